"""How the leads lie on the score's scale: bars for a chart, and how many leads each tier has under any thresholds.

Moving a threshold needs no new scores: where every lead stands is counted once, and each place of the threshold is
answered from those counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.lower import SCORE
from scoring.model import ScoringModel
from scoring.nodes import Scaling
from scoring.scores import Scores
from scoring.text import clean
from scoring.units import DECIMALS, to_units

Ints = NDArray[np.int64]
# More bars than this are thinner than a person can tell apart in a narrow window.
MOST_BARS = 125
# Up to here counting every step of the scale is cheaper than sorting the leads.
_MOST_COUNTED = 1 << 17
_FAR = 1 << 60


def step_units(decimals: int) -> int:
    """How many units (1/10000) the smallest step of a score has."""
    return int(10 ** (DECIMALS - min(max(decimals, 0), DECIMALS)))


def steps_of(threshold: float | None, decimals: int) -> int:
    """The lowest score, in steps of its last decimal, that reaches a threshold; far below everything for none."""
    if threshold is None:
        return -_FAR
    return -(-to_units(threshold) // step_units(decimals))


def limits_of(model: ScoringModel) -> tuple[int, ...]:
    """The thresholds of a model's tiers in steps."""
    return tuple(steps_of(tier.threshold, model.decimals) for tier in model.tiers)


@dataclass(frozen=True, eq=False)
class Distribution:
    """The leads on the scale, in whole steps of the score's last decimal.

    edges (bars + 1): where bars begin, the last one's end included; a score on an edge belongs to the bar that
    begins there. held (bars, tiers + 1): leads whose tier no threshold moves: overruled, forced, disqualified, or
    with tiers by grade. The others are counted below any step.
    """

    tiers: int
    decimals: int
    leads: int
    edges: Ints
    held: Ints
    _start: int
    _below: Ints
    _sorted: bool

    @classmethod
    def of(cls, scores: Scores) -> Distribution:
        """Count the leads of these scores."""
        model = scores.model
        tiers = len(model.tiers)
        steps = np.asarray(scores.values(SCORE), np.int64) // step_units(model.decimals)
        low, high = (int(steps.min()), int(steps.max())) if len(steps) else (0, 0)
        edges = _edges(model, low, high)
        movable = _movable(scores)
        if movable is None:
            held, free = np.zeros((len(edges) - 1, tiers + 1), np.int64), steps
        else:
            fixed = ~movable
            bars = (steps[fixed] - edges[0]) // (edges[1] - edges[0])
            cells = bars * (tiers + 1) + scores.lead_tier[fixed]
            held = np.bincount(cells, minlength=(len(edges) - 1) * (tiers + 1)).reshape(-1, tiers + 1)
            free = steps[movable]
        counted = high - low < _MOST_COUNTED
        if counted:
            each = np.bincount(free - low, minlength=high - low + 1)
            below = np.concatenate(([0], np.cumsum(each)))
        else:
            below = np.sort(free)
        return cls(tiers, model.decimals, len(steps), edges, held, low, below, not counted)

    def below(self, steps: Ints) -> Ints:
        """How many of the leads that thresholds can move lie below each of these steps."""
        if self._sorted:
            return np.searchsorted(self._below, steps).astype(np.int64)
        found: Ints = self._below[np.clip(steps - self._start, 0, len(self._below) - 1)]
        return found

    def bars(self, limits: Sequence[int]) -> Ints:
        """The leads in each bar by tier (tiers + 1, bars), disqualified ones last, were these the thresholds (steps).

        As in a model: the highest limit that a score reaches, in whatever order they stand.
        """
        found = np.array(self.held.T)
        above = _FAR
        order = sorted(range(self.tiers), key=lambda place: (-limits[place], place))
        for place in order:
            bottom = -_FAR if place == order[-1] else min(limits[place], above)
            ends = self.below(np.clip(self.edges, bottom, above))
            found[place] += np.diff(ends)
            above = bottom
        return found

    def counts(self, limits: Sequence[int]) -> tuple[int, ...]:
        """How many leads each tier would have, disqualified ones last."""
        return tuple(int(number) for number in self.bars(limits).sum(axis=1))

    @property
    def fixed(self) -> int:
        """How many leads no threshold moves, the disqualified ones aside."""
        return int(self.held[:, :-1].sum())

    def value(self, step: int) -> float:
        """A step as a score."""
        return step / float(10**self.decimals)


def _movable(scores: Scores) -> NDArray[np.bool_] | None:
    """The leads (n) whose tier follows from a threshold; None for all of them."""
    model = scores.model
    if model.tiers_by_grade:
        return np.zeros(scores.leads, bool)
    verdicts = [rule.id for rule in model.rules if rule.enabled and (rule.force_tier or rule.disqualify)]
    known = {clean(name) for name in scores.tier_names}
    overruled = [lead for lead, text in scores.typed_overrides.items() if clean(text) in known]
    if not verdicts and not overruled:
        return None
    movable = np.ones(scores.leads, bool)
    for rule_id in verdicts:
        movable &= ~scores.fired(rule_id)
    movable[overruled] = False
    return movable


def _edges(model: ScoringModel, low: int, high: int) -> Ints:
    """Where bars begin: over the whole scale where it has ends, else over the leads' own scores."""
    if model.scale is not Scaling.RAW:
        low, high = 0, 100 * 10**model.decimals
    width = nice_width(high - low + 1, MOST_BARS)
    first = low // width * width
    return np.arange(first, high + width + 1, width, dtype=np.int64)[: (high - first) // width + 2]


def nice_width(length: int, parts: int) -> int:
    """The smallest of 1, 2, 5, 10, 20 … of which `parts` cover a length."""
    width = 1
    while True:
        for factor in (1, 2, 5):
            if width * factor * parts >= length:
                return width * factor
        width *= 10
