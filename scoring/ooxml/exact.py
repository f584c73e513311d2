"""The exact cell scanner: any well-formed sheet part through a real XML parser, cell by cell.

It is the reference that `bulk.py` must agree with, and reads what that one declines: cells without
references, rich inline texts, ISO dates, comments, alternative content, other spellings of the same XML.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from xml.parsers import expat

import numpy as np

from scoring.errors import LeadFileError, Place
from scoring.ooxml.cells import (
    CONSTANTS,
    MAX_COLUMN,
    MAX_ROW,
    CellBatch,
    RawKind,
    number_of,
    parse_address,
    unescape_text,
)
from scoring.ooxml.xml import SAVE_AGAIN, local, malformed, refuse_doctype

_EPOCH = date(1899, 12, 30).toordinal()
_KINDS = {
    "n": RawKind.NUMBER, "s": RawKind.SHARED, "str": RawKind.TEXT, "inlineStr": RawKind.TEXT,
    "b": RawKind.BOOL, "e": RawKind.ERROR, "d": RawKind.ISO_DATE,
}  # fmt: skip
_CELL_END = re.compile(rb"</(?:[^\s<>:]*:)?c\s*>")
# An index that no workbook has: whoever looks the text up says that it is missing.
_NO_TEXT = 2**31 - 1
_TRUTHS = {"1": 1.0, "0": 0.0, "true": 1.0, "false": 0.0}


def iso_serial(text: str) -> float | None:
    """The 1900 serial of an ISO date, time or both as `t="d"` cells hold it, or None. A zone is left out."""
    text = text.strip()
    try:
        if "-" not in text[:5]:
            moment = datetime.fromisoformat("1899-12-30T" + text.lstrip("T").rstrip("Z"))
        else:
            moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    return moment.toordinal() - _EPOCH + seconds / 86400


class _ScanDone(Exception):
    """The sheet data has ended; what follows is not for this scanner."""


class ExactScanner:
    """Reads the rows of one sheet in pieces; remembers the last row for those without number."""

    def __init__(self, place: Place, last_row: int = 0) -> None:
        self.place = place
        self.last_row = last_row

    def scan(self, piece: bytes, offset: int, prefix: bytes = b"") -> tuple[CellBatch, int]:
        """The cells of a piece of sheet data, and where in it the sheet data ended (its length, if not).

        piece: complete rows, perhaps followed by the closing tag of the sheet data and more.
        Raises LeadFileError for malformed XML and for cells that no sheet can hold.
        """
        opening = b"<" + prefix + b"sheetData>"
        handler = _Handler(self, piece, offset, len(opening))
        end = len(piece)
        try:
            handler.parser.Parse(opening, False)
            handler.parser.Parse(piece, False)
            handler.parser.Parse(b"</" + prefix + b"sheetData>", True)
        except _ScanDone:
            end = min(handler.ended_at, len(piece))
        except expat.ExpatError as error:
            raise malformed(error, self.place) from error
        return handler.batch(), end


class _Handler:
    """The state of one parse."""

    def __init__(self, owner: ExactScanner, piece: bytes, offset: int, shift: int) -> None:
        self.owner = owner
        self.piece = piece
        self.shift = shift
        self.offset = offset
        self.depth = 0
        self.ended_at = 0
        self.skipped = 0
        self.column = 0
        self.values: list[tuple[int, int, int, int, float, int, bool, int, int]] = []
        self.texts: dict[str, int] = {}
        self.cell: dict[str, str] | None = None
        self.start_at = 0
        self.formula: list[str] | None = None
        self.hidden: list[int] = []
        self.value: list[str] | None = None
        self.inline: list[str] | None = None
        self.phonetic = 0
        self.sink: list[str] | None = None
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.doctype

    def doctype(self, *_: object) -> None:
        raise refuse_doctype(self.owner.place)

    def text(self, data: str) -> None:
        if self.sink is not None and not self.skipped:
            self.sink.append(data)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        plain = local(name)
        # Of alternative content the fallback counts, as for any reader that knows no extension.
        if self.skipped or plain == "Choice":
            self.skipped += 1
        elif self.cell is not None:
            self.start_in_cell(plain)
        elif plain == "row":
            self.start_row(attributes)
        elif plain == "c":
            self.cell = attributes
            self.start_at = self.parser.CurrentByteIndex - self.shift
            self.formula, self.value, self.inline, self.sink = None, None, None, None

    def start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "").strip()
        usable = number.isascii() and number.isdigit() and len(number) < 10
        self.owner.last_row = int(number) if usable else self.owner.last_row + 1
        self.column = 0
        if not 1 <= self.owner.last_row <= MAX_ROW:
            raise LeadFileError(
                f"A row has the number {self.owner.last_row}, which no sheet has.",
                place=self.owner.place,
                mend=SAVE_AGAIN,
            )
        if attributes.get("hidden") in ("1", "true"):
            self.hidden.append(self.owner.last_row)

    def start_in_cell(self, plain: str) -> None:
        if plain == "v":
            self.value = self.sink = []
        elif plain == "f":
            self.formula = self.sink = []
        elif plain == "is":
            self.inline = []
        elif plain == "rPh":
            self.phonetic += 1
        elif plain == "t" and not self.phonetic:
            self.sink = self.inline

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.depth == 0:
            # The parser runs on after an exception, so the place must be noted now.
            self.ended_at = self.parser.CurrentByteIndex - self.shift
            raise _ScanDone
        if self.skipped:
            self.skipped -= 1
            return
        plain = local(name)
        if plain == "c" and self.cell is not None:
            self.finish_cell(self.cell)
            self.cell = None
        elif plain in ("v", "t", "f"):
            self.sink = None
        elif plain == "rPh":
            self.phonetic -= 1

    def finish_cell(self, attributes: dict[str, str]) -> None:
        place = parse_address(attributes.get("r", "").strip())
        if place is None:
            place = max(self.owner.last_row, 1), self.column + 1
        row, self.column = place
        if self.column > MAX_COLUMN:
            raise LeadFileError(
                f"Row {row} has more cells than a sheet has columns.", place=self.owner.place, mend=SAVE_AGAIN
            )
        kind, number, code = self.read_value(attributes.get("t", "n"))
        constant = kind != RawKind.BLANK and self.formula is not None and "".join(self.formula) in CONSTANTS
        style = attributes.get("s", "0")
        self.values.append((
            row,
            self.column,
            kind,
            int(style) if style.isascii() and style.isdigit() and len(style) < 7 else 0,
            number,
            code,
            self.formula is not None and not constant,
            self.offset + self.start_at,
            self.offset + self.end_at(),
        ))  # fmt: skip

    def end_at(self) -> int:
        """Where the cell's element ends in the piece."""
        at = self.parser.CurrentByteIndex - self.shift
        closing = _CELL_END.match(self.piece, at)
        # For a self-closed element the parser already stands behind it.
        return closing.end() if closing is not None else at

    def read_value(self, stored: str) -> tuple[int, float, int]:
        """Kind, number and text code of the cell, from its type and its texts."""
        if self.inline is not None and stored != "inlineStr" and self.value is None:
            stored = "inlineStr"
        written = self.inline if stored == "inlineStr" else self.value
        kind = _KINDS.get(stored, RawKind.NUMBER)
        if written is None:
            return RawKind.BLANK, np.nan, -1
        text = "".join(written)
        if kind == RawKind.TEXT:
            return RawKind.TEXT, np.nan, self.text_code(unescape_text(text))
        if text == "":
            return RawKind.BLANK, np.nan, -1
        text = text.strip()
        number: float | None = None
        if kind == RawKind.ERROR:
            return RawKind.ERROR, np.nan, self.text_code(unescape_text("".join(written)))
        if kind == RawKind.SHARED:
            index = int(text) if text.isascii() and text.isdigit() and len(text) <= 16 else _NO_TEXT
            return RawKind.SHARED, np.nan, min(index, _NO_TEXT)
        if kind == RawKind.BOOL:
            number = _TRUTHS.get(text)
        elif kind == RawKind.ISO_DATE:
            number = iso_serial(text)
        if number is None:
            # What is no value of its type may still be a number; if not, it is shown as it stands.
            number, kind = number_of(text), RawKind.NUMBER
        if number is None:
            return RawKind.TEXT, np.nan, self.text_code(text)
        return kind, number, -1

    def text_code(self, text: str) -> int:
        return self.texts.setdefault(text, len(self.texts))

    def batch(self) -> CellBatch:
        """All cells read so far."""
        columns = list(zip(*self.values, strict=True)) or [()] * 9
        return CellBatch(
            np.array(columns[0], np.int32),
            np.array(columns[1], np.int32),
            np.array(columns[2], np.uint8),
            np.array(columns[3], np.int32),
            np.array(columns[4], np.float64),
            np.array(columns[5], np.int32),
            np.array(columns[6], np.bool_),
            np.array(columns[7], np.int64),
            np.array(columns[8], np.int64),
            tuple(self.texts),
            np.array(self.hidden, np.int32),
        )
