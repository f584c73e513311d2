"""How cells look, conditional formats and validations; what was set is looked for in the saved file too."""

from __future__ import annotations

import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
import xlwings as xw

from excel_addin.calc.engine import CalcEngine, one_undo_step
from excel_addin.calc.errors import CalcError, NotFoundError, NotInCalcError
from tests.excel_addin.calc.live import needs_office
from tests.judges.libreoffice import requires_pictures

pytestmark = needs_office


def saved(book: xw.Book, folder: Path) -> Any:
    path = folder / "out.xlsx"
    book.save(path)
    with warnings.catch_warnings():
        # It says that it does not know what else stands there about data bars.
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(path)


def test_fonts_and_colors(sheet: xw.Sheet) -> None:
    font = sheet["B2:C3"].font
    font.bold, font.italic, font.size, font.color, font.name = True, True, 14, "#112233", "Liberation Serif"
    found = sheet["C3"].font
    assert (found.bold, found.italic, found.size, found.color) == (True, True, 14.0, (0x11, 0x22, 0x33))
    assert found.name == "Liberation Serif"
    assert sheet["A1:B2"].font.bold is None
    sheet["B2"].color = (1, 2, 3)
    assert sheet["B2"].color == (1, 2, 3)
    sheet["B2"].color = None
    assert sheet["B2"].color is None


def test_alignment_wrapping_and_locks(sheet: xw.Sheet) -> None:
    cell = sheet["B2"]
    cell.wrap_text, cell.horizontal_alignment, cell.vertical_alignment = True, "center", "top"
    assert (cell.wrap_text, cell.horizontal_alignment, cell.vertical_alignment) == (True, "center", "top")
    assert sheet["A1"].horizontal_alignment == "general"
    assert sheet["A1"].vertical_alignment == "bottom"
    assert cell.impl.locked is True
    cell.impl.locked = False
    assert cell.impl.locked is False
    assert sheet["A1:B2"].impl.locked is None
    with pytest.raises(NotInCalcError, match="distributed"):
        cell.horizontal_alignment = "distributed"


@pytest.mark.parametrize("code", ["0.00", "#,##0", "yyyy-mm-dd", "0%", "@", '+0.##;-0.##;""', "General"])
def test_number_formats(sheet: xw.Sheet, code: str) -> None:
    sheet["B2:B3"].number_format = code
    assert sheet["B3"].number_format == code
    assert (sheet["B2:C2"].number_format is None) is (code != "General")


def test_conditions_reach_the_file_newest_first(sheet: xw.Sheet, book: xw.Book, tmp_path: Path) -> None:
    sheet["A1"].options(transpose=True).value = list(range(20))
    book.names.add("HS_HOT", "=Sheet1!$A$15")
    rows, column = sheet["A1:C20"], sheet["A1:A20"]
    rows.conditional_formats.add_custom('=AND($A1>=HS_HOT,$A1<>"x;y")', fill_color="#ffcc00", font_bold=True)
    column.conditional_formats.add_cell_value("between", 3, "=HS_HOT", font_color=(255, 0, 0), font_italic=True)
    listed = list(sheet["A5"].conditional_formats)
    assert [rule.type for rule in listed] == ["cell_value", "custom"]
    assert (listed[0].operator, listed[0].formula1, listed[0].formula2) == ("between", "=3", "=HS_HOT")
    assert (listed[0].font_color, listed[0].font_italic, listed[0].font_bold) == ((255, 0, 0), True, None)
    assert listed[1].formula == '=AND($A1>=HS_HOT,$A1<>"x;y")'
    assert (listed[1].fill_color, listed[1].font_bold) == ((255, 204, 0), True)
    assert [rule.type for rule in sheet["B5"].conditional_formats] == ["custom"]
    formats = saved(book, tmp_path)["Sheet1"].conditional_formatting
    found = {str(each.sqref): each.rules for each in formats}
    # Calc keeps one format for a cell: where two overlap, the file has them in pieces.
    assert set(found) == {"A1:A20", "B1:C20"}
    newer, older = sorted(found["A1:A20"], key=lambda rule: int(rule.priority))
    assert newer.formula == ["3", "HS_HOT"]
    for rule in (older, found["B1:C20"][0]):
        assert rule.formula == ['AND($A1>=HS_HOT,$A1<>"x;y")']
        assert rule.dxf.fill.bgColor.rgb == "FFFFCC00"
        assert rule.dxf.font.b


@requires_pictures
def test_conditional_formats_show_at_once(sheet: xw.Sheet, book: xw.Book, tmp_path: Path) -> None:
    sheet["A1"].value = [[1, 2], [3, 4]]
    sheet["A1:B2"].conditional_formats.add_custom("=A1>2", fill_color=(255, 204, 0))
    sheet["B1:B2"].conditional_formats.add_data_bar((0, 68, 255), gradient=False)
    book.impl.to_pdf(str(tmp_path / "page.pdf"))
    program = shutil.which("pdftoppm")
    assert program is not None
    picture = subprocess.run(
        [program, "-r", "50", str(tmp_path / "page.pdf")], check=True, capture_output=True, timeout=60
    ).stdout
    assert bytes((255, 204, 0)) in picture
    assert bytes((0, 68, 255)) in picture


def test_conditional_formats_are_undone(sheet: xw.Sheet, book: xw.Book) -> None:
    with one_undo_step(book, "Colours"):
        sheet["A1:C9"].conditional_formats.add_custom("=$A1>2", fill_color="#ffcc00")
        sheet["A1:A9"].conditional_formats.add_data_bar("#0044ff")
        sheet["B1:B9"].conditional_formats.add_custom("=B1>C1", fill_color="#0044ff")
    assert sorted(rule.type for rule in sheet["A1:C9"].conditional_formats) == ["custom", "custom", "data_bar"]
    book.impl.undo()
    assert len(sheet["A1:C9"].conditional_formats) == 0


def test_relative_formulas_stay_right_when_others_overlap(sheet: xw.Sheet) -> None:
    sheet["B2:D9"].conditional_formats.add_custom("=B2>$A2", fill_color="#ffcc00")
    sheet["B2:C4"].conditional_formats.add_custom("=B$2=1", fill_color="#00ff00")
    assert [rule.formula for rule in sheet["B2"].conditional_formats] == ["=B$2=1", "=B2>$A2"]
    assert [rule.formula for rule in sheet["D9"].conditional_formats] == ["=B5>$A5"]
    assert [rule.formula for rule in sheet["D3"].conditional_formats] == ["=D2>$A2"]
    listed = sheet["B2:D9"].conditional_formats
    assert len(listed) == 2
    next(rule for rule in listed if rule.fill_color == (0, 255, 0)).delete()
    assert {rule.fill_color for rule in listed} == {(255, 204, 0)}


def test_a_range_of_several_rows_cuts_a_wider_one_cleanly(sheet: xw.Sheet) -> None:
    for cells, formula in (("J1:J28", '=LEFT(J1,6)="Check:"'), ("A22:K22", "=NOT($M$22)"), ("A23:K25", "=NOT($M$23)")):
        sheet[cells].conditional_formats.add_custom(formula, fill_color="#ff0000")
    for row in range(1, 29):
        over = {22: ["=NOT($M$22)"], 23: ["=NOT($M$23)"], 24: ["=NOT($M$23)"], 25: ["=NOT($M$23)"]}.get(row, [])
        said = [rule.formula for rule in sheet[f"J{row}"].conditional_formats]
        start = 1 if row < 22 else row if row == 22 else 23 if row < 26 else 26
        assert said == [*over, f'=LEFT(J{start},6)="Check:"'], row


def test_colours_are_new_though_another_sheet_is_protected(sheet: xw.Sheet, book: xw.Book) -> None:
    mine = book.sheets.add("Mine", after=sheet)
    mine.impl.ask("sheet.protect", value=True, password="")
    styles = sheet["A1:A9"].conditional_formats
    made = styles.add_custom("=A1>1", fill_color="#12ab34", font_bold=True)
    assert (made.fill_color, made.font_bold, made.font_italic) == ((0x12, 0xAB, 0x34), True, None)
    assert mine.impl.ask("sheet.protected")
    assert styles.add_custom("=A1>2", fill_color="#12ab34", font_bold=True).fill_color == (0x12, 0xAB, 0x34)


def test_a_rule_that_is_held_stays_that_rule(sheet: xw.Sheet) -> None:
    formats = sheet["A1:A9"].conditional_formats
    first = formats.add_custom("=A1>1", fill_color="#ff0000")
    second = formats.add_custom("=A1>2", fill_color="#00ff00")
    sheet["A1:A4"].conditional_formats.add_custom("=A1>3", fill_color="#0000ff")
    first.set(font_bold=True)
    second.delete()
    assert sorted(str(rule.formula) for rule in formats) == ["=A1>1", "=A1>3"]
    first.delete()
    assert [rule.formula for rule in formats] == ["=A1>3"]


def test_a_person_s_color_scale_is_left_alone(engine: CalcEngine, tmp_path: Path) -> None:
    made = xlsxwriter.Workbook(str(tmp_path / "scale.xlsx"))
    made.add_worksheet().conditional_format("B1:B9", {"type": "3_color_scale"})
    made.close()
    book = xw.Book(tmp_path / "scale.xlsx")
    sheet = book.sheets[0]
    sheet["A1:C9"].conditional_formats.add_custom("=$A1>2", fill_color="#ffcc00")
    assert [rule.type for rule in sheet["B1:B9"].conditional_formats] == ["color_scale"]
    assert [rule.type for rule in sheet["C1:C9"].conditional_formats] == ["custom"]
    with pytest.raises(CalcError, match="of another kind"):
        sheet["B1:B9"].conditional_formats.add_custom("=$A1>2", fill_color="#ffcc00")
    book.close()


def test_data_bars_reach_the_file(sheet: xw.Sheet, book: xw.Book, tmp_path: Path) -> None:
    sheet["B2:B9"].conditional_formats.add_data_bar("#0044ff", minimum=0, maximum=90, show_value=False)
    sheet["C2:C9"].conditional_formats.add_data_bar("#00ff00", gradient=False)
    first, second = (next(iter(sheet[cell].conditional_formats)) for cell in ("B2", "C2"))
    assert (first.bar_color, first.thresholds, first.gradient, first.show_value) == (
        (0, 0x44, 255),
        (0, 90),
        True,
        False,
    )
    assert (second.threshold_types, second.gradient) == (("automatic", "automatic"), False)
    formats = saved(book, tmp_path)["Sheet1"].conditional_formatting
    bar = next(rule.dataBar for each in formats if str(each.sqref) == "B2:B9" for rule in each.rules if rule.dataBar)
    assert bar.color.rgb == "FF0044FF"
    assert [(end.type, end.val) for end in bar.cfvo] == [("num", 0.0), ("num", 90.0)]


def test_conditional_formats_change_and_go(sheet: xw.Sheet) -> None:
    formats = sheet["A1:A9"].conditional_formats
    rule = formats.add_custom("=$A1>1", fill_color="#ff0000")
    rule.set(formula="=$A1>2", font_bold=True)
    found = formats[0]
    assert (found.formula, found.fill_color, found.font_bold) == ("=$A1>2", (255, 0, 0), True)
    formats.add_cell_value("equal_to", "hot", fill_color="#00ff00")
    assert formats[0].formula1 == '="hot"'
    formats[1].delete()
    assert [each.type for each in formats] == ["cell_value"]
    formats.add_custom("=A1>B1", fill_color="#0000ff")
    sheet["A1:A9"].conditional_formats.add_data_bar("#00ff00")
    sheet["A1:A3"].conditional_formats.clear()
    assert len(sheet["A1:A3"].conditional_formats) == 0
    assert [each.type for each in sheet["A4:A9"].conditional_formats] == ["custom", "cell_value", "data_bar"]
    assert sheet["A9"].conditional_formats[0].formula == "=A4>B4"
    with pytest.raises(NotFoundError):
        rule.delete()
    with pytest.raises(NotInCalcError, match="add_color_scale is not available in LibreOffice Calc"):
        formats.add_color_scale(["#ff0000", "#00ff00"])
    with pytest.raises(NotInCalcError, match="add_icon_set is not available in LibreOffice Calc"):
        formats.add_icon_set("3_arrows")


def test_validations_reach_the_file(sheet: xw.Sheet, book: xw.Book, tmp_path: Path) -> None:
    sheet["F1"].options(transpose=True).value = ["a", "b", "c"]
    book.names.add("HS_LIST", "=Sheet1!$F$1:$F$3")
    sheet["A1:A5"].data_validation.set_list(["Hot", "Rather warm", "Cold"])
    sheet["B1"].data_validation.set_list(sheet["F1:F3"], in_cell_dropdown=False)
    sheet["C1"].data_validation.set_list(book.names["HS_LIST"])
    sheet["D1"].data_validation.set_whole_number("between", 1, "=$F$9")
    sheet["E1"].data_validation.set_custom("=LEN(E1)<5")
    assert sheet["A2"].data_validation.source == "Hot,Rather warm,Cold"
    assert sheet["B1"].data_validation.source == "=Sheet1!$F$1:$F$3"
    assert sheet["B1"].data_validation.in_cell_dropdown is False
    assert sheet["C1"].data_validation.source == "=HS_LIST"
    numbers = sheet["D1"].data_validation
    assert (numbers.type, numbers.operator, numbers.formula1, numbers.formula2) == (
        "whole_number", "between", "=1", "=$F$9",
    )  # fmt: skip
    assert sheet["E1"].data_validation.formula == "=LEN(E1)<5"
    assert sheet["A1:B1"].data_validation.type == "inconsistent"
    assert sheet["E1"].data_validation.alert_style == "stop"
    found = {str(each.sqref): each for each in saved(book, tmp_path)["Sheet1"].data_validations.dataValidation}
    assert found["A1:A5"].formula1 == '"Hot,Rather warm,Cold"'
    assert (found["D1"].type, found["D1"].formula2) == ("whole", "$F$9")
    sheet["A1:A5"].data_validation.delete()
    assert sheet["A1"].data_validation.type == "none"
