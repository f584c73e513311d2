"""A model as the plain values of its file, in canonical order: how each part of a model is spelled."""

from __future__ import annotations

from collections import Counter

from scoring.errors import ModelError
from scoring.fields import Field
from scoring.ids import rule_id_of
from scoring.model import (
    FORMAT_VERSION,
    LETTERS,
    Axis,
    BandPoints,
    Category,
    Change,
    Condition,
    FixedPoints,
    Grades,
    ListRef,
    NamedList,
    PointBand,
    PointsRule,
    Rule,
    ScoringModel,
    SummaryOptions,
    Tier,
    UnitPoints,
    Wanted,
    When,
)
from scoring.modelfile.emit import Data, Plain
from scoring.operators import Wants, find_operator
from scoring.table import Serial
from scoring.wording import date_words

REST = "rest"
# How many levels of each section stand in blocks; what is not named here goes on one line where it fits.
SPREAD = {"fields": 1, "categories": 1, "rules": 2, "tiers": 1, "grades": 1, "lists": 1, "changes": 1}


def model_data(model: ScoringModel) -> dict[str, Data]:
    """The sections of a model's file. A model whose names repeat has no file: a `ModelError` says so."""
    _refuse_repeats(model)
    data: dict[str, Data] = {
        "hotsheet": FORMAT_VERSION,
        "name": model.name,
        "version": model.version,
        "description": model.description or None,
        "key": list(model.key) or None,
        "scale": str(model.scale),
        "decimals": model.decimals,
        "fields": {field.name: _field(field) for field in model.fields} or None,
        "categories": {category.name: _category(category) for category in model.categories} or None,
        "rules": _rules(model.rules) or None,
        "tiers": {tier.name: _tier(tier) for tier in model.tiers},
        "grades": _grades(model.grades),
        "lists": {named.name: _list(named) for named in model.lists} or None,
        "summary": _summary(model.summary),
        "changes": [_change(change) for change in model.changes] or None,
    }
    return _given(data)


def when_data(when: When) -> Data:
    """A condition or group as it stands under `when`."""
    if isinstance(when, Condition):
        operator = find_operator(when.operator)
        if operator is not None and operator.wants is Wants.NOTHING:
            return {when.field: when.operator}
        wanted = [_wanted(value) for value in when.wanted]
        return {when.field: {when.operator: wanted[0] if len(wanted) == 1 else wanted}}
    return {str(when.join): [when_data(member) for member in when.members]}


def points_data(points: PointsRule) -> Data:
    """A rule's points as they stand in the file."""
    match points:
        case FixedPoints(value):
            return value
        case BandPoints(field, bands):
            return {"by band of": field, "bands": [_band(band) for band in bands]}
        case UnitPoints(field, value, cap):
            return _given({"per unit of": field, "points": value, "cap": cap})


def _given(data: dict[str, Data]) -> dict[str, Data]:
    return {key: value for key, value in data.items() if value is not None}


def _refuse_repeats(model: ScoringModel) -> None:
    named = {
        "field": [field.name for field in model.fields],
        "category": [category.name for category in model.categories],
        "tier": [tier.name for tier in model.tiers],
        "list": [named.name for named in model.lists],
    }
    for what, names in named.items():
        repeated = [name for name, count in Counter(names).items() if count > 1]
        if repeated:
            raise ModelError(
                f"The model has more than one {what} “{repeated[0]}”, so it cannot be written.",
                mend="Give each a name of its own.",
            )


def _field(field: Field) -> Data:
    if not field.aliases and not field.note:
        return str(field.kind)
    return _given({"kind": str(field.kind), "aliases": list(field.aliases) or None, "note": field.note or None})


def _category(category: Category) -> Data:
    weight = None if category.weight == 1 else category.weight
    axis = None if category.axis is Axis.NONE else str(category.axis)
    return _given(
        {"axis": axis, "weight": weight, "floor": category.floor, "cap": category.cap,
         "note": category.note or None}
    )  # fmt: skip


def _rules(rules: tuple[Rule, ...]) -> list[Data]:
    derived = Counter(rule_id_of(rule.label) for rule in rules)
    ids = Counter(rule.id for rule in rules)

    def needs_id(rule: Rule) -> bool:
        slug = rule_id_of(rule.label)
        return rule.id != slug or derived[slug] > 1 or ids[slug] > 1

    return [_rule(rule, needs_id(rule)) for rule in rules]


def _rule(rule: Rule, needs_id: bool) -> Data:
    silent = rule.points == FixedPoints(0) and (rule.disqualify or rule.force_tier)
    decay: Data = None
    if rule.decay:
        decay = {"half-life": rule.decay.days, "date": rule.decay.field}
    return _given(
        {
            "id": rule.id if needs_id else None,
            "label": rule.label,
            "category": rule.category,
            "when": None if rule.when is None else when_data(rule.when),
            "points": None if silent else points_data(rule.points),
            "decay": decay,
            "best of": rule.best_of or None,
            "disqualify": rule.disqualify or None,
            "force tier": rule.force_tier or None,
            "enabled": None if rule.enabled else False,
            "note": rule.note or None,
        }
    )


def _wanted(wanted: Wanted) -> Data:
    match wanted:
        case ListRef(name):
            return {"list": name}
        case tuple():
            return list(wanted)
        case Serial(day):
            return Plain(date_words(day))
        case _:
            return wanted


def _band(band: PointBand) -> Data:
    return _given(
        {"from": band.low, "below" if band.open_high else "to": band.high, "points": band.points,
         "label": band.label or None}
    )  # fmt: skip


def _tier(tier: Tier) -> Data:
    limit: Data = REST if tier.threshold is None else tier.threshold
    if not tier.note and not tier.color:
        return limit
    return _given({"from": limit, "note": tier.note or None, "color": tier.color or None})


def _grades(grades: Grades) -> Data:
    if grades == Grades():
        return None
    table: Data = None
    if grades.table:
        table = {letter: list(grades.table[4 * row : 4 * row + 4]) for row, letter in enumerate(LETTERS)}
    return _given({"fit": list(grades.fit), "engagement": list(grades.engagement), "tiers": table})


def _list(named: NamedList) -> Data:
    items = list(named.items)
    return {"items": items, "note": named.note} if named.note else items


def _summary(summary: SummaryOptions) -> Data:
    daily: Data = None
    if summary.daily:
        counted = summary.daily
        daily = {"date": counted.field, "tier": counted.tier, "above": counted.above}
    return _given({"by": summary.by or None, "daily": daily}) or None


def _change(change: Change) -> Data:
    return _given(
        {"version": change.version, "date": Plain(change.date) if _is_iso(change.date) else change.date,
         "author": change.author or None, "text": change.text}
    )  # fmt: skip


def _is_iso(text: str) -> bool:
    return (
        len(text) == 10
        and text[4] == text[7] == "-"
        and text.replace("-", "").isascii()
        and (text.replace("-", "").isdigit())
    )
