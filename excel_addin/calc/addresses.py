"""Cell addresses as people write them, and rectangles as the engine holds them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from excel_addin.calc.errors import NotFoundError

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_COLUMN = re.compile(r"\$?([A-Za-z]{1,3})")
_ROW = re.compile(r"\$?([0-9]{1,7})")
_PLAIN_SHEET = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle of cells: its first row and column (from 0), and how many it has of each (0: it is empty)."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def wire(self) -> list[int]:
        """As it is sent to the office."""
        return [self.row, self.column, self.rows, self.columns]

    @property
    def whole_rows(self) -> bool:
        """Whether it reaches over all columns of the sheet."""
        return self.columns == MAX_COLUMNS

    @property
    def whole_columns(self) -> bool:
        """Whether it reaches over all rows of the sheet."""
        return self.rows == MAX_ROWS

    def around(self, other: Rect) -> Rect:
        """The smallest rectangle that holds both."""
        row, column = min(self.row, other.row), min(self.column, other.column)
        bottom = max(self.row + self.rows, other.row + other.rows)
        right = max(self.column + self.columns, other.column + other.columns)
        return Rect(row, column, bottom - row, right - column)

    def within(self, other: Rect) -> bool:
        """Whether it lies inside of another."""
        return self.around(other) == other


def column_letters(index: int) -> str:
    """The letters of a column (from 0): `A`, …, `XFD`."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The number of a column (from 0) from its letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def parse(text: str) -> Rect | None:
    """The rectangle of `B2`, `A1:C3`, `A:C` or `1:3`, with or without `$`; None where it is no address.

    Raises:
        NotFoundError: an address beyond the last row or column.
    """
    first, colon, last = text.strip().partition(":")
    ends = [_end(first), _end(last if colon else first)]
    start, stop = ends
    if start is None or stop is None or (not colon and 0 in {start.rows, start.columns}):
        return None
    rect = start.around(stop)
    if start.rows == 0:
        rect = Rect(0, rect.column, MAX_ROWS, rect.columns)
    elif start.columns == 0:
        rect = Rect(rect.row, 0, rect.rows, MAX_COLUMNS)
    if (start.rows, start.columns) != (stop.rows, stop.columns):
        return None
    if rect.row < 0 or rect.row + rect.rows > MAX_ROWS or rect.column + rect.columns > MAX_COLUMNS:
        raise NotFoundError(f"The address {text} lies beyond the end of the sheet.")
    return rect


def _end(text: str) -> Rect | None:
    """One end of an address; a whole column has 0 rows, a whole row 0 columns."""
    if found := _CELL.fullmatch(text):
        return Rect(int(found[2]) - 1, column_index(found[1]))
    if found := _COLUMN.fullmatch(text):
        return Rect(0, column_index(found[1]), 0, 1)
    if found := _ROW.fullmatch(text):
        return Rect(int(found[1]) - 1, 0, 1, 0)
    return None


def address(rect: Rect, *, row_absolute: bool = True, column_absolute: bool = True) -> str:
    """A rectangle as Excel writes it: `$A$1`, `$A$1:$C$3`, `$A:$C`, `$1:$3`."""
    down, across = "$" * row_absolute, "$" * column_absolute
    left, right = column_letters(rect.column), column_letters(rect.column + rect.columns - 1)
    top, bottom = rect.row + 1, rect.row + rect.rows
    if not rect.rows or not rect.columns:
        return f"{across}{left}{down}{top}{{{rect.rows}x{rect.columns}}}"
    if rect.whole_columns:
        return f"{across}{left}:{across}{right}"
    if rect.whole_rows:
        return f"{down}{top}:{down}{bottom}"
    first = f"{across}{left}{down}{top}"
    return first if rect.rows == rect.columns == 1 else f"{first}:{across}{right}{down}{bottom}"


def quoted(sheet: str, book: str = "") -> str:
    """A sheet's name as it stands before the `!` of an address, with its workbook's where that is given."""
    plain = _PLAIN_SHEET.fullmatch(sheet) and parse(sheet) is None and (not book or re.fullmatch(r"[\w.]+", book))
    name = f"[{book}]{sheet}" if book else sheet
    return name if plain else "'" + name.replace("'", "''") + "'"


def split_sheet(text: str) -> tuple[str, str]:
    """Sheet ("" where none is named) and address of a reference such as `'My sheet'!A1`."""
    sheet, mark, rest = text.rpartition("!")
    if not mark:
        return "", text
    if sheet.startswith("'") and sheet.endswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    return sheet, rest
