"""Killed at any moment, an in-place run leaves the original or the finished result, and the next run clears up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scoring.samples import sample_leads_path
from scoring.workbook.plan import BookPlan, CellPlan, SheetPlan
from scoring.workbook.write import write_book

REPOSITORY = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Children are forked, which Windows cannot.")

EDIT = "tests.workbook.killing:edit_in_place"
SCORE = "tests.workbook.killing:score"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source" / "My leads.xlsx"
    path.parent.mkdir()
    cells = tuple(CellPlan(row, column, row % 3) for row in range(1, 6_001) for column in range(1, 6))
    write_book(BookPlan((SheetPlan("Leads", cells), SheetPlan("Other"))), path)
    return path


def killed(entry: str, source: Path, folder: Path, kills: str) -> dict[str, int]:
    folder.mkdir()
    command = [sys.executable, "-m", "tests.workbook.killing", entry, str(source), str(folder), kills, "7"]
    done = subprocess.run(command, cwd=REPOSITORY, check=False, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    found: dict[str, int] = json.loads(done.stdout)
    return found


def check_all_whole(found: dict[str, int]) -> None:
    assert found["originals"] + found["results"] == found["kills"]
    # Both were met, and temporary files were left behind, or the moments would show nothing.
    assert found["originals"] > found["kills"] / 4
    assert found["results"] > 0
    assert found["strays"] > 0
    assert found["left"] == 0


def test_an_edit_killed_at_200_random_moments(source: Path, tmp_path: Path) -> None:
    found = killed(EDIT, source, tmp_path / "work", "200")
    assert found["kills"] == 200
    check_all_whole(found)


def test_an_edit_killed_before_each_line_of_the_writer(source: Path, tmp_path: Path) -> None:
    found = killed(EDIT, source, tmp_path / "work", "lines")
    assert found["kills"] > 30
    check_all_whole(found)


@pytest.mark.slow
def test_a_scoring_in_place_killed_at_200_random_moments(tmp_path: Path) -> None:
    found = killed(SCORE, sample_leads_path(), tmp_path / "work", "200")
    assert found["kills"] == 200
    check_all_whole(found)
