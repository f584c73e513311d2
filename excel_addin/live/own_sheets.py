"""Our sheets in an open workbook: made once, and rewritten in place, so that what refers to them stays whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import xlwings as xw

from excel_addin.calc.books import Book as CalcBook
from excel_addin.hosts.host import Host
from excel_addin.live.values import Entry, column_entries, entry
from scoring.ooxml.cells import address
from scoring.workbook.plan import PLAIN, BookPlan, SheetPlan, Style


@dataclass(frozen=True)
class _Cell:
    """A cell as it is to be entered, and its style."""

    value: Entry
    style: Style


def make_sheets(book: xw.Book, plan: BookPlan) -> list[str]:
    """Add those of the plan's sheets that are not there, each at its place; the names of the added ones.

    The sheet that the person looks at stays in front.
    """
    there = {sheet.name.casefold() for sheet in book.sheets}
    active = book.sheets.active
    added = []
    # From the left: places count with all sheets in.
    wanted = sorted(zip(plan.positions or range(len(plan.sheets)), plan.sheets, strict=True), key=lambda pair: pair[0])
    for position, sheet in wanted:
        if sheet.name.casefold() in there:
            continue
        names = [each.name for each in book.sheets]
        if position < len(names):
            book.sheets.add(sheet.name, before=book.sheets[names[position]])
        else:
            book.sheets.add(sheet.name, after=book.sheets[names[-1]])
        added.append(sheet.name)
    if added:
        active.activate()
    return added


def write_sheet(book: xw.Book, host: Host, plan: SheetPlan, *, fresh: bool, day_zero: int = 0) -> None:
    """Write one of our sheets. fresh: it was made a moment ago, so that nothing is there to be cleared.

    Looks come before values: what is entered into a cell of texts is a text.
    """
    sheet = book.sheets[plan.name]
    if not fresh:
        host.clear(sheet)
    cells = _cells(plan, day_zero)
    host.set_columns(sheet, plan.widths)
    host.dress_all(sheet, _styled(cells))
    # Before cells are merged: Calc drops what is entered into rows of merged cells at once.
    _enter(sheet, cells)
    for merge in plan.merges:
        sheet.range(merge).merge()
    for height in {height for _, height in plan.row_heights}:
        for first, last in neighbours(sorted(row for row, each in plan.row_heights if each == height)):
            sheet.range((first, 1), (last, 1)).row_height = height
    host.add_formats(sheet, plan.formats)
    host.add_checks(sheet, plan.validations)
    for comment in plan.comments:
        sheet.range((comment.row, comment.column)).add_note(comment.text)
    host.set_page(sheet, plan)


def draw_charts(book: xw.Book, host: Host, plan: BookPlan) -> None:
    """Draw the charts, once all that they show is there and worked out: Calc draws what it finds then."""
    if any(sheet.charts for sheet in plan.sheets) and isinstance(book.impl, CalcBook):
        book.impl.calculate()
    for sheet in plan.sheets:
        for chart in sheet.charts:
            host.add_chart(book.sheets[sheet.name], chart)


@contextmanager
def unlocked(book: xw.Book, host: Host, names: Iterable[str]) -> Iterator[None]:
    """Sheets of ours without their protection; those that are there afterwards and had it get it again.

    Calc makes no new look for any sheet while one is protected.
    """
    there = {sheet.name for sheet in book.sheets}
    locked = [name for name in names if name in there and host.is_protected(book.sheets[name])]
    for name in locked:
        host.unprotect(book.sheets[name])
    yield
    lock(book, host, locked)


def lock(book: xw.Book, host: Host, names: Iterable[str]) -> None:
    """Protect those of these sheets that are there and are not protected."""
    there = {sheet.name for sheet in book.sheets}
    for name in names:
        if name in there and not host.is_protected(book.sheets[name]):
            host.protect(book.sheets[name])


def _cells(plan: SheetPlan, day_zero: int) -> dict[tuple[int, int], _Cell]:
    """Every cell of a sheet, by row and column."""
    cells = {(cell.row, cell.column): _Cell(entry(cell.value, day_zero), cell.style) for cell in plan.cells}
    for column in plan.columns:
        for place, value in enumerate(column_entries(column.values, day_zero)):
            cells[column.row(place), column.column] = _Cell(value, column.style)
    return cells


def _enter(sheet: xw.Sheet, cells: Mapping[tuple[int, int], _Cell]) -> None:
    """Enter all values at once."""
    filled = {place: cell.value for place, cell in cells.items() if cell.value is not None}
    if not filled:
        return
    rows, columns = [row for row, _ in filled], [column for _, column in filled]
    top, left, bottom, right = min(rows), min(columns), max(rows), max(columns)
    matrix = [[filled.get((row, column)) for column in range(left, right + 1)] for row in range(top, bottom + 1)]
    enter(sheet, top, left, matrix)


def enter(sheet: xw.Sheet, row: int, column: int, matrix: list[list[Entry]]) -> None:
    """Enter rows of values from a cell on, in one call."""
    # Excel takes "" for an empty cell, and nothing else.
    entries = [["" if value is None else value for value in line] for line in matrix]
    last = row + len(entries) - 1, column + len(entries[0]) - 1
    single = len(entries) == len(entries[0]) == 1
    sheet.range((row, column), last).formula = entries[0][0] if single else entries


def _styled(cells: Mapping[tuple[int, int], _Cell]) -> dict[Style, list[str]]:
    """The cells of each style, as few ranges."""
    places: dict[Style, set[tuple[int, int]]] = {}
    for place, cell in cells.items():
        if cell.style != PLAIN:
            places.setdefault(cell.style, set()).add(place)
    return {style: list(rectangles(each)) for style, each in places.items()}


def rectangles(places: Iterable[tuple[int, int]]) -> Iterator[str]:
    """Cells as ranges: neighbours in a row are one, and equal ones below each other."""
    spans: dict[tuple[int, int], list[int]] = {}
    columns_of: dict[int, list[int]] = {}
    for row, column in sorted(places):
        columns_of.setdefault(row, []).append(column)
    for row, columns in columns_of.items():
        for ends in neighbours(columns):
            spans.setdefault(ends, []).append(row)
    for (left, right), rows in spans.items():
        for top, bottom in neighbours(rows):
            yield block(top, left, bottom, right)


def neighbours(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Rising numbers as runs without gaps: the first and the last of each."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs


def block(top: int, left: int, bottom: int, right: int) -> str:
    """The address of a range, or of a cell."""
    first, last = address(top, left), address(bottom, right)
    return first if first == last else f"{first}:{last}"
