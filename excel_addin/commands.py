"""What the ribbon's buttons do, each a function of the workbook in front. `hotsheet calc` has the same functions.

A command says how it ended through the voice of its desk. What a person can mend is raised as a `HotsheetError`;
`run` is what turns that, and any defect of ours, into a message.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from excel_addin.live.backups import backup_folder
from excel_addin.live.errors import UNPROTECT
from excel_addin.live.jobs import Cleared, Options, Scored, copy_of, looks_of, remove_scoring, set_looks
from excel_addin.models import ModelRef, open_model
from excel_addin.work.card import cards, overruled
from excel_addin.work.choice import INSIDE, chosen, forget_choice, keep_choice, model_chosen, model_of, workspace_of
from excel_addin.work.defects import defect_text, keep_defect, kept_note, refusal_of
from excel_addin.work.desk import TITLE, BrokenOffError, Desk
from excel_addin.work.findings import CheckRow, check_rows, checked_sheet, our_check_sheet, remove_check, write_check
from excel_addin.work.fitness import require_changeable, require_room
from excel_addin.work.guide import write_guide
from excel_addin.work.leaving import free_export, overrides_at_stake
from excel_addin.work.mends import CALC, in_words
from excel_addin.work.questions import apply_asking, score_asking
from excel_addin.work.selection import (
    NotLeadsError,
    lead_sheet,
    leads_in,
    require_scored,
    scored_sheet,
    selected_spans,
    show_place,
)
from excel_addin.work.telling import differing_text, rules_text, scored_text
from scoring.cli.version import hotsheet_version
from scoring.errors import HotsheetError, LeftOutError, ModelError, Place
from scoring.jobs.models import marker_of
from scoring.jobs.prepare import Prepared, Wishes, prepare
from scoring.jobs.results import score_prepared
from scoring.jobs.rulesback import RulesBack
from scoring.scores import Scores
from scoring.workbook.functions import live_functions
from scoring.workbook.names import CHOICES, MODEL_NAME, Our
from scoring.workbook.stripping.names import is_our_name

_NAMED = 6
_KEEP_THEM, _LET_GO = "Save them as a .csv file first", "Let them go"


def score_sheet(
    desk: Desk,
    mapping: Mapping[str, str] | None = None,
    options: Options | None = None,
    ref: ModelRef | None = None,
) -> Scored:
    """Score the leads of the sheet in front, for the first time or again, with the chosen model.

    mapping: field to column, "" for none, where somebody said it beforehand. ref: a model for this time, in the place
    of the one that was chosen before.
    """
    require_changeable(desk)
    sheet = _sheet_to_score(desk)
    require_room(desk)
    model = model_chosen(desk) if ref is None else model_of(desk, ref)
    settling = replace(options or Options(), settles=True)
    asked = score_asking(desk, Wishes(model, sheet, mapping=mapping or {}), settling)
    # The workbook carries that model now, and what is edited on its sheets is to stay.
    forget_choice(desk.book)
    return _told(desk, asked.scored, asked.applied)


def refresh(desk: Desk) -> Scored:
    """Score the scored leads of this workbook again, with the model that it carries: new leads, a new day."""
    require_changeable(desk)
    sheet = require_scored(desk)
    _require_model(desk)
    asked = score_asking(desk, Wishes(sheet=sheet))
    return _told(desk, asked.scored, asked.applied)


def apply_rules(desk: Desk) -> tuple[RulesBack, Scored | None]:
    """Take the rules that were edited on the sheets into the model, and score with them."""
    require_changeable(desk)
    require_scored(desk)
    back, scored = apply_asking(desk, Options(settles=True))
    if scored is None:
        desk.tell("No rule was changed on the sheets, so there is nothing to apply.")
        return back, None
    forget_choice(desk.book)
    return back, _told(desk, scored, back)


def choose_model(desk: Desk, ref: ModelRef) -> None:
    """Choose the model that is to score this workbook, and score with it if the person wants that now."""
    require_changeable(desk)
    if ref == INSIDE:
        forget_choice(desk.book)
        desk.tell("The model inside this workbook scores it.")
        return
    model = open_model(ref, None, workspace_of(desk)).model
    before, scored = chosen(desk.book) or INSIDE, bool(scored_sheet(desk.book))
    keep_choice(desk.book, desk.host, ref)
    if not desk.voice.confirm(
        TITLE, f"“{model.name}” is chosen for this workbook. Score the sheet in front with it now?"
    ):
        if scored:
            desk.tell("The scores stay those of the model inside until you press “Score this sheet”.")
        return
    try:
        score_sheet(desk)
    except Exception:
        # The list shows what the scores are of: a model that was refused did not take its place.
        if scored and chosen(desk.book) == ref:
            keep_choice(desk.book, desk.host, before)
        raise


def show_tiers(desk: Desk, on: bool | None = None) -> None:
    """Colour the tiers, or not. on: None for the other way round."""
    _require_looks(desk)
    set_looks(desk.book, desk.host, tiers=not looks_of(desk.book).tiers if on is None else on)


def show_bars(desk: Desk, on: bool | None = None) -> None:
    """Show bars behind the scores, or not."""
    _require_looks(desk)
    set_looks(desk.book, desk.host, bars=not looks_of(desk.book).bars if on is None else on)


def show_rows(desk: Desk, on: bool | None = None) -> None:
    """Colour whole rows by their tier, or not."""
    _require_looks(desk)
    set_looks(desk.book, desk.host, rows=not looks_of(desk.book).rows if on is None else on)


@dataclass(frozen=True, eq=False)
class Explained:
    """The leads that were explained (counted from 0), with all scores, as of the day that stands on the sheet."""

    prepared: Prepared
    scores: Scores
    leads: tuple[int, ...]
    day: date


def explain_lead(desk: Desk, row: int | None = None) -> Explained:
    """Tell why the selected leads scored what they did. row: that of one lead, whatever is selected."""
    prepared, leads = _selected(desk, row)
    day, scores = _day_of(desk, prepared), _scores_of(desk, prepared)
    desk.tell(cards(prepared, scores, leads, day))
    return Explained(prepared, scores, tuple(leads), day)


def override_lead(desk: Desk, tier: str | None = None, reason: str | None = None, row: int | None = None) -> None:
    """Go to the cells of the selected lead where another tier and its reason are typed, or type them there.

    tier: what to type; None to go there alone. reason: None for the one that is there. row: the lead's, whatever is
    selected. Raises `NotLeadsError` where there are no such cells.
    """
    prepared, leads = _selected(desk, row)
    assert prepared.found is not None
    if len(leads) > 1 and tier is not None:
        raise NotLeadsError(f"{len(leads)} leads are selected.", mend="Select one, to overrule its tier.")
    columns = {our: prepared.found.columns[our] for our in (Our.OVERRIDE, Our.REASON) if our in prepared.found.columns}
    if Our.OVERRIDE not in columns:
        raise NotLeadsError(
            f"This workbook does not show the column “{Our.OVERRIDE}”.", mend="Score the sheet again with that column."
        )
    stands = int(prepared.table.rows[leads[0]])
    sheet = desk.book.sheets[prepared.table.source.sheet]
    cell = sheet.range((stands, columns[Our.OVERRIDE]))
    if tier is not None:
        names = {each.name.casefold(): each.name for each in prepared.model.tiers}
        if tier and tier.casefold() not in names:
            raise HotsheetError(f"There is no tier “{tier}”.", mend=f"There are: {', '.join(names.values())}.")
        require_changeable(desk)
        if desk.host.is_protected(sheet):
            raise HotsheetError("The sheet is protected.", place=Place(sheet=sheet.name), mend=UNPROTECT)
        with desk.host.quiet(desk.book, "Overrule a tier with Hotsheet"):
            cell.value = names.get(tier.casefold(), "")
            if reason is not None and Our.REASON in columns:
                sheet.range((stands, columns[Our.REASON])).value = reason
        desk.tell(overruled(prepared, _scores_of(desk, prepared), leads[0], names.get(tier.casefold(), "")))
        if row is not None:
            return
    sheet.activate()
    cell.select()


def check_data(desk: Desk) -> tuple[CheckRow, ...]:
    """List what is odd about the leads of the sheet in front, on a sheet of its own; nothing else is changed."""
    require_changeable(desk)
    sheet = checked_sheet(desk.book, desk.sheet.name) or lead_sheet(desk, _check_sheet(desk))
    with copy_of(desk.book, desk.host) as path:
        prepared = prepare(path, Wishes(model_chosen(desk), sheet))
        rows = check_rows(prepared)
        about = f"“{sheet}”: {len(prepared.table):,} leads, checked for the model “{prepared.model.name}”."
    if not rows:
        remove_check(desk.book)
        desk.tell(f"Nothing odd was found in the columns that “{prepared.model.name}” uses.")
        return rows
    with desk.host.quiet(desk.book, "Check data with Hotsheet"):
        made = write_check(desk.book, desk.host, rows, about)
    made.activate()
    findings = "One thing is" if len(rows) == 1 else f"{len(rows)} things are"
    desk.tell(f"{findings} worth a look: see the sheet “{made.name}”. The leads themselves were not changed.")
    return rows


def define_functions(desk: Desk) -> Scored:
    """Give the workbook functions that score a lead by a formula, such as HS_SCORE, for Microsoft 365."""
    if desk.host.name == CALC:
        raise HotsheetError(
            "LibreOffice Calc has no functions that are made by a formula (LAMBDA).",
            mend="The columns of a scored sheet work in every program.",
        )
    sheet = require_scored(desk)
    _require_model(desk)
    asked = score_asking(desk, Wishes(sheet=sheet), Options(functions=True))
    scored = asked.scored
    called = [name for name, _, _ in live_functions(scored.plan.names)]
    first = ", ".join(called[:_NAMED]) + (f" and {len(called) - _NAMED} more" if len(called) > _NAMED else "")
    desk.tell(f"This workbook has functions of its own now: {first}. They work in Microsoft 365 alone.")
    return scored


def open_app(desk: Desk) -> None:
    """Open the workbook, as it was last saved, in the desktop app."""
    file = Path(desk.book.fullname)
    if not file.is_file():
        raise HotsheetError(
            "The desktop app opens files, and this workbook has none on this computer yet.",
            mend="Save it in a folder of this computer first.",
        )
    if importlib.util.find_spec("PySide6") is None:
        raise HotsheetError("The desktop app is not installed here.", mend="Install Hotsheet again.")
    if not desk.host.is_saved(desk.book):
        desk.require("The workbook has changes that are not saved, and the app shows it without them. Go on?")
    workspace = ["--workspace", str(desk.workspace)] if desk.workspace is not None else []
    said = desk.machine.start([desk.machine.python, "-P", "-m", "desktop", str(file), *workspace])
    if said:
        raise HotsheetError(f"The desktop app could not start: {said}")


def remove(desk: Desk, export: Path | None = None, discard: bool = False) -> None:
    """Take everything of Hotsheet's out of the workbook.

    export: a .csv that gets the overrides. discard: what people typed and added goes unasked.
    """
    require_changeable(desk)
    scored, checked = bool(scored_sheet(desk.book)), our_check_sheet(desk.book) is not None
    ours = [name for name in desk.book.names if is_our_name(name.name)]
    if not scored and not checked and not ours:
        raise NotLeadsError("Hotsheet has put nothing into this workbook.")
    if not scored and not checked and CHOICES.issuperset(name.name for name in ours):
        for name in ours:
            name.delete()
        desk.tell("What was chosen for this workbook is forgotten. Nothing else of Hotsheet's was in it.")
        return
    if not scored and checked:
        desk.require("Take away the sheet with the checked data?")
        remove_check(desk.book)
        forget_choice(desk.book)
        desk.tell("The sheet with the checked data is gone.")
        return
    if scored:
        desk.require(
            "Take every column, sheet and name that Hotsheet added out of this workbook? A copy of it is kept first."
        )
    try:
        cleared = remove_scoring(desk.book, desk.host, discard=discard, export=export)
    except LeftOutError as error:
        cleared = _remove_with(desk, error, export)
    remove_check(desk.book)
    forget_choice(desk.book)
    parts = ["Everything of Hotsheet's is out of this workbook."]
    if cleared.exported is not None:
        parts.append(f"The overrides are saved in:\n{cleared.exported}")
    if cleared.broken:
        listed = "\n".join(f"  {each}" for each in cleared.broken[:8])
        parts.append(f"These refer to what is gone now:\n{listed}")
    parts.append(f"A copy of the workbook as it was before:\n{cleared.backup}")
    desk.tell("\n\n".join(parts))


def help(desk: Desk) -> None:
    """Open the guide, which says what each button does, and which version this is."""
    version = hotsheet_version()
    file = write_guide(desk.machine.data, version, backup_folder(), desk.machine.logs)
    if not desk.machine.open_file(file):
        desk.tell(f"Hotsheet {version}. The guide is here:\n{file}")


Toggle = Callable[[Desk, bool | None], None]
COMMANDS: Mapping[str, Callable[[Desk], object]] = {
    "score_sheet": score_sheet,
    "refresh": refresh,
    "apply_rules": apply_rules,
    "check_data": check_data,
    "explain_lead": explain_lead,
    "override_lead": override_lead,
    "define_functions": define_functions,
    "open_app": open_app,
    "remove": remove,
    "help": help,
}
TOGGLES: Mapping[str, Toggle] = {"show_tiers": show_tiers, "show_bars": show_bars, "show_rows": show_rows}


def run(desk: Desk, do: Callable[[Desk], object], doing: str) -> bool:
    """Do something at a desk, and say what went wrong, if anything did; gives whether it was done.

    doing: what is done, for the note of a defect. The cell that an error speaks of is selected.
    """
    try:
        do(desk)
    except BrokenOffError:
        return False
    except HotsheetError as error:
        place = _first_place(error)
        desk.warn(in_words(error, desk.host.name) + kept_note(error, doing, desk.machine.logs))
        # To select the cell is a courtesy: a sheet may be hidden.
        with suppress(Exception):
            show_place(desk, place)
        return False
    except Exception as error:
        refused = refusal_of(error)
        kept = keep_defect(error, doing, desk.machine.logs, hotsheet_version())
        if refused:
            note = f"\n\nDetails are written down in:\n{kept}" if kept is not None else ""
            desk.warn(f"{desk.host.name} refused a step: {refused}{note}")
        else:
            desk.warn(defect_text(error, kept))
        return False
    return True


def _first_place(error: HotsheetError) -> Place:
    """Where an error is: its own place, or that of the first problem that it lists."""
    if error.place.cell:
        return error.place
    return next((problem.place for problem in error.problems if problem.place.cell), error.place)


def _selected(desk: Desk, row: int | None = None) -> tuple[Prepared, list[int]]:
    """The scored leads, and which of them are selected. Raises `NotLeadsError` where none is.

    row: that of a lead, whatever is selected and in front.
    """
    scored = require_scored(desk)
    if row is None:
        name = lead_sheet(desk, _check_sheet(desk))
        if name != scored:
            raise NotLeadsError(f"“{name}” is not the sheet that was scored.", mend=f"Select a lead on “{scored}”.")
    spans = selected_spans(desk) if row is None else ((row, row),)
    if not spans:
        raise NotLeadsError("No cells are selected.", mend="Select a cell in the row of a lead.")
    with copy_of(desk.book, desk.host) as path:
        prepared = prepare(path, Wishes(sheet=scored))
    leads = leads_in(prepared.table.rows, spans)
    if not leads:
        rows = prepared.table.rows
        raise NotLeadsError(
            f"Row {spans[0][0]} of “{scored}” holds no lead.",
            mend=f"The leads stand in rows {int(rows.min())} to {int(rows.max())}: select a cell in one of them.",
        )
    return prepared, leads


def _day_of(desk: Desk, prepared: Prepared) -> date:
    """The day that stands on the sheets, else the one that was said."""
    return prepared.day or desk.as_of or date.today()


def _scores_of(desk: Desk, prepared: Prepared) -> Scores:
    return score_prepared(prepared, _day_of(desk, prepared), kept=True)


def _sheet_to_score(desk: Desk) -> str:
    """The sheet in front; before the findings of a check the one that was checked, which is shown then."""
    checked = checked_sheet(desk.book, desk.sheet.name)
    if not checked:
        return lead_sheet(desk, _check_sheet(desk))
    desk.book.sheets[checked].activate()
    return lead_sheet(desk, _check_sheet(desk))


def _require_looks(desk: Desk) -> None:
    require_changeable(desk)
    require_scored(desk)


def _check_sheet(desk: Desk) -> tuple[str, ...]:
    sheet = our_check_sheet(desk.book)
    return () if sheet is None else (sheet.name,)


def _require_model(desk: Desk) -> None:
    """Raise `ModelError` where a scored workbook has lost its model: another one would score it silently."""
    if any(name.name == MODEL_NAME for name in desk.book.names):
        return
    with copy_of(desk.book, desk.host) as path:
        marker = marker_of(path)
    if marker is None or not marker.model_text:
        raise ModelError(
            "This workbook does not carry its model any more: another program left it out when it saved.",
            mend="Choose the model, and score the sheet with it.",
        )


def _remove_with(desk: Desk, error: LeftOutError, export: Path | None = None) -> Cleared:
    """Remove though something of a person's goes with it: overrides may be saved, the rest is let go once asked."""
    if overrides_at_stake(error):
        said = desk.choose(
            f"{error.message.strip()}\n\nWhat is to become of them?",
            (_KEEP_THEM, _LET_GO),
            "--export FILE.csv, which saves them, or with --discard, which lets them go",
        )
        export = free_export(desk.book, desk.machine.data) if said == 0 else None
    else:
        desk.require(f"{error.message.strip()}\n\nLet it go, and remove Hotsheet?", "--discard")
    try:
        # Saved overrides are no reason to let go unasked of what else somebody added.
        return remove_scoring(desk.book, desk.host, discard=export is None, export=export)
    except LeftOutError as other:
        desk.require(f"{other.message.strip()}\n\nLet it go, and remove Hotsheet?", "--discard")
        return remove_scoring(desk.book, desk.host, discard=True, export=export, overwrite=True)


def _told(desk: Desk, scored: Scored, applied: RulesBack | None = None) -> Scored:
    rules = "" if applied is None else f"{rules_text(applied)}\n\n"
    desk.tell(rules + scored_text(scored))
    differing = differing_text(scored, desk.host.name)
    if differing:
        desk.warn(differing)
    return scored
