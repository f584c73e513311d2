"""Ctrl+Z on the rules page: the last thing done is the first undone, in a draft or in the model."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QRect, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.rule_draft import RuleDraft
from desktop.models.rule_draft_steps import DraftSteps
from desktop.models.rule_draft_tree import with_new
from desktop.pages.rules import RulesPage
from scoring.model import Condition, FixedPoints, Group, Join, Rule
from tests.desktop.rules.conftest import click_rule, settle, type_over

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def keyed(page: RulesPage) -> RulesPage:
    """The page with the undo and redo of a window."""
    stack = page.session.undo
    for action, keys in ((stack.createUndoAction(page), "Ctrl+Z"), (stack.createRedoAction(page), "Ctrl+Y")):
        action.setShortcut(QKeySequence(keys))
        page.addAction(action)
    return page


def press(qtbot: QtBot, key: Qt.Key, where: QWidget | None = None) -> None:
    """Press a key with Ctrl where the keyboard is."""
    target = where or QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, key, CONTROL)


def conditions(page: RulesPage) -> list[str]:
    draft = page.desk.draft
    assert isinstance(draft, RuleDraft)
    return [each.field for each in draft.root.members if isinstance(each, Condition)]


def test_a_common_change_is_undone_from_the_field_it_was_typed_in(keyed: RulesPage, qtbot: QtBot) -> None:
    before = keyed.desk.model
    keyed.list.select_rules(tuple(rule.id for rule in before.rules[:3]))
    type_over(qtbot, keyed.bulk_editor.factor, "1.5")
    type_over(qtbot, keyed.bulk_editor.amount, "2")
    press(qtbot, Qt.Key.Key_Return)
    after = keyed.desk.model
    assert after != before
    assert QApplication.focusWidget() is keyed.bulk_editor.amount
    press(qtbot, Qt.Key.Key_Z)
    assert keyed.desk.model == before
    press(qtbot, Qt.Key.Key_Y)
    assert keyed.desk.model == after


def test_an_applied_name_is_undone_and_not_typed_back(keyed: RulesPage, qtbot: QtBot) -> None:
    click_rule(keyed, qtbot, "manager")
    type_over(qtbot, keyed.editor.label, "Boss")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Z)
    rule = keyed.desk.model.rule("manager")
    assert rule is not None and rule.label == "Manager"
    assert keyed.editor.label.text() == "Manager"
    assert keyed.desk.unapplied == 0


def test_conditions_that_were_moved_go_back_before_anything_applied(keyed: RulesPage, qtbot: QtBot) -> None:
    click_rule(keyed, qtbot, "manager")
    desk = keyed.desk
    desk.set_enabled(("free-trial",), False)
    applied = desk.model
    draft = desk.draft
    assert isinstance(draft, RuleDraft)
    two = Group(Join.ALL, (Condition("Job title", "is", ("a",)), Condition("Country", "is", ("b",))))
    desk.edit(draft.with_root(two))
    assert conditions(keyed) == ["Job title", "Country"]
    keyed.editor.when.rootChanged.emit(Group(Join.ALL, two.members[::-1]))
    assert conditions(keyed) == ["Country", "Job title"]
    # Wherever the keyboard is: in a field, or in the list.
    keyed.editor.label.setFocus()
    press(qtbot, Qt.Key.Key_Z)
    assert conditions(keyed) == ["Job title", "Country"] and desk.model == applied
    press(qtbot, Qt.Key.Key_Y)
    assert conditions(keyed) == ["Country", "Job title"]
    keyed.list.tree.setFocus()
    press(qtbot, Qt.Key.Key_Z)
    press(qtbot, Qt.Key.Key_Z)
    assert desk.unapplied == 0 and desk.model == applied
    press(qtbot, Qt.Key.Key_Z)
    assert desk.model != applied


def test_what_was_typed_is_one_step_and_comes_back(keyed: RulesPage, qtbot: QtBot) -> None:
    click_rule(keyed, qtbot, "manager")
    type_over(qtbot, keyed.editor.points.points, "12")
    type_over(qtbot, keyed.editor.label, "Boss")
    press(qtbot, Qt.Key.Key_Z)
    assert (keyed.editor.label.text(), keyed.editor.points.points.text()) == ("Manager", "12")
    press(qtbot, Qt.Key.Key_Z)
    assert keyed.editor.points.points.text() == "10" and keyed.desk.unapplied == 0
    qtbot.keyClick(keyed.editor.label, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert keyed.editor.points.points.text() == "12"


def test_a_draft_that_was_left_is_shown_when_it_goes_back(keyed: RulesPage, qtbot: QtBot) -> None:
    click_rule(keyed, qtbot, "manager")
    type_over(qtbot, keyed.editor.label, "Boss")
    click_rule(keyed, qtbot, "free-trial")
    press(qtbot, Qt.Key.Key_Z, keyed.list.tree)
    assert keyed.desk.rule_ids == ("manager",) and keyed.editor.label.text() == "Manager"
    keyed.desk.revert()
    type_over(qtbot, keyed.editor.label, "Chief")
    keyed.desk.revert()
    assert keyed.editor.label.text() == "Manager"
    press(qtbot, Qt.Key.Key_Z, keyed.editor.label)
    assert keyed.editor.label.text() == "Chief"


def test_a_step_of_the_session_is_undone_before_an_older_edit(keyed: RulesPage, qtbot: QtBot) -> None:
    click_rule(keyed, qtbot, "manager")
    type_over(qtbot, keyed.editor.label, "Boss")
    before = keyed.desk.model
    keyed.desk.set_enabled(("free-trial",), False)
    press(qtbot, Qt.Key.Key_Z, keyed.editor.label)
    assert keyed.desk.model == before
    assert keyed.editor.label.text() == "Boss"


def test_a_new_rule_is_named_and_undone(keyed: RulesPage, qtbot: QtBot) -> None:
    before = keyed.desk.model
    keyed.desk.add_rule()
    qtbot.keyClicks(keyed.editor.label, "Hello")
    press(qtbot, Qt.Key.Key_Z, keyed.editor.label)
    assert keyed.editor.label.text() == "New rule"
    press(qtbot, Qt.Key.Key_Z, keyed.editor.label)
    assert keyed.desk.model == before


def test_a_search_keeps_its_own_undo(keyed: RulesPage, qtbot: QtBot) -> None:
    click_rule(keyed, qtbot, "manager")
    type_over(qtbot, keyed.editor.label, "Boss")
    type_over(qtbot, keyed.list.search, "tri")
    press(qtbot, Qt.Key.Key_Z)
    assert keyed.list.search.text() == "" and keyed.editor.label.text() == "Boss"


def test_steps_of_drafts() -> None:
    rule = Rule("a", "A", "Fit", None, FixedPoints(1))
    first, steps = RuleDraft.of(rule), DraftSteps()
    assert steps.back() is None and steps.forward() is None
    one = first.with_rule(label="Ab")
    two = one.with_rule(label="Abc")
    three = two.with_root(with_new(two.root, (), Condition("Country", "is", ("x",))))
    for before, after in ((first, first), (first, one), (one, two), (two, three)):
        steps.note(before, after)
    assert steps.back() == two and steps.back() == first and not steps.can(-1)
    assert steps.forward() == two
    steps.note(two, replace(two, rule=replace(two.rule, enabled=False)))
    assert not steps.can(1)
    steps.clear()
    assert not steps.can(-1)


def test_apply_all_says_what_it_left_and_why(page: RulesPage, qtbot: QtBot) -> None:
    click_rule(page, qtbot, "manager")
    type_over(qtbot, page.editor.points.points, "1,5")
    click_rule(page, qtbot, "free-trial")
    type_over(qtbot, page.editor.points.points, "7")
    assert not page.notes.obstacle.isVisible()
    qtbot.mouseClick(page.notes.apply, LEFT)
    settle(page, qtbot)
    trial = page.desk.model.rule("free-trial")
    assert trial is not None and trial.points == FixedPoints(7)
    assert page.notes.words.text() == "One more edit is not applied."
    assert page.notes.obstacle.isVisible()
    assert page.notes.why.text() == "“Manager”: “1,5” is no number of points."
    qtbot.mouseClick(page.notes.go, LEFT)
    assert page.desk.rule_ids == ("manager",)
    assert QApplication.focusWidget() is page.editor.points.points
    assert not page.notes.obstacle.isVisible()
    type_over(qtbot, page.editor.points.points, "9")
    click_rule(page, qtbot, "free-trial")
    assert page.notes.pending.isVisible() and not page.notes.obstacle.isVisible()


def test_apply_all_with_nothing_but_a_broken_category_says_so(page: RulesPage, qtbot: QtBot) -> None:
    category = page.desk.model.categories[0]
    page.list.select_category(category.name)
    type_over(qtbot, page.category_editor.cap, "abc")
    click_rule(page, qtbot, "manager")
    qtbot.mouseClick(page.notes.apply, LEFT)
    assert page.notes.why.text() == f"“{category.name}”: “abc” is not a number."
    qtbot.mouseClick(page.notes.go, LEFT)
    assert page.desk.category == category.name
    assert QApplication.focusWidget() is page.category_editor.cap


def test_after_a_duplicate_is_undone_what_is_framed_is_chosen(keyed: RulesPage, qtbot: QtBot) -> None:
    click_rule(keyed, qtbot, "manager")
    keyed.desk.duplicate()
    (copy,) = keyed.desk.rule_ids
    assert copy != "manager"
    press(qtbot, Qt.Key.Key_Z, keyed.list.tree)
    assert keyed.desk.rule_ids
    framed = keyed.list.model.rule_at(keyed.list.tree.currentIndex())
    assert framed is not None and keyed.desk.rule_ids == (framed.id,)
    assert keyed.editor.isVisible()


class Painted(QObject):
    """What of a widget is drawn anew."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.region = QRegion()
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_the_frame_of_a_row_goes_whole(page: RulesPage, qtbot: QtBot) -> None:
    click_rule(page, qtbot, "manager")
    tree = page.list.tree
    tree.setFocus()
    QApplication.processEvents()
    index = page.list.model.index_of_rule("manager")
    row = QRect(0, tree.visualRect(index).top(), tree.viewport().width(), tree.visualRect(index).height())
    painted = Painted(tree.viewport())
    # As after a click with Ctrl: the row stays chosen, and is not the current one any more.
    other = page.list.model.index_of_rule("free-trial")
    tree.selectionModel().setCurrentIndex(other, QItemSelectionModel.SelectionFlag.NoUpdate)
    QApplication.processEvents()
    assert (QRegion(row) - painted.region).isEmpty()
