"""Our own columns in a lead table that was scored before: found, kept apart, and given back to their leads.

A workbook says which columns are ours (`scoring.workbook.marker`). A .csv cannot, and neither can a workbook that
another program has stripped: there the headers say it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scoring.jobs.celltext import cell_text, column_texts
from scoring.leads.assemble import resolve
from scoring.ooxml.book import Book, Sheet
from scoring.ooxml.cells import RawKind, column_letters
from scoring.table import CellKind, LeadTable
from scoring.workbook.marker import Marker
from scoring.workbook.names import WORKING_PREFIX, Our
from scoring.workbook.stripping.found import Found

# A header that stands twice is read, and written, with a number behind it.
_NUMBERED = re.compile(r"(.*?)(?: \((\d+)\))?")
# Headers that say nothing by themselves: CRMs give such columns to their own scoring.
_ALSO_OF_OTHERS = frozenset((Our.SCORE, Our.GRADE, Our.FIT, Our.ENGAGEMENT, Our.RANK))
# A score whose formula failed, or was never computed, is a score all the same.
_SCORE_KINDS = (CellKind.NUMBER, CellKind.BLANK, CellKind.ERROR)


@dataclass(frozen=True)
class OurColumns:
    """What an earlier scoring left in a lead table.

    headers: the header of each of our columns. removed: all headers taken out of the lead table, workings included.
    overrides, reasons: a text per lead, or none where there is no such column. marked: whether the workbook itself
    said so; else the headers did.
    """

    headers: Mapping[Our, str] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    marked: bool = False

    @property
    def show(self) -> tuple[Our, ...]:
        """Our columns that were there, in the order they stand in a scored workbook."""
        return tuple(our for our in Our if our in self.headers)


def split_ours(table: LeadTable, marker: Marker | None = None) -> tuple[LeadTable, OurColumns]:
    """The leads' own columns, and what an earlier scoring left beside them. `marker` is the workbook's, if any."""
    if marker is not None:
        headers = {our: header for our, header in marker.columns.items() if header in table}
        taken = {*headers.values(), *marker.workings}
    else:
        headers = _by_header(table)
        # A scored workbook that was saved as .csv brings its workings along.
        workings = (name for name in table.names if name.startswith(WORKING_PREFIX))
        taken = {*headers.values(), *workings} if headers else set()
    ours = [column.name in taken for column in table.columns]
    if not any(ours):
        return table, OurColumns(marked=marker is not None)
    left = LeadTable(
        tuple(column for column, mine in zip(table.columns, ours, strict=True) if not mine),
        table.rows,
        table.source,
    )
    return left, OurColumns(
        headers,
        tuple(column.name for column, mine in zip(table.columns, ours, strict=True) if mine),
        _texts(table, headers.get(Our.OVERRIDE)),
        _texts(table, headers.get(Our.REASON)),
        marker is not None,
    )


def split_found(table: LeadTable, found: Found, apart: Mapping[Our, Sequence[str]]) -> tuple[LeadTable, OurColumns]:
    """As `split_ours`, by the places where our columns were found on the sheet that `table` was read from.

    table: without rows in which nothing but our columns holds anything. apart: a text per lead for columns of ours
    that the lead table does not reach. Columns between the leads and ours are none of the leads'.
    """
    first, beside = table.source.first_column, {*found.own_columns, *_gap(table, found.own_columns)}
    mine = [first + at in beside for at in range(len(table.columns))]
    left = tuple(column for column, ours in zip(table.columns, mine, strict=True) if not ours)
    headers = {our: column - first for our, column in found.columns.items() if 0 <= column - first < len(mine)}

    def texts(our: Our) -> tuple[str, ...]:
        return tuple(column_texts(table.columns[headers[our]])) if our in headers else tuple(apart.get(our, ()))

    return LeadTable(left, table.rows, table.source), OurColumns(
        {our: str(our) for our in found.columns},
        tuple(column.name for column, ours in zip(table.columns, mine, strict=True) if ours),
        texts(Our.OVERRIDE),
        texts(Our.REASON),
        marked=True,
    )


def lead_rows(table: LeadTable, found: Found) -> LeadTable:
    """The table without the rows in which nothing but our columns holds anything.

    What stands between the leads and ours is not looked at either.
    """
    first, beside = table.source.first_column, {*found.own_columns, *_gap(table, found.own_columns)}
    filled = np.zeros(len(table), np.bool_)
    for at, column in enumerate(table.columns):
        if first + at in beside:
            continue
        hollow = np.array([*(not text.strip(" ") for text in column.texts), False], np.bool_)
        filled |= (column.kinds != CellKind.BLANK) & ~((column.kinds == CellKind.TEXT) & hollow[column.codes])
    return table if filled.all() else table.take(np.flatnonzero(filled))


def _gap(table: LeadTable, ours: Collection[int]) -> set[int]:
    """Columns of the sheet that only our headers behind them make look like columns of the leads.

    They stand behind the last header of the leads' own, and are not filled ones that touch it.
    """
    if table.source.table:
        return set()
    first = table.source.first_column
    own = [first + at for at in range(len(table.columns)) if first + at not in ours]
    names = dict(enumerate(table.names, first))
    named = (column for column in own if names[column] != f"Column {column_letters(column)}")
    end = max(named, default=first + len(names))
    while end + 1 in own and not (table.columns[end + 1 - first].kinds == CellKind.BLANK).all():
        end += 1
    return {column for column in own if column > end}


def typed_texts(book: Book, sheet: Sheet, columns: Mapping[Our, int], rows: NDArray[np.int64]) -> dict[Our, list[str]]:
    """What stands in columns of a sheet, as a text for each row."""
    made = {our: [""] * len(rows) for our in columns}
    lead_of = {row: lead for lead, row in enumerate(rows.tolist())}
    our_of = {column: our for our, column in columns.items()}
    for batch in book.scanner(sheet).batches():
        chosen = np.flatnonzero(np.isin(batch.columns, list(our_of)) & (batch.kinds != RawKind.BLANK))
        if not len(chosen):
            continue
        cells = resolve(batch, book.texts, book.formats, book.is_1904, book.place)
        for at in chosen.tolist():
            lead = lead_of.get(int(batch.rows[at]))
            if lead is not None:
                made[our_of[int(batch.columns[at])]][lead] = cell_text(cells.cell(at))
    return made


def our_headers(show: Sequence[Our], taken: Sequence[str]) -> dict[Our, str]:
    """The header of each of our columns beside these headers: numbered where a lead's own column has the name."""
    used = {name.casefold() for name in taken}
    headers = {}
    for our in show:
        header, count = str(our), 1
        while header.casefold() in used:
            count += 1
            header = f"{our} ({count})"
        used.add(header.casefold())
        headers[our] = header
    return headers


def _by_header(table: LeadTable) -> dict[Our, str]:
    """Our columns by their headers: the last of each name.

    They are a person's own where no "Lead Score" of numbers is among them, or nothing but what a CRM has too.
    """
    known = {str(our): our for our in Our}
    found: dict[Our, str] = {}
    for name in table.names:
        parts = _NUMBERED.fullmatch(name)
        our = known.get(parts[1]) if parts else None
        if our is not None:
            found[our] = name
    if Our.SCORE not in found or not set(found) - _ALSO_OF_OTHERS:
        return {}
    kinds = table[found[Our.SCORE]].kinds
    others = int((~np.isin(kinds, _SCORE_KINDS)).sum())
    # Somebody may have typed a word over one of our scores.
    return found if not others or others < int((kinds == CellKind.NUMBER).sum()) else {}


def _texts(table: LeadTable, header: str | None) -> tuple[str, ...]:
    return () if header is None else tuple(column_texts(table[header]))
