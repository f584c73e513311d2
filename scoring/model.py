"""A scoring model as frozen values: fields, categories, rules, tiers. No files, no engines.

`scoring.modelfile` reads and writes it as YAML, `scoring.validate` says what is wrong with it, and
`scoring.lower` turns it into expressions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from scoring.fields import Field
from scoring.nodes import Scaling
from scoring.table import Serial

FORMAT_VERSION = 1
DISQUALIFIED = "Disqualified"
FREE_DOMAINS = "free e-mail domains"
DISPOSABLE_DOMAINS = "disposable e-mail domains"
LETTERS = ("A", "B", "C", "D")
DIGITS = ("1", "2", "3", "4")


@dataclass(frozen=True, slots=True)
class ListRef:
    """A wanted list that the model names and keeps apart, so that several rules can share it."""

    name: str


Wanted = str | float | Serial | tuple[str, ...] | ListRef


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: a field, the key of an operator, and what it wants (none, one or two values)."""

    field: str
    operator: str
    wanted: tuple[Wanted, ...] = ()


class Join(StrEnum):
    """How a group joins its members. None-of over blanks is true: nothing in it holds."""

    ALL = "all"
    ANY = "any"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions joined; groups may hold groups."""

    join: Join
    members: tuple[Condition | Group, ...]


When = Condition | Group


@dataclass(frozen=True, slots=True)
class PointBand:
    """Points for numbers from `low` to `high`, both included unless `open_high`; None is no limit."""

    low: float | None
    high: float | None
    points: float
    open_high: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class FixedPoints:
    """The same points for every lead that the rule fires for."""

    points: float


@dataclass(frozen=True, slots=True)
class BandPoints:
    """Points by the first band that a number field lies in; none of them: the rule does not fire."""

    field: str
    bands: tuple[PointBand, ...]


@dataclass(frozen=True, slots=True)
class UnitPoints:
    """Points for each unit of a number field; `cap` limits the size of the result."""

    field: str
    points: float
    cap: float | None = None


PointsRule = FixedPoints | BandPoints | UnitPoints


@dataclass(frozen=True, slots=True)
class HalfLife:
    """Points that halve every `days` days after the date in `field`."""

    field: str
    days: float


@dataclass(frozen=True, slots=True)
class Rule:
    """Points (or a verdict) for leads that meet a condition; without a condition it is for every lead.

    `best_of` names a group within the category of which only the largest result counts.
    """

    id: str
    label: str
    category: str
    when: When | None = None
    points: PointsRule = FixedPoints(0)
    decay: HalfLife | None = None
    best_of: str = ""
    disqualify: bool = False
    force_tier: str = ""
    enabled: bool = True
    note: str = ""


class Axis(StrEnum):
    """Which side of the fit × engagement grade a category counts to."""

    NONE = ""
    FIT = "fit"
    ENGAGEMENT = "engagement"


@dataclass(frozen=True, slots=True)
class Category:
    """A heading of rules: their sum is held between floor and cap, then multiplied by the weight."""

    name: str
    axis: Axis = Axis.NONE
    weight: float = 1
    floor: float | None = None
    cap: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tier:
    """A named part of the ranking. `threshold` is its lower bound; None is no lower limit. `color` is RRGGBB."""

    name: str
    threshold: float | None = None
    note: str = ""
    color: str = ""


@dataclass(frozen=True, slots=True)
class Grades:
    """Cut-offs of the letters A–C (fit) and the digits 1–3 (engagement), and tiers by grade where `table` is given.

    table: 16 tier names, A1 A2 A3 A4 B1 … D4, or none: then tiers come from thresholds.
    """

    fit: tuple[float, float, float] = (75, 50, 25)
    engagement: tuple[float, float, float] = (75, 50, 25)
    table: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedList:
    """A list of texts that conditions refer to by name."""

    name: str
    items: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """An entry of the change log."""

    version: str
    date: str
    text: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class DailyCount:
    """The summary counts a tier's leads by the day of a date field, and notes days above a volume."""

    field: str
    tier: str
    above: int = 100


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """What the summary breaks down: averages by the values of a field (a channel), leads of a tier by day."""

    by: str = ""
    daily: DailyCount | None = None


@dataclass(frozen=True, slots=True)
class ScoringModel:
    """A whole model. `tiers` stand from the highest to the lowest; `key` names the fields that tell leads apart,
    in order of preference. `decimals` (0–4) is what the score is rounded to."""

    name: str
    version: str = "1"
    description: str = ""
    key: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    categories: tuple[Category, ...] = ()
    rules: tuple[Rule, ...] = ()
    tiers: tuple[Tier, ...] = (Tier("Hot", 70), Tier("Warm", 40), Tier("Cold"))
    grades: Grades = Grades()
    scale: Scaling = Scaling.CLAMP
    decimals: int = 0
    lists: tuple[NamedList, ...] = ()
    changes: tuple[Change, ...] = ()
    summary: SummaryOptions = SummaryOptions()

    def field(self, name: str) -> Field | None:
        """The field of this name, or None."""
        return next((field for field in self.fields if field.name == name), None)

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of this id, or None."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)

    def list_items(self, name: str) -> tuple[str, ...]:
        """The items of a named list; none for a name that the model lacks."""
        return next((named.items for named in self.lists if named.name == name), ())

    def rules_of(self, category: str) -> tuple[Rule, ...]:
        """The rules of a category, in the model's order."""
        return tuple(rule for rule in self.rules if rule.category == category)

    @property
    def has_axes(self) -> bool:
        """Whether any category counts to fit or engagement, so that a grade makes sense."""
        return any(category.axis for category in self.categories)

    @property
    def tiers_by_grade(self) -> bool:
        """Whether tiers come from the grade table instead of thresholds."""
        return bool(self.grades.table)


def conditions_of(when: When | None) -> Iterator[Condition]:
    """The conditions of a tree, depth first: the n-th one is what a setting's key counts."""
    if isinstance(when, Condition):
        yield when
    elif when is not None:
        for member in when.members:
            yield from conditions_of(member)


def fields_of(rule: Rule) -> tuple[str, ...]:
    """The fields that a rule reads, each once, in the order they appear."""
    names = [condition.field for condition in conditions_of(rule.when)]
    if not isinstance(rule.points, FixedPoints):
        names.append(rule.points.field)
    if rule.decay:
        names.append(rule.decay.field)
    return tuple(dict.fromkeys(names))
