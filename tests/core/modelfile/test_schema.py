"""The schema for editors accepts every model file that can be read, and knows the usual mistakes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from scoring.modelfile import dump_model, list_templates, model_schema, schema_text, template_text
from tests.strategies import random_model

PUBLISHED = Path(__file__).resolve().parents[3] / "docs" / "model.schema.json"

GOOD = """
hotsheet: 1
fields: {Title: text, Size: {kind: number}, Seen: date}
categories: {Fit: {axis: fit}, Other: }
rules:
  - {category: Fit, when: {Title: {is: VP}}, points: 3}
"""
MISTAKES = {
    "a mistyped section": "scal: raw",
    "an unknown scale": "scale: percentage",
    "an unknown kind": "fields: {A: email}",
    "a field called all": "fields: {all: text}",
    "an unknown operator": "rules: [{category: C, points: 1, when: {A: {contain: x}}}]",
    "an operator without its value": "rules: [{category: C, points: 1, when: {A: contains}}]",
    "yes instead of is yes": "rules: [{category: C, points: 1, when: {A: true}}]",
    "a list where a text is wanted": "rules: [{category: C, points: 1, when: {A: {is: [x, y]}}}]",
    "a text where a list is wanted": "rules: [{category: C, points: 1, when: {A: {is one of: x}}}]",
    "one end of between": "rules: [{category: C, points: 1, when: {A: {between: [1]}}}]",
    "points as text": "rules: [{category: C, points: '3'}]",
    "a rule that does nothing": "rules: [{category: C, label: x}]",
    "no category": "rules: [{points: 3}]",
    "a band with two ends": "rules: [{category: C, points: {by band of: A, bands: [{to: 3, below: 4, points: 1}]}}]",
    "a half-life of nothing": "rules: [{category: C, points: 1, decay: {half-life: 0, date: D}}]",
    "two cut-offs": "grades: {fit: [75, 50]}",
    "a short row of the table": "grades: {tiers: {A: [x], B: [x], C: [x], D: [x]}}",
    "too many decimals": "decimals: 5",
}


def plain(text: str) -> Any:
    """What an editor sees: JSON values, dates as texts."""
    return _json(YAML(typ="safe", pure=True).load(text))


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key if isinstance(key, str) else str(key): _json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_json(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def complaints(text: str) -> Iterator[str]:
    return (error.message for error in Draft202012Validator(model_schema()).iter_errors(plain(text)))


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(model_schema())
    assert list(complaints(GOOD)) == []


def test_the_published_file_is_up_to_date() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), "run: python tools/build_schema.py"


@pytest.mark.parametrize("name", list_templates())
def test_templates_meet_it(name: str) -> None:
    assert list(complaints(template_text(name))) == []


@pytest.mark.parametrize("seed", range(25))
def test_written_models_meet_it(seed: int) -> None:
    assert list(complaints(dump_model(random_model(random.Random(seed))))) == []


@pytest.mark.parametrize("mistake", MISTAKES)
def test_usual_mistakes_do_not(mistake: str) -> None:
    assert list(complaints(f"hotsheet: 1\n{MISTAKES[mistake]}\n"))


def test_a_file_without_its_version_does_not() -> None:
    assert list(complaints("name: x"))
