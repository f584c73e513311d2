"""Workbooks written by hand, each awkward in one way: the corpus has such files, and is not everywhere."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET, SHEET_LINKS, TABLE = "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/tables/table1.xml"
NAMES = ("Ann & Co", "Bob", "Çelik", "Dora <3", "Émile", "Fay")


def text(place: str, value: str) -> str:
    """A cell with a text of its own; without a place where `place` is empty."""
    at = f' r="{place}"' if place else ""
    escaped = value.replace("&", "&amp;").replace("<", "&lt;")
    return f'<c{at} t="inlineStr"><is><t>{escaped}</t></is></c>'


def number(place: str, value: float) -> str:
    """A cell with a number."""
    at = f' r="{place}"' if place else ""
    return f"<c{at}><v>{value:g}</v></c>"


def rows(places: bool = True, attributes: str = "") -> str:
    """A header row and six leads of two columns, with or without the places that a file may leave out."""

    def at(place: str) -> str:
        return place if places else ""

    lines = [text(at("A1"), "Company") + text(at("B1"), "Staff")]
    lines += [text(at(f"A{row}"), name) + number(at(f"B{row}"), 10.5 * row) for row, name in enumerate(NAMES, 2)]
    opened = (f'<row r="{row}"{attributes}>' if places else "<row>" for row in range(1, len(lines) + 1))
    return "".join(f"{tag}{line}</row>" for tag, line in zip(opened, lines, strict=True))


def sheet(data: str, before: str = "", after: str = "") -> str:
    """A worksheet around its rows."""
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'
    )


def _prefixed(xml: str) -> str:
    plain = xml.replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')
    return plain.replace("</", "\0").replace("<?", "\1").replace("<", "<x:").replace("\0", "</x:").replace("\1", "<?")


def write(path: Path, sheet_xml: str, tab: str = "Leads", more: Mapping[str, str] | None = None) -> Path:
    """A workbook of one sheet, without styles and without shared strings; `more` adds parts."""
    extra = dict(more or {})
    table = f'<Override PartName="/{TABLE}" ContentType="{KIND}.table+xml"/>' if TABLE in extra else ""
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
        f'<Override PartName="/{SHEET}" ContentType="{KIND}.worksheet+xml"/>{table}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{LINKS}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{tab}" sheetId="7" r:id="rId9"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{LINKS}"><Relationship Id="rId9" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        SHEET: sheet_xml,
        **extra,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), xml, zipfile.ZIP_DEFLATED)
    return path


def table_parts(reference: str, columns: tuple[str, ...] = ("Company", "Staff")) -> dict[str, str]:
    """An Excel table over a range, and the link to it."""
    named = "".join(f'<tableColumn id="{at}" name="{name}"/>' for at, name in enumerate(columns, 1))
    return {
        SHEET_LINKS: f'{HEAD}<Relationships xmlns="{LINKS}"><Relationship Id="rId1" Type="{OFFICE}/table" '
        'Target="../tables/table1.xml"/></Relationships>',
        TABLE: f'{HEAD}<table xmlns="{MAIN}" id="3" name="T" displayName="T" ref="{reference}" totalsRowShown="0">'
        f'<autoFilter ref="{reference}"/><tableColumns count="{len(columns)}">{named}</tableColumns></table>',
    }


def write_all(folder: Path) -> list[Path]:
    """The awkward workbooks, each named after what is awkward in it."""
    folder.mkdir(parents=True, exist_ok=True)
    filtered = '<autoFilter ref="A1:B7"><filterColumn colId="1"><top10 val="3"/></filterColumn></autoFilter>'
    frozen = (
        '<sheetPr filterMode="1"/><dimension ref="A1"/><sheetViews><sheetView rightToLeft="1" workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        '<cols><col min="2" max="16384" width="13" customWidth="1"/></cols>'
    )
    beside = rows().replace("</row>", text("D1", "a note beside the leads") + "</row>", 1)
    growing = '<c r="C2"><f t="shared" ref="C2:C7" si="4">B2*2</f><v>42</v></c></row>'
    shared = rows().replace("</row>", text("C1", "Twice") + "</row>", 1)
    for row in range(2, 8):
        cell = growing if row == 2 else f'<c r="C{row}"><f t="shared" si="4"/><v>{21 * row:g}</v></c></row>'
        head, mark, rest = shared.partition(f'<row r="{row}">')
        shared = head + mark + rest.replace("</row>", cell, 1)
    return [
        write(folder / "no places.xlsx", sheet(rows(places=False))),
        write(folder / "prefixed.xlsx", _prefixed(sheet(rows()))),
        write(folder / "filtered, frozen, right to left.xlsx", sheet(rows(attributes=' hidden="0"'), frozen, filtered)),
        write(folder / "quotes in the tab.xlsx", sheet(rows()), "Spring's 🌷 leads"),
        write(folder / "something beside.xlsx", sheet(beside)),
        write(
            folder / "table.xlsx",
            sheet(rows(), after='<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'),
            more=table_parts("A1:B7"),
        ),
        write(folder / "shared formulas.xlsx", sheet(shared)),
    ]
