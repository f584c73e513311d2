"""A sheet under construction: cells put one by one, then made into a frozen plan."""

from __future__ import annotations

from dataclasses import dataclass, field

from scoring.ooxml.cells import column_letters
from scoring.table import Cell
from scoring.workbook.plan import (
    PLAIN,
    CellPlan,
    Comment,
    ConditionalFormat,
    Formula,
    Style,
    Validation,
    ValidationKind,
)


def address(row: int, column: int, absolute: bool = False) -> str:
    """A cell's address: "C5", or "$C$5"."""
    return f"${column_letters(column)}${row}" if absolute else f"{column_letters(column)}{row}"


def sheet_reference(sheet: str, row: int, column: int) -> str:
    """An absolute reference to a cell of a sheet, as formulas of other sheets need it."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{address(row, column, absolute=True)}"


@dataclass
class Grid:
    """Cells, validations, formats, comments and merged ranges of one sheet, as they are put."""

    sheet: str
    cells: list[CellPlan] = field(default_factory=list)
    validations: list[Validation] = field(default_factory=list)
    formats: list[ConditionalFormat] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)

    def put(self, row: int, column: int, value: Cell | int | Formula, style: Style = PLAIN) -> str:
        """Puts a value or formula into a cell and gives the cell's absolute reference."""
        self.cells.append(CellPlan(row, column, value, style))
        return self.reference(row, column)

    def reference(self, row: int, column: int) -> str:
        """The absolute reference to a cell of this sheet, with the sheet's name."""
        return sheet_reference(self.sheet, row, column)

    def allow(
        self, row: int, column: int, kind: ValidationKind, first: str, second: str = "", *,
        operator: str = "between", prompt: str = "", error: str = "", strict: bool = True,
    ) -> None:  # fmt: skip
        """Says what may be typed into a cell."""
        self.validations.append(
            Validation(address(row, column), kind, first, second, operator, "", prompt, error, strict)
        )
