"""Small models, each for one thing that has a formula of its own: an operator, a kind of points, a scale, a tier."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.fields import Field
from scoring.model import (
    Axis,
    BandPoints,
    Category,
    Condition,
    FixedPoints,
    Grades,
    Group,
    HalfLife,
    Join,
    ListRef,
    NamedList,
    PointBand,
    PointsRule,
    Rule,
    ScoringModel,
    Tier,
    UnitPoints,
    Wanted,
)
from scoring.nodes import Scaling
from scoring.operators import OPERATORS, Operator, Wants
from scoring.table import Serial
from tests.conformance.build import DAY, TEXT, N, model

# The example of a date operator as a serial: 2026-03-01, 2026-01-01, 2026-03-31.
_DATES = {"2026-03-01": 46082.0, "2026-01-01": 46023.0, "2026-03-31": 46112.0}
_TIERS = (Tier("Hot", 70), Tier("Warm", 40), Tier("Cold"))
_WORD = Condition(TEXT, "contains word", ("VP",))


def operators() -> Iterator[tuple[str, ScoringModel]]:
    """Each operator with the example of its row, on a field called “Cell”."""
    for operator in OPERATORS:
        condition = Condition("Cell", operator.key, _example(operator))
        rule = Rule("rule", "Rule", "All", condition, FixedPoints(5.0))
        made = model([rule], fields=(Field("Cell", operator.kinds[0]),))
        yield f"{operator.key} {operator.example!r}" if condition.wanted else operator.key, made


def _example(operator: Operator) -> tuple[Wanted, ...]:
    example = operator.example
    match operator.wants:
        case Wants.NOTHING:
            return ()
        case Wants.LIST:
            assert isinstance(example, list)
            return (tuple(example),)
        case Wants.TWO_NUMBERS:
            assert isinstance(example, list)
            return tuple(float(end) for end in example)
        case Wants.DATE | Wants.TWO_DATES:
            days = example if isinstance(example, list) else [example]
            return tuple(Serial(_DATES[str(day)]) for day in days)
        case Wants.TEXT:
            return (str(example),)
        case Wants.NUMBER | Wants.DAYS:
            assert isinstance(example, (int, float))
            return (float(example),)


def points() -> Iterator[tuple[str, ScoringModel]]:
    """Each kind of points, with and without what can be added to it."""
    bands = (
        PointBand(None, 10, 2, open_high=True),
        PointBand(10, 29, 8, label="some"),
        PointBand(30, None, -1),
    )
    kinds: dict[str, PointsRule] = {
        "fixed": FixedPoints(5.0),
        "by band": BandPoints(N, bands),
        "per unit": UnitPoints(N, 2.5),
        "per unit with a cap": UnitPoints(N, 2.5, 20.0),
    }
    for name, kind in kinds.items():
        rule = Rule("rule", "Rule", "All", points=kind)
        yield name, model([rule])
        yield f"{name}, on a condition", model([Rule("rule", "Rule", "All", _WORD, kind)])
        yield f"{name}, fading", model([Rule("rule", "Rule", "All", None, kind, HalfLife(DAY, 30.0))])
    parts = (_WORD, Group(Join.ANY, (Condition(N, ">", (5.0,)), Condition(DAY, "is blank"))))
    for join in Join:
        yield f"{join} of, nested", model([Rule("rule", "Rule", "All", Group(join, parts), FixedPoints(1.0))])
    listed = NamedList("senior words", ("VP", "Head"))
    named = Condition(TEXT, "contains any of", (ListRef(listed.name),))
    yield "a named list", model([Rule("rule", "Rule", "All", named, FixedPoints(1.0))], lists=(listed,))
    group = [
        Rule("first", "First", "All", _WORD, FixedPoints(5.0), best_of="best"),
        Rule("second", "Second", "All", points=UnitPoints(N, 1.0, 9.0), best_of="best"),
        Rule("alone", "Alone", "All", points=FixedPoints(1.0)),
    ]
    yield "best of two, and one beside them", model(group)


def totals() -> Iterator[tuple[str, ScoringModel]]:
    """Categories with limits and weights, and each scale."""
    rules = [
        Rule("first", "First", "One", _WORD, FixedPoints(5.0)),
        Rule("second", "Second", "One", points=UnitPoints(N, 1.0, 9.0)),
        Rule("third", "Third", "Two", points=FixedPoints(1.0)),
    ]
    categories = (Category("One", Axis.FIT, 1.25, -5.0, 60.0), Category("Two", Axis.ENGAGEMENT))
    for scale in Scaling:
        for decimals in (0, 2):
            yield f"{scale}, {decimals} decimals", model(rules, categories=categories, scale=scale, decimals=decimals)


def tiers() -> Iterator[tuple[str, ScoringModel]]:
    """Each way to a tier."""
    one = Rule("one", "One", "All", _WORD, FixedPoints(5.0))
    yield "thresholds", model([one], tiers=_TIERS)
    forced = Rule("two", "Two", "All", _WORD, force_tier="Hot")
    lower = Rule("three", "Three", "All", Condition(N, ">", (5.0,)), force_tier="Warm")
    out = Rule("four", "Four", "All", Condition(N, "=", (0.0,)), disqualify=True)
    yield "forced and disqualified", model([one, forced, lower, out], tiers=_TIERS)
    categories = (Category("Fit", Axis.FIT), Category("Done", Axis.ENGAGEMENT))
    rules = [Rule(c.name, c.name, c.name, points=FixedPoints(5.0)) for c in categories]
    table = tuple("Hot" if at < 4 else "Warm" if at < 8 else "Cold" for at in range(16))
    yield "by grade", model(rules, categories=categories, tiers=_TIERS, grades=Grades(table=table))


def settings() -> Iterator[tuple[str, ScoringModel]]:
    """One model with a setting of every role: what Scoring Rules and Lists make of what is typed there."""
    conditions = (
        Condition(TEXT, "is", ("SaaS",)), _WORD, Condition(TEXT, "list contains item", ("Webinar",)),
        Condition(TEXT, "is one of", (("VP", "Head"),)), Condition(TEXT, "contains any of", (("VP", "Head"),)),
        Condition(N, "between", (10.0, 29.0)), Condition(DAY, "on", (Serial(46082.0),)),
        Condition(DAY, "within the last days", (14.0,)),
    )  # fmt: skip
    rules = [Rule("all", "All", "One", Group(Join.ALL, conditions), FixedPoints(5.0), HalfLife(DAY, 30.0))]
    rules += [Rule("unit", "Unit", "One", points=UnitPoints(N, 2.5, 20.0))]
    rules += [Rule("band", "Band", "Two", points=BandPoints(N, (PointBand(None, 10, 2.0), PointBand(10, None, 1.0))))]
    categories = (Category("One", Axis.FIT, 1.25, -5.0, 60.0), Category("Two", Axis.ENGAGEMENT))
    grades = Grades(table=tuple("Hot" if at < 4 else "Cold" for at in range(16)))
    yield "settings of every role", model(rules, categories=categories, tiers=_TIERS)
    yield "with tiers by grade", model(rules, categories=categories, tiers=_TIERS, grades=grades)


GROUPS = {"operators": operators, "points": points, "totals": totals, "tiers": tiers, "settings": settings}
