"""What the core says of tiers, scales and differences has a form that can be translated, and keeps what varies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.core_words import form_of
from desktop.models.core_words_models import MODEL_FORMS
from desktop.models.shelf import read_source
from scoring.checks.totals import check_grades, check_scale, check_tiers
from scoring.diff import compare_models
from scoring.model import (
    Axis,
    Category,
    Condition,
    DailyCount,
    FixedPoints,
    Grades,
    HalfLife,
    NamedList,
    Rule,
    ScoringModel,
    SummaryOptions,
    Tier,
    UnitPoints,
)
from scoring.modelfile import list_templates, load_model
from scoring.nodes import Scaling

RULE = Rule("r", "A rule", "C", Condition("F", "is", ("x",)), FixedPoints(5))
MODEL = ScoringModel("m", categories=(Category("C"),), rules=(RULE,))
UNCAPPED = replace(RULE, points=UnitPoints("F", 1))


@pytest.mark.parametrize(
    "model",
    [
        replace(MODEL, decimals=9),
        replace(MODEL, tiers=()),
        replace(MODEL, tiers=tuple(Tier(f"T{n}", float(-n)) for n in range(14))),
        replace(MODEL, tiers=(Tier("x" * 200, 1), Tier("Disqualified", 0), Tier("A\x00", -1), Tier(""))),
        replace(MODEL, tiers=(Tier("A", 1), Tier("B", 2), Tier("b", 2), Tier("C", 0))),
        replace(MODEL, scale=Scaling.RAW),
        replace(MODEL, scale=Scaling.PERCENT, rules=(UNCAPPED,)),
        replace(MODEL, scale=Scaling.PERCENT, categories=(Category("C", weight=-1),)),
        replace(MODEL, scale=Scaling.RAW, categories=(Category("C", Axis.FIT),), rules=(UNCAPPED,)),
        replace(MODEL, scale=Scaling.RAW, categories=(Category("C", Axis.FIT, weight=-1),)),
    ],
)
def test_problems_of_tiers_and_scales_have_a_form(model: ScoringModel) -> None:
    found = [*check_tiers(model), *check_scale(model)]
    assert found
    # A colour, a name with spaces and a table of the wrong size cannot come about in the window.
    for problem in found:
        assert form_of(problem.message) is not None, problem.message
        named = problem.mend.startswith("Give one “axis") or not problem.mend
        assert named or form_of(problem.mend) is not None, problem.mend


@pytest.mark.parametrize(
    "after",
    [
        replace(MODEL, name="n", version="2", key=("F",), scale=Scaling.RAW, decimals=2, description="d"),
        replace(MODEL, rules=()),
        replace(MODEL, rules=(RULE, replace(RULE, id="s", label="Another"))),
        replace(MODEL, rules=(replace(RULE, label="L", enabled=False, category="D", note="n", best_of="g"),)),
        replace(MODEL, rules=(replace(RULE, points=FixedPoints(7), force_tier="Hot", disqualify=True),)),
        replace(MODEL, rules=(replace(UNCAPPED, when=None, decay=HalfLife("F", 3)),)),
        replace(MODEL, tiers=(Tier("Hot"), Tier("New", 5), Tier("Cold", 1, "n", "112233"))),
        replace(MODEL, categories=(Category("C", Axis.FIT, 2, 1, 9, "n"), Category("D"))),
        replace(MODEL, lists=(NamedList("l", ("a", "b")),)),
        replace(MODEL, grades=Grades((80, 50, 25), (80, 50, 25), ("Hot",) * 16)),
        replace(MODEL, summary=SummaryOptions("F", DailyCount("F", "Hot"))),
    ],
)
def test_differences_have_a_form_both_ways(after: ScoringModel) -> None:
    for old, new in ((MODEL, after), (after, MODEL)):
        for difference in compare_models(old, new):
            assert form_of(difference.sentence) is not None, difference.sentence


def test_templates_have_nothing_to_say_that_has_no_form() -> None:
    for name in list_templates():
        model = load_model(name)
        for problem in (*check_tiers(model), *check_scale(model), *check_grades(model)):
            assert form_of(problem.message) is not None, problem.message


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n",
        "hotsheet: 99\nname: x\n",
        "name: [x\n",
        "hotsheet: 1\nname: x\nname: y\nruls: []\n",
        "hotsheet: 1\nrules:\n  - {label: x, category: y, points: a lot}\n  - {label: q, when: {field: Nix, is: 3}}\n",
    ],
)
def test_why_a_file_is_no_model_has_a_form(tmp_path: Path, text: str) -> None:
    (tmp_path / "m.yaml").write_text(text, "utf-8")
    read = read_source(tmp_path / "m.yaml")
    assert read.file is None
    said = [(each.message, each.mend) for each in read.problems] or [(read.message, read.mend)]
    for sentence in (sentence for pair in said for sentence in pair if sentence):
        assert form_of(sentence) is not None, sentence


def test_what_varies_stays() -> None:
    found = form_of("Tier “Hot”: threshold from 70 → from 65")
    assert found == ("Tier “{name}”: threshold from {old} → from {new}", {"name": "Hot", "old": "70", "new": "65"})
    assert len(set(MODEL_FORMS)) == len(MODEL_FORMS)
