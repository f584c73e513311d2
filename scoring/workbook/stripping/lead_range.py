"""Where the lead range stands now, and which of its columns are ours.

An Excel table knows its columns by name, wherever they were moved. In a plain range the header cells say it; a
hidden name (`HS_Leads`) says in which row they stand, as spreadsheet programs keep it right when rows are inserted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scoring.ooxml.book import Book, Sheet, TableRange
from scoring.ooxml.cells import MAX_ROW, CellBatch, RawKind, unescape_text
from scoring.workbook.marker import Marker
from scoring.workbook.names import LEADS_NAME, Our
from scoring.workbook.parts.refs import Box
from scoring.workbook.stripping.names import Name, referred

# So many of our headers side by side are no accident where nothing else says which row holds them.
_ENOUGH = 2


@dataclass(frozen=True)
class LeadRange:
    """The leads as they stand now. `headers` are our columns on the sheet, by header; `table` is "" in a plain range.

    top: the first row of all. header_row: 0 where a table shows none. last_row: of the leads, with rows that were
    added below and a table's row of totals.
    """

    sheet: Sheet
    top: int
    header_row: int
    last_row: int
    first_column: int
    last_column: int
    headers: Mapping[str, int] = field(default_factory=dict)
    table: str = ""
    totals_rows: int = 0


def lead_range(book: Book, marker: Marker, names: Iterable[Name]) -> LeadRange | None:
    """The leads that were scored, or None where nothing of ours stands beside them any more."""
    wanted = {*marker.columns.values(), *marker.workings}
    anchor = next((referred(each.refers) for each in names if each.name == LEADS_NAME and each.scope is None), None)
    best: LeadRange | None = None
    for sheet in _likeliest_first(book, marker, anchor):
        for table in book.tables(sheet):
            found = _in_table(sheet, table, wanted)
            if best is None or len(found.headers) > len(best.headers):
                best = found
    if best is not None and len(best.headers) >= min(_ENOUGH, len(wanted)):
        return best
    for sheet in _likeliest_first(book, marker, anchor):
        box = anchor[1] if anchor is not None and anchor[0] == sheet.name else None
        plain = _in_cells(book, sheet, wanted, box, marker)
        if plain is not None:
            return plain
    return None


def _likeliest_first(book: Book, marker: Marker, anchor: tuple[str, Box] | None) -> list[Sheet]:
    """The sheets that may hold the leads: where the name points, what the marker says, then all others."""
    order = (anchor[0] if anchor is not None else "", marker.sheet)
    return sorted(book.sheets, key=lambda sheet: order.index(sheet.name) if sheet.name in order else len(order))


def _in_table(sheet: Sheet, table: TableRange, wanted: set[str]) -> LeadRange:
    columns = {unescape_text(name): table.first_column + at for at, name in enumerate(table.columns)}
    return LeadRange(
        sheet,
        table.first_row,
        table.first_row if table.header_rows else 0,
        table.last_row,
        table.first_column,
        table.last_column,
        {header: columns[header] for header in wanted if header in columns},
        table.name,
        table.totals_rows,
    )


def _in_cells(book: Book, sheet: Sheet, wanted: set[str], box: Box | None, marker: Marker) -> LeadRange | None:
    """The lead range by its header cells, in the row that the hidden name says, else where most of them stand."""
    found = _header_cells(book, sheet, wanted)
    rows = {row for row, _, _ in found}
    if box is not None and box[0] in rows:
        header_row = box[0]
    else:
        box = None
        header_row = max(rows, key=lambda row: len({text for r, _, text in found if r == row}), default=0)
    headers = _nearest([(column, text) for row, column, text in found if row == header_row], box)
    if not headers or (box is None and len(headers) < min(_ENOUGH, len(wanted))):
        return None
    typed = {marker.columns[our] for our in (Our.OVERRIDE, Our.REASON) if our in marker.columns}
    reliable = {column for header, column in headers.items() if header not in typed} or set(headers.values())
    last_row = _last_row(book, sheet, reliable, header_row, box[2] if box is not None else header_row)
    inside = (*headers.values(), *((box[1], box[3]) if box is not None else ()))
    return LeadRange(sheet, header_row, header_row, last_row, min(inside), max(inside), headers)


def _header_cells(book: Book, sheet: Sheet, wanted: set[str]) -> list[tuple[int, int, str]]:
    """Cells that say one of our headers: row, column, header."""
    shared = np.array([at for at, text in enumerate(book.texts) if text in wanted], np.int32)
    found = []
    for batch in book.scanner(sheet).batches():
        own = np.array([at for at, text in enumerate(batch.texts) if text in wanted], np.int32)
        mine = (batch.kinds == RawKind.SHARED) & np.isin(batch.codes, shared)
        mine |= (batch.kinds == RawKind.TEXT) & np.isin(batch.codes, own)
        # A header is typed: a formula that shows the same words is none.
        for at in np.flatnonzero(mine & ~batch.formulas).tolist():
            texts = book.texts if batch.kinds[at] == RawKind.SHARED else batch.texts
            found.append((int(batch.rows[at]), int(batch.columns[at]), texts[batch.codes[at]]))
    return found


def _nearest(cells: list[tuple[int, str]], box: Box | None) -> dict[str, int]:
    """One column for each header: the one in the range, or the nearest to it."""

    def distance(column: int) -> int:
        return 0 if box is None else max(box[1] - column, column - box[3], 0)

    best: dict[str, int] = {}
    for column, text in cells:
        if text not in best or distance(column) < distance(best[text]):
            best[text] = column
    return best


def _last_row(book: Book, sheet: Sheet, columns: set[int], header_row: int, known: int) -> int:
    """The last row of the leads: what the name says, and below it the rows that our columns were filled down to.

    Without a name (`known` is the header row then) it is the last row in which our columns hold anything.
    """
    filled = np.zeros(MAX_ROW + 2, np.bool_)
    for batch in book.scanner(sheet).batches():
        filled[batch.rows[_holds(batch, columns)]] = True
    if known == header_row:
        return int(np.flatnonzero(filled[header_row:])[-1]) + header_row if filled[header_row:].any() else header_row
    return known + int(np.argmin(filled[known + 1 :]))


def _holds(batch: CellBatch, columns: set[int]) -> NDArray[np.bool_]:
    filled: NDArray[np.bool_] = (batch.kinds != RawKind.BLANK) | batch.formulas
    return filled & np.isin(batch.columns, list(columns))
