"""Rules that somebody changed on the sheets of a scored workbook, found before a new scoring would undo them.

The sheets that the model inside would give are laid out again and compared with those in the file, input cell by
input cell. The as-of date stands there too; it belongs to the run and not to the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from scoring.errors import NOWHERE, ModelError, Place, Problem
from scoring.jobs.celltext import cell_text
from scoring.leads.assemble import resolve
from scoring.model import ScoringModel
from scoring.ooxml.book import Book, Sheet
from scoring.ooxml.cells import address, join_batches, parse_address
from scoring.ooxml.xml import parse
from scoring.scores import score
from scoring.table import Cell, LeadTable, Serial
from scoring.workbook.compose import compose
from scoring.workbook.names import AS_OF_NAME, LISTS_SHEET, RULES_SHEET
from scoring.workbook.plan import BookPlan, CellPlan, Formula, SheetPlan

_SHOWN = 12
# Spreadsheets count days right from 1 March 1900 on, and end with the year 9999.
_EPOCH = date(1899, 12, 30).toordinal()
_FIRST_SERIAL, _END_SERIAL = 61, date.max.toordinal() - _EPOCH + 1


@dataclass(frozen=True, slots=True)
class RuleEdit:
    """One input cell that was changed: what it says now, and what the model inside says."""

    sheet: str
    cell: str
    now: str
    model: str

    def __str__(self) -> str:
        return f"{self.sheet}, cell {self.cell}: “{self.now}” instead of “{self.model}”"


def rule_edits(
    book: Book, table: LeadTable, model: ScoringModel, columns: Mapping[str, str]
) -> tuple[RuleEdit, ...] | None:
    """The input cells of the rules that differ from the model inside a scored workbook, in reading order.

    None where the sheets cannot be compared: another version laid them out, or rows were moved.
    """
    # The layout of the rules depends on the model alone, so no lead is needed for it.
    nobody = table.take(np.arange(0))
    plan = compose(nobody, score(nobody, model, columns, 0.0), columns)
    sheets = {sheet.name: sheet for sheet in book.sheets}
    edits: list[RuleEdit] = []
    for sheet in plan.sheets:
        if sheet.name not in (RULES_SHEET, LISTS_SHEET) or sheet.name not in sheets:
            continue
        found = _cells(book, sheets[sheet.name])
        if not _same_layout(sheet, found):
            return None
        edits += _edits(sheet, found, _as_of_cell(plan, sheet.name))
    return tuple(edits)


def day_on_sheet(book: Book) -> date | None:
    """The as-of date that a scored workbook shows, from 1 March 1900 on; None where there is none."""
    root = parse(book.package.read(book.workbook_part), book.place)
    named = (element for element in root.iter("definedName") if element.get("name") == AS_OF_NAME)
    name, _, cell = next((element.text or "" for element in named), "").rpartition("!")
    where = parse_address(cell.replace("$", ""))
    sheet = next((sheet for sheet in book.sheets if sheet.name == name.strip("'")), None)
    if sheet is None or where is None:
        return None
    value = _cells(book, sheet).get(where)
    if not isinstance(value, Serial) or not _FIRST_SERIAL <= value.value < _END_SERIAL:
        return None
    return date.fromordinal(int(value.value) + _EPOCH)


def undone(edits: tuple[RuleEdit, ...], file: str) -> ModelError:
    """The refusal to score again with the model inside while the sheet says something else."""
    listed = "".join(f"\n  {edit}" for edit in edits[:_SHOWN])
    more = f"\n  and {len(edits) - _SHOWN} more" if len(edits) > _SHOWN else ""
    return ModelError(
        f"The rules were changed on the sheet, and scoring again would undo that:{listed}{more}\n",
        place=Place(file=file),
        mend=f'Save the model with: hotsheet model new mine.yaml --from "{file}"; make the same changes there, '
        "and score with -m mine.yaml.",
        problems=[
            Problem("edited-rule", str(edit), Place(file, edit.sheet, edit.cell) if file else NOWHERE) for edit in edits
        ],
    )


def _cells(book: Book, sheet: Sheet) -> dict[tuple[int, int], Cell]:
    batch = join_batches(book.scanner(sheet).batches())
    place = Place(file=book.place.file, sheet=sheet.name)
    cells = resolve(batch, book.texts, book.formats, book.is_1904, place)
    places = zip(cells.rows.tolist(), cells.columns.tolist(), strict=True)
    return {where: cells.cell(at) for at, where in enumerate(places)}


def _same_layout(sheet: SheetPlan, found: Mapping[tuple[int, int], Cell]) -> bool:
    """Whether all fixed words stand where this version puts them: they are locked, so nobody moved them."""
    fixed = (cell for cell in sheet.cells if cell.style.locked and isinstance(cell.value, str))
    # LibreOffice saves no cell for an empty text.
    return all(_text(found.get((cell.row, cell.column))) == cell.value for cell in fixed)


def _text(value: Cell) -> Cell:
    return "" if value is None else value


def _edits(sheet: SheetPlan, found: Mapping[tuple[int, int], Cell], skip: str) -> Iterator[RuleEdit]:
    inputs = [cell for cell in sheet.cells if not cell.style.locked and not isinstance(cell.value, Formula)]
    for cell in sorted(inputs, key=lambda each: (each.row, each.column)):
        where = address(cell.row, cell.column)
        now = found.get((cell.row, cell.column))
        if where != skip and not _same(cell, now):
            yield RuleEdit(sheet.name, where, cell_text(now), cell_text(_value(cell)))


def _same(cell: CellPlan, now: Cell) -> bool:
    def plain(value: Cell) -> Cell:
        return value.value if isinstance(value, Serial) else None if value == "" else value

    before, after = plain(_value(cell)), plain(now)
    if isinstance(before, float) and isinstance(after, float):
        # Other programs write numbers with 15 digits.
        return abs(before - after) <= 1e-12 * max(abs(before), abs(after))
    return type(before) is type(after) and before == after


def _value(cell: CellPlan) -> Cell:
    value = cell.value
    assert not isinstance(value, Formula)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _as_of_cell(plan: BookPlan, sheet: str) -> str:
    """The cell of the as-of date, which is the run's and not the model's."""
    for name in plan.names:
        if name.name == AS_OF_NAME and name.refers.startswith(f"'{sheet}'!"):
            return name.refers.rpartition("!")[2].replace("$", "")
    return ""
