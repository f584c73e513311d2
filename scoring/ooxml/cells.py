"""Cells as they stand in a sheet part, many at a time, before styles and shared strings say what they mean.

The scanners make batches of them; positions are kept so that an editor can cut a part exactly there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from scoring.errors import LeadFileError

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384
# LibreOffice saves plain truths and errors as these formulas: nobody typed them. At most 8 letters each.
CONSTANTS = (
    "TRUE()", "FALSE()", "NA()", "#N/A", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!",
)  # fmt: skip


class RawKind(IntEnum):
    """How a cell's value is stored: SHARED is an index into the shared strings, ISO_DATE was a text."""

    BLANK = 0
    NUMBER = 1
    TEXT = 2
    BOOL = 3
    ERROR = 4
    ISO_DATE = 5
    SHARED = 6


@dataclass(frozen=True, eq=False)
class CellBatch:
    """Cells in the order of the file, one array per property, all of length n.

    rows, columns: int32, counted from 1.  kinds: uint8, `RawKind`.  styles: int32, the cell's format.
    numbers: float64, the value of NUMBER, ISO_DATE (a 1900 serial) and BOOL (0 or 1) cells, else NaN.
    codes: int32, for TEXT and ERROR the index into `texts`, for SHARED that of the shared string, else -1.
    formulas: bool; a formula that only says a truth or an error (`CONSTANTS`) beside its value is none.
    starts, ends: int64, the bytes of the whole cell element in the part (as UTF-8).
    hidden_rows: int32, the rows marked as hidden, by hand or by a filter, with or without cells.
    """

    rows: NDArray[np.int32]
    columns: NDArray[np.int32]
    kinds: NDArray[np.uint8]
    styles: NDArray[np.int32]
    numbers: NDArray[np.float64]
    codes: NDArray[np.int32]
    formulas: NDArray[np.bool_]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    texts: tuple[str, ...]
    hidden_rows: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))

    def __len__(self) -> int:
        return len(self.rows)


def empty_batch() -> CellBatch:
    """A batch of no cells."""
    ints, longs = np.zeros(0, np.int32), np.zeros(0, np.int64)
    return CellBatch(
        ints, ints, np.zeros(0, np.uint8), ints, np.zeros(0), ints, np.zeros(0, np.bool_), longs, longs, ()
    )


def join_batches(batches: Iterable[CellBatch]) -> CellBatch:
    """One batch of all cells, with each distinct text once."""
    parts = list(batches)
    if not parts:
        return empty_batch()
    texts: dict[str, int] = {}
    codes = []
    for part in parts:
        if not part.texts:
            codes.append(part.codes)
            continue
        renumber = np.array([texts.setdefault(text, len(texts)) for text in part.texts], np.int32)
        own = (part.kinds == RawKind.TEXT) | (part.kinds == RawKind.ERROR)
        moved = part.codes.copy()
        moved[own] = renumber[part.codes[own]]
        codes.append(moved)
    return CellBatch(
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.columns for part in parts]),
        np.concatenate([part.kinds for part in parts]),
        np.concatenate([part.styles for part in parts]),
        np.concatenate([part.numbers for part in parts]),
        np.concatenate(codes),
        np.concatenate([part.formulas for part in parts]),
        np.concatenate([part.starts for part in parts]),
        np.concatenate([part.ends for part in parts]),
        tuple(texts),
        np.concatenate([part.hidden_rows for part in parts]),
    )


_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


@cache
def column_letters(column: int) -> str:
    """The letters of a column counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """A cell's address, such as C17; both counted from 1."""
    return f"{column_letters(column)}{row}"


@cache
def column_number(letters: str) -> int:
    """The column, counted from 1, that these letters name."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def parse_address(text: str) -> tuple[int, int] | None:
    """Row and column of an address such as C17 or $C$17, or None where it is none on a sheet."""
    match = _REFERENCE.fullmatch(text)
    if match is None:
        return None
    row, column = int(match[2]), column_number(match[1])
    return (row, column) if 1 <= row <= MAX_ROW and column <= MAX_COLUMN else None


def parse_range(text: str) -> tuple[int, int, int, int]:
    """First row, first column, last row, last column of a range such as A1:D40 (or of a single cell).

    Raises LeadFileError where the text is no range.
    """
    first, _, last = text.partition(":")
    start, end = parse_address(first), parse_address(last or first)
    if start is None or end is None:
        raise LeadFileError(f"“{text}” is no range of cells.", mend="Open the file in Excel and save it again.")
    rows, columns = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return rows[0], columns[0], rows[1], columns[1]


# A numeric cell holds exactly this; Python's float() would also take "1_0", "nan" and "infinity".
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def number_of(text: str) -> float | None:
    """The number that a numeric cell's text says, or None where it is none or has no finite value."""
    if NUMBER.fullmatch(text) is None:
        return None
    value = float(text)
    return value if abs(value) != float("inf") else None


def unescape_text(text: str) -> str:
    """A cell text with the format's own escapes resolved: `_x000a_` is a line break, `_x005F_` a low line."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


_ENTITY = re.compile(r"&(?:(lt|gt|amp|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


def resolve_entities(text: str) -> str | None:
    """XML's five names and character numbers resolved; None where "&" begins anything else."""
    if "&" not in text:
        return text
    good = True

    def character(match: re.Match[str]) -> str:
        nonlocal good
        if match[1]:
            return _NAMED[match[1]]
        number = int(match[2]) if match[2] else int(match[3], 16)
        allowed = number in (9, 10, 13) or 0x20 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD
        if not allowed and not 0x10000 <= number <= 0x10FFFF:
            good = False
            return ""
        return chr(number)

    resolved, count = _ENTITY.subn(character, text)
    return resolved if good and count == text.count("&") else None
