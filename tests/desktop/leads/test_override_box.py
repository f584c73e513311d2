"""The override of the lead in the details: it is that lead's alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from desktop.dialogs.override import OverrideDialog
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
    panel.override.fields.tier.setCurrentIndex(panel.override.fields.tier.findData("Cold"))
    qtbot.keyClicks(panel.override.fields.reason, "half ty")
    # Chosen, and not on the screen yet.
    panel.show_lead(second)
    qtbot.keyClick(panel.override.fields.reason, Qt.Key.Key_Return)
    assert dict(session.state.overrides) == {first: Override("Cold", "half ty")}


def test_typing_that_is_not_applied_outlives_new_scores(panel: LeadDetailsPanel, qtbot: QtBot) -> None:
    first, *_ = hot_leads(panel.session)
    show(panel, first)
    qtbot.keyClicks(panel.override.fields.reason, "half ty")
    panel.refresh()
    assert panel.override.fields.reason.text() == "half ty" and panel.override.pending


def test_a_reason_alone_is_not_taken_and_says_what_is_missing(panel: LeadDetailsPanel, qtbot: QtBot) -> None:
    first, *_ = hot_leads(panel.session)
    show(panel, first)
    box, fields = panel.override, panel.override.fields
    assert not fields.hint.isVisible()
    qtbot.keyClicks(fields.reason, "knows us")
    assert fields.hint.isVisible() and "Choose a tier" in fields.hint.text()
    assert not box.apply.isEnabled()
    qtbot.keyClick(fields.reason, Qt.Key.Key_Return)
    assert dict(panel.session.state.overrides) == {}
    assert fields.tier.hasFocus()
    fields.tier.setCurrentIndex(fields.tier.findData("Warm"))
    assert not fields.hint.isVisible() and box.apply.isEnabled()
    qtbot.mouseClick(box.apply, Qt.MouseButton.LeftButton)
    assert dict(panel.session.state.overrides) == {first: Override("Warm", "knows us")}


def test_the_reason_of_an_override_goes_with_it(panel: LeadDetailsPanel, qtbot: QtBot) -> None:
    session = panel.session
    first, *_ = hot_leads(session)
    session.override(first, Override("Cold", "left"), "Override")
    show(panel, first)
    fields = panel.override.fields
    fields.tier.setCurrentIndex(0)
    assert "goes with the override" in fields.hint.text()
    qtbot.mouseClick(panel.override.apply, Qt.MouseButton.LeftButton)
    assert dict(session.state.overrides) == {}


def test_a_reason_that_came_alone_with_the_file_stays_until_it_is_changed(panel: LeadDetailsPanel) -> None:
    session = panel.session
    first, *_ = hot_leads(session)
    session.override(first, Override("", "ask Ann"), "From the file")
    show(panel, first)
    box, fields = panel.override, panel.override.fields
    assert fields.hint.isVisible()
    assert (box.pending, fields.complete) == (False, True)
    fields.reason.setText("ask Bob")
    assert (box.pending, fields.complete) == (True, False)
    fields.reason.clear()
    assert (fields.said, fields.complete) == (None, True)


def test_the_dialog_takes_no_reason_alone(opened: Session, qtbot: QtBot) -> None:
    dialog = OverrideDialog(opened, hot_leads(opened))
    with qtbot.waitExposed(dialog):
        dialog.show()
    qtbot.keyClicks(dialog.fields.reason, "knows us")
    assert not dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    qtbot.keyClick(dialog.fields.reason, Qt.Key.Key_Return)
    assert dialog.isVisible() and dict(opened.state.overrides) == {}
    dialog.fields.tier.setCurrentIndex(dialog.fields.tier.findData("Hot"))
    qtbot.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
    assert set(opened.state.overrides.values()) == {Override("Hot", "knows us")}
