"""The conversation: a line of JSON comes in, the office is asked, a line of JSON goes out; one at a time, in order."""

from __future__ import annotations

import json
import os
import sys
from typing import Any, TextIO

from excel_addin.calc.agent import (
    books,
    charts,
    checks,
    data,
    dress,
    looks,
    names,
    quiet,
    rules,
    shape,
    sheets,
    spans,
    tables,
    writing,
)
from excel_addin.calc.agent.desk import Desk, Refused

OPERATIONS = {
    **books.OPERATIONS,
    **charts.OPERATIONS,
    **checks.OPERATIONS,
    **data.OPERATIONS,
    **dress.OPERATIONS,
    **looks.OPERATIONS,
    **names.OPERATIONS,
    **quiet.OPERATIONS,
    **rules.OPERATIONS,
    **shape.OPERATIONS,
    **sheets.OPERATIONS,
    **spans.OPERATIONS,
    **tables.OPERATIONS,
    **writing.OPERATIONS,
}


def main(arguments: list[str]) -> int:
    """Serve one office until nobody asks any more. arguments: the door, and how many seconds to wait for it."""
    # Anything that a library prints must not get between the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii", newline="\n")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        desk = Desk(arguments[0], float(arguments[1]))
    except Refused as closed:
        _say(answers, {"error": closed.kind, "message": str(closed)})
        return 1
    _say(answers, {"ready": os.getpid()})
    for line in sys.stdin:
        _say(answers, answer(desk, json.loads(line)))
    if _alive(desk):
        for uid, begun in list(desk.quiet.items()):
            for _ in list(begun):
                quiet.restore(desk, uid)
        desk.tidy()
    return 0


def answer(desk: Desk, ask: dict[str, Any]) -> dict[str, Any]:
    """What the office says to one request: a result, or an error with its kind."""
    desk.begin()
    try:
        return {"is": OPERATIONS[ask["do"]](desk, ask)}
    except Refused as refused:
        return {"error": refused.kind, "message": str(refused), "facts": refused.facts}
    except Exception as fault:  # whatever went wrong is the other side's to tell, with the office's own words
        if not _alive(desk):
            return {"error": "gone", "message": "LibreOffice has ended."}
        said = getattr(fault, "Message", "") or str(fault)
        return {"error": "office", "message": f"{type(fault).__name__}: {said}"}


def _alive(desk: Desk) -> bool:
    try:
        desk.desktop.getFrames()
    except Exception:  # any answer but the frames means that nobody is there
        return False
    return True


def _say(answers: TextIO, what: dict[str, Any]) -> None:
    json.dump(what, answers, separators=(",", ":"))
    answers.write("\n")
    answers.flush()
