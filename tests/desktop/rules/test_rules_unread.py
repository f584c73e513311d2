"""What is typed where a number should stand and is none: said in words at its field, and nowhere “nan”."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.models.rule_draft import UNSET, RuleDraft
from desktop.models.rule_draft_keeping import drafts_in, settings_of
from desktop.models.rule_list_shown import Col
from desktop.models.typed import Unread
from desktop.pages.rules import RulesPage
from scoring.model import BandPoints, FixedPoints
from tests.desktop.rules.conftest import click_rule, settle, spot_of, type_over

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def said(page: RulesPage) -> str:
    """All words and fields that are to be seen."""
    labels = (each.text() for each in page.findChildren(QLabel) if each.isVisible())
    fields = (each.text() + each.placeholderText() for each in page.findChildren(QLineEdit) if each.isVisible())
    return "\n".join((*labels, *fields))


def test_unread_is_equal_by_what_was_typed() -> None:
    assert Unread("1,5") == Unread("1,5") and hash(Unread("1,5")) == hash(Unread("1,5"))
    assert Unread("1,5") != Unread("1,6") and Unread("1,5") != UNSET
    assert FixedPoints(Unread("x")) == FixedPoints(Unread("x")) != FixedPoints(UNSET)


@pytest.mark.parametrize("typed", ["49,5", "diez"])
def test_a_bands_edge_that_is_no_number(page: RulesPage, qtbot: QtBot, typed: str) -> None:
    page.show_rule("company-size")
    table = page.editor.points.bands
    rest = [(row.low.text(), row.high.text(), row.points.text()) for row in table.rows[1:]]
    type_over(qtbot, table.rows[0].high, typed)
    settle(page, qtbot)
    for _ in range(2):
        row = table.rows[0]
        assert row.high.text() == typed and row.high.property("invalid") == "true"
        assert row.low.property("invalid") == "false"
        assert row.problem.words.text() == f"“{typed}” is not a number."
        assert page.preview.points.text() == f"“{typed}” is not a number."
        assert page.bar.words.text() == "One thing is missing or wrong; see above."
        assert not page.bar.apply.isEnabled()
        assert [(row.low.text(), row.high.text(), row.points.text()) for row in table.rows[1:]] == rest
        assert "nan" not in said(page).split()
        # Chosen again, it stands as it was left.
        page.show_rule("manager")
        page.show_rule("company-size")
        settle(page, qtbot)
    type_over(qtbot, table.rows[0].high, "49")
    assert not table.rows[0].problem.isVisible()


def test_an_edge_that_was_kept_without_its_text_is_not_any(page: RulesPage, qtbot: QtBot) -> None:
    page.show_rule("company-size")
    type_over(qtbot, page.editor.points.bands.rows[0].high, "diez")
    draft = page.desk.draft
    assert isinstance(draft, RuleDraft)
    (text,) = settings_of("m", [draft]).values()
    (kept,) = drafts_in(text)
    assert isinstance(kept, RuleDraft) and isinstance(kept.rule.points, BandPoints)
    page.show_rule("manager")
    page.show_rule("company-size")
    page.desk.edit(kept)
    row = page.editor.points.bands.rows[0]
    assert (row.high.text(), row.high.placeholderText(), row.high.property("invalid")) == ("", "?", "true")
    assert row.problem.words.text() == "Give a number."
    type_over(qtbot, row.high, "5")
    type_over(qtbot, row.high, "")
    assert row.high.placeholderText() == "any"


def test_points_that_are_no_number(page: RulesPage, qtbot: QtBot) -> None:
    click_rule(page, qtbot, "manager")
    type_over(qtbot, page.editor.points.points, "1,5")
    settle(page, qtbot)
    assert page.editor.points.problem.words.text() == "“1,5” is no number of points."
    assert page.preview.points.text() == "“1,5” is no number of points."
    assert page.editor.points.points.property("invalid") == "true"
    page.desk.revert()
    assert page.editor.points.points.text() == "10"


@pytest.mark.parametrize("typed", ["1,5", "abc"])
def test_a_common_change_by_no_number_is_one_mistake(page: RulesPage, qtbot: QtBot, typed: str) -> None:
    page.list.select_rules(tuple(rule.id for rule in page.desk.model.rules[:3]))
    bulk = page.bulk_editor
    type_over(qtbot, bulk.factor, typed)
    settle(page, qtbot)
    assert bulk.problem.words.text() == f"“{typed}” is no number of points."
    assert page.preview.points.text() == f"“{typed}” is no number of points."
    assert page.bar.words.text() == "One thing is missing or wrong; see above."
    assert (bulk.factor.property("invalid"), bulk.amount.property("invalid")) == ("true", "false")
    assert bulk.factor.text() == typed
    type_over(qtbot, bulk.factor, "2")
    assert not bulk.problem.isVisible() and bulk.factor.property("invalid") == "false"


def test_a_limit_of_a_category_that_is_no_number(page: RulesPage, qtbot: QtBot) -> None:
    name = page.desk.model.categories[0].name
    page.list.select_category(name)
    editor = page.category_editor
    type_over(qtbot, editor.cap, "abc")
    settle(page, qtbot)
    assert editor.problem.words.text() == "“abc” is not a number."
    assert (editor.cap.property("invalid"), editor.floor.property("invalid")) == ("true", "false")
    assert page.preview.points.text() == "“abc” is not a number."


def test_limits_before_weighting_say_so(page: RulesPage, qtbot: QtBot) -> None:
    name = page.desk.model.categories[0].name
    page.list.select_category(name)
    editor = page.category_editor
    type_over(qtbot, editor.weight, "1")
    type_over(qtbot, editor.cap, "25")
    assert editor.cap_hint.text() == "However many points its rules give."
    type_over(qtbot, editor.weight, "2")
    assert editor.cap_hint.text() == "Before weighting; in the end, it is +50."
    assert editor.floor_hint.text() == "However many points its rules take away."
    assert page.desk.apply()
    index = page.list.model.index_of_category(name)
    assert "at most 25 before weighting (50 after)" in index.data(Qt.ItemDataRole.ToolTipRole)


def refuse(page: RulesPage, qtbot: QtBot) -> None:
    """Type points into the list that are none."""
    tree = page.list.tree
    qtbot.mouseClick(tree.viewport(), LEFT, pos=spot_of(page, "manager", Col.RULE))
    qtbot.keyClicks(tree, "1")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, ",5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.notes.refused.isVisible)
    assert "“1,5” is no number of points" in page.notes.refused.text()
    QApplication.processEvents()


def test_what_the_list_refused_goes_with_the_next_key_or_click(page: RulesPage, qtbot: QtBot) -> None:
    refuse(page, qtbot)
    qtbot.keyClick(page.list.tree, Qt.Key.Key_Escape)
    assert not page.notes.refused.isVisible()
    refuse(page, qtbot)
    # As for the palette, or anything else.
    qtbot.keyClick(page.list.tree, Qt.Key.Key_K, CONTROL)
    assert not page.notes.refused.isVisible()
    refuse(page, qtbot)
    qtbot.mouseClick(page.editor.label, LEFT)
    assert not page.notes.refused.isVisible()


def test_an_open_band_reads_the_same_whatever_was_undone(page: RulesPage, qtbot: QtBot) -> None:
    page.show_rule("company-size")
    row = page.editor.points.bands.rows[-1]
    choose = row.open
    type_over(qtbot, row.high, "900")
    choose.choose(True)
    choose.activated.emit(choose.currentIndex())
    assert choose.currentText() == "to under" and choose.isEnabled()
    type_over(qtbot, row.high, "")
    assert (choose.currentText(), choose.isEnabled()) == ("to", False)
    assert not row.problem.isVisible()
    # Another end is left out as the one before was.
    type_over(qtbot, row.high, "800")
    assert (choose.currentText(), choose.isEnabled()) == ("to under", True)
    page.desk.revert()
    assert (choose.currentText(), choose.isEnabled()) == ("to", False)
