"""A rectangle of cells and what it holds: values and formulas, in one request however many they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from xlwings import base_classes

from excel_addin.calc.addresses import MAX_COLUMNS, MAX_ROWS, Rect, address, quoted
from excel_addin.calc.errors import not_in_calc
from excel_addin.calc.place import SheetLike
from excel_addin.calc.values import Encoded, Matrix, decoded, to_serial

_BULK_SECONDS = 300.0


class Block(base_classes.Range):
    """Cells of a sheet by place and size; what `Range` builds on. It stays where it is when rows are inserted above.

    Of several areas only the address tells all, and selecting takes all: anything else is done to the first.
    """

    # xlwings hangs a range's options here; `err_to_str` decides whether errors are asked for by name.
    options: dict[str, Any]

    def __init__(self, sheet: SheetLike, rect: Rect, written: str = "", others: tuple[Rect, ...] = ()) -> None:
        self._sheet = sheet
        self.rect = rect
        self.others = others
        self.options = {}
        # As it was asked for: `A:C` says what grouping is meant.
        self.arg1_input = written or address(rect)

    def ask(self, do: str, **what: Any) -> Any:
        """Ask something of this range."""
        return self._sheet.ask(do, rect=self.rect.wire, **what)

    @property
    def api(self) -> Any:
        """Itself: what it can do beyond xlwings is on it."""
        return self

    @property
    def sheet(self) -> Any:
        """Its sheet."""
        return self._sheet

    @property
    def coords(self) -> tuple[Any, int, int, int, int]:
        """Sheet, first row and column (from 1), and how many it has of each."""
        return self._sheet, self.row, self.column, self.rect.rows, self.rect.columns

    @property
    def row(self) -> int:
        """Its first row, from 1."""
        return self.rect.row + 1

    @property
    def column(self) -> int:
        """Its first column, from 1."""
        return self.rect.column + 1

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns."""
        return self.rect.rows, self.rect.columns

    def __len__(self) -> int:
        return self.rect.rows * self.rect.columns

    def __call__(self, arg1: int, arg2: int | None = None) -> Any:
        """A cell by row and column from 1, or by its number row by row."""
        if arg2 is None:
            down, across = divmod(arg1 - 1, self.rect.columns)
        else:
            down, across = arg1 - 1, arg2 - 1
        # As in Excel, a cell may lie outside of the range that it is counted from.
        if not (0 <= self.rect.row + down < MAX_ROWS and 0 <= self.rect.column + across < MAX_COLUMNS):
            raise IndexError(f"There is no cell {arg1}, {arg2} from {self.address}.")
        return self._sheet.part(Rect(self.rect.row + down, self.rect.column + across))

    @property
    def address(self) -> str:
        """Its address with `$`; those of several areas with commas between them."""
        return ",".join(address(rect) for rect in (self.rect, *self.others))

    def get_address(self, row_absolute: bool = True, col_absolute: bool = True, external: bool = False) -> str:
        """Its address; `external`: with workbook and sheet."""
        text = address(self.rect, row_absolute=row_absolute, column_absolute=col_absolute)
        return f"{quoted(self._sheet.name, self._sheet.book_name)}!{text}" if external else text

    @property
    def max_cells_per_read(self) -> int | None:
        """No limit: a range comes in one answer."""
        return None

    @property
    def max_cells_per_write(self) -> int | None:
        """No limit: a range goes in one request."""
        return None

    def _used(self) -> Rect | None:
        """The part of it that can hold anything: whole rows and columns are cut at the end of what is used."""
        if not len(self):
            return None
        if not (self.rect.whole_rows or self.rect.whole_columns):
            return self.rect
        used = Rect(*self._sheet.ask("grid.used"))
        bottom = min(self.rect.row + self.rect.rows, used.row + used.rows)
        right = min(self.rect.column + self.rect.columns, used.column + used.columns)
        if bottom <= self.rect.row or right <= self.rect.column:
            return None
        return Rect(self.rect.row, self.rect.column, bottom - self.rect.row, right - self.rect.column)

    def matrix(self, *, codes: bool = False) -> Matrix:
        """Its values, row by row; whole rows and columns as far as the sheet is used. codes: name errors."""
        part = self._used()
        if part is None:
            return []
        told = self._sheet.ask("cells.read", rect=part.wire, codes=codes, patience=_BULK_SECONDS)
        return decoded(told, part.row, part.column)

    @property
    def raw_value(self) -> Any:
        """Its values: one for a cell, rows for more. Which error an error is, is only asked with `err_to_str`."""
        rows = self.matrix(codes=bool(self.options.get("err_to_str")))
        if not rows:
            return None
        return rows[0][0] if len(self) == 1 else rows

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        self._write(data)

    def _write(self, data: Any) -> None:
        if not len(self):
            return
        if not isinstance(data, list | tuple):
            self._fill(data)
            return
        rows: Sequence[Sequence[Any]] = data if data and isinstance(data[0], list | tuple) else [data]
        if (len(rows), len(rows[0])) != self.shape:
            raise ValueError(f"{len(rows)} × {len(rows[0])} values do not fit into {self.address}.")
        self._send(rows)

    def _send(self, rows: Sequence[Sequence[Any]]) -> None:
        epoch = self._sheet.place.ask("book.epoch") if _has_dates(rows) else 0
        parts = Encoded(rows, first_row=self.rect.row, first_column=self.rect.column, epoch=epoch).wire
        self.ask("cells.write", patience=_BULK_SECONDS, **parts)

    def _fill(self, value: Any) -> None:
        if isinstance(value, str) and value.startswith("=") and len(value) > 1 and len(self) > 1:
            self.ask("cells.fill", formula=value, patience=_BULK_SECONDS)
            return
        if len(self) > MAX_ROWS:
            raise not_in_calc("Writing a value into more than a column of cells at once")
        self._send([[value] * self.rect.columns] * self.rect.rows)

    @property
    def formula(self) -> Any:
        """Its formulas in Excel's English form; constants as texts, "" where nothing is; rows, as `value`."""
        part = self._used()
        if part is None:
            return ""
        told = self._sheet.ask("cells.formulas", rect=part.wire, patience=_BULK_SECONDS)
        rows = [[_as_formula(value) for value in row] for row in decoded(told, part.row, part.column)]
        for row, column, texts in told["formulas"]:
            rows[row][column : column + len(texts)] = texts
        return rows[0][0] if len(self) == 1 else rows

    @formula.setter
    def formula(self, value: Any) -> None:
        self._write(value)

    def fill_rows(self, formulas: Sequence[str]) -> None:
        """Put formulas, one for each column, into every row, as filling down does: the first row's looks go along."""
        self.ask("cells.fill_rows", formulas=list(formulas), patience=_BULK_SECONDS)

    @property
    def formula2(self) -> Any:
        """The same as `formula`: Calc knows no spilling."""
        return self.formula

    @formula2.setter
    def formula2(self, value: Any) -> None:
        self._write(value)

    @property
    def formula_array(self) -> str:
        """The array formula that it is part of, "" where there is none."""
        return str(self.ask("cells.array"))

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        self.ask("cells.set_array", formula=value)

    @property
    def has_array(self) -> bool:
        """Whether it is part of an array formula."""
        return bool(self.ask("cells.array"))

    def clear_contents(self) -> None:
        """Empty it; formats stay."""
        if len(self):
            self.ask("cells.clear", contents=True, formats=False)

    def clear_formats(self) -> None:
        """Take its formats; contents stay."""
        if len(self):
            self.ask("cells.clear", contents=False, formats=True)
            self.ask("rules.clear")

    def clear(self) -> None:
        """Empty it and take its formats."""
        self.clear_contents()
        self.clear_formats()


def _has_dates(rows: Sequence[Sequence[Any]]) -> bool:
    return any(isinstance(value, dt.datetime) for row in rows for value in row)


def _as_formula(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime):
        value = to_serial(value)
    if isinstance(value, float):
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    return str(value)
