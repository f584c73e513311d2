"""The call list: the best leads in order, with the columns a caller needs, and nothing that could mislead."""

from __future__ import annotations

import random

import pytest

from scoring.fields import Field, FieldKind
from scoring.model import Tier
from scoring.scores import Scores
from scoring.table import Cell, ErrorValue, Serial, column
from scoring.workbook.call_list_sheet import FIRST_ROW, HEADER_ROW, MOST, call_list_sheet
from scoring.workbook.own_columns import channel_header, contact_headers
from scoring.workbook.plan import Formula, SheetPlan
from scoring.workbook.ranked import number_format
from tests.workbook.summary_books import random_scores, refs_of, scored, summary_model, text_cells


def _sheet(scores: Scores) -> SheetPlan:
    return call_list_sheet(scores, refs_of(scores.engine.table, scores))


def _rows(sheet: SheetPlan) -> list[list[Cell | int]]:
    """The values of the list now, row by row, without empty rows."""
    rows: dict[int, list[Cell | int]] = {}
    for cell in sorted(sheet.cells, key=lambda cell: (cell.row, cell.column)):
        if cell.row >= FIRST_ROW and isinstance(cell.value, Formula):
            rows.setdefault(cell.row, []).append(cell.value.value)
    return [row for row in rows.values() if row[0] != ""]


def _headers(sheet: SheetPlan) -> list[object]:
    return [cell.value for cell in sorted(sheet.cells, key=lambda c: c.column) if cell.row == HEADER_ROW]


def _contacts(names: list[str], **more: list[Cell | int]) -> Scores:
    columns: dict[str, list[Cell | int]] = {name: [f"{name} {n}" for n in range(3)] for name in names}
    return scored(columns | more | {"Points": [10, 90, 50]}, summary_model())


@pytest.mark.parametrize("seed", range(8))
def test_it_lists_the_best_in_order_without_the_disqualified(seed: int) -> None:
    scores = random_scores(random.Random(seed), 130)
    rows = _rows(_sheet(scores))
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    assert len(rows) == min(MOST, int((~scores.disqualified).sum()))
    assert [row[1] for row in rows] == sorted((float(row[1]) for row in rows), reverse=True)  # type: ignore[arg-type]
    assert "Disqualified" not in [row[2] for row in rows]


def test_blanks_and_errors_show_as_nothing() -> None:
    scores = scored(
        {"Name": [None, ErrorValue("#N/A"), "=1+1"], "Company": ["A", "B", "C"], "Points": [3, 2, 1]}, summary_model()
    )
    assert [row[3] for row in _rows(_sheet(scores))] == ["", "", "=1+1"]


def test_nothing_can_be_typed_where_it_would_not_move() -> None:
    sheet = _sheet(_contacts(["Name"]))
    assert sheet.protected
    assert all(cell.style.locked for cell in sheet.cells)
    assert any(text.startswith("Type no notes here") for text in text_cells(sheet))


def test_it_prints_with_its_header_on_every_page() -> None:
    sheet = _sheet(_contacts(["Name"]))
    assert (sheet.landscape, sheet.fit_width, sheet.repeat_rows) == (True, True, (HEADER_ROW, HEADER_ROW))
    assert sheet.freeze == (HEADER_ROW, 0)


def test_rows_are_coloured_by_tier_through_names_alone() -> None:
    sheet = _sheet(_contacts(["Name"]))
    assert len(sheet.formats) == 6
    assert all("!" not in item.formula and "HS_Tier_" in item.formula for item in sheet.formats)
    assert sheet.formats[0].look.fill != sheet.formats[1].look.fill


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (["Id", "E-mail", "Phone", "Name", "Company", "Title"], ["Name", "Company", "Title", "Phone", "E-mail"]),
        (["First name", "last_name", "Work phone", "Score note"], ["First name", "last_name", "Work phone"]),
        (["Emails opened", "Company size", "Lead source"], ["Emails opened", "Company size", "Lead source"]),
        (["Nombre", "Empresa", "Teléfono", "Correo"], ["Nombre", "Empresa", "Teléfono", "Correo"]),
    ],
)
def test_it_chooses_what_a_caller_needs(names: list[str], chosen: list[str]) -> None:
    sheet = _sheet(_contacts(names))
    assert _headers(sheet)[3:-3] == chosen


def test_the_key_is_always_among_at_most_six_columns() -> None:
    names = ["First name", "Last name", "Company", "Job title", "Phone", "Email", "CRM id"]
    model = summary_model()
    fields = (*model.fields, Field("CRM id"), Field("Email", FieldKind.EMAIL))
    columns: dict[str, list[Cell | int]] = {name: [name] for name in names}
    made = scored(columns, type(model)("Keyed", key=("CRM id",), fields=fields))
    assert contact_headers(made, refs_of(made.engine.table, made)) == (*names[:5], "CRM id")


@pytest.mark.parametrize(
    ("names", "found"),
    [(["Source"], "Source"), (["Lead Source", "Channel"], "Channel"), (["utm_source"], "utm_source"), (["Name"], "")],
)
def test_the_channel_is_found_by_its_name(names: list[str], found: str) -> None:
    scores = _contacts(names)
    assert channel_header(scores, refs_of(scores.engine.table, scores)) == (found, found)


def test_a_short_list_has_room_to_grow_and_a_long_one_an_end() -> None:
    def places(count: int) -> int:
        columns: dict[str, list[Cell | int]] = {"Name": ["x"] * count, "Points": [1] * count}
        return max(cell.row for cell in _sheet(scored(columns, summary_model())).cells) - HEADER_ROW

    assert [places(count) for count in (0, 3, 20, 500)] == [25, 25, 40, 100]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ([34600123456.0, None], "0"),
        (["+34 600", 5.0], "0"),
        ([0.5, 2.0], "General"),
        ([Serial(46000.0), "soon"], "yyyy-mm-dd"),
        (["a"], "General"),
    ],
)
def test_numbers_and_dates_of_the_leads_read_as_such(cells: list[Cell], code: str) -> None:
    assert number_format(column("", cells)) == code


def test_one_tier_and_no_columns_of_the_leads_still_make_a_list() -> None:
    scores = scored({"Points": [5, 6]}, summary_model(tiers=(Tier("All"),)))
    assert [row[:4] for row in _rows(_sheet(scores))] == [[1, 6.0, "All", 6.0], [2, 5.0, "All", 5.0]]
