"""Edits of rules: whatever their order, ids stay unique, nothing gets lost, and what was valid stays valid."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.models import rule_edits as edits
from desktop.models.rule_edits import Bulk
from scoring.errors import Severity
from scoring.fields import Field, FieldKind
from scoring.model import (
    BandPoints,
    Category,
    FixedPoints,
    HalfLife,
    PointBand,
    PointsRule,
    Rule,
    ScoringModel,
    UnitPoints,
)
from scoring.nodes import Scaling
from scoring.validate import check_model
from tests.strategies import models

Edit = Callable[[random.Random, ScoringModel], ScoringModel]


def some(rng: random.Random, model: ScoringModel) -> set[str]:
    ids = [rule.id for rule in model.rules]
    return set(rng.sample(ids, rng.randint(0, len(ids))))


def home(rng: random.Random, model: ScoringModel) -> str:
    return rng.choice(model.categories).name


def before(rng: random.Random, model: ScoringModel, category: str) -> str:
    return rng.choice(["", *(rule.id for rule in model.rules_of(category))])


def add(rng: random.Random, model: ScoringModel) -> ScoringModel:
    after = rng.choice(["", *(rule.id for rule in model.rules)])
    known = model.rule(after)
    category = known.category if known else home(rng, model)
    return edits.with_rule(model, edits.new_rule(model, category, "New rule"), after)


def move(rng: random.Random, model: ScoringModel) -> ScoringModel:
    category = home(rng, model)
    return edits.moved(model, some(rng, model), category, before(rng, model, category))


SAME_RULES: dict[str, Edit] = {
    "move": move,
    "shift up": lambda rng, model: edits.shifted(model, some(rng, model), -1),
    "shift down": lambda rng, model: edits.shifted(model, some(rng, model), 1),
    "shift category": lambda rng, model: edits.shifted_category(model, home(rng, model), rng.choice((-1, 1))),
    "move category": lambda rng, model: edits.moved_category(
        model, home(rng, model), rng.choice(["", home(rng, model)])
    ),
    "switch": lambda rng, model: edits.with_enabled(model, some(rng, model), rng.random() < 0.5),
    "rename": lambda rng, model: edits.with_changed_category(
        model, (name := home(rng, model)), replace(_category(model, name), name=edits.new_category(model, "Other").name)
    ),
    "add category": lambda rng, model: edits.with_category(model, edits.new_category(model, "More"), home(rng, model)),
    "to one category": lambda rng, model: Bulk(category=home(rng, model)).apply(model, some(rng, model)),
}
OTHER_RULES: dict[str, Edit] = {
    "add": add,
    "duplicate": lambda rng, model: edits.duplicated(model, some(rng, model))[0],
    "delete": lambda rng, model: edits.without(model, some(rng, model)),
}


def _category(model: ScoringModel, name: str) -> Category:
    return next(category for category in model.categories if category.name == name)


def errors(model: ScoringModel) -> list[str]:
    return [str(problem) for problem in check_model(model) if problem.severity is Severity.ERROR]


def order(model: ScoringModel) -> list[tuple[str, list[str]]]:
    return [(category.name, [rule.label for rule in model.rules_of(category.name)]) for category in model.categories]


@given(models(), st.integers(), st.lists(st.sampled_from(sorted(SAME_RULES)), max_size=8))
@settings(max_examples=60, deadline=None)
def test_moving_and_switching_loses_nothing(model: ScoringModel, seed: int, names: list[str]) -> None:
    # A percentage needs rules that can give points: on that scale, switching one off may be an error of its own.
    rng, model = random.Random(seed), replace(model, scale=Scaling.CLAMP)
    ids = Counter(rule.id for rule in model.rules)
    for name in names:
        model = SAME_RULES[name](rng, model)
        assert Counter(rule.id for rule in model.rules) == ids
        assert {rule.category for rule in model.rules} <= {category.name for category in model.categories}
    assert not errors(model)


@given(models(), st.integers(), st.lists(st.sampled_from(sorted({**SAME_RULES, **OTHER_RULES})), max_size=8))
@settings(max_examples=60, deadline=None)
def test_any_edits_keep_ids_apart(model: ScoringModel, seed: int, names: list[str]) -> None:
    rng = random.Random(seed)
    for name in names:
        model = {**SAME_RULES, **OTHER_RULES}[name](rng, model)
        ids = [rule.id for rule in model.rules]
        assert len(set(ids)) == len(ids)
        labels = [rule.label.casefold() for rule in model.rules if rule.label.startswith(("New rule", "Rule"))]
        assert len(set(labels)) == len(labels)


@given(models(), st.integers())
@settings(max_examples=60, deadline=None)
def test_rules_that_move_stand_together_where_they_were_dropped(model: ScoringModel, seed: int) -> None:
    rng = random.Random(seed)
    chosen, category = some(rng, model), home(rng, model)
    target = before(rng, model, category)
    after = edits.moved(model, chosen, category, target)
    listed = [rule.id for rule in after.rules_of(category)]
    assert chosen <= set(listed)
    if chosen and target and target not in chosen:
        at = listed.index(target)
        assert set(listed[at - len(chosen) : at]) == chosen
    others = [rule.id for rule in after.rules if rule.id not in chosen]
    assert others == [rule.id for rule in model.rules if rule.id not in chosen]


def three() -> ScoringModel:
    rules = [("a", "Fit"), ("b", "Fit"), ("c", "Fit"), ("d", "Else")]
    return ScoringModel(
        "Test",
        categories=(Category("Fit"), Category("Else")),
        rules=tuple(Rule(name, name.upper(), category, points=FixedPoints(5)) for name, category in rules),
    )


@pytest.mark.parametrize(
    ("chosen", "by", "expected"),
    [
        ("b", -1, [("Fit", ["B", "A", "C"]), ("Else", ["D"])]),
        ("b", 1, [("Fit", ["A", "C", "B"]), ("Else", ["D"])]),
        ("c", 1, [("Fit", ["A", "B"]), ("Else", ["C", "D"])]),
        ("d", -1, [("Fit", ["A", "B", "C", "D"]), ("Else", [])]),
        ("a", -1, [("Fit", ["A", "B", "C"]), ("Else", ["D"])]),
        ("d", 1, [("Fit", ["A", "B", "C"]), ("Else", ["D"])]),
        ("bc", -1, [("Fit", ["B", "C", "A"]), ("Else", ["D"])]),
        ("ab", 1, [("Fit", ["C", "A", "B"]), ("Else", ["D"])]),
        ("abc", 1, [("Fit", []), ("Else", ["A", "B", "C", "D"])]),
    ],
)
def test_shifting(chosen: str, by: int, expected: list[tuple[str, list[str]]]) -> None:
    assert order(edits.shifted(three(), set(chosen), by)) == expected


def test_a_copy_stands_behind_its_rule_with_a_name_of_its_own() -> None:
    model, made = edits.duplicated(three(), {"a", "c"})
    assert order(model)[0] == ("Fit", ["A", "A (copy)", "B", "C", "C (copy)"])
    assert made == ("a-copy", "c-copy")
    again, _ = edits.duplicated(model, {"a"})
    assert [rule.label for rule in again.rules][:3] == ["A", "A (copy) 2", "A (copy)"]


def test_a_rule_that_moves_onto_itself_stays() -> None:
    assert order(edits.moved(three(), {"b"}, "Fit", "b")) == order(three())


def test_rules_of_a_category_that_goes_have_an_heir_or_go_with_it() -> None:
    assert order(edits.without_category(three(), "Fit", "Else")) == [("Else", ["D", "A", "B", "C"])]
    assert order(edits.without_category(three(), "Fit")) == [("Else", ["D"])]


def test_a_category_that_is_renamed_keeps_its_rules() -> None:
    model = edits.with_changed_category(three(), "Fit", Category("Profile", cap=20))
    assert order(model) == [("Profile", ["A", "B", "C"]), ("Else", ["D"])]
    assert model.categories[0].cap == 20


def test_more_points_for_many() -> None:
    bands = BandPoints("Size", (PointBand(None, 9, -5), PointBand(10, None, 3)))
    points: tuple[PointsRule, ...] = (FixedPoints(5), bands, UnitPoints("Opens", 2, 20))
    model = three()
    model = replace(
        model, rules=tuple(replace(rule, points=each) for rule, each in zip(model.rules, points, strict=False))
    )
    after = Bulk(factor=1.5, amount=1).apply(model, {"a", "b", "c"})
    assert after.rules[0].points == FixedPoints(8.5)
    assert after.rules[1].points == BandPoints("Size", (PointBand(None, 9, -6.5), PointBand(10, None, 5.5)))
    assert after.rules[2].points == UnitPoints("Opens", 3, 30)
    assert Bulk().apply(model, {"a", "b", "c"}) == model


def test_many_rules_fade_or_stop_fading() -> None:
    fading = Bulk(decay=HalfLife("Seen", 30)).apply(three(), {"a", "d"})
    assert [rule.decay for rule in fading.rules] == [HalfLife("Seen", 30), None, None, HalfLife("Seen", 30)]
    assert Bulk(clear_decay=True).apply(fading, {"a", "d"}) == three()


def test_points_keep_four_decimals() -> None:
    assert edits.scaled_points(FixedPoints(1), 1 / 3) == FixedPoints(0.3333)


def test_a_field_is_added_once() -> None:
    model = edits.with_field(three(), Field("Size", FieldKind.NUMBER))
    assert edits.with_field(model, Field("SIZE")) is model
    assert [field.name for field in model.fields] == ["Size"]


def test_a_new_rule_goes_where_it_is_asked_for() -> None:
    model = three()
    model = edits.with_rule(model, edits.new_rule(model, "Fit", "A"), "a")
    assert order(model)[0] == ("Fit", ["A", "A 2", "B", "C"])
    model = edits.with_rule(model, edits.new_rule(model, "Fit", "Last"))
    assert order(model)[0] == ("Fit", ["A", "A 2", "B", "C", "Last"])
    assert not errors(model)
