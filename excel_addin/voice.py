"""How a command speaks with the person before the workbook: in boxes of the program, on a terminal, or in a test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from scoring.errors import HotsheetError

_TWO = 2


class UnansweredError(HotsheetError):
    """A question that nobody could answer, because nobody sits there; nothing was done."""


class Voice(Protocol):
    """What a command says and asks. Texts are whole sentences; lines may be broken."""

    def tell(self, title: str, text: str) -> None:
        """Say how something ended."""

    def warn(self, title: str, text: str) -> None:
        """Say what went wrong, or needs a look."""

    def confirm(self, title: str, text: str) -> bool:
        """Ask whether to go on."""

    def choose(self, title: str, text: str, answers: tuple[str, ...]) -> int | None:
        """Ask which of a few answers holds: its place from 0, None where the person breaks off."""


class Alerts(Protocol):
    """What can show a box: an application of xlwings."""

    def alert(self, prompt: str, title: str | None = None, buttons: str = "ok", mode: str | None = None) -> Any:
        """Show a box, and give the name of the button that was pressed."""


@dataclass(frozen=True)
class AlertVoice:
    """Speaks in the program's own boxes, which have no other buttons than OK, Yes, No and Cancel."""

    app: Alerts

    def tell(self, title: str, text: str) -> None:
        """Show a box with the sign for a message."""
        self.app.alert(text, title, "ok", "info")

    def warn(self, title: str, text: str) -> None:
        """Show a box with the sign for a warning."""
        self.app.alert(text, title, "ok", "critical")

    def confirm(self, title: str, text: str) -> bool:
        """Ask with OK and Cancel."""
        return bool(self.app.alert(text, title, "ok_cancel", None) == "ok")

    def choose(self, title: str, text: str, answers: tuple[str, ...]) -> int | None:
        """Two answers stand behind Yes and No; of more, one after the other is offered."""
        if len(answers) == _TWO:
            said = self.app.alert(f"{text}\n\nYes: {answers[0]}\nNo: {answers[1]}", title, "yes_no_cancel", None)
            return {"yes": 0, "no": 1}.get(said)
        listed = "\n".join(f"{place}. {answer}" for place, answer in enumerate(answers, 1))
        for place, answer in enumerate(answers):
            left = "No offers the next one." if place + 1 < len(answers) else "No ends this."
            said = self.app.alert(f"{text}\n\n{listed}\n\nIs it {place + 1}: {answer}?\n{left}", title, "yes_no_cancel")
            if said != "no":
                return place if said == "yes" else None
        return None
