"""Tables as far as Calc has them: database ranges, whose columns formulas can name."""

from __future__ import annotations

from typing import Any

from excel_addin.calc.agent.desk import Desk, Refused, area, rect_of


def listed(desk: Desk, ask: dict[str, Any]) -> list[str]:
    """The names of the tables on a sheet."""
    index = desk.sheet(ask).RangeAddress.Sheet
    tables = desk.book(ask).DatabaseRanges
    return [name for name in tables.ElementNames if tables.getByName(name).DataArea.Sheet == index]


def facts(desk: Desk, ask: dict[str, Any]) -> dict[str, Any]:
    """Where a table lies, and whether it has headers, totals and filter buttons."""
    table = _table(desk, ask)
    return {
        "rect": rect_of(table.DataArea),
        "headers": bool(table.ContainsHeader),
        "totals": bool(table.TotalsRow),
        "filter": bool(table.AutoFilter),
    }


def _table(desk: Desk, ask: dict[str, Any]) -> Any:
    tables = desk.book(ask).DatabaseRanges
    if not tables.hasByName(ask["table"]):
        raise Refused("no-table", "There is no table “{}” any more.".format(ask["table"]))
    return tables.getByName(ask["table"])


def add(desk: Desk, ask: dict[str, Any]) -> str:
    """Make a table of a range; without a name it gets one that is free."""
    sheet, tables = desk.sheet(ask), desk.book(ask).DatabaseRanges
    name, number = ask.get("name"), 1
    while name is None:
        if not tables.hasByName(f"Table{number}"):
            name = f"Table{number}"
        number += 1
    if tables.hasByName(name):
        raise Refused("refused", f"Another table has the name “{name}” already.")
    tables.addNewByName(name, area(sheet.RangeAddress.Sheet, ask["rect"]))
    table = tables.getByName(name)
    table.ContainsHeader = ask["headers"]
    table.AutoFilter = ask["headers"]
    return str(name)


def change(desk: Desk, ask: dict[str, Any]) -> None:
    """Change a table: its name, its range, its headers, totals or filter buttons, whichever is given."""
    table = _table(desk, ask)
    if "rect" in ask:
        table.DataArea = area(table.DataArea.Sheet, ask["rect"])
    for key, name in (("headers", "ContainsHeader"), ("totals", "TotalsRow"), ("filter", "AutoFilter")):
        if key in ask:
            setattr(table, name, ask[key])
    if "name" in ask:
        table.Name = ask["name"]


def remove(desk: Desk, ask: dict[str, Any]) -> None:
    """Let a table be plain cells again."""
    table = _table(desk, ask)
    table.AutoFilter = False
    desk.book(ask).DatabaseRanges.removeByName(ask["table"])


_KEPT = ("ContainsHeader", "TotalsRow", "AutoFilter")
Remembered = list[tuple[str, str, list[int], list[bool]]]


def remembered(desk: Desk, ask: dict[str, Any], but: int) -> Remembered:
    """The tables of all sheets but one, by its place: LibreOffice 7.4 loses some of them when a sheet goes."""
    tables, sheets = desk.book(ask).DatabaseRanges, desk.book(ask).Sheets
    found = []
    for name in tables.ElementNames:
        table = tables.getByName(name)
        lies = table.DataArea
        if lies.Sheet != but:
            kept = [bool(getattr(table, each)) for each in _KEPT]
            found.append((name, sheets.getByIndex(lies.Sheet).Name, rect_of(lies), kept))
    return found


def bring_back(desk: Desk, ask: dict[str, Any], before: Remembered) -> None:
    """Make tables again that have gone."""
    tables, sheets = desk.book(ask).DatabaseRanges, desk.book(ask).Sheets
    for name, sheet, rect, kept in before:
        if not tables.hasByName(name):
            tables.addNewByName(name, area(sheets.getByName(sheet).RangeAddress.Sheet, rect))
            for key, value in zip(_KEPT, kept):  # noqa: B905 - older Pythons of LibreOffice know no strict
                setattr(tables.getByName(name), key, value)


OPERATIONS = {
    "tables.list": listed,
    "tables.add": add,
    "table.facts": facts,
    "table.change": change,
    "table.remove": remove,
}
