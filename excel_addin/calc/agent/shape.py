"""The grid itself: what is used, where blocks end, inserting, deleting, copying, merging, widths, hiding, groups."""

from __future__ import annotations

from typing import Any

from excel_addin.calc.agent.desk import Desk, Refused, area, corner, enum, rect_of
from excel_addin.calc.agent.measures import stretch

_CONTENT = 1 | 2 | 4 | 16


def used(desk: Desk, ask: dict[str, Any]) -> list[int]:
    """The rectangle of all that a sheet holds."""
    cursor = desk.sheet(ask).createCursor()
    cursor.gotoStartOfUsedArea(False)
    cursor.gotoEndOfUsedArea(True)
    return rect_of(cursor.RangeAddress)


def region(desk: Desk, ask: dict[str, Any]) -> list[int]:
    """The block around a cell, up to the first empty rows and columns."""
    cursor = desk.sheet(ask).createCursorByRange(desk.cells(ask).getCellByPosition(0, 0))
    cursor.collapseToCurrentRegion()
    return rect_of(cursor.RangeAddress)


def end(desk: Desk, ask: dict[str, Any]) -> list[int]:
    """Where Ctrl and an arrow key would go from the range's first cell: row and column."""
    row, column = ask["rect"][0], ask["rect"][1]
    bounds = desk.sheet(ask).RangeAddress
    across, forward = ask["way"] in ("left", "right"), ask["way"] in ("right", "down")
    place, last = (column, bounds.EndColumn) if across else (row, bounds.EndRow)
    line = [row, 0, 1, last + 1] if across else [0, column, last + 1, 1]
    taken = desk.cells(ask, line).queryContentCells(_CONTENT).RangeAddresses
    spans = sorted((spot.StartColumn, spot.EndColumn) if across else (spot.StartRow, spot.EndRow) for spot in taken)
    reached = (
        _jump(_joined(spans), place, last) if forward else last - _jump(_mirrored(spans, last), last - place, last)
    )
    return [row, reached] if across else [reached, column]


def _joined(spans: list[Any]) -> list[list[int]]:
    joined: list[list[int]] = []
    for first, last in spans:
        if joined and first <= joined[-1][1] + 1:
            joined[-1][1] = max(joined[-1][1], last)
        else:
            joined.append([first, last])
    return joined


def _mirrored(spans: list[Any], last: int) -> list[list[int]]:
    return _joined(sorted([last - end, last - start] for start, end in spans))


def _jump(spans: list[list[int]], place: int, last: int) -> int:
    for first, final in spans:
        if first <= place < final:
            return final
        if first > place:
            return first
    return last


def insert(desk: Desk, ask: dict[str, Any]) -> None:
    """Make room for a range: whole rows or columns, or by moving cells `down` or `right`."""
    sheet = desk.sheet(ask)
    mode = {"rows": "ROWS", "columns": "COLUMNS", "down": "DOWN", "right": "RIGHT"}[ask["way"]]
    sheet.insertCells(area(sheet.RangeAddress.Sheet, ask["rect"]), enum("sheet.CellInsertMode", mode))


def delete(desk: Desk, ask: dict[str, Any]) -> None:
    """Take a range out: whole rows or columns, or with cells moving `up` or `left`."""
    sheet = desk.sheet(ask)
    mode = {"rows": "ROWS", "columns": "COLUMNS", "up": "UP", "left": "LEFT"}[ask["way"]]
    sheet.removeRange(area(sheet.RangeAddress.Sheet, ask["rect"]), enum("sheet.CellDeleteMode", mode))


def copy(desk: Desk, ask: dict[str, Any]) -> None:
    """Copy or move a range to another place of the same workbook."""
    sheet = desk.sheet(ask)
    target = desk.sheet({**ask, "sheet": ask["to_sheet"]})
    source = area(sheet.RangeAddress.Sheet, ask["rect"])
    place = corner(target.RangeAddress.Sheet, ask["to"][0], ask["to"][1])
    if ask.get("move"):
        sheet.moveRange(place, source)
    else:
        sheet.copyRange(place, source)


def merged(desk: Desk, ask: dict[str, Any]) -> Any:
    """Whether cells of a range are merged (None: some), and the merged area that its first cell lies in."""
    cells = desk.cells(ask)
    cursor = desk.sheet(ask).createCursorByRange(cells.getCellByPosition(0, 0))
    cursor.collapseToMergedArea()
    around = rect_of(cursor.RangeAddress)
    row, column, rows, columns = ask["rect"]
    if around[2] * around[3] > 1:
        whole = around[0] + around[2] >= row + rows and around[1] + around[3] >= column + columns
        return [True if whole else None, around]
    return [bool(cells.getIsMerged()) or False, around]


def merge(desk: Desk, ask: dict[str, Any]) -> None:
    """Merge a range to one cell (or each of its rows, `across`), or take merged cells apart."""
    row, column, rows, columns = ask["rect"]
    pieces = [[row + down, column, 1, columns] for down in range(rows)] if ask.get("across") else [ask["rect"]]
    for piece in pieces:
        desk.cells(ask, piece).merge(ask["merge"])


def line(desk: Desk, ask: dict[str, Any]) -> Any:
    """A property that all rows (or columns) of a range share; None where they differ.

    Widths of columns are hundredths of a millimetre as in Excel, where other digits may be less wide.
    """
    lines = _lines(desk, ask)
    first = getattr(lines.getByIndex(0), ask["what"])
    for index in range(1, lines.Count):
        if getattr(lines.getByIndex(index), ask["what"]) != first:
            return None
    return first / stretch(desk, ask) if ask["what"] == "Width" else first


def set_line(desk: Desk, ask: dict[str, Any]) -> None:
    """Set a property (width, height, visibility, fitting) of all rows or columns of a range."""
    value = round(ask["value"] * stretch(desk, ask)) if ask["what"] == "Width" else ask["value"]
    setattr(_lines(desk, ask), ask["what"], value)


def _lines(desk: Desk, ask: dict[str, Any]) -> Any:
    cells = desk.cells(ask)
    return cells.Rows if ask["axis"] == "rows" else cells.Columns


def place(desk: Desk, ask: dict[str, Any]) -> list[int]:
    """Left, top, width and height of a range, in hundredths of a millimetre."""
    cells = desk.cells(ask)
    return [cells.Position.X, cells.Position.Y, cells.Size.Width, cells.Size.Height]


def group(desk: Desk, ask: dict[str, Any]) -> None:
    """Bind rows or columns to a group, or unbind them; `collapse`: fold them away or show them again."""
    sheet = desk.sheet(ask)
    address = area(sheet.RangeAddress.Sheet, ask["rect"])
    way = enum("table.TableOrientation", "ROWS" if ask["axis"] == "rows" else "COLUMNS")
    if ask.get("collapse") is not None:
        (sheet.hideDetail if ask["collapse"] else sheet.showDetail)(address)
    elif ask["group"]:
        sheet.group(address, way)
    else:
        sheet.ungroup(address, way)


def select(desk: Desk, ask: dict[str, Any]) -> None:
    """Show a sheet and select rectangles (`rects`) there."""
    controller = desk.book(ask).CurrentController
    if controller is None:
        raise Refused("refused", "The workbook has no window.")
    controller.setActiveSheet(desk.sheet(ask))
    controller.select(desk.cells(ask, ask["rects"][0]) if len(ask["rects"]) == 1 else desk.several(ask, ask["rects"]))


def selection(desk: Desk, ask: dict[str, Any]) -> Any:
    """What is selected: the sheet's name and the rectangles; None where that is no cell."""
    model = desk.book(ask)
    chosen = model.CurrentSelection
    if chosen is None or not hasattr(chosen, "supportsService"):
        return None
    if chosen.supportsService("com.sun.star.sheet.SheetCellRanges"):
        areas = chosen.RangeAddresses
    else:
        areas = [getattr(chosen, "RangeAddress", None)]
    if not areas or areas[0] is None:
        return None
    # Where several sheets are selected together, those of the first.
    first = areas[0].Sheet
    return [model.Sheets.getByIndex(first).Name, [rect_of(each) for each in areas if each.Sheet == first]]


OPERATIONS = {
    "grid.used": used,
    "grid.region": region,
    "grid.end": end,
    "grid.insert": insert,
    "grid.delete": delete,
    "grid.copy": copy,
    "grid.merged": merged,
    "grid.merge": merge,
    "grid.line": line,
    "grid.set_line": set_line,
    "grid.place": place,
    "grid.group": group,
    "grid.select": select,
    "grid.selection": selection,
}
