"""Versions: kept with a number and a note, compared in words, restored with nothing lost; and the panel of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.models import history
from desktop.session import Session
from desktop.state import WorkModel
from desktop.widgets.history_panel import HistoryPanel
from desktop.workspace_link import WorkspaceLink, new_model
from scoring.errors import ModelError
from scoring.model import ScoringModel, Tier
from scoring.modelfile import load_model, open_model
from scoring.store import Workspace
from tests.desktop.windows import busy

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "workspace.sqlite") as made:
        yield made


@pytest.fixture
def kept(session: Session, workspace: Workspace) -> Session:
    """A session that is kept in a workspace."""
    session.workspace = workspace
    return session


def at(model: ScoringModel, threshold: float) -> ScoringModel:
    return replace(model, tiers=(replace(model.tiers[0], threshold=threshold), *model.tiers[1:]))


def edit(session: Session, threshold: float) -> None:
    session.edit_model(at(session.model, threshold), "Threshold")


def keep(session: Session, qtbot: QtBot, note: str = "") -> history.Kept:
    job = history.keep_version(session, note)
    with qtbot.waitSignal(job.succeeded, timeout=10_000) as done:
        assert session.jobs.running == [job]
    qtbot.waitUntil(lambda: not session.jobs.running)
    found = done.args[0]
    assert isinstance(found, history.Kept)
    return found


def versions(session: Session) -> list[str]:
    return [version.version for version in history.kept_versions(session)]


def work_model(threshold: float = 70) -> WorkModel:
    made = new_model(open_model("starter"))
    return replace(made, model=at(made.model, threshold))


def test_an_unchanged_model_is_kept_as_it_came_once() -> None:
    planned = history.plan_keeping(work_model(), ())
    assert planned is not None
    assert planned.model.version == "1.0"
    assert not planned.first


def test_a_changed_model_gets_the_next_number_and_an_entry_in_its_log() -> None:
    planned = history.plan_keeping(work_model(65), (), "Too few", "Anna", date(2026, 11, 20))
    assert planned is not None
    assert planned.first
    assert planned.model.version == "1.1"
    assert planned.model.changes[-1].text == "Too few"
    assert (planned.model.changes[-1].date, planned.model.changes[-1].author) == ("2026-11-20", "Anna")
    assert planned.model.tiers[0].threshold == 65


def test_without_a_note_the_log_tells_the_differences() -> None:
    planned = history.plan_keeping(work_model(65), ())
    assert planned is not None
    assert planned.model.changes[-1].text == "Tier “Hot”: threshold from 70 → from 65"


def test_a_broken_model_is_no_version() -> None:
    broken = replace(work_model(), model=replace(work_model().model, tiers=()))
    with pytest.raises(ModelError):
        history.plan_keeping(broken, ())


@pytest.mark.parametrize(
    ("chosen", "other", "sides"),
    [
        (0, history.BEFORE, (3, 0)),
        (3, history.BEFORE, (2, 3)),
        (1, history.BEFORE, (None, 1)),
        (2, history.NOW, (2, 0)),
        (1, 3, (1, 3)),
        (3, 1, (1, 3)),
        (0, 2, (2, 0)),
    ],
)
def test_the_older_side_comes_first(chosen: int, other: int, sides: tuple[int | None, int]) -> None:
    assert history.compared(chosen, other, (3, 2, 1)) == sides


def test_before_any_version_there_is_what_was_read() -> None:
    assert history.compared(0, history.BEFORE, ()) == (history.ORIGIN, 0)


def test_keeping_is_one_step_of_undo_and_the_version_stays(kept: Session, qtbot: QtBot) -> None:
    edit(kept, 65)
    found = keep(kept, qtbot, "Too few")
    assert found.new
    assert found.model == kept.model
    assert versions(kept) == ["1.1", "1.0"]
    assert kept.undo.undoText() == "Keep version 1.1"
    kept.undo.undo()
    assert kept.model.version == "1.0"
    edit(kept, 60)
    keep(kept, qtbot)
    assert versions(kept) == ["1.2", "1.1", "1.0"]
    assert history.summary(history.kept_versions(kept)[0]).startswith("Tier “Hot”: threshold")


def test_what_is_kept_already_is_not_kept_again(kept: Session, qtbot: QtBot) -> None:
    edit(kept, 65)
    first = keep(kept, qtbot)
    again = keep(kept, qtbot)
    assert (first.new, again.new) == (True, False)
    assert again.model == first.model
    assert len(versions(kept)) == 2


def test_an_edit_meanwhile_is_not_lost(kept: Session, qtbot: QtBot) -> None:
    edit(kept, 65)
    job = history.keep_version(kept)
    with qtbot.waitSignal(job.succeeded, timeout=10_000):
        edit(kept, 55)
    assert kept.model.tiers[0].threshold == 55
    assert kept.model.version == "1.1"


def test_without_a_workspace_nothing_is_kept_and_nothing_changes(session: Session, qtbot: QtBot) -> None:
    edit(session, 65)
    found = keep(session, qtbot)
    assert not found.new
    assert found.model == session.model
    assert session.model.version == "1.0"


def test_restoring_keeps_what_was_there_and_can_be_undone(kept: Session, qtbot: QtBot) -> None:
    edit(kept, 65)
    keep(kept, qtbot)
    edit(kept, 50)
    first = history.kept_versions(kept)[-1]
    with qtbot.waitSignal(history.restore_version(kept, first).succeeded, timeout=10_000):
        assert kept.model.tiers[0].threshold == 50
    assert kept.model == load_model("starter")
    assert versions(kept) == ["1.2", "1.1", "1.0"]
    assert history.kept_versions(kept)[0].note == "Before version 1.0 was restored"
    kept.undo.undo()
    assert kept.model.tiers[0].threshold == 50


def test_restoring_over_a_half_typed_model_works_too(kept: Session, qtbot: QtBot) -> None:
    keep(kept, qtbot)
    kept.edit_model(replace(kept.model, tiers=(Tier(""),)), "Half typed")
    with qtbot.waitSignal(history.restore_version(kept, history.kept_versions(kept)[0]).succeeded, timeout=10_000):
        assert versions(kept) == ["1.0"]
    assert kept.model == load_model("starter")


def test_a_model_that_is_deleted_while_a_version_of_it_is_kept_stays_deleted(kept: Session, qtbot: QtBot) -> None:
    first = kept.state.active
    kept.add_model(new_model(open_model("icp")), "Another")
    gone = kept.state.active
    job = history.keep_version(kept, "For later")
    with qtbot.waitSignal(job.ended, timeout=10_000):
        kept.change(replace(kept.state, models=kept.state.models[:1], active=first), "Delete")
    (version,) = history.kept_versions(kept, gone)
    assert version.note == "For later"
    assert [each.id for each in kept.state.models] == [first]


# -- the panel --------------------------------------------------------------------------------------------


def panel_of(session: Session, qtbot: QtBot) -> HistoryPanel:
    panel = HistoryPanel(session)
    qtbot.addWidget(panel)
    panel.resize(1000, 560)
    panel.show()
    qtbot.waitExposed(panel)
    qtbot.waitUntil(lambda: panel.changes.count() > 0)
    return panel


def rows(panel: HistoryPanel) -> list[str]:
    return [panel.versions.item(place).text() for place in range(panel.versions.count())]


def changes(panel: HistoryPanel) -> list[str]:
    return [panel.changes.item(place).text() for place in range(panel.changes.count())]


def test_a_version_is_kept_by_typing_a_note(kept: Session, qtbot: QtBot) -> None:
    edit(kept, 65)
    panel = panel_of(kept, qtbot)
    assert changes(panel) == ["Tier “Hot”: threshold from 70 → from 65"]
    assert rows(panel)[1:] == ["Version 1.0\nAs it was before it was changed"]
    QTest.keyClicks(panel.note, "Too few hot leads")
    QTest.keyClick(panel.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.versions.count() == 3, timeout=10_000)
    assert "Too few hot leads" in rows(panel)[1]
    qtbot.waitUntil(lambda: changes(panel) == ["No difference."])
    assert not panel.keep_box.isVisible()
    assert panel.note.text() == ""
    assert "Too few hot leads" in panel.log.item(0).text()


def test_before_any_version_is_kept_there_is_a_way_back_to_the_model_as_it_came(kept: Session, qtbot: QtBot) -> None:
    panel = panel_of(kept, qtbot)
    assert len(rows(panel)) == 1
    assert "Version 1.0, unchanged." in panel.about.text()
    edit(kept, 65)
    qtbot.waitUntil(lambda: len(rows(panel)) == 2)
    assert "Changed since it was version 1.0." in panel.about.text()
    panel.versions.setFocus()
    QTest.keyClick(panel.versions, Qt.Key.Key_Down)
    assert panel.title.text() == "Version 1.0"
    QTest.mouseClick(panel.restore, LEFT)
    qtbot.waitUntil(lambda: kept.model.tiers[0].threshold == 70, timeout=10_000)
    # What was there was kept first.
    qtbot.waitUntil(lambda: versions(kept) == ["1.1", "1.0"], timeout=10_000)


def test_a_version_kept_in_another_window_is_shown(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    link = WorkspaceLink.open(tmp_path / "workspace.sqlite")
    link.attach(session)
    panel = panel_of(session, qtbot)
    assert len(rows(panel)) == 1
    with Workspace.open(tmp_path / "workspace.sqlite") as other:
        other.models.add_version(session.state.active, session.state.work_model.origin.standalone, "Kept there")
    link.look()
    qtbot.waitUntil(lambda: len(rows(panel)) == 2, timeout=5_000)
    assert "Kept there" in rows(panel)[1]
    link.close()


def test_a_version_is_compared_and_restored(kept: Session, qtbot: QtBot) -> None:
    edit(kept, 65)
    keep(kept, qtbot)
    panel = panel_of(kept, qtbot)
    panel.versions.setFocus()
    QTest.keyClick(panel.versions, Qt.Key.Key_Down)
    QTest.keyClick(panel.versions, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: panel.title.text() == "Version 1.0")
    assert changes(panel) == ["There is nothing before it to compare with."]
    QTest.keyClick(panel.other, Qt.Key.Key_Down)
    assert panel.other.currentText() == "what is there now"
    panel.other.activated.emit(1)
    assert changes(panel) == ["Tier “Hot”: threshold from 70 → from 65"]
    QTest.mouseClick(panel.restore, LEFT)
    qtbot.waitUntil(lambda: kept.model.tiers[0].threshold == 70, timeout=10_000)
    qtbot.waitUntil(lambda: panel.versions.number == 0)
    assert rows(panel)[0].startswith("Now")


def test_it_follows_edits_and_another_model(kept: Session, qtbot: QtBot) -> None:
    keep(kept, qtbot)
    panel = panel_of(kept, qtbot)
    assert changes(panel) == ["No difference."]
    edit(kept, 61)
    qtbot.waitUntil(lambda: changes(panel) == ["Tier “Hot”: threshold from 70 → from 61"])
    assert "Changed since version 1.0" in rows(panel)[0]
    kept.add_model(new_model(open_model("saas-smb")), "Another")
    qtbot.waitUntil(lambda: panel.versions.count() == 1)
    assert panel.title.text() == load_model("saas-smb").name


def test_a_version_is_written_as_a_file_with_its_comments(kept: Session, qtbot: QtBot, tmp_path: Path) -> None:
    edit(kept, 65)
    keep(kept, qtbot)
    panel = panel_of(kept, qtbot)
    for version in history.kept_versions(kept):
        with qtbot.waitSignal(panel.save(version, tmp_path / "m.yaml").succeeded, timeout=10_000):
            assert panel.isVisible()
        text = (tmp_path / "m.yaml").read_text("utf-8")
        assert "# Change first:" in text
        assert load_model(tmp_path / "m.yaml").version == version.version


def test_a_file_that_cannot_be_written_is_told(kept: Session, qtbot: QtBot, tmp_path: Path) -> None:
    panel = panel_of(kept, qtbot)
    with qtbot.waitSignal(kept.failed, timeout=10_000):
        panel.save(None, tmp_path / "missing" / "m.yaml")


def test_a_version_of_another_hotsheet_says_so(kept: Session, workspace: Workspace, qtbot: QtBot) -> None:
    keep(kept, qtbot)
    broken = replace(history.kept_versions(kept)[0], text="hotsheet: 99\n")
    assert history.model_of(broken) is None


def test_a_workspace_that_is_busy_does_not_stop_the_window(kept: Session, workspace: Workspace, qtbot: QtBot) -> None:
    panel = panel_of(kept, qtbot)
    with busy(workspace) as longest:
        edit(kept, 61)
    assert longest() < 1
    qtbot.waitUntil(lambda: len(rows(panel)) == 2)


def test_a_workspace_that_cannot_be_read_is_told(kept: Session, workspace: Workspace, qtbot: QtBot) -> None:
    panel = panel_of(kept, qtbot)
    workspace.close()
    edit(kept, 61)
    qtbot.waitUntil(lambda: "workspace" in panel.about.text())
    kept.workspace = None


def test_without_a_workspace_it_says_so(session: Session, qtbot: QtBot) -> None:
    panel = panel_of(session, qtbot)
    assert "No workspace" in panel.about.text()
    assert not panel.keep_box.isVisible()


def test_the_next_number_is_that_of_changed_rules_alone(tmp_path: Path) -> None:
    work = new_model(open_model("starter"))
    with Workspace.open(tmp_path / "w.sqlite") as workspace:
        workspace.models.save(work.id, work.file.standalone, 0)
        assert history.number_to_keep(workspace, work) == ""
        edited = replace(work, model=replace(work.model, description="changed"))
        assert history.number_to_keep(workspace, edited) == "1.1"
    assert history.number_to_keep(None, work) == ""
