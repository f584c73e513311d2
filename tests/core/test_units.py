"""Points as whole numbers of 1/10000."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.units import from_units, has_fine_decimals, signed, to_units


@pytest.mark.parametrize(
    ("points", "units"),
    [(1, 10_000), (0.00005, 1), (-0.00005, -1), (0.00004, 0), (19.99995, 200_000), (2.5, 25_000), (1e6, 10**10)],
)
def test_points_round_half_away_from_zero(points: float, units: int) -> None:
    assert to_units(points) == units


@given(st.integers(-(10**13), 10**13))
def test_units_survive_the_way_through_floats(units: int) -> None:
    assert to_units(from_units(units)) == units


@pytest.mark.parametrize(
    ("units", "text"), [(190_000, "+19"), (-25_000, "-2.5"), (3_333, "+0.3333"), (100_000, "+10"), (1, "+0.0001")]
)
def test_results_read_as_a_person_writes_them(units: int, text: str) -> None:
    assert signed(units) == text


@pytest.mark.parametrize(("points", "too_fine"), [(0.1, False), (0.12345, True), (1e-5, True), (10, False)])
def test_more_than_four_decimals_are_seen(points: float, too_fine: bool) -> None:
    assert has_fine_decimals(points) is too_fine
