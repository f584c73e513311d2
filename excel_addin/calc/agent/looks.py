"""How cells look: fonts, colours, alignment, number formats, locks; asked and set for whole ranges."""

from __future__ import annotations

from typing import Any

from excel_addin.calc.agent.data import LOGICAL
from excel_addin.calc.agent.desk import Desk, enum, rect_of
from excel_addin.calc.agent.writing import in_english, number_format

# What a cell's look is made of; copied when only formats are.
LOOK = (
    "CellStyle",
    "NumberFormat",
    "CellBackColor",
    "CharColor",
    "CharFontName",
    "CharHeight",
    "CharWeight",
    "CharPosture",
    "CharUnderline",
    "CharStrikeout",
    "HoriJustify",
    "VertJustify",
    "IsTextWrapped",
    "ParaIndent",
    "CellProtection",
    "LeftBorder2",
    "RightBorder2",
    "TopBorder2",
    "BottomBorder2",
)
_ENUMS = {"HoriJustify": "table.CellHoriJustify", "CharPosture": "awt.FontSlant"}


def look(desk: Desk, ask: dict[str, Any]) -> Any:
    """A property of a range; None where its cells differ."""
    cells = desk.cells(ask)
    name = ask["what"]
    if cells.getPropertyState(name).value == "AMBIGUOUS_VALUE":
        return None
    value = getattr(cells, name)
    return getattr(value, "value", value)


def set_look(desk: Desk, ask: dict[str, Any]) -> None:
    """Set a property of a range."""
    name, value = ask["what"], ask["value"]
    setattr(desk.cells(ask), name, enum(_ENUMS[name], value) if name in _ENUMS else value)


def set_colors(desk: Desk, ask: dict[str, Any]) -> None:
    """Background colours, one for several rectangles at a time."""
    for color, rects in ask["colors"]:
        desk.several(ask, rects).CellBackColor = color


def format_of(desk: Desk, ask: dict[str, Any]) -> Any:
    """The number format of a range, as the office writes it; None where its cells differ."""
    model, groups = desk.book(ask), desk.cells(ask).getUniqueCellFormatRanges()
    keys = {groups.getByIndex(index).NumberFormat for index in range(groups.Count)}
    if len(keys) != 1:
        return None
    key = keys.pop()
    return "General" if desk.format_kind(ask, key) & LOGICAL else in_english(model, key)


def set_format(desk: Desk, ask: dict[str, Any]) -> None:
    """Set the number format of a range, given in English."""
    desk.cells(ask).NumberFormat = number_format(desk.book(ask), ask["value"])


def locked(desk: Desk, ask: dict[str, Any]) -> Any:
    """Whether the cells of a range are locked on a protected sheet; None where they differ."""
    cells = desk.cells(ask)
    groups = cells.getUniqueCellFormatRanges()
    found = {groups.getByIndex(index).CellProtection.IsLocked for index in range(groups.Count)}
    return found.pop() if len(found) == 1 else None


def lock(desk: Desk, ask: dict[str, Any]) -> None:
    """Lock or unlock the cells of a range for when their sheet is protected."""
    cells = desk.cells(ask)
    protection = cells.CellProtection
    protection.IsLocked = ask["value"]
    cells.CellProtection = protection


def copy_looks(desk: Desk, ask: dict[str, Any]) -> None:
    """Give a range the look of another of the same size, contents untouched."""
    source = desk.cells(ask)
    top, left = ask["rect"][0], ask["rect"][1]
    formats = desk.book(ask).NumberFormats
    target_ask = {**ask, "sheet": ask["to_sheet"]}
    groups = source.getCellFormatRanges()
    for index in range(groups.Count):
        piece = groups.getByIndex(index)
        row, column, rows, columns = rect_of(piece.RangeAddress)
        target = desk.cells(target_ask, [ask["to"][0] + row - top, ask["to"][1] + column - left, rows, columns])
        # A boolean's format is its kind, not its look: it would turn numbers into TRUE.
        boolean = formats.getByKey(piece.NumberFormat).Type & LOGICAL
        for name in LOOK:
            if not (boolean and name == "NumberFormat"):
                setattr(target, name, getattr(piece, name))


OPERATIONS = {
    "look.get": look,
    "look.set": set_look,
    "look.colors": set_colors,
    "look.format": format_of,
    "look.set_format": set_format,
    "look.locked": locked,
    "look.lock": lock,
    "look.copy": copy_looks,
}
