"""Cell references as text: the A1 arithmetic that all part writers share."""

from __future__ import annotations

import re

from scoring.ooxml.cells import column_letters, column_number

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}))?\Z")

# First row, first column, last row, last column, counted from 1.
Box = tuple[int, int, int, int]


def cell_ref(row: int, column: int) -> str:
    """A cell as A1 text."""
    return f"{column_letters(column)}{row}"


def range_ref(box: Box) -> str:
    """A range as A1 text; a single cell stands without a colon."""
    first, last = cell_ref(box[0], box[1]), cell_ref(box[2], box[3])
    return first if first == last else f"{first}:{last}"


def parse_range(text: str) -> Box | None:
    """The corners of an A1 cell or range, or None where the text is neither or leaves the sheet."""
    found = _RANGE.match(text)
    if found is None:
        return None
    first = (int(found[2]), column_number(found[1]))
    last = (int(found[4]), column_number(found[3])) if found[3] else first
    box = (*first, *last)
    inside = box[0] <= box[2] <= MAX_ROWS and box[1] <= box[3] <= MAX_COLUMNS
    return box if inside else None


def overlap(one: Box, other: Box) -> bool:
    """Whether two ranges share a cell."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def sheet_prefix(name: str) -> str:
    """A sheet's name as it stands in a reference, quoted, with its exclamation mark."""
    return "'" + name.replace("'", "''") + "'!"
