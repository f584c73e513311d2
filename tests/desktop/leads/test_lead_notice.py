"""What is said above leads whose scores are old; the window says what is the matter with the leads themselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.session import Session
from desktop.widgets.lead_notice import LeadNotice
from tests.desktop.conftest import open_leads
from tests.desktop.data.helpers import PLAIN, UNCERTAIN, click, write


def notice(session: Session, qtbot: QtBot) -> LeadNotice:
    made = LeadNotice(session)
    qtbot.addWidget(made)
    made.resize(700, 60)
    return made


@pytest.mark.parametrize("text", [PLAIN, UNCERTAIN, "Colour,Weight\nred,3\n", "Email,Industry\na@x.example,Software\n"])
def test_what_the_window_says_is_not_said_twice(session: Session, qtbot: QtBot, tmp_path: Path, text: str) -> None:
    open_leads(session, qtbot, write(tmp_path / "leads.csv", text))
    assert notice(session, qtbot).isHidden()


def test_rules_that_cannot_score_are_told(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    broken = (replace(session.model.rules[0], category="Nowhere"), *session.model.rules[1:])
    session.edit_model(replace(session.model, rules=broken), "Category")
    open_leads(session, qtbot, write(tmp_path / "leads.csv", PLAIN))
    made = notice(session, qtbot)
    assert made.said.text().startswith("The leads have no scores yet. ")
    assert made.accessibleName() == made.said.text()
    with qtbot.waitSignal(session.pageWanted) as told:
        made.show()
        click(made.act)
    assert told.args == ["rules"]
