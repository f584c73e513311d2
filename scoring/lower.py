"""A model becomes expressions: an ordered list of named steps, each made of the nodes of `scoring.nodes`.

Every backend starts from this `Program`; nothing below it knows what a rule or a category is. Steps refer to
earlier ones by name, so that a spreadsheet can give each a column and an engine can work each out once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoring import nodes as n
from scoring.domains import disposable_domains, free_domains
from scoring.model import (
    DIGITS,
    DISPOSABLE_DOMAINS,
    FREE_DOMAINS,
    LETTERS,
    Axis,
    BandPoints,
    Category,
    Condition,
    FixedPoints,
    HalfLife,
    Join,
    ListRef,
    Rule,
    ScoringModel,
    UnitPoints,
    Wanted,
    When,
)
from scoring.operators import BY_KEY, Operand, Wants
from scoring.table import Serial
from scoring.text import TextForm

AS_OF = "as-of"
RAW, POSSIBLE, SCORE = "raw", "possible", "score"
FIT, ENGAGEMENT = "fit", "engagement"
LETTER, DIGIT = "letter", "digit"
BASE_TIER, TIER = "base tier", "tier"

_ROLES = {
    Wants.TEXT: n.Role.TEXT,
    Wants.LIST: n.Role.LIST,
    Wants.NUMBER: n.Role.NUMBER,
    Wants.TWO_NUMBERS: n.Role.NUMBER,
    Wants.DAYS: n.Role.NUMBER,
    Wants.DATE: n.Role.DAY,
    Wants.TWO_DATES: n.Role.DAY,
}


def rule_step(rule_id: str) -> str:
    """The name of the step that holds a rule's result."""
    return f"rule:{rule_id}"


def group_step(category: str, group: str) -> str:
    """The name of the step that holds the result of a best-of group."""
    return f"best:{category}/{group}"


def category_step(name: str) -> str:
    """The name of the step that holds a category's result."""
    return f"category:{name}"


def possible_step(name: str) -> str:
    """The name of the step that holds what a category can give at most."""
    return f"possible:{name}"


def axis_raw_step(axis: str) -> str:
    """The name of the step that holds the raw points of fit or engagement."""
    return f"raw:{axis}"


def axis_possible_step(axis: str) -> str:
    """The name of the step that holds what fit or engagement can reach at most."""
    return f"possible axis:{axis}"


@dataclass(frozen=True)
class Program:
    """A lowered model: its steps in order, by name. `as_of` is the run's date as a setting."""

    model: ScoringModel
    steps: Mapping[str, n.Step]
    as_of: n.Setting
    free: n.Setting
    disposable: n.Setting


def lower(model: ScoringModel, as_of: float | None = None) -> Program:
    """The program of a valid model; `as_of` is the run's date as a serial (whole days are used)."""
    day = n.Setting(AS_OF, n.Role.AS_OF, as_of)
    free = _list_setting(f"lists/{FREE_DOMAINS}", free_domains(model), TextForm.DOMAIN)
    disposable = _list_setting(f"lists/{DISPOSABLE_DOMAINS}", disposable_domains(model), TextForm.DOMAIN)
    lowering = _Lowering(model, day, free, disposable)
    return Program(model, lowering.steps(), day, free, disposable)


def _list_setting(key: str, items: tuple[str, ...], form: TextForm) -> n.Setting:
    return n.Setting(key, n.Role.LIST, items, form)


class _Lowering:
    """One model on its way to steps."""

    def __init__(self, model: ScoringModel, as_of: n.Setting, free: n.Setting, disposable: n.Setting) -> None:
        self.model, self.as_of, self.free, self.disposable = model, as_of, free, disposable

    def steps(self) -> dict[str, n.Step]:
        steps: dict[str, n.Step] = {}
        for category in self.model.categories:
            steps |= self._category(category)
        steps[RAW] = n.Sum(tuple(n.Ref(category_step(c.name)) for c in self.model.categories))
        steps[POSSIBLE] = n.Sum(tuple(n.Ref(possible_step(c.name)) for c in self.model.categories))
        steps[SCORE] = self._scaled(RAW, POSSIBLE, self.model.scale)
        if self.model.has_axes:
            for axis in (Axis.FIT, Axis.ENGAGEMENT):
                steps |= self._axis(axis)
            steps[LETTER] = n.Level(n.Ref(FIT), self._cutoffs("fit", self.model.grades.fit))
            steps[DIGIT] = n.Level(n.Ref(ENGAGEMENT), self._cutoffs("engagement", self.model.grades.engagement))
        steps[BASE_TIER] = self._base_tier()
        steps[TIER] = self._tier()
        return steps

    def _category(self, category: Category) -> dict[str, n.Step]:
        steps: dict[str, n.Step] = {}
        groups: dict[str, list[Rule]] = {}
        for rule in self.model.rules_of(category.name):
            steps[rule_step(rule.id)] = self._rule(rule)
            groups.setdefault(f"best/{rule.best_of}" if rule.best_of else f"rule/{rule.id}", []).append(rule)
        parts = []
        for rules in groups.values():
            if rules[0].best_of:
                name = group_step(category.name, rules[0].best_of)
                steps[name] = n.Best(tuple(n.Ref(rule_step(rule.id)) for rule in rules))
                parts.append(n.Ref(name))
            else:
                parts.append(n.Ref(rule_step(rules[0].id)))
        key = f"categories/{category.name}"
        floor = n.Setting(f"{key}/floor", n.Role.FLOOR, category.floor)
        cap = n.Setting(f"{key}/cap", n.Role.CAP, category.cap)
        weight = n.Setting(f"{key}/weight", n.Role.WEIGHT, category.weight)
        steps[category_step(category.name)] = n.Total(tuple(parts), floor, cap, weight)
        reaches = tuple(tuple(self._reach(rule) for rule in rules) for rules in groups.values())
        steps[possible_step(category.name)] = n.Possible(reaches, cap, weight)
        return steps

    def _rule(self, rule: Rule) -> n.Result:
        key = f"rules/{rule.id}"
        cap = None
        if isinstance(rule.points, UnitPoints):
            cap = n.Setting(f"{key}/cap", n.Role.CAP, rule.points.cap)
        keep = bool(rule.best_of or rule.disqualify or rule.force_tier)
        when = None if rule.when is None else self._when(rule.when, key, [0])
        return n.Result(self._switch(rule), when, self._amount(rule), self._decay(rule.decay, key), cap, keep)

    def _switch(self, rule: Rule) -> n.Setting:
        return n.Setting(f"rules/{rule.id}/on", n.Role.SWITCH, rule.enabled)

    def _amount(self, rule: Rule) -> n.Setting | n.PerUnit | n.Banded:
        key = f"rules/{rule.id}"
        match rule.points:
            case FixedPoints(points):
                return n.Setting(f"{key}/points", n.Role.POINTS, points)
            case UnitPoints(field, points):
                return n.PerUnit(n.Setting(f"{key}/points", n.Role.POINTS, points), n.Number(field))
            case BandPoints(field):
                return n.Banded(n.Number(field), self._bands(rule.points, key))

    def _bands(self, points: BandPoints, key: str) -> tuple[n.Band, ...]:
        def limit(place: int, end: str, value: float | None) -> n.Setting | None:
            return None if value is None else n.Setting(f"{key}/bands/{place}/{end}", n.Role.NUMBER, value)

        return tuple(
            n.Band(
                limit(place, "from", band.low),
                limit(place, "to", band.high),
                n.Setting(f"{key}/bands/{place}/points", n.Role.POINTS, band.points),
                band.open_high,
            )
            for place, band in enumerate(points.bands)
        )

    def _decay(self, decay: HalfLife | None, key: str) -> n.Decay | None:
        if decay is None:
            return None
        half_life = n.Setting(f"{key}/half-life", n.Role.HALF_LIFE, decay.days)
        return n.Decay(n.Age(decay.field, self.as_of), half_life)

    def _when(self, when: When, key: str, count: list[int]) -> n.Condition:
        if isinstance(when, Condition):
            condition = self._condition(when, f"{key}/when/{count[0]}")
            count[0] += 1
            return condition
        parts = tuple(self._when(member, key, count) for member in when.members)
        match when.join:
            case Join.ALL:
                return n.All(parts)
            case Join.ANY:
                return n.Any(parts)
            case Join.NONE:
                return n.Not(n.Any(parts))

    def _condition(self, condition: Condition, key: str) -> n.Condition:
        operator = BY_KEY[condition.operator]
        wanted = tuple(
            self._wanted(value, f"{key}/{end}", operator.wants, operator.form)
            for end, value in zip(("value", "value2"), condition.wanted, strict=False)
        )
        return operator.lower(Operand(condition.field, wanted, self.as_of, self.free, self.disposable))

    def _wanted(self, value: Wanted, key: str, wants: Wants, form: TextForm) -> n.Setting:
        match value:
            case ListRef(name):
                return _list_setting(f"lists/{name}", self._named(name), form)
            case tuple():
                return _list_setting(key, value, form)
            case Serial(day):
                return n.Setting(key, n.Role.DAY, day)
            case _:
                return n.Setting(key, _ROLES[wants], value, form)

    def _named(self, name: str) -> tuple[str, ...]:
        """The items of a named list; of a built-in one, with what is built in."""
        built_in = {FREE_DOMAINS: self.free, DISPOSABLE_DOMAINS: self.disposable}.get(name)
        if built_in is not None and isinstance(built_in.value, tuple):
            return built_in.value
        return self.model.list_items(name)

    def _reach(self, rule: Rule) -> n.Reach:
        result = self._rule(rule)
        match result.amount:
            case n.Setting() as points:
                return n.Reach(result.switch, (points,))
            case n.PerUnit(points):
                return n.Reach(result.switch, (points,), result.cap, per_unit=True)
            case n.Banded(_, bands):
                return n.Reach(result.switch, tuple(band.points for band in bands))

    def _scaled(self, raw: str, possible: str, scaling: n.Scaling) -> n.Scaled:
        reach = n.Ref(possible) if scaling == n.Scaling.PERCENT else None
        return n.Scaled(n.Ref(raw), scaling, self.model.decimals, reach)

    def _axis(self, axis: Axis) -> dict[str, n.Step]:
        names = [c.name for c in self.model.categories if c.axis == axis]
        scaling = n.Scaling.PERCENT if self.model.scale == n.Scaling.RAW else self.model.scale
        return {
            axis_raw_step(axis): n.Sum(tuple(n.Ref(category_step(name)) for name in names)),
            axis_possible_step(axis): n.Sum(tuple(n.Ref(possible_step(name)) for name in names)),
            str(axis): self._scaled(axis_raw_step(axis), axis_possible_step(axis), scaling),
        }

    def _cutoffs(self, axis: str, cuts: tuple[float, ...]) -> tuple[n.Setting, ...]:
        limits = (*cuts, None)
        return tuple(n.Setting(f"grades/{axis}/{place}", n.Role.THRESHOLD, cut) for place, cut in enumerate(limits))

    def _base_tier(self) -> n.Level | n.GradeLevel:
        names = tuple(tier.name for tier in self.model.tiers)
        if not self.model.tiers_by_grade:
            return n.Level(
                n.Ref(SCORE),
                tuple(
                    n.Setting(f"tiers/{tier.name}/from", n.Role.THRESHOLD, tier.threshold) for tier in self.model.tiers
                ),
            )
        grades = [letter + digit for letter in LETTERS for digit in DIGITS]
        table = tuple(
            n.Setting(f"grades/table/{grade}", n.Role.TIER, tier)
            for grade, tier in zip(grades, self.model.grades.table, strict=True)
        )
        return n.GradeLevel(n.Ref(LETTER), n.Ref(DIGIT), table, names)

    def _tier(self) -> n.Decide:
        names = [tier.name for tier in self.model.tiers]
        rules = self.model.rules
        return n.Decide(
            n.Ref(BASE_TIER),
            tuple(n.Fired(n.Ref(rule_step(rule.id))) for rule in rules if rule.disqualify),
            tuple(
                (n.Fired(n.Ref(rule_step(rule.id))), names.index(rule.force_tier)) for rule in rules if rule.force_tier
            ),
            len(names),
        )
