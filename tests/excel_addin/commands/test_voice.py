"""Boxes and terminals: what is asked with the few buttons that there are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from excel_addin.terminal import TerminalVoice
from excel_addin.voice import AlertVoice, UnansweredError
from excel_addin.work.desk import Desk
from scoring.cli.output import Output


@dataclass
class Boxes:
    """An application that shows boxes."""

    presses: list[str]
    shown: list[tuple[str, str | None, str, str | None]] = field(default_factory=list)

    def alert(self, prompt: str, title: str | None = None, buttons: str = "ok", mode: str | None = None) -> Any:
        self.shown.append((prompt, title, buttons, mode))
        return self.presses.pop(0)


def test_telling_and_warning_are_boxes_with_a_sign() -> None:
    app = Boxes(["ok", "ok"])
    AlertVoice(app).tell("Hotsheet", "Done.")
    AlertVoice(app).warn("Hotsheet", "Look.")
    assert app.shown == [("Done.", "Hotsheet", "ok", "info"), ("Look.", "Hotsheet", "ok", "critical")]


@pytest.mark.parametrize(("press", "agreed"), [("ok", True), ("cancel", False)])
def test_going_on_is_ok(press: str, agreed: bool) -> None:
    assert AlertVoice(Boxes([press])).confirm("Hotsheet", "Go on?") is agreed


@pytest.mark.parametrize(("press", "answer"), [("yes", 0), ("no", 1), ("cancel", None)])
def test_two_answers_are_yes_and_no(press: str, answer: int | None) -> None:
    app = Boxes([press])
    assert AlertVoice(app).choose("Hotsheet", "Which?", ("one", "other")) == answer
    assert "Yes: one\nNo: other" in app.shown[0][0]


@pytest.mark.parametrize(
    ("presses", "answer"),
    [(["yes"], 0), (["no", "yes"], 1), (["no", "no", "yes"], 2), (["no", "no", "no"], None), (["no", "cancel"], None)],
)
def test_of_more_answers_one_after_the_other_is_offered(presses: list[str], answer: int | None) -> None:
    assert AlertVoice(Boxes(presses)).choose("Hotsheet", "Which?", ("a", "b", "c")) == answer


def test_a_terminal_that_nobody_sits_at_answers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    voice = TerminalVoice(Output())
    with pytest.raises(UnansweredError, match="nobody is here"):
        voice.confirm("Hotsheet", "Go on?")
    desk = Desk(cast(Any, None), cast(Any, None), voice)
    for ask, named in (
        (lambda: desk.require("Go on?"), "--yes"),
        (lambda: desk.require("At column S?", "--at S"), "--at S or --yes"),
        (lambda: desk.choose("Which?", ("a", "b"), "--export FILE"), "--export FILE"),
    ):
        with pytest.raises(UnansweredError) as unanswered:
            ask()
        assert named in unanswered.value.mend
    assert TerminalVoice(Output(), yes=True).confirm("Hotsheet", "Go on?")
    voice.tell("Hotsheet", "Look: “Check data”, then “Score this sheet”; “Email” is blank.")
    assert voice.said[-1] == "Look: `hotsheet calc check`, then `hotsheet calc score`; “Email” is blank."
    voice.tell("Hotsheet", "One\n    +8    Two\x1b[2J")
    assert capsys.readouterr().out.splitlines()[-2:] == ["One", "    +8    Two\ufffd[2J"]
