"""What the random models asked, and how often it held: a suite that never fires a rule agrees with everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from scoring.model import (
    BandPoints,
    FixedPoints,
    Group,
    Rule,
    ScoringModel,
    UnitPoints,
    When,
    conditions_of,
)
from scoring.nodes import Scaling
from scoring.operators import OPERATORS
from scoring.table import LeadTable
from tests.property.reference import Lead, Reference

# Every kind of thing that must have its share, as "what: which".
OPERATOR_NAMES = tuple(f"operator: {operator.key}" for operator in OPERATORS)
POINT_NAMES = (
    "points: fixed", "points: band", "points: per unit with cap", "points: per unit without cap", "points: decay",
    "points: best of", "points: negative", "points: in a group of conditions",
)  # fmt: skip
SCALE_NAMES = tuple(f"scale: {scale}" for scale in Scaling)
ROUTE_NAMES = (
    "route: threshold", "route: grade table", "route: forced", "route: disqualified", "route: override",
    "route: unknown override",
)  # fmt: skip
EVERY_NAME = (*OPERATOR_NAMES, *POINT_NAMES, *SCALE_NAMES, *ROUTE_NAMES)


@dataclass
class Count:
    """How many leads a thing was asked of, in how many models, and for how many it held."""

    models: int = 0
    asked: int = 0
    fired: int = 0

    @property
    def share(self) -> float:
        """The part of the leads for which it held."""
        return self.fired / self.asked if self.asked else 0.0


@dataclass
class Counts:
    """Counts by name; they add up over models and over the processes that ran them."""

    named: dict[str, Count] = field(default_factory=dict)

    def note(self, name: str, asked: int, fired: int) -> None:
        """One model asked this of so many leads, and it held for so many."""
        count = self.named.setdefault(name, Count())
        count.models += 1
        count.asked += asked
        count.fired += fired

    def plain(self) -> dict[str, tuple[int, int, int]]:
        """As values that travel between processes."""
        return {name: (count.models, count.asked, count.fired) for name, count in self.named.items()}

    def add(self, plain: dict[str, Iterable[int]]) -> None:
        """Counts from another process."""
        for name, (models, asked, fired) in plain.items():
            count = self.named.setdefault(name, Count())
            count.models += models
            count.asked += asked
            count.fired += fired

    def too_few(self, times: int, share: float) -> list[str]:
        """Names that were asked too seldom, or held too seldom."""
        counts = {name: self.named.get(name, Count()) for name in EVERY_NAME}
        return [name for name, count in counts.items() if count.models < times or count.share < share]


def count_model(
    counts: Counts, model: ScoringModel, table: LeadTable, overrides: tuple[str, ...], as_of: float
) -> None:
    """Count what a model asks of its leads."""
    reference = Reference(model, as_of)
    leads = [{name: table[name].cell(place) for name in table.names} for place in range(len(table))]
    for rule in model.rules:
        for condition in conditions_of(rule.when):
            held = sum(reference.holds(condition, lead) for lead in leads)
            counts.note(f"operator: {condition.operator}", len(leads), held)
        fired = sum(reference.result(rule, lead) is not None for lead in leads)
        if rule.enabled:
            for kind in _kinds(rule):
                counts.note(f"points: {kind}", len(leads), fired)
    _count_routes(counts, model, reference, leads, overrides)


def _kinds(rule: Rule) -> Iterator[str]:
    match rule.points:
        case FixedPoints(points):
            yield "fixed"
            if points < 0:
                yield "negative"
        case BandPoints():
            yield "band"
        case UnitPoints(_, _, cap):
            yield "per unit without cap" if cap is None else "per unit with cap"
    if rule.decay:
        yield "decay"
    if rule.best_of:
        yield "best of"
    if _is_group(rule.when):
        yield "in a group of conditions"


def _is_group(when: When | None) -> bool:
    return isinstance(when, Group)


def _count_routes(
    counts: Counts, model: ScoringModel, reference: Reference, leads: Sequence[Lead], overrides: tuple[str, ...]
) -> None:
    said = [reference.judge(lead, override) for lead, override in zip(leads, overrides, strict=True)]
    # A scale "fires" where it leaves something of the lead's points: a score that is not 0.
    counts.note(f"scale: {model.scale}", len(said), sum(one.score != 0 for one in said))
    for name, rules in (
        ("forced", [rule for rule in model.rules if rule.force_tier and rule.enabled]),
        ("disqualified", [rule for rule in model.rules if rule.disqualify and rule.enabled]),
    ):
        if rules:
            fired = sum(any(one.results[rule.id] is not None for rule in rules) for one in said)
            counts.note(f"route: {name}", len(said), fired)
    decided = [any(one.results[r.id] is not None for r in model.rules if r.force_tier or r.disqualify) for one in said]
    counts.note("route: grade table" if model.grades.table else "route: threshold", len(said), decided.count(False))
    given = [(one, text) for one, text in zip(said, overrides, strict=True) if text.strip()]
    names = {tier.name.lower() for tier in model.tiers} | {"disqualified"}
    known = [one for one, text in given if text.strip().lower() in names]
    if known:
        counts.note("route: override", len(given), len(known))
    if len(known) < len(given):
        counts.note("route: unknown override", len(given), len(given) - len(known))
