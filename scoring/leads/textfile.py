"""A .csv, .tsv or .txt file as a lead table."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

import numpy as np

from scoring.errors import LeadFileError, Place
from scoring.leads.dates import DateOrder
from scoring.leads.delimited import Records, read_records
from scoring.leads.footers import footer_notes
from scoring.leads.infer import encode, habits, infer_column, look
from scoring.leads.locate import PREVIEW_ROWS, column_names, counted, find_header
from scoring.leads.names import normal_name
from scoring.ooxml.package import unreadable
from scoring.table import Column, LeadTable, Source


def read_text_file(
    path: Path,
    sheet: str | None,
    header_row: int | None,
    progress: Callable[[float], None] | None,
    expected: Collection[str],
    encoding: str | None,
    date_order: DateOrder | None,
) -> tuple[LeadTable, str]:
    """The lead table of a text file, and how its header row was found. Raises LeadFileError."""
    place = Place(file=path.name)
    if sheet is not None:
        raise LeadFileError(
            f"A text file has no sheet “{sheet}”.",
            place=place,
            mend="Leave the sheet out, or name an .xlsx file.",
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    separator = "\t" if path.suffix.lower() == ".tsv" else None
    records = read_records(data, place, encoding, separator)
    _tell(progress, 0.3)
    header, why = _header(records, header_row, expected, place)
    notes = list(records.notes)
    filled = [at for at in range(header + 1, len(records.rows)) if "".join(records.rows[at]).strip(" ")]
    if not filled:
        raise LeadFileError(
            f"There is a header row (row {header + 1}) but no lead below it.",
            place=place,
            mend="Add leads, or name another row with --header-row.",
        )
    blank = filled[-1] - header - len(filled)
    if blank:
        notes.append(f"{counted(blank, 'blank row')} skipped.")
    if header:
        notes.insert(0, f"{counted(header, 'row')} above the headers (row {header + 1}) skipped.")
    known = {normal_name(name) for name in expected}
    columns = _columns(records, header, filled, notes, date_order, known, progress)
    rows = np.array(filled, np.int64) + 1
    notes.extend(footer_notes(columns, rows))
    source = Source(path.name, "", header + 1, 1, "", tuple(notes))
    return LeadTable(columns, rows, source), why


def _tell(progress: Callable[[float], None] | None, share: float) -> None:
    if progress is not None:
        progress(share)


def _header(records: Records, header_row: int | None, expected: Collection[str], place: Place) -> tuple[int, str]:
    """The header's record (from 0) and why it is the header."""
    if header_row is not None:
        if header_row > len(records.rows) or not any(records.rows[header_row - 1]):
            raise LeadFileError(f"Row {header_row} is blank or beyond the end of the file.", place=place)
        return header_row - 1, f"Row {header_row} was named as the header row."
    preview = {
        row: {column: text for column, text in enumerate(fields, 1) if text}
        for row, fields in enumerate(records.rows[:PREVIEW_ROWS], 1)
    }
    found = find_header(preview, {normal_name(name) for name in expected})
    if found is None:
        raise LeadFileError(
            "No row with column headers was found: the first rows look like data.",
            place=place,
            mend="Add a row with the columns' names, or name it with --header-row.",
        )
    return found.row - 1, " ".join((f"Row {found.row} has the headers.", *found.doubts))


def _columns(
    records: Records,
    header: int,
    filled: list[int],
    notes: list[str],
    order: DateOrder | None,
    known: Collection[str],
    progress: Callable[[float], None] | None,
) -> tuple[Column, ...]:
    headers = records.rows[header]
    rows = [records.rows[at] for at in filled]
    width = len(headers)
    # Separators at the end of every line make columns that nobody meant.
    while width and not headers[width - 1].strip(" ") and not any(len(r) >= width and r[width - 1] for r in rows):
        width -= 1
    longest = max(map(len, rows))
    if longest > width:
        longer = sum(1 for row in rows if any(row[width:]))
        if longer:
            notes.append(f"{counted(longer, 'row')} with more fields than headers: they got columns of their own.")
            width = max(width, *(max((at + 1 for at, text in enumerate(row) if text), default=0) for row in rows))
    shorter = sum(1 for row in rows if len(row) < len(headers))
    if shorter:
        notes.append(f"{counted(shorter, 'row')} with fewer fields than headers: the missing ones are blank.")
    names, more = column_names(dict(enumerate(headers, 1)), 1, width, known)
    notes.extend(more)
    if width == 1:
        notes.append("Only one column was found; if there should be more, its separator is not , ; tab or |.")
    looked = []
    for place in range(width):
        fields = [row[place] if place < len(row) else "" for row in rows]
        looked.append(look(encode(names[place], fields)))
        _tell(progress, 0.3 + 0.5 * (place + 1) / width)
    habit = habits(looked, records.separator)
    columns = []
    for column in looked:
        made, said = infer_column(column, habit, order)
        columns.append(made)
        notes.extend(said)
    _tell(progress, 1.0)
    return tuple(columns)
