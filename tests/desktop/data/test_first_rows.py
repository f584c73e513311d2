"""The first rows of a file as they stand there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.models.first_rows import ROWS, first_rows, headers_in
from desktop.models.first_rows_model import FirstRowsModel
from scoring.samples import sample_leads_path
from tests.desktop.data.helpers import PLAIN, write


def test_titles_above_the_headers_are_there() -> None:
    rows = first_rows(sample_leads_path(), "Leads", workbook=True)
    assert str(rows.rows[0][0]).startswith("Leads, export of")
    assert rows.rows[1] == (None,) * rows.width
    assert headers_in(rows, 3)[:2] == ["Email", "First name"]
    assert len(rows.rows) == ROWS
    assert not rows.texts


def test_a_text_file_shows_its_lines(tmp_path: Path) -> None:
    rows = first_rows(write(tmp_path / "leads.csv", PLAIN), "", workbook=False)
    assert rows.texts
    assert rows.rows[1][0] == "ann@north.example"
    assert headers_in(rows, 1)[-1] == "Region"
    assert headers_in(rows, 0) == ()
    assert headers_in(rows, 99) == ()


def test_a_large_text_file_is_not_read_whole_and_keeps_its_letters(tmp_path: Path) -> None:
    path = write(tmp_path / "large.csv", "Name,City\n" + "Jörg,Köln\n" * 60_000)
    rows = first_rows(path, "", workbook=False)
    assert rows.rows[1] == ("Jörg", "Köln")
    assert len(rows.rows) == ROWS


def test_a_sheet_that_is_not_there_shows_nothing() -> None:
    rows = first_rows(sample_leads_path(), "No such sheet", workbook=True)
    assert (rows.rows, rows.width) == ((), 0)


@pytest.mark.usefixtures("qapp")
def test_the_header_row_is_marked_and_rows_above_it_recede() -> None:
    model = FirstRowsModel()
    model.show_rows(first_rows(sample_leads_path(), "Leads", workbook=True))
    model.mark(3)
    header, title = model.index(2, 0), model.index(0, 0)
    assert header.data() == "Email"
    assert header.data(Qt.ItemDataRole.BackgroundRole) is not None
    assert header.data(Qt.ItemDataRole.FontRole).bold
    assert title.data(Qt.ItemDataRole.ForegroundRole) is not None
    assert model.headerData(2, Qt.Orientation.Vertical) == "3 headers"
    assert model.headerData(0, Qt.Orientation.Vertical) == "1"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "C"
