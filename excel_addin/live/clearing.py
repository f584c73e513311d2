"""What is ours taken out of an open workbook: columns, sheets, names, looks, checks, and the model that it carries."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import xlwings as xw

from excel_addin.calc.rules import ConditionalFormat as CalcFormat
from excel_addin.hosts.host import Host
from excel_addin.live.following import narrow
from excel_addin.live.own_sheets import block, enter, neighbours
from scoring.ooxml.book import Book
from scoring.workbook import look
from scoring.workbook.names import MODEL_NAMESPACE, Our
from scoring.workbook.plan import BookPlan, ColumnWidth
from scoring.workbook.stripping.formats import own_formats, within
from scoring.workbook.stripping.found import Found
from scoring.workbook.stripping.names import is_our_name

# A colour by tier, as a program tells it in its own language.
_BY_TIER = re.compile(r"\w+\((\$?[A-Z]{1,3}\$?[0-9]+)[,;](HS_Tier_[0-9]+)\)")
# Where a row has no formula in any of these, no lead stands in it.
_WORKED = (Our.SCORE, Our.TIER)
_NEUTRAL = "Column"
# Where a program tells none.
_USUAL_WIDTH = 8.43


@dataclass(frozen=True)
class Placed:
    """Where everything of ours stands in an open workbook. The sheet is "" where none of our columns is left.

    rows: the first (headers) and the last of the leads. totals: rows of totals among them. worked: columns of ours that
    hold a formula beside each lead.
    """

    sheet: str = ""
    header_row: int = 0
    rows: tuple[int, int] = (0, 0)
    columns: frozenset[int] = frozenset()
    table: str = ""
    sheets: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    totals: int = 0
    worked: tuple[int, ...] = ()


def placed_by_finding(found: Found | None) -> Placed:
    """As the core found it in a copy."""
    if found is None:
        return Placed()
    sheets = tuple(sheet.name for sheet in found.sheets)
    names = tuple(name.name for name in found.names if name.scope is None)
    leads = found.leads
    if leads is None:
        return Placed(sheets=sheets, names=names)
    rows = (leads.top, leads.last_row)
    worked = tuple(found.columns[our] for our in _WORKED if our in found.columns)
    return Placed(
        leads.sheet.name,
        leads.header_row,
        rows,
        found.own_columns,
        leads.table,
        sheets,
        names,
        leads.totals_rows,
        worked,
    )


def placed_by_plan(plan: BookPlan, made: Collection[str]) -> Placed:
    """As a plan would have put it; of the sheets only those that were made."""
    edit = plan.leads
    names = tuple(name.name for name in plan.names)
    if edit is None or not len(edit.rows):
        return Placed(sheets=tuple(made), names=names)
    rows = (edit.header_row or int(edit.rows[0]), int(edit.rows[-1]))
    columns = frozenset(column.column for column in edit.columns)
    table = edit.table.name if edit.table is not None else ""
    return Placed(edit.sheet, edit.header_row, rows, columns, table, tuple(made), names)


def clear_scoring(
    book: xw.Book, host: Host, path: Path, found: Found | None, before: Mapping[int, float] = MappingProxyType({})
) -> None:
    """Take everything of ours out of an open workbook, of which `path` is a copy. before: as for `clear_placed`."""
    placed = placed_by_finding(found)
    with Book(path) as copy:
        tabs = [sheet.name for sheet in copy.sheets]
    # Something must be in front that stays.
    stays = placed.sheet or next((tab for tab in tabs if tab not in placed.sheets), "")
    clear_placed(book, host, placed, in_front=stays, before=before)


def clear_placed(
    book: xw.Book, host: Host, placed: Placed, in_front: str = "", before: Mapping[int, float] = MappingProxyType({})
) -> None:
    """Take out what stands where `placed` says; nothing else is touched. before: widths that our columns had."""
    if placed.sheet:
        narrow(book, host, placed.sheet, placed.columns)
        clear_columns(book, host, placed, placed.columns, before)
    there = {sheet.name for sheet in book.sheets}
    if book.sheets.active.name in placed.sheets and in_front in there:
        book.sheets[in_front].activate()
    for name in placed.sheets:
        if name in there:
            book.sheets[name].delete()
    delete_names(book, placed.names)
    if host.carries_parts:
        host.set_part(book, MODEL_NAMESPACE, None)
    host.tidy(book)


def delete_names(book: xw.Book, ours: Iterable[str], kept: Collection[str] = ()) -> None:
    """Delete those of our names that a workbook has, apart from those that are kept."""
    listed, stay = {*ours}, {name.casefold() for name in kept}
    for name in list(book.names):
        text = name.name
        if "!" not in text and text.casefold() not in stay and (text in listed or is_our_name(text)):
            name.delete()


def usual_width(sheet: xw.Sheet, columns: Iterable[int]) -> float:
    """How wide a column of a sheet is that nobody touched: one beyond these and all that is used."""
    beyond = max(sheet.used_range.last_cell.column, *columns) + 2
    return sheet.range((1, beyond)).column_width or _USUAL_WIDTH


def clear_columns(
    book: xw.Book,
    host: Host,
    placed: Placed,
    columns: Collection[int],
    before: Mapping[int, float] = MappingProxyType({}),
) -> None:
    """Empty columns of ours as if nothing had been there; a table lets go of those at its right edge.

    before: widths that they had, apart from the usual one; 0 or less for those that were hidden.
    """
    sheet = book.sheets[placed.sheet]
    empty_columns(book, placed, columns)
    first, last = placed.rows
    stay = _let_go(sheet, placed, columns) if placed.table else {}
    usual = usual_width(sheet, placed.columns)
    spans = _own_rows(sheet, placed, first, last)
    for left, right in neighbours(sorted(columns)):
        if placed.header_row:
            sheet.range(block(placed.header_row, left, placed.header_row, right)).clear_contents()
        if placed.totals:
            sheet.range(block(last - placed.totals + 1, left, last, right)).clear_contents()
        for top, bottom in spans:
            sheet.range(block(top, left, bottom, right)).clear_formats()
        host.set_columns(sheet, [ColumnWidth(left, right, usual)])
    own = {column: width for column, width in before.items() if column in columns}
    host.set_columns(sheet, [ColumnWidth(at, at, abs(width) or usual, hidden=width <= 0) for at, width in own.items()])
    for column, name in stay.items():
        enter(sheet, placed.header_row, column, [[name]])


def _let_go(sheet: xw.Sheet, placed: Placed, columns: Collection[int]) -> dict[int, str]:
    """Make the table end before our columns at its right edge; names for those that must stay, as others follow."""
    table = sheet.tables[placed.table]
    cells = table.range
    right = cells.last_cell.column
    while right in columns and right > cells.column:
        right -= 1
    headers = sheet.range((cells.row, cells.column), (cells.row, right)).options(ndim=1).value
    if right < cells.last_cell.column:
        table.resize(sheet.range((cells.row, cells.column), (cells.last_cell.row, right)))
    taken, named, number = {str(header).casefold() for header in headers}, {}, 0
    for column in sorted(each for each in columns if cells.column <= each <= right):
        number += 1
        while f"{_NEUTRAL}{number}".casefold() in taken:
            number += 1
        named[column] = f"{_NEUTRAL}{number}"
    return named if placed.header_row else {}


def empty_columns(book: xw.Book, placed: Placed, columns: Collection[int]) -> None:
    """Take values, checks and our looks out of columns of ours; headers, the table and its totals stay."""
    sheet = book.sheets[placed.sheet]
    first, last = placed.rows
    body = first + 1 if placed.header_row else first
    spans = _own_rows(sheet, placed, body, last - placed.totals)
    for left, right in neighbours(sorted(columns)):
        for top, bottom in spans:
            sheet.range(block(top, left, bottom, right)).clear_contents()
        if body <= last:
            sheet.range(block(body, left, last, right)).data_validation.delete()
    clear_looks(sheet, placed)


def _own_rows(sheet: xw.Sheet, placed: Placed, first: int, last: int) -> list[tuple[int, int]]:
    """Runs of rows without those, between the leads, in which somebody wrote something into our columns.

    The core refuses what would be lost in columns that people type in; in others a constant is a person's own.
    """
    if last < first:
        return []
    if not placed.worked:
        return [(first, last)]
    body = max(first, placed.rows[0] + (1 if placed.header_row else 0))
    told = [_kinds(sheet, column, body, last) for column in placed.worked]
    theirs = {body + down for down, kinds in enumerate(zip(*told, strict=True)) if any(kinds) and "worked" not in kinds}
    return neighbours(row for row in range(first, last + 1) if row not in theirs)


def _kinds(sheet: xw.Sheet, column: int, first: int, last: int) -> list[str]:
    """What each cell of a column holds: "worked" for a formula, "typed" for anything else, "" for nothing."""
    if last < first:
        return []
    cells = sheet.range(block(first, column, last, column))
    told = cells.formula
    rows = told if isinstance(told, list | tuple) else [told]
    formulas = [str(row[0] if isinstance(row, list | tuple) else row) for row in rows]
    # A text may read like a formula.
    values = cells.options(ndim=1, err_to_str=True).value
    return [
        ("worked" if formula.startswith("=") and formula != value else "typed") if formula else ""
        for formula, value in zip(formulas, values, strict=True)
    ]


def clear_looks(sheet: xw.Sheet, placed: Placed, *, checks_too: bool = True) -> None:
    """Take away the conditional formats of ours, wherever on the lead sheet they stand.

    checks_too: also the one that marks an override that names no tier.
    """
    first, last = placed.rows
    right = max(placed.columns, default=0)
    if not right or last < first:
        return
    spans = [*neighbours(sorted(placed.columns)), (1, right)]
    for area in (block(first, left, last, right) for left, right in spans):
        formats = sheet.range(area).conditional_formats
        # Taking one away numbers the others anew.
        for _ in range(len(formats)):
            mine = (each for each in formats if is_ours(each, area, placed.columns, checks_too=checks_too))
            ours = next(mine, None)
            if ours is None:
                break
            ours.delete()


def is_ours(item: xw.ConditionalFormat, area: str, columns: frozenset[int], *, checks_too: bool = True) -> bool:
    """Whether a conditional format that touches an area is one that scoring makes. columns: ours."""
    if item.type == "data_bar":
        return item.bar_color == _rgb(look.SCORE_BAR) and within(_ranges(item, area), columns)
    formula = (item.formula or "").removeprefix("=") if item.type == "custom" else ""
    if not checks_too and '<>""' in formula:
        return False
    return own_formats(columns)([_BY_TIER.sub(r"EXACT(\1,\2)", formula)], _ranges(item, area))


def _ranges(item: xw.ConditionalFormat, area: str) -> str:
    """Where a conditional format lies; the area that it touches where a program does not say more."""
    if isinstance(item.impl, CalcFormat):
        return item.impl.ranges
    spans = getattr(item.impl.api, "AppliesTo", None)
    return area if spans is None else str(spans.Address).replace("$", "").replace(",", " ")


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[0:2], 16), int(color[2:4], 16), int(color[4:6], 16)
