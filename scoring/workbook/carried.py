"""The marker as texts on the Scoring Rules sheet, for programs that give an open workbook no custom XML part.

It stands in a hidden column far to the right, in pieces, under a hidden name. A workbook may have an older part
besides, which such a program can neither change nor take out: what stands on the sheet is the newer of the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from zlib import crc32

from scoring.errors import LeadFileError
from scoring.ooxml.book import Book, Sheet
from scoring.ooxml.cells import RawKind
from scoring.ooxml.package import Parts
from scoring.ooxml.xml import parse
from scoring.workbook.defined import defined_names, referred
from scoring.workbook.grid import address, sheet_reference
from scoring.workbook.names import MODEL_NAME, MODEL_NAMESPACE, SHEET_ANCHORS, OurSheet
from scoring.workbook.parts.refs import Box
from scoring.workbook.parts.text import text_length
from scoring.workbook.plan import BookPlan, CellPlan, ColumnWidth, DefinedName, SheetPlan

CARRIED_COLUMN = 52
# A cell holds 32,767, but an array of values that is put into several cells at once only some 8,000 in some programs.
MOST_UNITS = 8_000
# The frame keeps a piece a text, whatever it begins and ends with; the sum tells pieces of another marker apart.
_PIECE = re.compile(r"Hotsheet ([0-9]{1,6})/([0-9]{1,6}) ([0-9a-f]{8})>(.*)<", re.DOTALL)


def with_carried(plan: BookPlan) -> BookPlan:
    """The plan with its marker on the Scoring Rules sheet in place of the custom part; one without stays as it is."""
    xml = next((part.xml for part in plan.custom_parts if part.namespace == MODEL_NAMESPACE), None)
    anchor = next((name.refers for name in plan.names if name.name == SHEET_ANCHORS[OurSheet.RULES]), "")
    place = referred(anchor)
    if xml is None or place is None:
        return plan
    pieces = carried_texts(xml)
    cells = tuple(CellPlan(row, CARRIED_COLUMN, text) for row, text in enumerate(pieces, 1))
    hidden = ColumnWidth(CARRIED_COLUMN, CARRIED_COLUMN, 12, hidden=True)

    def carrying(sheet: SheetPlan) -> SheetPlan:
        if sheet.name != place[0]:
            return sheet
        return replace(sheet, cells=(*sheet.cells, *cells), widths=(*sheet.widths, hidden))

    refers = f"{sheet_reference(place[0], 1, CARRIED_COLUMN)}:{address(len(pieces), CARRIED_COLUMN, absolute=True)}"
    return replace(
        plan,
        sheets=tuple(map(carrying, plan.sheets)),
        names=(*plan.names, DefinedName(MODEL_NAME, refers, hidden=True)),
        custom_parts=tuple(part for part in plan.custom_parts if part.namespace != MODEL_NAMESPACE),
    )


def carried_texts(xml: bytes) -> tuple[str, ...]:
    """The marker's XML as texts of cells, without line breaks: those would make programs wrap and heighten the rows."""
    text = xml.decode().replace("?>\n", "?>", 1).replace("\n", "&#10;")
    pieces = list(_pieces(text))
    seal = f"{crc32(text.encode()):08x}"
    return tuple(f"Hotsheet {at}/{len(pieces)} {seal}>{piece}<" for at, piece in enumerate(pieces, 1))


def _pieces(text: str) -> Iterator[str]:
    room = MOST_UNITS - len("Hotsheet 999999/999999 00000000><")
    start = 0
    while start < len(text):
        # Letters beyond the first 65,536 count as two.
        end = start + room
        while text_length(text[start:end]) > room:
            end -= (text_length(text[start:end]) - room + 1) // 2
        yield text[start:end]
        start = end


def is_carried(text: str | None) -> bool:
    """Whether a cell's text is a piece of a marker."""
    return text is not None and _PIECE.fullmatch(text) is not None


def joined(texts: Iterator[str]) -> bytes | None:
    """The marker's XML from texts of cells, in any order and among others; None where a piece is missing or changed."""
    found: dict[tuple[int, str], dict[int, str]] = {}
    for text in texts:
        piece = _PIECE.fullmatch(text)
        if piece is not None:
            found.setdefault((int(piece[2]), piece[3]), {})[int(piece[1])] = piece[4]
    for (count, seal), pieces in found.items():
        xml = "".join(pieces[at] for at in sorted(pieces)).encode()
        if sorted(pieces) == list(range(1, count + 1)) and f"{crc32(xml):08x}" == seal:
            return xml
    return None


def carried_xml(package: Parts) -> bytes | None:
    """The marker that a workbook carries on its Scoring Rules sheet; None where it has none there, or not all of it."""
    try:
        book = Book(parts=package)
    except LeadFileError:
        # What is no workbook has no sheet either; whoever reads the leads says so.
        return None
    workbook = package.read(book.workbook_part)
    if MODEL_NAME.encode() not in workbook:
        return None
    names = (name for name in defined_names(parse(workbook, book.place)) if name.scope is None)
    place = next((referred(name.refers) for name in names if name.name == MODEL_NAME), None)
    sheet = next((each for each in book.sheets if place is not None and each.name == place[0]), None)
    return None if place is None or sheet is None else joined(_texts(book, sheet, place[1]))


def _texts(book: Book, sheet: Sheet, box: Box) -> Iterator[str]:
    """The texts of some cells of a sheet."""
    for batch in book.scanner(sheet).batches():
        inside = (batch.rows >= box[0]) & (batch.rows <= box[2]) & (batch.columns >= box[1]) & (batch.columns <= box[3])
        for at in inside.nonzero()[0].tolist():
            texts = {RawKind.SHARED: book.texts, RawKind.TEXT: batch.texts}.get(RawKind(int(batch.kinds[at])), ())
            code = int(batch.codes[at])
            yield from texts[code : code + 1] if code >= 0 else ()
