"""Formulas as Excel writes them, and as Calc's programming interface takes them: the office's own parser translates.

It cannot carry two things through: references to table columns, and error values. They are put aside as names before,
and put back in the other form after.
"""

from __future__ import annotations

import re
from typing import Any

from excel_addin.calc.agent.desk import Desk, struct

_CALC_A1, _EXCEL_FILE = 0, 3
_XL_ENGLISH, _OOXML = 3, 5
_CACHE = 5000

_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")"""
    r"""|(?P<quoted>'(?:[^']|'')*')"""
    r"""|(?P<table>[^\W\d][\w.]*\[)"""
    r"""|(?P<error>\#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!))"""
    r"""|(?P<call>[^\W\d][\w.]*(?=\())"""
    r"""|(?P<word>[^\W\d][\w.]*)"""
    r"""|(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
# A cell in Calc's form, which may stand behind the point of its sheet; texts, names of sheets and columns are kept.
_REFERENCE = re.compile(
    r"""(?P<kept>"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:'.|[^\]'])*\])"""
    r"""|(?<![\w$])(?P<ca>\$?)(?P<column>[A-Za-z]{1,3})(?P<ra>\$?)(?P<row>[1-9]\d{0,6})(?![\w(.])""",
    re.DOTALL,
)
# In Excel's form a sheet stands before an exclamation mark; in Calc's that is the intersection of two ranges.
_EXCEL_REFERENCE = re.compile(_REFERENCE.pattern.replace("(?![\\w(.])", "(?![\\w(!])"), re.DOTALL)
_WHOLE_LINE = re.compile(r"(?<![\w$])\$?(?:\d+:\$?\d+|[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w(]))")
_GROUP = re.compile(r"\[(?:'.|[^\]'])*\]")


def bracket_end(text: str, start: int) -> int:
    """Where the bracket that opens at `start` closes (the place behind it); the end where it never does."""
    depth, place = 0, start
    while place < len(text):
        letter = text[place]
        if letter == "'":
            place += 1
        elif letter == "[":
            depth += 1
        elif letter == "]":
            depth -= 1
            if depth == 0:
                return place + 1
        place += 1
    return len(text)


def to_calc_table(reference: str) -> str:
    """`T[@a]` or `T[[#This Row],[a]]` as Calc has it: `T[[#This Row];[a]]`."""
    name, inner = reference[: reference.index("[")], reference[reference.index("[") + 1 : -1]
    if inner.startswith("@"):
        column = inner[1:].strip()
        if not column:
            return name + "[[#This Row]]"
        return "{}[[#This Row];{}]".format(name, column if column.startswith("[") else "[" + column + "]")
    if inner.startswith("#"):
        return f"{name}[[{inner}]]"
    return name + "[" + _between_groups(inner, ",", ";") + "]"


def to_excel_table(reference: str) -> str:
    """`T[[#This Row];[a]]` as Excel has it."""
    name, inner = reference[: reference.index("[")], reference[reference.index("[") + 1 : -1]
    if re.fullmatch(r"\[#[^\]]*\]", inner):
        return name + inner
    return name + "[" + _between_groups(inner, ";", ",") + "]"


def _between_groups(inner: str, old: str, new: str) -> str:
    pieces, place = [], 0
    for group in _GROUP.finditer(inner):
        pieces += [inner[place : group.start()].replace(old, new), group.group()]
        place = group.end()
    if not pieces:
        return inner
    return "".join(pieces) + inner[place:].replace(old, new)


class Translator:
    """Both directions for one workbook; what was translated once is remembered."""

    def __init__(self, model: Any) -> None:
        self._parser = model.createInstance("com.sun.star.sheet.FormulaParser")
        mapper = model.createInstance("com.sun.star.sheet.FormulaOpCodeMapper")
        plain = {entry.Token.OpCode: entry.Name for entry in mapper.getAvailableMappings(_XL_ENGLISH, 0x3F)}
        # Functions younger than Excel 2007 have a prefix in files; people and xlwings write them without.
        self._newer: dict[str, str] = {}
        for entry in mapper.getAvailableMappings(_OOXML, 0x3F):
            name = plain.get(entry.Token.OpCode)
            if name and name != entry.Name and entry.Name.startswith("_xlfn."):
                self._newer[name] = entry.Name
        self._older = {file_name: name for name, file_name in self._newer.items()}
        self._copies: dict[str, tuple[str, int, int]] = {}
        self._known: dict[tuple[str, str, int, int, int], str] = {}

    def to_calc(self, text: str) -> str:
        """A formula in Excel's English form as `setFormula` takes it; both with their `=`."""
        return self._turn("calc", text, to_calc_table, _EXCEL_FILE, _CALC_A1)

    def to_excel(self, text: str) -> str:
        """A formula as `getFormula` gives it, in Excel's English form."""
        return self._turn("excel", text, to_excel_table, _CALC_A1, _EXCEL_FILE)

    def to_excel_at(self, text: str, row: int, column: int) -> str:
        """The same, for formulas that are mostly copies of each other: only the first of them is translated."""
        if _WHOLE_LINE.search(text):
            return self.to_excel(text)
        key = _relative(text, row, column)
        if key not in self._copies:
            if len(self._copies) > _CACHE:
                self._copies.clear()
            self._copies[key] = (self.to_excel(text), row, column)
        known, first_row, first_column = self._copies[key]
        return _shifted(known, row - first_row, column - first_column, _EXCEL_REFERENCE)

    def to_native(self, text: str, cell: Any) -> str:
        """A formula in Excel's form as conditional formats take it: in the language and separators of this office."""
        turned = self._turn("native", text, to_calc_table, _EXCEL_FILE, _CALC_A1, cell)
        return turned[1:]

    def from_native(self, text: str, cell: Any) -> str:
        """What a conditional format says, in Excel's form."""
        return self._turn("from-native", "=" + text, to_excel_table, _CALC_A1, _EXCEL_FILE, cell)

    def moved(self, text: str, source: Any, target: Any) -> str:
        """A formula in Calc's form, as it reads after being copied from one cell to another."""
        rows, columns = target.Row - source.Row, target.Column - source.Column
        if not rows and not columns:
            return text
        if not _WHOLE_LINE.search(text):
            return _shifted(text, rows, columns)
        parser = self._parser
        parser.CompileEnglish, parser.FormulaConvention = True, _CALC_A1
        masked, kept = self._mask(text[1:], lambda reference: reference, {})
        return "=" + _unmask(parser.printFormula(parser.parseFormula(masked, source), target), kept)

    def _turn(self, way: str, text: str, table: Any, read: int, written: int, cell: Any = None) -> str:
        at = cell or struct("table.CellAddress")
        key = (way, text, at.Sheet, at.Row, at.Column)
        if key not in self._known:
            parser = self._parser
            masked, kept = self._mask(text[1:], table, self._newer if read == _EXCEL_FILE else {})
            parser.CompileEnglish, parser.FormulaConvention = way != "from-native", read
            tokens = parser.parseFormula(masked, at)
            parser.CompileEnglish, parser.FormulaConvention = way != "native", written
            printed = parser.printFormula(tokens, at)
            if written == _EXCEL_FILE:
                printed = self._plain_names(printed)
            if len(self._known) > _CACHE:
                self._known.clear()
            self._known[key] = "=" + _unmask(printed, kept)
        return self._known[key]

    @staticmethod
    def _mask(text: str, table: Any, newer: dict[str, str]) -> tuple[str, list[str]]:
        pieces: list[str] = []
        kept: list[str] = []
        place = 0
        while place < len(text):
            found = _TOKEN.match(text, place)
            if found is None:
                break
            piece, place = found.group(), found.end()
            if found.lastgroup == "table":
                place = bracket_end(text, found.end() - 1)
                kept.append(table(text[found.start() : place]))
                piece = f"hsmask{len(kept) - 1}q"
            elif found.lastgroup == "error":
                kept.append(piece)
                piece = f"hsmask{len(kept) - 1}q"
            elif found.lastgroup == "call":
                piece = newer.get(piece.upper(), piece)
            pieces.append(piece)
        return "".join(pieces), kept

    def _plain_names(self, text: str) -> str:
        def plain(found: re.Match[str]) -> str:
            if found.group() == "~":
                return ","
            if found.lastgroup != "call":
                return str(found.group())
            name = str(found.group())
            return self._older.get(name, name)

        return _TOKEN.sub(plain, text)


def _relative(text: str, row: int, column: int) -> str:
    """A formula in Calc's form with its relative references as distances: copies of one formula are equal."""

    def distance(found: re.Match[str]) -> str:
        if found.group("kept") is not None:
            return str(found.group("kept"))
        across = found.group("column") if found.group("ca") else f"C[{_number(found.group('column')) - column}]"
        down = found.group("row") if found.group("ra") else f"R[{int(found.group('row')) - row}]"
        return f"\x00{across}\x01{down}\x02"

    return _REFERENCE.sub(distance, text)


def _shifted(text: str, rows: int, columns: int, pattern: re.Pattern[str] = _REFERENCE) -> str:
    """A formula with its relative references moved; ten times as fast as the parser."""
    if not rows and not columns:
        return text

    def shift(found: re.Match[str]) -> str:
        if found.group("kept") is not None:
            return str(found.group("kept"))
        column, row = found.group("column"), int(found.group("row"))
        if not found.group("ca"):
            column = _letters(_number(column) + columns)
        return "{}{}{}{}".format(found.group("ca"), column, found.group("ra"), row if found.group("ra") else row + rows)

    return pattern.sub(shift, text)


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _unmask(text: str, kept: list[str]) -> str:
    if not kept:
        return text

    def put_back(found: re.Match[str]) -> str:
        return kept[int(found.group(1))]

    return re.sub(r"hsmask(\d+)q", put_back, text)


def translator(desk: Desk, ask: dict[str, Any]) -> Translator:
    """The translator of the workbook that a request speaks of."""
    key = "formulas:" + ask["book"]
    if key not in desk.memory:
        desk.memory[key] = Translator(desk.book(ask))
    made: Translator = desk.memory[key]
    return made
