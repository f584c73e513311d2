"""Cells taken out of the rows of a sheet part as it streams by; rows and all else stay as they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scoring.errors import Place
from scoring.ooxml.bulk import scan_bulk
from scoring.ooxml.cells import CellBatch, address
from scoring.ooxml.exact import ExactScanner
from scoring.ooxml.outline import tag_end
from scoring.ooxml.sheet import hides_tags
from scoring.workbook.parts.text import text_element
from scoring.workbook.surgery.shared import SharedFormulas
from scoring.workbook.surgery.splice import changed_tag, prefixed

_ROW = re.compile(rb"<(?:[\w.-]+:)?row(?=[\s/>])")
_NUMBER = re.compile(rb"""\sr\s*=\s*["']([0-9]{1,7})["']""")
_HIDDEN = re.compile(rb"""\shidden\s*=\s*["'](?:1|true)["']""")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']""")
_STYLE = re.compile(rb"""\ss\s*=\s*["'][0-9]+["']""")


@dataclass(frozen=True)
class TakeOut:
    """Which cells go. columns: of the sheet. rows: first and last, both in.

    texts: (row, column) -> the text that a cell holds from now on instead of being taken out. shown: whether the
    rows from the second one on are to be shown again, because what hid them goes too.
    """

    columns: Collection[int]
    rows: tuple[int, int]
    texts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    shown: bool = False


def take_out(
    pieces: Iterable[bytes], out: TakeOut, prefix: bytes, place: Place, shared: SharedFormulas
) -> Iterator[bytes]:
    """The rows of a sheet without some cells. pieces: the sheet data, each row whole."""
    exact = ExactScanner(place)
    for piece in pieces:
        before = exact.last_row
        batch = None if hides_tags(piece) else scan_bulk(piece, 0, prefix)
        plain = batch is not None
        if batch is None:
            batch = exact.scan(piece, 0, prefix)[0]
        elif len(batch):
            exact.last_row = int(batch.rows[-1])
        changes = list(_changes(piece, batch, out, prefix, plain, shared))
        if out.shown:
            changes += _shown(piece, before, out.rows)
        yield _changed(piece, changes)


Change = tuple[int, int, bytes]


def _changes(
    piece: bytes, batch: CellBatch, out: TakeOut, prefix: bytes, plain: bool, shared: SharedFormulas
) -> Iterator[Change]:
    gone = (batch.rows >= out.rows[0]) & (batch.rows <= out.rows[1])
    gone &= np.isin(batch.columns, np.array(sorted(out.columns), np.int32))
    kept = {}
    for (row, column), text in out.texts.items():
        for at in np.flatnonzero((batch.rows == row) & (batch.columns == column)).tolist():
            gone[at] = False
            kept[at] = text
    for at, text in kept.items():
        start, end = int(batch.starts[at]), int(batch.ends[at])
        yield (
            start,
            end,
            _with_text(piece[start:end], address(int(batch.rows[at]), int(batch.columns[at])), text, prefix),
        )
    places = np.flatnonzero(gone)
    yield from shared.orphans(piece, batch, gone)
    if not len(places):
        return
    # Neighbours go together: one cut for each stretch.
    starts, ends = batch.starts[places], batch.ends[places]
    breaks = np.flatnonzero(starts[1:] != ends[:-1])
    first, last = np.append(0, breaks + 1), np.append(breaks, len(places) - 1)
    yield from ((start, end, b"") for start, end in zip(starts[first].tolist(), ends[last].tolist(), strict=True))
    if not plain:
        yield from _named(piece, batch, places[last], gone)


def _named(piece: bytes, batch: CellBatch, last: Iterable[int], gone: NDArray[np.bool_]) -> Iterator[Change]:
    """References for cells that have none and would move to the left."""
    for place in last:
        at = int(place) + 1
        if at >= len(batch) or gone[at] or batch.rows[at] != batch.rows[at - 1]:
            continue
        start = int(batch.starts[at])
        tag = piece[start : tag_end(piece, start)]
        if _REFERENCE.search(tag) is None:
            where = address(int(batch.rows[at]), int(batch.columns[at]))
            yield start, start + len(tag), changed_tag(tag, {"r": where})


def _with_text(cell: bytes, where: str, text: str, prefix: bytes) -> bytes:
    """A cell with a text in place of its content, looking as it did."""
    look = _STYLE.search(cell[: tag_end(cell, 0)])
    style = look[0].decode() if look is not None else ""
    return prefixed(f'<c r="{where}"{style} t="inlineStr"><is>{text_element(text)}</is></c>', prefix.decode())


def _shown(piece: bytes, before: int, rows: tuple[int, int]) -> Iterator[Change]:
    """The hidden rows of the range below its first row, no longer hidden."""
    if b"hidden" not in piece:
        return
    number = before
    for found in _ROW.finditer(piece):
        end = tag_end(piece, found.start())
        tag = piece[found.start() : end]
        named = _NUMBER.search(tag)
        number = int(named[1]) if named is not None else number + 1
        if rows[0] < number <= rows[1] and _HIDDEN.search(tag) is not None:
            yield found.start(), end, changed_tag(tag, {"hidden": None})


def _changed(piece: bytes, changes: list[Change]) -> bytes:
    if not changes:
        return piece
    pieces = []
    at = 0
    for start, end, new in sorted(changes):
        if start < at:
            raise ValueError("two changes of a sheet overlap")
        pieces += [piece[at:start], new]
        at = end
    pieces.append(piece[at:])
    return b"".join(pieces)
