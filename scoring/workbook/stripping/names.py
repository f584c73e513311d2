"""Defined names in a scored workbook: which of them are ours, and what is left of a print area without our columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from scoring.ooxml.cells import column_letters, column_number
from scoring.workbook.defined import Name
from scoring.workbook.names import (
    AS_OF_NAME,
    CHOICES,
    COLUMNS_NAME,
    LEADS_NAME,
    MODEL_NAME,
    SHEET_ANCHORS,
    TIER_NAMES_NAME,
)

# Names that scoring gives out by number, and the fixed ones that an older marker does not list.
_NUMBERED = re.compile(r"HS_(?:Tier_|From_)?[1-9][0-9]*")
_FIXED = frozenset(
    {AS_OF_NAME, COLUMNS_NAME, TIER_NAMES_NAME, LEADS_NAME, MODEL_NAME, *CHOICES, *SHEET_ANCHORS.values()}
)
# Ranges as print areas have them, of cells or of whole columns.
_SEVERAL = re.compile(r"(?:'(?:[^']|'')+'|[^',!]+)![^,!]+")
_RANGE = re.compile(
    r"(?P<sheet>'(?:[^']|'')+'|[^',!]+)!\$?(?P<first>[A-Z]{1,3})(?:\$?[0-9]+)?(?::\$?(?P<last>[A-Z]{1,3})(?:\$?[0-9]+)?)?"
)


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
