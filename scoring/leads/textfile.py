"""A .csv, .tsv or .txt file as a lead table."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scoring.errors import LeadFileError, Place
from scoring.leads.dates import DateOrder
from scoring.leads.delimited import read_records
from scoring.leads.footers import footer_notes
from scoring.leads.infer import RawColumn, habits, infer_column, look
from scoring.leads.locate import PREVIEW_ROWS, column_names, counted, find_header
from scoring.leads.names import normal_name
from scoring.leads.records import Records
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
    filled = np.flatnonzero(records.filled()[header + 1 :]) + (header + 1)
    if not len(filled):
        raise LeadFileError(
            f"There is a header row (row {header + 1}) but no lead below it.",
            place=place,
            mend="Add leads, or name another row with --header-row.",
        )
    blank = int(filled[-1]) - header - len(filled)
    if blank:
        notes.append(f"{counted(blank, 'blank row')} skipped.")
    if header:
        notes.insert(0, f"{counted(header, 'row')} above the headers (row {header + 1}) skipped.")
    known = {normal_name(name) for name in expected}
    columns = _columns(records, header, filled, notes, date_order, known, progress)
    rows = filled.astype(np.int64) + 1
    notes.extend(footer_notes(columns, rows))
    source = Source(path.name, "", header + 1, 1, "", tuple(notes))
    return LeadTable(columns, rows, source), why


def _tell(progress: Callable[[float], None] | None, share: float) -> None:
    if progress is not None:
        progress(share)


def _header(records: Records, header_row: int | None, expected: Collection[str], place: Place) -> tuple[int, str]:
    """The header's record (from 0) and why it is the header."""
    if header_row is not None:
        if header_row > len(records) or not any(records.record(header_row - 1)):
            raise LeadFileError(f"Row {header_row} is blank or beyond the end of the file.", place=place)
        return header_row - 1, f"Row {header_row} was named as the header row."
    preview = {
        row: {column: text for column, text in enumerate(fields, 1) if text}
        for row, fields in enumerate(records.records(PREVIEW_ROWS), 1)
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
    filled: NDArray[np.int64],
    notes: list[str],
    order: DateOrder | None,
    known: Collection[str],
    progress: Callable[[float], None] | None,
) -> tuple[Column, ...]:
    headers = records.record(header)
    fields = [column.of(filled) for column in records.columns]
    # Separators at the end of every line make columns that nobody meant.
    width = len(headers)
    while width and not headers[width - 1].strip(" ") and not fields[width - 1][1]:
        width -= 1
    beyond = [codes >= 0 for codes, texts in fields[width:] if texts]
    if beyond:
        longer = int(np.logical_or.reduce(beyond).sum())
        notes.append(f"{counted(longer, 'row')} with more fields than headers: they got columns of their own.")
        width = max(place + 1 for place, (_, texts) in enumerate(fields) if texts)
    shorter = int((records.widths[filled] < len(headers)).sum())
    if shorter:
        notes.append(f"{counted(shorter, 'row')} with fewer fields than headers: the missing ones are blank.")
    names, more = column_names(dict(enumerate(headers, 1)), 1, width, known)
    notes.extend(more)
    if width == 1:
        notes.append("Only one column was found; if there should be more, its separator is not , ; tab or |.")
    looked = []
    for place in range(width):
        looked.append(look(RawColumn(names[place], *fields[place])))
        _tell(progress, 0.3 + 0.5 * (place + 1) / width)
    habit = habits(looked, records.separator)
    columns = []
    for column in looked:
        made, said = infer_column(column, habit, order)
        columns.append(made)
        notes.extend(said)
    _tell(progress, 1.0)
    return tuple(columns)
