"""Managing models: which scores, which stands beside, new ones, names, copies, files in and out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop import words
from desktop.dialogs.models import ModelsDialog
from desktop.dialogs.templates import TemplatesDialog
from desktop.dialogs.wizard import WizardDialog
from desktop.keeping import new_model, work_model
from desktop.models import shelf
from desktop.models.history import edited_days, keep_version, kept_versions
from desktop.session import Session
from desktop.widgets.model_table import BESIDE, CHANGED, NAME, VERSION
from scoring.jobs.prepare import Wishes
from scoring.jobs.run import Target, score_file
from scoring.modelfile import load_model, open_model
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from scoring.store import Workspace

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> ModelsDialog:
    for key in ("icp", "social"):
        session.add_model(new_model(open_model(key)), "Add")
    session.activate_model(session.state.models[0].id, "Starter")
    session.undo.clear()
    made = ModelsDialog(session)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    return made


def names(session: Session) -> list[str]:
    return [each.model.name for each in session.state.models]


def beside(dialog: ModelsDialog) -> list[str]:
    state = dialog.session.state
    return [state.model_of(model_id).model.name for model_id in state.beside]


def select(dialog: ModelsDialog, place: int) -> None:
    item = dialog.table.topLevelItem(place)
    assert item is not None
    QTest.mouseClick(dialog.table.viewport(), LEFT, pos=dialog.table.visualItemRect(item).center())


def text(dialog: ModelsDialog, place: int, column: int) -> str:
    item = dialog.table.topLevelItem(place)
    assert item is not None
    return item.text(column)


def type_name(dialog: ModelsDialog, name: str, qtbot: QtBot) -> None:
    """Type into the field that stands in the row; what was typed is taken over in a moment."""
    editor = dialog.table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, name)
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.table.findChild(QLineEdit) is None)


def rename(dialog: ModelsDialog, name: str, qtbot: QtBot) -> None:
    QTest.keyClick(dialog.table, Key.Key_F2)
    type_name(dialog, name, qtbot)


def test_it_lists_the_models_and_marks_the_one_that_scores(dialog: ModelsDialog) -> None:
    assert text(dialog, 0, BESIDE) == "scores now"
    assert text(dialog, 1, NAME) == "Ideal customer profile"
    assert not dialog.score.isEnabled()


def test_another_model_scores_by_button_and_by_enter(dialog: ModelsDialog) -> None:
    select(dialog, 1)
    QTest.mouseClick(dialog.score, LEFT)
    assert dialog.session.model.name == "Ideal customer profile"
    QTest.keyClick(dialog.table, Key.Key_Down)
    QTest.keyClick(dialog.table, Key.Key_Return)
    assert dialog.session.model.name == "Social engagement"
    dialog.session.undo.undo()
    assert text(dialog, 1, BESIDE) == "scores now"


def test_a_model_is_renamed_in_its_row(dialog: ModelsDialog, qtbot: QtBot) -> None:
    select(dialog, 1)
    rename(dialog, "Profile", qtbot)
    assert names(dialog.session) == ["Starter", "Profile", "Social engagement"]
    rename(dialog, "starter", qtbot)
    assert names(dialog.session)[1] == "starter 2"
    assert "is taken" in dialog.said.text()
    rename(dialog, "  ", qtbot)
    assert names(dialog.session)[1] == "starter 2"
    assert text(dialog, 1, NAME) == "starter 2"


def test_a_model_is_copied_moved_and_deleted(dialog: ModelsDialog) -> None:
    QTest.mouseClick(dialog.copy, LEFT)
    assert names(dialog.session)[:2] == ["Starter", "Starter 2"]
    # The copy is the current row, but scores nothing yet.
    assert dialog.session.model.name == "Starter"
    assert text(dialog, 0, BESIDE) == "scores now"
    QTest.mouseClick(dialog.down, LEFT)
    assert names(dialog.session)[2] == "Starter 2"
    QTest.keyClick(dialog.table, Key.Key_Delete)
    assert names(dialog.session) == ["Starter", "Ideal customer profile", "Social engagement"]
    assert "“Starter 2” was deleted." in dialog.said.text()
    QTest.mouseClick(dialog.undo, LEFT)
    assert "Starter 2" in names(dialog.session)


def test_the_last_model_stays(dialog: ModelsDialog) -> None:
    for _ in range(4):
        QTest.keyClick(dialog.table, Key.Key_Delete)
    assert len(dialog.session.state.models) == 1
    assert not dialog.delete.isEnabled()


def test_models_are_shown_beside_with_the_space_key(dialog: ModelsDialog) -> None:
    select(dialog, 2)
    QTest.keyClick(dialog.table, Key.Key_Space)
    assert beside(dialog) == ["Social engagement"]
    QTest.keyClick(dialog.table, Key.Key_Space)
    assert beside(dialog) == []
    select(dialog, 0)
    QTest.keyClick(dialog.table, Key.Key_Space)
    assert beside(dialog) == []


def test_an_empty_model_is_made_and_its_name_typed(dialog: ModelsDialog, qtbot: QtBot) -> None:
    dialog.new.menu().actions()[2].trigger()
    type_name(dialog, "Upsell 2027", qtbot)
    assert dialog.session.model.name == "Upsell 2027"
    assert not dialog.session.model.rules


@pytest.mark.parametrize(("place", "kind"), [(0, TemplatesDialog), (1, WizardDialog)])
def test_new_ones_come_from_the_gallery_and_the_wizard(dialog: ModelsDialog, place: int, kind: type[QDialog]) -> None:
    dialog.new.menu().actions()[place].trigger()
    opened = dialog.findChild(kind)
    assert isinstance(opened, QDialog)
    assert opened.isVisible()
    opened.reject()


def test_a_model_file_is_imported(dialog: ModelsDialog, qtbot: QtBot, tmp_path: Path) -> None:
    path = open_model("upsell").save(tmp_path / "ours.yaml")
    dialog.read(path)
    qtbot.waitUntil(lambda: len(dialog.session.state.models) == 4, timeout=10_000)
    assert dialog.session.model == load_model("upsell")
    assert "imported" in dialog.said.text()


def test_the_model_inside_a_scored_workbook_is_imported(dialog: ModelsDialog, qtbot: QtBot, tmp_path: Path) -> None:
    book = tmp_path / "scored.xlsx"
    score_file(sample_leads_path(), Target(book), Wishes(model="spam-or-lamb"), as_of=SAMPLE_AS_OF)
    dialog.read(book)
    qtbot.waitUntil(lambda: len(dialog.session.state.models) == 4, timeout=10_000)
    assert dialog.session.model.name == "Spam or lamb"


def test_a_workbook_without_a_model_says_so(dialog: ModelsDialog, qtbot: QtBot) -> None:
    dialog.read(sample_leads_path())
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=10_000)
    assert "carries no model" in dialog.trouble_words.text()
    assert not dialog.problems.isVisible()


def test_a_broken_file_is_told_line_by_line(dialog: ModelsDialog, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("hotsheet: 1\nname: X\nfields:\n  A: {kind: numbr}\ncategories: {C: }\n", encoding="utf-8")
    dialog.read(path)
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=10_000)
    assert "bad.yaml" in dialog.trouble_words.text()
    first = dialog.problems.item(0)
    assert first is not None
    assert first.text().startswith("Line 4: There is no kind of field “numbr”.")
    assert len(dialog.session.state.models) == 3


def test_where_a_file_is_no_yaml_its_line_is_named(dialog: ModelsDialog, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("name: Broken\nrules:\n  - name: A\n   points: 10\n when: [\n", encoding="utf-8")
    dialog.read(path)
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=10_000)
    said = dialog.trouble_words.text()
    assert said.startswith("bad.yaml, line 4 (“points: 10”): This line does not fit in with the lines above.")


def test_what_was_said_goes_with_the_next_step(dialog: ModelsDialog, qtbot: QtBot) -> None:
    select(dialog, 1)
    QTest.mouseClick(dialog.delete, LEFT)
    assert "was deleted" in dialog.said.text() and dialog.undo.isVisible()
    QTest.mouseClick(dialog.undo, LEFT)
    assert dialog.said.text() == ""
    assert not dialog.undo.isVisible()
    select(dialog, 1)
    QTest.mouseClick(dialog.rename, LEFT)
    type_name(dialog, "Starter", qtbot)
    qtbot.waitUntil(lambda: dialog.said.text() == "“Starter” is taken.")
    QTest.mouseClick(dialog.copy, LEFT)
    assert dialog.said.text() == ""


def test_a_damaged_workbook_is_not_asked_for_an_encoding(dialog: ModelsDialog, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "scored.xlsx").write_bytes(b"PK\x03\x04 and no more")
    dialog.read(tmp_path / "scored.xlsx")
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=10_000)
    assert "damaged" in dialog.trouble_words.text()
    assert "UTF-8" not in dialog.trouble_words.text()


def test_a_model_that_changed_since_it_was_kept_says_so(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    today = words.day(date.today())
    with Workspace.open(tmp_path / "w.sqlite") as session.workspace:
        with qtbot.waitSignal(session.versionsChanged, timeout=10_000):
            keep_version(session)
        dialog = ModelsDialog(session)
        qtbot.addWidget(dialog)
        dialog.open()
        version, day = session.model.version, text(dialog, 0, CHANGED)
        assert (text(dialog, 0, VERSION), day == today) == (version, False)
        session.edit_model(replace(session.model, description="For trade fairs"), "Description")
        qtbot.waitUntil(lambda: text(dialog, 0, VERSION) == f"{version}, changed since")
        assert text(dialog, 0, CHANGED) == today
        session.undo.undo()
        qtbot.waitUntil(lambda: text(dialog, 0, VERSION) == version)
        assert text(dialog, 0, CHANGED) == day
    session.workspace = None


def test_the_day_of_an_edit_is_that_of_its_saving(session: Session, tmp_path: Path) -> None:
    work = session.state.models[0]
    with Workspace.open(tmp_path / "w.sqlite") as workspace:
        revision = workspace.models.save(work.id, work.origin.standalone, 0, name=work.model.name)
        assert edited_days(workspace, (work,)) == {}
        edited = replace(work, model=replace(work.model, description="For trade fairs"))
        workspace.models.save(work.id, edited.file.standalone, revision, name=work.model.name)
        (stored,) = workspace.models.all()
        saved = datetime.fromisoformat(stored.changed).astimezone().date()
        assert edited_days(workspace, (edited,)) == {work.id: saved}
        # Read again after a start of the program, it is changed all the same.
        assert edited_days(workspace, (work_model(stored),)) == {work.id: saved}
        workspace.models.add_version(work.id, stored.text)
        assert edited_days(workspace, (edited,)) == {}


def test_a_model_is_exported_as_a_kept_version(dialog: ModelsDialog, qtbot: QtBot, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "w.sqlite") as workspace:
        dialog.session.workspace = workspace
        dialog.write(dialog.session.state.active, tmp_path / "out.yaml")
        qtbot.waitUntil(lambda: dialog.said.text().startswith("Saved as"), timeout=10_000)
        assert load_model(tmp_path / "out.yaml") == dialog.session.model
        assert "# Change first:" in (tmp_path / "out.yaml").read_text("utf-8")
        assert [version.note for version in kept_versions(dialog.session)] == ["Exported to out.yaml"]
        dialog.session.workspace = None


def test_a_model_that_is_deleted_while_it_is_exported_is_written_as_it_was_kept(
    dialog: ModelsDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    with Workspace.open(tmp_path / "w.sqlite") as workspace:
        session = dialog.session
        session.workspace = workspace
        gone = session.state.work_model
        dialog.write(gone.id, tmp_path / "out.yaml")
        assert not dialog.give_out.isEnabled()
        session.change(shelf.without(session.state, gone.id), "Delete")
        qtbot.waitUntil(lambda: dialog.said.text().startswith("Saved as"), timeout=10_000)
        qtbot.waitUntil(dialog.give_out.isEnabled)
        assert load_model(tmp_path / "out.yaml") == gone.model
        assert gone.id not in [each.id for each in session.state.models]
        session.workspace = None


def test_an_export_goes_on_when_the_dialog_is_closed(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ModelsDialog(session)
    dialog.open()
    dialog.write(session.state.active, tmp_path / "out.yaml")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    qtbot.waitUntil(lambda: not session.jobs.running, timeout=10_000)
    assert load_model(tmp_path / "out.yaml") == session.model


def test_what_cannot_be_written_is_told(dialog: ModelsDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.write(dialog.session.state.active, tmp_path / "none" / "out.yaml")
    qtbot.waitUntil(lambda: dialog.said.property("role") == "danger", timeout=10_000)
    assert dialog.said.text()
