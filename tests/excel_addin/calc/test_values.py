"""Values on their way: what is a number, a text, a formula, and which formulas are copies of each other."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excel_addin.calc.errors import CalcError
from excel_addin.calc.values import (
    UNKNOWN_ERROR,
    CellError,
    Encoded,
    clean,
    decoded,
    formula_runs,
    from_serial,
    relative,
    to_serial,
)


def encoded(*rows: list[Any], epoch: int = 0) -> dict[str, Any]:
    return Encoded(rows, first_row=0, first_column=0, epoch=epoch).wire


def test_plain_values_go_as_they_are() -> None:
    assert encoded([1, 2.5, "a", None, ""])["rows"] == [[1.0, 2.5, "a", "", ""]]


def test_an_apostrophe_makes_a_text_of_anything() -> None:
    sent = encoded(["'=1+1", "'00123", "''x", "'"])
    assert sent["rows"] == [["=1+1", "00123", "'x", ""]]
    assert not sent["formulas"]
    assert not sent["typed"]


@pytest.mark.parametrize(
    ("text", "value", "is_bool"),
    [
        ("00123", 123.0, False),
        (" -1.5e3 ", -1500.0, False),
        ("5%", 0.05, False),
        (".5", 0.5, False),
        ("true", 1.0, True),
    ],
)
def test_texts_that_excel_reads_otherwise_are_told(text: str, value: float, is_bool: bool) -> None:
    sent = encoded([text])
    assert sent["typed"] == [[0, 0, pytest.approx(value), is_bool]]
    assert sent["rows"] == [[text]]


@pytest.mark.parametrize("text", ["=", "1-2", "12:30", "1.2.3", "+", "٣", "0x10", "1_000", "nan", "inf", "yes", "#N/A"])
def test_other_texts_stay_texts(text: str) -> None:
    sent = encoded([text])
    assert sent["rows"] == [[text]]
    assert not sent["typed"]
    assert not sent["formulas"]


def test_half_a_character_is_told() -> None:
    with pytest.raises(CalcError, match="half a character"):
        encoded(["fine 🦄", "half \ud83e"])


def test_numbers_that_no_cell_holds_are_nothing() -> None:
    assert encoded([float("nan"), float("inf")])["rows"] == [["", ""]]


def test_booleans_and_dates_are_told_as_runs_down() -> None:
    day, moment = dt.datetime(2024, 1, 2), dt.datetime(2024, 1, 2, 12)  # noqa: DTZ001
    sent = encoded([True, day], [False, day], [1, moment])
    assert sent["rows"] == [[1.0, 45293.0], [0.0, 45293.0], [1.0, 45293.5]]
    assert sent["bools"] == [[0, 0, 2, 1]]
    assert sent["dates"] == [[0, 1, 2, 1, True], [2, 1, 1, 1, False]]


def test_a_workbook_of_1904_counts_from_there() -> None:
    day = dt.datetime(1904, 1, 2)  # noqa: DTZ001
    assert encoded([day], epoch=1462)["rows"] == [[1.0]]
    told = {"rows": [[1.0]], "dates": [[0, 0, 1, 1]], "bools": [], "errors": [], "codes": None, "epoch": 1462}
    assert decoded(told, 0, 0) == [[day]]


@given(st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(9999, 12, 31)))  # noqa: DTZ001
def test_dates_come_back_to_the_millisecond(moment: dt.datetime) -> None:
    back = from_serial(to_serial(moment))
    assert abs(back - moment) <= dt.timedelta(milliseconds=1)


def test_a_number_that_no_calendar_has_stays_one() -> None:
    assert from_serial(1e12) == 1e12


def test_what_the_office_tells_becomes_values() -> None:
    told = {
        "rows": [["a", 1.0, ""], [45293.0, "text in a date cell", 0.0]],
        "dates": [[6, 3, 1, 2]],
        "bools": [[5, 4, 1, 1], [6, 5, 1, 1]],
        "errors": [[5, 5, 1, 1]],
        "codes": None,
        "epoch": 0,
    }
    day = dt.datetime(2024, 1, 2)  # noqa: DTZ001
    assert decoded(told, 5, 3) == [["a", True, UNKNOWN_ERROR], [day, "text in a date cell", False]]
    named = {**told, "codes": [["#N/A"]]}
    assert decoded(named, 5, 3)[0][2] == CellError("#N/A")


def test_values_are_handed_out_by_the_options() -> None:
    day = dt.datetime(2024, 1, 2, 3, 4, 5, 6000)  # noqa: DTZ001
    assert clean(None, dt.datetime, "-", None, False) == "-"
    assert clean("", dt.datetime, None, None, False) is None
    assert clean(day, dt.datetime, None, None, False) == day
    assert clean(day, lambda year, month, day, **_: dt.date(year, month, day), None, None, False) == dt.date(2024, 1, 2)
    assert clean(2.0, dt.datetime, None, int, False) == 2
    assert clean(True, dt.datetime, None, int, False) is True
    assert clean(CellError("#N/A"), dt.datetime, None, None, False) is None
    assert clean(CellError("#N/A"), dt.datetime, None, None, True) == "#N/A"


def test_copies_of_one_formula_become_one_run() -> None:
    copies = [(row, 0, f'=IF(A{row + 1}>$B$1,B{row + 1},"A{1}")') for row in range(6)]
    assert formula_runs(copies, 0, 5) == [[0, 0, ['=IF(A1>$B$1,B1,"A1")'], 6]]


def test_formulas_that_only_look_alike_are_no_copies() -> None:
    texts = [(row, 0, f'="A{row + 1}"') for row in range(6)]
    assert formula_runs(texts, 0, 0) == [[0, 0, [text for _row, _column, text in texts], 1]]
    columns = [(row, 0, f"=T[Q{row + 1}]") for row in range(6)]
    assert formula_runs(columns, 0, 0)[0][3] == 1


def test_runs_end_where_the_formula_changes_or_a_cell_is_left_out() -> None:
    cells = [(row, 0, f"=A{row + 1}") for row in (0, 1, 2, 3)] + [(row, 0, f"=A{row + 1}") for row in (5, 6)]
    assert formula_runs(cells, 0, 3) == [[0, 0, ["=A1"], 4], [5, 0, ["=A6", "=A7"], 1]]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("=A1+$A$1", "=A2+$A$1", True),
        ("=A1+$A$1", "=A2+$A$2", False),
        ("=A$1", "=A$1", True),
        ("=LOG10(A1)", "=LOG10(A2)", True),
        ("=HS1_x+A1", "=HS1_x+A2", True),
        ("='Q1'!A1", "='Q1'!A2", True),
        ("=Q1!A1", "=Q1!A2", True),
        ("=T[[#This Row],[It''s '[Q1']]]+A1", "=T[[#This Row],[It''s '[Q1']]]+A2", True),
        ("=T[[#This Row],[It''s '[Q1']]]+A1", "=T[[#This Row],[It''s '[Q2']]]+A2", False),
    ],
)
def test_relative_references_are_distances(one: str, other: str, same: bool) -> None:
    assert (relative(one, 0, 3) == relative(other, 1, 3)) is same
