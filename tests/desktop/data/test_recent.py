"""The recent files as a list, without a window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.models.recent import RecentFile, RecentFiles, folder_words, when
from tests.desktop.data.helpers import Remembered

# At half past four in the afternoon, wherever the test runs.
NOW = datetime(2026, 11, 22, 16, 30, tzinfo=datetime.now(UTC).astimezone().tzinfo)


def test_a_missing_file_stays_on_the_list_and_is_known_to_be_missing(tmp_path: Path, qtbot: QtBot) -> None:
    there, gone = tmp_path / "leads.csv", tmp_path / "gone.xlsx"
    there.write_text("Email\n")
    recent = RecentFiles(Remembered([RecentFile(there, NOW), RecentFile(gone, NOW)]))
    with qtbot.waitSignals([recent.changed, recent.changed]):
        recent.refresh()
    assert [each.path for each in recent.files] == [there, gone]
    assert recent.missing == {gone}


def test_a_forgotten_file_leaves_the_list_and_stays_on_the_disk(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "leads.csv"
    path.write_text("Email\n")
    source = Remembered([RecentFile(path, NOW)])
    recent = RecentFiles(source)
    recent.refresh()
    with qtbot.waitSignal(recent.changed):
        recent.forget(path)
    assert recent.files == ()
    assert source.files == []
    assert path.exists()


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
    home = Path("/somewhere/ann")
    assert folder_words(home / "sales" / "leads.csv", home) == str(Path("~/sales"))
    assert folder_words(home / "leads.csv", home) == "~"
    assert folder_words(Path("/mnt/team/leads.csv"), home) == str(Path("/mnt/team"))
