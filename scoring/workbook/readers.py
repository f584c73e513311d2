"""Formulas that read cells which are still empty: what would be put there would change them, or go round in circles."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from scoring.ooxml.book import Book, Sheet
from scoring.ooxml.cells import MAX_COLUMN, MAX_ROW, column_number, parse_address
from scoring.workbook.parts.refs import Box
from scoring.workbook.stripping.formula_refs import cell_ranges
from scoring.workbook.stripping.formula_texts import cell_formulas, unescaped

_DIGITS = re.compile(rb"[0-9]+")
_ENDS = re.compile(r"\$?([A-Za-z]{0,3})\$?([0-9]*)(?::\$?([A-Za-z]{0,3})\$?([0-9]*))?")


@dataclass(frozen=True)
class Reader:
    """A formula that reads columns: its cell, and the last column that it reads."""

    cell: str
    last_column: int


def first_reader(book: Book, sheet: Sheet, columns: Collection[int], rows: tuple[int, int]) -> Reader | None:
    """The first formula of a sheet that reads any of some columns between two rows, or None."""
    wanted = frozenset(columns)
    plain_name = re.sub(r"[0-9]+", "1", sheet.name)

    @cache
    def may_read(plain: bytes) -> bool:
        """Whether formulas of this shape, their numbers aside, read one of the columns."""
        boxes = map(_box, cell_ranges(unescaped(plain), plain_name))
        return any(_reaches(box, wanted) for box in boxes if box is not None)

    for piece in book.scanner(sheet).rows():
        if b"<f" not in piece and b":f" not in piece:
            continue
        for cell, text in cell_formulas(piece):
            if not may_read(_DIGITS.sub(b"1", text)):
                continue
            for box in map(_box, cell_ranges(unescaped(text), sheet.name)):
                if box is not None and _reaches(box, wanted) and _meets(box, cell, rows):
                    return Reader(cell, box[3])
    return None


def _meets(box: Box, cell: str, rows: tuple[int, int]) -> bool:
    """Whether a range read by a cell lies in the rows. One beside the leads may be shared by all of their rows."""
    place = parse_address(cell)
    beside = place is not None and rows[0] <= place[0] <= rows[1]
    return beside or (box[0] <= rows[1] and box[2] >= rows[0])


def _reaches(box: Box, columns: Collection[int]) -> bool:
    return any(box[1] <= column <= box[3] for column in columns)


def _box(written: str) -> Box | None:
    found = _ENDS.fullmatch(written)
    if found is None:
        return None
    left, top, right, bottom = found[1], found[2], found[3], found[4]
    if found[3] is None and found[4] is None:
        right, bottom = left, top
    first, last = (column_number(left) if left else 1), (column_number(right) if right else MAX_COLUMN)
    high, low = (int(top) if top else 1), (int(bottom) if bottom else MAX_ROW)
    return min(high, low), min(first, last), max(high, low), max(first, last)
