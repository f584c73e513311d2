"""Sheets of ours with all that hangs on them (tables, notes, charts), put into a draft of a workbook."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from scoring.ooxml.package import part_name
from scoring.workbook.package import Draft
from scoring.workbook.parts import content_types as kinds
from scoring.workbook.parts.cells import CellWriter
from scoring.workbook.parts.chart import chart_xml
from scoring.workbook.parts.comments import comments_xml, vml_xml
from scoring.workbook.parts.conditional import conditional_xml
from scoring.workbook.parts.custom import properties_xml
from scoring.workbook.parts.drawing import drawing_xml
from scoring.workbook.parts.reference_names import ReferenceNames
from scoring.workbook.parts.relationships import Relationships, relationships_name
from scoring.workbook.parts.rows import SheetRows
from scoring.workbook.parts.strings import Texts
from scoring.workbook.parts.styles import StyleNumbers
from scoring.workbook.parts.tables import check_table, table_xml
from scoring.workbook.parts.worksheet import SheetLinks, worksheet_xml
from scoring.workbook.plan import Chart, CustomPart, SheetPlan, TablePlan
from scoring.workbook.surgery.strict import to_strict

# Called with the row of a sheet that was written last.
Advance = Callable[[int], None]

_NUMBERED = re.compile(r"(.*?)([0-9]{1,9})(\.[a-z]+)")


class PartNumbers:
    """Numbers for new parts: above those of all parts that there are under the same name, whatever their case."""

    def __init__(self, taken: Collection[str]) -> None:
        self._last: dict[tuple[str, str], int] = {}
        for name in taken:
            self._note(name)

    def _note(self, name: str) -> None:
        found = _NUMBERED.fullmatch(name.casefold())
        if found is not None:
            key = found[1], found[3]
            self._last[key] = max(self._last.get(key, 0), int(found[2]))

    def free(self, stem: str, ending: str, least: int = 1) -> int:
        """The number of a new part, from `least` on; it is taken from now on."""
        number = max(least, self._last.get((stem.casefold(), ending), 0) + 1)
        self._note(f"{stem}{number}{ending}")
        return number


class SheetParts:
    """The parts of our sheets on their way into a draft.

    folder: that of the workbook part. strict: the workbook is of the strict dialect. taken: names of parts that are
    there or spoken of. last_table: the highest id of a table. day_zero: see `CellWriter`.
    `kinds` are the content types of what was added.
    """

    def __init__(
        self,
        draft: Draft,
        looks: StyleNumbers,
        texts: Texts,
        names: ReferenceNames,
        *,
        folder: str = "xl",
        strict: bool = False,
        taken: Collection[str] = (),
        last_table: int = 0,
        day_zero: int = 0,
    ) -> None:
        self._draft, self._looks, self._texts, self._names = draft, looks, texts, names
        self._folder = f"{folder}/" if folder else ""
        self._strict, self._day_zero = strict, day_zero
        self._numbers = PartNumbers(taken)
        self._last_table = last_table
        self.kinds: dict[str, str] = {}

    def add(self, name: str, content: bytes, kind: str = "") -> str:
        """Add a part, with its content type unless that of its extension will do; its name."""
        if kind:
            self.kinds[name] = kind
        self._draft.add(name, to_strict(content) if self._strict else content)
        return name

    def link(self, name: str, links: Relationships) -> None:
        """Add the links of a part, if it has any."""
        if links:
            self.add(relationships_name(name), links.xml())

    def sheet(
        self,
        sheet: SheetPlan,
        least: int,
        *,
        selected: bool = False,
        at_once: bool = True,
        advance: Advance | None = None,
    ) -> str:
        """Add a sheet; the name of its part, whose number is `least` if that is free.

        With `at_once` its XML is made now, otherwise when the draft is written; looks, texts and names are asked for
        at that time.
        """
        number = self._numbers.free(f"{self._folder}worksheets/sheet", ".xml", least)
        name = f"{self._folder}worksheets/sheet{number}.xml"
        links = Relationships()
        drawing = links.add("drawing", self._drawing(sheet.charts)) if sheet.charts else ""
        comments = self._comments(sheet, number, links) if sheet.comments else ""
        tables = tuple(links.add("table", self._table(table, sheet.name)) for table in sheet.tables)
        hung = SheetLinks(drawing, comments, tables)

        def content() -> Iterable[bytes]:
            return self._xml(sheet, hung, selected, advance or _ignore)

        if at_once:
            self.add(name, b"".join(content()), kinds.WORKSHEET)
        else:
            self.kinds[name] = kinds.WORKSHEET
            self._draft.add(name, content)
        self.link(name, links)
        return name

    def _xml(self, sheet: SheetPlan, hung: SheetLinks, selected: bool, advance: Advance) -> Iterator[bytes]:
        self._texts.begin(sheet.name)
        rows = SheetRows(sheet, CellWriter(sheet.name, self._texts, self._looks, self._names, self._day_zero))
        conditional = conditional_xml(sheet.formats, self._looks)
        yield from worksheet_xml(sheet, rows, conditional, hung, selected, advance)

    def custom(self, part: CustomPart, least: int) -> str:
        """Add a custom part with its properties; its name."""
        number = self._numbers.free("customXml/item", ".xml", least)
        number = self._numbers.free("customXml/itemProps", ".xml", number)
        name, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
        self._draft.add(name, part.xml)
        self.add(properties, properties_xml(part), kinds.CUSTOM_PROPERTIES)
        links = Relationships()
        links.add("customXmlProps", f"itemProps{number}.xml")
        self.link(name, links)
        return name

    def _drawing(self, charts: tuple[Chart, ...]) -> str:
        links = Relationships()
        ids = []
        for chart in charts:
            number = self._numbers.free(f"{self._folder}charts/chart", ".xml")
            self.add(f"{self._folder}charts/chart{number}.xml", chart_xml(chart), kinds.CHART)
            ids.append(links.add("chart", f"../charts/chart{number}.xml"))
        number = self._numbers.free(f"{self._folder}drawings/drawing", ".xml")
        name = f"{self._folder}drawings/drawing{number}.xml"
        self.add(name, drawing_xml(charts, ids), kinds.DRAWING)
        self.link(name, links)
        return f"../drawings/drawing{number}.xml"

    def _comments(self, sheet: SheetPlan, least: int, links: Relationships) -> str:
        number = self._numbers.free(f"{self._folder}comments", ".xml", least)
        self.add(f"{self._folder}comments{number}.xml", comments_xml(sheet.comments, sheet.name), kinds.COMMENTS)
        links.add("comments", f"../comments{number}.xml")
        shapes = self._numbers.free(f"{self._folder}drawings/vmlDrawing", ".vml", least)
        self.add(f"{self._folder}drawings/vmlDrawing{shapes}.vml", vml_xml(sheet.comments, shapes))
        return links.add("vmlDrawing", f"../drawings/vmlDrawing{shapes}.vml")

    def _table(self, table: TablePlan, sheet: str) -> str:
        check_table(table, sheet)
        self._last_table += 1
        number = self._numbers.free(f"{self._folder}tables/table", ".xml")
        self.add(f"{self._folder}tables/table{number}.xml", table_xml(table, self._last_table), kinds.TABLE)
        return f"../tables/table{number}.xml"


def taken_names(draft: Draft, typed: Collection[str]) -> frozenset[str]:
    """The names that no new part may have: those of the draft, and those that its content types speak of."""
    return frozenset(part_name(name).casefold() for name in (*draft.parts, *typed))


def _ignore(row: int) -> None:
    """Nobody asked for the progress."""
