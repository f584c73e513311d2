"""What a scored workbook gets, as plain data: sheets, cells, formulas with their values, formats, names.

Whoever decides what to write makes a `BookPlan`; appliers put it into a package (or, later, into an open
workbook) and decide nothing. Rows and columns are counted from 1. Formulas are written without the leading
"=", in the file's own form (English names, commas, `_xlfn.` prefixes, full structured references).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from scoring.table import Cell, Column


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks, and whether a protected sheet lets it be edited. Colours are RRGGBB.

    `border` is the colour of a thin line around the cell, "" for none.
    """

    number_format: str = "General"
    bold: bool = False
    italic: bool = False
    size: float = 11
    color: str = ""
    fill: str = ""
    border: str = ""
    horizontal: str = ""
    vertical: str = ""
    wrap: bool = False
    indent: int = 0
    locked: bool = True


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of one cell, with the value that the core computed for it."""

    text: str
    value: Cell | int = None


@dataclass(frozen=True, slots=True)
class CellPlan:
    """One cell: a value, or a formula with its value. A text is always written as a text."""

    row: int
    column: int
    value: Cell | int | Formula = None
    style: Style = PLAIN


@dataclass(frozen=True)
class ColumnPlan:
    """A column of cells below each other from `first_row`: plain values, or one formula with its values.

    `formula` is empty for plain values. With `shared` it is the A1 text for the first row, written once as a
    shared formula; otherwise the same text (a structured reference) goes into every row. `rows` is the row of each
    value (rising, from `first_row` on) where some rows between are passed over.
    """

    column: int
    first_row: int
    values: Column
    formula: str = ""
    shared: bool = False
    style: Style = PLAIN
    date_style: Style = Style(number_format="yyyy-mm-dd")
    rows: NDArray[np.int64] | None = None

    @property
    def last_row(self) -> int:
        """The row of the last value."""
        if self.rows is not None and len(self.rows):
            return int(self.rows[-1])
        return self.first_row + len(self.values) - 1

    def row(self, place: int) -> int:
        """The row of a value, by its place in `values` (from 0)."""
        return self.first_row + place if self.rows is None else int(self.rows[place])


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of an Excel table; `formula` fills new rows (structured references, without "=")."""

    name: str
    formula: str = ""


@dataclass(frozen=True, slots=True)
class TablePlan:
    """An Excel table. Its header cells must be texts equal to the column names: the sheet's cells say so."""

    name: str
    first_row: int
    first_column: int
    last_row: int
    columns: tuple[TableColumn, ...]
    style: str = "TableStyleLight1"


@dataclass(frozen=True, slots=True)
class ColumnWidth:
    """Width in characters of a run of columns; hidden and grouped where they are workings."""

    first: int
    last: int
    width: float
    hidden: bool = False
    outline: int = 0
    collapsed: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """A differential format: what a conditional format changes."""

    color: str = ""
    fill: str = ""
    bold: bool = False
    italic: bool = False
    strike: bool = False


@dataclass(frozen=True, slots=True)
class ConditionalFormat:
    """A look for the cells of `range` where `formula` (relative to its first cell) is true.

    With `data_bar` (an RRGGBB colour) it is a data bar from `low` to `high` (formulas) instead.
    """

    range: str
    formula: str = ""
    look: Look = Look()
    stop: bool = False
    data_bar: str = ""
    low: str = "0"
    high: str = "100"


class ValidationKind(StrEnum):
    """What a validated cell may hold; the values are the names used in the file."""

    LIST = "list"
    DECIMAL = "decimal"
    WHOLE = "whole"
    DATE = "date"
    TEXT_LENGTH = "textLength"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class Validation:
    """What may be typed into a range: the formulas are as in the file; `prompt` shows on selection."""

    range: str
    kind: ValidationKind
    first: str
    second: str = ""
    operator: str = "between"
    title: str = ""
    prompt: str = ""
    error: str = ""
    strict: bool = True


@dataclass(frozen=True, slots=True)
class Comment:
    """A note on a cell."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: where its name, categories and values stand, and what they are now."""

    name: str
    categories: str
    values: str
    category_cache: tuple[str, ...]
    value_cache: tuple[float, ...]
    color: str = ""
    point_colors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A column or bar chart, anchored between two cells (row, column).

    A `bare` one has no value axis and no grid, only the numbers at the bars, which begin at 0.
    """

    title: str
    series: tuple[Series, ...]
    top_left: tuple[int, int]
    bottom_right: tuple[int, int]
    horizontal: bool = False
    x_title: str = ""
    y_title: str = ""
    alt_text: str = ""
    bare: bool = False


@dataclass(frozen=True)
class SheetPlan:
    """One worksheet. Cells and columns may come in any order but never name one cell twice.

    `freeze` says how many rows and columns stay in view, `scroll_to` which column stands first beside them;
    with `one_line` rows stay one line high, whatever wraps in them;
    `ignore_errors` are ranges of texts that look like numbers and are meant so; `auto_filter` is a range outside any
    table that gets filter buttons.
    """

    name: str
    cells: tuple[CellPlan, ...] = ()
    columns: tuple[ColumnPlan, ...] = ()
    widths: tuple[ColumnWidth, ...] = ()
    row_heights: tuple[tuple[int, float], ...] = ()
    merges: tuple[str, ...] = ()
    tables: tuple[TablePlan, ...] = ()
    formats: tuple[ConditionalFormat, ...] = ()
    validations: tuple[Validation, ...] = ()
    comments: tuple[Comment, ...] = ()
    charts: tuple[Chart, ...] = ()
    freeze: tuple[int, int] | None = None
    scroll_to: int = 0
    one_line: bool = False
    protected: bool = False
    gridlines: bool = True
    tab_color: str = ""
    landscape: bool = False
    fit_width: bool = False
    repeat_rows: tuple[int, int] | None = None
    ignore_errors: tuple[str, ...] = ()
    auto_filter: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class DefinedName:
    """A workbook-level name; `refers` is a reference or formula without "="."""

    name: str
    refers: str
    hidden: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class CustomPart:
    """A custom XML part with its schema namespace; it travels with the workbook."""

    item_id: str
    namespace: str
    xml: bytes


@dataclass(frozen=True, slots=True)
class TableEdit:
    """What an Excel table of the user's gets: columns by their number on the sheet.

    One inside the table's range takes the place of the column that stands there; those beyond its right edge follow
    it without a gap, and the table grows over them.
    """

    name: str
    columns: tuple[tuple[int, TableColumn], ...]


@dataclass(frozen=True, eq=False)
class LeadEdit:
    """What the user's own lead sheet gets in a workbook that stays as it is otherwise.

    sheet: its name. header_row: where the headers stand, 0 where none are shown. rows: int64 (n), the row of each
    lead, rising. first_column, last_column: the leads' own columns, ours not counted. headers: cells of the header
    row. columns: one value per lead each. like: the column (from 1) whose cells ours look like, apart from what a
    style of the plan says. table: where the leads are an Excel table.
    What of the sheet spanned the leads from edge to edge (a filter, a print area) is to span our columns as well.
    """

    sheet: str
    header_row: int
    rows: NDArray[np.int64]
    first_column: int
    last_column: int
    headers: tuple[CellPlan, ...]
    columns: tuple[ColumnPlan, ...]
    like: int
    widths: tuple[ColumnWidth, ...] = ()
    formats: tuple[ConditionalFormat, ...] = ()
    validations: tuple[Validation, ...] = ()
    ignore_errors: tuple[str, ...] = ()
    table: TableEdit | None = None


@dataclass(frozen=True)
class BookPlan:
    """A whole workbook, or what an existing one gets.

    `active` is the sheet of a new workbook that is shown first. With `leads` the plan is for the user's own workbook:
    `sheets` are those that it gets besides, and `positions` says where each stands among all tabs (from 0) once all
    are there; those without a position come last.
    """

    sheets: tuple[SheetPlan, ...]
    names: tuple[DefinedName, ...] = ()
    custom_parts: tuple[CustomPart, ...] = ()
    title: str = ""
    active: int = 0
    leads: LeadEdit | None = None
    positions: tuple[int, ...] = ()
