"""`hotsheet explain`: a card whose parts add up."""

from __future__ import annotations

import pytest

from scoring.cli import main
from tests.core.cli.conftest import Desk
from tests.core.jobs.samples import AS_OF, CSV, write_leads


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
