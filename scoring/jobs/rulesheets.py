"""The Scoring Rules and Lists sheets of a scored workbook: found under whatever name, and read cell by cell.

Hidden defined names mark their first cells. Programs keep those right when a sheet is renamed, or when rows are
inserted above; where the rows or columns within were moved, nothing is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from scoring.errors import Place
from scoring.jobs.typed import TypedCell
from scoring.leads.assemble import resolve
from scoring.ooxml.book import Book, Sheet
from scoring.ooxml.cells import address, join_batches, parse_address
from scoring.ooxml.looks import cell_looks
from scoring.ooxml.xml import parse
from scoring.table import Serial
from scoring.workbook.carried import is_carried
from scoring.workbook.marker import Marker
from scoring.workbook.names import AS_OF_NAME, SHEET_ANCHORS, USUAL_SHEETS, OurSheet
from scoring.workbook.plan import SheetPlan
from scoring.workbook.rules_layout import RulesLayout

_PAGES = (OurSheet.RULES, OurSheet.LISTS)
_ELSEWHERE = TypedCell()
# Spreadsheets count days right from 1 March 1900 on, and end with the year 9999.
_EPOCH = date(1899, 12, 30).toordinal()
_FIRST_SERIAL, _END_SERIAL = 61, date.max.toordinal() - _EPOCH + 1


@dataclass(frozen=True, eq=False)
class RulesPage:
    """One of the two sheets as it is in a file. Rows and columns are those of the layout, which may lie elsewhere.

    shift: how many rows and columns the sheet's first cell has moved down and to the right.
    """

    sheet: Sheet
    plan: SheetPlan
    cells: Mapping[tuple[int, int], TypedCell]
    shift: tuple[int, int] = (0, 0)

    def cell(self, row: int, column: int) -> TypedCell:
        """What stands in a cell of the layout."""
        return self.cells.get((row, column), _ELSEWHERE)

    def address(self, row: int, column: int) -> str:
        """Where a cell of the layout is now, such as I14."""
        return address(row + self.shift[0], column + self.shift[1])

    @property
    def same_layout(self) -> bool:
        """Whether all fixed words stand where the layout puts them: they are locked, so nobody moved them."""
        fixed = (cell for cell in self.plan.cells if cell.style.locked and isinstance(cell.value, str))
        # LibreOffice saves no cell for an empty text.
        return all((self.cell(cell.row, cell.column).value or "") == cell.value for cell in fixed)

    def strangers(self) -> Iterator[tuple[int, int]]:
        """Cells that hold something of a person's and have no place in the layout, so that nothing reads them."""
        planned = {(cell.row, cell.column) for cell in self.plan.cells}
        for where, cell in sorted(self.cells.items()):
            ours = where in planned or (isinstance(cell.value, str) and is_carried(cell.value))
            if not ours and not cell.blank:
                yield where


def rules_pages(book: Book, marker: Marker | None, layout: RulesLayout) -> dict[OurSheet, RulesPage]:
    """The sheets of a layout that a workbook has. Raises LeadFileError for a sheet that cannot be read."""
    anchors = named_cells(book)
    percent = ["%" in look.number_format for look in cell_looks(book)]
    found = {}
    for role, plan in layout.sheets.items():
        usual = marker.sheets.get(role, USUAL_SHEETS[role]) if marker else USUAL_SHEETS[role]
        name, row, column = anchors.get(SHEET_ANCHORS[role], (usual, 1, 1))
        sheet = next((sheet for sheet in book.sheets if sheet.name == name), None)
        if sheet is not None:
            shift = (row - 1, column - 1)
            found[role] = RulesPage(sheet, plan, _cells(book, sheet, shift, percent), shift)
    return found


def named_cells(book: Book) -> dict[str, tuple[str, int, int]]:
    """The sheet, row and column that each defined name points at (of a range its first cell); others are left out."""
    root = parse(book.package.read(book.workbook_part), book.place)
    found = {}
    for element in root.iter("definedName"):
        name, _, cell = (element.text or "").rpartition("!")
        where = parse_address(cell.partition(":")[0].replace("$", ""))
        if where is not None:
            sheet = name[1:-1].replace("''", "'") if name.startswith("'") and name.endswith("'") else name
            found[element.get("name", "")] = (sheet, *where)
    return found


def day_on_sheet(book: Book) -> date | None:
    """The as-of date that a scored workbook shows, from 1 March 1900 on; None where there is none."""
    name, row, column = named_cells(book).get(AS_OF_NAME, ("", 0, 0))
    sheet = next((sheet for sheet in book.sheets if sheet.name == name), None)
    value = None if sheet is None else _cells(book, sheet).get((row, column), _ELSEWHERE).value
    if not isinstance(value, Serial) or not _FIRST_SERIAL <= value.value < _END_SERIAL:
        return None
    return date.fromordinal(int(value.value) + _EPOCH)


def _cells(
    book: Book, sheet: Sheet, shift: tuple[int, int] = (0, 0), percent: list[bool] | None = None
) -> dict[tuple[int, int], TypedCell]:
    batch = join_batches(book.scanner(sheet).batches())
    cells = resolve(batch, book.texts, book.formats, book.is_1904, Place(file=book.place.file, sheet=sheet.name))
    shares = percent or []
    plain_days = book.day_zero
    made = {}
    for at, (row, column) in enumerate(zip(cells.rows.tolist(), cells.columns.tolist(), strict=True)):
        style = int(cells.styles[at])
        made[row - shift[0], column - shift[1]] = TypedCell(
            cells.cell(at),
            bool(cells.formulas[at]),
            style < len(shares) and shares[style],
            plain_days,
        )
    return made
