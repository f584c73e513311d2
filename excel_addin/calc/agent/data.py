"""Reading what cells hold, in bulk: values, formulas, and the kinds that Calc knows only by a number format."""

from __future__ import annotations

from typing import Any

from excel_addin.calc.agent.desk import Desk, rect_of
from excel_addin.calc.agent.formulas import translator

# com.sun.star.util.NumberFormat, com.sun.star.sheet.FormulaResult and CellFlags.
DATE, TIME, TEXT, LOGICAL = 2, 4, 256, 1024
_DURATION = 8192
ERRORS = 4
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
    dates, bools = _kinds(desk, ask, cells)
    errors = rects_of(cells.queryFormulaCells(ERRORS))
    return {
        "rows": cells.getDataArray(),
        "dates": dates,
        "bools": bools,
        "errors": errors,
        "codes": _codes(cells, ask["rect"], errors) if ask.get("codes") else None,
        "epoch": _epoch(desk.book(ask)),
    }


def _kinds(desk: Desk, ask: dict[str, Any], cells: Any) -> tuple[list[Any], list[Any]]:
    formats = desk.book(ask).NumberFormats
    dates: list[Any] = []
    bools: list[Any] = []
    groups = cells.getUniqueCellFormatRanges()
    for index in range(groups.Count):
        group = groups.getByIndex(index)
        kind = formats.getByKey(group.NumberFormat).Type
        if kind & LOGICAL:
            bools += rects_of(group)
        elif kind & (DATE | TIME) and not kind & _DURATION:
            dates += rects_of(group)
    return dates, bools


def rects_of(several: Any) -> list[list[int]]:
    """The rectangles of several ranges."""
    return [rect_of(address) for address in several.RangeAddresses]


def _codes(cells: Any, rect: list[int], errors: list[list[int]]) -> list[list[str]]:
    top, left = rect[0], rect[1]
    found = []
    for row, column, rows, columns in errors:
        piece = cells.getCellRangeByPosition(
            column - left, row - top, column - left + columns - 1, row - top + rows - 1
        )
        for down in range(rows):
            said = [piece.getCellByPosition(right, down).getError() for right in range(columns)]
            found.append([ERROR_NAMES.get(code, "#VALUE!") for code in said])
    return found


def _epoch(model: Any) -> int:
    """Days from Calc's usual first day to this workbook's own: 1,462 where dates begin in 1904."""
    day = model.NullDate
    return {1899: 0, 1904: 1462, 1900: 2}.get(day.Year, 0)


def read_formulas(desk: Desk, ask: dict[str, Any]) -> dict[str, Any]:
    """Values as `read` gives them, and the formulas of the range: their rectangles, and the texts row by row."""
    cells = desk.cells(ask)
    turn = translator(desk, ask).to_excel
    top, left = ask["rect"][0], ask["rect"][1]
    written = cells.getFormulaArray()
    found = []
    for row, column, rows, columns in rects_of(cells.queryFormulaCells(_ANY_FORMULA)):
        for down in range(row - top, row - top + rows):
            line = written[down][column - left : column - left + columns]
            found.append([down, column - left, [turn(plain(text)) for text in line]])
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
