"""A LibreOffice for a person: opened with a door, asked how it is, found again; and what is said where that fails."""

from __future__ import annotations

import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest

from excel_addin.calc.errors import OfficeGoneError, OfficeMissingError
from excel_addin.calc.office import Office
from excel_addin.calc.running import connect, open_office, status
from tests.excel_addin.calc.live import needs_office, office_here


@pytest.fixture
def door() -> Iterator[str]:
    made = f"pipe,name=hotsheet-{uuid.uuid4().hex[:12]}"
    yield made
    if office_here() is None:
        return
    # Whatever was opened behind it ends with the test.
    with suppress(OfficeGoneError), connect(made, wait=0.0) as link:
        for book in link.ask("books.list"):
            link.ask("book.close", book=book["uid"])
        link.ask("office.end")


@needs_office
def test_files_open_for_a_person_and_stay_when_we_leave(
    door: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Windows that nobody sees, for machines without a screen.
    monkeypatch.setenv("SAL_USE_VCLPLUGIN", "svp")
    path = tmp_path / "leads für uns.xlsx"
    made = openpyxl.Workbook()
    made.save(path)
    assert not status(door).listening
    with open_office([path], door, profile=tmp_path / "profile") as link:
        deadline = time.monotonic() + 30
        # It opens its door before its files.
        while not link.ask("books.list"):
            assert time.monotonic() < deadline
    seen = status(door)
    assert (seen.listening, seen.books) == (True, ("leads für uns.xlsx",))
    assert int(seen.version.split(".")[0]) >= 7
    # A running one takes another file, by the same door.
    other = tmp_path / "second.xlsx"
    made.save(other)
    with open_office([other], door, profile=tmp_path / "profile") as link:
        while len(link.ask("books.list")) < 2:
            assert time.monotonic() < deadline


@needs_office
def test_one_that_ends_at_once_is_told(door: str, tmp_path: Path) -> None:
    here = office_here()
    assert here is not None
    program = tmp_path / "soffice"
    program.write_text(f"#!{sys.executable}\nraise SystemExit(1)\n", encoding="utf-8")
    program.chmod(0o755)
    begun = time.monotonic()
    with pytest.raises(OfficeGoneError, match="ended as soon as it was started") as told:
        open_office([], door, office=Office(str(program), here.python))
    assert "by hand" in told.value.mend
    assert time.monotonic() - begun < 30


@needs_office
def test_one_that_opens_no_door_is_given_up(door: str, tmp_path: Path) -> None:
    here = office_here()
    assert here is not None
    program = tmp_path / "soffice"
    program.write_text(f"#!{sys.executable}\n", encoding="utf-8")
    program.chmod(0o755)
    with pytest.raises(OfficeGoneError, match="not running with a door open"):
        open_office([], door, office=Office(str(program), here.python), patience=0.2)


def test_a_machine_without_libreoffice_is_told(door: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Office:
        raise OfficeMissingError("LibreOffice was not found on this machine.")

    monkeypatch.setattr("excel_addin.calc.running.find_here", nowhere)
    for ask in (status, connect):
        with pytest.raises(OfficeMissingError):
            ask(door)
    with pytest.raises(OfficeMissingError):
        open_office([], door)
