"""Rules that were changed on the sheets of a scored workbook: told when it is opened, taken over on demand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.exporting import Desk, ExportWish, Kind, Material, write
from desktop.models.exporting_outlook import outlook
from desktop.models.sheet_rules import SheetRules, has_taken, take_rules
from desktop.session import Session
from desktop.told import Told
from scoring.jobs.prepare import Wishes, prepare
from scoring.model import FixedPoints
from tests.desktop.conftest import open_leads
from tests.desktop.data.helpers import first_state, retyped_points, users_book

WAIT = 15_000


@pytest.fixture
def watch(session: Session) -> Iterator[SheetRules]:
    made = SheetRules(session)
    yield made
    made.deleteLater()


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    path, state = users_book(tmp_path / "leads.xlsx"), first_state()
    desk = Desk(Material(prepare(path, Wishes(model=state.model)), state))
    write(desk, ExportWish(Kind.IN_PLACE, path, backup=False), lambda what, share: None)
    return retyped_points(path, "Decision maker", 33)


def points(session: Session) -> object:
    return next(rule.points for rule in session.model.rules if rule.label == "Decision maker")


def test_they_are_told_when_the_workbook_is_opened(
    session: Session, watch: SheetRules, edited: Path, qtbot: QtBot
) -> None:
    told: list[Told] = []
    session.told.connect(told.append)
    open_leads(session, qtbot, edited)
    (notice,) = told
    assert "Somebody changed rules on the sheets of leads.xlsx" in notice.message
    assert "“33” instead of “20”" in notice.mend
    assert [text for text, _ in notice.actions] == ["Take them over", "Leave them aside"]
    assert points(session) == FixedPoints(20)


def test_taking_them_over_is_one_step_of_undo(session: Session, watch: SheetRules, edited: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.told, timeout=WAIT) as told:
        open_leads(session, qtbot, edited)
    with qtbot.waitSignal(session.modelChanged, timeout=WAIT):
        told.args[0].actions[0][1]()
    assert points(session) == FixedPoints(33)
    assert session.undo.undoText() == "Rules from the sheet of leads.xlsx"
    session.undo.undo()
    assert points(session) == FixedPoints(20)


def test_the_export_asks_no_more_once_they_are_taken(session: Session, edited: Path, qtbot: QtBot) -> None:
    open_leads(session, qtbot, edited)
    assert not has_taken(session.model, edited)
    with qtbot.waitSignal(take_rules(session, edited).succeeded, timeout=WAIT):
        pass
    assert has_taken(session.model, edited)
    assert session.prepared is not None
    desk = Desk(Material(session.prepared, session.state))
    assert outlook(desk, ExportWish(Kind.IN_PLACE, edited)).choice is None


def test_what_no_model_can_say_is_refused_with_its_cell(session: Session, edited: Path, qtbot: QtBot) -> None:
    # Words where points belong.
    retyped_points(edited, "Decision maker", "many")
    open_leads(session, qtbot, edited)
    with qtbot.waitSignal(take_rules(session, edited).failed, timeout=WAIT) as told:
        pass
    assert "Scoring Rules, cell" in str(told.args[0].error)
    assert not has_taken(session.model, edited)


def test_an_unchanged_workbook_is_no_news(session: Session, watch: SheetRules, tmp_path: Path, qtbot: QtBot) -> None:
    told: list[Told] = []
    session.told.connect(told.append)
    open_leads(session, qtbot, users_book(tmp_path / "leads.xlsx"))
    assert told == []
