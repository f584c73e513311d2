"""Custom XML parts: data of ours that travels with the workbook, and the properties that say what it is."""

from __future__ import annotations

from scoring.workbook.parts.text import plain_text
from scoring.workbook.parts.xml import CUSTOM_XML, DECLARATION
from scoring.workbook.plan import CustomPart


def properties_xml(part: CustomPart) -> bytes:
    """The properties of a custom part: its id and its namespace."""
    item = plain_text(part.item_id.strip("{}").upper())
    return (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{{{item}}}" xmlns:ds="{CUSTOM_XML}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{plain_text(part.namespace)}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
