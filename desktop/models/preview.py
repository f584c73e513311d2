"""What a change of rules would do to the leads, in numbers: how many match, what they get, who changes tier.

A million leads take a few milliseconds: pairs of tiers are counted, leads are named only where they are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from desktop.scorer import Preview
from scoring import lower as steps
from scoring.model import Tier
from scoring.scores import Scores
from scoring.units import UNIT

# So many leads that move are shown by name.
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Matches:
    """What a rule does to the leads: how many it fires for, and the points that it gives to those."""

    count: int
    leads: int
    least: float = 0.0
    most: float = 0.0
    average: float = 0.0

    @property
    def share(self) -> float:
        """The share of the leads, 0 to 1."""
        return self.count / self.leads if self.leads else 0.0


@dataclass(frozen=True, slots=True)
class Move:
    """So many leads go from one tier to another. up: the new one stands higher."""

    before: str
    after: str
    count: int
    up: bool


@dataclass(frozen=True, slots=True)
class MovedLead:
    """A lead (counted from 0) that changes tier, with its scores and tiers."""

    lead: int
    score_before: float
    score_after: float
    before: str
    after: str
    up: bool


def matches_of(scores: Scores | None, rule_id: str) -> Matches | None:
    """What a rule does by these scores; None where they do not know it."""
    if scores is None or steps.rule_step(rule_id) not in scores.steps:
        return None
    return _matches(scores.fired(rule_id), scores.values(steps.rule_step(rule_id)))


def category_matches(scores: Scores | None, name: str) -> Matches | None:
    """What a category does by these scores: the leads that get points in it, after its limits and weight."""
    if scores is None or steps.category_step(name) not in scores.steps:
        return None
    units = scores.values(steps.category_step(name))
    return _matches(units != 0, units)


def _matches(fired: NDArray[np.bool_], units: NDArray[np.int64]) -> Matches:
    count = int(np.count_nonzero(fired))
    if not count:
        return Matches(0, len(fired))
    given = units if count == len(fired) else units[fired]
    return Matches(count, len(fired), int(given.min()) / UNIT, int(given.max()) / UNIT, float(given.mean()) / UNIT)


def count_matches(scores: Scores, rule_id: str) -> int:
    """How many leads a rule fires for."""
    vector = scores.steps[steps.rule_step(rule_id)]
    if vector.fired is not None and len(vector.fired) == 1:
        return scores.leads if vector.fired[0] else 0
    return int(np.count_nonzero(scores.fired(rule_id)))


@dataclass(frozen=True, eq=False)
class Outlook:
    """Two scorings of the same leads compared: as they count now, and as they would with a change."""

    before: Scores
    after: Scores

    @classmethod
    def of(cls, preview: Preview) -> Outlook | None:
        """What a preview shows; None where one of the scorings is not there."""
        before, after = preview.before, preview.after
        if before is None or after is None or before.leads != after.leads:
            return None
        return cls(before, after)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All tiers of either side, the highest first: those after, then those that went."""
        return tuple(dict.fromkeys((*self.after.tier_names, *self.before.tier_names)))

    @cached_property
    def pairs(self) -> NDArray[np.int64]:
        """How many leads go from which tier (row) to which (column), by `names`."""
        size = len(self.names)
        return np.bincount(self._pair, minlength=size * size).reshape(size, size)

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """Who changes tier, in groups, the largest first."""
        rows, columns = np.nonzero(self.pairs)
        found = [
            Move(self.names[row], self.names[column], int(self.pairs[row, column]), bool(column < row))
            for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
            if row != column
        ]
        return tuple(sorted(found, key=lambda move: (-move.count, not move.up)))

    @property
    def moved(self) -> int:
        """How many leads change tier."""
        return sum(move.count for move in self.moves)

    @cached_property
    def rescored(self) -> int:
        """How many leads get another score."""
        return int(np.count_nonzero(self.before.values(steps.SCORE) != self.after.values(steps.SCORE)))

    def counts(self, *, after: bool) -> tuple[int, ...]:
        """How many leads each tier of `names` has."""
        return tuple(self.pairs.sum(axis=0 if after else 1).tolist())

    def leads(self, most: int = SHOWN) -> list[MovedLead]:
        """The first leads that change tier, those with the highest new score first."""
        pair = self._pair
        size = len(self.names)
        moved = np.flatnonzero(pair // size != pair % size)
        scores = self.after.values(steps.SCORE)[moved]
        first = np.argpartition(-scores, most)[:most] if len(moved) > most else np.arange(len(moved))
        chosen = moved[first[np.argsort(-scores[first], kind="stable")]]
        return [self._lead(int(lead), int(pair[lead]), size) for lead in chosen]

    def _lead(self, lead: int, pair: int, size: int) -> MovedLead:
        before, after = divmod(pair, size)
        return MovedLead(
            lead,
            float(self.before.score[lead]),
            float(self.after.score[lead]),
            self.names[before],
            self.names[after],
            after < before,
        )

    @cached_property
    def _pair(self) -> NDArray[np.intp]:
        size = len(self.names)
        places = np.array([self.names.index(name) for name in self.before.tier_names], np.intp)
        other = np.array([self.names.index(name) for name in self.after.tier_names], np.intp)
        return np.asarray((places * size)[self.before.lead_tier] + other[self.after.lead_tier], np.intp)


def matching_leads(scores: Scores, rule_id: str, most: int = SHOWN) -> list[MovedLead]:
    """The first leads that a rule fires for, those with the highest score first."""
    if steps.rule_step(rule_id) not in scores.steps:
        return []
    leads = np.flatnonzero(scores.fired(rule_id))
    ranked = scores.values(steps.SCORE)[leads]
    first = np.argpartition(-ranked, most)[:most] if len(leads) > most else np.arange(len(leads))
    chosen = leads[first[np.argsort(-ranked[first], kind="stable")]]
    found = []
    for lead in chosen.tolist():
        score, tier = float(scores.score[lead]), scores.tier_names[scores.lead_tier[lead]]
        found.append(MovedLead(lead, score, score, tier, tier, up=False))
    return found


def tiers_of(outlook: Outlook) -> Sequence[Tier]:
    """The tiers after the change, for their colours."""
    return outlook.after.model.tiers
