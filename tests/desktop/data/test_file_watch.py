"""The lead file on the disk: changed, replaced, half written, gone, and written by us."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.jobs import Tell
from desktop.models.file_watch import FileWatch, look_at
from desktop.session import Known, Opening, Session
from desktop.state import State
from desktop.told import Told
from scoring.jobs.prepare import Prepared
from scoring.samples import sample_leads_path
from tests.desktop.conftest import open_leads
from tests.desktop.data.helpers import PLAIN, write

WAIT = 15_000


@pytest.fixture
def watch(session: Session) -> Iterator[FileWatch]:
    made = FileWatch(session)
    yield made
    made.deleteLater()


@pytest.fixture
def path(session: Session, watch: FileWatch, qtbot: QtBot, tmp_path: Path) -> Path:
    made = write(tmp_path / "leads.csv", PLAIN)
    open_leads(session, qtbot, made)
    return made


def action(told: Told, words: str) -> None:
    next(do for text, do in told.actions if text == words)()


def test_a_change_is_told_and_read_on_demand(session: Session, watch: FileWatch, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.told, timeout=WAIT) as told:
        write(path, PLAIN + "dan@east.example,CTO,9,Retail,no,0,2026-06-01,no,East\n")
    notice = told.args[0]
    assert notice.message == "leads.csv changed on disk."
    assert [text for text, _ in notice.actions] == ["Reload", "Later"]
    assert session.prepared is not None
    assert len(session.prepared.table) == 3
    with qtbot.waitSignal(session.leadsChanged, timeout=WAIT):
        action(notice, "Reload")
    assert len(session.prepared.table) == 4


def test_a_file_that_is_replaced_is_watched_on(session: Session, watch: FileWatch, path: Path, qtbot: QtBot) -> None:
    for number in range(2):
        other = write(path.with_name(f"new{number}.csv"), PLAIN + f"e{number}@x.example,CTO,9,Retail,no,0,,no,East\n")
        with qtbot.waitSignal(watch.changed, timeout=WAIT):
            other.replace(path)


def test_a_file_that_is_replaced_while_it_is_read_is_told(
    session: Session, watch: FileWatch, qtbot: QtBot, tmp_path: Path
) -> None:
    path = write(tmp_path / "leads.csv", PLAIN)
    known = session.arrival

    def replaced(prepared: Prepared, opening: Opening, state: State) -> Known:
        write(tmp_path / "new.csv", PLAIN + "dan@east.example,CTO,9,Retail,no,0,2026-06-01,no,East\n").replace(path)
        return known(prepared, opening, state)

    session.arrival = replaced
    with qtbot.waitSignal(watch.changed, timeout=WAIT):
        session.open(Opening(path))
    assert session.prepared is not None
    assert len(session.prepared.table) == 3


def test_a_half_written_workbook_waits(session: Session, watch: FileWatch, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "leads.xlsx"
    shutil.copy(sample_leads_path(), path)
    open_leads(session, qtbot, path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert not look_at(path).whole
    with qtbot.assertNotEmitted(watch.changed, wait=1500):
        watch.look()
    with qtbot.waitSignal(watch.changed, timeout=WAIT):
        path.write_bytes(whole)


def test_a_file_that_is_gone_is_told_and_comes_back(
    session: Session, watch: FileWatch, path: Path, qtbot: QtBot
) -> None:
    away = path.with_name("elsewhere.csv")
    with qtbot.waitSignal(session.told, timeout=WAIT) as told, qtbot.waitSignal(watch.gone, timeout=WAIT):
        path.rename(away)
    assert "moved, renamed or deleted" in told.args[0].message
    assert session.prepared is not None
    with qtbot.waitSignal(watch.changed, timeout=WAIT):
        away.rename(path)


def test_a_slow_disk_does_not_stop_the_window(
    session: Session, watch: FileWatch, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[threading.Thread] = []

    def slow(path: Path) -> bool:
        asked.append(threading.current_thread())
        return path.exists()

    monkeypatch.setattr("desktop.models.file_watch._is_there", slow)
    path = write(tmp_path / "leads.csv", PLAIN)
    open_leads(session, qtbot, path)
    qtbot.waitUntil(lambda: len(asked) >= 2)
    assert threading.main_thread() not in asked
    with qtbot.waitSignal(watch.changed, timeout=WAIT):
        write(path, PLAIN + "dan@east.example,CTO,9,Retail,no,0,2026-06-01,no,East\n")


def test_the_same_file_touched_by_nobody_is_no_news(
    session: Session, watch: FileWatch, path: Path, qtbot: QtBot
) -> None:
    write(path.with_name("neighbour.csv"), PLAIN)
    with qtbot.assertNotEmitted(session.told, wait=1500):
        watch.look()


def test_while_we_work_nothing_is_told(session: Session, watch: FileWatch, path: Path, qtbot: QtBot) -> None:
    let_go = False

    def work(tell: Tell) -> None:
        while not let_go:
            os.sched_yield()

    job = session.jobs.start("Writing", work)
    with qtbot.assertNotEmitted(watch.changed, wait=1500):
        write(path, PLAIN + "dan@east.example,CTO,9,Retail,no,0,2026-06-01,no,East\n")
    with qtbot.waitSignal(watch.changed, timeout=WAIT), qtbot.waitSignal(job.ended, timeout=WAIT):
        let_go = True


def test_without_leads_nothing_is_watched(session: Session, watch: FileWatch, path: Path, qtbot: QtBot) -> None:
    session.close_leads()
    with qtbot.assertNotEmitted(watch.changed, wait=1200):
        write(path, PLAIN + "\n")
        watch.look()
