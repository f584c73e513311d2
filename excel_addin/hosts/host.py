"""What a plan needs from the program that has a workbook open, beyond what xlwings offers everywhere.

Values, formulas, names, tables, validations, plain conditional formats and notes go through xlwings itself. What is
here differs between Excel on Windows (COM), Excel on macOS (Apple events) and LibreOffice Calc, or xlwings lacks it.
Nothing here decides what to write.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import xlwings as xw

from scoring.errors import HotsheetError
from scoring.workbook.plan import Chart, ColumnWidth, ConditionalFormat, SheetPlan, Style, Validation


class HostError(HotsheetError):
    """The program could not do what was asked of it; the message says what, in words."""


class Host(Protocol):
    """One program. Sheets and books are xlwings' own; rows and columns count from 1; addresses are A1, no sheet.

    Every method raises `HostError` where the program refuses.
    """

    @property
    def name(self) -> str:
        """What a person calls the program: "Excel", "LibreOffice Calc"."""

    @property
    def carries_parts(self) -> bool:
        """Whether a custom XML part can be put into an open workbook."""

    def save_copy(self, book: xw.Book, folder: Path) -> Path:
        """A copy of the open workbook as it is now, unsaved changes included, as a file in a folder; its path.

        The workbook keeps its name, its place and its state. Where the program cannot copy (Excel on macOS), the
        workbook's own file, if it is saved; else `HostError` says to save it first. A format that the core does not
        read (.xls, .xlsb, .csv) is refused in words.
        """

    def is_saved(self, book: xw.Book) -> bool:
        """Whether the workbook has a file, and no changes that the file lacks."""

    def grouped_sheets(self, book: xw.Book) -> tuple[str, ...]:
        """The names of the sheets that are selected together in the workbook's window; the one in front alone, usually.

        An empty tuple where the program cannot say.
        """

    def fingerprint(self, book: xw.Book) -> str:
        """A text that is another one once somebody edited the workbook, as far as the program lets that be seen."""

    def decimal(self, book: xw.Book) -> str:
        """The sign that texts made of numbers have before their decimals: "." or ",", mostly."""

    def set_part(self, book: xw.Book, namespace: str, xml: str | None) -> None:
        """Put a custom XML part into the workbook in the place of those with its namespace; None takes them away."""

    def dress(self, sheet: xw.Sheet, addresses: Sequence[str], style: Style) -> None:
        """Give many ranges one style, in few calls."""

    def dress_all(self, sheet: xw.Sheet, styles: Mapping[Style, Sequence[str]]) -> None:
        """Several styles, each for its ranges."""

    def copy_look(self, sheet: xw.Sheet, source: str, target: str) -> None:
        """Give cells the look (font, fill, border, alignment, number format) of one cell, and nothing else of it."""

    def set_columns(self, sheet: xw.Sheet, widths: Sequence[ColumnWidth]) -> None:
        """Widths in characters, hidden and grouped columns."""

    def set_page(self, sheet: xw.Sheet, plan: SheetPlan) -> None:
        """What is printed how, the tab's colour, frozen panes, grid lines, zoom-free view, as the plan says."""

    def add_format(self, sheet: xw.Sheet, item: ConditionalFormat) -> None:
        """One conditional format, behind those that are there: a look by formula, or a data bar.

        The formula is A1 English without "=", relative to the first cell of the range.
        """

    def add_formats(self, sheet: xw.Sheet, items: Sequence[ConditionalFormat]) -> None:
        """Several, each behind the one before, in as few calls as the program takes."""

    def add_check(self, sheet: xw.Sheet, item: Validation) -> None:
        """What may be typed into a range, in the place of what was said before, with its words; blanks always may.

        The formulas are A1 English without "=": a literal list is `"on,off"` in quotes. Not strict: it only warns.
        """

    def add_checks(self, sheet: xw.Sheet, items: Sequence[Validation]) -> None:
        """Several, in as few calls as the program takes."""

    def filter_range(self, sheet: xw.Sheet) -> str:
        """The range outside of any table that has filter buttons; "" where none has."""

    def set_filter_range(self, sheet: xw.Sheet, address: str) -> None:
        """Move the right edge of that range. What its other columns are asked stays; so do the rows that this hides.

        Rows that only a column which falls out of the range hid are shown again. Where the program cannot carry over
        what is asked, `HostError` says so, and nothing is changed.
        """

    def unfiltered(self, sheet: xw.Sheet) -> AbstractContextManager[None]:
        """No row hidden by a filter meanwhile, then filtered as before: Excel writes into what is in sight alone.

        `HostError` before anything is done where a filter could not be put back.
        """

    def print_areas(self, sheet: xw.Sheet) -> tuple[str, ...]:
        """The ranges that are printed; none where everything is."""

    def set_print_areas(self, sheet: xw.Sheet, addresses: Sequence[str]) -> None:
        """Print these ranges; everything where there are none."""

    def add_chart(self, sheet: xw.Sheet, chart: Chart) -> None:
        """One chart, between its cells."""

    def clear(self, sheet: xw.Sheet) -> None:
        """Take everything from a sheet of ours (cells, looks, checks, notes, formats, charts, merges, groups)."""

    def tidy(self, book: xw.Book) -> None:
        """Take away styles that were made for us and that nothing uses any more."""

    def is_protected(self, sheet: xw.Sheet) -> bool:
        """Whether the sheet is protected."""

    def protect(self, sheet: xw.Sheet) -> None:
        """Protect a sheet without a password; unlocked cells stay open, and ranges can be filtered and selected."""

    def unprotect(self, sheet: xw.Sheet) -> None:
        """Take the protection away. Raises `HostError` where it has a password."""

    def hide_name(self, book: xw.Book, name: str) -> None:
        """Keep a defined name out of the program's list of names, where it can do that."""

    def quiet(self, book: xw.Book, title: str) -> AbstractContextManager[None]:
        """No drawing, no events, no recalculation meanwhile, then as before and recalculated; one step of Undo named
        `title` where the program can bind one."""
