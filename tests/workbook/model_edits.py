"""Every setting of a model that is live on the sheets: what is typed where, and the model that says the same."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from scoring.model import (
    DIGITS,
    LETTERS,
    BandPoints,
    Category,
    Condition,
    FixedPoints,
    Grades,
    Group,
    ListRef,
    Rule,
    ScoringModel,
    UnitPoints,
    Wanted,
    When,
)
from scoring.nodes import Scaling
from scoring.operators import BY_KEY, Wants
from scoring.table import Serial
from scoring.workbook.plan import BookPlan
from tests.strategies import AS_OF, DAYS, NUMBERS, POINTS, TEXTS
from tests.workbook.keyboard import Entry, RulesPage, type_item

Change = Callable[[ScoringModel], ScoringModel]


@dataclass(frozen=True)
class Edit:
    """One setting typed anew on a sheet, and the same change to the model."""

    name: str
    entry: Entry
    change: Change


def edits(plan: BookPlan, model: ScoringModel, rng: random.Random) -> Iterator[Edit]:
    """An edit of each live setting, with values drawn at random; each touches another cell."""
    page = RulesPage(plan)
    for rule in model.rules:
        yield from _rule_edits(page, rule, rng)
    for category in model.categories:
        yield from _category_edits(page, category, model.scale, rng)
    yield from _tier_edits(page, model, rng)
    yield from _list_edits(plan, model, rng)


def with_rule(rule_id: str, change: Callable[[Rule], Rule]) -> Change:
    """A change of one rule as a change of the model."""
    return lambda model: replace(model, rules=tuple(change(r) if r.id == rule_id else r for r in model.rules))


def _rule_edits(page: RulesPage, rule: Rule, rng: random.Random) -> Iterator[Edit]:
    def edit(title: str, value: float | str, change: Callable[[Rule], Rule], below: int = 0) -> Edit:
        entry = page.type("Rules", rule.label, title, value, below)
        return Edit(f"{rule.id} {title} {below}", entry, with_rule(rule.id, change))

    enabled = not rule.enabled
    yield edit("On", rng.choice(("on", "ON ", "yes") if enabled else ("off", " Off", "no")),
               lambda r: replace(r, enabled=enabled))  # fmt: skip
    number = rng.choice(POINTS)
    below = 1 + _rows(rule.when) if isinstance(rule.when, Group) else 1
    match rule.points:
        case FixedPoints():
            yield edit("Points", number, lambda r: replace(r, points=FixedPoints(number)))
        case UnitPoints() as points:
            at, cap = (0 if rule.when is None else below), abs(rng.choice(POINTS))
            yield edit("Points", number, lambda r: replace(r, points=_unit(r, points=number)), at)
            yield edit("At most", cap, lambda r: replace(r, points=_unit(r, cap=cap)), at)
            assert points.field
        case BandPoints(_, bands):
            band = rng.randrange(len(bands))
            yield edit("Points", number, lambda r: replace(r, points=_band(r, band, points=number)), below + band)
            if bands[band].low is not None:
                low = rng.choice(NUMBERS)
                yield edit("Value", low, lambda r: replace(r, points=_band(r, band, low=low)), below + band)
    if rule.decay is not None:
        days = rng.choice((1.0, 10.0, 60.5))
        decay = replace(rule.decay, days=days)
        yield edit("Half-life, days", days, lambda r: replace(r, decay=decay))
    for place, (row, condition) in enumerate(_conditions(rule.when)):
        yield from _condition_edits(edit, rule, place, row, condition, rng)


def _unit(rule: Rule, **changes: float) -> UnitPoints:
    assert isinstance(rule.points, UnitPoints)
    return replace(rule.points, **changes)  # type: ignore[arg-type]


def _band(rule: Rule, place: int, **changes: float) -> BandPoints:
    assert isinstance(rule.points, BandPoints)
    bands = list(rule.points.bands)
    bands[place] = replace(bands[place], **changes)  # type: ignore[arg-type]
    return replace(rule.points, bands=tuple(bands))


def _rows(when: When | None) -> int:
    """How many rows a group takes below the rule's own."""
    if not isinstance(when, Group):
        return 0
    return sum(1 + _rows(member) for member in when.members)


def _conditions(when: When | None, row: int = 0) -> Iterator[tuple[int, Condition]]:
    """The conditions of a rule with the row that each stands in, counted from the rule's own."""
    if isinstance(when, Condition):
        yield row, when
    elif when is not None:
        for member in when.members:
            row += 1
            yield from _conditions(member, row)
            row += _rows(member)


def with_wanted(rule: Rule, place: int, wanted: tuple[Wanted, ...]) -> Rule:
    """A rule whose n-th condition wants something else."""
    count = iter(range(10_000))

    def again(when: When) -> When:
        if isinstance(when, Condition):
            return replace(when, wanted=wanted) if next(count) == place else when
        return replace(when, members=tuple(again(member) for member in when.members))

    return rule if rule.when is None else replace(rule, when=again(rule.when))


def _condition_edits(
    edit: Callable[..., Edit], rule: Rule, place: int, row: int, condition: Condition, rng: random.Random
) -> Iterator[Edit]:
    typed = _typed(condition, rng)
    if typed is None:
        return
    value, meant = typed
    wanted = (meant, *condition.wanted[1:])
    yield edit("Value", value, lambda r: with_wanted(r, place, wanted), row)


def _typed(condition: Condition, rng: random.Random) -> tuple[str | float, Wanted] | None:
    """What is typed for a condition's first value, and what that means in the model."""
    match BY_KEY[condition.operator].wants:
        case Wants.TEXT:
            text = rng.choice([t for texts in TEXTS.values() for t in texts])
            return text, text
        case Wants.NUMBER | Wants.TWO_NUMBERS:
            number = rng.choice(NUMBERS)
            return number, number
        case Wants.DAYS:
            days = rng.choice(DAYS)
            return days, days
        case Wants.DATE | Wants.TWO_DATES:
            day = AS_OF + rng.choice((-90, -14, -1, 0, 7))
            return day, Serial(day)
    return None


def _category_edits(page: RulesPage, category: Category, scale: Scaling, rng: random.Random) -> Iterator[Edit]:
    def edit(title: str, value: float, field: str) -> Edit:
        def change(model: ScoringModel) -> ScoringModel:
            new = [replace(c, **{field: value}) if c.name == category.name else c for c in model.categories]  # type: ignore[arg-type]
            return replace(model, categories=tuple(new))

        return Edit(f"{category.name} {title}", page.type("Categories", category.name, title, value), change)

    yield edit("At least", rng.choice((-10.0, 0.0, -3.25)), "floor")
    yield edit("At most", rng.choice((10.0, 22.5, 80.0)), "cap")
    yield edit("Weight", rng.choice((0.5, 2.0, 1.2345) + ((-1.0,) if scale == Scaling.CLAMP else ())), "weight")


def _tier_edits(page: RulesPage, model: ScoringModel, rng: random.Random) -> Iterator[Edit]:
    for place, tier in enumerate(model.tiers):
        if tier.threshold is None or model.tiers_by_grade:
            continue
        value = rng.choice((-5.0, 5.0, 12.5, 30.0, 55.5, 80.0))

        def change(m: ScoringModel, at: int = place, to: float = value) -> ScoringModel:
            return replace(m, tiers=tuple(replace(t, threshold=to) if p == at else t for p, t in enumerate(m.tiers)))

        yield Edit(f"threshold {tier.name}", page.type("Tiers", tier.name, "From", value), change)
    if model.has_axes:
        yield from _grade_edits(page, model, rng)


def _grade_edits(page: RulesPage, model: ScoringModel, rng: random.Random) -> Iterator[Edit]:
    for axis, label in (("fit", "B"), ("engagement", "3")):
        place, value = int(label == "3") + 1, rng.choice((5.0, 33.3, 50.0, 90.0))

        def change(m: ScoringModel, axis: str = axis, at: int = place, to: float = value) -> ScoringModel:
            cuts = getattr(m.grades, axis)
            new: Grades = replace(m.grades, **{axis: (*cuts[:at], to, *cuts[at + 1 :])})
            return replace(m, grades=new)

        yield Edit(f"cut-off {label}", page.type("Grades", label, "From", value), change)
    if model.tiers_by_grade:
        letter, digit, tier = rng.choice(LETTERS), rng.choice(DIGITS), rng.choice(model.tiers).name
        place = LETTERS.index(letter) * 4 + DIGITS.index(digit)

        def in_table(m: ScoringModel) -> ScoringModel:
            table = m.grades.table
            return replace(m, grades=replace(m.grades, table=(*table[:place], tier, *table[place + 1 :])))

        entry = page.type("Tier by grade", letter, digit, f" {tier.upper()}")
        yield Edit(f"grade {letter}{digit}", entry, in_table)


def _list_edits(plan: BookPlan, model: ScoringModel, rng: random.Random) -> Iterator[Edit]:
    used = {w.name for r in model.rules for _, c in _conditions(r.when) for w in c.wanted if isinstance(w, ListRef)}
    for named in model.lists:
        if named.name not in used or named.name.endswith("domains"):
            continue
        item = rng.choice([t for texts in TEXTS.values() for t in texts])
        spare = rng.choice((len(named.items), -1))
        added = type_item(plan, named.name, spare, item)
        yield Edit(f"{named.name} + {item}", added, with_items(named.name, (*named.items, item)))


def with_items(name: str, items: tuple[str, ...]) -> Change:
    """A change of a named list's items."""

    def change(model: ScoringModel) -> ScoringModel:
        return replace(model, lists=tuple(replace(n, items=items) if n.name == name else n for n in model.lists))

    return change
