"""Small workbooks written by hand, in the dress that a test wants, and a plan that goes into them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from scoring.errors import Place
from scoring.ooxml.package import Package
from scoring.table import column
from scoring.workbook.package import Draft, draft_bytes
from scoring.workbook.parts.text import plain_text
from scoring.workbook.plan import (
    BookPlan,
    CellPlan,
    Chart,
    ColumnPlan,
    ColumnWidth,
    Comment,
    ConditionalFormat,
    CustomPart,
    DefinedName,
    Formula,
    LeadEdit,
    Look,
    Series,
    SheetPlan,
    Style,
    TableColumn,
    TableEdit,
    Validation,
    ValidationKind,
)
from scoring.workbook.surgery.strict import to_strict

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LEADS = "Spring's leads 🌷"
ROWS = 4

STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="10"/><name val="Arial"/></font>'
    '<font><b/><sz val="10"/><color rgb="FF0000AA"/><name val="Arial"/></font></fonts><fills count="2"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="14" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="170" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"><alignment indent="1"/>'
    "</xf></cellXfs>"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    '<tableStyles count="0"/></styleSheet>'
).replace("<fonts", '<numFmts count="1"><numFmt numFmtId="170" formatCode="0.000"/></numFmts><fonts', 1)


@dataclass
class Made:
    """A workbook of three columns and four leads. `extra` adds parts by name, or replaces them.

    tabs: the sheets by name, with the last word of their relationship. names: what stands in the list of names.
    prefix: with which its elements are written. table: the leads are an Excel table; query: one that a query fills.
    """

    tabs: tuple[tuple[str, str], ...] = ((LEADS, "worksheet"), ("Other", "worksheet"))
    prefix: str = ""
    strict: bool = False
    styles: str | None = STYLES
    table: bool = False
    query: bool = False
    names: str = ""
    workbook_attributes: str = ""
    views: str = '<bookViews><workbookView activeTab="1"/></bookViews>'
    calculation: str = '<calcPr calcId="181029"/>'
    chain: bool = False
    rooted: bool = False
    folder: str = "xl"
    extra: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def at(self) -> str:
        """The folder of the workbook part, as parts' names begin with it."""
        return f"{self.folder}/" if self.folder else ""

    def parts(self) -> dict[str, bytes]:
        """The parts by name, in order."""
        made: dict[str, str] = {"[Content_Types].xml": self._types(), "_rels/.rels": self._root()}
        made[f"{self.at}workbook.xml"] = self._workbook()
        made[f"{self.at}_rels/workbook.xml.rels"] = self._links()
        for number, (name, kind) in enumerate(self.tabs, 1):
            part = f"{self.at}{kind}s/sheet{number}.xml"
            made[part] = self._sheet(name == LEADS) if kind == "worksheet" else self._chart_sheet()
            if name == LEADS and self.table:
                made[f"{self.at}worksheets/_rels/sheet{number}.xml.rels"] = _links((("table", "../tables/table3.xml"),))
        if self.table:
            made[f"{self.at}tables/table3.xml"] = self._table()
        if self.query:
            made[f"{self.at}tables/_rels/table3.xml.rels"] = _links((("queryTable", "../queryTables/queryTable1.xml"),))
            made[f"{self.at}queryTables/queryTable1.xml"] = _QUERY
            made[f"{self.at}connections.xml"] = _CONNECTIONS
        if self.styles is not None:
            made[f"{self.at}styles.xml"] = self.styles
        if self.chain:
            made[f"{self.at}calcChain.xml"] = f'{HEAD}<calcChain xmlns="{MAIN}"><c r="C2" i="11"/></calcChain>'
        dressed = {name: self._dressed(name, text) for name, text in made.items()}
        return dressed | dict(self.extra)

    def data(self) -> bytes:
        """The workbook's file."""
        return zipped(self.parts())

    def _dressed(self, name: str, text: str) -> bytes:
        if self.prefix and not name.endswith(".rels") and name != "[Content_Types].xml":
            text = re.sub(r"<(/?)(?=[A-Za-z])(?!c:)", rf"<\g<1>{self.prefix}:", text)
            text = text.replace(f'xmlns="{MAIN}"', f'xmlns:{self.prefix}="{MAIN}"')
        data = text.encode()
        if self.strict:
            data = to_strict(data)
            if name == f"{self.at}workbook.xml":
                data = data.replace(b"workbook xmlns", b'workbook conformance="strict" xmlns', 1)
        return data

    def _types(self) -> str:
        named = {f"{self.at}workbook.xml": f"{SHEET_KIND}.sheet.main+xml"}
        for number, (_, kind) in enumerate(self.tabs, 1):
            named[f"{self.at}{kind}s/sheet{number}.xml"] = f"{SHEET_KIND}.{kind}+xml"
        if self.styles is not None:
            named[f"{self.at}styles.xml"] = f"{SHEET_KIND}.styles+xml"
        if self.table:
            named[f"{self.at}tables/table3.xml"] = f"{SHEET_KIND}.table+xml"
        if self.query:
            named[f"{self.at}queryTables/queryTable1.xml"] = f"{SHEET_KIND}.queryTable+xml"
            named[f"{self.at}connections.xml"] = f"{SHEET_KIND}.connections+xml"
        if self.chain:
            named[f"{self.at}calcChain.xml"] = f"{SHEET_KIND}.calcChain+xml"
        rows = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in named.items())
        rels = "application/vnd.openxmlformats-package.relationships+xml"
        return (
            f'{HEAD}<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="{rels}"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
        )

    def _root(self) -> str:
        return _links((("officeDocument", f"{self.at}workbook.xml"),))

    def _links(self) -> str:
        rows = [(kind, f"{kind}s/sheet{number}.xml") for number, (_, kind) in enumerate(self.tabs, 1)]
        rows += [("styles", "styles.xml")] if self.styles is not None else []
        rows += [("connections", "connections.xml")] if self.query else []
        rows += [("calcChain", "calcChain.xml")] if self.chain else []
        if self.rooted:
            rows = [(kind, f"/{self.at}{target}") for kind, target in rows]
        return _links(rows)

    def _workbook(self) -> str:
        sheets = "".join(
            f'<sheet name="{plain_text(name)}" sheetId="{10 + number}" r:id="rId{number}"/>'
            for number, (name, _) in enumerate(self.tabs, 1)
        )
        return (
            f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"{self.workbook_attributes}><workbookPr/>{self.views}'
            f"<sheets>{sheets}</sheets>{self.names}{self.calculation}</workbook>"
        )

    def _sheet(self, leads: bool) -> str:
        rows = ""
        if leads:
            head = "".join(
                f'<c r="{c}1" t="inlineStr" s="1"><is><t>{n}</t></is></c>' for c, n in zip("ABC", NAMES, strict=True)
            )
            rows = f'<row r="1">{head}</row>' + "".join(
                f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>lead {row}</t></is></c>'
                f'<c r="B{row}"><v>{row * 10}</v></c><c r="C{row}" s="2"><f>B{row}*2</f><v>{row * 20}</v></c></row>'
                for row in range(2, 2 + ROWS)
            )
        tables = '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' if leads and self.table else ""
        return (
            f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetData>{rows}</sheetData>'
            '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
            f"{tables}</worksheet>"
        )

    @staticmethod
    def _chart_sheet() -> str:
        return f'{HEAD}<chartsheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"/></sheetViews></chartsheet>'

    def _table(self) -> str:
        kind = ' tableType="queryTable"' if self.query else ""
        columns = "".join(
            f'<tableColumn id="{number}" name="{name}"'
            + (f' queryTableFieldId="{number}"' if self.query else "")
            + "/>"
            for number, name in enumerate(NAMES, 1)
        )
        return (
            f'{HEAD}<table xmlns="{MAIN}" id="7" name="Spring" displayName="Spring" ref="A1:C{1 + ROWS}"{kind}'
            f' totalsRowShown="0"><autoFilter ref="A1:C{1 + ROWS}"/><tableColumns count="3">{columns}</tableColumns>'
            '<tableStyleInfo name="TableStyleMedium9" showRowStripes="1"/></table>'
        )


NAMES = ("Name", "Size", "Twice")
_QUERY = (
    f'{HEAD}<queryTable xmlns="{MAIN}" name="Query" connectionId="1"><queryTableRefresh nextId="9">'
    '<queryTableFields count="3">'
    + "".join(f'<queryTableField id="{n}" name="{name}" tableColumnId="{n}"/>' for n, name in enumerate(NAMES, 1))
    + "</queryTableFields></queryTableRefresh></queryTable>"
)
_CONNECTIONS = (
    f'{HEAD}<connections xmlns="{MAIN}"><connection id="1" name="Query" type="5" refreshedVersion="6">'
    '<dbPr connection="Provider=X" command="SELECT"/></connection></connections>'
)


def _links(rows: Sequence[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(rows, 1)
    )
    return f'{HEAD}<Relationships xmlns="{LINKS}">{items}</Relationships>'


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip of these parts, without times."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name), data)
    return file.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook's file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@contextmanager
def opened(data: bytes, name: str = "book.xlsx") -> Iterator[Package]:
    """The file's package."""
    with Package.of_bytes(data, Place(file=name)) as package:
        yield package


def written(draft: Draft, path: Path) -> Path:
    """The draft as a file."""
    path.write_bytes(draft_bytes(draft))
    return path


def leads_plan(*, table: bool = False, sheet: str = LEADS, names: tuple[DefinedName, ...] = ()) -> BookPlan:
    """Three columns of ours beside the leads (a hidden working, a score, a text), and two sheets of ours."""
    rows = np.arange(2, 2 + ROWS, dtype=np.int64)
    numbers = [float(row * 10) for row in range(2, 2 + ROWS)]
    score = "Spring[[#This Row],[hs 1]]+Points" if table else ""
    columns = (
        ColumnPlan(4, 2, column("", [n + 1 for n in numbers]), "B2+'Scoring Rules'!$B$4-2", shared=True),
        ColumnPlan(
            5, 2, column("", [n + 4 for n in numbers]), score or "D2+Points", not table, Style(number_format="0.0")
        ),
        ColumnPlan(6, 2, column("", ["=typed", "", "x", None]), style=Style(number_format="@", locked=False)),
    )
    headers = tuple(CellPlan(1, 4 + place, name) for place, name in enumerate(("hs 1", "Lead Score", "Note")))
    edit = LeadEdit(
        sheet,
        1,
        rows,
        1,
        3,
        headers,
        columns,
        3,
        widths=(ColumnWidth(4, 4, 9, hidden=True, outline=1), ColumnWidth(5, 5, 11), ColumnWidth(6, 6, 20)),
        formats=(ConditionalFormat("E2:E5", "$E2>=HS_Hot", Look(fill="F8CBAD", bold=True)),),
        validations=(Validation("F2:F5", ValidationKind.LIST, '"a,b"', strict=False),),
        ignore_errors=("D2:F5",),
        table=TableEdit(
            "Spring",
            (
                (4, TableColumn("hs 1", "Spring[[#This Row],[Size]]+'Scoring Rules'!$B$4-2")),
                (5, TableColumn("Lead Score", score)),
                (6, TableColumn("Note")),
            ),
        )
        if table
        else None,
    )
    own = (
        DefinedName("Points", "'Scoring Rules'!$B$4"),
        DefinedName("HS_Hot", "'Scoring Rules'!$B$5", hidden=True),
        *names,
    )
    custom = CustomPart(
        "{6A1F0C3E-0000-4000-8000-000000000001}", "urn:example:model", b'<m xmlns="urn:example:model"/>'
    )
    return BookPlan((_rules(), _summary()), own, (custom,), leads=edit, positions=(1,))


def _rules() -> SheetPlan:
    return SheetPlan(
        "Scoring Rules",
        (
            CellPlan(1, 1, "Rules", Style(bold=True, size=16)),
            *(CellPlan(3, place, name, Style(bold=True)) for place, name in enumerate(("Rule", "Points"), 1)),
            CellPlan(4, 1, "Size"),
            CellPlan(4, 2, 3, Style(fill="FFF8E1", locked=False)),
            CellPlan(5, 1, "=Hot from"),
            CellPlan(5, 2, 45),
        ),
        comments=(Comment(4, 2, "Points a lead"),),
        validations=(Validation("B4:B5", ValidationKind.DECIMAL, "-1000", "1000"),),
        protected=True,
        auto_filter="A3:B5",
        repeat_rows=(3, 3),
    )


def _summary() -> SheetPlan:
    series = Series("Points", "'Scoring Summary'!$A$1:$A$2", "'Scoring Summary'!$B$1:$B$2", ("a", "b"), (3, 45))
    return SheetPlan(
        "Scoring Summary",
        (
            CellPlan(1, 1, "a"),
            CellPlan(1, 2, Formula("Points", 3)),
            CellPlan(2, 1, "b"),
            CellPlan(2, 2, Formula("HS_Hot", 45)),
        ),
        charts=(Chart("Points", (series,), (4, 1), (14, 6), alt_text="Two bars"),),
        hidden=True,
    )
