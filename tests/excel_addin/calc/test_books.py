"""Workbooks and sheets, names, tables, protection, texts, Undo; and files on the way in and out."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwings as xw

from excel_addin.calc.engine import CalcEngine, calc_engine, one_undo_step
from excel_addin.calc.errors import CalcError, NotFoundError, NotInCalcError
from excel_addin.calc.link import Link
from tests.excel_addin.calc.live import needs_office

pytestmark = needs_office


def written(path: Path, *, date_1904: bool = False) -> Path:
    made = xlsxwriter.Workbook(str(path), {"date_1904": date_1904})
    page = made.add_worksheet("Leads")
    page.add_table(
        0, 0, 3, 2,
        {"name": "Leads_T", "columns": [{"header": "Name"}, {"header": "When"},
         {"header": "Twice", "formula": "=LEN(Leads_T[[#This Row],[Name]])*2"}]},
    )  # fmt: skip
    day = made.add_format({"num_format": "yyyy-mm-dd"})
    for row in range(3):
        page.write(row + 1, 0, "x" * row)
        page.write_datetime(row + 1, 1, dt.datetime(2024, 1, 1 + row), day)  # noqa: DTZ001
    page.write_boolean(5, 0, True)
    made.close()
    return path


def test_the_application(engine: CalcEngine, book: xw.Book) -> None:
    app = xw.apps.active
    assert app is not None
    assert int(app.version.major) >= 7
    assert app.engine.name == "calc"
    assert xw.apps[app.pid] == app
    assert book.app == app
    assert len(xw.apps) == 1
    app.status_bar = "Scoring …"
    assert app.status_bar == "Scoring …"
    app.status_bar = False
    with app.properties(screen_updating=False, display_alerts=False):
        book.sheets[0]["A1"].value = 1
    assert app.screen_updating
    with pytest.raises(NotInCalcError, match="another application"):
        xw.apps.add()
    with pytest.raises(NotInCalcError, match=r"Sheet\.pictures"):
        assert book.sheets[0].pictures
    with pytest.raises(NotInCalcError, match=r"App\.cut_copy_mode"):
        app.cut_copy_mode = False


def test_the_engine_that_was_active_is_active_again(link: Link) -> None:
    before: object = xw.engines.active
    names = [engine.name for engine in xw.engines]
    with calc_engine(link) as made:
        assert xw.engines["calc"].impl is made
        assert len(xw.apps) == 1
    now: object = xw.engines.active
    assert now is before
    assert [engine.name for engine in xw.engines] == names


def test_two_workbooks_at_once(book: xw.Book) -> None:
    other = xw.books.add()
    book.sheets[0]["A1"].value, other.sheets[0]["A1"].value = "one", "two"
    assert (book.sheets[0]["A1"].value, other.sheets[0]["A1"].value) == ("one", "two")
    assert book.name != other.name
    assert book != other
    assert xw.books[other.name] == other
    assert {book.name, other.name} <= {each.name for each in xw.books}
    book.activate()
    other.close()
    assert [each.name for each in xw.books].count(book.name) == 1
    with pytest.raises(NotFoundError, match="No workbook"):
        xw.books("Nobody")


def test_a_file_opens_changes_and_saves(engine: CalcEngine, tmp_path: Path) -> None:
    path = written(tmp_path / "Zoë's leads.xlsx")
    book = xw.Book(path)
    try:
        assert book.name == path.name
        assert Path(book.fullname) == path
        assert xw.books.open(path) == book
        leads = book.sheets["Leads"]
        assert leads["A1:C3"].value[1] == [None, dt.datetime(2024, 1, 1), 0.0]  # noqa: DTZ001
        assert leads["A6"].value is True
        assert leads["C3"].formula == "=LEN(Leads_T[[#This Row],[Name]])*2"
        leads["A2"].value = "longer"
        assert leads["C2"].value == 12.0
        assert book.impl.modified
        book.save()
        assert not book.impl.modified
        book.save(tmp_path / "copy.ods")
        assert book.name == "copy.ods"
        with pytest.raises(CalcError, match="cannot save"):
            book.save(tmp_path / "copy.xyz")
        book.impl.to_pdf(str(tmp_path / "out.pdf"))
        assert (tmp_path / "out.pdf").read_bytes()[:5] == b"%PDF-"
    finally:
        book.close()
    found = openpyxl.load_workbook(path)["Leads"]
    assert found["A2"].value == "longer"
    assert found.tables["Leads_T"].ref == "A1:C4"


def test_a_workbook_of_1904_gives_the_same_dates(engine: CalcEngine, tmp_path: Path) -> None:
    book = xw.Book(written(tmp_path / "old mac.xlsx", date_1904=True))
    try:
        leads = book.sheets[0]
        assert leads["B2"].value == dt.datetime(2024, 1, 1)  # noqa: DTZ001
        leads["B2"].value = dt.datetime(2023, 12, 31, 12)  # noqa: DTZ001
        assert leads["B2"].value == dt.datetime(2023, 12, 31, 12)  # noqa: DTZ001
    finally:
        book.close()


def test_a_file_that_is_no_workbook_is_refused(engine: CalcEngine, tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing else")
    with pytest.raises(CalcError, match="LibreOffice could not"):
        xw.books.open(path)
    with pytest.raises(NotInCalcError, match="other options"):
        xw.books.open(shutil.copy(written(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"), update_links=True)


def test_sheets(book: xw.Book) -> None:
    first = book.sheets[0]
    last = book.sheets.add("Last", after=first)
    book.sheets.add("First", before=first)
    assert [sheet.name for sheet in book.sheets] == ["First", "Sheet1", "Last"]
    assert "last" in book.sheets
    first.name = "Leads & co"
    first["A1"].value = 5
    assert book.sheets["leads & CO"]["A1"].value == 5.0
    first.copy(after=last, name="Copy")
    assert [sheet.name for sheet in book.sheets][-1] == "Copy"
    last.visible = False
    assert last.visible is False
    last.visible = True
    last.delete()
    with pytest.raises(CalcError, match="no sheet of this name"):
        last["A1"].value = 1
    with pytest.raises(CalcError, match="already"):
        first.name = "First"
    with pytest.raises(CalcError, match="does not take"):
        first.name = "a:b"
    with pytest.raises(NotFoundError, match="no sheet “Nope”"):
        book.sheets["Nope"]
    for sheet in list(book.sheets)[1:]:
        sheet.delete()
    with pytest.raises(CalcError, match="last visible"):
        book.sheets[0].delete()


def test_protection_freezing_grid_lines_and_notes(book: xw.Book, tmp_path: Path) -> None:
    sheet = book.sheets[0]
    sheet["A1"].impl.locked = False
    sheet.impl.protect("secret")
    assert sheet.impl.protected
    sheet["A1"].value = "may"
    with pytest.raises(CalcError, match="sheet is protected"):
        sheet["B2"].value = "may not"
    with pytest.raises(CalcError, match="stays protected"):
        sheet.impl.unprotect("wrong")
    sheet.impl.unprotect("secret")
    assert sheet["A1:B2"].value == [["may", None], [None, None]]
    sheet.freeze_panes.freeze_at("A1:B3")
    sheet.show_gridlines = False
    assert sheet.show_gridlines is False
    note = sheet["C3"].add_note("one")
    note.text = "two"
    again = sheet["C3"].note
    assert again is not None
    assert again.text == "two"
    assert [each.location.address for each in book.notes] == ["$C$3"]
    book.save(tmp_path / "out.xlsx")
    found = openpyxl.load_workbook(tmp_path / "out.xlsx")["Sheet1"]
    assert found.freeze_panes == "C4"
    assert "two" in found["C3"].comment.text
    note.delete()
    assert sheet["C3"].note is None
    sheet.freeze_panes.unfreeze()


def test_names(book: xw.Book, tmp_path: Path) -> None:
    sheet = book.sheets[0]
    book.names.add("HS_Hot", "=80")
    book.names.add("HS_List", "=Sheet1!$B$2:$B$5")
    book.names.add("HS_Tier", '=IF(Sheet1!$A$1>=HS_Hot,"Hot","Cold")')
    book.names.add("Sheet1!own", "=Sheet1!$C$1")
    assert {name.name for name in book.names} == {"HS_Hot", "HS_List", "HS_Tier", "Sheet1!own"}
    assert [name.name for name in sheet.names] == ["Sheet1!own"]
    assert book.names["hs_tier"].refers_to == '=IF(Sheet1!$A$1>=HS_Hot,"Hot","Cold")'
    assert book.names["HS_List"].refers_to_range == sheet["B2:B5"]
    sheet["A1"].value = [90, "=HS_Tier"]
    assert sheet["B1"].value == "Hot"
    book.names["HS_Hot"].refers_to = "=95"
    assert sheet["B1"].value == "Cold"
    sheet["D1:D2"].name = "HS_More"
    assert book.names["HS_More"].refers_to == "=Sheet1!$D$1:$D$2"
    assert "HS_None" not in book.names
    with pytest.raises(NotFoundError, match="stands for no range"):
        assert book.names["HS_Hot"].refers_to_range
    book.save(tmp_path / "out.xlsx")
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").defined_names["HS_Hot"].attr_text == "95"
    book.names["HS_Hot"].delete()
    assert "HS_Hot" not in book.names


def test_tables(book: xw.Book) -> None:
    sheet = book.sheets[0]
    sheet["B2"].value = [["Name", "It's [x]"], ["a", 1], ["b", 2]]
    table = sheet.tables.add(sheet["B2:C4"], name="Leads")
    assert [each.name for each in sheet.tables] == ["Leads"]
    assert table.header_row_range is not None
    assert table.data_body_range is not None
    assert table.header_row_range.value == ["Name", "It's [x]"]
    assert table.data_body_range.address == "$B$3:$C$4"
    assert sheet["C3"].table == table
    assert sheet["F9"].table is None
    sheet["E3"].value = [["=SUM(Leads[It''s '[x']])"], ["=Leads[[#This Row],[Name]]"], ["=ROWS(Leads[#All])"]]
    assert sheet["E3:E5"].value == [3.0, "b", 3.0]
    assert sheet["E4"].formula == "=Leads[[#This Row],[Name]]"
    sheet["E4"].value = "=Leads[@Name]"
    assert sheet["E4"].value == "b"
    table.resize(sheet["B2:C5"])
    assert table.range.address == "$B$2:$C$5"
    table.name = "People"
    assert "People" in sheet.tables
    with pytest.raises(NotInCalcError, match="table style"):
        table.table_style = "TableStyleLight1"
    table.impl.remove()
    assert len(sheet.tables) == 0


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_text_of_any_length_travels_in_the_file(book: xw.Book, tmp_path: Path, ending: str) -> None:
    long = 'é<&>\n"' * 250_000
    texts = book.impl.texts
    texts["hotsheet.model"], texts["other"] = long, "x"
    texts["other"] = "y"
    assert sorted(texts) == ["hotsheet.model", "other"]
    del texts["other"]
    assert "other" not in texts
    book.save(tmp_path / f"out.{ending}")
    book.close()
    again = xw.Book(tmp_path / f"out.{ending}")
    try:
        assert again.impl.texts["hotsheet.model"] == long
        with pytest.raises(NotFoundError, match="carries no text"):
            again.impl.texts["other"]
    finally:
        again.close()


def test_many_edits_are_one_step_of_undo(book: xw.Book) -> None:
    sheet = book.sheets[0]
    sheet["A1"].value = [["old", None], ["=1+1", None]]
    with one_undo_step(book, "Score this sheet"):
        sheet["A1"].value = [["new", 1], [2, "=B1*2"]]
        sheet["C1:C9"].formula = "=ROW()"
        sheet["A1"].color = "#ff0000"
        sheet["D:D"].column_width = 30
        sheet["E:E"].columns.hidden = True
        sheet["1:1"].insert("down")
        book.names.add("HS_K", "=5")
        book.sheets.add("Scoring Rules", after=sheet)
    assert book.impl.undo_titles[0] == "Score this sheet"
    after = sheet["A1:C10"].formula
    book.impl.undo()
    assert sheet["A1:C10"].formula == [["old", "", ""], ["=1+1", "", ""], *([["", "", ""]] * 8)]
    assert sheet["A1"].color is None
    assert (sheet["D1"].column_width or 99) < 20
    assert sheet["E1"].columns.hidden is False
    assert [each.name for each in book.sheets] == ["Sheet1"]
    assert "HS_K" not in book.names
    book.impl.redo()
    assert sheet["A1:C10"].formula == after


def test_a_step_ends_when_its_work_fails(book: xw.Book) -> None:
    with pytest.raises(ZeroDivisionError), one_undo_step(book, "Fails"):
        book.sheets[0]["A1"].value = 1
        raise ZeroDivisionError
    book.sheets[0]["A2"].value = 2
    assert book.impl.undo_titles[1] == "Fails"


def test_tables_stay_when_another_sheet_goes(book: xw.Book) -> None:
    first = book.sheets[0]
    first.range("A1").value = [["Name", "Score"], ["Ann", 1], ["Ben", 2]]
    second = book.sheets.add(after=first)
    second.range("A1").value = [["Name", "Score"], ["Ann", 1], ["Ben", 2]]
    first.tables.add(first.range("A1:B3"), name="One")
    second.tables.add(second.range("A1:B3"), name="Two")
    book.sheets.add("Third", after=second)
    book.sheets.add("Fourth", after=book.sheets["Third"])
    for name in ("Third", "Fourth"):
        book.sheets[name].delete()
    assert [(sheet.tables[0].name, sheet.tables[0].range.address) for sheet in (first, second)] == [
        ("One", "$A$1:$B$3"),
        ("Two", "$A$1:$B$3"),
    ]
