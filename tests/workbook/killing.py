"""Runs work on a file again and again, killed each time at another moment; says what was found afterwards.

A program of its own: it forks a child for each run, which a process with threads (as pytest may be) must not. Used as

    python -m tests.workbook.killing MODULE:FUNCTION FILE FOLDER KILLS SEED

where the function takes the path of a copy of FILE and changes it in place. KILLS moments are drawn at random over
the length of a run; with "lines" instead, each line of `scoring/atomic.py` that a run passes is one.
"""

from __future__ import annotations

import importlib
import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import scoring.atomic
from scoring.atomic import Stamp, write_atomically
from scoring.jobs.inplace import score_in_place
from scoring.jobs.prepare import Wishes
from scoring.ooxml.package import Package
from scoring.samples import SAMPLE_AS_OF
from scoring.workbook.package import Draft, write_draft
from scoring.workbook.verify import verify

_SHEET = "xl/worksheets/sheet1.xml"
_SLOWED = 0.002
_MOST_LINES = 1_000


def edit_in_place(path: Path) -> None:
    """Rewrite the first sheet of a workbook as an in-place run does, with pauses, so that kills meet its writes."""
    stamp = Stamp.of(path)
    with Package(path) as base:
        draft = Draft(base)

        def slowly() -> Iterator[bytes]:
            for block in base.stream(_SHEET):
                for at in range(0, len(block), 2**16):
                    time.sleep(_SLOWED)
                    yield block[at : at + 2**16].replace(b"<v>1</v>", b"<v>2</v>")

        draft.replace(_SHEET, slowly)
        write_atomically(
            path,
            lambda file: write_draft(draft, file, keep_original=True),
            overwrite=True,
            verify=lambda made: verify(made, draft),
            unchanged=stamp,
        )


def score(path: Path) -> None:
    """Score a workbook in place with the model for small software companies, as a person does."""
    score_in_place(path, Wishes(model="saas-smb"), as_of=SAMPLE_AS_OF)


@dataclass
class Found:
    """What stood there after the kills, and how many temporary files there were on the way and at the end."""

    kills: int = 0
    originals: int = 0
    results: int = 0
    strays: int = 0
    left: int = 0


class Killing:
    """One file, worked on and killed."""

    def __init__(self, work: Callable[[Path], None], source: Path, folder: Path) -> None:
        self._work = work
        self._path = folder / source.name
        self._original = source.read_bytes()
        self._path.write_bytes(self._original)
        started = time.monotonic()
        self._finish(self._start())
        self._length = time.monotonic() - started
        self._result = self._path.read_bytes()
        assert self._result != self._original
        self.found = Found()

    def at_random(self, kills: int, seed: int) -> None:
        """Kill at random moments."""
        rng = random.Random(seed)
        for _ in range(kills):
            self._reset()
            child = self._start()
            time.sleep(rng.uniform(0, self._length * 1.1))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            self._look()

    def at_lines(self) -> None:
        """Kill before the first line of the atomic writer, the second, and so on until a run comes through."""
        for line in range(1, _MOST_LINES):
            self._reset()
            _, status = os.waitpid(self._start(line), 0)
            if os.WIFEXITED(status):
                assert os.WEXITSTATUS(status) == 0
                return
            self._look()
        raise AssertionError("a run never ended")

    def clean_run(self) -> None:
        """Let one run come through, and count what temporary files are left."""
        self._reset()
        self._finish(self._start())
        assert self._path.read_bytes() == self._result
        self.found.left = len(self._strays())

    def _start(self, line: int = 0) -> int:
        child = os.fork()
        if child:
            return child
        status = 1
        try:
            if line:
                sys.settrace(_killer(line))
            self._work(self._path)
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)

    @staticmethod
    def _finish(child: int) -> None:
        _, status = os.waitpid(child, 0)
        assert os.WIFEXITED(status)
        assert os.WEXITSTATUS(status) == 0

    def _reset(self) -> None:
        if self._path.read_bytes() != self._original:
            self._path.write_bytes(self._original)

    def _strays(self) -> list[str]:
        others = sorted({path.name for path in self._path.parent.iterdir()} - {self._path.name})
        assert all(name.startswith(f".{self._path.name}.") and name.endswith(".tmp") for name in others)
        return others

    def _look(self) -> None:
        now = self._path.read_bytes()
        self.found.kills += 1
        self.found.originals += now == self._original
        self.found.results += now == self._result
        self.found.strays = max(self.found.strays, len(self._strays()))


def _killer(wanted: int) -> Callable[[FrameType, str, Any], Any]:
    """A trace function that kills its own process before a line of the atomic writer, counted as they come."""
    passed = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal passed
        if frame.f_code.co_filename != scoring.atomic.__file__:
            return None
        if event == "line":
            passed += 1
            if passed == wanted:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    return trace


def main(entry: str, source: str, folder: str, kills: str, seed: str) -> None:
    """Kill, and print what was found as JSON."""
    module, _, function = entry.partition(":")
    killing = Killing(getattr(importlib.import_module(module), function), Path(source), Path(folder))
    if kills == "lines":
        killing.at_lines()
    else:
        killing.at_random(int(kills), int(seed))
    killing.clean_run()
    sys.stdout.write(json.dumps(asdict(killing.found)))


if __name__ == "__main__":
    main(*sys.argv[1:])
