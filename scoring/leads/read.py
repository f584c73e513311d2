"""From a lead file to a lead table, with a plain account of what was understood of it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from scoring.errors import LeadFileError, Place
from scoring.leads.dates import DateOrder
from scoring.leads.sheets import SheetSummary, read_workbook, summarise
from scoring.leads.textfile import read_text_file
from scoring.ooxml.book import Book
from scoring.ooxml.cells import column_letters
from scoring.ooxml.package import COMPOUND_MAGIC, ZIP_MAGIC, unreadable
from scoring.table import CellKind, LeadTable

Progress = Callable[[float], None]

# A file without an ending may come from another program; its content decides.
_TEXT_ENDINGS = frozenset((".csv", ".tsv", ".txt", ""))

__all__ = ["ColumnSummary", "Reading", "SheetSummary", "list_sheets", "read_leads", "understand_leads"]


@dataclass(frozen=True, slots=True)
class ColumnSummary:
    """One column as understood: its letter on the sheet, and how many cells of each kind it has."""

    name: str
    letter: str
    kinds: tuple[tuple[CellKind, int], ...]
    formulas: int = 0

    @property
    def filled(self) -> int:
        """How many cells are not empty."""
        return sum(count for kind, count in self.kinds if kind != CellKind.BLANK)

    @property
    def main_kind(self) -> CellKind:
        """The commonest kind of the cells that are not empty; BLANK where all are."""
        filled = [(count, kind) for kind, count in self.kinds if kind != CellKind.BLANK]
        return max(filled, default=(0, CellKind.BLANK), key=lambda pair: pair[0])[1]


@dataclass(frozen=True)
class Reading:
    """A lead file as understood: the table, the sheets it was chosen from and why, and its columns."""

    table: LeadTable
    why: str
    columns: tuple[ColumnSummary, ...]
    sheets: tuple[SheetSummary, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What was assumed or passed over, in sentences."""
        return self.table.source.notes


def read_leads(
    path: str | Path,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    progress: Progress | None = None,
    expected: Collection[str] = (),
    encoding: str | None = None,
    date_order: DateOrder | None = None,
) -> LeadTable:
    """The leads of an .xlsx, .xlsm, .csv, .tsv or .txt file. See `understand_leads` for what it assumes.

    sheet, header_row: where the leads stand, if the choice made is not wanted (rows counted from 1).
    progress: told the share read, 0 to 1.  expected: names of fields, to find sheet and header row by.
    encoding, date_order: settle what a text file leaves open.  Raises LeadFileError.
    """
    return understand_leads(
        path,
        sheet=sheet,
        header_row=header_row,
        progress=progress,
        expected=expected,
        encoding=encoding,
        date_order=date_order,
    ).table


def understand_leads(
    path: str | Path,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    progress: Progress | None = None,
    expected: Collection[str] = (),
    encoding: str | None = None,
    date_order: DateOrder | None = None,
) -> Reading:
    """The leads of a file and how they were found; arguments as for `read_leads`. Raises LeadFileError."""
    path = Path(path)
    if header_row is not None and header_row < 1:
        raise LeadFileError(
            f"Row {header_row} cannot be the header row: rows are counted from 1.",
            place=Place(file=path.name),
        )
    if _is_workbook(path):
        with Book(path) as book:
            table, why, sheets = read_workbook(book, sheet, header_row, progress, expected)
    else:
        table, why = read_text_file(path, sheet, header_row, progress, expected, encoding, date_order)
        sheets = ()
    table = table.slim()
    return Reading(table, why, _column_summaries(table), sheets)


def list_sheets(path: str | Path) -> tuple[SheetSummary, ...]:
    """The worksheets of a workbook, with what a lead table on each would be; none for a text file."""
    path = Path(path)
    if not _is_workbook(path):
        return ()
    with Book(path) as book:
        return summarise(book)


def _is_workbook(path: Path) -> bool:
    """Whether a file is a workbook: by its first bytes, or by its name where they say nothing."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as error:
        raise unreadable(path, error) from error
    suffix = path.suffix.lower()
    if suffix == ".numbers":
        raise LeadFileError(
            "This is a file of Apple Numbers.", place=Place(file=path.name), mend="Export it from Numbers as .xlsx."
        )
    if head.startswith(ZIP_MAGIC[:2]) and head[2:4] in (b"\x03\x04", b"\x05\x06", b"\x07\x08"):
        return True
    if head == COMPOUND_MAGIC or suffix in (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods"):
        return True
    if head.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")):
        raise LeadFileError(
            "This is no lead file.", place=Place(file=path.name), mend="Save the leads as .xlsx or .csv."
        )
    if suffix not in _TEXT_ENDINGS:
        raise LeadFileError(
            f"Files ending in “{suffix}” are not read.",
            place=Place(file=path.name),
            mend="Save the leads as .xlsx, or as .csv, .tsv or .txt with a row of headers.",
        )
    return False


def _column_summaries(table: LeadTable) -> tuple[ColumnSummary, ...]:
    found = []
    for place, column in enumerate(table.columns):
        counts = np.bincount(column.kinds, minlength=len(CellKind))
        kinds = tuple((kind, int(counts[kind])) for kind in CellKind if counts[kind])
        formulas = 0 if column.formulas is None else int(column.formulas.sum())
        letter = column_letters(table.source.first_column + place)
        found.append(ColumnSummary(column.name, letter, kinds, formulas))
    return tuple(found)
