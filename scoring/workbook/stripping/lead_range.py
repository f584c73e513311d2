"""Where the lead range stands now, and which of its columns are ours.

An Excel table knows its columns by name, wherever they were moved. In a plain range the header cells say it; a
hidden name (`HS_Leads`) says in which row they stand, as spreadsheet programs keep it right when rows are inserted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from scoring.ooxml.book import Book, Sheet, TableRange
from scoring.ooxml.cells import unescape_text
from scoring.workbook.defined import Name, referred
from scoring.workbook.marker import Marker
from scoring.workbook.names import LEADS_NAME, Our
from scoring.workbook.parts.refs import Box
from scoring.workbook.stripping.lead_cells import (
    HeaderCell,
    checked_columns,
    grown_to,
    header_cells,
    last_filled,
    used_range,
)

# So many of our headers side by side are no accident where nothing else says which row holds them.
_ENOUGH = 2
_TYPED = (Our.OVERRIDE, Our.REASON)


@dataclass(frozen=True)
class LeadRange:
    """The leads as they stand now. `headers` are our columns on the sheet, by header; `table` is "" in a plain range.

    top: the first row of all. header_row: 0 where a table shows none. last_row: of the leads, with rows that were
    added below and a table's row of totals. first_column, last_column: of the range, a table's own.
    strays: columns of ours that go by no header of ours (any more). names: of a table's columns, as they are now.
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
    strays: frozenset[int] = frozenset()
    names: tuple[str, ...] = ()

    @property
    def called(self) -> frozenset[str]:
        """What our columns are called now: by what we call them, and by what somebody else made of it."""
        renamed = (name for at, name in enumerate(self.names, self.first_column) if at in self.columns)
        return frozenset((*self.headers, *renamed))

    @property
    def columns(self) -> frozenset[int]:
        """All columns of ours."""
        return frozenset(self.headers.values()) | self.strays


def lead_range(book: Book, marker: Marker, names: Iterable[Name]) -> LeadRange | None:
    """The leads that were scored, or None where nothing of ours stands beside them any more."""
    anchor = next((referred(each.refers) for each in names if each.name == LEADS_NAME and each.scope is None), None)
    sheets = _likeliest_first(book, marker, anchor)
    found = _best_table(book, sheets, marker)
    for sheet in sheets if found is None else ():
        found = _in_cells(book, sheet, marker, anchor[1] if anchor is not None and anchor[0] == sheet.name else None)
        if found is not None:
            break
    return _with_rows_below(book, found, marker) if found is not None else None


def _likeliest_first(book: Book, marker: Marker, anchor: tuple[str, Box] | None) -> list[Sheet]:
    """The sheets that may hold the leads: where the name points, what the marker says, then all others."""
    order = (anchor[0] if anchor is not None else "", marker.sheet)
    return sorted(book.sheets, key=lambda sheet: order.index(sheet.name) if sheet.name in order else len(order))


def _wanted(marker: Marker) -> frozenset[str]:
    return frozenset((*marker.columns.values(), *marker.workings))


def _best_table(book: Book, sheets: Iterable[Sheet], marker: Marker) -> LeadRange | None:
    """The table with the most of our columns; of equals the likeliest."""
    wanted = _wanted(marker)
    made = [_in_table(sheet, table, wanted) for sheet in sheets for table in book.tables(sheet)]
    best = max(made, key=lambda found: len(found.headers), default=None)
    if best is None or len(best.headers) < min(_ENOUGH, len(wanted)):
        return None
    return _with_moved(book, best, marker)


def _in_table(sheet: Sheet, table: TableRange, wanted: frozenset[str]) -> LeadRange:
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
        names=tuple(columns),
    )


def _with_moved(book: Book, leads: LeadRange, marker: Marker) -> LeadRange:
    """With the columns that were moved out of the table: their header stands beside it, and not in it any more."""
    used = used_range(book, leads.sheet)
    if not leads.header_row or (used[1] >= leads.first_column and used[3] <= leads.last_column):
        return leads
    listed = header_cells(book, leads.sheet, _wanted(marker), leads.header_row)
    cells = [cell for cell in listed if cell.row == leads.header_row]
    standing = {cell.text for cell in cells if leads.headers.get(cell.text) == cell.column}
    outside = [cell for cell in cells if not leads.first_column <= cell.column <= leads.last_column]
    moved = _nearest(
        book,
        leads.sheet,
        marker,
        [cell for cell in outside if cell.text not in standing],
        (leads.top, leads.first_column, leads.last_row, leads.last_column),
        [leads.headers[text] for text in standing],
    )
    # Some programs leave an empty column of the same name in the table.
    emptied = frozenset(leads.headers[header] for header in moved if header in leads.headers)
    return replace(leads, headers={**leads.headers, **moved}, strays=leads.strays | emptied)


def _in_cells(book: Book, sheet: Sheet, marker: Marker, box: Box | None) -> LeadRange | None:
    """The lead range by its header cells, in the row that the hidden name says, else where most of them stand."""
    wanted = _wanted(marker)
    found = [cell for cell in header_cells(book, sheet, wanted, box[0]) if cell.row == box[0]] if box else []
    if not found:
        box = None
        found = _fullest_row(header_cells(book, sheet, wanted))
    headers = _nearest(book, sheet, marker, found, box)
    if not headers or (box is None and len(headers) < min(_ENOUGH, len(wanted))):
        return None
    row = found[0].row
    inside = (*headers.values(), *((box[1], box[3]) if box is not None else ()))
    last = box[2] if box is not None else last_filled(book, sheet, set(headers.values()), row)
    return LeadRange(sheet, row, row, max(last, row), min(inside), max(inside), headers)


def _fullest_row(cells: Iterable[HeaderCell]) -> list[HeaderCell]:
    """The cells of the row with the most different headers; of equals the first."""
    rows: dict[int, list[HeaderCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return max(rows.values(), key=lambda row: len({cell.text for cell in row}), default=[])


def _nearest(
    book: Book, sheet: Sheet, marker: Marker, cells: Iterable[HeaderCell], box: Box | None, known: Iterable[int] = ()
) -> dict[str, int]:
    """One column for each header: the one in the range, or the nearest to it.

    Outside of the range a column that people type in is ours only beside another of ours (`known`: those found so
    far), or where our list of tiers is its input check: a person may well have such a column of their own.
    """

    def distance(cell: HeaderCell) -> int:
        return 0 if box is None else max(box[1] - cell.column, cell.column - box[3], 0)

    typed = {marker.columns[our] for our in _TYPED if our in marker.columns}
    best: dict[str, int] = {}
    far: list[HeaderCell] = []
    for cell in sorted(cells, key=distance):
        if distance(cell) and cell.text in typed:
            far.append(cell)
        else:
            best.setdefault(cell.text, cell.column)
    far = [cell for cell in far if cell.text not in best]
    checked = checked_columns(book, sheet) if far else ()
    override = marker.columns.get(Our.OVERRIDE)
    # The first that is taken may stand beside the second.
    for cell in (*far, *far):
        beside = {cell.column - 1, cell.column + 1} & {*best.values(), *known}
        if beside or (cell.text == override and cell.column in checked):
            best.setdefault(cell.text, cell.column)
    return best


def _with_rows_below(book: Book, leads: LeadRange, marker: Marker) -> LeadRange:
    """With the rows that people added below: programs other than Excel do not let a table grow, a name never does."""
    used = used_range(book, leads.sheet)
    if leads.totals_rows or used[2] <= leads.last_row or not leads.columns:
        return leads
    typed = {leads.headers.get(marker.columns.get(our, ""), 0) for our in _TYPED}
    edges = (leads.top, leads.first_column, leads.last_row, leads.last_column)
    grown = grown_to(book, leads.sheet, leads.last_row, leads.columns, typed, edges, gaps=not leads.table)
    return replace(leads, last_row=grown)
