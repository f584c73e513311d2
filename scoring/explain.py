"""Why a lead scored what it did: contributions that add up to the score, to the last digit.

The same parts in the same order stand in the workbook's Why column, as a formula (`scoring.workbook.why`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from scoring import lower as steps
from scoring import nodes as n
from scoring.model import BandPoints, Category, PointBand, Rule
from scoring.scores import Leads, Scores
from scoring.units import MAX_CATEGORY, UNIT, from_units, signed, to_units

Units = NDArray[np.int64]
# Fewer leads than this are each ranked by themselves.
_FEW = 10
# The leads of a screen or two are told one by one: looking for equal ones would take longer.
_ON_SCREEN = 100


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
    """One line for some leads (n), or for all: units (n), and the label (one, or by a place per lead)."""

    part: Part
    units: Units
    labels: tuple[str, ...]
    places: NDArray[np.intp] | None = None
    rule_id: str = ""


def _lines(scores: Scores, leads: Leads | None) -> Iterator[_Line]:
    """All lines that the model can give, in its order, each over these leads; None: over all."""
    for category in scores.model.categories:
        yield from _category_lines(scores, category, leads)
    yield from _scale_lines(scores, leads)


def _category_lines(scores: Scores, category: Category, leads: Leads | None) -> Iterator[_Line]:
    count = scores.leads if leads is None else len(leads)
    total = np.zeros(count, np.int64)
    winners: dict[str, NDArray[np.bool_]] = {}
    for rule in scores.model.rules_of(category.name):
        units = np.array(scores.values(steps.rule_step(rule.id), leads), np.int64)
        if rule.best_of:
            best = scores.values(steps.group_step(category.name, rule.best_of), leads)
            taken = winners.setdefault(rule.best_of, np.zeros(count, bool))
            wins = scores.fired(rule.id, leads) & (units == best) & ~taken
            taken |= wins
            units = np.where(wins, units, 0)
        total += units
        yield _rule_line(scores, rule, units, leads)
    low = to_units(-MAX_CATEGORY if category.floor is None else category.floor)
    high = to_units(MAX_CATEGORY if category.cap is None else category.cap)
    held = np.maximum(low, np.minimum(high, total))
    yield _Line(Part.LIMIT, held - total, (f"{category.name} limit",))
    result = scores.values(steps.category_step(category.name), leads)
    yield _Line(Part.WEIGHT, result - held, (f"{category.name} weight",))


def _rule_line(scores: Scores, rule: Rule, units: Units, leads: Leads | None) -> _Line:
    if not isinstance(rule.points, BandPoints):
        return _Line(Part.RULE, units, (rule.label,), None, rule.id)
    labels = tuple(f"{rule.label} {band_label(band)}" for band in rule.points.bands)
    return _Line(Part.RULE, units, labels, _band_places(scores, rule, leads), rule.id)


def _band_places(scores: Scores, rule: Rule, leads: Leads | None) -> NDArray[np.intp]:
    """Which band each lead lies in; 0 where it lies in none (the rule gives 0 then)."""
    step = scores.program.steps[steps.rule_step(rule.id)]
    assert isinstance(step, n.Result) and isinstance(step.amount, n.Banded)
    return scores.band_places(step.amount, leads)


def _scale_lines(scores: Scores, leads: Leads | None) -> Iterator[_Line]:
    raw, score = scores.values(steps.RAW, leads), scores.values(steps.SCORE, leads)
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
    return map(_pieces, _said(scores, _lines(scores, None)))


def why_texts(scores: Scores, leads: Leads | None = None) -> NDArray[np.object_]:
    """The Why of each lead (n), or of these alone: "Size 30–99 +19; Free trial +8; Silent after demo -5"."""
    texts = np.full(scores.leads if leads is None else len(leads), "", dtype=object)
    for line in _said(scores, _lines(scores, leads)):
        if line.units.any():
            texts += _pieces(line)
    texts = np.array([text[2:] for text in texts.tolist()], dtype=object)
    if scores.model.scale == n.Scaling.PERCENT:
        raws, places = np.unique(scores.values(steps.RAW, leads), return_inverse=True)
        texts += np.array([_of_possible(scores, int(raw)) for raw in raws], dtype=object)[places]
        texts = np.array([text.lstrip() for text in texts.tolist()], dtype=object)
    return texts


def why_weightiest_first(scores: Scores, leads: Leads) -> NDArray[np.object_]:
    """The Why of these leads (n) with what counts most first, whichever way it counts; else in the model's order.

    For where a Why is cut short. The whole of it is what `why_texts` gives.
    """
    told: list[list[tuple[int, str]]] = [[] for _ in range(len(leads))]
    for line in _said(scores, _lines(scores, leads)):
        for found, units, piece in zip(told, line.units.tolist(), _pieces(line).tolist(), strict=True):
            if units:
                found.append((-abs(units), piece[2:]))
    texts = ["; ".join(piece for _, piece in sorted(found, key=lambda pair: pair[0])) for found in told]
    if scores.model.scale == n.Scaling.PERCENT:
        raws = scores.values(steps.RAW, leads).tolist()
        texts = [f"{text}{_of_possible(scores, int(raw))}".lstrip() for text, raw in zip(texts, raws, strict=True)]
    return np.array(texts, dtype=object)


def _said(scores: Scores, lines: Iterable[_Line]) -> Iterator[_Line]:
    """The lines that a Why is made of: where it ends in "= 31 of 49", the percentage says nothing more."""
    percent = scores.model.scale == n.Scaling.PERCENT
    return (line for line in lines if not (percent and line.part == Part.SCALE))


def _of_possible(scores: Scores, raw: int) -> str:
    return f" = {plain_number(from_units(raw))} of {plain_number(scores.possible)}"


def _pieces(line: _Line) -> NDArray[np.object_]:
    """What a line adds to each lead's text: "" where it gives nothing."""
    if len(line.units) <= _ON_SCREEN:
        places_of = repeat(0) if line.places is None else line.places.tolist()
        told = zip(line.units.tolist(), places_of, strict=False)
        few = [f"; {line.labels[place]} {signed(units)}" if units else "" for units, place in told]
        return np.array(few, dtype=object)
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
    wanted = list(leads)
    chosen = np.array(wanted, np.intp)
    lines = list(_lines(scores, chosen))
    whys = why_texts(scores, chosen)
    score, raw = scores.values(steps.SCORE, chosen), scores.values(steps.RAW, chosen)
    model_tier = scores.values(steps.TIER, chosen)
    deciding = [
        (rule, scores.fired(rule.id, chosen)) for rule in scores.model.rules if rule.disqualify or rule.force_tier
    ]
    # Where many are asked for, all are ranked once.
    rank_of = scores.rank_of if len(wanted) <= _FEW else scores.rank.__getitem__
    for place, lead in enumerate(wanted):
        yield Explanation(
            lead,
            float(score[place] / UNIT),
            float(raw[place] / UNIT),
            scores.possible,
            scores.tier_names[scores.lead_tier[lead]],
            scores.tier_names[model_tier[place]],
            int(rank_of(lead)),
            tuple(_contributions(lines, place)),
            tuple(_verdicts(scores, lead, [rule for rule, fired in deciding if fired[place]], model_tier[place])),
            whys[place],
        )


def _contributions(lines: Iterable[_Line], place: int) -> Iterator[Contribution]:
    for line in lines:
        units = int(line.units[place])
        if units:
            label = line.labels[0 if line.places is None else int(line.places[place])]
            yield Contribution(label, units, line.part, line.rule_id)


def _verdicts(scores: Scores, lead: int, fired: Iterable[Rule], model_tier: int) -> Iterator[str]:
    """What decided the tier besides the score; fired: the rules with a say in it that fired."""
    for rule in fired:
        if rule.disqualify:
            yield f"Disqualified by “{rule.label}”."
        if rule.force_tier:
            yield f"“{rule.label}” forces the tier {rule.force_tier}."
    override = scores.typed_overrides.get(lead, "")
    if scores.lead_tier[lead] != model_tier:
        yield f"Overruled by hand: {override.strip()}."
    elif scores.is_unknown(override):
        yield f"The override “{override.strip()}” names no tier and is ignored."
