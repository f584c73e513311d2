"""Rules changed on the sheets of a scored workbook are found before a new scoring would undo them."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from scoring.errors import ModelError
from scoring.jobs.prepare import Wishes, prepare
from scoring.jobs.run import Target, score_file
from scoring.model import Condition, NamedList, Rule
from tests.core.jobs.samples import AS_OF, MODEL, edit, write_leads

DAY = date.fromisoformat(AS_OF)
RULES = "xl/worksheets/sheet2.xml"


@pytest.fixture
def scored(tmp_path: Path) -> Path:
    score_file(write_leads(tmp_path), Target(tmp_path / "a.xlsx"), Wishes(MODEL), as_of=DAY)
    return tmp_path / "a.xlsx"


def cell_of(path: Path, value: object, sheet: str = "Scoring Rules") -> str:
    """The address of the last unlocked cell with a value: tiers and labels stand before rules and values."""
    cells = [
        cell.coordinate
        for row in openpyxl.load_workbook(path)[sheet].iter_rows()
        for cell in row
        if cell.value == value and not cell.protection.locked
    ]
    return str(cells[-1])


def test_a_workbook_as_it_was_written_has_none(scored: Path) -> None:
    assert prepare(scored).edits == ()


def test_another_day_is_no_edit(scored: Path, tmp_path: Path) -> None:
    score_file(scored, Target(tmp_path / "b.xlsx"), as_of=date(2026, 1, 1))
    assert prepare(tmp_path / "b.xlsx").edits == ()


def test_changed_points_are_not_silently_undone(scored: Path, tmp_path: Path) -> None:
    where = cell_of(scored, 40)
    edited = edit(scored, {where: "45"}, RULES)
    assert [(found.cell, found.now, found.model) for found in prepare(edited).edits] == [(where, "45", "40")]
    with pytest.raises(ModelError, match="would undo"):
        score_file(edited, Target(tmp_path / "b.xlsx"))
    assert not (tmp_path / "b.xlsx").exists()
    score_file(edited, Target(tmp_path / "b.xlsx"), Wishes(MODEL))
    assert prepare(tmp_path / "b.xlsx").edits == ()


def test_a_cleared_value(scored: Path) -> None:
    edited = edit(scored, {cell_of(scored, "VP"): ""}, RULES)
    assert [(found.now, found.model) for found in prepare(edited).edits] == [("", "VP")]


def test_list_items(tmp_path: Path) -> None:
    model = replace(
        MODEL,
        lists=(NamedList("targets", ("SaaS", "Retail")),),
        rules=(*MODEL.rules, Rule("list", "Listed", "Fit", Condition("Job title", "is one of", (("CEO", "CTO"),)))),
    )
    score_file(write_leads(tmp_path), Target(tmp_path / "a.xlsx"), Wishes(model), as_of=DAY)
    where = cell_of(tmp_path / "a.xlsx", "CTO", "Lists")
    edited = edit(tmp_path / "a.xlsx", {where: "CFO"}, "xl/worksheets/sheet3.xml")
    assert [(found.sheet, found.now, found.model) for found in prepare(edited).edits] == [("Lists", "CFO", "CTO")]


def test_sheets_of_another_layout_are_not_compared(scored: Path) -> None:
    edited = edit(scored, {"A1": "Some other title", cell_of(scored, 40): "45"}, RULES)
    assert prepare(edited).edits == ()


def test_sheets_that_another_version_laid_out_are_not_taken_for_unchanged(scored: Path) -> None:
    assert prepare(scored).compared
    title = next(
        cell.coordinate
        for row in openpyxl.load_workbook(scored)["Scoring Rules"].iter_rows()
        for cell in row
        if cell.value == "Rules"
    )
    moved = prepare(edit(scored, {title: "The rules", cell_of(scored, 40): "45"}, RULES))
    assert moved.edits == ()
    assert not moved.compared


def test_the_day_on_the_sheet(scored: Path, tmp_path: Path) -> None:
    assert prepare(scored).day == DAY
    assert prepare(write_leads(tmp_path), Wishes(MODEL)).day is None
    where = next(
        cell.coordinate
        for row in openpyxl.load_workbook(scored)["Scoring Rules"].iter_rows()
        for cell in row
        if isinstance(cell.value, datetime)
    )
    assert prepare(edit(scored, {where: "soon"}, RULES)).day is None


def test_a_program_that_saves_no_empty_texts_hides_no_edit(scored: Path) -> None:
    where = cell_of(scored, 40)
    rules = openpyxl.load_workbook(scored)["Scoring Rules"]
    empty = [cell.coordinate for row in rules.iter_rows() for cell in row if cell.data_type == "s" and not cell.value]
    saved = edit(scored, {where: "45"}, RULES)
    made = saved.with_name("saved.xlsx")
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(made, "w") as new:
        texts = re.findall(rb"<si>(.*?)</si>", old.read("xl/sharedStrings.xml"), re.DOTALL)
        blank = [place for place, text in enumerate(texts) if not re.sub(rb"<[^>]*>", b"", text)]
        for name in old.namelist():
            content = old.read(name)
            if name == RULES:
                count = 0
                for place in blank:
                    pattern = rf'<c r="[A-Z]+\d+"[^>]*? t="s"[^>]*?><v>{place}</v></c>'.encode()
                    content, found = re.subn(pattern, b"", content)
                    count += found
                assert count or not empty
            new.writestr(name, content)
    prepared = prepare(made)
    assert prepared.compared
    assert [(each.cell, each.now) for each in prepared.edits] == [(where, "45")]
