"""Workbooks written by hand: the same six leads in whatever dress a test wants.

Nothing here uses the product's writer, so what it cannot write it still has to meet.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from scoring.ooxml.cells import address, column_letters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STRICT = (
    (MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
)
# Content types of workbook parts, by the ending of the file.
BOOK_KINDS = {
    ".xlsx": f"{KIND}.sheet.main+xml",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    ".xltx": f"{KIND}.template.main+xml",
    ".xltm": "application/vnd.ms-excel.template.macroEnabled.main+xml",
}
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
DATE = 1
PROPERTIES = "docProps/app.xml"
PROPERTIES_XML = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Excel</Application></Properties>"
)
Value = str | float | bool | None


@dataclass(frozen=True)
class Day:
    """A date as a workbook keeps it: days of its calendar, in a cell that shows a date."""

    serial: float


Cell = Value | Day
HEADERS = ("Name", "E-mail", "Title", "Company size", "Free trial", "Last seen")
# As of 2026-11-22 the model of `proof` gives these scores.
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Ana", "ana@acme.example", "VP, Sales", 45.0, "yes", Day(46346)),
    ("Bo & Co", "bo@gmail.com", "Intern", 9.0, "no", Day(46024)),
    ("Cy", "cy@mailinator.com", "CEO", 120.0, True, None),
    ("Di 🌷", "di@initech.example", "MVP", 30.0, None, Day(46347)),
    ("=Ed", "ed@initech.example", "=cmd()", None, "x", Day(46347)),
    ("Fay", None, None, 1.0, False, None),
)
SCORES = (92, 2, 59, 32, 53, 2)


@dataclass
class Page:
    """A worksheet: rows of cells by number, and what stands before, after and in the rows.

    raw: XML behind the cells of a row, by the row's number. attributes: of rows. places: whether rows and cells say
    where they stand. before, after: what stands around the rows. links: kind and target of the sheet's links.
    """

    rows: dict[int, tuple[Cell, ...]] = field(default_factory=dict)
    first_column: int = 1
    raw: dict[int, str] = field(default_factory=dict)
    attributes: dict[int, str] = field(default_factory=dict)
    places: bool = True
    before: str = ""
    after: str = ""
    links: tuple[tuple[str, str], ...] = ()
    spaces: str = ""

    def xml(self, texts: list[str] | None) -> str:
        """The part. texts: where shared texts are gathered; None for texts in the cells."""
        rows = "".join(self._row(number, texts) for number in sorted({*self.rows, *self.raw, *self.attributes}))
        return (
            f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"{self.spaces}>{self.before}'
            f"<sheetData>{rows}</sheetData>{self.after}</worksheet>"
        )

    def _row(self, number: int, texts: list[str] | None) -> str:
        cells = "".join(
            cell_xml(address(number, self.first_column + at) if self.places else "", value, texts)
            for at, value in enumerate(self.rows.get(number, ()))
        )
        place = f' r="{number}"' if self.places else ""
        return f"<row{place}{self.attributes.get(number, '')}>{cells}{self.raw.get(number, '')}</row>"


def cell_xml(place: str, value: Cell, texts: list[str] | None = None) -> str:
    """A cell; nothing for an empty one that says where it stands."""
    at = f' r="{place}"' if place else ""
    match value:
        case None:
            return "" if place else "<c/>"
        case Day(serial):
            return f'<c{at} s="{DATE}"><v>{serial:.10g}</v></c>'
        case bool():
            return f'<c{at} t="b"><v>{int(value)}</v></c>'
        case float():
            return f"<c{at}><v>{value:.10g}</v></c>"
    if texts is not None:
        texts.append(value)
        return f'<c{at} t="s"><v>{len(texts) - 1}</v></c>'
    return f'<c{at} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def leads(
    first_row: int = 1,
    first_column: int = 1,
    headers: Sequence[str] | None = HEADERS,
    rows: Sequence[tuple[Cell, ...]] = ROWS,
    blank: Sequence[int] = (),
) -> Page:
    """A sheet of the leads. headers: None for none. blank: how many leads stand before each blank row."""
    page, at = Page(first_column=first_column), first_row
    if headers is not None:
        page.rows[at] = tuple(headers)
        at += 1
    for number, row in enumerate(rows):
        at += blank.count(number)
        page.rows[at] = row
        at += 1
    return page


def table(
    box: str,
    headers: Sequence[str] = HEADERS,
    *,
    name: str = "Contacts",
    number: int = 3,
    header: bool = True,
    totals: int = 0,
    columns: Mapping[str, str] | None = None,
) -> str:
    """The part of an Excel table. columns: what stands in a column's element, by header."""
    inside = columns or {}

    def column(at: int, header: str) -> str:
        said = escape(header, {'"': "&quot;", "\n": "_x000a_"})
        return f'<tableColumn id="{at}" name="{said}"' + (
            f">{inside[header]}</tableColumn>" if header in inside else "/>"
        )

    listed = "".join(column(at, header) for at, header in enumerate(headers, 1))
    filtered = box if not totals else re.sub(r"\d+$", lambda last: str(int(last[0]) - totals), box)
    return (
        f'{HEAD}<table xmlns="{MAIN}" id="{number}" name="{name}" displayName="{name}" ref="{box}"'
        f"{'' if header else ' headerRowCount=' + chr(34) + '0' + chr(34)}"
        + (f' totalsRowCount="{totals}">' if totals else ' totalsRowShown="0">')
        + (f'<autoFilter ref="{filtered}"/>' if header else "")
        + f'<tableColumns count="{len(headers)}">{listed}</tableColumns>'
        '<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" '
        'showColumnStripes="0"/></table>'
    )


def with_table(page: Page, *parts: str) -> tuple[Page, dict[str, str]]:
    """The sheet with tables, and their parts."""
    listed = "".join(f'<tablePart r:id="rId{1 + len(page.links) + at}"/>' for at in range(len(parts)))
    page.after += f'<tableParts count="{len(parts)}">{listed}</tableParts>'
    named = {f"xl/tables/table{at}.xml": part for at, part in enumerate(parts, 5)}
    page.links += tuple(("table", f"../tables/{name.rpartition('/')[2]}") for name in named)
    return page, named


def table_box(page: Page, columns: int = len(HEADERS), totals: int = 0) -> str:
    """The range of all rows of a sheet."""
    first, last = min(page.rows), max(page.rows) + totals
    right = column_letters(page.first_column + columns - 1)
    return f"{column_letters(page.first_column)}{first}:{right}{last}"


@dataclass
class Handmade:
    """A workbook. sheets: names and pages; states: of sheets that are not shown, by name.

    parts: more of them, by name; kinds: their content types, where the ending does not say them. links: more of the
    workbook part's. inside: what stands behind the list of sheets; before: what stands before it.
    """

    sheets: Mapping[str, Page]
    parts: dict[str, str | bytes] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    links: tuple[tuple[str, str, bool], ...] = ()
    styles: str | None = STYLES
    shared: bool = False
    before: str = ""
    inside: str = ""
    spaces: str = ""
    prefix: str = ""
    strict: bool = False
    dress: Callable[[str, str], str] = lambda name, xml: xml

    def write(self, path: Path) -> Path:
        """The workbook as a file; its ending says of which kind it is."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self._all(path.suffix).items():
                data = content if isinstance(content, bytes) else self._dressed(name, content).encode()
                package.writestr(zipfile.ZipInfo(name, (2024, 2, 29, 12, 0, 0)), data, zipfile.ZIP_DEFLATED)
        return path

    def _all(self, suffix: str) -> dict[str, str | bytes]:
        texts: list[str] | None = [] if self.shared else None
        pages = {f"xl/worksheets/sheet{at}.xml": page for at, page in enumerate(self.sheets.values(), 1)}
        root = [("officeDocument", "xl/workbook.xml", False)]
        root += [("extended-properties", PROPERTIES, False)] if PROPERTIES in self.parts else []
        made: dict[str, str | bytes] = {"[Content_Types].xml": "", "_rels/.rels": _links(root)}
        made["xl/workbook.xml"] = self._workbook()
        made["xl/_rels/workbook.xml.rels"] = _links((*self._own_links(), *self.links))
        for name, page in pages.items():
            made[name] = page.xml(texts)
            if page.links:
                made[name.replace("sheets/", "sheets/_rels/") + ".rels"] = _links(
                    [(kind, target, "://" in target) for kind, target in page.links]
                )
        if self.styles is not None:
            made["xl/styles.xml"] = self.styles
        if texts is not None:
            listed = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
            made["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{MAIN}" count="{len(texts)}">{listed}</sst>'
        made |= self.parts
        made["[Content_Types].xml"] = self._types(made, BOOK_KINDS[suffix])
        return made

    def _own_links(self) -> list[tuple[str, str, bool]]:
        made = [("worksheet", f"worksheets/sheet{at}.xml", False) for at in range(1, len(self.sheets) + 1)]
        made += [("styles", "styles.xml", False)] if self.styles is not None else []
        return made + ([("sharedStrings", "sharedStrings.xml", False)] if self.shared else [])

    def _workbook(self) -> str:
        def sheet(at: int, name: str) -> str:
            state = f' state="{self.states[name]}"' if name in self.states else ""
            said = escape(name, {'"': "&quot;"})
            return f'<sheet name="{said}" sheetId="{3 * at}"{state} r:id="rId{at}"/>'

        listed = "".join(sheet(at, name) for at, name in enumerate(self.sheets, 1))
        strict = ' conformance="strict"' if self.strict else ""
        return (
            f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"{self.spaces}{strict}>{self.before}'
            f"<sheets>{listed}</sheets>{self.inside}</workbook>"
        )

    def _types(self, parts: Mapping[str, object], book: str) -> str:
        known = dict(self.kinds)
        for name in parts:
            folder = name.split("/")[-2] if "/" in name else ""
            if name.endswith(".xml") and folder in ("worksheets", "tables"):
                known.setdefault(name, f"{KIND}.{folder[:-1]}+xml")
        known |= {"xl/workbook.xml": book}
        if PROPERTIES in parts:
            known[PROPERTIES] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        known |= {
            f"xl/{kind}.xml": f"{KIND}.{kind}+xml" for kind in ("styles", "sharedStrings") if f"xl/{kind}.xml" in parts
        }
        rows = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in known.items())
        return (
            f'{HEAD}<Types xmlns="{TYPES}"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
            f'<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>{rows}'
            "</Types>"
        )

    def _dressed(self, name: str, xml: str) -> str:
        if self.prefix and f'xmlns="{MAIN}"' in xml:
            xml = re.sub(r"<(/?)(?=[A-Za-z]+[\s>/])(?![A-Za-z]+:)", rf"<\g<1>{self.prefix}:", xml)
            xml = xml.replace(f'xmlns="{MAIN}"', f'xmlns:{self.prefix}="{MAIN}"')
        if self.strict and name != "[Content_Types].xml":
            for usual, strict in STRICT:
                xml = xml.replace(usual, strict)
        return self.dress(name, xml)


def _links(links: Sequence[tuple[str, str, bool]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{at}" Type="{kind if "://" in kind else f"{OFFICE}/{kind}"}" Target="{escape(target)}"'
        + (' TargetMode="External"/>' if external else "/>")
        for at, (kind, target, external) in enumerate(links, 1)
    )
    return f'{HEAD}<Relationships xmlns="{LINKS}">{items}</Relationships>'
