"""The session and the workspace kept alike: what changes on screen is on disk a moment later, and the other way round.

One thread speaks with the workspace, in the order of the changes. Another window that works on the same workspace is
noticed within a second: what it saved is taken over, unless the same thing was changed here; then both are kept, and
that is told.
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
from desktop.keeping import OpenList, Revisions, first_state, kept_overrides, new_model, read_state
from desktop.mailbox import Mailbox
from desktop.models.core_words import all_in_words, in_words
from desktop.models.mends import advice, in_short
from desktop.session import Known, Opening, Session, overrides_in
from desktop.state import State
from desktop.told import Told
from desktop.writer import News, Writer, put_over, views_over, with_models
from scoring.errors import HotsheetError
from scoring.jobs.models import model_inside
from scoring.jobs.overrides import LeadNames
from scoring.jobs.prepare import Prepared
from scoring.leads.dates import DateOrder
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from scoring.store import Section, Workspace, WorkspaceError

__all__ = ["WorkspaceLink", "new_model"]
# Milliseconds: a change waits this long for others; what other windows did is looked for, what failed tried again.
_SAVE_AFTER, _LOOK_EVERY, _AGAIN_AFTER = 200, 1000, 2000
# Seconds that another program's lock is waited for: whoever asks the workspace from the window waits as long.
_WAIT = 0.5
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
        self._writer: Writer | None = None
        self._saved: State | None = None
        self._list: OpenList | None = None
        # Settings to be written with the next state.
        self._wanted: dict[str, object] = {}
        self.looking = False
        self._thread = ThreadPoolExecutor(1, "workspace")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._save)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY)
        self._look.timeout.connect(self.look)

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """Open the workspace at a path, by default the person's own."""
        try:
            return cls(Workspace.open(path, wait=_WAIT))
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
        self._session = session
        session.workspace = self.workspace
        session.arrival = self._known
        session.leaving.connect(self._save)
        session.arrived.connect(self._arrived)
        session.leadsChanged.connect(self._leads_changed)
        session.stateChanged.connect(self._changed)
        session.keepWanted.connect(self._keep)
        session.noteWanted.connect(self._note)
        if self.workspace is not None:
            self._saved = session.state
            self._writer = Writer(self.workspace, self._revisions, session.state)
            self._look.start()
            if not self._revisions.by_model and self.workspace.status.writable:
                # At once, so that a second window does not make a first model too.
                self._saved = None
                self.flush()

    def tell(self) -> None:
        """Tell the window what it should know of the workspace; once somebody listens."""
        session, workspace = self._session, self.workspace
        if session is None:
            return
        if self._failure is not None:
            mend = self.tr("{error} Until then nothing is kept when the window is closed.")
            said = advice(self._failure.error)
            session.told.emit(Told("danger", said.message, mend.format(error=said.mend), key="workspace"))
        elif workspace is not None and (not workspace.status.writable or workspace.status.set_aside is not None):
            session.told.emit(Told("warning", in_words(workspace.status.words), key="workspace"))
        for error in self._errors:
            session.failed.emit(Failure(error))

    def describe(self) -> str:
        """Where the workspace lies and how it is open, in words."""
        if self.workspace is None:
            return self.tr("There is no workspace: nothing is kept.")
        place = self.tr("Workspace: {path}").format(path=self.workspace.path)
        return f"{place}\n{in_words(self.workspace.status.words)}"

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
        if said.get("sample"):
            return Opening(sample_leads_path(), as_of=SAMPLE_AS_OF, sample=True)
        return Opening(Path(said["path"]), said.get("sheet"), said.get("header row"), date_order=dates)

    # -- saving -------------------------------------------------------------------------------------------

    def flush(self) -> Failure | None:
        """Write what waits, wait until it is written, and say why it could not be."""
        self._timer.stop()
        writer = self._writer
        if writer is None:
            return None
        self._save()
        try:
            self._thread.submit(writer.write).result()
        except Exception as error:
            return failure_of(error)
        return None

    def close(self) -> Failure | None:
        """Write what waits and close the workspace; say why it could not be written."""
        self._look.stop()
        failure = self.flush()
        self._thread.shutdown()
        if self.workspace is not None:
            self.workspace.close()
            self.workspace, self._writer = None, None
        return failure

    def _changed(self, before: State, after: State) -> None:
        if self._writer is not None and not self._timer.isActive():
            self._timer.start(_SAVE_AFTER)

    def _keep(self, key: str, value: object) -> None:
        """Have a setting written with what is saved next; with None, have it forgotten."""
        if self._writer is not None and self._writable:
            # Not before the state: a draft that was applied is forgotten once the model has it.
            self._wanted[key] = value
            if not self._timer.isActive():
                self._timer.start(_SAVE_AFTER)

    def _note(self, work: Callable[[Workspace], object]) -> None:
        """Have something noted behind what is saved next; tried again, as that is."""
        writer = self._writer
        if writer is not None and self._writable:
            self._do(lambda: writer.note(work), lambda done: None)
            self._save()

    def _save(self) -> None:
        """Have the present state written; also what could not be written before."""
        session, writer = self._session, self._writer
        if session is None or writer is None or not self._writable:
            return
        state, open_list = session.state, self._list
        wanted, self._wanted = self._wanted, {}

        def write() -> tuple[str, ...]:
            if state is not self._saved:
                self._saved = state
                writer.add(state, open_list)
            writer.remember(wanted)
            writer.write()
            return writer.met()

        self._do(write, self._met)

    @property
    def _writable(self) -> bool:
        return self.workspace is not None and self.workspace.status.writable

    def _do(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do work on the workspace in its thread; what goes wrong is told, and tried again a little later."""

        def ended(future: Future[Any]) -> None:
            error = future.exception()
            if error is None:
                self._mail.post(lambda: done(future.result()))
            elif isinstance(error, Exception):
                failure = failure_of(error)
                self._mail.post(lambda: self._not_saved(failure))

        self._thread.submit(work).add_done_callback(ended)

    def _not_saved(self, failure: Failure) -> None:
        self.looking = False
        session = self._session
        if session is None or self._writer is None:
            return
        words = self.tr("The workspace could not be saved. {error}").format(error=in_short(failure.error))
        again = (self.tr("Try again"), self._save)
        session.told.emit(Told("danger", words, "", failure.details, (again,), "workspace"))
        self._timer.start(_AGAIN_AFTER)

    def _met(self, names: tuple[str, ...]) -> None:
        if self._session is None:
            return
        self._session.untold.emit("workspace")
        for name in names:
            words = self.tr("“{model}” was changed in another window too.").format(model=name)
            mend = self.tr("Yours counts; the other one is kept in its history.")
            self._session.told.emit(Told("warning", words, mend, key=f"met {name}"))

    # -- leads that come and go ---------------------------------------------------------------------------

    def _known(self, prepared: Prepared, opening: Opening, state: State) -> Known:
        """What is known of leads that were just read. Asked in the thread that reads them."""
        in_file = overrides_in(prepared)
        said = {lead: (each.tier, each.reason) for lead, each in in_file.items()}
        names = LeadNames(prepared.table, prepared.keys)
        place = OpenList(opening.path, prepared.table.source.sheet, names, said, prepared.stamp)
        fresh = replace(_with_model_inside(prepared, state), overrides=in_file, place=place)
        workspace, writer = self.workspace, self._writer
        if workspace is None or writer is None:
            return fresh

        def ask() -> Known:
            if workspace.status.writable:
                writer.write()
            known = workspace.lists.find(place.path, place.sheet)
            if known is None:
                return fresh
            columns = {name: MappingProxyType(said) for name, said in workspace.lists.mappings(known.id).items()}
            overrides, told = kept_overrides(workspace, known.id, place)
            said = all_in_words(told)
            there = Known(overrides, MappingProxyType(columns), known.model, told=said, kept=True, place=place)
            return there if known.model else replace(there, added=fresh.added, model=fresh.model)

        try:
            return self._thread.submit(ask).result()
        except WorkspaceError as error:
            failure = Failure(error)
            self._mail.post(lambda: self._not_saved(failure))
            return fresh

    def _arrived(self, known: Known) -> None:
        session, writer = self._session, self._writer
        place = known.place
        self._list = place if isinstance(place, OpenList) else None
        if session is None or writer is None:
            return
        state, open_list = session.state, self._list
        if self._writable:
            # What came out of the file or the workspace with the leads is no news for the workspace.
            base = replace(state, overrides=known.overrides, columns=known.columns)
            self._do(lambda: writer.add(base, open_list, arrived=True), lambda done: None)
        if known.kept or known.told:
            self._tell_overrides(known.told)

    def _tell_overrides(self, sentences: tuple[str, ...]) -> None:
        if sentences and self._session is not None:
            words = self.tr("Some overrides that were typed here do not count any more.")
            shown = " ".join(sentences[:_MOST_TOLD])
            self._session.told.emit(Told("warning", words, shown, "\n".join(sentences), key="overrides"))

    def _leads_changed(self) -> None:
        session, writer = self._session, self._writer
        if session is None or writer is None or not self._writable:
            return
        opening = session.opening
        if opening is None:
            self._list = None
        said = None
        if opening is not None:
            order = opening.date_order.value if opening.date_order is not None else None
            said = {
                "path": str(opening.path.absolute()),
                "sheet": opening.sheet,
                "header row": opening.header_row,
                "dates": order,
                "sample": opening.sample,
            }

        def note() -> None:
            writer.remember({_LAST: said})
            if opening is not None and not opening.sample:
                writer.opened(opening.path.absolute())

        self._do(note, lambda done: None)
        self._save()

    # -- other windows ------------------------------------------------------------------------------------

    def look(self) -> None:
        """Take over what another window saved; off the window's thread, so that a lock there stops nothing here."""
        writer, open_list = self._writer, self._list
        if writer is None or self.looking:
            return
        self.looking = True
        self._do(lambda: writer.news(open_list), lambda news: self._take_news(news, open_list))

    def _take_news(self, news: News | None, open_list: OpenList | None) -> None:
        self.looking = False
        session, writer = self._session, self._writer
        if news is None or session is None or writer is None:
            return
        # Not what is written by now: what was saved here since is newer than the news.
        state, written = session.state, news.written
        unchanged = {id(each) for each in written.models}
        changed_here = {each.id for each in state.models if id(each) not in unchanged}
        # What was changed here too is not taken: saving it meets theirs, and keeps both.
        models = tuple(pair for pair in news.models or () if pair[0].id not in changed_here)
        stay = {state.active, *changed_here}
        taken = {model.id: model for model, _ in models}
        after = replace(state, models=with_models(state.models, taken, news.lost - stay))
        ids = {each.id for each in after.models}
        after = replace(after, beside=tuple(each for each in after.beside if each in ids))
        if news.views is not None:
            after = replace(after, views=views_over(news.views, written, state))
        overrides = news.overrides if open_list is self._list else None
        if overrides is not None:
            after = replace(after, overrides=put_over(overrides, written, state))
        adopted = replace(news, models=models, overrides=overrides)

        def adopt() -> None:
            writer.adopt(adopted)
            # What differs from that is written, also where nothing changes here.
            self._saved = None

        self._do(adopt, lambda done: None)
        for error in news.errors:
            session.failed.emit(Failure(error))
        if after != state:
            session.replace_state(after)
        if Section.VERSIONS in news.sections:
            session.versionsChanged.emit("")
        # A model that was deleted there and is used here is written again.
        self._save()


def _with_model_inside(prepared: Prepared, state: State) -> Known:
    """The model which a scored workbook carries, to score it with; the present one where it carries none."""
    nothing = Known({})
    if prepared.marker is None or not prepared.marker.model_text:
        return nothing
    try:
        file = model_inside(prepared.marker, prepared.path)
    except HotsheetError:
        # It cannot be read; scoring with another one is said by the export, before anything is replaced.
        return nothing
    same = next((each for each in state.models if each.model == file.model), None)
    return replace(nothing, model=same.id) if same is not None else replace(nothing, added=new_model(file))
