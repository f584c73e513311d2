"""Lead tables: exact cells in, the same cells out."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scoring.table import Cell, CellKind, ErrorValue, LeadTable, Serial, column, lead_table

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(),
    st.builds(Serial, st.floats(0, 1e6)),
    st.sampled_from([ErrorValue("#N/A"), ErrorValue("#REF!")]),
)


@given(st.lists(CELLS))
def test_a_column_gives_its_cells_back(cells: list[Cell]) -> None:
    made = column("x", cells)
    assert list(made.cells()) == cells
    assert len(set(made.texts)) == len(made.texts)


@given(st.one_of(st.lists(CELLS), *(st.lists(st.just(value), max_size=5) for value in (None, 3.0, "x", True))))
def test_a_slim_column_gives_the_same_cells_back(cells: list[Cell]) -> None:
    made = column("x", cells).slim()
    assert list(made.cells()) == cells
    assert list(made.take(np.arange(len(cells))[::-1]).cells()) == cells[::-1]


def test_a_slim_column_keeps_what_is_alike_once() -> None:
    numbers, texts = column("x", [1, 2, 2]).slim(), column("x", ["a", "b", "b"]).slim()
    assert numbers.codes.strides == texts.numbers.strides == (0,)
    assert numbers.numbers.strides == (8,)
    assert texts.codes.strides == (4,)


def test_an_error_and_a_text_that_looks_like_it_stay_apart() -> None:
    made = column("x", ["#N/A", ErrorValue("#N/A")])
    assert made.kinds.tolist() == [CellKind.TEXT, CellKind.ERROR]


def test_leads_are_taken_with_their_rows() -> None:
    table = lead_table({"a": [1, 2, 3], "b": ["x", None, "z"]}, first_row=5)
    picked = table.take(np.array([2, 0]))
    assert picked.rows.tolist() == [7, 5]
    assert [list(c.cells()) for c in picked.columns] == [[3.0, 1.0], ["z", "x"]]


def test_the_first_of_equal_headers_is_meant() -> None:
    made = LeadTable((column("a", [1]), column("a", [2])), np.array([2]))
    assert made["a"].cell(0) == 1.0
    assert "a" in made
    assert "b" not in made
