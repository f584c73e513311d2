"""Defined names, of the workbook and of single sheets; what they refer to is given as a formula."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from excel_addin.calc.agent.desk import Desk, Refused, constant, corner, rect_of
from excel_addin.calc.agent.formulas import translator


def listed(desk: Desk, ask: dict[str, Any]) -> list[list[str]]:
    """Scope (the sheet's name, or ""), name and formula of every name; of one sheet where `scope` says so."""
    found = []
    for scope, names in _collections(desk, ask):
        for index in range(names.Count):
            entry = names.getByIndex(index)
            found.append([scope, entry.Name, _formula(desk, ask, entry)])
    return found


def _collections(desk: Desk, ask: dict[str, Any]) -> list[Any]:
    model = desk.book(ask)
    if ask.get("scope"):
        return [(ask["scope"], desk.sheet({**ask, "sheet": ask["scope"]}).NamedRanges)]
    sheets = model.Sheets
    each = [sheets.getByIndex(index) for index in range(sheets.Count)]
    return [("", model.NamedRanges), *((sheet.Name, sheet.NamedRanges) for sheet in each)]


def _formula(desk: Desk, ask: dict[str, Any], entry: Any) -> str:
    return translator(desk, ask).to_excel("=" + entry.Content)


def _names(desk: Desk, ask: dict[str, Any]) -> Any:
    return desk.sheet({**ask, "sheet": ask["scope"]}).NamedRanges if ask.get("scope") else desk.book(ask).NamedRanges


def _entry(desk: Desk, ask: dict[str, Any]) -> Any:
    names = _names(desk, ask)
    if names.hasByName(ask["name"]):
        return names.getByName(ask["name"])
    wanted = ask["name"].casefold()
    for name in names.ElementNames:
        if name.casefold() == wanted:
            return names.getByName(name)
    raise Refused("no-name", "There is no name “{}” any more.".format(ask["name"]))


def define(desk: Desk, ask: dict[str, Any]) -> None:
    """Define a name, or define it anew."""
    names = _names(desk, ask)
    content = translator(desk, ask).to_calc(ask["formula"])[1:]
    try:
        _entry(desk, ask).Content = content
    except Refused:
        names.addNewByName(ask["name"], content, corner(0, 0, 0), 0)


def rename(desk: Desk, ask: dict[str, Any]) -> None:
    """Give a name another one."""
    _entry(desk, ask).Name = ask["to"]


def remove(desk: Desk, ask: dict[str, Any]) -> None:
    """Take a name away."""
    _names(desk, ask).removeByName(_entry(desk, ask).Name)


def refers_to(desk: Desk, ask: dict[str, Any]) -> str:
    """What a name refers to, as a formula in Excel's form."""
    return _formula(desk, ask, _entry(desk, ask))


def refers_to_cells(desk: Desk, ask: dict[str, Any]) -> Any:
    """The sheet and rectangle that a name refers to; None where it is no range."""
    cells = _entry(desk, ask).ReferredCells
    if cells is None:
        return None
    address = cells.RangeAddress
    return [desk.book(ask).Sheets.getByIndex(address.Sheet).Name, rect_of(address)]


def hide(desk: Desk, ask: dict[str, Any]) -> None:
    """Keep a name out of the lists that people see, where this LibreOffice can."""
    entry = _entry(desk, ask)
    with suppress(Exception):
        # Older ones do not know the constant.
        entry.Type = entry.Type | constant("sheet.NamedRangeFlag.HIDDEN")


OPERATIONS = {
    "names.list": listed,
    "names.hide": hide,
    "names.define": define,
    "names.rename": rename,
    "names.remove": remove,
    "names.refers_to": refers_to,
    "names.cells": refers_to_cells,
}
