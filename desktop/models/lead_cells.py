"""What the cells of the lead table show: worked out for the leads in view alone, and kept until scores change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLocale

from desktop import words
from desktop.models.lead_columns import LeadColumn, Look
from desktop.models.lead_details import tier_label
from desktop.state import Override
from scoring import lower as steps
from scoring.explain import why_weightiest_first
from scoring.model import DIGITS, LETTERS, Tier
from scoring.nodes import Scaling
from scoring.scores import Scores
from scoring.table import CellKind, LeadTable
from scoring.units import UNIT

# Leads whose cells are kept: a few screens of them.
_KEPT = 4000
_HUNDRED = 100.0
# What stands between the reasons of a Why.
PIECES = "; "

Leads = NDArray[np.intp]


class Shown(NamedTuple):
    """One cell as it is drawn.

    place: of a tier among `tier_names`, -1 elsewhere. share: how long a score's bar is, 0–1.
    error: an error cell, or an override that names no tier. flag: overruled by hand. struck: of a disqualified lead.
    """

    text: str
    place: int = -1
    share: float = 0.0
    error: bool = False
    flag: bool = False
    struck: bool = False


BLANK = Shown("")


class LeadCells:
    """The cells of the leads of one table under one set of scores.

    `own` are the leads' own columns, which outlive new scores; `ours` those of scoring.
    """

    def __init__(self) -> None:
        self._columns: tuple[LeadColumn, ...] = ()
        self._table: LeadTable | None = None
        self._scores: Scores | None = None
        self._beside: Mapping[str, Scores] = {}
        self._overrides: Mapping[int, Override] = {}
        self._own: dict[int, tuple[Shown, ...]] = {}
        self._ours: dict[int, tuple[Shown, ...]] = {}
        self._tops: dict[int, float] = {}
        self.places: tuple[tuple[bool, int], ...] = ()

    def copy(self) -> LeadCells:
        """Other cells that show the same; for a thread of its own."""
        made = LeadCells()
        made.take(self._scores, self._beside, self._overrides)
        made.show(self._table, self._columns)
        return made

    def show(self, table: LeadTable | None, columns: Sequence[LeadColumn]) -> None:
        """Show these columns of these leads."""
        self._table, self._columns = table, tuple(columns)
        self._own.clear()
        self._ours.clear()
        counts = {True: 0, False: 0}
        places = []
        for column in columns:
            own = bool(column.own)
            places.append((own, counts[own]))
            counts[own] += 1
        self.places = tuple(places)

    def take(self, scores: Scores | None, beside: Mapping[str, Scores], overrides: Mapping[int, Override]) -> None:
        """Show these scores from now on."""
        self._scores, self._beside, self._overrides = scores, beside, overrides
        self._ours.clear()
        self._tops.clear()

    def row(self, lead: int) -> tuple[Shown, ...]:
        """The cells of one lead, in the order of the columns."""
        self.ensure((lead,))
        own, ours = self._own[lead], self._ours[lead]
        return tuple((own if is_own else ours)[place] for is_own, place in self.places)

    def column(self, place: int) -> tuple[Mapping[int, tuple[Shown, ...]], int]:
        """Where the cells of the n-th column stand: the cells by lead, and the place among them."""
        own, at = self.places[place]
        return (self._own if own else self._ours), at

    def ensure(self, leads: Iterable[int]) -> None:
        """Work out the cells of these leads where they are not known."""
        wanted = list(leads)
        missing = [lead for lead in wanted if lead not in self._own]
        if missing:
            if len(self._own) > _KEPT:
                self._own.clear()
                missing = wanted
            self._own.update(zip(missing, self._own_cells(missing), strict=True))
        missing = [lead for lead in wanted if lead not in self._ours]
        if missing:
            if len(self._ours) > _KEPT:
                self._ours.clear()
                missing = wanted
            self._ours.update(zip(missing, self._our_cells(missing), strict=True))

    # -- inside -------------------------------------------------------------------------------------------

    def _own_cells(self, leads: list[int]) -> Iterable[tuple[Shown, ...]]:
        assert self._table is not None
        found = [self._own_column(column.own, leads) for column in self._columns if column.own]
        return zip(*found, strict=True) if found else ((),) * len(leads)

    def _own_column(self, name: str, leads: list[int]) -> list[Shown]:
        assert self._table is not None
        column = self._table[name]
        kinds = column.kinds[leads].tolist()
        return [
            BLANK if kind == CellKind.BLANK else Shown(words.cell(column.cell(lead)), error=kind == CellKind.ERROR)
            for kind, lead in zip(kinds, leads, strict=True)
        ]

    def _our_cells(self, leads: list[int]) -> Iterable[tuple[Shown, ...]]:
        chosen = np.array(leads, np.intp)
        found = [self._our_column(column, leads, chosen) for column in self._columns if not column.own]
        return zip(*found, strict=True) if found else ((),) * len(leads)

    def _our_column(self, column: LeadColumn, leads: list[int], chosen: Leads) -> list[Shown]:
        scores = self._beside.get(column.model) if column.model else self._scores
        if scores is None:
            return [BLANK] * len(leads)
        if column.look is Look.SCORE:
            return self._scores_of(scores, chosen)
        if column.look is Look.TIER:
            overruled = column.key == "tier"
            return self._tiers_of(scores, leads, chosen, overruled)
        make = _TEXTS[column.key]
        return [Shown(text) for text in make(self, scores, leads, chosen)]

    def _scores_of(self, scores: Scores, chosen: Leads) -> list[Shown]:
        values = scores.values(steps.SCORE, chosen) / UNIT
        shares = np.clip(values / self._top(scores), 0, 1).tolist()
        out = (scores.lead_tier[chosen] == len(scores.model.tiers)).tolist()
        places = scores.lead_tier[chosen].tolist()
        number = _fixed(scores.model.decimals)
        rows = zip(values.tolist(), shares, out, places, strict=True)
        return [Shown(number(value), place, share, struck=struck) for value, share, struck, place in rows]

    def _top(self, scores: Scores) -> float:
        """The score at which a bar is full: the end of the scale, on an open one the best lead's."""
        if scores.model.scale != Scaling.RAW:
            return _HUNDRED
        found = self._tops.get(id(scores))
        if found is None:
            best = float(scores.score[scores.order[0]]) if len(scores.order) else 1.0
            found = self._tops[id(scores)] = max(best, 1e-4)
        return found

    def _tiers_of(self, scores: Scores, leads: list[int], chosen: Leads, counting: bool) -> list[Shown]:
        names = scores.tier_names
        own = scores.values(steps.TIER, chosen).tolist()
        places = scores.lead_tier[chosen].tolist() if counting else own
        typed = scores.typed_overrides if counting else {}
        made = [Shown(tier_label(name), place) for place, name in enumerate(names)]
        cells = [made[place] for place in places]
        # Few leads are overruled: only their cells are made anew.
        for row, lead in enumerate(leads):
            if lead in typed:
                unknown = scores.is_unknown(typed[lead])
                cells[row] = cells[row]._replace(flag=True, error=unknown)
        return cells

    def tiers_of(self, column: LeadColumn) -> Sequence[Tier]:
        """The tiers that the places of a column's cells count in; none without scores."""
        scores = self._beside.get(column.model) if column.model else self._scores
        return scores.model.tiers if scores is not None else ()

    def disqualified(self, leads: Sequence[int]) -> list[bool]:
        """Which of these leads are disqualified; none without scores."""
        if self._scores is None:
            return [False] * len(leads)
        lowest = len(self._scores.model.tiers)
        found: list[bool] = (self._scores.lead_tier[np.array(leads, np.intp)] == lowest).tolist()
        return found

    def override_of(self, lead: int) -> Override:
        """What was said of a lead by hand; an empty one where nothing was."""
        return self._overrides.get(lead) or Override("")


def _fixed(decimals: int) -> Callable[[float], str]:
    locale = QLocale()
    return lambda value: locale.toString(value, "f", decimals)


def _grades(cells: LeadCells, scores: Scores, leads: list[int], chosen: Leads) -> Iterable[str]:
    if not scores.model.has_axes:
        return [""] * len(leads)
    letters, digits = scores.values(steps.LETTER, chosen), scores.values(steps.DIGIT, chosen)
    return [LETTERS[a] + DIGITS[b] for a, b in zip(letters.tolist(), digits.tolist(), strict=True)]


def _axis(axis: str) -> Callable[[LeadCells, Scores, list[int], Leads], Iterable[str]]:
    def texts(cells: LeadCells, scores: Scores, leads: list[int], chosen: Leads) -> Iterable[str]:
        if not scores.model.has_axes:
            return [""] * len(leads)
        return [words.number(value) for value in (scores.values(axis, chosen) / UNIT).tolist()]

    return texts


def _whys(cells: LeadCells, scores: Scores, leads: list[int], chosen: Leads) -> Iterable[str]:
    # A cell has room for the beginning: what counts most stands there.
    texts: list[str] = why_weightiest_first(scores, chosen).tolist()
    return texts


def _ranks(cells: LeadCells, scores: Scores, leads: list[int], chosen: Leads) -> Iterable[str]:
    locale = QLocale()
    return [locale.toString(rank) if rank else "" for rank in scores.rank[chosen].tolist()]


def _raw(cells: LeadCells, scores: Scores, leads: list[int], chosen: Leads) -> Iterable[str]:
    return [words.number(value) for value in (scores.values(steps.RAW, chosen) / UNIT).tolist()]


def _rows(cells: LeadCells, scores: Scores, leads: list[int], chosen: Leads) -> Iterable[str]:
    return [str(row) for row in scores.engine.table.rows[chosen].tolist()]


def _override_texts(cells: LeadCells, scores: Scores, leads: list[int], chosen: Leads) -> Iterable[str]:
    return [cells.override_of(lead).tier for lead in leads]


def _reasons(cells: LeadCells, scores: Scores, leads: list[int], chosen: Leads) -> Iterable[str]:
    return [cells.override_of(lead).reason for lead in leads]


_TEXTS: Mapping[str, Callable[[LeadCells, Scores, list[int], Leads], Iterable[str]]] = {
    "grade": _grades,
    "fit": _axis(steps.FIT),
    "engagement": _axis(steps.ENGAGEMENT),
    "why": _whys,
    "rank": _ranks,
    "raw": _raw,
    "row": _rows,
    "override": _override_texts,
    "reason": _reasons,
}
