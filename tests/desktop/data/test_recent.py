"""The recent files as a list, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.recent import KeptCounts, RecentFiles, WorkspaceFiles, folder_words, when
from desktop.session import Session
from desktop.state import Override
from scoring.store import Run, Workspace
from tests.desktop.conftest import open_leads
from tests.desktop.data.helpers import PLAIN, write
from tests.desktop.windows import Locked, busy

# At half past four in the afternoon, wherever the test runs.
NOW = datetime(2026, 11, 22, 16, 30, tzinfo=datetime.now(UTC).astimezone().tzinfo)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "workspace.db") as made:
        yield made


def test_a_missing_file_stays_on_the_list_and_is_known_to_be_missing(
    tmp_path: Path, workspace: Workspace, qtbot: QtBot
) -> None:
    there, gone = tmp_path / "leads.csv", tmp_path / "gone.xlsx"
    there.write_text("Email\n")
    workspace.recent.add(gone)
    workspace.recent.add(there)
    recent = RecentFiles(WorkspaceFiles(workspace))
    with qtbot.waitSignals([recent.changed, recent.changed]):
        recent.refresh()
    assert [each.path for each in recent.files] == [there, gone]
    assert recent.missing == {gone}


def test_a_forgotten_file_leaves_the_list_and_stays_on_the_disk(
    tmp_path: Path, workspace: Workspace, qtbot: QtBot
) -> None:
    path = tmp_path / "leads.csv"
    path.write_text("Email\n")
    workspace.recent.add(path)
    recent = RecentFiles(WorkspaceFiles(workspace))
    recent.refresh()
    with qtbot.waitSignal(recent.changed):
        recent.forget(path)
    assert recent.files == ()
    qtbot.waitUntil(lambda: workspace.recent.all() == ())
    assert path.exists()


def test_a_file_that_cannot_be_forgotten_comes_back(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "leads.csv"
    with Workspace.open(tmp_path / "workspace.db", wait=0.1) as workspace:
        workspace.recent.add(path)
        recent = RecentFiles(WorkspaceFiles(workspace))
        with Locked(workspace.path), qtbot.waitSignal(recent.failed, timeout=10_000):
            recent.forget(path)
            assert recent.files == ()
        qtbot.waitUntil(lambda: [each.path for each in recent.files] == [path])


def test_a_workspace_that_is_busy_does_not_stop_the_window(tmp_path: Path, workspace: Workspace, qtbot: QtBot) -> None:
    paths = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for path in paths:
        workspace.recent.add(path)
    recent = RecentFiles(WorkspaceFiles(workspace))
    with busy(workspace) as longest:
        recent.refresh()
        recent.forget(paths[0])
    assert longest() < 1
    qtbot.waitUntil(lambda: workspace.recent.all() == (paths[1],))
    qtbot.waitUntil(lambda: [each.path for each in recent.files] == [paths[1]])


def test_what_is_known_of_a_file_is_shown(tmp_path: Path, workspace: Workspace) -> None:
    path, other = tmp_path / "leads.csv", tmp_path / "other.csv"
    known = workspace.lists.open(path)
    workspace.runs.add(Run(known.id, "m", "Starter", "1", "2026-11-22", 30, {"Hot": 10, "Cold": 20}))
    workspace.runs.add(Run(known.id, "m", "Starter", "2", "2026-11-22", 31, {"Hot": 11, "Cold": 20}))
    workspace.recent.add(other)
    workspace.recent.add(path)
    first, second = WorkspaceFiles(workspace).recent_files()
    assert (first.leads, first.tiers) == (31, (("Hot", 11), ("Cold", 20)))
    assert first.opened is not None
    assert abs(first.opened - datetime.now(UTC)) < timedelta(minutes=1)
    assert (second.opened, second.leads, second.tiers) == (None, 0, ())


def test_a_list_that_was_scored_in_the_window_shows_how_it_stands(
    tmp_path: Path, workspace: Workspace, session: Session, qtbot: QtBot
) -> None:
    counts = KeptCounts(session)
    session.keepWanted.connect(workspace.settings.set)
    path = write(tmp_path / "leads.csv", PLAIN)
    open_leads(session, qtbot, path)
    workspace.recent.add(path)
    workspace.lists.open(path)
    # An export long ago says less than the newest scores.
    known = workspace.lists.find(path)
    assert known is not None
    workspace.runs.add(Run(known.id, "m", "Starter", "1", "2026-11-22", 30, {"Hot": 10, "Cold": 20}))
    (file,) = WorkspaceFiles(workspace).recent_files()
    assert session.scores is not None
    assert file.leads == 3
    assert dict(file.tiers) == dict(zip(session.scores.tier_names, map(int, session.scores.counts), strict=True))
    # New scores count when the leads go, at the latest.
    with qtbot.waitSignal(session.scored, timeout=10_000):
        session.override(0, Override("Disqualified", "left"), "Override")
    session.close_leads()
    (file,) = WorkspaceFiles(workspace).recent_files()
    assert dict(file.tiers)["Disqualified"] == 1
    WorkspaceFiles(workspace).forget_file(path)
    workspace.recent.add(path)
    assert WorkspaceFiles(workspace).recent_files()[0].leads == 30
    counts.deleteLater()


def test_without_a_workspace_there_are_none() -> None:
    recent = RecentFiles(None)
    recent.refresh()
    recent.forget(Path("leads.csv"))
    assert recent.files == ()


def test_days_are_said_as_people_do(qapp: object) -> None:
    assert when(NOW - timedelta(hours=7, minutes=25), NOW) == "today, 09:05"
    assert when(NOW - timedelta(hours=17), NOW) == "yesterday"
    assert when(NOW - timedelta(days=265), NOW) == "02/03/2026"


def test_the_home_folder_is_short() -> None:
    home = Path("/people/ann")
    assert folder_words(home / "sales" / "leads.csv", home) == str(Path("~/sales"))
    assert folder_words(home / "leads.csv", home) == "~"
    assert folder_words(Path("/mnt/team/leads.csv"), home) == str(Path("/mnt/team"))
