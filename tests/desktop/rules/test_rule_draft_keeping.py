"""Drafts that outlive their window: written to the letter, taken up again, never in anybody's way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from desktop.models.rule_desk import RuleDesk
from desktop.models.rule_draft import UNSET, CategoryDraft, RuleDraft
from desktop.models.rule_draft_keeping import drafts_of, drafts_text
from desktop.session import Session
from desktop.workspace_link import WorkspaceLink
from scoring.fields import Field, FieldKind
from scoring.model import Condition, FixedPoints, NamedList, ScoringModel
from scoring.table import Serial
from tests.strategies import models


@given(models(), st.integers(0, 50), st.booleans())
@settings(max_examples=40, deadline=None)
def test_drafts_come_back_to_the_letter(model: ScoringModel, place: int, named: bool) -> None:
    rule = model.rules[place % len(model.rules)]
    draft = RuleDraft.of(rule, named=named).with_rule(note="changed", points=FixedPoints(UNSET))
    draft = draft.with_part((), Condition("Seen", "between dates", (Serial(UNSET), Serial(46000.0))))
    draft = draft.with_field(Field("Seen", FieldKind.DATE)).with_list(NamedList("cities", ("Rome", "Köln")))
    category = CategoryDraft.of(model.categories[0]).with_category(cap=UNSET)
    assert drafts_of(drafts_text([draft, category])) == [draft, category]


def test_what_changes_nothing_is_not_written() -> None:
    model = ScoringModel("m")
    assert drafts_text([]) == "" and drafts_of("") == []
    assert model.rules == ()


@pytest.mark.parametrize("text", ["no json", "[1, 2]", '["{}"]', '["{\\"is\\": \\"Rule\\"}"]', '{"a": 1}', "3"])
def test_what_cannot_be_read_is_left_alone(text: str) -> None:
    assert drafts_of(text) == []


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[list[tuple[Session, WorkspaceLink]]]:
    made: list[tuple[Session, WorkspaceLink]] = []
    yield made
    for session, link in made:
        session.stop()
        link.close()


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
    assert kept.args is not None and kept.args[1] == ""
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
