"""Filters and sorts that ask for columns which lose their content: taken out, the others as they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from scoring.errors import NOWHERE, Place
from scoring.ooxml.cells import parse_range
from scoring.ooxml.outline import outline
from scoring.workbook.parts.refs import range_ref
from scoring.workbook.surgery.splice import Splice, rebuilt


@dataclass(frozen=True, slots=True)
class CutFilter:
    """A filter or a part without its questions about some columns.

    xml: what is left. cut: whether rows were filtered by one of the columns. left: whether rows still are by another.
    """

    xml: bytes
    cut: bool = False
    left: bool = False


def cut_table_filter(data: bytes, columns: Collection[int], place: Place = NOWHERE) -> CutFilter:
    """A table part without filters and sorts by these columns of the sheet; its range stays as it is."""
    splice = Splice(data)
    cut = left = False
    for child in outline(data, place).children:
        element = data[child.start : child.end]
        if child.name == "autoFilter":
            found = cut_auto_filter(element, columns)
            cut, left = found.cut, found.left
            splice.replace(child.start, child.end, found.xml)
        elif child.name == "sortState":
            splice.replace(child.start, child.end, cut_sort(element, columns))
    return CutFilter(splice.result(), cut, left)


def cut_auto_filter(element: bytes, columns: Collection[int]) -> CutFilter:
    """An autoFilter element, given whole, without the filters and sorts by these columns of the sheet."""
    found = outline(element)
    first = parse_range(found.root.attributes.get("ref", ""))[1]
    splice = Splice(element)
    cut = left = False
    for child in found.children:
        if child.name == "filterColumn":
            number = child.attributes.get("colId", "")
            asks = bool(outline(element[child.start : child.end]).children)
            if number.isdigit() and first + int(number) in columns:
                splice.remove(child)
                cut |= asks
            else:
                left |= asks
        elif child.name == "sortState":
            splice.replace(child.start, child.end, cut_sort(element[child.start : child.end], columns))
    return CutFilter(splice.result(), cut, left)


def cut_sort(element: bytes, columns: Collection[int]) -> bytes:
    """A sortState element, given whole, without its conditions on these columns; nothing where none is left."""
    found = outline(element)
    # A sort from left to right goes by rows: its conditions span columns.
    if found.root.attributes.get("columnSort", "0").strip().lower() in ("1", "true"):
        return element
    conditions = [child for child in found.children if child.name == "sortCondition"]
    gone = [child for child in conditions if parse_range(child.attributes.get("ref", ""))[1] in columns]
    if not gone:
        return element
    if len(gone) == len(conditions):
        return b""
    inner = b"".join(element[child.start : child.end] for child in found.children if child not in gone)
    return rebuilt(element, {}, inner)


def narrowed(ref: str, columns: Collection[int]) -> str:
    """A range without these columns at its right edge; "" where nothing else is in it."""
    top, left, bottom, right = parse_range(ref)
    while right >= left and right in columns:
        right -= 1
    return range_ref((top, left, bottom, right)) if right >= left else ""
