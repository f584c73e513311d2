"""Cell values between Python and the wire: what Excel would make of each, told so that Calc makes the same of it.

Excel reads what is written into a cell: `=…` is a formula, a leading apostrophe makes the rest a text, `00123` is a
number and `TRUE` a boolean, unless the cell is formatted as text. (It also reads dates in the language of the machine;
here only dates that come as dates are dates.)
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from excel_addin.calc.addresses import column_index
from excel_addin.calc.errors import CalcError

_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no time zone
_DAY_MS = 86_400_000
_NUMBER = re.compile(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*%?\s*", re.ASCII)
_REFERENCE = re.compile(
    r"""(?P<kept>"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:'.|[^\]'])*\])"""
    r"""|(?<![\w.$])(?P<ca>\$?)(?P<column>[A-Za-z]{1,3})(?P<ra>\$?)(?P<row>[1-9]\d{0,6})(?![\w.(\[!])""",
    re.DOTALL,
)
_FORMULA_RUN = 4
# Halves of a character, which no program on the other side takes.
_HALF = re.compile("[\ud800-\udfff]")

Matrix = list[list[Any]]


class CellError(str):
    """An error in a cell, such as `#N/A`; `#ERROR!` where nobody asked which. It equals its code."""

    __slots__ = ()


UNKNOWN_ERROR = CellError("#ERROR!")


def decoded(told: dict[str, Any], top: int, left: int) -> Matrix:
    """The values of a range as the office told them: numbers, texts, booleans, datetimes, `CellError`, None."""
    rows: Matrix = [[None if value == "" else value for value in row] for row in told["rows"]]
    epoch = told["epoch"]

    def dated(value: Any) -> Any:
        return from_serial(value + epoch) if isinstance(value, float | int) else value

    _each(rows, told["dates"], top, left, dated)
    _each(rows, told["bools"], top, left, lambda value: bool(value) if isinstance(value, float | int) else value)
    codes = iter(told["codes"] or ())
    for row, column, high, wide in told["errors"]:
        for down in range(high):
            said = next(codes, None)
            errors = [UNKNOWN_ERROR] * wide if said is None else [CellError(code) for code in said]
            rows[row - top + down][column - left : column - left + wide] = errors
    return rows


def _each(rows: Matrix, rects: Iterable[Sequence[int]], top: int, left: int, turn: Callable[[Any], Any]) -> None:
    for row, column, high, wide in rects:
        for line in rows[row - top : row - top + high]:
            for place in range(column - left, column - left + wide):
                line[place] = turn(line[place])


def from_serial(serial: float) -> Any:
    """The date and time of a serial number, to the millisecond; the number itself where no calendar has it."""
    try:
        return _EPOCH + dt.timedelta(milliseconds=round(serial * _DAY_MS))
    except (OverflowError, ValueError):
        return serial


def to_serial(moment: dt.datetime) -> float:
    """Days since 30 December 1899."""
    return (moment.replace(tzinfo=None) - _EPOCH) / dt.timedelta(days=1)


def clean(value: Any, moment: Any, empty: Any, number: Any, errors: bool) -> Any:
    """A value as xlwings hands it out, by the options of its range."""
    if value is None or value == "":
        return empty
    if isinstance(value, dt.datetime):
        return moment(
            year=value.year,
            month=value.month,
            day=value.day,
            hour=value.hour,
            minute=value.minute,
            second=value.second,
            microsecond=value.microsecond,
            tzinfo=None,
        )
    if isinstance(value, CellError):
        return str(value) if errors else None
    if number is not None and isinstance(value, float):
        return number(value)
    return value


class Encoded:
    """A matrix on its way to the office: see the agent's `write` for what each part says."""

    def __init__(self, matrix: Sequence[Sequence[Any]], *, first_row: int, first_column: int, epoch: int) -> None:
        self.rows: Matrix = []
        self.typed: list[list[Any]] = []
        self._dates: list[tuple[int, int, bool]] = []
        self._bools: list[tuple[int, int]] = []
        self._formulas: list[tuple[int, int, str]] = []
        self._epoch = epoch
        for row, line in enumerate(matrix):
            self.rows.append([self._cell(row, column, value) for column, value in enumerate(line)])
        self.bools = [[row, column, high, 1] for row, column, high in _runs(self._bools)]
        self.dates = [
            [row, column, high, 1, whole]
            for whole in (True, False)
            for row, column, high in _runs([(r, c) for r, c, is_whole in self._dates if is_whole is whole])
        ]
        self.formulas = formula_runs(self._formulas, first_row, first_column)

    @property
    def wire(self) -> dict[str, Any]:
        """The parts of the request."""
        return {
            "rows": self.rows,
            "typed": self.typed,
            "bools": self.bools,
            "dates": self.dates,
            "formulas": self.formulas,
        }

    def _cell(self, row: int, column: int, value: Any) -> float | str:
        if isinstance(value, str):
            return self._text(row, column, value)
        if value is None:
            return ""
        if isinstance(value, bool):
            self._bools.append((row, column))
            return 1.0 if value else 0.0
        if isinstance(value, dt.datetime):
            serial = to_serial(value)
            self._dates.append((row, column, serial == int(serial)))
            return serial - self._epoch
        number = float(value)
        if not math.isfinite(number):
            return ""
        return number

    def _text(self, row: int, column: int, text: str) -> str:
        if not text.isascii() and _HALF.search(text):
            raise CalcError(f"A text has half a character in it: {text[:40]!a}.", mend="Take it out of the text.")
        if text.startswith("'"):
            return text[1:]
        if text.startswith("=") and len(text) > 1:
            self._formulas.append((row, column, text))
            return ""
        if _NUMBER.fullmatch(text):
            percent = text.rstrip().endswith("%")
            number = float(text.strip().rstrip("% "))
            self.typed.append([row, column, number / 100 if percent else number, False])
        elif text.upper() in ("TRUE", "FALSE"):
            self.typed.append([row, column, 1.0 if text.upper() == "TRUE" else 0.0, True])
        return text


def _runs(cells: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Cells as vertical runs: first row, column, how many."""
    runs: list[list[int]] = []
    for column, row in sorted((column, row) for row, column in cells):
        if runs and runs[-1][1] == column and runs[-1][0] + runs[-1][2] == row:
            runs[-1][2] += 1
        else:
            runs.append([row, column, 1])
    return [(row, column, high) for row, column, high in runs]


def formula_runs(cells: list[tuple[int, int, str]], first_row: int, first_column: int) -> list[list[Any]]:
    """Formulas as vertical runs, for one call each: [row, column, texts, repeat].

    Neighbours that say the same of their own row become one text and how often it repeats: filling down is a hundred
    times faster than writing each.
    """
    runs: list[list[Any]] = []
    last_key: tuple[int, int, str] | None = None
    for column, row, text in sorted((column, row, text) for row, column, text in cells):
        key = (column, row, relative(text, first_row + row, first_column + column))
        if last_key is not None and (column, row - 1, key[2]) == last_key:
            runs[-1][3] += 1
            runs[-1][2].append(text)
        else:
            runs.append([row, column, [text], 1])
        last_key = key
    return _short_runs_joined(runs)


def _short_runs_joined(runs: list[list[Any]]) -> list[list[Any]]:
    joined: list[list[Any]] = []
    for row, column, texts, repeat in runs:
        if repeat >= _FORMULA_RUN:
            joined.append([row, column, texts[:1], repeat])
        elif joined and joined[-1][3] == 1 and joined[-1][1] == column and joined[-1][0] + len(joined[-1][2]) == row:
            joined[-1][2] += texts
        else:
            joined.append([row, column, texts, 1])
    return joined


def relative(formula: str, row: int, column: int) -> str:
    """A formula with its relative references as distances, so that copies of one formula are equal texts."""

    def distance(found: re.Match[str]) -> str:
        if found["kept"] is not None:
            return found["kept"]
        across = found["column"].upper() if found["ca"] else f"C[{column_index(found['column']) - column}]"
        down = found["row"] if found["ra"] else f"R[{int(found['row']) - 1 - row}]"
        return f"\x00{across}\x01{down}\x02"

    return _REFERENCE.sub(distance, formula)
