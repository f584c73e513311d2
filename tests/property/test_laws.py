"""Laws that scores obey, whatever the model and the leads: what people rely on without having read a manual."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scoring.model import (
    BandPoints,
    Category,
    Condition,
    FixedPoints,
    Grades,
    PointsRule,
    Rule,
    ScoringModel,
    Tier,
    UnitPoints,
    conditions_of,
)
from scoring.nodes import Scaling
from scoring.scores import Scores, score
from scoring.table import LeadTable, lead_table
from tests.strategies import AS_OF, random_leads, random_model

SEEDS = st.integers(0, 2**32)
LEADS = 15


def drawn(seed: int) -> tuple[random.Random, ScoringModel, LeadTable]:
    """A model and leads for it."""
    rng = random.Random(seed)
    model = random_model(rng)
    return rng, model, random_leads(rng, model, LEADS)


def scored(table: LeadTable, model: ScoringModel) -> Scores:
    return score(table, model, as_of=AS_OF)


def alone(model: ScoringModel, rules: Sequence[Rule], categories: tuple[Category, ...]) -> ScoringModel:
    """A raw model of these rules and categories, without axes."""
    return replace(model, rules=tuple(rules), categories=categories, scale=Scaling.RAW, grades=Grades())


def outcome(table: LeadTable, model: ScoringModel) -> list[tuple[object, ...]]:
    """What counts for each lead: raw points, score, tier, grade."""
    found = scored(table, model)
    grades = found.grade or ("",) * len(table)
    tiers = [found.tier_names[place] for place in found.model_tier]
    return list(zip(found.raw.tolist(), found.score.tolist(), tiers, grades, strict=True))


@given(SEEDS)
def test_the_order_of_rules_does_not_matter(seed: int) -> None:
    rng, model, table = drawn(seed)
    shuffled = list(model.rules)
    rng.shuffle(shuffled)
    categories = list(model.categories)
    rng.shuffle(categories)
    changed = replace(model, rules=tuple(shuffled), categories=tuple(categories))
    assert outcome(table, changed) == outcome(table, model)


@given(SEEDS)
def test_a_rule_that_is_off_is_a_rule_that_is_not_there(seed: int) -> None:
    rng, model, table = drawn(seed)
    off = {rule.id for rule in rng.sample(model.rules, rng.randint(1, len(model.rules)))}
    switched = replace(model, rules=tuple(replace(r, enabled=r.enabled and r.id not in off) for r in model.rules))
    absent = replace(model, rules=tuple(rule for rule in model.rules if rule.id not in off))
    assert outcome(table, switched) == outcome(table, absent)


@given(SEEDS)
def test_weight_0_takes_a_category_out(seed: int) -> None:
    rng, model, table = drawn(seed)
    name = rng.choice(model.categories).name
    weightless = tuple(replace(c, weight=0.0) if c.name == name else c for c in model.categories)
    without = [rule for rule in model.rules if rule.category != name or rule.force_tier or rule.disqualify]
    emptied = tuple(Category(c.name, c.axis) if c.name == name else c for c in model.categories)
    silent = [replace(rule, points=_silent(rule.points)) if rule.category == name else rule for rule in without]
    weighed = replace(model, categories=weightless)
    assert outcome(table, weighed) == outcome(table, replace(model, categories=emptied, rules=tuple(silent)))


def _silent(points: PointsRule) -> PointsRule:
    """The same firing, worth nothing."""
    match points:
        case FixedPoints():
            return FixedPoints(0.0)
        case UnitPoints(field):
            return UnitPoints(field, 0.0, 0.0)
        case BandPoints(field, bands):
            return BandPoints(field, tuple(replace(band, points=0.0) for band in bands))


@given(SEEDS, st.sampled_from([2, 3, 5, 10]))
def test_points_times_a_whole_number_are_totals_times_it(seed: int, times: int) -> None:
    """Fixed and banded points without fading: nothing is rounded on the way, so the total scales exactly."""
    _, model, table = drawn(seed)
    kept = [r for r in model.rules if not isinstance(r.points, UnitPoints) and r.decay is None]
    plain = alone(model, kept, tuple(Category(c.name) for c in model.categories))
    larger = replace(plain, rules=tuple(replace(rule, points=_times(rule.points, times)) for rule in kept))
    before, after = scored(table, plain), scored(table, larger)
    assert (before.values("raw") * times).tolist() == after.values("raw").tolist()


def _times(points: PointsRule, times: int) -> PointsRule:
    match points:
        case FixedPoints(each):
            return FixedPoints(round(each * times, 4))
        case BandPoints(field, bands):
            return BandPoints(field, tuple(replace(band, points=round(band.points * times, 4)) for band in bands))
        case UnitPoints():
            raise AssertionError("not among the rules")


@given(SEEDS)
def test_a_blank_meets_nothing_but_is_blank(seed: int) -> None:
    rng, model, _ = drawn(seed)
    conditions = [condition for rule in model.rules for condition in conditions_of(rule.when)]
    rules = [Rule(f"{at}", f"r{at}", "All", one, FixedPoints(1.0)) for at, one in enumerate(conditions)]
    blanks = (None, "", "   ")
    table = lead_table({field.name: [rng.choice(blanks) for _ in range(4)] for field in model.fields})
    found = scored(table, alone(model, rules, (Category("All"),)))
    for rule, condition in zip(rules, conditions, strict=True):
        assert found.fired(rule.id).tolist() == [condition.operator == "is blank"] * 4


@given(SEEDS)
def test_a_condition_and_its_opposite_never_both_hold(seed: int) -> None:
    _, model, table = drawn(seed)
    opposites = {"is": "is not", "is one of": "is none of", "=": "≠", "<": "≥", ">": "≤", "is yes": "is no"}
    pairs = [c for rule in model.rules for c in conditions_of(rule.when) if c.operator in opposites]
    rules = []
    for at, condition in enumerate(pairs):
        other = Condition(condition.field, opposites[condition.operator], condition.wanted)
        rules.append(Rule(f"{at}", f"r{at}", "All", condition, FixedPoints(1.0)))
        rules.append(Rule(f"not {at}", f"n{at}", "All", other, FixedPoints(1.0)))
    found = scored(table, alone(model, rules, (Category("All"),)))
    for at in range(len(pairs)):
        assert not (found.fired(f"{at}") & found.fired(f"not {at}")).any()


@given(SEEDS)
def test_more_points_never_mean_a_lower_tier(seed: int) -> None:
    rng, model, table = drawn(seed)
    limits = [rng.choice((None, float(rng.randint(-20, 110)))) for _ in range(rng.randint(1, 6))]
    tiers = tuple(Tier(f"T{at}", limit) for at, limit in enumerate(limits))
    rules = tuple(replace(rule, force_tier="", disqualify=False) for rule in model.rules)
    found = scored(table, replace(model, tiers=tiers, rules=rules, grades=replace(model.grades, table=())))
    height = [float("-inf") if limit is None else limit for limit in limits]
    by_score = np.argsort(found.score, kind="stable")
    heights = [height[place] for place in found.model_tier[by_score]]
    # A lead below every threshold stands in the lowest tier; from there on only upward.
    assert heights == sorted(heights)


@given(SEEDS)
def test_raising_a_threshold_lifts_nobody_into_its_tier(seed: int) -> None:
    """Raised, but not past the next one: leads leave the tier for the one below, and nothing else happens."""
    rng, model, table = drawn(seed)
    place = rng.randrange(len(model.tiers))
    old = model.tiers[place].threshold
    if old is None or model.grades.table:
        return
    above = [one.threshold for one in model.tiers if one.threshold is not None and one.threshold > old]
    new = round((old + min(above)) / 2, 4) if above else old + 12.5
    tiers = tuple(replace(one, threshold=new) if at == place else one for at, one in enumerate(model.tiers))
    before, after = scored(table, model), scored(table, replace(model, tiers=tiers))
    moved = before.model_tier != after.model_tier
    between = (before.score >= old) & (before.score < new)
    assert (before.model_tier[moved] == place).all()
    assert (moved <= between).all()


@given(SEEDS)
def test_leads_do_not_know_of_each_other(seed: int) -> None:
    rng, model, table = drawn(seed)
    order = np.array(rng.sample(range(LEADS), LEADS))
    whole, moved = outcome(table, model), outcome(table.take(order), model)
    assert moved == [whole[lead] for lead in order]


@given(SEEDS)
def test_ranks_go_by_score_then_row_and_leave_nobody_out(seed: int) -> None:
    _, model, table = drawn(seed)
    found = scored(table, model)
    ranked = [lead for lead in range(LEADS) if not found.disqualified[lead]]
    expected = sorted(ranked, key=lambda lead: (-found.score[lead], lead))
    assert found.order.tolist() == expected
    assert [found.rank[lead] for lead in expected] == list(range(1, len(ranked) + 1))
    assert all(found.rank[lead] == 0 for lead in range(LEADS) if found.disqualified[lead])
