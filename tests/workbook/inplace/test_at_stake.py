"""What people did in a scored workbook since: asked about before a new scoring or a removal would lose it."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from scoring.errors import HotsheetError, LeadFileError, LeftOutError, OutputError
from scoring.jobs.inplace import InPlace, score_in_place
from scoring.jobs.prepare import Wishes
from scoring.jobs.removal import Removal, remove
from scoring.jobs.run import Target, score_file
from scoring.workbook.names import ALWAYS, Our

DAY = date(2026, 11, 22)
TITLES = ("CEO", "Intern", "VP, Sales", "Buyer")
# The lead sheet and the report, where the book's writer puts them.
LEADS, REPORT, BOOK = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml"


def users_book(path: Path, *, table: bool = True) -> Path:
    """Four leads in A1:C5 and a report that counts something."""
    rows = [[f"p{n}@firm{n}.example", title, 40 * n] for n, title in enumerate(TITLES, 1)]
    headers = ["Email", "Job title", "Employees"]
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Leads")
        if table:
            columns = [{"header": header} for header in headers]
            sheet.add_table(0, 0, 4, 2, {"name": "T", "data": rows, "columns": columns})
        else:
            for at, row in enumerate([headers, *rows]):
                sheet.write_row(at, 0, row)
        report = book.add_worksheet("Report")
        report.write_formula("A1", "=1+1", None, 2)
        report.write_row(2, 0, headers)
        report.write_row(3, 0, rows[0])
    return path


def scored(folder: Path, *, table: bool = True, show: tuple[Our, ...] = ALWAYS) -> Path:
    path = users_book(folder / "book.xlsx", table=table)
    score_in_place(path, Wishes("starter"), InPlace(show=show), as_of=DAY)
    return path


def saved(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The workbook after a program saved it with a part changed."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    before = parts[part].decode()
    after = change(before)
    assert after != before
    parts[part] = after.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def typed(cell: str, text: str) -> Callable[[str], str]:
    """Something typed into a cell of ours, whatever stood there."""
    inline = f'<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>'
    return lambda xml: re.sub(rf'<c r="{cell}"(?:[^>]*/>|.*?</c>)', inline, xml, count=1)


def reported(formula: str) -> Callable[[str], str]:
    return lambda xml: xml.replace("<f>1+1</f>", f"<f>{formula}</f>")


def again(path: Path, **options: object) -> None:
    score_in_place(path, Wishes(), InPlace(**options), as_of=DAY)  # type: ignore[arg-type]


def part_of(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()


def everything(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return "".join(package.read(name).decode("latin-1") for name in package.namelist())


def test_removed_after_a_refresh_nothing_dangles_and_it_is_said(tmp_path: Path) -> None:
    path = saved(scored(tmp_path), REPORT, reported('COUNTIF(T[Lead Tier],"Hot")'))
    again(path)
    assert 'T[Lead Tier],"Hot"' in part_of(path, REPORT)
    removed = remove(path)
    assert not removed.exact
    assert any("A1" in line and "Lead Tier" in line for line in removed.broken)
    assert "#REF!" in part_of(path, REPORT)
    assert "Lead Tier" not in everything(path)


def test_removed_after_a_refresh_that_nothing_refers_to(tmp_path: Path) -> None:
    path = saved(scored(tmp_path), REPORT, reported("2+2"))
    again(path)
    removed = remove(path)
    assert (removed.exact, removed.broken) == (False, ())
    assert "<f>2+2</f>" in part_of(path, REPORT)
    assert "HS_" not in everything(path)


def test_another_sheet_is_not_scored_at_the_cost_of_the_first(tmp_path: Path) -> None:
    path = scored(tmp_path)
    before = path.read_bytes()
    with pytest.raises(LeftOutError, match="“Leads” were scored before"):
        score_in_place(path, Wishes(sheet="Report", header_row=3), InPlace(), as_of=DAY)
    assert path.read_bytes() == before
    score_in_place(path, Wishes(sheet="Report", header_row=3), InPlace(discard=True), as_of=DAY)
    assert "Lead Score" not in part_of(path, LEADS)
    assert "Lead Score" in part_of(path, REPORT)


def test_a_column_that_a_report_refers_to_is_not_left_out(tmp_path: Path) -> None:
    path = saved(scored(tmp_path, show=tuple(Our)), REPORT, reported("SUM(T[Lead Rank])"))
    with pytest.raises(LeftOutError, match="Lead Rank"):
        again(path, show=ALWAYS)
    again(path)
    assert "<f>SUM(T[Lead Rank])</f>" in part_of(path, REPORT)


@pytest.mark.parametrize("table", [True, False])
def test_a_check_that_somebody_put_on_our_column_stays(tmp_path: Path, table: bool) -> None:
    check = (
        '<dataValidation type="textLength" operator="lessThan" sqref="H2:H5"><formula1>80</formula1></dataValidation>'
    )
    path = saved(
        scored(tmp_path, table=table),
        LEADS,
        lambda xml: xml.replace('<dataValidations count="1">', f'<dataValidations count="2">{check}'),
    )
    again(path)
    assert 'sqref="H2:H5"' in part_of(path, LEADS)


def test_a_value_typed_over_a_formula_of_ours_is_asked_about(tmp_path: Path) -> None:
    path = saved(scored(tmp_path), LEADS, typed("D3", "my own"))
    with pytest.raises(LeftOutError, match="typed over formulas of ours in D3"):
        again(path)
    again(path, discard=True)
    assert "my own" not in part_of(path, LEADS)


def test_an_override_whose_lead_was_deleted_is_asked_about(tmp_path: Path) -> None:
    path = scored(tmp_path, table=False)
    saved(path, LEADS, typed("G5", "Hot"))
    saved(path, LEADS, lambda xml: re.sub(r'<c r="[ABC]5"[^>]*>.*?</c>', "", xml))
    with pytest.raises(LeftOutError, match="typed in G5, where no lead stands"):
        again(path)
    with pytest.raises(LeftOutError, match="An override or reason was typed"):
        remove(path)
    out = tmp_path / "typed.csv"
    assert remove(path, Removal(export=out)).overrides == 1
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert [row["Tier Override"] for row in csv.DictReader(file)] == ["Hot"]


def test_leads_that_are_gone_are_not_looked_for_elsewhere(tmp_path: Path) -> None:
    path = scored(tmp_path, table=False)
    saved(path, LEADS, lambda xml: re.sub(r"<sheetData>.*</sheetData>", "<sheetData/>", xml, flags=re.DOTALL))
    with pytest.raises(LeadFileError, match="not there any more"):
        again(path)


def test_a_workbook_that_is_none_is_told_by_its_reader(tmp_path: Path) -> None:
    for name, data in (("old.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), ("empty.xlsx", b"")):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(LeadFileError, match=r"xls|empty"):
            score_file(path, Target(in_place=True), Wishes("starter"))
    text = tmp_path / "leads.csv"
    text.write_text("Email\na@b.example\n", encoding="utf-8")
    with pytest.raises(OutputError, match="a text file holds no formulas"):
        score_file(text, Target(in_place=True), Wishes("starter"))


def test_an_output_that_is_open_elsewhere_is_left_alone(tmp_path: Path) -> None:
    path, out = users_book(tmp_path / "book.xlsx"), tmp_path / "out.xlsx"
    out.write_bytes(b"theirs")
    (tmp_path / ".~lock.out.xlsx#").write_text(",ann,desk,22.11.2026 10:00,;", encoding="utf-8")
    with pytest.raises(OutputError, match="open in LibreOffice"):
        score_file(path, Target(out, overwrite=True), Wishes("starter"))
    assert out.read_bytes() == b"theirs"


def test_no_copy_is_kept_of_what_was_not_written(tmp_path: Path) -> None:
    path = users_book(tmp_path / "book.xlsx")
    path.chmod(0o444)
    with pytest.raises(HotsheetError):
        score_in_place(path, Wishes("starter"), InPlace(backup=True), as_of=DAY)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["book.xlsx"]


def test_our_own_words_that_stood_elsewhere_are_nobodys_addition(tmp_path: Path) -> None:
    """A lead of another industry makes the summary a row longer: that is no note of a person's."""
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Leads")
        sheet.write_row(0, 0, ["Email", "Job title", "Lead source"])
        for row, source in enumerate(("Web", "Web", "Fair"), 1):
            sheet.write_row(row, 0, [f"p{row}@firm.example", TITLES[row], source])
        book.add_worksheet("Report").write_formula("A1", "=1+1", None, 2)
    score_in_place(path, Wishes("starter"), InPlace(), as_of=DAY)
    saved(path, LEADS, typed("C4", "Call"))
    again(path)
    saved(path, LEADS, typed("C4", "Web"))
    saved(path, LEADS, typed("C3", "Web"))
    again(path)
    saved(path, LEADS, lambda xml: re.sub(r'<c r="C1".*?</c>', "", xml))
    again(path)


def test_stored_texts_keep_their_outer_spaces(tmp_path: Path) -> None:
    """LibreOffice calculates with the stored texts of a workbook that comes from Excel, and trims plain ones."""
    xml = part_of(scored(tmp_path, table=False), LEADS)
    assert re.search(r'<v xml:space="preserve"> ceo </v>', xml)
    assert not re.search(r"<v> |<v>[^<]* </v>", xml)


def test_headers_of_a_workbook_that_was_never_scored_are_somebodys_own(tmp_path: Path) -> None:
    path = tmp_path / "own.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Leads")
        sheet.write_row(0, 0, ["Email", "Job title", "Lead Score", "Why"])
        sheet.write_row(1, 0, ["p@firm.example", "CEO", 7, "I say so"])
    before = path.read_bytes()
    score_in_place(path, Wishes("starter"), InPlace(), as_of=DAY)
    xml = part_of(path, LEADS)
    assert "Lead Score (2)" in xml
    assert "Why (2)" in xml
    assert remove(path).exact
    assert path.read_bytes() == before
