"""Our columns beside the leads in an open workbook: headers, values, formulas, looks; no cell of the person's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import xlwings as xw

from excel_addin.calc.ranges import Range as CalcRange
from excel_addin.hosts.host import Host
from excel_addin.live.own_sheets import block, enter, neighbours
from excel_addin.live.values import Entry, column_entries, formula_entry, moved_down, runs_of, text_entry
from scoring.workbook.plan import ColumnPlan, LeadEdit, Style, TableEdit

# With few runs of rows columns are filled down; with many, a call for each run is less.
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
        _write_columns(sheet, edit, runs, day_zero, tell)
    else:
        _write_runs(sheet, edit, runs, day_zero, tell)
    host.set_columns(sheet, edit.widths)
    host.add_formats(sheet, edit.formats)
    host.add_checks(sheet, edit.validations)


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
    wide = {style: neighbours(sorted(numbers)) for style, numbers in styles.items()}
    host.dress_all(
        sheet,
        {
            style: [block(first, left, last, right) for left, right in runs for first, last in spans]
            for style, runs in wide.items()
        },
    )


def _write_columns(
    sheet: xw.Sheet, edit: LeadEdit, runs: list[tuple[int, int, int]], day_zero: int, tell: Callable[[float], None]
) -> None:
    """Formulas first, filled down; then the values between them."""
    filled = [column for column in edit.columns if column.formula]
    for done, group in enumerate(_side_by_side(filled)):
        tell(done / len(filled))
        for _, first, last in runs:
            cells = sheet.range((first, group[0].column), (last, group[-1].column))
            _fill(cells, [_formula(plan, first) for plan in group])
    for plan in edit.columns:
        if not plan.formula:
            _write_values(sheet, plan, runs, day_zero)


def _fill(cells: xw.Range, formulas: list[str]) -> None:
    """One formula for each column, in every row. Calc does it for all columns at once, and slowly one by one."""
    if isinstance(cells.impl, CalcRange):
        cells.impl.fill_rows(formulas)
        return
    for column, formula in enumerate(formulas, 1):
        cells.columns[column - 1].formula = formula


def _write_values(sheet: xw.Sheet, plan: ColumnPlan, runs: list[tuple[int, int, int]], day_zero: int) -> None:
    entries = column_entries(plan.values, day_zero)
    for start, first, last in runs:
        whole = entries[start : start + last - first + 1]
        if all(entry is None for entry in whole):
            continue
        for at in range(0, len(whole), _ROWS_A_CALL):
            enter(sheet, first + at, plan.column, [[entry] for entry in whole[at : at + _ROWS_A_CALL]])


def _side_by_side(plans: Sequence[ColumnPlan]) -> list[list[ColumnPlan]]:
    """Columns from left to right, neighbours together."""
    groups: list[list[ColumnPlan]] = []
    for plan in sorted(plans, key=lambda each: each.column):
        if groups and groups[-1][-1].column + 1 == plan.column:
            groups[-1].append(plan)
        else:
            groups.append([plan])
    return groups


def _formula(plan: ColumnPlan, row: int) -> str:
    """A column's formula as it reads in a row."""
    text = formula_entry(plan.formula)
    return moved_down(text, row - plan.first_row) if plan.shared else text


def _write_runs(
    sheet: xw.Sheet, edit: LeadEdit, runs: list[tuple[int, int, int]], day_zero: int, tell: Callable[[float], None]
) -> None:
    """All columns of a run of rows at once."""
    groups = _side_by_side(edit.columns)
    entries = {plan.column: [] if plan.formula else column_entries(plan.values, day_zero) for plan in edit.columns}
    for start, first, last in runs:
        for group in groups:
            matrix: list[list[Entry]] = [
                [_formula(plan, row) if plan.formula else entries[plan.column][start + row - first] for plan in group]
                for row in range(first, last + 1)
            ]
            enter(sheet, first, group[0].column, matrix)
        tell(start / len(edit.rows))
