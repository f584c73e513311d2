"""The sheet that lists odd cells: no list of leads, no hindrance to scoring again, and gone once ours is taken out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from scoring.errors import LeadFileError
from scoring.jobs.inplace import score_in_place
from scoring.jobs.prepare import Wishes, prepare
from scoring.jobs.removal import Removal, remove
from scoring.leads import list_sheets
from scoring.workbook.lint import lint
from scoring.workbook.names import CHECK_HEADING

DAY = date(2026, 11, 16)
NAME = "Odd cells of May"


def workbook(path: Path, *, checked: bool = True) -> Path:
    """Three leads, and the sheet of a check that somebody called otherwise, longer than the leads."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Fair"
    for row in (("Email", "Job title"), ("ana@alder.example", "CEO"), ("bo@birch.example", "Clerk"), ("cy", "VP")):
        sheet.append(row)
    if checked:
        check = book.create_sheet(NAME)
        rows: list[tuple[str | int, ...]] = [
            (CHECK_HEADING,),
            ("“Fair”: 3 leads",),
            (),
            ("How bad", "Column", "How many", "Email", "Job title"),
        ]
        for line in (*rows, *[("Warning", "Email", 1, f"x{at}@y.example", "CEO") for at in range(60)]):
            check.append(line)
    book.save(path)
    return path


def test_it_is_no_list_of_leads(tmp_path: Path) -> None:
    path = workbook(tmp_path / "leads.xlsx")
    assert [(each.name, each.own) for each in list_sheets(path)] == [("Fair", False), (NAME, True)]
    assert prepare(path).table.source.sheet == "Fair"


def test_scoring_again_leaves_it_and_removing_takes_it(tmp_path: Path) -> None:
    path = workbook(tmp_path / "leads.xlsx")
    score_in_place(path, Wishes("starter"), as_of=DAY)
    # As another program saves it: the bytes from before are gone.
    opened = openpyxl.load_workbook(path)
    opened.save(path)
    score_in_place(path, Wishes("starter"), as_of=DAY)
    assert NAME in openpyxl.load_workbook(path).sheetnames
    opened = openpyxl.load_workbook(path)
    opened.save(path)
    remove(path, Removal(discard=True))
    assert openpyxl.load_workbook(path).sheetnames == ["Fair"] and lint(path) == []


def test_without_a_scoring_it_is_taken_out_all_the_same(tmp_path: Path) -> None:
    path = workbook(tmp_path / "leads.xlsx")
    assert remove(path).overrides == 0
    assert openpyxl.load_workbook(path).sheetnames == ["Fair"]
    assert lint(path) == []
    with pytest.raises(LeadFileError, match="not scored"):
        remove(path)
