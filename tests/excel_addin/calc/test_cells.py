"""What cells hold, through xlwings and a live Calc: every kind of value, hostile texts, formulas, many at once."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import xlsxwriter
import xlwings as xw

from excel_addin.calc.engine import CalcEngine
from excel_addin.calc.errors import CalcError
from tests.excel_addin.calc.live import needs_office

pytestmark = needs_office

DAY = dt.datetime(2024, 1, 2)  # noqa: DTZ001
MOMENT = dt.datetime(2024, 5, 6, 7, 8, 9, 123000)  # noqa: DTZ001
HOSTILE = [
    "plain",
    "'=1+1",
    "'+1",
    "'-1",
    "'@SUM(1)",
    "'00123",
    "'TRUE",
    "'#N/A",
    "''quoted",
    'say "x"; y|z',
    "é ☃ 🦄 \u202eright to left",
    "two\nlines",
    "tab\there",
    "  spaces  ",
    "{=1}",
    "<b>&amp;</b>",
    "x" * 32_000,
]


def said(text: str) -> str:
    return text[1:] if text.startswith("'") else text


@pytest.mark.parametrize(
    "value",
    [1.0, -2.5, 1e300, 0.1, True, False, "text", None, DAY, MOMENT, dt.datetime(1899, 12, 30)],  # noqa: DTZ001
)
def test_a_value_comes_back_as_it_went(sheet: xw.Sheet, value: Any) -> None:
    sheet["B2"].value = value
    back = sheet["B2"].value
    assert back == value
    assert type(back) is type(value)


def test_texts_come_back_whatever_is_in_them(sheet: xw.Sheet) -> None:
    sheet["A1"].options(transpose=True).value = HOSTILE
    cells = sheet["A1"].resize(len(HOSTILE), 1)
    assert cells.value == [said(text) for text in HOSTILE]
    assert cells.formula == [[said(text)] for text in HOSTILE]
    assert not any(cell.raw_value is None for cell in cells)


def test_texts_are_read_as_excel_reads_them(sheet: xw.Sheet) -> None:
    sheet["A1"].value = ["00123", "5%", "TRUE", "=1+1", "1-2", "'00123"]
    assert sheet["A1:F1"].value == [123.0, 0.05, True, 2.0, "1-2", "00123"]


def test_a_cell_for_text_takes_texts_as_they_are(sheet: xw.Sheet) -> None:
    sheet["A1:D1"].number_format = "@"
    sheet["A1"].value = ["00123", "TRUE", "=1+1", "x"]
    assert sheet["A1:D1"].value == ["00123", "TRUE", "=1+1", "x"]


def test_numbers_after_booleans_are_numbers(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[True], [False]]
    assert sheet["A1"].number_format == "General"
    sheet["A1"].value = [[3], [1]]
    assert sheet["A1:A2"].value == [3.0, 1.0]
    assert all(type(value) is float for value in sheet["A1:A2"].value)
    sheet["A1"].value = "=1>0"
    assert sheet["A1"].value is True
    sheet["A1"].value = "=1+2"
    assert sheet["A1"].value == 3.0


def test_a_date_keeps_the_format_that_is_there(sheet: xw.Sheet) -> None:
    sheet["A1"].number_format = "dd/mm/yyyy"
    sheet["A1"].value = [DAY, DAY]
    assert sheet["A1"].number_format == "dd/mm/yyyy"
    assert sheet["B1"].number_format == "yyyy-mm-dd"
    assert sheet["A1"].options(dates=dt.date).value == DAY.date()


def test_errors_are_none_unless_asked_for(sheet: xw.Sheet) -> None:
    formulas = ["=1/0", "=NA()", '="a"+1', "=10^400", "=NOSUCHTHING(1)", "=A1:A2 C1:C2"]
    sheet["D1"].value = formulas
    assert sheet["D1:H1"].value == [None] * 5
    assert sheet["D1:H1"].options(err_to_str=True).value == ["#DIV/0!", "#N/A", "#VALUE!", "#NUM!", "#NAME?"]


def test_arrays_frames_and_missing_values(sheet: xw.Sheet) -> None:
    frame = pd.DataFrame({"n": [1, 2], "when": [pd.Timestamp("2024-01-02"), pd.NaT], "t": ["x", None]})
    sheet["A1"].options(index=False).value = frame
    assert sheet["A1:C3"].value == [["n", "when", "t"], [1.0, DAY, "x"], [2.0, None, None]]
    sheet["E1"].value = np.array([[1.5, np.nan], [np.float64(2), 3]])
    assert sheet["E1:F2"].value == [[1.5, None], [2.0, 3.0]]
    read = sheet["A1:C3"].options(pd.DataFrame, index=False).value
    assert list(read["n"]) == [1.0, 2.0]


def test_formulas_are_excels_on_both_ways(sheet: xw.Sheet, book: xw.Book) -> None:
    book.sheets.add("My leads", after=sheet)
    formulas = [
        '=IF(A1>3,"x;y",SUM({1,2;3,4}))',
        "='My leads'!$A$1+Sheet1!B2",
        "=SUM(A:A)+SUM(1:1)",
        '=TEXTJOIN(",",TRUE(),A1:A3)',
        "=AGGREGATE(9,6,A1:A3)",
        "=IF(A1,,3)",
        "=ISNA(#N/A)",
        '=-A1%&"é"',
        "=SUM((A1,B2))",
    ]
    sheet["D5"].options(transpose=True).value = formulas
    assert [row[0] for row in sheet["D5"].resize(len(formulas), 1).formula] == formulas
    assert sheet["D5"].value == 10.0
    assert sheet["D11"].value is True


def test_a_formula_fills_a_range_and_leaves_formats(sheet: xw.Sheet) -> None:
    sheet["A1"].options(transpose=True).value = list(range(50))
    sheet["B3"].color = "#ff0000"
    sheet["B4:B5"].number_format = "0.0"
    sheet["B1:C50"].formula = "=A1*2+$A$2"
    assert sheet["B50"].formula == "=A50*2+$A$2"
    assert sheet["C50"].formula == "=B50*2+$A$2"
    assert sheet["B1:B50"].value == [number * 2.0 + 1 for number in range(50)]
    assert [sheet[f"B{row}"].color for row in (2, 3, 4)] == [None, (255, 0, 0), None]
    assert [sheet[f"B{row}"].number_format for row in (3, 4, 6)] == ["General", "0.0", "General"]


def test_hidden_cells_are_filled_too(sheet: xw.Sheet) -> None:
    sheet["3:4"].rows.hidden = True
    sheet["C:C"].columns.hidden = True
    sheet["B1:D9"].formula = "=ROW()*10+COLUMN()"
    assert sheet["B1:D9"].value == [[row * 10.0 + column for column in (2, 3, 4)] for row in range(1, 10)]


def test_filtered_rows_are_written_in_their_place(engine: CalcEngine, tmp_path: Path) -> None:
    made = xlsxwriter.Workbook(str(tmp_path / "filtered.xlsx"))
    page = made.add_worksheet()
    page.write_column("A1", ["h", 0, 1, 2, 3, 4])
    page.autofilter("A1:A6")
    page.filter_column("A", "x >= 2")
    for row in (1, 2):
        page.set_row(row, None, None, {"hidden": True})
    made.close()
    book = xw.Book(tmp_path / "filtered.xlsx")
    sheet = book.sheets[0]
    assert [sheet[f"A{row}"].rows.hidden for row in (2, 3, 4)] == [True, True, False]
    before = sheet["A1:A6"].value
    sheet["B2:B6"].formula = "=A2*2"
    sheet["C1"].options(transpose=True).value = ["h", *(f"r{row}" for row in range(5))]
    assert sheet["A1:A6"].value == before
    assert sheet["B2:B6"].value == [0.0, 2.0, 4.0, 6.0, 8.0]
    assert sheet["C1:C6"].value == ["h", "r0", "r1", "r2", "r3", "r4"]
    book.impl.undo()
    book.impl.undo()
    assert sheet["A1:C6"].value == [[value, None, None] for value in before]
    book.close()


def test_formulas_recalculate_when_what_they_read_changes(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1, "=A1*2"], [2, "=A2*2"]]
    sheet["A1"].value = 21
    assert sheet["B1"].value == 42.0
    sheet.book.app.calculation = "manual"
    sheet["A1"].value = 1
    assert sheet.book.app.calculation == "manual"
    sheet.book.app.calculation = "automatic"
    sheet.book.app.calculate()
    assert sheet["B1"].value == 2.0


def test_a_formula_that_calc_cannot_read_is_refused_with_its_cell(sheet: xw.Sheet) -> None:
    with pytest.raises(CalcError, match="cannot read this formula: =SUM") as told:
        sheet["B2"].value = [["=1+1", "=SUM(A1,)+("]]
    assert told.value.place.cell == "C2"
    assert told.value.place.sheet == "Sheet1"
    assert sheet["B2:C2"].value == [None, None]


def test_array_formulas(sheet: xw.Sheet) -> None:
    sheet["A1"].options(transpose=True).value = [1, 2, 3]
    sheet["B1"].formula_array = "=SUM(A1:A3*A1:A3)"
    assert sheet["B1"].value == 14.0
    assert sheet["B1"].has_array
    assert sheet["B1"].formula_array == "=SUM(A1:A3*A1:A3)"
    assert not sheet["A1"].has_array


def test_notes_stay_when_cells_are_written(sheet: xw.Sheet) -> None:
    sheet["A1"].add_note("keep me\nplease")
    sheet["A1"].value = [[1, 2], [3, 4]]
    sheet["A1:B9"].value = "=1+1"
    assert [(note.location.address, note.text) for note in sheet.notes] == [("$A$1", "keep me\nplease")]


def test_whole_columns_end_with_what_is_used(sheet: xw.Sheet) -> None:
    sheet["B2"].value = [[1], [2]]
    assert sheet["B:B"].value == [None, 1.0, 2.0]
    assert sheet["D:D"].value is None
    assert sheet["2:2"].options(ndim=2).value == [[None, 1.0]]


def test_clearing(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1, "=A1"], [True, DAY]]
    sheet["A1:B2"].color = "#00ff00"
    sheet["A1:B2"].clear_contents()
    assert sheet["A1:B2"].value == [[None, None], [None, None]]
    assert sheet["A1"].color == (0, 255, 0)
    sheet["A1:B2"].clear_formats()
    assert sheet["A1"].color is None


def test_many_cells_take_one_request(sheet: xw.Sheet) -> None:
    rows = [[float(row * column) if column % 2 else f"text {row}" for column in range(20)] for row in range(20_000)]
    begun = time.perf_counter()
    sheet["A1"].value = rows
    written = time.perf_counter()
    back = sheet["A1:T20000"].value
    read = time.perf_counter()
    assert back == rows
    # Measured: about one second and half a second, alone on the machine.
    assert written - begun < 20
    assert read - written < 10


def test_what_long_columns_of_formulas_give_has_its_kind(sheet: xw.Sheet) -> None:
    sheet["A1"].options(transpose=True).value = list(range(2000))
    sheet["B1:B2000"].formula = "=A1>1000"
    sheet["C1:C2000"].formula = "=DATE(2024,1,A1)"
    sheet["D1:D2000"].formula = "=A1*2"
    sheet["E1:E2000"].formula = "=IF(A1>9,NA(),1/0)"
    assert sheet["B1:B2000"].value == [number > 1000 for number in range(2000)]
    assert {type(value) for value in sheet["B1:B2000"].value} == {bool}
    assert sheet["C2:C2000"].value == [DAY - dt.timedelta(days=1) + dt.timedelta(days=row) for row in range(1999)]
    assert {type(value) for value in sheet["D1:D2000"].value} == {float}
    assert sheet["E1:E2000"].options(err_to_str=True).value == ["#DIV/0!"] * 10 + ["#N/A"] * 1990
    assert [row[0] for row in sheet["B1999:B2000"].formula] == ["=A1999>1000", "=A2000>1000"]


def test_many_formulas_that_are_copies_are_fast(sheet: xw.Sheet) -> None:
    begun = time.perf_counter()
    sheet["B1"].options(transpose=True).value = [f'=IF(A{row}>3,"x",A{row}*2)' for row in range(1, 20_001)]
    assert time.perf_counter() - begun < 20
    assert sheet["B20000"].formula == '=IF(A20000>3,"x",A20000*2)'
    assert sheet["B20000"].value == 0.0
