"""Leads put in order by a column: places as whole numbers, sorted by their digits, so that ties stay as they are."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from scoring import lower as steps
from scoring.scores import Scores
from scoring.table import CellKind, Column
from scoring.text import clean
from scoring.views.pieces import Checkpoint, Folded

# The place of each lead in the order of a column, from 0; -1 for a blank, which stands last whichever way.
Order = NDArray[np.int64] | NDArray[np.int32]
_DIGIT_BITS = 16
_DIGIT = (1 << _DIGIT_BITS) - 1


def arranged(places: Order, *, descending: bool) -> NDArray[np.intp]:
    """The order of places, blanks last; equal ones stand as they do now, whichever way."""
    if not len(places):
        return np.zeros(0, np.intp)
    last = int(places.max()) + 1
    keys = last - 1 - places if descending else places.copy()
    keys[places < 0] = last
    order = np.argsort((keys & _DIGIT).astype(np.uint16), kind="stable")
    shift = _DIGIT_BITS
    while last >> shift:
        digit = ((keys >> shift) & _DIGIT).astype(np.uint16)
        order = order[np.argsort(digit[order], kind="stable")]
        shift += _DIGIT_BITS
    return order


def column_places(column: Column, folded: Callable[[], Folded], checkpoint: Checkpoint) -> NDArray[np.int32]:
    """The places of one of the leads' own columns (n): numbers and dates first, then texts, then FALSE and TRUE.

    folded: gives the column's texts, where they are needed.
    """
    places = np.full(len(column), -1, np.int32)
    kinds = column.kinds
    numeric = (kinds == CellKind.NUMBER) | (kinds == CellKind.DATE)
    count = 0
    if numeric.any():
        distinct, found = np.unique(column.numbers[numeric], return_inverse=True)
        places[numeric] = found
        count = len(distinct)
    checkpoint()
    if len(column.texts) and (text := kinds == CellKind.TEXT).any():
        ranks = folded().ranks(checkpoint)
        found = ranks[column.codes[text]]
        places[text] = np.where(found < 0, -1, found + np.int32(count))
        count += int(ranks.max(initial=-1)) + 1
    truth = kinds == CellKind.BOOL
    if truth.any():
        places[truth] = count + column.numbers[truth].astype(np.int32)
    checkpoint()
    return places


def our_places(scores: Scores, column: str) -> Order | None:
    """The places (n) of one of our columns; None for one that leads are not sorted by. A high tier is a high place."""
    lowest_tier = len(scores.tier_names) - 1
    match column:
        case "score":
            return _above_lowest(scores.values(steps.SCORE))
        case "raw":
            return _above_lowest(scores.values(steps.RAW))
        case "tier":
            return lowest_tier - scores.lead_tier.astype(np.int64)
        case "model tier":
            return lowest_tier - scores.model_tier.astype(np.int64)
        case "rank":
            return scores.rank - 1
        case "row":
            return np.arange(scores.leads)
        case "override":
            return _typed(scores)
        case "grade" | "fit" | "engagement":
            return _by_axes(scores, column)
    return None


def _above_lowest(values: NDArray[np.int64]) -> Order:
    return np.asarray(values - values.min(initial=0), np.int64)


def _by_axes(scores: Scores, column: str) -> Order:
    if not scores.model.has_axes:
        return np.full(scores.leads, -1, np.int64)
    if column != "grade":
        return _above_lowest(scores.values(steps.FIT if column == "fit" else steps.ENGAGEMENT))
    # As with tiers, the better is the higher: A1 is 15.
    letter, digit = scores.values(steps.LETTER), scores.values(steps.DIGIT)
    return np.asarray(15 - (letter.astype(np.int64) * 4 + digit), np.int64)


def _typed(scores: Scores) -> Order:
    """By the words of the overrides; tiers are few, and so are overrides."""
    typed = {lead: clean(text) for lead, text in scores.typed_overrides.items()}
    places = {text: place for place, text in enumerate(sorted(set(typed.values()) - {""}))}
    order = np.full(scores.leads, -1, np.int64)
    for lead, text in typed.items():
        order[lead] = places.get(text, -1)
    return order
