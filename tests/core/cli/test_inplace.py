"""`score --in-place`, `refresh` and `remove` from the command line: what is written, said and refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.core.cli.conftest import Desk
from tests.core.jobs.samples import AS_OF, edit
from tests.workbook.inplace.handmade import cell_xml, leads
from tests.workbook.inplace.hard_cases import one


@pytest.fixture
def book(desk: Desk) -> Path:
    """The leads in a workbook of somebody's own, by its name in the folder where the command line is."""
    return one(leads(3, 2)).write(Path("my leads.xlsx"))


def names(folder: Path) -> list[str]:
    """The workbooks in a folder, and anything hidden."""
    return sorted(path.name for path in folder.iterdir() if "xl" in path.suffix or path.name.startswith("."))


def test_in_place_and_back(desk: Desk, book: Path) -> None:
    original = book.read_bytes()
    said = desk.run("score", book, "-m", desk.model, "--as-of", AS_OF, "--in-place", "--backup")
    assert (said.code, said.err) == (0, "")
    assert "Before    my leads (before scoring).xlsx" in said.out
    assert names(desk.folder) == ["my leads (before scoring).xlsx", "my leads.xlsx"]
    assert (desk.folder / "my leads (before scoring).xlsx").read_bytes() == original
    once = book.read_bytes()
    said = desk.run("refresh", book, "--as-of", AS_OF)
    assert said.code == 0 and "Trial 3" in said.out
    assert book.read_bytes() == once
    said = desk.run("remove", book, "--json")
    assert said.json["exact"] is True and said.json["overrides"] == 0
    assert book.read_bytes() == original


def test_a_new_name_keeps_everything_and_the_kind(desk: Desk) -> None:
    for ending in (".xlsm", ".xltx", ".xltm"):
        book = one(leads()).write(desk.folder / f"mine{ending}")
        original = book.read_bytes()
        said = desk.run("score", book, "-m", desk.model, "--as-of", AS_OF)
        assert said.code == 0
        made = desk.folder / f"mine-scored{ending}"
        assert book.read_bytes() == original
        assert openpyxl.load_workbook(made).sheetnames[0] == "Leads"
        said = desk.run("score", book, "-m", desk.model, "-o", desk.folder / "other.xlsx")
        assert said.code != 0 and f"other{ending}" in said.out + said.err
        # A new workbook of the leads alone has no macros to keep.
        assert (
            desk.run("score", book, "-m", desk.model, "--new", "-o", desk.folder / "new.xlsx", "--overwrite").code == 0
        )
        assert desk.run("remove", made, "-o", desk.folder / f"back{ending}").code == 0
        assert (desk.folder / f"back{ending}").read_bytes() == original


def test_no_room_offers_a_place(desk: Desk, book: Path) -> None:
    page = leads(3, 2)
    page.raw[5] = cell_xml("J5", "mine")
    original = one(page).write(book).read_bytes()
    said = desk.run("score", book, "-m", desk.model, "--in-place")
    assert said.code == 6
    assert "J5" in said.err and "--at L" in said.err
    assert book.read_bytes() == original
    assert desk.run("score", book, "-m", desk.model, "--in-place", "--at", "L").code == 0
    sheet = openpyxl.load_workbook(book)["Leads"]
    assert (sheet["L3"].value, sheet["J5"].value) == ("Lead Score", "mine")
    assert desk.run("score", book, "-m", desk.model, "--in-place", "--at", "nowhere").code != 0


def test_protected_too(desk: Desk, book: Path) -> None:
    page = leads(3, 2)
    page.after = '<sheetProtection sheet="1"/>'
    one(page).write(book)
    said = desk.run("score", book, "-m", desk.model, "--in-place")
    assert said.code != 0 and "--protected-too" in said.err
    assert desk.run("score", book, "-m", desk.model, "--in-place", "--protected-too").code == 0
    assert desk.run("remove", book).code != 0
    assert desk.run("remove", book, "--protected-too").code == 0


def test_overrides_are_asked_about_and_come_back(desk: Desk, book: Path) -> None:
    desk.run("score", book, "-m", desk.model, "--in-place")
    sheet = openpyxl.load_workbook(book)["Leads"]
    column = next(cell.column_letter for cell in sheet[3] if cell.value == "Tier Override")
    shutil.move(edit(book, {f"{column}5": "Hot"}), book)
    said = desk.run("remove", book)
    assert said.code != 0 and "--export-overrides" in said.err
    said = desk.run("remove", book, "--export-overrides", "kept.csv", "--json")
    assert said.json["overrides"] == 1 and said.json["exported"] == "kept.csv"
    assert desk.run("remove", book).code != 0
    said = desk.run("score", book, "-m", desk.model, "--in-place", "--carry-from", "kept.csv", "--json")
    assert said.json["carried"]["count"] == 1
    assert openpyxl.load_workbook(book)["Leads"][f"{column}5"].value == "Hot"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("refresh", "{book}"), "has not scored this workbook"),
        (("remove", "{book}"), "has not scored this workbook"),
        (("refresh", "nowhere.xlsx"), "nowhere.xlsx"),
        (("remove", "nowhere.xlsx"), "nowhere.xlsx"),
        (("score", "leads.csv", "-m", "{model}", "--in-place"), "Only a workbook can be scored in place"),
        (("score", "{book}", "-m", "{model}", "--in-place", "-o", "x.xlsx"), "leave out -o"),
        (("score", "{book}", "-m", "{model}", "--in-place", "--new"), "--new"),
        (("score", "{book}", "-m", "{model}", "--backup"), "--backup is for --in-place"),
        (("score", "{book}", "-m", "{model}", "-o", "{book}"), "--in-place"),
        (("score", "{book}", "-m", "{model}", "--in-place", "--raw"), "--raw is for .csv"),
    ],
)
def test_what_makes_no_sense_is_said(desk: Desk, book: Path, arguments: tuple[str, ...], words: str) -> None:
    original = book.read_bytes()
    said = desk.run(*(each.format(book=book, model=desk.model) for each in arguments))
    assert said.code != 0
    assert words in " ".join(said.err.replace("│", " ").split())
    assert book.read_bytes() == original
    assert names(desk.folder) == ["my leads.xlsx"]


def test_json_says_where_the_copy_is(desk: Desk, book: Path) -> None:
    said = desk.run("score", book, "-m", desk.model, "--in-place", "--backup", "--json")
    assert said.json["result"] == str(book)
    assert said.json["backup"].endswith("(before scoring).xlsx")
    assert said.json["left_out"] == []
    said = desk.run("refresh", book, "--backup", "--json")
    assert said.json["backup"].endswith("(before scoring 2).xlsx")
