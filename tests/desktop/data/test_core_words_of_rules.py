"""What the core says of rules and of the workspace has a form in the person's language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.core_words import form_of
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
from scoring.table import Serial
from scoring.validate import check_model
from tests.desktop.data.test_core_words import SOURCE, calls, texts_of

# What names the kind of thing that is wrong stands in a form for each kind; the models below bring these up.
BY_KIND = (
    "A X has no name.",
    "The name of a X",
    "X is empty",
    "X has more than",
    "X holds an empty",
    "The model “X” was X",
)
LONG = "x" * 300
RULE = Rule("r", "A rule", "C", Condition("F", "is", ("x",)), FixedPoints(5))
MODEL = ScoringModel("m", fields=(Field("F"), Field("N", FieldKind.NUMBER)), categories=(Category("C"),), rules=(RULE,))


@pytest.mark.parametrize(
    "path",
    [
        *(SOURCE / "checks" / f"{name}.py" for name in ("rules", "names", "conditions")),
        *(SOURCE / "store").glob("*.py"),
    ],
    ids=lambda path: path.name,
)
def test_every_problem_has_a_form(path: Path) -> None:
    said = [
        text for call in calls(path, "error", "warning", "note") for node in call.args[2:4] for text in texts_of(node)
    ]
    for call in calls(path, "WorkspaceError", "ConflictError"):
        for node in [*call.args[:1], *(key.value for key in call.keywords if key.arg == "mend")]:
            said += texts_of(node)
    unknown = [text for text in said if text.strip("X. ") and form_of(text) is None and not text.startswith(BY_KIND)]
    assert unknown == []


def rule(**changes: object) -> ScoringModel:
    return replace(MODEL, rules=(replace(RULE, **changes),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "model",
    [
        rule(label="", category="D", force_tier="Boiling", best_of="a/b", enabled=False),
        rule(label=LONG, best_of=LONG, points=FixedPoints(20_000), disqualify=True, when=None),
        rule(label=" padded ", best_of=" ", points=FixedPoints(1.123456)),
        rule(points=UnitPoints("N", 1, -3), decay=HalfLife("F", 0)),
        rule(points=UnitPoints("F", 20_000, 1.123456), decay=HalfLife("Q", 1e9)),
        rule(points=BandPoints("N", ())),
        rule(points=BandPoints("N", (PointBand(1, 5, 2, label=LONG), PointBand(4, 9, 1), PointBand(20, 30, 1)))),
        rule(points=BandPoints("N", (PointBand(5, 1, 2), PointBand(float("inf"), None, 2)))),
        rule(when=Group(Join.NONE, (Condition("F", "is", ("",)), Condition("N", "contains", ("x",))))),
        rule(when=Group(Join.ALL, (Condition("F", "is one of", (ListRef("none"),)), Condition("N", ">", (1e16,))))),
        rule(
            when=Group(
                Join.ANY, (Condition("N", "between", (9.0, 1.0)), Condition("F", "strange", ()), Group(Join.ALL, ()))
            )
        ),
        rule(when=Condition("F", "is on or after", (Serial(2.5),))),
        replace(
            MODEL, categories=(Category("C", weight=0, floor=9, cap=1), Category("c"), Category(""), Category(LONG))
        ),
        replace(MODEL, categories=(Category("C", weight=1e9, floor=-1e12, cap=1e12),)),
        replace(
            MODEL, lists=(NamedList("l", ()), NamedList("L", ("a", "")), NamedList("", ("a",)), NamedList(LONG, ("b",)))
        ),
        replace(MODEL, fields=(*MODEL.fields, Field("f"), Field(""), Field(LONG), Field("none")), key=("Q", "F", "F")),
        replace(MODEL, rules=(RULE, RULE, replace(RULE, id="/", label="a RULE"))),
        replace(MODEL, rules=(), categories=(), name="", version=""),
        replace(MODEL, rules=tuple(replace(RULE, id=f"r{place}") for place in range(60))),
    ],
)
def test_problems_of_broken_models_have_a_form(model: ScoringModel) -> None:
    found = check_model(model)
    assert found
    assert [problem.message for problem in found if form_of(problem.message) is None] == []
    assert [problem.mend for problem in found if problem.mend and form_of(problem.mend) is None] == []
