"""How other sheets refer to the lead table of a scored workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.workbook.names import KEY_COLUMN, TABLE_NAME, Our

# What an apostrophe stands before, and what a single pair of brackets cannot hold (Microsoft, “Using structured
# references with Excel tables”); the space may stand there.
_ESCAPED = str.maketrans({letter: "'" + letter for letter in "[]#'@"})
_DOUBLED = frozenset("\t\n\r,:.[]#'\"{}$^&*+=-></@")


def column_reference(header: str, table: str = TABLE_NAME) -> str:
    """A whole column of an Excel table, as a structured reference in the file's own form: `Leads[Lead Score]`."""
    escaped = header.translate(_ESCAPED)
    return f"{table}[[{escaped}]]" if _DOUBLED & set(header) else f"{table}[{escaped}]"


def this_row(header: str, last: str = "", table: str = TABLE_NAME) -> str:
    """The cell of a column (or of neighbouring columns up to `last`) in the formula's own row of a table."""
    first = f"[{header.translate(_ESCAPED)}]"
    span = f"{first}:[{last.translate(_ESCAPED)}]" if last else first
    return f"{table}[[#This Row],{span}]"


@dataclass(frozen=True)
class LeadSheetRefs:
    """Where the scored leads stand: the headers that our columns really have, and the leads' own columns.

    ours: the header of each of our visible columns that the sheet has (a clash with a lead's own header makes it
    "Lead Score (2)"). fields: the header of each model field's column. key: the hidden sort key (highest first;
    "" for a disqualified lead): score, then row. first_row, last_row: the rows of the leads.
    """

    sheet: str
    first_row: int
    last_row: int
    headers: tuple[str, ...]
    ours: Mapping[Our, str]
    fields: Mapping[str, str]
    key: str = KEY_COLUMN

    def of(self, column: Our) -> str:
        """The reference of one of our columns."""
        return column_reference(self.ours[column])
