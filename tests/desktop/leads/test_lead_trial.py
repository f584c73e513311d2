"""A lead to try the rules on, without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.models.lead_trial import LeadTrial, cell_of, doubt_of, trial_of
from desktop.session import Session
from scoring.explain import explain
from scoring.fields import Field, FieldKind
from scoring.model import Condition, FixedPoints, Rule
from scoring.table import ErrorValue, Serial


@pytest.fixture
def trial(opened: Session) -> LeadTrial:
    assert opened.scores is not None
    found = trial_of(opened, int(opened.scores.order[20]))
    assert found is not None
    return found


def test_it_begins_as_the_lead_of_the_list(trial: LeadTrial, opened: Session) -> None:
    assert opened.scores is not None
    said, real = trial.outcome(), explain(opened.scores, trial.lead)
    assert (said.score, said.rank) == (real.score, real.rank)
    assert said.tier_names[said.place] == real.model_tier
    assert said.why == real.why
    assert [bar.points for bar in said.bars[:-1]] == [each.points for each in real.contributions]
    assert trial.changed == ()
    assert trial.real_outcome() == said


def test_every_lead_of_the_list_is_scored_as_there(opened: Session) -> None:
    scores = opened.scores
    assert scores is not None
    for lead in range(0, 300, 23):
        trial = trial_of(opened, lead)
        assert trial is not None
        assert trial.outcome().score == scores.score[lead]
        assert trial.outcome().rank == scores.rank_of(lead)


def test_a_changed_value_moves_the_score_and_nothing_of_the_list(trial: LeadTrial, opened: Session) -> None:
    assert opened.scores is not None
    before = opened.scores.score.copy()
    other = trial.with_value("Employees", 3.0).with_value("Free trial", "no")
    assert set(other.changed) == {"Employees", "Free trial"}
    assert other.outcome().score < trial.outcome().score
    assert other.outcome().rank > trial.outcome().rank
    assert other.real_outcome() == trial.outcome()
    assert (opened.scores.score == before).all()
    assert other.reset().outcome() == trial.outcome()


def test_a_value_put_back_is_no_change(trial: LeadTrial) -> None:
    there_and_back = trial.with_value("Employees", None).with_value("Employees", trial.real["Employees"])
    assert there_and_back.changed == ()


def test_a_new_lead_is_blank(opened: Session) -> None:
    trial = trial_of(opened)
    assert trial is not None
    assert (dict(trial.values), trial.name, trial.real_outcome()) == ({}, "", None)
    said = trial.outcome()
    assert opened.scores is not None
    assert said.rank == 1 + int((opened.scores.score > said.score).sum())
    assert trial.with_value("Job title", "CEO").outcome().score > said.score


def test_fields_that_rules_ask_about_come_first(trial: LeadTrial) -> None:
    asked = [field.name in trial.asked for field in trial.fields]
    assert asked == sorted(asked, reverse=True)
    assert len(trial.fields) == len(trial.model.fields)


def test_a_disposable_address_is_known_by_the_whole_list(opened: Session) -> None:
    model = opened.model
    rule = Rule(
        "d", "Thrown away", model.categories[0].name, Condition("Email", "domain is disposable"), FixedPoints(-9)
    )
    trial = trial_of(opened)
    assert trial is not None
    trying = replace(trial, model=replace(model, rules=(rule,)))
    found = trying.with_value("Email", "me@0-mail.com").outcome()
    assert [bar.label for bar in found.bars[:1]] == ["Thrown away"]
    assert trying.with_value("Email", "me@company.example").outcome().why == ""


def test_without_scores_there_is_nothing_to_try(session: Session) -> None:
    assert trial_of(session) is None


def test_a_model_without_fields_can_be_tried(opened: Session) -> None:
    trial = trial_of(opened)
    assert trial is not None
    plain = replace(trial.model, fields=(), rules=(Rule("a", "All", trial.model.categories[0].name),))
    assert replace(trial, model=plain).outcome().score == 0


@pytest.mark.parametrize(
    ("kind", "text", "real", "cell"),
    [
        (FieldKind.NUMBER, " 1,234.5 ", None, 1234.5),
        (FieldKind.NUMBER, "many", None, "many"),
        (FieldKind.NUMBER, "  ", 3.0, None),
        (FieldKind.DATE, "01/03/2026", None, Serial(46082.0)),
        (FieldKind.DATE, "2026-03-01", None, Serial(46082.0)),
        (FieldKind.DATE, "soon", None, "soon"),
        (FieldKind.TEXT, " Acme ", None, " Acme "),
        (FieldKind.TEXT, "22767", 22767.0, 22767.0),
        (FieldKind.DATE, "01/03/2026", Serial(46082.75), Serial(46082.75)),
    ],
)
def test_typed_text_becomes_a_cell_of_the_kind(kind: FieldKind, text: str, real: object, cell: object) -> None:
    assert cell_of(kind, text, real) == cell  # type: ignore[arg-type]


def test_values_that_rules_pass_over_are_told() -> None:
    assert doubt_of(FieldKind.NUMBER, "many").startswith("No number")
    assert doubt_of(FieldKind.DATE, "soon").startswith("No date")
    assert doubt_of(FieldKind.YES_NO, "perhaps").startswith("Neither")
    assert doubt_of(FieldKind.TEXT, ErrorValue("#N/A")).startswith("An error")
    for kind, value in (
        (FieldKind.NUMBER, 3.0),
        (FieldKind.DATE, Serial(1.0)),
        (FieldKind.YES_NO, "Yes "),
        (FieldKind.TEXT, "x"),
    ):
        assert doubt_of(kind, value) == ""
    assert Field("x").kind is FieldKind.TEXT
