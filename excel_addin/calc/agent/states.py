"""What the office's own menus know: whether a command is switched on, which no property says."""

from __future__ import annotations

import importlib
from typing import Any

from excel_addin.calc.agent.desk import Desk, struct

uno: Any = importlib.import_module("uno")
unohelper: Any = importlib.import_module("unohelper")
_Listener: Any = uno.getClass("com.sun.star.frame.XStatusListener")


class _Hears(unohelper.Base, _Listener):  # type: ignore[misc]
    """What is told of a command at once, when somebody begins to listen."""

    def __init__(self) -> None:
        self.state: Any = None

    def statusChanged(self, event: Any) -> None:
        self.state = event.State

    def disposing(self, event: Any) -> None:
        """Nothing is held that would have to go."""


def state_of(desk: Desk, frame: Any, command: str) -> Any:
    """The state of a command (`.uno:…`) in a window; None where it says none."""
    _, url = desk.service("com.sun.star.util.URLTransformer").parseStrict(struct("util.URL", Complete=command))
    found = frame.queryDispatch(url, "", 0)
    if found is None:
        return None
    hears = _Hears()
    found.addStatusListener(hears, url)
    found.removeStatusListener(hears, url)
    return hears.state
