"""The override of the lead in the details: it is that lead's alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.session import Session
from desktop.state import Override
from desktop.widgets.lead_details_panel import LeadDetailsPanel


@pytest.fixture
def panel(opened: Session, qtbot: QtBot) -> LeadDetailsPanel:
    made = LeadDetailsPanel(opened)
    qtbot.addWidget(made)
    made.resize(380, 900)
    with qtbot.waitExposed(made):
        made.show()
    return made


def show(panel: LeadDetailsPanel, lead: int) -> None:
    panel.show_lead(lead)
    panel.refresh()


def hot_leads(session: Session) -> list[int]:
    assert session.scores is not None
    return [int(lead) for lead in session.scores.order[:3]]


def test_an_applied_override_is_not_shown_for_the_next_lead(panel: LeadDetailsPanel, qtbot: QtBot) -> None:
    session = panel.session
    first, second, third = hot_leads(session)
    show(panel, first)
    fields = panel.override.fields
    fields.tier.setCurrentIndex(fields.tier.findData("Warm"))
    qtbot.keyClicks(fields.reason, "fair")
    qtbot.keyClick(fields.reason, Qt.Key.Key_Return)
    assert dict(session.state.overrides) == {first: Override("Warm", "fair")}
    for lead in (second, third):
        show(panel, lead)
        assert (fields.tier.currentData(), fields.reason.text()) == ("", "")
        assert not panel.override.pending
    show(panel, first)
    assert (fields.tier.currentData(), fields.reason.text()) == ("Warm", "fair")


def test_typing_is_for_the_lead_that_is_shown(panel: LeadDetailsPanel, qtbot: QtBot) -> None:
    session = panel.session
    first, second, _ = hot_leads(session)
    show(panel, first)
    qtbot.keyClicks(panel.override.fields.reason, "half ty")
    # Chosen, and not on the screen yet.
    panel.show_lead(second)
    qtbot.keyClick(panel.override.fields.reason, Qt.Key.Key_Return)
    assert dict(session.state.overrides) == {first: Override("", "half ty")}


def test_typing_that_is_not_applied_outlives_new_scores(panel: LeadDetailsPanel, qtbot: QtBot) -> None:
    first, *_ = hot_leads(panel.session)
    show(panel, first)
    qtbot.keyClicks(panel.override.fields.reason, "half ty")
    panel.refresh()
    assert panel.override.fields.reason.text() == "half ty" and panel.override.pending
