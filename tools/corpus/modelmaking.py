"""A model made for any leads: its rules ask for values that occur, so that they fire for some leads and not for others.

The same file name and the same leads give the same model. Which conditions, bands, caps, scales and tiers it has
changes from file to file, so that a corpus tries them all.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from scoring.checks.common import check_name
from scoring.checks.names import RESERVED
from scoring.errors import Severity
from scoring.fields import Field, FieldKind
from scoring.model import (
    Axis,
    BandPoints,
    Category,
    Condition,
    FixedPoints,
    Group,
    HalfLife,
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
from scoring.table import CellKind, Column, LeadTable
from scoring.text import clean
from scoring.validate import check_model

FIT, ACTIVITY = "Fit", "Activity"
_MOST_RULES = 7
_LONGEST_TEXT = 80
_TIERS = ("Hot", "Warm", "Cool", "Cold")


@dataclass(frozen=True)
class Made:
    """A model, and which column of the leads each of its fields is."""

    model: ScoringModel
    mapping: dict[str, str]


@dataclass(frozen=True)
class _Asked:
    """A column that rules may ask about: the field that stands for it, and whether some of its cells are blank."""

    field: Field
    column: Column
    some_blank: bool


# What a kind of column can be asked: each makes when and points, or nothing where the column does not offer it.
_Offer = tuple[When | None, PointsRule, HalfLife | None]
_Maker = Callable[[random.Random, _Asked, float], _Offer | None]


def make_model(name: str, table: LeadTable, as_of: float) -> Made:
    """The model for the leads of a file. as_of: the serial of the day that ages count back from."""
    chance = random.Random(zlib.crc32(name.encode()))
    asked = [each for place, column in enumerate(table.columns, 1) if (each := _asked(place, column)) is not None]
    asked = [each for at, each in enumerate(asked) if each.field.name not in {one.field.name for one in asked[:at]}]
    chance.shuffle(asked)
    frame = _frame(chance, [each.field for each in asked])
    rules: list[Rule] = []
    for offer in _offers(chance, asked, as_of):
        place = len(rules) + 1
        rule = _rule(chance, place, offer)
        if _sound(replace(frame, rules=(rule,))):
            rules.append(rule)
        if len(rules) >= _MOST_RULES:
            break
    model = replace(frame, rules=tuple(rules) or (Rule("r1", "Every lead", FIT, None, FixedPoints(12.5)),))
    return Made(_with_axes(chance, model), {each.field.name: each.column.name for each in asked})


def _with_axes(chance: random.Random, model: ScoringModel) -> ScoringModel:
    """The model with grades and a scale of its own, as far as its rules give each the points that these need."""
    axes = {FIT: Axis.FIT, ACTIVITY: Axis.ENGAGEMENT}
    graded = tuple(replace(category, axis=axes[category.name]) for category in model.categories)
    scale = chance.choice(tuple(Scaling))
    wishes = (replace(model, categories=graded, scale=scale), replace(model, scale=scale))
    return next((wish for wish in wishes if _sound(wish)), model)


def _asked(place: int, column: Column) -> _Asked | None:
    """A column as a field; None for one without a value, or with formulas that no program has computed yet."""
    blank = column.kinds == CellKind.BLANK
    if blank.all() or (column.formulas is not None and bool((column.formulas & blank).any())):
        return None
    name = " ".join(column.name.split())
    if name in RESERVED or any(check_name(name, "", "field")):
        name = f"Field {place}"
    return _Asked(Field(name, _kind(column)), column, bool(blank.any()))


def _kind(column: Column) -> FieldKind:
    counts = np.bincount(column.kinds, minlength=len(CellKind))
    main = CellKind(int(counts[1:].argmax()) + 1)
    if main is CellKind.TEXT and sum("@" in text for text in column.texts) * 2 > len(column.texts):
        return FieldKind.EMAIL
    kinds = {CellKind.NUMBER: FieldKind.NUMBER, CellKind.DATE: FieldKind.DATE, CellKind.BOOL: FieldKind.YES_NO}
    return kinds.get(main, FieldKind.TEXT)


def _frame(chance: random.Random, fields: Sequence[Field]) -> ScoringModel:
    """A model without rules: categories with caps and weights, and tiers."""
    count = chance.choice((2, 3, 4))
    edges = sorted(chance.sample(range(5, 60), count - 1), reverse=True)
    tiers = tuple(Tier(tier, edge) for tier, edge in zip(_TIERS, edges, strict=False))
    return ScoringModel(
        "Made for this workbook",
        fields=tuple(fields),
        categories=(
            Category(FIT, weight=chance.choice((1, 1.5)), floor=chance.choice((None, 0)), cap=60),
            Category(ACTIVITY, cap=chance.choice((None, 40.5))),
        ),
        tiers=(*tiers, Tier(_TIERS[count - 1])),
        decimals=chance.choice((0, 0, 1, 2)),
    )


def _offers(chance: random.Random, asked: Sequence[_Asked], as_of: float) -> Iterator[_Offer]:
    """What the columns can be asked, one question each in turn, twice around."""
    for _ in range(2):
        for each in asked:
            makers = list(_MAKERS[each.field.kind])
            chance.shuffle(makers)
            if each.some_blank and chance.random() < 0.4:
                makers.insert(0, _blank)
            offer = next((made for maker in (*makers, _blank) if (made := maker(chance, each, as_of))), None)
            if offer is not None:
                yield offer


def _rule(chance: random.Random, place: int, offer: _Offer) -> Rule:
    when, points, decay = offer
    verdict = isinstance(when, Condition) and when.operator == "is" and chance.random() < 0.15
    category = chance.choice((FIT, ACTIVITY))
    return Rule(f"r{place}", f"Rule {place}", category, when, points, decay, disqualify=verdict)


def _sound(model: ScoringModel) -> bool:
    return not any(problem.severity is Severity.ERROR for problem in check_model(model))


def _points(chance: random.Random) -> FixedPoints:
    return FixedPoints(chance.choice((5, 10, 12.5, 20, -7, 3.25)))


# --- what each kind of column can be asked ----------------------------------------------------------------


def _blank(chance: random.Random, asked: _Asked, as_of: float) -> _Offer:
    operator = chance.choice(("is blank", "is not blank"))
    return Condition(asked.field.name, operator), _points(chance), None


def _occurring(asked: _Asked) -> list[str]:
    """Texts of the column that a rule can ask for: neither endless nor with line ends, on which engines differ."""
    texts = (clean(text) for text in asked.column.texts)
    return [text for text in dict.fromkeys(texts) if text and len(text) <= _LONGEST_TEXT and text.isprintable()]


def _same_text(chance: random.Random, asked: _Asked, as_of: float) -> _Offer | None:
    texts = _occurring(asked)
    if not texts:
        return None
    operator = chance.choice(("is", "is not", "starts with", "contains"))
    return Condition(asked.field.name, operator, (chance.choice(texts),)), _points(chance), None


def _one_of(chance: random.Random, asked: _Asked, as_of: float) -> _Offer | None:
    texts = _occurring(asked)
    if len(texts) < 2:
        return None
    wanted = tuple(chance.sample(texts, min(len(texts), 3)))
    operator = chance.choice(("is one of", "is none of", "contains any of"))
    return Condition(asked.field.name, operator, (wanted,)), _points(chance), None


def _word(chance: random.Random, asked: _Asked, as_of: float) -> _Offer | None:
    words = [word for text in _occurring(asked) for word in text.split() if word.isalnum()]
    if not words:
        return None
    word = chance.choice(words)
    operator = chance.choice(("contains word", "contains", "list contains item", "ends with"))
    return Condition(asked.field.name, operator, (word,)), _points(chance), None


def _wildcard(chance: random.Random, asked: _Asked, as_of: float) -> _Offer | None:
    # Letters that fold to others are where engines are known to differ with wildcards.
    texts = [text for text in _occurring(asked) if text.isascii() and text.isalnum() and len(text) > 2]
    if not texts:
        return None
    text = chance.choice(texts)
    both = (
        Condition(asked.field.name, "matches wildcard", (f"{text[:2]}*",)),
        Condition(asked.field.name, "matches wildcard", (f"*{text[-2:]}",)),
    )
    return Group(chance.choice((Join.ANY, Join.ALL)), both), _points(chance), None


def _domain(chance: random.Random, asked: _Asked, as_of: float) -> _Offer:
    operator = chance.choice(("domain is free", "domain is disposable", "domain is corporate"))
    return Condition(asked.field.name, operator), _points(chance), None


def _numbers(asked: _Asked) -> list[float]:
    numbers = asked.column.numbers[np.isin(asked.column.kinds, (CellKind.NUMBER, CellKind.DATE))]
    return [float(number) for number in numbers if np.isfinite(number) and abs(number) < 1e9]


def _quantiles(asked: _Asked, *shares: float) -> list[float]:
    """The numbers below which these shares of the column lie, rounded to two decimals, each once."""
    numbers = _numbers(asked)
    return sorted({round(float(edge), 2) for edge in np.quantile(numbers, shares)}) if numbers else []


def _bands(chance: random.Random, asked: _Asked, as_of: float) -> _Offer | None:
    edges = _quantiles(asked, 0.25, 0.5, 0.75)
    if len(edges) < 2:
        return None
    points = (2.5, 5.0, 10.0, 15.0)
    lows, highs = (None, *edges), (*edges, None)
    made = tuple(
        PointBand(low, high, points[place], open_high=high is not None)
        for place, (low, high) in enumerate(zip(lows, highs, strict=True))
    )
    return None, BandPoints(asked.field.name, made), None


def _compared(chance: random.Random, asked: _Asked, as_of: float) -> _Offer | None:
    edges = _quantiles(asked, 0.5)
    if not edges:
        return None
    operator = chance.choice(("≥", "<", ">", "≤", "=", "≠"))
    return Condition(asked.field.name, operator, (edges[0],)), _points(chance), None


def _between(chance: random.Random, asked: _Asked, as_of: float) -> _Offer | None:
    edges = _quantiles(asked, 0.25, 0.75)
    if len(edges) < 2:
        return None
    return Condition(asked.field.name, "between", (edges[0], edges[1])), _points(chance), None


def _each_unit(chance: random.Random, asked: _Asked, as_of: float) -> _Offer | None:
    if not _numbers(asked):
        return None
    return None, UnitPoints(asked.field.name, chance.choice((0.5, 1, 0.01)), cap=20), None


def _age(chance: random.Random, asked: _Asked, as_of: float) -> _Offer | None:
    edges = _quantiles(asked, 0.5)
    days = float(int(as_of - edges[0])) if edges else 0.0
    if not edges or not 0 < days < 30_000:
        return None
    operator = chance.choice(("within the last days", "more than days ago"))
    return Condition(asked.field.name, operator, (days,)), _points(chance), None


def _faded(chance: random.Random, asked: _Asked, as_of: float) -> _Offer | None:
    edges = _quantiles(asked, 0.5)
    if not edges or not 0 < as_of - edges[0] < 30_000:
        return None
    half = HalfLife(asked.field.name, max(round(as_of - edges[0]), 1))
    return Condition(asked.field.name, "is not blank"), FixedPoints(16), half


def _yes(chance: random.Random, asked: _Asked, as_of: float) -> _Offer:
    return Condition(asked.field.name, chance.choice(("is yes", "is no"))), _points(chance), None


_MAKERS: dict[FieldKind, tuple[_Maker, ...]] = {
    FieldKind.TEXT: (_same_text, _one_of, _word, _wildcard),
    FieldKind.EMAIL: (_domain, _same_text, _word),
    FieldKind.NUMBER: (_bands, _compared, _between, _each_unit),
    FieldKind.DATE: (_age, _faded),
    FieldKind.YES_NO: (_yes,),
}
