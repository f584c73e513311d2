"""What a command works at: the workbook in front, the program that has it open, the person, and this machine."""

from __future__ import annotations

import sys
import webbrowser
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import xlwings as xw
from platformdirs import user_data_dir, user_log_dir

from excel_addin.hosts.host import Host
from excel_addin.voice import UnansweredError, Voice
from excel_addin.work.starting import start_apart
from scoring.errors import HotsheetError

TITLE = "Hotsheet"


class BrokenOffError(HotsheetError):
    """The person broke off: nothing is said of it, and nothing was done."""


@dataclass(frozen=True)
class Machine:
    """What a command needs of this machine. open_file: shows a file in the program that is meant for it.

    start: starts a program that goes on by itself, and gives "" or why it ended at once.
    """

    data: Path = field(default_factory=lambda: Path(user_data_dir("Hotsheet", appauthor=False)))
    logs: Path = field(default_factory=lambda: Path(user_log_dir("Hotsheet", appauthor=False)))
    open_file: Callable[[Path], bool] = lambda path: webbrowser.open(path.as_uri())
    start: Callable[[Sequence[str]], str] = start_apart
    python: str = sys.executable


@dataclass(frozen=True)
class Desk:
    """What a command works at. workspace: None for the usual one. as_of: None for today."""

    book: xw.Book
    host: Host
    voice: Voice
    workspace: Path | None = None
    as_of: date | None = None
    machine: Machine = field(default_factory=Machine)

    @property
    def sheet(self) -> xw.Sheet:
        """The sheet in front."""
        return self.book.sheets.active

    def tell(self, text: str) -> None:
        """Say how something ended."""
        self.voice.tell(TITLE, text)

    def warn(self, text: str) -> None:
        """Say what went wrong, or needs a look."""
        self.voice.warn(TITLE, text)

    def require(self, text: str, typed: str = "") -> None:
        """Ask whether to go on. Raises `BrokenOffError` where the person does not want to.

        typed: the option that says it beforehand, where there is one besides --yes.
        """
        with _typed(f"{typed} or --yes" if typed else ""):
            if not self.voice.confirm(TITLE, text):
                raise BrokenOffError("Broken off.")

    def choose(self, text: str, answers: tuple[str, ...], typed: str) -> int:
        """Ask which of a few answers holds. Raises `BrokenOffError` where the person takes none.

        typed: the options that say it beforehand.
        """
        with _typed(typed):
            said = self.voice.choose(TITLE, text, answers)
        if said is None:
            raise BrokenOffError("Broken off.")
        return said


@contextmanager
def _typed(options: str) -> Generator[None]:
    """A question that nobody answers says how it is answered beforehand."""
    try:
        yield
    except UnansweredError as error:
        if options:
            error.mend = f"Run it again with {options}, or on a terminal to be asked."
        raise
