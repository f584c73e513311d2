"""Something to tell a person in the window's own place for it: what happened, how to mend it, what can be done now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Action = tuple[str, Callable[[], object]]


@dataclass(frozen=True)
class Told:
    """One notice as plain values. kind: "info", "good", "warning" or "danger".

    actions: buttons with their words; pressing one closes the notice. key: of two with the same key the newer stays.
    """

    kind: str
    message: str
    mend: str = ""
    details: str = ""
    actions: tuple[Action, ...] = ()
    key: str = ""
