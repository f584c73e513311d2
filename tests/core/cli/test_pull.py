"""`hotsheet pull`: the model inside a scored workbook as a file, with what was changed on its sheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.model import FixedPoints
from scoring.modelfile import load_model
from tests.core.cli.conftest import Desk
from tests.core.jobs.samples import AS_OF, MODEL
from tests.core.jobs.test_edits import cell_of
from tests.workbook.keyboard import Entry, Typed, retype


@pytest.fixture
def book(desk: Desk) -> Path:
    assert desk.score("-o", "book.xlsx").code == 0
    return desk.folder / "book.xlsx"


def typed(book: Path, value: Typed) -> str:
    """The workbook with the points of the free trial typed anew; gives their cell."""
    where = cell_of(book, 40)
    retype(book, book.with_name("typed.xlsx"), [Entry("Scoring Rules", where, value)])
    return where


def test_without_changes_it_is_the_model_inside_to_the_byte(desk: Desk, book: Path) -> None:
    said = desk.run("pull", "book.xlsx", "-o", "mine.yaml")
    assert said.code == 0
    assert "No rule was changed" in said.out
    assert (desk.folder / "mine.yaml").read_bytes() == desk.model.read_bytes()


def test_on_stdout_the_model_is_alone(desk: Desk, book: Path) -> None:
    said = desk.run("pull", "book.xlsx")
    assert said.code == 0
    assert said.out == desk.model.read_text(encoding="utf-8")
    assert "No rule was changed" in said.err


def test_changes_are_told_and_written_as_a_new_version(desk: Desk, book: Path) -> None:
    typed(book, 45.0)
    said = desk.run("pull", "typed.xlsx", "-o", "mine.yaml")
    assert said.code == 0
    assert "version 3 → 4" in said.out
    assert "Rule “Free trial”: points 40 → 45" in said.out
    model = load_model(desk.folder / "mine.yaml")
    rule = model.rule("trial")
    assert rule is not None and rule.points == FixedPoints(45)
    assert model.version == "4"
    assert desk.run("score", "leads.csv", "-m", "mine.yaml", "--as-of", AS_OF).code == 0


def test_json(desk: Desk, book: Path) -> None:
    where = typed(book, 0.0)
    facts = desk.run("pull", "typed.xlsx", "-o", "mine.yaml", "--json").json
    assert facts["changed"] is True
    assert (facts["version_before"], facts["model"]["version"]) == ("3", "4")
    assert facts["edits"] == [{"sheet": "Scoring Rules", "cell": where, "now": "0", "model": "40"}]
    assert facts["differences"][0]["sentence"] == "Rule “Free trial”: points 40 → 0"
    assert {each["severity"] for each in facts["problems"]} == {"warning"}
    # That the rule gives nothing is about the cell; that a tier is out of reach is about no cell that was changed.
    assert [each["cell"] for each in facts["problems"] if "gives 0 points" in each["message"]] == [where]
    assert [each["cell"] for each in facts["problems"] if "no lead reaches" in each["message"]] == [None]
    assert facts["yaml"] == (desk.folder / facts["result"]).read_text(encoding="utf-8")
    assert desk.run("pull", "book.xlsx", "--json").json["result"] is None


def test_what_cannot_be_taken_over_is_refused_by_its_cell(desk: Desk, book: Path) -> None:
    where = typed(book, "many")
    said = desk.run("pull", "typed.xlsx", "-o", "mine.yaml")
    assert said.code == 3
    assert f"Scoring Rules, cell {where}: “many” is a text" in " ".join(said.err.split())
    assert not (desk.folder / "mine.yaml").exists()


def test_a_file_is_replaced_only_with_leave(desk: Desk, book: Path) -> None:
    (desk.folder / "mine.yaml").write_text("mine")
    assert desk.run("pull", "book.xlsx", "-o", "mine.yaml").code == 6
    assert (desk.folder / "mine.yaml").read_text() == "mine"
    assert desk.run("pull", "book.xlsx", "-o", "mine.yaml", "--overwrite").code == 0
    assert load_model(desk.folder / "mine.yaml") == MODEL
    assert desk.run("pull", "book.xlsx", "-o", "mine.xlsx").code == 6


def test_other_files_are_refused(desk: Desk) -> None:
    assert desk.run("pull", "leads.csv").code == 4
    assert desk.run("pull", "nowhere.xlsx").code == 4


def test_scoring_again_names_the_ways_to_keep_the_changes(desk: Desk, book: Path) -> None:
    typed(book, 45.0)
    said = desk.run("score", "typed.xlsx", "-o", "again.xlsx")
    assert said.code == 3
    assert "hotsheet apply" in said.err
    assert "hotsheet pull" in said.err
