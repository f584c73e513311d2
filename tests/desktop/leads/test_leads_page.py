"""The leads page, used as a person does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.dialogs.lead_columns import LeadColumnsDialog
from desktop.dialogs.lead_filter import LeadFilterDialog, ScoreRangeDialog
from desktop.dialogs.lead_trial import LeadTrialDialog
from desktop.dialogs.override import OverrideDialog
from desktop.dialogs.views import ManageViewsDialog, ViewNameDialog
from desktop.models.lead_copy import MOST
from desktop.models.reload import reload_leads
from desktop.pages.leads import LeadsPage
from desktop.session import Session
from desktop.told import Told
from scoring.model import Condition
from tests.desktop.conftest import open_leads

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
Find = Callable[[QWidget, type[Any]], Any]


def settled(qtbot: QtBot, page: LeadsPage) -> None:
    qtbot.waitUntil(lambda: not page.list.busy and not page.session.pending)


def shown(page: LeadsPage) -> int:
    return page.list.shown


def choose_tab(qtbot: QtBot, page: LeadsPage, text: str) -> None:
    tabs = page.panel.tabs
    place = next(at for at in range(tabs.count()) if tabs.tabText(at).startswith(text))
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(place).center())
    settled(qtbot, page)


def open_menu(page: LeadsPage) -> QMenu:
    [menu] = [each for each in page.panel.findChildren(QMenu) if each.isVisible()]
    return menu


def menu_texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def pick(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text().startswith(text)).trigger()


# -- the list -----------------------------------------------------------------------------------------


def test_it_opens_with_the_first_lead_and_why(page: LeadsPage) -> None:
    assert page.table.currentIndex().row() == 0
    assert page.details.details is not None
    assert page.details.details.rank == 1
    assert page.details.score.text() == "100"
    assert page.table.hasFocus()
    assert page.panel.filters.count.text() == "300 leads"


def test_search_finds_as_you_type_and_escape_clears(page: LeadsPage, qtbot: QtBot) -> None:
    page.action("find").trigger()
    search = page.panel.toolbar.search
    assert search.hasFocus()
    qtbot.keyClicks(search, "marketing")
    qtbot.waitUntil(lambda: 0 < page.list.shown < 300)
    settled(qtbot, page)
    assert page.panel.filters.count.text() == f"{page.list.shown} of 300 leads"
    assert page.panel.tabs.tabText(0) == "All leads · edited"
    qtbot.keyClick(search, KEY.Key_Return)
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, KEY.Key_Escape)
    qtbot.waitUntil(lambda: page.list.shown == 300)
    assert search.text() == ""


def test_nothing_found_offers_to_clear(page: LeadsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.panel.toolbar.search, "nobody says this")
    qtbot.waitUntil(page.panel.empty.isVisible)
    assert page.panel.empty.said.text() == "No lead fits what is asked for"
    assert page.table.current_lead == -1
    qtbot.waitUntil(lambda: page.details.details is None)
    qtbot.mouseClick(page.panel.empty.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.table.isVisible)
    assert shown(page) == 300
    assert page.panel.toolbar.search.text() == ""


def test_tabs_choose_views_and_say_how_many(page: LeadsPage, qtbot: QtBot) -> None:
    assert page.session.scores is not None
    hot = page.session.scores.counts[0]
    tabs = page.panel.tabs
    assert tabs.tabText(1) == f"Sales-ready  {hot}"
    choose_tab(qtbot, page, "Sales-ready")
    assert shown(page) == hot
    tabs.setFocus()
    qtbot.keyClick(tabs, KEY.Key_Right)
    settled(qtbot, page)
    assert page.list.views.chosen.key == "nurture"


def test_a_click_on_an_edited_view_takes_the_edits_back(page: LeadsPage, qtbot: QtBot) -> None:
    choose_tab(qtbot, page, "Nurture")
    page.list.views.add_condition(Condition("Industry", "is", ("SaaS",)))
    settled(qtbot, page)
    assert page.panel.tabs.tabText(2) == "Nurture · edited"
    choose_tab(qtbot, page, "Nurture")
    assert not page.list.views.edited
    assert page.panel.filters.chips == []


def test_tier_chips_are_switched_by_mouse_and_key(page: LeadsPage, qtbot: QtBot) -> None:
    hot, warm = page.panel.filters.tiers[:2]
    assert page.session.scores is not None
    qtbot.mouseClick(hot, Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    assert shown(page) == page.session.scores.counts[0]
    hot.setFocus()
    qtbot.keyClick(hot, KEY.Key_Right)
    assert warm.hasFocus()
    qtbot.keyClick(warm, KEY.Key_Space)
    settled(qtbot, page)
    assert shown(page) == sum(page.session.scores.counts[:2])
    assert warm.accessibleName() == f"Warm, {page.session.scores.counts[1]} leads"
    qtbot.mouseClick(page.panel.filters.clear, Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    assert (shown(page), hot.isChecked()) == (300, False)


def test_chips_are_removed_by_cross_and_key(page: LeadsPage, qtbot: QtBot) -> None:
    views = page.list.views
    views.ask(
        replace(
            views.now,
            when=Condition("Industry", "is", ("SaaS",)),
            categories=("Fit",),
            score_from=10.0,
            ranked_only=True,
        )
    )
    settled(qtbot, page)
    chips = page.panel.filters.chips
    assert [chip.text.accessibleName() for chip in chips] == [
        "Industry is “SaaS”", "Points from Fit", "Score from 10", "Without disqualified leads",
    ]  # fmt: skip
    qtbot.mouseClick(chips[1].cross, Qt.MouseButton.LeftButton)
    assert views.now.categories == ()
    chips[0].text.setFocus()
    qtbot.keyClick(chips[0].text, KEY.Key_Delete)
    assert views.now.when is None
    settled(qtbot, page)
    assert len(page.panel.filters.chips) == 2


def test_a_header_sorts_and_says_so(page: LeadsPage, qtbot: QtBot) -> None:
    across = page.table.horizontalHeader()
    place = page.list.model.column_of("score")
    at = QPoint(across.sectionViewportPosition(place) + 20, 10)
    assert page.list.model.headerData(place, Qt.Orientation.Horizontal) == "Score ▼"
    for expected in ("Score ▲", "Score ▼", "Score ▲"):
        QTest.mouseClick(across.viewport(), Qt.MouseButton.LeftButton, pos=at)
        settled(qtbot, page)
        assert page.list.model.headerData(place, Qt.Orientation.Horizontal) == expected


def test_sorting_shows_the_top_and_filtering_the_lead(page: LeadsPage, qtbot: QtBot) -> None:
    page.table.go_to(150)
    lead = page.table.current_lead
    page.list.views.sort_by("lead:Company", best_first=False)
    settled(qtbot, page)
    assert page.table.visible_rows().start == 0
    assert page.table.current_lead == lead
    page.list.views.search("a")
    settled(qtbot, page)
    page.list.views.clear_filters()
    settled(qtbot, page)
    assert page.table.currentIndex().row() in page.table.visible_rows()


def test_new_scores_leave_the_place_that_is_read(page: LeadsPage, qtbot: QtBot) -> None:
    page.table.go_to(0)
    page.table.verticalScrollBar().setValue(2000)
    model = page.session.model
    page.session.edit_model(replace(model, tiers=(replace(model.tiers[0], threshold=60.0), *model.tiers[1:])), "Tier")
    settled(qtbot, page)
    assert page.table.verticalScrollBar().value() == 2000


def test_header_menu_hides_and_sorts(page: LeadsPage, qtbot: QtBot) -> None:
    place = page.list.model.column_of("lead:Company")
    page.panel._header_menu(place, QPoint(0, 0))
    menu = open_menu(page)
    assert "Hide “Company”" in menu_texts(menu)
    pick(menu, "Sort upwards")
    settled(qtbot, page)
    assert page.list.views.now.sort == (("lead:Company", False),)
    pick(menu, "Hide")
    assert page.list.model.column_of("lead:Company") == -1
    pick(menu, "Usual columns")
    assert page.list.model.column_of("lead:Company") >= 0
    menu.close()


def test_the_menu_of_a_cell_filters_by_it(page: LeadsPage, qtbot: QtBot) -> None:
    lead = page.list.model.lead_at(0)
    assert page.session.prepared is not None
    industry = page.session.prepared.table["Industry"].cell(lead)
    assert isinstance(industry, str)
    index = page.list.model.index(0, page.list.model.column_of("lead:Industry"))
    page.panel._cell_menu(index, QPoint(0, 0))
    menu = open_menu(page)
    pick(menu, f"Only: Industry is “{industry}”")
    settled(qtbot, page)
    assert page.list.views.now.when == Condition("Industry", "is", (industry,))
    assert 0 < shown(page) < 300
    menu.close()


def test_the_filter_menu_offers_categories_and_more(page: LeadsPage, qtbot: QtBot) -> None:
    menu = page.panel.toolbar.filter_menu
    menu.aboutToShow.emit()
    texts = menu_texts(menu)
    assert {"By a field…", "By score…", "Overruled by hand", "Without disqualified leads"} <= set(texts)
    pick(menu, "Overruled by hand")
    settled(qtbot, page)
    assert page.list.views.now.overruled
    menu.aboutToShow.emit()
    pick(menu, "Clear all")
    assert not page.list.views.now.overruled


# -- copying ------------------------------------------------------------------------------------------


def test_chosen_leads_are_copied_with_their_headers(page: LeadsPage, qtbot: QtBot) -> None:
    page.list.show_columns(("score", "lead:Company"))
    page.table.go_to(0)
    qtbot.keyClick(page.table, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.action("copy").trigger()
    clipboard = QGuiApplication.clipboard()
    lines = clipboard.text().splitlines()
    assert lines[0] == "Score\tCompany"
    assert len(lines) == 3 and lines[1].startswith("100\t")
    assert "<table>" in clipboard.mimeData().html()
    assert page.panel.filters.count.text() == "2 leads copied"


def test_too_many_leads_for_the_clipboard_are_refused_in_words(
    page: LeadsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Told] = []
    page.session.told.connect(told.append)
    QGuiApplication.clipboard().setText("before")
    monkeypatch.setattr("desktop.pages.leads.MOST", 10)
    page.action("all").trigger()
    page.action("copy").trigger()
    assert told[0].message == "300 leads are too many for the clipboard, so nothing was copied."
    assert "at most 10" in told[0].mend
    assert QGuiApplication.clipboard().text() == "before"
    assert MOST >= 100_000


def test_many_leads_are_copied_in_the_background(
    page: LeadsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.pages.leads.AT_ONCE", 10)
    page.action("all").trigger()
    page.action("copy").trigger()
    assert len(page.session.jobs.running) == 1
    qtbot.waitUntil(lambda: len(QGuiApplication.clipboard().text().splitlines()) == 301)


def test_copying_in_a_field_copies_its_text(page: LeadsPage, qtbot: QtBot) -> None:
    search = page.panel.toolbar.search
    search.setText("acme")
    search.setFocus()
    search.selectAll()
    page.action("copy").trigger()
    assert QGuiApplication.clipboard().text() == "acme"


# -- details ------------------------------------------------------------------------------------------


def test_the_details_follow_the_keys(page: LeadsPage, qtbot: QtBot) -> None:
    before = page.details.name.text()
    qtbot.keyClick(page.table, KEY.Key_Down)
    qtbot.waitUntil(lambda: page.details.details is not None and page.details.details.rank == 2)
    assert page.details.name.text() != before
    page.action("next").trigger()
    qtbot.waitUntil(lambda: page.details.details is not None and page.details.details.rank == 3)
    page.action("previous").trigger()
    qtbot.waitUntil(lambda: page.details.details is not None and page.details.details.rank == 2)


def test_enter_goes_to_the_details_and_escape_back(page: LeadsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, KEY.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None and page.details.isAncestorOf(focus)
    qtbot.keyClick(focus, KEY.Key_Escape)
    assert page.table.hasFocus()


def test_the_details_are_hidden_and_come_back_up_to_date(page: LeadsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.details.close_button, Qt.MouseButton.LeftButton)
    assert not page.details.isVisible()
    assert not page.panel.toolbar.details.isChecked()
    page.table.go_to(7)
    page.action("details").trigger()
    qtbot.waitUntil(lambda: page.details.details is not None and page.details.details.lead == page.table.current_lead)
    assert page.action("details").isChecked()


def test_the_waterfall_adds_up_and_opens_rules(page: LeadsPage, qtbot: QtBot) -> None:
    chart = page.details.why.chart
    assert chart is not None and chart.isVisible()
    assert chart.bars[-1].points == 100
    first = next(row for row, bar in enumerate(chart.bars) if bar.rule_id)
    place = QPoint(chart.width() // 2, int((first + 0.5) * (chart.height() - 6) / len(chart.bars)) + 3)
    assert chart.row_at(place.y()) == first
    with qtbot.waitSignal(page.session.ruleWanted) as told:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [chart.bars[first].rule_id]
    assert "Click to open the rule" in chart.tip_of(first)
    assert chart.accessibleDescription()


def test_the_list_says_the_same_and_opens_rules_by_key(page: LeadsPage, qtbot: QtBot) -> None:
    why = page.details.why
    qtbot.mouseClick(why.as_list, Qt.MouseButton.LeftButton)
    assert why.list.isVisible() and why.chart is not None and not why.chart.isVisible()
    assert page.details.details is not None
    bars = page.details.details.bars
    assert why.list.topLevelItemCount() == len(bars)
    last = why.list.topLevelItem(len(bars) - 1)
    assert last is not None and (last.text(0), last.text(2)) == ("Score", "100")
    first = why.list.topLevelItem(0)
    assert first is not None
    why.list.setCurrentItem(first)
    with qtbot.waitSignal(page.session.ruleWanted) as told:
        qtbot.keyClick(why.list, KEY.Key_Return)
    assert told.args == [bars[0].rule_id]
    qtbot.keyClick(why.list, KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().splitlines()[-1] == "Score\t\t100"


def test_fields_are_searched_and_copied(page: LeadsPage, qtbot: QtBot) -> None:
    fields = page.details.fields
    qtbot.keyClicks(fields.search, "employees")
    assert [row.name for row in fields.model.rows] == ["Employees"]
    fields.table.selectRow(0)
    fields.table.setFocus()
    qtbot.keyClick(fields.table, KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == f"Employees\t{fields.model.rows[0].plain}"


def test_a_new_rule_shows_in_the_details(page: LeadsPage, qtbot: QtBot) -> None:
    model = page.session.model
    rules = (replace(model.rules[0], label="Quite another name"), *model.rules[1:])
    page.session.edit_model(replace(model, rules=rules), "Label")
    qtbot.waitUntil(
        lambda: (
            page.details.details is not None and "Quite another name" in [b.label for b in page.details.details.bars]
        )
    )


# -- the person's word --------------------------------------------------------------------------------


def test_an_override_in_the_details_is_one_step_of_undo(page: LeadsPage, qtbot: QtBot) -> None:
    box, lead = page.details.override, page.table.current_lead
    assert not box.apply.isVisible()
    box.fields.tier.setFocus()
    qtbot.keyClick(box.fields.tier, KEY.Key_End)
    assert box.fields.tier.currentText() == "Disqualified"
    qtbot.keyClicks(box.fields.reason, "Left the company")
    assert box.apply.isVisible()
    qtbot.mouseClick(box.apply, Qt.MouseButton.LeftButton)
    assert page.session.undo.count() == 1
    settled(qtbot, page)
    assert page.session.scores is not None
    assert page.session.scores.disqualified[lead]
    # It went to the end of the list, and stays the current one.
    assert page.table.current_lead == lead
    qtbot.waitUntil(lambda: page.details.rank.text() == "Not ranked")
    page.session.undo.undo()
    settled(qtbot, page)
    qtbot.waitUntil(lambda: page.details.rank.text() == "Rank 1 of 300")
    assert box.fields.reason.text() == ""


def test_enter_in_the_reason_applies_and_escape_takes_back(page: LeadsPage, qtbot: QtBot) -> None:
    box, lead = page.details.override, page.table.current_lead
    box.fields.tier.setCurrentIndex(2)
    qtbot.keyClick(box.fields.reason, KEY.Key_Escape)
    assert (box.fields.tier.currentIndex(), box.pending) == (0, False)
    box.fields.tier.setCurrentIndex(3)
    qtbot.keyClicks(box.fields.reason, "Asked for next year")
    qtbot.keyClick(box.fields.reason, KEY.Key_Return)
    said = page.session.state.overrides[lead]
    assert (said.tier, said.reason) == ("Cold", "Asked for next year")


def test_several_leads_are_overruled_at_once(page: LeadsPage, qtbot: QtBot, dialog: Find) -> None:
    page.table.go_to(0)
    for _ in range(2):
        qtbot.keyClick(page.table, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    leads = page.table.selected_leads().tolist()
    page.action("override").trigger()
    box = dialog(page, OverrideDialog)
    assert box.leads == tuple(leads) and len(leads) == 3
    box.fields.tier.setCurrentIndex(2)
    qtbot.keyClicks(box.fields.reason, "Known to us")
    qtbot.mouseClick(box.buttons.buttons()[0], Qt.MouseButton.LeftButton)
    assert all(page.session.state.overrides[lead].tier == "Warm" for lead in leads)
    assert page.session.undo.count() == 1
    settled(qtbot, page)
    row = page.list.model.row_of(leads[0])
    cell = page.list.model.shown(leads[0], page.list.model.column_of("tier"))
    assert row >= 0 and (cell.text, cell.flag) == ("Warm", True)


# -- dialogs ------------------------------------------------------------------------------------------


def test_columns_are_chosen_searched_and_moved(page: LeadsPage, qtbot: QtBot, dialog: Find) -> None:
    qtbot.mouseClick(page.panel.toolbar.columns, Qt.MouseButton.LeftButton)
    box = dialog(page, LeadColumnsDialog)
    assert box.keys == tuple(column.key for column in page.list.model.columns)
    qtbot.keyClicks(box.search, "rank")
    visible = [box.list.item(row) for row in range(box.list.count()) if not box.list.item(row).isHidden()]
    assert [item.text() for item in visible] == ["Rank"]
    visible[0].setCheckState(Qt.CheckState.Checked)
    box.search.clear()
    box.list.setCurrentRow(0)
    box.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    qtbot.keyClick(box.list, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    box.accept()
    keys = [column.key for column in page.list.model.columns]
    assert "rank" in keys and "tier" not in keys
    assert keys[0] == "score"
    page.choose_columns()
    again = dialog(page, LeadColumnsDialog)
    again._put_usual()
    again.accept()
    assert "tier" in [column.key for column in page.list.model.columns]


def test_a_list_without_columns_cannot_be_asked_for(page: LeadsPage, dialog: Find) -> None:
    page.choose_columns()
    box = dialog(page, LeadColumnsDialog)
    for row in range(box.list.count()):
        box.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not box.buttons.buttons()[0].isEnabled()
    box.accept()
    assert box.isVisible()
    box.reject()


def test_a_filter_is_put_together_from_fields(page: LeadsPage, qtbot: QtBot, dialog: Find) -> None:
    page.action("filter").trigger()
    box = dialog(page, LeadFilterDialog)
    box.accept()
    assert box.isVisible(), "A condition without a field is no filter."
    [row] = box.editor.rows.values()
    assert row.problem.isVisible()
    option = next(each for each in box.draft.fields if each.name == "Employees")
    row._picked(type("Picked", (), {"field": option, "new": False})())
    row = next(iter(box.editor.rows.values()))
    row.operator.choose("≥")
    row._operator_chosen(row.operator.currentIndex())
    row = next(iter(box.editor.rows.values()))
    qtbot.keyClicks(row.value.field, "200")
    box.accept()
    settled(qtbot, page)
    assert page.list.views.now.when == Condition("Employees", "≥", (200.0,))
    assert 0 < shown(page) < 300
    qtbot.mouseClick(page.panel.filters.chips[0].text, Qt.MouseButton.LeftButton)
    again = dialog(page, LeadFilterDialog)
    assert again.draft.when == page.list.views.now.when
    again.reject()


def test_a_range_of_scores_is_asked_for(page: LeadsPage, qtbot: QtBot, dialog: Find) -> None:
    page.action("range").trigger()
    box = dialog(page, ScoreRangeDialog)
    qtbot.keyClicks(box.low, "80")
    qtbot.keyClicks(box.high, "60")
    box.accept()
    assert box.problem.text() == "The lowest score is higher than the highest."
    box.high.clear()
    qtbot.keyClicks(box.high, "90")
    qtbot.keyClick(box.high, KEY.Key_Return)
    settled(qtbot, page)
    assert page.session.scores is not None
    scores = page.session.scores.score[page.list.model.rows]
    assert scores.min() >= 80 and scores.max() <= 90
    assert page.panel.filters.chips[0].text.accessibleName() == "Score 80 to 90"


def test_a_view_is_saved_renamed_and_managed(page: LeadsPage, qtbot: QtBot, dialog: Find) -> None:
    page.list.views.add_condition(Condition("Industry", "is", ("SaaS",)))
    page.action("save view").trigger()
    box = dialog(page, ViewNameDialog)
    assert not box.buttons.buttons()[0].isEnabled()
    qtbot.keyClicks(box.name, "Nurture")
    assert box.problem.text() == "There is a view of this name already."
    box.name.clear()
    qtbot.keyClicks(box.name, "SaaS & more")
    qtbot.keyClick(box.name, KEY.Key_Return)
    settled(qtbot, page)
    tabs = page.panel.tabs
    assert tabs.tabText(5) == f"SaaS && more  {shown(page)}"
    assert tabs.currentIndex() == 5
    page._view("rename", page.list.views.chosen.key)
    rename = dialog(page, ViewNameDialog)
    rename.name.setText("SaaS")
    rename.accept()
    assert tabs.tabText(5).startswith("SaaS  ")
    page._view("manage", "")
    manage = dialog(page, ManageViewsDialog)
    assert manage.list.count() == 1
    manage.list.item(0).setText("All leads")
    assert manage.trouble and not manage.buttons.buttons()[0].isEnabled()
    qtbot.keyClick(manage.list, KEY.Key_Delete)
    manage.accept()
    assert tabs.count() == 5
    page.session.undo.undo()
    assert tabs.count() == 6


def test_the_menu_of_views_updates_and_deletes(page: LeadsPage, qtbot: QtBot) -> None:
    page.list.views.save_as("Mine")
    page.list.views.toggle_tier("Hot", True)
    settled(qtbot, page)
    menu = page.panel.view_menu.menu()
    assert isinstance(page.panel.view_menu, QToolButton)
    menu.aboutToShow.emit()
    pick(menu, "Update “Mine”")
    assert page.session.state.views[0].tiers == ("Hot",)
    menu.aboutToShow.emit()
    pick(menu, "Delete “Mine”")
    assert page.session.state.views == ()
    menu.aboutToShow.emit()
    assert not any(text.startswith("Delete") for text in menu_texts(menu))


def test_a_lead_is_tested_and_nothing_changes(page: LeadsPage, qtbot: QtBot, dialog: Find) -> None:
    page.action("test").trigger()
    box = dialog(page, LeadTrialDialog)
    assert box.score.text() == "100" and not box.change.isVisible()
    line = box.fields["Employees"].line
    line.selectAll()
    qtbot.keyClicks(line, "3")
    assert box.change.isVisible() and box.change.text().startswith("−")
    assert box.trial.changed == ("Employees",)
    assert line.property("invalid") == "false"
    line.selectAll()
    qtbot.keyClicks(line, "some")
    assert "No number" in box.fields["Employees"].doubt.text()
    trial_box = box.fields["Free trial"].yes_no
    assert trial_box is not None
    qtbot.keyClick(trial_box, KEY.Key_End)
    qtbot.mouseClick(box.copy_button, Qt.MouseButton.LeftButton)
    assert "Employees\tsome" in QGuiApplication.clipboard().text()
    qtbot.mouseClick(box.back, Qt.MouseButton.LeftButton)
    assert (box.score.text(), box.trial.changed) == ("100", ())
    qtbot.mouseClick(box.switch, Qt.MouseButton.LeftButton)
    assert (box.who.text(), box.fields["Employees"].line.text()) == ("A new lead", "")
    qtbot.mouseClick(box.switch, Qt.MouseButton.LeftButton)
    assert box.score.text() == "100"
    qtbot.mouseClick(box.close_button, Qt.MouseButton.LeftButton)
    assert page.session.undo.count() == 0


def test_a_new_lead_is_tested(page: LeadsPage, dialog: Find) -> None:
    page.action("test new").trigger()
    box = dialog(page, LeadTrialDialog)
    assert box.who.text() == "A new lead"
    assert not box.switch.isVisible()
    box.fields["Last activity"].line.setText("")
    box.reject()


# -- the window around it -----------------------------------------------------------------------------


def test_a_lead_wanted_by_another_page_is_shown_though_filters_hide_it(page: LeadsPage, qtbot: QtBot) -> None:
    assert page.session.scores is not None
    last = int(page.session.scores.order[-1])
    choose_tab(qtbot, page, "Sales-ready")
    page.session.leadWanted.emit(last)
    settled(qtbot, page)
    assert page.table.current_lead == last


def test_commands_rest_while_another_page_is_in_front(page: LeadsPage) -> None:
    assert all(action.isEnabled() for _, action in page.commands())
    page.hide()
    assert not any(action.isEnabled() for _, action in page.commands())
    page.show()
    assert page.action("copy").isEnabled()


def test_every_command_has_a_menu_and_shortcuts_are_told_apart(page: LeadsPage) -> None:
    commands = page.commands()
    assert {menu for menu, _ in commands} == {"edit", "view", "leads"}
    keys = [action.shortcut().toString() for _, action in commands if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))


def test_a_problem_of_the_rules_is_told_with_a_way_to_mend_it(page: LeadsPage, qtbot: QtBot) -> None:
    assert not page.panel.notice.isVisible()
    model = page.session.model
    broken = (replace(model.rules[0], category="Nowhere"), *model.rules[1:])
    page.session.edit_model(replace(model, rules=broken), "Category")
    qtbot.waitUntil(page.panel.notice.isVisible)
    assert page.panel.notice.said.text().startswith("The rules have a problem, so these are the scores from before")
    with qtbot.waitSignal(page.session.pageWanted) as told:
        qtbot.mouseClick(page.panel.notice.act, Qt.MouseButton.LeftButton)
    assert told.args == ["rules"]
    assert shown(page) == 300
    page.session.undo.undo()
    qtbot.waitUntil(lambda: not page.panel.notice.isVisible())


def test_what_was_arranged_is_there_the_next_time(opened: Session, qtbot: QtBot, tmp_path: Any) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)

    def open_page() -> LeadsPage:
        page = LeadsPage(opened)
        page.settings = settings
        qtbot.addWidget(page)
        page.resize(1200, 760)
        page.ensure_built()
        with qtbot.waitExposed(page):
            page.show()
        qtbot.waitUntil(lambda: page.list.shown == 300)
        return page

    page = open_page()
    page.list.show_columns(("score", "lead:Company", "why"))
    page.table.setColumnWidth(1, 333)
    page.details.why.show_as(chart=False)
    page.show_details(False)
    page.stop()
    again = open_page()
    assert [column.key for column in again.list.model.columns] == ["score", "lead:Company", "why"]
    assert again.table.columnWidth(1) == 333
    assert not again.details.isVisible()
    assert not again.details.why.shows_chart
    again.stop()


def test_every_control_has_a_name(page: LeadsPage) -> None:
    unnamed = [
        type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
        and type(widget).__name__ not in ("QScrollArea",)
    ]
    assert unnamed == []


def test_the_lead_that_is_looked_at_stays_where_the_file_is_read_again(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    head = "Email,Job title,Employees,Industry\n"
    lines = [f"p{number}@x.example,CEO,{number},Software\n" for number in range(60)]
    path = tmp_path / "leads.csv"
    path.write_text(head + "".join(lines), encoding="utf-8")
    open_leads(session, qtbot, path)
    page = shown_page(session, qtbot)
    page.table.go_to(41)
    chosen = page.table.current_lead
    # It moves to another row of the file.
    path.write_text(head + lines[chosen] + "".join(each for each in lines if each is not lines[chosen]), "utf-8")
    read_again(session, qtbot)
    qtbot.waitUntil(lambda: page.table.current_lead == 0)
    assert page.table.currentIndex().row() in page.table.visible_rows()
    # It is gone: the list begins at its top.
    path.write_text(head + "".join(lines[:chosen] + lines[chosen + 1 :]), encoding="utf-8")
    read_again(session, qtbot)
    qtbot.waitUntil(lambda: page.table.currentIndex().row() == 0)
    # Another file has nothing to do with it.
    page.table.go_to(20)
    other = tmp_path / "other.csv"
    other.write_text(head + "".join(lines), encoding="utf-8")
    open_leads(session, qtbot, other)
    qtbot.waitUntil(lambda: page.table.currentIndex().row() == 0)


def shown_page(session: Session, qtbot: QtBot) -> LeadsPage:
    page = LeadsPage(session)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.ensure_built()
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.table.currentIndex().row() == 0)
    return page


def read_again(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.scored, timeout=20_000):
        reload_leads(session)
