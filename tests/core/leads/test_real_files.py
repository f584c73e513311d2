"""Real lead files, and a thousand workbooks of other projects: read right or refused in words, never a crash."""

from __future__ import annotations

import csv
import datetime as dt
import warnings
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import to_excel

from scoring.errors import HotsheetError, LeadFileError
from scoring.leads import list_sheets, read_leads, understand_leads
from scoring.leads.assemble import resolve
from scoring.ooxml.book import Book
from scoring.ooxml.cells import join_batches
from scoring.table import Cell, CellKind, ErrorValue, Serial
from tests.judges.shared import requires_shared, shared_path

pytestmark = requires_shared

FILES = [
    ("x_education/Leads.csv", 9240, 37),
    ("x_education/Leads.xlsx", 9240, 37),
    ("bank_marketing/bank-additional-full.csv", 41188, 21),
    ("bank_marketing/bank-full.csv", 45211, 17),
    ("extraalearn/ExtraaLearn.csv", 4612, 15),
    ("maven_crm/sales_pipeline.csv", 8800, 8),
    ("maven_crm/accounts.csv", 85, 7),
    ("synthetic_no_signal/lld_random-users.csv", 2000, 13),
    ("salesforce/leads.xlsx", 44, 15),
    ("salesforce/trinston_Leads.csv", 499, 4),
    ("small_samples/intuit_Leads.xlsx", 73, 4),
    ("small_samples/rank_sales_leads_MLPB.csv", 30, 9),
    ("small_samples/spectrum_leads-sample.csv", 5, 15),
    ("dataloader/20kRows.csv", 20000, 1),
    ("dataloader/accountsForInsert.csv", 4, 4),
    ("dataloader/insertAccountCsv.csv", 100, 7),
    ("dataloader/timeZoneFormatTesting.csv", 12, 2),
]


@pytest.mark.parametrize(("name", "rows", "columns"), FILES, ids=[name for name, _, _ in FILES])
def test_sizes(name: str, rows: int, columns: int) -> None:
    leads = read_leads(shared_path("data", "leads", *name.split("/")))
    assert (len(leads), len(leads.columns)) == (rows, columns)


def test_the_same_leads_from_csv_and_from_excel() -> None:
    folder = shared_path("data", "leads", "x_education")
    text, book = read_leads(folder / "Leads.csv"), read_leads(folder / "Leads.xlsx")
    assert text.names == book.names
    for name in text.names:
        assert list(text[name].cells()) == list(book[name].cells()), name


def test_outcomes_and_kinds() -> None:
    folder = shared_path("data", "leads")
    x_education = read_leads(folder / "x_education" / "Leads.csv")
    assert x_education["Converted"].numbers.sum() == 3561
    assert set(x_education["Converted"].kinds.tolist()) == {CellKind.NUMBER}
    bank = read_leads(folder / "bank_marketing" / "bank-additional-full.csv")
    assert sum(cell == "yes" for cell in bank["y"].cells()) == 4640
    assert bank["euribor3m"].cell(0) == 4.857
    assert bank["emp.var.rate"].cell(0) == 1.1
    deals = read_leads(folder / "maven_crm" / "sales_pipeline.csv")
    # 10/20/2016, month first.
    assert deals["engage_date"].cell(0) == Serial(42663.0)
    assert deals["close_date"].kinds.tolist().count(CellKind.BLANK) == 2089
    signups = read_leads(folder / "synthetic_no_signal" / "lld_random-users.csv")
    assert signups["organization_size"].cell(0) == "51-200"


@pytest.mark.parametrize("mark", ["", "_BOM_UTF8", "_BOM_UTF16LE", "_BOM_UTF16BE", "_BOM_UTF32LE", "_BOM_UTF32BE"])
def test_one_table_in_every_encoding(mark: str) -> None:
    leads = read_leads(shared_path("data", "leads", "dataloader", f"csvtext{mark}.csv"))
    assert leads.names == ("column1", "column2", "column3")
    assert [column.texts for column in leads.columns] == [
        ("row1-1", "row2-1"),
        ("row1-2", "row2-2"),
        ("row1-3", "row2-3"),
    ]


def test_the_obstacle_course_agrees_with_the_csv_module() -> None:
    seen = 0
    for path in sorted(shared_path("data", "leads", "dataloader").glob("*.csv")):
        data = path.read_bytes()
        if data[:2] in (b"\xfe\xff", b"\xff\xfe"):
            continue
        rows = [row for row in csv.reader(data.decode("utf-8-sig").splitlines(keepends=True)) if any(row)]
        try:
            leads = read_leads(path)
        except LeadFileError as error:
            assert len(rows) == 1, f"{path.name} was refused: {error}"
            continue
        assert list(leads.names) == rows[0], path.name
        assert len(leads) == len(rows) - 1, path.name
        for place, column in enumerate(leads.columns):
            for at, cell in enumerate(column.cells()):
                if isinstance(cell, str):
                    assert cell == rows[at + 1][place]
        seen += 1
    assert seen >= 40


def workbooks(step: int, start: int = 0) -> Iterator[Path]:
    """Every `step`-th of the workbooks, from one on."""
    folder = shared_path("data", "workbooks")
    yield from sorted(path for path in folder.rglob("*") if path.is_file())[start::step]


def sweep(step: int) -> None:
    """Read each workbook; each is read or refused by one of our own errors."""
    read = refused = 0
    for path in workbooks(step):
        try:
            reading = understand_leads(path)
            list_sheets(path)
        except HotsheetError as error:
            assert path.name in str(error), "an error names its file"
            refused += 1
            continue
        read += 1
        assert len(reading.table) > 0
        assert len(set(reading.table.names)) == len(reading.columns)
    assert read > 0.4 * (read + refused)


def test_a_tenth_of_the_workbooks_is_read_or_refused() -> None:
    sweep(10)


@pytest.mark.slow
def test_all_workbooks_are_read_or_refused() -> None:
    sweep(1)


def expected(cell: Cell, theirs: object, moment: float | None) -> bool:
    """Whether openpyxl's value is ours, or differs for a reason that is known."""
    match cell:
        case Serial(serial):
            # openpyxl knows no East Asian date formats, and no days before March 1900 and in early 1904.
            return moment is None or abs(moment - serial) < 1e-5 or serial < 1463
        case ErrorValue(code):
            return theirs == code
        case str():
            # It keeps the escapes of line breaks, and blanks the covered cells of merged ranges.
            return theirs in (None, cell) or str(theirs).replace("_x000D_", "\r").replace("_x000d_", "\r") == cell
        case bool():
            return theirs is cell
        case float():
            return isinstance(theirs, int | float) and float(theirs) == cell
    return False


def compare(step: int, start: int = 0) -> int:
    """Compare every cell of every `step`-th workbook with openpyxl; how many were compared."""
    compared = 0
    for path in workbooks(step, start):
        if path.name == "DrawingSizeInPx.xlsx":
            # openpyxl takes two minutes for it, more than for all others together.
            continue
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                second = openpyxl.load_workbook(path, data_only=True)
        # It fails in many ways on purpose-made broken files: then there is no second opinion.
        except Exception:
            continue
        try:
            compared += sum(compare_book(path, second))
        except LeadFileError:
            continue
    return compared


def compare_book(path: Path, second: openpyxl.Workbook) -> Iterator[int]:
    """How many cells of each sheet agree; an assertion fails where one does not."""
    with Book(path) as book:
        for sheet in book.sheets:
            theirs = getattr(second[sheet.name], "_cells", None) if sheet.name in second.sheetnames else None
            if theirs is None:
                continue
            batch = join_batches(book.scanner(sheet).batches())
            cells = resolve(batch, book.texts, book.formats, book.is_1904, book.place)
            for at in range(len(batch)):
                cell = cells.cell(at)
                if cell is None:
                    continue
                other = theirs.get((int(cells.rows[at]), int(cells.columns[at])))
                value = other.value if other is not None else None
                dated = isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta)
                moment = float(to_excel(value)) if dated else None  # type: ignore[no-untyped-call]
                assert expected(cell, value, moment), (path.name, at, cell, value)
            yield len(batch)


def test_openpyxl_agrees_on_some_workbooks() -> None:
    assert compare(30) > 1000


@pytest.mark.slow
@pytest.mark.parametrize("part", (0, 3))
def test_openpyxl_agrees_on_a_third_of_the_workbooks(part: int) -> None:
    # Parts, which the workers share, and none of which takes long; openpyxl is slow.
    assert compare(6, part) > 20_000
