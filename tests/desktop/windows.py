"""Several windows on one workspace, without their widgets; and another program that has it to itself for a while."""

from __future__ import annotations

import dataclasses
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.session import Session
from desktop.workspace_link import WorkspaceLink
from scoring.model import FixedPoints, ScoringModel
from scoring.store import Workspace


class Windows:
    """Sessions on one workspace, as windows are."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.open: list[tuple[Session, WorkspaceLink]] = []

    def new(self) -> Session:
        link = WorkspaceLink.open(self.path)
        session = Session(link.first_state())
        link.attach(session)
        self.open.append((session, link))
        return session

    def link(self, session: Session) -> WorkspaceLink:
        return next(link for each, link in self.open if each is session)

    def close(self, session: Session) -> None:
        link = self.link(session)
        session.stop()
        link.close()
        self.open.remove((session, link))


class Locked:
    """The workspace locked by another program."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        self.connection = sqlite3.connect(self.path, isolation_level=None)
        self.connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, *error: object) -> None:
        self.connection.rollback()
        self.connection.close()


@contextmanager
def busy(workspace: Workspace) -> Iterator[Callable[[], float]]:
    """A workspace that another thread of this program has for three seconds, as while it waits for a lock.

    Gives how many seconds the block took; nobody waits for the three.
    """
    has_it, let_go = threading.Event(), threading.Event()

    def hold() -> None:
        with workspace._database._lock:
            has_it.set()
            let_go.wait(3)

    holder = threading.Thread(target=hold)
    holder.start()
    assert has_it.wait(10)
    began = time.perf_counter()
    took: list[float] = []
    try:
        yield lambda: took[0]
    finally:
        took.append(time.perf_counter() - began)
        let_go.set()
        holder.join(60)


def with_points(model: ScoringModel, points: float) -> ScoringModel:
    first = dataclasses.replace(model.rules[0], points=FixedPoints(points))
    return dataclasses.replace(model, rules=(first, *model.rules[1:]))


def first_points(session: Session) -> object:
    return session.model.rules[0].points


def see(windows: Windows, session: Session, qtbot: QtBot) -> None:
    """Have a window look at what others saved."""
    link = windows.link(session)
    # Twice: what was noticed before may be told first.
    for _ in range(2):
        qtbot.waitUntil(lambda: not link.looking)
        link.look()
        qtbot.waitUntil(lambda: not link.looking)
        link.flush()
