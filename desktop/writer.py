"""The one who writes into the workspace: states in their order, each from what was written before it; and settings.

What could not be written stays in the backlog, and is written with the next state; nothing is given up before that.
All of it belongs to one thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from desktop.keeping import OpenList, Revisions, kept_overrides, work_model, write_changes
from desktop.state import Override, State, WorkModel
from scoring.errors import HotsheetError
from scoring.store import Section, Workspace
from scoring.views import View


@dataclass(frozen=True, eq=False)
class _Entry:
    """A state to be written. arrived: it came with leads, so nothing of them is to be written."""

    state: State
    open_list: OpenList | None
    arrived: bool = False


@dataclass(frozen=True, eq=False)
class News:
    """What other windows have saved. What did not change is None.

    written: what this window had written when the news were read; it may have written more since.
    models: with their revisions, in their order. lost: ids of models that were deleted.
    """

    written: State
    models: tuple[tuple[WorkModel, int], ...] | None = None
    lost: frozenset[str] = frozenset()
    views: tuple[View, ...] | None = None
    overrides: Mapping[int, Override] | None = None
    errors: tuple[HotsheetError, ...] = ()
    sections: frozenset[Section] = frozenset()


class Writer:
    """Writes the states of a session. `written` is what the workspace has."""

    def __init__(self, workspace: Workspace, revisions: Revisions, written: State) -> None:
        self._workspace = workspace
        self._revisions = revisions
        self.written = written
        self._backlog: list[_Entry] = []
        self._settings: dict[str, object] = {}
        self._opened: list[Path] = []
        self._met: list[str] = []
        self._notes: list[Callable[[Workspace], object]] = []

    def add(self, state: State, open_list: OpenList | None, *, arrived: bool = False) -> None:
        """Take a state to be written; it takes the place of one of the same leads that still waits."""
        if self._backlog and not arrived and self._backlog[-1].open_list is open_list:
            if self._backlog[-1].arrived:
                self._backlog.append(_Entry(state, open_list))
            else:
                self._backlog[-1] = _Entry(state, open_list)
            return
        self._backlog.append(_Entry(state, open_list, arrived))

    def remember(self, settings: Mapping[str, object]) -> None:
        """Take settings to be written, None for one to be forgotten. Of one key, the latest value counts."""
        self._settings.update(settings)

    def opened(self, path: Path) -> None:
        """Take note of a file that was opened."""
        self._opened.append(path)

    def note(self, work: Callable[[Workspace], object]) -> None:
        """Take something that is to be noted in the workspace: a run."""
        self._notes.append(work)

    def write(self) -> None:
        """Write what waits. Raises `WorkspaceError`."""
        while self._backlog:
            entry = self._backlog[0]
            if entry.arrived:
                self._note(entry)
            else:
                self._met += write_changes(self._workspace, self.written, entry.state, self._revisions, entry.open_list)
                self.written = entry.state
            del self._backlog[0]
        self._write_small()

    def met(self) -> tuple[str, ...]:
        """The names of models that somebody else had changed too, of all that was written since this was asked."""
        found, self._met = tuple(self._met), []
        return found

    def _write_small(self) -> None:
        if self._settings:
            self._workspace.settings.update(self._settings)
            self._settings = {}
        while self._opened:
            self._workspace.recent.add(self._opened[0])
            del self._opened[0]
        while self._notes:
            self._notes[0](self._workspace)
            del self._notes[0]

    def _note(self, entry: _Entry) -> None:
        if entry.open_list is not None:
            entry.open_list.noted(self._workspace, entry.state.active)
        before = self.written
        self.written = replace(
            entry.state, models=before.models, active=before.active, views=before.views, beside=before.beside
        )

    # -- other windows ------------------------------------------------------------------------------------

    def news(self, open_list: OpenList | None) -> News | None:
        """What other windows have saved since this was asked before; None for nothing. Raises `WorkspaceError`."""
        if not self._workspace.changed_elsewhere():
            return None
        self.write()
        changed = self._workspace.what_changed()
        models, lost, errors = self._models() if Section.MODELS in changed else (None, frozenset[str](), ())
        overrides = None
        if open_list is not None and Section.OVERRIDES in changed:
            overrides, _ = kept_overrides(self._workspace, open_list.id_in(self._workspace), open_list)
        views = self._workspace.views.all() if Section.VIEWS in changed else None
        return News(self.written, models, lost, views, overrides, errors, changed)

    def _models(self) -> tuple[tuple[tuple[WorkModel, int], ...], frozenset[str], tuple[HotsheetError, ...]]:
        stored = self._workspace.models.all()
        known, made, errors = self._revisions.by_model, [], []
        for each in stored:
            if known.get(each.id) == each.revision:
                continue
            try:
                made.append((work_model(each), each.revision))
            except HotsheetError as error:
                errors.append(error)
        lost = frozenset(known) - {each.id for each in stored}
        return tuple(made), lost, tuple(errors)

    def adopt(self, news: News) -> None:
        """Take for written what was taken over from the workspace; but what was written since the news stays so."""
        written, known = self.written, self._revisions.by_model
        then, now = ({each.id: each for each in state.models} for state in (news.written, written))
        # Told by the models, not by their numbers: one that was deleted and made again is counted from 1 again.
        since = {model_id for model_id in known if now.get(model_id) is not then.get(model_id)}
        taken = {model.id: model for model, _ in news.models or () if model.id not in since}
        lost = news.lost - since
        if taken or lost:
            written = replace(written, models=with_models(written.models, taken, lost))
            known.update({model.id: revision for model, revision in news.models or () if model.id in taken})
            for model_id in lost:
                known.pop(model_id, None)
        if news.views is not None:
            written = replace(written, views=views_over(news.views, news.written, written))
        if news.overrides is not None:
            written = replace(written, overrides=put_over(news.overrides, news.written, written))
        self.written = written


def put_over(theirs: Mapping[int, Override], before: State, after: State) -> Mapping[int, Override]:
    """Overrides of the workspace, and over them those that differ between two states of this window."""
    merged: dict[int, Override] = dict(theirs)
    for lead in before.overrides.keys() | after.overrides.keys():
        now = after.overrides.get(lead)
        if now != before.overrides.get(lead):
            merged.pop(lead, None)
            if now is not None:
                merged[lead] = now
    return MappingProxyType(merged)


def views_over(theirs: tuple[View, ...], before: State, after: State) -> tuple[View, ...]:
    """Views of the workspace, and over them those that differ between two states of this window, as saving does it."""
    if before.views == after.views:
        return theirs
    known, there = ({view.key: view for view in views} for views in (before.views, theirs))
    mine = (view if known.get(view.key) != view else there.get(view.key) for view in after.views)
    here = known.keys() | {view.key for view in after.views}
    return (*(view for view in mine if view is not None), *(view for view in theirs if view.key not in here))


def with_models(
    models: tuple[WorkModel, ...], taken: Mapping[str, WorkModel], lost: frozenset[str]
) -> tuple[WorkModel, ...]:
    """Models with some in the place of those of the same id, or behind them, and without those that were lost."""
    ids = {each.id for each in models}
    kept = [taken.get(each.id, each) for each in models if each.id not in lost]
    return (*kept, *(model for model_id, model in taken.items() if model_id not in ids))
