"""The wire to LibreOffice: an agent in a Python that has `uno`, asked by lines of JSON, with patience that ends."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from excel_addin.calc.addresses import Rect, address
from excel_addin.calc.errors import (
    START_HINT,
    BookClosedError,
    CalcError,
    NotFoundError,
    OfficeGoneError,
    OfficeRefusedError,
)
from scoring.errors import Place

AGENT = Path(__file__).with_name("agent") / "__main__.py"
PATIENCE = 60.0
_GOODBYE = 5.0
_Maker = Callable[[str, Place], CalcError]

_ERRORS: dict[str, _Maker] = {
    "closed": lambda said, place: BookClosedError(said, place=place, mend="Open it again, and run the command again."),
    "no-sheet": lambda said, place: BookClosedError(said, place=place, mend="It was deleted, or has another name now."),
    "no-name": lambda said, place: NotFoundError(said, place=place),
    "no-table": lambda said, place: NotFoundError(said, place=place),
    "no-format": lambda said, place: NotFoundError(said, place=place),
    "gone": lambda said, _place: OfficeGoneError(said, mend=START_HINT),
}


class Link:
    """A connection to a running LibreOffice. Use it in a `with`, or `close` it; requests go one at a time.

    python: a Python that can import `uno`. door: what the office listens at, such as `pipe,name=hotsheet`.
    wait: seconds until the office must have opened its door. patience: seconds for each request.

    Raises:
        OfficeGoneError: nothing answers at the door, or the agent could not start.
    """

    def __init__(self, python: Sequence[str], door: str, *, wait: float = 10.0, patience: float = PATIENCE) -> None:
        self.door = door
        self._patience = patience
        self._lock = threading.Lock()
        self._answers: queue.Queue[str] = queue.Queue()
        self._over: OfficeGoneError | None = None
        # Modules of our own Python must not reach another one.
        clean = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
        try:
            self._process = subprocess.Popen(
                [*python, str(AGENT), door, str(wait)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="ascii",
                env=clean,
                # Ctrl+C on a terminal is ours alone: the agent must still bring the workbook back to rest.
                start_new_session=os.name != "nt",
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        except OSError as fault:
            raise OfficeGoneError(
                f"The Python of LibreOffice could not start: {fault.strerror}.", mend="Repair LibreOffice's setup."
            ) from fault
        assert self._process.stdout is not None
        threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True).start()
        greeting = self._hear(wait + 20.0)
        if "error" in greeting:
            self._end()
            raise OfficeGoneError("LibreOffice is not running with a door open.", mend=START_HINT)

    def ask(self, do: str, *, patience: float | None = None, **what: Any) -> Any:
        """The office's answer to one request; what each takes and gives is said in the agent's modules.

        Raises:
            BookClosedError, NotFoundError, OfficeGoneError: what was spoken of is not there (any more).
            CalcError: LibreOffice could not do it.
        """
        with self._lock:
            if self._over is not None:
                raise self._over
            assert self._process.stdin is not None
            try:
                self._process.stdin.write(json.dumps({"do": do, **what}, separators=(",", ":")) + "\n")
                self._process.stdin.flush()
            except OSError as fault:
                raise self._gone("The connection to LibreOffice is lost.") from fault
            limit = self._patience if patience is None else patience
            try:
                answer = self._hear(limit)
            except KeyboardInterrupt:
                # The answer still comes, and is no answer to the next request.
                self._hear(limit)
                raise
        if "error" not in answer:
            return answer["is"]
        raise self._error(answer, what)

    def _error(self, answer: dict[str, Any], what: dict[str, Any]) -> CalcError:
        place = Place(sheet=what.get("sheet", ""))
        if answer["error"] == "gone":
            return self._gone(answer["message"])
        maker = _ERRORS.get(answer["error"])
        if maker is not None:
            return maker(answer["message"], place)
        said: str = answer["message"]
        if answer["error"] == "office":
            return OfficeRefusedError(said, place)
        facts = answer.get("facts") or {}
        if "row" in facts:
            cell = address(Rect(facts["row"], facts["column"]), row_absolute=False, column_absolute=False)
            place = Place(sheet=what.get("sheet", ""), cell=cell)
        return CalcError(said, place=place)

    def _hear(self, patience: float) -> dict[str, Any]:
        try:
            line = self._answers.get(timeout=patience)
        except queue.Empty:
            raise self._gone(
                f"LibreOffice did not answer within {patience:.0f} seconds.",
                "See whether it shows a question, answer it, and run the command again.",
            ) from None
        if not line:
            raise self._gone("The connection to LibreOffice is lost.")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _gone(self, message: str, mend: str = START_HINT) -> OfficeGoneError:
        self._over = OfficeGoneError(message, mend=mend)
        self._end()
        return self._over

    def _listen(self, answers: IO[str]) -> None:
        with suppress(OSError, ValueError):
            for line in answers:
                self._answers.put(line)
        self._answers.put("")

    @property
    def pid(self) -> int:
        """The number of the agent's process."""
        return self._process.pid

    @property
    def open(self) -> bool:
        """Whether requests can still be made."""
        return self._over is None and self._process.poll() is None

    def close(self) -> None:
        """End the agent; LibreOffice itself goes on."""
        if self._over is None:
            self._over = OfficeGoneError("The connection to LibreOffice was closed.")
            if self._process.stdin is not None:
                with suppress(OSError):
                    self._process.stdin.close()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_GOODBYE)
        self._end()

    def _end(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_GOODBYE)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def __enter__(self) -> Link:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
