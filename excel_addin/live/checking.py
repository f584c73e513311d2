"""What the program itself worked out, compared with the core: a score that differs is told, never hidden."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import xlwings as xw

from excel_addin.live.own_sheets import block
from excel_addin.live.values import runs_of
from scoring.ooxml.cells import address
from scoring.table import Cell, ErrorValue, Serial
from scoring.workbook.plan import BookPlan, ColumnPlan, LeadEdit

_CLOSE = 1e-9


@dataclass(frozen=True)
class Differing:
    """A cell in which the program has something else than the core: what it shows, and what was to be there."""

    sheet: str
    cell: str
    column: str
    shown: str
    expected: str


@dataclass(frozen=True)
class Checked:
    """How many results were compared, and those that differ."""

    count: int
    differing: tuple[Differing, ...] = ()


def check_live(book: xw.Book, plan: BookPlan) -> Checked:
    """Compare every visible result beside the leads with what the core computed."""
    edit = plan.leads
    if edit is None:
        return Checked(0)
    hidden = {column for width in edit.widths if width.hidden for column in range(width.first, width.last + 1)}
    columns = [column for column in edit.columns if column.formula and column.column not in hidden]
    differing = tuple(found for column in columns for found in _differing(book.sheets[edit.sheet], edit, column))
    return Checked(sum(len(column.values) for column in columns), differing)


def _differing(sheet: xw.Sheet, edit: LeadEdit, plan: ColumnPlan) -> Iterator[Differing]:
    header = next((str(cell.value) for cell in edit.headers if cell.column == plan.column), "")
    for start, first, last in runs_of(edit.rows):
        cells = sheet.range(block(first, plan.column, last, plan.column))
        shown = cells.options(ndim=1, err_to_str=True).value
        for place, value in enumerate(shown):
            expected = plan.values.cell(start + place)
            if not same(value, expected):
                cell = address(first + place, plan.column)
                yield Differing(sheet.name, cell, header, _words(value), _words(expected))


def same(shown: object, expected: Cell) -> bool:
    """Whether a value that a program shows is the one that the core computed."""
    match expected:
        case None | "":
            return shown is None or shown == ""
        case bool() | str():
            return type(shown) is type(expected) and shown == expected
        case ErrorValue(code):
            return shown == code
        case Serial():
            return False
    is_number = isinstance(shown, int | float) and not isinstance(shown, bool)
    return is_number and math.isclose(float(shown), float(expected), rel_tol=_CLOSE, abs_tol=_CLOSE)  # type: ignore[arg-type]


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case ErrorValue(code):
            return code
        case float() if value == int(value):
            return str(int(value))
    return str(value)
