"""The grid: where blocks end, inserting and deleting, copying, merging, widths, hiding, groups."""

from __future__ import annotations

import pytest
import xlwings as xw

from excel_addin.calc.errors import NotFoundError, NotInCalcError
from tests.excel_addin.calc.live import needs_office

pytestmark = needs_office


def filled(sheet: xw.Sheet) -> None:
    sheet["B2"].value = [["a", "b", None, "d"], [1, 2, None, 4], [None, 3, None, None]]


@pytest.mark.parametrize(
    ("start", "way", "reached"),
    [
        ("B2", "right", "$C$2"),
        ("C2", "right", "$E$2"),
        ("B2", "down", "$B$3"),
        ("C2", "down", "$C$4"),
        ("E2", "left", "$C$2"),
        ("C4", "up", "$C$2"),
        ("B2", "up", "$B$1"),
        ("B2", "left", "$A$2"),
        ("A1", "down", "$A$1048576"),
        ("A2", "right", "$B$2"),
        ("E3", "right", "$XFD$3"),
    ],
)
def test_ctrl_and_an_arrow_go_where_they_go_in_excel(sheet: xw.Sheet, start: str, way: str, reached: str) -> None:
    filled(sheet)
    found = sheet[start].end(way).address
    # Calc's sheets may be narrower than Excel's.
    assert found == reached or (reached.startswith("$XFD") and found == "$AMJ$3")


def test_what_is_used_and_what_belongs_together(sheet: xw.Sheet) -> None:
    assert sheet.used_range.address == "$A$1"
    filled(sheet)
    assert sheet.used_range.address in ("$A$1:$E$4", "$B$2:$E$4")
    assert sheet["B2"].expand().address == "$B$2:$C$3"
    assert sheet["C2"].expand("down").address == "$C$2:$C$4"
    assert sheet["B2"].expand("right").address == "$B$2:$C$2"
    assert sheet["B2"].current_region.address == "$B$2:$C$4"
    assert sheet["H9"].expand().address == "$H$9"


def test_whole_rows_and_columns_move_what_follows(sheet: xw.Sheet) -> None:
    filled(sheet)
    sheet["G2"].value = "=C3"
    sheet["3:4"].insert("down")
    assert sheet["G2"].formula == "=C5"
    sheet["3:4"].delete()
    sheet["B:B"].insert("right")
    assert sheet["H2"].formula == "=D3"
    sheet["B:B"].delete()
    assert sheet["B2:E2"].value == ["a", "b", None, "d"]


def test_cells_move_down_or_right(sheet: xw.Sheet) -> None:
    filled(sheet)
    sheet["B2:C2"].insert("down")
    assert sheet["B2:C3"].value == [[None, None], ["a", "b"]]
    sheet["B2:C2"].delete("up")
    assert sheet["B2"].value == "a"
    sheet["B2"].delete("left")
    assert sheet["B2"].value == "b"


def test_copies_carry_everything_or_only_looks_or_values(sheet: xw.Sheet, book: xw.Book) -> None:
    other = book.sheets.add("Other", after=sheet)
    sheet["A1"].value = [[1, "=A1+1"], ["'00123", True]]
    sheet["A1:B1"].color = "#aabbcc"
    sheet["B1"].font.bold = True
    sheet["A1:B2"].copy(other["C3"])
    assert other["C3:D4"].formula == [["1", "=C3+1"], ["00123", "TRUE"]]
    assert other["D3"].font.bold
    other["F1:G2"].value = 7
    other["F1"].copy_from(sheet["A1:B2"], "formats")
    assert other["F1:G2"].value == [[7.0, 7.0], [7.0, 7.0]]
    assert other["G1"].color == (0xAA, 0xBB, 0xCC)
    assert other["G1"].font.bold
    other["I1"].copy_from(sheet["A1:B2"], "values")
    assert other["I1:J2"].formula == [["1", "2"], ["00123", "TRUE"]]
    sheet["A1:B1"].move(sheet["A9"])
    assert sheet["A9:B9"].formula == [["1", "=A9+1"]]
    with pytest.raises(NotInCalcError, match="clipboard"):
        sheet["A1"].copy()


def test_merged_cells(sheet: xw.Sheet) -> None:
    sheet["B2:C3"].merge()
    assert sheet["B2:C3"].merge_cells is True
    assert sheet["B2"].merge_area.address == "$B$2:$C$3"
    assert sheet["E5"].merge_cells is False
    sheet["B2:C3"].unmerge()
    assert sheet["B2"].merge_cells is False
    sheet["B5:C6"].merge(across=True)
    assert sheet["B6"].merge_area.address == "$B$6:$C$6"


def test_widths_heights_and_fitting(sheet: xw.Sheet) -> None:
    sheet["A:B"].column_width = 20
    assert sheet["B1"].column_width == pytest.approx(20, abs=0.05)
    sheet["C:C"].column_width = 5
    assert sheet["B:C"].column_width is None
    sheet["2:2"].row_height = 30
    assert sheet["A2"].row_height == pytest.approx(30, abs=0.05)
    sheet["A1"].value = "a text that is much longer than the column is wide"
    sheet["A:A"].autofit()
    assert (sheet["A1"].column_width or 0) > 25
    assert sheet["B2"].left == pytest.approx(sheet["A1"].width, abs=0.1)
    assert sheet["B2"].top == pytest.approx(sheet["A1"].height, abs=0.1)


def test_rows_and_columns_hide_and_fold(sheet: xw.Sheet) -> None:
    sheet["C:D"].columns.hidden = True
    sheet["3:3"].rows.hidden = True
    assert hidden(sheet, "C1:D1") == (True, False)
    assert hidden(sheet, "B1:C1") == (None, False)
    assert hidden(sheet, "A3") == (False, True)
    sheet["F:G"].group()
    sheet["F:G"].impl.fold()
    assert hidden(sheet, "G1") == (True, False)
    sheet["F:G"].impl.fold(False)
    assert hidden(sheet, "G1") == (False, False)
    sheet["F:G"].ungroup()


def hidden(sheet: xw.Sheet, address: str) -> tuple[bool | None, bool | None]:
    return sheet[address].columns.hidden, sheet[address].rows.hidden


def test_selecting(sheet: xw.Sheet, book: xw.Book) -> None:
    other = book.sheets.add("Other", after=sheet)
    assert book.sheets.active.name == "Other"
    sheet["B2:C3"].select()
    assert book.sheets.active.name == "Sheet1"
    assert book.selection is not None
    assert book.selection.address == "$B$2:$C$3"
    assert other.index == 2
    sheet["A5,B7:C8,D:D"].select()
    assert book.selection is not None
    assert book.selection.address == "$A$5,$B$7:$C$8,$D:$D"


def test_ranges_by_every_kind_of_reference(sheet: xw.Sheet, book: xw.Book) -> None:
    book.names.add("HS_K", "=Sheet1!$B$2:$C$3")
    assert sheet["HS_K"].address == "$B$2:$C$3"
    assert sheet.range("A1", "C3").address == "$A$1:$C$3"
    assert sheet.range((1, 2), (3, 4)).address == "$B$1:$D$3"
    assert sheet["A1:C3"][0:2, 1].address == "$B$1:$B$2"
    assert sheet["B2:C3"](2, 2).address == "$C$3"
    assert sheet["B2:C3"](3).address == "$B$3"
    assert sheet["B2"].offset(1, 1).address == "$C$3"
    assert sheet["A1"].get_address(external=True) == f"'[{book.name}]Sheet1'!$A$1"
    assert str(sheet["HS_K"].name) == "<Name 'HS_K': =Sheet1!$B$2:$C$3>"
    with pytest.raises(NotFoundError, match="neither an address nor a name"):
        sheet["HS_NOPE"]
    with pytest.raises(IndexError):
        sheet.range((0, 1))
