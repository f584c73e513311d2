"""Every kind of points, decay and best-of group at its edges: core and both judges say the same."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from scoring.model import BandPoints, Category, FixedPoints, HalfLife, PointBand, PointsRule, Rule, UnitPoints
from scoring.table import Cell, LeadTable, Serial, lead_table
from tests.conformance import hostile
from tests.conformance.build import DAY, M, N, model, numbered, when_text
from tests.conformance.judging import Case, assert_agree, needs_judges
from tests.conformance.listed import LISTED
from tests.strategies import AS_OF

pytestmark = needs_judges

EDGES: tuple[Cell, ...] = (0.05, 0.15, 0.25, 0.35, 1.005, 2.675, 1e6, 999_999.99995, 100_000.5, 1e9 - 0.5, 1e12)
SIZES: tuple[Cell, ...] = (*hostile.NUMBERS, *EDGES, *hostile.TICKS, *hostile.BLANKS, *hostile.ERRORS, "12", "1,5")

UNIT_POINTS = (1.0, -1.0, 0.3333, -0.3333, 0.0001, -0.0001, 2.5, 12.3456, 10_000.0, -10_000.0, 0.0)
UNIT_CAPS = (None, 0.0, 0.0003, 20.0, 33.5, 1_000_000.0)

BANDS: tuple[tuple[PointBand, ...], ...] = (
    (PointBand(None, 9, 2), PointBand(10, 29, 8), PointBand(30, 99, 19), PointBand(100, None, 3)),
    (PointBand(0, 10, 1, open_high=True), PointBand(10, 30, -2.5, open_high=True), PointBand(30, None, 0.0001)),
    (PointBand(30, None, 3), PointBand(None, 0, -1, open_high=True), PointBand(0, 30, 2, open_high=True)),
    (PointBand(0, 100, 1, label="wide"), PointBand(5, 10, 2, label="never"), PointBand(None, None, 7)),
    (PointBand(5, 5, 5), PointBand(0.3, 0.3, 3), PointBand(0.1, 0.3, 1, open_high=True), PointBand(-5, -0.5, 4)),
    (PointBand(None, None, 10_000),),
    (PointBand(None, -1e14, -10_000), PointBand(999_999_999_999_999.0, None, 9)),
    (PointBand(0.333333333333333, 62.5, 1.5, open_high=True), PointBand(62.5, 99, -1.5)),
)


def sizes() -> LeadTable:
    """Leads with a number of every awkward sort."""
    return lead_table({N: SIZES})


def days() -> LeadTable:
    """Leads with dates of every sort, and numbers to go with them."""
    cells = [*hostile.DATES, *hostile.BLANKS, *hostile.TICKS, *hostile.ERRORS, 1e300, -1e300, "2026-03-01"]
    cells += [Serial(AS_OF - age) for age in (1, 2, 6, 7, 7.5, 8, 15, 29, 30, 31, 60, 365, 3650, 45_000)]
    numbers = [(5.0, 12.5, 0.3333, 100.0, None)[at % 5] for at in range(len(cells))]
    return lead_table({DAY: cells, N: numbers})


def test_fixed_and_banded_points(tmp_path: Path) -> None:
    fixed = numbered([FixedPoints(points) for points in (0.0, 10_000.0, -10_000.0, 0.0001, -0.0001, 12.3456)])
    off = replace(fixed[1], id="off", enabled=False)
    banded = numbered([BandPoints(N, bands) for bands in BANDS])
    cases = [Case("fixed", model([*fixed, off]), sizes()), Case("bands", model(banded), sizes())]
    assert_agree(cases, tmp_path, LISTED)


def test_points_per_unit(tmp_path: Path) -> None:
    points: list[PointsRule] = [UnitPoints(N, each, cap) for each in UNIT_POINTS for cap in UNIT_CAPS]
    assert_agree([Case("per unit", model(numbered(points)), sizes())], tmp_path, LISTED)


def test_halves_of_the_fourth_decimal_at_every_size(tmp_path: Path) -> None:
    """Products whose fifth decimal is a lone 5, from 0.00005 up to the largest results there are."""
    rng = random.Random(4)
    points = (0.5, 0.25, 1.5, -0.5, 50.5, -12.5, 1234.5)
    numbers: list[Cell] = []
    for size in range(-4, 7):
        for _ in range(12):
            whole = rng.randrange(10 ** max(size + 4, 1), 10 ** max(size + 5, 2))
            numbers.append((2 * whole + 1) / 10_000)
    table = lead_table({N: numbers})
    rules = numbered([UnitPoints(N, each, 1_000_000.0) for each in points])
    assert_agree([Case("halves", model(rules), table)], tmp_path, LISTED)


def test_decay(tmp_path: Path) -> None:
    amounts: list[PointsRule] = [
        FixedPoints(10.0), FixedPoints(-10.0), FixedPoints(0.3333), FixedPoints(10_000.0), UnitPoints(N, 2.5),
        UnitPoints(N, -0.3333, 20.0), BandPoints(N, BANDS[0]), BandPoints(N, BANDS[1]),
    ]  # fmt: skip
    half_lives = (0.5, 1.0, 7.0, 30.0, 45.5, 365.0, 100_000.0)
    rules = [
        Rule(f"{at}-{days_}", f"r{at} {days_}", "All", points=points, decay=HalfLife(DAY, days_))
        for at, points in enumerate(amounts)
        for days_ in half_lives
    ]
    assert_agree([Case("decay", model(rules), days())], tmp_path, LISTED)


def test_best_of_groups(tmp_path: Path) -> None:
    """Ties, negative results only, none fired, a switched-off member, fading members, two categories."""
    words = ["", "a", "b", "c", "a b", "b c", "a c", "a b c", "d", "a d", None]
    table = lead_table({"Text": words, N: [1.0, 5.0, 20.0, None] * 2 + [2.5, 100.0, 8.0], DAY: [AS_OF - 7] * 11})
    rules = [
        when_text("a", "a", points=5.0, best_of="g"),
        when_text("b", "b", points=5.0, best_of="g"),
        when_text("c", "c", points=-3.0, best_of="g"),
        when_text("d", "d", points=99.0, best_of="g", enabled=False),
        when_text("e", "a", points=-2.0, best_of="minus"),
        when_text("f", "b", points=-2.0, best_of="minus"),
        when_text("g", "c", points=-0.5, best_of="minus", decay=HalfLife(DAY, 7.0)),
        when_text("zero", "a", points=0.0, best_of="zero"),
        when_text("below", "b", points=-1.0, best_of="zero"),
        Rule("h", "h", "All", points=UnitPoints(N, 0.5, 6.0), best_of="sizes"),
        Rule("i", "i", "All", points=BandPoints(N, BANDS[0]), best_of="sizes"),
        when_text("alone", "a", points=4.0),
        when_text("there", "a", "There", points=1.0, best_of="g"),
        when_text("there 2", "b", "There", points=2.0, best_of="g"),
    ]
    made = model(rules, categories=(Category("All"), Category("There", weight=0.5)))
    assert_agree([Case("best of", made, table)], tmp_path, LISTED)


def test_sizes_where_no_rule_stands(tmp_path: Path) -> None:
    """A category without rules, a field without a column, a model without rules: all of it is 0."""
    empty = Category("Empty", floor=-5.0, cap=5.0)
    rules = numbered([UnitPoints(N, 1.0), UnitPoints(M, 2.0), BandPoints(M, BANDS[0])])
    cases = [
        Case("no column", model(rules, categories=(Category("All"), empty)), sizes()),
        Case("no rules", model([], categories=(replace(empty, floor=2.5),)), sizes()),
    ]
    assert_agree(cases, tmp_path, LISTED)
