"""Sections of the Scoring Summary that every model has: leads per tier, and how the scores are spread."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10

import numpy as np

from scoring.backends.formulas import number as literal
from scoring.explain import plain_number
from scoring.model import DISQUALIFIED
from scoring.nodes import Scaling
from scoring.workbook import look
from scoring.workbook.criteria import IS_DISQUALIFIED, NO_VALUE, NOT_DISQUALIFIED, equals
from scoring.workbook.grid import address
from scoring.workbook.names import threshold_name, tier_name
from scoring.workbook.plan import Formula
from scoring.workbook.summary_page import AVERAGE, EXTRA, LABEL, LEADS, RANKED, SHARE, Page

BINS = 10
_DISQUALIFIED_STYLE = look.DISQUALIFIED_COLOR.style(look.CELL_LEFT)


def tiers_section(page: Page) -> None:
    """Leads per tier with share, average and threshold; names and thresholds follow the Scoring Rules."""
    model = page.scores.model
    row = page.heading(page.left, "Tiers")
    limits = () if model.tiers_by_grade else ("From score",)
    page.header(row, ("Tier", "Leads", "Share", "Average score", *limits))
    first = row + 1
    colors = look.tier_colors(model.tiers)
    counts = np.bincount(page.scores.lead_tier, minlength=len(model.tiers) + 1).tolist()
    for place, tier in enumerate(model.tiers):
        row = first + place
        mine = page.scores.lead_tier == place
        page.put(row, LABEL, Formula(tier_name(place), tier.name), colors[place].style(look.CELL_LEFT))
        wanted = f"{page.tier},{equals(address(row, LABEL))}"
        page.put(row, LEADS, Formula(f"COUNTIFS({wanted})", counts[place]), look.COUNT)
        page.share_of_all(row, counts[place])
        text = f'IF({address(row, LEADS)}=0,"{NO_VALUE}",AVERAGEIFS({page.score},{wanted}))'
        page.put(row, AVERAGE, Formula(text, page.mean(mine)), page.average_style)
        if limits:
            page.put(row, EXTRA, _threshold(page, place), page.score_style)
    row = first + len(model.tiers)
    page.put(row, LABEL, DISQUALIFIED, _DISQUALIFIED_STYLE)
    page.put(row, LEADS, Formula(f"COUNTIFS({page.tier},{IS_DISQUALIFIED})", counts[-1]), look.COUNT)
    page.share_of_all(row, counts[-1])
    for column in (AVERAGE, EXTRA)[: 1 + len(limits)]:
        page.put(row, column, NO_VALUE, page.average_style)
    names = (*(tier.name for tier in model.tiers), DISQUALIFIED)
    page.chart(
        "Leads per tier", (first, row), LEADS, (names, tuple(float(count) for count in counts)),
        top=page.left, height=max(9, len(names) + 4), horizontal=True,
        colors=(*(color.fill for color in colors), look.DISQUALIFIED_COLOR.fill),
    )  # fmt: skip
    page.left = row + 2


def _threshold(page: Page, place: int) -> Formula | str:
    tiers = page.scores.model.tiers
    limit = tiers[place].threshold
    if limit is None:
        return "lowest" if place == len(tiers) - 1 else NO_VALUE
    name = threshold_name(place)
    return Formula(f'IF({name}="","",{name})', limit)


@dataclass(frozen=True, slots=True)
class Bin:
    """A range of scores: from `low` on to below `high`; None is open."""

    label: str
    low: float | None
    high: float | None


def bins_for(scores: np.ndarray[tuple[int], np.dtype[np.float64]], scale: Scaling, decimals: int) -> tuple[Bin, ...]:
    """At most ten ranges of equal width: over 0–100, or over the raw scores there are, at round numbers.

    The outer ranges are open, so that scores that move later are still counted.
    """
    if scale is not Scaling.RAW:
        return _bins(0, 10.0, BINS, decimals, closed=True)
    low, high = (float(scores.min()), float(scores.max())) if len(scores) else (0.0, 0.0)
    if low == high:
        return _bins(floor(low / 100) * BINS, 10.0, BINS, decimals)
    least = (high - low) / BINS
    for width in _round_widths(least, decimals):
        first, last = floor(low / width + 1e-9), floor(high / width + 1e-9)
        if last - first < BINS:
            return _bins(first, width, last - first + 1, decimals)
    raise AssertionError("a wide enough range holds all scores")


def _round_widths(least: float, decimals: int) -> list[float]:
    power = floor(log10(least))
    widths = [base * 10.0**exponent for exponent in range(power, power + 3) for base in (1, 2, 5)]
    smallest = max(least * (1 - 1e-9), 10.0**-decimals)
    return [float(f"{width:.12g}") for width in widths if width >= smallest]


def _bins(first: int, width: float, count: int, decimals: int, closed: bool = False) -> tuple[Bin, ...]:
    edges = [float(f"{(first + place) * width:.12g}") for place in range(count + 1)]
    made = []
    for place, (low, high) in enumerate(pairwise(edges)):
        bottom, top = place == 0, place == count - 1
        upto = plain_number(high - 1) if decimals == 0 else f"<{plain_number(high)}"
        to = "–" if decimals == 0 and low >= 0 else " to "
        single = decimals == 0 and high - low == 1
        label = plain_number(low) if single else f"{plain_number(low)}{to}{upto}"
        if closed and top:
            label = f"{plain_number(low)}{to}{plain_number(high)}"
        elif bottom and not closed:
            label = f"up to {upto}" if decimals == 0 else f"under {plain_number(high)}"
        elif top:
            label = f"{plain_number(low)} and more"
        made.append(Bin(label, None if bottom else low, None if top else high))
    return tuple(made)


def distribution_section(page: Page) -> None:
    """How many leads lie in each range of scores, without the disqualified ones."""
    model = page.scores.model
    scored = page.scores.score[page.live]
    bins = bins_for(scored, model.scale, model.decimals)
    row = page.heading(page.left, "Score distribution")
    page.header(row, ("Score", "Leads", "Share"))
    first, counts = row + 1, []
    for place, part in enumerate(bins):
        row = first + place
        tests = [f"{page.tier},{NOT_DISQUALIFIED}"]
        inside = np.ones(len(scored), bool)
        if part.low is not None:
            tests.append(f'{page.score},">="&{literal(part.low)}')
            inside &= scored >= part.low
        if part.high is not None:
            tests.append(f'{page.score},"<"&{literal(part.high)}')
            inside &= scored < part.high
        if len(tests) == 1:
            # The only range: without a test on scores, rows without a lead would count.
            tests.append(f'{page.score},">=-1E+300"')
        counts.append(int(inside.sum()))
        page.put(row, LABEL, part.label, look.CELL_LEFT)
        page.put(row, LEADS, Formula(f"COUNTIFS({','.join(tests)})", counts[-1]), look.COUNT)
        share = counts[-1] / len(scored) if len(scored) else 0.0
        text = f"IF({RANKED}=0,0,{address(row, LEADS)}/{RANKED})"
        page.put(row, SHARE, Formula(text, share), look.SHARE)
    labels = tuple(part.label for part in bins)
    page.chart(
        "Leads by score", (first, row), LEADS, (labels, tuple(float(count) for count in counts)),
        top=page.left, height=13,
    )  # fmt: skip
    page.left = row + 2
