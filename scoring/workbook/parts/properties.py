"""The document property parts: title and program. No times: two writes of one plan are equal to the byte."""

from __future__ import annotations

from scoring.workbook.parts.text import plain_text
from scoring.workbook.parts.xml import CORE_PROPERTIES, DECLARATION, DUBLIN_CORE, EXTENDED_PROPERTIES

CREATOR = "Hotsheet"


def core_xml(title: str) -> bytes:
    """The core properties with the workbook's title."""
    named = f"<dc:title>{plain_text(title)}</dc:title>" if title else ""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{CORE_PROPERTIES}" xmlns:dc="{DUBLIN_CORE}">'
        f"{named}<dc:creator>{CREATOR}</dc:creator></cp:coreProperties>"
    ).encode()


def extended_xml() -> bytes:
    """The extended properties: which program's file this is."""
    return (
        f'{DECLARATION}<Properties xmlns="{EXTENDED_PROPERTIES}"><Application>{CREATOR}</Application></Properties>'
    ).encode()
