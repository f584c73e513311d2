"""LibreOffice over many strange files: in batches for speed, alone where a file makes it hang or crash.

`tests.judges.libreoffice` fails as a whole when one file of a batch fails, which is right for files of our own. Here
a file may be anything, so each gets its own answer.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from tests.judges.libreoffice import MEND, XLSX_FILTER, find_soffice
from tests.judges.required import JudgeMissingError

# Enough to see that a workbook opens; it writes the first sheet only, so it is quick.
CSV_FILTER = "csv:Text - txt - csv (StarCalc)"
_BATCH = 40
START_SECONDS = 40.0
_POLL_SECONDS = 0.05


class Opened(StrEnum):
    """What became of a file in LibreOffice."""

    YES = "opens"
    NO = "does not open"
    HANGS = "hangs"
    CRASHES = "crashes"


@dataclass(frozen=True, slots=True)
class Answer:
    """What LibreOffice made of a file, and where the result lies if it made one."""

    opened: Opened
    result: Path | None = None


@dataclass(frozen=True)
class Office:
    """How LibreOffice is asked. `folder` takes copies and results; `seconds` is what one file may take at most."""

    folder: Path
    jobs: int = 2
    seconds: float = 60.0

    def opens(self, paths: Sequence[Path], done: Callable[[int], None] = lambda count: None) -> list[Answer]:
        """Whether each file opens. `done` is told how many more are answered."""
        return self._ask(paths, CSV_FILTER, done)

    def computed(self, paths: Sequence[Path], done: Callable[[int], None] = lambda count: None) -> list[Answer]:
        """Each file opened, its formulas without a stored value computed, and saved as .xlsx."""
        return self._ask(paths, XLSX_FILTER, done)

    def _ask(self, paths: Sequence[Path], target: str, done: Callable[[int], None]) -> list[Answer]:
        program = find_soffice()
        if program is None:
            raise JudgeMissingError(MEND)
        place = Path(tempfile.mkdtemp(prefix="office-", dir=self.folder))
        copies = []
        for number, path in enumerate(paths):
            # Short names of our own: equal names do not collide, and odd ones are not what is judged here.
            copies.append(place / f"{number:05}{path.suffix.lower()}")
            shutil.copyfile(path, copies[-1])
        batches = [copies[start : start + _BATCH] for start in range(0, len(copies), _BATCH)]
        run = _Run(program, target, place, self.seconds, done)
        with ThreadPoolExecutor(self.jobs) as pool:
            answers = [answer for part in pool.map(run.batch, batches) for answer in part]
        # What opened nothing is asked once more: in a long batch on a busy machine that is not always the file's fault.
        unopened = [at for at, answer in enumerate(answers) if answer.opened is Opened.NO]
        if unopened:
            again = replace(run, done=lambda count: None).batch([copies[at] for at in unopened])
            for at, answer in zip(unopened, again, strict=True):
                answers[at] = answer
        for copy in copies:
            copy.unlink()
        return answers


@dataclass(frozen=True)
class _Run:
    program: str
    target: str
    place: Path
    seconds: float
    done: Callable[[int], None]

    def batch(self, copies: Sequence[Path]) -> list[Answer]:
        """The answers for a batch; where it stops early, those without an answer are asked again in halves."""
        ended = self._convert(copies)
        results = {copy: self._result(copy) for copy in copies}
        open_ = [copy for copy in copies if results[copy] is None] if ended is not Opened.NO else []
        again: dict[Path, Answer] = {}
        if len(copies) == 1 and open_:
            again = {copies[0]: Answer(ended)}
        elif open_:
            middle = (len(open_) + 1) // 2
            halves = [half for half in (open_[:middle], open_[middle:]) if half]
            again = {copy: answer for half in halves for copy, answer in zip(half, self.batch(half), strict=True)}
        else:
            self.done(len(copies))
        if again and len(again) < len(copies):
            self.done(len(copies) - len(again))
        elif len(copies) == 1 and again:
            self.done(1)
        return [
            again.get(copy) or (Answer(Opened.YES, result) if (result := results[copy]) else Answer(Opened.NO))
            for copy in copies
        ]

    def _result(self, copy: Path) -> Path | None:
        result = self._folder / f"{copy.stem}.{self.target.partition(':')[0]}"
        return result if result.is_file() else None

    @property
    def _folder(self) -> Path:
        return self.place / "results"

    def _convert(self, copies: Sequence[Path]) -> Opened:
        """Convert what can be; NO says that the program came to its end, so what is missing did not open."""
        with tempfile.TemporaryDirectory(prefix="hotsheet-profile-", ignore_cleanup_errors=True) as profile:
            command = [self.program, f"-env:UserInstallation={Path(profile).resolve().as_uri()}"]
            command += ["--headless", "--norestore", "--nolockcheck", "--convert-to", self.target]
            command += ["--outdir", str(self._folder), *map(str, copies)]
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"},
                start_new_session=True,
            )
            try:
                return self._watched(process, copies)
            finally:
                _stop(process)

    def _watched(self, process: subprocess.Popen[bytes], copies: Sequence[Path]) -> Opened:
        made, patience = 0, time.monotonic() + START_SECONDS + self.seconds
        while process.poll() is None:
            count = sum(self._result(copy) is not None for copy in copies)
            if count > made:
                # A run of files that do not open makes nothing either, but each of those is quickly done.
                made, patience = count, time.monotonic() + self.seconds
            if time.monotonic() > patience:
                return Opened.HANGS
            time.sleep(_POLL_SECONDS)
        return Opened.NO if process.returncode == 0 else Opened.CRASHES


def _stop(process: subprocess.Popen[bytes]) -> None:
    # soffice is a starter script; its child would outlive a plain kill.
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):
        process.kill()
    process.wait()
