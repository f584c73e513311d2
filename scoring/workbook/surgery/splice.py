"""Changes to one part by byte places: what no change names stays as it is, to the byte."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

from scoring.errors import NOWHERE, Place
from scoring.ooxml.outline import Outline, Span, outline, outline_below
from scoring.ooxml.package import Parts
from scoring.ooxml.xml import malformed, to_utf8
from scoring.workbook.parts.text import plain_text

_ASCII = re.compile(rb"""^(\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["'](?:us-)?ascii["'][^>]*\?>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')""")
_TAG = re.compile(rb"<(/?)(?=[A-Za-z])")


def part_bytes(parts: Parts, name: str) -> bytes:
    """A part as bytes that take insertions in UTF-8, whatever the part was written in."""
    return without_ascii(to_utf8(parts.read(name), parts.place))


def without_ascii(data: bytes) -> bytes:
    """A part, or its beginning, without a declaration that says ASCII: then UTF-8 may be put into it."""
    return _ASCII.sub(b"", data, count=1)


def prefixed(fragment: str, prefix: str) -> bytes:
    """A fragment of ours, whose elements have no prefix, with the prefix ("x:" or "") of the part it goes into.

    The fragment's own attributes keep their names: attributes without a prefix belong to their element.
    """
    data = fragment.encode()
    return _TAG.sub(rb"<\g<1>" + prefix.encode(), data) if prefix else data


def opened(data: bytes, place: Place = NOWHERE) -> bytes:
    """A part whose root has room for children, although it may close itself as it is written."""
    root = outline(data, place).root
    if not root.empty:
        return data
    return data[: root.inside - 2].rstrip() + b"></" + root.raw.encode() + b">" + data[root.end :]


def element_text(data: bytes, span: Span, place: Place = NOWHERE) -> str:
    """The text right inside an element and its children, entities resolved."""
    pieces: list[str] = []
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = pieces.append
    try:
        parser.Parse(data[span.start : span.end], True)
    except expat.ExpatError as error:
        raise malformed(error, place) from error
    return "".join(pieces)


def children_of(data: bytes, span: Span, place: Place = NOWHERE) -> tuple[Span, ...]:
    """The children of an element that stands at the second level of its part."""
    return outline_below(data, 1, place, span.start).children


def insertion_point(found: Outline, name: str, order: tuple[str, ...]) -> int:
    """Where a new child of the root belongs, by the schema's order of names.

    That is behind the last child that precedes it there. Children that the order does not name stay where they are.
    """
    before = set(order[: order.index(name)])
    return max((child.end for child in found.children if child.name in before), default=found.root.inside)


class Escaped(str):
    """An attribute's value that is XML already."""

    __slots__ = ()


def rebuilt(element: bytes, values: Mapping[str, str | None], inner: bytes) -> bytes:
    """An element, given whole, with some attributes changed (None: taken away) and other content."""
    root = outline(element).root
    tag = changed_tag(element[: root.inside], values)
    bare = tag[:-1].rstrip().removesuffix(b"/").rstrip()
    return bare + b">" + inner + b"</" + root.raw.encode() + b">" if inner else bare + b"/>"


class Splice:
    """The changes to one part, gathered by its own byte places; `result` makes them all at once.

    Several insertions at one place stand in the order in which they were made. Changes must not overlap.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._changes: list[tuple[int, int, int, bytes]] = []

    def replace(self, start: int, end: int, new: bytes) -> None:
        """Put `new` in place of the bytes from `start` to `end`."""
        self._changes.append((start, end, len(self._changes), new))

    def insert(self, at: int, new: bytes) -> None:
        """Put `new` before the byte at `at`."""
        self.replace(at, at, new)

    def remove(self, span: Span) -> None:
        """Take an element out."""
        self.replace(span.start, span.end, b"")

    def append(self, span: Span, new: bytes, attributes: Mapping[str, str | None] | None = None) -> None:
        """Put `new` behind the last child of an element, opening it where it closes itself.

        `attributes` changes the element's attributes at the same time, as `attribute` does.
        """
        tag = changed_tag(self.data[span.start : span.inside], attributes or {})
        if span.empty:
            self.replace(span.start, span.end, rebuilt(tag, {}, new))
            return
        if attributes:
            self.replace(span.start, span.inside, tag)
        self.insert(self.data.rindex(b"<", span.inside, span.end), new)

    def attributes(self, span: Span, values: Mapping[str, str | None]) -> None:
        """Set attributes of an element by their names as written; None takes one away."""
        old = self.data[span.start : span.inside]
        new = changed_tag(old, values)
        if new != old:
            self.replace(span.start, span.inside, new)

    def result(self) -> bytes:
        """The part with all changes made."""
        pieces = []
        at = 0
        for start, end, _, new in sorted(self._changes, key=lambda change: (change[0], change[1], change[2])):
            if start < at:
                raise ValueError("two changes of a part overlap")
            pieces += [self.data[at:start], new]
            at = end
        pieces.append(self.data[at:])
        return b"".join(pieces)


def changed_tag(tag: bytes, values: Mapping[str, str | None]) -> bytes:
    """An opening tag with these attributes set, by their names as written; None takes one away."""
    for name, value in values.items():
        text = None if value is None else (value if isinstance(value, Escaped) else plain_text(value)).encode()
        # Read from left to right, so that nothing inside a value is taken for an attribute.
        found = next((item for item in _ATTRIBUTE.finditer(tag) if item[1] == name.encode()), None)
        if found is not None and text is None:
            tag = tag[: found.start()] + tag[found.end() :]
        elif found is not None and text is not None:
            tag = tag[: found.start(2)] + b'"%s"' % text + tag[found.end(2) :]
        elif text is not None:
            end = len(tag[:-1].rstrip().removesuffix(b"/").rstrip())
            tag = tag[:end] + b' %s="%s"' % (name.encode(), text) + tag[end:]
    return tag
