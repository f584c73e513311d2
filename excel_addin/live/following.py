"""What of the lead sheet spans the leads from edge to edge, a filter or a print area, follows our columns.

A filter that ended before them would sort the leads and leave scores and typed overrides where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

import xlwings as xw

from excel_addin.hosts.host import Host
from scoring.ooxml.cells import MAX_ROW, column_letters, column_number
from scoring.workbook.parts.refs import Box
from scoring.workbook.plan import LeadEdit
from scoring.workbook.surgery.growth import grown

# Cells or whole columns.
_SPAN = re.compile(r"(\$?([A-Z]{1,3})\$?([0-9]*):\$?)([A-Z]{1,3})(\$?([0-9]*))")

# A last column, from the box of a range and whether only what is in sight counts.
_Right = Callable[[Box, bool], int]


@dataclass(frozen=True)
class Spans:
    """What a sheet filters outside of tables ("" for nothing), and what it prints."""

    sheet: str
    filtered: str
    printed: tuple[str, ...]


def spans_of(book: xw.Book, host: Host, sheet: str) -> Spans:
    """The spans of a sheet as they are."""
    cells = book.sheets[sheet]
    return Spans(sheet, host.filter_range(cells), host.print_areas(cells))


def grow(book: xw.Book, host: Host, edit: LeadEdit, ours: Collection[int]) -> None:
    """Let spans of the leads reach over the columns that an edit fills. ours: those that an earlier scoring left."""

    def right(box: Box, visible: bool) -> int:
        own = _without(box, ours)
        return grown((*box[:3], own), edit, visible=visible)[3] if own else box[3]

    _follow(book, host, edit.sheet, right)


def narrow(book: xw.Book, host: Host, sheet: str, columns: Collection[int]) -> None:
    """Let spans end before these columns, where they end with them."""
    _follow(book, host, sheet, lambda box, visible: _without(box, columns) or box[3])


def put_back(book: xw.Book, host: Host, before: Spans) -> None:
    """Give spans the ranges that they had."""
    if before.sheet in {sheet.name for sheet in book.sheets}:
        _set(book.sheets[before.sheet], host, spans_of(book, host, before.sheet), before)


def _without(box: Box, columns: Collection[int]) -> int:
    """The last column of a range without these at its right edge; 0 where nothing else is in it."""
    right = box[3]
    while right >= box[1] and right in columns:
        right -= 1
    return right if right >= box[1] else 0


def _follow(book: xw.Book, host: Host, sheet: str, right: _Right) -> None:
    now = spans_of(book, host, sheet)
    filtered = _moved(now.filtered, lambda box: right(box, False))
    printed = tuple(_moved(each, lambda box: right(box, True)) for each in now.printed)
    _set(book.sheets[sheet], host, now, Spans(sheet, filtered, printed))


def _set(sheet: xw.Sheet, host: Host, now: Spans, wanted: Spans) -> None:
    if wanted.filtered and now.filtered and wanted.filtered != now.filtered:
        host.set_filter_range(sheet, wanted.filtered)
    if wanted.printed != now.printed:
        host.set_print_areas(sheet, wanted.printed)


def _moved(address: str, right: Callable[[Box], int]) -> str:
    found = _SPAN.fullmatch(address)
    if found is None:
        return address
    top, bottom = int(found[3] or 1), int(found[6] or MAX_ROW)
    return found[1] + column_letters(right((top, column_number(found[2]), bottom, column_number(found[4])))) + found[5]
