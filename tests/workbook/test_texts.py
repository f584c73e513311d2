"""Any text of a lead comes back as it was, as a text: never a formula, never a broken file."""

from __future__ import annotations

import re
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from openpyxl.utils.escape import unescape

from scoring.table import CellKind, column
from scoring.workbook.lint import lint
from scoring.workbook.parts.text import FORMULA_STARTS, number_text
from scoring.workbook.parts.xml import MAIN
from scoring.workbook.plan import BookPlan, CellPlan, ColumnPlan, Formula, SheetPlan, TableColumn, TablePlan
from scoring.workbook.write import write_book

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
HOSTILE = st.one_of(
    ANY_TEXT,
    st.text(st.sampled_from("_x0041F5\x00\x01\t\n\r\ufffe\uffff <>&\"'=+-@"), max_size=20),
    st.sampled_from(FORMULA_STARTS).flatmap(lambda start: ANY_TEXT.map(lambda rest: start + rest)),
)


def stored_texts(path: Path) -> list[str]:
    """The shared strings as the format's text says that they are read, apart from any spreadsheet library."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("xl/sharedStrings.xml"))
    texts = [item.findtext(f"{{{MAIN}}}t") or "" for item in root]
    return [re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text) for text in texts]


@given(st.lists(HOSTILE, min_size=1, max_size=8, unique=True))
@example(["_x0041_", "_x005F_x0041_", "__x0041_x0042_", "\r", "\r\n", "=cmd|' /C calc'!A0", "", " "])
def test_every_text_comes_back_as_a_text(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.xlsx")
        plan = SheetPlan("S", columns=(ColumnPlan(1, 1, column("Text", texts)),))
        write_book(BookPlan((plan,)), path)
        assert stored_texts(path) == texts
        cells = [row[0] for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=1)]
        assert lint(path) == []
    assert len(cells) == len(texts)
    for cell, text in zip(cells, texts, strict=True):
        assert cell.data_type != "f"
        assert cell.quotePrefix == text.startswith(FORMULA_STARTS)
        # openpyxl undoes one escape on reading and leaves the others; without any, texts must be equal.
        if "_x" not in text and not re.search("[\x00-\x1f\ufffe\uffff]", text):
            assert (cell.value or "") == text
        elif "x005F" not in text and "_x" not in text:
            assert unescape(str(cell.value or "")) == text


@given(st.lists(HOSTILE, min_size=1, max_size=4, unique=True))
def test_texts_as_results_of_formulas_keep_the_file_readable(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.xlsx")
        cells = tuple(CellPlan(row, 1, Formula('"x"', text)) for row, text in enumerate(texts, 1))
        write_book(BookPlan((SheetPlan("S", cells),)), path)
        made = [row[0] for row in openpyxl.load_workbook(path, data_only=True).worksheets[0].iter_rows()]
    for cell, text in zip(made, texts, strict=True):
        if not re.search("[\x00-\x1f\ufffe\uffff_]", text):
            assert (cell.value or "") == text


@given(st.lists(HOSTILE.filter(bool), min_size=1, max_size=5, unique_by=str.casefold))
def test_any_headers_make_a_table_that_passes_the_lint(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "table.xlsx")
        cells = tuple(CellPlan(1, place, name) for place, name in enumerate(names, 1))
        table = TablePlan("Leads", 1, 1, 2, tuple(TableColumn(name) for name in names))
        write_book(BookPlan((SheetPlan("S", cells, tables=(table,)),)), path)
        assert lint(path) == []


def test_half_a_surrogate_pair_becomes_the_replacement_character(tmp_path: Path) -> None:
    write_book(BookPlan((SheetPlan("S", (CellPlan(1, 1, "a\ud800b"),)),)), tmp_path / "half.xlsx")
    assert stored_texts(tmp_path / "half.xlsx") == ["a\ufffdb"]


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_text_in_a_cell_of_its_own_is_marked_as_well(start: str, tmp_path: Path) -> None:
    write_book(BookPlan((SheetPlan("S", (CellPlan(1, 1, start + "1+1"),)),)), tmp_path / "one.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "one.xlsx").worksheets[0]["A1"]
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_the_longest_text_is_kept_and_counted_as_excel_does(tmp_path: Path) -> None:
    text = "é" * 32_767
    write_book(BookPlan((SheetPlan("S", (CellPlan(1, 1, text),)),)), tmp_path / "long.xlsx")
    assert stored_texts(tmp_path / "long.xlsx") == [text]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_written_so_that_they_read_back_the_same(number: float) -> None:
    assert float(number_text(number)) == number


@given(st.lists(st.one_of(st.none(), st.booleans(), st.floats(allow_nan=False), HOSTILE), max_size=12))
def test_a_column_of_any_cells_keeps_their_kinds(values: list[bool | float | str | None]) -> None:
    made = column("Any", values)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "any.xlsx")
        write_book(BookPlan((SheetPlan("S", columns=(ColumnPlan(2, 3, made),)),)), path)
        sheet = openpyxl.load_workbook(path).worksheets[0]
        found = [sheet.cell(3 + row, 2) for row in range(len(values))]
    kinds = {CellKind.BLANK: "n", CellKind.NUMBER: "n", CellKind.TEXT: "s", CellKind.BOOL: "b"}
    for cell, value, kind in zip(found, values, made.kinds.tolist(), strict=True):
        if isinstance(value, float) and value in (float("inf"), float("-inf")):
            assert cell.value == "#NUM!"
        elif kind != CellKind.TEXT:
            assert (cell.value, cell.data_type) == (value, kinds[kind])
        elif value:
            assert cell.data_type == kinds[kind]
