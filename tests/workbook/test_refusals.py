"""Workbooks that are better not edited are refused with the reason; all others are not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scoring.errors import LeadFileError, OutputError, Place
from scoring.ooxml.book import Book
from scoring.ooxml.package import Package
from scoring.table import column
from scoring.workbook.lockfiles import open_elsewhere
from scoring.workbook.package import Draft, draft_bytes
from scoring.workbook.plan import BookPlan, CellPlan, ColumnPlan, SheetPlan
from scoring.workbook.refusals import ProtectedError, refuse_open, refuse_unsafe
from scoring.workbook.write import write_book
from tests.judges.shared import requires_shared, shared_path

HERE = Place(file="leads.xlsx")
BOOK = "xl/workbook.xml"
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "leads.xlsx"
    write_book(BookPlan((SheetPlan("Leads", (CellPlan(1, 1, "Name"),)), SheetPlan("Other"))), made)
    return made


def changed(path: Path, change: Callable[[Draft], None]) -> Package:
    with Package(path) as base:
        draft = Draft(base)
        change(draft)
        return Package.of_bytes(draft_bytes(draft), HERE)


def put(part: str, old: bytes, new: bytes) -> Callable[[Draft], None]:
    def change(draft: Draft) -> None:
        assert old in draft.read(part)
        draft.replace(part, draft.read(part).replace(old, new, 1))

    return change


def signed(draft: Draft) -> None:
    draft.add("_xmlsignatures/sig1.xml", b"<Signature/>")


def linked_signature(draft: Draft) -> None:
    link = b'<Relationship Id="rId9" Type="http://x/digital-signature/origin" Target="sigs/o.sigs"/></Relationships>'
    put("_rels/.rels", b"</Relationships>", link)(draft)
    draft.add("sigs/o.sigs", b"")


def shared(draft: Draft) -> None:
    link = b'<Relationship Id="rId9" Type="http://x/revisionHeaders" Target="revisions/h.xml"/></Relationships>'
    put("xl/_rels/workbook.xml.rels", b"</Relationships>", link)(draft)
    draft.add("xl/revisions/h.xml", b"<headers/>")


PROTECTED = put(SHEET, b"</sheetData>", b'</sheetData><sheetProtection password="CBEB" sheet="1"/>')
LOCKED = put(BOOK, b"<bookViews>", b'<workbookProtection lockStructure="true"/><bookViews>')


@pytest.mark.parametrize(
    ("change", "words", "overridden"),
    [
        (signed, "digitally signed", False),
        (linked_signature, "digitally signed", False),
        (shared, "shared in the old way", False),
        (PROTECTED, "“Leads”: the sheet is protected", True),
        (LOCKED, "structure is protected", True),
    ],
)
def test_it_is_refused_with_the_reason(
    change: Callable[[Draft], None], words: str, overridden: bool, path: Path
) -> None:
    package = changed(path, change)
    with pytest.raises(OutputError, match=words) as caught:
        refuse_unsafe(package, protected_too=False, sheet="Leads")
    assert caught.value.mend
    assert caught.value.place.file == "leads.xlsx"
    assert isinstance(caught.value, ProtectedError) == overridden
    if overridden:
        refuse_unsafe(package, protected_too=True, sheet="Leads")
    else:
        with pytest.raises(OutputError, match=words):
            refuse_unsafe(package, protected_too=True, sheet="Leads")


@pytest.mark.parametrize(
    "change",
    [
        lambda draft: None,
        put(SHEET, b"</sheetData>", b'</sheetData><sheetProtection formatCells="0" sheet="0"/>'),
        put(SHEET, b"</sheetData>", b"</sheetData><sheetProtection/>"),
        put("xl/worksheets/sheet2.xml", b"</sheetData>", b'</sheetData><sheetProtection sheet="1"/>'),
        put(BOOK, b"<bookViews>", b'<workbookProtection lockWindows="1"/><bookViews>'),
        put(BOOK, b"<bookViews>", b'<fileSharing readOnlyRecommended="1"/><bookViews>'),
    ],
)
def test_it_is_not_refused(change: Callable[[Draft], None], path: Path) -> None:
    refuse_unsafe(changed(path, change), protected_too=False, sheet="Leads")


def excel_lock(name: str) -> bytes:
    """What Excel lays beside a workbook: 165 bytes."""
    short = name.encode("cp1252", "replace")
    wide = name.encode("utf-16-le")
    head = (bytes([len(short)]) + short).ljust(55, b" ")
    return (head + len(name).to_bytes(2, "little") + wide).ljust(165, b" ")


@pytest.mark.parametrize("user", ["Ann Lee", "Łukasz Żak", "小林"])
def test_a_workbook_that_excel_has_open_is_refused_with_the_name(user: str, path: Path) -> None:
    refuse_open(path)
    (path.parent / "~$leads.xlsx").write_bytes(excel_lock(user))
    with pytest.raises(OutputError, match=rf"open in Excel by {user}\..*a crash left the file ~\$leads\.xlsx"):
        refuse_open(path)


@pytest.mark.parametrize(
    ("said", "user"),
    [
        (b"Ann Lee,ann,desk,01.11.2026 10:00,file:///elsewhere/ann;", " by Ann Lee"),
        (b",ann,desk,01.11.2026 10:00,file:///elsewhere/ann;", " by ann"),
        (b"", ""),
        (b"\xff\xfe", r" by .*"),
    ],
)
def test_a_workbook_that_libreoffice_has_open_is_refused_with_the_name(said: bytes, user: str, path: Path) -> None:
    (path.parent / ".~lock.leads.xlsx#").write_bytes(said)
    with pytest.raises(OutputError, match=rf"open in LibreOffice{user}\."):
        refuse_open(path)


def test_lock_files_of_any_content_are_read(path: Path) -> None:
    lock = path.parent / "~$leads.xlsx"
    for said in (b"", b"\x07Ann Lee", b"\xff" * 165, bytes(165), b"\x03abc" + b" " * 51 + b"\x00\x00"):
        lock.write_bytes(said)
        found = open_elsewhere(path)
        assert found is not None
        assert found.program == "Excel"
        assert found.user == found.user.strip()
    lock.write_bytes(b"\x07Ann Lee")
    found = open_elsewhere(path)
    assert found is not None
    assert found.user == "Ann Lee"


def test_other_files_lock_nothing(path: Path) -> None:
    (path.parent / "~$other.xlsx").write_bytes(b"")
    (path.parent / ".~lock.leads.xlsx").write_bytes(b"")
    (path.parent / "~$leads.xlsx").mkdir()
    assert open_elsewhere(path) is None


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_a_link_to_an_open_workbook_is_refused(path: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.xlsx"
    link.symlink_to(path)
    assert open_elsewhere(link) is None
    (path.parent / "~$leads.xlsx").write_bytes(excel_lock("Ann"))
    assert open_elsewhere(link) is not None


def test_limits_against_bombs_do_not_hit_the_largest_sheets_of_ours(tmp_path: Path) -> None:
    """A million equal rows pack as tightly as anything that Hotsheet writes."""
    count = 1_000_000
    plan = SheetPlan("Leads", columns=(ColumnPlan(1, 1, column("A", [2] * count), "1+1", shared=True),))
    out = tmp_path / "large.xlsx"
    write_book(BookPlan((plan,)), out)
    with Package(out) as package:
        entry = package.raw(SHEET)
        # Refused are parts of more than 64 MB that unpack to 400 times what they were.
        assert entry.size / entry.packed < 100
        refuse_unsafe(package, protected_too=False, sheet="Leads")


@requires_shared
def test_real_workbooks_are_refused_for_few_reasons() -> None:
    reasons: dict[str, set[str]] = {}
    files = sorted(path for path in shared_path("data", "workbooks").rglob("*.xls[xm]") if path.is_file())
    for path in files:
        try:
            with Book(path) as book:
                name = book.sheets[0].name if book.sheets else ""
                refuse_unsafe(book.package, protected_too=False, sheet=name)
        except OutputError as error:
            reasons.setdefault(error.message, set()).add(path.name)
        except LeadFileError:
            continue
    assert len(reasons) == 4
    assert any("hello-world-signed.xlsx" in names and "signed" in reason for reason, names in reasons.items())
    assert sum(map(len, reasons.values())) < len(files) / 30
