"""A range within its grid: where blocks end, inserting, deleting, copying, merging, sizes, hiding, groups."""

from __future__ import annotations

from typing import Any, Self

from excel_addin.calc.addresses import Rect
from excel_addin.calc.block import Block
from excel_addin.calc.errors import not_in_calc
from excel_addin.calc.formats import points_from_office, points_to_office, width_from_office, width_to_office

_AXES = {"rows": "rows", "r": "rows", "columns": "columns", "c": "columns"}


class Grid(Block):
    """Cells and the rows and columns that they stand in."""

    def _part(self, rect: list[int]) -> Self:
        made: Self = self._sheet.part(Rect(*rect))
        return made

    def end(self, direction: str) -> Self:
        """Where Ctrl and an arrow key go from its first cell."""
        row, column = self.ask("grid.end", way=direction)
        return self._part([row, column, 1, 1])

    @property
    def current_region(self) -> Self:
        """The block around its first cell, up to empty rows and columns."""
        return self._part(self.ask("grid.region"))

    def expand(self, mode: str = "table") -> Self:
        """The block that begins with its first cell: `table`, `down` or `right`."""
        first = self._part([self.rect.row, self.rect.column, 1, 1])
        down = mode in ("table", "down", "d", "vertical")
        right = mode in ("table", "right", "r", "horizontal")
        rows = first._reach("down") if down else self.rect.rows
        columns = first._reach("right") if right else self.rect.columns
        return self._part([self.rect.row, self.rect.column, rows, columns])

    def _reach(self, direction: str) -> int:
        beside = self(2, 1) if direction == "down" else self(1, 2)
        if beside.raw_value is None:
            return 1
        last = self.end(direction) if self.raw_value is not None else beside.end(direction)
        if self.raw_value is None and (beside(2, 1) if direction == "down" else beside(1, 2)).raw_value is None:
            last = beside
        return int(last.row - self.row + 1 if direction == "down" else last.column - self.column + 1)

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Make room here: whole rows or columns, or by moving cells `down` or `right`. New cells look like those
        above or to the left."""
        if copy_origin == "format_from_right_or_below":
            raise not_in_calc("Inserting with the format from the right or below")
        self.ask(
            "grid.insert", way=self._whole() or shift or ("down" if self.rect.columns >= self.rect.rows else "right")
        )

    def delete(self, shift: str | None = None) -> None:
        """Take it out: whole rows or columns, or with cells moving `up` or `left`."""
        self.ask("grid.delete", way=self._whole() or shift or ("up" if self.rect.columns >= self.rect.rows else "left"))

    def _whole(self) -> str:
        return "rows" if self.rect.whole_rows else "columns" if self.rect.whole_columns else ""

    def copy(self, destination: Any = None) -> None:
        """Copy it to another place of its workbook."""
        if destination is None:
            raise not_in_calc("Copying to the clipboard", "Give a destination.")
        self._copy_to(destination.impl, move=False)

    def move(self, destination: Any) -> None:
        """Move it to another place of its workbook."""
        self._copy_to(destination.impl, move=True)

    def _copy_to(self, target: Grid, *, move: bool) -> None:
        if target.sheet.place != self._sheet.place:
            raise not_in_calc("Copying to another workbook")
        to = [target.rect.row, target.rect.column]
        self.ask("grid.copy", to_sheet=target.sheet.name, to=to, move=move)

    def copy_from(
        self, source_range: Any, copy_type: str = "all", skip_blanks: bool = False, transpose: bool = False
    ) -> None:
        """Copy another range here: `all`, `formats` or `values`."""
        source: Grid = source_range.impl
        if skip_blanks or transpose or copy_type not in ("all", "formats", "values"):
            raise not_in_calc("Copying with these options", "Copy all, formats or values.")
        if copy_type == "all":
            source._copy_to(self, move=False)
        elif copy_type == "formats":
            source.ask("look.copy", to_sheet=self._sheet.name, to=[self.rect.row, self.rect.column])
        else:
            target = self._part([self.rect.row, self.rect.column, *source.shape])
            texts = [[f"'{value}" if isinstance(value, str) else value for value in row] for row in source.matrix()]
            target.raw_value = texts

    def select(self) -> None:
        """Show and select it."""
        self.ask("grid.select", rects=[rect.wire for rect in (self.rect, *self.others)])

    def merge(self, across: bool = False) -> None:
        """Make it one cell, or one cell each row."""
        self.ask("grid.merge", merge=True, across=across)

    def unmerge(self) -> None:
        """Take merged cells apart."""
        self.ask("grid.merge", merge=False)

    @property
    def merge_cells(self) -> bool | None:
        """Whether its cells are merged; None where some are."""
        merged: bool | None = self.ask("grid.merged")[0]
        return merged

    @property
    def merge_area(self) -> Self:
        """The merged cells that its first cell belongs to."""
        return self._part(self.ask("grid.merged")[1])

    def group(self, by: str | None = None) -> None:
        """Bind its rows or columns to a group that folds."""
        self.ask("grid.group", axis=self._axis(by), group=True)

    def ungroup(self, by: str | None = None) -> None:
        """Unbind them."""
        self.ask("grid.group", axis=self._axis(by), group=False)

    def fold(self, folded: bool = True) -> None:
        """Fold its groups away, or show them."""
        self.ask("grid.group", axis="rows", collapse=folded)

    def _axis(self, by: str | None) -> str:
        return "rows" if (by or self._whole()) in ("rows", "row", "r") else "columns"

    def autofit(self, axis: str | None = None) -> None:
        """Fit rows, columns or both to what they hold."""
        for each in [_AXES[axis]] if axis else ["columns", "rows"]:
            what = "OptimalWidth" if each == "columns" else "OptimalHeight"
            self.ask("grid.set_line", axis=each, what=what, value=True)

    def _line(self, axis: str, what: str) -> Any:
        return self.ask("grid.line", axis=axis, what=what)

    @property
    def row_hidden(self) -> bool | None:
        """Whether its rows are hidden; None where some are."""
        shown = self._line("rows", "IsVisible")
        return None if shown is None else not shown

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.ask("grid.set_line", axis="rows", what="IsVisible", value=not value)

    @property
    def column_hidden(self) -> bool | None:
        """Whether its columns are hidden; None where some are."""
        shown = self._line("columns", "IsVisible")
        return None if shown is None else not shown

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.ask("grid.set_line", axis="columns", what="IsVisible", value=not value)

    @property
    def column_width(self) -> float | None:
        """The width of its columns in characters; None where they differ."""
        width = self._line("columns", "Width")
        return None if width is None else width_from_office(width)

    @column_width.setter
    def column_width(self, value: float) -> None:
        self.ask("grid.set_line", axis="columns", what="Width", value=width_to_office(value))

    @property
    def row_height(self) -> float | None:
        """The height of its rows in points; None where they differ."""
        height = self._line("rows", "Height")
        return None if height is None else points_from_office(height)

    @row_height.setter
    def row_height(self, value: float) -> None:
        self.ask("grid.set_line", axis="rows", what="Height", value=points_to_office(value))

    @property
    def left(self) -> float:
        """How far it lies from the sheet's left edge, in points."""
        return points_from_office(self.ask("grid.place")[0])

    @property
    def top(self) -> float:
        """How far it lies from the sheet's upper edge, in points."""
        return points_from_office(self.ask("grid.place")[1])

    @property
    def width(self) -> float:
        """Its width in points."""
        return points_from_office(self.ask("grid.place")[2])

    @property
    def height(self) -> float:
        """Its height in points."""
        return points_from_office(self.ask("grid.place")[3])
