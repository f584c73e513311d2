"""Defined names in a scored workbook: which of them are ours, and what they refer to now."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from scoring.ooxml.cells import MAX_COLUMN, MAX_ROW, column_letters, column_number
from scoring.workbook.names import AS_OF_NAME, CHOSEN_NAME, LEADS_NAME, MODEL_NAME, SHEET_ANCHORS, TIER_NAMES_NAME
from scoring.workbook.parts.refs import Box

# Names that scoring gives out by number, and the fixed ones that an older marker does not list.
_NUMBERED = re.compile(r"HS_(?:Tier_|From_)?[1-9][0-9]*")
_FIXED = frozenset({AS_OF_NAME, TIER_NAMES_NAME, LEADS_NAME, MODEL_NAME, CHOSEN_NAME, *SHEET_ANCHORS.values()})
_CORNER = r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})"
# Ranges as print areas have them, of cells or of whole columns.
_SEVERAL = re.compile(r"(?:'(?:[^']|'')+'|[^',!]+)![^,!]+")
_RANGE = re.compile(
    r"(?P<sheet>'(?:[^']|'')+'|[^',!]+)!\$?(?P<first>[A-Z]{1,3})(?:\$?[0-9]+)?(?::\$?(?P<last>[A-Z]{1,3})(?:\$?[0-9]+)?)?"
)
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


def is_our_name(name: str, listed: Collection[str] = ()) -> bool:
    """Whether scoring gives out this name; `listed` are those that the workbook's marker knows."""
    return name in listed or name in _FIXED or _NUMBERED.fullmatch(name) is not None


def own_names(names: Collection[Name], listed: Collection[str], scopes: Collection[int]) -> Iterator[Name]:
    """Our names, and whatever is scoped to a sheet of ours (`scopes`: their places among the tabs).

    A copy that somebody made of one of our sheets has names of its own, and they stay with it.
    """
    for name in names:
        if name.scope in scopes or (name.scope is None and is_our_name(name.name, listed)):
            yield name


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


def narrowed_ranges(refers: str, sheet: str, columns: Collection[int]) -> str:
    """Ranges of a sheet, as a print area names them, without these columns at their right edges.

    Ranges in which nothing is left go; "" where all do. What is no list of such ranges stays as it is.
    """
    parts = [found[0] for found in _SEVERAL.finditer(refers)]
    if ",".join(parts) != refers:
        return refers
    kept = []
    for part in parts:
        found = _RANGE.fullmatch(part)
        if found is None or _sheet_of(found["sheet"]).casefold() != sheet.casefold():
            return refers
        first, last = column_number(found["first"]), column_number(found["last"] or found["first"])
        right = last
        while right >= first and right in columns:
            right -= 1
        if right == last:
            kept.append(part)
        elif right >= first:
            kept.append(part[: found.start("last")] + column_letters(right) + part[found.end("last") :])
    return ",".join(kept)


def _sheet_of(written: str) -> str:
    return written[1:-1].replace("''", "'") if written.startswith("'") else written
