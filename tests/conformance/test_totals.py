"""Categories, scales and rounding at their limits: core and both judges say the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from pathlib import Path

from scoring.model import Axis, Category, FixedPoints, Rule, UnitPoints
from scoring.nodes import Scaling
from scoring.table import Cell, LeadTable, lead_table
from tests.conformance.build import TEXT, M, N, model, plus_and_minus, when_text
from tests.conformance.judging import Case, assert_agree, needs_judges
from tests.conformance.listed import LISTED

pytestmark = needs_judges

# Numbers at, just below and just above halves of each decimal.
HALVES = tuple(
    whole + step * half
    for whole in (0, 1, 62, 99)
    for step in (1, 0.1, 0.01, 0.001)
    for half in (0.5, 0.4999, 0.5001, 1)
)
AROUND = (0.0, 0.0001, 0.00005, 0.00004, 24.9, 25.0, 50.0, 99.9999, 100.0, 100.0001, 100.4999, 100.5, 140.0, 1e6)


def totals() -> LeadTable:
    """Leads whose raw total is any of these numbers, or as much below zero."""
    numbers = (*HALVES, *AROUND)
    table: dict[str, Sequence[Cell | int]] = {
        N: [*numbers, *[None] * len(numbers)],
        M: [*[None] * len(numbers), *numbers],
    }
    return lead_table(table)


def test_floors_caps_and_weights(tmp_path: Path) -> None:
    weights = (1.0, 0.0, -1.0, 0.5, -0.5, 0.3333, 1.25, 0.0001, 100.0, -100.0, 99.9999)
    limits = ((None, None), (-20.0, 60.0), (0.0, None), (None, 12.3456), (-2.5, -2.5), (5.0, 7.0001))
    cases = []
    for place, (floor, cap) in enumerate(limits):
        categories = [Category(f"w{at}", weight=weight, floor=floor, cap=cap) for at, weight in enumerate(weights)]
        rules = [rule for category in categories for rule in plus_and_minus(category.name)]
        cases.append(Case(f"limits {place}", model(rules, categories=categories), totals()))
    assert_agree(cases, tmp_path, LISTED)


def test_the_largest_numbers_there_are(tmp_path: Path) -> None:
    """Limits of a category at their largest, times the largest weights: fifteen digits, to the last of them."""
    ends = (1e7, -1e7, 9_999_999.9999, -9_999_999.9999, 1_234_567.0123, 8_765_432.0001)
    weights = (100.0, -100.0, 99.9999, 0.0001, 33.3333, 0.5, 12.3455)
    categories = [
        Category(f"{at}", weight=weight, floor=end, cap=end) for at, (end, weight) in enumerate(product(ends, weights))
    ]
    rules = [rule for category in categories for rule in plus_and_minus(category.name)]
    cases = [Case("all", model(rules, categories=categories), totals())]
    cases += [Case(f"one {c.name}", model(plus_and_minus(c.name), categories=[c]), totals()) for c in categories[::12]]
    assert_agree(cases, tmp_path, LISTED)


def test_every_scale_at_every_decimal(tmp_path: Path) -> None:
    cases = []
    for scale, decimals in product((Scaling.RAW, Scaling.CLAMP), range(5)):
        cases.append(Case(f"{scale} {decimals}", model(plus_and_minus(), scale=scale, decimals=decimals), totals()))
    percents = [*product((8.0, 1600.0), range(5)), *product((3.0, 7.0, 123.4567), (0, 2, 4))]
    for possible, decimals in percents:
        rules = plus_and_minus(cap=possible)
        made = model(rules, scale=Scaling.PERCENT, decimals=decimals)
        cases.append(Case(f"percent of {possible} {decimals}", made, totals()))
    assert_agree(cases, tmp_path, LISTED)


def test_percent_of_nothing_possible(tmp_path: Path) -> None:
    """An axis whose rules are all negative cannot be reached: it is 0, not a division by zero."""
    categories = (Category("Fit", Axis.FIT), Category("Engagement", Axis.ENGAGEMENT), Category("Idle", weight=0.0))
    rules = [
        Rule("fit", "fit", "Fit", points=UnitPoints(N, 1.0, 50.0)),
        Rule("down", "down", "Engagement", points=UnitPoints(M, -1.0, 50.0)),
        Rule("little", "little", "Engagement", points=FixedPoints(0.0001)),
        Rule("idle", "idle", "Idle", points=FixedPoints(5.0)),
    ]
    cases = [
        Case(f"axes {scale} {decimals}", model(rules, categories=categories, scale=scale, decimals=decimals), totals())
        for scale, decimals in product(Scaling, (0, 2))
    ]
    assert_agree(cases, tmp_path, LISTED)


def test_more_rules_than_one_formula_can_name(tmp_path: Path) -> None:
    """What is possible is worked out beside each rule, of a group the best so far; Why looks for the winner at once."""
    texts = [f"word{at}" for at in range(150)]
    rules = [when_text(text, text, points=at / 4 - 3) for at, text in enumerate(texts)]
    rivals = [when_text(f"rival {at}", text, points=at % 9 - 2.0, best_of="Best") for at, text in enumerate(texts[:40])]
    mixed = [rule for pair in zip(rivals[:20], rules, strict=False) for rule in pair]
    spread = [*mixed, *rivals[20:], *rules[20:]]
    leads: dict[str, Sequence[Cell | int]] = {
        TEXT: ["", "word3", "word6 word15", " ".join(texts), " ".join(texts[:40:2])],
    }
    made = model(spread, scale=Scaling.PERCENT, decimals=2)
    assert_agree([Case("many", made, lead_table(leads))], tmp_path, LISTED)
