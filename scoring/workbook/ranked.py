"""The n-th best lead, live: its place in the table by the sort key, and its cells from there."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.explain import why_texts
from scoring.scores import Scores
from scoring.table import Cell, CellKind, Column, ErrorValue
from scoring.workbook.lead_sheet_refs import LeadSheetRefs
from scoring.workbook.plan import Formula


def whys_of(scores: Scores, known: Sequence[str] | None) -> Sequence[str]:
    """The Why of each lead (n): those that the lead sheet shows where they are known, else worked out anew."""
    if known is not None:
        return known
    return why_texts(scores).tolist() if scores.leads else ()


def position(scores: Scores, refs: LeadSheetRefs, place: int) -> Formula:
    """The row within the columns of the lead that ranks at `place` (from 1); "" where so many do not rank."""
    key = refs.column(refs.key)
    text = f'IF({place}>COUNT({key}),"",MATCH(LARGE({key},{place}),{key},0))'
    return Formula(text, refs.offset(int(scores.order[place - 1])) if place <= len(scores.order) else "")


def ranked_lead(scores: Scores, place: int) -> int | None:
    """The lead (from 0) that ranks at `place` (from 1) now, or None."""
    return int(scores.order[place - 1]) if place <= len(scores.order) else None


def picked_number(column: str, position_cell: str, value: float | str) -> Formula:
    """A number of one of our columns at a position; "" where there is no such lead."""
    return Formula(f'IF({position_cell}="","",INDEX({column},{position_cell}))', value)


def picked_text(column: str, position_cell: str, value: str) -> Formula:
    """A text of one of our columns at a position; an empty one stays empty."""
    return Formula(f'IF({position_cell}="","",INDEX({column},{position_cell})&"")', value)


def picked_own(column: str, position_cell: str, cell: Cell) -> Formula:
    """A lead's own cell at a position. Blanks and errors show as nothing: INDEX would make a blank a 0."""
    cell_there = f"INDEX({column},{position_cell})"
    text = f'IF({position_cell}="","",IFERROR(IF({cell_there}="","",{cell_there}),""))'
    return Formula(text, "" if cell is None or isinstance(cell, ErrorValue) else cell)


def number_format(column: Column) -> str:
    """How a lead's own column reads elsewhere: dates as dates, long whole numbers (phones, ids) in full."""
    numbers = column.numbers[column.kinds == CellKind.NUMBER]
    if (column.kinds == CellKind.DATE).sum() > len(numbers):
        return "yyyy-mm-dd"
    return "0" if len(numbers) and bool((numbers == numbers.round()).all()) else "General"
