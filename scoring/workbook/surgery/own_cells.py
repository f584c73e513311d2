"""Our cells of the lead sheet, row by row as XML, ready to be put between the cells that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import numpy as np

from scoring.ooxml.cells import column_letters, column_number
from scoring.table import CellKind
from scoring.workbook.parts.cells import CellWriter, ColumnWriter
from scoring.workbook.parts.text import looks_like_formula
from scoring.workbook.plan import CellPlan, LeadEdit

# Cells of so many rows are made at once.
_CHUNK = 2_048
_CELL = re.compile(rb"(?=<(?:[^\s<>:]+:)?c r=)")
_LETTERS = re.compile(rb'r="([A-Z]{1,3})')
_LOOK = re.compile(rb'(<(?:[^\s<>:]+:)?c r="[A-Z]{1,3}[0-9]{1,7}")(?: s="([0-9]+)")?')
_TAG = re.compile(rb"<(/?)")


class OwnCells:
    """The cells that an edit puts into the lead sheet, in the order of rows.

    headers, leads: write the cells of the header row and of the leads. prefix: what the sheet's elements begin with
    (b"x:"), b"" for nothing. odd: style number -> the one to be used instead in odd rows, where rows are banded.
    """

    def __init__(
        self,
        edit: LeadEdit,
        headers: CellWriter,
        leads: CellWriter,
        prefix: bytes = b"",
        odd: Mapping[int, int] | None = None,
    ) -> None:
        self._edit, self._leads, self._prefix = edit, leads, prefix
        self._odd = dict(odd or {})
        self._headers: dict[int, list[CellPlan]] = {}
        for cell in sorted(edit.headers, key=lambda cell: (cell.row, cell.column)):
            self._headers.setdefault(cell.row, []).append(cell)
        self._header_writer = headers
        # An empty column that a table keeps has a header of its own, which ours takes the place of.
        self.table_header = edit.header_row if edit.table is not None else 0
        self._columns = sorted(edit.columns, key=lambda column: column.column)
        for column in self._columns:
            if len(column.values) != len(edit.rows):
                raise ValueError(f"column {column.column} has {len(column.values)} values for {len(edit.rows)} leads")
        self._writers = [ColumnWriter(column, leads) for column in self._columns]
        self.rows = np.union1d(edit.rows, np.array(list(self._headers), np.int64)).astype(np.int64)
        numbers = [column.column for column in self._columns] + [cell.column for cell in edit.headers]
        self.first_column = min(numbers, default=0)
        self.last_column = max(numbers, default=0)

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        """Each row's number with its cells, left to right; b"" where a row gets none."""
        for low in range(0, len(self.rows), _CHUNK):
            rows = self.rows[low : low + _CHUNK]
            yield from zip(rows.tolist(), self._texts(rows.tolist()), strict=True)

    def _texts(self, rows: list[int]) -> list[bytes]:
        start, stop = np.searchsorted(self._edit.rows, [rows[0], rows[-1] + 1]).tolist()
        made = self._lead_texts(start, stop)
        if self._headers.keys().isdisjoint(rows):
            return made
        leads = dict(zip(self._edit.rows[start:stop].tolist(), made, strict=True))
        return [self._header_text(row) if row in self._headers else leads[row] for row in rows]

    def _header_text(self, row: int) -> bytes:
        return self._dressed("".join(map(self._header_writer.cell, self._headers[row])).encode())

    def _lead_texts(self, start: int, stop: int) -> list[bytes]:
        """The rows of the leads from `start` to `stop`, joined and encoded together."""
        width = 3 * len(self._columns) + 1
        rows = self._edit.rows[start:stop].tolist()
        numbers = list(map(str, rows))
        tokens = [""] * (width * len(rows))
        for place, (column, writer) in enumerate(zip(self._columns, self._writers, strict=True)):
            tails = writer.tails(start, stop)
            head = f'<c r="{column_letters(column.column)}'
            heads, shown = [head] * len(rows), numbers
            if "" in tails:
                # A blank cell without a look is not written at all.
                heads = [head if tail else "" for tail in tails]
                shown = [number if tail else "" for number, tail in zip(numbers, tails, strict=True)]
            tokens[3 * place :: width] = heads
            tokens[3 * place + 1 :: width] = shown
            tokens[3 * place + 2 :: width] = tails
        # No XML holds this character, so it can part the rows.
        tokens[width - 1 :: width] = ["\0"] * len(rows)
        texts = self._dressed("".join(tokens).encode()).split(b"\0")[:-1]
        if not self._odd:
            return texts
        return [_LOOK.sub(self._odd_look, text) if row % 2 else text for row, text in zip(rows, texts, strict=True)]

    def _dressed(self, xml: bytes) -> bytes:
        return _TAG.sub(rb"<\g<1>" + self._prefix, xml) if self._prefix else xml

    def _odd_look(self, found: re.Match[bytes]) -> bytes:
        look = int(found[2] or 0)
        number = self._odd.get(look, look)
        return found[1] + (b' s="%d"' % number if number else b"")


def split_cells(text: bytes) -> list[tuple[int, bytes]]:
    """Each of our cells in a row's text by itself, with its column."""
    cells = _CELL.split(text)[1:]
    return [(_column(cell), cell) for cell in cells]


def _column(cell: bytes) -> int:
    found = _LETTERS.search(cell)
    if found is None:
        raise ValueError("a cell of ours has no reference")
    return column_number(found[1].decode())


def register_looks(edit: LeadEdit, headers: CellWriter, leads: CellWriter) -> None:
    """Ask for every style that the cells will need, so that the styles are complete before a row is written."""
    for cell in edit.headers:
        headers.mark(cell.style, isinstance(cell.value, str) and looks_like_formula(cell.value))
    for column in edit.columns:
        leads.mark(column.style)
        if (column.values.kinds == CellKind.DATE).any():
            leads.mark(column.date_style)
        if not column.formula and any(map(looks_like_formula, column.values.texts)):
            leads.mark(column.style, True)
