"""The office as the agent holds it: open workbooks by number, their sheets and ranges, and what must be tidied up."""

from __future__ import annotations

import importlib
import time
from typing import Any

uno: Any = importlib.import_module("uno")

_CALC = "com.sun.star.sheet.SpreadsheetDocument"


class Refused(Exception):
    """An answer in words: what was asked cannot be done, and why. kind: what the other side makes of it."""

    def __init__(self, kind: str, message: str, **facts: Any) -> None:
        super().__init__(message)
        self.kind = kind
        self.facts = facts


def struct(name: str, **values: Any) -> Any:
    """A struct of the office with its fields set; the name without `com.sun.star.`."""
    made = uno.createUnoStruct("com.sun.star." + name)
    for field, value in values.items():
        setattr(made, field, value)
    return made


def enum(name: str, value: str) -> Any:
    """A value of one of the office's enumerations; the name without `com.sun.star.`."""
    return uno.Enum("com.sun.star." + name, value)


def constant(name: str) -> int:
    """A constant of the office; the name without `com.sun.star.`."""
    return int(uno.getConstantByName("com.sun.star." + name))


def properties(**values: Any) -> Any:
    """Named values as the office takes them."""
    return tuple(struct("beans.PropertyValue", Name=name, Value=value) for name, value in values.items())


def area(index: int, rect: list[int]) -> Any:
    """The address of a rectangle (row, column, rows, columns, from 0) on the sheet with this index."""
    row, column, rows, columns = rect
    return struct(
        "table.CellRangeAddress",
        Sheet=index,
        StartRow=row,
        StartColumn=column,
        EndRow=row + rows - 1,
        EndColumn=column + columns - 1,
    )


def rect_of(address: Any) -> list[int]:
    """Row, column, rows, columns (from 0) of an address."""
    return [
        address.StartRow,
        address.StartColumn,
        address.EndRow - address.StartRow + 1,
        address.EndColumn - address.StartColumn + 1,
    ]


def corner(index: int, row: int, column: int) -> Any:
    """The address of a cell."""
    return struct("table.CellAddress", Sheet=index, Row=row, Column=column)


class Desk:
    """A connection to one running office.

    Raises:
        Refused: (`gone`) nothing answered at the door in time.
    """

    def __init__(self, door: str, seconds: float) -> None:
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        deadline = time.monotonic() + seconds
        self.context: Any = None
        while self.context is None:
            try:
                self.context = resolver.resolve("uno:" + door + ";urp;StarOffice.ComponentContext")
            except Exception as closed:  # the office's own exceptions share no other base class
                if time.monotonic() > deadline:
                    raise Refused("gone", f"Nothing answers at the door {door}.") from closed
                time.sleep(0.05)
        self.desktop = self.service("com.sun.star.frame.Desktop")
        self.locked: dict[str, Any] = {}
        self.steps: dict[str, int] = {}
        self.memory: dict[str, Any] = {}
        # What each workbook is to go back to when work on it ends.
        self.quiet: dict[str, list[dict[str, Any]]] = {}
        # Whether this request has seen that its workbook is still open, and the sheets that it has seen.
        self.trusted = False
        self._sheets: dict[tuple[str, str], Any] = {}

    def begin(self) -> None:
        """Another request begins: people may have closed, renamed and deleted things meanwhile."""
        self.trusted = False
        self._sheets.clear()

    def service(self, name: str) -> Any:
        """One of the office's services."""
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def books(self) -> list[Any]:
        """The open workbooks, the oldest first; what has no window yet or is no workbook is left out."""
        found = []
        walk = self.desktop.Components.createEnumeration()
        while walk.hasMoreElements():
            model = walk.nextElement()
            if hasattr(model, "supportsService") and model.supportsService(_CALC):
                found.append(model)
        return sorted(found, key=lambda model: int(model.RuntimeUID))

    def book(self, ask: dict[str, Any]) -> Any:
        """The workbook that a request speaks of.

        Raises:
            Refused: (`closed`) nobody has it open any more.
        """
        uid = ask["book"]
        kept = self.memory.get("book:" + uid)
        if kept is not None and self.trusted:
            return kept
        if kept is not None:
            try:
                if kept.RuntimeUID == uid:
                    self.trusted = True
                    return kept
            except Exception:  # it was closed, or the office is gone: the search below says which
                del self.memory["book:" + uid]
        for model in self.books():
            if model.RuntimeUID == uid:
                self.memory["book:" + uid] = model
                return model
        raise Refused("closed", "The workbook was closed in LibreOffice.")

    def sheet(self, ask: dict[str, Any]) -> Any:
        """The sheet that a request speaks of.

        Raises:
            Refused: (`closed`, `no-sheet`) the workbook or the sheet is no longer there.
        """
        key = (ask["book"], ask["sheet"])
        if key not in self._sheets:
            sheets = self.book(ask).Sheets
            if not sheets.hasByName(ask["sheet"]):
                raise Refused("no-sheet", "There is no sheet of this name any more.")
            self._sheets[key] = sheets.getByName(ask["sheet"])
        return self._sheets[key]

    def cells(self, ask: dict[str, Any], rect: Any = None) -> Any:
        """The range that a request speaks of (or another on its sheet)."""
        row, column, rows, columns = rect or ask["rect"]
        return self.sheet(ask).getCellRangeByPosition(column, row, column + columns - 1, row + rows - 1)

    def format_kind(self, ask: dict[str, Any], key: int) -> int:
        """What a number format is for: the flags of com.sun.star.util.NumberFormat."""
        kinds = self.memory.setdefault("formats:" + ask["book"], {})
        if key not in kinds:
            kinds[key] = self.book(ask).NumberFormats.getByKey(key).Type
        return int(kinds[key])

    def several(self, ask: dict[str, Any], rects: list[list[int]]) -> Any:
        """Many rectangles of a sheet as one object, so that a property is set on all of them at once."""
        index = self.sheet(ask).RangeAddress.Sheet
        many = self.book(ask).createInstance("com.sun.star.sheet.SheetCellRanges")
        many.addRangeAddresses(tuple(area(index, rect) for rect in rects), False)
        return many

    def tidy(self) -> None:
        """Leave nothing behind: open Undo steps are closed and locked windows are freed."""
        for uid, depth in list(self.steps.items()):
            for _ in range(depth):
                self.book({"book": uid}).UndoManager.leaveUndoContext()
        self.steps.clear()
        for model in self.locked.values():
            model.unlockControllers()
        self.locked.clear()
