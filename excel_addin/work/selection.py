"""What is in front of the person: a sheet with leads or not, and which rows of it are selected.

What is no lead table is said to be none, with what it is instead; another sheet is never scored in its place unasked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
import xlwings as xw
from numpy.typing import NDArray

from excel_addin.work.desk import Desk
from scoring.errors import HotsheetError, Place
from scoring.workbook.names import LEADS_NAME, SHEET_ANCHORS, OurSheet

_ROWS = re.compile(r"(\d+)(?::\$?[A-Z]*\$?(\d+))?$")
_LAST_ROW = 1_048_576
Span = tuple[int, int]


class NotLeadsError(HotsheetError):
    """What is selected is no lead table; the message says what it is."""


def names_of(book: xw.Book) -> dict[str, str]:
    """What the workbook's names refer to, without "=": those of our kind."""
    wanted = {name.casefold() for name in (LEADS_NAME, *SHEET_ANCHORS.values())}
    found = [name for name in book.names if name.name.casefold() in wanted]
    return {name.name: (name.refers_to or "").removeprefix("=") for name in found}


def sheet_in(reference: str) -> str:
    """The sheet that a reference such as "'Scoring Rules'!$A$1" is to; "" for one that leads nowhere."""
    name = reference.rpartition("!")[0]
    if name.startswith("'") and name.endswith("'"):
        name = name[1:-1].replace("''", "'")
    # LibreOffice writes a dollar before the sheet's name, and #REF! for what was deleted.
    return "" if "#REF" in name else name.removeprefix("$").strip("'")


def our_sheets(book: xw.Book) -> Mapping[OurSheet, str]:
    """What our sheets are called in a workbook that was scored."""
    names = names_of(book)
    found = {role: sheet_in(names[anchor]) for role, anchor in SHEET_ANCHORS.items() if anchor in names}
    return {role: name for role, name in found.items() if name}


def scored_sheet(book: xw.Book) -> str:
    """The sheet whose leads are scored in this workbook; "" where none is."""
    return sheet_in(names_of(book).get(LEADS_NAME, ""))


def sheet_in_front(desk: Desk) -> xw.Sheet:
    """The worksheet in front. Raises `NotLeadsError` where it is none: a chart, a dialog."""
    sheet = desk.sheet
    if sheet.name not in [each.name for each in desk.book.sheets]:
        raise NotLeadsError(
            f"“{sheet.name}” is a chart, not a sheet with cells.", mend="Go to the sheet with the leads."
        )
    return sheet


def lead_sheet(desk: Desk, ours: Sequence[str] = ()) -> str:
    """The name of the sheet in front, where it may hold leads. Raises `NotLeadsError` where it cannot.

    ours: names of further sheets that Hotsheet made.
    """
    sheet = sheet_in_front(desk)
    grouped = desk.host.grouped_sheets(desk.book)
    if len(grouped) > 1:
        listed = ", ".join(f"“{name}”" for name in grouped)
        raise NotLeadsError(
            f"{len(grouped)} sheets are selected together: {listed}.", mend="Select the one with the leads alone."
        )
    scored = scored_sheet(desk.book)
    if sheet.name in (*our_sheets(desk.book).values(), *ours):
        elsewhere = f"The leads stand on “{scored}”: go there." if scored else "Go to the sheet with the leads."
        raise NotLeadsError(f"“{sheet.name}” is a sheet of Hotsheet's own; it holds no leads.", mend=elsewhere)
    if is_empty(sheet):
        raise NotLeadsError(
            f"The sheet “{sheet.name}” is empty.", mend="Go to the sheet with the leads, or put some here."
        )
    return sheet.name


def require_scored(desk: Desk) -> str:
    """The name of the scored lead sheet. Raises `NotLeadsError` where the workbook is not scored."""
    scored = scored_sheet(desk.book)
    if not scored:
        raise NotLeadsError("This workbook is not scored yet.", mend="Score its leads first, with “Score this sheet”.")
    return scored


def is_empty(sheet: xw.Sheet) -> bool:
    """Whether no cell of a sheet holds anything."""
    used = sheet.used_range
    return used.shape == (1, 1) and used.value in (None, "")


def selected_spans(desk: Desk) -> tuple[Span, ...]:
    """The rows that are selected, as first and last row of each area; none where no cells are selected."""
    selection = desk.book.selection
    if selection is None:
        return ()
    spans = []
    for area in selection.address.split(","):
        found = _ROWS.search(area.rpartition("!")[2])
        if found is None:
            # Whole columns: every row.
            spans.append((1, _LAST_ROW))
            continue
        first = re.search(r"\d+", area.rpartition("!")[2])
        low = int(first[0]) if first is not None else 1
        high = int(found[2] or found[1])
        spans.append((min(low, high), max(low, high)))
    return tuple(spans)


def leads_in(rows: NDArray[np.int64], spans: Sequence[Span]) -> list[int]:
    """The leads (counted from 0) whose rows lie in the spans, top to bottom."""
    inside = np.zeros(len(rows), np.bool_)
    for low, high in spans:
        inside |= (rows >= low) & (rows <= high)
    found: list[int] = np.flatnonzero(inside).tolist()
    return found


def show_place(desk: Desk, place: Place) -> None:
    """Select the cell that an error speaks of, where the workbook has it."""
    if not place.sheet or place.sheet not in [each.name for each in desk.book.sheets]:
        return
    sheet = desk.book.sheets[place.sheet]
    sheet.activate()
    # "A1 and B2", "A1:A9", "row 3": the first thing that is a cell.
    cell = re.search(r"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}(?::\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6})?", place.cell)
    if cell is not None:
        sheet.range(cell[0]).select()
