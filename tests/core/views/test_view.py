"""Views as values and as plain data, and the ones that every model has."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import HotsheetError
from scoring.model import DISQUALIFIED, Condition, Group, Join, ListRef, ScoringModel, Tier
from scoring.modelfile import list_templates, load_model
from scoring.table import Serial
from scoring.views import SHIPPED_KEYS, View, shipped_views, view_from_data, view_to_data
from tests.strategies import random_model

FULL = View(
    "Madrid, lately",
    ("Hot", DISQUALIFIED),
    'ana "de la"',
    Group(
        Join.ANY,
        (
            Condition("City", "is one of", (("Madrid", "Málaga"),)),
            Group(Join.NONE, (Condition("Seen", "after", (Serial(46082.0),)), Condition("Mail", "is blank"))),
            Condition("Industry", "is one of", (ListRef("targets"),)),
            Condition("Size", "between", (10.0, 29.5)),
        ),
    ),
    ("Fit",),
    12.5,
    80.0,
    ranked_only=True,
    overruled=True,
    sort=(("lead:City", False), ("score", True)),
    columns=("score", "lead:City"),
    key="k1",
)


def test_a_full_view_survives_json() -> None:
    assert view_from_data(json.loads(json.dumps(view_to_data(FULL)))) == FULL


def test_what_asks_nothing_is_left_out() -> None:
    assert view_to_data(View("All")) == {"name": "All"}
    assert view_from_data({"name": "All"}) == View("All")


@given(st.integers(0, 2**32))
def test_any_condition_of_a_model_survives(seed: int) -> None:
    for rule in random_model(random.Random(seed)).rules:
        view = View("v", when=rule.when)
        assert view_from_data(json.loads(json.dumps(view_to_data(view)))) == view


def test_what_a_newer_version_added_is_passed_over() -> None:
    assert view_from_data({**view_to_data(FULL), "colour": "red", "group": {"by": 3}}) == FULL


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ([], "no set of named values"),
        ({"name": 3}, "“name” is not as it should be"),
        ({"name": "V", "tiers": "Hot"}, "“V” is not readable: “tiers” is no list"),
        ({"name": "V", "tiers": [1]}, "no list of texts"),
        ({"name": "V", "score_from": "12"}, "“score_from” is no number"),
        ({"name": "V", "score_from": True}, "“score_from” is no number"),
        ({"name": "V", "score_to": float("nan")}, "“score_to” is no number"),
        ({"name": "V", "ranked_only": 1}, "“ranked_only”"),
        ({"name": "V", "sort": [["score"]]}, "“sort”"),
        ({"name": "V", "sort": [["score", "up"]]}, "“sort”"),
        ({"name": "V", "when": {"operator": "is"}}, "names no field"),
        ({"name": "V", "when": {"field": "A", "operator": "resembles"}}, "there is no condition “resembles”"),
        ({"name": "V", "when": {"join": "xor", "members": []}}, "joined by “xor”"),
        ({"name": "V", "when": {"join": ["all"], "members": []}}, "joined by"),
        ({"name": "V", "when": {"field": "A", "operator": "is", "wanted": "x"}}, "“wanted” is no list"),
        ({"name": "V", "when": {"field": "A", "operator": "is", "wanted": [None]}}, "“wanted” is no number"),
        ({"name": "V", "when": {"field": "A", "operator": "on", "wanted": [{"date": "soon"}]}}, "“date” is no number"),
        ({"name": "V", "when": []}, "condition is not as it should be"),
    ],
)
def test_what_is_broken_is_said(data: object, words: str) -> None:
    with pytest.raises(HotsheetError, match=words):
        view_from_data(data)


def test_conditions_nested_without_end_are_refused() -> None:
    data: dict[str, object] = {"field": "A", "operator": "is blank"}
    for _ in range(200):
        data = {"join": "all", "members": [data]}
    with pytest.raises(HotsheetError, match="condition"):
        view_from_data({"name": "V", "when": data})


@pytest.mark.parametrize("template", list_templates())
def test_the_shipped_views_part_the_leads(template: str) -> None:
    model = load_model(template)
    views = {view.key: view for view in shipped_views(model)}
    assert tuple(views) == SHIPPED_KEYS
    assert views["sales-ready"].tiers == (model.tiers[0].name,)
    parted = (*views["sales-ready"].tiers, *views["nurture"].tiers, *views["disqualified"].tiers)
    assert parted == (*(tier.name for tier in model.tiers), DISQUALIFIED)
    assert views["all"].asks_nothing
    assert not any(views[key].asks_nothing for key in SHIPPED_KEYS[1:])


def test_with_one_tier_there_is_nobody_to_nurture() -> None:
    model = replace(ScoringModel("One"), tiers=(Tier("All of them"),))
    assert [view.key for view in shipped_views(model)] == ["all", "sales-ready", "overruled", "disqualified"]


@pytest.mark.parametrize(
    "change",
    [
        {"tiers": ("Hot",)},
        {"search": " x "},
        {"when": Condition("A", "is blank")},
        {"categories": ("Fit",)},
        {"score_from": 0.0},
        {"score_to": 0.0},
        {"ranked_only": True},
        {"overruled": True},
    ],
)
def test_a_view_that_asks_something_says_so(change: dict[str, object]) -> None:
    assert View("v", search="  ").asks_nothing
    assert not replace(View("v"), **change).asks_nothing  # type: ignore[arg-type]
