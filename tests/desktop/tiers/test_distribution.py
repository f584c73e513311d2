"""The distribution answers as scoring does, wherever the thresholds stand."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from desktop.models.distribution import Distribution, limits_of, nice_width, step_units, steps_of
from scoring.fields import Field, FieldKind
from scoring.model import Axis, Category, Condition, FixedPoints, Grades, Rule, ScoringModel, Tier, UnitPoints
from scoring.nodes import Scaling
from scoring.scores import Scores, score
from scoring.table import lead_table

FIELDS = (Field("Points", FieldKind.NUMBER), Field("Word", FieldKind.TEXT))
RULES = (
    Rule("points", "Points", "All", points=UnitPoints("Points", 1, 200)),
    Rule("minus", "Minus", "All", when=Condition("Word", "contains", ("minus",)), points=FixedPoints(-30.5)),
    Rule("hot", "Hot", "All", when=Condition("Word", "contains", ("call",)), force_tier="Hot"),
    Rule("out", "Out", "All", when=Condition("Word", "contains", ("job",)), disqualify=True),
)
MODEL = ScoringModel(
    "m", fields=FIELDS, categories=(Category("All", Axis.FIT), Category("Other", Axis.ENGAGEMENT)), rules=RULES
)
WORDS = ("", "", "", "minus", "call me", "job", "minus call")


def scored(model: ScoringModel, seed: int = 1, leads: int = 400, overrides: Sequence[str] = ()) -> Scores:
    rng = random.Random(seed)
    table = lead_table(
        {
            "Points": [round(rng.uniform(0, 130), rng.choice((0, 1, 4))) for _ in range(leads)],
            "Word": [rng.choice(WORDS) for _ in range(leads)],
        }
    )
    return score(table, model, overrides={lead: text for lead, text in enumerate(overrides) if text})


def with_thresholds(model: ScoringModel, thresholds: Sequence[float | None]) -> ScoringModel:
    tiers = (replace(t, threshold=at) for t, at in zip(model.tiers, thresholds, strict=True))
    return replace(model, tiers=tuple(tiers))


@pytest.mark.parametrize("scale", [Scaling.RAW, Scaling.CLAMP, Scaling.PERCENT])
@pytest.mark.parametrize("decimals", [0, 1, 4])
def test_moving_thresholds_gives_the_counts_of_scoring_again(scale: Scaling, decimals: int) -> None:
    model = replace(MODEL, scale=scale, decimals=decimals)
    overrides = ("", "warm", "nonsense", "", "Disqualified", "COLD ")
    shown = Distribution.of(scored(model, overrides=overrides))
    rng = random.Random(decimals)
    for _ in range(8):
        top = round(rng.uniform(5, 120), rng.choice((0, 1, 4)))
        moved = with_thresholds(model, (top, round(rng.uniform(-40, top), 1), None))
        assert shown.counts(limits_of(moved)) == scored(moved, overrides=overrides).counts


@pytest.mark.parametrize(
    "thresholds", [(40.0, 70.0, None), (50.0, 50.0, None), (None, 20.0, None), (60.0, 30.0, 10.0), (None, None, None)]
)
def test_odd_orders_of_thresholds_mean_what_they_mean_in_scoring(thresholds: Sequence[float | None]) -> None:
    model = with_thresholds(MODEL, thresholds)
    assert Distribution.of(scored(MODEL)).counts(limits_of(model)) == scored(model).counts


def test_tiers_by_grade_are_moved_by_no_threshold() -> None:
    table = ("Hot",) * 4 + ("Warm",) * 4 + ("Cold",) * 8
    model = replace(MODEL, scale=Scaling.CLAMP, grades=Grades(table=table))
    scores = scored(model)
    shown = Distribution.of(scores)
    assert shown.counts((0, 0, 0)) == scores.counts
    assert shown.fixed == scores.leads - scores.counts[-1]


def test_forced_overruled_and_disqualified_leads_stay_where_they_are() -> None:
    scores = scored(MODEL, overrides=("cold", "cold"))
    shown = Distribution.of(scores)
    nobody = shown.counts(limits_of(with_thresholds(MODEL, (1000, 999, None))))
    forced = int(np.count_nonzero(scores.fired("hot") & ~scores.fired("out")))
    assert 0 < forced - 2 <= nobody[0] <= forced
    assert nobody[3] == scores.counts[3]


def test_bars_hold_every_lead_once_and_split_where_a_threshold_stands() -> None:
    model = replace(MODEL, scale=Scaling.RAW, decimals=2)
    shown = Distribution.of(scored(model))
    assert len(shown.edges) - 1 <= 125 + 1
    bars = shown.bars(limits_of(model))
    assert bars.shape == (4, len(shown.edges) - 1)
    assert bars.sum() == 400
    edge = shown.edges[len(shown.edges) // 2]
    free = shown.bars((int(edge), int(edge) - 1, -(1 << 60))) - shown.held.T
    assert not free[0, shown.edges[:-1] < edge].any()
    assert not free[1:, shown.edges[:-1] >= edge].any()


def test_scores_far_apart_are_counted_all_the_same() -> None:
    rules = (replace(RULES[0], points=UnitPoints("Points", 9999)),)
    model = replace(MODEL, rules=rules, scale=Scaling.RAW, decimals=4)
    moved = with_thresholds(model, (500_000, 100_000.5, None))
    assert Distribution.of(scored(model)).counts(limits_of(moved)) == scored(moved).counts


def test_no_leads_are_no_leads() -> None:
    shown = Distribution.of(scored(MODEL, leads=0))
    assert shown.counts(limits_of(MODEL)) == (0, 0, 0, 0)


def test_a_threshold_between_two_scores_is_reached_by_the_upper_one() -> None:
    assert steps_of(24.5, 0) == 25
    assert steps_of(24.5, 1) == 245
    assert steps_of(-24.5, 0) == -24
    assert steps_of(None, 0) < -(10**12)
    assert step_units(0) == 10_000
    assert step_units(4) == 1


@pytest.mark.parametrize(("length", "width"), [(1, 1), (101, 1), (125, 1), (126, 2), (1001, 10), (100_001, 1000)])
def test_bars_have_a_round_width(length: int, width: int) -> None:
    assert nice_width(length, 125) == width


def test_tiers_are_told_apart_by_their_place() -> None:
    model = replace(MODEL, tiers=(Tier("A", 90), Tier("Hot", 60), Tier("C", 30), Tier("D")))
    assert Distribution.of(scored(model)).counts(limits_of(model)) == scored(model).counts
