"""Cells taken out: rows, other cells and formulas that they shared with ours stay whole."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.ooxml.cells import address
from scoring.workbook.surgery.shared import moved
from tests.core.ooxml.parts import worksheet
from tests.workbook.surgery.lead_sheets import cells_of, taken

ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="6" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
    '<row r="2" hidden="1" ht="20"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c><c r="C2"><v>3</v></c></row>'
    '<row r="3" hidden="1"><c r="B3"><v>2</v></c></row>'
    '<row r="4" hidden="1"><c r="B4"><v>9</v></c></row>'
)


@pytest.mark.parametrize("block", [2**18, 9])
def test_cells_outside_the_rows_stay(block: int) -> None:
    made = taken(worksheet(ROWS).encode(), {2}, (1, 3), block=block).decode()
    gone = ROWS.replace('<c r="B1" s="6" t="s"><v>1</v></c>', "").replace('<c r="B2"><v>2</v></c>', "")
    assert made == worksheet(gone.replace('<c r="B3"><v>2</v></c>', ""))


def test_a_header_that_a_table_needs_gets_its_text() -> None:
    made = taken(worksheet(ROWS).encode(), {2}, (1, 3), texts={(1, 2): "Column <1>"}).decode()
    assert '<c r="B1" s="6" t="inlineStr"><is><t>Column &lt;1&gt;</t></is></c><c r="C1"' in made
    assert "B2" not in made


@pytest.mark.parametrize("rows", [ROWS, "<!-- x -->" + ROWS, ROWS.replace('"', "'")])
def test_rows_that_only_our_filter_hid_are_shown(rows: str) -> None:
    made = taken(worksheet(rows).encode(), {2}, (1, 3), shown=True).decode()
    assert re.findall("<row r=.4. hidden=.1.", made)
    assert len(re.findall("hidden", made)) == 1
    assert "ht=" in made


def test_cells_that_are_only_counted_keep_their_place() -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c><c s='3'><v>3</v></c></row><row><c/><c><v>5</v></c><c><v>6</v></c></row>"
    data = worksheet(rows).encode()
    old = cells_of(data)
    read = cells_of(taken(data, {2}, (1, 2)))
    assert read == {place: cell for place, cell in old.items() if place[1] != 2}


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_a_formula_that_others_share_moves_to_the_first_of_them(prefix: str) -> None:
    rows = (
        '<row r="2"><c r="B2"><f t="shared" ref="B2:C4" si="4">$A2*A2&amp;"A2"</f><v>1</v></c>'
        '<c r="C2"><f t="shared" si="4"/><v>2</v></c></row>'
        '<row r="3"><c r="B3"><f t="shared" si="4"/><v>1</v></c><c r="C3"><f t="shared" si="4"/><v>2</v></c></row>'
    )
    data = worksheet(rows)
    if prefix:
        data = re.sub(r"<(/?)(?=\w)", rf"<\1{prefix}", data).replace("xmlns=", "xmlns:x=")
    made = taken(data.encode(), {2}, (1, 9)).decode().replace(prefix, "")
    assert '<c r="C2"><f t="shared" si="4" ref="B2:C4">$A2*B2&amp;&quot;A2&quot;</f><v>2</v></c>' in made
    assert '<c r="C3"><f t="shared" si="4"/><v>2</v></c>' in made
    assert "B3" not in made


@pytest.mark.parametrize(
    ("formula", "down", "right", "expected"),
    [
        ("A1+$B$2*C$3-$D4", 2, 1, "B3+$B$2*D$3-$D6"),
        ("SUM(A:B,$3:3,1:2)", 1, 1, "SUM(B:C,$3:4,2:3)"),
        ("Sheet1!A1&'A1 B2'!A1", 1, 0, "Sheet1!A2&'A1 B2'!A2"),
        ('"A1"&LOG10(A1)&A1B', 1, 0, '"A1"&LOG10(A2)&A1B'),
        ("Leads[[#This Row],[A1]]+A1", 1, 0, "Leads[[#This Row],[A1]]+A2"),
        ("A1+XFD1", -1, 0, "#REF!+#REF!"),
        ("HS_AsOf+HS_1+TAX2024!A1", 0, 1, "HS_AsOf+HS_1+TAX2024!B1"),
        ("A1:B2", 1, 1, "B2:C3"),
    ],
)
def test_formulas_move(formula: str, down: int, right: int, expected: str) -> None:
    assert moved(formula, down, right) == expected


@given(st.integers(1, 500), st.integers(1, 300), st.integers(0, 500), st.integers(0, 300))
def test_a_reference_moves_by_what_is_said(row: int, column: int, down: int, right: int) -> None:
    where = address(row, column)
    assert moved(f"-{where}^2", down, right) == f"-{address(row + down, column + right)}^2"
    assert moved(moved(f"F({where})", down, right), -down, -right) == f"F({where})"
