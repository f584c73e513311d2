"""A model as plain data, to the letter, even one that breaks its own rules: what is half typed survives a crash too.

A model file cannot hold such a model: nameless rules, two tiers of one name, a condition without its value. Nobody
else reads this form; it is kept beside the last text that was a model, until there is a newer one.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from scoring import model as m
from scoring.fields import Field, FieldKind
from scoring.nodes import Scaling
from scoring.table import Serial

_VALUES = (
    m.ScoringModel, m.ListRef, m.Condition, m.Group, m.PointBand, m.FixedPoints, m.BandPoints, m.UnitPoints, m.HalfLife,
    m.Rule, m.Category, m.Tier, m.Grades, m.NamedList, m.Change, m.DailyCount, m.SummaryOptions, Field, Serial,
)  # fmt: skip
_CHOICES = (m.Axis, m.Join, FieldKind, Scaling)
_BY_NAME: dict[str, type[Any]] = {kind.__name__: kind for kind in (*_VALUES, *_CHOICES)}


def draft_text(model: m.ScoringModel) -> str:
    """A model as JSON."""
    return json.dumps(_data(model), ensure_ascii=False)


def draft_model(text: str) -> m.ScoringModel | None:
    """The model of such a text; None for one of a Hotsheet that has other models."""
    try:
        model = _value(json.loads(text))
    except (ValueError, TypeError, KeyError):
        return None
    return model if isinstance(model, m.ScoringModel) else None


def _data(value: object) -> object:
    if isinstance(value, Enum):
        return {"is": type(value).__name__, "value": value.value}
    if is_dataclass(value):
        return {"is": type(value).__name__} | {each.name: _data(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_data(item) for item in value]
    return value


def _value(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(map(_value, data))
    if not isinstance(data, dict):
        return data
    rest = {name: _value(value) for name, value in data.items() if name != "is"}
    kind = _BY_NAME[data["is"]]
    return kind(rest["value"]) if issubclass(kind, Enum) else kind(**rest)
