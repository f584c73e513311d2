"""A rule or a category as somebody edits it, before it is applied: frozen values, so that a preview is one of them.

A draft may be unfinished. `UNSET` stands for a number or a day that was not given yet: the checks find it, and
`desktop.models.rule_draft_problems` says so in words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from math import isnan
from typing import Any, Self

from desktop.models import rule_edits
from desktop.models.rule_draft_tree import Path, as_group, as_when, part_at, parts_of, with_part
from desktop.models.rule_edits import Bulk
from scoring.fields import Field
from scoring.model import (
    BandPoints,
    Category,
    Condition,
    FixedPoints,
    Group,
    HalfLife,
    Join,
    ListRef,
    NamedList,
    PointBand,
    Rule,
    ScoringModel,
    UnitPoints,
    Wanted,
    When,
    fields_of,
)
from scoring.operators import Wants, find_operator, operators_for
from scoring.table import Serial

# Not given yet. Always this very object: then drafts that hold it compare equal, though no NaN equals another.
UNSET = float("nan")
_NOTHING_WANTED: dict[Wants, tuple[Wanted, ...]] = {
    Wants.NOTHING: (),
    Wants.TEXT: ("",),
    Wants.LIST: ((),),
    Wants.NUMBER: (UNSET,),
    Wants.TWO_NUMBERS: (UNSET, UNSET),
    Wants.DAYS: (UNSET,),
    Wants.DATE: (Serial(UNSET),),
    Wants.TWO_DATES: (Serial(UNSET), Serial(UNSET)),
}
Labels = Callable[[When | None, FixedPoints | BandPoints | UnitPoints], str]


@dataclass(frozen=True)
class RuleDraft:
    """A rule under edit. `base` is the rule in the model; `rule.when` is always a group here, for editing.

    new_fields: fields that the rule wants and the model lacks yet. lists: named lists with other items, or new ones.
    named: whether a person gave the label; else it follows what the rule asks.
    """

    base: Rule
    rule: Rule
    new_fields: tuple[Field, ...] = ()
    lists: tuple[NamedList, ...] = ()
    named: bool = True

    @classmethod
    def of(cls, rule: Rule, *, named: bool = True) -> Self:
        """A draft of a rule as it is."""
        return cls(rule, replace(rule, when=as_group(rule.when)), named=named)

    @property
    def root(self) -> Group:
        """The tree of conditions."""
        return as_group(self.rule.when)

    @property
    def finished(self) -> Rule:
        """The rule as it would stand in the model."""
        return replace(self.rule, when=as_when(self.root))

    @property
    def changed(self) -> bool:
        """Whether applying it would change anything."""
        return bool(self.lists) or self.finished != replace(self.base, when=as_when(as_group(self.base.when)))

    def with_rule(self, **changes: object) -> Self:
        """The draft with other values of the rule; a label that is given is a person's."""
        named = self.named or "label" in changes
        return replace(self, rule=replace(self.rule, **changes), named=named)  # type: ignore[arg-type]

    def with_root(self, root: Group) -> Self:
        """The draft with another tree of conditions."""
        return self.with_rule(when=root)

    def with_part(self, path: Path, part: When) -> Self:
        """The draft with another condition or group at a path."""
        return self.with_root(with_part(self.root, path, part))

    def with_field(self, field: Field) -> Self:
        """The draft with a field that the model lacks, if it has it not already."""
        if any(each.name == field.name for each in self.new_fields):
            return self
        return replace(self, new_fields=(*self.new_fields, field))

    def with_list(self, named: NamedList) -> Self:
        """The draft with other items for a named list."""
        others = tuple(each for each in self.lists if each.name != named.name)
        return replace(self, lists=(*others, named))

    def labelled(self, label: Labels) -> Self:
        """The draft with the label that follows from what it asks, where nobody gave one."""
        if self.named:
            return self
        finished = self.finished
        made = label(finished.when, finished.points)
        return replace(self, rule=replace(self.rule, label=made))

    def rebased(self, base: Rule) -> Self:
        """The draft of the rule as it is in the model now: what the draft had left alone follows the model."""
        if base == self.base:
            return self
        old = replace(self.base, when=as_when(as_group(self.base.when)))
        mine, new = self.finished, replace(base, when=as_when(as_group(base.when)))
        kept = {
            each.name: getattr(mine, each.name)
            for each in fields(Rule)
            if getattr(mine, each.name) != getattr(old, each.name)
        }
        merged = replace(new, **kept)
        return replace(self, base=base, rule=replace(merged, when=as_group(merged.when)))

    def apply(self, model: ScoringModel) -> ScoringModel:
        """The model with the rule as the draft has it, and with the fields, lists and category that it needs."""
        rule = self.finished
        used = fields_of(rule)
        for new in self.new_fields:
            if new.name in used:
                model = rule_edits.with_field(model, new)
        for named in self.lists:
            kept = tuple(named if each.name == named.name else each for each in model.lists)
            known = any(each.name == named.name for each in kept)
            model = replace(model, lists=kept if known else (*kept, named))
        if rule.category and all(each.name != rule.category for each in model.categories):
            model = rule_edits.with_category(model, Category(rule.category))
        old = model.rule(self.base.id)
        if old is not None and old.category != rule.category:
            model = rule_edits.moved(model, {self.base.id}, rule.category)
        return rule_edits.replaced(model, rule, self.base.id)


@dataclass(frozen=True)
class CategoryDraft:
    """A category under edit; `base` is the one in the model."""

    base: Category
    category: Category

    @classmethod
    def of(cls, category: Category) -> Self:
        """A draft of a category as it is."""
        return cls(category, category)

    @property
    def changed(self) -> bool:
        """Whether applying it would change anything."""
        return self.category != self.base

    def with_category(self, **changes: object) -> Self:
        """The draft with other values."""
        return replace(self, category=replace(self.category, **changes))  # type: ignore[arg-type]

    def rebased(self, base: Category) -> Self:
        """The draft of the category as it is in the model now: what the draft had left alone follows the model."""
        kept = {
            each.name: getattr(self.category, each.name)
            for each in fields(Category)
            if getattr(self.category, each.name) != getattr(self.base, each.name)
        }
        return replace(self, base=base, category=replace(base, **kept))

    def apply(self, model: ScoringModel) -> ScoringModel:
        """The model with the category as the draft has it."""
        return rule_edits.with_changed_category(model, self.base.name, self.category)


@dataclass(frozen=True)
class BulkDraft:
    """One change for several rules, before it is applied."""

    rule_ids: tuple[str, ...]
    bulk: Bulk = field(default_factory=Bulk)

    @property
    def changed(self) -> bool:
        """Whether it says anything."""
        return self.bulk != Bulk()

    def apply(self, model: ScoringModel) -> ScoringModel:
        """The model with these rules changed."""
        return self.bulk.apply(model, frozenset(self.rule_ids))

    def onto(self, draft: RuleDraft) -> RuleDraft:
        """The draft of one of the rules, with the change in it."""
        return replace(draft, rule=with_unset(self.bulk.of_rule(draft.rule)))


Draft = RuleDraft | CategoryDraft
AnyDraft = RuleDraft | CategoryDraft | BulkDraft


def with_unset(value: Any) -> Any:
    """A value of a model with each NaN in it as the one object that stands for what was not given yet."""
    if isinstance(value, float):
        return UNSET if isnan(value) else value
    if isinstance(value, tuple):
        return tuple(map(with_unset, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: with_unset(getattr(value, each.name)) for each in fields(value)})
    return value


def blank_condition(field: Field | None) -> Condition:
    """A condition to start from: on a field, with the first operator that fits it."""
    if field is None:
        return Condition("", "is", ("",))
    operator = operators_for(field.kind)[0]
    return Condition(field.name, operator.key, _NOTHING_WANTED[operator.wants])


def with_operator(condition: Condition, key: str) -> Condition:
    """A condition with another operator; what was wanted is kept as far as it fits."""
    operator = find_operator(key)
    if operator is None:
        return replace(condition, operator=key)
    return replace(condition, operator=operator.key, wanted=_carried(condition.wanted, operator.wants))


def with_condition_field(condition: Condition, field: Field) -> Condition:
    """A condition on another field; the operator and what was wanted are kept as far as they fit."""
    operator = find_operator(condition.operator)
    if operator is not None and field.kind in operator.kinds:
        return replace(condition, field=field.name)
    return blank_condition(field)


def _carried(wanted: tuple[Wanted, ...], wants: Wants) -> tuple[Wanted, ...]:
    first = wanted[0] if wanted else None
    match wants:
        case Wants.TEXT:
            if isinstance(first, tuple) and first:
                return (first[0],)
            return (first,) if isinstance(first, str) else ("",)
        case Wants.LIST:
            if isinstance(first, (tuple, ListRef)):
                return (first,)
            return ((first,),) if isinstance(first, str) and first else ((),)
        case Wants.NUMBER | Wants.DAYS:
            return (first,) if isinstance(first, (int, float)) else (UNSET,)
        case Wants.TWO_NUMBERS:
            if not isinstance(first, (int, float)):
                return (UNSET, UNSET)
            return (first, wanted[1] if len(wanted) > 1 else UNSET)
        case Wants.DATE:
            return (first,) if isinstance(first, Serial) else (Serial(UNSET),)
        case Wants.TWO_DATES:
            if not isinstance(first, Serial):
                return (Serial(UNSET), Serial(UNSET))
            return (first, wanted[1] if len(wanted) > 1 else Serial(UNSET))
        case _:
            return ()


def with_points_kind(rule: Rule, kind: type[FixedPoints | BandPoints | UnitPoints], field: str) -> Rule:
    """A rule that gives its points in another way, on a number field; the number of points is kept where it can be."""
    points = rule.points
    if isinstance(points, kind):
        return rule
    if not isinstance(points, FixedPoints):
        field = points.field
    given = points.bands[0].points if isinstance(points, BandPoints) and points.bands else 0.0
    if not isinstance(points, BandPoints):
        given = points.points
    if kind is FixedPoints:
        return replace(rule, points=FixedPoints(given))
    if kind is UnitPoints:
        return replace(rule, points=UnitPoints(field, given, None))
    return replace(rule, points=BandPoints(field, (PointBand(None, None, given),)))


def default_decay(field: str) -> HalfLife:
    """A fading to start from."""
    return HalfLife(field, 30)


def asks_blanks(root: Group) -> bool:
    """Whether a none-of group is there, which also holds for leads where the fields are blank."""
    return any(isinstance(part, Group) and part.join is Join.NONE for _, part in parts_of(root))


__all__ = [
    "UNSET",
    "AnyDraft",
    "BulkDraft",
    "CategoryDraft",
    "Draft",
    "RuleDraft",
    "asks_blanks",
    "blank_condition",
    "default_decay",
    "part_at",
    "with_condition_field",
    "with_operator",
    "with_points_kind",
    "with_unset",
]
