"""Cells as texts, for .csv files, keys and messages: numbers shortest, dates ISO, texts to the letter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np

from scoring.table import Cell, CellKind, Column, ErrorValue, Serial

_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)
_DAY_SECONDS = 86_400
# 1900-03-01 and 9999-12-31: outside of them spreadsheets and calendars disagree, and the number is safer.
_FIRST_DAY, _LAST_DAY = 61, 2_958_466


def number_text(number: float) -> str:
    """A number in its shortest exact form: 10, 0.1, 1e+21."""
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return repr(float(number))


def serial_text(serial: float) -> str:
    """A date serial as 2026-11-22, with the time where it has one, or as a time where it has no day."""
    seconds = round(serial * _DAY_SECONDS)
    if 0 < seconds < _DAY_SECONDS:
        return (_EPOCH + timedelta(seconds=seconds)).strftime("%H:%M:%S")
    if not _FIRST_DAY * _DAY_SECONDS <= seconds < _LAST_DAY * _DAY_SECONDS:
        return number_text(serial)
    when = _EPOCH + timedelta(seconds=seconds)
    return when.date().isoformat() if seconds % _DAY_SECONDS == 0 else when.strftime("%Y-%m-%d %H:%M:%S")


def cell_text(cell: Cell) -> str:
    """A cell as a text; a blank is empty, an error cell its code."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case str():
            return cell
        case Serial(value):
            return serial_text(value)
        case ErrorValue(code):
            return code
        case _:
            return number_text(cell)


def column_texts(column: Column) -> list[str]:
    """All cells of a column as texts."""
    texts = np.full(len(column), "", dtype=object)
    written = np.isin(column.kinds, (CellKind.TEXT, CellKind.ERROR))
    if column.texts:
        texts[written] = np.array(column.texts, dtype=object)[column.codes[written]]
    for kind, form in ((CellKind.NUMBER, number_text), (CellKind.DATE, serial_text)):
        chosen = column.kinds == kind
        texts[chosen] = [form(number) for number in column.numbers[chosen].tolist()]
    true = column.kinds == CellKind.BOOL
    texts[true] = ["TRUE" if number else "FALSE" for number in column.numbers[true].tolist()]
    result: list[str] = texts.tolist()
    return result
