"""What a rule, a category and a model can give at most and at least, by the model's own numbers."""

from __future__ import annotations

import math

from scoring.model import BandPoints, Category, FixedPoints, Rule, ScoringModel, UnitPoints
from scoring.units import MAX_CATEGORY, MAX_RESULT, from_units, to_units


def rule_range(rule: Rule) -> tuple[float, float]:
    """The least and the most that a rule can give; 0 is among them, as it may not fire."""
    if not rule.enabled:
        return (0.0, 0.0)
    match rule.points:
        case FixedPoints(points):
            found = [points]
        case BandPoints(_, bands):
            found = [band.points for band in bands]
        case UnitPoints(_, points, cap):
            size = float(MAX_RESULT) if cap is None else abs(cap)
            found = [size if points > 0 else -size if points < 0 else 0.0]
    return (min([0.0, *found]), max([0.0, *found]))


def category_range(model: ScoringModel, category: Category) -> tuple[float, float]:
    """The least and the most that a category can give, after floor, cap and weight."""
    groups: dict[str, list[tuple[float, float]]] = {}
    for rule in model.rules_of(category.name):
        groups.setdefault(f"best/{rule.best_of}" if rule.best_of else f"rule/{rule.id}", []).append(rule_range(rule))
    low = sum(min(least for least, _ in group) for group in groups.values())
    high = sum(max(most for _, most in group) for group in groups.values())
    floor = -float(MAX_CATEGORY) if category.floor is None else category.floor
    cap = float(MAX_CATEGORY) if category.cap is None else category.cap
    ends = [min(max(end, floor), cap) * category.weight for end in (low, high)]
    return (min(ends), max(ends))


def category_possible(model: ScoringModel, category: Category) -> float:
    """What a category counts to the “possible” of the percent scale: see `scoring.nodes.Possible`."""
    groups: dict[str, float] = {}
    for rule in model.rules_of(category.name):
        name = f"best/{rule.best_of}" if rule.best_of else f"rule/{rule.id}"
        groups[name] = max(groups.get(name, 0.0), rule_range(rule)[1])
    reach = sum(groups.values())
    if category.cap is not None:
        reach = min(reach, category.cap)
    possible = reach * category.weight
    # Numbers out of their limits are complained of elsewhere; here they must only not stop the checks.
    return from_units(to_units(possible)) if math.isfinite(possible) else possible


def model_possible(model: ScoringModel) -> float:
    """What the percent scale divides by."""
    return from_units(sum(to_units(category_possible(model, category)) for category in model.categories))


def raw_range(model: ScoringModel) -> tuple[float, float]:
    """The least and the most raw points that a lead can have."""
    ranges = [category_range(model, category) for category in model.categories]
    low, high = sum(low for low, _ in ranges), sum(high for _, high in ranges)
    return (round(low, 4), round(high, 4))


def has_open_end(model: ScoringModel) -> bool:
    """Whether a rule in use has no upper limit: points per unit without a cap, in a category without one."""
    caps = {category.name: category.cap for category in model.categories}
    return any(
        rule.enabled and isinstance(rule.points, UnitPoints) and rule.points.cap is None
        and rule.points.points > 0 and caps.get(rule.category) is None
        for rule in model.rules
    )  # fmt: skip
