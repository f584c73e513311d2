"""The page about model files keeps to what the code reads."""

from __future__ import annotations

import re
from pathlib import Path

from ruamel.yaml import YAML

from scoring.fields import FieldKind
from scoring.modelfile import parse_model
from scoring.modelfile.emit import flow
from scoring.modelfile.reading import CATEGORY_KEYS, RULE_KEYS, SECTIONS
from scoring.operators import OPERATORS, Operator

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "model-file.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def row(operator: Operator) -> str:
    kinds = "all" if len(operator.kinds) == len(FieldKind) else ", ".join(map(str, operator.kinds))
    asked = operator.key if operator.example is None else flow({operator.key: operator.example})  # type: ignore[dict-item]
    wants = "" if operator.example is None else operator.wants
    return f"| {operator.key} | {kinds} | {wants} | `Field: {asked}` |"


def test_every_operator_has_its_row() -> None:
    assert [operator.key for operator in OPERATORS if row(operator) not in PAGE] == []


def test_every_key_is_named() -> None:
    assert [
        key for key in (*SECTIONS, *RULE_KEYS, *CATEGORY_KEYS) if f"`{key}`" not in PAGE and f"{key}:" not in PAGE
    ] == []


def test_the_examples_are_read() -> None:
    assert parse_model(EXAMPLES[0]).name == "Starter"
    assert len(EXAMPLES) >= 4
    for example in EXAMPLES[1:]:
        assert YAML(typ="safe", pure=True).load(example)
