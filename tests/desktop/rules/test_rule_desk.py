"""The rules page without widgets: drafts that are never lost, edits as single steps of undo, previews that follow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.preview_forecast import Forecast
from desktop.models.rule_desk import RuleDesk, rules_in_order
from desktop.models.rule_draft import UNSET, BulkDraft, CategoryDraft, RuleDraft
from desktop.session import Session
from scoring.errors import Problem, Severity
from scoring.model import Condition, FixedPoints, ScoringModel, UnitPoints
from scoring.validate import check_model


@pytest.fixture
def desk(opened: Session) -> RuleDesk:
    return RuleDesk(opened)


def rule_draft(desk: RuleDesk) -> RuleDraft:
    draft = desk.draft
    assert isinstance(draft, RuleDraft)
    return draft


def foreseen(desk: RuleDesk, qtbot: QtBot) -> Forecast:
    qtbot.waitUntil(lambda: not desk.forecast.waiting, timeout=5000)
    return desk.forecast


def labels(desk: RuleDesk) -> list[str]:
    return [rule.label for rule in rules_in_order(desk.model)]


FIRST = "decision-maker"


def test_a_draft_changes_nothing_until_it_is_applied(desk: RuleDesk) -> None:
    before = desk.model
    desk.choose((FIRST,))
    assert not rule_draft(desk).changed
    desk.edit(rule_draft(desk).with_rule(points=FixedPoints(33)))
    assert desk.model is before
    assert desk.unapplied == 1
    assert desk.shown.pending == {FIRST}
    assert desk.apply()
    assert desk.model.rules[0].points == FixedPoints(33)
    assert desk.session.undo.count() == 1
    assert desk.session.undo.undoText() == "Edit “Decision maker”"
    assert desk.unapplied == 0
    assert not desk.apply()
    desk.session.undo.undo()
    assert desk.model == before
    assert rule_draft(desk).rule.points == FixedPoints(20)


def test_a_draft_that_is_left_stays_a_draft(desk: RuleDesk) -> None:
    desk.choose((FIRST,))
    desk.edit(rule_draft(desk).with_rule(note="Think again"))
    desk.choose(("manager",))
    assert not rule_draft(desk).changed
    assert desk.shown.pending == {FIRST}
    desk.choose((FIRST,))
    assert rule_draft(desk).rule.note == "Think again"


def test_what_is_reverted_can_be_brought_back(desk: RuleDesk) -> None:
    desk.choose((FIRST,))
    desk.edit(rule_draft(desk).with_rule(note="Think again"))
    desk.revert()
    assert (rule_draft(desk).changed, desk.restorable) == (False, True)
    desk.restore()
    assert (rule_draft(desk).rule.note, desk.restorable) == ("Think again", False)
    desk.choose((), "Fit")
    draft = desk.draft
    assert isinstance(draft, CategoryDraft)
    desk.edit(draft.with_category(cap=10.0))
    desk.discard_elsewhere()
    assert (desk.unapplied, desk.elsewhere, desk.discarded) == (1, 0, 1)
    desk.restore_discarded()
    assert (desk.unapplied, desk.elsewhere, desk.discarded) == (2, 1, 0)


def test_a_draft_with_an_error_is_not_applied(desk: RuleDesk) -> None:
    desk.choose((FIRST,))
    desk.edit(rule_draft(desk).with_rule(points=FixedPoints(UNSET)))
    assert desk.errors
    assert not desk.apply()
    assert desk.session.undo.count() == 0
    assert desk.forecast.errors == desk.errors
    desk.edit(rule_draft(desk).with_rule(points=FixedPoints(21)))
    assert not desk.errors and desk.apply()


def test_an_error_elsewhere_is_no_hindrance(desk: RuleDesk) -> None:
    broken = replace(desk.model.rules[1], label="")
    desk.session.edit_model(replace(desk.model, rules=(desk.model.rules[0], broken, *desk.model.rules[2:])), "break")
    desk.choose((FIRST,))
    desk.edit(rule_draft(desk).with_rule(note="Fine"))
    assert any(problem.severity is Severity.ERROR for problem in desk.problems)
    assert not desk.errors
    assert desk.apply()


def test_all_drafts_at_once(desk: RuleDesk) -> None:
    for rule_id, points in ((FIRST, 5.0), ("manager", UNSET), ("free-trial", 7.0)):
        desk.choose((rule_id,))
        desk.edit(rule_draft(desk).with_rule(points=FixedPoints(points)))
    assert desk.apply_all() == 1
    assert desk.session.undo.count() == 1
    assert desk.session.undo.undoText() == "Apply 2 edits"
    assert desk.shown.pending == {"manager"}
    assert desk.model.rules[0].points == FixedPoints(5)


def test_a_draft_follows_what_happens_to_its_rule(desk: RuleDesk) -> None:
    desk.choose((FIRST,))
    desk.edit(rule_draft(desk).with_rule(note="Mine"))
    desk.set_points(FIRST, 12)
    draft = rule_draft(desk)
    assert draft.rule.points == FixedPoints(12) and draft.rule.note == "Mine"
    desk.set_enabled((FIRST,), False)
    assert not rule_draft(desk).rule.enabled


def test_a_new_rule_is_chosen_and_named_by_what_it_asks(desk: RuleDesk, qtbot: QtBot) -> None:
    desk.choose(("manager",))
    with qtbot.waitSignals([desk.wanted, desk.labelWanted]):
        desk.add_rule()
    assert labels(desk)[:3] == ["Decision maker", "Manager", "New rule"]
    assert desk.session.undo.undoText() == "Add a rule"
    desk.edit(rule_draft(desk).with_part((), Condition("Industry", "is", ("SaaS",))))
    assert rule_draft(desk).rule.label == "Industry is “SaaS”"
    desk.edit(rule_draft(desk).with_rule(label="Software"))
    desk.edit(rule_draft(desk).with_part((), Condition("Industry", "is", ("Retail",))))
    assert rule_draft(desk).rule.label == "Software"


def test_a_model_without_anything_gets_a_category_with_its_first_rule(desk: RuleDesk) -> None:
    desk.session.edit_model(replace(desk.model, rules=(), categories=()), "empty")
    desk.add_rule()
    assert [category.name for category in desk.model.categories] == ["Fit"]
    assert labels(desk) == ["New rule"]


def test_categories_come_after_the_chosen_one(desk: RuleDesk, qtbot: QtBot) -> None:
    desk.choose((FIRST,))
    with qtbot.waitSignal(desk.categoryWanted) as wanted:
        desk.add_category()
    assert wanted.args == ["New category"]
    assert [category.name for category in desk.model.categories] == ["Fit", "New category", "Engagement"]
    desk.choose((), "New category")
    desk.shift(1)
    assert [category.name for category in desk.model.categories] == ["Fit", "Engagement", "New category"]
    desk.delete()
    assert [category.name for category in desk.model.categories] == ["Fit", "Engagement"]
    assert desk.session.undo.undoText() == "Delete category “New category”"
    desk.move_category("Engagement", "Fit")
    assert [category.name for category in desk.model.categories] == ["Engagement", "Fit"]


def test_a_category_that_is_renamed_stays_chosen(desk: RuleDesk) -> None:
    desk.choose((), "Fit")
    draft = desk.draft
    assert isinstance(draft, CategoryDraft)
    desk.edit(draft.with_category(name="Profile", cap=30.0))
    assert desk.apply()
    assert desk.category == "Profile"
    assert {rule.category for rule in desk.model.rules} == {"Profile", "Engagement"}
    assert desk.session.undo.undoText() == "Edit category “Profile”"


@pytest.mark.parametrize(
    ("do", "text"),
    [
        ("duplicate", "Duplicate: 2 rules"),
        ("delete", "Delete: 2 rules"),
        ("toggle", "Switch off: 2 rules"),
        ("shift", "Move: 2 rules"),
    ],
)
def test_what_is_done_with_several_is_one_step(desk: RuleDesk, do: str, text: str) -> None:
    before = desk.model
    desk.choose((FIRST, "manager"))
    desk.shift(1) if do == "shift" else getattr(desk, do)()
    assert desk.session.undo.count() == 1
    assert desk.session.undo.undoText() == text
    desk.session.undo.undo()
    assert desk.model == before


def test_after_deleting_the_next_one_is_chosen(desk: RuleDesk, qtbot: QtBot) -> None:
    order = [rule.id for rule in rules_in_order(desk.model)]
    desk.choose((order[1],))
    with qtbot.waitSignal(desk.wanted) as wanted:
        desk.delete()
    assert wanted.args == [(order[2],)]
    desk.choose((order[-1],))
    with qtbot.waitSignal(desk.wanted) as wanted:
        desk.delete()
    assert wanted.args == [(order[-2],)]


def test_points_of_a_unit_are_typed_too(desk: RuleDesk) -> None:
    desk.set_points("emails-opened", 2)
    points = desk.model.rule("emails-opened")
    assert points is not None and points.points == UnitPoints("Emails opened", 2, 15)
    assert desk.session.undo.undoText() == "Points of “Emails opened”"
    desk.set_points("company-size", 2)
    assert desk.session.undo.count() == 1


def test_one_change_for_many_is_tried_before_it_is_applied(desk: RuleDesk, qtbot: QtBot) -> None:
    desk.choose((FIRST, "manager", "target-industry"))
    draft = desk.draft
    assert isinstance(draft, BulkDraft) and not draft.changed
    desk.edit(replace(draft, bulk=replace(draft.bulk, factor=2)))
    outlook = foreseen(desk, qtbot).outlook
    assert outlook is not None and outlook.moved > 0
    assert desk.apply()
    assert desk.session.undo.undoText() == "Edit 3 rules"
    assert desk.model.rules[0].points == FixedPoints(40)
    again = desk.draft
    assert isinstance(again, BulkDraft) and not again.changed


# -- the preview ----------------------------------------------------------------------------------------------


def test_matches_are_counted(desk: RuleDesk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(desk.shown.matches) == len(desk.model.rules))
    scores = desk.session.scores
    assert scores is not None
    for rule in desk.model.rules:
        assert desk.shown.matches[rule.id] == int(scores.fired(rule.id).sum())
    assert desk.shown.leads == 300


def test_the_preview_moves_with_the_draft(desk: RuleDesk, qtbot: QtBot) -> None:
    desk.choose((FIRST,))
    quiet = foreseen(desk, qtbot)
    assert not quiet.changed and quiet.outlook is None
    assert quiet.matches is not None and quiet.matches.count == 81 and len(quiet.matching) == 81
    desk.edit(rule_draft(desk).with_rule(points=FixedPoints(45)))
    assert desk.forecast.waiting
    moved = foreseen(desk, qtbot)
    assert moved.changed and moved.outlook is not None
    assert moved.matches is not None and moved.matches.most == 45
    assert {(move.before, move.after) for move in moved.outlook.moves} == {("Cold", "Warm"), ("Warm", "Hot")}
    desk.apply()
    qtbot.waitUntil(lambda: not desk.session.pending)
    scores = desk.session.scores
    assert scores is not None
    assert scores.counts == moved.outlook.counts(after=True)


def test_the_latest_draft_wins(desk: RuleDesk, qtbot: QtBot) -> None:
    desk.choose((FIRST,))
    for points in range(30, 60):
        desk.edit(rule_draft(desk).with_rule(points=FixedPoints(points)))
    matches = foreseen(desk, qtbot).matches
    assert matches is not None and matches.most == 59


def test_a_preview_that_comes_late_leaves_the_errors_of_a_newer_draft(desk: RuleDesk, qtbot: QtBot) -> None:
    desk.choose((FIRST,))
    desk.edit(rule_draft(desk).with_rule(points=FixedPoints(45)))
    desk._forecaster._ask()
    with qtbot.waitSignal(desk.session.previewed):
        desk.edit(rule_draft(desk).with_rule(points=FixedPoints(UNSET)))
    forecast = desk.forecast
    assert forecast.errors == desk.errors and forecast.errors and forecast.outlook is None


def test_a_rule_that_is_off_shows_what_it_would_do(desk: RuleDesk, qtbot: QtBot) -> None:
    desk.set_enabled((FIRST,), False)
    desk.choose((FIRST,))
    qtbot.waitUntil(lambda: not desk.session.pending)
    forecast = foreseen(desk, qtbot)
    assert forecast.if_on and forecast.matches is not None and forecast.matches.count == 81
    assert forecast.outlook is not None and all(move.up for move in forecast.outlook.moves)


def test_a_draft_that_changes_no_score_says_so(desk: RuleDesk, qtbot: QtBot) -> None:
    desk.choose((FIRST,))
    desk.edit(rule_draft(desk).with_rule(note="Only words"))
    outlook = foreseen(desk, qtbot).outlook
    assert outlook is not None and not outlook.moves and not outlook.rescored
    assert len(desk.forecast.matching) == 81


def test_a_renamed_category_keeps_its_numbers(desk: RuleDesk, qtbot: QtBot) -> None:
    desk.choose((), "Fit")
    known = desk.forecast.matches
    draft = desk.draft
    assert isinstance(draft, CategoryDraft) and known is not None
    desk.edit(draft.with_category(name="Profile"))
    assert foreseen(desk, qtbot).matches == known


def test_without_leads_there_are_no_numbers(session: Session) -> None:
    desk = RuleDesk(session)
    desk.choose((session.model.rules[0].id,))
    desk.edit(rule_draft(desk).with_rule(note="x"))
    assert desk.forecast.without_leads and desk.shown.leads == 0
    assert desk.apply()


def test_when_the_leads_go_the_numbers_go(desk: RuleDesk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(desk.shown.matches))
    counter = desk._counter
    assert set(counter._known) == {rule.id for rule in desk.model.rules}
    desk.session.edit_model(replace(desk.model, rules=desk.model.rules[1:]), "one less")
    assert FIRST not in counter._known
    desk.session.close_leads()
    assert not desk.shown.matches and desk.forecast.without_leads
    # Nothing holds on to the leads that were there.
    assert not counter._known


def test_a_model_is_checked_once(desk: RuleDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[ScoringModel] = []

    def counted(model: ScoringModel) -> tuple[Problem, ...]:
        checked.append(model)
        return check_model(model)

    monkeypatch.setattr("desktop.models.rule_desk.check_model", counted)
    desk.choose((FIRST,))
    desk.edit(rule_draft(desk).with_rule(points=FixedPoints(33)))
    assert len(checked) == 1
    desk.apply()
    desk.session.undo.undo()
    desk.session.undo.redo()
    assert len(checked) == 1
    desk.set_points(FIRST, 7)
    assert len(checked) == 2
