"""Rules in words: the sentences of the model document, of differences, and of a rule without a label."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

from scoring.model import (
    BandPoints,
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
from scoring.operators import find_operator
from scoring.table import Serial

EPOCH = date(1899, 12, 30)
_JOINS = {Join.ALL: "all of", Join.ANY: "any of", Join.NONE: "none of"}
_SHOWN_ITEMS = 6


def number_words(number: float) -> str:
    """A number as a person writes it: 10 and not 10.0."""
    whole = abs(number) < 1e15 and number == int(number)
    return str(int(number)) if whole else repr(float(number))


def signed_words(number: float) -> str:
    """Points with their sign: +10, -5, 0."""
    return f"+{number_words(number)}" if number > 0 else number_words(number)


def date_words(serial: float) -> str:
    """The ISO date of a serial of the 1900 system; a number beyond the calendar stays a number."""
    try:
        return (EPOCH + timedelta(days=int(serial))).isoformat()
    except OverflowError:
        return number_words(serial)


def wanted_words(wanted: Wanted) -> str:
    """A wanted value: a list by its first items, a named list by its name."""
    match wanted:
        case ListRef(name):
            return f"the list “{name}”"
        case tuple():
            shown = ", ".join(f"“{item}”" for item in islice(wanted, _SHOWN_ITEMS))
            more = len(wanted) - _SHOWN_ITEMS
            return (shown + (f" and {more} more" if more > 0 else "")) or "an empty list"
        case Serial(day):
            return date_words(day)
        case str():
            return wanted
        case _:
            return number_words(wanted)


def condition_words(condition: Condition) -> str:
    """A condition as its operator's sentence."""
    operator = find_operator(condition.operator)
    wanted = " to ".join(wanted_words(value) for value in condition.wanted)
    if operator is None:
        return f"{condition.field} {condition.operator} {wanted}".rstrip()
    if operator.key == "between":
        wanted = wanted.replace(" to ", " and ")
    return operator.wording.format(field=condition.field, wanted=wanted)


def when_words(when: When | None) -> str:
    """A tree of conditions in one sentence; nothing is "always"."""
    if when is None:
        return "always"
    if isinstance(when, Condition):
        return condition_words(when)
    members = [when_words(member) for member in when.members]
    inner = [
        f"({words})" if not isinstance(member, Condition) else words
        for words, member in zip(members, when.members, strict=True)
    ]
    if when.join is Join.NONE:
        return "none of: " + "; ".join(inner)
    return (" and " if when.join is Join.ALL else " or ").join(inner)


def join_words(join: Join) -> str:
    """How a group joins its members: "all of", "any of", "none of"."""
    return _JOINS[join]


def band_words(band: PointBand) -> str:
    """The numbers of a band: "under 10", "10 to 29", "100 or more"."""
    low = None if band.low is None else number_words(band.low)
    high = None if band.high is None else number_words(band.high)
    if low is None and high is None:
        return "any number"
    if low is None:
        return f"under {high}" if band.open_high else f"{high} or less"
    if high is None:
        return f"{low} or more"
    return f"{low} to under {high}" if band.open_high else f"{low} to {high}"


class Voice:
    """How rules, differences and documents are worded: in English, with plain numbers.

    Everything is said through `say` and the methods below it; a window in another language gives a voice of its own.
    """

    language = "en"

    def say(self, form: str, **gaps: str) -> str:
        """A sentence by its English form, with {names} for what varies."""
        return form.format(**gaps)

    def number(self, number: float) -> str:
        """A number."""
        return number_words(number)

    def signed(self, number: float) -> str:
        """Points with their sign."""
        return signed_words(number)

    def day(self, text: str) -> str:
        """A day of a change log, which may be any text."""
        return text

    def when(self, when: When | None) -> str:
        """A tree of conditions."""
        return when_words(when)

    def band(self, band: PointBand) -> str:
        """The numbers of a band."""
        return band_words(band)

    def points(self, points: PointsRule) -> str:
        """What a rule gives, without its condition."""
        match points:
            case FixedPoints(value):
                return self._noun(value)
            case BandPoints(field, bands):
                parts = [f"{band.label or self.band(band)}: {self.signed(band.points)}" for band in bands]
                return self.say("by {field}: {bands}", field=field, bands="; ".join(parts))
            case UnitPoints(field, value, None):
                return self.say("{points} for each of {field}", points=self._noun(value), field=field)
            case UnitPoints(field, value, cap):
                form, most = "{points} for each of {field}, at most {cap}", self.number(abs(cap or 0))
                return self.say(form, points=self._noun(value), field=field, cap=most)

    def effect(self, rule: Rule) -> str:
        """All that a rule does when it fires: points, fading, verdicts."""
        parts = []
        silent = isinstance(rule.points, FixedPoints) and rule.points.points == 0
        if not (silent and (rule.disqualify or rule.force_tier)):
            parts.append(self.points(rule.points))
        if rule.decay:
            parts.append(self.fading(rule))
        if rule.disqualify:
            parts.append(self.say("disqualifies the lead"))
        if rule.force_tier:
            parts.append(self.say("puts the lead in tier {tier}", tier=rule.force_tier))
        return "; ".join(parts)

    def fading(self, rule: Rule) -> str:
        """How the points of a rule fade; nothing where they do not."""
        if rule.decay is None:
            return ""
        form, days = "halved every {days} days after {field}", self.number(rule.decay.days)
        return self.say(form, days=days, field=rule.decay.field)

    def _noun(self, number: float) -> str:
        form = "{number} point" if abs(number) == 1 else "{number} points"
        return self.say(form, number=self.number(number))


ENGLISH = Voice()


def effect_words(rule: Rule) -> str:
    """All that a rule does when it fires: points, fading, verdicts."""
    return ENGLISH.effect(rule)


def default_label(when: When | None, points: PointsRule) -> str:
    """The label of a rule that was given none: what it asks, else the field that it counts."""
    if when is not None:
        words = when_words(when)
    elif isinstance(points, FixedPoints):
        words = "Every lead"
    else:
        words = points.field
    return words if len(words) <= 80 else words[:79].rstrip() + "…"
