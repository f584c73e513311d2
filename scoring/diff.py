"""Two models compared, in words: what a person has to know before a change of rules is applied."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from scoring.fields import Field
from scoring.model import Category, FixedPoints, NamedList, Rule, ScoringModel, Tier, UnitPoints
from scoring.wording import (
    effect_words,
    number_words,
    points_words,
    signed_words,
    when_words,
)


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


def compare_models(old: ScoringModel, new: ScoringModel) -> tuple[Difference, ...]:
    """What is different in `new`; nothing when the models are equal. Rules are told apart by their ids."""
    found = [*_head(old, new)]
    found += _parts("fields", "Field", old.fields, new.fields, lambda field: field.name, _field)
    found += _parts("categories", "Category", old.categories, new.categories, lambda part: part.name, _category)
    found += _parts("rules", "Rule", old.rules, new.rules, lambda rule: rule.id, _rule)
    found += _parts("tiers", "Tier", old.tiers, new.tiers, lambda tier: tier.name, _tier)
    found += _grades(old, new)
    found += _parts("lists", "List", old.lists, new.lists, lambda named: named.name, _list)
    found += _tail(old, new)
    return tuple(found)


def _changed(section: str, name: str, what: str, old: str, new: str) -> Difference:
    sentence = f"{name}: {what} {old or 'none'} → {new or 'none'}" if name else f"{what} {old} → {new}"
    return Difference(section, ChangeKind.CHANGED, name, sentence)


def _head(old: ScoringModel, new: ScoringModel) -> Iterator[Difference]:
    for what, before, after in (
        ("Name", old.name, new.name),
        ("Version", old.version, new.version),
        ("Key", ", ".join(old.key) or "none", ", ".join(new.key) or "none"),
        ("Scale", str(old.scale), str(new.scale)),
        ("Decimals", str(old.decimals), str(new.decimals)),
    ):
        if before != after:
            yield _changed("model", "", what, before, after)
    if old.description != new.description:
        yield Difference("model", ChangeKind.CHANGED, "", "Description rewritten")


def _parts(
    section: str,
    what: str,
    old: Sequence[Part],
    new: Sequence[Part],
    key: Callable[[Part], str],
    compare: Callable[[Part, Part], Iterator[tuple[str, str, str]]],
) -> Iterator[Difference]:
    before = {key(part): part for part in old}
    after = {key(part): part for part in new}
    for name, part in before.items():
        if name not in after:
            title = f"{what} “{_title(part)}”"
            yield Difference(section, ChangeKind.REMOVED, name, f"{title} removed")
    for name, part in after.items():
        title = f"{what} “{_title(part)}”"
        if name not in before:
            yield Difference(section, ChangeKind.ADDED, name, f"{title} added{_about(part)}")
            continue
        for aspect, was, now in compare(before[name], part):
            sentence = f"{title}: {aspect} {was or 'none'} → {now or 'none'}" if was or now else f"{title}: {aspect}"
            yield Difference(section, ChangeKind.CHANGED, name, sentence)
    common = [name for name in before if name in after]
    if common != [name for name in after if name in before]:
        yield Difference(section, ChangeKind.MOVED, "", f"The order of the {section} changed")


def _title(part: Field | Category | Rule | Tier | NamedList) -> str:
    return part.label if isinstance(part, Rule) else part.name


def _about(part: Field | Category | Rule | Tier | NamedList) -> str:
    match part:
        case Rule():
            return f": {effect_words(part)} when {when_words(part.when)}" if part.when else f": {effect_words(part)}"
        case Tier():
            return f": {_limit(part)}"
        case NamedList():
            return f": {len(part.items)} items"
        case Field():
            return f": {part.kind}"
        case _:
            return ""


def _field(old: Field, new: Field) -> Iterator[tuple[str, str, str]]:
    if old.kind != new.kind:
        yield "kind", str(old.kind), str(new.kind)
    if old.aliases != new.aliases:
        yield "aliases", ", ".join(old.aliases), ", ".join(new.aliases)
    if old.note != new.note:
        yield "note rewritten", "", ""


def _category(old: Category, new: Category) -> Iterator[tuple[str, str, str]]:
    if old.axis != new.axis:
        yield "axis", str(old.axis), str(new.axis)
    if old.weight != new.weight:
        yield "weight", number_words(old.weight), number_words(new.weight)
    for what, before, after in (("floor", old.floor, new.floor), ("cap", old.cap, new.cap)):
        if before != after:
            yield what, _optional(before), _optional(after)
    if old.note != new.note:
        yield "note rewritten", "", ""


def _rule(old: Rule, new: Rule) -> Iterator[tuple[str, str, str]]:
    if old.label != new.label:
        yield "label", f"“{old.label}”", f"“{new.label}”"
    if old.enabled != new.enabled:
        yield ("switched on" if new.enabled else "switched off"), "", ""
    if old.category != new.category:
        yield "category", old.category, new.category
    yield from _points(old, new)
    if old.when != new.when:
        yield "condition", when_words(old.when), when_words(new.when)
    if old.decay != new.decay:
        yield "fading", _decay(old), _decay(new)
    if old.best_of != new.best_of:
        yield "best-of group", old.best_of, new.best_of
    if old.disqualify != new.disqualify:
        yield ("now disqualifies" if new.disqualify else "no longer disqualifies"), "", ""
    if old.force_tier != new.force_tier:
        yield "forced tier", old.force_tier, new.force_tier
    if old.note != new.note:
        yield "note rewritten", "", ""


def _points(old: Rule, new: Rule) -> Iterator[tuple[str, str, str]]:
    match old.points, new.points:
        case FixedPoints(before), FixedPoints(after) if before != after:
            yield "points", number_words(before), number_words(after)
        case UnitPoints(field, before, cap), UnitPoints(other, after, other_cap) if field == other:
            if before != after:
                yield f"points for each of {field}", signed_words(before), signed_words(after)
            if cap != other_cap:
                yield "cap", _optional(cap), _optional(other_cap)
        case before_points, after_points if before_points != after_points:
            yield "points", points_words(before_points), points_words(after_points)


def _decay(rule: Rule) -> str:
    if rule.decay is None:
        return ""
    return f"halved every {number_words(rule.decay.days)} days after {rule.decay.field}"


def _optional(number: float | None) -> str:
    return "" if number is None else number_words(number)


def _limit(tier: Tier) -> str:
    return "all the rest" if tier.threshold is None else f"from {number_words(tier.threshold)}"


def _tier(old: Tier, new: Tier) -> Iterator[tuple[str, str, str]]:
    if old.threshold != new.threshold:
        yield "threshold", _limit(old), _limit(new)
    if old.color != new.color:
        yield "colour", old.color, new.color
    if old.note != new.note:
        yield "note rewritten", "", ""


def _grades(old: ScoringModel, new: ScoringModel) -> Iterator[Difference]:
    for axis, before, after in (
        ("fit", old.grades.fit, new.grades.fit),
        ("engagement", old.grades.engagement, new.grades.engagement),
    ):
        if before != after:
            was, now = ("/".join(map(number_words, cuts)) for cuts in (before, after))
            yield _changed("grades", f"Grades by {axis}", "cut-offs", was, now)
    if old.grades.table != new.grades.table:
        if bool(old.grades.table) != bool(new.grades.table):
            source = "the table of grades" if new.grades.table else "thresholds"
            yield Difference("grades", ChangeKind.CHANGED, "", f"Tiers now come from {source}")
            return
        places = [letter + digit for letter in "ABCD" for digit in "1234"]
        for place, was, now in zip(places, old.grades.table, new.grades.table, strict=True):
            if was != now:
                yield _changed("grades", f"Grade {place}", "tier", was, now)


def _list(old: NamedList, new: NamedList) -> Iterator[tuple[str, str, str]]:
    gone = [item for item in old.items if item not in new.items]
    came = [item for item in new.items if item not in old.items]
    for what, items in (("without", gone), ("with", came)):
        if items:
            shown = ", ".join(f"“{item}”" for item in items[:10])
            more = f" and {len(items) - 10} more" if len(items) > 10 else ""
            yield f"now {what} {shown}{more}", "", ""
    if not gone and not came and old.items != new.items:
        yield "items in another order or number", "", ""
    if old.note != new.note:
        yield "note rewritten", "", ""


def _tail(old: ScoringModel, new: ScoringModel) -> Iterator[Difference]:
    if old.summary.by != new.summary.by:
        yield _changed("summary", "Summary", "broken down by", old.summary.by, new.summary.by)
    if old.summary.daily != new.summary.daily:
        words = [
            "" if daily is None else f"{daily.tier} by {daily.field}, noted above {daily.above}"
            for daily in (old.summary.daily, new.summary.daily)
        ]
        yield _changed("summary", "Summary", "daily count", *words)
    for change in new.changes:
        if change not in old.changes:
            kind = ChangeKind.ADDED
            yield Difference("changes", kind, change.version, f"Change log: {change.version} {change.text}")
    for change in old.changes:
        if change not in new.changes:
            sentence = f"Change log: entry {change.version} “{change.text}” removed"
            yield Difference("changes", ChangeKind.REMOVED, change.version, sentence)
