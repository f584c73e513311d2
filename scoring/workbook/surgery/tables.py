"""Table parts of an existing workbook: columns added at the right or put in place of others, and taken out again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from scoring.errors import NOWHERE, LeadFileError, OutputError, Place
from scoring.ooxml.cells import parse_range, unescape_text
from scoring.ooxml.outline import Outline, Span, outline
from scoring.ooxml.xml import SAVE_AGAIN
from scoring.workbook.parts.refs import MAX_COLUMNS, Box, range_ref
from scoring.workbook.parts.text import attribute_text, plain_text
from scoring.workbook.plan import TableColumn, TableEdit
from scoring.workbook.surgery.splice import Escaped, Splice, children_of, prefixed, rebuilt

_QUERY = "queryTable"
# What a column of other content does not keep: its total and what belongs to the formula that stood there.
_TOTALS = ("totalsRowFunction", "totalsRowLabel", "totalsRowDxfId", "totalsRowCellStyle")
_FORMULAS = ("calculatedColumnFormula", "totalsRowFormula")


@dataclass(frozen=True)
class EditedTable:
    """A table part with its columns changed.

    ref: the whole range now. query_columns: for a table that a query fills, the new columns by their id, each with
    the id of its query field and its name; gone: the ids of columns that were taken out. neutral: the columns of the
    sheet that stay without content, with the names that their header cells must bear.
    """

    xml: bytes
    box: Box
    query_columns: tuple[tuple[int, int, str], ...] = ()
    gone: tuple[int, ...] = ()
    neutral: Mapping[int, str] = field(default_factory=dict)


class TablePart:
    """A table part as it stands: its range, its columns, and whether a query fills it."""

    def __init__(self, data: bytes, place: Place = NOWHERE) -> None:
        self._data = data
        self._outline: Outline = outline(data, place)
        attributes = self._outline.root.attributes
        self.name = attributes.get("displayName", attributes.get("name", ""))
        self.box: Box = parse_range(attributes.get("ref", ""))
        self.is_query = attributes.get("tableType") == _QUERY
        listed = self._outline.child("tableColumns")
        if listed is None:
            raise LeadFileError(f"The table {self.name} names no columns.", place=place, mend=SAVE_AGAIN)
        self._listed = listed
        self._columns = tuple(span for span in children_of(data, listed, place) if span.name == "tableColumn")
        self._place = place
        if len(self._columns) != self.box[3] - self.box[1] + 1:
            raise LeadFileError(
                f"The table {self.name} is {self.box[3] - self.box[1] + 1} columns wide and names"
                f" {len(self._columns)}.",
                place=place,
                mend=SAVE_AGAIN,
            )

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, from left to right."""
        return tuple(unescape_text(span.attributes.get("name", "")) for span in self._columns)

    @property
    def number(self) -> int:
        """The table's own id in its workbook, 0 where it has none."""
        return _number(self._outline.root, "id")

    def grown(self, edit: TableEdit, first_field: int = 1) -> EditedTable:
        """The part with these columns. Raises OutputError where two would have one name, or the sheet ends.

        For a table that a query fills, new columns get fields with ids from `first_field` on.
        """
        columns = dict(edit.columns)
        right = max([self.box[3], *columns])
        missing = set(range(self.box[3] + 1, right + 1)) - set(columns)
        if missing or min(columns, default=right) < self.box[1]:
            raise ValueError(f"the columns of {self.name} would not stand beside each other")
        self._refuse(columns, right)
        splice = Splice(self._data)
        for at, column in columns.items():
            if at <= self.box[3]:
                self._replace(splice, self._columns[at - self.box[1]], column)
        added, query = self._added([columns[at] for at in range(self.box[3] + 1, right + 1)], first_field)
        box = (*self.box[:3], right)
        self._resize(splice, box)
        splice.append(
            self._listed,
            prefixed(added, self._outline.prefix),
            {"count": str(right - self.box[1] + 1)} if "count" in self._listed.attributes else {},
        )
        return EditedTable(splice.result(), box, query)

    def shrunk(self, columns: Collection[int]) -> EditedTable:
        """The part without these columns of the sheet: taken out at the right, left empty and renamed elsewhere."""
        right = self.box[3]
        while right in columns and right > self.box[1]:
            right -= 1
        splice = Splice(self._data)
        gone = self._columns[right - self.box[1] + 1 :]
        for span in gone:
            splice.remove(span)
        neutral = self._neutral([at for at in sorted(columns) if self.box[1] <= at <= right], right)
        for at, name in neutral.items():
            self._replace(splice, self._columns[at - self.box[1]], TableColumn(name))
        if gone and "count" in self._listed.attributes:
            splice.attributes(self._listed, {"count": str(right - self.box[1] + 1)})
        box = (*self.box[:3], right)
        self._resize(splice, box)
        self._cut_filter(splice, box)
        ids = tuple(_number(span, "id") for span in gone)
        return EditedTable(splice.result(), box, gone=ids, neutral=neutral)

    def _refuse(self, columns: Mapping[int, TableColumn], right: int) -> None:
        if right > MAX_COLUMNS:
            raise OutputError(
                f"the table {self.name} would need {right:,} columns; a sheet has {MAX_COLUMNS:,}.",
                place=self._place,
                mend="Delete columns that are not needed.",
            )
        seen = {name.casefold(): name for at, name in enumerate(self.names, self.box[1]) if at not in columns}
        for column in columns.values():
            if column.name.casefold() in seen:
                raise OutputError(
                    f"the table {self.name} has a column “{seen[column.name.casefold()]}” already.",
                    place=self._place,
                    mend="Give that column another name.",
                )
            seen[column.name.casefold()] = column.name

    def _replace(self, splice: Splice, span: Span, column: TableColumn) -> None:
        """Another name and formula in a column that keeps its id and what else it is."""
        same = unescape_text(span.attributes.get("name", "")) == column.name
        values: dict[str, str | None] = {} if same else dict.fromkeys(_TOTALS)
        if not same:
            values["name"] = Escaped(attribute_text(column.name))
        dropped = _FORMULAS[:1] if same else _FORMULAS
        element = self._data[span.start : span.end]
        kept = [element[child.start : child.end] for child in outline(element).children if child.name not in dropped]
        # The formula comes first of all children.
        inner = prefixed(_formula(column), self._outline.prefix) + b"".join(kept)
        splice.replace(span.start, span.end, rebuilt(element, values, inner))

    def _added(self, columns: list[TableColumn], first_field: int) -> tuple[str, tuple[tuple[int, int, str], ...]]:
        last = max((_number(span, "id") for span in self._columns), default=0)
        used = max((_number(span, "queryTableFieldId") for span in self._columns), default=0)
        last_field = max(used, first_field - 1)
        rows, query = [], []
        for step, column in enumerate(columns, 1):
            identity, field_ = last + step, last_field + step
            marks = f' id="{identity}"'
            if self.is_query:
                marks += f' uniqueName="{identity}"'
                query.append((identity, field_, column.name))
            marks += f' name="{attribute_text(column.name)}"'
            if self.is_query:
                marks += f' queryTableFieldId="{field_}"'
            formula = _formula(column)
            rows.append(f"<tableColumn{marks}>{formula}</tableColumn>" if formula else f"<tableColumn{marks}/>")
        return "".join(rows), tuple(query)

    def _resize(self, splice: Splice, box: Box) -> None:
        if box == self.box:
            return
        splice.attributes(self._outline.root, {"ref": range_ref(box)})
        found = self._outline.child("autoFilter")
        if found is not None and "ref" in found.attributes:
            top, left, bottom, right = parse_range(found.attributes["ref"])
            wider = box[3] if right == self.box[3] else min(right, box[3])
            splice.attributes(found, {"ref": range_ref((top, left, bottom, wider))})

    def _neutral(self, columns: list[int], right: int) -> dict[int, str]:
        taken = {
            name.casefold() for at, name in enumerate(self.names, self.box[1]) if at not in columns and at <= right
        }
        names: dict[int, str] = {}
        number = 0
        for at in columns:
            number = next(n for n in range(number + 1, number + 2 + len(taken)) if f"column{n}" not in taken)
            names[at] = f"Column{number}"
        return names

    def _cut_filter(self, splice: Splice, box: Box) -> None:
        """Take out what filters or sorts by columns that are gone."""
        found = self._outline.child("autoFilter")
        inner = children_of(self._data, found, self._place) if found is not None else ()
        for child in inner:
            if child.name == "filterColumn" and _number(child, "colId") > box[3] - box[1]:
                splice.remove(child)
        if box == self.box:
            return
        for child in (*inner, *self._outline.children):
            if child.name == "sortState":
                splice.replace(child.start, child.end, _cut_sort(self._data[child.start : child.end], box[3]))


def _cut_sort(element: bytes, right: int) -> bytes:
    """A sort without the conditions beyond a column; nothing where none is left."""
    found = outline(element)
    conditions = [child for child in found.children if child.name == "sortCondition"]
    kept = [child for child in conditions if parse_range(child.attributes.get("ref", ""))[3] <= right]
    if not kept:
        return b""
    top, left, bottom, end = parse_range(found.root.attributes.get("ref", ""))
    inner = b"".join(
        element[child.start : child.end] for child in found.children if child in kept or child not in conditions
    )
    return rebuilt(element, {"ref": range_ref((top, left, bottom, min(end, right)))}, inner)


def _formula(column: TableColumn) -> str:
    return f"<calculatedColumnFormula>{plain_text(column.formula)}</calculatedColumnFormula>" if column.formula else ""


def _number(span: Span, name: str) -> int:
    text = span.attributes.get(name, "")
    return int(text) if text.isascii() and text.isdigit() else 0
