"""Shared strings that only our cells used: emptied where they stand, so that no other number changes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray

from scoring.errors import NOWHERE, Place
from scoring.ooxml.cells import CellBatch, RawKind
from scoring.ooxml.outline import Span, outline

# An item of plain text, as programs write nearly all of them.
_ITEM = re.compile(
    rb"<(?P<prefix>(?:[\w.-]+:)?)si(?:\s[^<>]*)?(?:/>|(?<!/)>(?P<inside>.*?)</(?P=prefix)si\s*>)", re.DOTALL
)


class UsedStrings:
    """Which shared strings cells use, noted as they are scanned: those of our cells, and those of all others."""

    def __init__(self, count: int) -> None:
        self._ours = np.zeros(count, np.bool_)
        self._others = np.zeros(count, np.bool_)

    def note(
        self,
        batches: Iterable[CellBatch],
        *,
        ours: bool = False,
        columns: Collection[int] = (),
        rows: tuple[int, int] = (0, 0),
    ) -> None:
        """Note the strings of a sheet: all as ours, or those in our columns between two rows (both ends in)."""
        for batch in batches:
            shared = (batch.kinds == RawKind.SHARED) & (batch.codes >= 0) & (batch.codes < len(self._ours))
            mine: NDArray[np.bool_] = np.full(len(batch), ours)
            if columns:
                inside = (batch.rows >= rows[0]) & (batch.rows <= rows[1])
                mine |= np.isin(batch.columns, list(columns)) & inside
            self._ours[batch.codes[shared & mine]] = True
            self._others[batch.codes[shared & ~mine]] = True

    @property
    def freed(self) -> NDArray[np.intp]:
        """The strings that nothing uses once our cells are gone, by number from 0."""
        return np.flatnonzero(self._ours & ~self._others)


def emptied(data: bytes, places: Collection[int], place: Place = NOWHERE) -> bytes:
    """A shared strings part (in UTF-8) with the items at these places empty; every other byte is as it was."""
    if not len(places):
        return data
    items = _items(data, place)
    pieces, at = [], 0
    for number in sorted(int(each) for each in places):
        if number < len(items):
            start, end, prefix = items[number]
            # The item's own tags stay: they may declare its prefix.
            pieces += [data[at:start], b"<%bt/>" % prefix if start < end else b""]
            at = end
    return b"".join((*pieces, data[at:]))


def _items(data: bytes, place: Place) -> list[tuple[int, int, bytes]]:
    """Where the content of each item begins and ends, and its prefix: by one pattern, or by the parser where comments
    may hide tags.
    """
    if b"<!" not in data:
        return [(*found.span("inside"), found["prefix"]) for found in _ITEM.finditer(data)]
    whole = outline(data, place)
    return [
        (child.inside, child.end if child.empty else data.rindex(b"<", child.inside, child.end), _prefix(child))
        for child in whole.children
        if child.name == "si"
    ]


def _prefix(child: Span) -> bytes:
    return child.raw[: -len(child.name)].encode()
