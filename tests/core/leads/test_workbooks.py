"""Workbooks as lead tables: sheets, header rows, tables, dates, errors, and a second reader's word."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.table import Table

from scoring.errors import LeadFileError
from scoring.leads import list_sheets, read_leads, understand_leads
from scoring.table import Cell, CellKind, ErrorValue, LeadTable, Serial
from tests.core.ooxml.parts import relationships, styles, workbook, worksheet

day = dt.datetime.fromisoformat
NAMES = ("Name", "Email", "Size", "Created")
HEADERS: list[object] = list(NAMES)
LEADS: list[list[object]] = [
    ["Ann", "ann@a.com", 10, day("2024-03-12")],
    ["Bob", "bob@b.com", 25.5, day("2024-03-12 06:00")],
    ["Cid", None, None, None],
]
PARSED: list[list[Cell]] = [
    ["Ann", "ann@a.com", 10.0, Serial(45363.0)],
    ["Bob", "bob@b.com", 25.5, Serial(45363.25)],
    ["Cid", None, None, None],
]


def saved(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    """A workbook written by openpyxl."""
    book = openpyxl.Workbook()
    del book[book.sheetnames[0]]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def rows_of(leads: LeadTable) -> list[list[Cell]]:
    return [list(row) for row in zip(*(column.cells() for column in leads.columns), strict=True)]


def notes(leads: LeadTable) -> str:
    return " ".join(leads.source.notes)


def test_a_plain_list(tmp_path: Path) -> None:
    leads = read_leads(saved(tmp_path / "a.xlsx", {"Leads": [HEADERS, *LEADS]}))
    assert leads.names == NAMES
    assert rows_of(leads) == PARSED
    assert leads.rows.tolist() == [2, 3, 4]
    assert (leads.source.sheet, leads.source.header_row, leads.source.first_column) == ("Leads", 1, 1)


def test_titles_blank_rows_and_an_offset(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Our leads"], [], [None, None, *HEADERS]]
    rows += [[None, None, *LEADS[0]], [], [None, None, *LEADS[1]], [None, None, " ", ""], [None, None, *LEADS[2]]]
    leads = read_leads(saved(tmp_path / "a.xlsx", {"Leads": rows}))
    assert leads.names == NAMES
    assert rows_of(leads) == PARSED
    assert leads.rows.tolist() == [4, 6, 8]
    assert (leads.source.header_row, leads.source.first_column) == (3, 3)
    assert "2 rows above the headers (row 3)" in notes(leads)
    assert "2 blank rows skipped" in notes(leads)


def test_a_totals_row_is_not_guessed_away(tmp_path: Path) -> None:
    leads = read_leads(saved(tmp_path / "a.xlsx", {"Leads": [HEADERS, *LEADS, ["Total", None, 35.5, None]]}))
    assert len(leads) == 4


def test_the_most_table_like_sheet_is_chosen_and_ours_never(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "a.xlsx",
        {
            "Scoring Rules": [HEADERS, *LEADS * 50],
            "Read me": [["This file holds our leads."], ["Ask Eva about it."]],
            "Export": [HEADERS, *LEADS * 5],
            "Call List": [HEADERS, *LEADS * 50],
        },
    )
    reading = understand_leads(path)
    assert reading.table.source.sheet == "Export"
    assert "“Export”" in reading.why
    assert [s.name for s in reading.sheets] == ["Scoring Rules", "Read me", "Export", "Call List"]
    assert [s.own for s in list_sheets(path)] == [True, False, False, True]
    assert read_leads(path, sheet="call list").source.sheet == "Call List"
    with pytest.raises(LeadFileError, match="Did you mean “Export”"):
        read_leads(path, sheet="Exprot")


def test_a_hidden_sheet_is_not_preferred(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", {"Old": [HEADERS, *LEADS * 20], "New": [HEADERS, *LEADS]})
    book = openpyxl.load_workbook(path)
    book["Old"].sheet_state = "hidden"
    book.save(path)
    assert read_leads(path).source.sheet == "New"


def test_expected_fields_choose_the_sheet(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "a.xlsx",
        {"Events": [["Lead", "Event", "Date"], *[["a", "b", 1]] * 90], "Who": [["Company size", "Trial"], [5, "yes"]]},
    )
    assert read_leads(path).source.sheet == "Events"
    assert read_leads(path, expected=["Company size", "Trial"]).source.sheet == "Who"


def test_an_excel_table_says_where_the_leads_are(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Leads of 2024"
    for at, row in enumerate([HEADERS, *LEADS], 4):
        for column, value in enumerate(row, 2):
            sheet.cell(at, column).value = value  # type: ignore[assignment]
    sheet["B8"], sheet["G5"] = "typed below", "a note beside"
    sheet.add_table(Table(displayName="Leads", ref="B4:E7"))
    book.save(tmp_path / "a.xlsx")
    leads = read_leads(tmp_path / "a.xlsx")
    assert rows_of(leads) == PARSED
    assert (leads.source.table, leads.source.header_row, leads.source.first_column) == ("Leads", 4, 2)
    assert "1 row below the table “Leads” (from row 8) not read" in notes(leads)


def test_a_table_s_totals_row_is_no_lead(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="str"><v>{text}</v></c><c r="B{row}"><v>{row}</v></c></row>'
        for row, text in ((2, "Ann"), (3, "Bob"), (4, "Total"))
    )
    head = '<row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>Size</v></c></row>'
    table = (
        '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" displayName="T" ref="A1:B4" '
        'totalsRowCount="1"><tableColumns><tableColumn name="Name"/><tableColumn name="Size"/></tableColumns></table>'
    )
    path = workbook(
        tmp_path / "a.xlsx",
        {"Leads": worksheet(head + rows, after='<tableParts><tablePart r:id="rId1"/></tableParts>')},
        extra={
            "xl/tables/table1.xml": table,
            "xl/worksheets/_rels/sheet1.xml.rels": relationships({"rId1": ("table", "../tables/table1.xml")}),
        },
    )
    leads = read_leads(path)
    assert leads["Name"].texts == ("Ann", "Bob")
    assert notes(leads) == "The totals row of the table “T” (row 4) is no lead."


def test_dates_of_1904_are_moved(tmp_path: Path) -> None:
    head = '<row r="1"><c r="A1" t="str"><v>Created</v></c><c r="B1" t="str"><v>Hours</v></c></row>'
    row = '<row r="2"><c r="A2" s="1"><v>43901.5</v></c><c r="B2" s="2"><v>0.5</v></c></row>'
    sheets = {"Leads": worksheet(head + row)}
    style = styles("", "yyyy-mm-dd", "[h]:mm")
    old = read_leads(workbook(tmp_path / "old.xlsx", sheets, style=style, is_1904=True))
    new = read_leads(workbook(tmp_path / "new.xlsx", sheets, style=style))
    assert rows_of(old) == [[Serial(45363.5), Serial(0.5)]]
    assert rows_of(new) == [[Serial(43901.5), Serial(0.5)]]
    assert "1904" in notes(old)
    assert "1904" not in notes(new)


def test_errors_formulas_and_missing_values(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Name", "Size", "Twice"], ["Ann", "#N/A", "=B2*2"], ["Bob", 5, "=B3*2"]):
        sheet.append(row)
    sheet["B2"].data_type = "e"
    book.save(tmp_path / "a.xlsx")
    leads = read_leads(tmp_path / "a.xlsx")
    assert list(leads["Size"].cells()) == [ErrorValue("#N/A"), 5.0]
    assert leads["Twice"].kinds.tolist() == [CellKind.BLANK] * 2
    assert leads["Twice"].formulas is not None
    assert leads["Twice"].formulas.tolist() == [True, True]
    assert leads["Size"].formulas is None
    assert "2 formula cells without a computed value" in notes(leads)


def test_headers_repeated_empty_broken_and_of_other_kinds(tmp_path: Path) -> None:
    head: list[object] = ["Email", None, "Email", "Job\ntitle", 2024, day("2024-01-01"), "Note "]
    leads = read_leads(saved(tmp_path / "a.xlsx", {"Leads": [head, ["a", "b", "c", "d", 1, 2, "e"]]}))
    assert leads.names == ("Email", "Column B", "Email (2)", "Job\ntitle", "2024", "2024-01-01", "Note ")


def test_columns_apart_are_left_out_and_said(tmp_path: Path) -> None:
    rows = [[*HEADERS], *([*lead, None, "legend"] for lead in LEADS)]
    leads = read_leads(saved(tmp_path / "a.xlsx", {"Leads": rows}))
    assert leads.names == NAMES
    assert "1 column apart" in notes(leads)


def test_a_column_without_header_beside_the_table_is_kept(tmp_path: Path) -> None:
    rows = [[*HEADERS], *([*lead, "more"] for lead in LEADS)]
    assert read_leads(saved(tmp_path / "a.xlsx", {"Leads": rows})).names == (*NAMES, "Column E")


def test_merged_titles_do_not_matter_and_merged_leads_are_said(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", {"Leads": [["Leads of the spring fair"], HEADERS, *LEADS]})
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("A1:D1")  # type: ignore[union-attr]
    book.save(path)
    assert notes(read_leads(path)) == "1 row above the headers (row 2) skipped."
    book.active.merge_cells("A3:A4")  # type: ignore[union-attr]
    book.save(path)
    assert "1 merged range among the leads" in notes(read_leads(path))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "empty"),
        ([HEADERS], "no lead below"),
        ([[1, 2, 3], [4, 5, 6]], "look like data"),
        ([["ann@b.com", 5], ["bob@b.com", 6]], "look like data"),
    ],
)
def test_sheets_without_leads_are_refused_in_words(tmp_path: Path, rows: list[list[object]], words: str) -> None:
    with pytest.raises(LeadFileError, match=words) as caught:
        read_leads(saved(tmp_path / "a.xlsx", {"Leads": rows}))
    assert "a.xlsx" in str(caught.value)
    assert "“Leads”" in str(caught.value)


def test_a_named_header_row(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", {"Leads": [["x", "y"], HEADERS, *LEADS]})
    assert read_leads(path, header_row=2).names == NAMES
    with pytest.raises(LeadFileError, match="Row 40 is blank"):
        read_leads(path, header_row=40)
    with pytest.raises(LeadFileError, match="counted from 1"):
        read_leads(path, header_row=0)


def test_a_text_index_beyond_the_texts_names_its_cell(tmp_path: Path) -> None:
    head = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>7</v></c></row>'
    path = workbook(tmp_path / "a.xlsx", {"Leads": worksheet(head)}, texts="<si><t>Name</t></si>")
    with pytest.raises(LeadFileError, match="cell A2"):
        read_leads(path)


def test_a_workbook_is_known_by_its_content(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", {"Leads": [HEADERS, *LEADS]})
    other = tmp_path / "leads.csv"
    other.write_bytes(path.read_bytes())
    assert rows_of(read_leads(other)) == PARSED
    (tmp_path / "b.xlsx").write_text("Name,Email\nAnn,a@b.c\n", encoding="utf-8")
    with pytest.raises(LeadFileError, match="no Excel workbook"):
        read_leads(tmp_path / "b.xlsx")


def test_equal_texts_in_several_shapes_are_one(tmp_path: Path) -> None:
    row = (
        '<row r="{r}"><c r="A{r}" t="s"><v>1</v></c><c r="B{r}"><v>1</v></c></row>'
        '<row r="{s}"><c r="A{s}" t="s"><v>2</v></c></row><row r="{t}"><c r="A{t}" t="str"><v>Ann</v></c></row>'
    )
    head = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><v>Size</v></c></row>'
    path = workbook(
        tmp_path / "a.xlsx",
        {"Leads": worksheet(head + row.format(r=2, s=3, t=4))},
        texts="<si><t>Name</t></si><si><t>Ann</t></si><si><t>Ann</t></si>",
    )
    column = read_leads(path)["Name"]
    assert column.texts == ("Ann",)
    assert column.codes.tolist() == [0, 0, 0]


VALUE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.floats(-1e9, 1e9).map(lambda number: round(number, 6)),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=10).filter(
        lambda text: not text.startswith("=") and "_x" not in text and text not in openpyxl.cell.cell.ERROR_CODES
    ),
    st.datetimes(day("1950-01-01"), day("2090-01-01")).map(lambda moment: moment.replace(microsecond=0)),
)


@given(rows=st.lists(st.lists(VALUE, min_size=3, max_size=3), min_size=1, max_size=12))
def test_openpyxl_reads_what_we_read(tmp_path_factory: pytest.TempPathFactory, rows: list[list[object]]) -> None:
    path = saved(tmp_path_factory.mktemp("leads") / "a.xlsx", {"Leads": [["One", "Two", "Three"], *rows, ["end"]]})
    leads = read_leads(path, header_row=1)
    seen = dict(zip(leads.rows.tolist(), rows_of(leads), strict=True))
    book = openpyxl.load_workbook(path)
    for number, row in enumerate(book["Leads"].iter_rows(min_row=2, max_col=3, values_only=True), 2):
        ours = seen.get(number, [None, None, None])
        assert [as_openpyxl(cell) for cell in ours] == [plain(value) for value in row]


def as_openpyxl(cell: Cell) -> object:
    """Our cell as the value that openpyxl gives, dates as serials."""
    if isinstance(cell, Serial):
        return ("date", round(cell.value, 8))
    return cell if not isinstance(cell, str) or cell.strip(" ") else None


def plain(value: object) -> object:
    """openpyxl's value in the same terms."""
    if isinstance(value, dt.datetime):
        serial = float(to_excel(value))  # type: ignore[no-untyped-call]
        return ("date", round(serial, 8))
    if isinstance(value, str) and not value.strip(" "):
        return None
    return value


def text_row(number: int, texts: tuple[str, ...], mark: str = "") -> str:
    """A row of text cells, as XML."""
    made = "".join(f'<c r="{"ABCDEFG"[at]}{number}" t="str"><v>{text}</v></c>' for at, text in enumerate(texts))
    return f'<row r="{number}"{mark}>{made}</row>'


def test_leads_in_hidden_rows_are_counted(tmp_path: Path) -> None:
    marks = {1: ' hidden="1"', 3: ' hidden="1"', 4: ' hidden="true" collapsed="1"', 5: ' hidden="0"', 7: ' hidden="1"'}
    rows = [text_row(1, ("Name", "City"), marks[1])]
    rows += [text_row(number, (f"Ann {number}", "Bonn"), marks.get(number, "")) for number in range(2, 7)]
    sheet = worksheet("".join(rows) + '<row r="7" hidden="1"/>')
    leads = read_leads(workbook(tmp_path / "a.xlsx", {"Leads": sheet}))
    assert len(leads) == 5
    assert "2 of the leads stand in hidden rows" in notes(leads)
    slow = sheet.replace("<sheetData>", "<sheetData><!-- read by the exact scanner -->")
    assert notes(read_leads(workbook(tmp_path / "b.xlsx", {"Leads": slow}))) == notes(leads)
    seen = worksheet("".join(rows).replace("hidden", "outlineLevel").replace('"true"', '"1"'))
    assert "hidden" not in notes(read_leads(workbook(tmp_path / "c.xlsx", {"Leads": seen})))


def test_truths_of_libreoffice_are_no_formulas(tmp_path: Path) -> None:
    sheet = worksheet(
        text_row(1, ("Name", "Trial", "Rate"))
        + '<row r="2"><c r="A2" t="str"><v>Ann</v></c><c r="B2" t="b"><f aca="false">TRUE()</f><v>1</v></c>'
        '<c r="C2" t="e"><f aca="false">#N/A</f><v>#N/A</v></c></row>'
    )
    leads = read_leads(workbook(tmp_path / "a.xlsx", {"Leads": sheet}))
    assert rows_of(leads) == [["Ann", True, ErrorValue("#N/A")]]
    assert all(column.formulas is None for column in leads.columns)


def test_two_lists_of_leads_are_both_named(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "a.xlsx", {"March": [HEADERS, *LEADS * 10], "April": [HEADERS, *LEADS * 12], "Notes": [["x"]]}
    )
    leads = read_leads(path)
    assert leads.source.sheet == "March"
    assert "“April” (about 36 rows)" in notes(leads)
    assert '--sheet "April"' in notes(leads)
    assert "Notes" not in notes(leads)
    assert "--sheet" not in notes(read_leads(path, sheet="March"))
    longer = saved(tmp_path / "b.xlsx", {"March": [HEADERS, *LEADS], "April": [HEADERS, *LEADS * 90]})
    assert read_leads(longer).source.sheet == "April"


def test_a_totals_row_in_a_workbook_is_named(tmp_path: Path) -> None:
    leads = read_leads(saved(tmp_path / "a.xlsx", {"Leads": [HEADERS, *LEADS, ["Total", None, 35.5, None]]}))
    assert "Row 5 (“Total”) looks like a total" in notes(leads)


def test_the_only_sheet_is_not_sent_to_another(tmp_path: Path) -> None:
    with pytest.raises(LeadFileError, match="The sheet is empty") as caught:
        read_leads(saved(tmp_path / "a.xlsx", {"Leads": []}))
    assert "--sheet" not in str(caught.value)
    with pytest.raises(LeadFileError, match=r"The sheet is empty.* --sheet"):
        read_leads(saved(tmp_path / "b.xlsx", {"Leads": [], "More": [HEADERS, *LEADS]}), sheet="Leads")
