"""A workbook file opened for linting: its parts, links, sheets, tables and names."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scoring.errors import Place, Problem
from scoring.workbook.linting.formulas import Known
from scoring.workbook.parts.refs import Box, parse_range
from scoring.workbook.parts.relationships import relationships_name
from scoring.workbook.parts.xml import CONTENT_TYPES, MAIN, PACKAGE_RELATIONSHIPS, RELATIONSHIPS

WORKBOOK = "xl/workbook.xml"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """A spreadsheet text without its `_xHHHH_` escapes."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def tag(name: str) -> str:
    """An element's name in the main namespace."""
    return f"{{{MAIN}}}{name}"


@dataclass(frozen=True)
class Link:
    """A relationship: its id, the last word of its type, and the part that it points at."""

    identity: str
    kind: str
    target: str
    external: bool


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
    root: ET.Element

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
    """A workbook file whose parts are read as they are asked for."""

    def __init__(self, path: Path, package: zipfile.ZipFile) -> None:
        self.file = str(path)
        self._package = package
        self.part_names = package.namelist()

    def problem(self, code: str, message: str, sheet: str = "", cell: str = "", mend: str = "") -> Problem:
        """A finding about this file."""
        return Problem(code, message + ".", Place(file=self.file, sheet=sheet, cell=cell), mend)

    def read(self, part: str) -> bytes:
        """The bytes of a part; empty where it is missing."""
        return self._package.read(part) if part in self._present else b""

    def root(self, part: str) -> ET.Element:
        """A part as a tree; an empty element where it is missing."""
        data = self.read(part)
        return ET.fromstring(data) if data else ET.Element("missing")

    def links(self, part: str) -> list[Link]:
        """The relationships of a part."""
        folder = posixpath.dirname(part)
        return [
            Link(
                item.get("Id", ""),
                item.get("Type", "").rpartition("/")[2],
                _resolved(folder, item.get("Target", "")),
                item.get("TargetMode") == "External",
            )
            for item in self.root(relationships_name(part)).iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship")
        ]

    @cached_property
    def _present(self) -> frozenset[str]:
        return frozenset(self.part_names)

    @cached_property
    def content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        """Kinds by file extension, and kinds by part."""
        root = self.root("[Content_Types].xml")
        defaults = {
            item.get("Extension", "").casefold(): item.get("ContentType", "")
            for item in root.iter(f"{{{CONTENT_TYPES}}}Default")
        }
        named = {
            item.get("PartName", "").lstrip("/"): item.get("ContentType", "")
            for item in root.iter(f"{{{CONTENT_TYPES}}}Override")
        }
        return defaults, named

    @cached_property
    def workbook(self) -> ET.Element:
        """The workbook part."""
        return self.root(WORKBOOK)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The worksheets in order (chart sheets and the like have an empty part)."""
        targets = {link.identity: link.target for link in self.links(WORKBOOK) if link.kind == "worksheet"}
        return tuple(
            Sheet(
                item.get("name", ""),
                item.get("sheetId", ""),
                targets.get(item.get(f"{{{RELATIONSHIPS}}}id", ""), ""),
                item.get("state", "visible") != "visible",
            )
            for item in self.workbook.iter(tag("sheet"))
        )

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The defined names."""
        return tuple(
            Name(item.get("name", ""), item.get("localSheetId", ""), item.text or "")
            for item in self.workbook.iter(tag("definedName"))
        )

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables of all sheets."""
        return tuple(
            self._table(link.target, sheet)
            for sheet in self.sheets
            for link in self.links(sheet.part)
            if link.kind == "table"
        )

    def _table(self, part: str, sheet: Sheet) -> Table:
        root = self.root(part)
        columns = tuple(unescaped(item.get("name", "")) for item in root.iter(tag("tableColumn")))
        name = root.get("displayName", "")
        return Table(part, sheet, root.get("id", ""), name, root.get("ref", ""), columns, root)

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
        return tuple(
            unescaped("".join(node.text or "" for node in item.iter(tag("t"))))
            for item in self.root("xl/sharedStrings.xml").iter(tag("si"))
        )

    @cached_property
    def looks(self) -> tuple[int, int]:
        """How many cell formats and how many differential formats the styles part holds."""
        root = self.root("xl/styles.xml")
        return len(root.findall(f"{tag('cellXfs')}/{tag('xf')}")), len(root.findall(f"{tag('dxfs')}/{tag('dxf')}"))


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
