"""Scoring an open workbook looks as its scored file does, beside charts of a person's own and after a saved file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw
from openpyxl.chart import BarChart, Reference

from excel_addin.hosts.calc import CalcHost
from excel_addin.live.jobs import score_book
from scoring.workbook.plan import BookPlan
from tests.excel_addin.calc.live import needs_office
from tests.excel_addin.live.books import plain_book

pytestmark = needs_office
Opened = Callable[[Path], xw.Book]
# Excel's columns have 5 pixels between them, and digits of 7.
_BETWEEN = 5 / 7


def with_charts(path: Path) -> Path:
    """Leads with a chart beside them, and one on another sheet: Calc calls both “Chart 1”, or so."""
    book = openpyxl.load_workbook(plain_book(path, 6))
    for sheet, place in ((book["Notes"], "C3"), (book.worksheets[0], "BA40")):
        chart = BarChart()
        chart.add_data(Reference(book.worksheets[0], min_col=5, min_row=3, max_row=9))
        sheet.add_chart(chart, place)
    book.save(path)
    return path


def looks(book: xw.Book, plan: BookPlan) -> dict[str, Any]:
    """How our sheets look: of each what its conditional formats give, and the looks of some cells."""
    told: dict[str, Any] = {}
    for sheet in plan.sheets:
        whole = book.sheets[sheet.name].range((1, 1), (60, 30))
        given = [
            (item.type, item.formula, item.fill_color, item.font_bold, item.font_italic)
            for item in whole.conditional_formats
        ]
        names = (
            "HoriJustify",
            "VertJustify",
            "IsTextWrapped",
            "ParaIndent",
            "CharWeight",
            "CharHeight",
            "CharFontName",
        )
        cells = [book.sheets[sheet.name].range((cell.row, cell.column)) for cell in sheet.cells[::25]]
        dressed = [[cell.impl.ask("look.get", what=name) for name in names] for cell in cells]
        widths = [book.sheets[sheet.name].range((1, at)).column_width for at in range(1, 12)]
        told[sheet.name] = [sorted(given, key=str), dressed, widths]
    return told


def test_a_refresh_of_a_saved_file_looks_as_the_first_scoring(opened: Opened, host: CalcHost, tmp_path: Path) -> None:
    book = opened(with_charts(tmp_path / "charts.xlsx"))
    theirs = [list(sheet.charts) for sheet in book.sheets]
    assert sum(map(len, theirs)) == 2
    plan = score_book(book, host).plan
    drawn = [[chart.name for chart in sheet.charts] for sheet in book.sheets]
    before = looks(book, plan)
    assert any(given for given, _, _ in before.values())

    book.save(tmp_path / "saved.xlsx")
    book.close()
    again = opened(tmp_path / "saved.xlsx")
    score_book(again, host)
    assert [len(sheet.charts) for sheet in again.sheets] == [len(names) for names in drawn]
    after = looks(again, plan)
    for name, told in before.items():
        assert after[name] == told, name


def test_columns_are_as_wide_as_of_a_file(opened: Opened, book: xw.Book, host: CalcHost, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for column, characters in (("A", 5.0), ("B", 20.0), ("C", 72.0)):
        made.worksheets[0].column_dimensions[column].width = characters + _BETWEEN
    made.save(tmp_path / "wide.xlsx")
    file = opened(tmp_path / "wide.xlsx").sheets[0]
    at = [file.range((1, column)).width for column in (1, 2, 3)]
    for place, characters in ((5, 5.0), (6, 20.0), (7, 72.0)):
        file.range((1, place)).column_width = characters
    assert [file.range((1, column)).width for column in (5, 6, 7)] == pytest.approx(at, rel=0.02)
    assert file.range("G1").column_width == pytest.approx(72, abs=0.1)
