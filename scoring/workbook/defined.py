"""The defined names of a workbook, and the cells that they refer to now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from scoring.ooxml.cells import MAX_COLUMN, MAX_ROW, column_number
from scoring.workbook.parts.refs import Box

_CORNER = r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})"
_REFERS = re.compile(rf"=?(?:'((?:[^']|'')+)'|([^'!:]+))!{_CORNER}(?::{_CORNER})?")


@dataclass(frozen=True, slots=True)
class Name:
    """A defined name. `scope` is the place of its sheet among all tabs (from 0), None for the whole workbook."""

    name: str
    scope: int | None
    refers: str


def defined_names(workbook: Element) -> tuple[Name, ...]:
    """The defined names of a workbook part, in their order."""
    return tuple(
        Name(each.get("name", ""), _scope(each.get("localSheetId")), each.text or "")
        for each in workbook.iter("definedName")
    )


def _scope(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() else None


def referred(refers: str) -> tuple[str, Box] | None:
    """The sheet and the cells that a name refers to, or None where they are gone, or it is no plain reference."""
    found = _REFERS.fullmatch(refers.strip())
    if found is None:
        return None
    sheet = found[1].replace("''", "'") if found[1] else found[2]
    first = int(found[4]), column_number(found[3])
    last = (int(found[6]), column_number(found[5])) if found[5] else first
    box = (min(first[0], last[0]), min(first[1], last[1]), max(first[0], last[0]), max(first[1], last[1]))
    inside = box[2] <= MAX_ROW and box[3] <= MAX_COLUMN
    return (sheet, box) if inside and not sheet.startswith("#") else None
