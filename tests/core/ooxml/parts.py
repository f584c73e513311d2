"""Small workbooks made from raw parts, so that a test can say exactly what stands in the file."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def worksheet(rows: str, before: str = "", after: str = "") -> str:
    """A sheet part around some rows."""
    return f'<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def relationships(links: Mapping[str, tuple[str, str]]) -> str:
    """A relationships part: id -> (kind, target)."""
    inner = "".join(
        f'<Relationship Id="{id_}" Type="{LINKS}/{kind}" Target="{target}"/>' for id_, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def styles(*codes: str) -> str:
    """A styles part whose cell format n has the n-th format code; "" is General."""
    formats = "".join(f'<numFmt numFmtId="{164 + at}" formatCode="{code}"/>' for at, code in enumerate(codes) if code)
    uses = "".join(f'<xf numFmtId="{164 + at if code else 0}"/>' for at, code in enumerate(codes))
    return f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellXfs>{uses}</cellXfs></styleSheet>'


def workbook(
    path: Path,
    sheets: Mapping[str, str],
    *,
    texts: str | None = None,
    style: str | None = None,
    is_1904: bool = False,
    extra: Mapping[str, str | bytes] | None = None,
) -> Path:
    """Write a workbook of these sheet parts; `extra` adds parts, or replaces those made here."""
    links = {f"rId{at}": ("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)}
    names = "".join(f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(sheets, 1))
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": relationships({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">'
        f'<workbookPr date1904="{int(is_1904)}"/><sheets>{names}</sheets></workbook>',
    }
    for at, part in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{at}.xml"] = part
    if texts is not None:
        links["rId90"] = ("sharedStrings", "sharedStrings.xml")
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{texts}</sst>'
    if style is not None:
        links["rId91"] = ("styles", "styles.xml")
        parts["xl/styles.xml"] = style
    parts["xl/_rels/workbook.xml.rels"] = relationships(links)
    parts.update(extra or {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path
