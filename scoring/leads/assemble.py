"""Columns of leads out of the cells of a sheet: styles say what is a date, shared strings what a text is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.errors import LeadFileError, Place
from scoring.ooxml.book import DAY_ZERO_1904
from scoring.ooxml.cells import CellBatch, RawKind, address
from scoring.ooxml.styles import FormatKind
from scoring.ooxml.xml import SAVE_AGAIN
from scoring.table import Cell, CellKind, Column, ErrorValue, Serial

# A time format over a larger value shows the time of a day, not a length of time.
_DAYS_NOT_HOURS = 1000
# A workbook has fewer cell formats than this.
_LAST_STYLE = np.iinfo(np.uint16).max


@dataclass(frozen=True, eq=False)
class SheetCells:
    """Cells with their meaning: kinds are `CellKind`, dates 1900 serials, codes go into `texts`."""

    rows: NDArray[np.int32]
    columns: NDArray[np.int32]
    kinds: NDArray[np.uint8]
    numbers: NDArray[np.float64]
    codes: NDArray[np.int32]
    formulas: NDArray[np.bool_]
    texts: Sequence[str]
    styles: NDArray[np.int32]

    def cell(self, place: int) -> Cell:
        """One cell as a value."""
        kind = self.kinds[place]
        if kind == CellKind.TEXT:
            return self.texts[int(self.codes[place])]
        if kind == CellKind.ERROR:
            return ErrorValue(self.texts[self.codes[place]])
        if kind == CellKind.BOOL:
            return bool(self.numbers[place])
        if kind == CellKind.NUMBER:
            return float(self.numbers[place])
        return Serial(float(self.numbers[place])) if kind == CellKind.DATE else None


def resolve(
    batch: CellBatch, shared: Sequence[str], formats: Sequence[FormatKind], is_1904: bool, place: Place
) -> SheetCells:
    """What the cells mean. Raises LeadFileError where a cell names a shared string that does not exist."""
    kinds = batch.kinds.copy()
    numbers, codes = batch.numbers.copy(), batch.codes.copy()
    is_shared = kinds == RawKind.SHARED
    if is_shared.any():
        beyond = np.flatnonzero(is_shared & (codes >= len(shared)))
        if len(beyond):
            where = address(int(batch.rows[beyond[0]]), int(batch.columns[beyond[0]]))
            raise LeadFileError(
                "The cell points to a text that the workbook does not hold.",
                place=Place(file=place.file, sheet=place.sheet, cell=where),
                mend=SAVE_AGAIN,
            )
        kinds[is_shared] = CellKind.TEXT
    own = (batch.kinds == RawKind.TEXT) | (batch.kinds == RawKind.ERROR)
    if batch.texts and shared:
        codes[own] += len(shared)
    texts: Sequence[str] = (*shared, *batch.texts) if batch.texts else shared
    _dates(batch, formats, is_1904, kinds, numbers)
    return SheetCells(batch.rows, batch.columns, kinds, numbers, codes, batch.formulas, texts, batch.styles)


def _dates(
    batch: CellBatch,
    formats: Sequence[FormatKind],
    is_1904: bool,
    kinds: NDArray[np.uint8],
    numbers: NDArray[np.float64],
) -> None:
    """Mark numbers in date formats as dates, in the 1900 system."""
    table = np.array([*formats, FormatKind.NUMBER], np.uint8)
    look = np.where(batch.styles < len(formats), batch.styles, len(formats))
    form = table[look]
    dated = (batch.kinds == RawKind.NUMBER) & (form != FormatKind.NUMBER)
    kinds[dated] = CellKind.DATE
    kinds[batch.kinds == RawKind.ISO_DATE] = CellKind.DATE
    if is_1904:
        days = dated & ((form == FormatKind.DATE) | (numbers >= _DAYS_NOT_HOURS))
        numbers[days] += DAY_ZERO_1904


def blank_cells(cells: SheetCells) -> NDArray[np.bool_]:
    """Which cells are blank in meaning: empty, "" or only spaces."""
    hollow = np.zeros(len(cells.texts) + 1, np.bool_)
    hollow[[place for place, text in enumerate(cells.texts) if not text.strip(" ")]] = True
    blank: NDArray[np.bool_] = cells.kinds == CellKind.BLANK
    blank |= (cells.kinds == CellKind.TEXT) & hollow[cells.codes]
    return blank


def make_columns(
    cells: SheetCells, keep: NDArray[np.bool_], rows: NDArray[np.int64], first: int, names: Sequence[str]
) -> tuple[Column, ...]:
    """The columns from `first` on, one per name, of the kept cells; a lead for each (sorted) row."""
    # Rows may have gaps: a table over all row numbers gives each its lead.
    lead_of = np.full(int(max(cells.rows.max(initial=0), rows.max(initial=0))) + 1, -1, np.int64)
    lead_of[rows] = np.arange(len(rows))
    chosen = np.flatnonzero(keep)
    lead = lead_of[cells.rows[chosen]]
    inside = lead >= 0
    chosen, lead = chosen[inside], lead[inside]
    column = cells.columns[chosen].astype(np.uint16)
    order = np.argsort(column, kind="stable")
    chosen, lead, column = chosen[order], lead[order], column[order]
    edges = np.searchsorted(column, np.arange(first, first + len(names) + 1))
    distinct = _canonical(cells.texts)
    made = []
    for place, name in enumerate(names):
        part = slice(edges[place], edges[place + 1])
        made.append(_one_column(name, cells, chosen[part], lead[part], len(rows), distinct))
    return tuple(made)


def _canonical(texts: Sequence[str]) -> NDArray[np.int32] | None:
    """For each text the first place of an equal one, or None where all differ."""
    if len(set(texts)) == len(texts):
        return None
    first: dict[str, int] = {}
    return np.array([first.setdefault(text, place) for place, text in enumerate(texts)], np.int32)


def _one_column(
    name: str,
    cells: SheetCells,
    chosen: NDArray[np.intp],
    lead: NDArray[np.int64],
    count: int,
    distinct: NDArray[np.int32] | None,
) -> Column:
    kinds = np.zeros(count, np.uint8)
    numbers = np.full(count, np.nan)
    codes = np.full(count, -1, np.int32)
    kinds[lead] = cells.kinds[chosen]
    numbers[lead] = cells.numbers[chosen]
    codes[lead] = cells.codes[chosen]
    formulas = None
    if cells.formulas[chosen].any():
        formulas = np.zeros(count, np.bool_)
        formulas[lead] = cells.formulas[chosen]
    styles = None
    if cells.styles[chosen].any():
        styles = np.zeros(count, np.uint16)
        styles[lead] = np.minimum(cells.styles[chosen], _LAST_STYLE)
    textual = codes >= 0
    used = codes[textual]
    if distinct is not None:
        used = distinct[used]
    present = np.zeros(len(cells.texts), np.bool_)
    present[used] = True
    kept = np.flatnonzero(present)
    renumber = np.zeros(len(cells.texts), np.int32)
    renumber[kept] = np.arange(len(kept), dtype=np.int32)
    codes[textual] = renumber[used]
    texts = tuple(cells.texts[place] for place in kept.tolist())
    return Column(name, kinds, numbers, codes, texts, formulas, styles)
