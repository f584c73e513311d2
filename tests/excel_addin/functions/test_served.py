"""How VBA and Python share the work: a column costs one scoring, changes are noticed, nothing grows for ever."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from excel_addin import served
from excel_addin.lead_scorer import LeadScorer
from excel_addin.registry import CellError
from scoring import HotsheetError, Wishes, lead_table, load_model, prepare, score, score_file
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
from tests.excel_addin.functions.as_excel import ask, ask_in_table, rows_of
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
    """What VBA does for a formula of a column."""
    return ask_in_table("LEADSCORE", rows, lead(number), HEADERS)


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


# Where the company's size is told in words, the model's employees are the heads that were counted.
SIZES = [("Email", "Company size", "Headcount")]
IN_WORDS = [(f"b{at}@acme.example", ("Small", "Medium", "Large")[at % 3], 40.0) for at in range(20)]
IN_NUMBERS = [(f"a{at}@acme.example", 40.0, 3.0) for at in range(20)]


def scores_of_core(rows: list[tuple[Any, ...]]) -> list[float]:
    columns = {header: [row[at] for row in rows] for at, header in enumerate(SIZES[0])}
    return [float(each) for each in score(lead_table(columns), "starter").score]


@pytest.mark.parametrize("apart", [("Book1", "Leads", "Book1", "More"), ("Book1", "Leads", "Book2", "Leads")])
@pytest.mark.parametrize("order", ["first then second", "second then first", "in turn"])
def test_tables_with_the_same_headers_score_by_what_each_holds(apart: tuple[str, ...], order: str) -> None:
    served.book("Book2", "", None, "", None, False)
    tables = ((apart[0], apart[1], IN_WORDS), (apart[2], apart[3], IN_NUMBERS))
    asked = [(table, at) for table in tables for at in range(20)]
    if order == "second then first":
        asked.reverse()
    elif order == "in turn":
        asked.sort(key=lambda each: each[1])
    for (book, place, rows), at in asked:
        found = ask_in_table("LEADSCORE", rows, [rows[at]], SIZES, key=book, place=place)
        assert found == scores_of_core(rows)[at] == 10.0
    for book, _, rows in tables:
        assert [each[0] for each in ask("LEADSCORES", [SIZES[0], *rows], key=book)] == scores_of_core(rows)


def test_one_lead_is_read_as_the_core_reads_it() -> None:
    for row in (IN_WORDS[0], IN_NUMBERS[0]):
        assert ask("LEADSCORES", [SIZES[0], row])[0][0] == scores_of_core([row])[0] == 10.0
        assert ask_in_table("LEADSCORE", [row], [row], SIZES, place=str(row)) == 10.0


def test_a_lead_apart_from_its_table_is_refused_where_the_table_would_decide() -> None:
    assert ask("LEADSCORE", [IN_NUMBERS[0]], SIZES) == 10.0
    for name in ("LEADSCORE", "LEADTIER", "LEADWHY"):
        code, said = ask(name, [IN_WORDS[0]], SIZES)
        assert code == CellError.VALUE
        assert "“Employees” hangs on what the leads hold" in said and "--" not in said
    assert "“Employees” hangs" in ask("LEADHINT", [IN_WORDS[0]], SIZES)
    # Several are a table of their own, and headers that leave nothing open need none.
    assert ask("LEADSCORE", IN_WORDS[:3], SIZES) == [(10.0,)] * 3
    assert ask("LEADSCORE", [IN_WORDS[0][::2]], [("Email", "Employees")]) == 10.0


def test_a_table_is_looked_at_anew_after_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(served._desk(), "_clock", lambda: now[0])
    served.book("Book1", "", None, "", None, False)
    assert ask_in_table("LEADSCORE", IN_WORDS, [IN_WORDS[0]], SIZES) == 10.0
    # Numbers were pasted over all of it: the first cell that is calculated sees all of them.
    now[0] += 2
    assert [ask_in_table("LEADSCORE", IN_NUMBERS, [row], SIZES) for row in IN_NUMBERS] == [10.0] * 20
    # A row that was scored before is none that need not be looked at.
    now[0] += 2
    assert ask_in_table("LEADSCORE", [*IN_WORDS, IN_NUMBERS[0]], [IN_NUMBERS[0]], SIZES) == 0.0


def test_a_table_that_cannot_be_understood_is_brought_once(monkeypatch: pytest.MonkeyPatch) -> None:
    brought: list[str] = []
    plain = served.ask_with

    def counted(name: str, *given: Any) -> Any:
        brought.append(name)
        return plain(name, *given)

    monkeypatch.setattr(served, "ask_with", counted)
    headers, rows = (
        [("Email", "Demos watched", "No response after demo")],
        [(f"{at}@a.example", 1.0, 2.0) for at in range(6)],
    )
    for row in rows:
        assert "is not certain" in ask_in_table("LEADSCORE", rows, [row], headers, "pipeline-stages")[1]
    assert brought == ["LEADSCORE"]


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
    assert sum(each.kept for each in desk._scorers.values()) <= 140
    assert sum(len(each.rows) for each in desk._tables.values()) <= 140


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
