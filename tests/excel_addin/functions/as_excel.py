"""Values as Excel's COM hands them over: numbers as floats, errors by their numbers, dates as places beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from excel_addin import served
from excel_addin.registry import function_named
from scoring.table import Cell, ErrorValue, LeadTable, Serial

ERRORS = {"#N/A": -2146826246, "#DIV/0!": -2146826281, "#VALUE!": -2146826273, "#REF!": -2146826265}
Rows = list[tuple[Any, ...]]


def given(cell: Cell) -> Any:
    """A cell's Value2."""
    match cell:
        case Serial(value):
            return value
        case ErrorValue(code):
            return ERRORS.get(code, ERRORS["#VALUE!"])
        case _:
            return cell


def packed(*arguments: Any) -> tuple[Any, ...]:
    """Arguments as VBA packs them: rows of cells, single values, or None for one that was left out."""
    return tuple(part for each in arguments for part in _packed(each))


def _packed(argument: Any) -> Iterable[Any]:
    if not isinstance(argument, list):
        return given(argument), None
    width = len(argument[0])
    cells = [cell for row in argument for cell in row]
    places = tuple(place for place, cell in enumerate(cells) if isinstance(cell, Serial))
    values = tuple(tuple(map(given, row)) for row in argument)
    return (values[0][0] if len(values) == width == 1 else values), places or None


def rows_of(table: LeadTable) -> Rows:
    return [tuple(column.cell(lead) for column in table.columns) for lead in range(len(table))]


def ask(name: str, *arguments: Any, key: str = "Book1", from_1904: bool = False) -> Any:
    """What a function answers: a value, rows of values, or (Excel's number of an error, sentence)."""
    return answer_of(served.ask(name, key, "", from_1904, packed(*_all_of(name, arguments))))


def ask_in_table(name: str, rows: Rows, *arguments: Any, key: str = "Book1", place: str = "Leads") -> Any:
    """As VBA does for a lead under its headers: it brings the rows there, where they are wanted."""
    given = packed(*_all_of(name, arguments))
    reply = served.ask(name, key, place, False, given)
    if reply == ("block",):
        reply = served.ask_with(name, key, place, False, packed(rows), given)
    return answer_of(reply)


def _all_of(name: str, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    return arguments + (None,) * (len(function_named(name).arguments) - len(arguments))


def answer_of(reply: Sequence[Any]) -> Any:
    match reply:
        case ("value", value):
            return value
        case ("error", code, hint):
            return code, hint
        case ("grid", rows, columns, *values):
            assert len(values) == rows * columns
            return [tuple(values[row * columns : (row + 1) * columns]) for row in range(rows)]
        case _:
            return tuple(reply)
