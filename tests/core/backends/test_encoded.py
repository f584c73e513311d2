"""Columns over their domains: whatever domain is chosen, every lead keeps its own cell."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring import nodes as n
from scoring.backends.encoded import Encoded, encode
from scoring.backends.texts import TextBlock
from scoring.table import Cell, CellKind, ErrorValue, Serial, column
from scoring.text import TextForm, clean, number_text

numbers = st.one_of(
    st.integers(-50, 50).map(float),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([0.1 + 0.2, -0.0, 1e15, 1e16, 2.0**53, 2.0**53 + 2, 1e300, 2.0**31, -(2.0**31), 0.5, 1.5]),
)
cells: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.booleans(),
    numbers,
    numbers.map(Serial),
    st.sampled_from(["", " ", "SaaS", " saas ", "12", "x"]),
    st.sampled_from([ErrorValue("#N/A"), ErrorValue("x")]),
)


def number_of(cell: Cell) -> float | None:
    """What a spreadsheet compares as a number, at 15 digits."""
    value = cell.value if isinstance(cell, Serial) else cell
    return float(f"{value:.15g}") if isinstance(value, float) and not isinstance(cell, bool) else None


def text_of(cell: Cell) -> str:
    """What a spreadsheet compares as a text."""
    number = number_of(cell)
    return clean(cell) if isinstance(cell, str) else "" if number is None else number_text(number)


def is_text(wanted: str, block: TextBlock) -> NDArray[np.bool_]:
    return block.test(n.Test.IS, wanted, TextForm.CLEAN)


def per_lead(encoded: Encoded, values: NDArray[np.generic]) -> list[object]:
    """Values of a column's domain as a list over leads."""
    return list(encoded.domain.expand(values).tolist())


@pytest.mark.parametrize("wide", [False, True], ids=["short runs", "numbers far apart"])
@given(st.lists(cells, max_size=25))
@example([True, 1.0, "x", None])
@example([0.5, 1.5])
@example([1e300, 1e300])
@example([56294995342.164505])
@example([-1.0, 1e-17])
@example([2.0**53, 2.0**53 + 2])
def test_every_lead_keeps_its_cell(wide: bool, values: list[Cell]) -> None:
    if wide:
        values = [*values, 0.25, 1e9]
    encoded = encode(column("Any", values))
    found = per_lead(encoded, encoded.values)
    assert found == pytest.approx(
        [np.nan if v is None else v for v in map(number_of, values)], rel=0, abs=0, nan_ok=True
    )
    for wanted in ("saas", "12", "1", "x", "true", "#n/a"):
        hit = encoded.by_text(partial(is_text, wanted))
        assert per_lead(encoded, hit) == [text_of(v) == wanted for v in values], wanted
    empty = [v is None or isinstance(v, ErrorValue) for v in values]
    assert per_lead(encoded, encoded.kinds == CellKind.BLANK) == empty
    ticked = (encoded.kinds == CellKind.BOOL) & (encoded.numbers == 1)
    assert per_lead(encoded, ticked) == [v is True for v in values]


def test_a_short_run_of_whole_numbers_is_kept_once() -> None:
    encoded = encode(column("Pages", [float(lead % 7) for lead in range(1000)]))
    assert encoded.domain.codes is not None
    assert encoded.domain.size < 20


def test_columns_without_leads() -> None:
    encoded = encode(column("Any", []))
    assert per_lead(encoded, encoded.values) == []
