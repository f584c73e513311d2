"""Lists of activities beside the leads, without a window."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop.models.other_sheets import activities_words, activity_sheets
from tests.desktop.data.helpers import PLAIN, prepared, write

pytestmark = pytest.mark.usefixtures("qapp")


def two_sheets(path: Path, name: str) -> Path:
    """A workbook of 30 leads, and 120 rows of something else on another sheet."""
    book = Workbook()
    leads, other = book.active, book.create_sheet(name)
    assert leads is not None
    leads.title = "Leads"
    leads.append(["Email", "Job title", "Employees", "Industry"])
    other.append(["Email", "What", "Date"])
    for number in range(120):
        other.append([f"p{number % 30}@x.example", "Opened e-mail", "2026-06-01"])
        if number < 30:
            leads.append([f"p{number}@x.example", "CEO", 20 + number, "Software"])
    book.save(path)
    return path


@pytest.mark.parametrize("name", ["Activities", "Actividades 2026", "Events", "Email log", "Engagement"])
def test_activities_are_said_not_to_be_used(tmp_path: Path, name: str) -> None:
    reading = prepared(two_sheets(tmp_path / "leads.xlsx", name)).reading
    assert reading.table.source.sheet == "Leads"
    assert [each.name for each in activity_sheets(reading)] == [name]
    said = activities_words(reading)
    assert said.startswith(f"Not used: the activities on sheet “{name}” (about 120 rows).")


@pytest.mark.parametrize("name", ["Old leads", "Prices", "Eventually", "Event leads"])
def test_other_sheets_are_no_activities(tmp_path: Path, name: str) -> None:
    assert activities_words(prepared(two_sheets(tmp_path / "leads.xlsx", name)).reading) == ""


def test_a_text_file_has_no_sheets(tmp_path: Path) -> None:
    assert activities_words(prepared(write(tmp_path / "leads.csv", PLAIN)).reading) == ""
