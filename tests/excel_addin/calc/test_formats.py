"""Units, colours and number formats."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excel_addin.calc.formats import (
    color_from_office,
    color_to_office,
    number_format_from_office,
    points_from_office,
    points_to_office,
    width_from_office,
    width_to_office,
)


@given(st.floats(0, 255))
def test_widths_come_back(characters: float) -> None:
    assert width_from_office(width_to_office(characters)) == pytest.approx(characters, abs=0.02)


def test_widths_are_excels() -> None:
    # 64 pixels is the column that Excel begins with.
    assert width_to_office(8.43) == pytest.approx(64 * 2540 / 96, abs=1)


@given(st.floats(0, 409))
def test_points_come_back(points: float) -> None:
    assert points_from_office(points_to_office(points)) == pytest.approx(points, abs=0.02)


@pytest.mark.parametrize("given", ["#112233", "112233", (0x11, 0x22, 0x33), 0x332211])
def test_every_way_to_say_a_color(given: object) -> None:
    assert color_to_office(given) == 0x112233
    assert color_from_office(0x112233) == (0x11, 0x22, 0x33)


def test_no_color() -> None:
    assert color_to_office(None) == -1
    assert color_from_office(-1) is None
    assert color_from_office(None) is None


@pytest.mark.parametrize(
    ("office", "excel"),
    [
        ("General", "General"),
        ("YYYY-MM-DD HH:MM:SS", "yyyy-mm-dd hh:mm:ss"),
        ("#,##0;[RED]-#,##0", "#,##0;[Red]-#,##0"),
        ('"Day" DD', '"Day" dd'),
        ("[HH]:MM", "[hh]:mm"),
        ('+0.##;-0.##;""', '+0.##;-0.##;""'),
        ("@", "@"),
    ],
)
def test_number_formats_read_as_excels(office: str, excel: str) -> None:
    assert number_format_from_office(office) == excel


def test_cells_that_differ_have_no_format() -> None:
    assert number_format_from_office(None) is None
