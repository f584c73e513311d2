"""Every way to a tier: thresholds in any order, grades, verdicts of rules, overrides."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from scoring.model import Axis, Category, FixedPoints, Grades, Rule, Tier, UnitPoints
from scoring.nodes import Scaling
from scoring.table import lead_table
from tests.conformance.build import TEXT, M, N, model, plus_and_minus, when_text
from tests.conformance.judging import Case, assert_agree, needs_judges
from tests.conformance.listed import LISTED
from tests.conformance.test_totals import AROUND, totals

pytestmark = needs_judges

LADDERS = (
    (Tier("Hot", 70), Tier("Warm", 40), Tier("Cold")),
    (Tier("Warm", 40), Tier("Hot", 70), Tier("Cold")),
    (Tier("Cold"), Tier("Warm", 40), Tier("Hot", 70)),
    (Tier("A", 25), Tier("B", 25), Tier("C", 25)),
    (Tier("A", 50), Tier("B", 25), Tier("C", 50), Tier("D", 25)),
    (Tier("A"), Tier("B"), Tier("C", 10)),
    (Tier("Top", 99.9999), Tier("Low", -5), Tier("Lower", -25.0001)),
    (Tier("Only"),),
    (Tier("Only", 50),),
    tuple(Tier(f"T{at}", 100 - 10 * at if at < 11 else None) for at in range(12)),
)

OVERRIDES = (
    "", "  ", "Hot", "hot", " HOT ", "Warm  Plus", "warm plus", "ΖΕΣΤΌΣ", "ζεστός", "Disqualified", " disqualified ",
    "DISQUALIFIED", "nonsense", "Ho", "Hot!", "=Hot", "*", "Hot?", "12", "TRUE",
)  # fmt: skip


def test_thresholds_in_any_order(tmp_path: Path) -> None:
    cases = [
        Case(f"ladder {place} {decimals}", model(plus_and_minus(), decimals=decimals, tiers=tiers), totals())
        for place, tiers in enumerate(LADDERS)
        for decimals in (0, 4)
    ]
    assert_agree(cases, tmp_path, LISTED)


def test_rules_that_force_and_disqualify(tmp_path: Path) -> None:
    """One forced tier, several at once (the highest counts), one switched off, and both verdicts together."""
    texts = ["", "hot", "warm", "cold", "hot cold", "cold warm", "hot warm cold", "out", "out hot", "also", "no", None]
    rules = [
        *plus_and_minus(),
        when_text("to hot", "hot", points=0.0, force_tier="Hot"),
        when_text("to warm", "warm", points=-3.0, force_tier="Warm"),
        when_text("to cold", "cold", force_tier="Cold"),
        when_text("cold again", "warm", force_tier="Cold", best_of="g"),
        when_text("out", "out", points=0.0, disqualify=True),
        when_text("also out", "also", disqualify=True, force_tier="Hot"),
        when_text("not now", "no", disqualify=True, enabled=False),
        Rule("big", "big", "All", points=UnitPoints(N, 0.0, 5.0), force_tier="Warm"),
    ]
    leads = list(product(texts, (None, 10.0, 80.0)))
    table = lead_table({TEXT: [text for text, _ in leads], N: [number for _, number in leads]})
    orders = (LADDERS[0], LADDERS[1], LADDERS[2])
    cases = [Case(f"verdicts {at}", model(rules, tiers=tiers), table) for at, tiers in enumerate(orders)]
    assert_agree(cases, tmp_path, LISTED)


def test_overrides(tmp_path: Path) -> None:
    tiers = (Tier("Hot", 70), Tier("Warm Plus", 40), Tier("Ζεστός", 20), Tier("Cold"))
    numbers = (5.0, 30.0, 50.0, 90.0)
    leads = list(product(OVERRIDES, numbers))
    table = lead_table({N: [number for _, number in leads], TEXT: ["out" if n == 50 else "" for _, n in leads]})
    rules = [*plus_and_minus(), when_text("out", "out", points=0.0, disqualify=True)]
    case = Case("overrides", model(rules, tiers=tiers), table, tuple(text for text, _ in leads))
    assert_agree([case], tmp_path, LISTED)
    scores = case.scores()
    named = [scores.tier_names[place] for place in scores.lead_tier[::4]]
    assert named == [
        "Cold", "Cold", "Hot", "Hot", "Hot", "Warm Plus", "Warm Plus", "Ζεστός", "Ζεστός", "Disqualified",
        "Disqualified", "Disqualified", *["Cold"] * 8,
    ]  # fmt: skip


def test_grades_and_tiers_by_grade(tmp_path: Path) -> None:
    tiers = (Tier("Hot", 70), Tier("Warm", 40), Tier("Cold"))
    categories = (
        Category("Fit", Axis.FIT), Category("Done", Axis.ENGAGEMENT), Category("More", Axis.ENGAGEMENT, cap=50.0),
        Category("Rest"),
    )  # fmt: skip
    rules = [
        Rule("fit", "fit", "Fit", points=UnitPoints(N, 1.0, 100.0)),
        Rule("done", "done", "Done", points=UnitPoints(M, 1.0, 50.0)),
        Rule("more", "more", "More", points=UnitPoints(M, 0.5, 60.0)),
        Rule("rest", "rest", "Rest", points=FixedPoints(3.0)),
    ]
    table = tuple("Hot" if at in (0, 1, 4) else "Warm" if at in (2, 5, 8) else "Cold" for at in range(16))
    cuts = (((75.0, 50.0, 25.0), (75.0, 50.0, 25.0)), ((60.0, 30.0, 10.5), (10.0, 20.0, 20.0)))
    numbers = [(a, b) for a in AROUND[:12] for b in (0.0, 24.9, 25.0, 50.0, 66.6667, 100.0)]
    leads = lead_table({N: [a for a, _ in numbers], M: [b for _, b in numbers]})
    cases: list[Case] = []
    for scale, (decimals, (fit, engagement)), chosen in product(Scaling, zip((0, 2), cuts, strict=True), (table, ())):
        made = model(
            rules,
            categories=categories,
            scale=scale,
            decimals=decimals,
            tiers=tiers,
            grades=Grades(fit, engagement, chosen),
        )
        cases.append(Case(f"grades {len(cases)}", made, leads))
    assert_agree(cases, tmp_path, LISTED)
