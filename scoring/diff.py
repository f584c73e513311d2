"""Two models compared, in words: what a person has to know before a change of rules is applied."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from scoring.fields import Field
from scoring.model import Category, DailyCount, FixedPoints, NamedList, Rule, ScoringModel, Tier, UnitPoints
from scoring.wording import ENGLISH, Voice


class ChangeKind(StrEnum):
    """What happened to a part of a model."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: the part it is in ("rules", "tiers" …), what happened, and a sentence that says it."""

    section: str
    kind: ChangeKind
    name: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence


Part = TypeVar("Part", Field, Category, Rule, Tier, NamedList)
# The end of a sentence about a part, with {names} for what varies, and what stands there.
_Aspect = tuple[str, Mapping[str, str]]


def compare_models(old: ScoringModel, new: ScoringModel, voice: Voice = ENGLISH) -> tuple[Difference, ...]:
    """What is different in `new`; nothing when the models are equal. Rules are told apart by their ids."""
    parts = _Parts(voice)
    found = [*_head(old, new, voice)]
    found += parts.compare("fields", "Field", old.fields, new.fields, lambda field: field.name, _field)
    found += parts.compare("categories", "Category", old.categories, new.categories, lambda part: part.name, _category)
    found += parts.compare("rules", "Rule", old.rules, new.rules, lambda rule: rule.id, _rule)
    found += parts.compare("tiers", "Tier", old.tiers, new.tiers, lambda tier: tier.name, _tier)
    found += _grades(old, new, voice)
    found += parts.compare("lists", "List", old.lists, new.lists, lambda named: named.name, _list)
    found += _tail(old, new, voice)
    return tuple(found)


def _turn(what: str, was: str, now: str, voice: Voice, **gaps: str) -> _Aspect:
    nothing = voice.say("none")
    return f"{what} {{old}} → {{new}}", {"old": was or nothing, "new": now or nothing, **gaps}


def _changed(section: str, aspect: _Aspect, voice: Voice, name: str = "") -> Difference:
    return Difference(section, ChangeKind.CHANGED, name, voice.say(aspect[0], **aspect[1]))


def _head(old: ScoringModel, new: ScoringModel, voice: Voice) -> Iterator[Difference]:
    for what, before, after in (
        ("Name", old.name, new.name),
        ("Version", old.version, new.version),
        ("Key", ", ".join(old.key), ", ".join(new.key)),
        ("Scale", voice.say(str(old.scale)), voice.say(str(new.scale))),
        ("Decimals", voice.number(old.decimals), voice.number(new.decimals)),
    ):
        if before != after:
            yield _changed("model", _turn(what, before, after, voice), voice)
    if old.description != new.description:
        yield Difference("model", ChangeKind.CHANGED, "", voice.say("Description rewritten"))


@dataclass(frozen=True, slots=True)
class _Parts:
    """Compares lists of parts."""

    voice: Voice

    def compare(
        self,
        section: str,
        what: str,
        old: Sequence[Part],
        new: Sequence[Part],
        key: Callable[[Part], str],
        aspects: Callable[[Part, Part, Voice], Iterator[_Aspect]],
    ) -> Iterator[Difference]:
        """The differences of two lists: what is gone, what came, what changed, and another order."""
        say = self.voice.say
        before = {key(part): part for part in old}
        after = {key(part): part for part in new}
        title = f"{what} “{{name}}”"
        for name, part in before.items():
            if name not in after:
                yield Difference(section, ChangeKind.REMOVED, name, say(f"{title} removed", name=_title(part)))
        for name, part in after.items():
            if name not in before:
                form, gaps = _about(part, self.voice)
                sentence = say(f"{title} added{form}", name=_title(part), **gaps)
                yield Difference(section, ChangeKind.ADDED, name, sentence)
                continue
            for form, gaps in aspects(before[name], part, self.voice):
                sentence = say(f"{title}: {form}", name=_title(part), **gaps)
                yield Difference(section, ChangeKind.CHANGED, name, sentence)
        common = [name for name in before if name in after]
        if common != [name for name in after if name in before]:
            yield Difference(section, ChangeKind.MOVED, "", say(f"The order of the {section} changed"))


def _title(part: Field | Category | Rule | Tier | NamedList) -> str:
    return part.label if isinstance(part, Rule) else part.name


def _about(part: Field | Category | Rule | Tier | NamedList, voice: Voice) -> _Aspect:
    match part:
        case Rule():
            what = voice.effect(part)
            if part.when is not None:
                what = voice.say("{effect} when {condition}", effect=what, condition=voice.when(part.when))
            return ": {what}", {"what": what}
        case Tier():
            return f": {_limit(part, 'number')}", _limits(voice, number=part)
        case NamedList():
            return ": {count} items", {"count": voice.number(len(part.items))}
        case Field():
            return ": {kind}", {"kind": voice.say(str(part.kind))}
        case _:
            return "", {}


def _field(old: Field, new: Field, voice: Voice) -> Iterator[_Aspect]:
    if old.kind != new.kind:
        yield _turn("kind", voice.say(str(old.kind)), voice.say(str(new.kind)), voice)
    if old.aliases != new.aliases:
        yield _turn("aliases", ", ".join(old.aliases), ", ".join(new.aliases), voice)
    if old.note != new.note:
        yield "note rewritten", {}


def _category(old: Category, new: Category, voice: Voice) -> Iterator[_Aspect]:
    if old.axis != new.axis:
        was, now = (voice.say(str(each.axis)) if each.axis else "" for each in (old, new))
        yield _turn("axis", was, now, voice)
    if old.weight != new.weight:
        yield _turn("weight", voice.number(old.weight), voice.number(new.weight), voice)
    for what, before, after in (("floor", old.floor, new.floor), ("cap", old.cap, new.cap)):
        if before != after:
            yield _turn(what, _optional(before, voice), _optional(after, voice), voice)
    if old.note != new.note:
        yield "note rewritten", {}


def _rule(old: Rule, new: Rule, voice: Voice) -> Iterator[_Aspect]:
    if old.label != new.label:
        yield _turn("label", f"“{old.label}”", f"“{new.label}”", voice)
    if old.enabled != new.enabled:
        yield ("switched on" if new.enabled else "switched off"), {}
    if old.category != new.category:
        yield _turn("category", old.category, new.category, voice)
    yield from _points(old, new, voice)
    if old.when != new.when:
        yield _turn("condition", voice.when(old.when), voice.when(new.when), voice)
    if old.decay != new.decay:
        yield _turn("fading", voice.fading(old), voice.fading(new), voice)
    if old.best_of != new.best_of:
        yield _turn("best-of group", old.best_of, new.best_of, voice)
    if old.disqualify != new.disqualify:
        yield ("now disqualifies" if new.disqualify else "no longer disqualifies"), {}
    if old.force_tier != new.force_tier:
        yield _turn("forced tier", old.force_tier, new.force_tier, voice)
    if old.note != new.note:
        yield "note rewritten", {}


def _points(old: Rule, new: Rule, voice: Voice) -> Iterator[_Aspect]:
    match old.points, new.points:
        case FixedPoints(before), FixedPoints(after) if before != after:
            yield _turn("points", voice.number(before), voice.number(after), voice)
        case UnitPoints(field, before, cap), UnitPoints(other, after, other_cap) if field == other:
            if before != after:
                signed = (voice.signed(before), voice.signed(after))
                yield _turn("points for each of {field}", *signed, voice, field=field)
            if cap != other_cap:
                yield _turn("cap", _optional(cap, voice), _optional(other_cap, voice), voice)
        case before_points, after_points if before_points != after_points:
            yield _turn("points", voice.points(before_points), voice.points(after_points), voice)


def _optional(number: float | None, voice: Voice) -> str:
    return "" if number is None else voice.number(number)


def _limit(tier: Tier, gap: str) -> str:
    return "all the rest" if tier.threshold is None else f"from {{{gap}}}"


def _limits(voice: Voice, **tiers: Tier) -> Mapping[str, str]:
    return {gap: _optional(tier.threshold, voice) for gap, tier in tiers.items()}


def _tier(old: Tier, new: Tier, voice: Voice) -> Iterator[_Aspect]:
    if old.threshold != new.threshold:
        yield f"threshold {_limit(old, 'old')} → {_limit(new, 'new')}", _limits(voice, old=old, new=new)
    if old.color != new.color:
        yield _turn("colour", old.color, new.color, voice)
    if old.note != new.note:
        yield "note rewritten", {}


def _grades(old: ScoringModel, new: ScoringModel, voice: Voice) -> Iterator[Difference]:
    for axis, before, after in (
        ("fit", old.grades.fit, new.grades.fit),
        ("engagement", old.grades.engagement, new.grades.engagement),
    ):
        if before != after:
            was, now = ("/".join(map(voice.number, cuts)) for cuts in (before, after))
            name = f"Grades by {axis}"
            yield _changed("grades", _turn(f"{name}: cut-offs", was, now, voice), voice, name)
    if old.grades.table != new.grades.table:
        if bool(old.grades.table) != bool(new.grades.table):
            source = "the table of grades" if new.grades.table else "thresholds"
            yield Difference("grades", ChangeKind.CHANGED, "", voice.say(f"Tiers now come from {source}"))
            return
        places = [letter + digit for letter in "ABCD" for digit in "1234"]
        for place, was, now in zip(places, old.grades.table, new.grades.table, strict=True):
            if was != now:
                aspect = _turn("Grade {grade}: tier", was, now, voice, grade=place)
                yield _changed("grades", aspect, voice, f"Grade {place}")


def _list(old: NamedList, new: NamedList, voice: Voice) -> Iterator[_Aspect]:
    gone = [item for item in old.items if item not in new.items]
    came = [item for item in new.items if item not in old.items]
    for what, items in (("without", gone), ("with", came)):
        if items:
            shown = ", ".join(f"“{item}”" for item in items[:10])
            if len(items) > 10:
                shown = voice.say("{items} and {count} more", items=shown, count=voice.number(len(items) - 10))
            yield f"now {what} {{items}}", {"items": shown}
    if not gone and not came and old.items != new.items:
        yield "items in another order or number", {}
    if old.note != new.note:
        yield "note rewritten", {}


def _tail(old: ScoringModel, new: ScoringModel, voice: Voice) -> Iterator[Difference]:
    if old.summary.by != new.summary.by:
        aspect = _turn("Summary: broken down by", old.summary.by, new.summary.by, voice)
        yield _changed("summary", aspect, voice, "Summary")
    if old.summary.daily != new.summary.daily:
        was, now = (_daily(each.summary.daily, voice) for each in (old, new))
        yield _changed("summary", _turn("Summary: daily count", was, now, voice), voice, "Summary")
    for change in new.changes:
        if change not in old.changes:
            sentence = voice.say("Change log: {version} {text}", version=change.version, text=change.text)
            yield Difference("changes", ChangeKind.ADDED, change.version, sentence)
    for change in old.changes:
        if change not in new.changes:
            form = "Change log: entry {version} “{text}” removed"
            sentence = voice.say(form, version=change.version, text=change.text)
            yield Difference("changes", ChangeKind.REMOVED, change.version, sentence)


def _daily(daily: DailyCount | None, voice: Voice) -> str:
    if daily is None:
        return ""
    form = "{tier} by {field}, noted above {number}"
    return voice.say(form, tier=daily.tier, field=daily.field, number=voice.number(daily.above))
