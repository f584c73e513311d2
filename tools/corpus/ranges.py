"""The largest table-like range of a workbook, found without asking the product which one it would take.

Table-like are Excel tables, ranges with filter buttons, and blocks of used cells whose first full row holds distinct
texts. Where a workbook has none, a plain block serves, so that ranges with numbers or gaps for headers are tried too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from scoring.errors import LeadFileError
from scoring.ooxml.book import Book, Sheet
from scoring.ooxml.cells import CellBatch, RawKind, address, join_batches, parse_range

LEAST_COLUMNS = 2
LEAST_ROWS = 2
# Titles and notes above the headers are no longer than this, counted in rows of a block.
_TITLE_ROWS = 30

Places = NDArray[np.int32]
# First row, first column, last row, last column.
Box = tuple[int, int, int, int]


class Shape(StrEnum):
    """What made a range look like a table."""

    TABLE = "Excel table"
    FILTER = "filter"
    HEADED = "headers"
    PLAIN = "block"


@dataclass(frozen=True, slots=True)
class LeadRange:
    """Where leads stand: the header row, the columns, and how many rows below hold something."""

    sheet: str
    header_row: int
    first_column: int
    last_column: int
    last_row: int
    rows: int
    shape: Shape

    @property
    def columns(self) -> int:
        """How many columns the range has."""
        return self.last_column - self.first_column + 1

    @property
    def size(self) -> int:
        """Its cells, headers not counted: what "largest" means."""
        return self.columns * self.rows

    def __str__(self) -> str:
        return f"{address(self.header_row, self.first_column)}:{address(self.last_row, self.last_column)}"


def largest_range(book: Book) -> LeadRange | None:
    """The largest table-like range of all worksheets, else the largest plain block; None where there is neither.

    A sheet that cannot be read is passed over: whether that matters is for the product to say.
    """
    found: list[LeadRange] = []
    for sheet in book.sheets:
        try:
            found.extend(_ranges(book, sheet))
        except LeadFileError:
            continue
    fitting = [each for each in found if each.columns >= LEAST_COLUMNS and each.rows >= LEAST_ROWS]
    like = [each for each in fitting if each.shape is not Shape.PLAIN]
    # The first of equal ones, in the order of the tabs: max keeps it.
    return max(like or fitting, key=lambda each: each.size, default=None)


def _ranges(book: Book, sheet: Sheet) -> Iterator[LeadRange]:
    scanner = book.scanner(sheet)
    cells = _Used.of(join_batches(scanner.batches()), book)
    if not len(cells.rows):
        return
    apart = np.ones(len(cells.rows), bool)
    for table in book.tables(sheet):
        box = (table.first_row, table.first_column, table.last_row, table.last_column)
        apart &= ~cells.inside(box)
        if table.header_rows:
            last = table.last_row - table.totals_rows
            yield cells.range(sheet.name, (*box[:2], last, box[3]), Shape.TABLE)
    filtered = scanner.frame.find("autoFilter")
    if filtered is not None and filtered.get("ref"):
        box = parse_range(filtered.get("ref", ""))
        apart &= ~cells.inside(box)
        yield cells.range(sheet.name, box, Shape.FILTER)
    for block in cells.blocks(np.flatnonzero(apart)):
        yield from cells.headed(sheet.name, block)


@dataclass(frozen=True, eq=False)
class _Used:
    """The cells of a sheet that hold something, n of them: their places, and the text of those that are texts.

    codes: int64 (n), the index into `texts`, -1 for what is no text.
    """

    rows: Places
    columns: Places
    codes: NDArray[np.int64]
    texts: Sequence[str]

    @staticmethod
    def of(batch: CellBatch, book: Book) -> _Used:
        """The used cells of a batch; a cell with an empty text is not used."""
        shared = book.texts
        texts = (*shared, *batch.texts)
        codes = batch.codes.astype(np.int64)
        codes[batch.kinds == RawKind.TEXT] += len(shared)
        codes[(batch.kinds != RawKind.TEXT) & (batch.kinds != RawKind.SHARED)] = -1
        codes[codes >= len(texts)] = -1
        hollow = np.array([not text.strip() for text in texts] + [False])
        used = (batch.kinds != RawKind.BLANK) & ~hollow[codes]
        return _Used(batch.rows[used], batch.columns[used], codes[used], texts)

    def inside(self, box: Box) -> NDArray[np.bool_]:
        """Which cells (n) lie in a box."""
        top, left, bottom, right = box
        rows = (self.rows >= top) & (self.rows <= bottom)
        return rows & (self.columns >= left) & (self.columns <= right)

    def range(self, sheet: str, box: Box, shape: Shape) -> LeadRange:
        """A range by its corners, with the rows below its first that hold anything."""
        top, left, bottom, right = box
        rows = np.unique(self.rows[self.inside((top + 1, left, bottom, right))])
        return LeadRange(sheet, top, left, right, bottom, len(rows), shape)

    def blocks(self, places: NDArray[np.intp]) -> Iterator[NDArray[np.intp]]:
        """Cells parted wherever a whole row or column between them is empty, again and again."""
        if not len(places):
            return
        for axis in (self.rows, self.columns):
            parts = _parted(axis, places)
            if len(parts) > 1:
                for part in parts:
                    yield from self.blocks(part)
                return
        yield places

    def headed(self, sheet: str, block: NDArray[np.intp]) -> Iterator[LeadRange]:
        """The best headed range of a block, and the block itself with its first row as headers."""
        rows, columns = self.rows[block], self.columns[block]
        top, bottom, left, right = int(rows.min()), int(rows.max()), int(columns.min()), int(columns.max())
        if bottom - top < LEAST_ROWS or right == left:
            return
        best: LeadRange | None = None
        for row in np.unique(rows)[:_TITLE_ROWS].tolist():
            for first, last in self._runs(block[rows == row]):
                found = self.range(sheet, (row, first, bottom, last), Shape.HEADED)
                if best is None or found.size > best.size:
                    best = found
        if best is not None:
            yield best
        yield self.range(sheet, (top, left, bottom, right), Shape.PLAIN)

    def _runs(self, row: NDArray[np.intp]) -> Iterator[tuple[int, int]]:
        """Neighbouring cells of a row that hold distinct texts, as first and last column."""
        row = row[np.argsort(self.columns[row], kind="stable")]
        seen: set[str] = set()
        first, last = 1, 0
        for place in row.tolist():
            column, code = int(self.columns[place]), int(self.codes[place])
            text = self.texts[code].strip().casefold() if code >= 0 else ""
            if not text or text in seen or column != last + 1:
                if last > first:
                    yield first, last
                seen, first = set(), column
            if text:
                seen.add(text)
                last = column
            else:
                first, last = column + 1, column
        if last > first:
            yield first, last


def _parted(axis: Places, places: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """Places in groups between which at least one row (or column) is empty."""
    order = places[np.argsort(axis[places], kind="stable")]
    gaps = np.flatnonzero(np.diff(axis[order]) > 1) + 1
    return np.split(order, gaps)
