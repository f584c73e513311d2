"""The cells of a sheet of any size, by the fast scanner: their order, and the styles and texts that they point at."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from scoring.errors import Place, Problem
from scoring.ooxml.bulk import scan_bulk
from scoring.ooxml.cells import CellBatch, RawKind
from scoring.ooxml.exact import ExactScanner
from scoring.ooxml.sheet import SheetScanner, hides_tags
from scoring.workbook.linting.opened import OpenedBook, Sheet
from scoring.workbook.linting.tables import Texts
from scoring.workbook.parts.refs import MAX_COLUMNS, cell_ref

# Findings of one kind beyond these say nothing new.
_SHOWN = 5


class RowLint:
    """One sheet's rows being looked at, piece by piece. `texts` are those of the header rows."""

    def __init__(self, book: OpenedBook, sheet: Sheet, header_rows: frozenset[int]) -> None:
        self._book = book
        self._sheet = sheet
        self._headers = header_rows
        self._exact = ExactScanner(Place(file=book.file, sheet=sheet.name))
        self._last_row = 0
        self._last_cell = -1
        self.texts: Texts = {}

    def lint(self, scanner: SheetScanner) -> Iterator[Problem]:
        """Yield what is wrong with the rows of a sheet part. Raises LeadFileError where it is malformed."""
        numbered: re.Pattern[bytes] | None = None
        for piece in scanner.rows():
            prefix = scanner.prefix
            numbered = numbered or re.compile(b"<" + re.escape(prefix) + rb'row\s(?:[^>]*?\s)?r="([0-9]{1,8})"')
            yield from self._rows(numbered.findall(piece))
            batch = None if hides_tags(piece) else scan_bulk(piece, 0, prefix, numbers=False)
            if batch is None:
                batch, _ = self._exact.scan(piece, 0, prefix)
            elif len(batch):
                self._exact.last_row = int(batch.rows[-1])
            if len(batch):
                yield from self._cells(batch)
                self._keep_texts(batch)

    def _problem(self, code: str, message: str, cell: str = "") -> Problem:
        return self._book.problem(code, message, self._sheet.name, cell)

    def _rows(self, numbers: list[bytes]) -> Iterator[Problem]:
        if not numbers:
            return
        starts = np.array(numbers, dtype="S8").astype(np.int64)
        before = np.concatenate(([self._last_row], starts[:-1]))
        for place in np.flatnonzero(starts <= before)[:_SHOWN].tolist():
            yield self._problem("row-order", f"row {starts[place]} stands after row {before[place]}")
        self._last_row = int(starts[-1])

    def _cells(self, batch: CellBatch) -> Iterator[Problem]:
        keys = batch.rows.astype(np.int64) * (MAX_COLUMNS + 1) + batch.columns
        before = np.concatenate(([self._last_cell], keys[:-1]))
        for place in np.flatnonzero(keys <= before)[:_SHOWN].tolist():
            code = "cell-twice" if keys[place] == before[place] else "cell-order"
            yield self._problem(code, "the cell is given twice or stands after its place", _where(batch, place))
        self._last_cell = int(keys[-1])
        yield from self._indexes(batch, "style-range", "style", batch.styles, max(self._book.looks[0], 1))
        shared = np.where(batch.kinds == RawKind.SHARED, batch.codes, -1)
        if shared.max() >= 0:
            yield from self._indexes(batch, "string-range", "text", shared, self._book.string_count)

    def _indexes(
        self, batch: CellBatch, code: str, what: str, used: NDArray[np.int32], count: int
    ) -> Iterator[Problem]:
        for place in np.flatnonzero(used >= count)[:_SHOWN].tolist():
            yield self._problem(code, f"the cell has {what} {used[place]} of {count}", _where(batch, place))

    def _keep_texts(self, batch: CellBatch) -> None:
        """Keep the texts of header rows."""
        first, last = int(batch.rows[0]), int(batch.rows[-1])
        for row in self._headers:
            if not first <= row <= last:
                continue
            for place in np.flatnonzero(batch.rows == row).tolist():
                code = int(batch.codes[place])
                known = self._book.strings if batch.kinds[place] == RawKind.SHARED else batch.texts
                if batch.kinds[place] in (RawKind.SHARED, RawKind.TEXT) and code < len(known):
                    self.texts[row, int(batch.columns[place])] = known[code]


def _where(batch: CellBatch, place: int) -> str:
    return cell_ref(int(batch.rows[place]), int(batch.columns[place]))
