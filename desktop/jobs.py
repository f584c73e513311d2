"""Long work off the window's thread: with progress, a way to cancel, and errors that come back as words."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.mailbox import Mailbox
from scoring.errors import HotsheetError

# Tells what is being done and the share of it done, 0 to 1; raises `CancelledError` once the job was cancelled.
Tell = Callable[[str, float], None]
# The window is told at most this often: each word of progress costs a repaint.
_STEP = 0.01


class CancelledError(Exception):
    """Raised inside a job that was cancelled, to end it."""


@dataclass(frozen=True)
class Failure:
    """Why a job ended badly: an error in words, and for a defect of ours the details that a report needs."""

    error: HotsheetError
    details: str = ""


def failure_of(error: Exception) -> Failure:
    """An exception as a failure; one that is no `HotsheetError` is a defect of ours, and says so."""
    if isinstance(error, HotsheetError):
        return Failure(error)
    details = "".join(traceback.format_exception(error))
    translate = QCoreApplication.translate
    if isinstance(error, MemoryError):
        words = translate("Failure", "There is not enough memory for this.")
        return Failure(HotsheetError(words, mend=translate("Failure", "Close other programs.")), details)
    words = translate("Failure", "Something went wrong inside Hotsheet; the details say what.")
    return Failure(HotsheetError(words, mend=translate("Failure", "Nothing was lost.")), details)


class Job(QObject):
    """One piece of long work. Its signals arrive in the window's thread, whichever thread does the work."""

    progressed = Signal(str, float)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, title: str, work: Callable[[Tell], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mail = Mailbox(self)
        self.title = title
        self._work = work
        self._wish = threading.Event()
        self._told = ("", -1.0)
        self._thread = threading.Thread(target=self._run, name=f"job: {title}")

    def start_soon(self) -> None:
        """Begin with the next turn of the event loop."""
        self._mail.post(self.start)

    def start(self) -> None:
        """Begin, unless it was cancelled before."""
        if self._wish.is_set():
            self._end(self.cancelled.emit)
        else:
            self._thread.start()

    def cancel(self) -> None:
        """Ask the work to end; it does at its next word of progress, and leaves everything as it was."""
        self._wish.set()

    def wait(self) -> None:
        """Wait until the work has ended; for closing the window."""
        if self._thread.ident is not None:
            self._thread.join()

    @property
    def running(self) -> bool:
        """Whether the work still goes on."""
        return self._thread.is_alive()

    def _tell(self, what: str, share: float) -> None:
        if self._wish.is_set():
            raise CancelledError
        said, before = self._told
        if what != said or share - before >= _STEP or share >= 1 > before:
            self._told = (what, share)
            self._mail.post(lambda: self.progressed.emit(what, share))

    def _run(self) -> None:
        self._mail.post(self._outcome())

    def _outcome(self) -> Callable[[], None]:
        """Do the work; gives what is to be told of it."""
        try:
            result = self._work(self._tell)
        except CancelledError:
            return lambda: self._end(self.cancelled.emit)
        except Exception as error:
            failure = failure_of(error)
            return lambda: self._end(lambda: self.failed.emit(failure))
        return lambda: self._end(lambda: self.succeeded.emit(result))

    def _end(self, tell: Callable[[], None]) -> None:
        # The work holds what it worked on, which may be large.
        del self._work
        tell()
        self.ended.emit()


class Jobs(QObject):
    """The jobs of a window: those that run, so that progress can be shown and closing can wait."""

    started = Signal(object)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.running: list[Job] = []

    def start(self, title: str, work: Callable[[Tell], Any]) -> Job:
        """Start a piece of work; it begins with the next turn of the event loop, so connect to its signals at once."""
        job = Job(title, work, self)
        self.running.append(job)
        job.ended.connect(lambda: self._ended(job))
        # A signal that nobody listens to yet is lost: whoever called gets the time to connect.
        job.start_soon()
        self.started.emit(job)
        self.changed.emit()
        return job

    def stop(self) -> None:
        """Cancel everything and wait until it has ended."""
        for job in self.running:
            job.cancel()
        for job in self.running:
            job.wait()

    def _ended(self, job: Job) -> None:
        self.running.remove(job)
        job.wait()
        # The job itself stays, small as it is: what listens to it may hold its owner, and Qt must not destroy both.
        self.changed.emit()
