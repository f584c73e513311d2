"""What writing scores would do: found out from the very plan that is then written.

So what is told is what is done. No widgets. Looking takes seconds for long lists, and belongs off the window's thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop.models.exporting import Choice, Desk, ExportWish, Kind, checked, choice_of, needed_columns
from scoring.errors import HotsheetError, Severity
from scoring.jobs.csvout import guarded_cells
from scoring.jobs.inplace import InPlace, plan_in_place
from scoring.jobs.prepare import Prepared
from scoring.jobs.results import columns_of
from scoring.jobs.run import Target, keeps
from scoring.leads.quality import WARNING_SHARE, stored_as_text_share
from scoring.ooxml.cells import column_letters
from scoring.scores import Scores
from scoring.text import clean
from scoring.workbook.names import Our
from scoring.workbook.plan import BookPlan


@dataclass(frozen=True)
class Placed:
    """A column of ours on the sheet: its letters, its header, and whether an earlier scoring had it."""

    letters: str
    header: str
    renewed: bool = False


@dataclass(frozen=True)
class Outlook:
    """What writing would do. workings: letters of the first and last hidden column, and how many; "" for none.

    table: the Excel table that grows. sheets: those that are added; renewed: those of ours that are written anew.
    left_out: what of the workbook a new one would not have. guarded: cells of a .csv that get an apostrophe.
    apart: our columns do not touch the leads. unreadable: whether changes on the workbook's own rules sheets cannot
    be told. as_text: fields of which much is stored as text. list_day: the day of the list that is written, where it
    is not the day that is written. new_version: the number under which changed rules are kept before, "" for none.
    choice: what has to be settled first.
    """

    leads: int = 0
    columns: tuple[Placed, ...] = ()
    workings: tuple[str, str, int] = ("", "", 0)
    table: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()
    overrides: int = 0
    reasons: int = 0
    unknown: int = 0
    left_out: tuple[str, ...] = ()
    guarded: int = 0
    apart: bool = False
    backup: str = ""
    replaces: bool = False
    unreadable: bool = False
    as_text: tuple[str, ...] = ()
    warnings: int = 0
    list_day: date | None = None
    new_version: str = ""
    choice: Choice | None = None


def outlook(desk: Desk, wish: ExportWish) -> Outlook:
    """What writing would do, and what has to be settled first. Never raises for what a person can mend."""
    try:
        prepared, scores, target, out = checked(desk, wish)
        show = columns_of(prepared, (*wish.show, *needed_columns(desk.material.state, wish.kind)))
        plan = _plan(prepared, scores, show, wish, target, out)
    except HotsheetError as error:
        return Outlook(len(desk.material.prepared.table), choice=choice_of(error, desk.material.prepared))
    shown = _told(prepared, scores, wish, out, show, plan)
    shown = replace(shown, new_version=desk.new_version)
    return replace(shown, list_day=_other_day(desk, wish)) if wish.listed else shown


def _other_day(desk: Desk, wish: ExportWish) -> date | None:
    shown = desk.material.day or date.today()
    return shown if shown != (wish.as_of or date.today()) else None


def _plan(
    prepared: Prepared, scores: Scores, show: Sequence[Our], wish: ExportWish, target: Target, out: Path
) -> BookPlan | None:
    """The plan for the person's own workbook; None where a file of the leads alone is made."""
    if not keeps(prepared.path, out, target):
        return None
    options = InPlace(
        None if wish.kind is Kind.IN_PLACE else out,
        target.backup,
        wish.protected_too,
        wish.at,
        tuple(show),
        wish.overwrite,
        target.live_day,
        wish.discard,
    )
    return plan_in_place(prepared, scores, show, options)


def _told(
    prepared: Prepared, scores: Scores, wish: ExportWish, out: Path, show: Sequence[Our], plan: BookPlan | None
) -> Outlook:
    own = plan is not None and plan.leads is not None
    made_anew = wish.kind is Kind.NEW or (plan is not None and not own)
    shown = Outlook(
        len(prepared.table),
        tuple(Placed("", str(our)) for our in show),
        overrides=sum(map(bool, map(clean, prepared.overrides))),
        reasons=sum(map(bool, map(clean, prepared.reasons))),
        unknown=len(scores.unknown_overrides),
        left_out=(*prepared.left_out, *prepared.looks_lost) if wish.kind is Kind.NEW else (),
        guarded=guarded_cells(prepared.table) if wish.kind is Kind.CSV and not wish.raw else 0,
        backup=_backup_name(prepared.path) if wish.backup and wish.kind is Kind.IN_PLACE else "",
        replaces=wish.kind is not Kind.IN_PLACE and out.exists(),
        unreadable=not prepared.compared and wish.kind in (Kind.IN_PLACE, Kind.COPY),
        as_text=_stored_as_text(prepared),
        warnings=sum(each.severity is not Severity.NOTE for each in prepared.findings),
    )
    if plan is None or made_anew:
        return shown
    return _in_own_workbook(shown, prepared, plan)


def _in_own_workbook(shown: Outlook, prepared: Prepared, plan: BookPlan) -> Outlook:
    """With which columns and sheets the person's own workbook gets."""
    edit, found = plan.leads, prepared.found
    assert edit is not None
    ours = {str(our) for our in Our}
    had = set(found.columns.values()) if found is not None else set()
    headers = {cell.column: str(cell.value) for cell in edit.headers}
    if edit.table is not None:
        headers |= {column: made.name for column, made in edit.table.columns}
    visible = {column: name for column, name in headers.items() if _plain_header(name) in ours}
    hidden = sorted(set(headers) - set(visible))
    before = set(found.sheet_names) if found is not None else set()
    return replace(
        shown,
        columns=tuple(Placed(column_letters(at), name, at in had) for at, name in sorted(visible.items())),
        workings=(column_letters(hidden[0]), column_letters(hidden[-1]), len(hidden)) if hidden else ("", "", 0),
        table=edit.table.name if edit.table is not None else "",
        sheet=edit.sheet,
        sheets=tuple(sheet.name for sheet in plan.sheets if sheet.name not in before),
        renewed=tuple(sheet.name for sheet in plan.sheets if sheet.name in before),
        apart=edit.table is None and edit.last_column + 1 not in headers,
    )


def _plain_header(name: str) -> str:
    """A header without the number that sets it apart from a lead's own column."""
    head, bracket, tail = name.rpartition(" (")
    return head if bracket and tail.endswith(")") and tail[:-1].isdigit() else name


def _backup_name(path: Path) -> str:
    number = 1
    while True:
        words = "before scoring" if number == 1 else f"before scoring {number}"
        copy = path.with_name(f"{path.stem} ({words}){path.suffix}")
        if not copy.exists():
            return copy.name
        number += 1


def _stored_as_text(prepared: Prepared) -> tuple[str, ...]:
    """Fields of which more is stored as text than may be passed over."""
    found = []
    for each in prepared.model.fields:
        column = prepared.columns.get(each.name, "")
        if column and stored_as_text_share(prepared.table, each, column) > WARNING_SHARE:
            found.append(each.name)
    return tuple(found)
