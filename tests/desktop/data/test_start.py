"""The start page: its doors, the recent files, and files that are dropped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.models.recent import RecentFile
from desktop.pages.start import StartPage
from desktop.session import Session
from desktop.widgets.drop import FileDrop
from desktop.widgets.recent_list import RecentRow
from scoring.model import DISQUALIFIED, Tier
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from scoring.store import Run, Workspace
from tests.desktop.data.helpers import click, press


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> StartPage:
    return shown(session, qtbot)


def shown(session: Session, qtbot: QtBot) -> StartPage:
    made = StartPage(session)
    qtbot.addWidget(made)
    made.resize(1000, 620)
    made.ensure_built()
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.shown()
    return made


def test_the_sample_is_one_click_away(page: StartPage, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.scored, timeout=20_000):
        click(page.sample_door)
    assert session.scores is not None
    assert session.as_of == SAMPLE_AS_OF
    assert session.opening is not None
    assert session.opening.sample


def test_the_first_door_asks_for_a_file_and_opens_it(page: StartPage, session: Session, qtbot: QtBot) -> None:
    press(page.open_door, Qt.Key.Key_Space)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert any("*.xlsx" in each and "*.csv" in each for each in dialog.nameFilters())
    with qtbot.waitSignal(session.scored, timeout=20_000):
        dialog.fileSelected.emit(str(sample_leads_path()))
        dialog.close()
    assert session.prepared is not None
    assert session.prepared.path == sample_leads_path()


def test_the_dashed_door_is_for_those_who_click_as_well(page: StartPage, qtbot: QtBot) -> None:
    click(page.drop_door)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.close()


def test_without_recent_files_the_explanation_has_the_width(page: StartPage) -> None:
    assert not page.list.isVisible()
    assert page._explanation.width() > 800


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "workspace.db") as made:
        yield made


def with_recent(session: Session, qtbot: QtBot, workspace: Workspace, *paths: Path) -> StartPage:
    for path in reversed(paths):
        known = workspace.lists.open(path)
        workspace.recent.add(path)
        counts = {"Hot": 30, "Warm": 100, "Cold": 170}
        workspace.runs.add(Run(known.id, "m", "Starter", "1", "2026-11-22", 300, counts))
    session.workspace = workspace
    return shown(session, qtbot)


def test_recent_files_open_by_keyboard(session: Session, qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    page = with_recent(session, qtbot, workspace, tmp_path / "gone.xlsx", sample_leads_path())
    qtbot.waitUntil(lambda: page.list.rows[0].missing)
    page.shown()
    assert page.list.rows[1].hasFocus()
    press(page.list.rows[1], Qt.Key.Key_Up)
    assert page.list.rows[0].hasFocus()
    press(page.list.rows[0], Qt.Key.Key_Down)
    with qtbot.waitSignal(session.scored, timeout=20_000):
        press(page.list.rows[1], Qt.Key.Key_Return)
    assert session.prepared is not None


def test_a_row_says_everything_in_words(session: Session, qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    page = with_recent(session, qtbot, workspace, tmp_path / "gone.xlsx", sample_leads_path())
    qtbot.waitUntil(lambda: page.list.rows[0].missing)
    missing, there = page.list.rows
    assert "Moved, renamed or deleted" in missing.accessibleName()
    assert there.accessibleName().startswith("sample-leads.xlsx. ")
    assert "300 leads · today" in there.accessibleName()
    assert "Hot 30, Warm 100, Cold 170" in there.toolTip()


def test_a_file_is_removed_from_the_list_by_key_and_by_button(
    session: Session, qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    paths = [tmp_path / f"leads {number}.csv" for number in range(3)]
    page = with_recent(session, qtbot, workspace, *paths)
    qtbot.waitUntil(lambda: page.list.rows[0].missing)
    press(page.list.rows[1], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: workspace.recent.all() == (paths[0], paths[2]))
    assert len(page.list.rows) == 2
    line = page.list.rows[0].parentWidget()
    assert line is not None
    button = next(each for each in line.findChildren(QWidget) if "Remove" in each.accessibleName())
    click(button)
    qtbot.waitUntil(lambda: workspace.recent.all() == (paths[2],))
    assert isinstance(page.list.rows[0], RecentRow)


def drag(target: QWidget, *names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(name) for name in names])
    event = QDragEnterEvent(
        QPoint(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(target, event)
    assert event.isAccepted()
    return data


def drop(target: QWidget, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(target, event)


@pytest.fixture
def ground(qtbot: QtBot) -> FileDrop:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 500)
    with qtbot.waitExposed(window):
        window.show()
    return FileDrop(window)


def window_of(ground: FileDrop) -> QWidget:
    found = ground.parent()
    assert isinstance(found, QWidget)
    return found


def test_a_lead_file_can_be_dropped_anywhere(ground: FileDrop, qtbot: QtBot) -> None:
    data = drag(window_of(ground), "/somewhere/ann/leads.xlsx")
    assert ground.overlay.isVisible()
    assert ground.overlay.words.text() == "Drop to open leads.xlsx"
    assert ground.overlay.size() == window_of(ground).size()
    with qtbot.waitSignal(ground.leadsDropped) as told:
        drop(ground.overlay, data)
    assert told.args == [Path("/somewhere/ann/leads.xlsx")]
    assert not ground.overlay.isVisible()


def test_a_model_file_is_imported(ground: FileDrop, qtbot: QtBot) -> None:
    data = drag(window_of(ground), "/somewhere/ann/mine.yaml")
    assert "import the model mine.yaml" in ground.overlay.words.text()
    with qtbot.waitSignal(ground.modelDropped) as told:
        drop(ground.overlay, data)
    assert told.args == [Path("/somewhere/ann/mine.yaml")]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("/photos/cat.png",), "“cat.png” is no lead file. Hotsheet reads .xlsx and .csv files."),
        (("/old/leads.xls",), "“leads.xls” is not read. Save it as .xlsx first."),
        (("/a.csv", "/b.csv"), "Drop one file at a time."),
    ],
)
def test_other_files_are_refused_in_words(ground: FileDrop, qtbot: QtBot, names: tuple[str, ...], words: str) -> None:
    data = drag(window_of(ground), *names)
    assert ground.overlay.error == words
    assert ground.overlay.words.text() == words
    with qtbot.waitSignal(ground.refused) as told, qtbot.assertNotEmitted(ground.leadsDropped):
        drop(ground.overlay, data)
    assert told.args == [words]


def test_the_overlay_goes_when_the_drag_leaves(ground: FileDrop, qtbot: QtBot) -> None:
    drag(window_of(ground), "/somewhere/ann/leads.xlsx")
    QApplication.sendEvent(window_of(ground), QDragLeaveEvent())
    qtbot.waitUntil(lambda: not ground.overlay.isVisible())


def test_from_the_window_to_the_overlay_is_no_leaving(ground: FileDrop, qtbot: QtBot) -> None:
    drag(window_of(ground), "/somewhere/ann/leads.xlsx")
    QApplication.sendEvent(window_of(ground), QDragLeaveEvent())
    drag(ground.overlay, "/somewhere/ann/leads.xlsx")
    assert not ground._leaving.isActive()
    assert ground.overlay.isVisible()


def test_texts_that_are_dragged_are_left_alone(ground: FileDrop) -> None:
    data = QMimeData()
    data.setText("Hot")
    event = QDragEnterEvent(
        QPoint(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window_of(ground), event)
    assert not ground.overlay.isVisible()


def test_the_bar_of_a_recent_file_has_the_tiers_own_colours(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "leads.csv"
    path.touch()
    counts = (("Hot", 40), ("Warm", 30), ("Cold", 20), (DISQUALIFIED, 10))
    opened = datetime(2026, 11, 20, tzinfo=UTC)
    row = RecentRow(RecentFile(path, opened, 100, counts), missing=False, now=opened)
    qtbot.addWidget(row)
    row.resize(560, 54)
    row.show()
    colors = theme.colors_of_tiers(tuple(Tier(name) for name, _ in counts[:-1]))
    picture = row.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert {f"#{color.fill}".lower() for color in colors} <= seen
