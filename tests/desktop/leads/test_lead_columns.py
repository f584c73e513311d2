"""Which columns the lead table offers, and which it shows before anybody chose."""

from __future__ import annotations

from dataclasses import replace

from desktop.models.lead_columns import Look, available, chosen, usual
from desktop.session import Session
from scoring.model import Axis
from scoring.modelfile import open_model


def test_ours_come_first_and_every_own_column_is_there(opened: Session) -> None:
    prepared, scores = opened.prepared, opened.scores
    assert prepared is not None and scores is not None
    columns = available(prepared, scores.model)
    own = [column.own for column in columns if column.own]
    assert own == list(dict.fromkeys(prepared.table.names))
    assert [column.key for column in columns][:2] == ["score", "tier"]
    assert len({column.key for column in columns}) == len(columns)


def test_a_model_without_axes_offers_no_grade(opened: Session) -> None:
    prepared = opened.prepared
    assert prepared is not None
    model = open_model("starter").model
    plain = replace(model, categories=tuple(replace(each, axis=Axis.NONE) for each in model.categories))
    graded = replace(model, categories=tuple(replace(each, axis=Axis.FIT) for each in model.categories))
    assert "grade" not in {column.key for column in available(prepared, plain)}
    assert {"grade", "fit", "engagement"} <= {column.key for column in available(prepared, graded)}


def test_without_scores_there_are_own_columns_alone(opened: Session) -> None:
    assert opened.prepared is not None
    columns = available(opened.prepared, None)
    assert columns and all(column.own for column in columns)
    assert usual(columns) == tuple(column.key for column in columns)


def test_numbers_stand_right_and_addresses_have_room(opened: Session) -> None:
    assert opened.prepared is not None
    by_key = {column.key: column for column in available(opened.prepared, None)}
    assert by_key["lead:Employees"].look is Look.NUMBER
    assert by_key["lead:Company"].look is Look.TEXT
    assert by_key["lead:Email"].width > by_key["lead:First name"].width


def test_models_beside_bring_a_score_and_a_tier_each(opened: Session) -> None:
    assert opened.prepared is not None and opened.scores is not None
    columns = available(opened.prepared, opened.scores.model, {"x1": "Upsell"})
    found = {column.key: column.title for column in columns if column.model == "x1"}
    assert found == {"score:x1": "Score, Upsell", "tier:x1": "Tier, Upsell"}
    assert "score:x1" in usual(columns)


def test_usual_columns_begin_with_the_score_and_have_why_near_who_it_is(opened: Session) -> None:
    assert opened.prepared is not None and opened.scores is not None
    keys = usual(available(opened.prepared, opened.scores.model))
    assert keys[:2] == ("score", "tier")
    assert keys.index("why") == 5


def test_chosen_columns_keep_their_order_and_pass_over_those_that_are_gone(opened: Session) -> None:
    assert opened.prepared is not None and opened.scores is not None
    columns = available(opened.prepared, opened.scores.model)
    keys = ("why", "lead:No such", "score", "why")
    assert [column.key for column in chosen(columns, keys)] == ["why", "score"]
    assert [column.key for column in chosen(columns, ("lead:No such",))] == list(usual(columns))


def test_scores_are_sorted_from_the_top_first(opened: Session) -> None:
    assert opened.prepared is not None and opened.scores is not None
    first = {column.key: column.best_first for column in available(opened.prepared, opened.scores.model)}
    assert first["score"] and first["tier"] and first["model tier"]
    assert not first["rank"] and not first["lead:Company"]
