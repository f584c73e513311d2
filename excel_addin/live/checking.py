"""What the program itself worked out, compared with the core: a score that differs is told, never hidden."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

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


def check_live(book: xw.Book, plan: BookPlan, decimal: str = ".") -> Checked:
    """Compare what is beside the leads: results with what the core computed, what people typed with what it was.

    decimal: the program's decimal sign, which texts that it makes of numbers have.
    """
    edit = plan.leads
    if edit is None:
        return Checked(0)
    hidden = {column for width in edit.widths if width.hidden for column in range(width.first, width.last + 1)}
    columns = [column for column in edit.columns if column.column not in hidden]
    sheet = book.sheets[edit.sheet]
    differing = tuple(found for column in columns for found in _differing(sheet, edit, column, decimal))
    return Checked(sum(len(column.values) for column in columns if column.formula), differing)


def _differing(sheet: xw.Sheet, edit: LeadEdit, plan: ColumnPlan, decimal: str) -> Iterator[Differing]:
    header = next((str(cell.value) for cell in edit.headers if cell.column == plan.column), "")
    for start, first, last in runs_of(edit.rows):
        cells = sheet.range(block(first, plan.column, last, plan.column))
        shown = cells.options(ndim=1, err_to_str=True).value
        for place, value in enumerate(shown):
            expected = plan.values.cell(start + place)
            if not same(value, expected, decimal):
                cell = address(first + place, plan.column)
                yield Differing(sheet.name, cell, header, _words(value), _words(expected))


def same(shown: object, expected: Cell, decimal: str = ".") -> bool:
    """Whether a value that a program shows is the one that the core computed.

    A day that somebody typed is one whatever its kind: programs tell days in more than one way.
    """
    match expected:
        case None | "":
            return shown is None or shown == ""
        case str():
            return isinstance(shown, str) and _with_points(shown, decimal) == _with_points(expected, decimal)
        case bool():
            return isinstance(shown, bool) and shown == expected
        case ErrorValue(code):
            return shown == code
        case Serial():
            return isinstance(shown, datetime | int | float) and not isinstance(shown, bool)
    is_number = isinstance(shown, int | float) and not isinstance(shown, bool)
    return is_number and math.isclose(float(shown), float(expected), rel_tol=_CLOSE, abs_tol=_CLOSE)  # type: ignore[arg-type]


def _with_points(text: str, decimal: str) -> str:
    """A text whose numbers have decimal points, whatever sign the program has for them."""
    return text if decimal == "." else re.sub(rf"(?<=[0-9]){re.escape(decimal)}(?=[0-9])", ".", text)


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case ErrorValue(code):
            return code
        case float() if value == int(value):
            return str(int(value))
    return str(value)
