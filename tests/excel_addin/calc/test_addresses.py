"""Addresses: what people write, and what the engine holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excel_addin.calc.addresses import (
    MAX_COLUMNS,
    MAX_ROWS,
    Rect,
    address,
    column_index,
    column_letters,
    parse,
    quoted,
    split_sheet,
)
from excel_addin.calc.errors import NotFoundError


@pytest.mark.parametrize(
    ("text", "rect"),
    [
        ("A1", Rect(0, 0)),
        ("$b$2", Rect(1, 1)),
        ("C3:A1", Rect(0, 0, 3, 3)),
        ("A:C", Rect(0, 0, MAX_ROWS, 3)),
        ("$B:$B", Rect(0, 1, MAX_ROWS, 1)),
        ("2:3", Rect(1, 0, 2, MAX_COLUMNS)),
        ("XFD1048576", Rect(MAX_ROWS - 1, MAX_COLUMNS - 1)),
        ("A1:B", None),
        ("A:1", None),
        ("A", None),
        ("7", None),
        ("HS_K", None),
        ("ABCD1", None),
        ("", None),
    ],
)
def test_an_address_is_read(text: str, rect: Rect | None) -> None:
    assert parse(text) == rect


@pytest.mark.parametrize("text", ["XFE1", "A1048577", "A0", "ZZZ:ZZZ"])
def test_an_address_beyond_the_sheet_is_told(text: str) -> None:
    with pytest.raises(NotFoundError, match="beyond the end"):
        parse(text)


@given(st.integers(0, MAX_COLUMNS - 1))
def test_letters_and_numbers_of_columns_agree(index: int) -> None:
    assert column_index(column_letters(index)) == index


@given(st.integers(0, 1000), st.integers(0, 1000), st.integers(1, 50), st.integers(1, 50))
def test_what_is_written_reads_back(row: int, column: int, rows: int, columns: int) -> None:
    rect = Rect(row, column, rows, columns)
    assert parse(address(rect)) == rect
    assert parse(address(rect, row_absolute=False, column_absolute=False)) == rect


def test_addresses_are_written_as_excel_does() -> None:
    assert address(Rect(0, 0)) == "$A$1"
    assert address(Rect(0, 0, 2, 3), row_absolute=False) == "$A1:$C2"
    assert address(Rect(0, 1, MAX_ROWS, 2)) == "$B:$C"
    assert address(Rect(4, 0, 1, MAX_COLUMNS), row_absolute=False) == "5:5"
    assert address(Rect(0, 0, 0, 2)) == "$A$1{0x2}"


def test_names_of_sheets_are_quoted_where_they_must_be() -> None:
    assert quoted("Leads") == "Leads"
    assert quoted("My leads") == "'My leads'"
    assert quoted("It's") == "'It''s'"
    assert quoted("A1") == "'A1'"
    assert quoted("Leads", "a.xlsx") == "[a.xlsx]Leads"
    assert quoted("Leads", "my a.xlsx") == "'[my a.xlsx]Leads'"


def test_a_sheet_is_split_off() -> None:
    assert split_sheet("'It''s!'!A1") == ("It's!", "A1")
    assert split_sheet("Leads!A1") == ("Leads", "A1")
    assert split_sheet("A1") == ("", "A1")


def test_rectangles_know_each_other() -> None:
    assert Rect(2, 2).around(Rect(0, 5)) == Rect(0, 2, 3, 4)
    assert Rect(1, 1).within(Rect(0, 0, 2, 2))
    assert not Rect(1, 1, 2, 2).within(Rect(0, 0, 2, 2))
