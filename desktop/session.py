"""What a window works on: the leads that are open, the state that people change, and the newest scores.

Pages read from here and ask here for changes; they never speak to one another. Every change of the state is one
step of undo, is scored in the background, and is told by a signal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.jobs import Failure, Job, Jobs, Tell
from desktop.scorer import Preview, Scored, Scorer, Wish
from desktop.state import Override, State, WorkModel
from scoring.errors import Problem, Severity
from scoring.jobs.prepare import Prepared, Wishes, prepare
from scoring.leads.dates import DateOrder
from scoring.model import ScoringModel
from scoring.scores import Scores, day_of
from scoring.validate import check_model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scoring.store import Workspace
    from scoring.views import View


# How often (in milliseconds) it is asked whether another day has begun.
_LOOK = 30_000


@dataclass(frozen=True)
class Opening:
    """A lead file to be opened: where it is, and what a person said of it. as_of: None for the day it is.

    date_order: how the dates of a text file are written, where they do not show it themselves.
    """

    path: Path
    sheet: str | None = None
    header_row: int | None = None
    as_of: date | None = None
    sample: bool = False
    date_order: DateOrder | None = None


@dataclass(frozen=True, eq=False)
class Listed:
    """The leads (counted from 0) that the lead list shows, in its order. view: its name, "" for one that was edited."""

    leads: NDArray[np.intp]
    view: str = ""


@dataclass(frozen=True, eq=False)
class Known:
    """What is known of leads that were just read: overrides by lead, columns by model id, the model that scores them.

    model: "" for the one that scores now; added: a model that came with them. told: what could not be taken over, in
    sentences. kept: whether whoever keeps the workspace knew these leads, and could be asked.
    """

    overrides: Mapping[int, Override]
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    model: str = ""
    added: WorkModel | None = None
    told: tuple[str, ...] = ()
    kept: bool = False
    place: object = None

    def under(self, state: State) -> State:
        """A state with all that."""
        models = state.models if self.added is None else (*state.models, self.added)
        active = self.added.id if self.added is not None else self.model
        there = any(each.id == active for each in models)
        made = replace(state, models=models, active=active if there else state.active)
        return replace(made, overrides=self.overrides, columns=self.columns)


class Session(QObject):
    """The leads, the models and the scores of one window.

    Signals: `leaving` the leads that are open, if any, are about to go; `arrived(Known)` others come, and
    what is known of them; `leadsChanged` others are open, or none;
    `stateChanged(before, after)` after every change, undo and redo; `modelChanged` the active model is another or was
    edited; `viewsChanged`; `overridesChanged`;
    `scored` there are new scores, or the reason why not (`failure`, `problems`); `previewed(Preview)`.
    `pageWanted(key)`, `leadWanted(lead)`, `ruleWanted(id)` ask the window to show something;
    `openFailed(Failure, Opening)` a lead file could not be opened; `failed(Failure)` tells of something that has no
    better place; `keepWanted(key, value)` asks the workspace to remember a setting (None: to forget it);
    `versionsChanged(model)` a version of a model was kept or restored here, or ("") some were kept in another window;
    `told(Told)` of something with what can be done about it, until `untold(key)`; `listedChanged` the list of leads
    shows others, or looks for them; `noteWanted(work)` asks the workspace to do some work on itself, in its thread.
    """

    leaving = Signal()
    arrived = Signal(object)
    leadsChanged = Signal()
    stateChanged = Signal(object, object)
    modelChanged = Signal()
    viewsChanged = Signal()
    overridesChanged = Signal()
    scored = Signal()
    previewed = Signal(object)
    pageWanted = Signal(str)
    leadWanted = Signal(int)
    ruleWanted = Signal(str)
    openFailed = Signal(object, object)
    failed = Signal(object)
    keepWanted = Signal(str, object)
    versionsChanged = Signal(str)
    told = Signal(object)
    untold = Signal(str)
    undoEnded = Signal(str)
    listedChanged = Signal()
    noteWanted = Signal(object)

    def __init__(self, state: State, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.undo = QUndoStack(self)
        self.jobs = Jobs(self)
        self._scorer = Scorer(self)
        self._scorer.scored.connect(self._take)
        self._scorer.previewed.connect(self._take_preview)
        self._number = 0
        self._previews = 0
        self._read: Prepared | None = None
        self._now: Scored | None = None
        self._shown: Scores | None = None
        self.opening: Opening | None = None
        self.listed: Listed | None = None
        self.workspace: Workspace | None = None
        # Whoever keeps the workspace says here what is known of leads that were just read.
        self.arrival: Callable[[Prepared, Opening, State], Known] = known_of_file
        self._reading: Job | None = None
        self._bound = False
        self._clock = QTimer(self, interval=_LOOK)
        self._clock.timeout.connect(self.keep_day)
        self._clock.start()

    # -- what there is ------------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """What people have changed, now."""
        return self._state

    @property
    def model(self) -> ScoringModel:
        """The active model, as it is edited now; `scores` may be a moment behind."""
        return self._state.model

    @property
    def prepared(self) -> Prepared | None:
        """The open leads, matched to the model of the newest scores; None without leads."""
        return self._now.prepared if self._now is not None else self._read

    @property
    def scores(self) -> Scores | None:
        """The newest scores of the open leads; None without leads, or before a first scoring succeeded.

        While the model has errors these are the scores from before (`stale`).
        """
        return self._shown

    @property
    def beside(self) -> Mapping[str, Scores]:
        """Scores by the other models that are shown beside, by model id."""
        return self._now.beside if self._now is not None else {}

    @property
    def beside_failed(self) -> Mapping[str, Failure]:
        """Why a model that is shown beside has no scores, by model id."""
        return self._now.beside_failed if self._now is not None else {}

    @property
    def stale(self) -> bool:
        """Whether the scores shown are older than the model, because it cannot score as it stands."""
        return self._now is not None and self._now.scores is None

    @property
    def pending(self) -> bool:
        """Whether a scoring is on its way."""
        return self._read is not None and (self._now is None or self._now.wish.number != self._number)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with or worth knowing of the active model, as of the newest scoring."""
        return self._now.problems if self._now is not None else ()

    @property
    def failure(self) -> Failure | None:
        """Why there are no new scores, where the model is not to blame (columns that are not settled, a defect)."""
        return self._now.failure if self._now is not None else None

    @property
    def as_of(self) -> date | None:
        """The day that the scores are to count back from; None for the day it is."""
        return self.opening.as_of if self.opening is not None else None

    @property
    def day(self) -> date:
        """The day that the scores shown count back from, or would."""
        shown = self._shown.program.as_of.value if self._shown is not None else None
        return day_of(shown) if isinstance(shown, float) else self.as_of or date.today()

    def list_leads(self, listed: Listed | None) -> None:
        """Whoever shows a list of the leads says here what it is; None while that is looked for."""
        if listed is not None or self.listed is not None:
            self.listed = listed
            self.listedChanged.emit()

    # -- opening ------------------------------------------------------------------------------------------

    def open(self, opening: Opening) -> Job:
        """Read a lead file in the background. The leads that are open stay until it has succeeded."""
        model, arrival = self.model, self.arrival

        def work(tell: Tell) -> tuple[Prepared, Known]:
            words = self.tr("Reading {file}").format(file=opening.path.name)
            tell(words, 0)
            # Leads can be read while the model has errors; they are matched to it once it has none.
            usable = not any(each.severity is Severity.ERROR for each in check_model(model))
            wishes = Wishes(
                model=model if usable else None,
                sheet=opening.sheet,
                header_row=opening.header_row,
                date_order=opening.date_order,
            )
            prepared = prepare(opening.path, wishes, lambda share: tell(words, share))
            return prepared, arrival(prepared, opening, self.state)

        job = self.start_reading(self.tr("Opening {file}").format(file=opening.path.name), work)

        def take(read: tuple[Prepared, Known]) -> None:
            if self.reads(job):
                self.take_leads(read[0], opening, read[1])

        job.succeeded.connect(take)
        job.failed.connect(lambda failure: self.tell_open_failed(job, failure, opening))
        return job

    def tell_open_failed(self, job: Job, failure: Failure, opening: Opening) -> None:
        """Tell that a file could not be read, unless another one was asked for meanwhile."""
        if self.reads(job):
            self.openFailed.emit(failure, opening)

    def start_reading(self, title: str, work: Callable[[Tell], Any]) -> Job:
        """Start a job that reads leads. An older one that still reads is cancelled: what was asked for last counts."""
        self._stop_reading()
        self._reading = self.jobs.start(title, work)
        return self._reading

    def reads(self, job: Job) -> bool:
        """Whether a reading is the one that was asked for last."""
        return self._reading is job

    def take_leads(
        self, prepared: Prepared, opening: Opening, known: Known | None = None, *, same: bool = False
    ) -> None:
        """Show these leads, with what is known of them (by default what their file says).

        same: they are the leads that are open, out of a file that we have written: what can be undone stays so.
        """
        self.leaving.emit()
        before = self._state
        known = known or known_of_file(prepared, opening, before)
        self._read, self._now, self._shown, self.opening = prepared, None, None, opening
        # Steps about leads and their columns mean other leads now; those about rules and views stay.
        if self._bound and not same:
            self._end_undo()
            self.undoEnded.emit(self.tr("These leads were read anew: what was done before cannot be undone any more."))
        self._state = known.under(before)
        self.arrived.emit(known)
        self.leadsChanged.emit()
        self._tell(before, self._state)
        self._score()

    def close_leads(self) -> None:
        """Have no leads open."""
        self._stop_reading()
        self.leaving.emit()
        before = self._state
        self._read, self._now, self._shown, self.opening = None, None, None, None
        if self._bound:
            self._end_undo()
        self._state = State(before.models, before.active, views=before.views, beside=before.beside)
        self._scorer.forget()
        self.leadsChanged.emit()
        self._tell(before, self._state)
        self.scored.emit()

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    # -- changing -----------------------------------------------------------------------------------------

    def change(self, after: State, text: str, merge: str = "") -> None:
        """Make `after` the state, as one step of undo that is called `text`.

        Steps of one `merge` key that follow one another become one: a drag, or typing in one place.
        """
        if after != self._state:
            now = self._state
            self._bound = self._bound or after.overrides is not now.overrides or after.columns is not now.columns
            self.undo.push(_Step(self, self._state, after, text, merge))

    def edit_model(self, model: ScoringModel, text: str, merge: str = "") -> None:
        """Put another value in the place of the active model."""
        self.change(self._state.with_model(model), text, merge)

    def override(self, lead: int, override: Override | None, text: str) -> None:
        """Overrule the model for a lead (counted from 0), or give it back its word."""
        self.change(self._state.with_override(lead, override), text)

    def save_views(self, views: tuple[View, ...], text: str) -> None:
        """Keep these views."""
        self.change(replace(self._state, views=views), text)

    def activate_model(self, model_id: str, text: str) -> None:
        """Score with another model of the workspace."""
        self.change(replace(self._state, active=model_id), text)

    def add_model(self, model: WorkModel, text: str) -> None:
        """Add a model to the workspace and score with it."""
        self.change(replace(self._state, models=(*self._state.models, model), active=model.id), text)

    def replace_state(self, state: State) -> None:
        """Take a state from another window. What could be undone stays so, unless that would undo its work too."""
        news = _differing(self._state, state)
        steps = (self.undo.command(place) for place in range(self.undo.count()))
        if any(isinstance(each, _Step) and each.touched & news for each in steps):
            self._end_undo()
            words = self.tr("Another window changed the same: what was done here before cannot be undone any more.")
            self.undoEnded.emit(words)
        self.put(state)

    def _end_undo(self) -> None:
        self.undo.clear()
        self._bound = False

    def preview(self, model: ScoringModel, columns: Mapping[str, str] | None = None) -> int:
        """Score a model that is only tried out; `previewed` tells the result, with this number in its wish.

        columns: the column of each field; None for what was said about those of the active model.
        """
        if self._read is None:
            return 0
        self._previews += 1
        self._scorer.preview(self._wish(model, -self._previews, columns))
        return -self._previews

    def put(self, state: State) -> None:
        """Make a state the present one, without a step of undo; for undo itself."""
        before, self._state = self._state, state
        scored_by = ("models", "active", "overrides", "columns", "beside")
        if any(getattr(before, name) is not getattr(state, name) for name in scored_by):
            # Scoring goes on while the pages are told; its result comes through the event loop, after that.
            self._score()
        self._tell(before, state)

    def keep_day(self) -> None:
        """Score again where the day has changed since, and the scores are to count from the day it is."""
        if self._shown is not None and self.as_of is None and not self.pending and self.day != date.today():
            self._score()

    def stop(self) -> None:
        """End all work in the background; for closing the window."""
        self._clock.stop()
        self.jobs.stop()
        self._scorer.stop()
        # It speaks once more while it is destroyed, when those who listened may be gone.
        self.undo.blockSignals(True)

    # -- inside -------------------------------------------------------------------------------------------

    def _tell(self, before: State, after: State) -> None:
        if before.active != after.active or before.model is not after.model:
            self.modelChanged.emit()
        if before.views is not after.views:
            self.viewsChanged.emit()
        if before.overrides is not after.overrides:
            self.overridesChanged.emit()
        self.stateChanged.emit(before, after)

    def _wish(self, model: ScoringModel, number: int, columns: Mapping[str, str] | None = None) -> Wish:
        assert self._read is not None
        state = self._state
        beside = {name: state.model_of(name).model for name in state.beside if name != state.active}
        return Wish(
            self._read,
            model,
            state.columns.get(state.active, {}) if columns is None else columns,
            state.overrides,
            self.as_of,
            number,
            beside if number > 0 else {},
            state.columns,
            state.active,
        )

    def _score(self) -> None:
        if self._read is None:
            return
        self._number += 1
        self._scorer.score(self._wish(self.model, self._number))

    def _take(self, scored: Scored) -> None:
        # Of leads that were closed meanwhile nobody wants to hear.
        if self._read is None or scored.wish.prepared is not self._read:
            return
        # While a model has errors its scores from before are shown; those of another model never.
        other = self._now is not None and self._now.wish.active != scored.wish.active
        self._now = scored
        if scored.scores is not None or other:
            self._shown = scored.scores
        self.scored.emit()

    def _take_preview(self, preview: Preview) -> None:
        if self._read is not None and preview.wish.prepared is self._read:
            self.previewed.emit(preview)


class _Step(QUndoCommand):
    """One step of undo: the states before and after it, of which only what differs is put back."""

    def __init__(self, session: Session, before: State, after: State, text: str, merge: str) -> None:
        super().__init__(text)
        self._session, self._before, self._after, self._merge = session, before, after, merge

    @property
    def touched(self) -> frozenset[str]:
        """The parts of the state, and the models by their ids, that the step changes."""
        return _differing(self._before, self._after)

    def id(self) -> int:
        """What Qt asks first, before it offers two steps for merging: a number, -1 for never."""
        return hash(self._merge) & 0x7FFFFFFF if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take a later step of the same key into this one."""
        # Where something came between without a step (leads that were read again), its lead numbers mean others.
        if not isinstance(other, _Step) or other._merge != self._merge or other._before is not self._after:
            return False
        self._after = other._after
        # Where it ends as it began there is nothing to undo.
        self.setObsolete(self._before == self._after)
        return True

    def undo(self) -> None:
        """Go back."""
        self._put(self._after, self._before)

    def redo(self) -> None:
        """Go on."""
        self._put(self._before, self._after)

    def _put(self, there: State, wanted: State) -> None:
        self._session.put(self._session.state.stepped(there, wanted))


def _differing(one: State, other: State) -> frozenset[str]:
    """The parts in which two states differ; models each by its id."""
    parts = {each.name for each in fields(State) if getattr(one, each.name) != getattr(other, each.name)}
    before, after = ({each.id: each for each in state.models} for state in (one, other))
    models = {f"model {name}" for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    # Which model is active each window decides for itself.
    return frozenset((parts - {"models", "active", "beside"}) | models)


def known_of_file(prepared: Prepared, opening: Opening, state: State) -> Known:
    """What is known of leads where nobody keeps anything: what their file says."""
    return Known(overrides_in(prepared))


def overrides_in(prepared: Prepared) -> Mapping[int, Override]:
    """The overrides that a lead file itself holds, by lead."""
    reasons = prepared.reasons or ("",) * len(prepared.overrides)
    tiers = prepared.overrides or ("",) * len(reasons)
    pairs = enumerate(zip(tiers, reasons, strict=True))
    return {lead: Override(tier, reason) for lead, (tier, reason) in pairs if tier or reason}
