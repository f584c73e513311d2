"""How VBA and Python share the work: a column costs one scoring, changes are noticed, nothing grows for ever."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from excel_addin import served
from excel_addin.lead_scorer import LeadScorer
from scoring import HotsheetError, Wishes, load_model, prepare, score_file
from scoring.jobs.models import marker_of
from scoring.jobs.run import Target
from scoring.modelfile import template_text
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from scoring.scores import serial_of
from scoring.store import Workspace
from scoring.table import Serial
from scoring.workbook.carried import carried_texts
from scoring.workbook.marker import Marker, marker_xml
from scoring.workbook.names import Our
from tests.excel_addin.functions.as_excel import answer_of, ask, packed, rows_of
from tests.judges import libreoffice
from tests.judges.libreoffice import requires_libreoffice
from tests.judges.shared import requires_shared, shared_path

pytestmark = pytest.mark.usefixtures("desk")
HEADERS = [("Email", "Job title", "Employees")]
STARTER = template_text("starter")
EDITED = STARTER.replace("points: 20", "points: 7", 1)


def lead(number: int) -> list[tuple[Any, ...]]:
    return [(f"a{number}@acme.example", "Head of Sales", float(number))]


@pytest.fixture
def scorings(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How many rows each scoring had."""
    sizes: list[int] = []
    plain = LeadScorer.scores

    def counted(self: LeadScorer, rows: Any) -> Any:
        sizes.append(len(rows))
        return plain(self, rows)

    monkeypatch.setattr(LeadScorer, "scores", counted)
    yield sizes


def cell(number: int, rows: list[tuple[Any, ...]]) -> Any:
    """What VBA does for a formula of a column: asks, and brings the block where it is wanted."""
    arguments = packed(lead(number), HEADERS, None)
    reply = served.ask("LEADSCORE", "Book1", True, False, arguments)
    if reply == ("block",):
        reply = served.ask_with("LEADSCORE", "Book1", False, packed(rows), arguments)
    return answer_of(reply)


def test_a_column_of_formulas_costs_one_scoring(scorings: list[int]) -> None:
    rows = [lead(number)[0] for number in range(300)]
    found = [cell(number, rows) for number in range(300)]
    assert scorings == [300]
    assert found == [each[0] for each in ask("LEADSCORES", [HEADERS[0], *rows])]
    assert scorings == [300]


def test_a_changed_row_costs_itself_and_many_cost_one_block(scorings: list[int]) -> None:
    rows = [lead(number)[0] for number in range(50)]
    cell(0, rows)
    cell(1000, rows)
    assert scorings == [50, 1]
    pasted = [lead(number)[0] for number in range(2000, 2300)]
    for number in range(2000, 2300):
        cell(number, pasted)
    assert len(scorings) < 20
    assert max(scorings) > 280


def test_an_unknown_workbook_is_asked_for() -> None:
    assert ask("LEADSCORE", lead(1), HEADERS, key="Other") == ("book",)


def test_the_model_is_the_chosen_one_else_the_one_inside_else_the_usual() -> None:
    inside = marker_xml(Marker(EDITED))
    usual, edited = ask("LEADSCORE", lead(60), HEADERS), load_model("starter")
    served.book("Book1", "", None, inside.decode(), None, False)
    assert ask("LEADSCORE", lead(60), HEADERS) == usual - 13
    served.book("Book1", '="template:icp"', None, inside.decode(), None, False)
    chosen = ask("LEADSCORE", lead(60), HEADERS)
    assert chosen == ask("LEADSCORE", lead(60), HEADERS, "icp") != usual
    assert ask("LEADSCORE", lead(60), HEADERS, "inside") == usual - 13
    # What stands in cells is newer than the part.
    cells = tuple((text,) for text in carried_texts(marker_xml(Marker(STARTER))))
    served.book("Book1", "", cells, inside.decode(), None, False)
    assert ask("LEADSCORE", lead(60), HEADERS) == usual
    served.book("Book1", "", cells[0][0][:-9], "<broken", None, False)
    assert ask("LEADSCORE", lead(60), HEADERS) == usual
    assert ask("LEADSCORE", lead(60), HEADERS, "inside")[1].startswith("The workbook carries no model.")
    assert edited.name == "Starter"


def test_a_model_that_changes_on_the_disk_is_noticed(desk: Path, tmp_path: Path) -> None:
    now = [0.0]
    facts = served.BookFacts()
    seen = served.Desk(desk, clock=lambda: now[0])
    seen.know("B", facts)
    path = tmp_path / "mine.yaml"
    path.write_text(STARTER, encoding="utf-8")
    first = seen.opened(str(path), facts)
    path.write_text(EDITED + "\n", encoding="utf-8")
    assert seen.opened(str(path), facts) == first
    now[0] += 2
    second = seen.opened(str(path), facts)
    assert second[0] != first[0]
    assert second[1] != first[1]
    # Another text of the same model scores the same: nothing is scored anew for it.
    path.write_text(EDITED + "\n# a comment\n", encoding="utf-8")
    now[0] += 2
    assert seen.opened(str(path), facts)[1] == second[1]
    with pytest.raises(HotsheetError, match="There is no model “North”"):
        seen.opened("North", facts)
    with Workspace.open(desk) as made:
        made.models.save("m1", EDITED.replace("name: Starter", "name: North"), 0, name="North")
    now[0] += 2
    assert seen.opened("North", facts)[0].name == "North"


def test_nothing_grows_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served, "_ROWS", 100)
    desk = served._desk()
    for number in range(60):
        served.book(f"Book{number}", "", None, "", 40_000.0 + number, False)
        ask("LEADSCORES", [HEADERS[0], *(lead(each)[0] for each in range(40))], key=f"Book{number}")
    assert len(desk._books) == 32
    assert sum(each.scorer.kept for each in desk._scorings.values()) <= 140


def test_the_day_of_the_workbook_counts() -> None:
    headers, row = [("Email", "Last activity")], [("a@acme.example", Serial(45_000.0))]
    for day, lately in ((45_003, True), (45_900.0, False), (float("inf"), False), ("soon", False), (3.0, False)):
        served.book("Book1", "", None, "", day, False)
        assert ("Active lately" in ask("LEADWHY", row, headers)) is lately


@requires_libreoffice
@requires_shared
def test_a_scored_workbook_shows_the_same_by_its_formulas_and_by_the_functions(tmp_path: Path) -> None:
    """The plain formulas as LibreOffice works them out, and the functions with the model inside the same workbook."""
    files = (sample_leads_path(), shared_path("data", "leads", "salesforce", "leads.xlsx"))
    scored = [tmp_path / f"{number}.xlsx" for number, _ in enumerate(files)]
    for source, out in zip(files, scored, strict=True):
        score_file(source, Target(out=out), Wishes(model="starter"), as_of=SAMPLE_AS_OF)
    for out, book in zip(scored, libreoffice.evaluate(scored), strict=True):
        prepared, marker = prepare(out), marker_of(out)
        assert marker is not None
        part = marker_xml(marker).decode()
        served.book("Book1", "", None, part, serial_of(SAMPLE_AS_OF), False)
        found = ask("LEADSCORES", [prepared.table.names, *rows_of(prepared.table)])
        cells = book[marker.sheet]
        for at, our in enumerate((Our.SCORE, Our.TIER, Our.WHY)):
            column = next(where for where, value in cells.items() if value == marker.columns[our]).rstrip("0123456789")
            wanted = [cells.get(f"{column}{row}", "") for row in prepared.table.rows.tolist()]
            assert [each[at] for each in found] == wanted
