"""XML parts, parsed without trust: no document type, no entities of the file's own, clear words on faults.

Names come without their namespace: the two dialects of the format (transitional and strict) differ in little
else.
"""

from __future__ import annotations

import codecs
import re
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from scoring.errors import NOWHERE, LeadFileError, Place

SAVE_AGAIN = "Open the file in Excel or LibreOffice and save it again as .xlsx."
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DECLARATION = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*\?>""")


def local(name: str) -> str:
    """A name without its namespace (`uri}name`) or prefix (`prefix:name`)."""
    return name.rpartition("}")[2].rpartition(":")[2]


def encoding_of(head: bytes) -> str:
    """The encoding that the first bytes of an XML part declare, or "" for UTF-8."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head[:4] == b"<\0?\0":
        return "utf-16-le"
    if head[:4] == b"\0<\0?":
        return "utf-16-be"
    declared = _DECLARATION.match(head[:200].removeprefix(codecs.BOM_UTF8))
    name = declared[1].decode("ascii").lower() if declared is not None else ""
    return "" if name in ("utf-8", "utf8", "us-ascii", "ascii") else name


def to_utf8(data: bytes, place: Place = NOWHERE) -> bytes:
    """An XML part as UTF-8, whatever it was written in. Raises LeadFileError."""
    encoding = encoding_of(data[:200])
    if not encoding:
        return data
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError) as error:
        raise LeadFileError(
            f"A part of the workbook is not written in {encoding}.", place=place, mend=SAVE_AGAIN
        ) from error
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff"), count=1).encode("utf-8", "replace")


def refuse_doctype(place: Place) -> LeadFileError:
    """The error for a part with a document type: a way to make a reader swell or fetch, and never needed."""
    return LeadFileError(
        "A part of the workbook declares a document type, which no spreadsheet program writes.",
        place=place,
        mend="Do not trust this file; ask its sender for one saved by Excel or LibreOffice.",
    )


def malformed(error: Exception, place: Place) -> LeadFileError:
    """The error for a part that is not well-formed XML."""
    return LeadFileError(f"A part of the workbook is damaged ({error}).", place=place, mend=SAVE_AGAIN)


class _Names(dict[str, tuple[str, bool]]):
    """Plain names, worked out once each, with whether they are of markup compatibility."""

    def __missing__(self, name: str) -> tuple[str, bool]:
        self[name] = local(name), name.startswith(_COMPATIBILITY)
        return self[name]


class _Builder:
    """Builds a tree of plain names; of alternative content it keeps the fallback, knowing no extension."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.tree = TreeBuilder()
        self.names = _Names()
        self.skipped = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        plain, compatibility = self.names[name]
        if self.skipped or (compatibility and plain == "Choice"):
            self.skipped += 1
        elif not compatibility:
            names = self.names
            self.tree.start(plain, {names[key][0]: value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        plain, compatibility = self.names[name]
        if not compatibility:
            self.tree.end(plain)

    def text(self, data: str) -> None:
        if not self.skipped:
            self.tree.data(data)

    def doctype(self, *_: object) -> None:
        raise refuse_doctype(self.place)


def parse(data: bytes, place: Place = NOWHERE) -> Element:
    """A small part as a tree with plain names, attributes too. Raises LeadFileError in words."""
    builder = _Builder(place)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = builder.doctype
    try:
        parser.Parse(to_utf8(data, place), True)
        return builder.tree.close()
    except (expat.ExpatError, AssertionError) as error:
        raise malformed(error, place) from error
