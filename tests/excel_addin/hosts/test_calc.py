"""The Calc host in a live LibreOffice; what it did is looked for in the saved file and in the page that it prints."""

from __future__ import annotations

import subprocess
import warnings
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw

from excel_addin.calc.errors import BookClosedError, CalcError, NotFoundError, NotInCalcError
from excel_addin.hosts.calc import CalcHost
from excel_addin.hosts.host import Host, HostError
from scoring.workbook.plan import (
    Chart,
    ColumnWidth,
    ConditionalFormat,
    Look,
    Series,
    SheetPlan,
    Style,
    Validation,
    ValidationKind,
)
from tests.excel_addin.calc.live import needs_office
from tests.judges.libreoffice import requires_pictures

pytestmark = needs_office


@pytest.fixture
def host() -> Host:
    return CalcHost()


def copied(host: Host, book: xw.Book, folder: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(host.save_copy(book, folder))


def test_a_copy_is_written_and_the_workbook_stays_as_it_was(host: Host, book: xw.Book, tmp_path: Path) -> None:
    book.sheets[0]["A1"].value = "never saved"
    assert copied(host, book, tmp_path)["Sheet1"]["A1"].value == "never saved"
    assert book.impl.modified
    assert book.impl.ask("book.facts")["url"] == ""
    own = tmp_path / "own büch.ods"
    book.save(own)
    assert host.save_copy(book, tmp_path) == tmp_path / "own büch.xlsx"
    assert book.fullname == str(own)
    assert not book.impl.modified
    book.sheets[0]["A1"].value = "since then"
    assert copied(host, book, tmp_path)["Sheet1"]["A1"].value == "since then"
    assert book.impl.modified
    with pytest.raises(HostError, match="LibreOffice refused a step"):
        host.save_copy(book, own)


def test_cells_are_dressed(host: Host, book: xw.Book, sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["A1"].value = [[1, "two"], [3, "four"]]
    style = Style(
        "0.00", bold=True, italic=True, size=14, color="FFFFFF", fill="1F3A5F", border="D0D5DB",
        horizontal="left", vertical="top", wrap=True, indent=1, locked=False,
    )  # fmt: skip
    host.dress(sheet, ["A1:B2", "D4"], style)
    sheet["F1"].color = "#00ff00"
    host.dress(sheet, ["F1"], Style("@"))
    host.copy_look(sheet, "D4", "A8:B9")
    page = copied(host, book, tmp_path)["Sheet1"]
    for place in ("A1", "B2", "D4", "B9"):
        cell = page[place]
        assert (cell.number_format, cell.font.b, cell.font.i, cell.font.sz) == ("0.00", True, True, 14)
        assert (cell.font.color.rgb, cell.fill.fgColor.rgb) == ("FFFFFFFF", "FF1F3A5F")
        for side in ("left", "right", "top", "bottom"):
            line = getattr(cell.border, side)
            assert (line.style, line.color.rgb) == ("thin", "FFD0D5DB")
        look = cell.alignment
        assert (look.horizontal, look.vertical, look.wrap_text, look.indent) == ("left", "top", True, 1)
        assert cell.protection.locked is False
    assert (page["F1"].number_format, page["F1"].fill.fgColor.rgb) == ("@", "FF00FF00")
    assert page["C1"].fill.fill_type is None
    with pytest.raises(HostError, match="no address"):
        host.dress(sheet, ["here"], style)


def test_columns_and_pages(host: Host, book: xw.Book, sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["A1"].value = [list(range(12))] * 40
    other = book.sheets.add("Other")
    widths = [ColumnWidth(1, 2, 20), ColumnWidth(5, 7, 9.5, hidden=True, outline=1)]
    host.set_columns(sheet, widths)
    host.set_columns(sheet, widths)
    plan = SheetPlan(
        "Sheet1", freeze=(3, 1), scroll_to=4, gridlines=False, tab_color="1F3A5F", landscape=True, fit_width=True,
        repeat_rows=(2, 3),
    )  # fmt: skip
    host.set_page(sheet, plan)
    assert book.sheets.active == other
    made = copied(host, book, tmp_path)
    page = made["Sheet1"]
    assert sheet["A1"].column_width == pytest.approx(20, abs=0.05)
    grouped = page.column_dimensions["E"]
    assert (grouped.outlineLevel, grouped.hidden, grouped.min, grouped.max) == (1, True, 5, 7)
    assert (page.freeze_panes, page.sheet_view.pane.xSplit, page.sheet_view.pane.ySplit) == ("D4", 1, 3)
    assert page.sheet_view.showGridLines is False
    assert page.sheet_properties.tabColor.rgb == "FF1F3A5F"
    assert page.page_setup.orientation == "landscape"
    assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0)
    assert page.print_title_rows == "$2:$3"
    assert made["Other"].page_setup.orientation == "portrait"
    host.set_page(sheet, SheetPlan("Sheet1"))
    page = copied(host, book, tmp_path)["Sheet1"]
    assert (page.freeze_panes, page.print_title_rows, page.page_setup.orientation) == (None, None, "portrait")


def test_formats_come_behind_those_that_are_there(host: Host, book: xw.Book, sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["A1"].options(transpose=True).value = list(range(20))
    book.names.add("HS_TOP", "=Sheet1!$A$15")
    out = Look(color="595959", fill="EDEDED", italic=True, strike=True)
    host.add_format(sheet, ConditionalFormat("A1:C20", '$A1="out"', out, stop=True))
    host.add_format(sheet, ConditionalFormat("A1:C20", "AND($A1>3,B1<>HS_TOP)", Look(fill="F6C667", bold=True)))
    host.add_format(sheet, ConditionalFormat("A1:A20", data_bar="9DC3E6", low="0", high="MAX(1,HS_TOP)"))
    listed = [rule.type for rule in sheet["A1:A20"].conditional_formats]
    assert listed == ["custom", "custom", "data_bar"]
    formats = copied(host, book, tmp_path)["Sheet1"].conditional_formatting
    rules = sorted((rule for each in formats if "A1:A20" in str(each.sqref) for rule in each.rules), key=order)
    first, second, bar = rules
    assert (first.formula, first.dxf.font.strike, first.dxf.font.i) == (['$A1="out"'], True, True)
    assert (second.formula, second.dxf.fill.bgColor.rgb) == (["AND($A1>3,B1<>HS_TOP)"], "FFF6C667")
    assert [(end.type, float(end.val)) for end in bar.dataBar.cfvo] == [("num", 0), ("num", 14)]
    with pytest.raises(HostError):
        host.add_format(sheet, ConditionalFormat("somewhere", "TRUE"))


def order(rule: Any) -> int:
    return int(rule.priority)


def test_checks_with_their_words(host: Host, book: xw.Book, sheet: xw.Sheet, tmp_path: Path) -> None:
    book.names.add("HS_TierNames", "=Sheet1!$F$1:$F$3")
    words = {"title": "Tier", "prompt": "Choose one.", "error": "This is no tier."}
    host.add_check(sheet, Validation("A1:A9", ValidationKind.WHOLE, "1", "9"))
    host.add_check(sheet, Validation("A1:A9", ValidationKind.LIST, "HS_TierNames", strict=False, **words))
    host.add_check(sheet, Validation("B1:B9 D1", ValidationKind.LIST, '"on,off"'))
    host.add_check(sheet, Validation("C1:C9", ValidationKind.DECIMAL, "0", operator="greaterThanOrEqual"))
    host.add_check(sheet, Validation("E1:E9", ValidationKind.CUSTOM, "LEN(E1)<$F$1"))
    found = {str(each.sqref): each for each in copied(host, book, tmp_path)["Sheet1"].data_validations.dataValidation}
    names = found["A1:A9"]
    assert (names.type, names.formula1, names.errorStyle, names.allow_blank) == (
        "list",
        "HS_TierNames",
        "warning",
        True,
    )
    assert (names.promptTitle, names.prompt, names.error, names.showErrorMessage) == (
        "Tier", "Choose one.", "This is no tier.", True,
    )  # fmt: skip

    assert [found[place].formula1 for place in ("B1:B9", "D1")] == ['"on,off"'] * 2
    number = found["C1:C9"]
    assert (number.type, number.operator, number.formula1) == ("decimal", "greaterThanOrEqual", "0")
    assert (found["E1:E9"].type, found["E1:E9"].formula1) == ("custom", "LEN(E1)<$F$1")


def test_what_is_known_of_a_workbook(host: Host, book: xw.Book, tmp_path: Path) -> None:
    assert not host.is_saved(book)
    book.save(tmp_path / "own.xlsx")
    assert host.is_saved(book)
    book.sheets[0]["A1"].value = 1
    assert not host.is_saved(book)
    assert host.grouped_sheets(book) == ()


def test_a_sheet_is_cleared(host: Host, book: xw.Book, sheet: xw.Sheet, tmp_path: Path) -> None:
    other = book.sheets.add("Other", after=sheet)
    other["A1"].formula = "=Sheet1!B2*2"
    sheet["B2"].value = [[1, 2], [3, 4]]
    sheet.tables.add(sheet["B2:C3"], name="Gone")
    sheet["E1:F2"].merge()
    sheet["B2"].note.text if sheet["B2"].note else sheet["B2"].impl.add_note("a note")
    sheet["B9"].data_validation.set_list(["a", "b"])
    sheet["B9"].row_height = 60
    host.dress(sheet, ["B2:C3"], Style("0.00", fill="1F3A5F"))
    host.add_format(sheet, ConditionalFormat("B2:C3", "B2>1", Look(bold=True)))
    host.set_columns(sheet, [ColumnWidth(2, 3, 40, hidden=True, outline=1)])
    host.clear(sheet)
    assert other["A1"].formula == "=Sheet1!B2*2"
    assert (sheet["B2"].value, sheet["B2"].color, sheet["B2"].number_format) == (None, None, "General")
    assert (len(sheet.tables), len(sheet["B2"].conditional_formats), sheet["B2"].note) == (0, 0, None)
    assert sheet["B9"].data_validation.type == "none"
    page = copied(host, book, tmp_path)["Sheet1"]
    assert not page.merged_cells.ranges
    assert not any(each.outlineLevel or each.hidden for each in page.column_dimensions.values())
    assert (sheet["B9"].row_height or 99) < 20
    host.protect(sheet)
    with pytest.raises(HostError, match="protected"):
        host.clear(sheet)


def test_protection(host: Host, sheet: xw.Sheet) -> None:
    host.dress(sheet, ["A1"], Style(locked=False))
    assert not host.is_protected(sheet)
    host.protect(sheet)
    assert host.is_protected(sheet)
    sheet["A1"].value = 5
    with pytest.raises(Exception, match="protected"):
        sheet["A2"].value = 5
    host.unprotect(sheet)
    assert not host.is_protected(sheet)
    sheet.impl.protect("secret")
    with pytest.raises(HostError, match="with a password"):
        host.unprotect(sheet)


def test_work_in_peace_is_one_step_and_everything_comes_back(host: Host, book: xw.Book, sheet: xw.Sheet) -> None:
    other = book.sheets.add("Other")
    sheet.activate()
    sheet["A1"].value = 1
    sheet["B1"].formula = "=A1*2"
    before = len(book.impl.undo_titles)
    with host.quiet(book, "Score"):
        assert book.app.calculation == "manual"
        other.activate()
        sheet["A1"].value = 5
        with host.quiet(book, "Inside"):
            sheet["A2"].value = 6
        assert book.app.calculation == "manual"
    assert sheet["B1"].value == 10.0
    assert (book.app.calculation, book.sheets.active.name) == ("automatic", "Sheet1")
    assert book.impl.undo_titles[0] == "Score"
    assert len(book.impl.undo_titles) == before + 1
    book.impl.undo()
    assert (sheet["A1"].value, sheet["A2"].value) == (1.0, None)
    book.app.calculation = "manual"
    with pytest.raises(ZeroDivisionError), host.quiet(book, "Breaks"):
        sheet["A1"].value = 1 / 0
    assert book.app.calculation == "manual"
    book.app.calculation = "automatic"
    with pytest.raises(BookClosedError), host.quiet(book, "Gone"):
        book.impl.ask("book.close")
        sheet["A1"].value = 1


def test_formulas_in_the_form_of_the_plan(host: Host, book: xw.Book, sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["A1"].value = [["Name", "It's [x]", "Size"], ["a", 2, None], ["b", 3, None], ["c", 4, None]]
    sheet.tables.add(sheet["A1:C4"], name="Leads")
    book.names.add("HS_TierNames", "=Sheet1!$A$2:$A$4")
    with host.quiet(book, "Score"):
        sheet["C2:C4"].formula = "=Leads[[#This Row],[It''s '[x']]]*10"
        sheet["D2:D4"].formula = "=$B2+B$2"
        sheet["E2:E4"].formula = "=_xlfn.AGGREGATE(14,6,B$2:B2,1)&INDEX(HS_TierNames,2)"
    assert sheet["C2:C4"].value == [20.0, 30.0, 40.0]
    assert sheet["D2:D4"].value == [4.0, 5.0, 6.0]
    assert sheet["E2:E4"].value == ["2b", "3b", "4b"]
    host.hide_name(book, "HS_TierNames")
    assert "HS_TierNames" in copied(host, book, tmp_path).defined_names


def tiers(sheet: str, **more: Any) -> Chart:
    names, counts = ("Hot", "Warm", "Cold"), (12.0, 30.0, 18.0)
    series = Series(
        "Leads", f"'{sheet}'!$A$2:$A$4", f"'{sheet}'!$C$2:$C$4", names, counts, "7A8CA3", ("B84300", "", "")
    )
    return Chart("Leads by tier", (series,), (6, 2), (20, 6), alt_text="Hot 12, warm 30, cold 18.", **more)


@requires_pictures
def test_charts_show_what_the_cells_hold(host: Host, book: xw.Book, sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet.name = "Scoring Summary"
    sheet["A1"].value = [["Tier", None, "Leads"], ["Hot", None, 1], ["Warm", None, 30], ["Cold", None, 18]]
    host.add_chart(sheet, tiers(sheet.name, bare=True, x_title="Tier"))
    several = tiers(sheet.name, horizontal=True)
    host.add_chart(sheet, replace(several, series=(several.series[0], replace(several.series[0], name="Again"))))
    first, second = sheet.charts
    assert (first.title, first.chart_type, second.chart_type) == ("Leads by tier", "column_clustered", "bar_clustered")
    assert first.left == pytest.approx(sheet["B6"].left, abs=1)
    assert first.top == pytest.approx(sheet["B6"].top, abs=1)
    assert first.width == pytest.approx(sheet["B6:E6"].width, abs=1)
    sheet["C2"].value = 12
    parts = zipfile.ZipFile(host.save_copy(book, tmp_path))
    bare, full = sorted((parts.read(name) for name in parts.namelist() if "charts/chart" in name), key=len)
    values = b"'Scoring Summary'!$C$2:$C$4"
    for xml in (bare, full):
        assert values.replace(b"'", b"&apos;") in xml or values in xml
        assert b"<c:v>12</c:v>" in xml
        assert b"<c:v>Warm</c:v>" in xml
    assert b'barDir val="col"' in bare
    assert b'barDir val="bar"' in full
    assert b"legendPos" not in bare
    assert b"Again" in full
    # Calc writes no words of charts into Excel's files.
    book.save(tmp_path / "own.ods")
    assert b"Hot 12, warm 30, cold 18." in zipfile.ZipFile(tmp_path / "own.ods").read("content.xml")
    book.impl.to_pdf(str(tmp_path / "page.pdf"))
    picture = subprocess.run(
        ["pdftoppm", "-r", "50", str(tmp_path / "page.pdf")], check=True, capture_output=True, timeout=60
    ).stdout
    for color in ("B84300", "7A8CA3"):
        assert bytes.fromhex(color) in picture
    host.clear(sheet)
    assert len(sheet.charts) == 0


def test_charts_by_xlwings(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["Tier", "Leads"], ["Hot", 1], ["Warm", 30]]
    made = sheet.charts.add(10, 20, 200, 100, source=sheet["A1:B3"], chart_type="bar_clustered", name="Ours")
    made.title = "A title"
    made.left, made.top, made.width, made.height = 50, 60, 300, 150
    found = sheet.charts["Ours"]
    assert (found.chart_type, found.title, found.parent) == ("bar_clustered", "A title", sheet)
    assert [round(each) for each in (found.left, found.top, found.width, found.height)] == [50, 60, 300, 150]
    found.title = None
    found.chart_type = "column_clustered"
    assert (found.title, found.chart_type) == (None, "column_clustered")
    with pytest.raises(NotInCalcError, match="pie"):
        found.chart_type = "pie"
    with pytest.raises(NotInCalcError, match="rows"):
        found.set_source_data(sheet["A1:B3"], "rows")
    with pytest.raises(CalcError, match="already"):
        sheet.impl.ask("charts.add", box=[0, 0, 1, 1], name="Ours")
    with pytest.raises(NotFoundError, match="no chart"):
        assert sheet.charts["Others"] is not None
    assert "Ours" in sheet.charts
    found.delete()
    assert len(sheet.charts) == 0
    with pytest.raises(NotFoundError, match="any more"):
        assert found.title
