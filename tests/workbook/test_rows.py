"""Columns of many rows: chunks, shared formulas and single cells fit together without a seam."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import numpy as np
import openpyxl

from scoring.table import CellKind, Column, column
from scoring.workbook.lint import lint
from scoring.workbook.parts.rows import CHUNK_ROWS
from scoring.workbook.plan import BookPlan, CellPlan, ColumnPlan, Formula, SheetPlan, Style
from scoring.workbook.write import write_book

LEADS = 2 * CHUNK_ROWS + 77


def write(sheet: SheetPlan, folder: Path) -> Path:
    path = folder / "rows.xlsx"
    write_book(BookPlan((sheet,)), path)
    assert lint(path) == []
    return path


def sheet_xml(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("xl/worksheets/sheet1.xml").decode()


def test_a_shared_formula_over_several_chunks_has_one_master(tmp_path: Path) -> None:
    doubled = column("", [float(2 * n) for n in range(LEADS)])
    path = write(
        SheetPlan(
            "S",
            columns=(
                ColumnPlan(1, 5, column("", list(range(LEADS)))),
                ColumnPlan(28, 5, doubled, "A5*2", shared=True),
                ColumnPlan(29, 5, doubled, "A5*2&CHAR(38)", shared=True),
            ),
        ),
        tmp_path,
    )
    xml = sheet_xml(path)
    assert xml.count(f'<f t="shared" ref="AB5:AB{LEADS + 4}" si="0">A5*2</f>') == 1
    assert xml.count('<f t="shared" si="0"/>') == LEADS - 1
    assert re.findall(r'<c r="AB(\d+)"', xml) == [str(row) for row in range(5, LEADS + 5)]


def test_columns_of_different_heights_and_cells_around_them(tmp_path: Path) -> None:
    far = 3 * CHUNK_ROWS
    path = write(
        SheetPlan(
            "S",
            cells=(
                CellPlan(far, 1, "far"),
                CellPlan(1, 3, "top"),
                CellPlan(CHUNK_ROWS, 5, Formula("1+1", 2)),
            ),
            columns=(
                ColumnPlan(3, CHUNK_ROWS - 1, column("", [1, None, 3])),
                ColumnPlan(2, 2, column("", ["a"] * (CHUNK_ROWS + 3))),
                ColumnPlan(3, CHUNK_ROWS + 5, column("", ["again"])),
                ColumnPlan(4, 2, column("", [])),
            ),
            row_heights=((7, 40.5), (far + 1, 12)),
        ),
        tmp_path,
    )
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [sheet.cell(CHUNK_ROWS + n, 3).value for n in range(-1, 6)] == [
        1,
        None,
        3,
        None,
        None,
        None,
        "again",
    ]
    assert [sheet.cell(far, 1).value, sheet["C1"].value, sheet.cell(CHUNK_ROWS, 5).value] == [
        "far",
        "top",
        "=1+1",
    ]
    assert [sheet.cell(row, 2).value for row in (2, CHUNK_ROWS, CHUNK_ROWS + 4, CHUNK_ROWS + 5)] == [
        "a",
        "a",
        "a",
        None,
    ]
    assert (sheet.row_dimensions[7].height, sheet.row_dimensions[far + 1].height) == (40.5, 12)
    assert sheet_xml(path).count("<row ") == CHUNK_ROWS + 7


def test_more_distinct_texts_than_one_batch_are_all_kept(tmp_path: Path) -> None:
    texts = [f"text {n}" for n in range(45_001)]
    path = write(SheetPlan("S", columns=(ColumnPlan(1, 1, column("", texts)),)), tmp_path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == texts


def test_more_distinct_numbers_than_are_remembered(tmp_path: Path) -> None:
    numbers = np.random.default_rng(1).normal(size=40_000).round(6).tolist()
    path = write(SheetPlan("S", columns=(ColumnPlan(1, 1, column("", numbers)),)), tmp_path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == numbers


def test_texts_that_no_cell_uses_are_not_written(tmp_path: Path) -> None:
    whole = column("", ["secret", "x", "x" * 40_000, "kept"])
    path = write(SheetPlan("S", columns=(ColumnPlan(1, 1, whole.take(np.array([1, 3]))),)), tmp_path)
    with zipfile.ZipFile(path) as package:
        strings = package.read("xl/sharedStrings.xml").decode()
    assert re.findall("<t>(.*?)</t>", strings) == ["x", "kept"]


def test_blank_cells_are_written_only_for_their_look(tmp_path: Path) -> None:
    blank = column("", [None, None])
    fill = Style(fill="FFF8E1")
    path = write(SheetPlan("S", columns=(ColumnPlan(1, 1, blank), ColumnPlan(2, 1, blank, style=fill))), tmp_path)
    assert re.findall(r'<c r="([A-Z]+\d)"', sheet_xml(path)) == ["B1", "B2"]


def test_a_formula_of_one_row_needs_no_sharing(tmp_path: Path) -> None:
    path = write(SheetPlan("S", columns=(ColumnPlan(1, 1, column("", [2]), "1+1", shared=True),)), tmp_path)
    assert '<c r="A1"><f>1+1</f><v>2</v></c>' in sheet_xml(path)


def test_results_of_every_kind_say_their_kind(tmp_path: Path) -> None:
    kinds = np.array([CellKind.TEXT, CellKind.BOOL, CellKind.ERROR, CellKind.BLANK, CellKind.NUMBER], np.uint8)
    results = Column(
        "",
        kinds,
        np.array([np.nan, 1, np.nan, np.nan, 2.5]),
        np.array([0, -1, 1, -1, -1], np.int32),
        ("<text>", "#N/A"),
    )
    xml = sheet_xml(write(SheetPlan("S", columns=(ColumnPlan(1, 1, results, "B1", shared=True),)), tmp_path))
    assert '<c r="A1" t="str"><f t="shared" ref="A1:A5" si="0">B1</f><v>&lt;text&gt;</v></c>' in xml
    assert '<c r="A2" t="b"><f t="shared" si="0"/><v>1</v></c>' in xml
    assert '<c r="A3" t="e"><f t="shared" si="0"/><v>#N/A</v></c>' in xml
    assert '<c r="A4"><f t="shared" si="0"/></c>' in xml
    assert '<c r="A5"><f t="shared" si="0"/><v>2.5</v></c>' in xml


def test_a_column_may_pass_rows_over(tmp_path: Path) -> None:
    rows = np.array([3, 4, 7, CHUNK_ROWS + 2, 3 * CHUNK_ROWS])
    values = column("", [float(row) for row in rows])
    path = write(
        SheetPlan(
            "S",
            cells=(CellPlan(5, 2, "between"),),
            columns=(
                ColumnPlan(2, 3, values, "ROW(A3)", shared=True, rows=rows),
                ColumnPlan(3, 3, column("", ["a", None, "c", None, "e"]), rows=rows),
            ),
        ),
        tmp_path,
    )
    sheet = openpyxl.load_workbook(path, data_only=True)["S"]
    assert {cell.coordinate: cell.value for line in sheet for cell in line if cell.value is not None} == {
        **{f"B{row}": row for row in rows.tolist()},
        "B5": "between", "C3": "a", "C7": "c", f"C{3 * CHUNK_ROWS}": "e",
    }  # fmt: skip
    xml = sheet_xml(path)
    assert xml.count(f'<f t="shared" ref="B3:B{3 * CHUNK_ROWS}" si="0">ROW(A3)</f>') == 1
    assert xml.count("<row ") == 6
