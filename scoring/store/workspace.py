"""The workspace: all that a person keeps between two days, in one file."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from types import TracebackType
from typing import Self

from scoring.errors import Place
from scoring.store.database import Database, Section, WorkspaceError
from scoring.store.lists import Lists
from scoring.store.models import Models
from scoring.store.opening import Status, look_into, open_database
from scoring.store.overrides import Overrides
from scoring.store.places import Spot, default_path, spot_of
from scoring.store.runs import Runs
from scoring.store.settings import Recent, Settings
from scoring.store.views import Views

WAIT = 5.0


class Workspace:
    """An open workspace. Any thread may use it; they take turns. Every call that writes is one transaction.

    What cannot be done raises `WorkspaceError` in words, and leaves the content as it was.
    """

    def __init__(self, database: Database, status: Status) -> None:
        self._database = database
        self.status = status
        self.models = Models(database)
        self.views = Views(database)
        self.lists = Lists(database)
        self.overrides = Overrides(database)
        self.runs = Runs(database)
        self.settings = Settings(database)
        self.recent = Recent(database)

    @classmethod
    def open(cls, path: Path | None = None, *, wait: float = WAIT, spot: Spot | None = None) -> Self:
        """Open the workspace at a path (by default the user's own), or make it; `status` says how it is open.

        wait: for how many seconds another program's lock is waited for. spot: what kind of place the path is, where
        that is known better than `spot_of` can tell. Raises `WorkspaceError`.
        """
        where = default_path() if path is None else path
        return cls(*open_database(where, wait, spot_of(where) if spot is None else spot))

    @classmethod
    def look_into(cls, path: Path) -> Self:
        """The workspace at a path as it stands now, to be read: the file stays as it is, and others may write to it.

        Raises `WorkspaceError` where there is none that can be read.
        """
        return cls(*look_into(path))

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    def changed_elsewhere(self) -> bool:
        """Whether another window has written since `what_changed` was asked last. Takes microseconds: ask often."""
        return self._database.changed_elsewhere()

    def what_changed(self) -> frozenset[Section]:
        """The parts that another window has written since this was asked before."""
        return self._database.what_changed()

    def copy_to(self, target: Path) -> None:
        """Save a copy of the workspace, whole or not at all; an existing file is replaced. Raises `WorkspaceError`."""
        if target.exists() and target.samefile(self.path):
            raise WorkspaceError(
                "This is the workspace itself.", place=Place(file=str(target)), mend="Choose another file for the copy."
            )
        temporary = target.with_name(f".{target.name}.{secrets.token_hex(6)}.tmp")
        try:
            self._database.copy_to(temporary)
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            temporary.replace(target)
        except OSError as error:
            raise WorkspaceError(
                f"The copy could not be written ({error.strerror}).", place=Place(file=str(target))
            ) from error
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file; nothing is waiting to be written."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
