"""The words of rules: every operator has some, English is what files say, other countries write their own numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale

from desktop.models import rule_words as words
from desktop.models.typed import typed_day, typed_items, typed_number
from scoring.fields import FieldKind
from scoring.model import (
    Axis,
    BandPoints,
    Category,
    Condition,
    FixedPoints,
    Group,
    Join,
    ListRef,
    PointBand,
    PointsRule,
    Rule,
    UnitPoints,
)
from scoring.operators import BY_KEY, OPERATORS
from scoring.table import Serial
from scoring.wording import default_label, when_words

VP = Condition("Title", "contains word", ("VP",))
BIG = Condition("Size", "≥", (1000.0,))


def test_every_operator_is_known_to_the_translators() -> None:
    assert {operator.key for operator in OPERATORS} == set(words.LABELS)
    assert {operator.wording for operator in OPERATORS} == set(words._WORDINGS)
    assert {operator.note for operator in OPERATORS} - {""} == set(words._NOTES)


@pytest.mark.parametrize("kind", FieldKind)
def test_operators_of_a_kind_are_told_apart(kind: FieldKind) -> None:
    labels = [words.operator_label(operator) for operator in OPERATORS if kind in operator.kinds]
    assert len(set(labels)) == len(labels)
    assert words.kind_label(kind) == kind.value


@pytest.mark.parametrize(
    "when",
    [
        None,
        VP,
        BIG,
        Condition("Size", "between", (10.0, 29.0)),
        Condition("Seen", "within the last days", (14.0,)),
        Condition("Email", "domain is free"),
        Condition("City", "is one of", (ListRef("cities"),)),
        Group(Join.ALL, (VP, BIG)),
        Group(Join.ANY, (VP, Group(Join.ALL, (BIG, VP)))),
        Group(Join.NONE, (VP, BIG)),
    ],
)
def test_english_is_what_files_say(when: Condition | Group | None) -> None:
    if when is not None:
        assert words.when_words(when) == when_words(when)
    assert words.suggested_label(when, FixedPoints(1)) == default_label(when, FixedPoints(1))


def test_numbers_and_days_follow_the_country() -> None:
    condition = Condition("Revenue", "≥", (12500.5,))
    assert words.condition_words(condition) == "Revenue ≥ 12,500.5"
    day = Condition("Seen", "between dates", (Serial(46082), Serial(46083)))
    assert words.condition_words(day) == "Seen is from 01/03/2026 to 02/03/2026 (both included)"
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    assert words.condition_words(condition) == "Revenue ≥ 12.500,5"
    assert typed_number("12.500,5") == 12500.5
    assert typed_number("12.5") == 12.5
    assert words.points_words(FixedPoints(-2.5)) == "−2,5"


@pytest.mark.parametrize(
    ("points", "said"),
    [
        (FixedPoints(8), "+8"),
        (FixedPoints(-5), "−5"),
        (BandPoints("Size", (PointBand(None, 9, -5), PointBand(10, None, 19))), "−5 … +19"),
        (BandPoints("Size", (PointBand(None, 9, 4), PointBand(10, None, 4))), "+4"),
        (UnitPoints("Opens", 2, 20), "+2 each ≤ 20"),
        (UnitPoints("Opens", 2), "+2 each"),
    ],
)
def test_points_are_short(points: PointsRule, said: str) -> None:
    assert words.points_words(points) == said


def test_verdicts_and_what_is_counted() -> None:
    assert words.effect_words(Rule("a", "A", "Fit", disqualify=True)) == "disqualifies"
    forced = Rule("a", "A", "Fit", points=FixedPoints(5), force_tier="Hot")
    assert words.effect_words(forced) == "+5 · forces Hot"
    assert words.detail_words(Rule("a", "A", "Fit", points=UnitPoints("Opens", 1))) == "for each of Opens"
    assert words.detail_words(Rule("a", "A", "Fit", points=BandPoints("Size", ()))) == "by Size"
    assert words.detail_words(Rule("a", "A", "Fit", VP)) == "Title contains the word “VP”"


def test_categories_in_short() -> None:
    assert words.category_words(Category("Fit")) == ""
    category = Category("Fit", Axis.FIT, 1.5, -10, 40)
    assert words.category_words(category) == (
        "fit · at least −10 before weighting (−15 after) · at most 40 before weighting (60 after) · × 1.5"
    )
    assert words.category_words(replace(category, weight=1)) == "fit · at least −10 · at most 40"


def test_unfinished_conditions_read_well_too() -> None:
    assert words.condition_words(Condition("", "is", ("",))) == "… is “…”"
    assert words.condition_words(Condition("Size", "between", (float("nan"), 5.0))) == (
        "Size is between … and 5 (both included)"
    )
    assert words.condition_words(Condition("Seen", "on", (Serial(float("nan")),))) == "Seen is on …"
    assert words.condition_words(Condition("Size", "no such", (1.0,))) == "Size no such 1"


def test_long_lists_and_labels_are_shortened() -> None:
    many = Condition("City", "is one of", (tuple(f"city {number}" for number in range(30)),))
    assert words.condition_words(many).endswith("and 26 more")
    label = words.suggested_label(Group(Join.ALL, (many, many, many)), FixedPoints(1))
    assert len(label) <= 80 and label.endswith("…")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", 5.0),
        ("-5", -5.0),
        ("−5", -5.0),
        ("+8", 8.0),
        ("1,250", 1250.0),
        ("", None),
        ("five", None),
        ("1e400", None),
    ],
)
def test_typed_numbers(text: str, value: float | None) -> None:
    assert typed_number(text) == value


@pytest.mark.parametrize(("text", "serial"), [("01/03/2026", 46082.0), ("2026-03-01", 46082.0), ("soon", None)])
def test_typed_days(text: str, serial: float | None) -> None:
    assert typed_day(text) == serial


def test_typed_lists() -> None:
    assert typed_items("Rome\n Oslo ;Rome\n\n\tParis") == ("Rome", "Oslo", "Paris")
    assert typed_items("one, two") == ("one, two",)
    assert BY_KEY["is"].key == "is"


def test_numbers_of_rules_have_the_minus_of_points_and_separators_from_five_digits() -> None:
    assert words.condition_words(Condition("Revenue", ">", (-50000.0,))) == "Revenue > −50,000"
    assert words.band_words(PointBand(-20.0, 2026, 1)) == "−20 to 2026"
    assert words.amount(-0.5) == "−0.5" and typed_number(words.amount(-50000.0)) == -50000
