"""The two dialects of the format: the names that parts go by in a transitional and in a strict workbook.

ISO/IEC 29500 part 1 (strict) names its namespaces and relationship types otherwise than part 4 (transitional);
for what a scored workbook needs the elements are the same. Tables of both: ECMA-376, annexes A of parts 1 and 4.
"""

from __future__ import annotations

import re

from scoring.ooxml.outline import Outline

# Only tags that can name a namespace or a relationship type are looked into.
_TAG = re.compile(rb"<[^<>]*=\"http[^<>]*>")

_OPEN = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
STRICT_RELATIONSHIPS = f"{_STRICT}/officeDocument/relationships"

# Longer names first: one is the beginning of another.
_PAIRS = (
    (f"{_OPEN}/officeDocument/2006/relationships/extended-properties", f"{STRICT_RELATIONSHIPS}/extendedProperties"),
    (f"{_OPEN}/officeDocument/2006/extended-properties", f"{_STRICT}/officeDocument/extendedProperties"),
    (f"{_OPEN}/officeDocument/2006/relationships", STRICT_RELATIONSHIPS),
    (f"{_OPEN}/officeDocument/2006/customXml", f"{_STRICT}/officeDocument/customXml"),
    (f"{_OPEN}/spreadsheetml/2006/main", f"{_STRICT}/spreadsheetml/main"),
    (f"{_OPEN}/drawingml/2006/spreadsheetDrawing", f"{_STRICT}/drawingml/spreadsheetDrawing"),
    (f"{_OPEN}/drawingml/2006/chart", f"{_STRICT}/drawingml/chart"),
    (f"{_OPEN}/drawingml/2006/main", f"{_STRICT}/drawingml/main"),
)


def is_strict(workbook: Outline) -> bool:
    """Whether a workbook part is of the strict dialect, by the namespace of its root."""
    attributes = workbook.root.attributes
    name = "xmlns:" + workbook.prefix[:-1] if workbook.prefix else "xmlns"
    return attributes.get(name, "").startswith(_STRICT)


def to_strict(data: bytes) -> bytes:
    """A part of ours, written for transitional workbooks, as a strict workbook wants it."""
    return _TAG.sub(lambda found: _renamed(found[0]), data)


def _renamed(tag: bytes) -> bytes:
    """A tag with the names in its attributes changed; what a text of a cell says is left alone."""
    for old, new in _PAIRS:
        tag = tag.replace(f'="{old}'.encode(), f'="{new}'.encode())
    return tag
