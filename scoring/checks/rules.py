"""Rules: their points and bands, fading, verdicts, and rules that cannot matter or count twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from scoring.checks.common import check_name, check_number, check_reference, error, note, warning
from scoring.checks.conditions import check_when
from scoring.checks.names import MAX_WANTED
from scoring.errors import Problem
from scoring.fields import FieldKind
from scoring.model import BandPoints, Condition, FixedPoints, PointBand, Rule, ScoringModel, UnitPoints
from scoring.units import MAX_POINTS, MAX_RESULT
from scoring.wording import band_words, number_words

MAX_BANDS = 50
MAX_HALF_LIFE = 100_000
_LARGEST = 999_999_999_999_999.0


def check_rules(model: ScoringModel) -> Iterator[Problem]:
    """The problems of each rule, then those of rules with each other."""
    for place, rule in enumerate(model.rules, 1):
        path = f"rules[{place}]"
        categories = [category.name for category in model.categories]
        yield from check_reference(
            rule.category, f"{path}.category", "category", categories, "Add it under “categories”."
        )
        yield from check_when(model, rule.when, f"{path}.when")
        yield from _points(model, rule, f"{path}.points")
        yield from _decay(model, rule, f"{path}.decay")
        yield from _verdicts(model, rule, path)
    yield from _best_of(model)
    yield from _same_title(model)


def _field(model: ScoringModel, name: str, path: str, kind: FieldKind) -> Iterator[Problem]:
    names = [field.name for field in model.fields]
    yield from check_reference(name, path, "field", names, "Add it under “fields”.")
    field = model.field(name)
    if field is not None and field.kind is not kind:
        yield error(
            "field-kind",
            path,
            f"“{name}” is a {field.kind} field; a {kind} field is needed here.",
            "Make it one under “fields”, or use another.",
        )


def _points(model: ScoringModel, rule: Rule, path: str) -> Iterator[Problem]:
    match rule.points:
        case FixedPoints(points):
            yield from check_number(points, path, "The number of points", MAX_POINTS)
        case UnitPoints(field, points, cap):
            yield from _field(model, field, path, FieldKind.NUMBER)
            yield from check_number(points, path, "The number of points", MAX_POINTS)
            yield from check_number(cap, path, "The cap", MAX_RESULT)
            if cap is not None and cap < 0:
                yield error(
                    "cap",
                    path,
                    "The cap limits the size of the points, so it cannot be negative.",
                    f"Write {number_words(-cap)}; it holds for negative points too.",
                )
            if cap is None:
                yield note("no-cap", path, f"“{rule.label}” has no cap: one busy lead can outweigh all others.")
        case BandPoints(field, bands):
            yield from _field(model, field, path, FieldKind.NUMBER)
            yield from _bands(bands, f"{path}.bands")


def _bands(bands: tuple[PointBand, ...], path: str) -> Iterator[Problem]:
    if not bands:
        yield error("empty", path, "There are no bands.", "Add one.")
    if len(bands) > MAX_BANDS:
        yield error("limit", path, f"There are more than {MAX_BANDS} bands.", "Join some.")
    for place, band in enumerate(bands, 1):
        here = f"{path}[{place}]"
        yield from check_number(band.points, here, "The number of points", MAX_POINTS)
        yield from check_number(band.low, here, "The edge", _LARGEST, fine=False)
        yield from check_number(band.high, here, "The edge", _LARGEST, fine=False)
        yield from _label(band, here)
        if band.low is not None and band.high is not None and band.low > band.high:
            yield error("order", here, f"The band {band_words(band)} begins above its end.", "Swap the edges.")
        elif band.low is not None and band.low == band.high and band.open_high:
            yield error("order", here, f"The band {band_words(band)} holds no number.", "Use “to”.")
        elif band.high is None and band.open_high:
            yield error("order", here, "A band without an end cannot leave its end out.", "Use no “below”.")
    yield from _seams(bands, path)


def _label(band: PointBand, path: str) -> Iterator[Problem]:
    if band.label:
        yield from check_name(band.label, path, "band")
    if len(band.label) > MAX_WANTED:
        yield error("limit", path, "The label of the band is too long.", "Shorten it.")


def _seams(bands: tuple[PointBand, ...], path: str) -> Iterator[Problem]:
    """Gaps and overlaps between neighbours, by size."""
    lowest, highest = float("-inf"), float("inf")
    ordered = sorted(bands, key=lambda band: lowest if band.low is None else band.low)
    for left, right in pairwise(ordered):
        end = highest if left.high is None else left.high
        start = lowest if right.low is None else right.low
        names = f"{band_words(left)} and {band_words(right)}"
        if start < end or (start == end and not left.open_high):
            yield warning(
                "overlap",
                path,
                f"The bands {names} overlap: the first one written counts.",
                "Let one begin where the other ends, with “below” for the open end.",
            )
        elif start > end and start == end + 1 and end == int(end):
            yield note(
                "gap",
                path,
                f"Between the bands {names} lie fractions, which get no points.",
                f"Write “below: {number_words(start)}” if there can be any.",
            )
        elif start > end:
            yield warning(
                "gap",
                path,
                f"Between the bands {names} is a gap: numbers in it get no points.",
                "Close it, unless it is meant.",
            )


def _decay(model: ScoringModel, rule: Rule, path: str) -> Iterator[Problem]:
    if rule.decay is None:
        return
    yield from _field(model, rule.decay.field, path, FieldKind.DATE)
    yield from check_number(rule.decay.days, path, "The half-life", MAX_HALF_LIFE)
    if rule.decay.days <= 0:
        yield error("half-life", path, "The half-life must be more than 0 days.", "For example 30.")


def _verdicts(model: ScoringModel, rule: Rule, path: str) -> Iterator[Problem]:
    if rule.force_tier:
        tiers = [tier.name for tier in model.tiers]
        yield from check_reference(rule.force_tier, f"{path}.force tier", "tier", tiers, "Add it under “tiers”.")
    if rule.disqualify and rule.force_tier:
        yield warning("verdict", path, f"“{rule.label}” disqualifies, so the tier it forces is never seen.")
    if (rule.disqualify or rule.force_tier) and rule.when is None:
        yield warning("verdict", path, f"“{rule.label}” has no condition: it holds for every lead.")
    if "/" in rule.best_of:
        yield error("best-of", f"{path}.best of", "The name of a best-of group cannot hold “/”.", "Leave it out.")
    elif rule.best_of:
        yield from check_name(rule.best_of, f"{path}.best of", "best-of group")
    matters = rule.disqualify or rule.force_tier or _gives(rule)
    if not matters:
        yield warning("idle", path, f"“{rule.label}” gives 0 points and does nothing else.", "Give it points.")
    elif not rule.enabled:
        yield note("off", path, f"“{rule.label}” is switched off.")


def _gives(rule: Rule) -> bool:
    match rule.points:
        case FixedPoints(points):
            return points != 0
        case UnitPoints(_, points, cap):
            return points != 0 and cap != 0
        case BandPoints(_, bands):
            return any(band.points for band in bands)


def _best_of(model: ScoringModel) -> Iterator[Problem]:
    groups: dict[str, dict[str, list[int]]] = {}
    for place, rule in enumerate(model.rules, 1):
        if rule.best_of:
            groups.setdefault(rule.best_of, {}).setdefault(rule.category, []).append(place)
    for group, homes in groups.items():
        if len(homes) > 1:
            last = list(homes.values())[-1]
            names = " and in ".join(f"“{home}”" for home in homes)
            yield warning(
                "best-of",
                f"rules[{last[0]}].best of",
                f"The best-of group “{group}” stands in {names}: those are groups of their own.",
                "A group lies in one category: name the groups differently.",
            )
        for home, places in homes.items():
            if len(places) == 1:
                yield note(
                    "best-of",
                    f"rules[{places[0]}].best of",
                    f"The best-of group “{group}” in “{home}” has one rule only.",
                )


def _same_title(model: ScoringModel) -> Iterator[Problem]:
    """Word conditions of several rules on one field that add up: "Sales Manager, Director" gets both."""
    asking: dict[tuple[str, str], list[tuple[int, Rule]]] = {}
    counted = ((place, rule) for place, rule in enumerate(model.rules, 1) if rule.enabled and _gives(rule))
    for place, rule in counted:
        when = rule.when
        if rule.best_of:
            continue
        if isinstance(when, Condition) and when.operator in ("contains", "contains word", "contains any of"):
            asking.setdefault((rule.category, when.field), []).append((place, rule))
    for (_, field), rules in asking.items():
        if len(rules) > 1:
            labels = " and ".join(f"“{rule.label}”" for _, rule in rules[:3])
            yield note(
                "adds-up",
                f"rules[{rules[1][0]}]",
                f"{labels} can fire for one “{field}” and then add up.",
                "Put them in one best-of group if only the best should count.",
            )
