"""A workbook's frame: its sheets, its date system, its formats and texts, and the cells of a sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import cast
from xml.etree.ElementTree import Element

from scoring.errors import LeadFileError, Place
from scoring.ooxml.cells import parse_range
from scoring.ooxml.package import Package, Parts
from scoring.ooxml.sharedstrings import shared_strings
from scoring.ooxml.sheet import SheetScanner
from scoring.ooxml.styles import FormatKind, style_kinds
from scoring.ooxml.xml import SAVE_AGAIN, parse

# 1904-01-01 is serial 1462 of the 1900 system.
DAY_ZERO_1904 = 1462


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet of a workbook. `state` is visible, hidden or veryHidden."""

    name: str
    part: str
    state: str = "visible"

    @property
    def is_hidden(self) -> bool:
        """Whether a person does not see the sheet's tab."""
        return self.state != "visible"


@dataclass(frozen=True, slots=True)
class TableRange:
    """An Excel table: its range (rows and columns counted from 1, both ends in) and its columns' names."""

    name: str
    first_row: int
    first_column: int
    last_row: int
    last_column: int
    columns: tuple[str, ...]
    header_rows: int = 1
    totals_rows: int = 0


class Book:
    """A workbook: that of a file, or one by parts. Use it as a context manager. Raises LeadFileError for anything else.

    `package` are its parts; a file that the book opened itself is closed with it.
    """

    def __init__(self, path: str | Path | None = None, *, parts: Parts | None = None) -> None:
        if (path is None) == (parts is None):
            raise ValueError("a book is read from a file or from parts")
        self._opened = Package(path) if path is not None else None
        self.package: Parts = self._opened or cast(Parts, parts)
        try:
            self._part = find_workbook(self.package)
            self._root = parse(self.package.read(self._part), self.place)
            self._links = {link.id: link for link in self.package.relationships(self._part)}
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file, if the book opened one."""
        if self._opened is not None:
            self._opened.close()

    def __enter__(self) -> Book:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def place(self) -> Place:
        """The file, for errors."""
        return self.package.place

    @property
    def workbook_part(self) -> str:
        """The name of the workbook part."""
        return self._part

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The worksheets in the order of their tabs, without chart and macro sheets."""
        if self._root.tag != "workbook":
            raise LeadFileError("The file holds no workbook.", place=self.place, mend=SAVE_AGAIN)
        found = []
        for element in self._root.iter("sheet"):
            link = self._links.get(element.get("id", ""))
            if link is None or link.kind != "worksheet" or link.external or self.package.find(link.target) is None:
                continue
            found.append(Sheet(element.get("name", ""), link.target, element.get("state", "visible")))
        return tuple(found)

    @property
    def tabs(self) -> tuple[str, ...]:
        """The names of all sheets in the order of their tabs, chart sheets and others too."""
        return tuple(element.get("name", "") for element in self._root.iter("sheet"))

    @cached_property
    def is_1904(self) -> bool:
        """Whether serials count from 1904, as in workbooks of old Macs."""
        return any(
            element.get("date1904", "0").strip().lower() in ("1", "true", "on")
            for element in self._root.iter("workbookPr")
        )

    @property
    def day_zero(self) -> int:
        """The day that the workbook's serials count from, as a serial of the 1900 system."""
        return DAY_ZERO_1904 if self.is_1904 else 0

    def _linked(self, kind: str) -> str | None:
        for link in self._links.values():
            if link.kind == kind and not link.external:
                return self.package.find(link.target)
        return None

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The shared strings; none where the workbook has no such part."""
        part = self._linked("sharedStrings")
        return shared_strings(self.package.read(part), self.place) if part is not None else ()

    @cached_property
    def formats(self) -> tuple[FormatKind, ...]:
        """What each cell format makes of a number; none where the workbook has no styles."""
        part = self._linked("styles")
        return style_kinds(self.package.read(part), self.place) if part is not None else ()

    def scanner(self, sheet: Sheet, progress: Callable[[float], None] | None = None) -> SheetScanner:
        """A scanner over a sheet's cells."""
        place = Place(file=self.place.file, sheet=sheet.name)
        return SheetScanner(self.package.stream(sheet.part, progress), place)

    def tables(self, sheet: Sheet) -> tuple[TableRange, ...]:
        """The Excel tables of a sheet; a table part that makes no sense is passed over."""
        found = []
        for link in self.package.relationships(sheet.part):
            if link.kind != "table" or link.external or self.package.find(link.target) is None:
                continue
            element = parse(self.package.read(link.target), self.place)
            if element.tag == "table":
                found.append(_table(element))
        return tuple(found)


def find_workbook(parts: Parts) -> str:
    """The name of the workbook part. Raises LeadFileError where there is none, or one of another kind."""
    named = [link.target for link in parts.relationships() if link.kind == "officeDocument"]
    typed = [part for part, kind in parts.content_types().items() if "sheet" in kind and kind.endswith("main+xml")]
    place = parts.place
    for part in (*named, *typed, "xl/workbook.xml"):
        found = parts.find(part)
        if found is None:
            continue
        if part.endswith(".bin"):
            raise LeadFileError("This is a binary workbook (.xlsb).", place=place, mend="Save it as .xlsx in Excel.")
        return found
    if parts.find("content.xml") is not None:
        raise LeadFileError("This is an OpenDocument file.", place=place, mend="Save it as .xlsx in LibreOffice.")
    raise LeadFileError("The file holds no workbook.", place=place, mend="Save the leads as .xlsx or .csv.")


def _table(element: Element) -> TableRange:
    first_row, first_column, last_row, last_column = parse_range(element.get("ref", ""))
    columns = element.find("tableColumns")
    return TableRange(
        element.get("displayName", element.get("name", "")),
        first_row,
        first_column,
        last_row,
        last_column,
        tuple(column.get("name", "") for column in columns) if columns is not None else (),
        _count(element.get("headerRowCount"), 1),
        _count(element.get("totalsRowCount"), 0),
    )


def _count(text: str | None, default: int) -> int:
    usable = text is not None and text.isascii() and text.isdigit() and len(text) < 10
    return int(text) if text is not None and usable else default
