"""Scored workbooks for tests: leads and a model in, a file out, and what a judge should see in every formula cell."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scoring.model import ScoringModel
from scoring.scores import Overrides, Scores, score
from scoring.table import Cell, LeadTable, Serial
from scoring.workbook.compose import ComposeOptions, compose
from scoring.workbook.grid import address
from scoring.workbook.names import CALL_LIST_SHEET, SUMMARY_SHEET, Our
from scoring.workbook.plan import BookPlan, Formula, SheetPlan
from scoring.workbook.write import write_book
from tests.judges.cells import Book, ErrorCode, Value
from tests.strategies import AS_OF

EVERYTHING = ComposeOptions(show=tuple(Our))
Difference = tuple[str, object, object]


@dataclass(frozen=True, eq=False)
class Scored:
    """Leads, the model that scored them, and the plan of their workbook."""

    table: LeadTable
    scores: Scores
    plan: BookPlan
    columns: Mapping[str, str]

    @property
    def model(self) -> ScoringModel:
        """The model that scored."""
        return self.scores.model

    def sheet(self, name: str) -> SheetPlan:
        """The plan of a sheet."""
        return next(sheet for sheet in self.plan.sheets if sheet.name == name)

    def write(self, path: Path, *, pages: bool = True) -> Path:
        """The workbook as a file; without `pages` the summary and the call list are left out, which is quicker."""
        kept = tuple(s for s in self.plan.sheets if pages or s.name not in (SUMMARY_SHEET, CALL_LIST_SHEET))
        write_book(replace(self.plan, sheets=kept), path, overwrite=True)
        return path

    def again(self, model: ScoringModel | None = None, as_of: float | None = None) -> Scored:
        """The same leads with another model or on another day."""
        day = self.scores.program.as_of.value if as_of is None else as_of
        assert isinstance(day, float)
        return scored(self.table, model or self.model, self.columns, overrides=self.scores.overrides, as_of=day)


def scored(
    table: LeadTable,
    model: ScoringModel,
    columns: Mapping[str, str] | None = None,
    *,
    overrides: Overrides = (),
    as_of: float = AS_OF,
    options: ComposeOptions = EVERYTHING,
) -> Scored:
    """Leads scored and laid out; by default the columns bear the fields' names."""
    named = columns or {field.name: field.name for field in model.fields if field.name in table}
    scores = score(table, model, named, as_of, overrides)
    return Scored(table, scores, compose(table, scores, named, options), named)


def expected(sheet: SheetPlan) -> dict[str, Cell | int]:
    """What every formula cell of a sheet should show, by address."""
    found: dict[str, Cell | int] = {
        address(cell.row, cell.column): cell.value.value for cell in sheet.cells if isinstance(cell.value, Formula)
    }
    for plan in sheet.columns:
        if plan.formula:
            for place, value in enumerate(plan.values.cells()):
                found[address(plan.first_row + place, plan.column)] = value
    return found


def differences(plan: BookPlan, judged: Book, sheets: Iterable[str] = ()) -> list[Difference]:
    """Where a judge sees another value than the plan holds, on these sheets or on all."""
    wanted = set(sheets)
    return [
        (f"{sheet.name}!{cell}", value, judged.get(sheet.name, {}).get(cell))
        for sheet in plan.sheets
        if not wanted or sheet.name in wanted
        for cell, value in expected(sheet).items()
        if not equal(value, judged.get(sheet.name, {}).get(cell))
    ]


def equal(value: Cell | int, seen: Value | None) -> bool:
    """Whether a judge sees a value: numbers as far as the 15 digits that spreadsheets save."""
    if isinstance(value, Serial):
        value = value.value
    if isinstance(seen, ErrorCode):
        return False
    if value in (None, "") or seen in (None, ""):
        return value in (None, "") and seen in (None, "")
    if isinstance(value, str) or isinstance(seen, str):
        return isinstance(value, str) and isinstance(seen, str) and str(value) == str(seen)
    assert isinstance(value, bool | int | float) and seen is not None
    return math.isclose(float(value), float(seen), rel_tol=1e-13)


def headers(sheet: SheetPlan) -> dict[str, int]:
    """The columns of a lead sheet by their headers."""
    return {str(cell.value): cell.column for cell in sheet.cells if cell.row == 1}


def lead_values(scored_book: Scored, book: Book, header: str) -> list[Value | None]:
    """What a judge sees in a column of the lead sheet, lead by lead."""
    sheet = scored_book.plan.sheets[0]
    column = headers(sheet)[header]
    cells = book[sheet.name]
    return [cells.get(address(row, column)) for row in range(2, len(scored_book.table) + 2)]
