"""What a new workbook would leave out, found in workbooks of many kinds."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from scoring.errors import HotsheetError
from scoring.jobs.prepare import prepare
from tests.judges.shared import shared_path

HEADERS = ("Email", "Job title", "Employees")
LEADS = (("a@acme.example", "VP", 12), ("b@acme.example", "CEO", 30))


def book_with(path: Path) -> xlsxwriter.Workbook:
    return xlsxwriter.Workbook(str(path))


def test_a_plain_list_leaves_nothing_out(tmp_path: Path) -> None:
    path = tmp_path / "plain.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADERS, *LEADS):
        sheet.append(row)
    sheet.auto_filter.ref = "A1:C3"
    sheet.freeze_panes = "A2"
    book.save(path)
    assert prepare(path).left_out == ()


def test_everything_a_person_would_miss_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rich.xlsx"
    book = book_with(path)
    sheet = book.add_worksheet("People")
    sheet.write(0, 0, "Our list")
    for place, row in enumerate((HEADERS, *LEADS), start=2):
        sheet.write_row(place, 0, row)
    sheet.write_formula(3, 2, "=6*2", None, 12)
    sheet.write_comment(3, 0, "call")
    sheet.conditional_format("C4:C5", {"type": "cell", "criteria": ">", "value": 5})
    sheet.data_validation("B4:B5", {"validate": "list", "source": ["VP", "CEO"]})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=People!$C$4:$C$5"})
    hidden = book.add_worksheet("Secret")
    hidden.hide()
    hidden.insert_chart("A1", chart)
    book.define_name("Limit", "=Secret!$A$1")
    book.close()
    assert set(prepare(path).left_out) == {
        "the sheet “Secret” (hidden) with a chart",
        "the 2 rows above the headers",
        "the formulas in “Employees” (their values stay)",
        "comments on “People”",
        "conditional formats on “People”",
        "drop-down lists and other input checks on “People”",
        "defined names: “Limit”",
    }


def test_pictures_and_tables_on_the_lead_sheet(tmp_path: Path) -> None:
    path = tmp_path / "tables.xlsx"
    book = book_with(path)
    sheet = book.add_worksheet("People")
    for place, row in enumerate((HEADERS, *LEADS)):
        sheet.write_row(place, 0, row)
    sheet.add_table("A1:C3", {"name": "People", "columns": [{"header": name} for name in HEADERS]})
    sheet.add_table("F1:G3", {"name": "Other"})
    book.close()
    assert "1 more Excel table on “People”" in prepare(path).left_out


def test_a_validation_made_by_another_program(tmp_path: Path) -> None:
    path = tmp_path / "checks.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADERS, *LEADS):
        sheet.append(row)
    checks = DataValidation(type="list", formula1='"VP,CEO"')
    checks.add("B2:B3")
    sheet.add_data_validation(checks)
    sheet["A1"].comment = Comment("where we write to", "Ana")
    book.save(path)
    left_out = prepare(path).left_out
    assert any(words.startswith("drop-down lists") for words in left_out)
    assert any(words.startswith("comments") for words in left_out)


def test_workbooks_of_other_projects_are_told_or_refused() -> None:
    folder = shared_path("data", "workbooks")
    told = refused = 0
    for path in sorted(folder.rglob("*.xls[xm]"))[::12]:
        try:
            told += bool(prepare(path).left_out)
        except HotsheetError:
            refused += 1
    assert told > 10, refused
