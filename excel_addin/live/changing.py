"""A change of an open workbook that is done whole or not at all, with the person left where they were."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager, suppress
from enum import Enum, auto
from pathlib import Path

import xlwings as xw

from excel_addin.calc.books import Book as CalcBook
from excel_addin.hosts.host import Host
from excel_addin.live.errors import LiveError
from scoring.errors import NOWHERE, HotsheetError, Place


@contextmanager
def changing(
    book: xw.Book,
    host: Host,
    title: str,
    backup: Path,
    undo: Callable[[], bool] | None = None,
    stood: str | None = None,
    written: Collection[str] = (),
) -> Iterator[None]:
    """Change a workbook in quiet. What fails is undone, and raised as a `LiveError` that says how the workbook stands.

    backup: the copy of the workbook as it was. undo: takes back what the program cannot undo itself, and says whether
    it could. stood: the workbook's fingerprint before it was read; where it is another one now, nothing is changed.
    written: sheets of the person's that values are written into; none of their rows is behind a filter meanwhile.
    """
    if stood is not None and host.fingerprint(book) != stood:
        raise LiveError(
            "The workbook was edited while it was being read. So nothing was changed.",
            place=Place(file=book.name),
            mend="Run the command again.",
        )
    view = _View(book)
    with ExitStack() as in_sight:
        for name in sorted({*written} & {sheet.name for sheet in book.sheets}):
            in_sight.enter_context(host.unfiltered(book.sheets[name]))
        try:
            with host.quiet(book, title):
                yield
        except (Exception, KeyboardInterrupt) as fault:
            way = _undone(book, host, title, undo)
            view.restore()
            raise _broken_off(host, fault, backup, way) from fault
    view.restore()


class _View:
    """What a person looks at: the sheet in front, and what is selected there."""

    def __init__(self, book: xw.Book) -> None:
        self._book = book
        self._sheet = book.sheets.active.name
        self._selected = ""
        with suppress(Exception):
            # A chart or a picture may be selected, or nothing at all.
            self._selected = _selected(book)

    def restore(self) -> None:
        """Show it again, where it is still there: workbook and program may be gone."""
        with suppress(Exception):
            sheet = self._book.sheets[self._sheet]
            if self._book.sheets.active.name != self._sheet:
                sheet.activate()
            if self._selected:
                sheet.range(self._selected).select()


def _selected(book: xw.Book) -> str:
    """What is selected in this workbook: xlwings tells it of the one in front."""
    impl = book.impl
    if isinstance(impl, CalcBook):
        found = impl.selection
        return found.address if found is not None else ""
    front = book.selection
    return front.address if front is not None and front.sheet.book == book else ""


class _Undone(Enum):
    """How much of a change could be taken back."""

    WHOLLY = auto()
    BESIDE_LEADS = auto()
    NOT = auto()
    GONE = auto()


def _undone(book: xw.Book, host: Host, title: str, undo: Callable[[], bool] | None) -> _Undone:
    """Take back what was done so far. Calc's own Undo does not bring back all that merged cells held."""
    impl = book.impl
    in_calc = isinstance(impl, CalcBook)
    try:
        if in_calc and impl.undo_titles[:1] == [title]:
            impl.undo()
        whole = False
        if undo is not None:
            with host.quiet(book, title):
                whole = undo()
    except Exception:
        # The first fault is the one to tell.
        return _Undone.NOT if _is_open(book) else _Undone.GONE
    if whole:
        return _Undone.WHOLLY
    return _Undone.BESIDE_LEADS if in_calc else _Undone.NOT


def _is_open(book: xw.Book) -> bool:
    try:
        return bool(book.sheets.active.name)
    except Exception:
        return False


def _broken_off(host: Host, fault: Exception | KeyboardInterrupt, backup: Path, way: _Undone) -> LiveError:
    said = fault.message if isinstance(fault, HotsheetError) else f"{type(fault).__name__}: {fault}."
    mend = fault.mend if isinstance(fault, HotsheetError) else "Try again; if it happens again, tell us."
    if isinstance(fault, KeyboardInterrupt):
        said, mend = "Broken off, as you asked.", "Run the command again when it suits."
    if way is _Undone.WHOLLY:
        said = f"{said} What had been written was taken back: the workbook is as it was."
    elif way is _Undone.BESIDE_LEADS:
        said = (
            f"{said} What had been written beside the leads was taken back; Hotsheet's own sheets may lack something."
        )
        mend = f"Score the leads again. The workbook as it was before lies at {backup}"
    elif way is _Undone.GONE:
        said = f"{said} Hotsheet writes nothing into a workbook's file: on disk it is as it was last saved."
        mend = f"{mend} A copy of the workbook as it was before, with all that was not saved, lies at {backup}"
    else:
        said = f"{said} The work broke off half-way, and {host.name} could not take it back."
        mend = f"Remove Hotsheet from this workbook, or go on with the copy that was kept before: {backup}"
    return LiveError(said, place=fault.place if isinstance(fault, HotsheetError) else NOWHERE, mend=mend)
