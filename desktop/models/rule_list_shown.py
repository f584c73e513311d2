"""What the list of rules shows, as a value, and how few moves bring rules into another order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt

from scoring.errors import Problem
from scoring.model import ScoringModel


class Col(IntEnum):
    """The columns of the list."""

    RULE = 0
    POINTS = 1
    MATCHES = 2


class Role(IntEnum):
    """What else an item knows, for those who draw it."""

    ID = Qt.ItemDataRole.UserRole + 1
    KIND = Qt.ItemDataRole.UserRole + 2
    DETAIL = Qt.ItemDataRole.UserRole + 3
    SEVERITY = Qt.ItemDataRole.UserRole + 4
    PENDING = Qt.ItemDataRole.UserRole + 5
    SHARE = Qt.ItemDataRole.UserRole + 6


CATEGORY, RULE = "category", "rule"


@dataclass(frozen=True)
class Shown:
    """What the list shows: the model, and what is known of it.

    matches: how many leads each rule fires for, by id, as far as counted. leads: how many there are, 0 without any.
    problems: by rule id. troubles: by category name. pending: ids of rules and names of categories whose edits are
    not applied yet.
    """

    model: ScoringModel
    matches: Mapping[str, int]
    leads: int = 0
    problems: Mapping[str, tuple[Problem, ...]] | None = None
    troubles: Mapping[str, tuple[Problem, ...]] | None = None
    pending: Collection[str] = frozenset()
    pending_categories: Collection[str] = frozenset()


def moves(now: Sequence[Hashable], goal: Sequence[Hashable]) -> list[tuple[int, int]]:
    """How to bring things into another order: (from, to) one after the other, few where few are out of place."""
    order, steps = list(now), []
    places = {thing: place for place, thing in enumerate(goal)}
    for thing in _strays([places[each] for each in order]):
        start = order.index(goal[thing])
        order.pop(start)
        # All before it in the goal stand right already, as the lowest comes first.
        end = order.index(goal[thing - 1]) + 1 if thing else 0
        order.insert(end, goal[thing])
        if start != end:
            steps.append((start, end))
    return steps


def _strays(places: Sequence[int]) -> list[int]:
    """The numbers outside of a longest rising run of a sequence, from the lowest up."""
    ends: list[int] = []
    runs: list[tuple[int, ...]] = []
    for place in places:
        at = bisect_left(ends, place)
        run = (*(runs[at - 1] if at else ()), place)
        ends[at : at + 1], runs[at : at + 1] = [place], [run]
    staying = set(runs[-1]) if runs else set()
    return sorted(set(places) - staying)
