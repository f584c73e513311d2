"""What is said above leads that have no scores: for people at a window, not at a terminal."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.models.columns import with_choice
from desktop.session import Session
from desktop.widgets.lead_notice import LeadNotice
from tests.desktop.conftest import open_leads
from tests.desktop.data.helpers import PLAIN, UNCERTAIN, click, write

STRANGE = "Colour,Weight\nred,3\nblue,4\n"


def notice(session: Session, qtbot: QtBot) -> LeadNotice:
    made = LeadNotice(session)
    qtbot.addWidget(made)
    made.resize(700, 60)
    return made


def test_leads_of_which_no_rule_knows_anything(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    open_leads(session, qtbot, write(tmp_path / "leads.csv", STRANGE))
    made = notice(session, qtbot)
    assert made.said.text() == (
        "The leads have no scores yet. No column of the file is a field that the rules of “Starter” use, so every lead "
        "would count as blank. Say which columns are its fields, or build a model for these leads (menu Rules)."
    )
    with qtbot.waitSignal(session.pageWanted) as told:
        made.show()
        click(made.act)
    assert told.args == ["data"]


def test_fields_without_a_column_explain_low_scores(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    open_leads(session, qtbot, write(tmp_path / "leads.csv", "Email,Industry\na@x.example,Software\n"))
    assert session.scores is not None
    made = notice(session, qtbot)
    assert made.said.text() == ("6 of the 7 fields that the rules read have no column here: they count as blank.")
    # Whoever said so knows it.
    state = session.state
    for field in ("Job title", "Employees", "Free trial", "Emails opened"):
        state = with_choice(state, field, "")
    with qtbot.waitSignal(session.scored, timeout=10_000):
        session.change(state, "Columns")
    assert made.isHidden()


def test_a_file_with_most_fields_needs_no_notice(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    open_leads(session, qtbot, write(tmp_path / "leads.csv", PLAIN))
    assert notice(session, qtbot).isHidden()


def test_columns_that_are_not_settled(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    open_leads(session, qtbot, write(tmp_path / "leads.csv", UNCERTAIN))
    said = notice(session, qtbot).said.text()
    assert "2 fields are not certain" in said
    assert said.endswith("Say on the Data page which column is which field.")
    assert "--" not in said
