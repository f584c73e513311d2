"""Cells put into the rows of a sheet part as it streams by: every byte that is not ours is copied as it is.

The usual spelling is cut at the ends of rows and needs a look at the last cell of each; all else goes through an
XML parser, row by row, or from a comment on as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from scoring.errors import LeadFileError, OutputError, Place
from scoring.ooxml.cells import column_letters, column_number
from scoring.ooxml.sheet import hides_tags
from scoring.ooxml.xml import SAVE_AGAIN
from scoring.workbook.surgery.exact_rows import CellSpan, RowSpan, row_spans
from scoring.workbook.surgery.own_cells import OwnCells, split_cells

_NO_ROW = 2**31
_SPANS = re.compile(rb"""\sspans\s*=\s*["']\s*([0-9]+):(?:[0-9 :]*[ :])?([0-9]+)\s*["']""")
# Tags without any text between them, none of which is a formula's.
_NEUTRAL = re.compile(
    rb"""<(?:[^<>:\s]+:)?c\s[^<>]*t="inlineStr"\s*><(?:[^<>:\s]+:)?is><(?:[^<>:\s]+:)?t>Column[1-9][0-9]*</[^<>]+></[^<>]+></[^<>]+>\s*"""
)
_EMPTY = re.compile(rb"(?:<(?!(?:[\w.-]+:)?f[\s/>])[^<>]*>\s*)+")


def splice_rows(pieces: Iterable[bytes], own: OwnCells, prefix: bytes, place: Place) -> Iterator[bytes]:
    """The rows of a sheet with our cells among them.

    pieces: the sheet data, each row whole. Raises LeadFileError for rows that are out of order, and OutputError
    where one of our cells would replace something.
    """
    splicer = _Splicer(own, prefix, place)
    for piece in pieces:
        yield splicer.piece(piece)
    yield splicer.rest()


class _Splicer:
    """Walks the rows of the sheet and ours side by side."""

    def __init__(self, own: OwnCells, prefix: bytes, place: Place) -> None:
        self._prefix, self._place = prefix, place
        self._own = iter(own)
        self._first, self._last_column = own.first_column, own.last_column
        self._table_header = own.table_header
        self._last = 0
        self._out: list[bytes] = []
        name = re.escape(prefix)
        self._row_end = b"</" + prefix + b"row>"
        self._row_start = b"<" + prefix + b"row"
        self._cell_end = b"</" + prefix + b"c>"
        self._cell = b"<" + prefix + b"c"
        self._cell_start = self._cell + b' r="'
        self._row = re.compile(
            rb"\s*<" + name + rb'row r="([1-9][0-9]{0,6})"((?:\s+[A-Za-z][\w:.-]*="[^"<>]*")*)\s*(/?)>'
        )
        self._reference = re.compile(rb"<" + name + rb'c r="([A-Z]{1,3})([0-9]+)"')
        self._spread = lru_cache(1_024)(self._with_spans)
        self._number, self._text = self._next()

    def _next(self) -> tuple[int, bytes]:
        for number, text in self._own:
            if text:
                return number, text
        return _NO_ROW, b""

    def piece(self, piece: bytes) -> bytes:
        """A piece of the sheet data with our cells."""
        self._out = []
        if hides_tags(piece):
            self._exact(piece)
        else:
            chunks = piece.split(self._row_end)
            rest = chunks.pop()
            for chunk in chunks:
                self._chunk(chunk)
            if rest:
                self._leftover(rest)
        return b"".join(self._out)

    def rest(self) -> bytes:
        """Our rows below the last one of the sheet."""
        self._out = []
        self._new_rows(_NO_ROW)
        return b"".join(self._out)

    def _chunk(self, chunk: bytes) -> None:
        """A row without its closing tag, perhaps behind rows that close themselves."""
        found = self._row.match(chunk)
        at = 0
        while found is not None and found[3]:
            self._self_closed(chunk, at, found)
            at = found.end()
            found = self._row.match(chunk, at)
        if found is None:
            self._exact(chunk[at:] + self._row_end)
            return
        number = int(found[1])
        if number > self._number:
            self._new_rows(number)
        untouched = number < self._number
        # A closing tag of another spelling leaves two rows in one chunk.
        if untouched and chunk.find(self._row_start, found.end()) < 0:
            self._rising(number)
            self._out += (chunk[at:] if at else chunk, self._row_end)
            return
        where = None if untouched else self._place_in(chunk, found)
        if where is None:
            self._exact(chunk[at:] + self._row_end)
            return
        self._rising(number)
        tag, text = self._spread(found[2]), self._text
        self._out += (chunk[at : found.start(2)], tag)
        if where < len(chunk):
            self._out += self._merged(chunk, found.end(2), where, text)
        else:
            self._out += (chunk[found.end(2) :], text)
        self._out.append(self._row_end)
        self._number, self._text = self._next()

    def _place_in(self, chunk: bytes, row: re.Match[bytes]) -> int | None:
        """Where in a row our first cell belongs, or None where the row's end is not of the usual spelling."""
        stop = len(chunk) if chunk.endswith(b">") else len(chunk.rstrip())
        at = chunk.rfind(self._cell_start, row.end())
        if at < 0:
            return len(chunk) if stop == row.end() else None
        before = len(chunk)
        while at >= 0:
            cell = self._reference.match(chunk, at)
            if cell is None or cell[2] != row[1] or not self._whole(chunk, at, stop):
                return None
            if column_number(cell[1].decode()) < self._first:
                return before
            before = at
            stop = len(chunk[:at].rstrip()) if chunk[at - 1 : at] != b">" else at
            at = chunk.rfind(self._cell_start, row.end(), at)
        return before if stop == row.end() else None

    def _whole(self, chunk: bytes, at: int, stop: int) -> bool:
        """Whether exactly one cell stands between these bytes."""
        if chunk.find(self._cell, at + 1, stop) >= 0:
            return False
        if chunk.startswith(self._cell_end, stop - len(self._cell_end)):
            return chunk.find(self._cell_end, at) == stop - len(self._cell_end)
        return chunk.startswith(b"/>", stop - 2) and chunk.find(b">", at) == stop - 1

    def _merged(self, chunk: bytes, start: int, where: int, text: bytes) -> Iterator[bytes]:
        """A row's bytes from `start` on with our cells among those that stand from `where` on."""
        starts = []
        at = chunk.find(self._cell_start, where)
        while at >= 0:
            starts.append(at)
            at = chunk.find(self._cell_start, at + 1)
        cells = []
        for begin, behind in zip(starts, [*starts[1:], len(chunk)], strict=True):
            end = begin + len(chunk[begin:behind].rstrip())
            found = self._reference.match(chunk, begin)
            if found is None:
                raise ValueError("a cell was seen as plain and is not")
            blank = _EMPTY.fullmatch(chunk, begin, end) is not None
            cells.append(CellSpan(column_number(found[1].decode()), begin, end, blank))
        return self._among(chunk, start, cells, len(chunk), text)

    def _among(self, data: bytes, start: int, cells: list[CellSpan], after: int, text: bytes) -> Iterator[bytes]:
        """The bytes from `start` to `after` with our cells between, or in place of, the cells that are there."""
        at, place = start, 0
        for column, xml in split_cells(text):
            while place < len(cells) and cells[place].column < column:
                place += 1
            if place < len(cells) and cells[place].column == column:
                if not cells[place].blank and not self._neutral(data, cells[place]):
                    raise self._taken(column)
                yield data[at : cells[place].start]
                at = cells[place].end
            else:
                stand = cells[place].start if place < len(cells) else after
                yield data[at:stand]
                at = stand
            yield xml
        yield data[at:after]

    def _neutral(self, data: bytes, cell: CellSpan) -> bool:
        """Whether a cell is the header of an empty column that the leads' table keeps, as taking ours out left it."""
        return self._number == self._table_header and _NEUTRAL.fullmatch(data, cell.start, cell.end) is not None

    def _taken(self, column: int) -> OutputError:
        return OutputError(
            "something stands where a column is to be added.",
            place=Place(self._place.file, self._place.sheet, f"{column_letters(column)}{self._number}"),
            mend="Move it, or name another place for the columns.",
        )

    def _self_closed(self, chunk: bytes, at: int, found: re.Match[bytes]) -> None:
        number = int(found[1])
        if number > self._number:
            self._new_rows(number)
        self._rising(number)
        if number < self._number:
            self._out.append(chunk[at : found.end()])
            return
        self._out += (chunk[at : found.start(2)], self._spread(found[2]), b">", self._text, self._row_end)
        self._number, self._text = self._next()

    def _leftover(self, rest: bytes) -> None:
        """What stands behind the last closing tag of a row: rows that close themselves, or space."""
        at = 0
        found = self._row.match(rest)
        while found is not None and found[3]:
            self._self_closed(rest, at, found)
            at = found.end()
            found = self._row.match(rest, at)
        if rest[at:].strip():
            self._exact(rest[at:])
        else:
            self._out.append(rest[at:])

    def _rising(self, number: int) -> None:
        if number <= self._last:
            raise LeadFileError(
                f"Row {number} of the sheet stands after row {self._last}.", place=self._place, mend=SAVE_AGAIN
            )
        self._last = number

    def _new_rows(self, before: int) -> None:
        """Rows of ours that the sheet has not, above the row `before`."""
        while self._number < before:
            self._rising(self._number)
            self._out.append(b'<%srow r="%d">%s%s' % (self._prefix, self._number, self._text, self._row_end))
            self._number, self._text = self._next()

    def _exact(self, data: bytes) -> None:
        """Rows of any spelling, through the XML parser."""
        at = 0
        for row in row_spans(data, self._prefix, self._last, self._place):
            self._out.append(data[at : row.start])
            self._new_rows(row.number)
            self._rising(row.number)
            if row.number == self._number:
                self._exact_row(data, row)
                self._number, self._text = self._next()
            else:
                self._out.append(data[row.start : row.end])
            at = row.end
        self._out.append(data[at:])

    def _exact_row(self, data: bytes, row: RowSpan) -> None:
        tag = self._with_spans(data[row.start : row.inside])
        if row.empty:
            name = tag[1 : re.search(rb"[\s/>]", tag).start()]  # type: ignore[union-attr]
            opened = tag.rstrip(b">").rstrip().removesuffix(b"/").rstrip() + b">"
            self._out += (opened, self._text, b"</", name, b">")
            return
        self._out.append(tag)
        self._out += self._among(data, row.inside, row.cells, row.cells_end, self._text)
        self._out.append(data[row.cells_end : row.end])

    def _with_spans(self, attributes: bytes) -> bytes:
        """A row's attributes with the columns that it says to span widened over ours."""
        found = _SPANS.search(attributes)
        if found is None:
            return attributes
        first, last = min(int(found[1]), self._first), max(int(found[2]), self._last_column)
        return attributes[: found.start(1)] + b"%d:%d" % (first, last) + attributes[found.end(2) :]
