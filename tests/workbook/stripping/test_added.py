"""What people put on our sheets is told, and what we wrote there is not."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from scoring.ooxml.book import Book
from scoring.workbook.marker import read_marker
from scoring.workbook.names import CALL_LIST_SHEET, LISTS_SHEET, RULES_SHEET, SUMMARY_SHEET, OurSheet
from scoring.workbook.plan import BookPlan
from scoring.workbook.stripping.added import added_by_user
from scoring.workbook.stripping.found import find_ours
from scoring.workbook.stripping.own_sheets import SIGNS
from tests.judges import libreoffice
from tests.workbook.covering_model import MODEL, leads
from tests.workbook.keyboard import Entry, RulesPage, retype, type_item
from tests.workbook.scored_books import Scored, scored
from tests.workbook.stripping.excel_habits import resaved

ROLES = dict(zip((RULES_SHEET, LISTS_SHEET, SUMMARY_SHEET, CALL_LIST_SHEET), OurSheet, strict=True))


@pytest.fixture(scope="module")
def made() -> Scored:
    return scored(leads(9), MODEL)


def told(path: Path, plan: BookPlan | None) -> list[str]:
    with Book(path) as book:
        marker = read_marker(book.package)
        assert marker is not None
        return added_by_user(book, find_ours(book, marker), plan)


def test_the_words_that_prove_a_sheet_ours_stand_on_it(made: Scored) -> None:
    for sheet in made.plan.sheets[1:]:
        texts = [str(cell.value) for cell in sheet.cells]
        for sign in SIGNS[ROLES[sheet.name]]:
            assert any(text.startswith(sign[:-1]) if sign.endswith("…") else text == sign for text in texts), sign


def test_nothing_was_added_to_what_we_wrote(made: Scored, tmp_path: Path) -> None:
    path = made.write(tmp_path / "scored.xlsx")
    assert told(path, made.plan) == told(resaved(path, tmp_path / "saved.xlsx"), made.plan) == []
    assert told(path, None) == []


@libreoffice.requires_libreoffice
def test_libreoffice_adds_nothing(made: Scored, tmp_path: Path) -> None:
    path = libreoffice.saved([made.write(tmp_path / "scored.xlsx")], tmp_path / "saved")[0]
    assert told(path, made.plan) == told(path, None) == []


def test_cells_typed_beside_ours_are_told(made: Scored, tmp_path: Path) -> None:
    entries = [
        Entry(CALL_LIST_SHEET, "L7", "spoke to her"),
        Entry(CALL_LIST_SHEET, "M7", "A7*2", formula=True),
        Entry(SUMMARY_SHEET, "C6", "not so many"),
        Entry(LISTS_SHEET, "Z5", 7.0),
        RulesPage(made.plan).type("Tiers", "Hot", "From", 55.0),
        type_item(made.plan, "industries", -1, "Toys"),
    ]
    path = retype(made.write(tmp_path / "scored.xlsx"), tmp_path / "typed.xlsx", entries)
    assert told(path, made.plan) == [
        "“Lists”: what stands in cell Z5",
        "“Scoring Summary”: what stands in cell C6",
        "“Call List”: what stands in cells L7, M7",
    ]


def test_comments_and_charts_are_told(made: Scored, tmp_path: Path) -> None:
    path, target = made.write(tmp_path / "scored.xlsx"), tmp_path / "more.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        links = old.read("xl/worksheets/_rels/sheet4.xml.rels")
        for info in old.infolist():
            data = old.read(info)
            if info.filename.startswith("xl/comments"):
                data = data.replace(b"Empty is good.", b"Ask Bob.")
            new.writestr(info, data)
        new.writestr("xl/worksheets/_rels/sheet5.xml.rels", links)
    found = told(target, made.plan)
    assert found[0].startswith("“Scoring Rules”: ") and "comment" in found[0]
    assert found[1] == "“Call List”: 2 charts"
    # Without the plan the summary's own charts cannot be told from others.
    assert told(target, None) == found
