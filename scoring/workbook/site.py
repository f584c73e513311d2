"""Where scored leads stand in a workbook: a new table of ours, or the place they have in the user's own workbook.

Everything that writes formulas over leads asks here for rows and columns, so that it need not know which it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, count

import numpy as np
from numpy.typing import NDArray

from scoring.errors import OutputError
from scoring.errors import Place as Where
from scoring.table import LeadTable
from scoring.workbook.names import LEADS_SHEET, TABLE_NAME, USUAL_SHEETS, Our, OurSheet
from scoring.workbook.parts.refs import MAX_COLUMNS
from scoring.workbook.plan import ColumnWidth

HEADER_ROW = 1
FIRST_ROW = 2
_LONGEST_HEADER = 255


@dataclass(frozen=True, slots=True)
class Place:
    """A column of the lead sheet: its number (from 1) and its header."""

    column: int
    header: str


@dataclass(frozen=True, eq=False)
class Site:
    """Where the leads stand.

    sheet: its name. header_row: the row of the headers, 0 where none are shown. rows: int64 (n), the row of each
    lead, rising; between them others may stand. own: the place of each of the leads' own columns, in the order of the
    lead table. table: the Excel table that they are, "" for a plain range; top: the first row of its body.
    ours: columns that an earlier scoring left, which keep their place. pool: columns of earlier workings (and of ours
    that are shown no more), filled from the left again. start: the first column for the others.
    like: the column whose cells ours are to look like. widths: those that columns of ours have been given, by column.
    sheets: what our own sheets are called.
    is_new: a new workbook is made, with nothing in it but the leads.
    """

    sheet: str
    header_row: int
    rows: NDArray[np.int64]
    own: tuple[Place, ...]
    table: str
    start: int
    top: int = 0
    ours: Mapping[Our, int] = field(default_factory=dict)
    pool: tuple[int, ...] = ()
    like: int = 0
    widths: Mapping[int, ColumnWidth] = field(default_factory=dict)
    sheets: Mapping[OurSheet, str] = field(default_factory=lambda: dict(USUAL_SHEETS))
    is_new: bool = False

    @property
    def first_row(self) -> int:
        """The row of the first lead, or the one where it would stand."""
        return int(self.rows[0]) if len(self.rows) else self.header_row + 1

    @property
    def last_row(self) -> int:
        """The row of the last lead."""
        return int(self.rows[-1]) if len(self.rows) else self.header_row

    @property
    def body(self) -> int:
        """The row at which references to a whole column begin."""
        return self.top or self.first_row

    @property
    def gaps(self) -> bool:
        """Whether references to a whole column cover rows that are no leads."""
        return self.body < self.first_row or self.last_row - self.first_row >= len(self.rows)

    def columns(self) -> Iterator[int]:
        """The columns that are free for ours, in the order they are taken. Raises OutputError beyond the last one."""
        for column in chain(self.pool, count(self.start)):
            if column > MAX_COLUMNS:
                raise OutputError(
                    "There are not enough columns to the right of the leads: a sheet ends at column XFD.",
                    place=Where(sheet=self.sheet),
                    mend="Move the leads to the left or to a sheet of their own.",
                )
            yield column


def new_site(table: LeadTable, sheet: str = LEADS_SHEET) -> Site:
    """The site of leads in a new workbook: one Excel table from the first cell on, without gaps."""
    own = tuple(Place(at, header) for at, header in enumerate(unique_headers(table.names), start=1))
    rows = np.arange(FIRST_ROW, FIRST_ROW + len(table), dtype=np.int64)
    return Site(sheet, HEADER_ROW, rows, own, TABLE_NAME, len(own) + 1, FIRST_ROW, is_new=True)


def free_header(name: str, taken: set[str]) -> str:
    """A header that no other column has (without regard to case), as short as a table takes it; now taken."""
    header, number = name[:_LONGEST_HEADER], 2
    while header.casefold() in taken:
        end = f" ({number})"
        header, number = name[: _LONGEST_HEADER - len(end)] + end, number + 1
    taken.add(header.casefold())
    return header


def unique_headers(names: Iterable[str]) -> tuple[str, ...]:
    """Headers as an Excel table needs them: none empty, none too long, all different without regard to case."""
    taken: set[str] = set()
    return tuple(free_header(name or f"Column {place}", taken) for place, name in enumerate(names, start=1))
