"""The add-in file as a package of parts: a workbook of settings sheets, the VBA project, and the ribbon.

Parts are stored as they are: compressors differ between platforms, and the file must not.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from excel_addin.ribbon.texts import FORMATS, ribbon_text
from scoring.workbook.parts.properties import core_xml, extended_xml
from scoring.workbook.parts.relationships import relationships_name
from scoring.workbook.parts.text import attribute_text, plain_text
from scoring.workbook.parts.theme import theme_xml
from scoring.workbook.parts.xml import CONTENT_TYPES, DECLARATION, MAIN, PACKAGE_RELATIONSHIPS, RELATIONSHIPS
from scoring.workbook.zipwriter import ZipWriter

_TYPES = "application/vnd.openxmlformats-officedocument"
_SHEET = f"{_TYPES}.spreadsheetml.worksheet+xml"
_OVERRIDES = {
    "xl/workbook.xml": "application/vnd.ms-excel.addin.macroEnabled.main+xml",
    "xl/styles.xml": f"{_TYPES}.spreadsheetml.styles+xml",
    "xl/theme/theme1.xml": f"{_TYPES}.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_TYPES}.extended-properties+xml",
}
_DEFAULTS = {
    "bin": "application/vnd.ms-office.vbaProject",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}
_VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_STYLES = (
    f'{DECLARATION}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True)
class SettingsSheet:
    """A sheet of the add-in itself, which nobody sees: rows of texts. code_name: its module in the VBA project."""

    name: str
    code_name: str
    rows: tuple[tuple[str, ...], ...]


def addin_package(title: str, sheets: Sequence[SettingsSheet], project: bytes, pictures: Mapping[str, bytes]) -> bytes:
    """The bytes of an .xlam.

    Args:
        title: what Excel's list of add-ins calls it.
        sheets: the settings sheets, the first of them at least one.
        project: the VBA project; its documents are the workbook and the sheets, by their code names.
        pictures: the ribbon's pictures (.png) by name.
    """
    parts = _workbook_parts(title, sheets) | {"xl/vbaProject.bin": project} | _ribbon_parts(pictures)
    file = io.BytesIO()
    package = ZipWriter(file)
    for name, data in ({"[Content_Types].xml": _content_types(parts)} | parts).items():
        package.add(name, data, stored=True)
    package.close()
    return file.getvalue()


def _workbook_parts(title: str, sheets: Sequence[SettingsSheet]) -> dict[str, bytes]:
    files = [f"worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    listed = "".join(
        f'<sheet name="{plain_text(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    book = (
        f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"><workbookPr codeName="ThisWorkbook"/>'
        f"<bookViews><workbookView/></bookViews><sheets>{listed}</sheets></workbook>"
    )
    links = [(f"{RELATIONSHIPS}/worksheet", target) for target in files]
    links += [(f"{RELATIONSHIPS}/styles", "styles.xml"), (f"{RELATIONSHIPS}/theme", "theme/theme1.xml")]
    links += [(_VBA, "vbaProject.bin")]
    top = [(f"{RELATIONSHIPS}/officeDocument", "xl/workbook.xml"), (_CORE, "docProps/core.xml")]
    top += [(f"{RELATIONSHIPS}/extended-properties", "docProps/app.xml")]
    top += [(form.relationship, form.part) for form in FORMATS]
    return {
        "_rels/.rels": _links({f"rId{number}": link for number, link in enumerate(top, 1)}),
        "docProps/core.xml": core_xml(title),
        "docProps/app.xml": extended_xml(),
        "xl/workbook.xml": book.encode(),
        relationships_name("xl/workbook.xml"): _links({f"rId{number}": link for number, link in enumerate(links, 1)}),
        "xl/styles.xml": _STYLES.encode(),
        "xl/theme/theme1.xml": theme_xml(),
        **{f"xl/{target}": _sheet(sheet) for target, sheet in zip(files, sheets, strict=True)},
    }


def _ribbon_parts(pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    kind = f"{RELATIONSHIPS}/image"
    parts = {f"customUI/images/{name}.png": data for name, data in pictures.items()}
    for form in FORMATS:
        parts[form.part] = ribbon_text(form).encode()
        parts[relationships_name(form.part)] = _links({name: (kind, f"images/{name}.png") for name in pictures})
    return parts


def _sheet(sheet: SettingsSheet) -> bytes:
    rows = "".join(
        f'<row r="{number}">{"".join(_cell(number, place, text) for place, text in enumerate(row))}</row>'
        for number, row in enumerate(sheet.rows, 1)
    )
    return (
        f'{DECLARATION}<worksheet xmlns="{MAIN}"><sheetPr codeName="{sheet.code_name}"/>'
        f"<sheetData>{rows}</sheetData></worksheet>"
    ).encode()


def _cell(row: int, place: int, text: str) -> str:
    return (
        f'<c r="{chr(ord("A") + place)}{row}" t="inlineStr"><is><t xml:space="preserve">{plain_text(text)}</t></is></c>'
    )


def _links(links: Mapping[str, tuple[str, str]]) -> bytes:
    rows = "".join(
        f'<Relationship Id="{ident}" Type="{kind}" Target="{attribute_text(target)}"/>'
        for ident, (kind, target) in links.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{rows}</Relationships>'.encode()


def _content_types(parts: Mapping[str, bytes]) -> bytes:
    defaults = "".join(f'<Default Extension="{ext}" ContentType="{kind}"/>' for ext, kind in _DEFAULTS.items())
    named = _OVERRIDES | {name: _SHEET for name in parts if name.startswith("xl/worksheets/")}
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in named.items())
    return f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">{defaults}{overrides}</Types>'.encode()
