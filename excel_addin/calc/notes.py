"""Notes on cells."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from excel_addin.calc.addresses import Rect
from excel_addin.calc.errors import NotFoundError
from excel_addin.calc.place import SheetLike
from excel_addin.calc.refusing import refuses_the_rest


@refuses_the_rest
class Note(base_classes.Note):
    """The note on a cell."""

    def __init__(self, sheet: SheetLike, row: int, column: int) -> None:
        self._sheet = sheet
        self._row, self._column = row, column

    @property
    def api(self) -> Note:
        """Itself."""
        return self

    def _found(self) -> list[Any]:
        told: list[Any] | None = self._sheet.ask("sheet.note", rect=[self._row, self._column, 1, 1])
        if told is None:
            raise NotFoundError("The note is no longer there.")
        return told

    @property
    def text(self) -> str:
        """What it says."""
        return str(self._found()[0])

    @text.setter
    def text(self, value: str) -> None:
        write_note(self._sheet, self._row, self._column, value)

    @property
    def author(self) -> str:
        """Who wrote it, where Calc knows."""
        return str(self._found()[1])

    @property
    def location(self) -> Any:
        """Its cell."""
        return self._sheet.part(Rect(self._row, self._column))

    def delete(self) -> None:
        """Take it away."""
        write_note(self._sheet, self._row, self._column, None)


def all_notes(sheet: SheetLike) -> list[Note]:
    """Every note of a sheet."""
    return [Note(sheet, row, column) for row, column, _text, _author in sheet.ask("sheet.notes")]


def note_on(sheet: SheetLike, row: int, column: int) -> Note | None:
    """The note on a cell; None where there is none."""
    if sheet.ask("sheet.note", rect=[row, column, 1, 1]) is not None:
        return Note(sheet, row, column)
    return None


def write_note(sheet: SheetLike, row: int, column: int, text: str | None) -> Note:
    """Put a note on a cell, or take it away (None)."""
    sheet.ask("sheet.set_note", rect=[row, column, 1, 1], text=text)
    return Note(sheet, row, column)
