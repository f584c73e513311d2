"""Table parts: an Excel table over cells of a sheet, with the formulas that new rows get."""

from __future__ import annotations

from scoring.errors import OutputError, Place
from scoring.workbook.parts.refs import range_ref
from scoring.workbook.parts.text import attribute_text, plain_text, text_length
from scoring.workbook.parts.xml import DECLARATION, MAIN
from scoring.workbook.plan import TableColumn, TablePlan

MAX_COLUMN_NAME = 255


def table_range(table: TablePlan) -> str:
    """The range of a table, header row and all."""
    last = table.first_column + len(table.columns) - 1
    return range_ref((table.first_row, table.first_column, table.last_row, last))


def check_table(table: TablePlan, sheet: str) -> None:
    """Refuse a table that Excel would repair: no data row, or a header that no column can have."""
    place = Place(sheet=sheet, cell=table_range(table))
    if table.last_row <= table.first_row:
        raise OutputError(
            f"the table {table.name} has no row below its header.",
            place=place,
            mend="A table needs at least one lead.",
        )
    seen: set[str] = set()
    for column in table.columns:
        folded = column.name.casefold()
        if not column.name or text_length(column.name) > MAX_COLUMN_NAME or folded in seen:
            raise OutputError(
                f"“{column.name[:60]}” cannot name a column of the table {table.name}.",
                place=place,
                mend=f"Headers have 1 to {MAX_COLUMN_NAME} characters and differ by more than case.",
            )
        seen.add(folded)


def table_xml(table: TablePlan, number: int) -> bytes:
    """The part of a table; `number` is its own in the whole workbook."""
    where = table_range(table)
    columns = "".join(_column(column, place) for place, column in enumerate(table.columns, 1))
    style = (
        f'<tableStyleInfo name="{plain_text(table.style)}" showFirstColumn="0" showLastColumn="0"'
        ' showRowStripes="1" showColumnStripes="0"/>'
        if table.style
        else ""
    )
    name = plain_text(table.name)
    return (
        f'{DECLARATION}<table xmlns="{MAIN}" id="{number}" name="{name}" displayName="{name}" ref="{where}"'
        f' totalsRowShown="0"><autoFilter ref="{where}"/>'
        f'<tableColumns count="{len(table.columns)}">{columns}</tableColumns>{style}</table>'
    ).encode()


def _column(column: TableColumn, number: int) -> str:
    head = f'<tableColumn id="{number}" name="{attribute_text(column.name)}"'
    if not column.formula:
        return f"{head}/>"
    formula = plain_text(column.formula)
    return f"{head}><calculatedColumnFormula>{formula}</calculatedColumnFormula></tableColumn>"
