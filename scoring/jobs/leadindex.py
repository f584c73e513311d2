"""What all cells of a column say, in one pass: which lead has which key, and a mark of what stands in each cell.

To ask of one lead after the other would take a pass over the whole table for each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from scoring.jobs.celltext import number_text, serial_text
from scoring.table import CellKind, Column
from scoring.text import clean

_64_BITS = 2**64 - 1
_WRITTEN: tuple[tuple[CellKind, Callable[[float], str]], ...] = (
    (CellKind.NUMBER, number_text),
    (CellKind.DATE, serial_text),
    (CellKind.BOOL, lambda number: "TRUE" if number else "FALSE"),
)


class KeyIndex:
    """The keys of a column, cleaned: texts and numbers; dates and truths are keys of nobody."""

    def __init__(self, column: Column) -> None:
        self._places: dict[str, int] = {}
        places = self._places
        of_text = np.array([*(places.setdefault(clean(text), len(places)) for text in column.texts), -1], np.int32)
        self._of_lead = of_text.take(column.codes, mode="wrap")
        numeric = np.flatnonzero(column.kinds == CellKind.NUMBER)
        values, which = np.unique(column.numbers[numeric], return_inverse=True)
        of_number = [places.setdefault(number_text(value), len(places)) for value in values.tolist()]
        self._of_lead[numeric] = np.array(of_number, np.int32)[which]
        self._keys = list(places)
        has_key = np.flatnonzero(self._of_lead >= 0)
        self._counts = np.bincount(self._of_lead[has_key], minlength=len(places))
        self._first = np.zeros(len(places), np.intp)
        self._first[self._of_lead[has_key[::-1]]] = has_key[::-1]

    def leads_with(self, key: str) -> tuple[int, int]:
        """How many leads have a cleaned key, and the first of them."""
        place = self._places.get(key)
        return (0, 0) if place is None else (int(self._counts[place]), int(self._first[place]))

    def own_keys(self, leads: NDArray[np.intp]) -> list[str]:
        """The key of each of these leads; "" where it is blank, or others have it too."""
        places = self._of_lead[leads]
        own = np.append(self._counts == 1, False)[places]
        return [self._keys[place] if mine else "" for place, mine in zip(places.tolist(), own.tolist(), strict=True)]


def mark(text: str) -> int:
    """A mark of a text, which another text hardly has."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def text_marks(texts: Sequence[str]) -> NDArray[np.uint32]:
    """The marks of a column's distinct texts, and a 0 for what is no text."""
    return np.array([*map(mark, texts), 0], np.uint32)


def cell_marks(column: Column, of_texts: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.bool_]]:
    """The mark of each cell as it is written out, and which cells are written at all. of_texts: see `text_marks`."""
    marks = of_texts.take(column.codes, mode="wrap")
    filled = np.array([*map(bool, column.texts), False]).take(column.codes, mode="wrap")
    for kind, written in _WRITTEN:
        leads = np.flatnonzero(column.kinds == kind)
        if len(leads):
            # Written once for each number that there is.
            values, which = np.unique(column.numbers[leads], return_inverse=True)
            marks[leads] = np.array([mark(written(value)) for value in values.tolist()], np.uint32)[which]
            filled[leads] = True
    return marks, filled


@dataclass(frozen=True, eq=False)
class MarkIndex:
    """The marks of all cells of a table, by column: the marks, and which cells are written at all."""

    columns: Mapping[str, tuple[NDArray[np.uint32], NDArray[np.bool_]]]
    count: int

    def of(self, lead: int) -> dict[str, int]:
        """The marks of a lead, by column; blank cells are left out."""
        return {name: int(marks[lead]) for name, (marks, filled) in self.columns.items() if filled[lead]}

    def leads_like(self, marks: Mapping[str, int]) -> NDArray[np.intp]:
        """The leads whose cells are all as these; of one that had none, no lead is."""
        if not marks or marks.keys() - self.columns.keys():
            return np.zeros(0, np.intp)
        signatures, order = self._sorted
        wanted = np.uint64(sum((number + 1) * self._salts[name] for name, number in marks.items()) & _64_BITS)
        first, end = (np.searchsorted(signatures, wanted, side) for side in ("left", "right"))
        return order[first:end]

    @cached_property
    def _salts(self) -> dict[str, int]:
        return {name: _salt(name) for name in self.columns}

    @cached_property
    def _sorted(self) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
        """One number for all cells of a lead, sorted, and whose it is."""
        total = np.zeros(self.count, np.uint64)
        for name, (marks, filled) in self.columns.items():
            total += np.where(
                filled, (marks.astype(np.uint64) + np.uint64(1)) * np.uint64(self._salts[name]), np.uint64(0)
            )
        order = np.argsort(total, kind="stable")
        return total[order], order


def _salt(name: str) -> int:
    """An odd number of a column's own, so that equal cells of two columns do not stand for each other."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()) | 1
