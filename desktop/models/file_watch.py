"""Whether the lead file changes on the disk while its leads are open: told once it is whole, and never acted upon.

Programs replace a file by another, write it in pieces, or take it away for a moment. So nothing is told before the
file has been the same for a while, and can be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject, QTimer, Signal

from desktop.models.later import Later
from desktop.models.opening import WORKBOOK_KINDS
from desktop.models.reload import reload_leads
from desktop.session import Session
from desktop.told import Told
from scoring.atomic import Stamp

# Milliseconds between two looks at a file that changes.
PAUSE = 400
# So many looks at a file that cannot be read, before it is told all the same.
_PATIENCE = 25


@dataclass(frozen=True)
class Look:
    """A file as it stands: None where there is none. whole: whether it can be read."""

    stamp: Stamp | None
    whole: bool = True


def look_at(path: Path) -> Look:
    """Look at a file on the disk."""
    try:
        stamp = Stamp.of(path)
    except OSError:
        return Look(None)
    return Look(stamp, _is_whole(path))


def _is_whole(path: Path) -> bool:
    """Whether a file is not half written: the list of a workbook's parts stands at its end."""
    if path.suffix.lower() not in WORKBOOK_KINDS:
        return True
    try:
        with ZipFile(path) as file:
            return bool(file.namelist())
    except (OSError, BadZipFile):
        return False


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


class FileWatch(QObject):
    """Watches the file of a session's leads. `changed` and `gone` tell of it; a notice says so to the person."""

    changed = Signal()
    gone = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._watcher = QFileSystemWatcher(self)
        self._later, self._disk = Later(self), Later(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._seen: Look | None = None
        self._told: Stamp | None = None
        self._looks = 0
        self._watcher.fileChanged.connect(self._stirred)
        self._watcher.directoryChanged.connect(self._stirred)
        self._timer.timeout.connect(self._look)
        self._later.answered.connect(self._take)
        self._disk.answered.connect(self._watch)
        session.leadsChanged.connect(self._leads_changed)
        session.jobs.changed.connect(self._jobs_changed)

    def look(self) -> None:
        """Look at the file now, as if the system had told that it changed."""
        self._stirred()

    # -- inside -------------------------------------------------------------------------------------------

    def _leads_changed(self) -> None:
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._timer.stop()
        self._later.drop()
        self._disk.drop()
        self._seen, self._told = None, None
        path = self._path()
        if path is None:
            self._session.untold.emit("file")
            return
        self._told = self._session.prepared.stamp if self._session.prepared is not None else None
        self._add(path)
        # It may have been replaced while it was read, which nobody was told: it is compared once.
        self._stirred()

    def _path(self) -> Path | None:
        prepared = self._session.prepared
        return prepared.path if prepared is not None else None

    def _add(self, path: Path) -> None:
        """Watch a file, and its folder, which tells of a file that is put in the place of another, or comes back."""
        self._disk.ask(lambda: [str(each) for each in (path, path.parent) if _is_there(each)])

    def _watch(self, names: list[str]) -> None:
        known = {*self._watcher.files(), *self._watcher.directories()}
        names = [name for name in names if name not in known]
        if names:
            self._watcher.addPaths(names)

    def _stirred(self) -> None:
        self._looks = 0
        self._timer.start()

    def _jobs_changed(self) -> None:
        if self._timer.isActive() or self._session.jobs.running or self._seen is None:
            return
        self._stirred()

    def _look(self) -> None:
        path = self._path()
        if path is None:
            return
        if self._session.jobs.running:
            # What we write ourselves is no news; the file is looked at when that is done.
            self._seen = Look(None)
            return
        self._later.ask(lambda: look_at(path))

    def _take(self, now: Look) -> None:
        path, before = self._path(), self._seen
        if path is None:
            return
        self._looks += 1
        self._seen = now
        settled = now == before and (now.whole or self._looks > _PATIENCE)
        if now.stamp is not None and now.stamp == self._told:
            self._seen = None
            self._add(path)
        elif not settled:
            self._timer.start()
        elif now.stamp is None:
            self._seen = None
            self._tell_gone(path)
        else:
            self._seen, self._told = None, now.stamp
            self._add(path)
            self._tell_changed(path)

    def _tell_changed(self, path: Path) -> None:
        tr = QCoreApplication.translate
        said = tr("FileWatch", "{file} changed on disk.").format(file=path.name)
        mend = tr("FileWatch", "Your overrides, views and rules stay when it is read again.")
        actions = (
            (tr("FileWatch", "Reload"), lambda: reload_leads(self._session)),
            (tr("FileWatch", "Later"), lambda: None),
        )
        self._session.told.emit(Told("info", said, mend, actions=actions, key="file"))
        self.changed.emit()

    def _tell_gone(self, path: Path) -> None:
        if self._told is None:
            return
        self._told = None
        tr = QCoreApplication.translate
        said = tr("FileWatch", "{file} is no longer in {folder}: it was moved, renamed or deleted.")
        mend = tr("FileWatch", "The leads stay open here, and can be exported as a new workbook or .csv.")
        message = said.format(file=path.name, folder=path.parent)
        self._session.told.emit(Told("warning", message, mend, key="file"))
        self.gone.emit()
