"""Totals, tiers, grades and the summary: what the scale needs, and thresholds that cannot be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from scoring.checks.common import (
    check_name,
    check_number,
    check_reference,
    check_repeats,
    check_text,
    error,
    note,
    warning,
)
from scoring.checks.reach import category_possible, has_open_end, raw_range
from scoring.errors import Problem
from scoring.fields import FieldKind
from scoring.model import DISQUALIFIED, Axis, Category, ScoringModel, Tier, UnitPoints
from scoring.nodes import Scaling
from scoring.units import DECIMALS, MAX_CATEGORY, MAX_TOTAL, MAX_WEIGHT
from scoring.wording import number_words

MAX_TIERS = 12
_COLOR = re.compile(r"[0-9A-F]{6}")


def check_categories_numbers(model: ScoringModel) -> Iterator[Problem]:
    """Weights, floors and caps."""
    for category in model.categories:
        path = f"categories.{category.name}"
        yield from check_number(category.weight, path, "The weight", MAX_WEIGHT)
        yield from check_number(category.floor, path, "The floor", MAX_CATEGORY)
        yield from check_number(category.cap, path, "The cap", MAX_CATEGORY)
        if category.floor is not None and category.cap is not None and category.floor > category.cap:
            yield error("order", path, f"The floor of “{category.name}” lies above its cap.", "Swap them.")
        if category.weight == 0:
            yield warning("idle", path, f"“{category.name}” has weight 0: its rules do not count.")


def check_scale(model: ScoringModel) -> Iterator[Problem]:
    """What the percent scale needs, for the score and for each axis."""
    if not 0 <= model.decimals <= DECIMALS:
        yield error("decimals", "decimals", f"A score has 0 to {DECIMALS} decimals.")
    if model.scale is Scaling.PERCENT:
        yield from _percent(model, model.categories, "scale", "The percent scale")
    elif model.scale is Scaling.RAW:
        for axis in (Axis.FIT, Axis.ENGAGEMENT):
            named = tuple(category for category in model.categories if category.axis is axis)
            if named:
                yield from _percent(
                    model,
                    named,
                    f"categories.{named[0].name}",
                    f"The {axis} axis of a raw model, which is a percentage,",
                )
    for axis in (Axis.FIT, Axis.ENGAGEMENT):
        if model.has_axes and not any(category.axis is axis for category in model.categories):
            yield warning(
                "axis",
                "categories",
                f"No category counts to {axis}: it is 0 for every lead.",
                f"Give one “axis: {axis}”.",
            )


def _percent(model: ScoringModel, categories: tuple[Category, ...], path: str, what: str) -> Iterator[Problem]:
    for category in categories:
        if category.weight < 0:
            yield error(
                "percent",
                f"categories.{category.name}",
                f"{what} allows no negative weight.",
                "Give its rules negative points instead.",
            )
        for place, rule in enumerate(model.rules, 1):
            uncapped = isinstance(rule.points, UnitPoints) and rule.points.cap is None
            if uncapped and rule.category == category.name:
                yield error(
                    "percent",
                    f"rules[{place}].points",
                    f"{what} needs a cap for “{rule.label}”.",
                    "Without one there is no highest possible total.",
                )
    if sum(category_possible(model, category) for category in categories) <= 0:
        yield error("percent", path, f"{what} needs rules that can give points.", "Switch on one that does.")


def check_tiers(model: ScoringModel) -> Iterator[Problem]:
    """Names, thresholds and colours of tiers, and tiers that no score reaches."""
    if not model.tiers:
        yield error("empty", "tiers", "The model has no tier.", "Add one under “tiers”.")
        return
    if len(model.tiers) > MAX_TIERS:
        yield error("limit", "tiers", f"The model has more than {MAX_TIERS} tiers.", "Join some.")
    for tier in model.tiers:
        yield from _tier(tier, f"tiers.{tier.name}")
    yield from check_repeats(((tier.name, f"tiers.{tier.name}") for tier in model.tiers), "tier")
    if not model.tiers_by_grade:
        yield from _thresholds(model)
        yield from _unreachable(model)


def _tier(tier: Tier, path: str) -> Iterator[Problem]:
    yield from check_name(tier.name, path, "tier")
    yield from check_text(tier.note, path)
    yield from check_number(tier.threshold, path, "The threshold", MAX_TOTAL)
    if tier.name.strip().casefold() == DISQUALIFIED.casefold():
        yield error(
            "name",
            path,
            f"“{DISQUALIFIED}” is the name of what is left out of all tiers.",
            "Call the tier something else.",
        )
    if tier.color and not _COLOR.fullmatch(tier.color):
        yield error("color", path, f"“{tier.color}” is no colour.", "Write it as RRGGBB.")


def _thresholds(model: ScoringModel) -> Iterator[Problem]:
    for above, below in pairwise(model.tiers):
        path = f"tiers.{below.name}"
        if above.threshold is None:
            yield warning(
                "order",
                f"tiers.{above.name}",
                f"Only the last tier needs no threshold; “{above.name}” has none either.",
                "Give it one.",
            )
        elif below.threshold is not None and below.threshold > above.threshold:
            yield warning(
                "order",
                path,
                f"“{below.name}” begins above “{above.name}”, which stands before it.",
                "Write the tiers from the highest to the lowest.",
            )
        elif below.threshold == above.threshold:
            yield warning(
                "order",
                path,
                f"“{below.name}” begins where “{above.name}” does, so no lead is in it.",
                "Give it a lower threshold.",
            )
    last = model.tiers[-1]
    if last.threshold is not None:
        yield note(
            "lowest",
            f"tiers.{last.name}",
            f"Leads below {number_words(last.threshold)} are “{last.name}” too: the lowest tier has no lower limit.",
        )


def _unreachable(model: ScoringModel) -> Iterator[Problem]:
    if has_open_end(model) and model.scale is not Scaling.PERCENT:
        return
    _, high = raw_range(model)
    top = high
    if model.scale is Scaling.CLAMP:
        top = min(high, 100.0)
    elif model.scale is Scaling.PERCENT:
        top = 100.0
    lost = [tier for tier in model.tiers if tier.threshold is not None and tier.threshold > top]
    if not lost:
        return
    names = " and ".join(f"“{tier.name}” (from {number_words(tier.threshold or 0)})" for tier in lost)
    what = "The highest raw total" if model.scale is Scaling.RAW else "The highest score"
    mend = "Lower the thresholds" + ("." if model.scale is Scaling.PERCENT else ", or use the percent scale.")
    yield warning(
        "unreachable",
        f"tiers.{lost[0].name}",
        f"{what} is {number_words(top)}, so no lead reaches {names}.",
        mend,
    )


def check_grades(model: ScoringModel) -> Iterator[Problem]:
    """Cut-offs of the grades, and the table that gives tiers by grade."""
    for name, cuts in (("fit", model.grades.fit), ("engagement", model.grades.engagement)):
        for cut in cuts:
            yield from check_number(cut, f"grades.{name}", "The cut-off", 100)
        if any(upper <= lower for upper, lower in pairwise(cuts)):
            yield warning(
                "order",
                f"grades.{name}",
                f"The cut-offs of {name} do not fall.",
                "Write them from the highest to the lowest.",
            )
    table = model.grades.table
    if not table:
        return
    if len(table) != 16:
        yield error("grades", "grades.tiers", f"The table of grades has {len(table)} tiers; it needs 16.")
    if not model.has_axes:
        yield error(
            "grades",
            "grades.tiers",
            "Tiers by grade need categories that count to fit and engagement.",
            "Give categories an axis.",
        )
    tiers = [tier.name for tier in model.tiers]
    for name in dict.fromkeys(table):
        yield from check_reference(name, "grades.tiers", "tier", tiers, "Add it under “tiers”.")


def check_summary(model: ScoringModel) -> Iterator[Problem]:
    """The field that the summary breaks down by, and its daily count."""
    names = [field.name for field in model.fields]
    if model.summary.by:
        yield from check_reference(model.summary.by, "summary.by", "field", names, "Add it under “fields”.")
    daily = model.summary.daily
    if daily is None:
        return
    path = "summary.daily"
    yield from check_reference(daily.field, path, "field", names, "Add it under “fields”.")
    field = model.field(daily.field)
    if field is not None and field.kind is not FieldKind.DATE:
        yield error("field-kind", path, f"“{daily.field}” is a {field.kind} field; a date field is needed here.")
    tiers = [tier.name for tier in model.tiers]
    yield from check_reference(daily.tier, path, "tier", tiers, "Add it under “tiers”.")
    if not 0 <= daily.above <= 1_000_000:
        yield error("limit", path, "“above” is a whole number of leads a day.")
