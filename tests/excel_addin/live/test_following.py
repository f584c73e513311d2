"""A filter and a print area over the leads follow our columns, and let go of them with the rest."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw

from excel_addin.hosts.calc import CalcHost
from excel_addin.hosts.host import HostError
from excel_addin.live.checking import check_live
from excel_addin.live.jobs import Options, remove_scoring, score_book
from scoring.workbook.names import CHOSEN_NAME, Our
from tests.excel_addin.calc.live import needs_office
from tests.excel_addin.live.books import column, differences, dump, plain_book

pytestmark = needs_office
Opened = Callable[[Path], xw.Book]


def filtered_book(path: Path) -> Path:
    """Plain leads under a filter that hides two of them, with a print area."""
    book = openpyxl.load_workbook(plain_book(path))
    sheet = book.worksheets[0]
    sheet.auto_filter.ref = "A3:W15"
    shown = sorted({str(sheet.cell(row, 3).value) for row in range(4, 16)} - {str(sheet.cell(5, 3).value)})
    sheet.auto_filter.add_filter_column(2, shown)
    for row in range(4, 16):
        if str(sheet.cell(row, 3).value) not in shown:
            sheet.row_dimensions[row].hidden = True
    sheet.print_area = "A1:W15"
    # Empty columns that will be ours, not as they usually are.
    sheet.column_dimensions["Z"].width, sheet.column_dimensions["AN"].hidden = 33, True
    book.save(path)
    return path


def hidden(book: xw.Book) -> list[int]:
    return [row for row in range(1, 20) if book.sheets[0].range((row, 1)).impl.row_hidden]


class Filtered(CalcHost):
    """A host that could not put a filter back."""

    def unfiltered(self, sheet: xw.Sheet) -> AbstractContextManager[None]:
        raise HostError(f"“{sheet.name}” is under an advanced filter.")


def test_a_filter_and_a_print_area_follow(opened: Opened, host: CalcHost, tmp_path: Path) -> None:
    book = opened(filtered_book(tmp_path / "leads.xlsx"))
    (tmp_path / "own").mkdir()
    before, gone = dump(book), hidden(book)
    assert 5 in gone and len(gone) < 12
    with pytest.raises(HostError, match="advanced filter"):
        score_book(book, Filtered())
    assert differences(dump(book), before) == []
    book.names.add(CHOSEN_NAME, '="template:starter"')
    scored = score_book(book, host, options=Options(settles=True))
    assert book.impl.undo_titles[0] == "Score leads with Hotsheet"
    assert CHOSEN_NAME not in [name.name for name in book.names]
    assert scored.plan.leads is not None and scored.differing == () and scored.checked == 36
    last = max(each.column for each in scored.plan.leads.columns)
    cells = book.sheets[0]
    assert cells.range(host.filter_range(cells)).last_cell.address == cells.range((15, last)).address
    assert host.print_areas(cells) == ("A1:AB15",)
    assert hidden(book) == gone

    # Other columns; then what was typed by the filter stays with its lead, as all of a row is sorted together.
    cells.range("AA5:AA7").value = [["Hot"], ["Cold"], ["Warm"]]
    more = score_book(book, host, options=Options(show=(*scored.show, Our.RANK)))
    assert more.plan.leads is not None and more.differing == () and hidden(book) == gone
    assert column(book, "Lead Tier", [5, 6, 7], 3) == ["Hot", "Cold", "Warm"]
    assert column(book, "Tier Override", [4, 5, 6, 7, 8], 3) == [None, "Hot", "Cold", "Warm", None]
    last = max(each.column for each in more.plan.leads.columns)
    assert cells.range(host.filter_range(cells)).last_cell.column == last

    # An override that got lost is seen.
    assert host.decimal(book) == "."
    cells.range("AA5").value = None
    assert {each.column for each in check_live(book, more.plan).differing} >= {"Tier Override"}
    cells.range("AA5").value = "Hot"

    with pytest.raises(HostError, match="advanced filter"):
        remove_scoring(book, Filtered(), discard=True)
    assert column(book, "Tier Override", [5], 3) == ["Hot"]
    remove_scoring(book, host, discard=True)
    assert (host.filter_range(cells), host.print_areas(cells)) == ("A3:W15", ("A1:W15",))
    assert hidden(book) == gone and differences(dump(book), before) == []
    copy = openpyxl.load_workbook(host.save_copy(book, tmp_path / "own"))
    lines = copy.worksheets[0].column_dimensions
    assert {line.outlineLevel for line in lines.values()} == {0} and lines["AN"].hidden
    assert [name for name in copy.named_styles if name.startswith("Conditional")] == []
