"""The export as a person does it: choose, see what will happen, settle, write, look at it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.dialogs.export import ExportDialog
from desktop.models import exporting
from desktop.models.exporting import Kind
from desktop.session import Opening, Session
from desktop.state import Override
from desktop.workspace_link import WorkspaceLink, new_model
from scoring.jobs.prepare import Prepared, prepare
from scoring.jobs.results import score_prepared
from scoring.modelfile import open_model
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from scoring.scores import Scores
from scoring.workbook.names import Our
from tests.desktop.conftest import open_leads
from tests.desktop.data.helpers import PLAIN, click, press, retyped_points, type_text, users_book, write

WAIT = 20_000
Export = Callable[[Path], ExportDialog]


@pytest.fixture
def export(session: Session, qtbot: QtBot) -> Export:
    def make(path: Path) -> ExportDialog:
        open_leads(session, qtbot, path)
        return shown(session, qtbot)

    return make


def shown(session: Session, qtbot: QtBot) -> ExportDialog:
    # It is not given to qtbot, who would close it once more: closed, it is deleted.
    dialog = ExportDialog(session)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    settled(dialog, qtbot)
    return dialog


def settled(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Wait until it is known what would happen."""
    qtbot.waitUntil(lambda: dialog.settled, timeout=WAIT)


def choose(dialog: ExportDialog, kind: Kind, qtbot: QtBot) -> None:
    toggle(dialog.form.kinds[kind])
    settled(dialog, qtbot)


def toggle(box: QAbstractButton) -> None:
    """Check a box with the keyboard."""
    box.setFocus()
    press(box, Qt.Key.Key_Space)


def answer(dialog: ExportDialog, words: str, qtbot: QtBot) -> None:
    """Press an answer to the question that is asked, and wait for what follows."""
    button = next(each for each in dialog.view.answers if each.text() == words)
    click(button)
    settled(dialog, qtbot)


def answers(dialog: ExportDialog) -> list[str]:
    return [each.text() for each in dialog.view.answers]


def go(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Press Export and wait until it is done."""
    assert dialog.export.isEnabled()
    with qtbot.waitSignal(dialog.accepted, timeout=WAIT):
        click(dialog.export)


# -- the straight way -------------------------------------------------------------------------------------


def test_into_the_workbook_with_a_copy_of_it(export: Export, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path = users_book(tmp_path / "leads.xlsx")
    before = path.read_bytes()
    dialog = export(path)
    assert dialog.kind is Kind.IN_PLACE
    assert "New on sheet “Leads”: D Lead Score" in dialog.view.texts()
    assert path.read_bytes() == before
    with qtbot.waitSignal(session.told, timeout=WAIT) as told, qtbot.waitSignal(session.leadsChanged, timeout=WAIT):
        go(dialog, qtbot)
    assert told.args[0].message == "Written: leads.xlsx."
    assert told.args[0].mend == "As it was before, it is kept as “leads (before scoring).xlsx”."
    assert (tmp_path / "leads (before scoring).xlsx").read_bytes() == before
    assert load_workbook(path)["Leads"]["D1"].value == "Lead Score"


def test_twice_into_the_workbook_is_once(export: Export, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path = users_book(tmp_path / "leads.xlsx")
    dialog = export(path)
    with qtbot.waitSignal(session.leadsChanged, timeout=WAIT):
        go(dialog, qtbot)
    qtbot.waitUntil(lambda: session.prepared is not None and session.prepared.found is not None, timeout=WAIT)
    once = path.read_bytes()
    again = shown(session, qtbot)
    assert "Renewed on sheet “Leads”" in again.view.texts()
    toggle(again.form.backup)
    settled(again, qtbot)
    assert "No copy of the workbook" in again.view.texts()
    with qtbot.waitSignal(session.leadsChanged, timeout=WAIT):
        go(again, qtbot)
    assert path.read_bytes() == once


def test_what_can_be_undone_stays_so_after_writing(
    export: Export, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    open_leads(session, qtbot, users_book(tmp_path / "leads.xlsx"))
    session.override(1, Override("Hot", "knows us"), "Override")
    dialog = shown(session, qtbot)
    assert not dialog.form.columns[Our.OVERRIDE].isEnabled()
    with qtbot.waitSignal(session.leadsChanged, timeout=WAIT):
        go(dialog, qtbot)
    assert dict(session.state.overrides) == {1: Override("Hot", "knows us")}
    session.undo.undo()
    assert dict(session.state.overrides) == {}


def test_a_csv_of_chosen_columns(export: Export, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export(write(tmp_path / "leads.csv", PLAIN))
    assert list(dialog.form.kinds) == [Kind.NEW, Kind.CSV]
    choose(dialog, Kind.CSV, qtbot)
    for our in (Our.WHY, Our.OVERRIDE, Our.REASON):
        toggle(dialog.form.columns[our])
    settled(dialog, qtbot)
    go(dialog, qtbot)
    head = (tmp_path / "leads-scored.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert head.endswith(",Region,Lead Score,Lead Tier")


def test_a_name_without_an_ending_gets_one(export: Export, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export(users_book(tmp_path / "leads.xlsx"))
    choose(dialog, Kind.COPY, qtbot)
    dialog.form.name.selectAll()
    type_text(dialog.form.name, "for ann")
    settled(dialog, qtbot)
    assert dialog.form.target == tmp_path / "for ann.xlsx"
    go(dialog, qtbot)
    assert (tmp_path / "for ann.xlsx").exists()


def test_the_place_is_chosen_with_the_system_s_own_dialog(export: Export, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export(users_book(tmp_path / "leads.xlsx"))
    choose(dialog, Kind.NEW, qtbot)
    click(dialog.form.browse)
    asked = dialog.findChild(QFileDialog)
    assert asked is not None
    assert asked.testOption(QFileDialog.Option.DontConfirmOverwrite)
    asked.fileSelected.emit(str(tmp_path / "chosen.xlsx"))
    asked.close()
    settled(dialog, qtbot)
    assert dialog.form.target == tmp_path / "chosen.xlsx"


def test_the_sample_is_written_elsewhere_as_of_its_day(session: Session, qtbot: QtBot) -> None:
    path = sample_leads_path()
    open_leads(session, qtbot, path, Opening(path, as_of=SAMPLE_AS_OF, sample=True))
    dialog = shown(session, qtbot)
    assert Kind.IN_PLACE not in dialog.form.kinds
    assert dialog.form.target.parent != path.parent
    assert dialog.wish().as_of == SAMPLE_AS_OF
    dialog.form.day.setCurrentIndex(1)
    assert dialog.wish().as_of is None


def test_columns_that_the_model_cannot_fill_are_not_offered(export: Export, tmp_path: Path) -> None:
    dialog = export(users_book(tmp_path / "leads.xlsx"))
    assert dialog.form.columns[Our.GRADE].isHidden()
    assert not dialog.form.columns[Our.RANK].isHidden()
    assert Our.GRADE not in dialog.wish().show


# -- afterwards -------------------------------------------------------------------------------------------


class Outside(QObject):
    """Takes what would be opened in another program."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
def outside() -> Iterator[Outside]:
    taker = Outside()
    QDesktopServices.setUrlHandler("file", taker, "take")  # type: ignore[arg-type]
    yield taker
    QDesktopServices.unsetUrlHandler("file")


def test_the_result_and_its_folder_can_be_opened(
    export: Export, session: Session, qtbot: QtBot, tmp_path: Path, outside: Outside
) -> None:
    dialog = export(write(tmp_path / "leads.csv", PLAIN))
    with qtbot.waitSignal(session.told, timeout=WAIT) as told:
        go(dialog, qtbot)
    for _, do in told.args[0].actions:
        do()
    assert [text for text, _ in told.args[0].actions] == ["Open", "Show in folder"]
    assert outside.opened == [str(tmp_path / "leads-scored.xlsx"), str(tmp_path)]


@pytest.fixture
def linked(session: Session, qtbot: QtBot, tmp_path: Path) -> Iterator[WorkspaceLink]:
    """The session with a workspace of its own."""
    link = WorkspaceLink.open(tmp_path / "workspace.db")
    link.attach(session)
    yield link
    session.stop()
    link.close()


def test_the_model_is_kept_as_a_version_and_the_run_is_noted(
    session: Session, linked: WorkspaceLink, qtbot: QtBot, tmp_path: Path
) -> None:
    path = users_book(tmp_path / "leads.xlsx")
    workspace = linked.workspace
    assert workspace is not None
    open_leads(session, qtbot, path)
    dialog = shown(session, qtbot)
    choose(dialog, Kind.CSV, qtbot)
    go(dialog, qtbot)
    qtbot.waitUntil(lambda: bool(workspace.runs.all()), timeout=WAIT)
    versions = workspace.models.versions(session.state.active)
    (run,) = workspace.runs.all()
    assert len(versions) == 1
    assert (run.version, run.as_of) == (versions[0].version, date.today().isoformat())
    assert run.output == str(tmp_path / "leads-scored.csv")


def test_a_run_waits_for_a_workspace_that_is_locked(
    session: Session, linked: WorkspaceLink, qtbot: QtBot, tmp_path: Path
) -> None:
    workspace = linked.workspace
    assert workspace is not None
    open_leads(session, qtbot, write(tmp_path / "leads.csv", PLAIN))
    first = shown(session, qtbot)
    choose(first, Kind.CSV, qtbot)
    go(first, qtbot)
    qtbot.waitUntil(lambda: len(workspace.runs.all()) == 1, timeout=WAIT)
    linked.flush()
    second = shown(session, qtbot)
    choose(second, Kind.NEW, qtbot)
    other = sqlite3.connect(workspace.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    told: list[str] = []
    session.told.connect(lambda said: told.append(said.key))
    go(second, qtbot)
    qtbot.waitUntil(lambda: "workspace" in told, timeout=WAIT)
    other.execute("ROLLBACK")
    other.close()
    qtbot.waitUntil(lambda: len(workspace.runs.all()) == 2, timeout=WAIT)
    assert {run.output for run in workspace.runs.all()} == {
        str(tmp_path / "leads-scored.csv"),
        str(tmp_path / "leads-scored.xlsx"),
    }


def test_where_the_version_cannot_be_kept_nothing_is_written_unless_somebody_says_so(
    session: Session, linked: WorkspaceLink, qtbot: QtBot, tmp_path: Path
) -> None:
    workspace = linked.workspace
    assert workspace is not None
    open_leads(session, qtbot, write(tmp_path / "leads.csv", PLAIN))
    dialog = shown(session, qtbot)
    choose(dialog, Kind.CSV, qtbot)
    linked.flush()
    other = sqlite3.connect(workspace.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    click(dialog.export)
    qtbot.waitUntil(lambda: "could not be kept" in dialog.view.texts(), timeout=WAIT)
    assert answers(dialog) == ["Try again", "Export without keeping it"]
    assert not (tmp_path / "leads-scored.csv").exists()
    with qtbot.waitSignal(dialog.accepted, timeout=WAIT):
        click(dialog.view.answers[1])
    assert (tmp_path / "leads-scored.csv").exists()
    other.execute("ROLLBACK")
    other.close()


# -- questions --------------------------------------------------------------------------------------------


def scored_book(folder: Path, session: Session, qtbot: QtBot) -> Path:
    path = users_book(folder / "leads.xlsx")
    open_leads(session, qtbot, path)
    dialog = shown(session, qtbot)
    toggle(dialog.form.backup)
    settled(dialog, qtbot)
    with qtbot.waitSignal(session.leadsChanged, timeout=WAIT):
        go(dialog, qtbot)
    return path


def test_rules_that_were_changed_on_the_sheet_are_taken_over(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path = scored_book(tmp_path, session, qtbot)
    retyped_points(path, "Decision maker", 33)
    open_leads(session, qtbot, path)
    dialog = shown(session, qtbot)
    assert "“33” instead of “20”" in dialog.view.texts()
    assert not dialog.export.isEnabled()
    answer(dialog, "Take the rules over from the sheet", qtbot)
    assert session.undo.undoText() == "Rules from the sheet of leads.xlsx"
    with qtbot.waitSignal(session.leadsChanged, timeout=WAIT):
        go(dialog, qtbot)
    assert prepare(path).model == session.model
    session.undo.undo()
    assert session.model != prepare(path).model


def test_or_they_are_left_aside(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path = scored_book(tmp_path, session, qtbot)
    retyped_points(path, "Decision maker", 33)
    open_leads(session, qtbot, path)
    dialog = shown(session, qtbot)
    answer(dialog, "Leave them aside", qtbot)
    with qtbot.waitSignal(session.leadsChanged, timeout=WAIT):
        go(dialog, qtbot)
    assert prepare(path).edits == ()


def test_where_there_is_no_room_another_place_is_offered(export: Export, qtbot: QtBot, tmp_path: Path) -> None:
    path = users_book(tmp_path / "leads.xlsx", beside="a note of mine")
    dialog = export(path)
    assert answers(dialog) == ["Put the columns at H", "Make a new workbook instead", "Try again"]
    assert "--at" not in dialog.view.texts()
    answer(dialog, "Put the columns at H", qtbot)
    assert "H Lead Score" in dialog.view.texts()
    go(dialog, qtbot)
    sheet = load_workbook(path)["Leads"]
    assert (sheet["F3"].value, sheet["H1"].value) == ("a note of mine", "Lead Score")


def test_a_protected_sheet_is_asked_about(export: Export, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export(users_book(tmp_path / "leads.xlsx", protected=True))
    assert "is protected" in dialog.view.texts()
    answer(dialog, "Write all the same", qtbot)
    go(dialog, qtbot)


def test_an_answer_holds_for_its_own_file_only(export: Export, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export(users_book(tmp_path / "leads.xlsx", protected=True))
    answer(dialog, "Write all the same", qtbot)
    choose(dialog, Kind.COPY, qtbot)
    assert "is protected" in dialog.view.texts()
    answer(dialog, "Make a new workbook instead", qtbot)
    assert dialog.kind is Kind.NEW
    assert dialog.export.isEnabled()


def test_a_workbook_that_changed_meanwhile_is_read_again(
    export: Export, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = users_book(tmp_path / "leads.xlsx")
    dialog = export(path)
    users_book(path, sheets=("Leads", "More"))
    toggle(dialog.form.backup)
    settled(dialog, qtbot)
    assert "changed on disk" in dialog.view.texts()
    with qtbot.waitSignal(session.leadsChanged, timeout=WAIT):
        answer(dialog, "Read it again", qtbot)
    qtbot.waitUntil(dialog.export.isEnabled, timeout=WAIT)
    go(dialog, qtbot)
    assert "More" in load_workbook(path).sheetnames


def test_a_file_of_that_name_is_replaced_or_left(export: Export, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export(write(tmp_path / "leads.csv", PLAIN))
    mine = write(tmp_path / "leads-scored.csv", "mine")
    choose(dialog, Kind.CSV, qtbot)
    assert answers(dialog) == ["Choose another name", "Replace it"]
    answer(dialog, "Choose another name", qtbot)
    assert dialog.form.target == tmp_path / "leads-scored 2.csv"
    assert dialog.form.name.selectedText() == "leads-scored 2"
    go(dialog, qtbot)
    assert mine.read_text() == "mine"


def test_overrides_of_a_file_that_is_replaced_are_brought_along(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path = users_book(tmp_path / "leads.xlsx")
    open_leads(session, qtbot, path)
    session.override(2, Override("Hot", "met at the fair"), "Override")
    first = shown(session, qtbot)
    choose(first, Kind.COPY, qtbot)
    go(first, qtbot)
    session.undo.undo()
    second = shown(session, qtbot)
    choose(second, Kind.COPY, qtbot)
    answer(second, "Replace it", qtbot)
    assert "holds an override or a reason" in second.view.texts()
    answer(second, "Bring them along", qtbot)
    assert dict(session.state.overrides) == {2: Override("Hot", "met at the fair")}
    assert session.undo.undoText() == "Overrides of leads-scored.xlsx"
    qtbot.waitUntil(second.export.isEnabled, timeout=WAIT)
    go(second, qtbot)


# -- cancelling -------------------------------------------------------------------------------------------


def test_cancelling_leaves_everything_as_it_was(export: Export, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path = Path(shutil.copy(sample_leads_path(), tmp_path / "leads.xlsx"))
    before = path.read_bytes()
    dialog = export(path)
    click(dialog.export)
    assert not dialog.form.isEnabled()
    assert dialog.progress.isVisible()
    click(dialog.cancel)
    qtbot.waitUntil(lambda: dialog._job is None and not session.jobs.running, timeout=WAIT)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
    assert dialog.isVisible()
    assert dialog.doing.text() == "Cancelled; nothing was written."
    settled(dialog, qtbot)
    go(dialog, qtbot)


def test_closed_it_is_gone_and_scores_no_more(
    export: Export, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scored: list[Prepared] = []

    def counted(prepared: Prepared, *args: Any, **more: Any) -> Scores:
        scored.append(prepared)
        return score_prepared(prepared, *args, **more)

    monkeypatch.setattr(exporting, "score_prepared", counted)
    dialog = export(users_book(tmp_path / "leads.xlsx"))
    assert len(scored) == 1
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog), timeout=WAIT)
    assert dialog._desk is None
    with qtbot.waitSignal(session.scored, timeout=WAIT):
        session.edit_model(replace(session.model, rules=session.model.rules[:-1]), "Rule deleted")
    session.close_leads()
    # As long as it would wait before it looks.
    clock = QTimer(singleShot=True, interval=300)
    with qtbot.waitSignal(clock.timeout):
        clock.start()
    assert len(scored) == 1


def test_rules_that_are_read_when_it_is_closed_already(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path = scored_book(tmp_path, session, qtbot)
    retyped_points(path, "Decision maker", 33)
    open_leads(session, qtbot, path)
    dialog = shown(session, qtbot)
    click(next(each for each in dialog.view.answers if each.text() == "Take the rules over from the sheet"))
    dialog.reject()
    qtbot.waitUntil(lambda: not session.jobs.running and not isValid(dialog), timeout=WAIT)
    assert session.undo.undoText() == "Rules from the sheet of leads.xlsx"


def test_escape_closes_a_dialog_that_does_nothing(export: Export, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export(users_book(tmp_path / "leads.xlsx"))
    with qtbot.waitSignal(dialog.rejected):
        press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_columns_that_a_workbook_needs_are_ticked_and_stay_so(
    export: Export, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    graded = new_model(open_model("fit-engagement"))
    session.add_model(graded, "Add")
    dialog = export(users_book(tmp_path / "leads.xlsx"))
    boxes = dialog.form.columns
    choose(dialog, Kind.NEW, qtbot)
    locked = [our for our, box in boxes.items() if not box.isHidden() and not box.isEnabled()]
    assert locked == [Our.SCORE, Our.TIER, Our.GRADE, Our.WHY, Our.OVERRIDE, Our.REASON]
    assert all(boxes[our].isChecked() for our in locked)
    choose(dialog, Kind.CSV, qtbot)
    assert boxes[Our.GRADE].isEnabled()
