"""A first model from a few factors: what each factor asks and counts for, and the model that they make together.

Whoever starts small has a score that everybody can explain; that is what the wizard is for. No widgets here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum, StrEnum

from PySide6.QtCore import QCoreApplication

from desktop import words
from desktop.models.completion import Value
from scoring.checks.common import MAX_NAME
from scoring.fields import Field, FieldKind
from scoring.ids import unused_id
from scoring.model import (
    Axis,
    BandPoints,
    Category,
    Change,
    Condition,
    FixedPoints,
    Group,
    Join,
    PointBand,
    PointsRule,
    Rule,
    ScoringModel,
    Tier,
    UnitPoints,
    When,
)
from scoring.nodes import Scaling

# Fewer factors hardly tell leads apart; with more, nobody can say any more why a lead is where it is.
FEW, MANY = 5, 10
_SHOWN_VALUES = 3


class Shape(StrEnum):
    """What a factor asks of its column."""

    LISTED = "is one of"
    WORDS = "has a word of"
    RANGE = "lies between"
    COUNT = "for each"
    YES = "is yes"
    RECENT = "within days"
    SILENT = "not for days"
    COMPANY = "company address"
    FREE = "free address"


class Weight(IntEnum):
    """How much a factor counts for, in points."""

    LOW = 5
    MEDIUM = 10
    HIGH = 20


@dataclass(frozen=True)
class Factor:
    """One thing that could tell good leads from others.

    good: whether it adds or takes points. behaviour: it is what a lead does, not what it is. suggested: columns of
    this name are mostly worth it. offered: the column's texts, the commonest first; values: those that count.
    low, high: the ends of a range (None is open), or the days in `high`. usual: a number that few leads exceed.
    """

    column: str
    kind: FieldKind
    shape: Shape
    good: bool = True
    behaviour: bool = False
    suggested: bool = False
    used: bool = False
    weight: Weight = Weight.MEDIUM
    offered: tuple[Value, ...] = ()
    values: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    usual: float = 1

    @property
    def key(self) -> str:
        """What tells factors of one file apart."""
        return f"{self.shape} {'+' if self.good else '-'} {self.column}"

    @property
    def points(self) -> float:
        """What it counts for, with its sign."""
        return float(self.weight if self.good else -self.weight)

    @property
    def each(self) -> float:
        """What one counts for, of a number that is counted: a usual number reaches about the whole."""
        return max(1.0, float(round(self.weight / max(self.usual, 1.0)))) * (1 if self.good else -1)

    @property
    def complete(self) -> bool:
        """Whether it says all that it needs to be a rule."""
        match self.shape:
            case Shape.LISTED | Shape.WORDS:
                return bool(self.values)
            case Shape.RANGE:
                ends = self.low is not None or self.high is not None
                return ends and not (self.low is not None and self.high is not None and self.low > self.high)
            case _:
                return True


@dataclass(frozen=True)
class Draft:
    """What a person has chosen so far."""

    name: str
    factors: tuple[Factor, ...]
    tiers: tuple[Tier, ...]
    key: tuple[str, ...] = ()

    def with_factor(self, factor: Factor) -> Draft:
        """The draft with another value for one of its factors."""
        return replace(self, factors=tuple(factor if each.key == factor.key else each for each in self.factors))

    @property
    def used(self) -> tuple[Factor, ...]:
        """The factors that count."""
        return tuple(each for each in self.factors if each.used and each.complete)

    @property
    def in_order(self) -> tuple[Factor, ...]:
        """The factors that count in the order of the rules they become: what a lead is, then what it does."""
        return tuple(sorted(self.used, key=lambda each: each.behaviour))

    @property
    def unfinished(self) -> tuple[Factor, ...]:
        """The factors that were chosen and say too little to count."""
        return tuple(each for each in self.factors if each.used and not each.complete)

    @property
    def can_score(self) -> bool:
        """Whether something can give points."""
        return any(each.good for each in self.used)


def model_of(draft: Draft, day: date) -> ScoringModel:
    """The model that a draft makes; it can score once `draft.can_score`."""
    used = draft.in_order
    fit, doing = _tr("Fit"), _tr("Engagement")
    rules: list[Rule] = []
    taken: set[str] = set()
    for factor in used:
        label = label_of(factor)
        rule_id = unused_id(label, taken)
        taken.add(rule_id)
        rules.append(Rule(rule_id, label, doing if factor.behaviour else fit, _when(factor), _points(factor)))
    named = (Axis.FIT, fit, False), (Axis.ENGAGEMENT, doing, True)
    # A grade needs both sides, each with something to reach.
    graded = all(any(each.good and each.behaviour is side for each in used) for _, _, side in named)
    present = [each for each in named if any(factor.behaviour is each[2] for factor in used)]
    categories = tuple(Category(name, axis if graded else Axis.NONE) for axis, name, _ in present)
    fields = {factor.column: Field(factor.column, factor.kind) for factor in used}
    keys = {name: Field(name, FieldKind.EMAIL) for name in draft.key}
    said = _tr("Begun with 1 factor") if len(used) == 1 else _tr("Begun with {count} factors")
    return ScoringModel(
        name=draft.name.strip() or _tr("My model"),
        version="1.0",
        key=draft.key,
        fields=tuple({**keys, **fields}.values()),
        categories=categories or (Category(fit),),
        rules=tuple(rules),
        tiers=draft.tiers,
        scale=Scaling.PERCENT,
        changes=(Change("1.0", day.isoformat(), said.format(count=words.count(len(used)))),),
    )


def _when(factor: Factor) -> When | None:
    column = factor.column
    match factor.shape:
        case Shape.LISTED:
            return Condition(column, "is one of", (factor.values,))
        case Shape.WORDS:
            asked = tuple(Condition(column, "contains word", (word,)) for word in factor.values)
            return asked[0] if len(asked) == 1 else Group(Join.ANY, asked)
        case Shape.YES:
            return Condition(column, "is yes")
        case Shape.RECENT:
            return Condition(column, "within the last days", (factor.high or 0.0,))
        case Shape.SILENT:
            return Condition(column, "more than days ago", (factor.high or 0.0,))
        case Shape.COMPANY:
            return Condition(column, "domain is corporate")
        case Shape.FREE:
            return Group(Join.ANY, (Condition(column, "domain is free"), Condition(column, "domain is disposable")))
        case _:
            return None


def _points(factor: Factor) -> PointsRule:
    match factor.shape:
        case Shape.RANGE:
            return BandPoints(factor.column, (PointBand(factor.low, factor.high, factor.points),))
        case Shape.COUNT:
            return UnitPoints(factor.column, factor.each, float(factor.weight))
        case _:
            return FixedPoints(factor.points)


def label_of(factor: Factor) -> str:
    """What a factor is called in the model: short, and what a salesperson would say."""
    shown, days = _some(factor.values), words.number(factor.high or 0)
    match factor.shape:
        case Shape.LISTED | Shape.WORDS:
            text = _tr("{field}: {values}").format(field=factor.column, values=shown)
        case Shape.RANGE:
            text = _tr("{field}: {range}").format(field=factor.column, range=range_words(factor.low, factor.high))
        case Shape.RECENT:
            text = _tr("{field} in the last {days} days").format(field=factor.column, days=days)
        case Shape.SILENT:
            text = _tr("{field} more than {days} days ago").format(field=factor.column, days=days)
        case Shape.COMPANY:
            text = _tr("Company address")
        case Shape.FREE:
            text = _tr("Private or throw-away address")
        case _:
            text = factor.column
    return text if len(text) <= MAX_NAME else text[: MAX_NAME - 1].rstrip() + "…"


def range_words(low: float | None, high: float | None) -> str:
    """A range in words, its ends included."""
    if low is None and high is None:
        return _tr("any number")
    if high is None:
        return _tr("{low} or more").format(low=words.number(low or 0))
    if low is None:
        return _tr("{high} or less").format(high=words.number(high))
    return _tr("{low} to {high}").format(low=words.number(low), high=words.number(high))


def _some(values: Sequence[str]) -> str:
    shown = ", ".join(values[:_SHOWN_VALUES])
    more = len(values) - _SHOWN_VALUES
    return _tr("{some} and {count} more").format(some=shown, count=words.count(more)) if more > 0 else shown


def _tr(text: str) -> str:
    return QCoreApplication.translate("Wizard", text)
