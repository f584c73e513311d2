"""What changed on the screen, written into the workspace; and read from it again. No window is needed for it.

Only what differs is written, each part in a transaction of its own, so that a crash in between loses nothing whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from uuid import uuid4

from desktop.state import Override, State, WorkModel
from scoring.atomic import Stamp
from scoring.errors import HotsheetError, Severity
from scoring.jobs.overrides import LeadNames, Said, merge_overrides, stored_overrides
from scoring.modelfile import ModelFile, open_model
from scoring.store import ConflictError, StoredModel, Workspace
from scoring.validate import check_model

FIRST_MODEL = "starter"
ACTIVE, BESIDE = "active model", "models beside"


@dataclass(frozen=True, eq=False)
class OpenList:
    """The list that is open, as a workspace knows it: a file and a sheet. in_file: overrides that the file holds."""

    path: Path
    sheet: str
    names: LeadNames
    in_file: Mapping[int, Said] = field(default_factory=dict)
    stamp: Stamp | None = None

    def id_in(self, workspace: Workspace, model: str = "") -> str:
        """The id of the list in a workspace, where it is made known if it was not. Raises `WorkspaceError`."""
        known = workspace.lists.find(self.path, self.sheet)
        return known.id if known is not None else self.noted(workspace, model)

    def noted(self, workspace: Workspace, model: str) -> str:
        """Note that the list is open, and which model scores it."""
        return workspace.lists.open(self.path, self.sheet, model=model, stamp=self.stamp).id


@dataclass
class Revisions:
    """Which saving of each model this window has seen; written by the one thread that saves."""

    by_model: dict[str, int] = field(default_factory=dict)


def new_model(file: ModelFile) -> WorkModel:
    """A model file as a model of the workspace, under an id of its own."""
    return WorkModel(uuid4().hex, file.model, file)


def first_state() -> State:
    """What a new workspace starts with: one model, to be made one's own."""
    model = new_model(open_model(FIRST_MODEL))
    return State((model,), model.id)


def read_state(workspace: Workspace, revisions: Revisions) -> tuple[State, tuple[HotsheetError, ...]]:
    """The models and views of a workspace, and what of it could not be read (it stays where it is)."""
    models, errors = [], []
    for stored in workspace.models.all():
        try:
            models.append(work_model(stored))
        except HotsheetError as error:
            errors.append(error)
            continue
        revisions.by_model[stored.id] = stored.revision
    views = workspace.views.all()
    if not models:
        return replace(first_state(), views=views), tuple(errors)
    ids = [each.id for each in models]
    active = workspace.settings.get(ACTIVE, "")
    beside = tuple(each for each in workspace.settings.get(BESIDE, []) if each in ids)
    state = State(tuple(models), active if active in ids else ids[0], views=views, beside=beside)
    return state, tuple(errors)


def work_model(stored: StoredModel) -> WorkModel:
    """A stored model, with what was half typed. Raises `ModelError` for a text that cannot be read."""
    file = ModelFile.from_text(stored.text, name=stored.name)
    return WorkModel(stored.id, file.model if stored.draft is None else stored.draft, file)


def write_changes(
    workspace: Workspace, before: State, after: State, revisions: Revisions, open_list: OpenList | None
) -> tuple[str, ...]:
    """Write what differs between two states; the names of models that somebody else had changed too.

    Theirs is then kept as a version in the model's history, and ours stands. Raises `WorkspaceError`.
    """
    met = [name for each in after.models if (name := _write_model(workspace, before, each, revisions))]
    kept = {each.id for each in after.models}
    gone = [each for each in before.models if each.id not in kept]
    met += [each.model.name for each in gone if not _delete_model(workspace, each.id, revisions)]
    order = [each.id for each in after.models]
    if order != [each.id for each in before.models if each.id in kept]:
        workspace.models.arrange(order)
    if after.views != before.views:
        workspace.views.save(after.views, before.views)
    if after.active != before.active or not revisions.by_model:
        workspace.settings.set(ACTIVE, after.active)
    if after.beside != before.beside:
        workspace.settings.set(BESIDE, list(after.beside))
    if open_list is not None:
        _write_list(workspace, before, after, open_list)
    return tuple(met)


def _write_model(workspace: Workspace, before: State, model: WorkModel, revisions: Revisions) -> str:
    known = revisions.by_model.get(model.id, 0)
    if known and any(each is model or each == model for each in before.models):
        return ""
    broken = any(problem.severity is Severity.ERROR for problem in check_model(model.model))
    # What breaks the rules of a model cannot be written as one: it is kept beside the last text that did not.
    text = model.origin.standalone if broken else model.file.standalone
    draft = model.model if broken else None
    name = model.model.name
    try:
        revisions.by_model[model.id] = workspace.models.save(model.id, text, known, name=name, draft=draft)
    except ConflictError as conflict:
        if conflict.text is not None:
            workspace.models.add_version(model.id, conflict.text, "Saved in another window")
        again = workspace.models.save(model.id, text, conflict.revision, name=name, draft=draft)
        revisions.by_model[model.id] = again
        return name
    return ""


def _delete_model(workspace: Workspace, model_id: str, revisions: Revisions) -> bool:
    """Delete a model, unless somebody else has changed it since; say whether it is gone."""
    known = revisions.by_model.pop(model_id, 0)
    if not known:
        return True
    try:
        workspace.models.delete(model_id, known)
    except ConflictError:
        return False
    return True


def _write_list(workspace: Workspace, before: State, after: State, open_list: OpenList) -> None:
    parts = ("active", "columns", "overrides")
    if all(getattr(after, name) is getattr(before, name) for name in parts):
        return
    list_id = open_list.id_in(workspace, after.active)
    if after.active != before.active:
        workspace.lists.use_model(list_id, after.active)
    if after.columns is not before.columns:
        for model_id, columns in after.columns.items():
            if columns != before.columns.get(model_id, {}):
                workspace.lists.set_mapping(list_id, model_id, columns)
        for model_id in before.columns.keys() - after.columns.keys():
            workspace.lists.set_mapping(list_id, model_id, {})
    if after.overrides is not before.overrides:
        leads = _differing(before.overrides, after.overrides)
        now = {lead: (said.tier, said.reason) for lead, said in after.overrides.items()}
        made = datetime.now(UTC).isoformat(timespec="seconds")
        workspace.overrides.save(list_id, stored_overrides(open_list.names, open_list.in_file, now, leads, made=made))


def _differing(before: Mapping[int, Override], after: Mapping[int, Override]) -> list[int]:
    return sorted(lead for lead in before.keys() | after.keys() if before.get(lead) != after.get(lead))


def kept_overrides(workspace: Workspace, list_id: str, open_list: OpenList) -> tuple[Mapping[int, Override], list[str]]:
    """The overrides that count for a list, and in sentences those that do not. Raises `WorkspaceError`.

    What the file says by itself by now is forgotten.
    """
    kept = workspace.overrides.all(list_id)
    merged, told = merge_overrides(open_list.names, open_list.in_file, kept)
    leads = open_list.names.find_all(kept)
    written = [
        name
        for (name, said), (lead, _) in zip(kept.items(), leads, strict=True)
        if lead is not None and open_list.in_file.get(lead) == (said.tier, said.reason)
    ]
    if written and workspace.status.writable:
        workspace.overrides.forget(list_id, written)
    return MappingProxyType({lead: Override(*said) for lead, said in merged.items()}), [str(each) for each in told]
