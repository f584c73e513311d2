"""Programs that drop the part with the model: names and headers still say what is ours."""

from __future__ import annotations

import warnings
from pathlib import Path

import openpyxl
import pytest

from scoring.ooxml.book import Book
from scoring.ooxml.package import Package
from scoring.workbook.marker import read_marker
from scoring.workbook.package import write_draft
from scoring.workbook.strip import strip
from scoring.workbook.stripping.unmarked import rebuilt_marker
from tests.judges.cells import read_book
from tests.workbook.stripping.stripped import faults, traces
from tests.workbook.stripping.users_books import HEADERS, SHEET, scored_in_place, users_book


@pytest.mark.parametrize("table", [True, False], ids=["table", "plain"])
def test_after_openpyxl(table: bool, tmp_path: Path) -> None:
    own = users_book(tmp_path / "own.xlsx", table=table)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(scored_in_place(own, tmp_path / "scored.xlsx", table=table))
        book.save(tmp_path / "saved.xlsx")
    with Package(tmp_path / "saved.xlsx") as package, (tmp_path / "left.xlsx").open("w+b") as file:
        assert read_marker(package) is None
        marker = rebuilt_marker(Book(parts=package))
        assert marker is not None and marker.sheet == SHEET
        write_draft(strip(package, marker), file)
    left = tmp_path / "left.xlsx"
    assert {part: words for part, words in traces(left).items() if words != [b"HS_"]} == {}
    cells = read_book(left)
    # openpyxl writes formulas without their results.
    assert cells[SHEET] == read_book(own)[SHEET] and set(cells) == {"Dashboard", SHEET, "Pie"}
    assert set(HEADERS) <= set(map(str, cells[SHEET].values()))
    assert faults(left) == []


def test_a_workbook_that_was_never_scored_is_nobody_s(tmp_path: Path) -> None:
    with Book(users_book(tmp_path / "own.xlsx", table=True)) as book:
        assert rebuilt_marker(book) is None
