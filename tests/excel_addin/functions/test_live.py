"""From a cell's formula to its value: LibreOffice runs the add-in's VBA, the product's Python answers.

LibreOffice shows an error value that VBA makes as "Error 2042", hands a macro 0 for a cell with an error and for an
argument left out between two commas, and does not call it where an argument itself is an error. How these arrive from
Excel is tested with the values of COM.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from excel_addin import served
from excel_addin.calc.link import Link
from scoring import explain, lead_table, load_model, score
from scoring.explain import why_texts
from scoring.modelfile import template_text
from scoring.scores import serial_of
from scoring.table import Serial
from scoring.workbook.carried import carried_texts
from scoring.workbook.marker import Marker, marker_xml
from tests.excel_addin.calc.live import needs_office
from tests.excel_addin.functions.macros import Asked, answering, macro_book, shown

pytestmark = needs_office
DAY = date(2026, 3, 2)
HEADERS = ("Email", "Job title", "Employees", "Last activity", "Country")
LEADS: tuple[tuple[Any, ...], ...] = (
    ("ana@acme.example", "Head of Sales", 120, datetime(2026, 2, 25), "Germany"),  # noqa: DTZ001
    ("bo@gmail.com", "Intern", 3, datetime(2024, 1, 1), None),  # noqa: DTZ001
    ("cy@acme.example", "CEO", 480, None, "France"),
)
LAST = 4 + len(LEADS) - 1
INSIDE = template_text("starter").replace("name: Starter", "name: Inside", 1)


def lead(row: int) -> str:
    return f"B{row}:F{row}"


def fill(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Leads & more")
    dated = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row("B3", HEADERS)
    for row, cells in enumerate(LEADS, 3):
        for column, value in enumerate(cells, 1):
            if isinstance(value, datetime):
                sheet.write_datetime(row, column, value, dated)
            elif value is not None:
                sheet.write(row, column, value)
        at = row + 1
        sheet.write_formula(row, 7, f"=LEADSCORE({lead(at)},B$3:F$3)")
        sheet.write_formula(row, 8, f"=LEADTIER({lead(at)},B$3:F$3)")
        sheet.write_formula(row, 9, f'=LEADGRADE({lead(at)},B$3:F$3,"fit-engagement")')
        sheet.write_formula(row, 10, f"=LEADWHY({lead(at)},B$3:F$3)")
        sheet.write_formula(row, 11, f'=LEADPOINTS("decision-maker",{lead(at)},B$3:F$3)')
    blank = LAST + 1
    sheet.write_formula(f"H{blank}", f"=LEADSCORE({lead(blank)},B$3:F$3)")
    sheet.write_array_formula("N4:P6", "{=LEADSCORES(B3:F6)}")
    sheet.write_array_formula("N9:P11", '{=LEADSCORES(B3:F900,"icp")}')
    sheet.write_array_formula("N14:P16", '{=LEADSCORES(B:F,"icp")}')
    for row, formula in enumerate(ODD, 20):
        sheet.write_formula(f"H{row}", f"={formula}")
    notes = book.add_worksheet("Scoring Rules")
    notes.write_datetime("A1", datetime(DAY.year, DAY.month, DAY.day), dated)  # noqa: DTZ001
    for row, text in enumerate(carried_texts(marker_xml(Marker(INSIDE)))):
        notes.write_string(row, 51, text)
    book.define_name("HS_AsOf", "='Scoring Rules'!$A$1")


ODD = {
    "LEADTIER(80)": "Hot",
    'LEADTIER(45,"","starter")': "Warm",
    'LEADTIER("")': "",
    'LEADTIER("many")': "Error 2015",
    'LEADSCORE(B4:F4,B3:F3,"startre")': "Error 2023",
    'LEADHINT(B4:F4,B3:F3,"startre")': "There is no model “startre”. Did you mean “starter”?",
    "LEADSCORE(B4:F4,B3:E3)": "Error 2015",
    "LEADHINT(B4:F4,B3:E3)": "The lead has 5 cells and the headers have 4. Choose the same columns for both.",
    'LEADPOINTS("decision maker",B4:F4,B3:F3)': 20.0,
    'LEADPOINTS("decision-makr",B4:F4,B3:F3)': "Error 2042",
    'LEADHINT(B4:F4,B3:F3,"","decision-makr")': "The model “Starter” has no rule “decision-makr”. "
    "Did you mean “decision-maker” or “Decision maker”?",
    "LEADHINT(B4:F4,B3:F3)": "",
    "LEADHINT(B3:F6)": "",
    "LEADHINT(80)": "",
    "LEADSCORES(B3:F3)": "Error 2015",
    "LEADHINT(B3:F3)": "The table has headers and no leads. Give the rows below the headers as well.",
    "LEADTIER(1/0)": {"error": 532},
}


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Asked]]:
    folder = tmp_path_factory.mktemp("asked")
    patch = pytest.MonkeyPatch()
    patch.setattr(served, "default_path", lambda: folder / "workspace.sqlite")
    served._desk.cache_clear()
    with answering(folder) as found:
        yield found
    served._desk.cache_clear()
    patch.undo()


def core(model: str, leads: tuple[tuple[Any, ...], ...] = LEADS) -> Any:
    columns = {
        header: [
            Serial(serial_of(row[at].date())) if isinstance(row[at], datetime) else row[at] for row in leads
        ]
        for at, header in enumerate(HEADERS)
    }  # fmt: skip
    return score(lead_table(columns), load_model(model), as_of=DAY)


def test_every_function_from_the_cell_to_the_core_and_back(
    link: Link, product: tuple[str, Asked], tmp_path: Path
) -> None:
    place, asked = product
    book = macro_book(tmp_path / "leads.xlsm", fill)
    sheet = "Leads & more"
    columns = ("H", "I", "J", "K", "L", "N", "O", "P")
    read = [(sheet, f"{column}{row}") for row in range(4, LAST + 1) for column in columns]
    read += [(sheet, f"{column}{row}") for row in (9, 10, 11, 14, 15, 16) for column in "NOP"]
    read += [(sheet, f"H{LAST + 1}"), *((sheet, f"H{row}") for row, _ in enumerate(ODD, 20))]
    changed = ((sheet, "D4", 5.0), (sheet, "C5", "Chief Sales Officer"))
    first, second = shown(link, book, place, read, [changed])

    wanted = core("starter")
    tiers = [wanted.tier_names[each] for each in wanted.lead_tier]
    grades = core("fit-engagement").grade
    icp = core("icp")
    for at, row in enumerate(range(4, LAST + 1)):
        points = {each.rule_id: each.points for each in explain(wanted, at).contributions}
        assert [first[sheet, f"{column}{row}"] for column in columns] == [
            wanted.score[at], tiers[at], grades[at], why_texts(wanted)[at], points.get("decision-maker", 0.0),
            wanted.score[at], tiers[at], why_texts(wanted)[at],
        ]  # fmt: skip
        for below in (5, 10):
            assert [first[sheet, f"{column}{row + below}"] for column in "NOP"] == [
                icp.score[at], icp.tier_names[icp.lead_tier[at]], why_texts(icp)[at],
            ]  # fmt: skip
    assert first[sheet, f"H{LAST + 1}"] == ""
    assert {formula: first[sheet, f"H{row}"] for row, formula in enumerate(ODD, 20)} == ODD
    # Dates count: without the day of the workbook, nothing would have been lately.
    assert "Active lately" in first[sheet, "K4"]

    again = core(
        "starter", ((*LEADS[0][:2], 5, *LEADS[0][3:]), (LEADS[1][0], "Chief Sales Officer", *LEADS[1][2:]), LEADS[2])
    )
    assert [second[sheet, f"H{row}"] for row in range(4, LAST + 1)] == again.score.tolist()
    assert again.score.tolist() != wanted.score.tolist()
    # One block for each model, whatever the number of formulas, each time that all are calculated.
    assert asked.count("ask_with") * 3 < asked.count("ask")


PROBE = """Option Explicit
Public Function ASKERS(cell As Variant) As String
    Dim cells As Variant
    For Each cells In HotsheetAskers(cell.Worksheet.UsedRange)
        ASKERS = ASKERS & cells.Column & ":" & cells.Row & "+" & cells.Rows.Count & " "
    Next cells
End Function

Public Function PROBEAREAS(cell As Variant) As String
    Dim packed(0 To 1) As Variant
    HotsheetPack packed, 0, Union(cell.Worksheet.Range("A1:A2"), cell.Worksheet.Range("C1:C2"))
    PROBEAREAS = packed(1) & IsEmpty(packed(0))
End Function

Public Function FORMATS(cell As Variant) As String
    Dim places As Variant
    places = Array(0, 1, 2)
    HotsheetSayFormats places, cell.Worksheet.Range("B8:D8")
    FORMATS = Join(places, " ")
End Function
"""


def test_what_the_vba_finds_on_a_sheet(link: Link, product: tuple[str, Asked], tmp_path: Path) -> None:
    def filled(book: xlsxwriter.Workbook) -> None:
        sheet, plain, other = (book.add_worksheet(name) for name in ("Some", "None", "Sums"))
        for sheet_of in (sheet, plain, other):
            sheet_of.write("A1", "LEADSCORE")
        sheet.write_formula("B2", "=1+1")
        sheet.write_formula("C2", "=2+2")
        sheet.write_formula("C3", "=IF(1=1,LEADTIER(80))")
        sheet.write_formula("E5", "=SUM(LEADPOINTS(1,2,3))")
        sheet.write_formula("A20", "=PROBEAREAS(A1)")
        sheet.write_formula("A21", "=FORMATS(A1)")
        sheet.write_formula("A22", "=ASKERS(A1)")
        sheet.write_formula("A23", "=ASKERS(None!A1)")
        sheet.write_formula("A24", "=ASKERS(Sums!A1)")
        other.write_formula("B2", "=1+1")
        sheet.write_number("B8", 1.25, book.add_format({"num_format": "[h]:mm"}))
        sheet.write_number("C8", 44_000, book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_number("D8", 0.5, book.add_format({"num_format": "yyyy-mm-dd"}))

    place, _ = product
    read = [("Some", f"A{row}") for row in range(20, 25)]
    found = shown(link, macro_book(tmp_path / "probe.xlsm", filled, PROBE), place, read)[0]
    said = [str(found[cell]) for cell in read]
    assert said[0] == "areasTrue"
    assert said[1].split(" ")[0].startswith("0:[") and said[1].split(" ")[1] == "1"
    assert said[1].split(" ")[2].casefold() == "2:yyyy-mm-dd"
    asking = {
        (int(column), int(first), int(rows)) for column, first, rows in re.findall(r"(\d+):(\d+)\+(\d+)", said[2])
    }
    covered = {(column, first + at) for column, first, rows in asking for at in range(rows)}
    assert {(3, 3), (5, 5)} <= covered
    assert not covered & {(2, 2), (1, 20)}
    assert said[3:] == ["", ""]


def test_the_model_of_the_workbook_counts(link: Link, product: tuple[str, Asked], tmp_path: Path) -> None:
    def with_model(book: xlsxwriter.Workbook) -> None:
        fill(book)
        count = len(carried_texts(marker_xml(Marker(INSIDE))))
        book.define_name("HS_Model", f"='Scoring Rules'!$AZ$1:$AZ${count}")

    def with_choice(book: xlsxwriter.Workbook) -> None:
        with_model(book)
        book.define_name("HS_ChosenModel", '="template:icp"')

    sheet = "Leads & more"
    place, _ = product
    wanted = [(sheet, f"H{20 + list(ODD).index(formula)}") for formula in ODD if "decision-makr" in formula]
    inside = shown(link, macro_book(tmp_path / "inside.xlsm", with_model), place, wanted)[0]
    assert any("The model “Inside” has no rule" in str(each) for each in inside.values())
    chosen = shown(link, macro_book(tmp_path / "chosen.xlsm", with_choice), place, [(sheet, "H4"), (sheet, "N4")])[0]
    assert list(chosen.values()) == [core("icp").score[0]] * 2
