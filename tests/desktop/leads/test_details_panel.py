"""The details from lead to lead: what begins anew, and what stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop.session import Session
from desktop.widgets.lead_details_panel import LeadDetailsPanel


@pytest.fixture
def panel(opened: Session, qtbot: QtBot) -> LeadDetailsPanel:
    made = LeadDetailsPanel(opened)
    qtbot.addWidget(made)
    made.resize(360, 420)
    with qtbot.waitExposed(made):
        made.show()
    made.show_lead(3)
    made.refresh()
    return made


def test_another_lead_is_read_from_its_top(panel: LeadDetailsPanel, qtbot: QtBot) -> None:
    bar = panel.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(200)
    # New scores leave the place that is read; another lead begins anew.
    panel.refresh()
    assert bar.value() == 200
    panel.show_lead(4)
    panel.refresh()
    assert bar.value() == 0


def test_a_search_that_stays_says_that_it_leaves_fields_out(panel: LeadDetailsPanel, qtbot: QtBot) -> None:
    fields = panel.fields
    assert fields.count.text() == ""
    qtbot.keyClicks(fields.search, "employees")
    assert fields.count.text() == "1 of 23 shown"
    panel.show_lead(4)
    panel.refresh()
    assert (fields.search.text(), fields.count.text()) == ("employees", "1 of 23 shown")
    fields.search.clear()
    assert fields.count.text() == ""


def test_names_of_fields_begin_in_one_line(panel: LeadDetailsPanel) -> None:
    model, table = panel.fields.model, panel.fields.table
    assert {bool(row.rules) for row in model.rows} == {True, False}
    signs = [model.index(row, 0).data(Qt.ItemDataRole.DecorationRole) for row in range(len(model.rows))]
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    assert {sign.actualSize(option.decorationSize).width() for sign in signs} == {16}


def test_one_long_word_does_not_widen_the_panel(panel: LeadDetailsPanel, qtbot: QtBot) -> None:
    long = "656a1e0b-5751-466a-8e4c-8bd9c1e3d5f70656a1e0b-5751-466a"
    panel.name.setText(f"Ann {long}")
    inside = panel.area.widget()
    assert inside is not None
    qtbot.waitUntil(lambda: inside.width() <= panel.area.viewport().width())
    shown = panel.name.text()
    assert shown.startswith("Ann 656a") and "…" in shown and shown.endswith("466a")
    assert long in panel.name.toolTip() and long in panel.name.accessibleName()
    panel.name.setText("Ann Berg")
    assert (panel.name.text(), panel.name.toolTip()) == ("Ann Berg", "")
