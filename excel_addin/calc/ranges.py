"""A range as xlwings sees it: on top of what its cells hold (`block`) and where they stand (`grid`), how they look."""

from __future__ import annotations

from typing import Any

from excel_addin.calc.addresses import Rect, quoted
from excel_addin.calc.checks import DataValidation
from excel_addin.calc.errors import not_in_calc
from excel_addin.calc.font import Font
from excel_addin.calc.formats import Color, color_from_office, color_to_office, number_format_from_office
from excel_addin.calc.grid import Grid
from excel_addin.calc.names import Name, Names
from excel_addin.calc.notes import Note, note_on, write_note
from excel_addin.calc.refusing import refuses_the_rest
from excel_addin.calc.rules import ConditionalFormats

_HORIZONTAL = {
    "general": "STANDARD",
    "left": "LEFT",
    "center": "CENTER",
    "right": "RIGHT",
    "fill": "REPEAT",
    "justify": "BLOCK",
}
_VERTICAL = {"top": 1, "center": 2, "bottom": 3, "justify": 4}


@refuses_the_rest
class Range(Grid):
    """A range. Beyond xlwings: `locked`, `fold`, `fill_rows`."""

    # How it looks

    @property
    def font(self) -> Font:
        """Its font."""
        return Font(self)

    @property
    def color(self) -> Color | None:
        """Its background; None where it has none, or several."""
        return color_from_office(self.ask("look.get", what="CellBackColor"))

    @color.setter
    def color(self, value: Any) -> None:
        self.ask("look.set", what="CellBackColor", value=color_to_office(value))

    def set_colors(self, colors: Any) -> None:
        """Backgrounds cell by cell; `...` leaves a cell as it is."""
        found: dict[int, list[list[int]]] = {}
        for down, row in enumerate(colors):
            for across, color in enumerate(row):
                if color is not ...:
                    place = [self.rect.row + down, self.rect.column + across, 1, 1]
                    found.setdefault(color_to_office(color), []).append(place)
        self.ask("look.colors", colors=list(found.items()))

    @property
    def number_format(self) -> str | None:
        """Its number format in English; None where cells differ."""
        return number_format_from_office(self.ask("look.format"))

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.ask("look.set_format", value=value)

    @property
    def wrap_text(self) -> bool | None:
        """Whether texts wrap; None where cells differ."""
        wraps: bool | None = self.ask("look.get", what="IsTextWrapped")
        return wraps

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.ask("look.set", what="IsTextWrapped", value=bool(value))

    @property
    def horizontal_alignment(self) -> str | None:
        """How texts stand between left and right; None where cells differ."""
        found = self.ask("look.get", what="HoriJustify")
        return next((key for key, value in _HORIZONTAL.items() if value == found), None)

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        if value not in _HORIZONTAL:
            raise not_in_calc(f"The alignment “{value}”")
        self.ask("look.set", what="HoriJustify", value=_HORIZONTAL[value])

    @property
    def vertical_alignment(self) -> str | None:
        """How texts stand between top and bottom; None where cells differ."""
        found = self.ask("look.get", what="VertJustify")
        # 0 is “as usual”: at the bottom.
        return next((key for key, value in _VERTICAL.items() if value == (found or 3)), None)

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        if value not in _VERTICAL:
            raise not_in_calc(f"The alignment “{value}”")
        self.ask("look.set", what="VertJustify", value=_VERTICAL[value])

    @property
    def locked(self) -> bool | None:
        """Whether its cells are locked when the sheet is protected; None where they differ."""
        found: bool | None = self.ask("look.locked")
        return found

    @locked.setter
    def locked(self, value: bool) -> None:
        self.ask("look.lock", value=bool(value))

    # What hangs on it

    @property
    def conditional_formats(self) -> ConditionalFormats:
        """The conditional formats that touch it."""
        return ConditionalFormats(self)

    @property
    def data_validation(self) -> DataValidation:
        """What may be typed into it."""
        return DataValidation(self)

    @property
    def note(self) -> Note | None:
        """The note on its first cell."""
        return note_on(self._sheet, self.rect.row, self.rect.column)

    def add_note(self, text: str) -> Note:
        """Put a note on its first cell, in place of one that is there."""
        return write_note(self._sheet, self.rect.row, self.rect.column, text)

    @property
    def comment(self) -> None:
        """None: Calc has notes, but no threads."""
        return

    @property
    def name(self) -> Name | None:
        """The workbook's name for exactly this range; None where there is none."""
        wanted = f"={quoted(self._sheet.name)}!{self.address}"
        names = Names(self._sheet.place, lambda _sheet, rect: self._sheet.part(rect))
        return next((name for _text, name in names.snapshot() if name.refers_to == wanted), None)

    @name.setter
    def name(self, value: str) -> None:
        names = Names(self._sheet.place, lambda _sheet, rect: self._sheet.part(rect))
        names.add(value, f"={quoted(self._sheet.name)}!{self.address}")

    @property
    def table(self) -> Any:
        """The table that holds its first cell; None where there is none."""
        for table in self._sheet.tables:
            if Rect(self.rect.row, self.rect.column).within(table.range.rect):
                return table
        return None

    @property
    def rows(self) -> Range:
        """Itself, by rows."""
        return self

    @property
    def columns(self) -> Range:
        """Itself, by columns."""
        return self
