"""What the looks of a lead sheet may say: number formats stay, marked cells are asked about, taste is mentioned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from scoring.jobs.prepare import Prepared, Wishes, prepare
from scoring.jobs.run import Target, score_file
from tests.core.jobs.samples import AS_OF, MODEL, write_leads

DAY = date.fromisoformat(AS_OF)
HEADERS = ("Email", "Job title", "Employees", "Rate", "Since")
YELLOW = PatternFill("solid", fgColor="FFFFFF00")
Change = Callable[[Worksheet], object]


def listed(path: Path, *changes: Change) -> Path:
    """A lead list of eight rows, changed."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "People"
    sheet.append(HEADERS)
    for lead in range(8):
        sheet.append((f"a{lead}@acme.example", "VP", 1234.5 + lead, 0.5, date(2026, 11, 20)))
    for change in changes:
        change(sheet)
    book.save(path)
    return path


def prepared(tmp_path: Path, *changes: Change) -> Prepared:
    return prepare(listed(tmp_path / "list.xlsx", *changes))


def formatted(column: str, code: str) -> Change:
    def change(sheet: Worksheet) -> None:
        for row in range(2, 10):
            sheet[f"{column}{row}"].number_format = code

    return change


def filled(*addresses: str) -> Change:
    def change(sheet: Worksheet) -> None:
        for address in addresses:
            sheet[address].fill = YELLOW

    return change


def test_number_formats_of_whole_columns_stay(tmp_path: Path) -> None:
    changes = formatted("C", "#,##0.00"), formatted("D", "0%"), formatted("E", "d mmm yyyy")
    path, out, again = listed(tmp_path / "list.xlsx", *changes), tmp_path / "out.xlsx", tmp_path / "again.xlsx"
    score_file(path, Target(out, new=True), Wishes(MODEL), as_of=DAY)
    score_file(out, Target(again, new=True), Wishes(), as_of=DAY)
    for made in (out, again):
        sheet = openpyxl.load_workbook(made)["Leads"]
        found = [(str(sheet[cell].value), sheet[cell].number_format) for cell in ("C2", "D9", "E3")]
        assert found == [("1234.5", "#,##0.00"), ("0.5", "0%"), ("2026-11-20 00:00:00", "d mmm yyyy")]
    assert prepare(path).looks_lost == prepare(path).left_out == ()


def test_formats_that_cannot_be_kept_are_told(tmp_path: Path) -> None:
    def mixed(sheet: Worksheet) -> None:
        sheet["C2"].number_format = "0.000"
        sheet["D2"].number_format = '"€" 0.00'

    found = prepared(tmp_path, mixed, formatted("E", "mm-dd-yy"))
    assert found.left_out == ("the different number formats in “Rate”",)
    assert found.looks_lost == ("the number formats of “Employees”, “Since”",)
    assert not {"Employees", "Rate", "Since"} & set(found.formats)


@pytest.mark.parametrize("code", ['"open', "[Red", "0;0;0;0;0", "0" * 300, "[bogus thing]0", "\x7fq"])
def test_a_format_that_excel_might_refuse_is_not_written(tmp_path: Path, code: str) -> None:
    found = prepared(tmp_path, formatted("C", code))
    assert "Employees" not in found.formats
    assert found.looks_lost == ("the number format of “Employees”",)


def test_marked_cells_are_told(tmp_path: Path) -> None:
    def struck(sheet: Worksheet) -> None:
        sheet["A4"].font = Font(strike=True)

    path = listed(tmp_path / "list.xlsx", filled(*(f"{letter}3" for letter in "ABCDE")), struck)
    outcome = score_file(path, Target(tmp_path / "o.xlsx", new=True), Wishes(MODEL))
    assert outcome.prepared.left_out == ("the colours and fonts of 6 cells",)
    assert score_file(path, Target(tmp_path / "kept.xlsx"), Wishes(MODEL)).kept


def test_whole_columns_bands_headers_and_widths_do_not(tmp_path: Path) -> None:
    def plain(sheet: Worksheet) -> None:
        for cell in sheet[1]:
            cell.font, cell.fill = Font(bold=True), YELLOW
        sheet.column_dimensions["B"].width = 40
        sheet.column_dimensions["C"].outlineLevel = 1

    bands = filled(*(f"{letter}{row}" for letter in "ABD" for row in (2, 4, 6, 8)))
    found = prepared(tmp_path, plain, bands, filled(*(f"C{row}" for row in range(2, 10))))
    assert found.left_out == ()
    assert found.looks_lost == (
        "the colours and fonts of whole columns or bands of rows",
        "the grouping of columns",
        "the widths of the columns",
    )


def test_hidden_rows_and_columns_are_named(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = sheet.row_dimensions[5].hidden = True
        sheet.column_dimensions["B"].hidden = True

    assert prepared(tmp_path, hide).left_out == ("that 2 rows are hidden on “People”", "that “Job title” is hidden")


def scored(tmp_path: Path) -> Path:
    path = tmp_path / "scored.xlsx"
    score_file(write_leads(tmp_path), Target(path), Wishes(MODEL), as_of=DAY)
    return path


def changed(path: Path, change: Callable[[Workbook], object]) -> Prepared:
    """A scored workbook saved by another program, which drops the part with the model."""
    book = openpyxl.load_workbook(path)
    change(book)
    made = path.with_name("changed.xlsx")
    book.save(made)
    return prepare(made, Wishes(MODEL))


def test_a_scored_workbook_saved_elsewhere_is_still_known(tmp_path: Path) -> None:
    def as_libreoffice(book: Workbook) -> None:
        book["Leads"].data_validations.dataValidation[0].formula2 = "0"

    found = changed(scored(tmp_path), as_libreoffice)
    assert found.marker is not None
    assert not found.marker.model_text
    assert found.left_out == found.looks_lost == ()


def test_what_people_add_to_a_scored_workbook_is_told(tmp_path: Path) -> None:
    def add(book: Workbook) -> None:
        leads = book["Leads"]
        leads["A2"].comment = Comment("call her", "Ana")
        leads["B3"].fill = YELLOW
        leads.conditional_formatting.add("A2:A6", CellIsRule("equal", ['"Ana"'], fill=YELLOW))  # type: ignore[no-untyped-call]
        checks = DataValidation(type="list", formula1='"VP,CEO"')
        checks.add("C2:C6")
        leads.add_data_validation(checks)
        book["Call List"]["A1"].comment = Comment("from Monday on", "Bo")

    found = changed(scored(tmp_path), add).left_out
    assert set(found) == {
        "comments on “Call List”",
        "the colours and fonts of 1 cell",
        "comments on “Leads”",
        "conditional formats on “Leads”",
        "drop-down lists and other input checks on “Leads”",
    }


def test_a_list_of_somebody_is_not_taken_for_ours(tmp_path: Path) -> None:
    path = tmp_path / "scored.xlsx"
    without_lists = replace(MODEL, rules=MODEL.rules[:-1])
    score_file(write_leads(tmp_path), Target(path), Wishes(without_lists), as_of=DAY)
    found = changed(path, lambda book: book.create_sheet("Lists").append(["my own"]))
    assert found.left_out == ("the sheet “Lists”",)


def test_sheets_of_our_names_are_somebodys_where_nothing_was_scored(tmp_path: Path) -> None:
    def add(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.create_sheet("Call List").append(["mine"])

    assert prepared(tmp_path, add).left_out == ("the sheet “Call List”",)
