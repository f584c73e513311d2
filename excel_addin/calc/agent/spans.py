"""What of a sheet is filtered or printed; whether somebody edited a workbook; which decimal sign the office has."""

from __future__ import annotations

from typing import Any

from excel_addin.calc.agent.desk import Desk, area, enum, rect_of


def filtered(desk: Desk, ask: dict[str, Any]) -> Any:
    """The rectangle that has filter buttons; None where there is none."""
    found = _filter(desk, ask)
    return rect_of(found.DataArea) if found is not None and found.AutoFilter else None


def _filter(desk: Desk, ask: dict[str, Any]) -> Any:
    index = desk.sheet(ask).RangeAddress.Sheet
    # The model's attribute of this name is known to those alone who ask its properties.
    unnamed = desk.book(ask).getPropertyValue("UnnamedDatabaseRanges")
    return unnamed.getByTable(index) if unnamed.hasByTable(index) else None


def move_filter(desk: Desk, ask: dict[str, Any]) -> None:
    """Give the filter another right edge, what it asks of columns that stay as it was."""
    found, sheet = _filter(desk, ask), desk.sheet(ask)
    wanted = area(sheet.RangeAddress.Sheet, ask["rect"])
    width = ask["rect"][3]
    asked = found.FilterDescriptor
    before = asked.getFilterFields2()
    left = tuple(field for field in before if field.Field < width)
    # Off and on again: the buttons stand in the header cells.
    found.AutoFilter = False
    found.DataArea = wanted
    if len(left) < len(before):
        asked.setFilterFields2(left)
        if not left:
            desk.cells(ask).Rows.IsVisible = True
    found.AutoFilter = True


def printed(desk: Desk, ask: dict[str, Any]) -> list[list[int]]:
    """The rectangles that are printed."""
    return [rect_of(each) for each in desk.sheet(ask).getPrintAreas()]


def set_printed(desk: Desk, ask: dict[str, Any]) -> None:
    """Print these rectangles."""
    sheet = desk.sheet(ask)
    sheet.setPrintAreas(tuple(area(sheet.RangeAddress.Sheet, rect) for rect in ask["rects"]))


def fingerprint(desk: Desk, ask: dict[str, Any]) -> str:
    """The lists of Undo and Redo, and how many cells of each sheet hold something."""
    model = desk.book(ask)
    steps = model.UndoManager
    told = [str(steps.getAllUndoActionTitles()), str(steps.getAllRedoActionTitles())]
    for name in model.Sheets.ElementNames:
        sheet = model.Sheets.getByName(name)
        told.append(f"{name} {sheet.computeFunction(enum('sheet.GeneralFunction', 'COUNT'))}")
    return "; ".join(told)


def decimal(desk: Desk, ask: dict[str, Any]) -> str:
    """The sign before decimals in a text that the office makes of a number."""
    desk.book(ask)
    made = desk.service("com.sun.star.sheet.FunctionAccess").callFunction("CONCATENATE", (1.5, ""))
    return str(made)[1:-1]


OPERATIONS = {
    "spans.filter": filtered,
    "spans.move_filter": move_filter,
    "spans.print": printed,
    "spans.set_print": set_printed,
    "book.fingerprint": fingerprint,
    "book.decimal": decimal,
}
