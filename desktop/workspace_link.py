"""The session and the workspace kept alike: what changes on screen is on disk a moment later, and the other way round.

One thread writes, in the order of the changes. Another window that works on the same workspace is noticed within a
second: what it saved is taken over, unless the same thing was changed here; then both are kept, and that is told.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from PySide6.QtCore import QObject, QTimer

from desktop.jobs import Failure, failure_of
from desktop.keeping import (
    OpenList,
    Revisions,
    first_state,
    new_model,
    read_state,
    with_kept_overrides,
    work_model,
    write_changes,
)
from desktop.mailbox import Mailbox
from desktop.session import Opening, Session, overrides_in
from desktop.state import State
from desktop.told import Told
from scoring.errors import HotsheetError
from scoring.jobs.models import model_inside
from scoring.jobs.overrides import LeadNames
from scoring.jobs.prepare import Prepared
from scoring.leads.dates import DateOrder
from scoring.store import Section, Workspace, WorkspaceError

__all__ = ["WorkspaceLink", "new_model"]
# Milliseconds: a change waits this long for others; what other windows did is looked for this often.
_SAVE_AFTER, _LOOK_EVERY = 200, 1000
_LAST = "last opening"
_MOST_TOLD = 5


class WorkspaceLink(QObject):
    """Keeps a session in a workspace. Without one (it could not be opened) the session lives in memory, and says so."""

    def __init__(self, workspace: Workspace | None, failure: Failure | None = None) -> None:
        super().__init__()
        self.workspace = workspace
        self._failure = failure
        self._mail = Mailbox(self)
        self._revisions = Revisions()
        self._errors: tuple[HotsheetError, ...] = ()
        self._session: Session | None = None
        self._saved: State | None = None
        self._list: OpenList | None = None
        self._thread = ThreadPoolExecutor(1, "workspace")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_AFTER)
        self._timer.timeout.connect(self._save)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY)
        self._look.timeout.connect(self.look)

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """Open the workspace at a path, by default the person's own."""
        try:
            return cls(Workspace.open(path))
        except WorkspaceError as error:
            return cls(None, Failure(error))

    def first_state(self) -> State:
        """What a window starts with: the workspace's models and views; in a new one, the model to start from."""
        if self.workspace is None:
            return first_state()
        try:
            state, self._errors = read_state(self.workspace, self._revisions)
        except WorkspaceError as error:
            self._errors = (error,)
            return first_state()
        return state

    def attach(self, session: Session) -> None:
        """Follow a session from now on."""
        self._session, self._saved = session, session.state
        session.workspace = self.workspace
        session.arrival = self._arrive
        session.leaving.connect(self._leave)
        session.leadsChanged.connect(self._leads_changed)
        session.stateChanged.connect(self._changed)
        session.keepWanted.connect(self._keep)
        if self.workspace is not None:
            self._look.start()
            # At once, so that a second window does not make a first model too.
            self.flush()

    def tell(self) -> None:
        """Tell the window what it should know of the workspace; once somebody listens."""
        session, workspace = self._session, self.workspace
        if session is None:
            return
        if self._failure is not None:
            mend = self.tr("{error} Until then nothing is kept when the window is closed.")
            error = self._failure.error
            session.told.emit(Told("danger", str(error), mend.format(error=error.mend), key="workspace"))
        elif workspace is not None and (not workspace.status.writable or workspace.status.set_aside is not None):
            session.told.emit(Told("warning", workspace.status.words, key="workspace"))
        for error in self._errors:
            session.failed.emit(Failure(error))

    def describe(self) -> str:
        """Where the workspace lies and how it is open, in words."""
        if self.workspace is None:
            return self.tr("There is no workspace: nothing is kept.")
        return f"{self.tr('Workspace: {path}').format(path=self.workspace.path)}\n{self.workspace.status.words}"

    @property
    def path(self) -> Path | None:
        """The workspace's file."""
        return self.workspace.path if self.workspace is not None else None

    # -- files --------------------------------------------------------------------------------------------

    def recent_paths(self) -> tuple[Path, ...]:
        """The lead files that were open, the newest first."""
        return self.workspace.recent.all() if self.workspace is not None else ()

    def last_opening(self) -> Opening | None:
        """What was open the last time, if anything."""
        said = self.workspace.settings.get(_LAST) if self.workspace is not None else None
        if not isinstance(said, dict) or "path" not in said:
            return None
        order = said.get("dates")
        dates = DateOrder(order) if order in set(DateOrder) else None
        return Opening(Path(said["path"]), said.get("sheet"), said.get("header row"), date_order=dates)

    # -- saving -------------------------------------------------------------------------------------------

    def flush(self) -> None:
        """Write what waits, and wait until it is written."""
        self._timer.stop()
        self._save()
        self._thread.submit(lambda: None).result()

    def close(self) -> None:
        """Write what waits and close the workspace."""
        self._look.stop()
        self.flush()
        self._thread.shutdown()
        if self.workspace is not None:
            self.workspace.close()

    def _changed(self, before: State, after: State) -> None:
        if self.workspace is not None and not self._timer.isActive():
            self._timer.start()

    def _keep(self, key: str, value: object) -> None:
        workspace = self.workspace
        if workspace is not None and workspace.status.writable:
            self._do(lambda: workspace.settings.set(key, value), lambda done: None)

    def _save(self) -> None:
        session, workspace = self._session, self.workspace
        if session is None or workspace is None or self._saved is None or not workspace.status.writable:
            return
        before, after, open_list = self._saved, session.state, self._list
        if before is after and self._revisions.by_model:
            return
        self._saved = after
        self._do(lambda: write_changes(workspace, before, after, self._revisions, open_list), self._met, before)

    def _do(self, work: Callable[[], Any], done: Callable[[Any], None], before: State | None = None) -> None:
        """Do work on the workspace in its thread; what goes wrong is told, and tried again with the next change."""

        def ended(future: Future[Any]) -> None:
            error = future.exception()
            if error is None:
                self._mail.post(lambda: done(future.result()))
            elif isinstance(error, Exception):
                failure = failure_of(error)
                self._mail.post(lambda: self._not_saved(failure, before))

        self._thread.submit(work).add_done_callback(ended)

    def _not_saved(self, failure: Failure, before: State | None) -> None:
        if before is not None:
            self._saved = before
        if self._session is not None:
            error = failure.error
            retry = (self.tr("Try again"), self._save)
            words = self.tr("The workspace could not be saved. {error}").format(error=error)
            self._session.told.emit(Told("danger", words, "", failure.details, (retry,), "workspace"))

    def _met(self, names: tuple[str, ...]) -> None:
        if self._session is None:
            return
        self._session.untold.emit("workspace")
        for name in names:
            words = self.tr("“{model}” was changed in another window too.").format(model=name)
            mend = self.tr("Yours counts; the other one is kept in its history.")
            self._session.told.emit(Told("warning", words, mend, key=f"met {name}"))

    # -- leads that come and go ---------------------------------------------------------------------------

    def _leave(self) -> None:
        self.flush()
        self._list = None

    def _arrive(self, prepared: Prepared, opening: Opening, state: State) -> State:
        """The state for leads that were just read: with the overrides, columns and model that they had before."""
        in_file = overrides_in(prepared)
        state = replace(state, overrides=MappingProxyType(dict(in_file)), columns=MappingProxyType({}))
        workspace = self.workspace
        if workspace is None:
            return _with_model_inside(prepared, state)
        try:
            known = workspace.lists.find(opening.path, prepared.table.source.sheet)
            if not workspace.status.writable and known is None:
                return _with_model_inside(prepared, state)
            if known is None or not known.model:
                state = _with_model_inside(prepared, state)
            elif any(each.id == known.model for each in state.models):
                state = replace(state, active=known.model)
            if workspace.status.writable:
                sheet = prepared.table.source.sheet
                known = workspace.lists.open(opening.path, sheet, model=state.active, stamp=prepared.stamp)
            assert known is not None
            said = {lead: (each.tier, each.reason) for lead, each in in_file.items()}
            self._list = OpenList(known.id, LeadNames(prepared.table, prepared.keys), said)
            columns = {name: MappingProxyType(said) for name, said in workspace.lists.mappings(known.id).items()}
            state, told = with_kept_overrides(workspace, self._list, replace(state, columns=MappingProxyType(columns)))
        except WorkspaceError as error:
            self._not_saved(Failure(error), None)
            return state
        self._tell_overrides([str(each) for each in told])
        return state

    def _tell_overrides(self, sentences: list[str]) -> None:
        if sentences and self._session is not None:
            words = self.tr("Some overrides that were typed here do not count any more.")
            shown = " ".join(sentences[:_MOST_TOLD])
            self._session.told.emit(Told("warning", words, shown, "\n".join(sentences), key="overrides"))

    def _leads_changed(self) -> None:
        session, workspace = self._session, self.workspace
        if session is None or workspace is None or not workspace.status.writable:
            return
        # The state came with the leads: only a model that came with them is news.
        if self._saved is not None:
            self._saved = replace(session.state, models=self._saved.models, active=self._saved.active)
        opening = session.opening
        said = None
        if opening is not None and not opening.sample:
            order = opening.date_order.value if opening.date_order is not None else None
            said = {
                "path": str(opening.path.absolute()),
                "sheet": opening.sheet,
                "header row": opening.header_row,
                "dates": order,
            }
        self._do(lambda: self._note(workspace, said, opening), lambda nothing: None)
        self._save()

    def _note(self, workspace: Workspace, said: dict[str, Any] | None, opening: Opening | None) -> None:
        workspace.settings.set(_LAST, said)
        if opening is not None and not opening.sample:
            workspace.recent.add(opening.path.absolute())

    # -- other windows ------------------------------------------------------------------------------------

    def look(self) -> None:
        """Take over what another window saved."""
        session, workspace = self._session, self.workspace
        if session is None or workspace is None:
            return
        try:
            if not workspace.changed_elsewhere():
                return
            self.flush()
            changed = workspace.what_changed()
            state = session.state
            if Section.MODELS in changed:
                state = self._with_their_models(workspace, state)
            if Section.VIEWS in changed:
                state = replace(state, views=workspace.views.all())
        except HotsheetError as error:
            session.failed.emit(Failure(error))
            return
        if state != session.state:
            self._saved = state
            session.change(state, self.tr("Changes from another window"))

    def _with_their_models(self, workspace: Workspace, state: State) -> State:
        there = {stored.id: stored for stored in workspace.models.all()}
        models = []
        for each in state.models:
            stored = there.pop(each.id, None)
            if stored is None:
                # Deleted there; the one that scores here stays, and is saved again with its next change.
                self._revisions.by_model.pop(each.id, None)
                if each.id == state.active:
                    models.append(each)
                continue
            if stored.revision != self._revisions.by_model.get(each.id):
                self._revisions.by_model[each.id] = stored.revision
                each = work_model(stored)  # noqa: PLW2901
            models.append(each)
        for stored in there.values():
            self._revisions.by_model[stored.id] = stored.revision
            models.append(work_model(stored))
        ids = {each.id for each in models}
        return replace(state, models=tuple(models), beside=tuple(each for each in state.beside if each in ids))


def _with_model_inside(prepared: Prepared, state: State) -> State:
    """A state that scores with the model which a scored workbook carries; the same state where it carries none."""
    if prepared.marker is None or not prepared.marker.model_text:
        return state
    try:
        file = model_inside(prepared.marker, prepared.path)
    except HotsheetError:
        # It cannot be read; scoring with another one is said by the export, before anything is replaced.
        return state
    same = next((each for each in state.models if each.model == file.model), None)
    if same is not None:
        return replace(state, active=same.id)
    added = new_model(file)
    return replace(state, models=(*state.models, added), active=added.id)
