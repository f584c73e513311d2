"""Workbooks that are unlike the others: other days, awkward names, titles over several columns, no file yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from excel_addin.calc.engine import CalcEngine
from excel_addin.hosts.calc import CalcHost
from excel_addin.live.jobs import Options, remove_scoring, score_book
from scoring.errors import HotsheetError
from scoring.jobs.prepare import Wishes, prepare
from scoring.workbook.names import Our
from tests.excel_addin.calc.live import needs_office
from tests.excel_addin.live.books import column, sample, tiers_of

pytestmark = needs_office
Opened = Callable[[Path], xw.Book]
_SHEET = "Ζωή’s & Bob's leads"


def odd_book(path: Path) -> Path:
    """Days from 1904, a hidden sheet in front, a title over several cells, frozen panes, texts that look otherwise."""
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    hidden = book.worksheets[0]
    hidden.title, hidden.sheet_state = "Secret", "hidden"
    hidden["A1"] = "kept"
    sheet = book.create_sheet(_SHEET)
    sheet["A1"] = "Leads of the fair"
    sheet.merge_cells("A1:F1")
    for row, line in enumerate(sample(6), 3):
        for at, value in enumerate(line, 1):
            sheet.cell(row, at, value)
    for cell, text in (("C4", "=1+1 Ltd"), ("C5", "'quoted"), ("C6", "00123")):
        sheet[cell].value = text
        sheet[cell].data_type = "s"
    sheet.freeze_panes = "B4"
    book.active = 1
    book.create_sheet("Notes")["A1"] = "mine"
    book.save(path)
    return path


def unmapped(path: Path) -> dict[str, str]:
    """The fields of the other model that these leads do not have."""
    found = prepare(path, Wishes(model="fit-engagement"))
    return {match.field: "" for match in found.matching.matches if not match.column}


def selected(book: xw.Book) -> str:
    return str(book.impl.selection.address)


def test_an_odd_workbook_and_its_twin(opened: Opened, host: CalcHost, tmp_path: Path) -> None:
    path = odd_book(tmp_path / "odd.xlsx")
    book, twin = opened(path), opened(odd_book(tmp_path / "twin.xlsx"))
    other = [sheet.name for sheet in twin.sheets]
    leads = book.sheets[_SHEET]
    before = leads.range("A1:W9").formula
    leads.range("B5").select()
    assert selected(book) == "$B$5" != selected(twin)

    scored = score_book(book, host, as_of=date(2026, 11, 1))
    assert scored.differing == () and scored.checked == 18
    rows = list(range(4, 10))
    assert column(book, "Lead Score", rows, 3, _SHEET) == pytest.approx(scored.scores.score.tolist())
    assert column(book, "Lead Tier", rows, 3, _SHEET) == tiers_of(scored.scores)
    assert book.sheets.active.name == _SHEET and selected(book) == "$B$5" != selected(twin)
    assert leads.range("A1:W9").formula == before
    assert not book.sheets["Secret"].visible and leads.range("A1:F1").merge_cells
    assert [sheet.name for sheet in twin.sheets] == other and twin.sheets[_SHEET].range("X3").value is None

    # Another model, with other columns.
    wishes = Wishes(model="fit-engagement", mapping=unmapped(path))
    more = score_book(book, host, wishes, Options(show=(*scored.show, Our.GRADE)), as_of=date(2026, 11, 1))
    assert more.differing == () and more.show != scored.show
    assert column(book, "Lead Score", rows, 3, _SHEET) == pytest.approx(more.scores.score.tolist())
    assert all(column(book, "Lead Grade", rows, 3, _SHEET))
    remove_scoring(book, host)
    assert leads.range("A1:AZ9").value == [[*line, *[None] * 29] for line in leads.range("A1:W9").value]
    assert [sheet.name for sheet in book.sheets] == other and leads.range("A1:W9").formula == before

    # A protected sheet is refused, in words.
    host.protect(leads)
    with pytest.raises(HotsheetError, match="protected"):
        score_book(book, host)
    assert [sheet.name for sheet in book.sheets] == other


def test_a_workbook_that_was_never_saved_and_names_that_are_taken(
    engine: CalcEngine, book: xw.Book, host: CalcHost
) -> None:
    sheet = book.sheets[0]
    lines = [[value if isinstance(value, str | int | float) else None for value in line] for line in sample(4)]
    sheet.range("A1").value = lines
    book.names.add("HS_AsOf", f"='{sheet.name}'!$A$1")
    with pytest.raises(HotsheetError, match="HS_AsOf"):
        score_book(book, host)
    assert len(book.sheets) == 1
    book.names["HS_AsOf"].delete()
    assert score_book(book, host).differing == ()
    remove_scoring(book, host)
    assert len(book.sheets) == 1 and list(book.names) == []
