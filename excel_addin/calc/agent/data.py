"""Reading what cells hold, in bulk: values, formulas, and the kinds that Calc knows only by a number format."""

from __future__ import annotations

from typing import Any

from excel_addin.calc.agent.desk import Desk, rect_of
from excel_addin.calc.agent.formulas import translator

# com.sun.star.util.NumberFormat, com.sun.star.sheet.FormulaResult and CellFlags.
DATE, TIME, TEXT, LOGICAL = 2, 4, 256, 1024
_DURATION = 8192
_NUMBERS, ERRORS = 1, 4
# Every language has a block of keys, which begins with its general format.
_FORMATS_OF_A_LANGUAGE = 10_000
_NO_DIGITS = str.maketrans("", "", "0123456789")
# From here on it is faster to ask the office for all errors of one kind at once.
_MANY = 20
_ANY_FORMULA = 7
ERROR_NAMES = {
    502: "#VALUE!",
    503: "#NUM!",
    519: "#VALUE!",
    521: "#NULL!",
    524: "#REF!",
    525: "#NAME?",
    532: "#DIV/0!",
    32767: "#N/A",
}


def read(desk: Desk, ask: dict[str, Any]) -> dict[str, Any]:
    """Values of a range: rows of numbers and texts ("" where nothing is), and where dates, booleans and errors are."""
    cells = desk.cells(ask)
    # First: what a formula gives is known, and with it the cell's format, when its value has been asked for.
    rows = cells.getDataArray()
    dates, bools = _kinds(desk, ask, cells)
    errors = rects_of(cells.queryFormulaCells(ERRORS))
    return {
        "rows": rows,
        "dates": dates,
        "bools": bools,
        "errors": errors,
        "codes": _codes(desk, cells, ask["rect"], errors) if ask.get("codes") else None,
        "epoch": _epoch(desk.book(ask)),
    }


def _kinds(desk: Desk, ask: dict[str, Any], cells: Any) -> tuple[list[Any], list[Any]]:
    typed: list[tuple[int, list[list[int]]]] = []
    general: list[list[int]] = []
    groups = cells.getUniqueCellFormatRanges()
    for index in range(groups.Count):
        group = groups.getByIndex(index)
        kind = desk.format_kind(ask, group.NumberFormat)
        if kind & LOGICAL or (kind & (DATE | TIME) and not kind & _DURATION):
            typed.append((kind, rects_of(group)))
        if group.NumberFormat % _FORMATS_OF_A_LANGUAGE == 0:
            general += rects_of(group.queryFormulaCells(_NUMBERS))
    if general:
        typed += _by_formula(desk, ask, cells.getFormulaArray(), typed, general)
    dates = [rect for kind, rects in typed if not kind & LOGICAL for rect in rects]
    return dates, [rect for kind, rects in typed if kind & LOGICAL for rect in rects]


def _by_formula(
    desk: Desk, ask: dict[str, Any], written: Any, typed: list[Any], general: list[list[int]]
) -> list[tuple[int, list[list[int]]]]:
    """Calc gives a formula's cell the format of its result, but in long columns only to some.

    There a cell is taken to be of the kind of another in its column that has the same formula but for its numbers.
    """
    top, left = ask["rect"][0], ask["rect"][1]
    known: dict[tuple[int, str], int] = {}
    for kind, rects in typed:
        for row, column, rows, columns in rects:
            for line in written[row - top : row - top + rows]:
                for place in range(column - left, column - left + columns):
                    if line[place].startswith("="):
                        known[place, line[place].translate(_NO_DIGITS)] = kind
    found: dict[int, list[list[int]]] = {}
    for row, column, rows, columns in general:
        for place in range(column, column + columns):
            for down in range(row, row + rows):
                key = (place - left, written[down - top][place - left].translate(_NO_DIGITS))
                if key not in known:
                    known[key] = desk.format_kind(ask, desk.cells(ask, [down, place, 1, 1]).NumberFormat)
                if known[key] & (LOGICAL | DATE | TIME):
                    found.setdefault(known[key], []).append([down, place, 1, 1])
    return list(found.items())


def rects_of(several: Any) -> list[list[int]]:
    """The rectangles of several ranges."""
    return [rect_of(address) for address in several.RangeAddresses]


def _codes(desk: Desk, cells: Any, rect: list[int], errors: list[list[int]]) -> list[list[str]]:
    top, left = rect[0], rect[1]
    found = []
    for row, column, rows, columns in errors:
        piece = cells.getCellRangeByPosition(
            column - left, row - top, column - left + columns - 1, row - top + rows - 1
        )
        missing: Any = None
        if rows * columns > _MANY:
            functions = desk.service("com.sun.star.sheet.FunctionAccess")
            missing = functions.callFunction("ISNA", (piece,))
        found += [
            [
                "#N/A" if missing and missing[down][right] else _code(piece.getCellByPosition(right, down))
                for right in range(columns)
            ]
            for down in range(rows)
        ]
    return found


def _code(cell: Any) -> str:
    return ERROR_NAMES.get(cell.getError(), "#VALUE!")


def _epoch(model: Any) -> int:
    """Days from Calc's usual first day to this workbook's own: 1,462 where dates begin in 1904."""
    day = model.NullDate
    return {1899: 0, 1904: 1462, 1900: 2}.get(day.Year, 0)


def read_formulas(desk: Desk, ask: dict[str, Any]) -> dict[str, Any]:
    """Values as `read` gives them, and the formulas of the range: their rectangles, and the texts row by row."""
    cells = desk.cells(ask)
    turn = translator(desk, ask).to_excel_at
    top, left = ask["rect"][0], ask["rect"][1]
    written = cells.getFormulaArray()
    found = []
    for row, column, rows, columns in rects_of(cells.queryFormulaCells(_ANY_FORMULA)):
        for down in range(row - top, row - top + rows):
            line = written[down][column - left : column - left + columns]
            texts = [turn(plain(text), top + down, column + right) for right, text in enumerate(line)]
            found.append([down, column - left, texts])
    return {**read(desk, ask), "formulas": found}


def plain(text: str) -> str:
    """A formula without the braces that an array formula comes in."""
    return text[1:-1] if text.startswith("{=") else text


def epoch(desk: Desk, ask: dict[str, Any]) -> int:
    """How many days after Calc's usual first day this workbook's dates begin."""
    return _epoch(desk.book(ask))


def array(desk: Desk, ask: dict[str, Any]) -> str:
    """The array formula of a range, "" where there is none."""
    text = desk.cells(ask).getArrayFormula()
    return translator(desk, ask).to_excel(plain(text)) if text else ""


OPERATIONS = {
    "cells.array": array,
    "book.epoch": epoch,
    "cells.read": read,
    "cells.formulas": read_formulas,
}
