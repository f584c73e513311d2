"""Jobs: progress, errors and results arrive in the window's thread; cancelling ends the work."""

from __future__ import annotations

import sys
import threading
import weakref
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.garbage import Collector, give_back
from desktop.jobs import Failure, Jobs, Tell
from scoring.errors import OutputError


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    """Jobs that end with the test, also where it fails: a thread that goes on would keep Python from ending."""
    made = Jobs()
    yield made
    made.stop()


def test_results_and_progress_arrive_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    jobs, seen = Jobs(), list[Any]()

    def work(tell: Tell) -> int:
        assert threading.current_thread() is not threading.main_thread()
        for step in range(5):
            tell("Counting", step / 5)
        return 42

    job = jobs.start("Count", work)
    job.progressed.connect(lambda what, share: seen.append((what, share, threading.current_thread().name)))
    job.succeeded.connect(lambda result: seen.append((result, threading.current_thread().name)))
    with qtbot.waitSignal(job.ended):
        assert jobs.running == [job]
    main = threading.main_thread().name
    assert seen == [*(("Counting", step / 5, main) for step in range(5)), (42, main)]
    qtbot.waitUntil(lambda: not jobs.running)


def test_small_steps_are_not_all_told(qtbot: QtBot) -> None:
    jobs, told = Jobs(), list[float]()

    def work(tell: Tell) -> None:
        for step in range(100_001):
            tell("Working", step / 100_000)

    job = jobs.start("Many", work)
    job.progressed.connect(lambda what, share: told.append(share))
    with qtbot.waitSignal(job.succeeded):
        assert not told
    assert len(told) <= 102 and told[-1] == 1


@pytest.mark.parametrize("error", [OutputError("The disk is full."), ValueError("odd")])
def test_errors_arrive_in_words(qtbot: QtBot, error: Exception) -> None:
    jobs = Jobs()

    def work(tell: Tell) -> None:
        raise error

    job = jobs.start("Fail", work)
    with qtbot.waitSignal(job.failed) as told:
        assert job.title == "Fail"
    failure: Failure = told.args[0]
    if isinstance(error, OutputError):
        assert failure.error is error and not failure.details
    else:
        assert "inside Hotsheet" in str(failure.error) and "ValueError: odd" in failure.details


def test_cancelling_ends_the_work_at_its_next_word(jobs: Jobs, qtbot: QtBot) -> None:
    going = threading.Event()

    def work(tell: Tell) -> None:
        while True:
            tell("Turning", 0)
            going.set()

    job = jobs.start("Turn", work)
    qtbot.waitUntil(going.is_set)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()


def test_a_job_that_was_cancelled_before_it_began_does_nothing(qtbot: QtBot) -> None:
    jobs, did = Jobs(), list[int]()
    job = jobs.start("Never", lambda tell: did.append(1))
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    assert not did


def test_stopping_waits_for_everything(jobs: Jobs, qtbot: QtBot) -> None:
    going, ended = threading.Event(), list[int]()

    def work(tell: Tell) -> None:
        try:
            while True:
                tell("Turning", 0)
                going.set()
        finally:
            ended.append(1)

    jobs.start("Turn", work)
    qtbot.waitUntil(going.is_set)
    jobs.stop()
    assert ended == [1]


def test_a_job_that_has_ended_holds_no_longer_what_it_worked_on(qtbot: QtBot) -> None:
    class Held:
        pass

    jobs, held = Jobs(), Held()
    gone = weakref.ref(held)
    job = jobs.start("Hold", partial(lambda held, tell: None, held))
    del held
    with qtbot.waitSignal(job.ended):
        assert gone() is not None
    qtbot.waitUntil(lambda: gone() is None)


def test_garbage_is_collected_when_it_is_due(qtbot: QtBot) -> None:
    collector = Collector()
    try:
        assert collector.check() == -1 or collector.check() == -1
        kept = [[number] for number in range(100_000)]
        assert collector.check() >= 0
        assert len(kept) == 100_000
    finally:
        collector.stop()


def test_garbage_waits_for_long_work(qtbot: QtBot) -> None:
    running = [1]
    collector = Collector(busy=lambda: running)
    try:
        kept = [[number] for number in range(100_000)]
        assert collector.check() == -1
        running.clear()
        assert collector.check() >= 0
        assert len(kept) == 100_000
    finally:
        collector.stop()


def test_memory_is_given_back_once_nothing_is_asked_for(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    monkeypatch.setattr("desktop.garbage.give_back", lambda: given.append(threading.current_thread().name))
    monkeypatch.setattr("desktop.garbage._REST", 10)
    running = [1]
    collector = Collector(busy=lambda: running)
    try:
        collector.give_back_soon()
        qtbot.wait(60)
        assert given == []
        running.clear()
        qtbot.waitUntil(lambda: given == ["give back"])
    finally:
        collector.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' C libraries give memory back by themselves")
def test_freed_memory_goes_back_to_the_system() -> None:
    def resident() -> int:
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))

    # Blocks of this size are the C library's; the last one keeps it from giving back by itself what lies below.
    blocks = [b"x" * 3000 + bytes([number % 256]) for number in range(40_000)]
    last = blocks[-1]
    blocks.clear()
    before = resident()
    assert give_back()
    assert len(last) == 3001
    assert before - resident() > 50_000
