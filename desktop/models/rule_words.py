"""Rules in the person's language: conditions and points as sentences, operators by the names that a list shows.

The core has the same sentences in English (`scoring.wording`), for files. Those of operators come from its table, so
a new operator reads well here at once; the lists below only tell the translators' tool that they are there.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from math import isnan

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop import words
from scoring.fields import FieldKind
from scoring.model import (
    Axis,
    BandPoints,
    Category,
    Condition,
    FixedPoints,
    Join,
    ListRef,
    PointBand,
    PointsRule,
    Rule,
    UnitPoints,
    Wanted,
    When,
)
from scoring.operators import Operator, find_operator
from scoring.table import Serial
from scoring.units import DECIMALS
from scoring.wording import EPOCH

translate = QCoreApplication.translate
_SHOWN_ITEMS = 4
_MOST_LABEL = 80
# From here on separators help; below they would make a year or a postcode look odd.
_SEPARATED_FROM = 10_000

_WORDINGS = (
    QT_TRANSLATE_NOOP("Operators", "{field} is “{wanted}”"),
    QT_TRANSLATE_NOOP("Operators", "{field} is not “{wanted}” (and not blank)"),
    QT_TRANSLATE_NOOP("Operators", "{field} is one of {wanted}"),
    QT_TRANSLATE_NOOP("Operators", "{field} is none of {wanted} (and not blank)"),
    QT_TRANSLATE_NOOP("Operators", "{field} contains “{wanted}”"),
    QT_TRANSLATE_NOOP("Operators", "{field} contains any of {wanted}"),
    QT_TRANSLATE_NOOP("Operators", "{field} contains the word “{wanted}”"),
    QT_TRANSLATE_NOOP("Operators", "{field} lists the item “{wanted}”"),
    QT_TRANSLATE_NOOP("Operators", "{field} starts with “{wanted}”"),
    QT_TRANSLATE_NOOP("Operators", "{field} ends with “{wanted}”"),
    QT_TRANSLATE_NOOP("Operators", "{field} matches “{wanted}”"),
    QT_TRANSLATE_NOOP("Operators", "{field} is blank"),
    QT_TRANSLATE_NOOP("Operators", "{field} is not blank"),
    QT_TRANSLATE_NOOP("Operators", "{field} = {wanted}"),
    QT_TRANSLATE_NOOP("Operators", "{field} ≠ {wanted} (and not blank)"),
    QT_TRANSLATE_NOOP("Operators", "{field} < {wanted}"),
    QT_TRANSLATE_NOOP("Operators", "{field} ≤ {wanted}"),
    QT_TRANSLATE_NOOP("Operators", "{field} > {wanted}"),
    QT_TRANSLATE_NOOP("Operators", "{field} ≥ {wanted}"),
    QT_TRANSLATE_NOOP("Operators", "{field} is between {wanted} (both included)"),
    QT_TRANSLATE_NOOP("Operators", "{field} is within the last {wanted} days"),
    QT_TRANSLATE_NOOP("Operators", "{field} is more than {wanted} days ago"),
    QT_TRANSLATE_NOOP("Operators", "{field} is in the next {wanted} days"),
    QT_TRANSLATE_NOOP("Operators", "{field} is on {wanted}"),
    QT_TRANSLATE_NOOP("Operators", "{field} is before {wanted}"),
    QT_TRANSLATE_NOOP("Operators", "{field} is after {wanted}"),
    QT_TRANSLATE_NOOP("Operators", "{field} is from {wanted} (both included)"),
    QT_TRANSLATE_NOOP("Operators", "{field} is yes"),
    QT_TRANSLATE_NOOP("Operators", "{field} is no"),
    QT_TRANSLATE_NOOP("Operators", "{field} is at a free mail provider"),
    QT_TRANSLATE_NOOP("Operators", "{field} is a disposable address"),
    QT_TRANSLATE_NOOP("Operators", "{field} is a company address"),
    QT_TRANSLATE_NOOP("Operators", "the domain of {field} is one of {wanted}"),
)
_NOTES = (
    QT_TRANSLATE_NOOP("Operators", "“VP” is found in “VP, Sales” and not in “MVP”."),
    QT_TRANSLATE_NOOP("Operators", "For cells that hold a list such as “A;B;C”, “A, B” or “A|B”, or one item a line."),
    QT_TRANSLATE_NOOP("Operators", "* stands for any letters, ? for one; ~* and ~? mean the signs themselves."),
    QT_TRANSLATE_NOOP("Operators", "A valid domain that is neither free nor disposable."),
)
# What a list of operators shows, by key.
LABELS = {
    "is": QT_TRANSLATE_NOOP("Operators", "is"),
    "is not": QT_TRANSLATE_NOOP("Operators", "is not"),
    "is one of": QT_TRANSLATE_NOOP("Operators", "is one of"),
    "is none of": QT_TRANSLATE_NOOP("Operators", "is none of"),
    "contains": QT_TRANSLATE_NOOP("Operators", "contains"),
    "contains any of": QT_TRANSLATE_NOOP("Operators", "contains any of"),
    "contains word": QT_TRANSLATE_NOOP("Operators", "contains the word"),
    "list contains item": QT_TRANSLATE_NOOP("Operators", "lists the item"),
    "starts with": QT_TRANSLATE_NOOP("Operators", "starts with"),
    "ends with": QT_TRANSLATE_NOOP("Operators", "ends with"),
    "matches wildcard": QT_TRANSLATE_NOOP("Operators", "matches (* and ?)"),
    "is blank": QT_TRANSLATE_NOOP("Operators", "is blank"),
    "is not blank": QT_TRANSLATE_NOOP("Operators", "is not blank"),
    "=": QT_TRANSLATE_NOOP("Operators", "= equals"),
    "≠": QT_TRANSLATE_NOOP("Operators", "≠ is not"),
    "<": QT_TRANSLATE_NOOP("Operators", "< less than"),
    "≤": QT_TRANSLATE_NOOP("Operators", "≤ at most"),
    ">": QT_TRANSLATE_NOOP("Operators", "> more than"),
    "≥": QT_TRANSLATE_NOOP("Operators", "≥ at least"),
    "between": QT_TRANSLATE_NOOP("Operators", "is between"),
    "within the last days": QT_TRANSLATE_NOOP("Operators", "within the last"),
    "more than days ago": QT_TRANSLATE_NOOP("Operators", "longer ago than"),
    "in the next days": QT_TRANSLATE_NOOP("Operators", "in the next"),
    "on": QT_TRANSLATE_NOOP("Operators", "is on"),
    "before": QT_TRANSLATE_NOOP("Operators", "is before"),
    "after": QT_TRANSLATE_NOOP("Operators", "is after"),
    "between dates": QT_TRANSLATE_NOOP("Operators", "is from … to"),
    "is yes": QT_TRANSLATE_NOOP("Operators", "is yes"),
    "is no": QT_TRANSLATE_NOOP("Operators", "is no"),
    "domain is free": QT_TRANSLATE_NOOP("Operators", "is at a free mail provider"),
    "domain is disposable": QT_TRANSLATE_NOOP("Operators", "is a disposable address"),
    "domain is corporate": QT_TRANSLATE_NOOP("Operators", "is a company address"),
    "domain is one of": QT_TRANSLATE_NOOP("Operators", "has a domain that is one of"),
}


def _operator(text: object) -> str:
    return translate("Operators", str(text))


def amount(value: float) -> str:
    """A number of a rule as the locale writes it, with the mathematical minus as all points have it.

    Small ones are without separators, as they may be years. One that is not given is "…".
    """
    if isnan(value):
        return "…"
    size = abs(float(value))
    said = words.number(size) if size >= _SEPARATED_FROM else words.cell(size)
    return f"−{said}" if value < 0 else said


def operator_label(operator: Operator) -> str:
    """What a list of operators shows for one."""
    return _operator(LABELS.get(operator.key, operator.key))


def operator_note(operator: Operator) -> str:
    """What is worth knowing of an operator: its note, else its sentence with gaps."""
    return _operator(operator.note) if operator.note else ""


def kind_label(kind: FieldKind) -> str:
    """The kind of a field."""
    return {
        FieldKind.TEXT: translate("RuleWords", "text"),
        FieldKind.NUMBER: translate("RuleWords", "number"),
        FieldKind.DATE: translate("RuleWords", "date"),
        FieldKind.YES_NO: translate("RuleWords", "yes/no"),
        FieldKind.EMAIL: translate("RuleWords", "e-mail"),
    }[kind]


def join_label(join: Join) -> str:
    """How a group joins its members."""
    return {
        Join.ALL: translate("RuleWords", "All of these"),
        Join.ANY: translate("RuleWords", "Any of these"),
        Join.NONE: translate("RuleWords", "None of these"),
    }[join]


def axis_label(axis: Axis) -> str:
    """The side of the grade that a category counts to."""
    return {
        Axis.NONE: translate("RuleWords", "neither"),
        Axis.FIT: translate("RuleWords", "fit"),
        Axis.ENGAGEMENT: translate("RuleWords", "engagement"),
    }[axis]


def wanted_words(wanted: Wanted) -> str:
    """A wanted value: a list by its first items, a named list by its name."""
    match wanted:
        case ListRef(name):
            return translate("RuleWords", "the list “{name}”").format(name=name)
        case tuple():
            shown = ", ".join(f"“{item}”" for item in islice(wanted, _SHOWN_ITEMS))
            more = len(wanted) - _SHOWN_ITEMS
            if more > 0:
                return translate("RuleWords", "{items} and {count} more").format(items=shown, count=words.count(more))
            return shown or translate("RuleWords", "an empty list")
        case Serial(value):
            return day_words(value)
        case str():
            return wanted
        case _:
            return amount(wanted)


def day_words(serial: float) -> str:
    """A day of a rule, as the locale writes it."""
    try:
        return words.day(EPOCH + timedelta(days=int(serial)))
    except (OverflowError, ValueError):
        return "…"


def condition_words(condition: Condition) -> str:
    """A condition as its operator's sentence."""
    operator = find_operator(condition.operator)
    texts = [wanted_words(value) for value in condition.wanted]
    if operator is None:
        return " ".join((condition.field, condition.operator, *texts)).strip()
    wanted = texts[0] if len(texts) == 1 else ""
    if len(texts) == 2:
        joined = translate("RuleWords", "{first} and {last}")
        if operator.key == "between dates":
            joined = translate("RuleWords", "{first} to {last}")
        wanted = joined.format(first=texts[0], last=texts[1])
    return _operator(operator.wording).format(field=condition.field or "…", wanted=wanted or "…")


def when_words(when: When | None) -> str:
    """A tree of conditions in one sentence; nothing is "every lead"."""
    if when is None or (not isinstance(when, Condition) and not when.members):
        return translate("RuleWords", "every lead")
    if isinstance(when, Condition):
        return condition_words(when)
    if len(when.members) == 1 and when.join is not Join.NONE:
        return when_words(when.members[0])
    inner = [
        condition_words(member) if isinstance(member, Condition) else f"({when_words(member)})"
        for member in when.members
    ]
    if when.join is Join.NONE:
        return translate("RuleWords", "none of: {conditions}").format(conditions="; ".join(inner))
    pair = (
        translate("RuleWords", "{first} and {last}")
        if when.join is Join.ALL
        else translate("RuleWords", "{first} or {last}")
    )
    said = inner[0]
    for each in inner[1:]:
        said = pair.format(first=said, last=each)
    return said


def band_words(band: PointBand) -> str:
    """The numbers of a band: "under 10", "10 to 29", "100 or more"."""
    low = None if band.low is None else amount(band.low)
    high = None if band.high is None else amount(band.high)
    if low is None and high is None:
        return translate("RuleWords", "any number")
    if low is None:
        said = translate("RuleWords", "under {high}") if band.open_high else translate("RuleWords", "{high} or less")
        return said.format(high=high)
    if high is None:
        return translate("RuleWords", "{low} or more").format(low=low)
    said = (
        translate("RuleWords", "{low} to under {high}") if band.open_high else translate("RuleWords", "{low} to {high}")
    )
    return said.format(low=low, high=high)


def points_words(points: PointsRule) -> str:
    """What a rule gives, as short as a column of a list: "+8", "−5 … +19", "+2 each ≤ 20"."""
    match points:
        case FixedPoints(value):
            return _signed(value)
        case BandPoints(_, bands):
            values = [band.points for band in bands]
            if not values:
                return "…"
            low, high = min(values), max(values)
            return _signed(high) if low == high else f"{_signed(low)} … {_signed(high)}"
        case UnitPoints(_, value, None):
            return translate("RuleWords", "{points} each").format(points=_signed(value))
        case UnitPoints(_, value, cap):
            said = translate("RuleWords", "{points} each ≤ {cap}")
            return said.format(points=_signed(value), cap=amount(abs(cap or 0)))


def effect_words(rule: Rule) -> str:
    """What a rule does, for a column of a list: its points, or the verdict where it only gives one."""
    verdict = verdict_words(rule)
    silent = isinstance(rule.points, FixedPoints) and rule.points.points == 0
    if verdict and silent:
        return verdict
    said = points_words(rule.points)
    return f"{said} · {verdict}" if verdict else said


def detail_words(rule: Rule) -> str:
    """What a rule asks; where it only counts or measures, by which field."""
    if rule.when is None and isinstance(rule.points, BandPoints):
        return translate("RuleWords", "by {field}").format(field=rule.points.field or "…")
    if rule.when is None and isinstance(rule.points, UnitPoints):
        return translate("RuleWords", "for each of {field}").format(field=rule.points.field or "…")
    return when_words(rule.when)


def verdict_words(rule: Rule) -> str:
    """What a rule decides besides its points: "disqualifies", "forces Hot", or nothing."""
    if rule.disqualify:
        return translate("RuleWords", "disqualifies")
    if rule.force_tier:
        return translate("RuleWords", "forces {tier}").format(tier=rule.force_tier)
    return ""


def category_words(category: Category) -> str:
    """What is special about a category: its side of the grade, limits and weight; nothing where it is plain."""
    said = []
    if category.axis:
        said.append(axis_label(category.axis))
    for limit, plain, before in (
        (
            category.floor,
            translate("RuleWords", "at least {points}"),
            translate("RuleWords", "at least {points} before weighting ({end} after)"),
        ),
        (
            category.cap,
            translate("RuleWords", "at most {points}"),
            translate("RuleWords", "at most {points} before weighting ({end} after)"),
        ),
    ):
        if limit is not None:
            end = weighed(category, limit)
            said.append((plain if end is None else before).format(points=amount(limit), end=amount(end or 0)))
    if category.weight != 1:
        said.append(f"× {amount(category.weight)}")
    return " · ".join(said)


def weighed(category: Category, limit: float | None) -> float | None:
    """What a limit of a category comes to in the end; None where the weight leaves it as it is, or none is given."""
    if limit is None or category.weight == 1 or isnan(limit) or isnan(category.weight):
        return None
    return round(limit * category.weight, DECIMALS)


def suggested_label(when: When | None, points: PointsRule) -> str:
    """The label of a rule that was given none: what it asks, else the field that it counts."""
    if when is not None:
        said = when_words(when)
    elif isinstance(points, FixedPoints):
        said = translate("RuleWords", "Every lead")
    else:
        said = points.field
    return said if len(said) <= _MOST_LABEL else said[: _MOST_LABEL - 1].rstrip() + "…"


def _signed(value: float) -> str:
    return "…" if isnan(value) else words.signed(value)
