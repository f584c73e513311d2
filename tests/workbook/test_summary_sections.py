"""The parts of the summary by themselves: ranges of scores, values of a field, days."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.model import DailyCount
from scoring.nodes import Scaling
from scoring.table import Cell, CellKind, Column, ErrorValue, Serial, column
from scoring.workbook.criteria import MAX_TEXT, escaped, may_read_as_number
from scoring.workbook.names import SUMMARY_SHEET
from scoring.workbook.plan import Formula
from scoring.workbook.summary_tiers import bins_for
from scoring.workbook.summary_values import groups_of
from tests.strategies import AS_OF
from tests.workbook.summary_books import book_of, scored, summary_model

SCORES = st.lists(st.integers(-9_000_000, 9_000_000), max_size=40)


@given(SCORES, st.integers(0, 4), st.sampled_from(list(Scaling)))
def test_every_score_lies_in_one_range(units: list[int], decimals: int, scale: Scaling) -> None:
    scores = np.array([round(unit / 10**decimals, decimals) for unit in units], np.float64)
    if scale is not Scaling.RAW:
        scores = np.clip(scores, 0, 100)
    bins = bins_for(scores, scale, decimals)
    assert 1 <= len(bins) <= 10
    assert bins[0].low is None
    assert bins[-1].high is None
    assert len({part.label for part in bins}) == len(bins)
    for before, after in pairwise(bins):
        assert before.high == after.low
    limits = [(-np.inf if part.low is None else part.low, np.inf if part.high is None else part.high) for part in bins]
    inside = [(scores >= low) & (scores < high) for low, high in limits]
    assert int(np.sum(inside)) == len(scores)


@pytest.mark.parametrize(
    ("scores", "scale", "decimals", "labels"),
    [
        ([], Scaling.CLAMP, 0, ["0–9", "10–19", "90–100"]),
        ([50.5], Scaling.PERCENT, 1, ["0 to <10", "10 to <20", "90 to 100"]),
        ([0, 49], Scaling.RAW, 0, ["up to 4", "5–9", "45 and more"]),
        ([-6, 3], Scaling.RAW, 0, ["up to -6", "-5", "3 and more"]),
        ([0.5, 3.25], Scaling.RAW, 2, ["under 1", "1 to <1.5", "3 and more"]),
    ],
)
def test_ranges_have_round_edges(scores: list[float], scale: Scaling, decimals: int, labels: list[str]) -> None:
    bins = bins_for(np.array(scores, np.float64), scale, decimals)
    assert [bins[0].label, bins[1].label, bins[-1].label] == labels


@pytest.mark.parametrize("text", ["5", "1-10", "50%", "1e5", "Mar 2024", "TRUE", "wahr", "#N/A", "", "  ", "½"])
def test_texts_that_read_as_numbers_are_known(text: str) -> None:
    assert may_read_as_number(text)


@pytest.mark.parametrize("text", ["Webinar", "Google Ads", "e-mail", "=x", "Ünïcode"])
def test_plain_words_are_just_compared(text: str) -> None:
    assert not may_read_as_number(text)


def test_wildcards_are_escaped_tilde_first() -> None:
    text = "a~b*c?"
    for letter in "~*?":
        text = text.replace(letter, "~" + letter)
    assert text == "a~~b~*c~?"
    assert [escaped("B1").index(f'"{letter}"') for letter in "~*?"] == sorted(
        escaped("B1").index(f'"{letter}"') for letter in "~*?"
    )


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from([0.0, 1.0, 7.0, 0.1, 0.1 + 0.2]),
    st.sampled_from(["Web", "web", "7", "TRUE", "", " ", "x" * 400, "Referral", "0.3"]),
    st.sampled_from([Serial(46000.0), ErrorValue("#N/A")]),
)


@given(st.lists(CELLS, max_size=60))
def test_groups_share_no_lead_and_hold_what_their_value_says(cells: list[Cell]) -> None:
    made = column("Channel", cells)
    groups = list(groups_of(made))
    total = np.zeros(len(cells), int)
    for group in groups:
        total += group.leads
        assert group.leads.any()
        for lead in np.flatnonzero(group.leads).tolist():
            assert _same(group.value, made, lead)
    assert total.max(initial=0) <= 1
    values = [_folded(group.value) for group in groups]
    assert len(set(values)) == len(values)


def _same(value: Cell, made: Column, lead: int) -> bool:
    cell = made.cell(lead)
    if value is None:
        return cell in (None, "")
    return _folded(cell) == _folded(value)


def _folded(value: Cell) -> object:
    if isinstance(value, str):
        return value.lower()
    return (CellKind.NUMBER, value.value) if isinstance(value, Serial) else (type(value).__name__, value)


def test_groups_come_by_size_and_the_blank_last() -> None:
    made = column("Channel", [None] * 9 + ["Web", "web", "WEB", "Fair", "Fair", "Ads", "y" * (MAX_TEXT + 1)])
    assert [group.value for group in groups_of(made)] == ["Web", "Fair", "Ads", None]


def test_what_spreadsheets_confuse_is_left_for_the_others() -> None:
    assert [group.value for group in groups_of(column("", [5.0, "5", 6.0]))] == [6.0]
    assert [group.value for group in groups_of(column("", [True, 1.0, 2.0]))] == [2.0]
    assert [group.value for group in groups_of(column("", [True, False, True]))] == [True, False]


def _days(dates: list[Cell], above: int = 2) -> dict[str, tuple[int, str]]:
    """The daily table: label -> count and note."""
    model = summary_model(daily=DailyCount("Created", "Hot", above))
    columns: dict[str, list[Cell | int]] = {"Points": [90] * len(dates), "Created": list(dates)}
    sheet = next(s for s in book_of(scored(columns, model)).sheets if s.name == SUMMARY_SHEET)
    cells = {(cell.row, cell.column): cell.value for cell in sheet.cells}
    start = next(row for (row, _), value in cells.items() if value == "Day")
    found = {}
    for row in range(start + 1, start + 25):
        label, count, note = (cells.get((row, place)) for place in (2, 3, 4))
        if isinstance(label, str) and isinstance(count, Formula):
            shown = note.value if isinstance(note, Formula) else ""
            found[label] = (count.value, shown)
    return found  # type: ignore[return-value]


def test_days_are_counted_and_busy_ones_noted() -> None:
    today, odd = Serial(AS_OF), [None, "soon", 7.0, True]
    dates: list[Cell] = [today, today, today, Serial(AS_OF - 2 + 0.75), Serial(AS_OF + 9), *odd]
    assert _days(dates) == {
        "Earlier": (0, ""),
        "Fri 2026-02-27": (1, ""),
        "Sun 2026-03-01": (3, "over 2"),
        "Later": (1, ""),
        "No date": (4, ""),
    }


def test_only_the_last_fourteen_days_are_shown() -> None:
    found = _days([Serial(AS_OF - n) for n in range(20)])
    assert len(found) == 14 + 3
    assert found["Earlier"] == (6, "")


@given(st.lists(st.sampled_from([Serial(AS_OF - n) for n in range(30)] + [None, Serial(AS_OF + 3), -5.0]), min_size=1))
def test_the_days_add_up_to_the_tier(dates: list[Cell]) -> None:
    if any(isinstance(date, Serial) for date in dates):
        counts = Counter({label: count for label, (count, _) in _days(dates).items()})
        assert counts.total() == len(dates)
