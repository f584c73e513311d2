"""Rows of a sheet read by an XML parser, with the bytes of every row and cell: for parts of unusual spelling."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from scoring.errors import LeadFileError, Place
from scoring.ooxml.cells import MAX_ROW, parse_address
from scoring.ooxml.outline import tag_end
from scoring.ooxml.xml import SAVE_AGAIN, local, malformed, refuse_doctype


class CellSpan(NamedTuple):
    """A cell's element: its column, its bytes, and whether nothing stands in it."""

    column: int
    start: int
    end: int
    blank: bool


@dataclass
class RowSpan:
    """A row's element: its opening tag ends at `inside`, its last cell at `cells_end`."""

    number: int
    start: int
    inside: int = 0
    end: int = 0
    cells_end: int = 0
    cells: list[CellSpan] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether the element closes itself."""
        return self.inside == self.end


def row_spans(data: bytes, prefix: bytes, last_row: int, place: Place) -> list[RowSpan]:
    """The rows in a piece of sheet data. `last_row` is the row before, for rows that have no number.

    Raises LeadFileError where the XML is damaged or keeps rows in alternative versions.
    """
    opening = b"<" + prefix + b"sheetData>"
    walker = _Walker(data, len(opening), last_row, place)
    try:
        walker.parser.Parse(opening, False)
        walker.parser.Parse(data, False)
        walker.parser.Parse(b"</" + prefix + b"sheetData>", True)
    except expat.ExpatError as error:
        raise malformed(error, place) from error
    return walker.rows


class _Walker:
    """The state of one parse. Depths: 1 the sheet data, 2 rows, 3 cells, 4 what is in them."""

    def __init__(self, data: bytes, shift: int, last_row: int, place: Place) -> None:
        self.data, self.shift, self.place = data, shift, place
        self.rows: list[RowSpan] = []
        self.last_row = last_row
        self.depth = 0
        self.column = 0
        self.starts = [0] * 4
        self.columns: list[int] = []
        self.blank = True
        self.value = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.doctype

    def doctype(self, *_: object) -> None:
        raise refuse_doctype(self.place)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        plain, at = local(name), self.parser.CurrentByteIndex - self.shift
        if self.depth == 2:
            self.open_row(plain, attributes, at)
        elif self.depth == 3:
            self.starts[3], self.columns, self.blank = at, [], True
        if self.depth > 2 and plain == "c":
            self.open_cell(attributes)
        elif plain == "f":
            self.blank = False
        self.value = plain in ("v", "t")

    def open_row(self, plain: str, attributes: dict[str, str], at: int) -> None:
        if plain != "row":
            raise LeadFileError(
                f"The sheet keeps “{plain}” between its rows, where only rows belong.",
                place=self.place,
                mend=SAVE_AGAIN,
            )
        number = attributes.get("r", "").strip()
        usable = number.isascii() and number.isdigit() and len(number) < 10
        self.last_row = int(number) if usable else self.last_row + 1
        if not 1 <= self.last_row <= MAX_ROW:
            raise LeadFileError(f"A row has the number {self.last_row}, which no sheet has.", place=self.place)
        inside = tag_end(self.data, at)
        self.rows.append(RowSpan(self.last_row, at, inside, cells_end=inside))
        self.column = 0

    def open_cell(self, attributes: dict[str, str]) -> None:
        place = parse_address(attributes.get("r", "").strip())
        self.column = place[1] if place is not None else self.column + 1
        self.columns.append(self.column)
        if self.depth > 3:
            # One of several versions of a cell: what stands there is not for us to judge.
            self.blank = False

    def text(self, data: str) -> None:
        if self.depth > 3 and self.value and data:
            self.blank = False

    def end(self, _: str) -> None:
        if self.depth == 3 and self.columns:
            row, start = self.rows[-1], self.starts[3]
            row.cells_end = self.ended(start)
            row.cells += [CellSpan(column, start, row.cells_end, self.blank) for column in self.columns]
        elif self.depth == 2:
            row = self.rows[-1]
            row.end = self.ended(row.start)
        self.depth -= 1
        self.value = False

    def ended(self, start: int) -> int:
        """One past the element that opened at `start` and is being closed."""
        inside = tag_end(self.data, start)
        if self.data[inside - 2 : inside] == b"/>":
            return inside
        return tag_end(self.data, self.parser.CurrentByteIndex - self.shift)
