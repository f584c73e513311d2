"""A stretch of work in peace: one step of Undo, a still screen, no recalculation; and all as it was at its end."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from excel_addin.calc.agent.desk import Desk


def begin(desk: Desk, ask: dict[str, Any]) -> None:
    """Begin a stretch of work on a workbook; within another one it is only a step of its own inside that one."""
    model, uid = desk.book(ask), ask["book"]
    stack = desk.quiet.setdefault(uid, [])
    controller = model.CurrentController
    stack.append(
        {
            "model": model,
            "automatic": bool(model.isAutomaticCalculationEnabled()),
            "shown": controller.ActiveSheet.Name if controller is not None else "",
        }
    )
    model.UndoManager.enterUndoContext(ask["title"])
    model.enableAutomaticCalculation(False)
    model.lockControllers()


def finish(desk: Desk, ask: dict[str, Any]) -> None:
    """End it: the sheet that was shown is shown again, and what changed is recalculated."""
    desk.book(ask)
    restore(desk, ask["book"])


def restore(desk: Desk, uid: str) -> None:
    """Undo the last `begin` of a workbook; each part, whatever became of the others."""
    stack = desk.quiet.get(uid)
    if not stack:
        return
    before = stack.pop()
    model = before["model"]
    with suppress(Exception):
        if before["shown"] and model.Sheets.hasByName(before["shown"]):
            model.CurrentController.setActiveSheet(model.Sheets.getByName(before["shown"]))
    with suppress(Exception):
        model.UndoManager.leaveUndoContext()
    with suppress(Exception):
        model.unlockControllers()
    model.enableAutomaticCalculation(before["automatic"])
    if before["automatic"]:
        model.calculate()


OPERATIONS = {"book.begin_quiet": begin, "book.end_quiet": finish}
