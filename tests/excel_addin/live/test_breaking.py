"""Work that breaks off half-way gives back what was there; what a person edits meanwhile is never written over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from excel_addin.calc.books import Book as CalcBook
from excel_addin.hosts.calc import CalcHost
from excel_addin.live.errors import LiveError
from excel_addin.live.jobs import Options, remove_scoring, score_book
from scoring.workbook.names import RULES_SHEET, Our
from tests.excel_addin.calc.live import needs_office
from tests.excel_addin.live.books import differences, table_book

pytestmark = needs_office
Opened = Callable[[Path], xw.Book]


class Failing(CalcHost):
    """A host that fails once, when it is asked for something for the so-manieth time."""

    def __init__(self, method: str, at: int) -> None:
        self.method, self.left = method, at

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name != "method" and name == self.method:
            self.left -= 1
            if self.left == 0:
                raise RuntimeError("out of memory")
        return found


def state(book: xw.Book) -> dict[str, Any]:
    """What a workbook holds, in few calls."""
    told: dict[str, Any] = {"names": sorted((name.name, name.refers_to) for name in book.names)}
    for sheet in book.sheets:
        used = sheet.used_range
        notes = sorted((note.location.address, note.text) for note in sheet.notes)
        told[sheet.name] = {"used": used.address, "formulas": used.formula, "drawn": (len(sheet.charts), notes)}
    leads = book.sheets[0]
    told["formats"] = sorted(str(item.formula) for item in leads.range("A1:AZ9").conditional_formats)
    told["widths"] = [leads.range((1, column)).column_width for column in range(23, 30)]
    told["tables"] = [(table.name, table.range.address) for table in leads.tables]
    return told


def breaks(book: xw.Book, host: CalcHost, said: str = "the workbook is as it was") -> None:
    with pytest.raises(LiveError, match=f"out of memory[^§]*{said}"):
        score_book(book, host, options=Options(show=(*score_book_shows(book), Our.RANK)))


def score_book_shows(book: xw.Book) -> tuple[Our, ...]:
    headers = book.sheets[0].range("A1:AZ1").value
    return tuple(our for our in Our if our.value in headers)


def test_what_breaks_off_is_taken_back(
    opened: Opened, host: CalcHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = opened(table_book(tmp_path / "people.xlsx", 5))
    before = state(book)
    score_book(book, host)
    sheet = book.sheets[0]
    sheet.range("AA3").value, sheet.range("AB3").value = "Hot", "'=called them"
    stood = state(book)
    breaks(book, Failing("copy_look", 2))
    assert differences(state(book), stood) == []

    # Without any Undo, as in Excel: once in the midst of our sheets, and once all of them are gone.
    with monkeypatch.context() as patched:
        patched.setattr(CalcBook, "undo_titles", property(lambda self: []))
        breaks(book, Failing("set_page", 3))
        assert differences(state(book), stood) == []
        assert (sheet.range("Y3").value, sheet.range("AB3").value) == ("Hot", "=called them")
        patched.setattr("excel_addin.live.clearing.delete_names", refuse)
        with pytest.raises(LiveError, match="the workbook is as it was"):
            remove_scoring(book, host, discard=True)
    assert differences(state(book), stood) == []
    remove_scoring(book, host, discard=True)
    assert differences(state(book), before) == []


def refuse(*given: Any, **named: Any) -> None:
    raise RuntimeError("out of memory")


def test_an_edit_while_the_copy_is_read_is_never_written_over(opened: Opened, host: CalcHost, tmp_path: Path) -> None:
    book = opened(table_book(tmp_path / "people.xlsx", 5))

    def edit(what: str, done: float) -> None:
        if what == "Scoring":
            book.sheets[0].range("A3").value = "Changed meanwhile"

    with pytest.raises(LiveError, match="edited while it was being read") as told:
        score_book(book, host, progress=edit)
    assert "again" in told.value.mend
    assert RULES_SHEET not in [sheet.name for sheet in book.sheets]
    assert book.sheets[0].range("A3").value == "Changed meanwhile"


def test_a_workbook_that_is_closed_meanwhile_is_told_with_its_copy(
    opened: Opened, host: CalcHost, own_backups: Path, tmp_path: Path
) -> None:
    path = table_book(tmp_path / "people.xlsx", 3)
    stood, book = path.read_bytes(), opened(path)

    def close(what: str, done: float) -> None:
        if what == "Writing" and done > 0:
            book.impl.ask("book.close")

    with pytest.raises(LiveError, match=r"closed[^§]*on disk it is as it was last saved") as told:
        score_book(book, host, progress=close)
    (kept,) = own_backups.iterdir()
    assert told.value.mend.endswith(str(kept)) and path.read_bytes() == stood
