"""The rules page as a person uses it: the list by mouse and keyboard, the editor, the preview, undo."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.dialogs.templates import TemplatesDialog
from desktop.models.rule_draft import RuleDraft
from desktop.models.rule_list_shown import Col, Role
from desktop.pages.rules import RulesPage
from desktop.session import Session
from scoring.model import Axis, Category, Condition, FixedPoints, Group, Join
from tests.desktop.fitting import cut_off
from tests.desktop.reaching import unnamed, unreached, unseen, walk
from tests.desktop.rules.conftest import choose, click_rule, settle, spot_of, type_over

LEFT, CONTROL, SHIFT, ALT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def labels(page: RulesPage) -> list[str]:
    model = page.desk.model
    return [rule.label for category in model.categories for rule in model.rules_of(category.name)]


def test_a_person_edits_a_rule_sees_the_preview_applies_and_undoes(page: RulesPage, qtbot: QtBot) -> None:
    click_rule(page, qtbot, "manager")
    assert page.editor.label.text() == "Manager"
    settle(page, qtbot)
    assert page.preview.matches.text() == "87 leads match (29\u00a0%)"
    assert page.preview.moves.text() == "Nothing is edited, so nothing changes."
    type_over(qtbot, page.editor.points.points, "40")
    settle(page, qtbot)
    assert page.bar.words.text() == "Not applied yet"
    assert page.preview.points.text() == "Each gets +40 points"
    assert "leads Cold → Warm" in page.preview.moves.text()
    assert page.preview.table.isVisible() and page.preview.leads.rowCount() > 10
    assert page.list.model.index_of_rule("manager").data(Role.PENDING)
    before = page.session.scores
    qtbot.mouseClick(page.bar.apply, LEFT)
    settle(page, qtbot)
    assert page.session.scores is not before
    assert page.list.model.index_of_rule("manager", Col.POINTS).data() == "+40"
    assert page.bar.words.text() == "Nothing to apply"
    page.session.undo.undo()
    settle(page, qtbot)
    assert page.editor.points.points.text() == "10"
    assert page.list.model.index_of_rule("manager", Col.POINTS).data() == "+10"


def test_ctrl_enter_applies_and_a_revert_can_be_taken_back(page: RulesPage, qtbot: QtBot) -> None:
    field = page.editor.points.points
    type_over(qtbot, field, "21")
    qtbot.keyClick(field, Qt.Key.Key_Return, CONTROL)
    assert page.desk.model.rules[0].points == FixedPoints(21)
    type_over(qtbot, field, "99")
    qtbot.mouseClick(page.bar.revert, LEFT)
    assert field.text() == "21"
    assert page.bar.words.text() == "Reverted"
    click_rule(page, qtbot, "manager")
    assert page.bar.words.text() == "Nothing to apply" and not page.bar.restore.isVisible()
    click_rule(page, qtbot, "decision-maker")
    qtbot.mouseClick(page.bar.restore, LEFT)
    assert field.text() == "99"


def test_esc_leaves_a_field_and_never_an_edit(page: RulesPage, qtbot: QtBot) -> None:
    field = page.editor.points.points
    type_over(qtbot, field, "99")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert page.list.tree.hasFocus() and field.text() == "99"
    qtbot.keyClick(page.list.tree, Qt.Key.Key_Escape)
    assert field.text() == "99" and page.desk.unapplied == 1


def test_esc_closes_a_pop_up_before_anything_else(page: RulesPage, qtbot: QtBot) -> None:
    page.show_rule("target-industry")
    box = page.editor.category
    box.setFocus()
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    qtbot.keyClick(box.view(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not box.view().isVisible())
    assert not page.list.tree.hasFocus()
    choose(qtbot, box, "\0new")
    line = box.lineEdit()
    assert line is not None
    qtbot.keyClicks(line, "Half a na")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not box.isEditable() and box.currentText() == "Fit" and page.desk.unapplied == 0
    assert not page.list.tree.hasFocus()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert page.list.tree.hasFocus()


def test_insert_adds_a_rule_in_the_list_alone(page: RulesPage, qtbot: QtBot) -> None:
    before = labels(page)
    for field in (page.list.search, page.editor.label, page.editor.points.points):
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Insert)
    assert labels(page) == before
    page.list.tree.setFocus()
    qtbot.keyClick(page.list.tree, Qt.Key.Key_Insert)
    assert "New rule" in labels(page)


def test_an_edit_that_is_left_is_kept_and_said(page: RulesPage, qtbot: QtBot) -> None:
    type_over(qtbot, page.editor.points.points, "33")
    click_rule(page, qtbot, "manager")
    assert page.notes.isVisible() and page.notes.words.text() == "One more edit is not applied."
    click_rule(page, qtbot, "decision-maker")
    assert page.editor.points.points.text() == "33"
    assert not page.notes.isVisible()
    click_rule(page, qtbot, "manager")
    qtbot.mouseClick(page.notes.apply, LEFT)
    assert page.desk.model.rules[0].points == FixedPoints(33)
    assert not page.notes.isVisible()


def test_edits_elsewhere_are_discarded_and_brought_back(page: RulesPage, qtbot: QtBot) -> None:
    type_over(qtbot, page.editor.points.points, "33")
    click_rule(page, qtbot, "manager")
    type_over(qtbot, page.editor.points.points, "44")
    qtbot.mouseClick(page.notes.discard, LEFT)
    assert page.notes.words.text() == "One edit was discarded." and not page.notes.apply.isVisible()
    assert page.editor.points.points.text() == "44"
    qtbot.mouseClick(page.notes.restore, LEFT)
    assert page.desk.shown.pending == {"decision-maker", "manager"}


def test_the_list_stays_where_it_is_when_there_is_something_to_say(page: RulesPage, qtbot: QtBot) -> None:
    tree = page.list.tree
    before = tree.mapTo(page, tree.visualRect(page.list.model.index_of_rule("manager")).topLeft())
    type_over(qtbot, page.editor.points.points, "33")
    click_rule(page, qtbot, "manager")
    qtbot.waitUntil(page.notes.isVisible)
    assert tree.mapTo(page, tree.visualRect(page.list.model.index_of_rule("manager")).topLeft()) == before
    page.notes.refuse("No.")
    assert tree.mapTo(page, tree.visualRect(page.list.model.index_of_rule("manager")).topLeft()) == before


def test_the_chosen_rule_is_not_hidden_by_what_is_said(page: RulesPage, qtbot: QtBot) -> None:
    page.resize(1300, 420)
    last = page.desk.model.rules_of("Engagement")[-1].id
    type_over(qtbot, page.editor.points.points, "33")
    click_rule(page, qtbot, last)
    qtbot.waitUntil(page.notes.isVisible)
    tree = page.list.tree

    def seen() -> bool:
        return tree.visualRect(page.list.model.index_of_rule(last)).bottom() <= tree.viewport().height()

    qtbot.waitUntil(seen)


# -- the list -------------------------------------------------------------------------------------------------


def test_a_click_on_the_box_switches_without_choosing(page: RulesPage, qtbot: QtBot) -> None:
    tree = page.list.tree
    index = page.list.model.index_of_rule("free-trial")
    rect = tree.visualRect(index)
    qtbot.mouseClick(tree.viewport(), LEFT, pos=QPoint(rect.left() + theme.TINY + 8, rect.center().y()))
    rule = page.desk.model.rule("free-trial")
    assert rule is not None and not rule.enabled
    assert page.desk.rule_ids == ("decision-maker",)
    assert page.session.undo.undoText() == "Switch off: “Free trial”"
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert not page.desk.model.rules[0].enabled


def test_points_are_typed_in_the_list(page: RulesPage, qtbot: QtBot) -> None:
    tree = page.list.tree
    tree.setFocus()
    qtbot.keyClicks(tree, "3")
    field = tree.viewport().findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "5")
    with qtbot.waitSignal(page.session.modelChanged):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.desk.model.rules[0].points == FixedPoints(35)
    assert page.session.undo.undoText() == "Points of “Decision maker”"
    assert page.editor.points.points.text() == "35"


def test_points_that_are_none_are_refused_in_words(page: RulesPage, qtbot: QtBot) -> None:
    tree = page.list.tree
    spot = spot_of(page, "decision-maker", Col.POINTS)
    qtbot.mouseClick(tree.viewport(), LEFT, pos=spot)
    qtbot.mouseDClick(tree.viewport(), LEFT, pos=spot)
    field = tree.viewport().findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "lots")
    with qtbot.waitSignal(page.list.model.refused):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.desk.model.rules[0].points == FixedPoints(20)
    assert "“lots” is no number of points" in page.notes.refused.text()


def test_many_are_chosen_and_changed_together(page: RulesPage, qtbot: QtBot) -> None:
    click_rule(page, qtbot, "manager", CONTROL)
    assert page.desk.rule_ids == ("decision-maker", "manager")
    assert page.bulk_editor.isVisible() and page.bulk_editor.title.text() == "2 rules"
    type_over(qtbot, page.bulk_editor.factor, "1.5")
    assert page.bulk_editor.factor.text() == "1.5"
    settle(page, qtbot)
    assert "→" in page.preview.moves.text()
    choose(qtbot, page.bulk_editor.category, "Engagement")
    qtbot.mouseClick(page.bar.apply, LEFT)
    moved = [rule for rule in page.desk.model.rules if rule.id in ("decision-maker", "manager")]
    assert [rule.points for rule in moved] == [FixedPoints(30), FixedPoints(15)]
    assert {rule.category for rule in moved} == {"Engagement"}
    page.session.undo.undo()
    assert page.desk.model.rules[0].points == FixedPoints(20)


def test_rules_move_by_the_keyboard(page: RulesPage, qtbot: QtBot) -> None:
    page.list.tree.setFocus()
    qtbot.keyClick(page.list.tree, Qt.Key.Key_Down, ALT)
    assert labels(page)[:2] == ["Manager", "Decision maker"]
    assert page.desk.rule_ids == ("decision-maker",)
    qtbot.keyClick(page.list.tree, Qt.Key.Key_Up, ALT)
    assert labels(page)[:2] == ["Decision maker", "Manager"]


def test_rules_are_dragged_to_another_category(page: RulesPage, qtbot: QtBot) -> None:
    listed = page.list.model
    data = listed.mimeData([listed.index_of_rule("manager")])
    parent = listed.index_of_category("Engagement")
    with qtbot.waitSignal(page.session.modelChanged):
        listed.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, parent)
    model = page.desk.model
    assert [rule.id for rule in model.rules_of("Engagement")][:2] == ["free-trial", "manager"]
    assert page.session.undo.undoText() == "Move: “Manager”"
    assert page.desk.rule_ids == ("manager",)


def test_keys_of_the_list(page: RulesPage, qtbot: QtBot) -> None:
    tree = page.list.tree
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_D, CONTROL)
    assert labels(page)[1] == "Decision maker (copy)"
    assert page.desk.rule_ids == ("decision-maker-copy",)
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert "Decision maker (copy)" not in labels(page)
    assert page.desk.rule_ids == ("manager",)
    qtbot.keyClick(tree, Qt.Key.Key_Insert)
    assert labels(page)[2] == "New rule"
    assert QApplication.focusWidget() is page.editor.label
    assert page.editor.label.selectedText() == "New rule"


def test_search_shows_what_it_finds_and_goes_on_to_the_list(page: RulesPage, qtbot: QtBot) -> None:
    type_over(qtbot, page.list.search, "emails")
    tree, model = page.list.tree, page.list.model
    indexes = {rule.id: model.index_of_rule(rule.id) for rule in page.desk.model.rules}
    shown = [rule_id for rule_id, index in indexes.items() if not tree.isRowHidden(index.row(), index.parent())]
    assert shown == ["emails-opened"]
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return)
    assert page.desk.rule_ids == ("emails-opened",) and tree.hasFocus()
    type_over(qtbot, page.list.search, "no such thing")
    assert page.list.nothing.isVisible() and "no such thing" in page.list.nothing.text()
    qtbot.keyClick(page.list.search, Qt.Key.Key_Escape)
    assert page.list.search.text() == "" and not page.list.nothing.isVisible()


def test_the_context_menu_offers_what_can_be_done(page: RulesPage, qtbot: QtBot) -> None:
    at = page.list.tree.viewport().mapTo(page.list, spot_of(page, "decision-maker"))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, page.list.mapToGlobal(at))
    QApplication.sendEvent(page.list, event)
    menu = next(each for each in page.list.findChildren(QMenu) if each.isVisible())
    actions = menu.actions()
    texts = [action.text() for action in actions]
    assert "Duplicate the chosen rules\tCtrl+D" in texts and "Delete the chosen rules\tDel" in texts
    assert texts[-1] == "Move to category"
    homes = next(each for each in menu.findChildren(QMenu))
    next(action for action in homes.actions() if action.text() == "Engagement").trigger()
    menu.close()
    assert page.desk.model.rules_of("Engagement")[-1].id == "decision-maker"


# -- categories -----------------------------------------------------------------------------------------------


def test_a_category_is_edited(page: RulesPage, qtbot: QtBot) -> None:
    page.list.select_category("Fit")
    editor = page.category_editor
    assert editor.isVisible()
    type_over(qtbot, editor.cap, "20")
    settle(page, qtbot)
    assert "→" in page.preview.moves.text()
    type_over(qtbot, editor.name, "Profile")
    choose(qtbot, editor.axis, "fit")
    qtbot.mouseClick(page.bar.apply, LEFT)
    category = page.desk.model.categories[0]
    assert (category.name, category.cap, str(category.axis)) == ("Profile", 20, "fit")
    assert page.desk.category == "Profile"
    type_over(qtbot, editor.name, "Engagement")
    assert editor.name_problem.words.text().startswith("There is a category “Engagement” already.")
    assert not page.bar.apply.isEnabled()


def test_a_new_category_is_named_in_the_rule(page: RulesPage, qtbot: QtBot) -> None:
    box = page.editor.category
    choose(qtbot, box, "\0new")
    field = box.lineEdit()
    assert field is not None
    qtbot.keyClicks(field, "Signals")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not box.isEditable())
    draft = page.desk.draft
    assert isinstance(draft, RuleDraft) and draft.rule.category == "Signals"
    qtbot.mouseClick(page.bar.apply, LEFT)
    assert [category.name for category in page.desk.model.categories] == ["Fit", "Engagement", "Signals"]
    assert page.desk.rule_ids == ("decision-maker",)


# -- ways to here ---------------------------------------------------------------------------------------------


def test_a_rule_is_shown_on_request(page: RulesPage) -> None:
    page.tabs.setCurrentIndex(1)
    page.session.ruleWanted.emit("free-trial")
    assert page.tabs.currentIndex() == 0
    assert page.editor.label.text() == "Free trial"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("rules[1].when.any[3]", "Field"),
        ("rules[3].points.bands[2]", "Band 2: from"),
        ("rules[1].label", "Name of the rule"),
        ("rules[1].best of", "Best-of group"),
        ("rules[1].category", "Category"),
    ],
)
def test_problems_lead_to_their_field(page: RulesPage, path: str, name: str) -> None:
    assert page.show_error_at(path)
    focused = QApplication.focusWidget()
    assert focused is not None and focused.accessibleName() == name
    assert focused.visibleRegion().boundingRect().height() > 10


def test_other_problems_are_elsewhere(page: RulesPage) -> None:
    assert page.show_error_at("tiers.Hot") and page.tabs.currentWidget() is page.tiers
    assert page.show_error_at("categories.Engagement") and page.desk.category == "Engagement"
    assert not page.show_error_at("key")
    assert not page.show_error_at("rules[99]")


def test_a_lead_of_the_preview_is_asked_for(page: RulesPage, qtbot: QtBot) -> None:
    table = page.preview.table
    rect = table.visualRect(page.preview.leads.index(2, 0))
    with qtbot.waitSignal(page.session.leadWanted) as wanted:
        qtbot.mouseClick(table.viewport(), LEFT, pos=rect.center())
        qtbot.mouseDClick(table.viewport(), LEFT, pos=rect.center())
    assert wanted.args == [page.preview.leads.lead_at(2)]
    with qtbot.waitSignal(page.session.leadWanted):
        qtbot.keyClick(table, Qt.Key.Key_Return)


def test_a_model_without_rules_says_how_to_begin(page: RulesPage, qtbot: QtBot) -> None:
    page.session.edit_model(replace(page.desk.model, rules=()), "empty")
    assert page.empty.isVisible() and page.empty.add.isVisible()
    qtbot.mouseClick(page.empty.templates, LEFT)
    gallery = next(each for each in QApplication.topLevelWidgets() if isinstance(each, TemplatesDialog))
    assert gallery.isVisible()
    gallery.close()
    qtbot.mouseClick(page.empty.add, LEFT)
    assert labels(page) == ["New rule"]
    assert page.editor.isVisible()


def test_many_rules_bring_a_word_of_warning(page: RulesPage) -> None:
    model = page.desk.model
    rules = tuple(replace(model.rules[0], id=f"r{n}", label=f"Rule {n}") for n in range(30))
    assert not page.notes.many.isVisible()
    page.session.edit_model(replace(model, rules=rules), "many")
    assert page.notes.many.isVisible() and "30 rules" in page.notes.many.words.text()


def test_without_leads_the_page_works_and_says_where_numbers_come_from(session: Session, qtbot: QtBot) -> None:
    page = RulesPage(session)
    qtbot.addWidget(page)
    page.ensure_built()
    page.resize(1000, 600)
    page.show()
    page.shown()
    assert page.preview.matches.text() == "No leads are open"
    with qtbot.waitSignal(session.pageWanted) as wanted:
        qtbot.mouseClick(page.preview.open, LEFT)
    assert wanted.args == ["start"]
    type_over(qtbot, page.editor.points.points, "7")
    qtbot.mouseClick(page.bar.apply, LEFT)
    assert session.model.rules[0].points == FixedPoints(7)


@pytest.mark.parametrize("size", [(1016, 560), (1516, 860)])
@pytest.mark.parametrize("rule", ["decision-maker", "company-size", "emails-opened", "target-industry"])
def test_nothing_is_cut_off(page: RulesPage, qtbot: QtBot, rule: str, size: tuple[int, int]) -> None:
    page.resize(*size)
    page.show_rule(rule)
    settle(page, qtbot)
    qtbot.waitUntil(lambda: page.width() == size[0])

    def fits() -> None:
        assert cut_off(page) == []

    # Lines that wrap find their height one round of layouts later.
    qtbot.waitUntil(fits)


def test_the_look_changes_with_the_window(page: RulesPage, qapp: QApplication) -> None:
    before = page.list.tree.grab().toImage()
    theme.apply(qapp, dark=True)
    assert page.list.tree.grab().toImage() != before
    assert page.list.tree.grab().toImage().pixelColor(20, 60).lightness() < 100


@pytest.mark.parametrize("what", ["decision-maker", "company-size", "target-industry", "category", "many"])
def test_everything_has_a_name_and_is_reached_by_tab(page: RulesPage, qtbot: QtBot, what: str) -> None:
    if what == "category":
        page.list.select_category("Fit")
    elif what == "many":
        page.list.select_rules(("decision-maker", "manager"))
    else:
        page.show_rule(what)
        page.editor.more.fold.setChecked(True)
    settle(page, qtbot)
    assert unnamed(page) == []
    assert unreached(page) == []
    assert unseen(page) == []


def test_tab_goes_through_conditions_as_they_stand(page: RulesPage, qtbot: QtBot) -> None:
    page.show_rule("manager")
    when = page.editor.when
    qtbot.mouseClick(when.groups[()].add, LEFT)
    when.rows[(1,)].acted.emit("up")
    settle(page, qtbot)
    qtbot.waitUntil(lambda: not page.editor._ordering.isActive())
    stops = [each for each in walk(page) if page.editor.when.isAncestorOf(each)]
    rows = when.rows
    wanted = [
        when.groups[()].join,
        *(
            part
            for row in (rows[(0,)], rows[(1,)])
            for part in (row.field, row.operator, row.value.first, row.more, row.remove)
        ),
        when.groups[()].add,
        when.groups[()].add_group,
    ]
    assert stops == wanted


def test_one_of_anything_is_one(page: RulesPage, qtbot: QtBot) -> None:
    draft = page.desk.draft
    assert isinstance(draft, RuleDraft)
    email = page.session.prepared.table["Email"].cell(0) if page.session.prepared is not None else None
    alone = Condition("Email", "is", (str(email),))
    page.desk.edit(draft.with_root(Group(Join.ALL, (alone,))).with_rule(points=FixedPoints(-1)))
    settle(page, qtbot)
    assert page.preview.matches.text().startswith("1 lead matches (") and page.preview.matches.text().endswith("before")
    assert page.preview.points.text() == "It gets −1 point"
    page.desk.apply()
    page.desk.set_enabled(("decision-maker",), False)
    settle(page, qtbot)
    assert page.preview.matches.text().startswith("Switched on, it would match 1 lead (")
    tip = page.list.model.index_of_rule("manager").data(Qt.ItemDataRole.ToolTipRole)
    assert "of 300 leads" in tip


def graded(page: RulesPage, *names: str) -> None:
    """Give the model one category that counts to fit, and others that count to nothing."""
    model = page.desk.model
    fit = replace(model.categories[0], axis=Axis.FIT)
    page.session.edit_model(replace(model, categories=(fit, model.categories[1], *map(Category, names))), "grades")


def test_a_missing_side_of_the_grade_is_mended_by_a_click(page: RulesPage, qtbot: QtBot) -> None:
    assert not page.notes.axis.isVisible()
    graded(page, "Other")
    assert page.notes.no_axis.text().startswith("No category counts to engagement yet")
    assert page.notes.give_axis.text() == "Have “Engagement” count to engagement"
    qtbot.mouseClick(page.notes.give_axis, LEFT)
    assert page.desk.model.categories[1].axis is Axis.ENGAGEMENT
    assert page.session.undo.undoText() == "“Engagement” counts to engagement"
    assert not page.notes.axis.isVisible()


def test_where_the_category_is_not_plain_somebody_chooses(page: RulesPage, qtbot: QtBot) -> None:
    graded(page, "Other activity")
    assert page.notes.give_axis.text() == "Choose a category for it"
    qtbot.mouseClick(page.notes.give_axis, LEFT)
    assert page.desk.category == "Engagement" and page.category_editor.axis.hasFocus()
    page.tabs.setCurrentIndex(1)
    assert page.show_error_at("categories")
    assert page.category_editor.axis.hasFocus()


def test_what_was_typed_just_before_the_window_closes_is_kept(page: RulesPage, qtbot: QtBot) -> None:
    kept: dict[str, object] = {}
    page.session.keepWanted.connect(kept.__setitem__)
    type_over(qtbot, page.editor.points.points, "1234")
    page.keep()
    assert any("1234" in str(text) for text in kept.values())
