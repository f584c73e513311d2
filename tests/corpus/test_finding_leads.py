"""The harness finds the largest table-like range by itself, and makes models whose rules fire."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import xlsxwriter

from scoring.leads import understand_leads
from scoring.ooxml.book import Book
from scoring.scores import score
from scoring.table import Serial, lead_table
from scoring.validate import require_valid
from tools.corpus.modelmaking import make_model
from tools.corpus.ranges import LeadRange, Shape, largest_range

AS_OF = 46082.0
PEOPLE: list[list[object]] = [["Name", "Staff"], ["Ann", 3], ["Bob", 5], ["Cid", 8]]


def found(path: Path) -> LeadRange | None:
    with Book(path) as book:
        return largest_range(book)


def written(path: Path, cells: list[list[object]], row: int = 0, column: int = 0) -> Path:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for at, line in enumerate(cells):
        sheet.write_row(row + at, column, line)
    book.close()
    return path


def test_a_block_below_its_title(tmp_path: Path) -> None:
    cells: list[list[object]] = [["Leads of the spring", "draft"], ["", "", ""], *PEOPLE]
    leads = found(written(tmp_path / "a.xlsx", cells, 2, 3))
    assert leads is not None
    assert (str(leads), leads.rows, leads.shape) == ("D5:E8", 3, Shape.HEADED)


def test_the_larger_of_two_sheets(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    for name, count in (("Small", 3), ("Large", 9), ("Empty", 0)):
        sheet = book.add_worksheet(name)
        for row in range(count):
            sheet.write_row(row, 0, ["Name", "Staff"] if row == 0 else [f"Lead {row}", row])
    book.close()
    leads = found(tmp_path / "a.xlsx")
    assert leads is not None
    assert (leads.sheet, str(leads), leads.size) == ("Large", "A1:B9", 16)


@pytest.mark.parametrize("shape", [Shape.TABLE, Shape.FILTER])
def test_a_table_and_a_filter_are_ranges_of_their_own(shape: Shape, tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet()
    for at, line in enumerate([*PEOPLE, ["Total", 16]]):
        sheet.write_row(at, 0, line)
    if shape is Shape.TABLE:
        sheet.add_table(0, 0, 4, 1, {"columns": [{"header": "Name"}, {"header": "Staff"}], "total_row": True})
    else:
        sheet.autofilter(0, 0, 3, 1)
    book.close()
    leads = found(tmp_path / "a.xlsx")
    assert leads is not None
    assert (str(leads), leads.rows, leads.shape) == ("A1:B4", 3, shape)


def test_numbers_over_numbers_are_a_plain_block(tmp_path: Path) -> None:
    leads = found(written(tmp_path / "a.xlsx", [[1, 2], [3, 4], [5, 6]]))
    assert leads is not None
    assert (str(leads), leads.rows, leads.shape) == ("A1:B3", 2, Shape.PLAIN)


@pytest.mark.parametrize("cells", [[["A", "B"], [1, 2]], [["A"], [1], [2], [3]], [[]]])
def test_too_little_for_leads(cells: list[list[object]], tmp_path: Path) -> None:
    assert found(written(tmp_path / "a.xlsx", cells)) is None


def test_a_model_asks_for_what_occurs() -> None:
    count = 24
    table = lead_table(
        {
            "Company": [f"Company {number % 5} GmbH" for number in range(count)],
            "Mail": [f"p{number}@firm{number}.example" for number in range(count)],
            "Staff": [float(number**2) for number in range(count)],
            "Signed": [Serial(AS_OF - 20 * number) for number in range(count)],
            "Wants it": [number % 3 == 0 for number in range(count)],
            "all": [None if number % 2 else "x" for number in range(count)],
        }
    )
    for name in ("one.xlsx", "two.xlsx", "three.xlsx"):
        made = make_model(name, table, AS_OF)
        require_valid(made.model)
        scores = score(table, made.model, made.mapping, AS_OF)
        fired = [scores.fired(rule.id) for rule in made.model.rules]
        assert len(fired) > 3
        assert any(each.any() and not each.all() for each in fired)
        assert make_model(name, table, AS_OF) == made
    assert make_model("one.xlsx", table, AS_OF) != make_model("two.xlsx", table, AS_OF)


def test_a_model_for_hardly_anything() -> None:
    table = lead_table({"all": ["", None], "\n": ["x" * 400, "\r\n"]})
    made = make_model("odd.xlsx", table, AS_OF)
    require_valid(made.model)
    assert np.isfinite(score(table, made.model, made.mapping, AS_OF).score).all()


def test_the_product_reads_leads_where_the_harness_finds_them(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", PEOPLE, 4, 2)
    leads = found(path)
    assert leads is not None
    table = understand_leads(path, sheet=leads.sheet, header_row=leads.header_row).table
    assert (table.names, len(table)) == (("Name", "Staff"), leads.rows)
