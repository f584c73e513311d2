"""Everything of ours taken out again: what people typed and added is asked about first, and nothing of ours stays."""

from __future__ import annotations

import csv
import shutil
import zipfile
from pathlib import Path

import pytest

from scoring.errors import LeftOutError
from scoring.jobs.inplace import InPlace, score_in_place
from scoring.jobs.prepare import Wishes
from scoring.jobs.removal import Removal, remove
from scoring.ooxml.cells import address
from scoring.workbook.lint import lint
from scoring.workbook.names import Our
from tests.core.jobs.samples import edit
from tests.judges import libreoffice
from tests.judges.cells import read_book
from tests.workbook.covering_model import MODEL as COVERING
from tests.workbook.inplace.handmade import PROPERTIES, PROPERTIES_XML, Handmade, Page, leads, table, with_table
from tests.workbook.inplace.hard_cases import CASES
from tests.workbook.inplace.proof import DAY, WISHES, found_in, scored
from tests.workbook.stripping.excel_habits import resaved
from tests.workbook.stripping.stripped import traces
from tests.workbook.stripping.users_books import users_book


def book(path: Path, *, tabled: bool = False) -> Path:
    """The leads, and a sheet of notes."""
    page, parts = leads(2, 2), {PROPERTIES: PROPERTIES_XML}
    if tabled:
        page, tables = with_table(page, table("B2:G8"))
        parts |= tables
    return Handmade({"Leads": page, "Notes": Page({1: ("mine",)})}, parts=dict(parts)).write(path)


def typed(path: Path, tmp_path: Path) -> Path:
    """The scored workbook with overrides and a reason typed beside the first and the third lead."""
    score_in_place(path, WISHES, as_of=DAY)
    columns = found_in(path).columns
    cells = {
        address(3, columns[Our.OVERRIDE]): "Cold",
        address(3, columns[Our.REASON]): "left, &amp; gone",
        address(5, columns[Our.OVERRIDE]): "nonsense",
    }
    edit(path, cells).replace(path)
    return path


@pytest.mark.parametrize("tabled", [True, False], ids=["table", "plain"])
def test_typed_overrides_stop_it_and_come_back(tabled: bool, tmp_path: Path) -> None:
    path = book(tmp_path / "leads.xlsx", tabled=tabled)
    own = path.read_bytes()
    before = typed(path, tmp_path).read_bytes()
    with pytest.raises(LeftOutError, match="of 2 leads") as refused:
        remove(path)
    assert "--export-overrides" in refused.value.mend and "--discard" in refused.value.mend
    assert path.read_bytes() == before
    removed = remove(path, Removal(export=tmp_path / "kept.csv"))
    assert (removed.overrides, removed.exported) == (2, tmp_path / "kept.csv")
    with (tmp_path / "kept.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["Row"], row["Tier Override"], row["Override Reason"]) for row in rows] == [
        ("3", "Cold", "left, & gone"),
        ("5", "nonsense", ""),
    ]
    assert traces(path) == {}
    # Another program's file now, but the sheets say what they said.
    assert read_book(path) == read_book(written(own, tmp_path / "own.xlsx"))
    outcome = score_in_place(path, Wishes(WISHES.model, carry_from=tmp_path / "kept.csv"), as_of=DAY)
    assert outcome.prepared.overrides == ("Cold", "", "nonsense", "", "", "")
    assert outcome.prepared.reasons == ("left, & gone", "", "", "", "", "")
    carried = path.read_bytes()
    score_in_place(path, as_of=DAY)
    assert path.read_bytes() == carried


def written(data: bytes, path: Path) -> Path:
    """A file with these bytes."""
    path.write_bytes(data)
    return path


def test_overrides_that_were_carried_over_stop_it_too_and_the_original_comes_back(tmp_path: Path) -> None:
    path = book(tmp_path / "leads.xlsx")
    original = path.read_bytes()
    old = typed(book(tmp_path / "old.xlsx"), tmp_path)
    score_in_place(path, Wishes(WISHES.model, carry_from=old), as_of=DAY)
    with pytest.raises(LeftOutError):
        remove(path)
    removed = remove(path, Removal(discard=True, backup=True))
    assert removed.exact and removed.backup is not None
    assert path.read_bytes() == original
    assert removed.backup.read_bytes() != original


def test_an_export_that_exists_stops_it(tmp_path: Path) -> None:
    path = typed(book(tmp_path / "leads.xlsx"), tmp_path)
    before = path.read_bytes()
    kept = written(b"mine", tmp_path / "kept.csv")
    with pytest.raises(Exception, match="exists already"):
        remove(path, Removal(export=kept))
    assert (path.read_bytes(), kept.read_bytes()) == (before, b"mine")


def test_what_was_added_to_our_sheets_stops_it(tmp_path: Path) -> None:
    path = book(tmp_path / "leads.xlsx")
    score_in_place(path, WISHES, as_of=DAY)
    part = next(sheet.part for sheet in found_in(path).sheets if sheet.name == "Scoring Summary")
    with_note(path, part)
    before = path.read_bytes()
    for work in (lambda: remove(path), lambda: score_in_place(path, as_of=DAY)):
        with pytest.raises(LeftOutError, match="ZZ200"):
            work()
        assert path.read_bytes() == before
    score_in_place(path, options=InPlace(discard=True), as_of=DAY)
    assert "ZZ200" not in read_book(path)["Scoring Summary"]
    with_note(path, part)
    remove(path, Removal(discard=True))
    assert traces(path) == {}


def with_note(path: Path, part: str) -> None:
    """Type something far off on a sheet."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    cell = b'<row r="200"><c r="ZZ200" t="inlineStr"><is><t>call her again</t></is></c></row></sheetData>'
    assert b"</sheetData>" in parts[part]
    parts[part] = parts[part].replace(b"</sheetData>", cell)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)


@libreoffice.requires_libreoffice
def test_after_another_program_saved_it_nothing_of_ours_stays(tmp_path: Path) -> None:
    """Scored, saved by LibreOffice or by Excel's habits, and removed: the user's cells are those that program left."""
    names = ["excel table", "a table with a totals row", "plain", "frozen right to left and printed", "external links",
             "sheets called like ours", "other scripts", "hidden filtered and grouped rows"]  # fmt: skip
    paths = [CASES[name]().book.write(tmp_path / f"{at}.xlsx") for at, name in enumerate(names)]
    for path, name in zip(paths, names, strict=True):
        scored(path, CASES[name]().ways)
    for at, tabled in enumerate((True, False)):
        paths.append(users_book(tmp_path / f"users{at}.xlsx", table=tabled))
        score_in_place(paths[-1], Wishes(COVERING), InPlace(show=tuple(Our)), as_of=DAY)
    saved = libreoffice.saved(paths, tmp_path / "saved")
    by_habit = [resaved(path, tmp_path / f"habit{path.name}") for path in paths[-2:]]
    own_names = {"sheets called like ours", "columns called like ours"}
    for path, name in zip([*saved, *by_habit], [*names, *[""] * 4], strict=True):
        found, before = found_in(path), read_book(path)
        faults = {problem.message for problem in lint(path)}
        assert found.leads is not None
        columns, sheet = found.own_columns, found.leads.sheet.name
        copy = Path(shutil.copy(path, path.with_name(f"removed {path.name}")))
        assert not remove(copy, Removal(protected_too=True)).exact
        left = traces(copy)
        if name not in own_names:
            # Names of the user's own begin like ours in one workbook.
            assert {part: words for part, words in left.items() if set(words) - {b"HS_"}} == {}, name
        after = read_book(copy)
        assert set(after) == set(before) - found.sheet_names, name
        rows = range(found.leads.top, found.leads.last_row + 1)
        gone = {address(row, column) for row in rows for column in columns}
        assert {c: v for c, v in before[sheet].items() if c not in gone} == after[sheet], name
        assert {problem.message for problem in lint(copy)} <= faults, name
