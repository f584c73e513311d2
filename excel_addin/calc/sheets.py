"""Sheets: adding, moving, showing and protecting them, and what lies on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from excel_addin.calc.addresses import MAX_COLUMNS, MAX_ROWS, Rect, parse, split_sheet
from excel_addin.calc.charts import Charts
from excel_addin.calc.errors import BookClosedError, NotFoundError, not_in_calc
from excel_addin.calc.names import Names
from excel_addin.calc.notes import Note, all_notes
from excel_addin.calc.place import BookPlace
from excel_addin.calc.ranges import Range
from excel_addin.calc.refusing import refuses_the_rest
from excel_addin.calc.tables import Tables

_VERY_HIDDEN = 2


@refuses_the_rest
class Sheets(base_classes.Sheets):
    """A workbook's sheets, in their order."""

    def __init__(self, book: Any) -> None:
        self._book = book

    @property
    def api(self) -> BookPlace:
        """The workbook as the link knows it."""
        place: BookPlace = self._book.place
        return place

    @property
    def active(self) -> Sheet:
        """The sheet that the workbook shows."""
        return Sheet(self._book, self._book.ask("sheets.active"))

    def _listed(self) -> list[str]:
        names: list[str] = self._book.ask("sheets.list")
        return names

    def __call__(self, name_or_index: str | int) -> Sheet:
        """A sheet by its name, or by its place from 1."""
        names = self._listed()
        if isinstance(name_or_index, int):
            if 1 <= name_or_index <= len(names):
                return Sheet(self._book, names[name_or_index - 1])
        else:
            for name in names:
                if name.casefold() == name_or_index.casefold():
                    return Sheet(self._book, name)
        raise NotFoundError(f"The workbook has no sheet “{name_or_index}”.")

    def __contains__(self, key: object) -> bool:
        return any(name.casefold() == str(key).casefold() for name in self._listed())

    def __len__(self) -> int:
        return len(self._listed())

    def __iter__(self) -> Iterator[Sheet]:
        for name in self._listed():
            yield Sheet(self._book, name)

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        """A new sheet, shown at once; before the active one unless told."""
        anchor = before or after or self.active
        place = anchor.index - 1 + (1 if before is None and after is not None else 0)
        return Sheet(self._book, self._book.ask("sheets.add", place=place, name=name))


@refuses_the_rest
class Sheet(base_classes.Sheet):
    """A sheet. Beyond xlwings: `protect`, `unprotect`, `protected`."""

    def __init__(self, book: Any, name: str) -> None:
        self._book = book
        self._name = name

    @property
    def book(self) -> Any:
        """Its workbook."""
        return self._book

    @property
    def api(self) -> Sheet:
        """Itself: what it can do beyond xlwings is on it."""
        return self

    @property
    def place(self) -> BookPlace:
        """Its workbook as the link knows it."""
        place: BookPlace = self.book.place
        return place

    def ask(self, do: str, **what: Any) -> Any:
        """Ask something of this sheet."""
        return self.place.ask(do, sheet=self._name, **what)

    def part(self, rect: Rect) -> Range:
        """A range of this sheet."""
        return Range(self, rect)

    @property
    def book_name(self) -> str:
        """The file name of its workbook."""
        return str(self.book.name)

    @property
    def name(self) -> str:
        """What it is called."""
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self._name = self.ask("sheet.rename", name=value)

    @property
    def names(self) -> Names:
        """The defined names of this sheet alone."""
        return Names(self.place, lambda sheet, rect: Range(Sheet(self.book, sheet), rect), scope=self._name)

    @property
    def index(self) -> int:
        """Its place among the sheets, from 1."""
        names: list[str] = self.place.ask("sheets.list")
        if self._name not in names:
            raise BookClosedError(f"The sheet “{self._name}” is no longer in the workbook.")
        return names.index(self._name) + 1

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """A range by address, name, table, cells or numbers, as xlwings' `Range` takes them.

        Raises:
            NotFoundError: nothing has this address or name.
        """
        if isinstance(arg1, tuple) and len(arg1) == 4:
            return Range(self, Rect(arg1[0] - 1, arg1[1] - 1, arg1[2], arg1[3]))
        if isinstance(arg1, int) and isinstance(arg2, int):
            return Range(self, self._cell((arg1, arg2)))
        first = self._corner(arg1)
        if arg2 is None:
            return Range(first.sheet, first.rect, arg1 if isinstance(arg1, str) else "", first.others)
        return Range(self, first.rect.around(self._corner(arg2).rect))

    def _corner(self, given: Any) -> Range:
        if isinstance(given, Range):
            return given
        if isinstance(given, tuple):
            return Range(self, self._cell(given))
        return self._named(str(given))

    @staticmethod
    def _cell(given: tuple[int, int]) -> Rect:
        if 0 in given:
            raise IndexError("Rows and columns of a range begin with 1.")
        return Rect(given[0] - 1, given[1] - 1)

    def _named(self, text: str) -> Range:
        sheet, rest = split_sheet(text)
        rects = [rect for each in rest.split(",") if (rect := parse(each)) is not None]
        if len(rects) == rest.count(",") + 1:
            if sheet and sheet.casefold() != self._name.casefold():
                raise NotFoundError(f"{text} is not on the sheet “{self._name}”.")
            return Range(self, rects[0], others=tuple(rects[1:]))
        for names in (self.names, self.book.names):
            if names.contains(text):
                found: Range = names(text).refers_to_range
                return found
        if text in self.tables:
            body: Range | None = self.tables(text).data_body_range
            if body is not None:
                return body
        raise NotFoundError(f"“{text}” is neither an address nor a name in this workbook.")

    @property
    def cells(self) -> Range:
        """All cells."""
        return Range(self, Rect(0, 0, MAX_ROWS, MAX_COLUMNS))

    @property
    def used_range(self) -> Range:
        """All that it holds; A1 where that is nothing."""
        return Range(self, Rect(*self.ask("grid.used")))

    def activate(self) -> None:
        """Show it."""
        self.ask("sheet.show")

    def select(self) -> None:
        """Show it."""
        self.ask("sheet.show")

    def clear_contents(self) -> None:
        """Empty all cells; formats stay."""
        self.used_range.clear_contents()

    def clear_formats(self) -> None:
        """Take the formats of all cells."""
        self.cells.clear_formats()

    def clear(self) -> None:
        """Empty all cells and take their formats."""
        self.used_range.clear_contents()
        self.cells.clear_formats()

    def autofit(self, axis: str | None = None) -> None:
        """Fit rows and columns to what they hold."""
        self.used_range.autofit(axis)

    def delete(self) -> None:
        """Take it away."""
        self.ask("sheet.delete")

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        """Copy it within its workbook."""
        self._put(before, after, move=False)

    def move(self, before: Sheet | None, after: Sheet | None) -> None:
        """Move it within its workbook."""
        self._put(before, after, move=True)

    def _put(self, before: Sheet | None, after: Sheet | None, *, move: bool) -> None:
        anchor = before or after
        if anchor is None or anchor.place != self.place:
            raise not_in_calc("Copying or moving a sheet to another workbook")
        self.ask("sheet.copy", place=anchor.index - 1 + (0 if before else 1), move=move)

    @property
    def visible(self) -> bool:
        """Whether it shows."""
        return bool(self.ask("sheet.visible"))

    @visible.setter
    def visible(self, value: bool | int) -> None:
        if value == _VERY_HIDDEN and value is not True:
            raise not_in_calc("Hiding a sheet so that its user cannot show it")
        self.ask("sheet.visible", value=bool(value))

    @property
    def show_gridlines(self) -> bool:
        """Whether its window shows grid lines."""
        return bool(self.ask("sheet.gridlines"))

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        self.ask("sheet.gridlines", value=bool(value))

    @property
    def freeze_panes(self) -> FreezePanes:
        """What stays in sight when its window scrolls."""
        return FreezePanes(self)

    @property
    def tables(self) -> Tables:
        """Its tables: in Calc, database ranges."""
        return Tables(self)

    @property
    def charts(self) -> Charts:
        """Its charts."""
        return Charts(self)

    @property
    def notes(self) -> list[Note]:
        """The notes on its cells."""
        return all_notes(self)

    @property
    def comments(self) -> list[Any]:
        """None: Calc has notes, but no threads."""
        return []

    @property
    def protected(self) -> bool:
        """Whether it is protected."""
        return bool(self.ask("sheet.protected"))

    def protect(self, password: str = "") -> None:
        """Protect it: only unlocked cells take input."""
        self.ask("sheet.protect", value=True, password=password)

    def unprotect(self, password: str = "") -> None:
        """Free it again.

        Raises:
            CalcError: the password is another.
        """
        self.ask("sheet.protect", value=False, password=password)


class FreezePanes(base_classes.FreezePanes):
    """Rows and columns of a sheet that stay in sight."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def freeze_at(self, frozen_range: str) -> None:
        """Keep the range in sight, from the sheet's first row or column on: "1:1", "A:A", "A1:B3"."""
        rect = self._sheet.range(frozen_range).rect
        rows = 0 if rect.whole_columns else rect.row + rect.rows
        columns = 0 if rect.whole_rows else rect.column + rect.columns
        self._sheet.ask("sheet.freeze", rows=rows, columns=columns)

    def unfreeze(self) -> None:
        """Let them go."""
        self._sheet.ask("sheet.freeze", rows=0, columns=0)
