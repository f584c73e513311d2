"""Scoring an open workbook: what the program works out is what the core has, and nothing of the person's changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import xlwings as xw

from excel_addin.hosts.calc import CalcHost
from excel_addin.live.checking import same
from excel_addin.live.jobs import Scored, apply_rules, remove_scoring, score_book
from scoring.errors import HotsheetError
from scoring.jobs.inplace import score_in_place
from scoring.jobs.prepare import Wishes, prepare
from scoring.jobs.removal import remove
from scoring.workbook.names import RULES_SHEET, Our
from scoring.workbook.plan import ColumnPlan, Formula
from tests.excel_addin.calc.live import needs_office
from tests.excel_addin.live.books import (
    column,
    core_scores,
    differences,
    dump,
    gaps_book,
    plain_book,
    table_book,
    tiers_of,
)

pytestmark = needs_office
Opened = Callable[[Path], xw.Book]


def columns_of(scored: Scored) -> tuple[ColumnPlan, ...]:
    assert scored.plan.leads is not None
    return scored.plan.leads.columns


def selected(book: xw.Book) -> str:
    return book.selection.address if book.selection is not None else ""


def test_the_life_of_a_workbook(opened: Opened, host: CalcHost, tmp_path: Path) -> None:
    path = plain_book(tmp_path / "leads.xlsx")
    stood = path.read_bytes()
    book = opened(path)
    before = dump(book)
    book.sheets[0].range("C5:D6").select()
    rows = list(range(4, 16))

    scored = score_book(book, host)
    assert (scored.checked, scored.differing) == (36, ())
    assert column(book, "Lead Score", rows, 3) == pytest.approx(scored.scores.score.tolist())
    assert column(book, "Lead Tier", rows, 3) == tiers_of(scored.scores)
    assert column(book, "Why", rows, 3) == [columns_of(scored)[2].values.cell(lead) for lead in range(12)]
    assert book.sheets.active.name == "Autumn's leads" and selected(book) == "$C$5:$D$6"
    assert [sheet.name for sheet in book.sheets][:3] == ["Autumn's leads", "Notes", RULES_SHEET]
    formats = [item.formula for item in book.sheets[0].range("X4:Y15").conditional_formats]
    assert [f for f in formats if f and "HS_Tier_" in f] == [f"=EXACT($Y4,HS_Tier_{n})" for n in (1, 2, 3)]
    assert host.is_protected(book.sheets[RULES_SHEET])
    once = dump(book)

    again = score_book(book, host)
    assert again.differing == () and differences(dump(book), once) == []

    # A lead more, a changed cell, and an override that looks like a formula.
    lead = book.sheets[0].range("A15:W15").value
    book.sheets[0].range("A16:W16").value = lead
    book.sheets[0].range("F4").value = 250
    book.sheets[0].range("AA5").value = "Hot"
    book.sheets[0].range("AB5").value = "'=called them"
    more = score_book(book, host)
    assert more.scores.leads == 13 and more.differing == ()
    assert column(book, "Lead Tier", [5], 3) == ["Hot"]
    assert book.sheets[0].range("AB5").value == "=called them"
    assert column(book, "Lead Score", [*rows, 16], 3) == pytest.approx(
        core_scores(book, tmp_path / "core").score.tolist()
    )

    # Points on the sheet.
    rules = book.sheets[RULES_SHEET]
    points = next(cell for cell in rules.range("A22:K22") if cell.value == 20)
    points.value = 33
    back, after = apply_rules(book, host, date(2026, 11, 23))
    assert back.changed and after is not None and after.differing == ()
    assert after.prepared.model.version == "1.1" and 33 in rules.range("A22:K22").value
    assert column(book, "Lead Tier", [5], 3) == ["Hot"]
    assert apply_rules(book, host)[1] is None

    book.sheets[0].range("A16:W16").clear()
    book.sheets[0].range("F4").value = 180
    with pytest.raises(HotsheetError, match="override"):
        remove_scoring(book, host)
    cleared = remove_scoring(book, host, export=tmp_path / "overrides.csv")
    assert cleared.overrides == 1 and "Hot" in (tmp_path / "overrides.csv").read_text()
    assert differences(dump(book), before) == []
    assert path.read_bytes() == stood


def test_a_table_grows_over_our_columns_and_shrinks_again(opened: Opened, host: CalcHost, tmp_path: Path) -> None:
    book = opened(table_book(tmp_path / "people.xlsx"))
    before = dump(book)
    scored = score_book(book, host)
    assert (scored.checked, scored.differing) == (36, ())
    table = book.sheets[0].tables["People"]
    assert table.range.last_cell.column == max(each.column for each in columns_of(scored))
    assert "People[[#This Row]," in book.sheets[0].range("X2").formula

    # What Calc saves is understood by the core, and by those who have only the file.
    saved = tmp_path / "saved.xlsx"
    (tmp_path / "copies").mkdir()
    host.save_copy(book, tmp_path / "copies").rename(saved)
    known = prepare(saved)
    assert known.model_inside and known.edits == () and known.table.source.table == "People"
    assert score_in_place(saved).scores.score.tolist() == scored.scores.score.tolist()
    assert remove(saved).overrides == 0

    remove_scoring(book, host)
    assert differences(dump(book), before) == []


def test_lines_between_leads_stay_empty(opened: Opened, host: CalcHost, tmp_path: Path) -> None:
    book = opened(gaps_book(tmp_path / "groups.xlsx"))
    before = dump(book)
    scored = score_book(book, host)
    assert (scored.scores.leads, scored.checked, scored.differing) == (15, 45, ())
    first, last = 24, max(each.column for each in columns_of(scored))
    assert set(book.sheets[0].range((5, first), (5, last)).value) == {None}

    # What a person writes there meanwhile is theirs.
    book.sheets[0].range((5, first)).value = "Called in May"
    book.sheets[0].range((9, first + 1)).formula = "'=3 left"
    assert score_book(book, host).differing == ()
    remove_scoring(book, host)
    assert book.sheets[0].range((5, first)).value == "Called in May"
    assert book.sheets[0].range((9, first + 1)).value == "=3 left"
    book.sheets[0].range((5, first), (9, first + 1)).clear()
    assert differences(dump(book), before) == []


def test_a_model_with_grades_and_fields_that_are_not_there(opened: Opened, host: CalcHost, tmp_path: Path) -> None:
    book = opened(table_book(tmp_path / "people.xlsx", 8))
    wishes = Wishes(model="fit-engagement")
    found = prepare(tmp_path / "people.xlsx", wishes)
    open_fields = {match.field: "" for match in found.matching.matches if not match.column}
    scored = score_book(book, host, replace(wishes, mapping=open_fields), as_of=date(2026, 11, 1))
    assert scored.differing == () and scored.checked >= 24
    rows = list(range(2, 10))
    assert column(book, Our.SCORE, rows, 1) == pytest.approx(scored.scores.score.tolist())
    assert column(book, Our.TIER, rows, 1) == tiers_of(scored.scores)
    for sheet in scored.plan.sheets[-2:]:
        # The summary and the call list: what the program works out there as well.
        last = max(cell.row for cell in sheet.cells), max(cell.column for cell in sheet.cells)
        shown = book.sheets[sheet.name].range((1, 1), last).options(err_to_str=True).value
        results = [(cell.row, cell.column, cell.value) for cell in sheet.cells if isinstance(cell.value, Formula)]
        assert len(results) > 20
        assert [at for *at, told in results if not same(shown[at[0] - 1][at[1] - 1], told.value)] == []
