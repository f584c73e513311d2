"""A small model that has everything that can be edited on the sheets, and leads that meet each of its rules."""

from __future__ import annotations

import random
from dataclasses import replace

from scoring.fields import Field, FieldKind
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
    Rule,
    ScoringModel,
    Tier,
    UnitPoints,
)
from scoring.nodes import Scaling
from scoring.table import Cell, LeadTable, Serial, lead_table
from tests.strategies import AS_OF

FIELDS = (
    Field("Email", FieldKind.EMAIL),
    Field("Title", FieldKind.TEXT),
    Field("Industry", FieldKind.TEXT),
    Field("Code", FieldKind.TEXT),
    Field("Size", FieldKind.NUMBER),
    Field("Pages", FieldKind.NUMBER),
    Field("Seen", FieldKind.DATE),
    Field("Trial", FieldKind.YES_NO),
)
INDUSTRIES = NamedList("industries", ("SaaS", "Retail", "Food & Drink"))
SENIOR = NamedList("senior words", ("VP", "Head"))
RULES = (
    Rule("industry", "Industry fits", "Fit", Condition("Industry", "is one of", (ListRef("industries"),)),
         FixedPoints(12)),
    Rule("size", "Size", "Fit", None, BandPoints("Size", (
        PointBand(1, 9, 2), PointBand(10, 99, 15), PointBand(100, None, 5.5, label="large")))),
    Rule("vp", "VP", "Fit", Condition("Title", "contains word", ("VP",)), FixedPoints(20), best_of="seniority"),
    Rule("head", "Head", "Fit", Condition("Title", "starts with", ("Head",)), FixedPoints(14), best_of="seniority"),
    Rule("senior", "Senior words", "Fit", Condition("Title", "contains any of", (ListRef("senior words"),)),
         FixedPoints(1.25)),
    Rule("code", "Code", "Fit", Condition("Code", "is", ("00123",)), FixedPoints(4)),
    Rule("pages", "Pages", "Behaviour", None, UnitPoints("Pages", 2.5, 15)),
    Rule("trial", "Trial", "Behaviour", Condition("Trial", "is yes"), FixedPoints(25)),
    Rule("recent", "Seen lately", "Behaviour", Condition("Seen", "within the last days", (14.0,)), FixedPoints(18),
         HalfLife("Seen", 7)),
    Rule("since", "Seen in spring", "Behaviour", Condition("Seen", "after", (Serial(AS_OF - 20),)), FixedPoints(3)),
    Rule("nested", "Nested", "Behaviour", Group(Join.ALL, (
        Condition("Size", "between", (5.0, 500.0)),
        Group(Join.ANY, (Condition("Title", "contains", ("sales",)), Condition("Pages", ">", (3.0,)))),
        Group(Join.NONE, (Condition("Industry", "is", ("Retail",)),)))), UnitPoints("Pages", 1, 6)),
    Rule("own", "Own domain", "Other", Condition("Email", "domain is one of", (("acme.example", "yahoo.de"),)),
         FixedPoints(-8)),
    Rule("student", "Student", "Other", Condition("Title", "contains", ("student",)), FixedPoints(-3), disqualify=True),
    Rule("boss", "Boss", "Other", Condition("Title", "is", ("CEO",)), FixedPoints(0), force_tier="Hot"),
)  # fmt: skip
MODEL = ScoringModel(
    "Covering",
    key=("Email",),
    fields=FIELDS,
    categories=(
        Category("Fit", Axis.FIT, 1.5, 0, 45),
        Category("Behaviour", Axis.ENGAGEMENT, 1, -20, 40),
        Category("Other", floor=-10, cap=10),
    ),
    rules=RULES,
    tiers=(Tier("Hot", 60), Tier("Warm", 30), Tier("Cool", 10), Tier("Cold")),
    grades=Grades(),
    lists=(INDUSTRIES, SENIOR),
    decimals=1,
)
TABLE = (*("Hot", "Hot", "Warm", "Warm"), *("Hot", "Warm", "Warm", "Cool"), *("Warm", "Cool", "Cool", "Cold"),
         *("Cool", "Cold", "Cold", "Cold"))  # fmt: skip
BY_GRADE = replace(MODEL, name="By grade", scale=Scaling.PERCENT, grades=Grades(table=TABLE))
# Only one of the models has the long lists of domains: they make a workbook slow to judge.
FREE = Rule("free", "Free e-mail", "Other", Condition("Email", "domain is free"), FixedPoints(-8))
RAW = replace(MODEL, name="Raw", scale=Scaling.RAW, decimals=0, rules=(*RULES, FREE))
ONE_AXIS_LESS = replace(
    MODEL, name="No axes", decimals=4, categories=tuple(replace(c, axis=Axis.NONE) for c in MODEL.categories)
)
MODELS = (MODEL, BY_GRADE, RAW, ONE_AXIS_LESS)

_CELLS: dict[str, tuple[Cell, ...]] = {
    "Email": ("ann@gmail.com", "bo@acme.example", "cy@example.com", "dee@yahoo.de", None),
    "Title": ("VP Sales", "Head of Sales", "Head VP", "CEO", "student", "sales rep", "Chief of Staff", None, " ceo "),
    "Industry": ("SaaS", "saas ", "Retail", "Food & Drink", "Banking", "Health", None),
    "Code": ("00123", "123", 123.0, "77", "=1+1", None),
    "Size": (1.0, 9.0, 9.5, 10.0, 50.0, 99.0, 100.0, 1000.0, "50", None),
    "Pages": (0.0, 1.0, 3.0, 4.0, 6.5, 100.0, -2.0, "many", None),
    "Seen": (*(Serial(AS_OF - days) for days in (0, 3, 7, 14, 15, 20, 21, 60)), None, "soon"),
    "Trial": (True, False, "yes", "no", "x", None, 1.0),
}


def leads(count: int = 24, seed: int = 5) -> LeadTable:
    """Leads of which every rule of the model finds some."""
    rng = random.Random(seed)
    return lead_table({name: [rng.choice(cells) for _ in range(count)] for name, cells in _CELLS.items()})
