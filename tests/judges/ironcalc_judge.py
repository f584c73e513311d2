"""IronCalc as a judge of formulas: a second engine that shares no code with LibreOffice.

It evaluates within this process, so it is quick for small workbooks. It lacks array evaluation
(SUMPRODUCT, AGGREGATE): formulas that need those are for LibreOffice alone.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Container, Sequence
from pathlib import Path

from tests.judges.cells import Book, Cells, ErrorCode, Value
from tests.judges.required import JudgeFailedError, JudgeMissingError, skip_without

MEND = "Install the development requirements: they bring the ironcalc package."

PRESENT = importlib.util.find_spec("ironcalc") is not None
if PRESENT:
    import ironcalc

requires_ironcalc = skip_without(PRESENT, f"IronCalc is not here. {MEND}")


def evaluate(paths: Sequence[Path], sheets: Container[str] | None = None) -> list[Book]:
    """Load and evaluate workbooks: one `sheet -> cell -> value` for each path, in order.

    `sheets` limits what is read, not what is computed. Stored results are ignored, since every formula
    is evaluated anew; empty cells are left out, as the other judge does.
    """
    return [_evaluate(path, sheets) for path in paths]


def values(path: Path, sheet: str) -> Cells:
    """Load and evaluate one workbook and return one sheet: cell -> value. Unlike LibreOffice's, one step."""
    book = _evaluate(path, None)
    if sheet not in book:
        raise KeyError(f"{path.name} has no sheet {sheet!r}, only {sorted(book)}")
    return book[sheet]


def _evaluate(path: Path, sheets: Container[str] | None) -> Book:
    if not PRESENT:
        raise JudgeMissingError(MEND)
    try:
        model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
        model.evaluate()
    except ironcalc.WorkbookError as error:
        raise JudgeFailedError(f"IronCalc cannot read {path.name}: {error}") from error
    names = [str(sheet["name"]) for sheet in model.get_worksheets_properties()]
    book: Book = {name: {} for name in names if sheets is None or name in sheets}
    letters: dict[int, str] = {}
    for sheet, row, column in model.get_all_cells():
        cells = book.get(names[sheet])
        if cells is None:
            continue
        value: Value | None = model.get_cell_value(sheet, row, column)
        if value is None:
            continue
        if isinstance(value, str) and model.get_cell_type(sheet, row, column) == ironcalc.CellType.ErrorValue:
            value = ErrorCode(value)
        if column not in letters:
            letters[column] = ironcalc.column_name_from_number(column)
        cells[f"{letters[column]}{row}"] = value
    return book
