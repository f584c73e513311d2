"""XML compared by what it says: prefixes, the order of attributes and the space between elements do not count."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

# A tag, its attributes by name, its text, its children: nested tuples, so that shapes compare and sort in sets.
Shape = tuple[Any, ...]


def tree(data: bytes) -> Element:
    """A part as a tree. Raises ElementTree.ParseError where it is damaged."""
    return ElementTree.fromstring(data)


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def shape(element: Element, without: Collection[str] = ()) -> Shape:
    """What an element says, all below it included; `without` names attributes of itself that do not count."""
    attributes = tuple(sorted(item for item in element.attrib.items() if item[0] not in without))
    children = tuple(shape(child) for child in element)
    text = element.text or ""
    # Between children, space only lays a part out; in a leaf it is content.
    return element.tag, attributes, text.strip() if children else text, children


def shapes(elements: Iterable[Element], without: Collection[str] = ()) -> list[Shape]:
    """The shapes of elements in order."""
    return [shape(element, without) for element in elements]


def is_within(fewer: Sequence[Shape], more: Sequence[Shape]) -> bool:
    """Whether all of `fewer` stand in `more` in the same order; others may stand between them."""
    rest = iter(more)
    return all(any(each == other for other in rest) for each in fewer)


def is_head(fewer: Sequence[Shape], more: Sequence[Shape]) -> bool:
    """Whether `more` begins with `fewer`."""
    return list(more[: len(fewer)]) == list(fewer)
