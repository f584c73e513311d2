"""The add-in file as a package of parts: a workbook of settings sheets, the VBA project, and the ribbon.

Parts are stored as they are: compressors differ between platforms, and the file must not.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from excel_addin.ribbon.texts import FORMATS, ribbon_text
from scoring.ooxml.cells import address
from scoring.workbook.parts import content_types as kinds
from scoring.workbook.parts.properties import core_xml, extended_xml
from scoring.workbook.parts.relationships import Relationships, relationships_name
from scoring.workbook.parts.text import plain_text
from scoring.workbook.parts.theme import theme_xml
from scoring.workbook.parts.xml import DECLARATION, MAIN, RELATIONSHIPS
from scoring.workbook.zipwriter import ZipWriter

_OVERRIDES = {
    "xl/workbook.xml": "application/vnd.ms-excel.addin.macroEnabled.main+xml",
    "xl/styles.xml": kinds.STYLES,
    "xl/theme/theme1.xml": kinds.THEME,
    "docProps/core.xml": kinds.CORE,
    "docProps/app.xml": kinds.EXTENDED,
}
_ENDINGS = {
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
    links, root = Relationships(), Relationships()
    for target in files:
        links.add("worksheet", target)
    links.add("styles", "styles.xml")
    links.add("theme", "theme/theme1.xml")
    links.add(_VBA, "vbaProject.bin")
    root.add("officeDocument", "xl/workbook.xml")
    root.add(_CORE, "docProps/core.xml")
    root.add("extended-properties", "docProps/app.xml")
    for form in FORMATS:
        root.add(form.relationship, form.part)
    return {
        "_rels/.rels": root.xml(),
        "docProps/core.xml": core_xml(title),
        "docProps/app.xml": extended_xml(),
        "xl/workbook.xml": book.encode(),
        relationships_name("xl/workbook.xml"): links.xml(),
        "xl/styles.xml": _STYLES.encode(),
        "xl/theme/theme1.xml": theme_xml(),
        **{f"xl/{target}": _sheet(sheet) for target, sheet in zip(files, sheets, strict=True)},
    }


def _ribbon_parts(pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    links = Relationships()
    for name in pictures:
        # By these names the ribbon's text asks for them.
        links.add("image", f"images/{name}.png", name)
    parts = {f"customUI/images/{name}.png": data for name, data in pictures.items()}
    for form in FORMATS:
        parts[form.part] = ribbon_text(form).encode()
        parts[relationships_name(form.part)] = links.xml()
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
    return f'<c r="{address(row, place + 1)}" t="inlineStr"><is><t xml:space="preserve">{plain_text(text)}</t></is></c>'


def _content_types(parts: Mapping[str, bytes]) -> bytes:
    sheets = {name: kinds.WORKSHEET for name in parts if name.startswith("xl/worksheets/")}
    return kinds.content_types_xml(_OVERRIDES | sheets, _ENDINGS)
