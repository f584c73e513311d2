"""What a broken-off change of a scored workbook must give back: what people typed, our sheets, our names.

Excel has no Undo for what a program wrote, and Calc's own does not bring back all that merged cells held. So what
people typed among what is ours is remembered before anything is written, and all else is made again from the copy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import xlwings as xw

from excel_addin.hosts.host import Host
from excel_addin.live.applying import carried, define_names, drop_the_rest, make_way
from excel_addin.live.clearing import Placed, clear_columns, delete_names, placed_by_finding
from excel_addin.live.following import Spans, put_back, spans_of
from excel_addin.live.lead_sheet import write_leads
from excel_addin.live.looks import Looks, looks_of, with_looks
from excel_addin.live.own_sheets import (
    block,
    draw_charts,
    enter,
    lock,
    make_sheets,
    neighbours,
    rectangles,
    unlocked,
    write_sheet,
)
from excel_addin.live.values import Entry, text_entry
from scoring.jobs.inplace import InPlace, plan_for_open
from scoring.jobs.models import marker_of
from scoring.jobs.prepare import Prepared, Wishes, prepare
from scoring.jobs.results import columns_of, score_prepared
from scoring.ooxml.cells import parse_range
from scoring.workbook.marker import marker_xml
from scoring.workbook.names import MODEL_NAMESPACE, Our
from scoring.workbook.plan import BookPlan
from scoring.workbook.stripping.found import Found
from scoring.workbook.stripping.names import is_our_name

_Grid = tuple[tuple[object, ...], ...]


@dataclass(frozen=True)
class _Cells:
    """What cells of a sheet held: formulas (constants as they read there), and values."""

    sheet: str
    address: str
    formulas: _Grid
    values: _Grid


@dataclass(frozen=True)
class Before:
    """A scored workbook before a change. path: its copy. kept: our sheets and what is typed beside the leads.

    edges: our columns in the first and the last row of the leads. formats: how many conditional ones the leads have.
    widths: of our columns in sight. drawn: charts and notes of our sheets. names: what ours refer to. locked: those
    of our sheets that are protected.
    """

    path: Path
    placed: Placed
    kept: tuple[_Cells, ...]
    edges: tuple[_Cells, ...]
    formats: int
    widths: Mapping[int, float]
    drawn: Mapping[str, object]
    names: Mapping[str, str]
    locked: tuple[str, ...]
    looks: Looks
    spans: Spans | None


def remember(book: xw.Book, host: Host, path: Path, found: Found) -> Before:
    """What a scored workbook holds that a broken-off change could take. path: its copy; found: what is ours there."""
    placed = placed_by_finding(found)
    there = {sheet.name for sheet in book.sheets}
    own = [name for name in placed.sheets if name in there]
    kept = [_read(book.sheets[name], book.sheets[name].used_range.address) for name in own]
    edges: list[_Cells] = []
    if placed.sheet:
        sheet, (first, last) = book.sheets[placed.sheet], placed.rows
        typed = [found.columns[our] for our in (Our.OVERRIDE, Our.REASON) if our in found.columns]
        kept += [_read(sheet, block(first, column, last, column)) for column in typed]
        body = min(first + 1, last)
        spans = neighbours(sorted(placed.columns))
        edges = [_read(sheet, block(row, left, row, right)) for left, right in spans for row in (body, last)]
    names = {name.name: name.refers_to or "" for name in book.names if _is_ours(name.name, placed)}
    return Before(
        path,
        placed,
        tuple(kept),
        tuple(edges),
        _formats(book, placed),
        _widths(book, placed.sheet, found.columns.values()) if placed.sheet else {},
        {name: _drawn(book.sheets[name]) for name in own},
        names,
        tuple(name for name in own if host.is_protected(book.sheets[name])),
        looks_of(book),
        spans_of(book, host, placed.sheet) if placed.sheet else None,
    )


def restore(book: xw.Book, host: Host, before: Before, broken: BookPlan | None = None) -> bool:
    """Give back what a change took that broke off; whether all is there again. broken: what was being put in."""
    _drop_new(book, host, before, broken)
    _give_back(book, host, before)
    if _intact(book, before):
        return True
    with suppress(Exception):
        plan, prepared = _plan_of(book, host, before)
        _apply_again(book, host, before, plan, prepared)
    _give_back(book, host, before)
    return _intact(book, before)


def _formats(book: xw.Book, placed: Placed) -> int:
    if not placed.columns:
        return 0
    (first, last), right = placed.rows, max(placed.columns)
    return len(book.sheets[placed.sheet].range(block(first, 1, last, right)).conditional_formats)


def _widths(book: xw.Book, sheet: str, columns: Iterable[int]) -> dict[int, float]:
    told = {column: book.sheets[sheet].range((1, column)).column_width for column in columns}
    return {column: float(width) for column, width in told.items() if width}


def _drawn(sheet: xw.Sheet) -> object:
    """How many charts, and the notes."""
    return len(sheet.charts), sorted((note.location.address, note.text) for note in sheet.notes)


def _is_ours(name: str, placed: Placed) -> bool:
    return "!" not in name and (name in placed.names or is_our_name(name))


def _read(sheet: xw.Sheet, address: str) -> _Cells:
    values = sheet.range(address.replace("$", "")).options(ndim=2, err_to_str=True).value
    return _Cells(sheet.name, address, _formulas(sheet, address), tuple(map(tuple, values)))


def _formulas(sheet: xw.Sheet, address: str) -> _Grid:
    formulas = sheet.range(address.replace("$", "")).options(ndim=2).formula
    rows = formulas if isinstance(formulas, list | tuple) else ((formulas,),)
    return tuple(tuple(row) if isinstance(row, list | tuple) else (row,) for row in rows)


def _drop_new(book: xw.Book, host: Host, before: Before, broken: BookPlan | None) -> None:
    """Take out what the broken change added, each kind by itself."""
    if broken is None:
        return
    was = {cells.sheet for cells in before.kept}
    edit, placed = broken.leads, before.placed
    if edit is not None and len(edit.rows):
        old = placed.columns if placed.sheet == edit.sheet else frozenset()
        new = frozenset(column.column for column in edit.columns) - old
        rows = edit.header_row or int(edit.rows[0]), int(edit.rows[-1])
        table = edit.table.name if edit.table is not None else ""
        headers = book.sheets[edit.sheet].range((rows[0], 1), (rows[0], max(new, default=1))).options(ndim=1).value
        if any(headers[column - 1] is not None for column in new):
            with suppress(Exception):
                clear_columns(book, host, Placed(edit.sheet, edit.header_row, rows, new, table), new)
    if before.spans is not None:
        with suppress(Exception):
            put_back(book, host, before.spans)
    for sheet in broken.sheets:
        with suppress(Exception):
            if sheet.name not in was and sheet.name in {each.name for each in book.sheets}:
                book.sheets[sheet.name].delete()
    with suppress(Exception):
        delete_names(book, [name.name for name in broken.names], tuple(before.names))


def _plan_of(book: xw.Book, host: Host, before: Before) -> tuple[BookPlan, Prepared]:
    """What the workbook had, planned anew from its copy."""
    prepared = prepare(before.path, Wishes(from_sheets=True))
    show = columns_of(prepared)
    how = InPlace(show=show, discard=True, live_day=True)
    plan = plan_for_open(prepared, score_prepared(prepared, None, kept=True), show, how)
    return carried(with_looks(plan, before.looks, prepared.model.tiers), host), prepared


def _apply_again(book: xw.Book, host: Host, before: Before, plan: BookPlan, prepared: Prepared) -> None:
    """Put a plan in, going on with the next piece where one cannot be done: what is missing is seen afterwards."""
    edit = plan.leads
    if edit is None:
        return
    leads, day_zero = edit, prepared.day_zero

    fresh: list[str] = []

    def sheets() -> None:
        for sheet in plan.sheets:
            with suppress(Exception):
                write_sheet(book, host, sheet, fresh=sheet.name in fresh, day_zero=day_zero)

    def marker() -> None:
        stood = marker_of(before.path)
        if host.carries_parts and stood is not None:
            host.set_part(book, MODEL_NAMESPACE, marker_xml(stood).decode())

    steps: tuple[Callable[[], None], ...] = (
        lambda: fresh.extend(make_sheets(book, plan)),
        lambda: define_names(book, host, plan.names),
        lambda: make_way(book, host, plan, before.placed),
        lambda: write_leads(book, host, leads, day_zero),
        sheets,
        lambda: draw_charts(book, host, plan),
        lambda: drop_the_rest(book, plan, before.placed),
        marker,
    )
    with unlocked(book, host, before.placed.sheets):
        for step in steps:
            with suppress(Exception):
                step()


def _give_back(book: xw.Book, host: Host, before: Before) -> None:
    """Names, and what cells held, wherever it is something else now."""
    there = {sheet.name for sheet in book.sheets}
    now = {name.name: name.refers_to or "" for name in book.names}
    for name, refers in before.names.items():
        with suppress(Exception):
            if now.get(name) != refers:
                book.names.add(name, refers)
                host.hide_name(book, name)
    if before.spans is not None:
        with suppress(Exception):
            put_back(book, host, before.spans)
    with suppress(Exception):
        for column, width in before.widths.items():
            book.sheets[before.placed.sheet].range((1, column)).column_width = width
    with suppress(Exception), unlocked(book, host, before.placed.sheets):
        for cells in before.kept:
            if cells.sheet in there:
                _enter_back(book.sheets[cells.sheet], cells)
    with suppress(Exception):
        lock(book, host, before.locked)


def _enter_back(sheet: xw.Sheet, cells: _Cells) -> None:
    """What cells held: blocks of them at once, then one by one those that did not take it so (dates, merged cells)."""
    places = _differing(sheet, cells)
    for place in rectangles(places):
        top, left, bottom, right = parse_range(place)
        matrix = [[_entry(cells, row, column) for column in range(left, right + 1)] for row in range(top, bottom + 1)]
        with suppress(Exception):
            enter(sheet, top, left, matrix)
    # Reading again costs, and mostly there was nothing to do.
    for row, column in _differing(sheet, cells) if places else ():
        with suppress(Exception):
            _enter_cell(sheet.range((row, column)), *_held(cells, row, column))


def _differing(sheet: xw.Sheet, cells: _Cells) -> list[tuple[int, int]]:
    """The places (row, column) that hold something else now."""
    top, left, _, _ = parse_range(cells.address.replace("$", ""))
    lines = enumerate(zip(cells.formulas, _formulas(sheet, cells.address), strict=True), top)
    return [
        (row, column)
        for row, (was, now) in lines
        for column, (formula, other) in enumerate(zip(was, now, strict=True), left)
        if formula != other
    ]


def _held(cells: _Cells, row: int, column: int) -> tuple[object, object]:
    """The formula and the value of a cell."""
    top, left, _, _ = parse_range(cells.address.replace("$", ""))
    return cells.formulas[row - top][column - left], cells.values[row - top][column - left]


def _entry(cells: _Cells, row: int, column: int) -> Entry:
    """A cell as it is entered among others; nothing where that needs a look of its own, as for dates."""
    formula, value = _held(cells, row, column)
    if isinstance(value, str) and formula in (value, f"'{value}"):
        return text_entry(value)
    if value is None or isinstance(value, datetime):
        return formula if isinstance(formula, str) and formula.startswith("=") else None
    return formula if isinstance(formula, str | float | int) else None


def _enter_cell(cell: xw.Range, formula: object, value: object) -> None:
    """A cell as it was: what reads like a formula may be a text."""
    if isinstance(value, str) and formula in (value, f"'{value}"):
        cell.formula = text_entry(value) or ""
    elif isinstance(formula, str) and formula.startswith("="):
        cell.formula = formula
    elif value is None:
        cell.clear_contents()
    elif isinstance(value, datetime):
        cell.value = value
    else:
        cell.formula = value


def _intact(book: xw.Book, before: Before) -> bool:
    """Whether our sheets, what people typed, our columns at both ends of the leads and our names are as they were."""
    try:
        same = all(
            _formulas(book.sheets[cells.sheet], cells.address) == cells.formulas
            for cells in (*before.kept, *before.edges)
        )
        names = {name.name: name.refers_to or "" for name in book.names}
        formats = _formats(book, before.placed) == before.formats
        drawn = all(_drawn(book.sheets[name]) == was for name, was in before.drawn.items())
    except Exception:
        # A sheet is missing, or the program does not answer.
        return False
    return same and drawn and formats and all(names.get(name) == refers for name, refers in before.names.items())
