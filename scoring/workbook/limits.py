"""What Excel refuses in a formula, asked of a whole plan before anything is written or put into an open workbook.

What makes formulas takes long ones apart where it can. This is for what is left: a workbook that Excel would not open
is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator

from scoring.errors import OutputError, Place
from scoring.workbook.grid import address
from scoring.workbook.linting.formulas import MAX_LITERAL, Known, formula_faults
from scoring.workbook.plan import BookPlan, Formula, SheetPlan

# Neither many arguments, nor deep nesting, nor a long text fits into less.
_CERTAINLY_SHORT = MAX_LITERAL
_LIMITS = ("formula-length", "formula-literal", "formula-nesting", "formula-arguments")
_MEND = "Split what stands there into several (a rule, its bands or its list, a category), or write .csv instead."


def refuse_long_formulas(plan: BookPlan) -> None:
    """Raise OutputError for the first formula beyond what Excel takes, with its place and what is too long."""
    for sheet in plan.sheets:
        for cell, text in _formulas(sheet):
            _refuse(text, Place(sheet=sheet.name, cell=cell))
    if plan.leads is not None:
        for column in plan.leads.columns:
            _refuse(column.formula, Place(sheet=plan.leads.sheet, cell=address(column.first_row, column.column)))
    for name in plan.names:
        _refuse(name.refers, Place(), f"of the name {name.name}")


def _formulas(sheet: SheetPlan) -> Iterator[tuple[str, str]]:
    for cell in sheet.cells:
        if isinstance(cell.value, Formula):
            yield address(cell.row, cell.column), cell.value.text
    for column in sheet.columns:
        yield address(column.first_row, column.column), column.formula


def _refuse(text: str, place: Place, whose: str = "of this cell") -> None:
    if len(text) <= _CERTAINLY_SHORT:
        return
    for code, fault in formula_faults(text, Known()):
        if code in _LIMITS:
            raise OutputError(f"Excel would refuse the formula {whose}: {fault}.", place=place, mend=_MEND)
