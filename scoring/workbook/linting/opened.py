"""A workbook file opened for linting: its parts, links, sheets, tables and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

from scoring.errors import LeadFileError, Place, Problem
from scoring.ooxml.book import find_workbook
from scoring.ooxml.package import CONTENT_TYPES_PART, Package, Parts, Relationship
from scoring.ooxml.sharedstrings import shared_strings
from scoring.ooxml.xml import parse
from scoring.workbook.linting.formulas import Known
from scoring.workbook.parts.refs import Box, parse_range

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_ITEM_OPENED = re.compile(rb"<((?:[\w.-]+:)?)si[\s/>]")


def unescaped(text: str) -> str:
    """A spreadsheet text without its `_xHHHH_` escapes."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


@dataclass(frozen=True)
class Sheet:
    """A worksheet: what it is called and where its part stands."""

    name: str
    identity: str
    part: str
    hidden: bool


@dataclass(frozen=True)
class Table:
    """A table as its part says."""

    part: str
    sheet: Sheet
    identity: str
    name: str
    range: str
    columns: tuple[str, ...]
    root: Element

    @property
    def box(self) -> Box | None:
        """The table's range, None where it is none."""
        return parse_range(self.range)


@dataclass(frozen=True)
class Name:
    """A defined name with its scope: a sheet's position, or "" for the workbook."""

    name: str
    scope: str
    refers: str


class OpenedBook:
    """A workbook whose parts are read as they are asked for. Names in it come without namespaces."""

    def __init__(self, file: str, parts: Parts) -> None:
        self.file = file
        self.parts = parts
        # A zip may hold a part twice, which its names do not tell.
        doubled = (entry.name for entry in parts.entries if not entry.folder) if isinstance(parts, Package) else None
        self.part_names = tuple(doubled or parts.parts)

    def problem(self, code: str, message: str, sheet: str = "", cell: str = "", mend: str = "") -> Problem:
        """A finding about this file."""
        return Problem(code, message + ".", Place(file=self.file, sheet=sheet, cell=cell), mend)

    def read(self, part: str) -> bytes:
        """The bytes of a part; empty where it is missing."""
        return self.parts.read(part) if part and self.parts.find(part) else b""

    def root(self, part: str) -> Element:
        """A part as a tree; an empty element where it is missing. Raises LeadFileError where it is damaged."""
        data = self.read(part)
        return parse(data, self.parts.place) if data else Element("missing")

    def links(self, part: str) -> tuple[Relationship, ...]:
        """The relationships of a part, "" for the package."""
        return self.parts.relationships(part)

    def linked(self, kind: str) -> str:
        """The part that the workbook part links in this way, "" where there is none."""
        return next((link.target for link in self.links(self.workbook_part) if link.kind == kind), "")

    @cached_property
    def content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        """Kinds by file extension, and kinds by part (as the file spells it, where it has it)."""
        root = self.root(CONTENT_TYPES_PART)
        defaults = {item.get("Extension", "").casefold(): item.get("ContentType", "") for item in root.iter("Default")}
        named = {}
        for item in root.iter("Override"):
            name = item.get("PartName", "").lstrip("/")
            named[self.parts.find(name) or name] = item.get("ContentType", "")
        return defaults, named

    @cached_property
    def workbook_part(self) -> str:
        """The name of the workbook part. Raises LeadFileError where there is none."""
        return find_workbook(self.parts)

    @cached_property
    def workbook(self) -> Element:
        """The workbook part."""
        return self.root(self.workbook_part)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The worksheets in order (chart sheets and the like have an empty part)."""
        targets = {link.id: link.target for link in self.links(self.workbook_part) if link.kind == "worksheet"}
        return tuple(
            Sheet(
                item.get("name", ""),
                item.get("sheetId", ""),
                targets.get(item.get("id", ""), ""),
                item.get("state", "visible") != "visible",
            )
            for item in self.workbook.findall("sheets/sheet")
        )

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The defined names."""
        return tuple(
            Name(item.get("name", ""), item.get("localSheetId", ""), item.text or "")
            for item in self.workbook.findall("definedNames/definedName")
        )

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables of all sheets; one that cannot be read is passed over."""
        return tuple(table for sheet in self.sheets if sheet.part for table in self._tables(sheet))

    def _tables(self, sheet: Sheet) -> Iterator[Table]:
        for link in self.links(sheet.part):
            if link.kind != "table":
                continue
            try:
                root = self.root(link.target)
            except LeadFileError:
                continue
            columns = tuple(unescaped(item.get("name", "")) for item in root.iter("tableColumn"))
            name = root.get("displayName", "")
            yield Table(link.target, sheet, root.get("id", ""), name, root.get("ref", ""), columns, root)

    @cached_property
    def known(self) -> Known:
        """What formulas may refer to."""
        return Known(
            frozenset(sheet.name.casefold() for sheet in self.sheets),
            {table.name.casefold(): frozenset(column.casefold() for column in table.columns) for table in self.tables},
        )

    @cached_property
    def strings(self) -> tuple[str, ...]:
        """The shared strings."""
        data = self.read(self.linked("sharedStrings"))
        return shared_strings(data, self.parts.place) if data else ()

    @cached_property
    def string_count(self) -> int:
        """How many shared strings there are, counted without reading them."""
        data = self.read(self.linked("sharedStrings"))
        first = _ITEM_OPENED.search(data)
        if first is None or b"<!" in data:
            return len(self.strings)
        opened = b"<" + first[1] + b"si"
        return sum(data.count(opened + mark) for mark in (b">", b"/", b" "))

    @cached_property
    def styles(self) -> Element:
        """The styles part."""
        return self.root(self.linked("styles"))

    @cached_property
    def looks(self) -> tuple[int, int]:
        """How many cell formats and how many differential formats the styles part holds."""
        return len(self.styles.findall("cellXfs/xf")), len(self.styles.findall("dxfs/dxf"))
