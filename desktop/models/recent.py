"""The lead files that were open before: what is known of each, and whether it is still there.

Whether a file is there is asked off the window's thread: a network drive may take seconds to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop import words
from desktop.models.later import Later
from desktop.session import Session
from scoring.store import LeadList, Workspace

# Milliseconds without new scores after which they are remembered.
_REST = 1500


@dataclass(frozen=True)
class RecentFile:
    """A lead file that was open before.

    opened: when, last; None where that is not known. leads: how many there were; 0 likewise. tiers: leads per tier as
    they were scored last, from the highest to the lowest tier; none where they never were.
    """

    path: Path
    opened: datetime | None = None
    leads: int = 0
    tiers: tuple[tuple[str, int], ...] = ()


class RecentSource(Protocol):
    """Who remembers the files: the workspace."""

    def recent_files(self) -> Sequence[RecentFile]:
        """The files, the newest first."""
        ...

    def forget_file(self, path: Path) -> None:
        """Remember a file no longer."""
        ...


class WorkspaceFiles:
    """The recent files of a workspace, each with the counts of its last scoring."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def recent_files(self) -> Sequence[RecentFile]:
        """The files, the newest first."""
        lists: dict[Path, LeadList] = {}
        for each in self._workspace.lists.all():
            lists.setdefault(each.path, each)
        return tuple(self._file(path, lists.get(path)) for path in self._workspace.recent.all())

    def forget_file(self, path: Path) -> None:
        """Take a file off the list; what was said of its leads is kept, for when it is opened again."""
        self._workspace.recent.forget(path)
        self._workspace.settings.remove(_key(path))

    def _file(self, path: Path, known: LeadList | None) -> RecentFile:
        if known is None:
            return RecentFile(path)
        opened = datetime.fromisoformat(known.opened)
        counts = _counts_in(self._workspace.settings.get(_key(path)))
        if counts:
            return RecentFile(path, opened, sum(count for _, count in counts), counts)
        runs = self._workspace.runs.all(list_id=known.id, most=1)
        if not runs:
            return RecentFile(path, opened)
        return RecentFile(path, opened, runs[0].leads, tuple(runs[0].counts.items()))


def _key(path: Path) -> str:
    return f"scored: {path.absolute()}"


def _counts_in(kept: object) -> tuple[tuple[str, int], ...]:
    """Leads per tier as they were kept; none where that cannot be read."""
    pairs = kept if isinstance(kept, list) else []
    return tuple((str(pair[0]), int(pair[1])) for pair in pairs if isinstance(pair, list) and len(pair) == 2)


class KeptCounts(QObject):
    """Has the workspace remember how the open leads stand by their newest scores, for the list of recent files."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kept: tuple[str, list[list[object]]] | None = None
        self._timer = QTimer(self, interval=_REST, singleShot=True)
        self._timer.timeout.connect(self.keep)
        session.scored.connect(self._scored)
        session.leaving.connect(self.keep)

    def keep(self) -> None:
        """Have it remembered now, where it is news."""
        self._timer.stop()
        session = self._session
        scores, opening = session.scores, session.opening
        if scores is None or opening is None or opening.sample:
            return
        pairs = zip(scores.tier_names, scores.counts, strict=True)
        now = (_key(opening.path), [[name, int(count)] for name, count in pairs])
        if now != self._kept:
            self._kept = now
            session.keepWanted.emit(*now)

    def _scored(self) -> None:
        opening = self._session.opening
        known = self._kept is not None and opening is not None and self._kept[0] == _key(opening.path)
        if known:
            # While somebody edits rules there are new scores by the second.
            self._timer.start()
        else:
            self.keep()


class RecentFiles(QObject):
    """The recent files as a list that a window shows. `changed` tells that it is another; `failed(Failure)`.

    The workspace is asked once as this is made; later off the window's thread, for it may be held by another program.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, source: RecentSource | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self.files: tuple[RecentFile, ...] = tuple(source.recent_files()) if source is not None else ()
        self.missing: frozenset[Path] = frozenset()
        self._going: set[Path] = set()
        self._later, self._disk = Later(self), Later(self)
        self._later.answered.connect(self._take)
        self._later.failed.connect(self.failed)
        self._disk.answered.connect(self._take_missing)
        self._look()

    def refresh(self) -> None:
        """Ask again which files there are."""
        source = self._source
        if source is not None:
            self._later.ask(source.recent_files)

    def forget(self, path: Path) -> None:
        """Take a file off the list; the file itself stays where it is. One that the workspace keeps comes back."""
        source = self._source
        if source is None:
            return
        self._going.add(path)
        self.files = tuple(each for each in self.files if each.path != path)
        self.changed.emit()
        going = Later(self)
        going.answered.connect(lambda done: self._settle(path))
        going.failed.connect(lambda failure: self._settle(path))
        going.failed.connect(self.failed)
        going.ask(lambda: source.forget_file(path))

    def _settle(self, path: Path) -> None:
        self._going.discard(path)
        self.refresh()

    def _take(self, files: Sequence[RecentFile]) -> None:
        self.files = tuple(each for each in files if each.path not in self._going)
        self.changed.emit()
        self._look()

    def _look(self) -> None:
        paths = [each.path for each in self.files]
        if paths:
            self._disk.ask(lambda: frozenset(path for path in paths if not _is_there(path)))

    def _take_missing(self, missing: frozenset[Path]) -> None:
        if missing != self.missing:
            self.missing = missing
            self.changed.emit()


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def when(moment: datetime, now: datetime) -> str:
    """When something was, as people say it where they are: today and yesterday by their names, else the day."""
    moment, now = moment.astimezone(), now.astimezone()
    if moment.date() == now.date():
        said = QCoreApplication.translate("Recent", "today, {time}")
        return said.format(time=words.time_of_day(moment))
    if moment.date() == now.date() - timedelta(days=1):
        return QCoreApplication.translate("Recent", "yesterday")
    return words.day(date(moment.year, moment.month, moment.day))


def folder_words(path: Path, home: Path) -> str:
    """A file's folder as people know it: "~" for the home folder, where that is short for anything."""
    folder = path.parent
    try:
        inside = folder.relative_to(home)
    except ValueError:
        return str(folder)
    return str(Path("~") / inside)
