"""Scoring a lead table: the scores, tiers, grades and ranks of all leads, and what every rule gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scoring import lower as steps
from scoring.backends.numpy import Engine, Ints, Vector, inside_band
from scoring.lower import Program, lower
from scoring.model import DIGITS, DISQUALIFIED, LETTERS, ScoringModel
from scoring.nodes import Banded
from scoring.table import LeadTable
from scoring.text import clean
from scoring.units import DECIMALS, MAX_RANKED, UNIT

_EPOCH = date(1899, 12, 30).toordinal()


def serial_of(day: date) -> float:
    """A day as a spreadsheet serial in the 1900 system (right from 1 March 1900 on)."""
    return float(day.toordinal() - _EPOCH)


@dataclass(frozen=True, eq=False)
class Scores:
    """What scoring gave for each of n leads. Points are whole numbers of 1/10000 (`scoring.units`).

    overrides: a text per lead ("" for none), as typed in the Tier Override column.
    """

    program: Program
    engine: Engine
    steps: Mapping[str, Vector]
    overrides: tuple[str, ...] = ()

    @property
    def leads(self) -> int:
        """How many leads were scored."""
        return len(self.engine.table)

    @property
    def model(self) -> ScoringModel:
        """The model that scored."""
        return self.program.model

    def values(self, step: str) -> NDArray[Any]:
        """The values of a step per lead (n): points in units, or places."""
        vector = self.steps[step]
        values = self.values_of(vector, vector.values)
        # Rules keep their points in 32 bits; whoever sums them gets 64.
        return values.astype(np.int64) if values.dtype == np.int32 else values

    def fired(self, rule_id: str) -> NDArray[np.bool_]:
        """Which leads (n) a rule fired for."""
        vector = self.steps[steps.rule_step(rule_id)]
        if vector.fired is None:
            return np.ones(self.leads, bool)
        return self.values_of(vector, vector.fired)

    def values_of(self, vector: Vector, values: NDArray[Any]) -> NDArray[Any]:
        """Values over a vector's domain, per lead."""
        domain = vector.domain
        # One value for all leads; a column of no leads has no codes either.
        if domain.size == 1 and domain.codes is not None and not len(domain.codes):
            return np.broadcast_to(values, self.leads)
        return domain.expand(values)

    def band_places(self, banded: Banded) -> NDArray[np.intp]:
        """Which band each lead (n) lies in, counted from 0; 0 where it lies in none."""
        number = self.engine.encoded(banded.number.field)
        place = np.zeros(number.domain.size, np.intp)
        for band in reversed(range(len(banded.bands))):
            place[inside_band(number.values, banded.bands[band])] = band
        return np.asarray(number.domain.expand(place), np.intp)

    @cached_property
    def score(self) -> NDArray[np.float64]:
        """The score of each lead (n), on the model's scale and rounded to its decimals."""
        return np.asarray(self.values(steps.SCORE) / UNIT, np.float64)

    @cached_property
    def raw(self) -> NDArray[np.float64]:
        """The raw points of each lead (n), before the scale."""
        return np.asarray(self.values(steps.RAW) / UNIT, np.float64)

    @property
    def possible(self) -> float:
        """The raw points that a lead could reach at most."""
        return float(self.steps[steps.POSSIBLE].values[0] / UNIT)

    @cached_property
    def tier_names(self) -> tuple[str, ...]:
        """The tiers from the highest to the lowest, then the label of disqualified leads."""
        return (*(tier.name for tier in self.model.tiers), DISQUALIFIED)

    @property
    def model_tier(self) -> NDArray[np.int8]:
        """The model's tier of each lead (n), as a place in `tier_names`."""
        return np.asarray(self.values(steps.TIER), np.int8)

    @cached_property
    def lead_tier(self) -> NDArray[np.int8]:
        """The tier that counts (n): the override where it names a tier, else the model's."""
        tier = np.array(self.model_tier)
        known = {clean(name): place for place, name in reversed(list(enumerate(self.tier_names)))}
        for lead, text in enumerate(self.overrides):
            if text:
                tier[lead] = known.get(clean(text), tier[lead])
        return tier

    @cached_property
    def unknown_overrides(self) -> tuple[int, ...]:
        """The leads whose override names no tier: it is ignored, and shown."""
        known = {clean(name) for name in self.tier_names}
        return tuple(lead for lead, text in enumerate(self.overrides) if clean(text) and clean(text) not in known)

    @cached_property
    def disqualified(self) -> NDArray[np.bool_]:
        """Which leads (n) are left out of ranks, averages and lists."""
        return np.asarray(self.lead_tier == len(self.model.tiers), np.bool_)

    def axis(self, axis: str) -> NDArray[np.float64]:
        """Fit or engagement of each lead (n), 0–100."""
        return np.asarray(self.values(axis) / UNIT, np.float64)

    @cached_property
    def grade(self) -> tuple[str, ...]:
        """The grade of each lead, "A1" to "D4"; empty where the model has no fit or engagement."""
        if not self.model.has_axes:
            return ()
        letters, digits = self.values(steps.LETTER), self.values(steps.DIGIT)
        return tuple(LETTERS[a] + DIGITS[b] for a, b in zip(letters.tolist(), digits.tolist(), strict=True))

    @cached_property
    def ranked(self) -> Ints:
        """What leads (n) are ranked by: the score, counted in its last decimal, within `MAX_RANKED`."""
        score = self.values(steps.SCORE) // 10 ** (DECIMALS - self.model.decimals)
        return np.asarray(np.clip(score, -MAX_RANKED, MAX_RANKED), np.int64)

    @cached_property
    def order(self) -> NDArray[np.intp]:
        """The leads by score, the highest first, ties as they stand; without the disqualified ones."""
        order = np.argsort(-self.ranked, kind="stable")
        return order[~self.disqualified[order]]

    @cached_property
    def rank(self) -> NDArray[np.int64]:
        """The place of each lead (n) in `order`, from 1; 0 for a disqualified one."""
        rank = np.zeros(self.leads, np.int64)
        rank[self.order] = np.arange(1, len(self.order) + 1)
        return rank


def score(
    table: LeadTable | Engine,
    model: ScoringModel,
    columns: Mapping[str, str] | None = None,
    as_of: date | float | None = None,
    overrides: tuple[str, ...] = (),
) -> Scores:
    """Scores all leads of a table.

    columns: the table's column for each field of the model; by default the column of the same name.
    as_of: the date that "within the last days" and decay count back from; today by default.
    An `Engine` in place of the table keeps what it worked out for the next call.
    """
    if isinstance(table, Engine):
        engine = table
    else:
        named = {f.name: f.name for f in model.fields if f.name in table} if columns is None else columns
        engine = Engine(table, named)
    day = serial_of(date.today()) if as_of is None else as_of
    serial = serial_of(day) if isinstance(day, date) else float(day)
    program = lower(model, serial)
    return Scores(program, engine, engine.run(program), overrides)
