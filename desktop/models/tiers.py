"""Changing tiers: each edit as a function from a model to a model, with everything that names a tier following.

Rules that force a tier, the table of grades and the daily count of the summary refer to tiers by their names; a new
name, or a tier that goes, must not leave them pointing nowhere.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from desktop.models.distribution import steps_of
from desktop.state import State
from scoring.checks.reach import has_open_end, model_possible, raw_range
from scoring.checks.totals import MAX_TIERS
from scoring.errors import Problem, Severity
from scoring.model import DIGITS, LETTERS, ScoringModel, Tier
from scoring.nodes import Scaling
from scoring.text import clean
from scoring.units import MAX_TOTAL
from scoring.validate import check_model
from scoring.workbook.look import contrast

# Fills that stay apart for people who confuse red and green; Okabe and Ito's, and the stations of our own ramp.
SWATCHES = ("B84300", "E8871E", "F6C667", "009E73", "6FABD8", "0072B2", "CC79A7", "7A8CA3")
_SURFACES = ("FFFFFF", "1B2129")


@dataclass(frozen=True, slots=True)
class TierEdit:
    """An edited model, and the tiers that go by another name now (old to new): overrides and views say them too."""

    model: ScoringModel
    renamed: Mapping[str, str]

    def state(self, state: State) -> State:
        """The state with this edit of its active model; overrides and saved views follow names."""
        names = {clean(old): new for old, new in self.renamed.items() if clean(old) != clean(new)}
        after = state.with_model(self.model)
        if not names:
            return after
        if any(clean(said.tier) in names for said in state.overrides.values()):
            overrides = {
                lead: replace(said, tier=names.get(clean(said.tier), said.tier))
                for lead, said in state.overrides.items()
            }
            after = replace(after, overrides=MappingProxyType(overrides))
        if any(clean(tier) in names for view in state.views for tier in view.tiers):
            # Other models may go on having a tier of the old name, for which a view then asks too.
            others = {clean(tier.name) for each in state.models if each.id != state.active for tier in each.model.tiers}
            views = tuple(replace(view, tiers=_followed(view.tiers, names, others)) for view in state.views)
            after = replace(after, views=views)
        return after


def _followed(tiers: Sequence[str], names: Mapping[str, str], others: Collection[str]) -> tuple[str, ...]:
    """The tiers that a view asks for, under their new names."""
    found: list[str] = []
    for tier in tiers:
        found.append(names.get(clean(tier), tier))
        if clean(tier) in names and clean(tier) in others:
            found.append(tier)
    return tuple(dict.fromkeys(found))


def with_tiers(model: ScoringModel, tiers: Sequence[Tier], names: Mapping[str, str]) -> TierEdit:
    """A model with other tiers; `names` says which new tier stands in for an old one."""
    rules = tuple(
        replace(rule, force_tier=names.get(rule.force_tier, rule.force_tier)) if rule.force_tier else rule
        for rule in model.rules
    )
    table = tuple(names.get(name, name) for name in model.grades.table)
    daily = model.summary.daily
    if daily is not None:
        daily = replace(daily, tier=names.get(daily.tier, daily.tier))
    after = replace(
        model,
        tiers=tuple(tiers),
        rules=rules,
        grades=replace(model.grades, table=table),
        summary=replace(model.summary, daily=daily),
    )
    return TierEdit(after, dict(names))


def rename_tier(model: ScoringModel, place: int, name: str) -> TierEdit:
    """Call a tier something else."""
    old = model.tiers[place]
    tiers = _with(model.tiers, place, replace(old, name=name))
    return with_tiers(model, tiers, {old.name: name})


def name_problem(model: ScoringModel, place: int, name: str) -> Problem | None:
    """Why a tier cannot be called so; None where it can."""
    after = rename_tier(model, place, name).model
    before = {problem.message for problem in check_model(model)}
    for problem in check_model(after):
        if problem.severity is Severity.ERROR and problem.message not in before:
            return problem
    return None


def set_threshold(model: ScoringModel, place: int, value: float) -> ScoringModel:
    """Let a tier begin elsewhere."""
    return replace(model, tiers=_with(model.tiers, place, replace(model.tiers[place], threshold=value)))


def put_threshold(model: ScoringModel, place: int, value: float) -> tuple[ScoringModel, int]:
    """Let a tier begin anywhere on the scale: it goes where it belongs among the others; and its place then.

    Tiers that do not fall anyway stay in the order in which somebody wrote them.
    """
    after = set_threshold(model, place, value)
    rest = _without(model.tiers, place)
    limits = [math.inf if tier.threshold is None else tier.threshold for tier in rest[:-1]]
    if model.tiers[-1].threshold is not None or any(low >= high for high, low in pairwise(limits)):
        return after, place
    now = sum(limit > value for limit in limits)
    tiers = _without(after.tiers, place)
    return replace(after, tiers=(*tiers[:now], after.tiers[place], *tiers[now:])), now


def begins_with(model: ScoringModel, place: int, value: float) -> Tier | None:
    """Another tier that begins at the same score as a tier would that begins at `value`."""
    step = steps_of(value, model.decimals)
    others = _without(model.tiers, place)
    same = (each for each in others if each.threshold is not None and steps_of(each.threshold, model.decimals) == step)
    return next(same, None)


def limits_of_scale(model: ScoringModel) -> tuple[float, float]:
    """Between what thresholds lie."""
    return (-MAX_TOTAL, MAX_TOTAL) if model.scale is Scaling.RAW else (0, 100)


def set_color(model: ScoringModel, place: int, color: str) -> ScoringModel:
    """Give a tier a colour (RRGGBB), or ("") that of its place."""
    return replace(model, tiers=_with(model.tiers, place, replace(model.tiers[place], color=color)))


def set_note(model: ScoringModel, place: int, note: str) -> ScoringModel:
    """Say what a tier is for."""
    return replace(model, tiers=_with(model.tiers, place, replace(model.tiers[place], note=note)))


def can_add(model: ScoringModel) -> bool:
    """Whether there is room for one more tier: as many as a model may have, and a step of the scale between two."""
    return len(model.tiers) < MAX_TIERS and bool(_rooms(model))


def add_tier(model: ScoringModel, name: str) -> tuple[ScoringModel, int]:
    """A model with one more tier, in the middle of the widest gap between thresholds; and its place.

    Only where `can_add`.
    """
    place, low, high, wide = max(_rooms(model), key=lambda room: room[3])
    step = min(max(round(low - 1 + wide / 2), low), high)
    taken = {tier.name.casefold() for tier in model.tiers}
    made, number = name, 2
    while made.casefold() in taken:
        made, number = f"{name} {number}", number + 1
    added = Tier(made, step / 10**model.decimals if model.tiers else None)
    return replace(model, tiers=(*model.tiers[:place], added, *model.tiers[place:])), place


def _rooms(model: ScoringModel) -> list[tuple[int, int, int, int]]:
    """Where one more tier may stand: its place, its lowest and its highest threshold, and how wide the gap is there.

    All in steps of the score's last decimal. A gap keeps a step for the tier below it, and lies under all thresholds
    before it and over all behind it, in whatever order they stand.
    """
    scale = 10**model.decimals
    bottom, top = (round(min(max(end, -MAX_TOTAL), MAX_TOTAL) * scale) for end in scale_ends(model))
    limits = [None if tier.threshold is None else steps_of(tier.threshold, model.decimals) for tier in model.tiers]
    rooms = []
    for place in range(max(len(limits), 1)):
        above = [limit for limit in limits[:place] if limit is not None]
        below = [limit for limit in limits[place:] if limit is not None]
        low, high = max([bottom, *below]), min([top + 1, *above])
        if high - low > 1:
            rooms.append((place, low + 1, high - 1, min(high, top) - low))
    return rooms


def remove_tier(model: ScoringModel, place: int) -> TierEdit:
    """Take a tier away. Its leads, and what named it, go to the next lower one (of the lowest: higher)."""
    gone = model.tiers[place]
    tiers = [*model.tiers[:place], *model.tiers[place + 1 :]]
    heir = min(place, len(tiers) - 1)
    if place == len(tiers):
        tiers[-1] = replace(tiers[-1], threshold=None)
    edit = with_tiers(model, tiers, {gone.name: tiers[heir].name})
    # What a person said of a lead is kept to the letter, and shown as naming no tier.
    return TierEdit(edit.model, {})


def move_tier(model: ScoringModel, place: int, to: int) -> ScoringModel:
    """Let a tier change its rank; thresholds stay with the ranks, so the leads of each rank stay together."""
    order = list(model.tiers)
    order.insert(to, order.pop(place))
    thresholds = [tier.threshold for tier in model.tiers]
    return replace(model, tiers=tuple(replace(t, threshold=at) for t, at in zip(order, thresholds, strict=True)))


def apply_preset(model: ScoringModel, tiers: Sequence[Tier]) -> TierEdit:
    """Other tiers altogether; what named an old one names the new one of about its rank."""
    last = max(len(model.tiers) - 1, 1)
    ends = [(len(tiers) - 1) * place / last for place in range(len(model.tiers))]
    names = {old.name: tiers[int(end + 0.5)].name for old, end in zip(model.tiers, ends, strict=True)}
    kept = {tier.name for tier in tiers}
    return with_tiers(model, tiers, {old: old if old in kept else new for old, new in names.items()})


def set_scale(model: ScoringModel, scale: Scaling) -> ScoringModel:
    """Another way from points to a score."""
    return replace(model, scale=scale)


def set_decimals(model: ScoringModel, decimals: int) -> ScoringModel:
    """Another number of decimals (0–4) of the score."""
    return replace(model, decimals=decimals)


def scale_problem(model: ScoringModel, scale: Scaling) -> Problem | None:
    """Why a model cannot use a scale; None where it can."""
    if model.scale is scale:
        return None
    before = {problem.message for problem in check_model(model)}
    after = check_model(set_scale(model, scale))
    new = (each for each in after if each.severity is Severity.ERROR and each.message not in before)
    return next(new, None)


def scale_ends(model: ScoringModel) -> tuple[float, float]:
    """The lowest and the highest score that a person would expect: 0 and 100, or what raw points can be."""
    if model.scale is not Scaling.RAW:
        return (0.0, 100.0)
    low, high = raw_range(model)
    if has_open_end(model):
        # Points without a limit: somewhat above the highest threshold is as good a guess as any.
        known = [tier.threshold for tier in model.tiers if tier.threshold is not None]
        high = max(100.0, *(1.25 * each for each in known)) if known else 100.0
    return (min(low, 0.0), max(high, low + 1))


def possible_sum(model: ScoringModel) -> float:
    """The highest possible sum of points, which the percent scale divides by."""
    return model_possible(model)


def bounds(model: ScoringModel, place: int) -> tuple[int, int]:
    """Between which steps a tier's threshold may stand without crossing another's; both ends are allowed."""
    limits = [steps_of(tier.threshold, model.decimals) for tier in model.tiers if tier.threshold is not None]
    mine = steps_of(model.tiers[place].threshold, model.decimals)
    low, high = (round(end * 10**model.decimals) for end in limits_of_scale(model))
    lower = [limit + 1 for limit in limits if limit < mine]
    upper = [limit - 1 for limit in limits if limit > mine]
    return (min(mine, max([low, *lower])), max(mine, min([high, *upper])))


def tier_problems(problems: Sequence[Problem], tier: Tier) -> tuple[Problem, ...]:
    """Those of a model's problems that belong at a tier's row."""
    return tuple(problem for problem in problems if problem.place.path == f"tiers.{tier.name}")


def percent_helps(model: ScoringModel) -> bool:
    """Whether thresholds that nothing reaches could be reached on the percent scale."""
    if model.scale is Scaling.PERCENT or scale_problem(model, Scaling.PERCENT) is not None:
        return False
    return any(problem.code == "unreachable" for problem in check_model(model)) and not any(
        problem.code == "unreachable" for problem in check_model(set_scale(model, Scaling.PERCENT))
    )


def has_contrast(color: str) -> bool:
    """Whether a fill stands out from both the light and the dark ground of a window (at least 1.5 to 1)."""
    return all(contrast(color, ground) >= 1.5 for ground in _SURFACES)


def table_of_grades(model: ScoringModel) -> tuple[str, ...]:
    """A tier for each of the 16 grades to begin with: the better both letter and digit, the higher."""
    last = len(model.tiers) - 1
    worst = len(LETTERS) + len(DIGITS) - 2
    return tuple(
        model.tiers[round(last * (row + column) / worst)].name
        for row in range(len(LETTERS))
        for column in range(len(DIGITS))
    )


def _without(tiers: Sequence[Tier], place: int) -> tuple[Tier, ...]:
    return (*tiers[:place], *tiers[place + 1 :])


def _with(tiers: Sequence[Tier], place: int, tier: Tier) -> tuple[Tier, ...]:
    return (*tiers[:place], tier, *tiers[place + 1 :])
