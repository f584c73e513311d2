"""Runs in a Python that can import uno: opens a workbook with macros and calls functions of its module `Driver`.

Arguments: the door of the office, and a JSON text with `file`, `library`, `names` (a name to what it refers to, to be
defined before the calls from `named` on) and `calls` (lists of a function and its arguments). Prints each result.
"""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any

# Nobody else has this module, so type checkers cannot know it.
uno: Any = importlib.import_module("uno")
WANTED = {"Hidden": True, "MacroExecutionMode": 4, "FilterName": "Calc MS Excel 2007 VBA XML"}


def office(door: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    context = resolver.resolve(f"uno:{door};urp;StarOffice.ComponentContext")
    return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def wanted(name: str, value: Any) -> Any:
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


def main() -> None:
    door, task = sys.argv[1], json.loads(sys.argv[2])
    options = tuple(wanted(name, value) for name, value in WANTED.items())
    book = office(door).loadComponentFromURL(uno.systemPathToFileUrl(task["file"]), "_blank", 0, options)
    try:
        found, nowhere = [], uno.createUnoStruct("com.sun.star.table.CellAddress")
        for place, (function, *arguments) in enumerate(task["calls"]):
            if place == task["named"]:
                for name, refers in task["names"].items():
                    book.NamedRanges.addNewByName(name, refers, nowhere, 0)
            where = f"vnd.sun.star.script:{task['library']}.Driver.{function}?language=Basic&location=document"
            found.append(book.getScriptProvider().getScript(where).invoke(tuple(arguments), (), ())[0])
        sys.stdout.write(json.dumps(found))
    finally:
        book.close(True)


main()
