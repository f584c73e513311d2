"""Drafts that outlive their window: written to the letter, taken up again, never in anybody's way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from desktop.models.rule_desk import RuleDesk
from desktop.models.rule_draft import UNSET, CategoryDraft, RuleDraft
from desktop.models.rule_draft_keeping import drafts_in, settings_of
from desktop.session import Session
from desktop.told import Told
from desktop.workspace_link import WorkspaceLink
from scoring.fields import Field, FieldKind
from scoring.model import Category, Condition, FixedPoints, NamedList, ScoringModel
from scoring.store import Workspace
from scoring.table import Serial
from tests.desktop.windows import Locked
from tests.strategies import models


@given(models(), st.integers(0, 50), st.booleans())
@settings(max_examples=40, deadline=None)
def test_drafts_come_back_to_the_letter(model: ScoringModel, place: int, named: bool) -> None:
    rule = model.rules[place % len(model.rules)]
    draft = RuleDraft.of(rule, named=named).with_rule(note="changed", points=FixedPoints(UNSET))
    draft = draft.with_part((), Condition("Seen", "between dates", (Serial(UNSET), Serial(46000.0))))
    draft = draft.with_field(Field("Seen", FieldKind.DATE)).with_list(NamedList("cities", ("Rome", "Köln")))
    category = CategoryDraft.of(model.categories[0]).with_category(cap=UNSET)
    texts = settings_of("m", [draft, category])
    assert list(texts) == [f"rule drafts/m/rule/{rule.id}", f"rule drafts/m/category/{category.base.name}"]
    assert [drafts_in(text) for text in texts.values()] == [[draft], [category]]


def test_what_changes_nothing_is_not_written() -> None:
    unchanged = CategoryDraft.of(Category("Fit"))
    assert settings_of("m", [unchanged]) == {} and drafts_in("") == []


@pytest.mark.parametrize("text", ["no json", "[1, 2]", '["{}"]', '["{\\"is\\": \\"Rule\\"}"]', '{"a": 1}', "3"])
def test_what_cannot_be_read_is_left_alone(text: str) -> None:
    assert drafts_in(text) == []


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[list[tuple[Session, WorkspaceLink]]]:
    made: list[tuple[Session, WorkspaceLink]] = []
    yield made
    for session, link in made:
        session.stop()
        link.close()


def note(desk: RuleDesk, rule_id: str, text: str) -> None:
    """Have an edit of a rule that is not applied."""
    desk.choose((rule_id,))
    draft = desk.draft
    assert isinstance(draft, RuleDraft)
    desk.edit(draft.with_rule(note=text))


def notes(desk: RuleDesk) -> dict[str, str]:
    """What the edits that are not applied say."""
    return {draft.base.id: draft.rule.note for draft in desk._drafts.singly if isinstance(draft, RuleDraft)}


def opened_on(path: Path, made: list[tuple[Session, WorkspaceLink]]) -> RuleDesk:
    link = WorkspaceLink.open(path)
    session = Session(link.first_state())
    link.attach(session)
    made.append((session, link))
    return RuleDesk(session, session)


def test_a_draft_is_there_when_the_window_opens_again(
    window: list[tuple[Session, WorkspaceLink]], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "workspace.sqlite"
    first = opened_on(path, window)
    first.choose(("manager",))
    draft = first.draft
    assert isinstance(draft, RuleDraft)
    with qtbot.waitSignal(first.session.keepWanted):
        first.edit(draft.with_rule(note="half a tho"))
    window[0][1].flush()
    # As after a crash: nobody closed the first window.
    second = opened_on(path, window)
    assert second.unapplied == 1 and second.shown.pending == {"manager"}
    second.choose(("manager",))
    again = second.draft
    assert isinstance(again, RuleDraft) and again.rule.note == "half a tho"
    with qtbot.waitSignal(second.session.keepWanted) as kept:
        assert second.apply()
    assert kept.args is not None and kept.args[1] is None
    window[1][1].flush()
    assert opened_on(path, window).unapplied == 0


def test_drafts_of_a_model_wait_while_another_one_scores(session: Session, qtbot: QtBot) -> None:
    desk = RuleDesk(session, session)
    kept: dict[str, object] = {}
    session.keepWanted.connect(kept.__setitem__)
    desk.choose(("manager",))
    draft = desk.draft
    assert isinstance(draft, RuleDraft)
    desk.edit(draft.with_rule(note="later"))
    other = session.state.models[0]
    session.add_model(replace(other, id="other"), "add")
    assert desk.unapplied == 0 and len(kept) == 1


def test_drafts_of_two_windows_are_both_kept(
    window: list[tuple[Session, WorkspaceLink]], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "workspace.sqlite"
    one, two = opened_on(path, window), opened_on(path, window)
    note(one, "manager", "an hour of work")
    one.keep()
    window[0][1].flush()
    note(two, "decision-maker", "one word")
    two.keep()
    window[1][1].flush()
    three = opened_on(path, window)
    assert notes(three) == {"manager": "an hour of work", "decision-maker": "one word"}
    # What one of them gives up is given up, and nothing else.
    two.revert()
    two.keep()
    window[1][1].flush()
    assert notes(opened_on(path, window)) == {"manager": "an hour of work"}


def test_a_draft_of_a_rule_that_is_not_known_here_yet_is_left_alone(
    window: list[tuple[Session, WorkspaceLink]], tmp_path: Path
) -> None:
    path = tmp_path / "workspace.sqlite"
    one = opened_on(path, window)
    one.add_rule()
    (made,) = one.rule_ids
    note(one, made, "of a new rule")
    # As if this window had saved its draft, and not its model yet.
    with Workspace.open(path) as other:
        for key, text in settings_of(one.session.state.active, one._drafts.singly).items():
            other.settings.set(key, text)
    two = opened_on(path, window)
    note(two, "manager", "elsewhere")
    two.keep()
    window[1][1].flush()
    window[0][1].flush()
    assert notes(opened_on(path, window)) == {made: "of a new rule", "manager": "elsewhere"}


def test_drafts_of_an_older_workspace_are_taken_up(
    window: list[tuple[Session, WorkspaceLink]], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "workspace.sqlite"
    one = opened_on(path, window)
    note(one, "manager", "old")
    note(one, "decision-maker", "old too")
    active = one.session.state.active
    texts = settings_of(active, one._drafts.singly)
    window[0][0].stop()
    window.pop(0)[1].close()
    with Workspace.open(path) as other:
        for key in other.settings.starting(f"rule drafts/{active}"):
            other.settings.remove(key)
        other.settings.set(f"rule drafts/{active}", json.dumps(list(texts.values())))
    two = opened_on(path, window)
    assert notes(two) == {"manager": "old", "decision-maker": "old too"}
    two.choose(("manager",))
    assert two.apply()
    two.keep()
    window[0][1].flush()
    with Workspace.open(path) as other:
        assert list(other.settings.starting("rule drafts/")) == [f"rule drafts/{active}/rule/decision-maker"]


def test_drafts_that_could_not_be_written_are_written_later(
    window: list[tuple[Session, WorkspaceLink]], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "workspace.sqlite"
    desk = opened_on(path, window)
    (session, link) = window[0]
    told: list[Told] = []
    session.told.connect(told.append)
    with Locked(path):
        note(desk, "manager", "an hour of work")
        desk.keep()
        failure = link.flush()
        assert failure is not None and "Another program" in str(failure.error)
        note(desk, "manager", "two hours of work")
        desk.keep()
        qtbot.waitUntil(lambda: bool(told))
    # When the notice goes, all is saved.
    with qtbot.waitSignal(session.untold, timeout=4000):
        assert "could not be saved" in told[0].message
    assert notes(opened_on(path, window)) == {"manager": "two hours of work"}
