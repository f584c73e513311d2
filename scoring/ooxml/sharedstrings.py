"""The shared strings of a workbook: every distinct text once, in the order that cells point to."""

from __future__ import annotations

import re
from xml.parsers import expat

from scoring.errors import NOWHERE, Place
from scoring.ooxml.cells import resolve_entities, unescape_text
from scoring.ooxml.xml import local, malformed, refuse_doctype, to_utf8

_PLAIN = re.compile(r'<si><t(?: xml:space="preserve")?(?:/>|>([^<]*)</t>)</si>')


def shared_strings(data: bytes, place: Place = NOWHERE) -> tuple[str, ...]:
    """The texts, runs of rich text joined, phonetic guides left out. Raises LeadFileError."""
    data = to_utf8(data, place)
    fast = _read_plain(data)
    return fast if fast is not None else _read_any(data, place)


def _read_plain(data: bytes) -> tuple[str, ...] | None:
    """The texts where each item is one plain run, as nearly all are; else None."""
    if b"<!" in data or b"\r" in data:
        return None
    start = data.find(b"<si>")
    end = data.rfind(b"</si>")
    if start < 0 or end < start:
        return None
    try:
        body = data[start : end + 5].decode("utf-8")
    except UnicodeDecodeError:
        return None
    found = _PLAIN.findall(body)
    # Also outside of what was looked at: an empty item may come first or last.
    if len(found) != data.count(b"<si") or len(found) != body.count("</si>"):
        return None
    # "<si><t/></si>" is 13 characters and the plain form 20: what is over must be the attribute alone.
    if body.count("<") != 4 * len(found) - 2 * body.count("/></si>"):
        return None
    if "&" in body:
        resolved = [resolve_entities(text) for text in found]
        if None in resolved:
            return None
        found = resolved
    if "_x" in body:
        found = [unescape_text(text) for text in found]
    return tuple(found)


class _Items:
    """Collects items from any well-formed part: text runs, rich runs, phonetic runs, in any dress."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.items: list[str] = []
        self.open: list[str] | None = None
        self.phonetic = 0
        self.in_text = False

    def start(self, name: str, _: dict[str, str]) -> None:
        plain = local(name)
        if plain == "si":
            self.open = []
        elif plain == "rPh":
            self.phonetic += 1
        elif plain == "t":
            self.in_text = not self.phonetic

    def end(self, name: str) -> None:
        plain = local(name)
        if plain == "si" and self.open is not None:
            self.items.append("".join(self.open))
            self.open = None
        elif plain == "rPh":
            self.phonetic -= 1
        elif plain == "t":
            self.in_text = False

    def text(self, data: str) -> None:
        if self.in_text and self.open is not None:
            self.open.append(data)

    def doctype(self, *_: object) -> None:
        raise refuse_doctype(self.place)


def _read_any(data: bytes, place: Place) -> tuple[str, ...]:
    items = _Items(place)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = items.start
    parser.EndElementHandler = items.end
    parser.CharacterDataHandler = items.text
    parser.StartDoctypeDeclHandler = items.doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise malformed(error, place) from error
    return tuple(unescape_text(text) for text in items.items)
