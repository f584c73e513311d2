"""A plan becomes a workbook file: parts in order, linked, in one pass, and moved into place when whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from scoring.atomic import write_atomically
from scoring.errors import OutputError, Place
from scoring.workbook.parts import content_types as kinds
from scoring.workbook.parts.cells import CellWriter
from scoring.workbook.parts.chart import chart_xml
from scoring.workbook.parts.comments import comments_xml, vml_xml
from scoring.workbook.parts.conditional import conditional_xml
from scoring.workbook.parts.custom import properties_xml
from scoring.workbook.parts.drawing import drawing_xml
from scoring.workbook.parts.package import Package, PackageTooLargeError
from scoring.workbook.parts.properties import core_xml, extended_xml
from scoring.workbook.parts.reference_names import ReferenceNames
from scoring.workbook.parts.refs import MAX_COLUMNS, MAX_ROWS
from scoring.workbook.parts.relationships import Relationships, relationships_name
from scoring.workbook.parts.rows import SheetRows
from scoring.workbook.parts.strings import SharedStrings
from scoring.workbook.parts.styles import Styles
from scoring.workbook.parts.tables import check_table, table_xml
from scoring.workbook.parts.theme import theme_xml
from scoring.workbook.parts.workbook import workbook_xml
from scoring.workbook.parts.worksheet import SheetLinks, worksheet_xml
from scoring.workbook.plan import BookPlan, Chart, CustomPart, SheetPlan, TablePlan

# Called with the rows written so far and all rows; what it raises stops the writing and leaves no file.
Progress = Callable[[int, int], None]

_CORE_LINK = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def write_book(plan: BookPlan, path: Path, *, overwrite: bool = False, progress: Progress | None = None) -> None:
    """Write a plan as an .xlsx file; the same plan gives the same bytes.

    Raises `OutputError` where the file cannot be written there or the plan is larger than a workbook may be;
    then no file is left, and an existing one stays as it was.
    """
    for sheet in plan.sheets:
        _refuse_oversized(sheet, path)

    def write(file: BinaryIO) -> None:
        _BookWriter(plan, file, progress).write()

    try:
        write_atomically(path, write, overwrite=overwrite)
    except PackageTooLargeError as error:
        raise OutputError(
            "the workbook would be larger than 4 GB, which no spreadsheet program opens.",
            place=Place(file=str(path)),
            mend="Write .csv instead, or split the lead list.",
        ) from error


def _refuse_oversized(sheet: SheetPlan, path: Path) -> None:
    rows = [cell.row for cell in sheet.cells]
    rows += [column.first_row + len(column.values) - 1 for column in sheet.columns]
    columns = [cell.column for cell in sheet.cells] + [column.column for column in sheet.columns]
    for what, most, limit in (
        ("rows", max(rows, default=1), MAX_ROWS),
        ("columns", max(columns, default=1), MAX_COLUMNS),
    ):
        if most > limit:
            raise OutputError(
                f"{most:,} {what} are needed; a sheet has {limit:,}.",
                place=Place(file=str(path), sheet=sheet.name),
                mend="Write .csv instead, or split the lead list.",
            )


class _BookWriter:
    """One workbook being written: the parts' numbers, links and kinds are collected on the way."""

    def __init__(self, plan: BookPlan, file: BinaryIO, progress: Progress | None) -> None:
        self._plan = plan
        self._package = Package(file)
        self._progress = progress
        self._strings = SharedStrings()
        self._styles = Styles()
        self._names = ReferenceNames([name.name for name in plan.names])
        self._kinds: dict[str, str] = {}
        self._total = sum(_row_count(sheet) for sheet in plan.sheets)
        self._done = 0

    def write(self) -> None:
        """Write all parts."""
        self._front()
        links = Relationships()
        sheets = [self._sheet(sheet, number, links) for number, sheet in enumerate(self._plan.sheets, 1)]
        self._add("xl/styles.xml", self._styles.xml(), kinds.STYLES)
        links.add("styles", "styles.xml")
        self._add("xl/theme/theme1.xml", theme_xml(), kinds.THEME)
        links.add("theme", "theme/theme1.xml")
        if len(self._strings):
            self._kinds["xl/sharedStrings.xml"] = kinds.STRINGS
            self._package.add("xl/sharedStrings.xml", self._strings.xml())
            links.add("sharedStrings", "sharedStrings.xml")
        for number, part in enumerate(self._plan.custom_parts, 1):
            self._custom(part, number)
            links.add("customXml", f"../customXml/item{number}.xml")
        self._add("xl/workbook.xml", workbook_xml(self._plan, sheets, self._names.defined), kinds.WORKBOOK)
        self._link("xl/workbook.xml", links)
        self._package.add("[Content_Types].xml", kinds.content_types_xml(self._kinds))
        self._package.close()

    def _front(self) -> None:
        """The links at the root and the properties: programs know a workbook by what stands first."""
        root = Relationships()
        root.add("officeDocument", "xl/workbook.xml")
        root.add(_CORE_LINK, "docProps/core.xml")
        root.add("extended-properties", "docProps/app.xml")
        self._package.add("_rels/.rels", root.xml())
        self._add("docProps/core.xml", core_xml(self._plan.title), kinds.CORE)
        self._add("docProps/app.xml", extended_xml(), kinds.EXTENDED)

    def _sheet(self, sheet: SheetPlan, number: int, book_links: Relationships) -> str:
        name = f"xl/worksheets/sheet{number}.xml"
        links = Relationships()
        drawing = links.add("drawing", self._drawing(sheet.charts)) if sheet.charts else ""
        comments = self._comments(sheet, number, links) if sheet.comments else ""
        tables = tuple(links.add("table", self._table(table, sheet.name)) for table in sheet.tables)
        rows = SheetRows(sheet, CellWriter(sheet.name, self._strings, self._styles, self._names))
        conditional = conditional_xml(sheet.formats, self._styles)
        self._kinds[name] = kinds.WORKSHEET
        before, count = self._done, _row_count(sheet)

        def advance(row: int) -> None:
            self._done = before + min(row, count)
            if self._progress is not None:
                self._progress(self._done, self._total)

        hung = SheetLinks(drawing, comments, tables)
        selected = number - 1 == self._plan.active
        self._package.add(name, worksheet_xml(sheet, rows, conditional, hung, selected, advance))
        self._link(name, links)
        return book_links.add("worksheet", f"worksheets/sheet{number}.xml")

    def _drawing(self, charts: tuple[Chart, ...]) -> str:
        links = Relationships()
        ids = []
        for chart in charts:
            number = self._next("xl/charts/chart")
            self._add(f"xl/charts/chart{number}.xml", chart_xml(chart), kinds.CHART)
            ids.append(links.add("chart", f"../charts/chart{number}.xml"))
        number = self._next("xl/drawings/drawing")
        name = f"xl/drawings/drawing{number}.xml"
        self._add(name, drawing_xml(charts, ids), kinds.DRAWING)
        self._link(name, links)
        return f"../drawings/drawing{number}.xml"

    def _comments(self, sheet: SheetPlan, number: int, links: Relationships) -> str:
        self._add(f"xl/comments{number}.xml", comments_xml(sheet.comments, sheet.name), kinds.COMMENTS)
        links.add("comments", f"../comments{number}.xml")
        self._package.add(f"xl/drawings/vmlDrawing{number}.vml", vml_xml(sheet.comments, number))
        return links.add("vmlDrawing", f"../drawings/vmlDrawing{number}.vml")

    def _table(self, table: TablePlan, sheet: str) -> str:
        check_table(table, sheet)
        number = self._next("xl/tables/table")
        self._add(f"xl/tables/table{number}.xml", table_xml(table, number), kinds.TABLE)
        return f"../tables/table{number}.xml"

    def _custom(self, part: CustomPart, number: int) -> None:
        name, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
        self._package.add(name, part.xml)
        self._add(properties, properties_xml(part), kinds.CUSTOM_PROPERTIES)
        links = Relationships()
        links.add("customXmlProps", f"itemProps{number}.xml")
        self._link(name, links)

    def _add(self, name: str, content: bytes, kind: str) -> None:
        self._kinds[name] = kind
        self._package.add(name, content)

    def _link(self, name: str, links: Relationships) -> None:
        if links:
            self._package.add(relationships_name(name), links.xml())

    def _next(self, stem: str) -> int:
        return 1 + sum(name.startswith(stem) for name in self._kinds)


def _row_count(sheet: SheetPlan) -> int:
    last = [cell.row for cell in sheet.cells]
    last += [column.first_row + len(column.values) - 1 for column in sheet.columns]
    return max(last, default=0)
