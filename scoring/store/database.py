"""One SQLite file behind a lock: every write is a transaction, and every refusal of the machine is said in words."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from scoring.errors import HotsheetError, Place

Row = tuple[Any, ...]
# Seconds between two tries to begin while another program writes.
_AGAIN = 0.01

# The files that this process has open, by device and number. A system's locks are those of a process: whoever opens
# such a file in another way, and closes it, lets go of all of them. So this belongs to the process too.
_HELD: Counter[tuple[int, int]] = Counter()
_HELD_LOCK = threading.Lock()


class WorkspaceError(HotsheetError):
    """A workspace that cannot be read or written. What was in it before is in it still."""


class ConflictError(WorkspaceError):
    """Something was saved elsewhere since it was read here.

    text: what stands there now, None where it was deleted. revision: with which one it may be replaced.
    """

    def __init__(self, message: str, *, text: str | None, revision: int, place: Place, mend: str = "") -> None:
        super().__init__(message, place=place, mend=mend)
        self.text = text
        self.revision = revision


class Section(StrEnum):
    """The parts of a workspace that are counted apart, so that another window can tell what changed."""

    MODELS = "models"
    VERSIONS = "versions"
    VIEWS = "views"
    LISTS = "lists"
    OVERRIDES = "overrides"
    RUNS = "runs"
    RECENT = "recent"
    SETTINGS = "settings"


def now() -> str:
    """This moment as it is stored: in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Database:
    """A connection that several threads may use, one at a time.

    read_only: why nothing can be written, "" where it can.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, read_only: str = "") -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._lock = threading.RLock()
        # Milliseconds that another program's lock is waited for.
        self._wait = int(connection.execute("PRAGMA busy_timeout").fetchone()[0])
        self._version = 0
        self._seen: dict[str, int] = {}
        self._elsewhere: set[Section] = set()
        self._held: tuple[int, int] | None = None
        with self._in_words():
            self._version = self._data_version()
            self._seen = self._numbers()
        # A copy in memory holds no file.
        if connection.execute("PRAGMA database_list").fetchone()[2]:
            self._held = _hold(path)

    def read(self, sql: str, *values: object) -> list[Row]:
        """The rows of a query."""
        with self._lock, self._in_words():
            return self._connection.execute(sql, values).fetchall()

    def first(self, sql: str, *values: object) -> Row | None:
        """The first row of a query, if any."""
        rows = self.read(sql, *values)
        return rows[0] if rows else None

    @contextlib.contextmanager
    def write(self, *sections: Section) -> Iterator[Writer]:
        """One transaction on these parts: all of it is kept, or, when anything is raised inside, none of it."""
        if self.read_only:
            raise WorkspaceError(self.read_only, place=Place(file=str(self.path)))
        with self._in_words():
            self._begin()
        try:
            with self._in_words():
                self._note_others()
                yield Writer(self._connection)
                for section in sections:
                    self._connection.execute(
                        "INSERT INTO revisions VALUES (?, 1) ON CONFLICT DO UPDATE SET number = number + 1",
                        (section,),
                    )
                self._connection.execute("COMMIT")
                self._seen = self._numbers()
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._lock.release()

    def _begin(self) -> None:
        """Begin a transaction and take the lock; while another program has the file, other threads may read."""
        until = time.monotonic() + self._wait / 1000
        while True:
            self._lock.acquire()
            try:
                self._connection.execute("PRAGMA busy_timeout = 0")
                try:
                    self._connection.execute("BEGIN IMMEDIATE")
                finally:
                    self._connection.execute(f"PRAGMA busy_timeout = {self._wait}")
            except BaseException as error:
                self._lock.release()
                if not is_busy(error) or time.monotonic() > until:
                    raise
            else:
                return
            time.sleep(_AGAIN)

    def changed_elsewhere(self) -> bool:
        """Whether another window or program has written since it was last asked `what_changed`. Takes microseconds."""
        with self._lock, self._in_words():
            if self._elsewhere:
                return True
            version = self._data_version()
            if version == self._version:
                return False
            self._version = version
            self._note_others()
            self._seen = self._numbers()
            return bool(self._elsewhere)

    def what_changed(self) -> frozenset[Section]:
        """The parts that another window or program has written since this was asked before."""
        with self._lock:
            self.changed_elsewhere()
            found, self._elsewhere = frozenset(self._elsewhere), set()
            return found

    def copy_to(self, target: Path) -> None:
        """Write the whole content, as it is now, to a new file."""
        with self._lock, self._in_words():
            copy = sqlite3.connect(target, isolation_level=None)
            with contextlib.closing(copy):
                self._connection.backup(copy)
                # A copy stands by itself, without a log beside it.
                copy.execute("PRAGMA journal_mode=DELETE")

    def close(self) -> None:
        """Let go of the file. Closing twice is closing once."""
        with self._lock:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            if self._held is not None:
                with _HELD_LOCK:
                    _HELD[self._held] -= 1
                self._held = None

    def _data_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _numbers(self) -> dict[str, int]:
        return dict(self._connection.execute("SELECT name, number FROM revisions"))

    def _note_others(self) -> None:
        """Keep in mind what others wrote, before writing here counts the same parts on."""
        for name, number in self._numbers().items():
            if number != self._seen.get(name, 0) and name in tuple(Section):
                self._elsewhere.add(Section(name))

    def _roll_back(self) -> None:
        # Some failures, such as a full disk, have rolled back already.
        with contextlib.suppress(sqlite3.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise in_words(error, self.path) from error


class Writer:
    """What a transaction is done with."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def run(self, sql: str, *values: object) -> int:
        """Carry out a statement; how many rows it touched."""
        return self._connection.execute(sql, values).rowcount

    def many(self, sql: str, rows: Sequence[Row]) -> None:
        """Carry out a statement for each row."""
        self._connection.executemany(sql, rows)

    def read(self, sql: str, *values: object) -> list[Row]:
        """The rows of a query, as they are inside the transaction."""
        return self._connection.execute(sql, values).fetchall()

    def inserted(self, sql: str, *values: object) -> int:
        """Carry out an insertion; the number that the new row got."""
        return int(self._connection.execute(sql, values).lastrowid or 0)


def is_held(path: Path) -> bool:
    """Whether this process has a file open as a workspace."""
    try:
        facts = path.stat()
    except OSError:
        return False
    with _HELD_LOCK:
        return _HELD[facts.st_dev, facts.st_ino] > 0


def _hold(path: Path) -> tuple[int, int]:
    facts = path.stat()
    with _HELD_LOCK:
        _HELD[facts.st_dev, facts.st_ino] += 1
    return facts.st_dev, facts.st_ino


def in_words(error: sqlite3.Error, path: Path) -> WorkspaceError:
    """What SQLite says, for a person."""
    place = Place(file=str(path))
    # The upper bytes only say more of the same.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    match code:
        case sqlite3.SQLITE_FULL:
            return WorkspaceError(
                "The disk is full, so the last change is not saved yet.",
                place=place,
                mend="Free some space on it; what was saved before is safe.",
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return WorkspaceError(
                "The workspace may not be written to.", place=place, mend="Allow writing to the file and its folder."
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return WorkspaceError(
                "Another program is using the workspace just now.", place=place, mend="Close it there, then try again."
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return WorkspaceError(
                "The workspace is damaged.",
                place=place,
                mend="Open Hotsheet again: the damaged file is then kept beside a new one.",
            )
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_NOTFOUND:
            return WorkspaceError(
                "The workspace cannot be reached.", place=place, mend="See whether its disk and folder are there."
            )
        case sqlite3.SQLITE_TOOBIG | sqlite3.SQLITE_NOMEM:
            return WorkspaceError("This is too large to be kept in the workspace.", place=place)
    return WorkspaceError(f"The workspace could not be used ({error}).", place=place)


def is_busy(error: BaseException) -> bool:
    """Whether SQLite says that another program has a file to itself just now."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that a file's content is broken."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
