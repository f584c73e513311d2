"""Writing scores out: where they may go, what has to be settled first, and the writing itself. No widgets.

Scoring and writing take seconds for long lists, and belong off the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from desktop.jobs import Tell
from desktop.models.history import number_to_keep
from desktop.models.opening import TEXT_KINDS
from desktop.models.sheet_rules import has_taken
from desktop.scorer import usable_columns
from desktop.session import Listed, Session
from desktop.state import Override, State
from scoring.atomic import ChangedError, Stamp
from scoring.errors import HotsheetError, LeftOutError, OutputError, Place
from scoring.jobs.carry import Carried
from scoring.jobs.columns import fitting
from scoring.jobs.edits import RuleEdit
from scoring.jobs.losses import lost_overrides
from scoring.jobs.placement import NoRoomError
from scoring.jobs.prepare import Prepared, Wishes, prepare, with_model
from scoring.jobs.results import Outcome, columns_of, score_prepared
from scoring.jobs.run import KEPT_KINDS, TEXT, WORKBOOK, Target, keeps, output_of, write_result
from scoring.scores import Scores
from scoring.store import Run, Workspace
from scoring.text import clean
from scoring.workbook.compose import shown_columns
from scoring.workbook.names import ALWAYS, Our
from scoring.workbook.refusals import ProtectedError, refuse_open


class Kind(StrEnum):
    """Where the scores go."""

    IN_PLACE = "in place"
    COPY = "copy"
    NEW = "new"
    CSV = "csv"


@dataclass(frozen=True)
class ExportWish:
    """What a person wants written. out: the lead workbook itself for IN_PLACE. as_of: None for the day it is.

    listed: only the leads of the list, in its order; of a new workbook and of .csv alone.
    show: our columns. overwrite, protected_too, at, discard: see `scoring.jobs.run.Target`. edits_known: the person
    knows that rules were changed on the workbook's sheets; overrides_known: that the file to be replaced holds some.
    """

    kind: Kind
    out: Path
    show: tuple[Our, ...] = ALWAYS
    as_of: date | None = None
    backup: bool = True
    raw: bool = False
    overwrite: bool = False
    protected_too: bool = False
    at: int | None = None
    discard: bool = False
    edits_known: bool = False
    overrides_known: bool = False
    listed: bool = False


@dataclass(frozen=True, eq=False)
class Material:
    """What is written, as it was on the screen when it was asked for.

    listed: what the list of leads showed, None while that was looked for. day: of the scores on the screen.
    workspace: where versions are kept.
    """

    prepared: Prepared
    state: State
    listed: Listed | None = None
    day: date | None = None
    workspace: Workspace | None = None


class Asked(StrEnum):
    """A question that stands in the way of writing."""

    EDITS = "edits"
    LOSS = "loss"
    NO_ROOM = "no room"
    PROTECTED = "protected"
    CHANGED = "changed"
    GONE = "gone"
    EXISTS = "exists"
    OVERRIDES = "overrides"
    OTHER = "other"


@dataclass(frozen=True)
class Choice:
    """What has to be settled before anything is written: the core's refusal, and what it takes to go on.

    column: the next free place for our columns, 0 for none. edits: cells of the rules that were changed on the sheet.
    """

    asked: Asked
    error: HotsheetError
    column: int = 0
    edits: tuple[RuleEdit, ...] = ()


# -- where to -------------------------------------------------------------------------------------------------


def kinds_for(path: Path, *, sample: bool = False) -> tuple[Kind, ...]:
    """Where scores of a lead file may go; the sample itself is not for writing."""
    if path.suffix.lower() in TEXT_KINDS or not path.suffix:
        return (Kind.NEW, Kind.CSV)
    return (Kind.COPY, Kind.NEW, Kind.CSV) if sample else tuple(Kind)


def usual_target(path: Path, kind: Kind, folder: Path | None = None) -> Path:
    """Where a result goes unless somebody says otherwise: beside the lead file, or in another folder."""
    where = folder or path.parent
    if kind is Kind.IN_PLACE:
        return path
    if kind is Kind.COPY:
        ending = path.suffix if path.suffix.lower() in KEPT_KINDS else WORKBOOK
        return where / f"{path.stem}-scored{ending}"
    return where / f"{path.stem}-scored{TEXT if kind is Kind.CSV else WORKBOOK}"


def ending_of(path: Path, kind: Kind) -> str:
    """The ending that a result of a kind has."""
    return usual_target(path, kind).suffix


def offered_columns(session: Session) -> tuple[Our, ...]:
    """Our columns that the active model can fill."""
    return fitting(Our, session.model)


def needed_columns(state: State, kind: Kind) -> tuple[Our, ...]:
    """Those that are written whatever is chosen: a workbook's formulas need some; what people typed is never lost."""
    tiers = any(clean(each.tier) for each in state.overrides.values())
    reasons = any(clean(each.reason) for each in state.overrides.values())
    typed = (*((Our.OVERRIDE,) if tiers else ()), *((Our.REASON,) if reasons else ()))
    return typed if kind is Kind.CSV else shown_columns(state.model, typed)


# -- what is written --------------------------------------------------------------------------------------------------


def material_of(session: Session) -> Material | None:
    """What would be written now; None without leads."""
    prepared = session.prepared
    if prepared is None:
        return None
    return Material(prepared, session.state, session.listed, session.day, session.workspace)


@dataclass
class Desk:
    """Scores that were worked out for looking are there for writing: one for each day and kind of result."""

    material: Material
    made: dict[tuple[date | None, bool, bool], tuple[Prepared, Scores]] = field(default_factory=dict)

    def scored(self, as_of: date | None, *, kept: bool, listed: bool = False) -> tuple[Prepared, Scores]:
        """The leads with what people said of them, and their scores. Raises `HotsheetError` in words."""
        key = (as_of, kept, listed)
        if key not in self.made:
            prepared = ready(self.material)
            if listed:
                prepared = only(prepared, self._listed_leads())
            self.made[key] = prepared, score_prepared(prepared, as_of, kept=kept)
        return self.made[key]

    @cached_property
    def new_version(self) -> str:
        """The number under which changed rules would be kept before they are written; "" for none."""
        return number_to_keep(self.material.workspace, self.material.state.work_model)

    def with_list(self, listed: Listed | None) -> Desk:
        """A desk for another list of the same leads; what was worked out for all of them stays."""
        return Desk(replace(self.material, listed=listed), {key: each for key, each in self.made.items() if not key[2]})

    def _listed_leads(self) -> NDArray[np.intp]:
        listed = self.material.listed
        # Never all of the leads in the place of some.
        if listed is None:
            raise OutputError(_tr("The leads of the list are still being looked for."))
        if not len(listed.leads):
            raise OutputError(_tr("The list shows no leads, so there is nothing to write."))
        return listed.leads


def _tr(text: str) -> str:
    return QCoreApplication.translate("Export", text)


def only(prepared: Prepared, leads: NDArray[np.intp]) -> Prepared:
    """Some of the leads (counted from 0), in this order, as if the file held no others."""
    overrides, reasons = prepared.overrides, prepared.reasons
    chosen = leads.tolist()
    carried = Carried(
        tuple(overrides[lead] for lead in chosen) if overrides else (),
        tuple(reasons[lead] for lead in chosen) if reasons else (),
        "",
        len(chosen),
    )
    return replace(prepared, table=prepared.table.take(leads), whole=None, carried=carried)


def ready(material: Material) -> Prepared:
    """The leads matched to the model as it is saved, with the overrides of the screen."""
    state, leads = material.state, len(material.prepared.table)
    work = state.work_model
    said = usable_columns(state.columns.get(state.active, {}), material.prepared, work.model)
    prepared = with_model(material.prepared, work.file, said)
    tiers, reasons = [""] * leads, [""] * leads
    for lead, override in state.overrides.items():
        tiers[lead], reasons[lead] = override.tier, override.reason
    return replace(prepared, carried=Carried(tuple(tiers), tuple(reasons), "", len(state.overrides)))


def target_of(wish: ExportWish) -> Target:
    """The wish as the core takes it."""
    return Target(
        None if wish.kind is Kind.IN_PLACE else wish.out,
        wish.show,
        wish.overwrite,
        new=wish.kind is Kind.NEW,
        raw=wish.raw,
        live_day=wish.as_of is None,
        in_place=wish.kind is Kind.IN_PLACE,
        backup=wish.backup and wish.kind is Kind.IN_PLACE,
        protected_too=wish.protected_too,
        at=wish.at,
        discard=wish.discard,
    )


def write(desk: Desk, wish: ExportWish, tell: Tell, say: Callable[[str], str] = str) -> Outcome:
    """Write the scores. Raises `HotsheetError` in words, and what `tell` raises; then the target is as it was.

    say: gives the words for what is being done.
    """
    tell(say("Scoring"), 0.0)
    prepared, scores, target, out = checked(desk, wish)
    show = columns_of(prepared, wish.show)
    tell(say("Writing"), 0.0)
    return write_result(prepared, scores, out, show, target, lambda share: tell(say("Writing"), share))


def checked(desk: Desk, wish: ExportWish) -> tuple[Prepared, Scores, Target, Path]:
    """The leads and their scores, and where they go; once nothing speaks against that place."""
    read, target = desk.material.prepared, target_of(wish)
    if wish.kind in (Kind.IN_PLACE, Kind.COPY):
        _refuse_changed(read)
    edited = wish.kind is Kind.IN_PLACE and bool(read.edits) and not wish.edits_known
    if edited and not has_taken(desk.material.state.model, read.path):
        raise EditedError("The rules were changed on the sheets of this workbook.", place=Place(file=read.path.name))
    out = output_of(read.path, target)
    if out.exists() and wish.kind is not Kind.CSV:
        refuse_open(out)
    prepared, scores = desk.scored(wish.as_of, kept=keeps(read.path, out, target), listed=wish.listed)
    if wish.kind is not Kind.IN_PLACE and not wish.overrides_known:
        lost = lost_overrides(prepared, out)
        if lost:
            raise LostOverridesError(lost, out)
    return prepared, scores, target, out


class EditedError(HotsheetError):
    """Rules that somebody changed on the sheets, which writing would undo."""


class LostOverridesError(OutputError):
    """A file that would be replaced has overrides or reasons that the new one would not have."""

    def __init__(self, count: int, out: Path) -> None:
        super().__init__("The file to be replaced holds overrides that the new one would not have.")
        self.count, self.out = count, out


def _refuse_changed(read: Prepared) -> None:
    place = Place(file=read.path.name)
    try:
        now = Stamp.of(read.path)
    except OSError as error:
        raise GoneError("The workbook is not there any more.", place=place) from error
    if read.stamp is not None and now != read.stamp:
        raise ChangedError("The workbook changed on disk since it was read.", place=place)


class GoneError(OutputError):
    """The lead workbook is not there any more."""


def choice_of(error: HotsheetError, prepared: Prepared) -> Choice:
    """What a refusal asks of the person."""
    match error:
        case EditedError():
            return Choice(Asked.EDITS, error, edits=prepared.edits)
        case LeftOutError():
            return Choice(Asked.LOSS, error)
        case NoRoomError():
            return Choice(Asked.NO_ROOM, error, column=error.column)
        case ProtectedError():
            return Choice(Asked.PROTECTED, error)
        case ChangedError():
            return Choice(Asked.CHANGED, error)
        case GoneError():
            return Choice(Asked.GONE, error)
        case LostOverridesError():
            return Choice(Asked.OVERRIDES, error)
        case OutputError() if "exists already" in error.message:
            return Choice(Asked.EXISTS, error)
    return Choice(Asked.OTHER, error)


def carried_from(material: Material, out: Path) -> dict[int, Override]:
    """The overrides of an earlier result for leads that have none on the screen. Raises `HotsheetError` in words."""
    state, source = material.state, material.prepared.table.source
    said = usable_columns(state.columns.get(state.active, {}), material.prepared, state.model)
    wishes = Wishes(
        model=state.work_model.file,
        sheet=source.sheet or None,
        header_row=source.header_row or None,
        mapping=said,
        carry_from=out,
    )
    made = prepare(material.prepared.path, wishes).carried
    assert made is not None
    pairs = zip(made.overrides, made.reasons, strict=True)
    return {
        lead: Override(tier, reason)
        for lead, (tier, reason) in enumerate(pairs)
        if (clean(tier) or clean(reason)) and lead not in state.overrides
    }


# -- afterwards -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Noted:
    """A result for the workspace's history. path, sheet: where its leads come from. run: without its list."""

    path: Path
    sheet: str
    run: Run

    def note(self, workspace: Workspace) -> Run | None:
        """Note it; None where the workspace knows no such list, or cannot be written. Raises `WorkspaceError`."""
        if not workspace.status.writable:
            return None
        known = workspace.lists.find(self.path, self.sheet)
        if known is None:
            return None
        run = replace(self.run, list=known.id)
        workspace.runs.add(run)
        return run


def run_of(outcome: Outcome, model_id: str, as_of: date) -> Noted:
    """What is noted of a result: few numbers, which hold on to nothing of its leads."""
    prepared, scores = outcome.prepared, outcome.scores
    counts = np.bincount(scores.lead_tier, minlength=len(scores.tier_names)).tolist()
    run = Run(
        "",
        model_id,
        scores.model.name,
        scores.model.version,
        as_of.isoformat(),
        len(prepared.table),
        dict(zip(scores.tier_names, counts, strict=True)),
        str(outcome.out),
    )
    return Noted(prepared.path, prepared.table.source.sheet, run)
