"""The two dialects of the format: the names that parts go by in a transitional and in a strict workbook.

ISO/IEC 29500 part 1 (strict) names its namespaces and relationship types otherwise than part 4 (transitional);
for what a scored workbook needs the elements are the same. Tables of both: ECMA-376, annexes A of parts 1 and 4.
"""

from __future__ import annotations

from scoring.ooxml.outline import Outline

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
    for transitional, strict in _PAIRS:
        data = data.replace(transitional.encode(), strict.encode())
    return data


def to_transitional(data: bytes) -> bytes:
    """A part of a strict workbook under the names that transitional ones use."""
    for transitional, strict in _PAIRS:
        data = data.replace(strict.encode(), transitional.encode())
    return data
