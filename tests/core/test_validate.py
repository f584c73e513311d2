"""Every kind of finding about a model: it is made where it should be, and only there."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from scoring.checks.reach import category_possible, model_possible, raw_range
from scoring.errors import ModelError, Severity
from scoring.fields import Field, FieldKind
from scoring.lower import POSSIBLE
from scoring.model import (
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
    Rule,
    ScoringModel,
    SummaryOptions,
    Tier,
    UnitPoints,
)
from scoring.nodes import Scaling
from scoring.scores import score
from scoring.table import Serial
from scoring.validate import check_model, require_valid
from tests.strategies import AS_OF, random_leads, random_model

FIELDS = (
    Field("Title"), Field("Size", FieldKind.NUMBER), Field("Seen", FieldKind.DATE), Field("Trial", FieldKind.YES_NO)
)  # fmt: skip
TITLE = Condition("Title", "is", ("VP",))
RULE = Rule("one", "One", "Fit", TITLE, FixedPoints(60))
SOUND = ScoringModel(
    "Sound", fields=FIELDS, categories=(Category("Fit"),), rules=(RULE,), tiers=(Tier("Hot", 50), Tier("Cold"))
)
E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE


def rule(**changes: object) -> ScoringModel:
    """The sound model with its rule changed."""
    return replace(SOUND, rules=(replace(RULE, **changes),))  # type: ignore[arg-type]


def asks(operator: str, *wanted: object, field: str = "Title") -> ScoringModel:
    return rule(when=Condition(field, operator, wanted))  # type: ignore[arg-type]


def bands(*ends: tuple[float | None, float | None, bool]) -> ScoringModel:
    made = tuple(PointBand(low, high, 60, open_high) for low, high, open_high in ends)
    return rule(points=BandPoints("Size", made))


def model(**changes: object) -> ScoringModel:
    return replace(SOUND, **changes)  # type: ignore[arg-type]


def percent(**changes: object) -> ScoringModel:
    return model(scale=Scaling.PERCENT, **changes)


FINDINGS: dict[str, tuple[ScoringModel, Severity, str, str]] = {
    # what is wrong: the model, how bad it is, where, and a word of the message
    "no name": (model(name=" "), E, "name", "no name"),
    "unknown key": (model(key=("Titel",)), E, "key", "no field “Titel”"),
    "key twice": (model(key=("Title", "Title")), E, "key", "twice"),
    "log without a date": (model(changes=(Change("1", "March", "x"),)), E, "changes[1]", "no date"),
    "control character": (model(description="a\x00"), E, "description", "control"),
    "half a pair": (rule(note="\ud800"), E, "rules[1]", "control"),
    "field twice": (model(fields=(*FIELDS, Field("title"))), E, "fields.title", "“Title” already"),
    "field called all": (model(fields=(*FIELDS, Field("all"))), E, "fields.all", "cannot be called"),
    "padded name": (model(fields=(*FIELDS, Field(" x"))), E, "fields. x", "spaces around"),
    "long name": (model(fields=(*FIELDS, Field("x" * 121))), E, "fields." + "x" * 121, "120"),
    "shared alias": (model(fields=(Field("Title", aliases=("size",)), *FIELDS[1:])), W, "fields.Title", "Size"),
    "idle field": (SOUND, N, "fields.Seen", "No rule uses"),
    "no category": (model(categories=(), rules=()), E, "categories", "no category"),
    "category twice": (model(categories=(Category("Fit"), Category("FIT"))), E, "categories.FIT", "“Fit” already"),
    "empty category": (model(categories=(Category("Fit"), Category("B"))), N, "categories.B", "no rule"),
    "weight": (model(categories=(Category("Fit", weight=101),)), E, "categories.Fit", "beyond 100"),
    "weight 0": (model(categories=(Category("Fit", weight=0),)), W, "categories.Fit", "do not count"),
    "floor above cap": (model(categories=(Category("Fit", floor=2, cap=1),)), E, "categories.Fit", "above its cap"),
    "id twice": (model(rules=(RULE, replace(RULE, label="Two"))), E, "rules[2]", "id “one”"),
    "bad id": (rule(id="a/b"), E, "rules[1]", "cannot be the id"),
    "label twice": (model(rules=(RULE, replace(RULE, id="two"))), W, "rules[2].label", "“One” already"),
    "no rules": (model(rules=()), W, "rules", "no rules"),
    "many rules": (model(rules=tuple(replace(RULE, id=f"r{n}", label=f"L{n}") for n in range(26))), N, "rules", "26"),
    "unknown category": (rule(category="Fitt"), E, "rules[1].category", "no category “Fitt”"),
    "unknown field": (asks("is", "x", field="Titel"), E, "rules[1].when", "no field “Titel”"),
    "unknown operator": (asks("is like", "x"), E, "rules[1].when", "no condition"),
    "misfit": (asks(">", 3.0), E, "rules[1].when", "does not fit"),
    "no value": (asks("is"), E, "rules[1].when", "wants a text"),
    "number for text": (asks("is", 3.0), E, "rules[1].when", "wants a text"),
    "one of two": (asks("between", 3.0, field="Size"), E, "rules[1].when", "two numbers"),
    "empty value": (asks("contains", " "), W, "rules[1].when", "never fires"),
    "no words left": (asks("contains word", "-&-"), W, "rules[1].when", "never fires"),
    "empty list": (asks("is one of", ()), W, "rules[1].when", "never fires"),
    "empty item": (asks("is one of", ("a", "")), W, "rules[1].when", "matches nothing"),
    "long value": (asks("is", "x" * 201), E, "rules[1].when", "200"),
    "long list": (asks("is one of", tuple(str(n) for n in range(2001))), E, "rules[1].when", "2,000"),
    "unknown list": (asks("is one of", ListRef("x")), E, "rules[1].when", "no list"),
    "half a day": (asks("within the last days", 1.5, field="Seen"), E, "rules[1].when", "number of days"),
    "negative days": (asks("more than days ago", -1.0, field="Seen"), E, "rules[1].when", "number of days"),
    "day with time": (asks("on", Serial(46000.5), field="Seen"), E, "rules[1].when", "whole day"),
    "day before the calendar": (asks("on", Serial(60), field="Seen"), E, "rules[1].when", "1900-03-01"),
    "no finite number": (asks(">", float("nan"), field="Size"), E, "rules[1].when", "1E15"),
    "too many digits": (asks(">", 0.1 + 0.2, field="Size"), E, "rules[1].when", "15 digits"),
    "swapped": (asks("between", 9.0, 3.0, field="Size"), W, "rules[1].when", "never fires"),
    "empty group": (rule(when=Group(Join.ALL, ())), E, "rules[1].when", "no condition"),
    "none of": (rule(when=Group(Join.NONE, (TITLE,))), N, "rules[1].when", "blank"),
    "deep path": (
        rule(when=Group(Join.ALL, (TITLE, Group(Join.ANY, (TITLE, Condition("X", "is", ("y",))))))),
        E, "rules[1].when.all[2].any[2]", "no field “X”",
    ),
    "five decimals": (rule(points=FixedPoints(0.00001)), E, "rules[1].points", "4 decimals"),
    "too many points": (rule(points=FixedPoints(10_001)), E, "rules[1].points", "beyond 10000"),
    "per unit of a text": (rule(points=UnitPoints("Title", 1, 5)), E, "rules[1].points", "number field"),
    "negative cap": (rule(points=UnitPoints("Size", -1, -5)), E, "rules[1].points", "cannot be negative"),
    "no cap": (rule(points=UnitPoints("Size", 1)), N, "rules[1].points", "no cap"),
    "no bands": (rule(points=BandPoints("Size", ())), E, "rules[1].points.bands", "no bands"),
    "band backwards": (bands((9, 3, False)), E, "rules[1].points.bands[1]", "above its end"),
    "band of nothing": (bands((9, 9, True)), E, "rules[1].points.bands[1]", "no number"),
    "gap": (bands((None, 9, False), (12, None, False)), W, "rules[1].points.bands", "is a gap"),
    "gap of fractions": (bands((None, 9, False), (10, None, False)), N, "rules[1].points.bands", "fractions"),
    "overlap": (bands((None, 10, False), (10, None, False)), W, "rules[1].points.bands", "overlap"),
    "half-life": (rule(decay=HalfLife("Seen", 0)), E, "rules[1].decay", "more than 0"),
    "decay by number": (rule(decay=HalfLife("Size", 3)), E, "rules[1].decay", "date field"),
    "unknown tier": (rule(force_tier="hot"), E, "rules[1].force tier", "no tier “hot”"),
    "both verdicts": (rule(force_tier="Hot", disqualify=True), W, "rules[1]", "never seen"),
    "verdict for all": (rule(when=None, disqualify=True), W, "rules[1]", "every lead"),
    "idle rule": (rule(points=FixedPoints(0)), W, "rules[1]", "does nothing else"),
    "switched off": (rule(enabled=False), N, "rules[1]", "switched off"),
    "group of one": (rule(best_of="g"), N, "rules[1].best of", "one rule only"),
    "slash in group": (rule(best_of="a/b"), E, "rules[1].best of", "“/”"),
    "adds up": (
        model(rules=(replace(RULE, when=Condition("Title", "contains word", ("a",))),
                     replace(RULE, id="two", label="Two", when=Condition("Title", "contains", ("b",))))),
        N, "rules[2]", "add up",
    ),
    "decimals": (model(decimals=5), E, "decimals", "0 to 4"),
    "percent without cap": (
        percent(rules=(replace(RULE, points=UnitPoints("Size", 1)),)), E, "rules[1].points", "needs a cap"
    ),
    "percent, negative weight": (
        percent(categories=(Category("Fit", weight=-1),)), E, "categories.Fit", "negative weight"
    ),
    "percent of nothing": (percent(rules=(replace(RULE, points=FixedPoints(-5)),)), E, "scale", "can give points"),
    "axis of a raw model": (
        model(scale=Scaling.RAW, categories=(Category("Fit", Axis.FIT, -1),)), E, "categories.Fit", "negative weight"
    ),
    "one axis": (model(categories=(Category("Fit", Axis.FIT),)), W, "categories", "engagement"),
    "no tiers": (model(tiers=()), E, "tiers", "no tier"),
    "tier twice": (model(tiers=(Tier("Hot", 50), Tier("hot"))), E, "tiers.hot", "“Hot” already"),
    "reserved tier": (model(tiers=(Tier("disqualified"),)), E, "tiers.disqualified", "left out"),
    "13 tiers": (model(tiers=tuple(Tier(f"T{n}", 50 - n) for n in range(13))), E, "tiers", "12"),
    "colour": (model(tiers=(Tier("Hot", 50, color="red"), Tier("Cold"))), E, "tiers.Hot", "colour"),
    "thresholds rise": (model(tiers=(Tier("A", 5), Tier("B", 50), Tier("C"))), W, "tiers.B", "above “A”"),
    "thresholds equal": (model(tiers=(Tier("A", 5), Tier("B", 5), Tier("C"))), W, "tiers.B", "no lead"),
    "two lowest": (model(tiers=(Tier("A"), Tier("B"))), W, "tiers.A", "Only the last"),
    "lowest with threshold": (model(tiers=(Tier("A", 5), Tier("B", 2))), N, "tiers.B", "no lower limit"),
    "out of reach": (model(tiers=(Tier("Hot", 75), Tier("Cold"))), W, "tiers.Hot", "highest score is 60"),
    "table of 3": (model(grades=Grades(table=("Hot",) * 3)), E, "grades.tiers", "16"),
    "table without axes": (model(grades=Grades(table=("Hot",) * 16)), E, "grades.tiers", "fit and engagement"),
    "table of unknown": (model(grades=Grades(table=("Warm",) * 16)), E, "grades.tiers", "no tier “Warm”"),
    "cut-offs rise": (model(grades=Grades(fit=(25, 50, 75))), W, "grades.fit", "do not fall"),
    "unknown breakdown": (model(summary=SummaryOptions("Source")), E, "summary.by", "no field"),
    "daily by text": (
        model(summary=SummaryOptions("", DailyCount("Title", "Hot"))), E, "summary.daily", "date field"
    ),
    "daily of unknown": (model(summary=SummaryOptions("", DailyCount("Seen", "x"))), E, "summary.daily", "no tier"),
    "idle list": (model(lists=(NamedList("x", ("a",)),)), N, "lists.x", "No rule uses"),
}  # fmt: skip


def found(checked: ScoringModel) -> list[tuple[Severity, str, str]]:
    return [(problem.severity, problem.place.path, problem.message) for problem in check_model(checked)]


@pytest.mark.parametrize("what", FINDINGS)
def test_it_is_found(what: str) -> None:
    checked, severity, path, words = FINDINGS[what]
    assert any(s is severity and p == path and words in m for s, p, m in found(checked)), found(checked)


@pytest.mark.parametrize("what", [what for what, finding in FINDINGS.items() if finding[1] is not N])
def test_it_is_not_found_in_a_sound_model(what: str) -> None:
    _, severity, path, words = FINDINGS[what]
    assert not any(s is severity and p == path and words in m for s, p, m in found(SOUND))


def test_a_sound_model_has_notes_only() -> None:
    assert {severity for severity, _, _ in found(SOUND)} == {N}
    require_valid(SOUND)


def test_the_nearest_name_is_offered() -> None:
    (problem,) = [problem for problem in check_model(rule(category="Fitt")) if problem.severity is E]
    assert problem.mend == "Did you mean “Fit”?"


def test_errors_come_first_and_are_all_raised() -> None:
    broken = model(scale=Scaling.PERCENT, key=("x",), tiers=(), decimals=9)
    severities = [problem.severity for problem in check_model(broken)]
    assert severities == sorted(severities, key=[E, W, N].index)
    with pytest.raises(ModelError) as caught:
        require_valid(broken)
    assert [problem.severity for problem in caught.value.problems] == [E] * 3
    assert all(problem.message in str(caught.value) for problem in caught.value.problems)


def test_the_sample_system_s_raw_total_is_named() -> None:
    """Thresholds up to 75 with a highest total of 49 need the percent scale: the finding says both."""
    points = (19, 2, 8, 20)
    rules = tuple(replace(RULE, id=f"r{n}", label=f"L{n}", points=FixedPoints(p)) for n, p in enumerate(points))
    tiers = (Tier("Hot", 75), Tier("Warm", 50), Tier("Cold"))
    (text,) = [m for s, _, m in found(model(rules=rules, scale=Scaling.RAW, tiers=tiers)) if s is W]
    assert text == "The highest raw total is 49, so no lead reaches “Hot” (from 75) and “Warm” (from 50)."
    assert not [m for s, _, m in found(model(rules=rules, scale=Scaling.PERCENT, tiers=tiers)) if s is W]


@pytest.mark.parametrize("seed", range(40))
def test_random_models_are_valid_and_their_reach_is_the_engine_s(seed: int) -> None:
    rng = random.Random(seed)
    drawn = random_model(rng)
    require_valid(drawn)
    scores = score(random_leads(rng, drawn, 50), drawn, as_of=AS_OF)
    assert model_possible(drawn) == pytest.approx(scores.possible, abs=1e-9)
    assert sum(category_possible(drawn, category) for category in drawn.categories) == pytest.approx(
        model_possible(drawn)
    )
    low, high = raw_range(drawn)
    assert low - 1e-4 <= scores.raw.min()
    assert scores.raw.max() <= high + 1e-4
    assert POSSIBLE in scores.steps
