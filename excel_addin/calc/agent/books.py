"""Workbooks: the open ones, opening and saving, calculating, what they keep for us, and Undo."""

from __future__ import annotations

import os
from pathlib import PurePosixPath
from typing import Any

from excel_addin.calc.agent.desk import Desk, Refused, enum, properties

_FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xltx": "Calc MS Excel 2007 XML Template",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".ots": "calc8_template",
    ".csv": "Text - txt - csv (StarCalc)",
    ".html": "HTML (StarCalc)",
}
_REMOVABLE = 128


def about(desk: Desk, ask: dict[str, Any]) -> dict[str, Any]:
    """The office's version and where its program lies."""
    provider = desk.service("com.sun.star.configuration.ConfigurationProvider")
    product = provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationAccess", properties(nodepath="/org.openoffice.Setup/Product")
    )
    paths = desk.service("com.sun.star.util.PathSubstitution")
    return {
        "version": product.getByName("ooSetupVersionAboutBox"),
        "path": paths.getSubstituteVariableValue("$(prog)"),
        "agent": os.getpid(),
    }


def listed(desk: Desk, ask: dict[str, Any]) -> list[dict[str, Any]]:
    """Every open workbook."""
    return [_facts(model) for model in desk.books()]


def active(desk: Desk, ask: dict[str, Any]) -> Any:
    """The workbook in front; where none is, the youngest; None where none is open."""
    models = desk.books()
    front = desk.desktop.getCurrentComponent()
    for model in models:
        if front is not None and getattr(front, "RuntimeUID", None) == model.RuntimeUID:
            return _facts(model)
    return _facts(models[-1]) if models else None


def facts(desk: Desk, ask: dict[str, Any]) -> dict[str, Any]:
    """What is known of one workbook."""
    return _facts(desk.book(ask))


def _facts(model: Any) -> dict[str, Any]:
    return {
        "uid": model.RuntimeUID,
        "title": model.Title,
        "url": model.URL,
        "modified": bool(model.isModified()),
        "readonly": bool(model.isReadonly()),
    }


def add(desk: Desk, ask: dict[str, Any]) -> dict[str, Any]:
    """A new workbook."""
    return _facts(desk.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ()))


def open_file(desk: Desk, ask: dict[str, Any]) -> dict[str, Any]:
    """Open a file; its macros stay asleep.

    Raises:
        Refused: the office could not open it, or it is no workbook.
    """
    wanted = {"ReadOnly": bool(ask.get("read_only")), "MacroExecutionMode": 0, "UpdateDocMode": 0}
    if ask.get("password"):
        wanted["Password"] = ask["password"]
    model = desk.desktop.loadComponentFromURL(ask["url"], "_blank", 0, properties(**wanted))
    if model is None:
        raise Refused("refused", "LibreOffice could not open the file.")
    if not model.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
        model.close(True)
        raise Refused("refused", "LibreOffice opened the file, but not as a workbook.")
    return _facts(model)


def save(desk: Desk, ask: dict[str, Any]) -> dict[str, Any]:
    """Save a workbook where it lies, or as another file, in the format that the ending names."""
    model = desk.book(ask)
    if ask.get("url") is None:
        model.store()
        return _facts(model)
    ending = PurePosixPath(ask["url"]).suffix.lower()
    if ending not in _FILTERS:
        raise Refused("refused", f"Calc cannot save files that end in “{ending}”.")
    wanted = {"FilterName": _FILTERS[ending], "Overwrite": True}
    if ask.get("password"):
        wanted["Password"] = ask["password"]
    model.storeAsURL(ask["url"], properties(**wanted))
    return _facts(model)


def save_copy(desk: Desk, ask: dict[str, Any]) -> None:
    """Write a workbook as it is now into another file; its own file, name and state stay."""
    model = desk.book(ask)
    modified = bool(model.isModified())
    model.storeToURL(ask["url"], properties(FilterName=_FILTERS[".xlsx"], Overwrite=True))
    if bool(model.isModified()) is not modified:
        model.setModified(modified)


def to_pdf(desk: Desk, ask: dict[str, Any]) -> None:
    """Print a workbook into a PDF."""
    desk.book(ask).storeToURL(ask["url"], properties(FilterName="calc_pdf_Export"))


def close(desk: Desk, ask: dict[str, Any]) -> None:
    """Close a workbook without saving."""
    model = desk.book(ask)
    model.setModified(False)
    desk.memory.pop("book:" + ask["book"], None)
    desk.memory.pop("formulas:" + ask["book"], None)
    desk.memory.pop("formats:" + ask["book"], None)
    desk.memory.pop("codes:" + ask["book"], None)
    desk.steps.pop(ask["book"], None)
    desk.quiet.pop(ask["book"], None)
    model.close(True)


def activate(desk: Desk, ask: dict[str, Any]) -> None:
    """Bring a workbook's window to the front."""
    frame = _frame(desk, ask)
    frame.ContainerWindow.setFocus()
    frame.activate()


def _frame(desk: Desk, ask: dict[str, Any]) -> Any:
    controller = desk.book(ask).CurrentController
    if controller is None or controller.Frame is None:
        raise Refused("refused", "The workbook has no window.")
    return controller.Frame


def calculate(desk: Desk, ask: dict[str, Any]) -> None:
    """Recalculate what changed, or everything."""
    model = desk.book(ask)
    (model.calculateAll if ask.get("everything") else model.calculate)()


def automatic(desk: Desk, ask: dict[str, Any]) -> bool:
    """Whether a workbook recalculates by itself; with `value`, set it first."""
    model = desk.book(ask)
    if ask.get("value") is not None:
        model.enableAutomaticCalculation(ask["value"])
    return bool(model.isAutomaticCalculationEnabled())


def freeze_screen(desk: Desk, ask: dict[str, Any]) -> None:
    """Keep a workbook's windows from being drawn until they are freed (or the agent ends)."""
    uid = ask["book"]
    if ask["value"] and uid not in desk.locked:
        model = desk.book(ask)
        model.lockControllers()
        desk.locked[uid] = model
    elif not ask["value"] and uid in desk.locked:
        desk.locked.pop(uid).unlockControllers()


def status(desk: Desk, ask: dict[str, Any]) -> None:
    """Show words in the status bar, or give it back to the office where there are none."""
    key = "status:" + ask["book"]
    if ask["text"]:
        if key not in desk.memory:
            desk.memory[key] = _frame(desk, ask).createStatusIndicator()
            desk.memory[key].start(ask["text"], 0)
        desk.memory[key].setText(ask["text"])
    elif key in desk.memory:
        desk.memory.pop(key).end()


def enter_step(desk: Desk, ask: dict[str, Any]) -> None:
    """From now on all edits of a workbook are one step in its Undo list."""
    desk.book(ask).UndoManager.enterUndoContext(ask["title"])
    desk.steps[ask["book"]] = desk.steps.get(ask["book"], 0) + 1


def leave_step(desk: Desk, ask: dict[str, Any]) -> None:
    """The step that `enter_step` began is complete."""
    desk.book(ask).UndoManager.leaveUndoContext()
    desk.steps[ask["book"]] -= 1


def undo(desk: Desk, ask: dict[str, Any]) -> None:
    """Undo the last step, or do it again."""
    manager = desk.book(ask).UndoManager
    possible = manager.isRedoPossible() if ask.get("again") else manager.isUndoPossible()
    if not possible:
        raise Refused("refused", "There is nothing to {}.".format("redo" if ask.get("again") else "undo"))
    (manager.redo if ask.get("again") else manager.undo)()


def undo_titles(desk: Desk, ask: dict[str, Any]) -> list[str]:
    """What could be undone, the last step first."""
    return list(desk.book(ask).UndoManager.getAllUndoActionTitles())


def text_keys(desk: Desk, ask: dict[str, Any]) -> list[str]:
    """The names of the texts that a workbook carries."""
    kept = desk.book(ask).DocumentProperties.UserDefinedProperties
    return [entry.Name for entry in kept.PropertySetInfo.Properties]


def text(desk: Desk, ask: dict[str, Any]) -> Any:
    """A text that a workbook carries under a name; None where there is none."""
    kept = desk.book(ask).DocumentProperties.UserDefinedProperties
    if not kept.PropertySetInfo.hasPropertyByName(ask["key"]):
        return None
    value = kept.getPropertyValue(ask["key"])
    return value if isinstance(value, str) else str(value)


def set_text(desk: Desk, ask: dict[str, Any]) -> None:
    """Have a workbook carry a text under a name; None takes it away."""
    model = desk.book(ask)
    kept = model.DocumentProperties.UserDefinedProperties
    if kept.PropertySetInfo.hasPropertyByName(ask["key"]):
        kept.removeProperty(ask["key"])
    if ask["value"] is not None:
        kept.addProperty(ask["key"], _REMOVABLE, ask["value"])
    model.setModified(True)


def message(desk: Desk, ask: dict[str, Any]) -> str:
    """Show a box with words and buttons, and say which button was pressed."""
    window = _frame(desk, ask).ContainerWindow
    kinds = {"info": "INFOBOX", "critical": "WARNINGBOX", None: "MESSAGEBOX"}
    buttons = {"ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}
    box = window.Toolkit.createMessageBox(
        window,
        enum("awt.MessageBoxType", kinds[ask.get("mode")]),
        buttons[ask["buttons"]],
        ask["title"],
        ask["prompt"],
    )
    return {0: "cancel", 1: "ok", 2: "yes", 3: "no"}.get(box.execute(), "cancel")


def end_office(desk: Desk, ask: dict[str, Any]) -> bool:
    """Ask the office to end; it may refuse."""
    return bool(desk.desktop.terminate())


OPERATIONS = {
    "office.about": about,
    "office.end": end_office,
    "books.list": listed,
    "books.active": active,
    "books.add": add,
    "books.open": open_file,
    "book.facts": facts,
    "book.save": save,
    "book.copy": save_copy,
    "book.pdf": to_pdf,
    "book.close": close,
    "book.activate": activate,
    "book.calculate": calculate,
    "book.automatic": automatic,
    "book.freeze_screen": freeze_screen,
    "book.status": status,
    "book.message": message,
    "book.enter_step": enter_step,
    "book.leave_step": leave_step,
    "book.undo": undo,
    "book.undo_titles": undo_titles,
    "book.texts": text_keys,
    "book.text": text,
    "book.set_text": set_text,
}
