"""Cells of the lead sheet that say where the leads stand: headers of ours, and the rows that were added below."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.errors import LeadFileError
from scoring.ooxml.book import Book, Sheet
from scoring.ooxml.cells import MAX_COLUMN, MAX_ROW, CellBatch, RawKind, parse_address, parse_range
from scoring.workbook.names import TIER_NAMES_NAME
from scoring.workbook.parts.refs import Box
from scoring.workbook.stripping.formula_texts import cell_formulas, unescaped
from scoring.workbook.surgery.shared import moved


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A typed cell that says one of our headers."""

    row: int
    column: int
    text: str


def header_cells(book: Book, sheet: Sheet, wanted: Collection[str], last: int = MAX_ROW) -> list[HeaderCell]:
    """The cells with our headers, down to a row."""
    shared = np.array([at for at, text in enumerate(book.texts) if text in wanted], np.int32)
    found = []
    for batch in book.scanner(sheet).batches():
        own = np.array([at for at, text in enumerate(batch.texts) if text in wanted], np.int32)
        mine = (batch.kinds == RawKind.SHARED) & np.isin(batch.codes, shared)
        mine |= (batch.kinds == RawKind.TEXT) & np.isin(batch.codes, own)
        # A header is typed: a formula that shows the same words is none.
        for at in np.flatnonzero(mine & ~batch.formulas & (batch.rows <= last)).tolist():
            texts = book.texts if batch.kinds[at] == RawKind.SHARED else batch.texts
            found.append(HeaderCell(int(batch.rows[at]), int(batch.columns[at]), texts[batch.codes[at]]))
        if len(batch) and batch.rows[-1] > last:
            break
    return found


def used_range(book: Book, sheet: Sheet) -> Box:
    """The range that a sheet claims to use; a whole sheet where it claims none."""
    scanner = book.scanner(sheet)
    next(scanner.rows(), None)
    try:
        return parse_range(scanner.dimension)
    except LeadFileError:
        return 1, 1, MAX_ROW, MAX_COLUMN


def last_filled(book: Book, sheet: Sheet, columns: Collection[int], first: int) -> int:
    """The last row from `first` on in which one of the columns holds anything; `first` where none does."""
    last = first
    for batch in book.scanner(sheet).batches():
        rows = batch.rows[_filled(batch) & np.isin(batch.columns, list(columns))]
        last = max(last, int(rows.max(initial=first)))
    return last


def checked_columns(book: Book, sheet: Sheet) -> tuple[int, ...]:
    """The columns that take tiers from our list."""
    scanner = book.scanner(sheet)
    for _ in scanner.rows():
        continue
    found: dict[int, None] = {}
    for check in scanner.frame.iter("dataValidation"):
        if (check.findtext("formula1") or "").strip() == TIER_NAMES_NAME:
            for text in check.get("sqref", "").split():
                with suppress(LeadFileError):
                    found[parse_range(text)[1]] = None
    return tuple(found)


def grown_to(
    book: Book, sheet: Sheet, last: int, ours: Collection[int], typed: Collection[int], edges: Box, *, gaps: bool
) -> int:
    """The last row of the leads once the rows are counted that people added below `last`.

    Such a row has formulas of ours, filled down from the row above, or it has leads and nothing of ours but what
    people type (in the `typed` columns). A row of totals has neither. With `gaps` rows below empty ones count too,
    where they have leads and something of ours: typed there, or filled down from `last`. edges: of the lead range as
    far as it is known.
    """
    leads: set[int] = set()
    noted: set[int] = set()
    mine: dict[int, set[int]] = {}
    for batch in book.scanner(sheet).batches():
        for at in np.flatnonzero(_filled(batch) & (batch.rows >= last)).tolist():
            row, column = int(batch.rows[at]), int(batch.columns[at])
            if column in ours and column not in typed:
                mine.setdefault(row, set()).add(column if batch.formulas[at] else -column)
            elif column in typed and not batch.formulas[at]:
                noted.add(row)
            elif column not in ours and edges[1] <= column <= edges[3]:
                leads.add(row)
    texts = _texts_from(book, sheet, last) if any(row > last for row in mine) else {}
    row = last + 1
    while _filled_down(texts, mine, row, row - 1) if row in mine else row in leads:
        row += 1
    end = row - 1
    for row in sorted({*mine, *noted} if gaps else ()):
        if row <= end:
            continue
        # Whatever else stands in our columns is no lead's, and what is below it neither.
        if row in mine and not _filled_down(texts, mine, row, last):
            break
        end = row if row in leads else end
    return end


def _filled_down(texts: Mapping[tuple[int, int], str], mine: Mapping[int, set[int]], row: int, above: int) -> bool:
    """Whether a formula of ours in a row is that of a row above, moved down. One that is shared has no text."""
    both = {column for column in mine[row] & mine.get(above, set()) if column > 0}
    return any(
        (row, column) not in texts or texts[row, column] == moved(texts.get((above, column), ""), row - above, 0)
        for column in both
    )


def _texts_from(book: Book, sheet: Sheet, first: int) -> dict[tuple[int, int], str]:
    """The formula texts of a sheet's cells from a row on."""
    found = {}
    for piece in book.scanner(sheet).rows():
        for cell, text in cell_formulas(piece):
            place = parse_address(cell)
            if place is not None and place[0] >= first:
                found[place] = unescaped(text)
    return found


def _filled(batch: CellBatch) -> NDArray[np.bool_]:
    mask: NDArray[np.bool_] = (batch.kinds != RawKind.BLANK) | batch.formulas
    return mask
