"""What can be done to the rules and categories of a model, as pure functions: a model in, another model out.

Nothing here asks or shows anything. Ids stay unique, no rule gets lost, and a valid model stays valid, whatever the
order of edits; unknown ids are ignored, since a click may arrive after its rule has gone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from scoring.fields import Field
from scoring.ids import unused_id
from scoring.model import BandPoints, Category, FixedPoints, HalfLife, PointsRule, Rule, ScoringModel, UnitPoints
from scoring.units import DECIMALS

Copied = tuple[ScoringModel, tuple[str, ...]]


# -- rules ----------------------------------------------------------------------------------------------------


def new_rule(model: ScoringModel, category: str, label: str) -> Rule:
    """An empty rule for a category, with a label and an id that the model does not have yet."""
    return Rule(unused_id(label, ids_of(model)), unused_label(model, label), category)


def with_rule(model: ScoringModel, rule: Rule, after: str = "") -> ScoringModel:
    """The model with one rule more: after the rule of an id, else as the last of its category."""
    if model.rule(after) is not None:
        return replace(model, rules=_placed(model.rules, (rule,), _place(model, after) + 1))
    return replace(model, rules=_placed(model.rules, (rule,), _end_of(model.rules, rule.category)))


def replaced(model: ScoringModel, rule: Rule, rule_id: str = "") -> ScoringModel:
    """The model with this rule in the place of the one of its id (or of `rule_id`)."""
    wanted = rule_id or rule.id
    return replace(model, rules=tuple(rule if each.id == wanted else each for each in model.rules))


def duplicated(model: ScoringModel, rule_ids: Collection[str], label: str = "{label} (copy)") -> Copied:
    """The model with a copy of each of these rules behind it, and the ids of the copies.

    label: how a copy is called, with {label} for the name of the rule; numbered where that name is taken.
    """
    made: list[str] = []
    for rule in model.rules:
        if rule.id in rule_ids:
            name = unused_label(model, label.format(label=rule.label))
            copy = replace(rule, id=unused_id(name, ids_of(model)), label=name)
            model = with_rule(model, copy, after=rule.id)
            made.append(copy.id)
    return model, tuple(made)


def without(model: ScoringModel, rule_ids: Collection[str]) -> ScoringModel:
    """The model without these rules; their categories stay."""
    return replace(model, rules=tuple(rule for rule in model.rules if rule.id not in rule_ids))


def moved(model: ScoringModel, rule_ids: Collection[str], category: str, before: str = "") -> ScoringModel:
    """The model with these rules together in a category: before the rule of an id, else as the last ones."""
    moving = [rule for rule in model.rules if rule.id in rule_ids]
    staying = [rule for rule in model.rules if rule.id not in rule_ids]
    # Dropped on itself, a rule stays before the next one that does not move.
    if before in {rule.id for rule in moving}:
        before = _next_staying(model, rule_ids, category, before)
    at = next((place for place, rule in enumerate(staying) if rule.id == before), None)
    end = _end_of(staying, category)
    return replace(
        model,
        rules=_placed(staying, [replace(rule, category=category) for rule in moving], end if at is None else at),
    )


def shifted(model: ScoringModel, rule_ids: Collection[str], by: int) -> ScoringModel:
    """The model with these rules one place further up (by −1) or down (+1), across headings where one ends."""
    moving = [rule for rule in model.rules if rule.id in rule_ids]
    if not moving:
        return model
    order = [rule for category in model.categories for rule in model.rules_of(category.name)]
    places = [place for place, rule in enumerate(order) if rule.id in rule_ids]
    if not places:
        return model
    edge = order[places[0]] if by < 0 else order[places[-1]]
    near = [rule for rule in model.rules_of(edge.category) if rule.id == edge.id or rule.id not in rule_ids]
    at = near.index(edge)
    if 0 <= at + by < len(near):
        follower = near[at - 1] if by < 0 else (near[at + 2] if at + 2 < len(near) else None)
        return moved(model, rule_ids, edge.category, follower.id if follower else "")
    names = [category.name for category in model.categories]
    home = names.index(edge.category) + by
    if not 0 <= home < len(names):
        return model
    first = next((rule for rule in model.rules_of(names[home]) if rule.id not in rule_ids), None)
    return moved(model, rule_ids, names[home], first.id if by > 0 and first is not None else "")


# -- categories -----------------------------------------------------------------------------------------------


def new_category(model: ScoringModel, name: str) -> Category:
    """A category with a name that the model does not have yet."""
    taken = {category.name.casefold() for category in model.categories}
    return Category(_numbered(name, taken))


def with_category(model: ScoringModel, category: Category, after: str = "") -> ScoringModel:
    """The model with one category more: after the one of a name, else as the last."""
    names = [each.name for each in model.categories]
    at = names.index(after) + 1 if after in names else len(names)
    return replace(model, categories=(*model.categories[:at], category, *model.categories[at:]))


def with_changed_category(model: ScoringModel, name: str, category: Category) -> ScoringModel:
    """The model with another value for the category of a name; its rules follow a new name."""
    categories = tuple(category if each.name == name else each for each in model.categories)
    if category.name == name:
        return replace(model, categories=categories)
    rules = tuple(replace(rule, category=category.name) if rule.category == name else rule for rule in model.rules)
    return replace(model, categories=categories, rules=rules)


def without_category(model: ScoringModel, name: str, heir: str = "") -> ScoringModel:
    """The model without a category: its rules go to another one (`heir`), or with it where none is named."""
    if heir and heir != name:
        model = moved(model, {rule.id for rule in model.rules_of(name)}, heir)
    rules = tuple(rule for rule in model.rules if rule.category != name)
    return replace(model, categories=tuple(each for each in model.categories if each.name != name), rules=rules)


def moved_category(model: ScoringModel, name: str, before: str = "") -> ScoringModel:
    """The model with a category before the one of another name, else as the last."""
    if name == before:
        return model
    moving = [each for each in model.categories if each.name == name]
    staying = [each for each in model.categories if each.name != name]
    at = next((place for place, each in enumerate(staying) if each.name == before), len(staying))
    return replace(model, categories=(*staying[:at], *moving, *staying[at:]))


def shifted_category(model: ScoringModel, name: str, by: int) -> ScoringModel:
    """The model with a category one place further up (by −1) or down (+1)."""
    names = [each.name for each in model.categories]
    at = names.index(name) + by if name in names else -1
    if not 0 <= at < len(names):
        return model
    rest = [each for each in names if each != name]
    return moved_category(model, name, rest[at] if at < len(rest) else "")


# -- many rules at once ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bulk:
    """One change for many rules. What is left as it is by default is not touched.

    factor: all points times this, caps of points per unit too. amount: added to fixed points and to each band, since
    points per unit have another measure. decay: a new one; clear_decay: none any more.
    """

    enabled: bool | None = None
    factor: float = 1
    amount: float = 0
    category: str = ""
    decay: HalfLife | None = None
    clear_decay: bool = False

    def apply(self, model: ScoringModel, rule_ids: Collection[str]) -> ScoringModel:
        """The model with these rules changed."""
        model = replace(
            model,
            rules=tuple(
                replace(self.of_rule(rule), category=rule.category) if rule.id in rule_ids else rule
                for rule in model.rules
            ),
        )
        away = {rule.id for rule in model.rules if rule.id in rule_ids and rule.category != self.category}
        return moved(model, away, self.category) if self.category and away else model

    def of_rule(self, rule: Rule) -> Rule:
        """A rule changed."""
        enabled = rule.enabled if self.enabled is None else self.enabled
        decay = None if self.clear_decay else self.decay or rule.decay
        points = with_more_points(scaled_points(rule.points, self.factor), self.amount)
        return replace(rule, enabled=enabled, decay=decay, points=points, category=self.category or rule.category)


def with_enabled(model: ScoringModel, rule_ids: Collection[str], enabled: bool) -> ScoringModel:
    """The model with these rules switched on or off."""
    return Bulk(enabled=enabled).apply(model, rule_ids)


def scaled_points(points: PointsRule, factor: float) -> PointsRule:
    """Points times a factor, rounded to the decimals that a model may have."""
    match points:
        case _ if factor == 1:
            return points
        case FixedPoints(value):
            return FixedPoints(_rounded(value * factor))
        case BandPoints(field, bands):
            return BandPoints(field, tuple(replace(band, points=_rounded(band.points * factor)) for band in bands))
        case UnitPoints(field, value, cap):
            return UnitPoints(field, _rounded(value * factor), None if cap is None else _rounded(abs(cap * factor)))


def with_more_points(points: PointsRule, amount: float) -> PointsRule:
    """Points with an amount added; those per unit stay, as they have another measure."""
    match points:
        case FixedPoints(value):
            return FixedPoints(_rounded(value + amount)) if amount else points
        case BandPoints(field, bands) if amount:
            return BandPoints(field, tuple(replace(band, points=_rounded(band.points + amount)) for band in bands))
        case _:
            return points


# -- fields and names -----------------------------------------------------------------------------------------


def with_field(model: ScoringModel, field: Field) -> ScoringModel:
    """The model with a field more; one that it has already (but for case) stays as it is."""
    if any(each.name.casefold() == field.name.casefold() for each in model.fields):
        return model
    return replace(model, fields=(*model.fields, field))


def ids_of(model: ScoringModel) -> set[str]:
    """The ids that rules of the model have."""
    return {rule.id for rule in model.rules}


def unused_label(model: ScoringModel, label: str) -> str:
    """A label for a rule, numbered where another rule has it."""
    return _numbered(label, {rule.label.casefold() for rule in model.rules})


def _numbered(name: str, taken: Collection[str]) -> str:
    numbered, count = name, 1
    while numbered.casefold() in taken:
        count += 1
        numbered = f"{name} {count}"
    return numbered


def _rounded(value: float) -> float:
    return round(value, DECIMALS)


def _place(model: ScoringModel, rule_id: str) -> int:
    return next(place for place, rule in enumerate(model.rules) if rule.id == rule_id)


def _end_of(rules: Sequence[Rule], category: str) -> int:
    """Where the rules of a category end; the end of all where it has none."""
    return max((place + 1 for place, rule in enumerate(rules) if rule.category == category), default=len(rules))


def _placed(rules: Sequence[Rule], new: Iterable[Rule], at: int) -> tuple[Rule, ...]:
    return (*rules[:at], *new, *rules[at:])


def _next_staying(model: ScoringModel, rule_ids: Collection[str], category: str, rule_id: str) -> str:
    after = [rule.id for rule in model.rules[_place(model, rule_id) :] if rule.category == category]
    return next((each for each in after if each not in rule_ids), "")
