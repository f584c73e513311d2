"""The cells of a sheet as XML, assembled column by column in chunks of rows.

A cell is three tokens: the start with its column, the row number (one text for the whole row), and the rest,
made once per distinct value. Interleaved by list slices and joined, this costs
a fraction of writing cell by cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoring.ooxml.cells import column_letters
from scoring.workbook.parts.cells import CellWriter, ColumnWriter
from scoring.workbook.parts.refs import Box, cell_ref
from scoring.workbook.plan import CellPlan, ColumnPlan, SheetPlan

# Tokens of one chunk are alive together: about 60 columns × 3 × 4,096 references, 6 MB.
CHUNK_ROWS = 4_096
_TOKENS = 3


@dataclass(frozen=True)
class Extent:
    """A column plan with the rows that it covers (first, and one past the last)."""

    plan: ColumnPlan
    writer: ColumnWriter

    @property
    def start(self) -> int:
        """The first row."""
        return self.plan.first_row

    @property
    def stop(self) -> int:
        """One past the last row."""
        return self.plan.last_row + 1

    def between(self, start: int, stop: int) -> tuple[int, int, range | list[int]]:
        """The values of the rows from `start` to `stop`: first, one past the last, and the row of each."""
        if self.plan.rows is None:
            low, high = max(start, self.start), max(min(stop, self.stop), start, self.start)
            return low - self.start, high - self.start, range(low, high)
        low, high = np.searchsorted(self.plan.rows, [start, stop]).tolist()
        return low, high, self.plan.rows[low:high].tolist()

    def covers(self, row: int) -> bool:
        """Whether the column has a value for a row."""
        low, high, _ = self.between(row, row + 1)
        return high > low

    def meets(self, other: Extent) -> bool:
        """Whether two columns have a row in common."""
        if self.start >= other.stop or other.start >= self.stop:
            return False
        rows = set(self.between(self.start, self.stop)[2])
        return not rows.isdisjoint(other.between(other.start, other.stop)[2])


class SheetRows:
    """The rows of one sheet, ready to be written in chunks."""

    def __init__(self, sheet: SheetPlan, cells: CellWriter) -> None:
        self._sheet = sheet
        self._cells = cells
        self._extents = [Extent(plan, ColumnWriter(plan, cells)) for plan in sheet.columns if len(plan.values)]
        self._heights = dict(sheet.row_heights)
        self._single: dict[int, list[CellPlan]] = {}
        for cell in sheet.cells:
            self._single.setdefault(cell.row, []).append(cell)
        self._refuse_doubles()

    @cached_property
    def box(self) -> Box | None:
        """The range of all cells, or None for an empty sheet."""
        rows = [*self._single, *(extent.start for extent in self._extents)]
        if not rows:
            return None
        columns = [cell.column for cell in self._sheet.cells] + [e.plan.column for e in self._extents]
        last = max([*self._single, *(extent.stop - 1 for extent in self._extents)])
        return min(rows), min(columns), last, max(columns)

    def xml(self) -> Iterator[tuple[int, bytes]]:
        """The rows in order, in chunks; each with the number of rows written so far."""
        rows = sorted({*self._chunks_touched()})
        for chunk in rows:
            start = chunk * CHUNK_ROWS + 1
            yield start + CHUNK_ROWS - 1, self._chunk(start, start + CHUNK_ROWS).encode()

    def _chunks_touched(self) -> Iterator[int]:
        for row in (*self._single, *self._heights):
            yield (row - 1) // CHUNK_ROWS
        for extent in self._extents:
            yield from range((extent.start - 1) // CHUNK_ROWS, (extent.stop - 2) // CHUNK_ROWS + 1)

    def _chunk(self, start: int, stop: int) -> str:
        extents = [extent for extent in self._extents if extent.start < stop and extent.stop > start]
        single = [cell for row in range(start, stop) if row in self._single for cell in self._single[row]]
        live = self._live_rows(start, stop, extents)
        columns = sorted({extent.plan.column for extent in extents} | {cell.column for cell in single})
        slots = {column: 3 + _TOKENS * place for place, column in enumerate(columns)}
        width = 4 + _TOKENS * len(columns)
        numbers = list(map(str, range(start, stop)))
        tokens = [""] * (width * (stop - start))
        for extent in extents:
            self._fill(tokens, width, slots[extent.plan.column], extent, numbers, start, stop)
        for cell in single:
            tokens[width * (cell.row - start) + slots[cell.column]] = self._cells.cell(cell)
        self._frame(tokens, width, numbers, live, start)
        return "".join(tokens)

    def _live_rows(self, start: int, stop: int, extents: list[Extent]) -> list[bool]:
        live = [row in self._single or row in self._heights for row in range(start, stop)]
        for extent in extents:
            _, _, rows = extent.between(start, stop)
            if isinstance(rows, range):
                live[rows.start - start : rows.stop - start] = [True] * len(rows)
                continue
            for row in rows:
                live[row - start] = True
        return live

    @staticmethod
    def _fill(
        tokens: list[str], width: int, slot: int, extent: Extent, numbers: list[str], start: int, stop: int
    ) -> None:
        low, high, rows = extent.between(start, stop)
        if not rows:
            return
        tails = extent.writer.tails(low, high)
        head = f'<c r="{column_letters(extent.plan.column)}'
        together = isinstance(rows, range)
        shown = numbers[rows[0] - start : rows[-1] + 1 - start] if together else [numbers[row - start] for row in rows]
        heads = [head] * (high - low)
        if "" in tails:
            # Blank cells without a look of their own are not written at all.
            heads = [head if tail else "" for tail in tails]
            shown = [number if tail else "" for number, tail in zip(shown, tails, strict=True)]
        if together:
            first, last = width * (rows[0] - start) + slot, width * (rows[-1] + 1 - start)
            tokens[first:last:width] = heads
            tokens[first + 1 : last : width] = shown
            tokens[first + 2 : last : width] = tails
            return
        for row, cell in zip(rows, zip(heads, shown, tails, strict=True), strict=True):
            first = width * (row - start) + slot
            tokens[first : first + _TOKENS] = cell

    def _frame(self, tokens: list[str], width: int, numbers: list[str], live: list[bool], start: int) -> None:
        for place, alive in enumerate(live):
            if not alive:
                continue
            height = self._heights.get(start + place)
            base = width * place
            tokens[base] = '<row r="'
            tokens[base + 1] = numbers[place]
            tokens[base + 2] = '">' if height is None else f'" ht="{height:g}" customHeight="1">'
            tokens[base + width - 1] = "</row>"

    def _refuse_doubles(self) -> None:
        """Two contents for one cell are a defect of the plan, and Excel would repair the file."""
        taken: dict[int, list[Extent]] = {}
        for extent in self._extents:
            others = taken.setdefault(extent.plan.column, [])
            if any(other.meets(extent) for other in others):
                raise ValueError(f"two columns over {cell_ref(extent.start, extent.plan.column)}")
            others.append(extent)
        seen = set()
        for cell in self._sheet.cells:
            place = (cell.row, cell.column)
            inside = any(extent.covers(cell.row) for extent in taken.get(cell.column, ()))
            if place in seen or inside:
                raise ValueError(f"sheet {self._sheet.name}: {cell_ref(*place)} is given twice")
            seen.add(place)
