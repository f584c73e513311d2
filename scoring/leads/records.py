"""The records of a text file, column by column: each text once, with a code per record.

A file of a million records has ten million fields, most of which repeat. Kept as lists they would take more memory than
everything else together, and leave it in pieces behind; so they are taken in a few thousand at a time, and let go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress, islice, zip_longest

import numpy as np
from numpy.typing import NDArray

# So many records are handled by one call into C: other threads stand still until it is over.
PIECE = 2_000


@dataclass(frozen=True, eq=False)
class Fields:
    """One column of n records. codes: int32 (n) into `texts`, whose first is the empty text."""

    codes: NDArray[np.int32]
    texts: tuple[str, ...]

    def having(self, kept: Iterable[bool]) -> NDArray[np.bool_]:
        """Which records hold one of the texts that are `kept`, a flag for each."""
        return np.fromiter(kept, np.bool_, len(self.texts))[self.codes]

    def of(self, records: NDArray[np.int64]) -> tuple[NDArray[np.int32], tuple[str, ...]]:
        """The codes of some records and the texts that occur there; the empty text is none of them, its code -1."""
        codes = self.codes[records]
        used = np.bincount(codes, minlength=len(self.texts)) > 0
        used[0] = False
        renumbered = np.where(used, np.cumsum(used, dtype=np.int32) - np.int32(1), np.int32(-1))
        return renumbered[codes], tuple(compress(self.texts, used.tolist()))


@dataclass(frozen=True, eq=False)
class Records:
    """A delimited file's records, with notes on what was assumed. widths: int32 (n), the fields of each.

    A `sep=` line at the start is not among them: Excel would not show it either.
    """

    widths: NDArray[np.int32]
    columns: tuple[Fields, ...]
    separator: str
    encoding: str
    notes: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.widths)

    def record(self, at: int) -> list[str]:
        """The fields of one record (counted from 0)."""
        return [column.texts[column.codes[at]] for column in self.columns[: self.widths[at]]]

    def records(self, most: int | None = None) -> Iterator[list[str]]:
        """The first records, or all of them."""
        return (self.record(at) for at in range(len(self) if most is None else min(most, len(self))))

    @property
    def rows(self) -> list[list[str]]:
        """All records as lists of texts: for a few of them."""
        return list(self.records())

    def filled(self) -> NDArray[np.bool_]:
        """Which records hold anything besides spaces."""
        found = np.zeros(len(self), np.bool_)
        for column in self.columns:
            found |= column.having(map(bool, (text.strip(" ") for text in column.texts)))
        return found


class Taker:
    """Takes records in, so many at a time."""

    def __init__(self, piece: int = PIECE) -> None:
        self._piece = piece
        self._known: list[dict[str, int]] = []
        self._codes: list[list[NDArray[np.int32]]] = []
        self._widths: list[NDArray[np.int32]] = []
        self.count = 0
        self.last: list[str] = []

    def take(self, records: Iterator[list[str]]) -> None:
        """Take all records."""
        while piece := list(islice(records, self._piece)):
            self._take(piece)
            self.last = piece[-1]

    def made(self) -> tuple[NDArray[np.int32], tuple[Fields, ...]]:
        """The widths of the records and their columns; blank records at the end are left out."""
        columns = []
        while self._known:
            # Each is let go before the next is made.
            codes, known = np.concatenate(self._codes.pop(0)), self._known.pop(0)
            columns.append(Fields(codes, tuple(known)))
        some = np.zeros(self.count, np.bool_)
        for column in columns:
            some |= column.codes > 0
        count = int(np.flatnonzero(some)[-1]) + 1 if some.any() else 0
        widths = np.concatenate([np.zeros(0, np.int32), *self._widths])[:count]
        return widths, tuple(Fields(column.codes[:count], column.texts) for column in columns)

    def _take(self, piece: list[list[str]]) -> None:
        self._widths.append(np.fromiter(map(len, piece), np.int32, len(piece)))
        for place, fields in enumerate(zip_longest(*piece, fillvalue="")):
            if place == len(self._known):
                self._known.append({"": 0})
                self._codes.append([np.zeros(self.count, np.int32)])
            known = self._known[place]
            for text in dict.fromkeys(fields):
                if text not in known:
                    known[text] = len(known)
            self._codes[place].append(np.fromiter(map(known.__getitem__, fields), np.int32, len(piece)))
        self.count += len(piece)
        for codes in self._codes[int(self._widths[-1].max()) :]:
            codes.append(np.zeros(len(piece), np.int32))
