"""Jobs done by a few processes, each job within a time limit: what hangs or crashes is ended, and the rest goes on."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Generic, TypeVar

Job = TypeVar("Job")
Made = TypeVar("Made")

_POLL_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Stopped:
    """A job that gave nothing: it took too long, or its process died."""

    why: str


def run_all(
    work: Callable[[Job], Made],
    jobs: Sequence[Job],
    *,
    workers: int,
    seconds: float,
    done: Callable[[int], None] = lambda count: None,
) -> list[Made | Stopped]:
    """The results of `work` for all jobs, in their order. `seconds` is the limit of one; `done` hears of each."""
    waiting = deque(enumerate(jobs))
    results: dict[int, Made | Stopped] = {}
    team = [_Worker(work) for _ in range(min(workers, len(jobs)))]
    try:
        while len(results) < len(jobs):
            for worker in team:
                if worker.job is None and waiting:
                    worker.give(*waiting.popleft())
            for worker in _ready(team, seconds):
                place, result = worker.take(seconds)
                results[place] = result
                done(1)
    finally:
        for worker in team:
            worker.end()
    return [results[place] for place in range(len(jobs))]


def _ready(team: Sequence[_Worker[Job, Made]], seconds: float) -> list[_Worker[Job, Made]]:
    """Workers that have a result, have died, or are too late."""
    busy = [worker for worker in team if worker.job is not None]
    told = set(wait([worker.line for worker in busy], timeout=_POLL_SECONDS))
    return [worker for worker in busy if worker.line in told or worker.age > seconds]


class _Worker(Generic[Job, Made]):
    """One process and the line to it; a process that was ended is replaced when the next job is given."""

    line: Connection

    def __init__(self, work: Callable[[Job], Made]) -> None:
        self._work = work
        self._process: SpawnProcess | None = None
        self._began = 0.0
        self.job: int | None = None

    @property
    def age(self) -> float:
        """How long the present job has taken, in seconds."""
        return time.monotonic() - self._began

    def give(self, place: int, job: Job) -> None:
        """Begin a job."""
        if self._process is None:
            context = get_context("spawn")
            self.line, other = context.Pipe()
            self._process = context.Process(target=_serve, args=(other, self._work), daemon=True)
            self._process.start()
            other.close()
        self.job, self._began = place, time.monotonic()
        self.line.send(job)

    def take(self, seconds: float) -> tuple[int, Made | Stopped]:
        """The result of the present job, or why there is none."""
        place, self.job = self.job, None
        assert place is not None
        try:
            if self.line.poll():
                made: Made = self.line.recv()
                return place, made
            why = f"took more than {seconds:.0f} s"
        except (EOFError, OSError):
            why = "the process died"
        self.end()
        return place, Stopped(why)

    def end(self) -> None:
        """End the process, busy or not."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self.line.close()
            self._process = None


def _serve(line: Connection, work: Callable[[Job], Made]) -> None:
    while True:
        try:
            job = line.recv()
        except EOFError:
            return
        line.send(work(job))
