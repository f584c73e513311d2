"""The jobs on a workbook that a person has open: score it, take its rules back, take the scoring out of it.

What is decided is decided by the core, from a copy of the workbook; what is written goes into the open workbook
through xlwings and a `Host`, and never into the person's file. Each job keeps a copy of the workbook as it was, and
leaves the workbook either done or as it was: where even that fails, it says where the copy lies.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import xlwings as xw

from excel_addin.hosts.host import Host
from excel_addin.live.applying import apply_live, carried
from excel_addin.live.backups import keep
from excel_addin.live.changing import changing
from excel_addin.live.checking import Checked, Differing, check_live
from excel_addin.live.clearing import clear_placed, clear_scoring, placed_by_finding, placed_by_plan
from excel_addin.live.columns import columns_before, with_columns
from excel_addin.live.copies import copy_of
from excel_addin.live.looks import Looks, looks_of, set_looks, with_looks
from excel_addin.live.restoring import remember, restore
from scoring.jobs.inplace import InPlace, plan_for_open
from scoring.jobs.models import marker_of
from scoring.jobs.prepare import Prepared, Wishes, found_in, prepare
from scoring.jobs.removal import Removal, remove
from scoring.jobs.results import columns_of, refuse_edited, score_prepared
from scoring.jobs.rulesback import RulesBack, rules_back
from scoring.scores import Scores
from scoring.workbook.marker import KeptVersion
from scoring.workbook.names import CHOSEN_NAME, Our
from scoring.workbook.plan import BookPlan

__all__ = [
    "Cleared",
    "Differing",
    "Looks",
    "Options",
    "Scored",
    "apply_rules",
    "copy_of",
    "looks_of",
    "remove_scoring",
    "score_book",
    "set_looks",
]

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Options:
    """How an open workbook is scored.

    show: our columns to show; none for those that it has, else the usual ones. at: the first of our columns (from 1),
    where the leads are no Excel table. discard: go on though people added things to our sheets. live_day: the as-of
    date may follow the calendar though a day was given. versions: the models before this one; None for those that the
    workbook carries. functions: the model also becomes functions of the workbook; None for as it was before.
    settles: the model that was chosen for the workbook is the one that scores it, so the choice is done with.
    """

    show: tuple[Our, ...] = ()
    at: int | None = None
    discard: bool = False
    live_day: bool = False
    versions: tuple[KeptVersion, ...] | None = None
    functions: bool | None = None
    settles: bool = False


@dataclass(frozen=True, eq=False)
class Scored:
    """What scoring gave: the leads as the core understood them (their path is a copy that is gone), scores, plan.

    show: our columns in it. backup: the copy of the workbook as it was before. checked: how many scores, tiers and
    other results the program worked out as well, to be compared with the core's; differing: where it has others.
    """

    prepared: Prepared
    scores: Scores
    plan: BookPlan
    show: tuple[Our, ...]
    backup: Path
    checked: int
    differing: tuple[Differing, ...] = ()


@dataclass(frozen=True)
class Cleared:
    """What was taken out. overrides: how many leads had an override or a reason; exported: the .csv that has them now.

    backup: the copy of the scored workbook. broken: what refers to something that is gone, in words.
    """

    overrides: int
    backup: Path
    exported: Path | None = None
    broken: tuple[str, ...] = ()


def score_book(
    book: xw.Book,
    host: Host,
    wishes: Wishes | None = None,
    options: Options | None = None,
    *,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> Scored:
    """Score the leads of an open workbook, for the first time or again.

    wishes: the model, the sheet, the header row, the mapping; what is not said is as the core finds it, or as the last
    scoring had it. progress is told what is being done, and the share of it done. Raises a `HotsheetError` in words:
    then the workbook is as it was, or the error says where it stands.
    """
    tell = progress or (lambda what, done: None)
    stood = host.fingerprint(book)
    with copy_of(book, host) as path:
        prepared = prepare(path, wishes, lambda done: tell("Reading", done))
        refuse_edited(prepared)
        return _score(book, host, prepared, options or Options(), as_of, tell, stood)


def apply_rules(
    book: xw.Book,
    host: Host,
    day: date | None = None,
    options: Options | None = None,
    *,
    progress: Progress | None = None,
) -> tuple[RulesBack, Scored | None]:
    """Take the rules as they stand on the open sheets into a new version of the model, and score with it.

    Where the sheets say what the model says, nothing is written, and there is no second part. day: when the change
    log says it was; today by default. Raises `ModelError` with the cells that say what no model can.
    """
    tell = progress or (lambda what, done: None)
    stood = host.fingerprint(book)
    with copy_of(book, host) as path:
        back = rules_back(path, day)
        if not back.changed:
            return back, None
        wishes = Wishes(model=back.after, from_sheets=True)
        prepared = prepare(path, wishes, lambda done: tell("Reading", done))
        options = replace(options or Options(), versions=back.versions)
        return back, _score(book, host, prepared, options, day, tell, stood)


def _score(
    book: xw.Book, host: Host, prepared: Prepared, options: Options, as_of: date | None, tell: Progress, stood: str
) -> Scored:
    tell("Scoring", 0)
    scores = score_prepared(prepared, as_of, kept=True)
    show = columns_of(prepared, options.show)
    live_day = options.live_day or as_of is None
    how = InPlace(
        at=options.at,
        show=options.show,
        discard=options.discard,
        live_day=live_day,
        versions=options.versions,
        functions=options.functions,
    )
    planned = plan_for_open(prepared, scores, show, how)
    plan = carried(with_looks(planned, looks_of(book), prepared.model.tiers), host)
    stands = placed_by_finding(prepared.found)
    plan = with_columns(plan, book, stands)
    backup = keep(prepared.path, book.name)
    tell("Writing", 0)
    undo = _undo_of(book, host, plan, prepared)
    sheets = {plan.leads.sheet if plan.leads is not None else "", stands.sheet}
    with changing(book, host, "Score leads with Hotsheet", backup, undo, stood, sheets):
        apply_live(book, host, plan, prepared, lambda done: tell("Writing", done))
        if options.settles:
            for name in [name for name in book.names if name.name == CHOSEN_NAME]:
                name.delete()
    checked: Checked = check_live(book, plan, host.decimal(book))
    return Scored(prepared, scores, plan, show, backup, checked.count, checked.differing)


def _undo_of(book: xw.Book, host: Host, plan: BookPlan, prepared: Prepared) -> Callable[[], bool]:
    """How to take back a scoring: a first one goes; of a later one what was there before comes back."""
    if prepared.found is not None:
        before = remember(book, host, prepared.path, prepared.found)
        return lambda: restore(book, host, before, plan)
    there = {sheet.name for sheet in book.sheets}
    placed = placed_by_plan(plan, [sheet.name for sheet in plan.sheets if sheet.name not in there])

    def undo() -> bool:
        clear_placed(book, host, placed, in_front=placed.sheet, before=columns_before(book, placed))
        return True

    return undo


def remove_scoring(
    book: xw.Book, host: Host, *, discard: bool = False, export: Path | None = None, overwrite: bool = False
) -> Cleared:
    """Take everything of ours out of an open workbook.

    discard: what people typed and added goes unasked. export: a .csv that gets the overrides; overwrite: though it is
    there. Raises `LeftOutError` where something of a person's would be lost, and other `HotsheetError`s in words.
    """
    stood = host.fingerprint(book)
    with copy_of(book, host) as path:
        without = path.with_name("without.xlsx")
        removed = remove(path, Removal(out=without, export=export, discard=discard, overwrite=overwrite))
        backup = keep(path, book.name)
        found = found_in(path, marker_of(path))
        before = remember(book, host, path, found) if found is not None else None
        undo = (lambda: restore(book, host, before)) if before is not None else None
        stands = placed_by_finding(found)
        widths = columns_before(book, stands)
        with changing(book, host, "Remove Hotsheet", backup, undo, stood, {stands.sheet}):
            clear_scoring(book, host, path, found, widths)
    return Cleared(removed.overrides, backup, removed.exported, removed.broken)
