"""The lead table: leads in memory, column by column, with the exact kind of every cell.

Readers make it, engines score it, the workbook writes it out again. A column keeps numbers and texts
apart (texts once each, with a code per lead), so that a condition is worked out once per distinct text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Value = TypeVar("Value", bound=np.generic)


class CellKind(IntEnum):
    """What a cell holds. A date is a number whose cell was formatted (or written) as a date."""

    BLANK = 0
    NUMBER = 1
    TEXT = 2
    BOOL = 3
    ERROR = 4
    DATE = 5


@dataclass(frozen=True, slots=True)
class Serial:
    """A date or time as a spreadsheet serial in the 1900 system (days since 1899-12-30, times as fractions)."""

    value: float


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """An error cell such as `#N/A`."""

    code: str


# One cell as a value: None is blank; a `Serial` is a date.
Cell = None | bool | float | str | Serial | ErrorValue


@dataclass(frozen=True, eq=False)
class Column:
    """One column of leads, of length n.

    kinds: uint8 (n), `CellKind` of each cell.
    numbers: float64 (n), the value of NUMBER cells, the 1900 serial of DATE cells, 0 or 1 of BOOL cells, else NaN.
    codes: int32 (n), the index into `texts` of TEXT cells (their text) and ERROR cells (their code), else -1.
    texts: the distinct texts.
    formulas: bool (n) where the cell holds a formula, or None when none does.
    styles: uint16 (n), the cell's format in the style table of its workbook, or None when all are plain.
    """

    name: str
    kinds: NDArray[np.uint8]
    numbers: NDArray[np.float64]
    codes: NDArray[np.int32]
    texts: tuple[str, ...]
    formulas: NDArray[np.bool_] | None = None
    styles: NDArray[np.uint16] | None = None

    def __len__(self) -> int:
        return len(self.kinds)

    def cell(self, lead: int) -> Cell:
        """The cell of one lead (counted from 0) as a value."""
        kind = self.kinds[lead]
        if kind == CellKind.TEXT:
            return str(self.texts[self.codes[lead]])
        if kind == CellKind.NUMBER:
            return float(self.numbers[lead])
        if kind == CellKind.DATE:
            return Serial(float(self.numbers[lead]))
        if kind == CellKind.BOOL:
            return bool(self.numbers[lead])
        if kind == CellKind.ERROR:
            return ErrorValue(self.texts[self.codes[lead]])
        return None

    def cells(self) -> Iterator[Cell]:
        """All cells in order, as values."""
        return (self.cell(lead) for lead in range(len(self)))

    def take(self, leads: NDArray[np.intp]) -> Column:
        """The column with only these leads, in this order."""
        formulas = None if self.formulas is None else self.formulas[leads]
        styles = None if self.styles is None else self.styles[leads]
        return Column(
            self.name, self.kinds[leads], self.numbers[leads], self.codes[leads], self.texts, formulas, styles
        )

    def slim(self) -> Column:
        """The same column; of an array that holds one value only (no numbers, no texts), that value alone is kept."""
        kinds = _slim(self.kinds, self.kinds == self.kinds[:1])
        numbers = _slim(self.numbers, np.isnan(self.numbers))
        codes = _slim(self.codes, self.codes == self.codes[:1])
        return replace(self, kinds=kinds, numbers=numbers, codes=codes)


def _slim(values: NDArray[Value], alike: NDArray[np.bool_]) -> NDArray[Value]:
    return np.broadcast_to(values[0], values.shape) if len(values) and alike.all() else values


def column(name: str, cells: Iterable[Cell | int]) -> Column:
    """A column from values: None, bool, number, text, `Serial` or `ErrorValue`."""
    values = list(cells)
    kinds = np.zeros(len(values), np.uint8)
    numbers = np.full(len(values), np.nan)
    codes = np.full(len(values), -1, np.int32)
    texts: dict[str, int] = {}
    for lead, value in enumerate(values):
        match value:
            case None:
                continue
            case bool():
                kinds[lead], numbers[lead] = CellKind.BOOL, float(value)
            case int() | float():
                kinds[lead], numbers[lead] = CellKind.NUMBER, float(value)
            case str():
                kinds[lead], codes[lead] = CellKind.TEXT, texts.setdefault(value, len(texts))
            case Serial():
                kinds[lead], numbers[lead] = CellKind.DATE, value.value
            case ErrorValue():
                kinds[lead], codes[lead] = CellKind.ERROR, texts.setdefault(value.code, len(texts))
    return Column(name, kinds, numbers, codes, tuple(texts))


@dataclass(frozen=True)
class Source:
    """Where a lead table was read from. Rows and columns are counted from 1, as a spreadsheet shows them."""

    file: str = ""
    sheet: str = ""
    header_row: int = 1
    first_column: int = 1
    table: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class LeadTable:
    """Leads, column by column, with the row of the source that each stood in (counted from 1)."""

    columns: tuple[Column, ...]
    rows: NDArray[np.int64]
    source: Source = field(default_factory=Source)

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def _index(self) -> dict[str, int]:
        return {column.name: place for place, column in reversed(list(enumerate(self.columns)))}

    @property
    def names(self) -> tuple[str, ...]:
        """The headers, left to right."""
        return tuple(column.name for column in self.columns)

    def __getitem__(self, name: str) -> Column:
        return self.columns[self._index[name]]

    def __contains__(self, name: object) -> bool:
        return name in self._index

    def slim(self) -> LeadTable:
        """The same table in as little memory as it can be kept in."""
        return LeadTable(tuple(c.slim() for c in self.columns), self.rows, self.source)

    def take(self, leads: NDArray[np.intp]) -> LeadTable:
        """The table with only these leads, in this order."""
        return LeadTable(tuple(c.take(leads) for c in self.columns), self.rows[leads], self.source)


def lead_table(
    columns: Mapping[str, Sequence[Cell | int]], source: Source | None = None, first_row: int = 2
) -> LeadTable:
    """A lead table from values by header, all columns of one length."""
    made = tuple(column(name, cells) for name, cells in columns.items())
    count = len(made[0]) if made else 0
    return LeadTable(made, np.arange(first_row, first_row + count, dtype=np.int64), source or Source())
