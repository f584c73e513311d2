"""The shared look: tiers readable, apart from each other, and their own colours respected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.model import Tier
from scoring.workbook import look
from scoring.workbook.plan import Look, Style

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")


def test_contrast_is_that_of_wcag() -> None:
    assert look.contrast("000000", "FFFFFF") == pytest.approx(21)
    assert look.contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert look.contrast("ABCDEF", "ABCDEF") == 1


@given(COLORS)
def test_a_tiers_own_colour_is_kept_and_its_text_is_readable(color: str) -> None:
    (own,) = look.tier_colors((Tier("Any", color=color),))
    assert own.fill == color
    assert look.contrast(own.text, own.fill) >= 4.5
    assert look.contrast(look.BLACK, own.tint) >= 4.5


@pytest.mark.parametrize("count", range(1, 17))
def test_tiers_of_a_model_differ_and_are_readable(count: int) -> None:
    colors = look.tier_colors([Tier(f"T{place}") for place in range(count)])
    assert len({color.fill for color in colors}) == count
    assert all(look.contrast(color.text, color.fill) >= 4.5 for color in colors)
    assert all(len(color.tint) == 6 for color in colors)


@pytest.mark.parametrize(
    "style",
    [look.TITLE, look.SUBTITLE, look.HEADING, look.LABEL, look.HINT, look.HEADER, look.CELL, look.INPUT],
)
def test_text_is_readable_on_its_ground(style: Style) -> None:
    assert look.contrast(style.color, style.fill or look.WHITE) >= 4.5


@pytest.mark.parametrize("shown", [look.CHECK_LOOK, look.DISQUALIFIED_LOOK, look.NOTE_LOOK, look.OFF_LOOK])
def test_conditional_looks_are_readable(shown: Look) -> None:
    assert look.contrast(shown.color, shown.fill or look.WHITE) >= 4.5


@pytest.mark.parametrize(("decimals", "format_code"), [(0, "0"), (1, "0.0"), (4, "0.0000")])
def test_scores_show_their_decimals(decimals: int, format_code: str) -> None:
    assert look.score_format(decimals) == format_code
