"""The lead files that were open before: what is known of each, and whether it is still there.

Whether a file is there is asked off the window's thread: a network drive may take seconds to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop import words
from desktop.models.later import Later
from scoring.store import LeadList, Workspace


@dataclass(frozen=True)
class RecentFile:
    """A lead file that was open before.

    opened: when, last; None where that is not known. leads: how many there were; 0 likewise. tiers: the last run's
    leads per tier, from the highest to the lowest tier; none where it was never scored.
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
    """The recent files of a workspace, each with the counts of its last run."""

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

    def _file(self, path: Path, known: LeadList | None) -> RecentFile:
        if known is None:
            return RecentFile(path)
        opened = datetime.fromisoformat(known.opened)
        runs = self._workspace.runs.all(list_id=known.id, most=1)
        if not runs:
            return RecentFile(path, opened)
        return RecentFile(path, opened, runs[0].leads, tuple(runs[0].counts.items()))


class RecentFiles(QObject):
    """The recent files as a list that a window shows. `changed` tells that it is another."""

    changed = Signal()

    def __init__(self, source: RecentSource | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self.files: tuple[RecentFile, ...] = ()
        self.missing: frozenset[Path] = frozenset()
        self._later = Later(self)
        self._later.answered.connect(self._take)

    def refresh(self) -> None:
        """Ask again which files there are."""
        self.files = tuple(self._source.recent_files()) if self._source is not None else ()
        self.changed.emit()
        paths = [each.path for each in self.files]
        if paths:
            self._later.ask(lambda: frozenset(path for path in paths if not _is_there(path)))

    def forget(self, path: Path) -> None:
        """Take a file off the list; the file itself stays where it is."""
        if self._source is not None:
            self._source.forget_file(path)
        self.files = tuple(each for each in self.files if each.path != path)
        self.changed.emit()

    def _take(self, missing: frozenset[Path]) -> None:
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
