"""The live settings of a model: everything that can be changed without changing its shape, each by its key.

The keys are those of `scoring.lower`, and a few more for names. A sheet with inputs, or any other editor of single
values, reads here what a setting is for, where `scoring.validate` speaks of it, and what the model becomes when it
has another value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from scoring.domains import DISPOSABLE, FREE
from scoring.model import (
    DIGITS,
    DISPOSABLE_DOMAINS,
    FREE_DOMAINS,
    LETTERS,
    BandPoints,
    Category,
    Condition,
    FixedPoints,
    NamedList,
    PointBand,
    Rule,
    ScoringModel,
    Tier,
    UnitPoints,
    Wanted,
    When,
)
from scoring.nodes import Role, Value
from scoring.operators import BY_KEY, Wants
from scoring.table import Serial
from scoring.text import clean

Change = Callable[[ScoringModel, Value], ScoringModel]
# Domains that every model has: its own lists of these names only add to them.
BUILT_IN = {FREE_DOMAINS: frozenset(FREE), DISPOSABLE_DOMAINS: frozenset(DISPOSABLE)}
_DATES = (Wants.DATE, Wants.TWO_DATES)


@dataclass(frozen=True, slots=True)
class LiveSetting:
    """One setting. `paths`: where `scoring.validate` puts its findings about it, the nearest first.

    change: the model with another value, which must be of the role's type (a tuple of texts for a list, a serial for a
    day, None where a limit is left out). named: "rule" or "tier" where it is the name of one. A tier's new name does
    not reach those who refer to it: see `follow_tiers`.
    """

    key: str
    role: Role
    paths: tuple[str, ...]
    change: Change
    named: str = ""


def live_settings(model: ScoringModel) -> dict[str, LiveSetting]:
    """All settings of a model by key, in the model's order: two models of one shape have them in the same order."""
    found: list[LiveSetting] = []
    for place, tier in enumerate(model.tiers):
        found += _of_tier(place, tier)
    found += _of_grades(model)
    for place, category in enumerate(model.categories):
        found += _of_category(place, category)
    for place, rule in enumerate(model.rules):
        found += _of_rule(place, rule)
    for name in dict.fromkeys((*(named.name for named in model.lists), *BUILT_IN)):
        found.append(LiveSetting(f"lists/{name}", Role.LIST, (f"lists.{name}",), _named_items(name)))
    return {setting.key: setting for setting in found}


def follow_tiers(before: ScoringModel, model: ScoringModel) -> ScoringModel:
    """The model with its forced tiers and its daily count following tiers that got other names than `before`."""
    names = {old.name: new.name for old, new in zip(before.tiers, model.tiers, strict=True)}
    rules = tuple(
        replace(rule, force_tier=names.get(rule.force_tier, rule.force_tier)) if rule.force_tier else rule
        for rule in model.rules
    )
    daily = model.summary.daily
    if daily is not None:
        daily = replace(daily, tier=names.get(daily.tier, daily.tier))
    return replace(model, rules=rules, summary=replace(model.summary, daily=daily))


def is_built_in(key: str, item: str) -> bool:
    """Whether an item of a list (by key) is one of the domains that every model has."""
    return _domain(item) in BUILT_IN.get(key.removeprefix("lists/"), ())


def _domain(item: str) -> str:
    return clean(item).removeprefix("@")


def _of_tier(place: int, tier: Tier) -> Iterator[LiveSetting]:
    def change(name: str) -> Change:
        return lambda model, value: replace(model, tiers=_with(model.tiers, place, **{name: value}))

    paths = (f"tiers.{tier.name}",)
    yield LiveSetting(f"tiers/{tier.name}/name", Role.TEXT, paths, change("name"), "tier")
    yield LiveSetting(f"tiers/{tier.name}/from", Role.THRESHOLD, paths, change("threshold"))


def _of_grades(model: ScoringModel) -> Iterator[LiveSetting]:
    for axis in ("fit", "engagement"):
        for place in range(3):
            key = f"grades/{axis}/{place}"
            yield LiveSetting(key, Role.THRESHOLD, (f"grades.{axis}",), _cut(axis, place))
    for place in range(len(model.grades.table)):
        grade = LETTERS[place // 4] + DIGITS[place % 4]
        yield LiveSetting(f"grades/table/{grade}", Role.TIER, ("grades.tiers",), _in_table(place))


def _cut(axis: str, place: int) -> Change:
    def change(model: ScoringModel, value: Value) -> ScoringModel:
        cuts = list(getattr(model.grades, axis))
        cuts[place] = value
        return replace(model, grades=replace(model.grades, **{axis: tuple(cuts)}))

    return change


def _in_table(place: int) -> Change:
    def change(model: ScoringModel, value: Value) -> ScoringModel:
        table = list(model.grades.table)
        table[place] = str(value)
        return replace(model, grades=replace(model.grades, table=tuple(table)))

    return change


def _of_category(place: int, category: Category) -> Iterator[LiveSetting]:
    def change(name: str) -> Change:
        return lambda model, value: replace(model, categories=_with(model.categories, place, **{name: value}))

    for name, role in (("floor", Role.FLOOR), ("cap", Role.CAP), ("weight", Role.WEIGHT)):
        key = f"categories/{category.name}/{name}"
        yield LiveSetting(key, role, (f"categories.{category.name}",), change(name))


def _of_rule(place: int, rule: Rule) -> Iterator[LiveSetting]:
    key, path = f"rules/{rule.id}", f"rules[{place + 1}]"

    def change(of: Callable[[Rule, Value], Rule]) -> Change:
        def changed(model: ScoringModel, value: Value) -> ScoringModel:
            rules = list(model.rules)
            rules[place] = of(rules[place], value)
            return replace(model, rules=tuple(rules))

        return changed

    label = change(lambda rule, value: replace(rule, label=str(value)))
    yield LiveSetting(f"{key}/label", Role.TEXT, (f"{path}.label", path), label, "rule")
    switch = change(lambda rule, value: replace(rule, enabled=bool(value)))
    yield LiveSetting(f"{key}/on", Role.SWITCH, (f"{path}.enabled", path), switch)
    here = (f"{path}.points",)
    match rule.points:
        case FixedPoints() | UnitPoints():
            yield LiveSetting(f"{key}/points", Role.POINTS, here, change(_points("points")))
            if isinstance(rule.points, UnitPoints):
                yield LiveSetting(f"{key}/cap", Role.CAP, here, change(_points("cap")))
        case BandPoints(_, bands):
            for at, band in enumerate(bands):
                where = (f"{path}.points.bands[{at + 1}]", f"{path}.points.bands")
                for part, role, name in _band_parts(band):
                    yield LiveSetting(f"{key}/bands/{at}/{part}", role, where, change(_band(at, name)))
    if rule.decay is not None:
        yield LiveSetting(f"{key}/half-life", Role.HALF_LIFE, (f"{path}.decay",), change(_half_life))
    for at, (condition, asked) in enumerate(_conditions(rule.when, f"{path}.when")):
        for end, wanted in enumerate(condition.wanted):
            for role in _roles(condition, wanted):
                name = ("value", "value2")[end]
                yield LiveSetting(f"{key}/when/{at}/{name}", role, (asked,), change(_wanted(at, end, role)))


def _points(name: str) -> Callable[[Rule, Value], Rule]:
    return lambda rule, value: replace(rule, points=replace(rule.points, **{name: value}))  # type: ignore[arg-type]


def _half_life(rule: Rule, value: Value) -> Rule:
    assert rule.decay is not None and isinstance(value, (int, float))
    return replace(rule, decay=replace(rule.decay, days=value))


def _band_parts(band: PointBand) -> Iterator[tuple[str, Role, str]]:
    """Key part, role and attribute of what a band gives to edit: an end that is open stays so."""
    if band.low is not None:
        yield "from", Role.NUMBER, "low"
    if band.high is not None:
        yield "to", Role.NUMBER, "high"
    yield "points", Role.POINTS, "points"


def _band(place: int, name: str) -> Callable[[Rule, Value], Rule]:
    def change(rule: Rule, value: Value) -> Rule:
        assert isinstance(rule.points, BandPoints)
        return replace(rule, points=replace(rule.points, bands=_with(rule.points.bands, place, **{name: value})))

    return change


def _conditions(when: When | None, path: str) -> Iterator[tuple[Condition, str]]:
    """The conditions of a tree, depth first, each with the path that the checks give it."""
    if isinstance(when, Condition):
        yield when, path
    elif when is not None:
        for place, member in enumerate(when.members, 1):
            yield from _conditions(member, f"{path}.{when.join}[{place}]")


def _roles(condition: Condition, wanted: Wanted) -> Iterator[Role]:
    """What a wanted value is for; nothing for a list kept apart, which is a setting of its own."""
    match wanted:
        case tuple():
            yield Role.LIST
        case str():
            yield Role.TEXT
        case Serial():
            yield Role.DAY
        case int() | float():
            yield Role.DAY if BY_KEY[condition.operator].wants in _DATES else Role.NUMBER
        case _:
            return


def _wanted(place: int, end: int, role: Role) -> Callable[[Rule, Value], Rule]:
    def change(rule: Rule, value: Value) -> Rule:
        new: object = Serial(value) if role is Role.DAY and isinstance(value, (int, float)) else value
        count = iter(range(1_000_000))

        def again(when: When) -> When:
            if isinstance(when, Condition):
                if next(count) != place:
                    return when
                wanted = list(when.wanted)
                wanted[end] = new  # type: ignore[call-overload]
                return replace(when, wanted=tuple(wanted))
            return replace(when, members=tuple(again(member) for member in when.members))

        return rule if rule.when is None else replace(rule, when=again(rule.when))

    return change


def _named_items(name: str) -> Change:
    """Items of a list by name. Built-in domains are left out of what the model itself keeps."""

    def change(model: ScoringModel, value: Value) -> ScoringModel:
        given = value if isinstance(value, tuple) else ()
        items = tuple(item for item in given if not is_built_in(name, item))
        if any(named.name == name for named in model.lists):
            lists = tuple(replace(named, items=items) if named.name == name else named for named in model.lists)
        else:
            lists = (*model.lists, NamedList(name, items)) if items else model.lists
        return replace(model, lists=lists)

    return change


def _with(parts: Sequence[object], place: int, **changes: object) -> tuple:  # type: ignore[type-arg]
    """The parts with attributes of one of them changed."""
    return tuple(replace(part, **changes) if at == place else part for at, part in enumerate(parts))  # type: ignore[type-var]
