"""Where the children of a part's root element stand, in bytes: an editor cuts exactly there and copies the rest."""

from __future__ import annotations

from dataclasses import dataclass
from xml.parsers import expat

from scoring.errors import NOWHERE, Place
from scoring.ooxml.xml import local, malformed, refuse_doctype


@dataclass(frozen=True, slots=True)
class Span:
    """An element's bytes: from `start` to `end`; its opening tag ends at `inside`. `name` is without prefix.

    `raw` is the name as written; `attributes` are by their names as written.
    """

    name: str
    raw: str
    start: int
    inside: int
    end: int
    attributes: dict[str, str]

    @property
    def empty(self) -> bool:
        """Whether the element closes itself: there is no room inside it."""
        return self.inside == self.end


@dataclass(frozen=True, slots=True)
class Outline:
    """A part's root and the root's children in their order; children of other parents are not looked at."""

    root: Span
    children: tuple[Span, ...]

    @property
    def prefix(self) -> str:
        """The prefix of the root's name with its colon, "" for the default namespace."""
        return self.root.raw[: -len(self.root.name)]

    def child(self, name: str) -> Span | None:
        """The first child of this name."""
        return next((child for child in self.children if child.name == name), None)


def outline(data: bytes, place: Place = NOWHERE) -> Outline:
    """The outline of a part in UTF-8. Raises LeadFileError where it is damaged or declares a document type."""
    return outline_below(data, 0, place)


def outline_below(data: bytes, depth: int, place: Place = NOWHERE, begin: int = 0) -> Outline:
    """As `outline`, of the first element at a depth (the root has 0) that opens at or after the byte `begin`."""
    walker = _Walker(data, depth, begin)
    parser = expat.ParserCreate()
    walker.parser = parser
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = walker.finish
    parser.StartDoctypeDeclHandler = lambda *_: _refuse(place)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise malformed(error, place) from error
    if walker.root is None:
        raise malformed(ValueError("an element is missing"), place)
    return Outline(walker.root, tuple(walker.children))


def _refuse(place: Place) -> None:
    raise refuse_doctype(place)


def tag_end(data: bytes, start: int) -> int:
    """One past the end of the tag that opens at `start`; a ">" inside a quoted value does not end it."""
    at = start
    while True:
        end = data.find(b">", at)
        quote = min((found for mark in b"\"'" if (found := data.find(mark, at, end)) >= 0), default=-1)
        if quote < 0:
            return end + 1
        at = data.index(data[quote : quote + 1], quote + 1) + 1


class _Walker:
    """Notes the chosen element and its children as the parser passes them."""

    parser: expat.XMLParserType

    def __init__(self, data: bytes, depth: int, begin: int) -> None:
        self._data, self._wanted, self._begin = data, depth, begin
        self._depth = 0
        self._open: list[tuple[str, int, dict[str, str]]] = []
        self._inside = False
        self.root: Span | None = None
        self.children: list[Span] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        at = self.parser.CurrentByteIndex
        if self._depth == self._wanted and self.root is None and at >= self._begin:
            self._inside = True
        self._depth += 1
        self._open.append((name, at, attributes))

    def finish(self, name: str) -> None:
        self._depth -= 1
        name, start, attributes = self._open.pop()
        if not self._inside or self._depth not in (self._wanted, self._wanted + 1):
            return
        inside = tag_end(self._data, start)
        closed = self._data[inside - 2 : inside] == b"/>"
        end = inside if closed else tag_end(self._data, self.parser.CurrentByteIndex)
        span = Span(local(name), name, start, inside, end, attributes)
        if self._depth == self._wanted:
            self.root, self._inside = span, False
        else:
            self.children.append(span)
