"""Values as Excel hands them to Python, and the cells of a lead table that they are.

Over COM an error cell arrives as a whole number, a date as a datetime, a currency as a decimal; numbers are floats.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from scoring.ooxml.styles import FormatKind, format_kind
from scoring.table import Cell, ErrorValue, Serial

# VT_ERROR codes as COM hands them over: the high word is FACILITY_CONTROL, the low one Excel's CVErr number.
# Source: Excel's XlCVError enumeration (xlErrDiv0 2007, xlErrNA 2042, xlErrName 2029, …).
_CV_ERRORS = {
    2000: "#NULL!",
    2007: "#DIV/0!",
    2015: "#VALUE!",
    2023: "#REF!",
    2029: "#NAME?",
    2036: "#NUM!",
    2042: "#N/A",
    2043: "#GETTING_DATA",
    2045: "#SPILL!",
    2046: "#CONNECT!",
    2047: "#BLOCKED!",
    2048: "#UNKNOWN!",
    2049: "#FIELD!",
    2050: "#CALC!",
}
_CONTROL = -0x7FF60000
COM_ERRORS = {_CONTROL + number: text for number, text in _CV_ERRORS.items()}
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a serial has no zone
_DAY = timedelta(days=1)
Grid = Sequence[Sequence[Any]]


def cell_of(value: Any) -> Cell:
    """One value as a cell of a lead table; what Excel never hands over counts by its text."""
    match value:
        case None | bool() | float() | str() | Serial() | ErrorValue():
            return value
        case int():
            return ErrorValue(COM_ERRORS[value]) if value in COM_ERRORS else float(value)
        case Decimal():
            return float(value)
        case datetime():
            return Serial((value.replace(tzinfo=None) - _EPOCH) / _DAY)
        case date():
            return Serial(float((value - _EPOCH.date()).days))
        case _:
            return str(value)


def grid_of(value: Any) -> Grid:
    """What a range or a single value is, as rows of values: at least one row of at least one value."""
    if not isinstance(value, list | tuple):
        return ((value,),)
    if value and isinstance(value[0], list | tuple):
        return value
    return (value,)


def with_dates(grid: Grid, places: Sequence[float | str] | None, day_zero: int = 0) -> Grid:
    """The same cells, those at some places (counted row by row from 0) as dates.

    day_zero: what the workbook's serials lack of those of the 1900 system. A place with a number format, such as
    "4:[h]:mm", is a small number: days in a format with a date in it, else hours, which have no day.
    """
    if not places:
        return grid
    rows = [list(row) for row in grid]
    width = len(rows[0])
    for place in places:
        number, _, form = place.partition(":") if isinstance(place, str) else (place, "", "")
        row, at = divmod(int(number), width)
        serial = rows[row][at]
        if isinstance(serial, int | float):
            moved = not form or format_kind(form) is FormatKind.DATE
            rows[row][at] = Serial(float(serial + day_zero if moved else serial))
    return [tuple(row) for row in rows]


def is_blank(value: Any) -> bool:
    """Whether a cell is blank in meaning: empty, or a text of nothing but spaces."""
    return value is None or (isinstance(value, str) and not value.strip(" "))
