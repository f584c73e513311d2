"""The document's properties: titles of our sheets and names leave their list, and a new workbook loses our name."""

from __future__ import annotations

from collections.abc import Collection

from scoring.errors import NOWHERE, Place
from scoring.ooxml.outline import Span, outline, outline_below
from scoring.workbook.surgery.splice import Splice, element_text


def without_titles(data: bytes, titles: Collection[str], place: Place = NOWHERE) -> bytes:
    """The extended properties without these titles of parts; as they were where they list none of them."""
    found = outline(data, place)
    listed, counted = found.child("TitlesOfParts"), found.child("HeadingPairs")
    if listed is None or counted is None:
        return data
    vector = _first_inside(data, listed, 1, place)
    pairs = _first_inside(data, counted, 1, place)
    if vector is None or pairs is None:
        return data
    rows = outline_below(data, 2, place, vector.start).children
    texts = [element_text(data, row, place) for row in rows]
    counts = _counts(data, pairs, place)
    if sum(number for number, _ in counts) != len(rows):
        return data
    splice = Splice(data)
    gone = 0
    at = 0
    for number, where in counts:
        lost = [row for row, text in zip(rows[at : at + number], texts[at:], strict=False) if _is_title(text, titles)]
        for row in lost:
            splice.remove(row)
        if lost:
            splice.replace(*_inner(data, where), str(number - len(lost)).encode())
        gone += len(lost)
        at += number
    if gone:
        splice.attributes(vector, {"size": str(len(rows) - gone)})
    return splice.result()


def without_creator(data: bytes, creator: str, place: Place = NOWHERE) -> bytes:
    """The core properties without creator and title, where they say that this creator made the document."""
    return _without(data, "creator", creator, ("creator", "title"), place)


def without_program(data: bytes, program: str, place: Place = NOWHERE) -> bytes:
    """The extended properties without the program, where it is this one."""
    return _without(data, "Application", program, ("Application",), place)


def _without(data: bytes, asked: str, text: str, gone: Collection[str], place: Place) -> bytes:
    found = outline(data, place)
    said = found.child(asked)
    if said is None or element_text(data, said, place) != text:
        return data
    splice = Splice(data)
    for child in found.children:
        if child.name in gone:
            splice.remove(child)
    return splice.result()


def _is_title(text: str, titles: Collection[str]) -> bool:
    """Whether a title is one of these: names of a sheet stand there with the sheet's, as Leads!Print_Titles."""
    return text in titles or text.rpartition("!")[0].strip("'").replace("''", "'") in titles


def _first_inside(data: bytes, parent: Span, depth: int, place: Place) -> Span | None:
    children = outline_below(data, depth, place, parent.start).children
    return next(iter(children), None)


def _counts(data: bytes, pairs: Span, place: Place) -> list[tuple[int, Span]]:
    """How many titles each heading has, with the element that says so: every other entry of the pairs."""
    entries = outline_below(data, 2, place, pairs.start).children
    found = []
    for entry in entries[1::2]:
        inner = outline_below(data, 3, place, entry.start).children
        text = element_text(data, inner[0], place).strip() if inner else ""
        if text.isdigit():
            found.append((int(text), inner[0]))
    return found


def _inner(data: bytes, span: Span) -> tuple[int, int]:
    """The bytes between an element's tags."""
    return span.inside, data.rindex(b"<", span.inside, span.end)
