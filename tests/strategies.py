"""Random valid models, and leads that make their rules fire: what properties and conformance draw from.

`random_model` needs only a seeded generator; `models()` is the same for Hypothesis, which shrinks the draws.
Operators are drawn evenly from the table, so that a new row is tested from the day it is added.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from hypothesis import strategies as st

from scoring.fields import NO_WORDS, YES_WORDS, Field, FieldKind
from scoring.model import (
    DISPOSABLE_DOMAINS,
    FREE_DOMAINS,
    Axis,
    BandPoints,
    Category,
    Change,
    Condition,
    DailyCount,
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
    SummaryOptions,
    Tier,
    UnitPoints,
    Wanted,
    When,
    conditions_of,
)
from scoring.nodes import Scaling
from scoring.operators import BY_KEY, OPERATORS, Operator, Wants
from scoring.table import Cell, ErrorValue, LeadTable, Serial, lead_table

AS_OF = 46082.0  # 2026-03-01

FIELDS = (
    Field("Email", FieldKind.EMAIL, ("E-mail address",)),
    Field("Second e-mail", FieldKind.EMAIL),
    Field("Job title", FieldKind.TEXT, ("Title", "Position")),
    Field("Industry", FieldKind.TEXT),
    Field("Interests", FieldKind.TEXT, note="A list in one cell"),
    Field("Postcode", FieldKind.TEXT),
    Field("Employees", FieldKind.NUMBER, ("Company size",)),
    Field("Emails opened", FieldKind.NUMBER),
    Field("Last seen", FieldKind.DATE),
    Field("Next meeting", FieldKind.DATE),
    Field("Free trial", FieldKind.YES_NO),
    Field("Unsubscribed", FieldKind.YES_NO),
)

TEXTS: dict[str, tuple[str, ...]] = {
    "Email": ("ana@gmail.com", "Bo@Example.com", "cy@mailinator.com", "d@example.org", "x@@yahoo.de",
              "none"),
    "Second e-mail": ("e@example.net", "F@HOTMAIL.COM", "g@sub.example.com", "h@a..b", "i j@example.com"),
    "Job title": ("VP, Sales", "MVP", "Head of Marketing", "International Sales", "Sales intern", "CEO/Founder",
                  "R&D  Manager", "Chief*Officer", "Why?", "~tilde", "Ingénieur", "部長"),
    "Industry": ("SaaS", "saas ", "Retail", "Education", "Government", "Food & Drink", "=1+1"),
    "Interests": ("A;B;C", "Webinar, Trial", "demo|pricing", "A", "B; C", "webinar"),
    "Postcode": ("00123", "123", "SW1A 1AA", "28001", "10115"),
}  # fmt: skip
FRAGMENTS = ("sales", "VP", "head", "of", "a", "e", "Manager", "C", "Webinar", "intern", "R&D", "SaaS", "12")
PATTERNS = ("head of *", "*sales*", "?EO*", "*", "???", "* manager", "Chief~**", "Why~?", "~~*", "28*")
DOMAINS = ("example.com", "@example.net", "gmail.com", "EXAMPLE.org", "sub.example.com")
NUMBERS = (0.0, 1.0, 2.5, 5.0, 9.0, 9.5, 10.0, 29.0, 30.0, 99.0, 99.5, 100.0, 1000.0, -5.0, 0.1)
DAYS = (0.0, 1.0, 7.0, 14.0, 30.0, 90.0, 365.0)
POINTS = (1.0, 2.0, 5.0, 8.0, 10.0, 12.5, 19.0, 20.0, 40.0, -5.0, -10.0, 0.3333, 7.0001, -0.5, 3.05)
HOSTILE: tuple[Cell, ...] = (
    None, "", "   ", "\u00a0", "n/a", True, False, 0.0, -1.0, 1e15, 123.0, 0.5, "12", "1,5",
    ErrorValue("#N/A"), Serial(AS_OF), Serial(-1.0), Serial(AS_OF + 0.75), "VP\tSales", "a" * 300,
)  # fmt: skip
LISTS = (
    NamedList("target industries", ("SaaS", "Retail", "Food & Drink"), "Where we sell best"),
    NamedList("senior words", ("VP", "Head", "Chief", "CEO")),
    NamedList("spare", ()),
    NamedList(FREE_DOMAINS, ("example.net",)),
    NamedList(DISPOSABLE_DOMAINS, ("sub.example.com", "yahoo.de")),
)
TIER_SETS = (
    (Tier("Hot", 70, "Call today", "C00000"), Tier("Warm", 40), Tier("Cold")),
    (Tier("A", 20.5), Tier("B", 5), Tier("C", 0), Tier("D")),
    (Tier("Yes", 10), Tier("No")),
    (Tier("Warm", 10), Tier("Hot", 30), Tier("Cold")),
)


def random_model(rng: random.Random, *, scale: Scaling | None = None) -> ScoringModel:
    """A valid model with 3–9 rules; every operator, point kind, scale and tier route has its share."""
    scale = scale or rng.choice(list(Scaling))
    axes = rng.random() < 0.4
    categories = tuple(_category(rng, name, scale, axes) for name in ("Fit", "Behaviour", "Other"))
    tiers = rng.choice(TIER_SETS)
    rules = [_rule(rng, place, scale, tiers) for place in range(rng.randint(3, 9))]
    for category in categories:
        # Percent scales and axes need something to reach in every category.
        rules.append(_sure_rule(rng, len(rules), category.name))
    rng.shuffle(rules)
    return ScoringModel(
        name=f"Random {rng.randint(1, 999)}",
        version=rng.choice(("1", "1.0", "2026-03")),
        description=rng.choice(("", "Drawn at random.\nTwo lines.")),
        key=rng.choice((("Email",), ("Email", "Postcode"), ())),
        fields=FIELDS,
        categories=categories,
        rules=tuple(rules),
        tiers=tiers,
        grades=_grades(rng, tiers, axes),
        scale=scale,
        decimals=rng.choice((0, 0, 1, 2, 4)),
        lists=LISTS,
        changes=(Change("1", "2026-01-31", "First version", "Ana"),) if rng.random() < 0.5 else (),
        summary=_summary(rng, tiers),
    )


def models() -> st.SearchStrategy[ScoringModel]:
    """Hypothesis' draw of `random_model`."""
    return st.randoms(use_true_random=False).map(random_model)


def _category(rng: random.Random, name: str, scale: Scaling, axes: bool) -> Category:
    axis = rng.choice((Axis.FIT, Axis.ENGAGEMENT, Axis.NONE)) if axes else Axis.NONE
    if axes and name != "Other":
        axis = Axis.FIT if name == "Fit" else Axis.ENGAGEMENT
    weights = (1.0, 1.0, 2.0, 0.5, 1.25)
    negative = scale is Scaling.CLAMP or (scale is Scaling.RAW and not axis)
    weight = rng.choice((*weights, -1.0, 0.0) if negative else weights)
    floor = rng.choice((None, None, -20.0, 0.0, -2.5))
    cap = rng.choice((None, None, 60.0, 25.0, 12.3456))
    return Category(name, axis, weight, floor, cap, rng.choice(("", "A note")))


def _grades(rng: random.Random, tiers: tuple[Tier, ...], axes: bool) -> Grades:
    if not axes:
        return Grades()
    names = [tier.name for tier in tiers]
    table = tuple(rng.choice(names) for _ in range(16)) if rng.random() < 0.5 else ()
    return Grades(rng.choice(((75, 50, 25), (60, 30, 10.5))), rng.choice(((75, 50, 25), (40, 20, 5))), table)


def _summary(rng: random.Random, tiers: tuple[Tier, ...]) -> SummaryOptions:
    daily = DailyCount("Last seen", tiers[0].name, rng.randint(1, 200)) if rng.random() < 0.4 else None
    return SummaryOptions(rng.choice(("", "Industry")), daily)


def _rule(rng: random.Random, place: int, scale: Scaling, tiers: tuple[Tier, ...]) -> Rule:
    category = rng.choice(("Fit", "Behaviour", "Other"))
    roll = rng.random()
    return Rule(
        id=f"rule-{place}",
        label=f"Rule {place}",
        category=category,
        when=_when(rng, 0) if rng.random() < 0.9 else None,
        points=_points(rng, scale),
        decay=HalfLife("Last seen", rng.choice((7.0, 30.0, 45.5))) if rng.random() < 0.2 else None,
        best_of=rng.choice(("seniority", "recency")) if rng.random() < 0.3 else "",
        disqualify=roll < 0.06,
        force_tier=rng.choice(tiers).name if 0.06 <= roll < 0.16 else "",
        enabled=rng.random() < 0.92,
        note=rng.choice(("", "", "Why it counts")),
    )


def _sure_rule(rng: random.Random, place: int, category: str) -> Rule:
    points = FixedPoints(abs(rng.choice(POINTS)))
    return Rule(f"rule-{place}", f"Rule {place}", category, when=_condition(rng), points=points)


def _points(rng: random.Random, scale: Scaling) -> PointsRule:
    roll = rng.random()
    if roll < 0.5:
        return FixedPoints(rng.choice((*POINTS, 0.0)))
    field = rng.choice(("Employees", "Emails opened"))
    if roll < 0.75:
        return BandPoints(field, _bands(rng))
    open_end = None if scale is Scaling.CLAMP else 50.0
    cap = rng.choice((5.0, 20.0, 33.5, 0.0, open_end, open_end))
    return UnitPoints(field, rng.choice(POINTS), cap)


def _bands(rng: random.Random) -> tuple[PointBand, ...]:
    edges = sorted(rng.sample(NUMBERS, rng.randint(2, 5)))
    bands: list[PointBand] = []
    for low, high in pairwise(edges):
        label = rng.choice(("", f"{low:g}–{high:g}"))
        bands.append(PointBand(low, high, rng.choice(POINTS), rng.random() < 0.5, label))
    if rng.random() < 0.5:
        bands.append(PointBand(edges[-1], None, rng.choice(POINTS)))
    if rng.random() < 0.5:
        bands.insert(0, PointBand(None, edges[0], rng.choice(POINTS), open_high=True))
    if rng.random() < 0.2:
        rng.shuffle(bands)
    return tuple(bands)


def _when(rng: random.Random, depth: int) -> When:
    if depth == 3 or rng.random() < (0.6, 0.7, 0.9)[depth]:
        return _condition(rng)
    members = tuple(_when(rng, depth + 1) for _ in range(rng.randint(1, 3)))
    return Group(rng.choice(list(Join)), members)


def _condition(rng: random.Random) -> Condition:
    operator = rng.choice(OPERATORS)
    field = rng.choice([field for field in FIELDS if field.kind in operator.kinds])
    return Condition(field.name, operator.key, _wanted(rng, operator, field))


def _wanted(rng: random.Random, operator: Operator, field: Field) -> tuple[Wanted, ...]:
    match operator.wants:
        case Wants.NOTHING:
            return ()
        case Wants.TEXT:
            return (_text(rng, operator, field),)
        case Wants.LIST:
            if rng.random() < 0.3:
                return (ListRef(rng.choice(LISTS).name),)
            return (tuple(_text(rng, operator, field) for _ in range(rng.randint(1, 4))),)
        case Wants.NUMBER:
            return (rng.choice(NUMBERS),)
        case Wants.TWO_NUMBERS:
            low, high = sorted(rng.sample(NUMBERS, 2))
            return (low, high)
        case Wants.DAYS:
            return (rng.choice(DAYS),)
        case Wants.DATE:
            return (_day(rng),)
        case Wants.TWO_DATES:
            first, last = sorted((_day(rng).value, _day(rng).value))
            return (Serial(first), Serial(last))


def _text(rng: random.Random, operator: Operator, field: Field) -> str:
    if operator.key == "matches wildcard":
        return rng.choice(PATTERNS)
    if operator.key == "domain is one of":
        return rng.choice(DOMAINS)
    whole = rng.choice(TEXTS[field.name])
    if operator.key in ("is", "is not", "is one of", "is none of"):
        return whole
    if operator.key == "starts with":
        return whole[: rng.randint(1, 6)].strip() or "a"
    if operator.key == "ends with":
        return whole[-rng.randint(1, 6) :].strip() or "a"
    return rng.choice((*FRAGMENTS, whole))


def _day(rng: random.Random) -> Serial:
    return Serial(AS_OF + rng.choice((-400, -91, -90, -31, -14, -1, 0, 1, 7, 30)))


def random_leads(rng: random.Random, model: ScoringModel, count: int, *, hostile: float = 0.2) -> LeadTable:
    """Leads with a column for every field of `model`: mostly values that its conditions look for.

    `hostile` is the share of cells that are blank, of another kind, errors or otherwise awkward.
    """
    sought = {field.name: _sought(model, field) for field in model.fields}

    def cell(field: Field) -> Cell:
        if rng.random() < hostile:
            return rng.choice(HOSTILE)
        hits = sought[field.name]
        if hits and rng.random() < 0.75:
            return rng.choice(hits)
        return _ordinary(rng, field)

    columns: dict[str, Sequence[Cell | int]] = {
        field.name: [cell(field) for _ in range(count)] for field in model.fields
    }
    return lead_table(columns)


def _ordinary(rng: random.Random, field: Field) -> Cell:
    match field.kind:
        case FieldKind.NUMBER:
            return rng.choice(NUMBERS)
        case FieldKind.DATE:
            return _day(rng)
        case FieldKind.YES_NO:
            return rng.choice((True, False, 1.0, 0.0, rng.choice(YES_WORDS), rng.choice(NO_WORDS)))
        case _:
            return rng.choice(TEXTS.get(field.name, FRAGMENTS))


def _sought(model: ScoringModel, field: Field) -> list[Cell]:
    """Cells that conditions on `field` are after."""
    found: list[Cell] = []
    for rule in model.rules:
        for condition in conditions_of(rule.when):
            if condition.field == field.name:
                found += _hits(model, condition)
    return found


_SPECIAL: dict[str, tuple[Cell, ...]] = {
    "is blank": (None, "", "  ", ErrorValue("#REF!")),
    "is yes": (True, 1.0, "Yes", " x ", "✓", "sí"),
    "is no": (False, 0.0, "No", "nein"),
    "domain is free": ("a@gmail.com", "b@GMX.de", "c@example.net"),
    "domain is disposable": ("a@mailinator.com", "b@sub.example.com"),
    "domain is corporate": ("a@example.com", "b@acme.example"),
}
_NUDGES: dict[str, Callable[[float], float]] = {
    "<": lambda n: n - 0.5,
    ">": lambda n: n + 1,
    "≠": lambda n: n + 3,
    "before": lambda n: n - 1,
    "after": lambda n: n + 1.25,
    "within the last days": lambda n: AS_OF - n,
    "more than days ago": lambda n: AS_OF - n - 1,
    "in the next days": lambda n: AS_OF + max(n, 1),
}


def _hits(model: ScoringModel, condition: Condition) -> list[Cell]:
    if condition.operator in _SPECIAL:
        return list(_SPECIAL[condition.operator])
    dated = FieldKind.DATE in BY_KEY[condition.operator].kinds
    nudge = _NUDGES.get(condition.operator, float)
    found: list[Cell] = []
    for wanted in condition.wanted:
        match wanted:
            case Serial(day):
                found.append(Serial(nudge(day)))
            case str():
                found += _texts_for(condition.operator, wanted)
            case ListRef() | tuple():
                texts = model.list_items(wanted.name) if isinstance(wanted, ListRef) else wanted
                found += [hit for text in texts for hit in _texts_for(condition.operator, text)]
            case _:
                found.append(Serial(nudge(wanted)) if dated else nudge(wanted))
    return found


def _texts_for(operator: str, wanted: str) -> list[str]:
    match operator:
        case "is" | "is one of":
            return [wanted, f" {wanted.upper()} "]
        case "is not" | "is none of":
            return ["something else"]
        case "starts with":
            return [f"{wanted} and on"]
        case "ends with":
            return [f"so {wanted}"]
        case "contains word":
            return [f"the {wanted}, here", f"{wanted}-x"]
        case "list contains item":
            return [f"x; {wanted};y", wanted]
        case "domain is one of":
            return [f"a@{wanted.removeprefix('@')}"]
        case "matches wildcard":
            # An escaped letter means itself; the others stand for any.
            return [re.sub(r"~(.)|[*?]", lambda found: found[1] or "q", wanted)]
        case _:
            return [f"a {wanted} b", wanted]
