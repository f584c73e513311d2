"""Writing a model and reading it again gives the same model, whatever texts are in it."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.fields import Field, FieldKind
from scoring.model import (
    Category,
    Condition,
    FixedPoints,
    Group,
    Join,
    NamedList,
    Rule,
    ScoringModel,
    Tier,
)
from scoring.modelfile import ModelFile, dump_model, list_templates, parse_model, template_text
from scoring.operators import OPERATORS, Operator
from tests.strategies import models, random_model

# What a model may hold: no control characters, no halves of pairs.
LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
NAMES = st.text(LETTERS, min_size=1, max_size=12).map(str.strip).filter(
    lambda text: text and text not in ("all", "any", "none") and text == text.strip()
)  # fmt: skip
_WANTED_LETTERS = st.characters(codec="utf-8", exclude_characters="\ufffe\uffff")
WANTED = st.text(_WANTED_LETTERS, max_size=20).filter(
    lambda text: all(letter >= " " or letter in "\t" for letter in text)
)  # fmt: skip


@given(models())
@settings(max_examples=50, deadline=None)
def test_a_model_survives_its_file(model: ScoringModel) -> None:
    text = dump_model(model)
    assert parse_model(text) == model
    assert dump_model(parse_model(text)) == text


@given(NAMES, NAMES, st.lists(WANTED, min_size=1, max_size=4), NAMES, st.text(LETTERS, max_size=30))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_any_text_survives(field: str, label: str, wanted: list[str], tier: str, description: str) -> None:
    if tier.casefold() == "disqualified":
        return
    asked = (Condition(field, "is", (wanted[0],)), Condition(field, "is one of", (tuple(wanted),)))
    model = ScoringModel(
        name=label,
        description="\n".join(wanted).strip() + description.strip(),
        fields=(Field(field, FieldKind.TEXT, tuple(wanted), description.strip()),),
        categories=(Category(label, note=description.strip()),),
        rules=(Rule("one", label, label, Group(Join.ANY, asked), FixedPoints(1)),),
        tiers=(Tier(tier, 5), Tier(f"not {tier}")),
        lists=(NamedList(label, tuple(wanted)),),
    )
    model = replace(model, description=model.description.strip())
    assert parse_model(dump_model(model)) == model


@pytest.mark.parametrize("seed", range(20))
def test_edits_keep_the_rest(seed: int) -> None:
    rng = random.Random(seed)
    old, new = random_model(rng), random_model(rng)
    file = ModelFile.from_text("# mine\n" + dump_model(old))
    edited = file.with_model(new)
    assert edited.text.startswith("# mine\n")
    assert edited.model == parse_model(edited.text) == new
    assert edited.with_model(old).model == old
    assert file.with_model(old).text == file.text


@pytest.mark.parametrize("name", list_templates())
def test_templates_survive_unchanged_and_canonical(name: str) -> None:
    text = template_text(name)
    file = ModelFile.from_text(text)
    assert file.with_model(file.model).text == text
    assert parse_model(dump_model(file.model)) == file.model
    renamed = file.with_model(replace(file.model, version="9.9"))
    changed = [pair for pair in zip(text.splitlines(), renamed.text.splitlines(), strict=True) if pair[0] != pair[1]]
    assert len(changed) == 1


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.key)
def test_every_operator_s_example_is_read(operator: Operator) -> None:
    asked: object = {operator.key: operator.example} if operator.example is not None else operator.key
    text = "\n".join(
        (
            "hotsheet: 1", "name: x", f"fields: {{F: {operator.kinds[0]}}}", "categories: {C: }",
            f"rules: [{{label: r, category: C, points: 1, when: {{F: {json.dumps(asked)}}}}}]",
        )
    )  # fmt: skip
    (rule,) = parse_model(text).rules
    assert isinstance(rule.when, Condition)
    assert rule.when.operator == operator.key
