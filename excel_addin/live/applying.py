"""A plan put into an open workbook, in an order in which every formula finds what it refers to.

First our sheets, empty; then names, which formulas and looks go by; then the leads; then what stands on our sheets.
The model that the workbook carries comes last: it says that all the rest is there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import xlwings as xw

from excel_addin.hosts.host import Host
from excel_addin.live.clearing import Placed, clear_columns, delete_names, empty_columns, placed_by_finding
from excel_addin.live.following import grow, narrow
from excel_addin.live.lead_sheet import write_leads
from excel_addin.live.own_sheets import draw_charts, lock, make_sheets, unlocked, write_sheet
from scoring.jobs.prepare import Prepared
from scoring.workbook.carried import with_carried
from scoring.workbook.functions import live_functions
from scoring.workbook.marker import marker_part, parse_marker
from scoring.workbook.names import CHOSEN_NAME, MODEL_NAMESPACE
from scoring.workbook.plan import BookPlan, DefinedName, LeadEdit
from scoring.workbook.stripping.found import Found

EXCEL = "Excel"
# The leads take so much of the time that writing takes.
_LEADS_SHARE = 0.7


def apply_live(
    book: xw.Book, host: Host, plan: BookPlan, prepared: Prepared, tell: Callable[[float], None] = lambda done: None
) -> None:
    """Put a plan into the workbook that `prepared` is a copy of. tell hears of the share that is done."""
    edit = plan.leads
    if edit is None:
        raise ValueError("the plan is for a new workbook")
    placed = placed_by_finding(prepared.found)
    edit = with_widths_kept(edit, prepared.found)
    with unlocked(book, host, placed.sheets):
        _apply(book, host, plan, edit, placed, prepared.day_zero, tell)
    lock(book, host, [sheet.name for sheet in plan.sheets if sheet.protected])


def _apply(
    book: xw.Book,
    host: Host,
    plan: BookPlan,
    edit: LeadEdit,
    placed: Placed,
    day_zero: int,
    tell: Callable[[float], None],
) -> None:
    _let_follow(book, host, edit, placed)
    added = make_sheets(book, plan)
    define_names(book, host, plan.names)
    make_way(book, host, plan, placed)
    write_leads(book, host, edit, day_zero, lambda done: tell(_LEADS_SHARE * done))
    for number, sheet in enumerate(plan.sheets):
        tell(_LEADS_SHARE + (1 - _LEADS_SHARE) * number / len(plan.sheets))
        write_sheet(book, host, sheet, fresh=sheet.name in added, day_zero=day_zero)
    draw_charts(book, host, plan)
    drop_the_rest(book, plan, placed)
    for part in plan.custom_parts:
        host.set_part(book, part.namespace, part.xml.decode())


def _let_follow(book: xw.Book, host: Host, edit: LeadEdit, placed: Placed) -> None:
    """Filters and print areas before all else: where a program cannot move one, nothing is written yet."""
    if placed.sheet and placed.sheet != edit.sheet:
        narrow(book, host, placed.sheet, placed.columns)
    grow(book, host, edit, placed.columns if placed.sheet == edit.sheet else ())


def carried(plan: BookPlan, host: Host) -> BookPlan:
    """The plan with its marker where the program can keep it.

    It says that the workbook without us was never a file: nothing brings an open one back to the byte.
    """
    parts = tuple(
        marker_part(replace(parse_marker(part.xml), stripped=True)) if part.namespace == MODEL_NAMESPACE else part
        for part in plan.custom_parts
    )
    marked = replace(plan, custom_parts=parts)
    return marked if host.carries_parts else with_carried(marked)


def with_widths_kept(edit: LeadEdit, found: Found | None) -> LeadEdit:
    """The edit without the widths of columns that are ours already and stay in sight.

    What a copy says of them is what its program made of them, and a little less each time.
    """
    if found is None or found.leads is None or found.leads.sheet.name != edit.sheet:
        return edit
    ours = set(found.columns.values())
    widths = tuple(width for width in edit.widths if width.hidden or width.first not in ours)
    return replace(edit, widths=widths)


def define_names(book: xw.Book, host: Host, names: tuple[DefinedName, ...]) -> None:
    """Define names, or define them anew. Functions of the workbook are for Excel: Calc would show errors for them."""
    functions = {name: text for name, text, _ in live_functions(names)}
    for name in names:
        if name.name in functions:
            if host.name == EXCEL:
                # Excel reads what a name is added with in its own language, and what it is then given in English.
                book.names.add(name.name, "=0").refers_to = functions[name.name]
            continue
        book.names.add(name.name, f"={name.refers}")
        if name.hidden:
            host.hide_name(book, name.name)


def make_way(book: xw.Book, host: Host, plan: BookPlan, placed: Placed) -> None:
    """Take out of the lead sheet what an earlier scoring left there: what stays ours is only emptied."""
    edit = plan.leads
    if edit is None or not placed.sheet:
        return
    if placed.sheet != edit.sheet:
        clear_columns(book, host, placed, placed.columns)
        return
    coming = {column.column for column in edit.columns}
    empty_columns(book, placed, placed.columns & coming)
    if placed.columns - coming:
        clear_columns(book, host, placed, placed.columns - coming)


def drop_the_rest(book: xw.Book, plan: BookPlan, placed: Placed) -> None:
    """Delete the sheets and names of an earlier scoring that this one has no more."""
    coming = {sheet.name for sheet in plan.sheets}
    there = {sheet.name for sheet in book.sheets}
    for name in placed.sheets:
        if name in there and name not in coming:
            book.sheets[name].delete()
    delete_names(book, placed.names, [*(name.name for name in plan.names), CHOSEN_NAME])
