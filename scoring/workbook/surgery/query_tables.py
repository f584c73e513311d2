"""Query table parts: a table that a query fills needs to know of columns that do not come from the query."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from scoring.errors import NOWHERE, Place
from scoring.ooxml.outline import Span, outline, outline_below
from scoring.workbook.surgery.splice import Splice, children_of, prefixed


def with_fields(data: bytes, columns: Sequence[tuple[int, int, str]], place: Place = NOWHERE) -> bytes:
    """The part with a field for each column (its id in the table, the id of its field, its name).

    The fields are not bound to the query's data, and a refresh fills their formulas down into new rows. A part
    without a list of fields (of a query that was never run) stays as it is.
    """
    refresh, listed = _fields(data, place)
    if refresh is None or listed is None or not columns:
        return data
    splice = Splice(data)
    rows = "".join(
        f'<queryTableField id="{field}" dataBound="0" fillFormulas="1" tableColumnId="{column}"/>'
        for column, field, _ in columns
    )
    count = sum(span.name == "queryTableField" for span in _children(data, listed, place))
    counted = {"count": str(count + len(columns))} if "count" in listed.attributes else {}
    splice.append(listed, prefixed(rows, outline(data, place).prefix), counted)
    # nextId is 1 where it is left out (ECMA-376 part 1, 18.13.12).
    following = max(field for _, field, _ in columns) + 1
    if int(refresh.attributes.get("nextId", "1") or 1) < following:
        splice.attributes(refresh, {"nextId": str(following)})
    return splice.result()


def without_fields(data: bytes, columns: Collection[int], place: Place = NOWHERE) -> bytes:
    """The part without the fields of columns, by the columns' ids in their table."""
    _, listed = _fields(data, place)
    if listed is None:
        return data
    splice = Splice(data)
    fields = [span for span in _children(data, listed, place) if span.name == "queryTableField"]
    gone = [span for span in fields if span.attributes.get("tableColumnId", "") in {str(column) for column in columns}]
    for span in gone:
        splice.remove(span)
    if gone and "count" in listed.attributes:
        splice.attributes(listed, {"count": str(len(fields) - len(gone))})
    return splice.result()


def first_free_field(data: bytes, place: Place = NOWHERE) -> int:
    """The first id that no field of the part has had."""
    refresh, listed = _fields(data, place)
    if refresh is None or listed is None:
        return 1
    used = [int(span.attributes.get("id", "0") or 0) for span in _children(data, listed, place)]
    return max([int(refresh.attributes.get("nextId", "1") or 1), *(number + 1 for number in used)])


def _fields(data: bytes, place: Place) -> tuple[Span | None, Span | None]:
    refresh = outline(data, place).child("queryTableRefresh")
    if refresh is None or refresh.empty:
        return refresh, None
    listed = next((span for span in children_of(data, refresh, place) if span.name == "queryTableFields"), None)
    return refresh, listed


def _children(data: bytes, listed: Span, place: Place) -> tuple[Span, ...]:
    return outline_below(data, 2, place, listed.start).children if not listed.empty else ()
