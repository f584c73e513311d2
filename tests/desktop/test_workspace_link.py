"""The screen and the workspace kept alike: autosave, reopening, two windows, a disk that fails."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from desktop.keeping import new_model
from desktop.models.recent import RecentFiles, WorkspaceFiles
from desktop.models.reload import reload_leads
from desktop.session import Opening, Session
from desktop.state import Override
from desktop.told import Told
from desktop.widgets.history_panel import HistoryPanel
from desktop.workspace_link import WorkspaceLink
from scoring.jobs.inplace import InPlace, score_in_place
from scoring.jobs.prepare import Wishes
from scoring.model import FixedPoints
from scoring.modelfile import open_model
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from scoring.store import Workspace, WorkspaceError
from scoring.views import View
from tests.desktop.conftest import open_leads
from tests.desktop.windows import Locked, Windows, first_points, see, with_points
from tests.processes import limited


def test_a_new_workspace_starts_with_a_model_that_is_kept(windows: Windows) -> None:
    session = windows.new()
    wanted = session.state
    windows.close(session)
    again = windows.new()
    assert again.state.models == wanted.models and again.state.active == wanted.active


def test_everything_is_there_again(windows: Windows, qtbot: QtBot, leads: Path) -> None:
    session = windows.new()
    open_leads(session, qtbot, leads)
    session.edit_model(with_points(session.model, 33), "Points")
    session.override(7, Override("Hot", "Met at the fair"), "Override")
    session.save_views((View("Big", search="pay", key="big"),), "View")
    session.change(session.state.with_columns(session.state.active, {"Company": ""}), "Columns")
    session.add_model(new_model(open_model("saas-smb")), "Model")
    wanted = session.state
    windows.close(session)

    again = windows.new()
    assert again.state.views == wanted.views
    assert windows.link(again).last_opening() == Opening(leads)
    assert windows.link(again).recent_paths() == (leads,)
    open_leads(again, qtbot, leads)
    assert [each.model for each in again.state.models] == [each.model for each in wanted.models]
    assert again.state.active == wanted.active
    assert dict(again.state.overrides) == {7: Override("Hot", "Met at the fair")}
    assert {name: dict(said) for name, said in again.state.columns.items()} == {wanted.models[0].id: {"Company": ""}}


def test_what_is_on_screen_is_on_disk_within_a_second(windows: Windows, qtbot: QtBot) -> None:
    session = windows.new()
    windows.link(session).flush()
    session.edit_model(with_points(session.model, 44), "Points")
    with Workspace.open(windows.path) as other:

        def saved() -> None:
            assert "44" in other.models.all()[0].text

        qtbot.waitUntil(saved, timeout=1000)


def test_comments_of_a_model_survive(windows: Windows) -> None:
    session = windows.new()
    assert "#" in session.state.work_model.origin.text
    session.edit_model(with_points(session.model, 44), "Points")
    windows.close(session)
    again = windows.new()
    comments = [line for line in again.state.work_model.origin.text.splitlines() if line.lstrip().startswith("#")]
    assert comments and first_points(again) == FixedPoints(44)


def test_a_half_typed_model_is_kept_too(windows: Windows) -> None:
    session = windows.new()
    session.edit_model(with_points(session.model, 1e9), "Too many")
    windows.close(session)
    assert first_points(windows.new()) == FixedPoints(1e9)


def test_a_deleted_model_is_gone_and_undo_brings_it_back(windows: Windows, qtbot: QtBot) -> None:
    session = windows.new()
    first = session.state
    session.add_model(new_model(open_model("icp")), "Add")
    windows.link(session).flush()
    session.undo.undo()
    windows.link(session).flush()
    with Workspace.open(windows.path) as other:
        assert [each.id for each in other.models.all()] == [first.active]
    session.undo.redo()
    windows.link(session).flush()
    with Workspace.open(windows.path) as other:
        assert len(other.models.all()) == 2


def test_another_window_sees_the_change(windows: Windows, qtbot: QtBot) -> None:
    one, two = windows.new(), windows.new()
    one.edit_model(with_points(one.model, 21), "Points")
    one.save_views((View("Big", search="pay", key="big"),), "View")
    windows.link(one).flush()
    see(windows, two, qtbot)
    assert first_points(two) == FixedPoints(21)
    assert [view.key for view in two.state.views] == ["big"]
    before = two.state
    see(windows, one, qtbot)
    see(windows, two, qtbot)
    assert two.state is before and one.undo.canUndo()


def test_what_another_window_did_is_not_undone_here(windows: Windows, qtbot: QtBot) -> None:
    one, two = windows.new(), windows.new()
    two.edit_model(with_points(two.model, 3), "Points")
    windows.link(two).flush()
    see(windows, one, qtbot)
    one.add_model(new_model(open_model("icp")), "Add")
    windows.link(one).flush()
    see(windows, two, qtbot)
    assert len(two.state.models) == 2
    before = two.model
    two.undo.undo()
    assert two.model != before
    windows.link(two).flush()
    with Workspace.open(windows.path) as other:
        assert [each.name for each in other.models.all()] == [each.model.name for each in two.state.models]
    assert len(two.state.models) == 2


def test_a_model_deleted_elsewhere_and_used_here_stays(windows: Windows, qtbot: QtBot) -> None:
    one, two = windows.new(), windows.new()
    one.add_model(new_model(open_model("icp")), "Add")
    windows.link(one).flush()
    see(windows, two, qtbot)
    two.activate_model(one.state.active, "Use")
    windows.link(two).flush()
    one.undo.undo()
    windows.link(one).flush()
    see(windows, two, qtbot)
    with Workspace.open(windows.path) as other:
        assert [each.name for each in other.models.all()] == [each.model.name for each in two.state.models]
    assert two.model.name == open_model("icp").model.name


def test_overrides_of_one_list_are_seen_in_both_windows(windows: Windows, qtbot: QtBot, leads: Path) -> None:
    one, two = windows.new(), windows.new()
    open_leads(one, qtbot, leads)
    open_leads(two, qtbot, leads)
    one.override(1, Override("Hot", "Met"), "Override")
    windows.link(one).flush()
    two.override(2, Override("Cold", "Left"), "Override")
    see(windows, two, qtbot)
    assert dict(two.state.overrides) == {1: Override("Hot", "Met"), 2: Override("Cold", "Left")}
    see(windows, one, qtbot)
    assert dict(one.state.overrides) == dict(two.state.overrides)


def test_a_model_that_cannot_be_read_stops_no_other_news(windows: Windows, qtbot: QtBot) -> None:
    one, two = windows.new(), windows.new()
    with Workspace.open(windows.path) as other:
        other.models.save("newer", "format: 99\nname: Newer\n", 0, name="Newer")
    one.edit_model(with_points(one.model, 21), "Points")
    windows.link(one).flush()
    with qtbot.waitSignal(two.failed):
        windows.link(two).look()
    assert first_points(two) == FixedPoints(21)


def test_several_saves_that_fail_lose_nothing(windows: Windows, qtbot: QtBot, leads: Path) -> None:
    session = windows.new()
    link = windows.link(session)
    open_leads(session, qtbot, leads)
    link.flush()
    with Locked(windows.path):
        for lead in (1, 2, 3):
            session.override(lead, Override("Hot", f"Call {lead}"), "Override")
            failure = link.flush()
            assert failure is not None
            session.edit_model(with_points(session.model, lead), "Points")
    assert link.flush() is None
    wanted = dict(session.state.overrides)
    windows.close(session)
    again = windows.new()
    open_leads(again, qtbot, leads)
    assert dict(again.state.overrides) == wanted and len(wanted) == 3
    assert first_points(again) == FixedPoints(3)


def test_what_was_opened_under_a_lock_is_known_the_next_time(windows: Windows, qtbot: QtBot, leads: Path) -> None:
    session = windows.new()
    link = windows.link(session)
    with Locked(windows.path):
        open_leads(session, qtbot, leads)
        assert link.flush() is not None
    assert link.flush() is None
    windows.close(session)
    link = windows.link(windows.new())
    assert link.last_opening() == Opening(leads) and link.recent_paths() == (leads,)


def test_a_lock_does_not_stop_the_window(windows: Windows, qtbot: QtBot) -> None:
    session = windows.new()
    link = windows.link(session)
    assert link.workspace is not None
    panel, recent = HistoryPanel(session), RecentFiles(WorkspaceFiles(link.workspace))
    qtbot.addWidget(panel)
    panel.show()
    told: list[Told] = []
    session.told.connect(told.append)
    turns: list[float] = []
    with Locked(windows.path):
        session.edit_model(with_points(session.model, 5), "Points")
        end = time.perf_counter() + 2.5
        while time.perf_counter() < end:
            began = time.perf_counter()
            # What asks the workspace by itself, as often as people look at it.
            if len(turns) % 25 == 0:
                panel.refresh()
                recent.refresh()
            QCoreApplication.processEvents()
            turns.append(time.perf_counter() - began)
            time.sleep(0.002)
    assert told and "workspace" in told[0].message
    # The lock is waited for half a second each time, four times in a row; a busy machine may take a turn or two away.
    assert max(turns) < 0.4
    assert sum(turn > 0.1 for turn in turns) <= 2
    with qtbot.waitSignal(session.untold, timeout=4000):
        assert link.workspace is not None
    assert "points: 5" in link.workspace.models.all()[0].text


def test_reloading_under_a_lock_keeps_what_was_typed(windows: Windows, qtbot: QtBot, leads: Path) -> None:
    session = windows.new()
    link = windows.link(session)
    open_leads(session, qtbot, leads)
    link.flush()
    session.override(4, Override("Hot", "Met"), "Override")
    with Locked(windows.path), qtbot.waitSignal(session.scored, timeout=20_000):
        reload_leads(session)
    assert dict(session.state.overrides) == {4: Override("Hot", "Met")}
    session.override(5, Override("Cold", "Left"), "Override")
    assert link.flush() is None
    windows.close(session)
    again = windows.new()
    open_leads(again, qtbot, leads)
    assert dict(again.state.overrides) == {4: Override("Hot", "Met"), 5: Override("Cold", "Left")}


def test_two_windows_that_change_one_model_lose_neither(windows: Windows, qtbot: QtBot) -> None:
    one, two = windows.new(), windows.new()
    one.edit_model(with_points(one.model, 21), "Points")
    windows.link(one).flush()
    told: list[Told] = []
    two.told.connect(told.append)
    two.edit_model(with_points(two.model, 22), "Points")
    windows.link(two).flush()
    qtbot.waitUntil(lambda: bool(told))
    assert "another window" in told[0].message
    with Workspace.open(windows.path) as other:
        (stored,) = other.models.all()
        assert "points: 22" in stored.text
        kept = [version.text for version in other.models.versions(stored.id)]
    assert any("points: 21" in text for text in kept)


def test_an_override_that_the_file_changed_since_is_told(windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "leads.csv"
    headers = "Email,Job title,Employees,Lead Score,Lead Tier,Why,Tier Override,Override Reason"
    file.write_text(f"{headers}\na@b.com,CEO,12,50,Warm,x,,\nc@d.com,VP,90,50,Warm,x,,\n", encoding="utf-8")
    session = windows.new()
    open_leads(session, qtbot, file)
    session.override(0, Override("Hot", "Call"), "Override")
    session.override(1, Override("Hot", "Met"), "Override")
    windows.close(session)

    file.write_text(f"{headers}\na@b.com,CEO,12,50,Warm,x,Cold,Left\nc@d.com,VP,90,50,Warm,x,,\n", encoding="utf-8")
    again = windows.new()
    told: list[Told] = []
    again.told.connect(told.append)
    open_leads(again, qtbot, file)
    assert dict(again.state.overrides) == {0: Override("Cold", "Left"), 1: Override("Hot", "Met")}
    assert [each.key for each in told] == ["overrides"] and "Cold" in told[0].mend


def test_a_scored_workbook_brings_its_model(windows: Windows, qtbot: QtBot, leads: Path) -> None:
    score_in_place(leads, Wishes(model="saas-smb"), InPlace(), as_of=SAMPLE_AS_OF)
    session = windows.new()
    before = session.state.active
    open_leads(session, qtbot, leads)
    assert session.model == open_model("saas-smb").model
    assert session.state.active != before and len(session.state.models) == 2
    windows.close(session)
    again = windows.new()
    open_leads(again, qtbot, leads)
    assert len(again.state.models) == 2 and again.model == open_model("saas-smb").model


def test_the_sample_is_opened_again_and_is_no_recent_file(windows: Windows, qtbot: QtBot) -> None:
    session = windows.new()
    sample = Opening(sample_leads_path(), as_of=SAMPLE_AS_OF, sample=True)
    open_leads(session, qtbot, sample.path, sample)
    windows.close(session)
    link = windows.link(windows.new())
    assert link.last_opening() == sample and link.recent_paths() == ()


def test_closing_leads_keeps_their_overrides(windows: Windows, qtbot: QtBot, leads: Path) -> None:
    session = windows.new()
    open_leads(session, qtbot, leads)
    session.override(3, Override("Hot", "Call"), "Override")
    session.close_leads()
    assert not session.state.overrides
    windows.link(session).flush()
    assert windows.link(session).last_opening() is None
    open_leads(session, qtbot, leads)
    assert session.state.overrides[3] == Override("Hot", "Call")


def test_a_write_that_fails_is_told_and_made_up_for(
    windows: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = windows.new()
    link = windows.link(session)
    link.flush()
    told: list[Told] = []
    session.told.connect(told.append)
    workspace = link.workspace
    assert workspace is not None
    with monkeypatch.context() as patch:
        full = WorkspaceError("The disk is full.", mend="Make room.")

        def save(*args: object, **named: object) -> int:
            raise full

        patch.setattr(workspace.models, "save", save)
        session.edit_model(with_points(session.model, 12), "Points")
        qtbot.waitUntil(lambda: bool(told), timeout=2000)
    assert "disk is full" in told[0].message
    text, again = told[0].actions[0]
    assert text == "Try again"
    again()
    link.flush()
    with Workspace.open(windows.path) as other:
        assert "points: 12" in other.models.all()[0].text


def test_a_workspace_that_cannot_be_opened_is_said_and_work_goes_on(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "folder.sqlite"
    folder.mkdir()
    link = WorkspaceLink.open(folder)
    session = Session(link.first_state())
    link.attach(session)
    told: list[Told] = []
    session.told.connect(told.append)
    link.tell()
    assert told and told[0].kind == "danger" and "nothing is kept" in told[0].mend
    session.edit_model(with_points(session.model, 12), "Points")
    assert first_points(session) == FixedPoints(12)
    assert "nothing is kept" in link.describe()
    session.stop()
    link.close()


_TYPING = """
import dataclasses, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from desktop.session import Session
from desktop.workspace_link import WorkspaceLink
from scoring.model import FixedPoints
app = QCoreApplication([])
link = WorkspaceLink.open(Path(sys.argv[1]))
session = Session(link.first_state())
link.attach(session)
points = [0]
def type_on():
    points[0] += 1
    rule = dataclasses.replace(session.model.rules[0], points=FixedPoints(points[0]))
    session.edit_model(dataclasses.replace(session.model, rules=(rule, *session.model.rules[1:])), "Points")
    print(points[0], flush=True)
timer = QTimer()
timer.timeout.connect(type_on)
timer.start(20)
app.exec()
"""


@pytest.mark.skipif(os.name == "nt", reason="a process is killed as POSIX does it")
def test_a_crash_loses_nothing_of_a_second_ago(windows: Windows, tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    typist = [sys.executable, "-c", _TYPING, str(windows.path)]
    with limited(subprocess.Popen(typist, stdout=subprocess.PIPE, text=True, env=environment)) as process:
        assert process.stdout is not None
        typed: list[tuple[float, int]] = []
        while len(typed) < 120:
            typed.append((time.monotonic(), int(process.stdout.readline())))
        killed = time.monotonic()
        process.send_signal(signal.SIGKILL)
    a_second_ago = max(points for when, points in typed if when <= killed - 1)
    points = first_points(windows.new())
    assert isinstance(points, FixedPoints) and points.points >= a_second_ago > 0
