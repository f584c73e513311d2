"""Every kind of fault that makes Excel repair a file, planted into a sound one: the lint finds each of them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from scoring.ooxml.package import Package
from scoring.workbook.lint import lint
from scoring.workbook.linting.formulas import Known, formula_faults
from scoring.workbook.linting.names import name_fault, sheet_name_fault
from scoring.workbook.package import Draft, write_draft
from scoring.workbook.parts.xml import MAIN
from scoring.workbook.plan import (
    BookPlan,
    CellPlan,
    DefinedName,
    Formula,
    SheetPlan,
    TableColumn,
    TablePlan,
    Validation,
    ValidationKind,
)
from scoring.workbook.write import write_book
from tests.judges.books import plant
from tests.workbook.plans import rich_book

LEADS = "xl/worksheets/sheet1.xml"
RULES = "xl/worksheets/sheet2.xml"
TABLE = "xl/tables/table1.xml"
BOOK = "xl/workbook.xml"

# Code of the finding, part, what stands there, and what a careless writer would have put.
PLANTED = [
    ("cell-twice", LEADS, '<c r="B4"', '<c r="A4"'),
    ("cell-order", RULES, '<c r="A3"', '<c r="D3"'),
    ("row-order", LEADS, '<row r="5">', '<row r="4">'),
    ("cell-place", LEADS, '<row r="4">', '<row r="3000">'),
    ("style-range", LEADS, '<c r="A1" s="', '<c r="A1" s="9'),
    ("string-range", LEADS, 't="s"><v>1</v>', 't="s"><v>99</v>'),
    ("look-range", LEADS, 'dxfId="1"', 'dxfId="2"'),
    ("merge-overlap", RULES, '<mergeCell ref="A1:B1"/>', '<mergeCell ref="A1:B1"/><mergeCell ref="B1:C2"/>'),
    ("merge-range", RULES, '<mergeCell ref="A1:B1"/>', '<mergeCell ref="A1"/>'),
    ("merge-table", LEADS, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A4:A5"/></mergeCells>'),
    ("filter-range", LEADS, "</sheetData>", '</sheetData><autoFilter ref="A3:G9"/>'),
    ("column-overlap", LEADS, '<col min="5" max="5"', '<col min="2" max="5"'),
    ("column-width", RULES, 'min="1" max="1" width="30', 'min="1" max="1" width="300'),
    ("shared-master", LEADS, '<f t="shared" ref="E4:E9" si="0">C4*2</f>', '<f t="shared" si="0"/>'),
    ("shared-range", LEADS, 'ref="E4:E9" si="0"', 'ref="E4:E8" si="0"'),
    ("shared-twice", LEADS, '<f t="shared" si="0"/>', '<f t="shared" ref="E5:E9" si="0">C5*2</f>'),
    ("formula-empty", RULES, "<f>NA()</f>", "<f></f>"),
    ("formula-equals", RULES, "<f>NA()</f>", "<f>=NA()</f>"),
    ("formula-parentheses", RULES, "<f>NA()</f>", "<f>NA(</f>"),
    ("formula-parentheses", RULES, "<f>NA()</f>", "<f>NA())</f>"),
    ("formula-quotes", RULES, "<f>NA()</f>", '<f>"a</f>'),
    ("formula-brackets", RULES, "<f>NA()</f>", "<f>Leads[Size</f>"),
    ("formula-prefix", RULES, "<f>NA()</f>", '<f>TEXTJOIN(",",TRUE,A1)</f>'),
    ("formula-prefix", RULES, "<f>NA()</f>", "<f>_xlfn.FILTER(A1:A2,A1:A2)</f>"),
    ("formula-length", RULES, "<f>NA()</f>", f"<f>{'1+' * 4096}1</f>"),
    ("formula-nesting", RULES, "<f>NA()</f>", f"<f>{'ABS(' * 65}1{')' * 65}</f>"),
    ("formula-arguments", RULES, "<f>NA()</f>", f"<f>SUM({','.join('1' * 256)})</f>"),
    ("formula-literal", RULES, "<f>NA()</f>", f'<f>"{"x" * 256}"</f>'),
    ("formula-separator", RULES, "<f>NA()</f>", "<f>SUM(1;2)</f>"),
    ("formula-sheet", RULES, "<f>NA()</f>", "<f>'No such'!A1</f>"),
    ("formula-table", RULES, "<f>NA()</f>", "<f>SUM(Lead[Size])</f>"),
    ("formula-column", RULES, "<f>NA()</f>", "<f>SUM(Leads[Sizes])</f>"),
    ("formula-reference", RULES, "<f>NA()</f>", "<f>SUM(Leads[@Size])</f>"),
    ("formula-reference", RULES, "<f>NA()</f>", "<f>SUM([Size])</f>"),
    ("format-sheet", LEADS, "$F4&lt;0", "Summary!$A$1&lt;0"),
    ("format-table", LEADS, "$F4&lt;0", "Leads[Size]&lt;0"),
    ("validation-sheet", RULES, "LEN(D5)&gt;0", "LEN(Summary!A1)&gt;0"),
    ("validation-list", RULES, "&quot;TRUE,FALSE&quot;", f"&quot;{'x' * 256}&quot;"),
    ("validation-text", RULES, 'promptTitle="Points"', f'promptTitle="{"x" * 33}"'),
    ("table-name", TABLE, 'displayName="Leads"', 'displayName="My leads"'),
    ("table-name", TABLE, 'displayName="Leads"', 'displayName="HS1"'),
    ("table-name", TABLE, 'displayName="Leads"', 'displayName="R1C1"'),
    ("table-range", TABLE, 'ref="A3:G9" totals', 'ref="A3:G" totals'),
    ("table-one-row", TABLE, 'ref="A3:G9" totals', 'ref="A3:G3" totals'),
    ("table-width", TABLE, 'ref="A3:G9" totals', 'ref="A3:H9" totals'),
    ("table-count", TABLE, 'tableColumns count="7"', 'tableColumns count="6"'),
    ("table-filter", TABLE, '<autoFilter ref="A3:G9"', '<autoFilter ref="A3:F9"'),
    ("table-header", TABLE, 'name="Size"', 'name="size"'),
    ("column-twice", TABLE, 'name="Size"', 'name="e-mail"'),
    ("column-id-twice", TABLE, 'id="2" name', 'id="1" name'),
    ("name-table", BOOK, 'name="Points"', 'name="leads"'),
    ("name-invalid", BOOK, 'name="Points"', 'name="Po ints"'),
    ("name-invalid", BOOK, 'name="Points"', 'name="A1"'),
    ("name-twice", BOOK, 'name="Points"', 'name="HOTFROM"'),
    ("name-scope", BOOK, 'localSheetId="0"', 'localSheetId="9"'),
    ("formula-sheet", BOOK, "'Scoring Rules'!$B$4", "'Scoring'!$B$4"),
    ("sheet-name", BOOK, 'name="Scoring Rules"', 'name="Scoring/Rules"'),
    ("sheet-name", BOOK, 'name="Scoring Rules"', f'name="{"x" * 32}"'),
    ("sheet-twice", BOOK, 'name="Scoring Rules"', 'name="SUMMARY"'),
    ("sheet-active", BOOK, 'activeTab="2"', 'activeTab="3"'),
    ("style-range", "xl/styles.xml", 'fontId="1"', 'fontId="99"'),
    ("style-format", "xl/styles.xml", 'numFmtId="165" fontId', 'numFmtId="199" fontId'),
    ("comment-place", "xl/comments1.xml", 'ref="F3"', 'ref="B3"'),
    ("content-type", "[Content_Types].xml", 'PartName="/xl/styles.xml"', 'PartName="/xl/style.xml"'),
    ("content-type", "[Content_Types].xml", 'Extension="vml"', 'Extension="vm"'),
    ("link-dangling", "xl/worksheets/_rels/sheet1.xml.rels", "tables/table1.xml", "tables/table9.xml"),
    ("link-twice", "xl/worksheets/_rels/sheet1.xml.rels", 'Id="rId2"', 'Id="rId1"'),
    ("link-missing", LEADS, 'legacyDrawing r:id="rId2"', 'legacyDrawing r:id="rId9"'),
    ("unreadable", BOOK, "</workbook>", "</work"),
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "sound.xlsx"
    write_book(rich_book(), path)
    assert lint(path) == []
    return path


@pytest.mark.parametrize(
    ("code", "part", "old", "new"), PLANTED, ids=[f"{fault[0]}-{n}" for n, fault in enumerate(PLANTED)]
)
def test_the_lint_finds(code: str, part: str, old: str, new: str, sound: Path, tmp_path: Path) -> None:
    found = lint(plant(sound, tmp_path / "planted.xlsx", part, old, new))
    assert code in {problem.code for problem in found}
    assert all(problem.place.file.endswith("planted.xlsx") for problem in found)


def test_a_finding_names_sheet_and_cell(sound: Path, tmp_path: Path) -> None:
    found = lint(plant(sound, tmp_path / "planted.xlsx", RULES, "<f>NA()</f>", "<f>NA(</f>"))
    assert [(problem.place.sheet, problem.place.cell) for problem in found] == [("Scoring Rules", "B6")]


def add_part(source: Path, target: Path, name: str, data: bytes) -> Path:
    target.write_bytes(source.read_bytes())
    with zipfile.ZipFile(target, "a") as package:
        package.writestr(name, data)
    return target


def codes(path: Path) -> set[str]:
    return {problem.code for problem in lint(path)}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice(sound: Path, tmp_path: Path) -> None:
    twice = add_part(sound, tmp_path / "twice.xlsx", "xl/Styles.xml", b"<styleSheet/>")
    assert "part-twice" in codes(twice)


def test_a_part_without_a_kind(sound: Path, tmp_path: Path) -> None:
    assert "content-type" in codes(add_part(sound, tmp_path / "kind.xlsx", "xl/odd.bin", b"x"))


def test_a_calculation_chain_that_names_a_cell_without_a_formula(sound: Path, tmp_path: Path) -> None:
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    linked = plant(
        sound,
        tmp_path / "a.xlsx",
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'calcChain" Target="calcChain.xml"/></Relationships>',
    )
    named = plant(
        linked,
        tmp_path / "b.xlsx",
        "[Content_Types].xml",
        "</Types>",
        f'<Override PartName="/xl/calcChain.xml" ContentType="{kinds}"/></Types>',
    )
    chain = f'<calcChain xmlns="{MAIN}"><c r="{{}}" i="1"/><c r="F4"/></calcChain>'
    good = add_part(named, tmp_path / "good.xlsx", "xl/calcChain.xml", chain.format("E4").encode())
    bad = add_part(named, tmp_path / "bad.xlsx", "xl/calcChain.xml", chain.format("A4").encode())
    assert codes(good) == set()
    assert codes(bad) == {"chain"}


def two_tables(first: TablePlan, second: TablePlan, folder: Path) -> set[str]:
    places = {(t.first_row, t.first_column + n): c.name for t in (first, second) for n, c in enumerate(t.columns)}
    cells = tuple(CellPlan(row, column, name) for (row, column), name in places.items())
    write_book(BookPlan((SheetPlan("S", cells, tables=(first, second)),)), folder / "two.xlsx")
    return codes(folder / "two.xlsx")


def test_two_tables_of_one_name_or_one_place(tmp_path: Path) -> None:
    one = TablePlan("One", 1, 1, 3, (TableColumn("A"), TableColumn("B")))
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert two_tables(one, TablePlan("ONE", 1, 4, 3, (TableColumn("C"),)), tmp_path / "a") == {"table-name-twice"}
    assert two_tables(one, TablePlan("Two", 2, 2, 5, (TableColumn("C"),)), tmp_path / "b") == {"table-overlap"}


def test_all_sheets_hidden(tmp_path: Path) -> None:
    write_book(BookPlan((SheetPlan("S", hidden=True),)), tmp_path / "hidden.xlsx")
    assert codes(tmp_path / "hidden.xlsx") == {"sheet-visible", "sheet-active"}


def test_what_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "no.xlsx").write_bytes(b"nothing")
    assert codes(tmp_path / "no.xlsx") == {"unreadable"}


KNOWN = Known(frozenset({"rules", "it's"}), {"leads": frozenset({"job title", "line\nbreak", "a]b[c#d'e", "@x"})})
SOUND_FORMULAS = [
    'IF(A1="a ""quoted"" (text",1,2)',
    "'It''s'!$A$1+Rules!B2",
    "SUM({1,2;3,4},Leads[Job title])",
    "Leads[[#This Row],[Job title]]&Leads[[#Headers],[line\nbreak]]",
    "Leads[[#This Row],[a']b'[c'#d''e]]+Leads[['@x]]+ROWS(Leads[#Data])",
    '_xlfn.TEXTJOIN(", ",TRUE,_xlfn.IFS(A1,1))+_xlfn._xlws.FILTER(A1:A2,B1:B2)',
    'NETWORKDAYS.INTL(A1,B1)+COUNTIF($A$1:INDEX(A:A,5),"<>")',
    "IFERROR(#REF!,#N/A)",
    "[1]Other!A1+Größe*2",
]


@pytest.mark.parametrize("text", SOUND_FORMULAS)
def test_sound_formulas_have_no_faults(text: str) -> None:
    assert list(formula_faults(text, KNOWN)) == []


def test_names() -> None:
    assert [
        name for name in ("Points", "_x", "Größe", "hs.points_1", "_xlnm.Print_Titles", "XFE1") if name_fault(name)
    ] == []
    wrong = ("", "1a", "a b", "A1", "xfd1048576", "R", "c", "R2C3", "a-b", "x" * 256)
    assert [name for name in wrong if not name_fault(name)] == []


def test_sheet_names() -> None:
    assert [name for name in ("Leads", "It's", "a.b!", "Ünïcode") if sheet_name_fault(name)] == []
    wrong = ("", "x" * 32, "a:b", "a?b", "[a]", "'a", "a'", "HISTORY")
    assert [name for name in wrong if not sheet_name_fault(name)] == []


def test_a_fault_beyond_the_first_piece_of_a_large_sheet_is_found(tmp_path: Path) -> None:
    cells = tuple(CellPlan(row, 1, Formula(f"A{row + 1}+{row}", row)) for row in range(1, 30_000))
    write_book(BookPlan((SheetPlan("S", cells),)), tmp_path / "large.xlsx")
    assert lint(tmp_path / "large.xlsx") == []
    part = "xl/worksheets/sheet1.xml"
    planted = plant(tmp_path / "large.xlsx", tmp_path / "p.xlsx", part, '<c r="A29990"', '<c r="A29989"')
    assert codes(planted) == {"cell-place", "cell-twice"}


def by_xlsxwriter(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Leads")
        sheet.add_table("A1:C4", {"name": "Leads", "columns": [{"header": h} for h in ("Name", "Size", "Line\nbreak")]})
        sheet.write("E1", "x & <y>")
        sheet.write_formula("E2", "=SUM(Leads[Size])")
        sheet.write_dynamic_array_formula("G1", "=_xlfn._xlws.SORT(A2:A4)")
        sheet.conditional_format("A2:A4", {"type": "data_bar", "data_bar_2010": True})
        sheet.data_validation("F1", {"validate": "list", "source": ["a", "b"]})
        sheet.write_comment("A1", "note")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Leads!$B$2:$B$4"})
        sheet.insert_chart("H1", chart)


def by_openpyxl(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in range(1, 60):
        sheet.append([row, f"=A{row}*2", "text", None, True])
    sheet.merge_cells("G1:H2")
    book.save(path)


def by_xlsxwriter_oddly(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Leads")
        sheet.add_table("A1:C4", {"header_row": False})
        shape = {"url": "internal:Leads!A9"}
        sheet.insert_textbox("E1", "Go", shape)


@pytest.mark.parametrize("make", [by_xlsxwriter_oddly, by_xlsxwriter, by_openpyxl])
def test_files_of_other_writers_raise_no_false_alarm(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "other.xlsx")
    assert lint(tmp_path / "other.xlsx") == []


def test_a_list_by_name_is_fine(tmp_path: Path) -> None:
    plan = SheetPlan("S", validations=(Validation("A1", ValidationKind.LIST, "Tiers"),))
    write_book(BookPlan((plan,), (DefinedName("Tiers", "S!$B$1:$B$4"),)), tmp_path / "list.xlsx")
    assert lint(tmp_path / "list.xlsx") == []


@pytest.mark.parametrize("part", [LEADS, RULES])
def test_a_sheet_in_another_dress_is_read_alike(part: str, sound: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(sound) as package:
        data = package.read(part)
    dressed = re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", data).replace(b"xmlns=", b"xmlns:x=")
    draft_of(sound, tmp_path / "dressed.xlsx", part, dressed)
    assert lint(tmp_path / "dressed.xlsx") == []
    bad = dressed.replace(b'<x:c r="B4"', b'<x:c r="A4"')
    draft_of(sound, tmp_path / "bad.xlsx", part, bad)
    assert codes(tmp_path / "bad.xlsx") == ({"cell-twice"} if bad != dressed else set())


def test_rows_and_cells_without_numbers_are_counted(sound: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(sound) as package:
        data = package.read(RULES)
    bare = re.sub(rb' r="[A-Z]+[0-9]+"', b"", data, count=1)
    assert bare != data
    draft_of(sound, tmp_path / "bare.xlsx", RULES, bare)
    assert lint(tmp_path / "bare.xlsx") == []
    draft_of(sound, tmp_path / "bad.xlsx", RULES, bare.replace(b'<row r="3"', b'<row r="1"'))
    assert "row-order" in codes(tmp_path / "bad.xlsx")


def draft_of(source: Path, target: Path, part: str, data: bytes) -> None:
    """A workbook with one part replaced."""
    with Package(source) as package, target.open("w+b") as file:
        draft = Draft(package)
        draft.replace(part, data)
        write_draft(draft, file)
