"""Cells that people typed on our sheets outside of what scoring wrote there: they would go with the sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from scoring.ooxml.book import Book
from scoring.ooxml.cells import RawKind, address, parse_address
from scoring.workbook.carried import is_carried
from scoring.workbook.names import NAME_PREFIX, WORKING_PREFIX, OurSheet
from scoring.workbook.plan import BookPlan, CellPlan, Formula, SheetPlan
from scoring.workbook.stripping.formula_texts import cell_formulas, unescaped
from scoring.workbook.stripping.own_sheets import SIGNS, OwnSheet

_Cell = tuple[int, int]
# Where fewer of the fixed words stand in their places, rows or columns were moved.
_IN_PLACE = 0.9
# Sheets on which nobody types, with as many rows as the leads make them have; labels stand in their first columns.
_FOLLOWING = (OurSheet.SUMMARY, OurSheet.CALL_LIST)
_LAST_LABEL = 2
# A row with so many fixed words is one of headers.
_HEADERS = 3


def planned_sheet(plan: BookPlan, role: OurSheet) -> SheetPlan | None:
    """The sheet of a plan that has a role, whatever it is called: known by its words."""
    for sheet in plan.sheets:
        texts = {cell.value for cell in sheet.cells if isinstance(cell.value, str)}
        if len(texts & {sign for sign in SIGNS[role] if not sign.endswith("…")}) > 1:
            return sheet
    return None


def added_cells(book: Book, own: OwnSheet, plan: SheetPlan) -> tuple[str, ...]:
    """The addresses of cells that a person filled on a sheet of ours, in reading order.

    plan: what scoring would write there. Inputs are not looked at: what stands in them is the model's matter. Where
    rows or columns were moved, only texts that scoring does not write are found.
    """
    planned = {(cell.row, cell.column): cell for cell in plan.cells}
    filled = dict(_constants(book, own))
    formulas = dict(_formulas(book, own))
    ours = {str(cell.value) for cell in plan.cells if isinstance(cell.value, str)}
    ours |= {str(cell.value.value) for cell in plan.cells if isinstance(cell.value, Formula)}
    if own.role in _FOLLOWING:
        typed = list(_beside_what_follows(filled, formulas, planned, ours))
    elif not _in_place(plan, filled):
        typed = [where for where, text in filled.items() if where not in formulas and text not in (None, *ours)]
    else:
        constants = [where for where in filled if where not in formulas]
        columns = {column for _, column in planned}
        typed = [where for where in constants if _is_added(planned.get(where))]
        typed += [where for where, text in formulas.items() if _is_foreign(where, text, planned, columns)]
    return tuple(address(*where) for where in sorted(typed))


def _beside_what_follows(
    filled: Mapping[_Cell, str | None], formulas: Mapping[_Cell, str], planned: Mapping[_Cell, CellPlan], ours: set[str]
) -> Iterator[_Cell]:
    """What is foreign on a sheet whose rows follow the leads: with other leads, our own cells stood elsewhere.

    A label is ours where a formula stands behind it in its row, and so is what stands in a row of headers.
    """
    columns = {column for _, column in planned}
    words = Counter(row for (row, _), cell in planned.items() if isinstance(cell.value, str) and cell.value)
    headers = {row for row, count in words.items() if count >= _HEADERS}
    live = {row for row, column in formulas if column in columns}
    for (row, column), text in filled.items():
        if (row, column) in formulas or text in ours:
            continue
        label = column <= _LAST_LABEL and row in live
        if row not in headers and (column not in columns or not label):
            yield row, column
    yield from (where for where in formulas if where[1] not in columns)


def _is_added(cell: CellPlan | None) -> bool:
    """Whether a value typed where the plan has this cell is a person's own: not in an input, nor our own word."""
    if cell is None:
        return True
    return cell.style.locked and (isinstance(cell.value, Formula) or cell.value in (None, ""))


def _is_foreign(where: _Cell, text: str, planned: Mapping[_Cell, CellPlan], columns: set[int]) -> bool:
    """Whether a formula is a person's own. A list that was longer before goes on below where it ends now."""
    cell = planned.get(where)
    if cell is not None:
        return cell.style.locked and not isinstance(cell.value, Formula)
    ours = NAME_PREFIX in text or WORKING_PREFIX in text
    return not (ours and where[1] in columns)


def _in_place(plan: SheetPlan, filled: Mapping[_Cell, str | None]) -> bool:
    fixed = [cell for cell in plan.cells if cell.style.locked and isinstance(cell.value, str) and cell.value]
    standing = sum(filled.get((cell.row, cell.column)) == cell.value for cell in fixed)
    return standing >= _IN_PLACE * len(fixed)


def _constants(book: Book, own: OwnSheet) -> Iterator[tuple[_Cell, str | None]]:
    """The cells that show something, with their text, None for what is no text."""
    sheet = next(each for each in book.sheets if each.part == own.part)
    for batch in book.scanner(sheet).batches():
        rows, columns, codes = batch.rows.tolist(), batch.columns.tolist(), batch.codes.tolist()
        for at, kind in enumerate(batch.kinds.tolist()):
            if kind == RawKind.BLANK:
                continue
            texts: tuple[str, ...] = ()
            if kind in (RawKind.SHARED, RawKind.TEXT):
                texts = book.texts if kind == RawKind.SHARED else batch.texts
            text = texts[codes[at]] if 0 <= codes[at] < len(texts) else None
            if text != "" and not is_carried(text):
                yield (rows[at], columns[at]), text


def _formulas(book: Book, own: OwnSheet) -> Iterator[tuple[_Cell, str]]:
    """The cells with formulas. One that shares another's text has none of its own."""
    sheet = next(each for each in book.sheets if each.part == own.part)
    for batch in book.scanner(sheet).batches():
        for at in batch.formulas.nonzero()[0].tolist():
            yield (int(batch.rows[at]), int(batch.columns[at])), ""
    texts: Iterable[tuple[str, bytes]] = (pair for piece in book.scanner(sheet).rows() for pair in cell_formulas(piece))
    for cell, text in texts:
        place = parse_address(cell)
        if place is not None:
            yield place, unescaped(text)
