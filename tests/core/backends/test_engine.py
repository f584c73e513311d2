"""The numpy engine against itself: many leads at once, one lead at a time, and after a change, all agree."""

from __future__ import annotations

import dataclasses
import random
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import lower as steps
from scoring.backends.numpy import Engine, half_away
from scoring.fields import Field, FieldKind
from scoring.model import Category, Condition, FixedPoints, Rule, ScoringModel, UnitPoints
from scoring.scores import Scores, score
from scoring.table import LeadTable, lead_table
from tests.strategies import AS_OF, random_leads, random_model


def columns(model: ScoringModel, table: LeadTable) -> dict[str, str]:
    return {field.name: field.name for field in model.fields if field.name in table}


def everything(scores: Scores) -> dict[str, list[object]]:
    """All that a run gave, step by step and lead by lead."""
    found = {name: scores.values(name).tolist() for name in scores.program.steps}
    return found | {f"fired {rule.id}": scores.fired(rule.id).tolist() for rule in scores.model.rules}


@pytest.mark.parametrize("seed", range(25))
def test_leads_score_alone_as_they_do_together(seed: int) -> None:
    rng = random.Random(seed)
    model = random_model(rng)
    table = random_leads(rng, model, 12)
    together = everything(score(table, model, as_of=AS_OF))
    for lead in range(len(table)):
        alone = everything(score(table.take(np.array([lead])), model, as_of=AS_OF))
        assert alone == {name: values[lead : lead + 1] for name, values in together.items()}


@pytest.mark.parametrize("seed", range(25))
def test_scoring_again_after_a_change_is_scoring_anew(seed: int) -> None:
    rng = random.Random(seed)
    model, other = random_model(rng), random_model(rng)
    table = random_leads(rng, model, 40)
    engine = Engine(table, columns(model, table))
    for place in range(len(model.rules)):
        rules = list(model.rules)
        rules[place] = dataclasses.replace(rules[place], enabled=not rules[place].enabled)
        changed = dataclasses.replace(model, rules=tuple(rules))
        again = everything(score(engine, changed, as_of=AS_OF))
        assert again == everything(score(table, changed, as_of=AS_OF))
    if other.fields == model.fields:
        assert everything(score(engine, other, as_of=AS_OF)) == everything(score(table, other, as_of=AS_OF))


@given(
    st.lists(st.integers(-(10**16), 10**16), max_size=20),
    st.sampled_from([1, 2, 3, 7, 10, 10_000, 10**6, 10**10]),
    st.integers(-3, 3),
)
def test_halves_are_rounded_away_from_zero(values: list[int], divisor: int, whole: int) -> None:
    values = [*values, whole * divisor + divisor // 2, whole * divisor - divisor // 2]
    right = [int((Decimal(v) / divisor).quantize(Decimal(1), ROUND_HALF_UP)) for v in values]
    assert half_away(np.array(values, np.int64), divisor).tolist() == right


def test_sums_of_many_large_points_are_exact() -> None:
    fields = (Field("Title"), Field("Size", FieldKind.NUMBER))
    when = Condition("Title", "contains", ("a",))
    rules = [Rule(f"r{i}", f"r{i}", "All", when, FixedPoints(1677.0 + i % 2)) for i in range(300)]
    rules += [Rule(f"u{i}", f"u{i}", "All", None, UnitPoints("Size", 10_000.0, 30_000.0)) for i in range(300)]
    model = ScoringModel("Large", fields=fields, categories=(Category("All"),), rules=tuple(rules))
    table = lead_table({"Title": ["a", "b", "a"], "Size": [100, 0.5, None]})
    found = score(table, model, as_of=AS_OF)
    fixed = 150 * 1677 + 150 * 1678
    assert found.raw.tolist() == [fixed + 300 * 30_000.0, 300 * 5000.0, fixed]
    assert found.values(steps.rule_step("r0")).dtype == np.int64
