"""The cells of a sheet, read by patterns over bytes: order, indexes, formulas."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scoring.errors import Problem
from scoring.ooxml.cells import column_number
from scoring.workbook.linting.formulas import formula_faults, other_sheets
from scoring.workbook.linting.opened import OpenedBook, Sheet, unescaped
from scoring.workbook.linting.tables import Texts
from scoring.workbook.parts.refs import MAX_COLUMNS, MAX_ROWS, Box, cell_ref, parse_range

_PIECE = 1 << 20
_ITEM = re.compile(
    rb'<row\b(?=[^>]*?\sr="([0-9]+)")'
    rb'|<c\b(?=[^>]*?\sr="([A-Z]{1,3})([0-9]{1,7})")(?=(?:[^>]*?\ss="([0-9]+)")?)'
)
_FORMULA = re.compile(rb'<c\b(?=[^>]*?\sr="([A-Z]{1,3}[0-9]{1,7})")[^>]*[^/]>\s*<f\b([^>]*?)(?:/>|>([^<]*)</f>)')
_SHARED_USE = re.compile(rb'\st="s"[^>]*>\s*<v>([0-9]+)</v>')
_SHARED_TEXT = re.compile(rb'<c\b(?=[^>]*?\sr="([A-Z]{1,3}[0-9]{1,7})")[^>]*\st="s"[^>]*>\s*<v>([0-9]+)</v>')
_INLINE_TEXT = re.compile(
    rb'<c\b(?=[^>]*?\sr="([A-Z]{1,3}[0-9]{1,7})")[^>]*\st="inlineStr"[^>]*>\s*<is>(.*?)</is>', re.DOTALL
)
_PLAIN_TEXT = re.compile(rb"<t\b[^>]*>([^<]*)</t>")
_INDEX = re.compile(rb'\ssi="([0-9]+)"')
_RANGE = re.compile(rb'\sref="([^"]*)"')
# Findings of one kind beyond these say nothing new.
_SHOWN = 5


@dataclass
class CellFacts:
    """What was seen on the way: header texts that tables need, and where formulas stand."""

    texts: Texts = field(default_factory=dict)
    formulas: set[str] = field(default_factory=set)


@dataclass
class _Shared:
    """Shared formulas of a sheet: their ranges, and the range that their uses span."""

    masters: dict[int, Box | None] = field(default_factory=dict)
    spans: dict[int, Box] = field(default_factory=dict)


def pieces(data: bytes) -> Iterator[bytes]:
    """The rows of a sheet part in pieces that end with a row."""
    start = max(data.find(b"<sheetData"), 0)
    end = data.find(b"</sheetData>", start)
    while start < end:
        stop = end if start + _PIECE >= end else data.find(b"</row>", start + _PIECE, end) + 6
        if stop < start + _PIECE:
            stop = end
        yield data[start:stop]
        start = stop


class CellLint:
    """One sheet's cells being looked at, piece by piece."""

    def __init__(self, book: OpenedBook, sheet: Sheet, header_rows: frozenset[int], keep_formulas: bool) -> None:
        self._book = book
        self._sheet = sheet
        self._header_rows = header_rows
        self._keep = keep_formulas
        self._last = -1
        self._last_row = 0
        self._shared = _Shared()
        self._seen: set[bytes] = set()
        self.facts = CellFacts()

    def lint(self, data: bytes) -> Iterator[Problem]:
        """Yield what is wrong with the cells of this sheet part."""
        for piece in pieces(data):
            yield from self._order(piece)
            yield from self._formulas(piece)
            yield from self._texts(piece)
        yield from self._shared_ranges()

    def _problem(self, code: str, message: str, cell: str = "") -> Problem:
        return self._book.problem(code, message, self._sheet.name, cell)

    def _order(self, piece: bytes) -> Iterator[Problem]:
        items = _ITEM.findall(piece)
        if not items:
            return
        starts = _numbers([item[0] for item in items], int)
        columns = _numbers([item[1] for item in items], lambda name: column_number(name.decode()))
        rows, is_row = _numbers([item[2] for item in items], int), starts > 0
        inside = _filled(starts, self._last_row)
        yield from self._rows(starts[is_row])
        cells = ~is_row
        rows, columns, inside = rows[cells], columns[cells], inside[cells]
        yield from self._positions(rows, columns, inside)
        looks = _numbers([item[3] for item in items], int)[cells]
        wrong = np.flatnonzero(looks >= max(self._book.looks[0], 1))[:_SHOWN]
        for place in wrong.tolist():
            yield self._problem(
                "style-range", f"the cell has style {looks[place]} of {self._book.looks[0]}",
                cell_ref(int(rows[place]), int(columns[place])),
            )  # fmt: skip

    def _rows(self, starts: NDArray[np.int64]) -> Iterator[Problem]:
        if not len(starts):
            return
        before = np.concatenate(([self._last_row], starts[:-1]))
        for place in np.flatnonzero(starts <= before)[:_SHOWN].tolist():
            yield self._problem("row-order", f"row {starts[place]} stands after row {before[place]}")
        self._last_row = int(starts[-1])

    def _positions(
        self, rows: NDArray[np.int64], columns: NDArray[np.int64], inside: NDArray[np.int64]
    ) -> Iterator[Problem]:
        if not len(rows):
            return
        keys = rows * (MAX_COLUMNS + 1) + columns
        before = np.concatenate(([self._last], keys[:-1]))
        for place in np.flatnonzero(keys <= before)[:_SHOWN].tolist():
            where = cell_ref(int(rows[place]), int(columns[place]))
            twice = keys[place] == before[place] or (keys[:place] == keys[place]).any()
            if twice:
                yield self._problem("cell-twice", "the cell is given twice", where)
            else:
                yield self._problem("cell-order", "the cell stands after one that it should precede", where)
        outside = (rows > MAX_ROWS) | (columns > MAX_COLUMNS) | (rows != inside)
        for place in np.flatnonzero(outside)[:_SHOWN].tolist():
            where = cell_ref(int(rows[place]), int(columns[place]))
            yield self._problem("cell-place", f"the cell stands in row {inside[place]}, or off the sheet", where)
        self._last = int(keys[-1])

    def _formulas(self, piece: bytes) -> Iterator[Problem]:
        for where, marks, text in _FORMULA.findall(piece):
            if self._keep:
                self.facts.formulas.add(where.decode())
            shared = b't="shared"' in marks
            if shared:
                yield from self._share(where.decode(), marks)
            if (shared and not text) or text in self._seen:
                continue
            self._seen.add(text)
            formula = html.unescape(text.decode())
            if shared and other_sheets(formula):
                yield self._problem("shared-sheet", "the shared formula refers to a sheet by its name", where.decode())
            for code, message in formula_faults(formula, self._book.known):
                yield self._problem(code, message, where.decode())

    def _share(self, where: str, marks: bytes) -> Iterator[Problem]:
        found = _INDEX.search(marks)
        index = int(found[1]) if found else -1
        area = _RANGE.search(marks)
        cell = parse_range(where)
        if area:
            if index in self._shared.masters:
                yield self._problem("shared-twice", f"the shared formula {index} is given twice", where)
            self._shared.masters[index] = parse_range(area[1].decode())
        elif index not in self._shared.masters:
            self._shared.masters[index] = None
            yield self._problem("shared-master", f"the shared formula {index} is used before it is given", where)
        if cell:
            span = self._shared.spans.get(index, cell)
            self._shared.spans[index] = (
                min(span[0], cell[0]), min(span[1], cell[1]), max(span[2], cell[2]), max(span[3], cell[3]),
            )  # fmt: skip

    def _shared_ranges(self) -> Iterator[Problem]:
        for index, area in self._shared.masters.items():
            span = self._shared.spans.get(index)
            if area is None or span is None:
                continue
            if span[0] < area[0] or span[1] < area[1] or span[2] > area[2] or span[3] > area[3]:
                where = cell_ref(span[2], span[3])
                yield self._problem("shared-range", f"the shared formula {index} is used outside its range", where)

    def _texts(self, piece: bytes) -> Iterator[Problem]:
        count = len(self._book.strings)
        places = _numbers(_SHARED_USE.findall(piece), int)
        if len(places) and places.max() >= count:
            wrong = [(where, place) for where, place in _SHARED_TEXT.findall(piece) if int(place) >= count]
            for where, place in wrong[:_SHOWN]:
                yield self._problem("string-range", f"the cell has text {int(place)} of {count}", where.decode())
        for row in self._header_rows:
            found = re.search(rb'<row\b[^>]*?\sr="%d"' % row, piece)
            if found:
                self._keep_texts(piece[found.start() : piece.find(b"</row>", found.start())])

    def _keep_texts(self, row: bytes) -> None:
        """Keep the texts of a header row."""
        strings = self._book.strings
        for where, place in _SHARED_TEXT.findall(row):
            if int(place) < len(strings):
                self._keep_text(where, strings[int(place)])
        for where, inside in _INLINE_TEXT.findall(row):
            self._keep_text(where, unescaped(html.unescape(b"".join(_PLAIN_TEXT.findall(inside)).decode())))

    def _keep_text(self, where: bytes, text: str) -> None:
        box = parse_range(where.decode())
        if box:
            self.facts.texts[box[:2]] = text


def _numbers(texts: list[bytes], meaning: Callable[[bytes], int]) -> NDArray[np.int64]:
    """What each text means as a number, worked out once per distinct text; 0 for an empty one."""
    known = {text: meaning(text) if text else 0 for text in set(texts)}
    return np.fromiter(map(known.__getitem__, texts), np.int64, len(texts))


def _filled(starts: NDArray[np.int64], before: int) -> NDArray[np.int64]:
    """For each item the row that was opened last."""
    places = np.where(starts > 0, np.arange(len(starts)), -1)
    last = np.maximum.accumulate(places)
    return np.where(last >= 0, starts[last], before)
