"""Why a lead scored what it did: contributions that add up to the score, to the last digit.

The same parts in the same order stand in the workbook's Why column, as a formula (`scoring.workbook.why`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from scoring import lower as steps
from scoring import nodes as n
from scoring.model import BandPoints, Category, PointBand, Rule
from scoring.scores import Scores
from scoring.units import MAX_CATEGORY, UNIT, from_units, signed, to_units

Units = NDArray[np.int64]


class Part(StrEnum):
    """What a contribution comes from."""

    RULE = "rule"
    LIMIT = "limit"
    WEIGHT = "weight"
    SCALE = "scale"
    ROUNDING = "rounding"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One line of an explanation: points in units of 1/10000, from a rule (by its id) or a step of the model."""

    label: str
    units: int
    part: Part
    rule_id: str = ""

    @property
    def points(self) -> float:
        """The contribution in points."""
        return from_units(self.units)

    def __str__(self) -> str:
        return f"{self.label} {signed(self.units)}"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One lead explained: the contributions add up to the score."""

    lead: int
    score: float
    raw: float
    possible: float
    tier: str
    model_tier: str
    rank: int
    contributions: tuple[Contribution, ...]
    verdicts: tuple[str, ...]
    why: str


def plain_number(value: float) -> str:
    """A number as a spreadsheet joins it to a text: 15 significant digits, no trailing zeros, no exponent."""
    # A spreadsheet knows no negative zero.
    return f"{Decimal(f'{value + 0.0:.15g}'):f}"


def band_label(band: PointBand) -> str:
    """How a band reads: its own label, or its edges in words."""
    if band.label:
        return band.label
    if band.low is None and band.high is None:
        return "any number"
    if band.low is None:
        assert band.high is not None
        return f"{'under' if band.open_high else 'up to'} {plain_number(band.high)}"
    if band.high is None:
        return f"from {plain_number(band.low)}"
    between = " to under " if band.open_high else "–"
    return f"{plain_number(band.low)}{between}{plain_number(band.high)}"


@dataclass(frozen=True, eq=False)
class _Line:
    """One line for all leads: units (n), and the label (one, or by a place per lead)."""

    part: Part
    units: Units
    labels: tuple[str, ...]
    places: NDArray[np.intp] | None = None
    rule_id: str = ""


def _lines(scores: Scores) -> Iterator[_Line]:
    """All lines that the model can give, in its order, each over all leads."""
    for category in scores.model.categories:
        yield from _category_lines(scores, category)
    yield from _scale_lines(scores)


def _category_lines(scores: Scores, category: Category) -> Iterator[_Line]:
    total = np.zeros(scores.leads, np.int64)
    winners: dict[str, NDArray[np.bool_]] = {}
    for rule in scores.model.rules_of(category.name):
        units = np.array(scores.values(steps.rule_step(rule.id)), np.int64)
        if rule.best_of:
            best = scores.values(steps.group_step(category.name, rule.best_of))
            taken = winners.setdefault(rule.best_of, np.zeros(scores.leads, bool))
            wins = scores.fired(rule.id) & (units == best) & ~taken
            taken |= wins
            units = np.where(wins, units, 0)
        total += units
        yield _rule_line(scores, rule, units)
    low = to_units(-MAX_CATEGORY if category.floor is None else category.floor)
    high = to_units(MAX_CATEGORY if category.cap is None else category.cap)
    held = np.maximum(low, np.minimum(high, total))
    yield _Line(Part.LIMIT, held - total, (f"{category.name} limit",))
    result = scores.values(steps.category_step(category.name))
    yield _Line(Part.WEIGHT, result - held, (f"{category.name} weight",))


def _rule_line(scores: Scores, rule: Rule, units: Units) -> _Line:
    if not isinstance(rule.points, BandPoints):
        return _Line(Part.RULE, units, (rule.label,), None, rule.id)
    labels = tuple(f"{rule.label} {band_label(band)}" for band in rule.points.bands)
    return _Line(Part.RULE, units, labels, _band_places(scores, rule), rule.id)


def _band_places(scores: Scores, rule: Rule) -> NDArray[np.intp]:
    """Which band each lead lies in; 0 where it lies in none (the rule gives 0 then)."""
    step = scores.program.steps[steps.rule_step(rule.id)]
    assert isinstance(step, n.Result) and isinstance(step.amount, n.Banded)
    return scores.band_places(step.amount)


def _scale_lines(scores: Scores) -> Iterator[_Line]:
    raw, score = scores.values(steps.RAW), scores.values(steps.SCORE)
    if scores.model.scale == n.Scaling.PERCENT:
        yield _Line(Part.SCALE, score - raw, ("percent of possible",))
        return
    if scores.model.scale == n.Scaling.CLAMP:
        held = np.clip(raw, 0, 100 * UNIT)
        yield _Line(Part.SCALE, held - raw, ("limit 0–100",))
        raw = held
    yield _Line(Part.ROUNDING, score - raw, ("rounding",))


def why_pieces(scores: Scores) -> Iterator[NDArray[np.object_]]:
    """What each line adds to the Why of each lead (n): "; Free trial +8", or "" where it gives nothing."""
    percent = scores.model.scale == n.Scaling.PERCENT
    return (_pieces(line) for line in _lines(scores) if not (line.part == Part.SCALE and percent))


def why_texts(scores: Scores) -> NDArray[np.object_]:
    """The Why of each lead (n): "Size 30–99 +19; Free trial +8; Silent after demo -5"."""
    texts = np.full(scores.leads, "", dtype=object)
    percent = scores.model.scale == n.Scaling.PERCENT
    for piece in why_pieces(scores):
        texts += piece
    texts = np.array([text[2:] for text in texts.tolist()], dtype=object)
    if percent:
        possible = plain_number(scores.possible)
        raws, places = np.unique(scores.values(steps.RAW), return_inverse=True)
        ends = [f" = {plain_number(from_units(int(raw)))} of {possible}" for raw in raws]
        texts += np.array(ends, dtype=object)[places]
        texts = np.array([text.lstrip() for text in texts.tolist()], dtype=object)
    return texts


def _pieces(line: _Line) -> NDArray[np.object_]:
    """What a line adds to each lead's text: "" where it gives nothing."""
    given, places = np.unique(line.units, return_inverse=True)
    if line.places is None:
        pieces = [f"; {line.labels[0]} {signed(int(units))}" if units else "" for units in given]
        return np.array(pieces, dtype=object)[places]
    table = [[f"; {label} {signed(int(units))}" if units else "" for units in given] for label in line.labels]
    return np.array(table, dtype=object)[line.places, places]


def explain(scores: Scores, lead: int) -> Explanation:
    """One lead (counted from 0) explained."""
    return next(explain_all(scores, [lead]))


def explain_all(scores: Scores, leads: Iterable[int]) -> Iterator[Explanation]:
    """Several leads explained, in the order asked for."""
    lines = list(_lines(scores))
    whys = why_texts(scores)
    for lead in leads:
        parts = tuple(
            Contribution(
                line.labels[0 if line.places is None else int(line.places[lead])],
                int(line.units[lead]),
                line.part,
                line.rule_id,
            )
            for line in lines
            if line.units[lead]
        )
        yield Explanation(
            lead,
            float(scores.score[lead]),
            float(scores.raw[lead]),
            scores.possible,
            scores.tier_names[scores.lead_tier[lead]],
            scores.tier_names[scores.model_tier[lead]],
            int(scores.rank[lead]),
            parts,
            tuple(_verdicts(scores, lead)),
            whys[lead],
        )


def _verdicts(scores: Scores, lead: int) -> Iterator[str]:
    """What decided the tier besides the score."""
    for rule in scores.model.rules:
        if rule.disqualify and scores.fired(rule.id)[lead]:
            yield f"Disqualified by “{rule.label}”."
        if rule.force_tier and scores.fired(rule.id)[lead]:
            yield f"“{rule.label}” forces the tier {rule.force_tier}."
    if scores.lead_tier[lead] != scores.model_tier[lead]:
        yield f"Overruled by hand: {scores.overrides[lead].strip()}."
    elif lead in scores.unknown_overrides:
        yield f"The override “{scores.overrides[lead].strip()}” names no tier and is ignored."
