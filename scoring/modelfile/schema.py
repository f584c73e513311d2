"""The JSON Schema of model files, made from the tables that reading uses: for completion and hints in editors.

An editor checks spelling and shape with it; whether names exist and numbers make sense is `scoring.validate`'s.
"""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from scoring.checks.names import MAX_ITEMS, MAX_WANTED, RESERVED
from scoring.checks.rules import MAX_BANDS
from scoring.checks.totals import MAX_TIERS
from scoring.fields import FieldKind
from scoring.ids import MAX_ID
from scoring.model import FORMAT_VERSION, LETTERS
from scoring.modelfile.reading import AXES, KINDS, SCALES
from scoring.modelfile.writing import REST
from scoring.operators import OPERATORS, SYNONYMS, Operator, Wants, find_operator
from scoring.units import DECIMALS, MAX_POINTS, MAX_WEIGHT

Schema: TypeAlias = dict[str, Any]

_NUMBER: Schema = {"type": "number"}
# Names and notes are taken as they are typed, so a version may be written as 1.0.
_TEXT: Schema = {"type": ["string", "number"]}
_NOTE: Schema = {"type": ["string", "number", "null"]}
_WANTED: Schema = {"type": ["string", "integer"], "maxLength": MAX_WANTED}
_DATE: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_POINTS: Schema = {"type": "number", "minimum": -MAX_POINTS, "maximum": MAX_POINTS}
_WANTED_SHAPES: dict[Wants, Schema] = {
    Wants.NOTHING: {"enum": [None, True]},
    Wants.TEXT: _WANTED,
    Wants.LIST: {"$ref": "#/$defs/wanted list"},
    Wants.NUMBER: _NUMBER,
    Wants.DAYS: {"type": "integer", "minimum": 0},
    Wants.TWO_NUMBERS: {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2},
    Wants.DATE: _DATE,
    Wants.TWO_DATES: {"type": "array", "items": _DATE, "minItems": 2, "maxItems": 2},
}


def model_schema() -> Schema:
    """The JSON Schema (draft 2020-12) that every model file meets."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Hotsheet scoring model",
        "description": "How leads are scored: fields, categories, rules and tiers.",
        **_block(
            {
                "hotsheet": {"const": FORMAT_VERSION, "description": "The version of this file format."},
                "name": _TEXT,
                "version": _TEXT,
                "description": _NOTE,
                "key": {"anyOf": [_TEXT, _list(_TEXT)], "description": "The fields that tell leads apart."},
                "scale": {"enum": list(SCALES), "description": "How raw points become the score."},
                "decimals": {"type": "integer", "minimum": 0, "maximum": DECIMALS},
                "fields": _named({"anyOf": [{"enum": [*KINDS, None]}, _field()]}, reserved=True),
                "categories": _named({"anyOf": [{"type": "null"}, _category()]}),
                "rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}},
                "tiers": {**_named(_tier()), "maxProperties": MAX_TIERS},
                "grades": _grades(),
                "lists": _named({"anyOf": [_items(), _block({"items": _items(), "note": _NOTE})]}),
                "summary": _summary(),
                "changes": _list(
                    _block({"version": _TEXT, "date": {"type": "string"}, "author": _TEXT, "text": _TEXT})
                ),
            },
            required=["hotsheet"],
        ),
        "$defs": {
            "rule": _rule(),
            "when": _when(),
            "asked": _asked(),
            "points": _points(),
            "wanted list": {"anyOf": [_items(), _block({"list": _TEXT}, required=["list"])]},
        },
    }


def schema_text() -> str:
    """The schema as the file that editors read."""
    return json.dumps(model_schema(), indent=2, ensure_ascii=False) + "\n"


def _block(properties: Schema, *, required: list[str] | None = None) -> Schema:
    made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return made | ({"required": required} if required else {})


def _named(value: Schema, *, reserved: bool = False) -> Schema:
    """A block whose keys are names."""
    names: Schema = {"minLength": 1}
    if reserved:
        names["not"] = {"enum": list(RESERVED)}
    return {"type": ["object", "null"], "propertyNames": names, "additionalProperties": value}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _items() -> Schema:
    return {"type": "array", "items": _WANTED, "maxItems": MAX_ITEMS}


def _field() -> Schema:
    return _block({"kind": {"enum": list(KINDS)}, "aliases": _list(_TEXT), "note": _NOTE})


def _category() -> Schema:
    return _block(
        {
            "axis": {"enum": list(AXES), "description": "Which side of the grade the category counts to."},
            "weight": {"type": "number", "minimum": -MAX_WEIGHT, "maximum": MAX_WEIGHT},
            "floor": _NUMBER,
            "cap": _NUMBER,
            "note": _NOTE,
        }
    )


def _rule() -> Schema:
    made = _block(
        {
            "id": {"type": ["string", "integer"], "maxLength": MAX_ID},
            "label": _TEXT,
            "category": _TEXT,
            "when": {"$ref": "#/$defs/when"},
            "points": {"$ref": "#/$defs/points"},
            "decay": _block(
                {"half-life": {"type": "number", "exclusiveMinimum": 0}, "date": _TEXT},
                required=["half-life", "date"],
            ),
            "best of": {**_TEXT, "description": "Of the rules in this group only the best counts."},
            "disqualify": {"type": "boolean"},
            "force tier": _TEXT,
            "enabled": {"type": "boolean"},
            "note": _NOTE,
        },
        required=["category"],
    )
    verdict = [{"required": ["points"]}, {"required": ["disqualify"]}, {"required": ["force tier"]}]
    return made | {"anyOf": verdict}


def _when() -> Schema:
    members: Schema = {"type": "array", "items": {"$ref": "#/$defs/when"}, "minItems": 1}
    return {
        "type": "object",
        "minProperties": 1,
        "properties": dict.fromkeys(RESERVED, members),
        "additionalProperties": {"$ref": "#/$defs/asked"},
        "description": "A field and what is asked of it, or all/any/none of several conditions.",
    }


def _asked() -> Schema:
    bare = [operator.key for operator in OPERATORS if operator.wants is Wants.NOTHING]
    keys = {operator.key: _operator(operator) for operator in OPERATORS}
    for synonym in SYNONYMS:
        operator = find_operator(synonym)
        if operator is not None:
            keys[synonym] = _operator(operator)
    return {"anyOf": [{"enum": bare}, _block(keys) | {"minProperties": 1}]}


def _operator(operator: Operator) -> Schema:
    kinds = " or ".join(str(kind) for kind in operator.kinds)
    everywhere = len(operator.kinds) == len(FieldKind)
    words = operator.wording.replace("{field}", "the field").replace("{wanted}", "…")
    description = f"{words}. {operator.note}".strip() + ("" if everywhere else f" For {kinds} fields.")
    return {**_WANTED_SHAPES[operator.wants], "description": description}


def _points() -> Schema:
    band = _block(
        {
            "from": {**_NUMBER, "description": "The lower edge, included."},
            "to": {**_NUMBER, "description": "The upper edge, included."},
            "below": {**_NUMBER, "description": "The upper edge, left out."},
            "points": _POINTS,
            "label": _TEXT,
        },
        required=["points"],
    ) | {"not": {"required": ["to", "below"]}}
    bands = {"type": "array", "items": band, "minItems": 1, "maxItems": MAX_BANDS}
    unit = {"per unit of": _TEXT, "points": _POINTS, "cap": {"type": "number", "minimum": 0}}
    return {
        "anyOf": [
            _POINTS,
            _block({"by band of": _TEXT, "bands": bands}, required=["by band of", "bands"]),
            _block(unit, required=["per unit of", "points"]),
        ]
    }


def _tier() -> Schema:
    limit: Schema = {"anyOf": [{"type": ["number", "null"]}, {"const": REST}]}
    color: Schema = {"type": ["string", "integer"], "pattern": "^#?[0-9A-Fa-f]{6}$"}
    return {"anyOf": [*limit["anyOf"], _block({"from": limit, "note": _NOTE, "color": color})]}


def _grades() -> Schema:
    cuts: Schema = {"type": "array", "items": _NUMBER, "minItems": 3, "maxItems": 3}
    row: Schema = {"type": "array", "items": _TEXT, "minItems": 4, "maxItems": 4}
    table = _block(dict.fromkeys(LETTERS, row), required=list(LETTERS))
    return _block({"fit": cuts, "engagement": cuts, "tiers": table})


def _summary() -> Schema:
    daily = _block(
        {"date": _TEXT, "tier": _TEXT, "above": {"type": "integer", "minimum": 0}}, required=["date", "tier"]
    )
    return _block({"by": _TEXT, "daily": daily})
