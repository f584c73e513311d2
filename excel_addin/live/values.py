"""What is written into cells of an open workbook, so that a program takes each value for what it is.

A program reads what is written as if somebody typed it: "00123" becomes a number, "1-2" a date, "=…" a formula. A
leading apostrophe makes a text of it, and is no part of the text.
"""

from __future__ import annotations

import math
import re

import numpy as np
from numpy.typing import NDArray

from scoring.table import Cell, CellKind, Column, ErrorValue, Serial
from scoring.workbook.plan import Formula

Entry = str | float | bool | None

# Nobody takes words with a blank between them for a number, a date or a truth value in any language.
_PLAIN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
_PREFIXED = re.compile(r'("(?:[^"]|"")*")|_xlfn\.(?:_xlws\.)?|_xlpm\.')
# References of one row; texts, names of sheets and of table columns are passed over.
_CELL = re.compile(
    r"""(?P<kept>"(?:[^"]|"")*"|'(?:[^']|'')*'!?|\[(?:'.|[^\]'])*\])"""
    r"""|(?<![\w.$])(?P<column>\$?[A-Z]{1,3})(?P<row>[1-9][0-9]{0,6})(?![\w.(!])"""
)


def entry(value: Cell | int | Formula, day_zero: int = 0) -> Entry:
    """A value of a plan as it is to be entered. day_zero: the day that the workbook's days count from."""
    match value:
        case Formula(text):
            return formula_entry(text)
        case str():
            return text_entry(value)
        case Serial(number):
            return number - day_zero
        case ErrorValue(code):
            return f"={code}"
        case None | bool():
            return value
    number = float(value)
    return number if math.isfinite(number) else "=#NUM!"


def text_entry(text: str) -> str | None:
    """A text as it is to be entered."""
    if not text:
        return None
    return text if _PLAIN.fullmatch(text) else f"'{text}"


def formula_entry(text: str) -> str:
    """A formula of a plan as it is to be entered: with "=", and without the prefixes that only files have."""
    return "=" + _PREFIXED.sub(lambda found: found[1] or "", text)


def column_entries(values: Column, day_zero: int = 0) -> list[Entry]:
    """A column's values, one for each lead."""
    texts = [text_entry(text) for text in values.texts]
    entries: list[Entry] = [None] * len(values)
    for place, kind in enumerate(values.kinds.tolist()):
        if kind == CellKind.TEXT:
            entries[place] = texts[int(values.codes[place])]
        elif kind != CellKind.BLANK:
            entries[place] = entry(values.cell(place), day_zero)
    return entries


def moved_down(formula: str, rows: int) -> str:
    """An A1 formula as it reads so many rows further down."""
    if not rows:
        return formula

    def shift(found: re.Match[str]) -> str:
        return found["kept"] or f"{found['column']}{int(found['row']) + rows}"

    return _CELL.sub(shift, formula)


def runs_of(rows: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """Rising rows as runs of neighbours: the place of the first in `rows`, the first row, and the last."""
    if not len(rows):
        return []
    starts = np.concatenate(([0], np.flatnonzero(np.diff(rows) != 1) + 1))
    ends = np.concatenate((starts[1:], [len(rows)])) - 1
    return [(int(start), int(rows[start]), int(rows[end])) for start, end in zip(starts, ends, strict=True)]
