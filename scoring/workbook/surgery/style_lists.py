"""The counted lists of a styles part: items found again where they are equal, new ones appended."""

from __future__ import annotations

from typing import TypeAlias
from xml.parsers import expat

from scoring.errors import NOWHERE, Place
from scoring.ooxml.outline import Outline, Span, outline
from scoring.ooxml.xml import local, malformed
from scoring.workbook.surgery.splice import Splice, prefixed

# An element in a form in which equal ones are equal, however they are written: name, attributes, children.
Canonical: TypeAlias = tuple[str, tuple[tuple[str, str], ...], tuple["Canonical", ...]]

_TRUTHS = {"true": "1", "false": "0", "on": "1", "off": "0"}


class StyleList:
    """One list of the part (fonts, fills, cell formats …), with what is added to it."""

    def __init__(self, name: str, data: bytes, found: Outline, place: Place = NOWHERE) -> None:
        self.name = name
        self._place, self._prefix = place, found.prefix
        self._span: Span | None = found.child(name)
        self._element = data[self._span.start : self._span.end] if self._span is not None else b""
        self.items: tuple[Span, ...] = outline(self._element, place).children if self._element else ()
        self._new: list[bytes] = []
        self._known: dict[Canonical, int] | None = None

    def __len__(self) -> int:
        return len(self.items) + len(self._new)

    @property
    def grew(self) -> bool:
        """Whether anything was added."""
        return bool(self._new)

    def item(self, number: int) -> bytes:
        """An item as it is written; empty where there is none of this number."""
        if 0 <= number < len(self.items):
            return self._element[self.items[number].start : self.items[number].end]
        new = number - len(self.items)
        return self._new[new] if 0 <= new < len(self._new) else b""

    def find(self, item: bytes) -> int | None:
        """The number of an item equal to this one, None where there is none."""
        if self._known is None:
            self._known = {}
            for number, known in enumerate(_canonical(self._element, 1, self._place) if self._element else ()):
                self._known.setdefault(known, number)
        return self._known.get(_canonical(item, 0, self._place)[0])

    def append(self, item: bytes) -> int:
        """Add an item, dressed as the part is; its number."""
        number = len(self)
        if self.find(item) is None and self._known is not None:
            self._known[_canonical(item, 0, self._place)[0]] = number
        self._new.append(item)
        return number

    def number(self, item: bytes) -> int:
        """The number of an item: that of an equal one, or else a new one's."""
        found = self.find(item)
        return self.append(item) if found is None else found

    def write(self, splice: Splice, at: int) -> None:
        """Note what was added in the splice of the part; a list that is missing is made at the byte `at`."""
        if not self._new:
            return
        new = b"".join(self._new)
        if self._span is None:
            head, end = f'<{self.name} count="{len(self)}">', f"</{self.name}>"
            splice.insert(at, prefixed(head, self._prefix) + new + prefixed(end, self._prefix))
        else:
            counted = {"count": str(len(self))} if "count" in self._span.attributes else {}
            splice.append(self._span, new, counted)


def _canonical(element: bytes, depth: int, place: Place) -> list[Canonical]:
    """Elements at a depth, in order, so that another order of what is inside them makes no difference."""
    found: list[list[Canonical]] = [[]]
    opened: list[tuple[str, dict[str, str]]] = []
    wanted: list[Canonical] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        opened.append((local(name), attributes))
        found.append([])

    def end(_: str) -> None:
        name, attributes = opened.pop()
        said = sorted((key, _TRUTHS.get(value, value.upper())) for key, value in attributes.items())
        # A mark that says "yes" may as well say nothing: <b val="1"/> is <b/>.
        plain = tuple(item for item in said if item != ("val", "1"))
        made = (name, plain, tuple(sorted(found.pop())))
        (wanted if len(opened) == depth else found[-1]).append(made)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(element, True)
    except expat.ExpatError as error:
        raise malformed(error, place) from error
    return wanted
