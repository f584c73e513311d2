"""Writing into cells, in bulk, so that Calc does what Excel would: notes and formats stay, and Undo brings back all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from excel_addin.calc.agent.data import DATE, ERROR_NAMES, ERRORS, LOGICAL, TEXT, TIME, plain, rects_of
from excel_addin.calc.agent.desk import Desk, Refused, corner, enum, rect_of, struct
from excel_addin.calc.agent.formulas import translator

# com.sun.star.sheet.CellFlags: numbers, dates, texts, formulas; notes; hard formats, styles, edited attributes.
CONTENT = 1 | 2 | 4 | 16
_NOTES = 8
_FORMATS = 32 | 64 | 256
# 501 to 520 (but those with a name) is what Calc says of a formula that it cannot read.
_UNREADABLE = (set(range(501, 521)) | {533}) - set(ERROR_NAMES)
_STEP = "Input"
# So many copies of a formula are as quickly written as copied.
_FEW = 200


def write(desk: Desk, ask: dict[str, Any]) -> None:
    """Put values into a range as Excel takes them. Of a request, all places from the range's first cell:

    rows: numbers and texts as they are; typed: [row, column, value, is it a boolean] for texts that Excel would read as
    something else, unless the cell is formatted as text; bools, dates: rectangles; formulas: [row, column, texts down,
    repeat], of which one text stands for `repeat` cells that it is copied down to.
    """
    _as_one_step(desk, ask, lambda: _write(desk, ask))


def fill(desk: Desk, ask: dict[str, Any]) -> None:
    """Put one formula into every cell of a range, its relative references moving along, formats left as they are."""

    def run() -> None:
        _forget_logical(_formats(desk, ask, desk.cells(ask)))
        _fill(desk, ask, [0, 0, ask["rect"][2], ask["rect"][3]], ask["formula"])

    _as_one_step(desk, ask, run)
    _refuse_unreadable(desk, ask)


def fill_rows(desk: Desk, ask: dict[str, Any]) -> None:
    """Put a row of formulas, one for each column of a range, into each of its rows, references moving along.

    The looks of the first row go along as well: copied as whole rows, all columns cost little more than one.
    """

    def run() -> None:
        top, left, rows, columns = ask["rect"]
        turn = translator(desk, ask)
        first = desk.cells(ask, [top, left, 1, columns])
        filtered = has_filtered_rows(desk.cells(ask))
        if filtered:
            # What keeps the place for Undo is one array then, and no part of an array can be written.
            desk.cells(ask).clearContents(CONTENT)
        _forget_logical(_formats(desk, ask, desk.cells(ask)))
        first.setFormulaArray((tuple(turn.to_calc(text) for text in ask["formulas"]),))
        _refuse_unreadable(desk, {**ask, "rect": [top, left, 1, columns]})
        if not filtered:
            _spread_down(desk, ask, ask["rect"])
            return
        for column, text in enumerate(ask["formulas"]):
            _fill(desk, ask, [0, column, rows, 1], text)

    _as_one_step(desk, ask, run)


def _as_one_step(desk: Desk, ask: dict[str, Any], run: Callable[[], None]) -> None:
    manager = desk.book(ask).UndoManager
    manager.enterUndoContext(_STEP)
    try:
        _anchor(desk, ask)
        notes = _notes(desk, ask)
        run()
        _put_back(desk, ask, notes)
    except Exception as fault:
        if desk.sheet(ask).isProtected():
            raise Refused("protected", "The sheet is protected, and some of these cells are locked.") from fault
        raise
    finally:
        manager.leaveUndoContext()


def _anchor(desk: Desk, ask: dict[str, Any]) -> None:
    """Undoing what is set in bulk leaves it in cells that were empty before. Undoing this does not, and comes last."""
    cells = desk.cells(ask)
    if has_filtered_rows(cells):
        # Copying leaves filtered rows out: what follows would lie elsewhere.
        cells.setArrayFormula("0")
        return
    address = cells.RangeAddress
    place = corner(address.Sheet, address.StartRow, address.StartColumn)
    desk.sheet(ask).copyRange(place, address)


def has_filtered_rows(cells: Any) -> bool:
    """Whether a filter hides rows of a range."""
    rows = cells.Rows
    return any(rows.getByIndex(index).IsFiltered for index in _hidden_rows(cells))


def _hidden_rows(cells: Any) -> list[int]:
    """The rows of a range that do not show, counted from its first; none where all its sheet's columns are hidden."""
    address = cells.RangeAddress
    sheet = cells.Spreadsheet
    # Over all columns: those of the range itself may be hidden.
    lines = sheet.getCellRangeByPosition(0, address.StartRow, sheet.Columns.Count - 1, address.EndRow)
    spans = {(each.StartRow, each.EndRow) for each in lines.queryVisibleCells().RangeAddresses}
    shown = {row for first, last in spans for row in range(first, last + 1)}
    if not shown:
        return list(range(address.EndRow - address.StartRow + 1))
    return [row - address.StartRow for row in range(address.StartRow, address.EndRow + 1) if row not in shown]


def _notes(desk: Desk, ask: dict[str, Any]) -> list[Any]:
    """The notes of a range, taken off: writing in bulk would lose them, and copying would double them."""
    cells = desk.cells(ask)
    places = cells.queryContentCells(_NOTES)
    if not places.Count:
        return []
    kept = []
    for row, column, rows, columns in rects_of(places):
        for down in range(rows):
            for right in range(columns):
                note = desk.cells(ask, [row + down, column + right, 1, 1]).getCellByPosition(0, 0).Annotation
                kept.append((row + down, column + right, note.String, bool(note.IsVisible)))
    cells.clearContents(_NOTES)
    return kept


def _put_back(desk: Desk, ask: dict[str, Any], notes: list[Any]) -> None:
    sheet = desk.sheet(ask)
    for row, column, text, shown in notes:
        sheet.Annotations.insertNew(corner(sheet.RangeAddress.Sheet, row, column), text)
        if shown:
            desk.cells(ask, [row, column, 1, 1]).getCellByPosition(0, 0).Annotation.IsVisible = True


def _write(desk: Desk, ask: dict[str, Any]) -> None:
    model, cells, rows = desk.book(ask), desk.cells(ask), ask["rows"]
    formats = _formats(desk, ask, cells)
    as_text = _text_cells(ask, formats)
    bools = [list(rect) for rect in ask["bools"]]
    for row, column, value, is_bool in ask["typed"]:
        if not _inside(as_text, row, column):
            rows[row][column] = value
            if is_bool:
                bools.append([row, column, 1, 1])
    _forget_logical(formats)
    cells.setDataArray(tuple(tuple(row) for row in rows))
    if bools:
        logical = model.NumberFormats.getStandardFormat(LOGICAL, english())
        top, left = ask["rect"][0], ask["rect"][1]
        places = [[top + row, left + column, high, wide] for row, column, high, wide in bools]
        desk.several(ask, places).NumberFormat = logical
    if ask["dates"]:
        _as_dates(desk, ask)
    scattered: dict[tuple[int, int], str] = {}
    for row, column, texts, repeat in ask["formulas"]:
        if _inside(as_text, row, column):
            _as_text(cells, row, column, texts, repeat)
        elif repeat > _FEW:
            _fill(desk, ask, [row, column, repeat, 1], texts[0])
        else:
            scattered.update(_one_by_one(desk, ask, row, column, texts, repeat))
    for (row, column), lines in _blocks(scattered):
        piece = cells.getCellRangeByPosition(column, row, column + len(lines[0]) - 1, row + len(lines) - 1)
        piece.setFormulaArray(tuple(tuple(line) for line in lines))
    if ask["formulas"]:
        _refuse_unreadable(desk, ask)


def _one_by_one(
    desk: Desk, ask: dict[str, Any], row: int, column: int, texts: list[str], repeat: int
) -> dict[tuple[int, int], str]:
    """Formulas in Calc's form by the places of their cells; of one that repeats, as it reads in each."""
    turn = translator(desk, ask)
    if repeat == 1:
        return {(row + down, column): turn.to_calc(text) for down, text in enumerate(texts)}
    text, first = turn.to_calc(texts[0]), corner(0, row, column)
    return {(row + down, column): turn.moved(text, first, corner(0, row + down, column)) for down in range(repeat)}


def _blocks(formulas: dict[tuple[int, int], str]) -> list[tuple[tuple[int, int], list[list[str]]]]:
    """Formulas as blocks without gaps: the place of the first, and the lines. Each block is one call to the office."""
    lines: dict[tuple[int, int], list[str]] = {}
    first = (0, 0)
    for row, column in sorted(formulas):
        if (row, column - 1) not in formulas:
            first = (row, column)
            lines[first] = []
        lines[first].append(formulas[row, column])
    found: list[tuple[tuple[int, int], list[list[str]]]] = []
    ends: dict[tuple[int, int, int], int] = {}
    for (row, column), line in lines.items():
        above = ends.pop((row - 1, column, len(line)), None)
        if above is None:
            above = len(found)
            found.append(((row, column), []))
        found[above][1].append(line)
        ends[row, column, len(line)] = above
    return found


def _fill(desk: Desk, ask: dict[str, Any], within: list[int], text: str) -> None:
    top, left, rows, columns = ask["rect"][0] + within[0], ask["rect"][1] + within[1], within[2], within[3]
    turn = translator(desk, ask)
    formula, first = turn.to_calc(text), corner(0, top, left)
    cells = desk.cells(ask, [top, left, rows, columns])
    if has_filtered_rows(cells):
        cells.setFormulaArray(
            tuple(
                tuple(turn.moved(formula, first, corner(0, top + down, left + right)) for right in range(columns))
                for down in range(rows)
            )
        )
        return
    # Copying takes formats along: so it is done for each piece of one format by itself, from that piece's own corner.
    groups = cells.getCellFormatRanges()
    # Listed before: a formula may give its cell a format, and the pieces are counted anew.
    pieces = [rect_of(groups.getByIndex(index).RangeAddress) for index in range(groups.Count)]
    for row, column, high, wide in pieces:
        cell = desk.cells(ask, [row, column, 1, 1]).getCellByPosition(0, 0)
        cell.setFormula(turn.moved(formula, first, corner(0, row, column)))
        _spread(desk, ask, [row, column, high, wide])


def _spread(desk: Desk, ask: dict[str, Any], rect: list[int]) -> None:
    """Copy a rectangle's first cell all over it, twice as much each time. (Filling would leave out hidden cells.)"""
    sheet = desk.sheet(ask)
    tab = sheet.RangeAddress.Sheet
    row, column, _, columns = rect
    done = 1
    while done < columns:
        more = min(done, columns - done)
        source = desk.cells(ask, [row, column, 1, more]).RangeAddress
        sheet.copyRange(corner(tab, row, column + done), source)
        done += more
    _spread_down(desk, ask, rect)


def _spread_down(desk: Desk, ask: dict[str, Any], rect: list[int]) -> None:
    """Copy a rectangle's first row of formulas all over it, hidden rows as well."""
    row, column, rows, columns = rect
    cells = desk.cells(ask, rect)
    if rows > 1 and not _hidden_rows(cells):
        # Many times as fast as copying, but it leaves out hidden rows.
        down, plain_series, days = (
            enum("sheet." + name, value)
            for name, value in (
                ("FillDirection", "TO_BOTTOM"),
                ("FillMode", "SIMPLE"),
                ("FillDateMode", "FILL_DATE_DAY"),
            )
        )
        cells.fillSeries(down, plain_series, days, 0, 0)
        return
    sheet = desk.sheet(ask)
    tab = sheet.RangeAddress.Sheet
    done = 1
    while done < rows:
        more = min(done, rows - done)
        source = desk.cells(ask, [row, column, more, columns]).RangeAddress
        sheet.copyRange(corner(tab, row + done, column), source)
        done += more


def _as_text(cells: Any, row: int, column: int, texts: list[str], repeat: int) -> None:
    many = texts * repeat
    piece = cells.getCellRangeByPosition(column, row, column, row + len(many) - 1)
    piece.setDataArray(tuple((text,) for text in many))


def _refuse_unreadable(desk: Desk, ask: dict[str, Any]) -> None:
    cells = desk.cells(ask)
    for row, column, _rows, _columns in rects_of(cells.queryFormulaCells(ERRORS))[:50]:
        cell = desk.cells(ask, [row, column, 1, 1]).getCellByPosition(0, 0)
        if cell.getError() in _UNREADABLE:
            said = translator(desk, ask).to_excel(plain(cell.getFormula()))
            cells.clearContents(CONTENT)
            raise Refused("formula", f"Calc cannot read this formula: {said}", row=row, column=column)


def _formats(desk: Desk, ask: dict[str, Any], cells: Any) -> list[tuple[Any, int]]:
    """The parts of a range that look the same, and what the number format of each is for."""
    groups = cells.getUniqueCellFormatRanges()
    parts = [groups.getByIndex(index) for index in range(groups.Count)]
    return [(part, desk.format_kind(ask, part.NumberFormat)) for part in parts]


def _text_cells(ask: dict[str, Any], formats: list[tuple[Any, int]]) -> list[list[int]]:
    top, left = ask["rect"][0], ask["rect"][1]
    found = []
    for part, kind in formats:
        if kind & TEXT:
            found += [[row - top, column - left, rows, columns] for row, column, rows, columns in rects_of(part)]
    return found


def _inside(rects: list[list[int]], row: int, column: int) -> bool:
    return any(top <= row < top + rows and left <= column < left + columns for top, left, rows, columns in rects)


def _forget_logical(formats: list[tuple[Any, int]]) -> None:
    """Excel has booleans without a format. Calc's stays in the cell, and would turn the next number into TRUE."""
    for part, kind in formats:
        if kind & LOGICAL:
            part.NumberFormat = 0


def _as_dates(desk: Desk, ask: dict[str, Any]) -> None:
    """Give cells that hold a date a date's format, as Excel does, where they have none yet."""
    model = desk.book(ask)
    formats = model.NumberFormats
    top, left = ask["rect"][0], ask["rect"][1]
    for row, column, rows, columns, whole_days in ask["dates"]:
        key = number_format(model, "YYYY-MM-DD" if whole_days else "YYYY-MM-DD HH:MM:SS")
        groups = desk.cells(ask, [top + row, left + column, rows, columns]).getUniqueCellFormatRanges()
        for index in range(groups.Count):
            group = groups.getByIndex(index)
            if not formats.getByKey(group.NumberFormat).Type & (DATE | TIME):
                group.NumberFormat = key


def english() -> Any:
    """The language that number formats are given in."""
    return struct("lang.Locale", Language="en", Country="US")


def number_format(model: Any, code: str) -> int:
    """The key of a number format given in English, made where the workbook has none like it."""
    if code == "General":
        return 0
    # In the office's own language, which files do not name: one in English would be saved as `[$-409]0.00`.
    return int(model.NumberFormats.addNewConverted(code, english(), struct("lang.Locale")))


def in_english(model: Any, key: int) -> str:
    """The code of a number format, whatever language it was made in."""
    formats = model.NumberFormats
    found = formats.getByKey(key)
    if found.Locale.Language in ("", "en"):
        return str(found.FormatString)
    return str(formats.getByKey(formats.addNewConverted(found.FormatString, found.Locale, english())).FormatString)


def set_array(desk: Desk, ask: dict[str, Any]) -> None:
    """Put an array formula over a range."""
    desk.cells(ask).setArrayFormula(translator(desk, ask).to_calc(ask["formula"])[1:])
    _refuse_unreadable(desk, ask)


def clear(desk: Desk, ask: dict[str, Any]) -> None:
    """Empty a range of what it holds (`contents`), of how it looks (`formats`), or of both; notes stay."""
    cells = desk.cells(ask)
    if ask["contents"]:
        cells.clearContents(CONTENT)
        _forget_logical(_formats(desk, ask, cells))
    if ask["formats"]:
        cells.clearContents(_FORMATS)


OPERATIONS = {
    "cells.write": write,
    "cells.fill": fill,
    "cells.fill_rows": fill_rows,
    "cells.set_array": set_array,
    "cells.clear": clear,
}
