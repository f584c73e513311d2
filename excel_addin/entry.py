"""What the ribbon's VBA calls through RunPython: nothing leaves here as an error, because VBA would show its traceback.

A command works on the workbook that was in front when its button was pressed. Afterwards the add-in's own sheet gets
what the ribbon is to show, because RunPython gives nothing back.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress

import xlwings as xw

from excel_addin.commands import COMMANDS, TOGGLES, choose_model, run
from excel_addin.hosts.choose import host_of
from excel_addin.models import ModelRef
from excel_addin.ribbon.state import ADDIN, BOOK_ROW, FIRST_MODEL, MOST_MODELS, SHEET, rows_of
from excel_addin.voice import AlertVoice
from excel_addin.work.defects import defect_text, keep_defect, refusal_of
from excel_addin.work.desk import TITLE, Desk, Machine
from excel_addin.work.showing import state_of
from scoring.cli.version import hotsheet_version
from scoring.errors import HotsheetError

CHOOSE = "choose_model"
# What leaves the models and looks of a workbook as they were: the ribbon shows them already.
_LEAVING = frozenset({"explain_lead", "override_lead", "check_data", "define_functions", "open_app", "help"})


def press(command: str, value: bool | int | None = None, book: Sequence[int] = ()) -> None:
    """Run a command of the ribbon.

    Args:
        command: its name.
        value: whether a toggle is on, or the place of the model that was chosen.
        book: the name of the workbook in front, as the numbers of its letters (UTF-16); nothing where xlwings knows it.
    """

    def do(desk: Desk) -> None:
        if command == CHOOSE:
            _choose(desk, -1 if value is None else int(value))
        elif command in TOGGLES:
            TOGGLES[command](desk, None if value is None else bool(value))
        elif command in COMMANDS:
            COMMANDS[command](desk)
        else:
            raise HotsheetError(
                f"This Hotsheet has no command “{command}”.", mend="Install the add-in again: hotsheet excel install."
            )

    _at_desk(do, command, book)


def _choose(desk: Desk, index: int) -> None:
    key = ""
    sheet = _state_sheet(desk.book.app)
    if sheet is not None and 0 <= index < MOST_MODELS:
        key = str(sheet.range((FIRST_MODEL + index, 2)).value or "")
    if not key:
        raise HotsheetError("The list of models was not up to date.", mend="It is now: choose again.")
    choose_model(desk, ModelRef.parse(key, desk.workspace))


def _at_desk(do: Callable[[Desk], None], doing: str, named: Sequence[int]) -> None:
    app: xw.App | None = None
    try:
        book = _book_of(named) if named else xw.Book.caller()
        app = book.app
        desk = Desk(book, host_of(book), AlertVoice(app))
        run(desk, do, doing)
        show_state(desk, known=doing in _LEAVING)
        if sys.platform == "darwin":
            _let_look(book.app)
    except Exception as error:
        _last_words(app, error, doing)


def _book_of(letters: Sequence[int]) -> xw.Book:
    """The open workbook of a name. Raises HotsheetError where it was closed meanwhile."""
    name = b"".join(letter.to_bytes(2, "little") for letter in letters).decode("utf-16-le")
    app = xw.apps.active
    # macOS takes an accent for a letter of its own, or not.
    same = unicodedata.normalize("NFC", name)
    for book in app.books if app is not None else ():
        if unicodedata.normalize("NFC", book.name) == same:
            return book
    raise HotsheetError(f"The workbook “{name}” is not open any more.", mend="Open it, and press the button again.")


def _let_look(app: xw.App) -> None:
    """Let Excel ask anew what the tab shows: on macOS its macro went on before this was written."""
    with suppress(Exception):
        app.macro(f"'{ADDIN}'!HotsheetLookAgain")()


def show_state(desk: Desk, *, known: bool = False) -> None:
    """Write what the ribbon is to show to the add-in's own sheet, where it is open.

    known: nothing of that was changed, so it is written only where it is still that of another workbook.
    """
    sheet = _state_sheet(desk.book.app)
    if sheet is None or (known and sheet.range((BOOK_ROW, 2)).value == desk.book.name):
        return
    rows = rows_of(state_of(desk))
    cells = sheet.range((1, 1), (len(rows), 2))
    # Else "=A1", which a workbook or a model may be called, would be a formula.
    cells.number_format = "@"
    cells.value = rows


def _state_sheet(app: xw.App) -> xw.Sheet | None:
    # Excel lists no add-ins among its workbooks, but finds one by its name.
    with suppress(Exception):
        return app.books[ADDIN].sheets[SHEET]
    return None


def _last_words(app: xw.App | None, error: Exception, doing: str) -> None:
    """Say what went wrong outside of any command; where not even that can be said, the log has it."""
    if isinstance(error, HotsheetError):
        text = str(error)
    else:
        kept = keep_defect(error, doing, Machine().logs, hotsheet_version())
        refused = refusal_of(error)
        text = f"The program refused a step: {refused}" if refused else defect_text(error, kept)
    with suppress(Exception):
        shown = app or xw.apps.active
        if shown is not None:
            AlertVoice(shown).warn(TITLE, text)
            return
    sys.stderr.write(f"{text}\n")
