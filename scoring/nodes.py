"""The closed set of expression nodes: everything that a score is made of, and all that a backend must know.

Operators and models lower to these; a new operator needs no new node, and a new node means one method in
every backend (the registry refuses a backend that lacks one). A node is of one sort:

- condition: true or false for a lead;
- number: a lead's number, or missing;
- points: a whole number of 1/10000 (see `scoring.units`), or missing where a rule did not fire;
- level: a place in an ordered list (tiers, grade letters), counted from 0 at the top.

`Setting` and `Const` are what a lead is compared with. A setting is live: it has a cell on the Scoring Rules
sheet, found by its key. A missing setting (a cleared cell) is None, and what is compared with it is false.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

from scoring.text import TextForm

Value = str | float | int | bool | tuple[str, ...] | None


class Role(StrEnum):
    """What a setting is for: it says what a value on the sheet must be, and what stands in for a wrong one."""

    TEXT = "text"
    LIST = "list"
    NUMBER = "number"
    DAY = "day"
    POINTS = "points"
    CAP = "cap"
    FLOOR = "floor"
    WEIGHT = "weight"
    HALF_LIFE = "half-life"
    SWITCH = "switch"
    THRESHOLD = "threshold"
    TIER = "tier"
    AS_OF = "as-of"


@dataclass(frozen=True, slots=True)
class Setting:
    """A live value of the model, by its key; a text or list comes in the `form` that it is compared in."""

    key: str
    role: Role
    value: Value = None
    form: TextForm = TextForm.CLEAN


@dataclass(frozen=True, slots=True)
class Const:
    """A value that nobody edits."""

    value: str | float


class Test(StrEnum):
    """How two texts are compared; both stand in the same normal form."""

    IS = "is"
    CONTAINS = "contains"
    STARTS = "starts"
    ENDS = "ends"
    LIKE = "like"


class Order(StrEnum):
    """How two numbers are compared, at 15 significant digits."""

    EQ = "="
    NE = "<>"
    LT = "<"
    LE = "<="
    GT = ">"
    GE = ">="


@dataclass(frozen=True, slots=True)
class Text:
    """A field's text in a normal form: "" for blanks, errors, TRUE/FALSE, and numbers that are no short integer."""

    field: str
    form: TextForm = TextForm.CLEAN


@dataclass(frozen=True, slots=True)
class Number:
    """A field's number (the serial of a date); missing for anything else."""

    field: str


@dataclass(frozen=True, slots=True)
class Day:
    """The whole day of a field's date: INT of its number; missing for anything else."""

    field: str


@dataclass(frozen=True, slots=True)
class Age:
    """Whole days from a field's date to the as-of date (with `ahead`, the other way); missing without either."""

    field: str
    as_of: Setting
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class IsBlank:
    """Condition: the cell is empty, "", only spaces, or an error."""

    field: str


@dataclass(frozen=True, slots=True)
class YesNo:
    """Condition: the cell says yes (or, with `yes` false, no) in one of the closed lists of words."""

    field: str
    yes: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Condition: a text passes a test against a wanted text. A text of "" passes none."""

    test: Test
    text: Text
    wanted: Setting | Const


@dataclass(frozen=True, slots=True)
class MatchAny:
    """Condition: a text passes a test (IS or CONTAINS) against any item of a list."""

    test: Test
    text: Text
    wanted: Setting


@dataclass(frozen=True, slots=True)
class Compare:
    """Condition: a number stands in this order to another; false where either is missing."""

    order: Order
    left: Number | Day | Age
    right: Setting | Const


@dataclass(frozen=True, slots=True)
class HasText:
    """Condition: the field has a text to compare (see `Text`)."""

    field: str


@dataclass(frozen=True, slots=True)
class Given:
    """Condition: there is something wanted: a setting that is not missing, a list that is not empty."""

    wanted: Setting


@dataclass(frozen=True, slots=True)
class All:
    """Condition: every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Condition: at least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Condition: the part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Ref:
    """What an earlier step gave, by the step's name."""

    step: str


@dataclass(frozen=True, slots=True)
class Fired:
    """Condition: the rule behind a step fired."""

    rule: Ref


Condition = IsBlank | HasText | YesNo | Match | MatchAny | Compare | Given | Fired | All | Any | Not


@dataclass(frozen=True, slots=True)
class PerUnit:
    """Points for each unit of a number above 0; missing where the number is missing or not above 0."""

    points: Setting
    count: Number


@dataclass(frozen=True, slots=True)
class Band:
    """One band of `Banded`: both ends belong to it unless `open_high`; a missing setting (None) is no limit."""

    low: Setting | None
    high: Setting | None
    points: Setting
    open_high: bool = False


@dataclass(frozen=True, slots=True)
class Banded:
    """The points of the first band that a number lies in; missing where it lies in none."""

    number: Number
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Decay:
    """How points fade: halved every `half_life` days of `age`, from the day after the date."""

    age: Age
    half_life: Setting


@dataclass(frozen=True, slots=True)
class Result:
    """A rule's points where its switch is on and its condition holds, after decay and cap, rounded; else missing.

    With `keep` a backend must tell a missing result from 0 (best-of groups, disqualifying and forcing rules).
    """

    switch: Setting
    when: Condition | None
    amount: Setting | PerUnit | Banded
    decay: Decay | None = None
    cap: Setting | None = None
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Best:
    """Points: the largest result of the rules that fired, 0 when none did."""

    rules: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """Points: a category's rules and groups summed, held between floor and cap, times its weight, rounded."""

    parts: tuple[Ref, ...]
    floor: Setting
    cap: Setting
    weight: Setting


@dataclass(frozen=True, slots=True)
class Sum:
    """Points: plain sum."""

    parts: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """Points that a rule could give at most: the largest positive of these while its switch is on, else 0.

    With `per_unit` it is the cap, where the points are positive.
    """

    switch: Setting
    points: tuple[Setting, ...]
    cap: Setting | None = None
    per_unit: bool = False


@dataclass(frozen=True, slots=True)
class Possible:
    """Points that a category could give at most: groups count their largest; held under the cap, times weight."""

    groups: tuple[tuple[Reach, ...], ...]
    cap: Setting
    weight: Setting


class Scaling(StrEnum):
    """How raw points become a score: as they are, held in 0–100, or as percent of what is possible, in 0–100."""

    RAW = "raw"
    CLAMP = "clamp"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Scaled:
    """Points on the model's scale, rounded half away from zero to `decimals`. `possible` is for PERCENT."""

    raw: Ref
    scaling: Scaling
    decimals: int
    possible: Ref | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """The place of the highest limit that a score reaches, in whatever order they stand; None is no limit.

    Of equal limits the first wins; where none is reached, the lowest one's place (the last of equal ones).
    """

    score: Ref
    limits: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class GradeLevel:
    """The tier that a table of 4 × 4 tier names gives for a letter and a digit; an unknown name is the last tier."""

    letter: Ref
    digit: Ref
    table: tuple[Setting, ...]
    tiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decide:
    """The model's tier: disqualified (the place after the last tier), else the highest forced tier, else by points."""

    base: Ref
    disqualified: tuple[Fired, ...]
    forced: tuple[tuple[Fired, int], ...]
    tiers: int


Points = Result | Best | Total | Sum | Scaled | Possible
Place = Level | GradeLevel | Decide
Step = Points | Place

NODES: tuple[type, ...] = (
    Text, Number, Day, Age, IsBlank, HasText, YesNo, Match, MatchAny, Compare, Given, All, Any, Not,
    PerUnit, Banded, Result, Fired, Best, Total, Sum, Reach, Possible, Scaled, Level, GradeLevel, Decide,
)  # fmt: skip


def walk(node: object) -> Iterator[object]:
    """A node and all nodes below it, settings included, depth first."""
    if isinstance(node, tuple):
        for part in node:
            yield from walk(part)
    elif is_dataclass(node):
        yield node
        for part in fields(node):
            yield from walk(getattr(node, part.name))
