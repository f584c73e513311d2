"""A workbook scored in place and saved by another program since: without us it is what that program makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judges import libreoffice, validity
from tests.judges.cells import read_book
from tests.workbook.stripping.excel_habits import prefixed, resaved
from tests.workbook.stripping.stripped import faults, traces, without_us
from tests.workbook.stripping.users_books import scored_in_place, users_book

KINDS = {"table": (True, False), "totals": (True, True), "plain": (False, False)}
Pair = tuple[Path, Path]


@pytest.fixture(scope="module", params=list(KINDS))
def books(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """The user's workbook, and the same scored."""
    table, totals = KINDS[request.param]
    folder = tmp_path_factory.mktemp("books")
    own = users_book(folder / "own.xlsx", table=table, totals=totals)
    return own, scored_in_place(own, folder / "scored.xlsx", table=table)


def check(own: Path, saved: Path, left: Path) -> None:
    """What is true without us. HS_Offices is a name of the user's."""
    found = {part: words for part, words in traces(left).items() if words != [b"HS_"]}
    assert found == {}
    assert read_book(left) == read_book(own)
    assert set(faults(left)) <= {fault.replace(str(saved), str(left)) for fault in faults(saved)}


def test_after_excel(books: Pair, tmp_path: Path) -> None:
    own, scored = books
    saved = resaved(scored, tmp_path / "saved.xlsx")
    check(own, saved, without_us(saved, tmp_path / "left.xlsx"))


def test_after_a_program_with_prefixes(books: Pair, tmp_path: Path) -> None:
    own, scored = books
    saved = prefixed(resaved(scored, tmp_path / "plain.xlsx"), tmp_path / "saved.xlsx")
    assert len(read_book(saved)) == len(read_book(own)) + 4
    check(own, saved, without_us(saved, tmp_path / "left.xlsx"))


@validity.requires_validators
def test_after_excel_it_is_valid(books: Pair, tmp_path: Path) -> None:
    saved = resaved(books[1], tmp_path / "saved.xlsx")
    before = {(finding.code, finding.message) for finding in validity.findings(saved)}
    left = validity.findings(without_us(saved, tmp_path / "left.xlsx"))
    assert {(finding.code, finding.message) for finding in left} <= before


@libreoffice.requires_libreoffice
def test_after_libreoffice(books: Pair, tmp_path: Path) -> None:
    own, scored = books
    plain, saved = libreoffice.saved([own, scored], tmp_path / "saved")
    left = without_us(saved, tmp_path / "left.xlsx")
    check(plain, saved, left)
    again = libreoffice.saved([left], tmp_path / "again")[0]
    assert read_book(again) == read_book(plain)
