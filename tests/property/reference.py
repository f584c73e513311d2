"""What a score means, once more and as plainly as possible: one lead at a time, in decimal numbers.

Written from docs/meaning.md and from nothing in the engines, so that a mistake would have to be made twice to
go unseen. It is slow and does not care.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext

from scoring.domains import DISPOSABLE, FREE
from scoring.fields import NO_WORDS, YES_WORDS
from scoring.model import (
    DISPOSABLE_DOMAINS,
    FREE_DOMAINS,
    Axis,
    BandPoints,
    Category,
    Condition,
    FixedPoints,
    Group,
    Join,
    ListRef,
    PointBand,
    Rule,
    ScoringModel,
    UnitPoints,
    Wanted,
    When,
)
from scoring.nodes import Scaling
from scoring.table import Cell, ErrorValue, Serial

Lead = Mapping[str, Cell]

_SEPARATORS = set(" \t\r\n,;:./\\|()[]&+\"'!?@#*-‐‑‒–—―−")
_ZERO, _HUNDRED = Decimal(0), Decimal(100)
_MOST_UNITS, _MOST_HALVINGS = Decimal(10) ** 9, Decimal(1000)
_WIDEST_RULE, _WIDEST_CATEGORY = Decimal(10) ** 6, Decimal(10) ** 7


# -- cells --------------------------------------------------------------------------------------------------


def clean(text: str) -> str:
    """A text as it is compared: no spaces around it, single ones inside, small letters one by one."""
    single = " ".join(part for part in text.split(" ") if part)
    small = ("i" if letter == "İ" else letter.lower() for letter in single)
    return "".join(small).replace("ς", "σ")


def number(cell: Cell) -> Decimal | None:
    """The number that a cell holds, at 15 significant digits; none for anything but numbers and dates."""
    value = cell.value if isinstance(cell, Serial) else cell
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return Decimal(f"{value:.15g}")


def day(cell: Cell) -> Decimal | None:
    """The whole day of a cell's date."""
    found = number(cell)
    return None if found is None else found.to_integral_value(ROUND_FLOOR)


def is_blank(cell: Cell) -> bool:
    """Empty, only spaces, or an error."""
    return cell is None or isinstance(cell, ErrorValue) or (isinstance(cell, str) and not cell.strip(" "))


def text(cell: Cell) -> str:
    """The text that a cell is compared as; "" where it has none to compare."""
    if isinstance(cell, str):
        return clean(cell)
    found = number(cell)
    if found is None or found != found.to_integral_value() or abs(found) >= 10**15:
        return ""
    return str(int(found))


def spaced_words(cleaned: str) -> str:
    """The words of a text, each between spaces; "" of none."""
    words = "".join(" " if letter in _SEPARATORS else letter for letter in cleaned).split(" ")
    kept = [word for word in words if word]
    return f" {' '.join(kept)} " if kept else ""


def items(cleaned: str) -> list[str]:
    """The items of a list in one cell, with at most one space taken from each end."""
    return [part.removeprefix(" ").removesuffix(" ") for part in re.split(r"[;,|\n\r]", cleaned)]


# -- conditions ---------------------------------------------------------------------------------------------


def _starts(cleaned: str, wanted: str) -> bool:
    return cleaned[: len(wanted)] == wanted


def _matches(cleaned: str, pattern: str) -> bool:
    """Whole texts against `*`, `?` and `~`, letter by letter."""
    if not pattern:
        return not cleaned
    if pattern == "~":
        return not cleaned
    if pattern[0] == "~":
        return cleaned[:1] == pattern[1] and _matches(cleaned[1:], pattern[2:])
    if pattern[0] == "*":
        return any(_matches(cleaned[skip:], pattern[1:]) for skip in range(len(cleaned) + 1))
    return bool(cleaned) and pattern[0] in ("?", cleaned[0]) and _matches(cleaned[1:], pattern[1:])


def _lists_item(cleaned: str, wanted: str) -> bool:
    """Whether the wanted items stand in the list, one after the other."""
    have, sought = items(cleaned), items(wanted)
    if not any(sought):
        return False
    return any(have[at : at + len(sought)] == sought for at in range(len(have)))


def _domain(cell: Cell) -> str:
    cleaned = text(cell)
    return cleaned.split("@")[-1] if "@" in cleaned else ""


def _text_condition(operator: str, cell: Cell, wanted: str) -> bool:
    have, sought = text(cell), clean(wanted)
    if not have or not sought:
        return False
    match operator:
        case "is":
            return have == sought
        case "is not":
            return have != sought
        case "contains":
            return sought in have
        case "contains word":
            return bool(spaced_words(sought)) and spaced_words(sought) in spaced_words(have)
        case "list contains item":
            return _lists_item(have, sought)
        case "starts with":
            return _starts(have, sought)
        case "ends with":
            return _starts(have[::-1], sought[::-1])
        case "matches wildcard":
            return _matches(have, sought)
    raise AssertionError(operator)


def _list_condition(operator: str, cell: Cell, wanted: Iterable[str]) -> bool:
    sought = [clean(item) for item in wanted if clean(item)]
    have = text(cell)
    if not have or not sought:
        return False
    match operator:
        case "is one of":
            return have in sought
        case "is none of":
            return have not in sought
        case "contains any of":
            return any(item in have for item in sought)
        case "domain is one of":
            return _domain(cell) in [item.removeprefix("@") for item in sought if item != "@"] and _domain(cell) != ""
    raise AssertionError(operator)


def _domain_condition(operator: str, cell: Cell, free: set[str], disposable: set[str]) -> bool:
    found = _domain(cell)
    if operator == "domain is disposable":
        return found in disposable
    if operator == "domain is free":
        return found in free and found not in disposable
    valid = "." in found and found[0] != "." and found[-1] != "." and ".." not in found
    valid = valid and not set(found) & set(" ,;<>")
    return valid and found not in free and found not in disposable


def _number_condition(operator: str, have: Decimal | None, wanted: list[Decimal]) -> bool:
    if have is None:
        return False
    first = wanted[0]
    match operator:
        case "=" | "on":
            return have == first
        case "≠":
            return have != first
        case "<" | "before":
            return have < first
        case "≤":
            return have <= first
        case ">" | "after":
            return have > first
        case "≥":
            return have >= first
        case "between" | "between dates":
            return first <= have <= wanted[1]
    raise AssertionError(operator)


def _age_condition(operator: str, age: Decimal | None, days: Decimal) -> bool:
    if age is None:
        return False
    match operator:
        case "within the last days":
            return 0 <= age <= days
        case "more than days ago":
            return age > days
        case "in the next days":
            return -days <= age <= -1
    raise AssertionError(operator)


def _says(cell: Cell, ticked: bool, words: tuple[str, ...]) -> bool:
    if isinstance(cell, bool):
        return cell is ticked
    return text(cell) in words


class Reference:
    """A model and an as-of day, ready to judge leads one at a time."""

    def __init__(self, model: ScoringModel, as_of: float) -> None:
        # Data, not code: which domains are built in is no question of meaning.
        self.model = model
        self.today = Decimal(int(as_of))
        self.free = set(FREE) | self._added(FREE_DOMAINS)
        self.disposable = set(DISPOSABLE) | self._added(DISPOSABLE_DOMAINS)

    def _added(self, name: str) -> set[str]:
        return {clean(item).removeprefix("@") for item in self._named(name)} - {""}

    def _named(self, name: str) -> tuple[str, ...]:
        return next((named.items for named in self.model.lists if named.name == name), ())

    def _list(self, wanted: Wanted) -> Iterable[str]:
        if isinstance(wanted, tuple):
            return wanted
        assert isinstance(wanted, ListRef)
        if wanted.name == FREE_DOMAINS:
            return self.free
        return self.disposable if wanted.name == DISPOSABLE_DOMAINS else self._named(wanted.name)

    # -- one condition, one rule --------------------------------------------------------------------------

    def _age(self, cell: Cell) -> Decimal | None:
        found = day(cell)
        return None if found is None else self.today - found

    def holds(self, condition: Condition, lead: Lead) -> bool:
        """Whether a lead meets one condition."""
        cell, operator, wanted = lead.get(condition.field), condition.operator, condition.wanted
        match operator:
            case "is blank":
                return is_blank(cell)
            case "is not blank":
                return not is_blank(cell)
            case "is yes":
                return _says(cell, True, YES_WORDS)
            case "is no":
                return _says(cell, False, NO_WORDS)
            case "domain is free" | "domain is disposable" | "domain is corporate":
                return _domain_condition(operator, cell, self.free, self.disposable)
            case "within the last days" | "more than days ago" | "in the next days":
                days = number(_cell(wanted[0]))
                assert days is not None
                return _age_condition(operator, self._age(cell), days)
            case "on" | "before" | "after" | "between dates":
                return _number_condition(operator, day(cell), [_exact(day(_cell(value))) for value in wanted])
        if isinstance(wanted[0], str):
            return _text_condition(operator, cell, wanted[0])
        if isinstance(wanted[0], (tuple, ListRef)):
            return _list_condition(operator, cell, self._list(wanted[0]))
        return _number_condition(operator, number(cell), [_exact(number(_cell(value))) for value in wanted])

    def meets(self, when: When | None, lead: Lead) -> bool:
        """Whether a lead meets a tree of conditions."""
        if when is None:
            return True
        if isinstance(when, Condition):
            return self.holds(when, lead)
        assert isinstance(when, Group)
        answers = [self.meets(member, lead) for member in when.members]
        return {Join.ALL: all(answers), Join.ANY: any(answers), Join.NONE: not any(answers)}[when.join]

    def result(self, rule: Rule, lead: Lead) -> Decimal | None:
        """A rule's points for a lead, rounded; none where it does not fire."""
        if not rule.enabled or not self.meets(rule.when, lead):
            return None
        points = self._amount(rule, lead)
        if points is None:
            return None
        if rule.decay is not None:
            age = self._age(lead.get(rule.decay.field))
            if age is None or rule.decay.days <= 0:
                return None
            points *= _half(max(_ZERO, age) / _exact(number(rule.decay.days)))
        size = _WIDEST_RULE
        if isinstance(rule.points, UnitPoints) and rule.points.cap is not None:
            size = max(_ZERO, _points(rule.points.cap))
        return _fine(max(-size, min(size, points)))

    def _amount(self, rule: Rule, lead: Lead) -> Decimal | None:
        match rule.points:
            case FixedPoints(points):
                return _points(points)
            case UnitPoints(field, points):
                count = number(lead.get(field))
                if count is None or count <= 0:
                    return None
                return min(count, _MOST_UNITS) * _points(points)
            case BandPoints(field, bands):
                count = number(lead.get(field))
                if count is None:
                    return None
                return next((_points(band.points) for band in bands if _inside(count, band)), None)

    # -- one lead -----------------------------------------------------------------------------------------

    def judge(self, lead: Lead, override: str = "") -> Outcome:
        """Everything that scoring says of one lead."""
        results = {rule.id: self.result(rule, lead) for rule in self.model.rules}
        totals = {category.name: self._total(category, results) for category in self.model.categories}
        raw = sum(totals.values(), _ZERO)
        score = self._scaled(raw, self.model.categories, self.model.scale)
        fit, engagement = (self._axis(axis, totals) for axis in (Axis.FIT, Axis.ENGAGEMENT))
        grade = ""
        if any(category.axis for category in self.model.categories):
            letter = _reached(fit, (*self.model.grades.fit, None))
            digit = _reached(engagement, (*self.model.grades.engagement, None))
            grade = "ABCD"[letter] + "1234"[digit]
        model_tier = self._model_tier(results, score, grade)
        tier = self._tier(override, model_tier)
        return Outcome(results, totals, raw, score, fit, engagement, grade, model_tier, tier)

    def _total(self, category: Category, results: Mapping[str, Decimal | None]) -> Decimal:
        groups: dict[str, list[Decimal]] = {}
        total = _ZERO
        for rule in self.model.rules:
            points = results[rule.id]
            if rule.category != category.name or points is None:
                continue
            if rule.best_of:
                groups.setdefault(rule.best_of, []).append(points)
            else:
                total += points
        total += sum((max(fired) for fired in groups.values()), _ZERO)
        low = -_WIDEST_CATEGORY if category.floor is None else _points(category.floor)
        high = _WIDEST_CATEGORY if category.cap is None else _points(category.cap)
        return _round(max(low, min(high, total)) * _points(category.weight), 4)

    def _possible(self, category: Category) -> Decimal:
        groups: dict[str, Decimal] = {}
        for rule in self.model.rules:
            if rule.category != category.name or not rule.enabled:
                continue
            most = _most(rule)
            name = f"group {rule.best_of}" if rule.best_of else f"rule {rule.id}"
            groups[name] = max(groups.get(name, _ZERO), most)
        cap = _WIDEST_CATEGORY if category.cap is None else _points(category.cap)
        return _round(min(cap, sum(groups.values(), _ZERO)) * _points(category.weight), 4)

    def _scaled(self, raw: Decimal, categories: Iterable[Category], scale: Scaling) -> Decimal:
        if scale is Scaling.PERCENT:
            possible = sum((self._possible(category) for category in categories), _ZERO)
            if possible <= 0:
                return _ZERO
            with localcontext() as context:
                context.prec = 60
                raw = _round(raw / possible * 100, 8)
        if scale is not Scaling.RAW:
            raw = max(_ZERO, min(_HUNDRED, raw))
        return _round(raw, self.model.decimals)

    def _axis(self, axis: Axis, totals: Mapping[str, Decimal]) -> Decimal:
        categories = [category for category in self.model.categories if category.axis is axis]
        scale = Scaling.PERCENT if self.model.scale is Scaling.RAW else self.model.scale
        return self._scaled(sum((totals[category.name] for category in categories), _ZERO), categories, scale)

    def _model_tier(self, results: Mapping[str, Decimal | None], score: Decimal, grade: str) -> str:
        tiers = [tier.name for tier in self.model.tiers]
        fired = [rule for rule in self.model.rules if results[rule.id] is not None]
        if any(rule.disqualify for rule in fired):
            return "Disqualified"
        forced = [tiers.index(rule.force_tier) for rule in fired if rule.force_tier]
        if forced:
            return tiers[min(forced)]
        if self.model.grades.table:
            wanted = self.model.grades.table["ABCD".index(grade[0]) * 4 + int(grade[1]) - 1]
            return next((tier for tier in tiers if clean(tier) == clean(wanted)), tiers[-1])
        return tiers[_reached(score, tuple(tier.threshold for tier in self.model.tiers))]

    def _tier(self, override: str, model_tier: str) -> str:
        names = [*(tier.name for tier in self.model.tiers), "Disqualified"]
        return next((name for name in names if override and clean(name) == clean(override)), model_tier)


@dataclass(frozen=True)
class Outcome:
    """What the reference says of one lead."""

    results: Mapping[str, Decimal | None]
    totals: Mapping[str, Decimal]
    raw: Decimal
    score: Decimal
    fit: Decimal
    engagement: Decimal
    grade: str
    model_tier: str
    lead_tier: str


# -- numbers ------------------------------------------------------------------------------------------------


def _cell(wanted: Wanted) -> Cell:
    assert isinstance(wanted, (float, int, Serial))
    return wanted


def _exact(value: Decimal | None) -> Decimal:
    assert value is not None
    return value


def _points(value: float) -> Decimal:
    return _round(Decimal(repr(value)), 4)


def _round(value: Decimal, decimals: int) -> Decimal:
    """Half away from zero."""
    with localcontext() as context:
        context.prec = 60
        return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _fine(value: Decimal) -> Decimal:
    """Eight decimals, then four: what fractions are rounded to before they count."""
    return _round(_round(value, 8), 4)


def _half(times: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = 40
        return Decimal("0.5") ** min(times, _MOST_HALVINGS)


def _inside(count: Decimal, band: PointBand) -> bool:
    above = band.low is None or count >= _exact(number(band.low))
    if band.high is None:
        return above
    high = _exact(number(band.high))
    return above and (count < high if band.open_high else count <= high)


def _most(rule: Rule) -> Decimal:
    match rule.points:
        case FixedPoints(points):
            return max(_ZERO, _points(points))
        case BandPoints(_, bands):
            return max([_ZERO, *(_points(band.points) for band in bands)])
        case UnitPoints(_, points, cap):
            return (_WIDEST_RULE if cap is None else max(_ZERO, _points(cap))) if points > 0 else _ZERO


def _reached(score: Decimal, limits: tuple[float | None, ...]) -> int:
    """The place of the highest limit that a score reaches; where it reaches none, of the lowest."""
    known = [(None if limit is None else _points(limit), place) for place, limit in enumerate(limits)]
    reached = [(limit, place) for limit, place in known if limit is not None and score >= limit]
    if reached:
        highest = max(limit for limit, _ in reached)
        return next(place for limit, place in reached if limit == highest)
    unlimited = [place for limit, place in known if limit is None]
    if unlimited:
        # Of several without a limit, none is above the other: the last one is the lowest.
        return unlimited[-1]
    lowest = min(limit for limit, _ in known if limit is not None)
    return next(place for limit, place in reversed(known) if limit == lowest)
