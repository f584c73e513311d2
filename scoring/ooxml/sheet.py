"""A sheet part, scanned as it unpacks: cells in batches, then what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element
from xml.parsers import expat

from scoring.errors import LeadFileError, Place
from scoring.ooxml.bulk import scan_bulk
from scoring.ooxml.cells import CellBatch
from scoring.ooxml.exact import ExactScanner
from scoring.ooxml.xml import SAVE_AGAIN, encoding_of, local, malformed, parse, refuse_doctype, to_utf8

_DATA = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?)sheetData(?:\s[^<>]*?)?(/?)>")
_DIMENSION = re.compile(rb"""<(?:[\w.-]+:)?dimension\s[^>]*?ref\s*=\s*["']([^"']*)["']""")
# Pieces of about this size stay in the processor's cache: larger and smaller ones were slower.
_PIECE = 2**20


@dataclass(frozen=True, slots=True)
class SheetDetails:
    """What a sheet part says besides its cells: the range it claims, merged ranges, and its tables' links."""

    dimension: str = ""
    merges: tuple[str, ...] = ()
    table_links: tuple[str, ...] = ()


class SheetScanner:
    """One pass over a sheet part. Take `batches` to the end, then ask `details`.

    `data_start` and `data_end` are the bytes (of the part as UTF-8) between which the rows stand.
    """

    def __init__(self, blocks: Iterable[bytes], place: Place, bulk: bool = True) -> None:
        self._blocks = iter(blocks)
        self._place = place
        self._bulk = bulk
        self._head = b""
        self._tail = b""
        self._prefix = b""
        self._carry = b""
        self.data_start = 0
        self.data_end = 0

    def batches(self) -> Iterator[CellBatch]:
        """The cells, batch by batch in the order of the part. Raises LeadFileError on damage."""
        rest = self._find_data()
        if rest is None:
            return
        closing = b"</" + self._prefix + b"sheetData"
        row_end = b"</" + self._prefix + b"row>"
        exact = ExactScanner(self._place)
        at = self.data_start
        for block in self._pieces(rest):
            if hides_tags(block):
                # Comments and the like may hide tags: from here on only the XML parser knows where rows end.
                everything = block + b"".join(self._blocks)
                batch, end = exact.scan(everything, at, self._prefix)
                yield batch
                self._finish(at + end, everything[end:])
                return
            end = block.find(closing)
            if end < 0:
                cut = block.rfind(row_end) + len(row_end) if row_end in block else 0
            else:
                cut = end
            if cut:
                yield self._scan(exact, block[:cut], at)
                at += cut
            if end >= 0:
                self._finish(at, block[cut:])
                return
            self._carry = block[cut:]
        raise LeadFileError("The sheet is cut short.", place=self._place, mend="Get a fresh copy of the file.")

    def rows(self) -> Iterator[bytes]:
        """The bytes of the rows in pieces, each row whole, without a look at their cells; instead of `batches`."""
        rest = self._find_data()
        if rest is None:
            return
        closing, row_end = b"</" + self._prefix + b"sheetData", b"</" + self._prefix + b"row>"
        for piece in self._pieces(rest):
            block = piece
            if hides_tags(block):
                # Comments may hide tags: the last one that closes the rows is real.
                block += b"".join(self._blocks)
                end = block.rfind(closing)
            else:
                end = block.find(closing)
            if end >= 0:
                yield block[:end]
                self._finish(self.data_start, block[end:])
                return
            cut = block.rfind(row_end) + len(row_end) if row_end in block else 0
            yield block[:cut]
            self._carry = block[cut:]

    def _pieces(self, first: bytes) -> Iterator[bytes]:
        """Blocks large enough to be worth scanning; what a scan left over comes first in the next."""
        self._carry = b""
        waiting = [first]
        size = len(first)
        for block in self._blocks:
            waiting.append(block)
            size += len(block)
            if size >= _PIECE:
                # A row may be longer than a piece: the carry grows until it ends.
                yield self._carry + b"".join(waiting)
                waiting, size = [], 0
        yield self._carry + b"".join(waiting)

    def _scan(self, exact: ExactScanner, piece: bytes, at: int) -> CellBatch:
        batch = scan_bulk(piece, at, self._prefix) if self._bulk else None
        if batch is None:
            return exact.scan(piece, at, self._prefix)[0]
        if len(batch):
            exact.last_row = int(batch.rows[-1])
        return batch

    def _find_data(self) -> bytes | None:
        """Read up to the sheet data; the bytes after its opening tag, or None where there are no cells."""
        head = next(self._blocks, b"")
        while len(head) < 200 and (more := next(self._blocks, b"")):
            head += more
        if encoding_of(head):
            head = to_utf8(head + b"".join(self._blocks), self._place)
        while True:
            match = next((found for found in _DATA.finditer(head) if _is_element(head, found.start())), None)
            if match is not None:
                break
            more = next(self._blocks, b"")
            if not more:
                self._head = head
                return None
            head += more
        self._prefix = match[1]
        self._head = head[: match.end()]
        if match[2]:
            self.data_start = self.data_end = match.end()
            self._tail = head[match.end() :] + b"".join(self._blocks)
            return None
        self.data_start = match.end()
        return head[match.end() :]

    def _finish(self, end: int, rest: bytes) -> None:
        self.data_end = end
        self._tail = rest + b"".join(self._blocks)

    @property
    def dimension(self) -> str:
        """The range that the part claims before its cells, or "": known from the first batch on."""
        found = _DIMENSION.search(self._head)
        return found[1].decode("ascii", "replace") if found is not None else ""

    @property
    def head(self) -> bytes:
        """The part (as UTF-8) up to and with the tag that opens its rows; all of it where it has no rows' element."""
        return self._head

    @property
    def tail(self) -> bytes:
        """What follows the rows, from their closing tag on; known when the rows have been taken."""
        return self._tail

    @property
    def prefix(self) -> bytes:
        """The prefix of the rows' element with its colon, b"" for the default namespace."""
        return self._prefix

    @property
    def frame(self) -> Element:
        """All that the part says before and after its rows, as a tree. Raises LeadFileError where it is malformed."""
        return parse(self._head + self._tail, self._place)

    @property
    def details(self) -> SheetDetails:
        """What the part says before and after its rows. Raises LeadFileError where it is malformed."""
        collector = _Details(self._place)
        parser = expat.ParserCreate()
        parser.StartElementHandler = collector.start
        parser.StartDoctypeDeclHandler = collector.doctype
        try:
            parser.Parse(self._head, False)
            parser.Parse(self._tail, True)
        except expat.ExpatError as error:
            raise malformed(error, self._place) from error
        if not collector.is_sheet:
            raise LeadFileError("This part is no worksheet.", place=self._place, mend=SAVE_AGAIN)
        return SheetDetails(collector.dimension, tuple(collector.merges), tuple(collector.tables))


def hides_tags(block: bytes) -> bool:
    """Whether there are comments and the like. One letter is found many times faster than two."""
    return (b"!" in block and b"<!" in block) or (b"?" in block and b"<?" in block)


def _is_element(head: bytes, at: int) -> bool:
    """Whether a tag found is really one, and not words in a comment."""
    comment = head.rfind(b"<!--", 0, at)
    return comment < 0 or 0 <= head.find(b"-->", comment) < at


class _Details:
    """Collects the few facts wanted from around the rows."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.is_sheet = False
        self.dimension = ""
        self.merges: list[str] = []
        self.tables: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        plain = local(name)
        if plain == "worksheet":
            self.is_sheet = True
        elif plain == "dimension":
            self.dimension = attributes.get("ref", "")
        elif plain == "mergeCell":
            self.merges.append(attributes.get("ref", ""))
        elif plain == "tablePart":
            self.tables.extend(value for key, value in attributes.items() if local(key) == "id")

    def doctype(self, *_: object) -> None:
        raise refuse_doctype(self.place)
