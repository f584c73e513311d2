"""Scores, tiers, overrides, ranks and explanations of a small model."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from scoring.explain import Part, explain, why_texts
from scoring.fields import Field, FieldKind
from scoring.model import (
    Axis,
    BandPoints,
    Category,
    Condition,
    FixedPoints,
    Grades,
    HalfLife,
    PointBand,
    Rule,
    ScoringModel,
    Tier,
    UnitPoints,
)
from scoring.nodes import Scaling
from scoring.scores import Scores, score, serial_of
from scoring.table import LeadTable, Serial, lead_table

AS_OF = date(2026, 3, 1)
SIZE = BandPoints("Size", (PointBand(None, 10, 2, True), PointBand(30, 99, 19, label="mid"), PointBand(100, None, 3)))
MODEL = ScoringModel(
    "Small",
    fields=(
        Field("Title"),
        Field("Size", FieldKind.NUMBER),
        Field("Opens", FieldKind.NUMBER),
        Field("Seen", FieldKind.DATE),
        Field("Out", FieldKind.YES_NO),
    ),
    categories=(Category("Fit", Axis.FIT, cap=50), Category("Doing", Axis.ENGAGEMENT, weight=0.5)),
    rules=(
        Rule("vp", "VP", "Fit", Condition("Title", "contains word", ("VP",)), FixedPoints(40)),
        Rule("size", "Size", "Fit", None, SIZE),
        Rule("opens", "Opens", "Doing", None, UnitPoints("Opens", 1.5, 60)),
        Rule("seen", "Seen", "Doing", None, FixedPoints(8), HalfLife("Seen", 30)),
        Rule("out", "Left", "Doing", Condition("Out", "is yes"), disqualify=True),
        Rule("ceo", "The boss", "Fit", Condition("Title", "is", ("CEO",)), force_tier="Hot"),
    ),
    tiers=(Tier("Hot", 60), Tier("Warm", 30), Tier("Cold")),
)
LEADS = lead_table({
    "Title": ["VP, Sales", "MVP", "CEO", "vp", None],
    "Size": [50, 9.5, 20, None, 100],
    "Opens": [3, -1, "many", 100, None],
    "Seen": [Serial(46082.75), Serial(46052.0), None, Serial(46100.0), None],
    "Out": ["no", None, True, "YES", "maybe"],
})  # fmt: skip


def scored(model: ScoringModel = MODEL, leads: LeadTable = LEADS, overrides: tuple[str, ...] = ()) -> Scores:
    return score(leads, model, as_of=AS_OF, overrides=overrides)


def tiers(scores: Scores) -> list[str]:
    return [scores.tier_names[place] for place in scores.lead_tier.tolist()]


def test_days_are_spreadsheet_serials() -> None:
    assert serial_of(AS_OF) == 46082.0
    assert serial_of(date(1900, 3, 1)) == 61.0


def test_scores_tiers_and_ranks() -> None:
    scores = scored()
    assert scores.raw.tolist() == [56.25, 4.0, 0.0, 74.0, 3.0]
    assert scores.score.tolist() == [56.0, 4.0, 0.0, 74.0, 3.0]
    assert tiers(scores) == ["Warm", "Cold", "Disqualified", "Disqualified", "Cold"]
    assert scores.rank.tolist() == [1, 2, 0, 0, 3]
    assert scores.order.tolist() == [0, 1, 4]


def test_why_adds_up_with_limits_weights_and_rounding() -> None:
    scores = scored()
    assert why_texts(scores).tolist() == [
        "VP +40; Size mid +19; Fit limit -9; Opens +4.5; Seen +8; Doing weight -6.25; rounding -0.25",
        "Size under 10 +2; Seen +4; Doing weight -2",
        "",
        "VP +40; Opens +60; Seen +8; Doing weight -34",
        "Size from 100 +3",
    ]
    for lead in range(len(LEADS)):
        told = explain(scores, lead)
        assert sum(part.units for part in told.contributions) == round(told.score * 10_000)


def test_verdicts_say_what_decided_the_tier() -> None:
    scores = scored(overrides=(" hot ", "", "nonsense", "Cold", ""))
    assert tiers(scores) == ["Hot", "Cold", "Disqualified", "Cold", "Cold"]
    assert scores.unknown_overrides == (2,)
    assert explain(scores, 0).verdicts == ("Overruled by hand: hot.",)
    assert len(explain(scores, 2).verdicts) == 3
    assert scores.rank.tolist() == [2, 3, 0, 1, 4]


def test_the_percent_scale_says_of_how_much() -> None:
    model = replace(MODEL, scale=Scaling.PERCENT, decimals=1, categories=(Category("Fit"), Category("Doing")))
    scores = scored(model)
    assert scores.possible == 127.0
    assert scores.score.tolist() == [56.3, 4.7, 0.0, 85.0, 2.4]
    assert why_texts(scores)[0] == "VP +40; Size mid +19; Opens +4.5; Seen +8 = 71.5 of 127"
    assert why_texts(scores)[2] == "= 0 of 127"
    assert [part.part for part in explain(scores, 1).contributions][-1] == Part.SCALE


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ((60, 30, None), "Warm"),
        ((30, 60, None), "Hot"),
        ((56, 56, None), "Hot"),
        ((99, 98, 97), "Cold"),
        ((99, 50, 70), "Warm"),
    ],
)
def test_the_highest_threshold_reached_counts_in_whatever_order(
    limits: tuple[float | None, ...], expected: str
) -> None:
    names = ("Hot", "Warm", "Cold")
    model = replace(MODEL, tiers=tuple(Tier(name, limit) for name, limit in zip(names, limits, strict=True)))
    assert tiers(scored(model))[0] == expected


def test_grades_and_tiers_by_grade() -> None:
    table = ("Hot",) * 4 + ("Warm",) * 4 + ("Cold",) * 8
    scores = scored(replace(MODEL, grades=Grades(table=table)))
    assert scores.grade == ("B4", "D4", "D4", "C3", "D4")
    assert tiers(scores)[0] == "Warm"


def test_the_highest_forced_tier_wins_unless_disqualified() -> None:
    free = replace(MODEL, rules=tuple(rule for rule in MODEL.rules if rule.id != "out"))
    assert tiers(scored(free))[2] == "Hot"
    both = (*free.rules, Rule("all", "All", "Fit", force_tier="Warm"))
    assert tiers(scored(replace(free, rules=both))) == ["Warm", "Warm", "Hot", "Warm", "Warm"]


def test_of_a_best_of_group_the_largest_result_counts_and_the_first_of_equals_is_named() -> None:
    rules = tuple(
        Rule(
            f"r{points}{place}",
            f"R{place}",
            "Fit",
            Condition("Title", "contains", ("v",)),
            FixedPoints(points),
            best_of="g",
        )
        for place, points in enumerate((-5, 7, 7, 3))
    )
    scores = scored(replace(MODEL, rules=rules))
    assert why_texts(scores).tolist() == ["R1 +7", "R1 +7", "", "R1 +7", ""]
    negative = scored(replace(MODEL, rules=rules[:1]))
    assert negative.raw.tolist() == [-5.0, -5.0, 0.0, -5.0, 0.0]


@pytest.mark.parametrize("spread", [0, 1, 200, 255, 65_534, 65_535, 65_536, 2_000_000])
@pytest.mark.parametrize("left_out", [0.0, 0.3, 1.0])
def test_leads_are_ranked_alike_however_far_apart_they_score(spread: int, left_out: float) -> None:
    rng = np.random.default_rng(spread)
    points = rng.integers(-spread // 2, spread - spread // 2, 3_000, endpoint=True).astype(float)
    points[:2] = -(spread // 2), spread - spread // 2
    out = np.where(rng.random(3_000) < left_out, "yes", "no").tolist()
    table = lead_table({"Points": points.tolist(), "Out": out})
    model = ScoringModel(
        "Wide",
        fields=(Field("Points", FieldKind.NUMBER), Field("Out", FieldKind.YES_NO)),
        categories=(Category("All"),),
        rules=(
            Rule("up", "Up", "All", None, UnitPoints("Points", 1, 1_000_000)),
            Rule("down", "Down", "All", None, BandPoints("Points", (PointBand(None, 0, -1),))),
            Rule("out", "Out", "All", Condition("Out", "is yes"), disqualify=True),
        ),
        scale=Scaling.RAW,
    )
    scores = scored(model, table)
    score_of = scores.score.tolist()
    right = sorted((lead for lead in range(3_000) if out[lead] == "no"), key=lambda lead: (-score_of[lead], lead))
    assert scores.order.tolist() == right
    fresh = replace(scores)
    for lead in range(0, 3_000, 300):
        assert fresh.rank_of(lead) == scores.rank[lead]
    assert "rank" not in vars(fresh)
    assert scores.rank_of(5) == scores.rank[5]


def test_no_leads_have_no_order() -> None:
    scores = scored(leads=lead_table({"Title": [], "Size": [], "Opens": [], "Seen": [], "Out": []}))
    assert scores.order.tolist() == []
    assert scores.counts == (0, 0, 0, 0)
    assert why_texts(scores, np.zeros(0, np.intp)).tolist() == []
