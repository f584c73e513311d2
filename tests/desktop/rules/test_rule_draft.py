"""Drafts: unfinished is allowed and said, nothing else of the model changes, and what was left alone follows it."""

from __future__ import annotations

from dataclasses import replace
from math import isnan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.models import rule_words
from desktop.models.rule_draft import (
    UNSET,
    CategoryDraft,
    RuleDraft,
    asks_blanks,
    blank_condition,
    with_condition_field,
    with_operator,
    with_points_kind,
)
from desktop.models.rule_draft_problems import by_category, by_rule, spot_of, spotted, worst
from scoring.errors import Place, Problem, Severity
from scoring.fields import Field, FieldKind
from scoring.model import (
    BandPoints,
    Category,
    Condition,
    FixedPoints,
    Group,
    HalfLife,
    Join,
    ListRef,
    NamedList,
    PointBand,
    Rule,
    ScoringModel,
    UnitPoints,
)
from scoring.operators import OPERATORS
from scoring.table import Serial
from scoring.validate import check_model
from tests.strategies import models

TITLE, SIZE, SEEN = Field("Title"), Field("Size", FieldKind.NUMBER), Field("Seen", FieldKind.DATE)
RULE = Rule("boss", "Boss", "Fit", Condition("Title", "contains word", ("VP",)), FixedPoints(10))


def model(*rules: Rule) -> ScoringModel:
    return ScoringModel(
        "Test", fields=(TITLE, SIZE, SEEN), categories=(Category("Fit"), Category("More")), rules=rules or (RULE,)
    )


def said(draft: RuleDraft) -> dict[tuple[str, tuple[int, ...]], list[str]]:
    problems = check_model(draft.apply(model()))
    found = spotted(problems, draft.finished, draft.root)
    return {place: [problem.message for problem in listed] for place, listed in found.items()}


@given(models(), st.integers(0, 50))
@settings(max_examples=60, deadline=None)
def test_a_draft_that_nobody_touched_changes_nothing(drawn: ScoringModel, place: int) -> None:
    rule = drawn.rules[place % len(drawn.rules)]
    draft = RuleDraft.of(rule)
    assert not draft.changed
    changed = draft.with_rule(label="Another name").apply(drawn)
    assert [each for each in changed.rules if each.id != rule.id] == [
        each for each in drawn.rules if each.id != rule.id
    ]
    assert changed.rule(rule.id) == replace(draft.finished, label="Another name")
    assert replace(changed, rules=drawn.rules) == drawn


def test_a_lone_condition_is_a_group_while_it_is_edited() -> None:
    draft = RuleDraft.of(RULE)
    assert draft.root == Group(Join.ALL, (RULE.when,))  # type: ignore[arg-type]
    assert draft.finished == RULE


def test_drafts_with_something_missing_are_equal() -> None:
    first = RuleDraft.of(RULE).with_rule(points=FixedPoints(UNSET))
    assert first == RuleDraft.of(RULE).with_rule(points=FixedPoints(UNSET))
    assert first.changed


def test_a_new_column_becomes_a_field_only_where_it_is_used() -> None:
    city = Field("City")
    draft = RuleDraft.of(RULE).with_field(city)
    assert draft.apply(model()).fields == model().fields
    used = draft.with_part((0,), Condition("City", "is", ("Rome",)))
    assert used.apply(model()).fields[-1] == city
    assert not [problem for problem in check_model(used.apply(model())) if problem.severity is Severity.ERROR]


def test_a_new_category_comes_with_the_rule() -> None:
    after = RuleDraft.of(RULE).with_rule(category="Extra").apply(model())
    assert [category.name for category in after.categories] == ["Fit", "More", "Extra"]
    assert after.rules[0].category == "Extra"


def test_a_rule_that_goes_to_another_category_is_its_last() -> None:
    other = replace(RULE, id="other", label="Other", category="More")
    after = RuleDraft.of(RULE).with_rule(category="More").apply(model(RULE, other))
    assert [rule.id for rule in after.rules_of("More")] == ["other", "boss"]


def test_lists_are_kept_with_the_model() -> None:
    start = replace(model(), lists=(NamedList("cities", ("Rome",), "a note"),))
    draft = RuleDraft.of(RULE).with_list(NamedList("cities", ("Rome", "Oslo"), "a note"))
    assert draft.changed
    assert draft.apply(start).lists == (NamedList("cities", ("Rome", "Oslo"), "a note"),)
    both = draft.with_list(NamedList("new", ("x",))).apply(start)
    assert [named.name for named in both.lists] == ["cities", "new"]


def test_what_a_draft_left_alone_follows_the_model() -> None:
    draft = RuleDraft.of(RULE).with_rule(label="Chief")
    now = replace(RULE, points=FixedPoints(30), enabled=False)
    merged = draft.rebased(now)
    assert (merged.rule.label, merged.rule.points, merged.rule.enabled) == ("Chief", FixedPoints(30), False)
    assert merged.base == now
    category = CategoryDraft.of(Category("Fit")).with_category(cap=20.0).rebased(Category("Fit", weight=2))
    assert category.category == Category("Fit", weight=2, cap=20)


def test_the_label_follows_what_is_asked_until_somebody_names_it() -> None:
    draft = RuleDraft.of(RULE, named=False).labelled(rule_words.suggested_label)
    assert draft.rule.label == "Title contains the word “VP”"
    assert draft.with_rule(label="Boss").labelled(rule_words.suggested_label).rule.label == "Boss"


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.key)
def test_any_operator_can_follow_any_other(operator: object) -> None:
    for before in OPERATORS:
        kind = before.kinds[0]
        start = blank_condition(Field("F", kind))
        condition = with_operator(with_operator(start, before.key), operator.key)  # type: ignore[attr-defined]
        fitting = Field("F", operator.kinds[0])  # type: ignore[attr-defined]
        rule = replace(RULE, when=condition)
        problems = check_model(replace(model(rule), fields=(fitting,)))
        assert not [problem for problem in problems if problem.code == "wanted"], (before.key, operator)


def test_what_was_wanted_is_kept_as_far_as_it_fits() -> None:
    condition = Condition("Title", "is", ("VP",))
    listed = with_operator(condition, "is one of")
    assert listed.wanted == (("VP",),)
    assert with_operator(listed, "contains").wanted == ("VP",)
    assert with_operator(replace(listed, wanted=(ListRef("x"),)), "is none of").wanted == (ListRef("x"),)
    number = Condition("Size", "≥", (10.0,))
    assert with_operator(number, "between").wanted == (10.0, UNSET)
    assert with_operator(Condition("Size", "between", (1.0, 2.0)), "<").wanted == (1.0,)
    assert with_operator(Condition("Seen", "on", (Serial(46000),)), "between dates").wanted[0] == Serial(46000)
    assert with_condition_field(condition, Field("Role")) == Condition("Role", "is", ("VP",))
    assert with_condition_field(condition, SIZE).operator == "is blank"


def test_what_is_missing_is_said_where_it_is_missing() -> None:
    draft = RuleDraft.of(RULE)
    assert said(draft.with_root(Group(Join.ALL, (blank_condition(None),))))[("when", (0,))] == ["Choose a field."]
    number = draft.with_part((0,), Condition("Size", "≥", (UNSET,)))
    assert said(number)[("when", (0,))] == ["Give a number."]
    day = draft.with_part((0,), Condition("Seen", "on", (Serial(UNSET),)))
    assert said(day)[("when", (0,))] == ["Choose a date."]
    assert said(draft.with_rule(points=FixedPoints(UNSET)))[("points", ())] == ["Give the number of points."]
    unit = draft.with_rule(points=UnitPoints("", 2, None))
    assert "Choose a field." in said(unit)[("points", ())]
    bands = BandPoints("Size", (PointBand(None, 9, 5), PointBand(10, None, UNSET)))
    assert said(draft.with_rule(points=bands))[("band", (1,))] == ["Give a number."]
    assert said(draft.with_rule(decay=HalfLife("Seen", UNSET)))[("decay", ())][0] == "Give the number of days."
    assert said(draft.with_rule(label=""))[("label", ())] == ["A rule has no name."]


def test_problems_in_a_nested_group_keep_their_place() -> None:
    inner = Group(Join.NONE, (Condition("Size", "≥", (5.0,)), Condition("Nowhere", "is", ("x",))))
    draft = RuleDraft.of(RULE).with_root(Group(Join.ANY, (RULE.when, inner)))  # type: ignore[arg-type]
    found = said(draft)
    assert found[("when", (1, 1))][0].startswith("There is no field “Nowhere”")
    assert "blank" in found[("when", (1,))][0]
    assert asks_blanks(draft.root)


def test_gaps_and_verdicts_have_their_places() -> None:
    bands = BandPoints("Size", (PointBand(1, 5, 5), PointBand(20, None, 9)))
    draft = RuleDraft.of(RULE).with_rule(points=bands, force_tier="Nope", best_of="a/b")
    found = said(draft)
    assert "is a gap" in found[("points", ())][0]
    assert "There is no tier" in found[("verdict", ())][0]
    assert ("best of", ()) in found


@pytest.mark.parametrize(
    ("path", "code", "spot"),
    [
        ("rules[3]", "name", (2, "label", (), -1)),
        ("rules[3].label", "label", (2, "label", (), -1)),
        ("rules[1].when.all[2].none[1]", "wanted", (0, "when", (1, 0), -1)),
        ("rules[2].points.bands[4]", "order", (1, "band", (), 3)),
        ("rules[2].points.bands", "gap", (1, "points", (), -1)),
        ("rules[2].force tier", "tier-unknown", (1, "verdict", (), -1)),
        ("rules[2].best of", "best-of", (1, "best of", (), -1)),
        ("rules[2]", "idle", (1, "points", (), -1)),
    ],
)
def test_paths_are_places_of_the_page(path: str, code: str, spot: tuple[object, ...]) -> None:
    found = spot_of(Problem(code, "", Place(path=path)))
    assert found is not None
    assert (found.rule, found.part, found.path, found.band) == spot


def test_what_is_elsewhere_or_plain_to_see_has_no_place() -> None:
    assert spot_of(Problem("off", "", Place(path="rules[1]"))) is None
    assert spot_of(Problem("order", "", Place(path="tiers.Hot"))) is None
    category = spot_of(Problem("name", "", Place(path="categories.Fit")))
    assert category is not None and (category.category, category.part) == ("Fit", "name")


def test_problems_by_rule_and_category() -> None:
    broken = replace(RULE, label="")
    start = replace(model(broken), categories=(Category("Fit", weight=0), Category("More")))
    problems = check_model(start)
    assert worst(by_rule(start, problems)["boss"]) is Severity.ERROR
    assert worst(by_category(problems)["Fit"]) is Severity.WARNING


def test_other_ways_to_give_points_keep_the_number() -> None:
    assert with_points_kind(RULE, UnitPoints, "Size").points == UnitPoints("Size", 10, None)
    bands = with_points_kind(RULE, BandPoints, "Size")
    assert bands.points == BandPoints("Size", (PointBand(None, None, 10),))
    assert with_points_kind(bands, FixedPoints, "").points == FixedPoints(10)
    assert with_points_kind(bands, UnitPoints, "Other").points == UnitPoints("Size", 10, None)
    assert isnan(UNSET)
