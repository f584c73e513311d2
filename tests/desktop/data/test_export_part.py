"""Exports of a part of the leads and of another day, and the folder that is offered first."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from desktop.models.exporting import Kind
from desktop.models.lead_list import LeadList
from desktop.models.opening import documents_folder, first_folder, sample_opening
from desktop.session import Session
from desktop.state import Override
from scoring.jobs.prepare import Wishes, prepare
from scoring.jobs.results import score_prepared
from scoring.model import Condition
from scoring.store import Workspace
from tests.desktop.conftest import open_leads
from tests.desktop.data.helpers import PLAIN, press, users_book, write
from tests.desktop.data.test_export import choose, go, settled, shown


@pytest.fixture
def listed(session: Session, qtbot: QtBot, tmp_path: Path) -> LeadList:
    """A list that shows three of four leads, the last of the file first; two of them are overruled."""
    open_leads(session, qtbot, users_book(tmp_path / "leads.xlsx"))
    session.override(3, Override("Hot", "knows us"), "Override")
    session.override(1, Override("Cold", "left"), "Override")
    made = LeadList(session)
    qtbot.waitUntil(lambda: not session.pending)
    made.views.add_condition(Condition("Employees", ">", (40,)))
    made.views.sort_by_only("lead:Employees", True)
    qtbot.waitUntil(lambda: not made.busy and made.shown == 3)
    return made


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_csv_of_the_leads_of_the_list(listed: LeadList, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(listed.session, qtbot)
    assert not dialog.form.leads.isVisible()
    choose(dialog, Kind.CSV, qtbot)
    leads = dialog.form.leads
    assert [leads.itemText(at) for at in range(leads.count())] == [
        "all 4, in the order of the file",
        "the 3 of the list, in its order",
    ]
    leads.setFocus()
    press(leads, Qt.Key.Key_Down)
    settled(dialog, qtbot)
    assert "The 3 leads of the list, in its order" in dialog.view.texts()
    go(dialog, qtbot)
    rows = rows_of(tmp_path / "leads-scored.csv")
    assert [row["Email"][:2] for row in rows] == ["p4", "p3", "p2"]
    assert [row["Lead Tier"] for row in rows][::2] == ["Hot", "Cold"]
    assert [row["Override Reason"] for row in rows] == ["knows us", "", "left"]


def test_a_new_workbook_of_the_leads_of_the_list(listed: LeadList, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(listed.session, qtbot)
    choose(dialog, Kind.NEW, qtbot)
    dialog.form.leads.setFocus()
    press(dialog.form.leads, Qt.Key.Key_Down)
    settled(dialog, qtbot)
    go(dialog, qtbot)
    path = tmp_path / "leads-scored.xlsx"
    read = prepare(path)
    assert [str(read.table["Email"].cell(lead))[:2] for lead in range(len(read.table))] == ["p4", "p3", "p2"]
    assert read.overrides == ("Hot", "", "Cold")
    scores = listed.session.scores
    assert scores is not None
    sheet = load_workbook(path, data_only=True)[read.table.source.sheet]
    head = next(row for row in sheet.iter_rows(values_only=True) if "Lead Score" in row)
    place, email = head.index("Lead Score"), head.index("Email")
    told = {row[email]: row[place] for row in sheet.iter_rows(values_only=True) if str(row[email]).startswith("p")}
    assert told == {f"p{lead + 1}@firm{lead + 1}.example": scores.score[lead] for lead in (3, 2, 1)}


def test_a_part_is_no_run_of_the_whole_list(listed: LeadList, qtbot: QtBot, tmp_path: Path) -> None:
    session = listed.session
    with Workspace.open(tmp_path / "w.sqlite") as workspace:
        session.workspace = workspace
        known = workspace.lists.open(tmp_path / "leads.xlsx", "Leads")
        dialog = shown(session, qtbot)
        choose(dialog, Kind.CSV, qtbot)
        dialog.form.leads.setFocus()
        press(dialog.form.leads, Qt.Key.Key_Down)
        settled(dialog, qtbot)
        go(dialog, qtbot)
        assert list(workspace.runs.all(list_id=known.id, most=1)) == []
        session.workspace = None


def test_scores_of_another_day(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path = write(tmp_path / "leads.csv", PLAIN)
    open_leads(session, qtbot, path)
    dialog = shown(session, qtbot)
    choose(dialog, Kind.CSV, qtbot)
    form = dialog.form
    assert not form.other_day.isVisible() and form.as_of is None
    form.day.setFocus()
    press(form.day, Qt.Key.Key_End)
    assert form.other_day.isVisible() and form.other_day.hasFocus()
    form.other_day.setDate(QDate(2026, 6, 7))
    settled(dialog, qtbot)
    assert form.as_of == date(2026, 6, 7)
    assert "as of 07/06/2026" in dialog.view.texts()
    go(dialog, qtbot)
    read = prepare(path, Wishes(model=session.state.work_model.file))
    found = [float(row["Lead Score"]) for row in rows_of(tmp_path / "leads-scored.csv")]
    assert found == score_prepared(read, date(2026, 6, 7)).score.tolist()
    assert found != score_prepared(read, date(2027, 6, 7)).score.tolist()


def test_documents_that_no_system_made_give_way_to_home(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert documents_folder() == tmp_path == first_folder([])
    open_leads(session, qtbot, sample_opening().path, sample_opening())
    dialog = shown(session, qtbot)
    assert dialog.form.target.parent == tmp_path
    assert dialog.export.isEnabled()
    (tmp_path / "Documents").mkdir()
    assert documents_folder() == tmp_path / "Documents"
