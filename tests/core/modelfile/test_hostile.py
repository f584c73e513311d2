"""Model files that nobody writes by accident: numbers beyond all limits, endless digits, endless rules."""

from __future__ import annotations

import pytest

from scoring.errors import ModelError
from scoring.model import Category, FixedPoints, Rule, ScoringModel
from scoring.modelfile import parse_model
from scoring.nodes import Scaling
from scoring.validate import require_valid

HEAD = "hotsheet: 1\nname: t\nfields: {N: number, D: date}\ncategories: {c: }\n"
NUMBERS = (
    "rules: [{label: a, category: c, points: 1e999}]",
    "scale: percent\nrules: [{label: a, category: c, points: -1e999}]",
    "rules: [{category: c, points: 1, when: {N: {'<': 1e999}}}]",
    "rules: [{label: a, category: c, points: {by band of: N, bands: [{from: 1e999, to: 5, points: 1}]}}]",
    "rules: [{label: a, category: c, points: {per unit of: N, points: 1, cap: 1e999}}]",
    "rules: [{label: a, category: c, points: 1, decay: {half-life: 1e999, date: D}}]",
    "decimals: 1e999",
    "tiers: {Hot: 1e999, Cold: rest}",
    "summary: {daily: {date: D, tier: Hot, above: 1e999}}",
)


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_that_are_too_large_are_refused_with_their_line(text: str) -> None:
    with pytest.raises(ModelError) as caught:
        parse_model(HEAD + text)
    problems = [problem for problem in caught.value.problems if "larger than any number" in problem.message]
    assert [problem.place.line > 4 for problem in problems] == [True]


def test_a_format_version_of_thousands_of_digits() -> None:
    with pytest.raises(ModelError, match="no whole number"):
        parse_model("hotsheet: " + "9" * 5_000)


def test_very_many_rules_are_refused_before_they_cost_time() -> None:
    rules = "- {label: a, category: c, points: 1}\n" * 20_000
    with pytest.raises(ModelError, match="more than 1,000 rules"):
        parse_model(f"{HEAD}rules:\n{rules}")


@pytest.mark.parametrize("points", [float("inf"), float("nan")])
@pytest.mark.parametrize("scale", Scaling)
def test_models_made_in_code_are_refused_too(points: float, scale: Scaling) -> None:
    rule = Rule("a", "a", "c", points=FixedPoints(points))
    with pytest.raises(ModelError, match="lies beyond"):
        require_valid(ScoringModel("t", categories=(Category("c"),), rules=(rule,), scale=scale))
