"""Scoring a lead table: the scores, tiers, grades and ranks of all leads, and what every rule gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import compress, count
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
# A text per lead ("" for none), or the texts of those leads that have one.
Overrides = tuple[str, ...] | Mapping[int, str]
Leads = NDArray[np.intp]


def serial_of(day: date) -> float:
    """A day as a spreadsheet serial in the 1900 system (right from 1 March 1900 on)."""
    return float(day.toordinal() - _EPOCH)


def day_of(serial: float) -> date:
    """The day of a spreadsheet serial in the 1900 system."""
    return date.fromordinal(int(serial) + _EPOCH)


@dataclass(frozen=True, eq=False)
class Scores:
    """What scoring gave for each of n leads. Points are whole numbers of 1/10000 (`scoring.units`).

    overrides: a text per lead ("" for none), as typed in the Tier Override column; or only those that were typed,
    by their lead. Where a method takes `leads`, it answers for these (counted from 0) alone, and touches no others.
    """

    program: Program
    engine: Engine
    steps: Mapping[str, Vector]
    overrides: Overrides = ()

    @property
    def leads(self) -> int:
        """How many leads were scored."""
        return len(self.engine.table)

    @property
    def model(self) -> ScoringModel:
        """The model that scored."""
        return self.program.model

    def values(self, step: str, leads: Leads | None = None) -> NDArray[Any]:
        """The values of a step per lead (n): points in units, or places."""
        vector = self.steps[step]
        values = self.values_of(vector, vector.values, leads)
        # Rules keep their points in 32 bits; whoever sums them gets 64.
        return values.astype(np.int64) if values.dtype == np.int32 else values

    def fired(self, rule_id: str, leads: Leads | None = None) -> NDArray[np.bool_]:
        """Which leads (n) a rule fired for."""
        vector = self.steps[steps.rule_step(rule_id)]
        if vector.fired is None:
            return np.ones(self.leads if leads is None else len(leads), bool)
        return self.values_of(vector, vector.fired, leads)

    def values_of(self, vector: Vector, values: NDArray[Any], leads: Leads | None = None) -> NDArray[Any]:
        """Values over a vector's domain, per lead."""
        domain = vector.domain
        # One value for all leads; a column of no leads has no codes either.
        if domain.size == 1 and domain.codes is not None and not len(domain.codes):
            return np.broadcast_to(values, self.leads if leads is None else len(leads))
        return domain.expand(values, leads)

    def band_places(self, banded: Banded, leads: Leads | None = None) -> NDArray[np.intp]:
        """Which band each lead (n) lies in, counted from 0; 0 where it lies in none."""
        number = self.engine.encoded(banded.number.field)
        # Few leads bring their own numbers; all leads share those of the distinct cells.
        numbers = number.values if leads is None else number.domain.expand(number.values, leads)
        place = np.zeros(len(numbers), np.intp)
        for band in reversed(range(len(banded.bands))):
            place[inside_band(numbers, banded.bands[band])] = band
        return np.asarray(number.domain.expand(place), np.intp) if leads is None else place

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
        known = self._places
        for lead, text in self.typed_overrides.items():
            tier[lead] = known.get(clean(text), tier[lead])
        return tier

    @cached_property
    def typed_overrides(self) -> Mapping[int, str]:
        """The overrides of the leads that have one, by lead, in the order of the leads."""
        if isinstance(self.overrides, Mapping):
            return {lead: self.overrides[lead] for lead in sorted(self.overrides) if self.overrides[lead]}
        return {lead: self.overrides[lead] for lead in compress(count(), self.overrides)}

    @property
    def override_texts(self) -> tuple[str, ...]:
        """The override of each lead (n), "" for none; or none at all where no column of them was given."""
        if not isinstance(self.overrides, Mapping):
            return self.overrides
        texts = [""] * self.leads
        for lead, text in self.typed_overrides.items():
            texts[lead] = text
        return tuple(texts)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """The place of each tier by its cleaned name; the higher of two that are called the same."""
        return {clean(name): place for place, name in reversed(list(enumerate(self.tier_names)))}

    @cached_property
    def unknown_overrides(self) -> tuple[int, ...]:
        """The leads whose override names no tier: it is ignored, and shown."""
        return tuple(lead for lead, text in self.typed_overrides.items() if self.is_unknown(text))

    def is_unknown(self, override: str) -> bool:
        """Whether an override says something and names no tier."""
        return bool(clean(override)) and clean(override) not in self._places

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """How many leads each tier has, in the order of `tier_names`: the disqualified ones last."""
        tier = self.lead_tier
        return tuple(int(np.count_nonzero(tier == place)) for place in range(len(self.tier_names)))

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
        return _highest_first(self.ranked, self.disqualified)

    @cached_property
    def rank(self) -> NDArray[np.int64]:
        """The place of each lead (n) in `order`, from 1; 0 for a disqualified one."""
        rank = np.zeros(self.leads, np.int64)
        rank[self.order] = np.arange(1, len(self.order) + 1)
        return rank

    def rank_of(self, lead: int) -> int:
        """The place of one lead (counted from 0) as in `rank`, without ranking all of them."""
        if "rank" in self.__dict__:
            return int(self.rank[lead])
        if self.disqualified[lead]:
            return 0
        score = self.ranked[lead]
        above, equal = self.ranked > score, self.ranked[:lead] == score
        ahead = np.count_nonzero(above & ~self.disqualified) + np.count_nonzero(equal & ~self.disqualified[:lead])
        return int(ahead) + 1


def _highest_first(ranked: Ints, left_out: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The places of whole numbers from the highest down, equal ones as they stand, without those left out."""
    if not len(ranked):
        return np.zeros(0, np.intp)
    high, low = int(ranked.max()), int(ranked.min())
    # Numbers that fit 16 bits are sorted by their digits, in two passes, and so keep equal ones as they stand.
    last = np.iinfo(np.uint16).max
    below = (high - ranked).astype(np.uint16 if high - low < last else np.int64)
    below[left_out] = last if high - low < last else high - low + 1
    order = np.argsort(below, kind="stable")
    return order[: len(order) - int(np.count_nonzero(left_out))]


def score(
    table: LeadTable | Engine,
    model: ScoringModel,
    columns: Mapping[str, str] | None = None,
    as_of: date | float | None = None,
    overrides: Overrides = (),
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
