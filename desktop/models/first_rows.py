"""The first rows of a lead file as they stand there, titles and all: to see, and say, which one holds the headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring.errors import Place
from scoring.leads.assemble import resolve
from scoring.leads.delimited import read_records
from scoring.leads.locate import header_text
from scoring.ooxml.book import Book
from scoring.table import Cell

ROWS = 30
COLUMNS = 40
# Enough bytes of a text file for that many rows of any sensible width.
_BYTES = 2**18


@dataclass(frozen=True)
class FirstRows:
    """The cells of the first rows, from row 1 on; all rows are of one length. texts: whether it is a text file."""

    rows: tuple[tuple[Cell, ...], ...]
    texts: bool = False

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0


def first_rows(path: Path, sheet: str, *, workbook: bool) -> FirstRows:
    """The first rows of a sheet, or of a text file. Raises `LeadFileError` in words, and OSError."""
    return _of_workbook(path, sheet) if workbook else _of_text(path)


def _of_workbook(path: Path, name: str) -> FirstRows:
    with Book(path) as book:
        sheet = next((each for each in book.sheets if each.name == name), None)
        batch = next(book.scanner(sheet).batches(), None) if sheet is not None else None
        if batch is None or not len(batch):
            return FirstRows(())
        cells = resolve(batch, book.texts, book.formats, book.is_1904, Place(path.name, name))
        found: dict[tuple[int, int], Cell] = {}
        for at in range(len(cells.rows)):
            row, column = int(cells.rows[at]), int(cells.columns[at])
            if row > ROWS:
                break
            if column <= COLUMNS:
                found[row, column] = cells.cell(at)
    return FirstRows(_filled(found))


def _of_text(path: Path) -> FirstRows:
    with path.open("rb") as file:
        data = file.read(_BYTES)
    if len(data) == _BYTES:
        # A character cut in two would be read in another encoding than the file's own.
        data = data[: data.rfind(b"\n") + 1] or data
    separator = "\t" if path.suffix.lower() == ".tsv" else None
    records = read_records(data, Place(path.name), separator=separator).rows[:ROWS]
    found: dict[tuple[int, int], Cell] = {
        (row, column): text
        for row, fields in enumerate(records, 1)
        for column, text in enumerate(fields[:COLUMNS], 1)
        if text
    }
    return FirstRows(_filled(found), texts=True)


def _filled(found: dict[tuple[int, int], Cell]) -> tuple[tuple[Cell, ...], ...]:
    if not found:
        return ()
    height, width = max(row for row, _ in found), max(column for _, column in found)
    return tuple(tuple(found.get((row, column)) for column in range(1, width + 1)) for row in range(1, height + 1))


def headers_in(rows: FirstRows, header_row: int) -> Sequence[str]:
    """What would be the columns' names if this row (from 1) held them."""
    if not 0 < header_row <= len(rows.rows):
        return ()
    return [name for name in map(header_text, rows.rows[header_row - 1]) if name]
