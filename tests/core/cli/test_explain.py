"""`hotsheet explain`: a card whose parts add up."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from scoring.cli import main
from tests.core.cli.conftest import Desk
from tests.core.jobs.samples import AS_OF, CSV, edit, write_leads

RULES = "xl/worksheets/sheet2.xml"


def test_the_card(desk: Desk) -> None:
    said = desk.run("explain", "leads.csv", "ANA@acme.example", "-m", "trial.yaml", "--as-of", AS_OF)
    assert said.code == 0
    lines = [line.rstrip() for line in said.out.splitlines()]
    assert lines[0] == "Ana, ana@acme.example  row 2"
    assert lines[1] == "89  Hot  rank 1 of 4  grade C2"
    parts = [line.split() for line in lines if line.startswith("  ")]
    assert [part[-1] for part in parts] == ["+20", "+19", "+40", "+10", "89"]


def test_bars_begin_where_the_last_one_ended(desk: Desk) -> None:
    out = desk.run("explain", "leads.csv", "row:2", "-m", "trial.yaml", "--as-of", AS_OF).out
    bars = [line for line in out.splitlines() if "█" in line]
    starts = [line.index("█") for line in bars[:-1]]
    ends = [line.rindex("█") + 1 for line in bars]
    assert starts[1:] == ends[:-2]
    assert starts[0] == bars[-1].index("█")
    assert ends[-2] == ends[-1]


def test_json_adds_up(desk: Desk) -> None:
    facts = desk.run("explain", "leads.csv", "row:3", "-m", "trial.yaml", "--as-of", AS_OF, "--json").json
    assert facts["row"] == 3
    assert sum(part["points"] for part in facts["contributions"]) == facts["score"] == 2


def test_a_disqualified_lead_says_why(desk: Desk) -> None:
    out = desk.run("explain", "leads.csv", "cy@mailinator.com", "-m", "trial.yaml", "--as-of", AS_OF).out
    assert "Disqualified by “Disposable”." in out
    assert "rank" not in out


def test_no_points_at_all(desk: Desk) -> None:
    write_leads(desk.folder, CSV + "Flo,flo@acme.example,,,,\n")
    out = desk.run("explain", "leads.csv", "flo@acme.example", "-m", "trial.yaml").out
    assert "No rule gave this lead any points." in out


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("anna@acme.example", "Did you mean “ana@acme.example”"),
        ("bo@gmail.com", "row:3, row:7"),
        ("row:1", "rows 2 to 7"),
    ],
)
def test_a_lead_that_is_not_there_or_twice(desk: Desk, key: str, words: str) -> None:
    write_leads(desk.folder, CSV + "Bo,bo@gmail.com,,,,\n")
    said = desk.run("explain", "leads.csv", key, "-m", "trial.yaml")
    assert said.code == 7
    assert words in " ".join(said.err.split())


def test_percent_of_possible(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    text = desk.model.read_text()
    assert "scale: clamp" in text
    desk.model.write_text(text.replace("scale: clamp", "scale: percent"))
    assert main(["explain", "leads.csv", "row:2", "-m", "trial.yaml", "--as-of", AS_OF]) == 0
    assert "89 of 89 possible points are 100 %." in capsys.readouterr().out


def input_cell(path: Path, value: object) -> str:
    """The address of the last unlocked cell of the rules with a value."""
    cells = (cell for row in openpyxl.load_workbook(path)["Scoring Rules"].iter_rows() for cell in row)
    return str([cell.coordinate for cell in cells if cell.value == value and not cell.protection.locked][-1])


def test_a_scored_workbook_is_explained_as_of_its_own_day(desk: Desk) -> None:
    desk.run("score", "leads.csv", "-m", "trial.yaml", "--as-of", "2026-02-01", "-o", "old.xlsx")
    facts = desk.run("explain", "old.xlsx", "bo@gmail.com", "--json").json
    assert (facts["as_of"], facts["score"]) == ("2026-02-01", 12)
    out = desk.run("explain", "old.xlsx", "bo@gmail.com").out
    assert "Model Trial 3, as of 2026-02-01" in out
    assert desk.run("explain", "old.xlsx", "bo@gmail.com", "--as-of", AS_OF, "--json").json["score"] == 2


def test_rules_changed_on_the_sheet_are_told(desk: Desk) -> None:
    desk.score("-o", "a.xlsx")
    where = input_cell(desk.folder / "a.xlsx", 40)
    edit(desk.folder / "a.xlsx", {where: "45"}, RULES)
    said = desk.run("explain", "a-edited.xlsx", "row:2")
    assert said.code == 0
    assert f"(Scoring Rules {where}), and that is left aside: the model inside" in " ".join(said.err.split())
    assert desk.run("explain", "a.xlsx", "row:2").err == ""
