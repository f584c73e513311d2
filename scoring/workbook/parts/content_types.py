"""The content types part: what kind of part stands under which name."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.workbook.parts.xml import CONTENT_TYPES, DECLARATION, SPREADSHEET_TYPE

WORKBOOK = f"{SPREADSHEET_TYPE}.sheet.main+xml"
WORKSHEET = f"{SPREADSHEET_TYPE}.worksheet+xml"
STYLES = f"{SPREADSHEET_TYPE}.styles+xml"
THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
STRINGS = f"{SPREADSHEET_TYPE}.sharedStrings+xml"
TABLE = f"{SPREADSHEET_TYPE}.table+xml"
COMMENTS = f"{SPREADSHEET_TYPE}.comments+xml"
DRAWING = "application/vnd.openxmlformats-officedocument.drawing+xml"
CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
CUSTOM_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
CORE = "application/vnd.openxmlformats-package.core-properties+xml"
EXTENDED = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing",
}


def content_types_xml(overrides: Mapping[str, str], endings: Mapping[str, str] = _DEFAULTS) -> bytes:
    """The part, from part names (without leading slash), and for all others their endings, to content types."""
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>' for extension, kind in endings.items()
    )
    named = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">{defaults}{named}</Types>'.encode()
