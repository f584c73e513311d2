"""Drafts are never lost and never get where they do not belong: other rules, other models, undo, other windows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from desktop.models import rule_edits
from desktop.models.rule_desk import RuleDesk
from desktop.models.rule_draft import UNSET, BulkDraft, CategoryDraft, RuleDraft
from desktop.models.rule_drafts import Drafts
from desktop.session import Session
from scoring.model import Condition, FixedPoints, Rule, ScoringModel
from scoring.store import WorkspaceError
from tests.strategies import models

FIRST = "decision-maker"


@pytest.fixture
def desk(session: Session) -> RuleDesk:
    return RuleDesk(session, session)


def draft_of(desk: RuleDesk, rule_id: str) -> RuleDraft:
    desk.choose((rule_id,))
    draft = desk.draft
    assert isinstance(draft, RuleDraft)
    return draft


def note(desk: RuleDesk, rule_id: str, text: str) -> None:
    desk.edit(draft_of(desk, rule_id).with_rule(note=text))


def double(desk: RuleDesk, *rule_ids: str, **more: object) -> None:
    desk.choose(rule_ids)
    draft = desk.draft
    assert isinstance(draft, BulkDraft)
    desk.edit(replace(draft, bulk=replace(draft.bulk, factor=2, **more)))  # type: ignore[arg-type]


# -- several models -------------------------------------------------------------------------------------------


def test_drafts_wait_for_their_model_at_once_and_without_a_workspace(desk: RuleDesk) -> None:
    session = desk.session
    home = session.state.models[0]
    note(desk, FIRST, "mine")
    session.add_model(replace(home, id="other"), "add")
    assert desk.unapplied == 0 and desk.draft is None and not desk.shown.pending
    note(desk, FIRST, "theirs")
    session.activate_model(home.id, "back")
    assert draft_of(desk, FIRST).rule.note == "mine" and desk.unapplied == 1
    session.activate_model("other", "there")
    assert draft_of(desk, FIRST).rule.note == "theirs"
    session.undo.setIndex(0)
    assert desk.rule_ids == (FIRST,) and draft_of(desk, FIRST).rule.note == "mine"


def test_nothing_of_a_model_is_brought_back_into_another(desk: RuleDesk) -> None:
    session = desk.session
    home = session.state.models[0]
    note(desk, FIRST, "mine")
    desk.revert()
    note(desk, "manager", "mine too")
    desk.choose((FIRST,))
    desk.discard_elsewhere()
    assert (desk.restorable, desk.discarded) == (True, 1)
    session.add_model(replace(home, id="other"), "add")
    desk.choose((FIRST,))
    assert (desk.restorable, desk.discarded) == (False, 0)
    desk.restore()
    desk.restore_discarded()
    assert desk.unapplied == 0
    session.activate_model(home.id, "back")
    desk.choose((FIRST,))
    desk.restore()
    desk.restore_discarded()
    assert desk.unapplied == 2


def test_a_workspace_that_cannot_be_read_gives_no_other_models_drafts(desk: RuleDesk, qtbot: QtBot) -> None:
    class Settings:
        def starting(self, start: str) -> dict[str, object]:
            raise WorkspaceError("The workspace cannot be read.")

    class Locked:
        settings = Settings()

    session = desk.session
    note(desk, FIRST, "mine")
    desk.keep()
    session.workspace = Locked()  # type: ignore[assignment]
    with qtbot.waitSignal(session.failed):
        session.add_model(replace(session.state.models[0], id="other"), "add")
    assert desk.unapplied == 0


def test_drafts_are_kept_of_each_model_under_its_id(desk: RuleDesk) -> None:
    session = desk.session
    home = session.state.models[0]
    kept: dict[str, object] = {}
    session.keepWanted.connect(kept.__setitem__)
    note(desk, FIRST, "mine")
    session.add_model(replace(home, id="other"), "add")
    note(desk, FIRST, "theirs")
    session.activate_model(home.id, "back")
    mine, theirs = kept[f"rule drafts/{home.id}/rule/{FIRST}"], kept[f"rule drafts/other/rule/{FIRST}"]
    assert "mine" in str(mine) and "theirs" not in str(mine)
    assert "theirs" in str(theirs) and "mine" not in str(theirs)


# -- several rules at once ------------------------------------------------------------------------------------


def test_an_edit_of_several_that_is_left_is_one_of_each(desk: RuleDesk) -> None:
    note(desk, FIRST, "mine")
    double(desk, FIRST, "manager", category="Engagement", enabled=False)
    assert desk.shown.pending == {FIRST, "manager"} and desk.unapplied == 2
    desk.choose(("free-trial",))
    assert desk.shown.pending == {FIRST, "manager"} and desk.unapplied == 2
    first = draft_of(desk, FIRST).rule
    assert (first.points, first.category, first.enabled, first.note) == (FixedPoints(40), "Engagement", False, "mine")
    desk.apply_all()
    rules = [rule for rule in desk.model.rules if rule.id in (FIRST, "manager")]
    assert {(rule.category, rule.enabled) for rule in rules} == {("Engagement", False)}
    assert desk.session.undo.undoText() == "Apply 2 edits"


def test_an_unfinished_edit_of_several_stays_unfinished(desk: RuleDesk) -> None:
    desk.choose((FIRST, "manager"))
    draft = desk.draft
    assert isinstance(draft, BulkDraft)
    desk.edit(replace(draft, bulk=replace(draft.bulk, amount=UNSET)))
    assert desk.errors
    points = draft_of(desk, FIRST).rule.points
    assert isinstance(points, FixedPoints) and points.points is UNSET
    assert desk.errors and not desk.apply()
    assert desk.apply_all() == 2


def test_an_open_edit_of_several_is_applied_with_all(desk: RuleDesk) -> None:
    note(desk, "free-trial", "mine")
    double(desk, FIRST, "manager")
    assert desk.apply_all() == 0
    assert [desk.model.rules[0].points, desk.model.rules[1].points] == [FixedPoints(40), FixedPoints(20)]
    assert desk.session.undo.count() == 1


def test_an_edit_of_several_survives_when_one_of_them_goes(desk: RuleDesk) -> None:
    double(desk, FIRST, "manager")
    desk.session.edit_model(rule_edits.without(desk.model, {"manager"}), "delete")
    assert desk.rule_ids == (FIRST,)
    assert draft_of(desk, FIRST).rule.points == FixedPoints(40)
    desk.session.undo.undo()
    assert draft_of(desk, "manager").rule.points == FixedPoints(20)


# -- rules and categories that come and go --------------------------------------------------------------------


def test_add_draft_undo_redo(desk: RuleDesk) -> None:
    desk.add_rule()
    (made,) = desk.rule_ids
    draft = desk.draft
    assert isinstance(draft, RuleDraft)
    desk.edit(draft.with_part((), Condition("Industry", "is", ("SaaS",))))
    desk.session.undo.undo()
    assert desk.unapplied == 0 and desk.model.rule(made) is None
    desk.session.undo.redo()
    assert desk.unapplied == 1 and desk.shown.pending == {made}
    again = draft_of(desk, made)
    assert again.rule.label == "Industry is “SaaS”" and not again.named


def test_another_new_rule_has_nothing_of_the_one_before(desk: RuleDesk) -> None:
    desk.add_rule()
    note(desk, desk.rule_ids[0], "of the first")
    desk.session.undo.undo()
    desk.add_rule()
    draft = desk.draft
    assert isinstance(draft, RuleDraft) and draft.rule.note == "" and not desk.restorable and desk.unapplied == 0
    desk.choose((FIRST,))
    desk.add_category()
    desk.choose((), "New category")
    category = desk.draft
    assert isinstance(category, CategoryDraft)
    desk.edit(category.with_category(cap=3.0))
    desk.session.undo.undo()
    desk.add_category()
    assert desk.unapplied == 0


def test_a_new_rule_that_was_left_is_still_named_by_what_it_asks(desk: RuleDesk) -> None:
    desk.add_rule()
    (made,) = desk.rule_ids
    desk.choose((FIRST,))
    desk.edit(draft_of(desk, made).with_part((), Condition("Industry", "is", ("SaaS",))))
    assert draft_of(desk, made).rule.label == "Industry is “SaaS”"


@pytest.mark.parametrize("other_window", [False, True])
def test_the_draft_of_a_rule_that_is_deleted_comes_back_with_it(desk: RuleDesk, other_window: bool) -> None:
    session, before = desk.session, desk.model
    note(desk, FIRST, "mine")
    if other_window:
        session.replace_state(session.state.with_model(rule_edits.without(before, {FIRST})))
    else:
        desk.delete()
    assert desk.unapplied == 0 and desk.draft is None
    session.edit_model(before, "restore")
    assert draft_of(desk, FIRST).rule.note == "mine"


def test_the_draft_of_a_category_that_is_renamed_and_back(desk: RuleDesk) -> None:
    desk.choose((), "Fit")
    category = desk.draft
    assert isinstance(category, CategoryDraft)
    desk.edit(category.with_category(cap=10.0))
    fit = desk.model.categories[0]
    desk.session.edit_model(rule_edits.with_changed_category(desk.model, "Fit", replace(fit, name="Who")), "rename")
    assert desk.unapplied == 0
    desk.session.undo.undo()
    assert desk.unapplied == 1


# -- giving up ------------------------------------------------------------------------------------------------


def test_what_was_reverted_is_offered_at_its_own_rule_alone(desk: RuleDesk) -> None:
    note(desk, FIRST, "mine")
    desk.revert()
    seen = [desk.restorable]
    desk.choose(("manager",))
    seen.append(desk.restorable)
    desk.restore()
    assert desk.unapplied == 0
    note(desk, "manager", "other")
    desk.choose((FIRST,))
    assert [*seen, desk.restorable] == [True, False, True]
    desk.restore()
    assert draft_of(desk, FIRST).rule.note == "mine" and desk.unapplied == 2


def test_a_revert_touches_the_open_draft_alone(desk: RuleDesk) -> None:
    note(desk, FIRST, "mine")
    desk.choose(("manager",))
    desk.revert()
    assert desk.unapplied == 1
    assert draft_of(desk, FIRST).rule.note == "mine"


# -- any order of things --------------------------------------------------------------------------------------

STEPS = st.lists(st.tuples(st.sampled_from(("edit", "go", "come", "choose", "many", "rename")), st.integers(0, 9)))


@given(models(), STEPS)
@settings(max_examples=60, deadline=None)
def test_no_draft_is_lost_whatever_happens(first: ScoringModel, steps: list[tuple[str, int]]) -> None:
    model, gone = first, {}
    drafts = Drafts(model)
    wanted: dict[str, str] = {}

    def edit(rule: Rule, number: int) -> None:
        drafts.choose((rule.id,), "")
        draft = drafts.open
        assert isinstance(draft, RuleDraft)
        wanted[rule.id] = f"note {number}"
        drafts.put(draft.with_rule(note=wanted[rule.id]))

    def go(rule: Rule, number: int) -> None:
        nonlocal model
        gone[rule.id] = rule
        model = rule_edits.without(model, {rule.id})
        drafts.rebase(model)

    def come(rule: Rule, number: int) -> None:
        nonlocal model
        for each in gone.values():
            model = rule_edits.with_rule(model, each)
        gone.clear()
        drafts.rebase(model)

    def rename(rule: Rule, number: int) -> None:
        nonlocal model
        model = rule_edits.replaced(model, replace(rule, label=f"label {number}"))
        drafts.rebase(model)

    acts: dict[str, Callable[[Rule, int], None]] = {
        "edit": edit,
        "go": go,
        "come": come,
        "rename": rename,
        "choose": lambda rule, number: drafts.choose((rule.id,), ""),
        "many": lambda rule, number: drafts.choose(tuple(each.id for each in model.rules[:3]), ""),
    }
    for number, (what, place) in enumerate(steps):
        rules = model.rules or first.rules
        if what == "come" or model.rules:
            acts[what](rules[place % len(rules)], number)
        there = {rule.id for rule in model.rules}
        found = {draft.base.id: draft.rule.note for draft in drafts.singly if isinstance(draft, RuleDraft)}
        assert found == {rule_id: text for rule_id, text in wanted.items() if rule_id in there}
