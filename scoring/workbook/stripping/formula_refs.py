"""Formulas of the user's that refer to what is ours: found in the text, and cut where the target goes for good."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scoring.ooxml.cells import column_number
from scoring.workbook.stripping.names import is_our_name

# What spreadsheet programs put where a reference has lost its target.
DEAD = "#REF!"

_CELLS = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}(?::\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6})?"
_SPAN = r"\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w.])|\$?[0-9]+:\$?[0-9]+"
_BARE = r"[^\W\d][\w.]*"
_TOKEN = re.compile(
    rf"""(?P<literal>"(?:[^"]|"")*")
      | (?P<foreign>\[[^\[\]]+\](?:{_BARE})?(?::{_BARE})?!?|'(?:[^'\[]|'')*\[(?:[^']|'')*'!)
      | (?:'(?P<quoted>(?:[^']|'')+)'|(?P<bare>{_BARE}(?::{_BARE})?))!(?P<inside>{_CELLS}|{_SPAN}|\#REF!|{_BARE}|)
      | (?P<cells>(?<![\w.$])(?:{_CELLS}|{_SPAN})(?![\w.(\[]))
      | (?P<name>{_BARE})(?P<open>[(\[])?""",
    re.VERBOSE,
)
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3})\$?[0-9]*(?::\$?([A-Za-z]{1,3})\$?[0-9]*)?")
_INNER = re.compile(r"\[((?:[^\[\]']|'.)*)\]")


@dataclass(frozen=True)
class Targets:
    """What is ours, as formulas call it.

    sheets: names of our sheets. headers: of our columns. table: the lead table's name, "" for a plain range.
    lead_sheet: its name; columns: ours on it, by number. listed: our defined names, as far as the marker knows them.
    """

    sheets: Collection[str] = ()
    headers: Collection[str] = ()
    table: str = ""
    lead_sheet: str = ""
    columns: frozenset[int] = frozenset()
    listed: frozenset[str] = frozenset()

    @cached_property
    def by_sheet(self) -> Mapping[str, str]:
        """Our sheets without case."""
        return {name.casefold(): name for name in self.sheets}

    @cached_property
    def by_header(self) -> Mapping[str, str]:
        """Our headers without case."""
        return {name.casefold(): name for name in self.headers}


@dataclass(frozen=True, slots=True)
class Hit:
    """A reference to something of ours. `dies`: the text makes no sense any more once the target is gone."""

    start: int
    end: int
    target: str
    dies: bool = field(default=True)


def references(formula: str, targets: Targets, *, on_lead_sheet: bool = False) -> Iterator[Hit]:
    """The references of a formula (without "=") to what is ours, from left to right."""
    at = 0
    while found := _TOKEN.search(formula, at):
        at = found.end()
        if found["quoted"] or found["bare"]:
            yield from _in_sheet(found, targets)
        elif found["cells"] and on_lead_sheet and _touches(found["cells"], targets.columns):
            yield Hit(found.start(), at, "our columns", dies=False)
        elif found["name"] and found["open"] == "[":
            at = _closing(formula, at - 1)
            yield from _structured(found["name"], formula[found.end() - 1 : at], found.start(), at, targets)
        elif found["name"] and not found["open"] and is_our_name(found["name"], targets.listed):
            yield Hit(found.start(), at, f"the name {found['name']}", dies=False)
        elif found["name"] and found["open"] == "(" and found["name"] in targets.listed:
            yield Hit(found.start(), at, f"the function {found['name']}", dies=False)


def cell_ranges(formula: str, sheet: str) -> Iterator[str]:
    """The cells, columns and rows that a formula on a sheet reads there, as they are written: "B2:C9", "A:D", "3:3"."""
    for found in _TOKEN.finditer(formula):
        if found["cells"]:
            yield found["cells"]
        elif found["inside"]:
            name = found["quoted"].replace("''", "'") if found["quoted"] else found["bare"]
            if name.casefold() == sheet.casefold():
                yield found["inside"]


def cut(formula: str, targets: Targets) -> str:
    """The formula with `#REF!` where its target goes, as spreadsheet programs leave it; others stay as they are."""
    pieces, at = [], 0
    for hit in references(formula, targets):
        if hit.dies:
            pieces += [formula[at : hit.start], DEAD]
            at = hit.end
    return "".join((*pieces, formula[at:]))


def _in_sheet(found: re.Match[str], targets: Targets) -> Iterator[Hit]:
    name = found["quoted"].replace("''", "'") if found["quoted"] else found["bare"]
    ends = [targets.by_sheet.get(end.casefold()) for end in name.split(":")]
    ours = next((end for end in ends if end is not None), None)
    if ours is not None:
        yield Hit(found.start(), found.end(), f"the sheet “{ours}”")
    elif name.casefold() == targets.lead_sheet.casefold() and _touches(found["inside"], targets.columns):
        yield Hit(found.start(), found.end(), "our columns", dies=False)


def _touches(cells: str, columns: frozenset[int]) -> bool:
    """Whether a reference has one of these columns in it."""
    found = _COLUMNS.fullmatch(cells)
    if found is None:
        return False
    first, last = column_number(found[1]), column_number(found[2] or found[1])
    return any(min(first, last) <= column <= max(first, last) for column in columns)


def _closing(formula: str, start: int) -> int:
    """One past the bracket that closes the one at `start`; the formula's end where none does."""
    depth, at = 0, start
    while at < len(formula):
        mark = formula[at]
        depth += (mark == "[") - (mark == "]")
        # An apostrophe makes the next character a plain one.
        at += 2 if mark == "'" else 1
        if not depth:
            return at
    return len(formula)


def _structured(table: str, brackets: str, start: int, end: int, targets: Targets) -> Iterator[Hit]:
    if not targets.table or table.casefold() != targets.table.casefold():
        return
    inner = _INNER.findall(brackets[1:-1]) or [brackets[1:-1]]
    for written in inner:
        header = targets.by_header.get(re.sub(r"'(.)", r"\1", written).casefold())
        if header is not None:
            yield Hit(start, end, f"the column “{header}”")
            return
