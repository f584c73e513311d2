"""Looks by the hundred: what a whole sheet is dressed in, in few requests; and taking everything off again."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from excel_addin.calc.agent.data import LOGICAL
from excel_addin.calc.agent.desk import Desk, Refused, area, enum, struct
from excel_addin.calc.agent.looks import LOOK
from excel_addin.calc.agent.measures import indent_step, stretch
from excel_addin.calc.agent.sheets import show_grid_in
from excel_addin.calc.agent.writing import number_format

# All that com.sun.star.sheet.CellFlags knows.
_EVERYTHING = 1023
_VERTICAL = {"top": 1, "center": 2, "bottom": 3}
_SIDES = ("LeftBorder2", "RightBorder2", "TopBorder2", "BottomBorder2")
# Hundredths of a millimetre: a thin line, and a column as it is in a new workbook.
_LINE, _COLUMN = 26, 2258
_LEVELS = 7
_MARGINS = {"LeftMargin": 1270, "RightMargin": 1270, "TopMargin": 1905, "BottomMargin": 1905}


def dress(desk: Desk, ask: dict[str, Any]) -> None:
    """Give rectangles looks: `looks` has pairs of rectangles and style; of what a style leaves out they keep theirs."""
    for rects, style in ask["looks"]:
        wanted = _properties(desk, ask, style)
        if wanted:
            # All at once: each call to the office costs more than what it does.
            desk.several(ask, rects).setPropertyValues(tuple(wanted), tuple(wanted.values()))


def _properties(desk: Desk, ask: dict[str, Any], style: dict[str, Any]) -> dict[str, Any]:
    wanted: dict[str, Any] = {}
    if "format" in style:
        wanted["NumberFormat"] = _format_key(desk, ask, style["format"])
    if style.get("bold"):
        wanted["CharWeight"] = 150.0
    if style.get("italic"):
        wanted["CharPosture"] = enum("awt.FontSlant", "ITALIC")
    for key, name in (("size", "CharHeight"), ("color", "CharColor"), ("fill", "CellBackColor")):
        if key in style:
            wanted[name] = float(style[key]) if key == "size" else style[key]
    if "border" in style:
        line = struct("table.BorderLine2", Color=style["border"], OuterLineWidth=_LINE, LineWidth=_LINE)
        wanted.update(dict.fromkeys(_SIDES, line))
    if style.get("locked") is False:
        wanted["CellProtection"] = struct("util.CellProtection", IsLocked=False)
    if style.get("indent"):
        wanted["ParaIndent"] = round(style["indent"] * indent_step(desk, ask))
    return {**wanted, **_alignment(style)}


def _format_key(desk: Desk, ask: dict[str, Any], code: str) -> int:
    known = desk.memory.setdefault("codes:" + ask["book"], {})
    if code not in known:
        known[code] = number_format(desk.book(ask), code)
    return int(known[code])


def _alignment(style: dict[str, Any]) -> dict[str, Any]:
    wanted: dict[str, Any] = {}
    horizontal = style.get("horizontal") or ("left" if style.get("indent") else "")
    if horizontal:
        wanted["HoriJustify"] = enum("table.CellHoriJustify", horizontal.upper())
    if style.get("vertical"):
        wanted["VertJustify"] = _VERTICAL[style["vertical"]]
    if style.get("wrap"):
        wanted["IsTextWrapped"] = True
    return wanted


def spread(desk: Desk, ask: dict[str, Any]) -> None:
    """Give a rectangle the look of one cell."""
    source, target = desk.cells(ask).getCellByPosition(0, 0), desk.cells(ask, ask["to"])
    values = dict(zip(LOOK, source.getPropertyValues(LOOK)))  # noqa: B905 - Pythons before 3.10 know no strict
    # A boolean's format is its kind, not its look.
    if desk.format_kind(ask, values["NumberFormat"]) & LOGICAL:
        del values["NumberFormat"]
    # The style first: it would take the rest with it.
    target.CellStyle = values.pop("CellStyle")
    target.setPropertyValues(tuple(values), tuple(values.values()))


def set_columns(desk: Desk, ask: dict[str, Any]) -> None:
    """Widths, hiding and groups of runs of columns.

    runs: [first column, last, width, hidden, level of its group]; widths in hundredths of a millimetre of Excel's.
    """
    sheet = desk.sheet(ask)
    index = sheet.RangeAddress.Sheet
    way, wider = enum("table.TableOrientation", "COLUMNS"), stretch(desk, ask)
    for first, last, width, hidden, level in ask["runs"]:
        place = area(index, [0, first, 1, last - first + 1])
        columns = sheet.getCellRangeByPosition(first, 0, last, 0).Columns
        columns.Width = round(width * wider)
        # Whether they are grouped cannot be asked; ungrouping what is not grouped does nothing.
        for _ in range(_LEVELS):
            sheet.ungroup(place, way)
        for _ in range(level):
            sheet.group(place, way)
        columns.IsVisible = not hidden


def wipe(desk: Desk, ask: dict[str, Any]) -> None:
    """Take everything from a sheet: cells, looks, notes, formats, charts, tables, merges, groups, sizes."""
    sheet = desk.sheet(ask)
    if sheet.isProtected():
        raise Refused("protected", "The sheet is protected.")
    for name in sheet.Charts.ElementNames:
        sheet.Charts.removeByName(name)
    tables, index = desk.book(ask).DatabaseRanges, sheet.RangeAddress.Sheet
    for name in tables.ElementNames:
        if tables.getByName(name).DataArea.Sheet == index:
            tables.getByName(name).AutoFilter = False
            tables.removeByName(name)
    sheet.Rows.IsVisible = True
    sheet.merge(False)
    sheet.clearOutline()
    sheet.clearContents(_EVERYTHING)
    for form in sheet.ConditionalFormats.getConditionalFormats():
        sheet.ConditionalFormats.removeByID(form.ID)
    sheet.Rows.OptimalHeight = True
    sheet.Columns.IsVisible = True
    sheet.Columns.Width = _COLUMN


def set_page(desk: Desk, ask: dict[str, Any]) -> None:
    """How a sheet is printed, and the colour of its tab; it gets a page style of its own.

    landscape, fit (to the width of a page), repeat ([first row, last] or None), tab (a colour, or None).
    """
    model, sheet = desk.book(ask), desk.sheet(ask)
    style = _page_style(model, sheet)
    wide, high = max(style.Width, style.Height), min(style.Width, style.Height)
    if not ask["landscape"]:
        wide, high = high, wide
    wanted = {"IsLandscape": ask["landscape"], "Width": wide, "Height": high, "HeaderIsOn": False, "FooterIsOn": False}
    wanted |= {"ScaleToPagesX": 1, "ScaleToPagesY": 0} if ask["fit"] else {"PageScale": 100}
    wanted = {**wanted, **_MARGINS}
    # In order: the office asks for their names in a row. Each change divides all sheets with this style anew.
    names = tuple(sorted(wanted))
    now = style.getPropertyValues(names)
    changed = [name for name, value in zip(names, now) if value != wanted[name]]  # noqa: B905
    if changed:
        style.setPropertyValues(tuple(changed), tuple(wanted[name] for name in changed))
    if sheet.PageStyle != style.Name:
        sheet.PageStyle = style.Name
    repeat = ask.get("repeat")
    if repeat:
        sheet.setTitleRows(area(sheet.RangeAddress.Sheet, [repeat[0], 0, repeat[1] - repeat[0] + 1, 1]))
    sheet.setPrintTitleRows(bool(repeat))
    sheet.TabColor = -1 if ask["tab"] is None else ask["tab"]


def _page_style(model: Any, sheet: Any) -> Any:
    styles = model.StyleFamilies.getByName("PageStyles")
    name = f"Hotsheet {sheet.Name}"
    if not styles.hasByName(name):
        styles.insertByName(name, model.createInstance("com.sun.star.style.PageStyle"))
    return styles.getByName(name)


def tidy(desk: Desk, ask: dict[str, Any]) -> None:
    """Take away page styles of our sheets, and styles that conditional formats looked by, which nothing uses."""
    model = desk.book(ask)
    sheets = [model.Sheets.getByName(name) for name in model.Sheets.ElementNames]
    forms = [form for sheet in sheets for form in sheet.ConditionalFormats.getConditionalFormats()]
    entries = [form.getByIndex(number) for form in forms for number in range(form.getCount())]
    used = {
        "PageStyles": {sheet.PageStyle for sheet in sheets},
        "CellStyles": {getattr(entry, "StyleName", "") for entry in entries},
    }
    for family, prefix in (("PageStyles", "Hotsheet "), ("CellStyles", "Conditional ")):
        styles = model.StyleFamilies.getByName(family)
        for name in styles.ElementNames:
            if name.startswith(prefix) and name not in used[family] and not styles.getByName(name).isInUse():
                # Of a protected workbook no style can be changed.
                with suppress(Exception):
                    styles.removeByName(name)


def set_view(desk: Desk, ask: dict[str, Any]) -> None:
    """What a sheet's window shows: frozen rows and columns, the column that stands first beside them, grid lines.

    The sheet that was shown before is shown again. Without a window there is nothing to set.
    """
    window = desk.book(ask).CurrentController
    if window is None:
        return
    before = window.ActiveSheet
    window.setActiveSheet(desk.sheet(ask))
    window.freezeAtPosition(ask["columns"], ask["rows"])
    pane = window.getByIndex(window.Count - 1)
    pane.setFirstVisibleRow(ask["rows"])
    pane.setFirstVisibleColumn(max(ask["scroll"], ask["columns"]))
    # While it is in front: to show a sheet and the one before again costs more than all the rest.
    show_grid_in(desk, window.Frame, ask["grid"])
    window.setActiveSheet(before)


OPERATIONS = {
    "look.dress": dress,
    "look.spread": spread,
    "columns.set": set_columns,
    "book.tidy": tidy,
    "sheet.wipe": wipe,
    "sheet.page": set_page,
    "sheet.view": set_view,
}
