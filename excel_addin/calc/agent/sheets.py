"""Sheets: which there are, adding and moving them, hiding, protecting, freezing, and the notes on their cells."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from excel_addin.calc.agent.desk import Desk, Refused, corner
from excel_addin.calc.agent.states import state_of
from excel_addin.calc.agent.tables import bring_back, remembered

_GRID = ".uno:ToggleSheetGrid"

# The flag of com.sun.star.sheet.CellFlags.
_NOTES = 8


def listed(desk: Desk, ask: dict[str, Any]) -> list[str]:
    """The names of a workbook's sheets, in their order."""
    return list(desk.book(ask).Sheets.ElementNames)


def active(desk: Desk, ask: dict[str, Any]) -> str:
    """The name of the sheet that a workbook shows."""
    controller = desk.book(ask).CurrentController
    return str(controller.ActiveSheet.Name if controller is not None else desk.book(ask).Sheets.getByIndex(0).Name)


def add(desk: Desk, ask: dict[str, Any]) -> str:
    """A new sheet at a place, shown at once; without a name it gets one that is free."""
    model = desk.book(ask)
    name = ask.get("name")
    number = 1
    while name is None:
        if not model.Sheets.hasByName(f"Sheet{number}"):
            name = f"Sheet{number}"
        number += 1
    model.Sheets.insertNewByName(name, ask["place"])
    if model.CurrentController is not None:
        model.CurrentController.setActiveSheet(model.Sheets.getByName(name))
    return str(name)


def delete(desk: Desk, ask: dict[str, Any]) -> None:
    """Take a sheet away; the last visible one stays."""
    sheet, sheets = desk.sheet(ask), desk.book(ask).Sheets
    others = [name for name in sheets.ElementNames if name != ask["sheet"]]
    if not any(sheets.getByName(name).IsVisible for name in others):
        raise Refused("refused", "The last visible sheet of a workbook cannot be deleted.")
    tables = remembered(desk, ask, sheet.RangeAddress.Sheet)
    sheets.removeByName(sheet.Name)
    bring_back(desk, ask, tables)


def rename(desk: Desk, ask: dict[str, Any]) -> str:
    """Give a sheet another name; what it is called afterwards."""
    sheets = desk.book(ask).Sheets
    if sheets.hasByName(ask["name"]) and ask["name"] != ask["sheet"]:
        raise Refused("refused", "Another sheet has the name “{}” already.".format(ask["name"]))
    sheet = desk.sheet(ask)
    sheet.Name = ask["name"]
    if sheet.Name != ask["name"]:
        raise Refused("refused", "Calc does not take “{}” as the name of a sheet.".format(ask["name"]))
    return str(sheet.Name)


def copy(desk: Desk, ask: dict[str, Any]) -> str:
    """Copy a sheet to a place of its workbook, or move it there; its name then."""
    sheets = desk.book(ask).Sheets
    if ask.get("move"):
        sheets.moveByName(desk.sheet(ask).Name, ask["place"])
        return str(ask["sheet"])
    number = 2
    while sheets.hasByName("{} ({})".format(ask["sheet"], number)):
        number += 1
    name = f"{desk.sheet(ask).Name} ({number})"
    sheets.copyByName(ask["sheet"], name, ask["place"])
    return name


def visible(desk: Desk, ask: dict[str, Any]) -> bool:
    """Whether a sheet shows; with `value`, set it first."""
    sheet = desk.sheet(ask)
    if ask.get("value") is not None:
        sheet.IsVisible = ask["value"]
        if bool(sheet.IsVisible) is not ask["value"]:
            raise Refused("refused", "The last visible sheet of a workbook cannot be hidden.")
    return bool(sheet.IsVisible)


def show(desk: Desk, ask: dict[str, Any]) -> None:
    """Show a sheet in its workbook's window."""
    _window(desk, ask).setActiveSheet(desk.sheet(ask))


def _window(desk: Desk, ask: dict[str, Any]) -> Any:
    controller = desk.book(ask).CurrentController
    if controller is None:
        raise Refused("refused", "The workbook has no window.")
    return controller


def freeze(desk: Desk, ask: dict[str, Any]) -> None:
    """Keep the first rows and columns of a sheet in sight; none of both lets them go."""
    window = _window(desk, ask)
    before = window.ActiveSheet
    window.setActiveSheet(desk.sheet(ask))
    window.freezeAtPosition(ask["columns"], ask["rows"])
    window.setActiveSheet(before)


def gridlines(desk: Desk, ask: dict[str, Any]) -> bool:
    """Whether a sheet's window shows grid lines; with `value`, set it first."""
    if ask.get("value") is not None:
        show_grid(desk, ask, ask["value"])
    return _shows_grid(desk, ask)


def show_grid(desk: Desk, ask: dict[str, Any], shown: bool) -> None:
    """Show a sheet's grid lines, or hide them. (The window's own property of this name is not kept by sheet.)"""
    _beside(desk, ask, lambda frame: show_grid_in(desk, frame, shown))


def show_grid_in(desk: Desk, frame: Any, shown: bool) -> None:
    """The same for the sheet that a window shows now."""
    if bool(state_of(desk, frame, _GRID)) is not shown:
        desk.service("com.sun.star.frame.DispatchHelper").executeDispatch(frame, _GRID, "", 0, ())


def _shows_grid(desk: Desk, ask: dict[str, Any]) -> bool:
    return bool(_beside(desk, ask, lambda frame: state_of(desk, frame, _GRID)))


def _beside(desk: Desk, ask: dict[str, Any], run: Callable[[Any], Any]) -> Any:
    """Do something in the window while it shows a sheet; then it shows again what it did before."""
    window = _window(desk, ask)
    before = window.ActiveSheet
    window.setActiveSheet(desk.sheet(ask))
    try:
        return run(window.Frame)
    finally:
        window.setActiveSheet(before)


def protected(desk: Desk, ask: dict[str, Any]) -> bool:
    """Whether a sheet is protected."""
    return bool(desk.sheet(ask).isProtected())


def protect(desk: Desk, ask: dict[str, Any]) -> None:
    """Protect a sheet, or free it; a wrong password is refused."""
    sheet = desk.sheet(ask)
    if ask["value"]:
        sheet.protect(ask["password"])
        return
    # It says a wrong password is a wrong argument, or says nothing.
    with suppress(Exception):
        sheet.unprotect(ask["password"])
    if sheet.isProtected():
        raise Refused("refused", "The sheet stays protected: the password is another.")


def notes(desk: Desk, ask: dict[str, Any]) -> list[Any]:
    """Every note of a sheet: row, column, text, author."""
    found = desk.sheet(ask).Annotations
    listed_notes = [found.getByIndex(index) for index in range(found.Count)]
    return [[note.Position.Row, note.Position.Column, note.String, note.Author] for note in listed_notes]


def note(desk: Desk, ask: dict[str, Any]) -> Any:
    """The text and the author of a cell's note; None where it has none."""
    cells = desk.cells(ask)
    if not cells.queryContentCells(_NOTES).Count:
        return None
    found = cells.getCellByPosition(0, 0).Annotation
    return [found.String, found.Author]


def set_note(desk: Desk, ask: dict[str, Any]) -> None:
    """Write a cell's note anew; None takes it away."""
    desk.cells(ask).clearContents(_NOTES)
    if ask["text"] is not None:
        sheet = desk.sheet(ask)
        row, column = ask["rect"][0], ask["rect"][1]
        sheet.Annotations.insertNew(corner(sheet.RangeAddress.Sheet, row, column), ask["text"])


OPERATIONS = {
    "sheets.list": listed,
    "sheets.active": active,
    "sheets.add": add,
    "sheet.delete": delete,
    "sheet.rename": rename,
    "sheet.copy": copy,
    "sheet.visible": visible,
    "sheet.show": show,
    "sheet.freeze": freeze,
    "sheet.gridlines": gridlines,
    "sheet.protected": protected,
    "sheet.protect": protect,
    "sheet.note": note,
    "sheet.notes": notes,
    "sheet.set_note": set_note,
}
