"""Which ranges of the lead sheet follow the leads to the right: one rule for filters and print areas."""

from __future__ import annotations

from scoring.workbook.parts.refs import Box
from scoring.workbook.plan import LeadEdit


def our_columns(edit: LeadEdit, *, visible: bool = False) -> frozenset[int]:
    """The columns that the edit fills; with `visible` those that a person sees."""
    filled = {cell.column for cell in edit.headers} | {column.column for column in edit.columns}
    if visible:
        for width in edit.widths:
            if width.hidden:
                filled -= set(range(width.first, width.last + 1))
    return frozenset(filled)


def grown(box: Box, edit: LeadEdit, *, visible: bool) -> Box:
    """The range that `box` is to be: wider where it spanned the leads from edge to edge, else as it was.

    It grows over our columns that follow it without a gap; with `visible` no further than the last that is seen.
    """
    top, left, bottom, right = box
    last_row = int(edit.rows[-1]) if len(edit.rows) else edit.header_row
    first_row = edit.header_row or (int(edit.rows[0]) if len(edit.rows) else 0)
    spanned = left <= edit.first_column and right >= edit.last_column and top <= last_row and bottom >= first_row
    if not spanned:
        return box
    ours, seen = our_columns(edit), our_columns(edit, visible=visible)
    wider = column = right
    while column + 1 in ours:
        column += 1
        if column in seen:
            wider = column
    return top, left, bottom, wider
