"""Conditions built by mouse and keyboard: fields, operators, values with completion, groups in groups."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCalendarWidget, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.models.rule_draft import RuleDraft
from desktop.pages.rules import RulesPage
from desktop.widgets.condition_editor import ConditionRow
from desktop.widgets.condition_editor_list import Chip, ListEditor
from desktop.widgets.condition_editor_values import DayEditor, NumberEditor, TextEditor, TwoNumbersEditor
from scoring.model import Condition, Group, Join, ListRef
from scoring.table import Serial
from tests.desktop.rules.conftest import choose, settle, type_over

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def fresh(page: RulesPage, qtbot: QtBot) -> RulesPage:
    """The page with a new rule that asks nothing yet."""
    page.desk.add_rule()
    return page


def root(page: RulesPage) -> Group:
    draft = page.desk.draft
    assert isinstance(draft, RuleDraft)
    return draft.root


def add(page: RulesPage, qtbot: QtBot, field: str) -> ConditionRow:
    """Add a condition by its button, and type the field's name into the box that has the keyboard then."""
    qtbot.mouseClick(page.editor.when.groups[()].add, LEFT)
    row = page.editor.when.rows[(len(root(page).members) - 1,)]
    assert QApplication.focusWidget() is row.field
    qtbot.keyClicks(row.field, field)
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row.condition.field != "")
    return row


def popup_of(line: QLineEdit | None) -> QAbstractItemView:
    """The pop-up that completes a line."""
    assert line is not None
    completer = line.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    return popup


def first(page: RulesPage) -> Condition:
    found = root(page).members[0]
    assert isinstance(found, Condition)
    return found


def test_a_text_condition_by_keyboard(fresh: RulesPage, qtbot: QtBot) -> None:
    row = add(fresh, qtbot, "industry")
    assert first(fresh) == Condition("Industry", "is", ("",))
    assert "never fires" in row.problem.words.text()
    value = row.value
    assert isinstance(value, TextEditor)
    qtbot.keyClicks(value.field, "SaaS")
    assert first(fresh) == Condition("Industry", "is", ("SaaS",))
    assert not row.problem.isVisible()
    choose(qtbot, row.operator, "is not")
    assert first(fresh) == Condition("Industry", "is not", ("SaaS",))
    assert fresh.editor.label.text() == "Industry is not “SaaS” (and not blank)"


def test_values_are_completed_from_the_leads(fresh: RulesPage, qtbot: QtBot) -> None:
    row = add(fresh, qtbot, "Industry")
    value = row.value
    assert isinstance(value, TextEditor)
    type_over(qtbot, value.field, "soft")
    popup = popup_of(value.field)
    qtbot.waitUntil(popup.isVisible)
    assert popup.model().index(0, 0).data() == "Software"
    popup.setCurrentIndex(popup.model().index(0, 0))
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert first(fresh).wanted == ("Software",)


def test_operators_fit_the_kind_of_the_field(fresh: RulesPage, qtbot: QtBot) -> None:
    row = add(fresh, qtbot, "Employees")
    keys = [row.operator.itemData(at) for at in range(row.operator.count())]
    assert "≥" in keys and "contains" not in keys
    choose(qtbot, row.operator, "≥")
    assert isinstance(row.value, NumberEditor)
    assert row.problem.words.text() == "Give a number."
    type_over(qtbot, row.value.field, "1,500")
    assert first(fresh) == Condition("Employees", "≥", (1500.0,))
    choose(qtbot, row.operator, "between")
    assert isinstance(row.value, TwoNumbersEditor)
    assert row.value.low.text() == "1500"
    type_over(qtbot, row.value.high, "99")
    assert first(fresh) == Condition("Employees", "between", (1500.0, 99.0))
    assert "larger one" in row.problem.words.text()
    type_over(qtbot, row.value.high, "many")
    assert row.value.high.property("invalid") == "true"


def test_days_and_dates(fresh: RulesPage, qtbot: QtBot) -> None:
    row = add(fresh, qtbot, "Last activity")
    choose(qtbot, row.operator, "within the last days")
    assert isinstance(row.value, NumberEditor)
    type_over(qtbot, row.value.field, "14")
    assert first(fresh) == Condition("Last activity", "within the last days", (14.0,))
    choose(qtbot, row.operator, "on")
    assert isinstance(row.value, DayEditor)
    day = row.value.fields[0]
    assert row.problem.words.text() == "Choose a date."
    type_over(qtbot, day.field, "01/03/2026")
    assert first(fresh) == Condition("Last activity", "on", (Serial(46082.0),))
    qtbot.mouseClick(day.choose, LEFT)
    calendar = day.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.selectedDate().toString("yyyy-MM-dd") == "2026-03-01"
    calendar.clicked.emit(calendar.selectedDate().addDays(2))
    assert first(fresh).wanted == (Serial(46084.0),)
    assert day.field.text() == "03/03/2026"


def test_another_field_of_a_kind_keeps_the_rest(fresh: RulesPage, qtbot: QtBot) -> None:
    row = add(fresh, qtbot, "Industry")
    assert isinstance(row.value, TextEditor)
    qtbot.keyClicks(row.value.field, "x")
    type_over(qtbot, row.field, "job ti")
    popup = popup_of(row.field.lineEdit())
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first(fresh).field == "Job title")
    assert first(fresh) == Condition("Job title", "is", ("x",))


def test_a_name_that_is_no_field_goes_back(fresh: RulesPage, qtbot: QtBot) -> None:
    row = add(fresh, qtbot, "Industry")
    type_over(qtbot, row.field, "no such field")
    qtbot.keyClick(row.field, Qt.Key.Key_Tab)
    assert row.field.currentText() == "Industry"
    assert first(fresh).field == "Industry"


def test_a_column_of_the_file_becomes_a_field(page: RulesPage, qtbot: QtBot) -> None:
    options = [option for option in page.editor._options if option.new]
    assert options, "the sample has columns that the starter model has no field for"
    new = options[0].field
    page.desk.add_rule()
    row = add(page, qtbot, new.name)
    assert row.condition.field == new.name
    choose(qtbot, row.operator, "is not blank")
    qtbot.mouseClick(page.bar.apply, LEFT)
    assert page.desk.model.field(new.name) == new
    assert page.session.undo.undoText().startswith("Edit “")
    settle(page, qtbot)
    matches = page.desk.forecast.matches
    assert matches is not None and matches.count > 0


# -- lists ----------------------------------------------------------------------------------------------------


def listed(page: RulesPage, qtbot: QtBot) -> ListEditor:
    row = add(page, qtbot, "Industry")
    choose(qtbot, row.operator, "is one of")
    assert isinstance(row.value, ListEditor)
    return row.value


def chips(editor: ListEditor) -> list[Chip]:
    return [each for each in editor.findChildren(Chip) if each.isVisible()]


def test_a_list_is_typed_pasted_and_taken_back(fresh: RulesPage, qtbot: QtBot) -> None:
    editor = listed(fresh, qtbot)
    qtbot.keyClicks(editor.line, "SaaS")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText("Retail\r\nSaaS\nFood & drink\n\n")
    qtbot.keyClick(editor.line, Qt.Key.Key_V, CONTROL)
    assert first(fresh).wanted == (("SaaS", "Retail", "Food & drink"),)
    assert [chip.item for chip in chips(editor)] == ["SaaS", "Retail", "Food & drink"]
    qtbot.mouseClick(chips(editor)[1], LEFT)
    assert first(fresh).wanted == (("SaaS", "Food & drink"),)
    qtbot.keyClick(editor.line, Qt.Key.Key_Backspace)
    assert first(fresh).wanted == (("SaaS",),)
    chips(editor)[0].setFocus()
    qtbot.keyClick(chips(editor)[0], Qt.Key.Key_Delete)
    assert first(fresh).wanted == ((),) and editor.line.hasFocus()


def test_what_was_typed_is_not_lost_when_somebody_goes_on(fresh: RulesPage, qtbot: QtBot) -> None:
    editor = listed(fresh, qtbot)
    qtbot.keyClicks(editor.line, "Zzz")
    fresh.editor.label.setFocus()
    assert first(fresh).wanted == (("Zzz",),)


def test_a_list_as_lines(fresh: RulesPage, qtbot: QtBot) -> None:
    editor = listed(fresh, qtbot)
    editor._enter_lines()
    qtbot.keyClicks(editor.lines, "one")
    qtbot.keyClick(editor.lines, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.lines, "two")
    assert first(fresh).wanted == (("one", "two"),)
    qtbot.mouseClick(editor.done, LEFT)
    assert [chip.item for chip in chips(editor)] == ["one", "two"]


def test_long_lists_show_some_and_say_how_many_more(fresh: RulesPage, qtbot: QtBot) -> None:
    editor = listed(fresh, qtbot)
    editor._add(tuple(f"value {number}" for number in range(60)))
    assert len(chips(editor)) == 24
    assert any(button.text() == "and 36 more" for button in editor._chips[24:])  # type: ignore[attr-defined]


def test_named_lists_are_used_kept_and_changed_for_all(page: RulesPage, qtbot: QtBot) -> None:
    page.show_rule("target-industry")
    row = page.editor.when.rows[(0,)]
    editor = row.value
    assert isinstance(editor, ListEditor)
    assert editor.named.isVisible() and "target industries" in editor.named.text()
    qtbot.keyClicks(editor.line, "Aviation")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    qtbot.mouseClick(page.bar.apply, LEFT)
    assert "Aviation" in page.desk.model.list_items("target industries")
    assert page.desk.model.rules[3].when == Condition("Industry", "is one of", (ListRef("target industries"),))
    editor._use("")
    assert "Aviation" in first(page).wanted[0]  # type: ignore[operator]
    editor._fill_menu()
    assert any("named list" in action.text() for action in editor.more.menu().actions())
    editor._keep()
    ask = editor.findChild(QInputDialog)
    assert isinstance(ask, QInputDialog)
    ask.setTextValue("mine")
    ask.accept()
    assert first(page).wanted == (ListRef("mine"),)
    qtbot.mouseClick(page.bar.apply, LEFT)
    assert "Aviation" in page.desk.model.list_items("mine")


# -- groups ---------------------------------------------------------------------------------------------------


def three(page: RulesPage, qtbot: QtBot) -> None:
    for field in ("Industry", "Job title", "Email"):
        row = add(page, qtbot, field)
        choose(qtbot, row.operator, "is not blank")


def names(part: Group) -> list[object]:
    return [names(member) if isinstance(member, Group) else member.field for member in part.members]


def test_conditions_are_grouped_moved_and_taken_out(fresh: RulesPage, qtbot: QtBot) -> None:
    when = fresh.editor.when
    three(fresh, qtbot)
    choose(qtbot, when.groups[()].join, "any")
    assert root(fresh).join is Join.ANY
    when.rows[(2,)].field.setFocus()
    qtbot.keyClick(when.rows[(2,)].field, Qt.Key.Key_Up, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert names(root(fresh)) == ["Industry", "Email", "Job title"]
    assert QApplication.focusWidget() is when.rows[(1,)].field
    when.rows[(1,)].acted.emit("group")
    assert names(root(fresh)) == ["Industry", ["Email"], "Job title"]
    qtbot.mouseClick(when.groups[(1,)].add, LEFT)
    assert names(root(fresh)) == ["Industry", ["Email", ""], "Job title"]
    assert when.rows[(1, 1)].problem.words.text() == "Choose a field."
    assert not fresh.bar.apply.isEnabled()
    qtbot.mouseClick(when.rows[(1, 1)].remove, LEFT)
    choose(qtbot, when.groups[(1,)].join, "none")
    assert "blank" in when.groups[(1,)].problem.words.text() or fresh.editor.blank_note.isVisible()
    when.groups[(1,)].acted.emit("ungroup")
    assert names(root(fresh)) == ["Industry", "Email", "Job title"]
    when.rows[(0,)].acted.emit("copy")
    assert names(root(fresh)) == ["Industry", "Industry", "Email", "Job title"]


def test_a_group_is_added_with_a_condition_in_it(fresh: RulesPage, qtbot: QtBot) -> None:
    when = fresh.editor.when
    qtbot.mouseClick(when.groups[()].add_group, LEFT)
    assert names(root(fresh)) == [[""]]
    assert QApplication.focusWidget() is when.rows[(0, 0)].field
    when.groups[(0,)].acted.emit("remove")
    assert root(fresh).members == ()
    assert fresh.editor.every.isVisible()


def test_the_wheel_scrolls_the_form_and_changes_nothing(page: RulesPage, qtbot: QtBot) -> None:
    before = page.desk.draft
    row = page.editor.when.rows[(0,)]
    for box in (row.field, row.operator, page.editor.when.groups[()].join):
        event = QWheelEvent(
            QPointF(5, 5), box.mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, event)
        assert not event.isAccepted()
    assert page.desk.draft == before


def test_fields_show_their_kind(page: RulesPage) -> None:
    row = page.editor.when.rows[(0,)]
    tips = [row.field.itemData(at, Qt.ItemDataRole.ToolTipRole) for at in range(row.field.count())]
    assert "Job title (text)" in tips
    assert row.operator.toolTip().startswith("“VP” is found")


def test_rows_show_their_rule_whatever_they_showed_before(page: RulesPage, qtbot: QtBot) -> None:
    made: set[int] = set()
    for _ in range(2):
        for rule in page.desk.model.rules:
            page.show_rule(rule.id)
            rows = page.editor.when.rows
            shown = [(row.field.currentText(), row.operator.currentData()) for row in rows.values()]
            draft = page.desk.draft
            assert isinstance(draft, RuleDraft)
            members = [each for each in draft.root.members if isinstance(each, Condition)]
            assert shown == [(each.field, each.operator) for each in members]
            assert all(row.isVisibleTo(page.editor) for row in rows.values())
            made |= {id(row) for row in rows.values()}
    longest = max(len(rule.when.members) for rule in page.desk.model.rules if isinstance(rule.when, Group))
    assert len(made) == longest


def drag(page: RulesPage, qtbot: QtBot, path: tuple[int, ...], to: QPoint) -> None:
    """Pull a row by its grip to a place on the editor of conditions."""
    when = page.editor.when
    grip = when.rows[path].grip
    qtbot.mousePress(grip, LEFT)
    for share in (0.3, 0.7, 1.0):
        start = grip.mapTo(when, grip.rect().center())
        qtbot.mouseMove(grip, grip.mapFrom(when, start + (to - start) * share))
    assert when.drag.line.isVisible() == when.rect().adjusted(-40, -40, 40, 40).contains(to)
    qtbot.mouseRelease(grip, LEFT, pos=grip.mapFrom(when, to))
    assert not when.drag.line.isVisible()


def beside(page: RulesPage, path: tuple[int, ...], *, above: bool) -> QPoint:
    when = page.editor.when
    row = when.rows[path]
    return row.mapTo(when, QPoint(60, 4 if above else row.height() - 4))


def test_conditions_are_dragged_by_their_grip(fresh: RulesPage, qtbot: QtBot) -> None:
    three(fresh, qtbot)
    before = names(root(fresh))
    assert len(before) == 3
    drag(fresh, qtbot, (0,), beside(fresh, (2,), above=False))
    assert names(root(fresh)) == [before[1], before[2], before[0]]
    drag(fresh, qtbot, (2,), beside(fresh, (0,), above=True))
    assert names(root(fresh)) == before
    drag(fresh, qtbot, (1,), beside(fresh, (1,), above=False))
    assert names(root(fresh)) == before
    drag(fresh, qtbot, (1,), QPoint(20, -400))
    assert names(root(fresh)) == before


def test_conditions_are_dragged_into_a_group_and_out_of_it(fresh: RulesPage, qtbot: QtBot) -> None:
    three(fresh, qtbot)
    first, second, third = names(root(fresh))
    fresh.editor.when.rows[(2,)].acted.emit("group")
    settle(fresh, qtbot)
    drag(fresh, qtbot, (0,), beside(fresh, (2, 0), above=False))
    assert names(root(fresh)) == [second, [third, first]]
    settle(fresh, qtbot)
    drag(fresh, qtbot, (1, 0), beside(fresh, (0,), above=True))
    assert names(root(fresh)) == [third, second, [first]]


def test_a_lone_condition_has_no_grip(fresh: RulesPage, qtbot: QtBot) -> None:
    row = add(fresh, qtbot, "industry")
    assert not row.grip.isVisible()
    add(fresh, qtbot, "employees")
    assert row.grip.isVisible()
