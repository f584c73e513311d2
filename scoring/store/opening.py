"""How a workspace file is opened: shared, by one window alone, or only to be read; and what becomes of a damaged one.

On a disk of this machine it keeps a write-ahead log, so that several windows can use it at once. Each commit is
flushed to the disk (`synchronous=FULL`): with less, a log is whole after a power cut but may lack its last commits,
and what was on screen a second ago must be there. Elsewhere a rollback journal and an exclusive lock take its place.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from scoring.atomic import Stamp
from scoring.errors import Place
from scoring.store import schema
from scoring.store.database import Database, WorkspaceError, in_words, is_damage, is_held
from scoring.store.places import FILE_NAME, Spot, Storage

_HEAD = 100
_BESIDE = ("-wal", "-shm", "-journal")
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
_UNWRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR)
# A copy of a file that is being written may be torn: it is taken again.
_COPIES = 5
_PAUSE = 0.05


class Access(StrEnum):
    """How a workspace is open."""

    SHARED = "shared"
    ALONE = "alone"
    READ_ONLY = "read-only"


class Reason(StrEnum):
    """Why it is open so."""

    LOCAL = "local"
    NETWORK = "network"
    CLOUD = "cloud"
    NO_LOG = "no log"
    NEWER = "newer"
    LOCKED = "locked"
    LOOKED_INTO = "looked into"
    UNWRITABLE = "unwritable"


@dataclass(frozen=True, slots=True)
class Status:
    """How a workspace is open, why, and both in words. set_aside: where a damaged file was moved; None for none."""

    access: Access
    reason: Reason
    words: str
    spot: Spot = field(default_factory=Spot)
    set_aside: Path | None = None

    @property
    def writable(self) -> bool:
        """Whether anything can be saved."""
        return self.access is not Access.READ_ONLY


def open_database(path: Path, wait: float, spot: Spot) -> tuple[Database, Status]:
    """Open a workspace file, or make it. wait: for how many seconds another program's lock is waited for.

    Raises `WorkspaceError` where there is nothing that could be opened, or where the file is another program's.
    """
    if path.is_dir():
        raise WorkspaceError(
            "This is a folder, not a workspace.", place=Place(file=str(path)), mend="Choose another file."
        )
    aside: Path | None = None
    try:
        database, status = _open_sound(path, wait, spot)
    except sqlite3.Error as error:
        if not is_damage(error):
            raise in_words(error, path) from error
        aside = _set_aside(path)
        try:
            database, status = _open_sound(path, wait, spot)
        except sqlite3.Error as second:
            raise in_words(second, path) from second
        words = f"The workspace was damaged. It is kept as {aside.name}, and a new one was made. {status.words}"
        status = Status(status.access, status.reason, words, spot, aside)
    return database, status


def look_into(path: Path) -> tuple[Database, Status]:
    """The content of a workspace as it stands, to be read: nothing is made, brought up to date, moved or locked.

    Raises `WorkspaceError` where there is none that can be read.
    """
    words = _WORDS[Reason.LOOKED_INTO]
    try:
        return Database(_copied(path), path, words), Status(Access.READ_ONLY, Reason.LOOKED_INTO, words)
    except sqlite3.Error as error:
        raise in_words(error, path) from error


def _open_sound(path: Path, wait: float, spot: Spot) -> tuple[Database, Status]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Asked first: a log that is there lets SQLite open what it then cannot write.
        if not path.is_file() or _may_write(path):
            return _open_writable(path, wait, spot)
        reason = Reason.UNWRITABLE
    except OSError as error:
        raise WorkspaceError(
            f"The folder of the workspace cannot be made ({error.strerror}).", place=Place(file=str(path))
        ) from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if not path.is_file() or code not in (*_BUSY, *_UNWRITABLE):
            raise
        reason = Reason.LOCKED if code in _BUSY else Reason.UNWRITABLE
    words = _WORDS[reason]
    return Database(_copied(path), path, words), Status(Access.READ_ONLY, reason, words, spot)


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _open_writable(path: Path, wait: float, spot: Spot) -> tuple[Database, Status]:
    # Whoever closes last takes these away: now they are of another window, or of one that crashed.
    left_open = any(_beside(path, ending).exists() for ending in _BESIDE)
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None, check_same_thread=False)
    try:
        _require_ours(connection, path)
        connection.execute("PRAGMA synchronous = FULL")
        # On a Mac, only this makes the disk itself write.
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        newer = schema.version_of(connection) > len(schema.STEPS)
        reason = Reason.NEWER if newer else _journal(connection, spot)
        if left_open:
            _require_sound(connection)
        if newer:
            connection.execute("PRAGMA query_only = ON")
        elif schema.version_of(connection) < len(schema.STEPS):
            schema.migrate(connection)
        # Read here, so that a damaged one is known as such while it can be set aside.
        connection.execute("SELECT name, number FROM revisions").fetchall()
        access = Access.SHARED if reason is Reason.LOCAL else Access.READ_ONLY if newer else Access.ALONE
        words = _WORDS[reason].format(name=spot.name)
        return Database(connection, path, words if newer else ""), Status(access, reason, words, spot)
    except BaseException:
        connection.close()
        raise


def _journal(connection: sqlite3.Connection, spot: Spot) -> Reason:
    """Choose how commits are made safe, by the place; why it is so."""
    if spot.storage is Storage.LOCAL:
        if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal":
            return Reason.LOCAL
        reason = Reason.NO_LOG
    else:
        reason = Reason.NETWORK if spot.storage is Storage.NETWORK else Reason.CLOUD
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = DELETE")
    # The lock that this takes is kept until the workspace is closed.
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
    return reason


def _require_sound(connection: sqlite3.Connection) -> None:
    told = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if told != "ok":
        error = sqlite3.DatabaseError(told)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def _require_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is plainly something else: nobody's file is moved out of the way, or written to."""
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = 0 if application else connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.Error as error:
        # With zeros for a head, as a disk may leave after a crash, or in our own place it is taken as damaged.
        if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB or path.name == FILE_NAME or _is_hollow(path):
            raise
        raise _not_ours(path) from error
    if application not in (0, schema.APPLICATION) or tables:
        raise _not_ours(path)


def _is_hollow(path: Path) -> bool:
    with path.open("rb") as file:
        return not any(file.read(_HEAD))


def _not_ours(path: Path) -> WorkspaceError:
    return WorkspaceError(
        "This file is not a workspace of Hotsheet.", place=Place(file=str(path)), mend="Choose another file."
    )


def _set_aside(path: Path) -> Path:
    """Move a damaged file, and what stands beside it, to a name that says so."""
    moment = datetime.now().astimezone().strftime("%Y-%m-%d %H%M%S")
    number = 0
    while True:
        number += 1
        again = f" {number}" if number > 1 else ""
        target = path.with_name(f"{path.stem} (damaged {moment}{again}){path.suffix}")
        if not target.exists():
            break
    try:
        for ending in _BESIDE:
            if _beside(path, ending).exists():
                _beside(path, ending).replace(_beside(target, ending))
        path.replace(target)
    except OSError as error:
        raise WorkspaceError(
            f"The workspace is damaged, and cannot be moved aside ({error.strerror}).",
            place=Place(file=str(path)),
            mend="Move the file yourself, then open Hotsheet again.",
        ) from error
    return target


def _copied(path: Path) -> sqlite3.Connection:
    """The content of a file as it stands now, in memory: of one that cannot be locked or may not be written."""
    if is_held(path):
        raise WorkspaceError(
            "The workspace is open in this program already.", place=Place(file=str(path)), mend="Go on in its window."
        )
    for left in reversed(range(_COPIES)):
        with tempfile.TemporaryDirectory(prefix="hotsheet-") as folder, _closing_on_error() as memory:
            copy = Path(folder) / "copy.sqlite"
            try:
                torn = _copy(path, copy)
            except OSError as error:
                raise WorkspaceError(
                    f"The workspace cannot be read ({error.strerror}).", place=Place(file=str(path))
                ) from error
            try:
                with contextlib.closing(sqlite3.connect(copy)) as source:
                    _require_ours(source, path)
                    _require_sound(source)
                    source.backup(memory)
            except sqlite3.DatabaseError:
                if not left:
                    raise
                torn = True
            if torn and left:
                memory.close()
                time.sleep(_PAUSE)
                continue
            schema.migrate(memory)
            memory.execute("PRAGMA query_only = ON")
            return memory
    raise AssertionError("The last copy is returned or raises.")


def _copy(path: Path, copy: Path) -> bool:
    """Copy a file and what stands beside it; whether it was written meanwhile."""
    before = Stamp.of(path)
    shutil.copyfile(path, copy)
    for ending in ("-wal", "-journal"):
        with contextlib.suppress(FileNotFoundError):
            shutil.copyfile(_beside(path, ending), _beside(copy, ending))
    return Stamp.of(path) != before or _beside(copy, "-journal").exists()


@contextlib.contextmanager
def _closing_on_error() -> Iterator[sqlite3.Connection]:
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        yield memory
    except BaseException:
        memory.close()
        raise


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


_WORDS = {
    Reason.LOCAL: "The workspace is on this computer and saves every change as it is made.",
    Reason.NETWORK: "The workspace is on a network drive ({name}), so one window alone can use it at a time.",
    Reason.CLOUD: "The workspace is in a folder that {name} copies, so one window alone can use it at a time.",
    Reason.NO_LOG: "The disk of the workspace cannot be shared by windows, so one alone can use it at a time.",
    Reason.NEWER: "The workspace is of a newer Hotsheet: it is shown, and nothing is saved in it.",
    Reason.LOCKED: "Another window or program is using the workspace: it is shown as it stood, and nothing is saved.",
    Reason.LOOKED_INTO: "The workspace was opened to be looked into: nothing is saved in it.",
    Reason.UNWRITABLE: "The workspace may not be written to: it is shown, and nothing is saved in it.",
}
