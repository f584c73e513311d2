"""The Excel table of the leads without our columns, and the rows that only a filter on these columns hid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from scoring.errors import LeadFileError
from scoring.ooxml.book import Book
from scoring.ooxml.cells import parse_range
from scoring.ooxml.package import Parts
from scoring.workbook.package import Draft
from scoring.workbook.stripping.lead_range import LeadRange
from scoring.workbook.surgery.filters import cut_table_filter
from scoring.workbook.surgery.query_tables import without_fields
from scoring.workbook.surgery.splice import part_bytes
from scoring.workbook.surgery.tables import TablePart


@dataclass(frozen=True, slots=True)
class LeadFilter:
    """How the leads are filtered: by a column of ours, and by one that stays."""

    by_ours: bool = False
    by_others: bool = False

    @property
    def shows_again(self) -> bool:
        """Whether the rows are to be shown again: nothing else than our columns hid them."""
        return self.by_ours and not self.by_others


@dataclass(frozen=True, slots=True)
class StrippedTable:
    """What is left of the table: columns of the sheet that stay, empty, with the texts of their header cells."""

    neutral: Mapping[int, str] = field(default_factory=dict)


def strip_table(draft: Draft, leads: LeadRange, columns: frozenset[int]) -> StrippedTable:
    """Take our columns out of the table's part, and their fields out of its query's."""
    part = table_part(draft, leads)
    if not part:
        return StrippedTable()
    data = cut_table_filter(part_bytes(draft, part), columns, draft.place).xml
    table = TablePart(data, draft.place).shrunk(columns)
    draft.replace(part, table.xml)
    for link in draft.relationships(part):
        query = draft.find(link.target) if link.kind == "queryTable" and not link.external else None
        if query is not None:
            draft.replace(query, without_fields(part_bytes(draft, query), table.gone, draft.place))
    return StrippedTable(table.neutral if leads.header_row else {})


def table_part(parts: Parts, leads: LeadRange) -> str:
    """The part of the leads' table, "" where they stand in a plain range."""
    for link in parts.relationships(leads.sheet.part) if leads.table else ():
        name = parts.find(link.target) if link.kind == "table" and not link.external else None
        if name is not None and TablePart(part_bytes(parts, name), parts.place).name == leads.table:
            return name
    return ""


def lead_filter(book: Book, leads: LeadRange, columns: frozenset[int]) -> LeadFilter:
    """Whether a filter on our columns hides rows, and whether another one does."""
    parts = book.package
    part = table_part(parts, leads)
    if part:
        found = cut_table_filter(part_bytes(parts, part), columns, parts.place)
        return LeadFilter(found.cut, found.left)
    scanner = book.scanner(leads.sheet)
    for _ in scanner.rows():
        continue
    made = [_asked(each, columns) for each in scanner.frame.findall("autoFilter")]
    return LeadFilter(any(cut for cut, _ in made), any(left for _, left in made))


def _asked(auto_filter: Element, columns: frozenset[int]) -> tuple[bool, bool]:
    """Whether one of the columns is asked for, and whether another is."""
    try:
        first = parse_range(auto_filter.get("ref", ""))[1]
    except LeadFileError:
        return False, False
    asked = {first + int(each.get("colId", "0") or 0) for each in auto_filter.iter("filterColumn") if len(each)}
    return bool(asked & columns), bool(asked - columns)
