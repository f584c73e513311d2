"""What is not scored in place, with its reason: the file stays as it is, and nothing is left beside it."""

from __future__ import annotations

import errno
import importlib
import io
import os
import signal
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from scoring.errors import HotsheetError
from scoring.jobs.inplace import InPlace, plan_in_place, score_in_place
from scoring.jobs.placement import NoRoomError
from scoring.jobs.prepare import prepare
from scoring.jobs.removal import Removal, remove
from scoring.jobs.results import score_prepared
from scoring.jobs.run import Target, score_file
from scoring.ooxml.book import Book
from scoring.ooxml.cells import column_letters
from scoring.ooxml.package import COMPOUND_MAGIC
from scoring.workbook.lint import lint
from scoring.workbook.names import ALWAYS
from scoring.workbook.package import Draft, write_draft
from scoring.workbook.plan import BookPlan
from tests.workbook.inplace.handmade import Page, cell_xml, leads, table, with_table
from tests.workbook.inplace.hard_cases import CASES, many_formats, one, tabled
from tests.workbook.inplace.proof import DAY, WISHES, Ways, found_in, scored

SHEET = "xl/worksheets/sheet1.xml"
Change = Callable[[dict[str, bytes]], None]


def parts_of(path: Path) -> dict[str, bytes]:
    """All parts by name."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def put(path: Path, parts: dict[str, bytes]) -> Path:
    """A workbook of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def plain(folder: Path, name: str = "leads.xlsx") -> Path:
    """The leads as a plain range."""
    return one(leads()).write(folder / name)


def refused(path: Path, words: str, work: Callable[[Path], object] | None = None) -> HotsheetError:
    """The refusal; the file and its folder are as they were."""
    facts, data = path.stat(), path.read_bytes()
    beside = sorted(path.parent.iterdir())
    with pytest.raises(HotsheetError, match=words) as told:
        (work or scored)(path)
    assert path.read_bytes() == data
    assert (path.stat().st_mtime_ns, path.stat().st_ino, path.stat().st_mode) == (
        facts.st_mtime_ns, facts.st_ino, facts.st_mode,
    )  # fmt: skip
    assert sorted(path.parent.iterdir()) == beside
    assert told.value.mend
    return told.value


def _replaced(part: str, old: bytes, new: bytes) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new, 1)

    return change


def _signed(parts: dict[str, bytes]) -> None:
    parts["_xmlsignatures/sig1.xml"] = b"<Signature/>"


def _bomb(parts: dict[str, bytes]) -> None:
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", b" " * 400_000_000 + b"</sheetData>")


PARTS: dict[str, tuple[Change, str]] = {
    "signed": (_signed, "digitally signed"),
    "document type": (
        _replaced(SHEET, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
        "DTD|document type",
    ),
    "bomb": (_bomb, "unpack|expands|large"),
    "protected sheet": (_replaced(SHEET, b"</sheetData>", b'</sheetData><sheetProtection sheet="1"/>'), "protected"),
    "protected structure": (
        _replaced("xl/workbook.xml", b"<sheets>", b'<workbookProtection lockStructure="1"/><sheets>'),
        "structure is protected",
    ),
    "damaged": (_replaced(SHEET, b"</row>", b"</rov>"), "damaged"),
}


@pytest.mark.parametrize("what", PARTS)
def test_workbooks_that_are_better_left_alone(what: str, tmp_path: Path) -> None:
    change, words = PARTS[what]
    path = plain(tmp_path)
    parts = parts_of(path)
    change(parts)
    refused(put(path, parts), words)


FILES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "encrypted": (lambda data: COMPOUND_MAGIC + b"E\0n\0c\0r\0y\0p\0t\0e\0d\0" * 200, "password|encrypted|old"),
    "no workbook": (lambda data: b"Name,Title\nAna,VP\n" * 9, "workbook|zip"),
    "empty": (lambda data: b"", "empty|workbook|zip"),
    "broken zip": (lambda data: data[: len(data) // 2], "damaged|zip|broken"),
    "a bit turned": (lambda data: data[:900] + bytes([data[900] ^ 8]) + data[901:], "damaged"),
    "another zip": (lambda data: _zip({"hello.txt": b"hello"}), "workbook"),
}


def _zip(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize("what", FILES)
def test_files_that_are_no_workbooks(what: str, tmp_path: Path) -> None:
    make, words = FILES[what]
    path = plain(tmp_path)
    path.write_bytes(make(path.read_bytes()))
    refused(path, words)


@pytest.mark.parametrize("name", ["~$leads.xlsx", ".~lock.leads.xlsx#"])
def test_a_workbook_that_is_open_elsewhere(name: str, tmp_path: Path) -> None:
    path = plain(tmp_path)
    (tmp_path / name).write_bytes(b"\x03Ana" + b" " * 50)
    refused(path, "open")
    # Into another file it may be scored meanwhile.
    score_in_place(path, WISHES, InPlace(out=tmp_path / "other.xlsx"), as_of=DAY)
    (tmp_path / name).unlink()
    scored(path)
    (tmp_path / name).write_bytes(b"\x03Ana" + b" " * 50)
    refused(path, "open", remove)
    refused(path, "open", lambda p: score_in_place(p, as_of=DAY))


def test_a_file_that_is_read_only(tmp_path: Path) -> None:
    path = plain(tmp_path)
    path.chmod(0o444)
    refused(path, "read-only")
    path.chmod(0o644)
    scored(path)
    path.chmod(0o444)
    refused(path, "read-only", remove)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files.")
def test_a_disk_that_is_full(tmp_path: Path) -> None:
    resource = importlib.import_module("resource")
    path = plain(tmp_path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 3_000, limits[1]))
        refused(path, "larger than this disk allows")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    scored(path)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_fills_up_on_flushing(code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = plain(tmp_path)

    def full(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("scoring.atomic.os.fsync", full)
    refused(path, "disk is full")


def test_a_file_that_changes_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, other = plain(tmp_path), plain(tmp_path / "other").read_bytes() + b""

    def slow(draft: Draft, file: BinaryIO, **how: bool) -> None:
        write_draft(draft, file, **how)
        path.write_bytes(other)
        os.utime(path, (1, 1))

    monkeypatch.setattr("scoring.jobs.inplace.write_draft", slow)
    with pytest.raises(HotsheetError, match="changed by another program"):
        scored(path)
    assert path.read_bytes() == other
    assert sorted(each.name for each in tmp_path.iterdir()) == ["leads.xlsx", "other"]


def test_the_sheet_s_edge(tmp_path: Path) -> None:
    """Our columns may end in XFD, and no further."""
    first = plain(tmp_path)
    scored(first)
    count = len(found_in(first).own_columns)
    start = 16_384 - count - 5
    for make in (one, tabled):
        path = make(leads(2, start)).write(tmp_path / "edge.xlsx")
        original = path.read_bytes()
        scored(path)
        assert max(found_in(path).own_columns) == 16_384
        assert lint(path) == []
        remove(path)
        assert path.read_bytes() == original
        refused(make(leads(2, start + 1)).write(path), "XFD")
        refused(make(leads(2, 16_379)).write(path), "XFD")


def test_many_formats(tmp_path: Path) -> None:
    path = one(leads(), styles=many_formats(64_000)).write(tmp_path / "many.xlsx")
    scored(path)
    with Book(path) as book:
        assert 64_000 < len(book.formats) < 65_490
    refused(one(leads(), styles=many_formats(65_480)).write(path), "65,490")


def _comment(page: Page, parts: dict[str, str | bytes]) -> None:
    page.links += (("comments", "../comments1.xml"), ("vmlDrawing", "../drawings/vmlDrawing1.vml"))
    page.after += '<legacyDrawing r:id="rId2"/>'
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/comments1.xml"] = (
        f'<comments xmlns="{space}"><authors><author>Ana</author></authors><commentList>'
        '<comment ref="J4" authorId="0"><text><t>mine</t></text></comment></commentList></comments>'
    )
    parts["xl/drawings/vmlDrawing1.vml"] = '<xml xmlns:v="urn:schemas-microsoft-com:vml"/>'


def _after(xml: str) -> Callable[[Page, dict[str, str | bytes]], None]:
    def add(page: Page, parts: dict[str, str | bytes]) -> None:
        page.after += xml

    return add


def _value(page: Page, parts: dict[str, str | bytes]) -> None:
    page.raw[4] = cell_xml("J4", "mine")


def _formula(page: Page, parts: dict[str, str | bytes]) -> None:
    page.raw[4] = '<c r="J4"><f>A1</f><v>0</v></c>'


def _table(page: Page, parts: dict[str, str | bytes]) -> None:
    page.raw[4], page.raw[5] = cell_xml("J4", "Key"), cell_xml("J5", "a")
    parts |= with_table(page, table("J4:J5", ("Key",), name="Small"))[1]


CHECKED = (
    '<dataValidations count="1"><dataValidation type="list" sqref="J4:J5"><formula1>"a,b"</formula1></dataValidation>'
    "</dataValidations>"
)
OBSTACLES = {
    "value": (_value, "a value"),
    "formula": (_formula, "a value|a formula"),
    "comment": (_comment, "a comment"),
    "input check": (_after(CHECKED), "check"),
    "merged cell": (_after('<mergeCells count="1"><mergeCell ref="J4:K4"/></mergeCells>'), "merged"),
    "table": (_table, "table|a value"),
}


@pytest.mark.parametrize("what", OBSTACLES)
def test_what_stands_at_the_right(what: str, tmp_path: Path) -> None:
    add, words = OBSTACLES[what]
    page, ways = leads(), Ways(header_row=1)
    parts: dict[str, str | bytes] = {}
    add(page, parts)
    kinds = {"xl/comments1.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"}
    book = one(page, parts=parts, kinds=kinds if what == "comment" else {})
    path = book.write(tmp_path / "leads.xlsx")
    original = path.read_bytes()
    error = refused(path, words, lambda p: scored(p, ways))
    assert isinstance(error, NoRoomError)
    assert error.place.cell == "J4"
    assert f"--at {column_letters(error.column)}" in error.mend
    scored(path, replace(ways, options=InPlace(at=error.column)))
    found = found_in(path)
    assert min(found.own_columns) == error.column
    assert lint(path) == []
    once = path.read_bytes()
    score_in_place(path, as_of=DAY)
    assert path.read_bytes() == once
    remove(path)
    assert path.read_bytes() == original


def test_what_stands_beside_a_table_leaves_no_other_place(tmp_path: Path) -> None:
    case = CASES["excel table"]()
    case.book.sheets["Leads"].raw[4] = cell_xml("J4", "mine")
    path = case.book.write(tmp_path / "leads.xlsx")
    error = refused(path, "no room")
    assert isinstance(error, NoRoomError)
    assert error.column == 0 and "--at" not in error.mend
    refused(path, "part of it", lambda p: scored(p, Ways(InPlace(at=20))))


def test_notes_below_and_above_are_no_obstacle(tmp_path: Path) -> None:
    page = leads(4, 2)
    page.raw[1] = cell_xml("K1", "above")
    page.rows[12] = (None,)
    page.raw[12] = cell_xml("M12", "below")
    path = one(page).write(tmp_path / "leads.xlsx")
    original = path.read_bytes()
    scored(path)
    assert found_in(path).columns
    remove(path)
    assert path.read_bytes() == original


def test_never_scored_is_not_removed(tmp_path: Path) -> None:
    refused(plain(tmp_path), "not scored", remove)


def test_a_protected_workbook_told_to_go_on(tmp_path: Path) -> None:
    page = leads()
    page.after = '<sheetProtection sheet="1"/>'
    path = one(page, before='<workbookProtection lockStructure="1"/>').write(tmp_path / "leads.xlsx")
    original = path.read_bytes()
    scored(path, Ways(InPlace(protected_too=True)))
    refused(path, "protected", lambda p: score_in_place(p, as_of=DAY))
    refused(path, "protected", remove)
    remove(path, Removal(protected_too=True))
    assert path.read_bytes() == original


def test_a_plan_is_refused_as_its_writing_would_be_and_writes_nothing(tmp_path: Path) -> None:
    page = leads()
    page.after = '<sheetProtection sheet="1"/>'
    path = one(page).write(tmp_path / "leads.xlsx")

    def plan(path: Path, protected_too: bool = False) -> BookPlan:
        options = InPlace(protected_too=protected_too)
        prepared = prepare(path, WISHES)
        return plan_in_place(prepared, score_prepared(prepared, DAY, kept=True), ALWAYS, options)

    refused(path, "protected", plan)
    before = path.read_bytes()
    planned = plan(path, protected_too=True)
    assert path.read_bytes() == before
    assert planned.leads is not None
    scored(path, Ways(InPlace(protected_too=True)))
    assert set(found_in(path).columns.values()) <= {cell.column for cell in planned.leads.headers}


def test_the_plan_for_a_workbook_that_was_made_by_scoring_is_that_of_a_new_one(tmp_path: Path) -> None:
    made = tmp_path / "made.xlsx"
    score_file(plain(tmp_path), Target(made, new=True), WISHES, as_of=DAY)
    prepared = prepare(made)
    before = made.read_bytes()
    assert plan_in_place(prepared, score_prepared(prepared, DAY, kept=True), ALWAYS, InPlace()).leads is None
    assert made.read_bytes() == before
