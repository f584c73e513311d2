"""What is being done, in the status bar of the program: a box would wait for a click."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress

import xlwings as xw

from scoring.errors import HotsheetError

_STEP = 10
_ITS_OWN = ""


@contextmanager
def status_of(book: xw.Book) -> Generator[Callable[[str, float], None]]:
    """A function that is told what is being done and the share of it that is done; afterwards the bar is as before."""
    shown = ""

    def tell(what: str, done: float) -> None:
        nonlocal shown
        percent = int(done * 100) // _STEP * _STEP
        words = f"Hotsheet: {what}{f' {percent} %' if percent else ''} …"
        # Each of them is a call to another process.
        if words != shown:
            shown = words
            _show(book, words)

    try:
        yield tell
    finally:
        if shown:
            _show(book, _ITS_OWN)


def _show(book: xw.Book, words: str) -> None:
    # A workbook that was closed meanwhile says so at the next step; its status bar is not worth an error.
    with suppress(HotsheetError):
        book.app.status_bar = words or False
