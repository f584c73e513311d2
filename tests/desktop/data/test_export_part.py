"""Exports of a part of the leads and of another day, and the folder that is offered first."""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from desktop import words
from desktop.dialogs.export import ExportDialog
from desktop.models.exporting import Desk, Kind, material_of
from desktop.models.lead_list import LeadList
from desktop.models.lead_rows import Answer, Question
from desktop.models.opening import documents_folder, first_folder, is_folder, sample_opening
from desktop.models.reload import reload_leads
from desktop.session import Listed, Session
from desktop.state import Override
from scoring.errors import OutputError
from scoring.jobs.prepare import Wishes, prepare
from scoring.jobs.results import score_prepared
from scoring.model import Condition
from tests.desktop.conftest import open_leads
from tests.desktop.data.helpers import PLAIN, press, users_book, write
from tests.desktop.data.test_export import WAIT, choose, go, settled, shown


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
    noted: list[object] = []
    listed.session.noteWanted.connect(noted.append)
    go(of_the_list(listed, qtbot), qtbot)
    assert noted == []
    whole = shown(listed.session, qtbot)
    choose(whole, Kind.NEW, qtbot)
    go(whole, qtbot)
    assert len(noted) == 1


# -- a list that is another by then ---------------------------------------------------------------------------


def of_the_list(listed: LeadList, qtbot: QtBot) -> ExportDialog:
    """An export of the leads of the list as .csv, ready to be written."""
    dialog = shown(listed.session, qtbot)
    choose(dialog, Kind.CSV, qtbot)
    dialog.form.leads.setFocus()
    press(dialog.form.leads, Qt.Key.Key_Down)
    settled(dialog, qtbot)
    return dialog


@pytest.fixture
def gate(listed: LeadList, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """The list finds its leads as long as this is set."""
    opened, find = threading.Event(), listed.finder._answer
    opened.set()

    def answer(question: Question) -> Answer:
        opened.wait(WAIT / 1000)
        return find(question)

    monkeypatch.setattr(listed.finder, "_answer", answer)
    yield opened
    opened.set()
    listed.stop()


def test_leads_that_are_looked_for_are_waited_for(
    listed: LeadList, gate: threading.Event, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = of_the_list(listed, qtbot)
    gate.clear()
    listed.views.search("p4")
    assert not dialog.export.isEnabled()
    assert dialog.form.leads.currentText() == "those of the list, once they are found"
    gate.set()
    settled(dialog, qtbot)
    assert dialog.form.leads.currentText() == "the 1 of the list, in its order"
    go(dialog, qtbot)
    assert [row["Email"][:2] for row in rows_of(tmp_path / "leads-scored.csv")] == ["p4"]


def test_they_are_offered_once_they_are_found(listed: LeadList, gate: threading.Event, qtbot: QtBot) -> None:
    gate.clear()
    listed.views.search("p4")
    dialog = shown(listed.session, qtbot)
    choose(dialog, Kind.CSV, qtbot)
    assert not dialog.form.leads.isVisible()
    gate.set()
    qtbot.waitUntil(dialog.form.leads.isVisible, timeout=WAIT)
    assert dialog.form.leads.itemText(1) == "the 1 of the list, in its order"
    assert not dialog.wish().listed


def test_leads_that_are_read_anew_do_not_make_the_list_all_of_them(
    listed: LeadList, gate: threading.Event, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = of_the_list(listed, qtbot)
    gate.clear()
    session = listed.session
    with qtbot.waitSignal(session.leadsChanged, timeout=WAIT):
        reload_leads(session, quiet=True)
    qtbot.waitUntil(lambda: not session.pending, timeout=WAIT)
    assert not dialog.export.isEnabled()
    gate.set()
    settled(dialog, qtbot)
    go(dialog, qtbot)
    assert [row["Email"][:2] for row in rows_of(tmp_path / "leads-scored.csv")] == ["p4", "p3", "p2"]


def test_what_was_seen_is_written(listed: LeadList, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = of_the_list(listed, qtbot)
    with qtbot.waitSignal(dialog.accepted, timeout=WAIT):
        dialog.export.click()
        listed.views.search("p4")
    assert [row["Email"][:2] for row in rows_of(tmp_path / "leads-scored.csv")] == ["p4", "p3", "p2"]


def test_a_list_without_leads_is_nothing_to_write(listed: LeadList, qtbot: QtBot) -> None:
    dialog = of_the_list(listed, qtbot)
    listed.views.search("nobody")
    settled(dialog, qtbot)
    assert "The list shows no leads" in dialog.view.texts()
    assert not dialog.export.isEnabled()


def test_a_list_that_is_not_known_never_means_all_leads(listed: LeadList, tmp_path: Path) -> None:
    material = material_of(listed.session)
    assert material is not None
    desk = Desk(replace(material, listed=None))
    with pytest.raises(OutputError, match="still being looked for"):
        desk.scored(None, kept=False, listed=True)
    again = desk.with_list(Listed(np.array([3, 1])))
    assert len(again.scored(None, kept=False, listed=True)[1].score) == 2


def test_as_of_another_day_than_that_of_the_list(listed: LeadList, qtbot: QtBot) -> None:
    dialog = of_the_list(listed, qtbot)
    assert "may differ" not in dialog.view.texts()
    press(dialog.form.day, Qt.Key.Key_End)
    dialog.form.other_day.setDate(QDate(2026, 6, 7))
    settled(dialog, qtbot)
    assert f"The list is as of {words.day(date.today())}: tiers" in dialog.view.texts()


# -- of another day, at another place -------------------------------------------------------------------------


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
    there = tmp_path / "there"
    there.mkdir()
    assert first_folder([tmp_path / "gone" / "a.csv", there / "b.csv"]) == there
    open_leads(session, qtbot, sample_opening().path, sample_opening())
    dialog = shown(session, qtbot)
    assert dialog.form.target.parent == tmp_path
    assert dialog.export.isEnabled()
    (tmp_path / "Documents").mkdir()
    assert documents_folder() == tmp_path / "Documents"


def test_a_drive_that_does_not_answer_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hung, is_dir = threading.Event(), Path.is_dir
    asked: list[Path] = []

    def slow(path: Path) -> bool:
        if path.name.startswith("far"):
            asked.append(path)
            hung.wait(WAIT / 1000)
        return is_dir(path)

    monkeypatch.setattr(Path, "is_dir", slow)
    assert is_folder(tmp_path / "far") is None
    assert first_folder([tmp_path / "far" / name for name in "abc"] + [tmp_path / "far 2" / "d"]) == documents_folder()
    assert asked == [tmp_path / "far", tmp_path / "far"]
    hung.set()
