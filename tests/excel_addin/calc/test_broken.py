"""When the other end goes: a workbook that its user closes, an office that dies or falls silent."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings as xw

from excel_addin.calc import link as link_module
from excel_addin.calc.engine import CalcEngine, calc_engine, one_undo_step
from excel_addin.calc.errors import BookClosedError, OfficeGoneError
from excel_addin.calc.link import Link
from excel_addin.calc.running import connect, started
from tests.excel_addin.calc.live import needs_office, office_here


@pytest.fixture
def own(tmp_path: Path) -> Iterator[CalcEngine]:
    with started(profile=tmp_path / "profile") as made, calc_engine(made) as engine:
        yield engine


@needs_office
def test_a_workbook_that_its_user_closes_is_told(book: xw.Book) -> None:
    sheet = book.sheets[0]
    # What a person does in the window, unseen by us.
    with pytest.raises(BookClosedError, match="was closed") as told, one_undo_step(book, "Score"):
        sheet["A1"].value = 1
        book.impl.ask("book.close")
        sheet["A2"].value = 2
    assert "Open it again" in told.value.mend
    fresh = xw.books.add()
    fresh.sheets[0]["A1"].value = 1
    assert fresh.sheets[0]["A1"].value == 1.0
    fresh.close()


@needs_office
def test_ctrl_c_reaches_us_alone_and_leaves_the_answers_in_step(book: xw.Book, monkeypatch: pytest.MonkeyPatch) -> None:
    link: Link = book.app.impl.api
    assert os.getpgid(link.pid) != os.getpgid(0)
    hear, pressed = link._hear, iter([True])

    def heard(patience: float) -> dict[str, object]:
        if next(pressed, False):
            raise KeyboardInterrupt
        return hear(patience)

    monkeypatch.setattr(link, "_hear", heard)
    with pytest.raises(KeyboardInterrupt):
        book.impl.ask("book.undo_titles")
    assert book.impl.ask("book.facts")["uid"] == book.impl.place.uid


@needs_office
def test_an_office_that_dies_is_told_and_nothing_hangs(own: CalcEngine) -> None:
    book = xw.books.add()
    _kill_office(own.link)
    begun = time.monotonic()
    with pytest.raises(OfficeGoneError) as told:
        book.sheets[0]["A1"].value = 1
    assert time.monotonic() - begun < 10
    assert "soffice --accept" in told.value.mend
    with pytest.raises(OfficeGoneError):
        book.sheets[0]["A1"].value = 1
    assert not own.link.open


def _kill_office(link: Link) -> None:
    door = Path(f"/proc/{link.pid}/cmdline").read_bytes().split(b"\0")[2]
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                said = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            # Only the office of this test has this door.
            if b"--accept=" + door in said and b"soffice.bin" in said:
                os.kill(int(entry.name), signal.SIGKILL)


@needs_office
def test_an_office_that_does_not_answer_in_time_is_given_up(own: CalcEngine) -> None:
    xw.books.add()
    with pytest.raises(OfficeGoneError, match="did not answer within 0 seconds") as told:
        own.link.ask("books.list", patience=0.0)
    assert "question" in told.value.mend


@needs_office
def test_nobody_at_the_door_says_how_to_open_it() -> None:
    with pytest.raises(OfficeGoneError, match="not running with a door open") as told:
        connect("pipe,name=hotsheet-nobody-is-here", wait=0.1)
    assert 'soffice --accept="pipe,name=hotsheet;urp;"' in told.value.mend


@needs_office
def test_a_person_s_office_goes_on_when_we_leave(link: Link, engine: CalcEngine) -> None:
    here = office_here()
    assert here is not None
    door = Path(f"/proc/{link.pid}/cmdline").read_bytes().split(b"\0")[2].decode()
    with connect(door, office=here) as second, calc_engine(second):
        made = xw.books.add()
        made.sheets[0]["A1"].value = "from the second"
        name = made.name
    with pytest.raises(OfficeGoneError, match="was closed"):
        second.ask("books.list")
    kept = next(each for each in engine.apps[link.pid].books if each.name == name)
    assert kept.sheets("Sheet1").range("A1").raw_value == "from the second"
    kept.close()


@needs_office
def test_work_that_breaks_off_leaves_nothing_frozen(link: Link, book: xw.Book) -> None:
    here = office_here()
    assert here is not None
    door = Path(f"/proc/{link.pid}/cmdline").read_bytes().split(b"\0")[2].decode()
    uid = book.impl.place.uid
    with connect(door, office=here) as second:
        for title in ("Score", "Inside"):
            second.ask("book.begin_quiet", book=uid, title=title)
        second.ask("sheets.add", book=uid, place=1, name="Half done")
        assert book.app.calculation == "manual"
    assert book.app.calculation == "automatic"
    assert book.impl.undo_titles[0] == "Score"
    assert book.sheets.active.name == "Sheet1"
    book.impl.undo()
    assert [sheet.name for sheet in book.sheets] == ["Sheet1"]


def test_an_agent_that_ends_at_once_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "agent.py"
    script.write_text("import sys; sys.exit(3)\n", encoding="utf-8")
    monkeypatch.setattr(link_module, "AGENT", script)
    with pytest.raises(OfficeGoneError, match="connection to LibreOffice is lost"):
        Link([sys.executable], "pipe,name=x")


def test_an_agent_that_falls_silent_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "agent.py"
    script.write_text("import sys\nprint('{\"ready\": 1}', flush=True)\nsys.stdin.read()\n", encoding="utf-8")
    monkeypatch.setattr(link_module, "AGENT", script)
    with Link([sys.executable], "pipe,name=x") as made:
        with pytest.raises(OfficeGoneError, match="did not answer"):
            made.ask("books.list", patience=0.2)
        assert not made.open
