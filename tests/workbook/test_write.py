"""A plan that uses everything comes back as planned, is valid for every judge, and is the same each time."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import from_excel
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scoring.errors import OutputError
from scoring.table import Cell, ErrorValue, Serial
from scoring.workbook.lint import lint
from scoring.workbook.plan import (
    BookPlan,
    CellPlan,
    Chart,
    Formula,
    Series,
    SheetPlan,
    Style,
    TableColumn,
    TablePlan,
    Validation,
    ValidationKind,
)
from scoring.workbook.write import write_book
from tests.judges import ironcalc_judge, libreoffice
from tests.judges.cells import Cells
from tests.judges.validity import assert_valid, requires_validators
from tests.workbook.plans import MODEL, leads_sheet, plain_book, rich_book


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rich") / "rich.xlsx"
    write_book(rich_book(), path)
    return path


def read(path: Path, *, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(path, data_only=values)


def sheet(path: Path, name: str) -> Worksheet:
    made = read(path)[name]
    assert isinstance(made, Worksheet)
    return made


@requires_validators
def test_the_rich_book_is_valid(rich: Path) -> None:
    assert_valid(rich)


def test_the_rich_book_passes_our_own_lint(rich: Path) -> None:
    assert lint(rich) == []


def test_two_writes_are_the_same_to_the_byte(rich: Path, tmp_path: Path) -> None:
    write_book(rich_book(), tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == rich.read_bytes()


def planned(value: Cell | int) -> object:
    match value:
        case Serial(number):
            return from_excel(number)
        case ErrorValue(code):
            return code
    return value


def test_openpyxl_reads_every_value_and_every_result(rich: Path) -> None:
    book = read(rich, values=True)
    for plan in rich_book().sheets:
        for cell in plan.cells:
            value = cell.value.value if isinstance(cell.value, Formula) else cell.value
            found = book[plan.name].cell(cell.row, cell.column).value
            assert found == planned(value), (plan.name, cell)
        for item in plan.columns:
            found_values = [book[plan.name].cell(item.first_row + n, item.column).value for n in range(6)]
            # openpyxl undoes only a part of the escapes of a literal _x0041_: the texts have their own test.
            assert found_values == [planned(value) for value in item.values.cells()]


def test_openpyxl_reads_every_formula(rich: Path) -> None:
    leads = sheet(rich, "Leads & more")
    plan = leads_sheet()
    assert [leads.cell(row, 5).value for row in (4, 5, 9)] == ["=C4*2", "=C5*2", "=C9*2"]
    assert {leads.cell(row, 6).value for row in range(4, 10)} == {f"={plan.columns[5].formula}"}
    assert sheet(rich, "Scoring Rules")["D4"].value == '="Size gives "&B4'


def test_the_table_and_its_column_formulas(rich: Path) -> None:
    table = sheet(rich, "Leads & more").tables["Leads"]
    plan = leads_sheet().tables[0]
    assert table.ref == "A3:G9"
    assert [column.name.replace("_x000a_", "\n") for column in table.tableColumns] == [
        column.name for column in plan.columns
    ]
    formulas = [column.calculatedColumnFormula for column in table.tableColumns]
    assert [formula.attr_text if formula else "" for formula in formulas] == [c.formula for c in plan.columns]


def test_looks_and_view(rich: Path) -> None:
    leads = sheet(rich, "Leads & more")
    head = leads["A3"]
    assert head.font.b
    assert head.fill.fgColor.rgb == "FF1F3864"
    assert head.alignment.wrap_text
    assert leads["F4"].number_format == "0.0"
    assert leads["D4"].number_format == "yyyy-mm-dd"
    assert leads["D7"].number_format == "General"
    assert leads["B5"].quotePrefix
    assert not leads["B4"].quotePrefix
    assert leads.freeze_panes == "B4"
    assert leads.print_title_rows == "$3:$3"
    assert leads.column_dimensions["E"].hidden
    assert leads.column_dimensions["E"].outlineLevel == 1
    assert leads.row_dimensions[3].height == 30
    assert leads.page_setup.orientation == "landscape"
    assert read(rich).active.title == "Summary"  # type: ignore[union-attr]


def test_formats_validations_comments_and_protection(rich: Path) -> None:
    leads, rules = sheet(rich, "Leads & more"), sheet(rich, "Scoring Rules")
    found = {rule.type: rule for area in leads.conditional_formatting for rule in area.rules}
    assert found["dataBar"].dataBar.cfvo[1].val == "HotFrom"
    by_formula = [rule for area in leads.conditional_formatting for rule in area.rules if rule.formula]
    assert [(rule.formula[0], rule.stopIfTrue, rule.dxf.font.strike) for rule in by_formula] == [
        ("$F4>=HotFrom", True, None),
        ("$F4<0", None, True),
    ]
    assert leads["F3"].comment is not None
    assert leads["F3"].comment.text == "Worked out from the rules.\nSee “Rules”."
    kinds = [(item.type, item.formula1, item.errorStyle) for item in rules.data_validations.dataValidation]
    assert kinds == [
        ("decimal", "-1000", None),
        ("list", '"TRUE,FALSE"', None),
        ("textLength", "50", "warning"),
        ("custom", "LEN(D5)>0", None),
    ]
    assert rules.protection.sheet
    assert rules.protection.sort
    assert rules.protection.deleteRows
    assert not rules["B4"].protection.locked
    assert rules["A4"].protection.locked
    assert [str(area) for area in rules.merged_cells.ranges] == ["A1:B1"]
    assert rules.auto_filter.ref == "A3:D6"


def test_names_properties_and_custom_part(rich: Path) -> None:
    book = read(rich)
    assert {name: item.attr_text for name, item in book.defined_names.items()} == {
        "Points": "'Scoring Rules'!$B$4",
        "HotFrom": "'Scoring Rules'!$B$5",
        "Secret": '"a"',
    }
    assert book.defined_names["Points"].comment == "Points a head"
    assert book.properties.title == "A <rich> book"
    assert book["Empty"].sheet_state == "hidden"
    with zipfile.ZipFile(rich) as package:
        assert package.read("customXml/item1.xml") == MODEL
        assert b"{6A1F0C3E-0000-4000-8000-000000000001}" in package.read("customXml/itemProps1.xml")


def test_charts_carry_values_colours_and_words_for_screen_readers(rich: Path) -> None:
    with zipfile.ZipFile(rich) as package:
        chart = package.read("xl/charts/chart1.xml").decode()
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert all(f'<c:srgbClr val="{color}"' in chart.replace("a:srgb", "c:srgb") for color in ("C55A11", "9DC3E6"))
    assert chart.count("<c:pt ") == 6
    assert "Column chart: 1 hot, 0 warm, 4 cold leads" in drawing


def assert_recalculated(leads: Cells) -> None:
    for item in leads_sheet().columns[4:]:
        letter = "ABCDEFG"[item.column - 1]
        for row, value in enumerate(item.values.cells(), 4):
            expected = value.code if isinstance(value, ErrorValue) else value
            assert leads[f"{letter}{row}"] == expected, f"{letter}{row}"


@libreoffice.requires_libreoffice
def test_libreoffice_recalculates_what_the_plan_says(rich: Path) -> None:
    assert_recalculated(libreoffice.evaluate([rich])[0]["Leads & more"])


@ironcalc_judge.requires_ironcalc
def test_ironcalc_recalculates_what_the_plan_says(rich: Path) -> None:
    assert_recalculated(ironcalc_judge.evaluate([rich])[0]["Leads & more"])


@libreoffice.requires_pictures
def test_libreoffice_shows_it(rich: Path, tmp_path: Path) -> None:
    pages = libreoffice.to_png(rich, tmp_path)
    # Leads, rules, and the summary with its charts; pages without ink are a few hundred bytes.
    assert len([page for page in pages if page.stat().st_size > 8_000]) >= 3


def test_no_time_is_written(rich: Path) -> None:
    with zipfile.ZipFile(rich) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = package.read("docProps/core.xml").decode()
    assert "dcterms" not in properties


def test_progress_counts_rows_to_the_end(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    write_book(rich_book(), tmp_path / "book.xlsx", progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (19, 19)
    assert seen == sorted(seen)


def refusal(plan: BookPlan, folder: Path) -> str:
    path = folder / "refused.xlsx"
    with pytest.raises(OutputError) as caught:
        write_book(plan, path)
    assert list(folder.iterdir()) == []
    return str(caught.value)


def table_book(names: tuple[str, ...], last_row: int) -> BookPlan:
    cells = tuple(CellPlan(1, place, name) for place, name in enumerate(names, 1))
    table = TablePlan("Leads", 1, 1, last_row, tuple(TableColumn(name) for name in names))
    return BookPlan((SheetPlan("Leads", cells, tables=(table,)),))


def test_what_no_workbook_can_hold_is_refused_in_words(tmp_path: Path) -> None:
    assert "1,048,577 rows" in refusal(BookPlan((SheetPlan("S", (CellPlan(1_048_577, 1, 1),)),)), tmp_path)
    assert "16,385 columns" in refusal(BookPlan((SheetPlan("S", (CellPlan(1, 16_385, 1),)),)), tmp_path)
    assert "cell A2" in refusal(plain_book("a", "x" * 32_768), tmp_path)
    assert "no row below" in refusal(table_book(("A",), 1), tmp_path)
    assert "“b”" in refusal(table_book(("B", "b"), 2), tmp_path)
    assert "cannot name a column" in refusal(table_book(("x" * 256,), 2), tmp_path)
    literal = '"' + ",".join(["word"] * 60) + '"'
    for validation in (
        Validation("A1", ValidationKind.LIST, literal),
        Validation("A1", ValidationKind.WHOLE, "1", prompt="x" * 256),
        Validation("A1", ValidationKind.WHOLE, "1", title="x" * 33),
    ):
        assert "Excel allows" in refusal(BookPlan((SheetPlan("S", validations=(validation,)),)), tmp_path)


def test_a_cell_planned_twice_is_a_defect_that_shows(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="A1 is given twice"):
        write_book(BookPlan((SheetPlan("S", (CellPlan(1, 1, 1), CellPlan(1, 1, 2))),)), tmp_path / "twice.xlsx")
    assert list(tmp_path.iterdir()) == []


@requires_validators
def test_numbers_that_no_cell_can_hold_become_errors(tmp_path: Path) -> None:
    path = tmp_path / "numbers.xlsx"
    numbers = (float("nan"), float("inf"), -0.0, 1e300, 0.1 + 0.2, 12.0, 10**20, 1e15, -5e-324)
    write_book(plain_book(*numbers), path)
    found = [row[0] for row in read(path).active.values]  # type: ignore[union-attr]
    assert found == ["#NUM!", "#NUM!", 0, 1e300, 0.1 + 0.2, 12, 1e20, 1e15, -5e-324]
    assert_valid(path)
    with zipfile.ZipFile(path) as package:
        assert b"<v>12</v>" in package.read("xl/worksheets/sheet1.xml")


@requires_validators
def test_the_smallest_book_and_awkward_sheet_names(tmp_path: Path) -> None:
    write_book(BookPlan((SheetPlan("Only"),)), tmp_path / "empty.xlsx")
    assert_valid(tmp_path / "empty.xlsx")
    assert lint(tmp_path / "empty.xlsx") == []
    odd = SheetPlan("It's <A> & B", (CellPlan(2, 2, "x", Style(italic=True)),), repeat_rows=(1, 2))
    write_book(BookPlan((odd,)), tmp_path / "odd.xlsx")
    assert_valid(tmp_path / "odd.xlsx")
    assert lint(tmp_path / "odd.xlsx") == []
    assert read(tmp_path / "odd.xlsx").sheetnames == [odd.name]


@requires_validators
def test_a_chart_of_texts_that_mean_something_in_xml(tmp_path: Path) -> None:
    series = Series("<&>", "S!$A$1:$A$2", "S!$B$1:$B$2", ("a<b", '"&"'), (1.5, float("nan")))
    chart = Chart("A & B", (series,), (1, 4), (9, 9), alt_text='said "so"')
    write_book(BookPlan((SheetPlan("S", charts=(chart,)),)), tmp_path / "chart.xlsx")
    assert_valid(tmp_path / "chart.xlsx")
    assert lint(tmp_path / "chart.xlsx") == []
