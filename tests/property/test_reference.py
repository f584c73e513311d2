"""The engine says of every lead what the reference says of it."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.fields import FieldKind
from scoring.lower import ENGAGEMENT, FIT, RAW, SCORE, category_step, rule_step
from scoring.model import ScoringModel
from scoring.scores import score
from scoring.table import LeadTable, lead_table
from scoring.units import UNIT
from tests.conformance import hostile
from tests.conformance.test_operators import asked, model_of
from tests.property.reference import Reference
from tests.strategies import AS_OF, random_leads, random_model

OVERRIDES = ("", "", "", "hot", " COLD ", "disqualified", "nonsense", "Yes", "b")


def units(value: Decimal | None) -> int:
    """A decimal number of points as whole 1/10000, exactly."""
    whole = (value or Decimal(0)) * UNIT
    assert whole == int(whole)
    return int(whole)


def compare(model: ScoringModel, table: LeadTable, overrides: tuple[str, ...]) -> None:
    """Every number and name of every lead, engine against reference."""
    scores = score(table, model, as_of=AS_OF, overrides=overrides)
    reference = Reference(model, AS_OF)
    for place in range(len(table)):
        lead = {name: table[name].cell(place) for name in table.names}
        right = reference.judge(lead, overrides[place])
        for rule in model.rules:
            said = scores.values(rule_step(rule.id))[place] if scores.fired(rule.id)[place] else None
            expected = None if right.results[rule.id] is None else units(right.results[rule.id])
            assert said == expected, (place, rule, lead)
        for category in model.categories:
            assert scores.values(category_step(category.name))[place] == units(right.totals[category.name])
        assert scores.values(RAW)[place] == units(right.raw)
        assert scores.values(SCORE)[place] == units(right.score), lead
        if model.has_axes:
            assert scores.values(FIT)[place] == units(right.fit)
            assert scores.values(ENGAGEMENT)[place] == units(right.engagement)
            assert scores.grade[place] == right.grade
        assert scores.tier_names[scores.model_tier[place]] == right.model_tier
        assert scores.tier_names[scores.lead_tier[place]] == right.lead_tier


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_any_model_scores_any_lead_as_the_reference_does(seed: int) -> None:
    rng = random.Random(seed)
    model = random_model(rng)
    table = random_leads(rng, model, 12, hostile=rng.choice((0.1, 0.4)))
    compare(model, table, tuple(rng.choice(OVERRIDES) for _ in range(12)))


@pytest.mark.parametrize("seed", range(40))
def test_the_same_models_each_time(seed: int) -> None:
    rng = random.Random(seed)
    model = random_model(rng)
    compare(model, random_leads(rng, model, 25), ("",) * 25)


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name.lower()) for kind in FieldKind])
def test_every_operator_on_every_hostile_cell(kind: FieldKind) -> None:
    """The cells that the judges are asked about, asked of the reference as well."""
    cells = [cell for cell in hostile.EVERYTHING if cell not in hostile.LONG]
    table = lead_table({"Cell": cells})
    conditions = list(asked(kind))
    model = model_of(kind, conditions)
    scores, reference = score(table, model, as_of=AS_OF), Reference(model, AS_OF)
    for rule, condition in zip(model.rules, conditions, strict=True):
        right = [reference.holds(condition, {"Cell": cell}) for cell in cells]
        wrong = [cell for cell, a, b in zip(cells, scores.fired(rule.id).tolist(), right, strict=True) if a != b]
        assert wrong == [], condition
