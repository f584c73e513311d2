"""Scored workbooks that people have worked in: our part is found wherever it has gone, and theirs stays."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from scoring.jobs.inplace import score_in_place
from scoring.ooxml.book import Book
from scoring.ooxml.cells import parse_address
from scoring.workbook.marker import Marker, read_marker
from scoring.workbook.names import Our
from scoring.workbook.stripping.found import Found, find_ours
from scoring.workbook.stripping.references import references_to_ours
from tests.judges.cells import Value, read_book
from tests.workbook.stripping.desk import edited, requires_desk
from tests.workbook.stripping.stripped import faults, traces, without_us
from tests.workbook.stripping.users_books import scored_in_place, users_book

pytestmark = [requires_desk, pytest.mark.slow]

EDITS = (
    ("rows_above",),
    ("rename_sheets",),
    ("move_sheets", "delete_sheet"),
    ("columns_right",),
    ("column_between",),
    ("move_column", "delete_column"),
    ("rename_columns",),
    ("add_rows",),
    ("sort",),
    ("column_between", "columns_right", "rows_above", "rename_sheets", "move_sheets", "sort"),
)
CASES = [(table, edits) for table in (True, False) for edits in (*EDITS, ("build_on_it",))]


@dataclass(frozen=True)
class Worked:
    """A workbook that somebody worked in, and where ours stands there."""

    path: Path
    found: Found
    marker: Marker


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[bool, tuple[str, ...]], Worked]:
    folder = tmp_path_factory.mktemp("desk")
    scored = {}
    for table in (True, False):
        own = users_book(folder / f"own{table}.xlsx", table=table)
        scored[table] = scored_in_place(own, folder / f"scored{table}.xlsx", table=table)
    targets = {case: folder / f"{number}.xlsx" for number, case in enumerate(CASES)}
    edited([(scored[table], targets[table, edits], edits) for table, edits in CASES])
    return {case: _worked(path) for case, path in targets.items()}


def _worked(path: Path) -> Worked:
    with Book(path) as book:
        marker = read_marker(book.package)
        assert marker is not None
        return Worked(path, find_ours(book, marker), marker)


def _theirs(worked: Worked) -> Iterator[tuple[tuple[str, str], Value]]:
    """What is not ours: sheet and cell, with its value."""
    leads = worked.found.leads
    assert leads is not None
    for sheet, cells in read_book(worked.path).items():
        for cell, shown in cells.items():
            row, column = parse_address(cell) or (0, 0)
            ours = sheet == leads.sheet.name and leads.top <= row <= leads.last_row
            if sheet not in worked.found.sheet_names and not (ours and column in worked.found.own_columns):
                yield (sheet, cell), shown


@pytest.mark.parametrize("edits", EDITS, ids="+".join)
@pytest.mark.parametrize("table", [True, False], ids=["table", "plain"])
def test_ours_goes_and_theirs_stays(
    table: bool, edits: tuple[str, ...], worked: dict[tuple[bool, tuple[str, ...]], Worked], tmp_path: Path
) -> None:
    before = worked[table, edits]
    assert len(before.found.sheets) == 4 - ("delete_sheet" in edits)
    left = without_us(before.path, tmp_path / "left.xlsx")
    assert {part: words for part, words in traces(left).items() if words != [b"HS_"]} == {}
    cells = {(sheet, cell): shown for sheet, found in read_book(left).items() for cell, shown in found.items()}
    neutral = {where for where, shown in cells.items() if str(shown).startswith("Column")}
    assert {where: shown for where, shown in cells.items() if where not in neutral} == dict(_theirs(before))
    # An empty column stays only in a table, left of a column of somebody's own.
    assert bool(neutral) == (table and "column_between" in edits)
    old = {fault.partition(", ")[2] for fault in faults(before.path)}
    assert {fault.partition(", ")[2] for fault in faults(left)} <= old


@pytest.mark.parametrize("table", [True, False], ids=["table", "plain"])
def test_renamed_columns_keep_what_they_are(table: bool, worked: dict[tuple[bool, tuple[str, ...]], Worked]) -> None:
    found = worked[table, ("rename_columns",)].found
    assert {Our.SCORE, Our.TIER, Our.WHY, Our.OVERRIDE} <= set(found.columns)
    assert len(set(found.columns.values())) == len(Our)


@pytest.mark.parametrize("table", [True, False], ids=["table", "plain"])
def test_what_is_built_on_ours_is_told_and_cut(
    table: bool, worked: dict[tuple[bool, tuple[str, ...]], Worked], tmp_path: Path
) -> None:
    built = worked[table, ("build_on_it",)]
    with Book(built.path) as book:
        told = [str(each) for each in references_to_ours(book, built.found, built.marker)]
    assert told == [
        "“Dashboard”: the formula in A5 refers to the sheet “Scoring Rules”",
        "“Dashboard”: the formula in A6 refers to the name HS_AsOf",
    ]
    kept = without_us(built.path, tmp_path / "kept.xlsx")
    assert b"Scoring Rules" in traces(kept)["xl/worksheets/sheet1.xml"]
    left = without_us(built.path, tmp_path / "left.xlsx", cut=True)
    assert traces(left)["xl/worksheets/sheet1.xml"] == [b"HS_"]
    assert faults(left) == faults(built.path) == []


@pytest.mark.parametrize("edits", EDITS, ids="+".join)
@pytest.mark.parametrize("table", [True, False], ids=["table", "plain"])
def test_scoring_again_puts_ours_back(
    table: bool, edits: tuple[str, ...], worked: dict[tuple[bool, tuple[str, ...]], Worked], tmp_path: Path
) -> None:
    before = worked[table, edits]
    again = Path(shutil.copy(before.path, tmp_path / "again.xlsx"))
    # A sheet that somebody deleted comes back, a column that they deleted does not.
    score_in_place(again)
    after = _worked(again)
    theirs, now = dict(_theirs(before)), dict(_theirs(after))
    assert {where: shown for where, shown in now.items() if where in theirs} == theirs
    assert set(after.found.columns) == set(before.found.columns) and len(after.found.sheets) == 4
    where = {our: column for our, column in before.found.columns.items() if our in after.found.columns}
    moved = {our for our, column in where.items() if after.found.columns[our] != column}
    # Only a column that was taken out of its table does not keep its place.
    assert moved <= ({Our.WHY} if table and "move_column" in edits else set())
    assert faults(again) == []
