"""Points as whole numbers of 1/10000, so that sums are exact in whatever order they are made.

The same limits hold in formulas; they keep every result within the 15 digits that a spreadsheet keeps.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

DECIMALS = 4
UNIT = 10_000
# Fractions (per unit, decay, percent) are first rounded to eight decimals: that takes away what engines differ in,
# the last bit of a product, before the rounding that counts. With more, halves above 400,000 would get lost.
FINE_DECIMALS = 8
MAX_POINTS = 10_000
MAX_WEIGHT = 100
MAX_UNITS = 1_000_000_000
# The shortest half-life, in days: a model's numbers have four decimals.
MIN_HALF_LIFE = 0.0001
# Points halved so often are nothing; spreadsheets differ on numbers too small to hold.
MAX_HALVINGS = 1_000
# A rule's result and a category without a cap stay within these: times the largest weight, a category still has
# its half of the fourth decimal within 15 digits.
MAX_RESULT = 1_000_000
MAX_CATEGORY = 10_000_000
MAX_TOTAL = MAX_CATEGORY * MAX_WEIGHT
# Scores beyond this, counted in their last decimal, rank as if they were this: a score and a row fit 15 digits.
MAX_RANKED = 900_000_000


def to_units(points: float) -> int:
    """Points as a whole number of 1/10000, rounded half away from zero."""
    return int((Decimal(repr(points)) * UNIT).quantize(Decimal(1), ROUND_HALF_UP))


def from_units(units: int) -> float:
    """A whole number of 1/10000 as points."""
    return units / UNIT


def has_fine_decimals(points: float) -> bool:
    """Whether a number has more than four decimals, which a model may not have."""
    return Decimal(repr(points)) != Decimal(repr(points)).quantize(Decimal(1).scaleb(-DECIMALS))


def signed(units: int) -> str:
    """A result as a person reads it in "why": "+19", "-2.5"."""
    number = f"{abs(units) / UNIT:.4f}".rstrip("0").rstrip(".")
    return ("-" if units < 0 else "+") + number
