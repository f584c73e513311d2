"""What the columns that become ours were before: widths that a person gave them, or that they were hidden.

It stands in a hidden name of the workbook, in the order of our columns, and comes back when they are cleared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

import xlwings as xw

from excel_addin.calc.ranges import Range as CalcRange
from excel_addin.live.clearing import Placed, usual_width
from scoring.workbook.names import COLUMNS_NAME
from scoring.workbook.plan import BookPlan, DefinedName

_SAID = re.compile(r'="((?:[0-9]+:-?[0-9.]+,?)*)"')
# A text in a formula is no longer.
_LONGEST = 255
_ALIKE = 0.05


def with_columns(plan: BookPlan, book: xw.Book, placed: Placed) -> BookPlan:
    """The plan with what its columns are now, or were before an earlier scoring, which stands at `placed`."""
    edit = plan.leads
    if edit is None:
        return plan
    sheet, ours = book.sheets[edit.sheet], sorted(column.column for column in edit.columns)
    stay = placed.columns if placed.sheet == edit.sheet else frozenset()
    usual = usual_width(sheet, ours)
    widths = {column: width for column, width in columns_before(book, placed).items() if column in stay}
    for column in ours:
        width = usual if column in stay else _width(sheet.range((1, column)))
        if abs(width - usual) > _ALIKE:
            widths[column] = width
    text = _text(ours, widths)
    return replace(plan, names=(*plan.names, DefinedName(COLUMNS_NAME, f'"{text}"', hidden=True))) if text else plan


def columns_before(book: xw.Book, placed: Placed) -> dict[int, float]:
    """The widths that columns of ours had, less than 0 or 0 if they were hidden. Others were as wide as usual."""
    found = next((name for name in book.names if name.name == COLUMNS_NAME), None)
    said = _SAID.fullmatch(found.refers_to or "") if found is not None else None
    if said is None:
        return {}
    ours = dict(enumerate(sorted(placed.columns)))
    pairs = (part.split(":") for part in said[1].split(",") if part)
    return {ours[int(place)]: float(width) for place, width in pairs if int(place) in ours}


def _width(cell: xw.Range) -> float:
    """The width of a cell's column. Of a hidden one Excel says 0; here it is less than 0 where Calc says more."""
    width: float = cell.column_width or 0.0
    return -width if isinstance(cell.impl, CalcRange) and cell.impl.column_hidden else width


def _text(ours: Iterable[int], widths: Mapping[int, float]) -> str:
    text = ""
    for place, column in enumerate(ours):
        part = f"{place}:{widths[column]:g}" if column in widths else ""
        if part and len(text) + len(part) < _LONGEST:
            text += f",{part}" if text else part
    return text
