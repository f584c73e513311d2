"""A workbook as a lead table: which sheet, which table or header row, which rows."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scoring.errors import LeadFileError, Place, did_you_mean
from scoring.leads.assemble import SheetCells, blank_cells, make_columns, resolve
from scoring.leads.footers import footer_notes
from scoring.leads.locate import PREVIEW_ROWS, Header, Preview, column_names, counted, find_header
from scoring.leads.names import normal_name
from scoring.ooxml.book import Book, Sheet, TableRange
from scoring.ooxml.cells import join_batches, parse_range
from scoring.table import Cell, CellKind, LeadTable, Source

# Sheets that a scored workbook gets: they hold no leads to score.
OWN_SHEETS = frozenset(("scoring rules", "scoring summary", "call list", "lists"))
# The first cell of one that lists what is odd about leads, whatever it is called.
OWN_HEADING = "Data check by Hotsheet"
# Scores of sheets (see `_score`) grow by 1 with ten times the rows. So near to the best, a sheet is as good …
_AS_GOOD = 0.2
# … and so near to the chosen one, it may be what the user meant.
_SIMILAR = 1.0


@dataclass(frozen=True, slots=True)
class SheetSummary:
    """A worksheet and the lead table it would give: its header row and about how many rows; 0 where none."""

    name: str
    hidden: bool
    own: bool
    header_row: int
    columns: int
    rows: int
    tables: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Region:
    """The part of a sheet that is the lead table. `last_row` is 0 for "to the end of the sheet"."""

    header_row: int
    first_row: int
    last_row: int
    first_column: int
    last_column: int
    table: str = ""
    names: tuple[str, ...] = ()
    totals_rows: int = 0


def read_workbook(
    book: Book,
    name: str | None,
    header_row: int | None,
    progress: Callable[[float], None] | None,
    expected: Collection[str],
) -> tuple[LeadTable, str, tuple[SheetSummary, ...]]:
    """The lead table of a workbook, why its sheet was chosen, and all sheets. Raises LeadFileError."""
    known = {normal_name(field) for field in expected}
    summaries = _summaries(book, known) if name is None else ()
    sheet, why, notes = _choose(book, name, summaries)
    place = Place(file=book.place.file, sheet=sheet.name)
    scanner = book.scanner(sheet, progress)
    batch = join_batches(scanner.batches())
    merges = scanner.details.merges
    cells = resolve(batch, book.texts, book.formats, book.is_1904, place)
    if not (cells.kinds != CellKind.BLANK).any():
        mend = "Name another one with --sheet." if len(book.sheets) > 1 else "Add headers and leads."
        raise LeadFileError("The sheet is empty.", place=place, mend=mend)
    region = _region(cells, book.tables(sheet), header_row, known, place, notes)
    blank = blank_cells(cells)
    _note_merges(merges, region, notes)
    table = _extract(cells, blank, region, known, place, notes)
    _note_hidden(batch.hidden_rows, table, notes)
    notes.extend(footer_notes(table.columns, table.rows))
    if book.is_1904:
        notes.append("The workbook counts days from 1904; its dates were moved to the 1900 system.")
    source = replace(table.source, notes=tuple(notes))
    return LeadTable(table.columns, table.rows, source), why, summaries


def summarise(book: Book) -> tuple[SheetSummary, ...]:
    """All worksheets of a workbook, in the order of their tabs."""
    return _summaries(book, set())


def _summaries(book: Book, known: set[str]) -> tuple[SheetSummary, ...]:
    return tuple(_summary(book, sheet, known) for sheet in book.sheets)


def _summary(book: Book, sheet: Sheet, known: set[str]) -> SheetSummary:
    """What a look at the first rows of a sheet shows. A damaged sheet is none to choose, and no hindrance."""
    own = sheet.name.casefold() in OWN_SHEETS
    nothing = SheetSummary(sheet.name, sheet.is_hidden, own, 0, 0, 0, (), 0.0)
    place = Place(file=book.place.file, sheet=sheet.name)
    scanner = book.scanner(sheet)
    try:
        first = next(scanner.batches(), None)
        tables = tuple(table.name for table in book.tables(sheet))
        if first is None or not len(first):
            return nothing
        cells = resolve(first, book.texts, book.formats, book.is_1904, place)
    except LeadFileError:
        return nothing
    preview = _preview(cells)
    own = own or preview.get(1, {}).get(1) == OWN_HEADING
    header = find_header(preview, known)
    if header is None:
        return replace(nothing, own=own)
    last = max(int(first.rows.max()), _dimension_rows(scanner.dimension))
    rows = max(last - header.row, 0)
    width = header.last_column - header.first_column + 1
    score = _score(preview, header, rows, known) + (1.0 if tables else 0.0)
    score -= 4.0 * sheet.is_hidden + 10.0 * own
    return SheetSummary(sheet.name, sheet.is_hidden, own, header.row, width, rows, tables, round(score, 3))


def _score(preview: Preview, header: Header, rows: int, known: set[str]) -> float:
    """How much a sheet looks like a list of leads: broad, long, with headers of the field."""
    if not rows:
        return 0.0
    headers = preview[header.row]
    names = {normal_name(value) for value in headers.values() if isinstance(value, str)}
    matched = len(names & known) / len(known) if known else 0.0
    broad = min(len(headers), 12) / 6
    return header.quality + broad + math.log10(1 + rows) + min(header.lead_words, 6) / 3 + 4 * matched


def _dimension_rows(dimension: str) -> int:
    try:
        return parse_range(dimension)[2] if dimension else 0
    except LeadFileError:
        return 0


def _choose(book: Book, name: str | None, summaries: Sequence[SheetSummary]) -> tuple[Sheet, str, list[str]]:
    """The sheet to read, why, and a note where others are much like it. A named sheet is found without case."""
    names = [sheet.name for sheet in book.sheets]
    if not names:
        raise LeadFileError("The workbook has no worksheet.", place=book.place)
    if name is not None:
        for sheet in book.sheets:
            if sheet.name.strip().casefold() == name.strip().casefold():
                return sheet, f"Sheet “{sheet.name}” was named.", []
        there = "Its sheets are " + ", ".join(f"“{sheet}”" for sheet in names[:12]) + "."
        raise LeadFileError(
            f"The workbook has no sheet “{name}”.", place=book.place, mend=did_you_mean(name, names) or there
        )
    if len(names) == 1:
        return book.sheets[0], "It is the only sheet.", []
    top = max(summary.score for summary in summaries)
    # Of sheets that are as good, a person means the first: they differ in a few rows.
    best = next(at for at, summary in enumerate(summaries) if summary.score >= top - _AS_GOOD)
    chosen = summaries[best]
    if not chosen.header_row:
        raise LeadFileError(
            "No sheet of the workbook holds a table with headers and rows.",
            place=book.place,
            mend="Name the sheet with --sheet and the header row with --header-row.",
        )
    others = ", ".join(f"“{s.name}”" for at, s in enumerate(summaries) if at != best)
    size = f"{chosen.columns} columns, about {chosen.rows:,} rows"
    why = f"Sheet “{chosen.name}” looks most like a lead table ({size})"
    return book.sheets[best], f"{why}; not {others}.", _rival_notes(summaries, best)


def _rival_notes(summaries: Sequence[SheetSummary], best: int) -> list[str]:
    """A note that names the sheets which hold leads as well as the chosen one seems to."""
    chosen = summaries[best]
    rivals = [
        summary
        for at, summary in enumerate(summaries)
        if at != best and summary.rows and not summary.own and summary.score >= chosen.score - _SIMILAR
    ]
    if not rivals:
        return []
    others = ", ".join(f"“{each.name}” (about {counted(each.rows, 'row')})" for each in rivals)
    what = "Another sheet looks" if len(rivals) == 1 else "Other sheets look"
    note = f"Only sheet “{chosen.name}” was read (about {counted(chosen.rows, 'row')}). {what} like leads too: "
    return [f'{note}{others}. To read that, say --sheet "{rivals[0].name}".']


def _preview(cells: SheetCells, first_row: int = 1) -> Preview:
    """The first rows' cells as values."""
    seen = np.flatnonzero((cells.rows >= first_row) & (cells.rows < first_row + PREVIEW_ROWS))
    preview: dict[int, dict[int, Cell]] = {}
    for place in seen.tolist():
        if cells.kinds[place] != CellKind.BLANK:
            preview.setdefault(int(cells.rows[place]), {})[int(cells.columns[place])] = cells.cell(place)
    return preview


def _region(
    cells: SheetCells,
    tables: Sequence[TableRange],
    header_row: int | None,
    known: set[str],
    place: Place,
    notes: list[str],
) -> _Region:
    """Where the lead table stands: the named header row, else the largest Excel table, else by looking."""
    fitting = [table for table in tables if header_row is None or table.first_row == header_row]
    if fitting:
        table = max(fitting, key=_table_size)
        if len(tables) > 1:
            notes.append(f"The sheet has {len(tables)} tables; “{table.name}” was read.")
        return _table_region(table)
    if header_row is not None:
        named = np.flatnonzero((cells.rows == header_row) & (cells.kinds != CellKind.BLANK))
        if not len(named):
            raise LeadFileError(f"Row {header_row} is blank, so it has no headers.", place=place)
        first, last = int(cells.columns[named].min()), int(cells.columns[named].max())
        return _Region(header_row, header_row + 1, 0, first, last)
    start = int(cells.rows[cells.kinds != CellKind.BLANK].min())
    preview = _preview(cells, start)
    header = find_header(preview, known)
    if header is None:
        raise LeadFileError(
            "No row with column headers was found: the first rows look like data.",
            place=place,
            mend="Add a row with the columns' names, or name it with --header-row.",
        )
    if header.row > 1:
        notes.append(f"{counted(header.row - 1, 'row')} above the headers (row {header.row}) skipped.")
    notes.extend(header.doubts)
    return _Region(header.row, header.row + 1, 0, header.first_column, header.last_column)


def _table_size(table: TableRange) -> int:
    return (table.last_row - table.first_row + 1) * (table.last_column - table.first_column + 1)


def _table_region(table: TableRange) -> _Region:
    first = table.first_row + table.header_rows
    return _Region(
        table.first_row if table.header_rows else table.first_row - 1,
        first,
        max(table.last_row - table.totals_rows, first - 1),
        table.first_column,
        table.last_column,
        table.name,
        table.columns if not table.header_rows else (),
        table.totals_rows,
    )


def _note_merges(merges: Sequence[str], region: _Region, notes: list[str]) -> None:
    """Say where merged cells lie among the leads: all but the first of each are blank."""
    count = 0
    for merge in merges:
        try:
            first_row, first_column, last_row, last_column = parse_range(merge)
        except LeadFileError:
            continue
        below = last_row >= region.first_row and (not region.last_row or first_row <= region.last_row)
        count += below and first_column <= region.last_column and last_column >= region.first_column
    if count:
        notes.append(f"{counted(count, 'merged range')} among the leads: only the first cell of each has its value.")


def _note_hidden(hidden: NDArray[np.int32], table: LeadTable, notes: list[str]) -> None:
    """Say when leads stand in rows that a person does not see, for example behind a filter."""
    count = int(np.isin(table.rows, hidden).sum()) if len(hidden) else 0
    if count:
        subject = "1 of the leads stands" if count == 1 else f"{count:,} of the leads stand"
        notes.append(
            f"{subject} in hidden rows (hidden by hand or by a filter) and {'is' if count == 1 else 'are'} read like "
            "the others: to leave out what is hidden, copy the visible rows into a new file."
        )


def _extract(
    cells: SheetCells,
    blank: NDArray[np.bool_],
    region: _Region,
    known: Collection[str],
    place: Place,
    notes: list[str],
) -> LeadTable:
    """The leads of a region, as a table whose source has no notes yet."""
    below = cells.rows >= region.first_row
    if region.last_row:
        below &= cells.rows <= region.last_row
    first, last = region.first_column, region.last_column
    if not region.table:
        first, last = _widen(cells, below & ~blank, region, notes)
    inside = below & (cells.columns >= first) & (cells.columns <= last)
    filled = cells.rows[inside & ~blank]
    if not len(filled):
        where = f"row {region.header_row}" if not region.table else f"table “{region.table}”"
        raise LeadFileError(
            f"There are headers ({where}) but no lead below them.",
            place=place,
            mend="Add leads, or name another sheet with --sheet or another row with --header-row.",
        )
    rows = np.flatnonzero(np.bincount(filled)).astype(np.int64)
    skipped = int(rows[-1]) - region.first_row + 1 - len(rows)
    if skipped:
        notes.append(f"{counted(skipped, 'blank row')} skipped.")
    if region.table:
        _note_outside(cells, blank, region, notes)
    at_header = np.flatnonzero((cells.rows == region.header_row) & ~blank)
    headers: dict[int, Cell] = {int(cells.columns[at]): cells.cell(at) for at in at_header.tolist()}
    if region.names:
        headers = dict(enumerate(region.names, first))
    names, more = column_names(headers, first, last, known)
    notes.extend(more)
    if len(names) == 1:
        notes.append("Only one column was found.")
    columns = make_columns(cells, inside, rows, first, names)
    empty = sum(int(((c.kinds == CellKind.BLANK) & c.formulas).sum()) for c in columns if c.formulas is not None)
    if empty:
        notes.append(
            f"{counted(empty, 'formula cell')} without a computed value, read as blank: "
            "open the file in Excel, save it, and read it again."
        )
    source = Source(place.file, place.sheet, region.header_row, first, region.table)
    return LeadTable(columns, rows, source)


def _widen(cells: SheetCells, data: NDArray[np.bool_], region: _Region, notes: list[str]) -> tuple[int, int]:
    """The columns of a table found by its headers: with data columns without header that touch it.

    Cells apart from it (a legend, notes to the side) are left out, and said.
    """
    used = np.bincount(cells.columns[data], minlength=region.last_column + 2)
    first, last = region.first_column, region.last_column
    while first > 1 and used[first - 1]:
        first -= 1
    while last + 1 < len(used) and used[last + 1]:
        last += 1
    apart = int((used[:first] > 0).sum() + (used[last + 1 :] > 0).sum())
    if apart:
        notes.append(f"{counted(apart, 'column')} apart from the table left out.")
    return first, last


def _note_outside(cells: SheetCells, blank: NDArray[np.bool_], region: _Region, notes: list[str]) -> None:
    """Say what stands below the leads of an Excel table: its totals, or leads that it was not extended to."""
    inside = (cells.columns >= region.first_column) & (cells.columns <= region.last_column)
    rows = np.unique(cells.rows[inside & ~blank & (cells.rows > region.last_row)])
    totals = rows[rows <= region.last_row + region.totals_rows]
    rows = rows[len(totals) :]
    if len(totals):
        notes.append(f"The totals row of the table “{region.table}” (row {totals[0]}) is no lead.")
    if len(rows):
        notes.append(
            f"{counted(len(rows), 'row')} below the table “{region.table}” (from row {rows[0]}) not read: "
            "the table does not reach there."
        )
