"""Our columns beside the leads in an open workbook: headers, values, formulas, looks; no cell of the person's."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import xlwings as xw

from excel_addin.hosts.host import Host
from excel_addin.live.own_sheets import block, enter, neighbours
from excel_addin.live.values import Entry, column_entries, formula_entry, moved_down, runs_of, text_entry
from scoring.workbook.plan import ColumnPlan, LeadEdit, Style, TableEdit

# With few runs of rows a call for each column fills it; with many, a call for each run is less.
_FEW_RUNS = 3
_ROWS_A_CALL = 20_000


def write_leads(
    book: xw.Book, host: Host, edit: LeadEdit, day_zero: int, tell: Callable[[float], None] = lambda done: None
) -> None:
    """Put our columns beside the leads. tell hears of the share that is done."""
    sheet = book.sheets[edit.sheet]
    _write_headers(sheet, host, edit)
    if edit.table is not None:
        _grow_table(sheet, edit.table)
    _dress(sheet, host, edit)
    runs = runs_of(edit.rows)
    if len(runs) <= _FEW_RUNS:
        for done, column in enumerate(edit.columns):
            _write_column(sheet, column, runs, day_zero)
            tell(done / len(edit.columns))
    else:
        _write_runs(sheet, edit, runs, day_zero, tell)
    host.set_columns(sheet, edit.widths)
    for item in edit.formats:
        host.add_format(sheet, item)
    for check in edit.validations:
        host.add_check(sheet, check)


def _write_headers(sheet: xw.Sheet, host: Host, edit: LeadEdit) -> None:
    headers = {cell.column: str(cell.value) for cell in edit.headers}
    for left, right in neighbours(sorted(headers)):
        target = block(edit.header_row, left, edit.header_row, right)
        host.copy_look(sheet, block(edit.header_row, edit.like, edit.header_row, edit.like), target)
        enter(sheet, edit.header_row, left, [[text_entry(headers[column]) for column in range(left, right + 1)]])


def _grow_table(sheet: xw.Sheet, edit: TableEdit) -> None:
    """Let the leads' table reach over our columns."""
    table = sheet.tables[edit.name]
    cells = table.range
    right = max(cells.last_cell.column, *(column for column, _ in edit.columns))
    if right > cells.last_cell.column:
        table.resize(sheet.range((cells.row, cells.column), (cells.last_cell.row, right)))


def _dress(sheet: xw.Sheet, host: Host, edit: LeadEdit) -> None:
    """Our cells look like those beside them, apart from what the plan says of their columns."""
    spans = [(first, last) for _, first, last in runs_of(edit.rows)]
    if not spans:
        return
    columns = neighbours(sorted(column.column for column in edit.columns))
    source = block(spans[0][0], edit.like, spans[0][0], edit.like)
    for left, right in columns:
        for first, last in spans:
            host.copy_look(sheet, source, block(first, left, last, right))
    styles: dict[Style, list[int]] = {}
    for column in edit.columns:
        styles.setdefault(column.style, []).append(column.column)
    for style, numbers in styles.items():
        wide = neighbours(sorted(numbers))
        host.dress(sheet, [block(first, left, last, right) for left, right in wide for first, last in spans], style)


def _write_column(sheet: xw.Sheet, plan: ColumnPlan, runs: list[tuple[int, int, int]], day_zero: int) -> None:
    entries = [] if plan.formula else column_entries(plan.values, day_zero)
    for start, first, last in runs:
        if plan.formula:
            cells = sheet.range((first, plan.column), (last, plan.column))
            cells.formula = _formula(plan, first)
            continue
        whole = entries[start : start + last - first + 1]
        if all(entry is None for entry in whole):
            continue
        for at in range(0, len(whole), _ROWS_A_CALL):
            enter(sheet, first + at, plan.column, [[entry] for entry in whole[at : at + _ROWS_A_CALL]])


def _formula(plan: ColumnPlan, row: int) -> str:
    """A column's formula as it reads in a row."""
    text = formula_entry(plan.formula)
    return moved_down(text, row - plan.first_row) if plan.shared else text


def _write_runs(
    sheet: xw.Sheet, edit: LeadEdit, runs: list[tuple[int, int, int]], day_zero: int, tell: Callable[[float], None]
) -> None:
    """All columns of a run of rows at once."""
    plans = sorted(edit.columns, key=lambda column: column.column)
    entries = {plan.column: [] if plan.formula else column_entries(plan.values, day_zero) for plan in plans}
    groups = [[plans[0]]]
    for before, plan in pairwise(plans):
        if plan.column == before.column + 1:
            groups[-1].append(plan)
        else:
            groups.append([plan])
    for start, first, last in runs:
        for group in groups:
            matrix: list[list[Entry]] = [
                [_formula(plan, row) if plan.formula else entries[plan.column][start + row - first] for plan in group]
                for row in range(first, last + 1)
            ]
            enter(sheet, first, group[0].column, matrix)
        tell(start / len(edit.rows))
