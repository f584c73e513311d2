"""Versions of models: keeping one, what is different from it, and going back to it. No widgets.

A version is a model's text in the workspace under a number of its own; it is never changed or deleted. Reading and
writing such texts takes tens of milliseconds, so `Job`s do it.
"""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from desktop import words
from desktop.jobs import Job, Tell
from desktop.keeping import work_model
from desktop.models.voice import WindowVoice
from desktop.session import Session
from desktop.state import WorkModel
from scoring.diff import Difference, compare_models
from scoring.errors import HotsheetError
from scoring.jobs.rulesback import next_version
from scoring.model import Change, ScoringModel
from scoring.modelfile import ModelFile, parse_model
from scoring.store import StoredModel, StoredVersion, Workspace
from scoring.validate import require_valid

# What versions are compared with beside each other: what is there now, what was there before any version was kept,
# and the one before.
NOW, BEFORE, ORIGIN = 0, -1, -2
# A change log's entry tells so many differences itself.
_TOLD = 6
# How `compare_models` begins what every kept version says of itself.
_OWN_WORDS = ("Version ", "Change log: ")


def kept_versions(session: Session, model_id: str = "") -> tuple[StoredVersion, ...]:
    """The versions of a model (by default the active one), the newest first; none without a workspace."""
    workspace = session.workspace
    if workspace is None:
        return ()
    return _newest_first(workspace, model_id or session.state.active)


def shown_versions(workspace: Workspace | None, work: WorkModel) -> tuple[StoredVersion, ...]:
    """The versions of a model, the newest first; before any is kept, the model as it came, if it changed.

    Keeping a first version keeps that one too: in the list, one row comes. Raises `WorkspaceError`.
    """
    kept = _newest_first(workspace, work.id) if workspace is not None else ()
    if kept or workspace is None or not differences(work.origin.model, work.model):
        return kept
    origin = work.origin
    return (StoredVersion(work.id, ORIGIN, origin.model.version, "", origin.standalone, note=as_it_came()),)


def edited_days(workspace: Workspace, works: Sequence[WorkModel]) -> Mapping[str, date]:
    """The models (by id) that are not as they were last kept, and the day of their last edit.

    One that was never kept is changed where it was saved again since it came. Raises `WorkspaceError`.
    """
    days = {}
    for work in works:
        stored, versions = workspace.models.get(work.id), workspace.models.versions(work.id)
        kept = model_of(versions[-1]) if versions else work.origin.model
        same = kept is not None and not differences(replace(kept, name=work.model.name), work.model)
        if same and (versions or stored is None or stored.revision == 1):
            continue
        written = stored is not None and _is_written(stored, work)
        days[work.id] = _local_day(stored.changed) if stored is not None and written else date.today()
    return days


def _is_written(stored: StoredModel, work: WorkModel) -> bool:
    try:
        return work_model(stored).model == work.model
    except HotsheetError:
        return False


def _local_day(moment_in_utc: str) -> date:
    return datetime.fromisoformat(moment_in_utc).astimezone().date()


def as_it_came() -> str:
    """What the list says of the model from before any change."""
    return _tr("As it was before it was changed")


def author_name() -> str:
    """Who is at work, as the system knows them; "" where it does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def moment(version: StoredVersion) -> datetime | None:
    """When a version was kept, in the time of this place; None for the model as it came."""
    return datetime.fromisoformat(version.made).astimezone() if version.made else None


def differences(old: ScoringModel, new: ScoringModel) -> tuple[Difference, ...]:
    """What is different in `new`, in the person's language; the number of the version and the change log aside."""
    return compare_models(replace(old, version=new.version, changes=new.changes), new, WindowVoice())


def compared(chosen: int, other: int, numbers: Sequence[int]) -> tuple[int | None, int]:
    """Two sides to compare, the older first, by their numbers; None where there is nothing before the chosen one.

    numbers: of the versions that there are. other: NOW, BEFORE, or a number.
    """
    if other != BEFORE:
        older, newer = sorted((chosen, other), key=lambda number: (number == NOW, number))
        return (older, newer)
    earlier = [number for number in numbers if chosen == NOW or number < chosen]
    if earlier:
        return (max(earlier), chosen)
    return (ORIGIN if chosen == NOW else None, chosen)


@dataclass(frozen=True)
class Keeping:
    """A version to be kept. first: what the model was read from is kept before it, as a way back."""

    model_id: str
    model: ScoringModel
    origin: ModelFile
    note: str = ""
    author: str = ""
    first: bool = False

    def write(self, workspace: Workspace) -> StoredVersion:
        """Keep it. Raises `WorkspaceError`."""
        if self.first:
            workspace.models.add_version(self.model_id, self.origin.standalone, as_it_came())
        text = self.origin.with_model(self.model).standalone
        return workspace.models.add_version(self.model_id, text, self.note, self.author)


def plan_keeping(
    work: WorkModel, kept: Sequence[StoredVersion], note: str = "", author: str = "", day: date | None = None
) -> Keeping | None:
    """What to keep of a model beside its versions (newest first); None where the newest is the same.

    A changed model gets the next number, and an entry in its change log. Raises `ModelError` for a broken model.
    """
    require_valid(work.model)
    base = model_of(kept[0]) if kept else work.origin.model
    found = None if base is None else differences(base, work.model)
    if found == ():
        known = kept or work.model.version != work.origin.model.version
        return None if known else Keeping(work.id, work.model, work.origin, note, author)
    taken = {work.origin.model.version, *(version.version for version in kept)}
    version = next_version(work.model.version, taken) if work.model.version in taken else work.model.version
    entry = Change(version, (day or date.today()).isoformat(), note or _told(found or ()), author)
    model = replace(work.model, version=version, changes=(*work.model.changes, entry))
    return Keeping(work.id, model, work.origin, note, author, first=not kept)


def _told(found: Sequence[Difference]) -> str:
    """Differences as one line of a change log."""
    said = "; ".join(each.sentence for each in found[:_TOLD])
    more = len(found) - _TOLD
    if more > 0:
        return _tr("{differences}; and {count} more").format(differences=said, count=words.count(more))
    return said or _tr("Changed")


def model_of(version: StoredVersion) -> ScoringModel | None:
    """The model of a version; None for one that only another Hotsheet can read."""
    try:
        return parse_model(version.text)
    except HotsheetError:
        return None


def summary(version: StoredVersion) -> str:
    """A version in a line: its note, else the first of its differences that is not about its number or the log."""
    told = (text for text in version.words if not text.startswith(_OWN_WORDS))
    return version.note or next(told, "")


@dataclass(frozen=True)
class Kept:
    """A model as it is kept now; new: whether it had to be kept anew."""

    model: ScoringModel
    new: bool


def number_to_keep(workspace: Workspace | None, work: WorkModel) -> str:
    """The next version number, which keeping a model that was changed would give it; "" for one that was not."""
    planned = None if workspace is None else _planned_if_valid(work, _newest_first(workspace, work.id), "")
    return planned.model.version if planned is not None and planned.model.version != work.model.version else ""


def keep_version(session: Session, note: str = "", model_id: str = "") -> Job:
    """Keep a model (by default the active one) as a version, where it is not kept already.

    The job `succeeded` with a `Kept`; by then the model's new number and the entry in its change log have become one
    step of undo. Without a workspace nothing is kept, and the model stays as it is.
    """
    work = session.state.model_of(model_id or session.state.active)
    workspace = session.workspace

    def keep(tell: Tell) -> Kept:
        planned = None
        if workspace is not None:
            planned = plan_keeping(work, _newest_first(workspace, work.id), note, author_name())
        if workspace is None or planned is None:
            return Kept(work.model, new=False)
        planned.write(workspace)
        return Kept(planned.model, new=True)

    job = session.jobs.start(_tr("Keeping a version of “{model}”").format(model=work.model.name), keep)
    job.succeeded.connect(lambda kept: _take(session, work, kept))
    job.succeeded.connect(lambda kept: session.versionsChanged.emit(work.id) if kept.new else None)
    return job


def restore_version(session: Session, version: StoredVersion) -> Job:
    """Make a version the present model again, as one step of undo. What is there now is kept first, if it was not.

    The job `succeeded` with the model.
    """
    work = session.state.model_of(version.model)
    workspace = session.workspace
    reason = _tr("Before version {version} was restored").format(version=version.version)
    title = _tr("Restore version {version}").format(version=version.version)

    def read(tell: Tell) -> ScoringModel:
        restored = parse_model(version.text)
        if workspace is not None:
            planned = _planned_if_valid(work, _newest_first(workspace, work.id), reason)
            if planned is not None:
                planned.write(workspace)
        return restored

    job = session.jobs.start(title, read)
    job.succeeded.connect(lambda restored: _put_back(session, work, restored, title))
    job.succeeded.connect(lambda restored: session.versionsChanged.emit(work.id))
    return job


def _newest_first(workspace: Workspace, model_id: str) -> tuple[StoredVersion, ...]:
    return tuple(reversed(workspace.models.versions(model_id)))


def _planned_if_valid(work: WorkModel, kept: Sequence[StoredVersion], note: str) -> Keeping | None:
    try:
        return plan_keeping(work, kept, note, author_name())
    except HotsheetError:
        # A model that is half typed is no version; undo brings it back.
        return None


def _take(session: Session, work: WorkModel, kept: Kept) -> None:
    """Give the model its new number; whatever was edited while it was being kept stays."""
    now = next((each.model for each in session.state.models if each.id == work.id), None)
    if now is None:
        # It was deleted meanwhile; the version is in its history, for when undo brings it back.
        return
    after = replace(now, version=kept.model.version, changes=kept.model.changes)
    if kept.new and after != now:
        text = _tr("Keep version {version}").format(version=kept.model.version)
        session.change(session.state.with_model(after, work.id), text)


def _put_back(session: Session, work: WorkModel, restored: ScoringModel, title: str) -> None:
    if any(each.id == work.id for each in session.state.models):
        session.change(session.state.with_model(restored, work.id), title)


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)
