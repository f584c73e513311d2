"""`hotsheet apply`: rules changed on the sheets become a new version of the model, and the workbook is built anew."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from scoring.jobs.models import marker_of, open_source
from scoring.jobs.prepare import Wishes, prepare
from scoring.jobs.run import Target, score_file
from scoring.model import FixedPoints, NamedList
from scoring.modelfile import dump_model
from tests.core.cli.conftest import Desk
from tests.core.jobs.samples import AS_OF, MODEL
from tests.core.jobs.test_edits import DAY, cell_of
from tests.judges import libreoffice
from tests.workbook.covering_model import MODEL as COVERING
from tests.workbook.covering_model import leads
from tests.workbook.keyboard import Entry, Typed, list_cells, retype
from tests.workbook.scored_books import scored

SHEET = "Scoring Rules"
COMMENTED = "# Ours since the spring\n" + dump_model(MODEL).replace("label: VP\n", "label: VP   # or the like\n")


@pytest.fixture
def book(desk: Desk) -> Path:
    """A workbook of somebody's own, scored where it stands."""
    own = openpyxl.Workbook()
    sheet = own.active
    assert sheet is not None
    sheet.title = "Contacts"
    rows = [line.split(";") for line in (
        "E-mail;Title;Company size;Free trial", "ana@acme.example;VP Sales;45;yes", "bo@gmail.com;Intern;9;no",
        "cy@initech.example;Head;120;yes")]  # fmt: skip
    for row in rows:
        sheet.append([int(text) if text.isdigit() else text for text in row])
    own.create_sheet("Budget")["B2"] = 1200
    own.save(desk.folder / "book.xlsx")
    desk.model.write_text(COMMENTED, encoding="utf-8")
    assert desk.run("score", "book.xlsx", "--in-place", "-m", desk.model, "--as-of", AS_OF).code == 0
    return desk.folder / "book.xlsx"


def type_in(book: Path, *typed: tuple[object, Typed]) -> list[str]:
    """The workbook with values typed over others on the sheet of rules; gives their cells."""
    cells = [cell_of(book, old) for old, _ in typed]
    entries = [Entry(SHEET, cell, new) for cell, (_, new) in zip(cells, typed, strict=True)]
    retype(book, book.with_name("typed.xlsx"), entries).replace(book)
    return cells


def scores(book: Path) -> list[object]:
    """The stored scores of the leads."""
    rows = list(openpyxl.load_workbook(book, data_only=True)["Contacts"].iter_rows(values_only=True))
    place = rows[0].index("Lead Score")
    return [row[place] for row in rows[1:]]


def test_changes_become_a_version_and_the_scores_follow(desk: Desk, book: Path) -> None:
    assert scores(book) == [79, 2, 59]
    before = book.read_bytes()
    type_in(book, (40, 45.0), ("VP", "Head"))
    said = desk.run("apply", "book.xlsx", "--as-of", AS_OF)
    assert said.code == 0
    assert "version 3 → 4" in said.out
    assert "Rule “Free trial”: points 40 → 45" in said.out
    assert "left aside" not in said.out + said.err
    assert scores(book) == [64, 2, 84]
    marker = marker_of(book)
    assert marker is not None
    assert [(kept.version, kept.model_text) for kept in marker.versions] == [("3", COMMENTED)]
    model = open_source(book).model
    rule = model.rule("trial")
    assert model.version == "4" and rule is not None and rule.points == FixedPoints(45)
    # What the sheets say is what the model inside says: there is nothing left to apply, and scoring again goes on.
    assert prepare(book).edits == ()
    assert desk.run("apply", "book.xlsx").code == 0
    assert desk.run("refresh", "book.xlsx", "--as-of", AS_OF).code == 0
    assert book.read_bytes() != before
    assert openpyxl.load_workbook(book)["Budget"]["B2"].value == 1200


def test_comments_of_the_model_stay(desk: Desk, book: Path) -> None:
    type_in(book, (40, 45.0))
    assert desk.run("apply", "book.xlsx", "--as-of", AS_OF).code == 0
    text = open_source(book).text
    assert text.startswith("# Ours since the spring\n")
    assert "label: VP   # or the like\n" in text


def test_versions_add_up(desk: Desk, book: Path) -> None:
    for old, new in ((40, 45.0), (45, 50.0), (50, 55.0)):
        type_in(book, (old, new))
        assert desk.run("apply", "book.xlsx", "--as-of", AS_OF).code == 0
    marker = marker_of(book)
    assert marker is not None
    assert [kept.version for kept in marker.versions] == ["3", "4", "5"]
    model = open_source(book).model
    assert [change.version for change in model.changes] == ["4", "5", "6"]
    assert desk.run("refresh", "book.xlsx", "--as-of", AS_OF).code == 0
    again = marker_of(book)
    assert again is not None and again.versions == marker.versions


def test_a_dry_run_writes_nothing(desk: Desk, book: Path) -> None:
    type_in(book, (40, 45.0))
    before = book.read_bytes()
    said = desk.run("apply", "book.xlsx", "--dry-run")
    assert said.code == 0
    assert "points 40 → 45" in said.out
    assert "Nothing was written" in said.out
    facts = desk.run("apply", "book.xlsx", "--dry-run", "--json").json
    assert facts["result"] is None
    assert facts["changed"] is True
    assert book.read_bytes() == before


def test_without_changes_nothing_is_written(desk: Desk, book: Path) -> None:
    before = book.read_bytes()
    said = desk.run("apply", "book.xlsx", "-o", "other.xlsx")
    assert said.code == 0
    assert "nothing was written" in said.out
    assert book.read_bytes() == before
    assert not (desk.folder / "other.xlsx").exists()


def test_what_no_model_can_say_is_refused_and_the_workbook_stays(desk: Desk, book: Path) -> None:
    [where] = type_in(book, (40, "forty"))
    before = book.read_bytes()
    said = desk.run("apply", "book.xlsx")
    assert said.code == 3
    assert f"Scoring Rules, cell {where}: “forty” is a text" in " ".join(said.err.split())
    assert book.read_bytes() == before


def test_into_another_file(desk: Desk, book: Path) -> None:
    type_in(book, (40, 45.0))
    before = book.read_bytes()
    facts = desk.run("apply", "book.xlsx", "-o", "other.xlsx", "--as-of", AS_OF, "--json").json
    assert book.read_bytes() == before
    assert facts["result"] == "other.xlsx"
    assert facts["differences"][0]["sentence"] == "Rule “Free trial”: points 40 → 45"
    assert facts["model"]["version"] == "4"
    assert scores(desk.folder / "other.xlsx") == [84, 2, 64]
    assert desk.run("apply", "book.xlsx", "-o", "other.xlsx").code == 6
    assert desk.run("apply", "book.xlsx", "-o", "other.xlsx", "--overwrite").code == 0
    assert desk.run("apply", "book.xlsx", "-o", "third.xlsx", "--backup").code == 2


def test_it_can_be_taken_out_again(desk: Desk, book: Path) -> None:
    assert desk.run("remove", "book.xlsx", "-o", "was.xlsx").code == 0
    type_in(book, (40, 45.0))
    assert desk.run("apply", "book.xlsx", "--as-of", AS_OF).code == 0
    assert desk.run("remove", "book.xlsx").code == 0
    with zipfile.ZipFile(book) as left, zipfile.ZipFile(desk.folder / "was.xlsx") as was:
        assert left.namelist() == was.namelist()
    left_values, was_values = (
        {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(path)}
        for path in (book, desk.folder / "was.xlsx")
    )
    assert left_values == was_values


def test_a_list_may_become_shorter_and_longer(desk: Desk) -> None:
    """The sheet of lists then has fewer rows; what stood below is no addition of somebody's."""
    many = tuple(f"industry {place}" for place in range(60))
    own = scored(leads(), replace(COVERING, lists=(NamedList("industries", many), *COVERING.lists[1:])))
    path = own.write(desk.folder / "lists.xlsx")
    cells = list_cells(own.plan, "industries")
    gone = [Entry("Lists", f"A{cell.row}", None) for cell in cells[:50]]
    retype(path, path.with_name("typed.xlsx"), [*gone, Entry("Lists", f"A{cells[-1].row}", "Banking")]).replace(path)
    assert desk.run("apply", "lists.xlsx").code == 0
    assert open_source(path).model.list_items("industries") == (*many[50:], "Banking")


def test_another_model_in_place_takes_our_own_words_for_nobodys(desk: Desk, book: Path) -> None:
    assert desk.run("score", "book.xlsx", "--in-place", "-m", "starter").code == 0
    retype(book, book.with_name("typed.xlsx"), [Entry(SHEET, "Z9", "remember")]).replace(book)
    said = desk.run("score", "book.xlsx", "--in-place", "-m", desk.model)
    assert said.code == 8
    assert "cell Z9" in " ".join(said.err.split())


@libreoffice.requires_libreoffice
def test_a_workbook_that_another_program_saved(desk: Desk, book: Path) -> None:
    type_in(book, (40, 45.0))
    [saved] = libreoffice.recalculate([book], desk.folder / "saved")
    assert desk.run("apply", saved, "--as-of", AS_OF).code == 0
    assert scores(saved) == [84, 2, 64]
    score_file(book, Target(in_place=True), Wishes(open_source(saved)), as_of=DAY)
    assert scores(book) == [84, 2, 64]
