"""Changing the grades, and counting the leads of each: without a window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.models.tiers import table_of_grades
from scoring.lower import DIGIT, LETTER
from scoring.model import DIGITS, LETTERS, ScoringModel
from scoring.scores import Scores


def grade_counts(scores: Scores) -> NDArray[np.int64] | None:
    """How many leads have each grade (4 letters × 4 digits), disqualified ones aside; None without axes."""
    if LETTER not in scores.steps:
        return None
    cells = 4 * scores.values(LETTER).astype(np.int64) + scores.values(DIGIT)
    counted = np.bincount(cells[~scores.disqualified], minlength=len(LETTERS) * len(DIGITS))
    return counted.astype(np.int64).reshape(len(LETTERS), len(DIGITS))


def cut_bounds(cuts: Sequence[float], place: int) -> tuple[float, float]:
    """Between what a cut-off may lie without crossing the others."""
    low = cuts[place + 1] + 1 if place + 1 < len(cuts) else 0.0
    high = cuts[place - 1] - 1 if place else 100.0
    # A model may come with cut-offs that do not fall: what it says stays possible.
    return (min(low, cuts[place]), max(high, cuts[place]))


def set_cut(model: ScoringModel, axis: str, place: int, value: float) -> ScoringModel:
    """Let a grade of an axis ("fit" or "engagement") begin elsewhere; place: 0 for A or 1."""
    cuts = list(getattr(model.grades, axis))
    cuts[place] = value
    return set_cuts(model, axis, cuts)


def set_cuts(model: ScoringModel, axis: str, cuts: Sequence[float]) -> ScoringModel:
    """Let the grades of an axis ("fit" or "engagement") begin elsewhere."""
    changed: dict[str, Any] = {axis: tuple(cuts)}
    return replace(model, grades=replace(model.grades, **changed))


def cuts_fall(cuts: Sequence[float]) -> bool:
    """Whether cut-offs lie on the scale, each below the one before it."""
    return min(cuts) >= 0 and max(cuts) <= 100 and all(low < high for high, low in pairwise(cuts))


def set_tier(model: ScoringModel, place: int, tier: str) -> ScoringModel:
    """Give the leads of a grade (0 for A1, 15 for D4) a tier."""
    table = (*model.grades.table[:place], tier, *model.grades.table[place + 1 :])
    return replace(model, grades=replace(model.grades, table=table))


def switch_table(model: ScoringModel, on: bool) -> ScoringModel:
    """Let tiers come from grades, by a table that a person goes on from; or from thresholds again."""
    table = table_of_grades(model) if on else ()
    return replace(model, grades=replace(model.grades, table=table))
