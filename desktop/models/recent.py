"""The lead files that were open before: what is known of each, and whether it is still there.

Whether a file is there is asked off the window's thread: a network drive may take seconds to say.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from desktop import words


@dataclass(frozen=True)
class RecentFile:
    """A lead file that was open before.

    leads: how many there were; 0 where that is not known. tiers: the last run's leads per tier, from the highest to
    the lowest tier; none where it was never scored.
    """

    path: Path
    opened: datetime
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


class _Answers(QObject):
    found = Signal(object)


class RecentFiles(QObject):
    """The recent files as a list that a window shows. `changed` tells that it is another."""

    changed = Signal()

    def __init__(self, source: RecentSource | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self.files: tuple[RecentFile, ...] = ()
        self.missing: frozenset[Path] = frozenset()
        # Of its own, so that a late answer after the window has gone reaches nobody.
        self._answers = _Answers()
        self._answers.found.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def refresh(self) -> None:
        """Ask again which files there are."""
        self.files = tuple(self._source.recent_files()) if self._source is not None else ()
        self.changed.emit()
        paths, answers = [each.path for each in self.files], self._answers

        def look() -> None:
            answers.found.emit(frozenset(path for path in paths if not _is_there(path)))

        if paths:
            threading.Thread(target=look, name="recent files", daemon=True).start()

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
