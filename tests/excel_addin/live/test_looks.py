"""Looks that are switched on and off, and what is left when scoring breaks off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlwings as xw

from excel_addin.hosts.calc import CalcHost
from excel_addin.live.errors import LiveError
from excel_addin.live.jobs import Looks, looks_of, remove_scoring, score_book, set_looks
from scoring.model import Tier
from scoring.workbook.look import BLACK, SCORE_BAR, contrast, tier_colors
from scoring.workbook.plan import Chart
from tests.excel_addin.calc.live import needs_office
from tests.excel_addin.live.books import differences, dump, table_book

pytestmark = needs_office
_TIERS = [Tier(name, at) for at, name in ((70, "Hot"), (40, "Warm"), (0, "Cold"))]
Opened = Callable[[Path], xw.Book]


def kinds(book: xw.Book, cells: str) -> list[str]:
    return [item.type for item in book.sheets[0].range(cells).conditional_formats]


def test_looks_stay_when_scored_again_and_go_with_the_rest(
    opened: Opened, host: CalcHost, own_backups: Path, tmp_path: Path
) -> None:
    book = opened(table_book(tmp_path / "people.xlsx", 6))
    # A person's own, that ask and look as ours do.
    theirs = book.sheets[0]
    theirs.range("F2:F7").conditional_formats.add_data_bar((0x9D, 0xC3, 0xE6))
    theirs.range("G2:G7").conditional_formats.add_custom('=G2="Disqualified"', fill_color=(0xED, 0xED, 0xED))
    before = dump(book)
    assert len(before["Leads"]["formats"]) == 2
    with pytest.raises(LiveError, match="no scored leads"):
        set_looks(book, host, rows=True)
    score_book(book, host)
    assert looks_of(book) == Looks(tiers=True, bars=False, rows=False)

    assert set_looks(book, host, bars=True, rows=True) == Looks(tiers=True, bars=True, rows=True) == looks_of(book)
    # Digits stand on a bar: white ones, as on the colour of the highest tier, could not be read there.
    assert sorted(kinds(book, "X2:X7")) == [*["custom"] * 3, "data_bar"] and kinds(book, "Y2:Y7") == ["custom"] * 7
    assert all(contrast(behind, BLACK) > 7 for behind in (SCORE_BAR, *(color.tint for color in tier_colors(_TIERS))))
    assert len(list(own_backups.iterdir())) == 1, "colours need no copy"
    assert kinds(book, "A2:C7") == ["custom"] * 3
    tint = next(iter(book.sheets[0].range("A2").conditional_formats))
    assert (tint.formula, tint.fill_color) == ("=EXACT($Y2,HS_Tier_1)", (0xF4, 0xE1, 0xD6))

    assert score_book(book, host).differing == ()
    assert len(kinds(book, "A2:C7")) == 3 and "data_bar" in kinds(book, "X2:X7")
    set_looks(book, host, tiers=False, bars=False, rows=False)
    assert (
        kinds(book, "A2:E7") == [] == kinds(book, "X2:Y7")
        and kinds(book, "F2:G7") == ["data_bar", "custom"]
        and kinds(book, "AA2:AA7") == ["custom"]
    )
    assert looks_of(book) == Looks(tiers=False, bars=False, rows=False)
    remove_scoring(book, host)
    assert differences(dump(book), before) == []


class Breaking(CalcHost):
    """A host that fails well into the work."""

    def add_chart(self, sheet: xw.Sheet, chart: Chart) -> None:
        raise RuntimeError("out of memory")


def test_what_breaks_off_is_taken_back(opened: Opened, own_backups: Path, tmp_path: Path) -> None:
    book = opened(table_book(tmp_path / "people.xlsx", 6))
    before = dump(book)
    with pytest.raises(LiveError, match="the workbook is as it was"):
        score_book(book, Breaking())
    assert differences(dump(book), before) == []
    assert [path.suffix for path in own_backups.iterdir()] == [".xlsx"]


def test_a_refresh_that_breaks_off_leaves_the_leads_as_they_were(
    opened: Opened, host: CalcHost, tmp_path: Path
) -> None:
    book = opened(table_book(tmp_path / "people.xlsx", 6))
    score_book(book, host)
    book.sheets[0].range("AA3").value = "Hot"
    stood = dump(book)["Leads"]
    with pytest.raises(LiveError, match=r"out of memory[^§]*Hotsheet's own sheets may lack something"):
        score_book(book, Breaking())
    assert differences(dump(book)["Leads"], stood) == []
    assert score_book(book, host).differing == () and book.sheets[0].range("Y3").value == "Hot"
