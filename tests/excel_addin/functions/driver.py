"""Runs in a Python that can import uno: opens a workbook with macros, writes cells, calculates, reads cells.

It gives the workbook's VBA the object that stands for Python's COM server: what that is asked goes over a socket to
the process that has the product. Arguments: the door of the office, and a JSON text with `socket`, `file`, `library`,
`steps` (lists of [sheet, cell, value] to write before a calculation) and `read` ([sheet, cell]). Prints what the cells
show after each step, the first of which is the workbook as it was opened.
"""

from __future__ import annotations

import json
import socket
import sys
from typing import Any

import uno  # type: ignore[import-not-found]
import unohelper  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.task import XJob  # type: ignore[import-not-found]

WANTED = {"Hidden": True, "MacroExecutionMode": 4, "FilterName": "Calc MS Excel 2007 VBA XML"}
TEXT = 2


class Python(unohelper.Base, XJob):  # type: ignore[misc]
    """What the workbook's VBA asks: passes a call on, and its result back."""

    def __init__(self, line: Any) -> None:
        self.line = line

    def execute(self, given: tuple[Any, ...]) -> Any:
        self.line.write(json.dumps({each.Name: _out(each.Value) for each in given}) + "\n")
        self.line.flush()
        reply = json.loads(self.line.readline())
        if "error" in reply:
            raise RuntimeError(reply["error"])
        return tuple(reply["value"])


def _out(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return [_out(each) for each in value]
    return value if value is None or isinstance(value, (bool, int, float, str)) else {"other": repr(value)}


def office(door: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    context = resolver.resolve(f"uno:{door};urp;StarOffice.ComponentContext")
    return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def shown(cell: Any) -> Any:
    if cell.getError():
        return {"error": cell.getError()}
    return cell.String if cell.FormulaResultType2 == TEXT else cell.Value


def write(cell: Any, value: Any) -> None:
    if not isinstance(value, str):
        cell.Value = value
    elif value.startswith("="):
        cell.Formula = value
    else:
        cell.String = value


def run(book: Any, task: dict[str, Any], line: Any) -> None:
    place = f"vnd.sun.star.script:{task['library']}.HotsheetPython.TakePython?language=Basic&location=document"
    book.getScriptProvider().getScript(place).invoke((Python(line),), (), ())
    for step in [[], *task["steps"]]:
        for sheet, cell, value in step:
            write(book.Sheets.getByName(sheet).getCellRangeByName(cell), value)
        book.calculateAll()
        cells = [book.Sheets.getByName(sheet).getCellRangeByName(cell) for sheet, cell in task["read"]]
        sys.stdout.write(json.dumps([shown(cell) for cell in cells]) + "\n")


def main() -> None:
    door, task = sys.argv[1], json.loads(sys.argv[2])
    options = tuple(PropertyValue(Name=name, Value=value) for name, value in WANTED.items())
    book = office(door).loadComponentFromURL(uno.systemPathToFileUrl(task["file"]), "_blank", 0, options)
    try:
        with socket.socket(socket.AF_UNIX) as wire:
            wire.settimeout(60)
            wire.connect(task["socket"])
            with wire.makefile("rw", encoding="utf-8") as line:
                run(book, task, line)
    finally:
        book.close(True)


main()
