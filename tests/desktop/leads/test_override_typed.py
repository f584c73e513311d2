"""What is typed of an override and not applied yet: it waits for its lead, and never counts for another one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.dialogs.override import OverrideDialog
from desktop.models.lead_details import lead_title
from desktop.models.lead_overrides import overrule, shared
from desktop.models.reload import reload_leads
from desktop.session import Session
from desktop.state import Override
from desktop.told import Told
from desktop.widgets.lead_details_panel import LeadDetailsPanel
from tests.desktop.leads.test_override_box import hot_leads, panel, show

__all__ = ["panel"]
WAIT = 20_000


def type_in(made: LeadDetailsPanel, tier: str, reason: str) -> None:
    fields = made.override.fields
    fields.tier.setCurrentIndex(fields.tier.findData(tier))
    fields.reason.setText(reason)


def in_fields(made: LeadDetailsPanel) -> tuple[str, str]:
    return made.override.fields.typed


def test_what_was_typed_waits_for_its_lead(panel: LeadDetailsPanel) -> None:
    first, second, _ = hot_leads(panel.session)
    show(panel, first)
    type_in(panel, "Cold", "of the first")
    show(panel, second)
    assert in_fields(panel) == ("", "")
    assert not panel.override.undo.isVisible()
    type_in(panel, "Warm", "of the second")
    show(panel, first)
    assert in_fields(panel) == ("Cold", "of the first")
    assert panel.override.undo.isVisible()
    panel.override.undo.click()
    assert in_fields(panel) == ("", "")
    assert not panel.override.undo.isVisible()
    show(panel, second)
    assert in_fields(panel) == ("Warm", "of the second")
    panel.override.apply.click()
    assert dict(panel.session.state.overrides) == {second: Override("Warm", "of the second")}
    show(panel, first)
    assert not panel.override.pending


def test_what_was_typed_outlives_edited_tiers(panel: LeadDetailsPanel, qtbot: QtBot) -> None:
    session = panel.session
    first, *_ = hot_leads(session)
    show(panel, first)
    type_in(panel, "Cold", "half ty")
    tiers = tuple(replace(each, note="x") for each in session.model.tiers)
    with qtbot.waitSignal(session.scored, timeout=WAIT):
        session.edit_model(replace(session.model, tiers=tiers), "Note")
    panel.refresh()
    assert in_fields(panel) == ("Cold", "half ty") and panel.override.pending


def test_a_tier_that_went_meanwhile_is_not_typed_again(panel: LeadDetailsPanel, qtbot: QtBot) -> None:
    session = panel.session
    first, *_ = hot_leads(session)
    show(panel, first)
    type_in(panel, "Warm", "half ty")
    tiers = tuple(each for each in session.model.tiers if each.name != "Warm")
    with qtbot.waitSignal(session.scored, timeout=WAIT):
        session.edit_model(replace(session.model, tiers=tiers), "No Warm")
    panel.refresh()
    assert in_fields(panel) == ("", "half ty")
    assert not panel.override.apply.isEnabled()


def test_what_somebody_else_said_takes_its_place(panel: LeadDetailsPanel) -> None:
    session = panel.session
    first, *_ = hot_leads(session)
    show(panel, first)
    type_in(panel, "Cold", "half ty")
    session.override(first, Override("Hot", "from another window"), "Override")
    panel.refresh()
    assert in_fields(panel) == ("Hot", "from another window") and not panel.override.pending


def test_an_override_that_was_applied_can_be_taken_back_at_once(panel: LeadDetailsPanel) -> None:
    session = panel.session
    first, *_ = hot_leads(session)
    show(panel, first)
    type_in(panel, "Cold", "left")
    panel.override.apply.click()
    type_in(panel, "", "left")
    assert "goes with the override" in panel.override.fields.hint.text()
    panel.override.apply.click()
    assert dict(session.state.overrides) == {}


def test_leads_that_are_read_anew_end_it_and_that_is_said(panel: LeadDetailsPanel, qtbot: QtBot) -> None:
    session = panel.session
    first, second, _ = hot_leads(session)
    show(panel, first)
    type_in(panel, "Cold", "of the first")
    show(panel, second)
    type_in(panel, "Warm", "of the second")
    told: list[Told] = []
    session.told.connect(told.append)
    # As soon as they are there, what is still on the screen counts for nobody.
    session.leadsChanged.connect(lambda: panel.override.applied.emit(Override("Hot", "of before")))
    with qtbot.waitSignal(session.leadsChanged, timeout=WAIT):
        reload_leads(session, quiet=True)
    (said,) = [each for each in told if each.key == "override dropped"]
    assert said.mend == "What was typed: Cold, of the first; Warm, of the second"
    assert dict(session.state.overrides) == {}
    qtbot.waitUntil(lambda: not session.pending, timeout=WAIT)
    show(panel, first)
    assert in_fields(panel) == ("", "")


def test_leads_that_are_read_anew_close_the_dialog(opened: Session, qtbot: QtBot) -> None:
    dialog = OverrideDialog(opened, [2])
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.fields.tier.setCurrentIndex(dialog.fields.tier.findData("Hot"))
    dialog.fields.reason.setText("call now")
    told: list[Told] = []
    results: list[int] = []
    opened.told.connect(told.append)
    dialog.finished.connect(results.append)
    with qtbot.waitSignal(opened.leadsChanged, timeout=WAIT):
        reload_leads(opened, quiet=True)
    assert results == [QDialog.DialogCode.Rejected.value]
    (said,) = [each for each in told if each.key == "override dropped"]
    assert said.mend == "What was typed: Hot, call now"
    assert dict(opened.state.overrides) == {}


def test_leads_that_are_not_there_are_not_overruled(opened: Session) -> None:
    assert not overrule(opened, (300, -1), Override("Hot", "x"))
    assert overrule(opened, (300, 299), Override("Hot", "x"))
    assert dict(opened.state.overrides) == {299: Override("Hot", "x")}
    assert opened.undo.undoText().endswith(": Hot") and "2 leads" not in opened.undo.undoText()


def test_what_many_leads_share_is_known_at_the_second_one(opened: Session) -> None:
    overrule(opened, range(300), Override("Hot", "x"))
    overrule(opened, (1,), Override("Cold", "y"))
    asked: list[int] = []

    class Leads(list[int]):
        def __iter__(self):  # type: ignore[no-untyped-def]
            for lead in range(300):
                asked.append(lead)
                yield lead

    assert shared(opened, Leads(range(300))) is None
    assert asked == [0, 1]


def test_the_dialog_names_the_person_as_the_details_do(panel: LeadDetailsPanel, qtbot: QtBot) -> None:
    assert panel.session.prepared is not None
    show(panel, 2)
    dialog = OverrideDialog(panel.session, [2])
    qtbot.addWidget(dialog)
    name, besides = lead_title(panel.session.prepared, 2)
    assert panel.details is not None and panel.details.name == name
    assert f"{name}, {besides}" in [each.text() for each in dialog.findChildren(QLabel)]
    assert len(besides.split(", ")) == 2
