"""How other sheets refer to the lead table of a scored workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.workbook.grid import address
from scoring.workbook.names import KEY_COLUMN, Our
from scoring.workbook.parts.refs import sheet_prefix
from scoring.workbook.site import Site

# What an apostrophe stands before, and what a single pair of brackets cannot hold (Microsoft, “Using structured
# references with Excel tables”); the space may stand there.
_ESCAPED = str.maketrans({letter: "'" + letter for letter in "[]#'@"})
_DOUBLED = frozenset("\t\n\r,:.[]#'\"{}$^&*+=-></@")


def column_reference(header: str, table: str) -> str:
    """A whole column of an Excel table, as a structured reference in the file's own form: `Leads[Lead Score]`."""
    escaped = header.translate(_ESCAPED)
    return f"{table}[[{escaped}]]" if _DOUBLED & set(header) else f"{table}[{escaped}]"


def this_row(table: str, header: str, last: str = "") -> str:
    """The cell of a column (or of neighbouring columns up to `last`) in the formula's own row of a table."""
    first = f"[{header.translate(_ESCAPED)}]"
    span = f"{first}:[{last.translate(_ESCAPED)}]" if last else first
    return f"{table}[[#This Row],{span}]"


@dataclass(frozen=True, eq=False)
class LeadSheetRefs:
    """Where the scored leads stand: the headers that our columns really have, and the leads' own columns.

    columns: the sheet's column (from 1) of each header. ours: the header of each of our visible columns that the
    sheet has (a clash with a lead's own header makes it "Lead Score (2)"). fields: the header of each model field's
    column. key: the hidden sort key (highest first; "" for a disqualified lead): score, then row.
    """

    site: Site
    columns: Mapping[str, int]
    ours: Mapping[Our, str]
    fields: Mapping[str, str]
    key: str = KEY_COLUMN

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers of all columns, left to right."""
        return tuple(sorted(self.columns, key=lambda header: self.columns[header]))

    def column(self, header: str) -> str:
        """All cells of a column, as formulas on other sheets refer to them."""
        if self.site.table:
            return column_reference(header, self.site.table)
        return sheet_prefix(self.site.sheet) + column_range(self.site, self.columns[header])

    def of(self, column: Our) -> str:
        """The reference of one of our columns."""
        return self.column(self.ours[column])

    def offset(self, lead: int) -> int:
        """Where a lead (from 0) stands in a whole column, counted from 1."""
        return int(self.site.rows[lead]) - self.site.body + 1


def column_range(site: Site, column: int) -> str:
    """All cells of a column of a plain range, as formulas beside it refer to them."""
    return f"{address(site.body, column, True)}:{address(site.last_row, column, True)}"
