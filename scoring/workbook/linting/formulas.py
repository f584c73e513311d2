"""Formulas as texts: read once from left to right, for what makes Excel refuse a file or show #NAME?."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scoring.workbook.linting.functions import HALF_PREFIXED, PREFIXED
from scoring.workbook.linting.lambdas import lambda_faults

MAX_LENGTH = 8_192
MAX_LITERAL = 255
MAX_NESTING = 64
MAX_ARGUMENTS = 255

_TOKEN = re.compile(
    r"""(?P<literal>"(?:[^"]|"")*")
      | (?P<sheet>'(?:[^']|'')*'(?=!))
      | (?P<bare>[^\W\d][\w.]*(?=!))
      | (?P<name>(?:[^\W\d]|\\)[\w.\\]*)(?P<open>\()?
      | (?P<error>\#(?:N/A|REF!|NULL!|DIV/0!|VALUE!|NUM!|NAME\?|[A-Z_]+[!?]?))
      | (?P<mark>["'()\[\]{},;])""",
    re.VERBOSE,
)
_BRACKETED = re.compile(r"\[((?:[^\[\]'#]|'.)+)\]")
# What follows a bracket that names another workbook: [1]Sheet!A1.
_OTHER_BOOK = re.compile(r"[\w.]*!")
_SPECIAL_ITEMS = frozenset({"#All", "#Data", "#Headers", "#Totals", "#This Row"})


@dataclass(frozen=True)
class Known:
    """What formulas of a workbook may refer to, all without case.

    sheets: their names. tables: the names of tables, each with the names of its columns.
    """

    sheets: frozenset[str] = frozenset()
    tables: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass
class _Level:
    """An open parenthesis: whose it is, and the arguments seen in it."""

    call: bool
    arguments: int = 1


def formula_faults(text: str, known: Known) -> Iterator[tuple[str, str]]:
    """Yield a code and a sentence for each fault of a formula as it stands in the file."""
    if not text.strip():
        yield "formula-empty", "the formula is empty"
        return
    if text.startswith("="):
        yield "formula-equals", "the formula begins with =, which the file leaves out"
    if len(text) > MAX_LENGTH:
        yield "formula-length", f"the formula has {len(text):,} characters; Excel allows {MAX_LENGTH:,}"
    yield from _Scan(text, known).faults()
    if "_xl" in text.casefold():
        yield from lambda_faults(text)


def other_sheets(text: str) -> bool:
    """Whether a formula refers to a sheet by its name."""
    return any(found["sheet"] or found["bare"] for found in _TOKEN.finditer(text))


class _Scan:
    """One formula being read."""

    def __init__(self, text: str, known: Known) -> None:
        self._text = text
        self._known = known
        self._levels: list[_Level] = []
        self._braces = 0
        self._deepest = 0
        self._most = 0

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong, in order."""
        place = 0
        previous = ""
        while found := _TOKEN.search(self._text, place):
            place = found.end()
            kind = found.lastgroup or ""
            if found["mark"] == "[":
                place = self._bracket_end(found.start())
                if place < 0:
                    yield "formula-brackets", "a [ is never closed"
                    return
                outside = _OTHER_BOOK.match(self._text, place)
                if outside and not previous:
                    place = outside.end()
                    continue
                yield from self._structured(previous, self._text[found.start() : place])
            elif kind in ("name", "open"):
                yield from self._named(found["name"], bool(found["open"]))
            elif kind in ("sheet", "bare"):
                yield from self._sheet(found)
            elif kind == "literal" and len(found[0]) - 2 > MAX_LITERAL:
                yield "formula-literal", f"a text in the formula is longer than {MAX_LITERAL} characters"
            elif kind == "mark":
                fault = self._mark(found[0])
                if fault:
                    yield fault
                    return
            # Only a name right before a bracket is its table.
            before = not found["open"] and self._text.startswith("[", place)
            previous = found["name"] or "" if before else ""
        yield from self._at_end()

    def _named(self, name: str, call: bool) -> Iterator[tuple[str, str]]:
        if call:
            self._open(True)
            if name.upper() in PREFIXED:
                yield "formula-prefix", f"the function {name} needs the prefix _xlfn. in the file"
            elif name.upper() in HALF_PREFIXED:
                yield "formula-prefix", f"the function {name} needs the prefix _xlfn._xlws. in the file"

    def _sheet(self, found: re.Match[str]) -> Iterator[tuple[str, str]]:
        quoted = found["sheet"]
        name = quoted[1:-1].replace("''", "'") if quoted else found["bare"]
        # A name in square brackets is another workbook's; a span of sheets names its first and last.
        if "[" not in name and any(part.casefold() not in self._known.sheets for part in name.split(":")):
            yield "formula-sheet", f"there is no sheet “{name}”"

    def _structured(self, table: str, brackets: str) -> Iterator[tuple[str, str]]:
        if not table:
            yield "formula-reference", f"{brackets[:40]} stands without its table's name"
            return
        columns = self._known.tables.get(table.casefold())
        if columns is None:
            yield "formula-table", f"there is no table “{table}”"
            return
        inside = brackets[1:-1]
        if inside.startswith("@"):
            yield "formula-reference", f"{brackets[:40]} must be written with [#This Row] in the file"
            return
        items = _BRACKETED.findall(inside) if inside.startswith("[") else [inside]
        for item in items:
            name = re.sub("'(.)", r"\1", item)
            if item and item not in _SPECIAL_ITEMS and name.casefold() not in columns:
                yield "formula-column", f"the table {table} has no column “{name}”"

    def _bracket_end(self, start: int) -> int:
        """Where the bracket that opens at `start` ends; an apostrophe takes the next character's meaning."""
        depth, place = 0, start
        while place < len(self._text):
            letter = self._text[place]
            if letter == "'":
                place += 1
            elif letter == "[":
                depth += 1
            elif letter == "]":
                depth -= 1
                if not depth:
                    return place + 1
            place += 1
        return -1

    def _open(self, call: bool) -> None:
        self._levels.append(_Level(call))
        self._deepest = max(self._deepest, sum(level.call for level in self._levels))

    def _mark(self, mark: str) -> tuple[str, str] | None:
        match mark:
            case '"' | "'":
                return "formula-quotes", f"a {mark} is never closed"
            case "(":
                self._open(False)
            case ")" if not self._levels:
                return "formula-parentheses", "a ) closes nothing"
            case ")":
                self._most = max(self._most, self._levels.pop().arguments)
            case "," if self._levels and not self._braces:
                self._levels[-1].arguments += 1
            case "{" | "}":
                self._braces += 1 if mark == "{" else -1
            case ";" if not self._braces:
                return "formula-separator", "a ; stands outside an array; arguments are separated by commas"
            case "]":
                return "formula-brackets", "a ] closes nothing"
        return None

    def _at_end(self) -> Iterator[tuple[str, str]]:
        if self._levels:
            yield "formula-parentheses", f"{len(self._levels)} of its ( are never closed"
        if self._braces:
            yield "formula-brackets", "its braces { } do not match"
        if self._deepest > MAX_NESTING:
            yield "formula-nesting", f"functions stand {self._deepest} deep; Excel allows {MAX_NESTING}"
        if self._most > MAX_ARGUMENTS:
            yield "formula-arguments", f"a function has {self._most} arguments; Excel allows {MAX_ARGUMENTS}"
