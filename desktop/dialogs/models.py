"""The models of the workspace: which scores, which are shown beside it; new, named, copied, deleted, in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop import icons, theme
from desktop.dialogs.templates import TemplatesDialog
from desktop.dialogs.wizard import WizardDialog
from desktop.jobs import Failure
from desktop.models import shelf
from desktop.models.core_words import in_words
from desktop.models.history import edited_days, keep_version
from desktop.models.later import Later
from desktop.session import Session
from desktop.state import State, WorkModel
from desktop.widgets.model_table import ModelTable
from desktop.widgets.parts import button, card, label, set_role, tool


class ModelsDialog(QDialog):
    """The dialog. Every change is a step of undo; what a file has wrong with it is told here, line by line."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(self.tr("Models"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = ModelTable()
        self.table.setAccessibleName(self.tr("Models of the workspace"))
        self.table.renamed.connect(self._rename)
        self.table.besideWanted.connect(self._show_beside)
        self.table.chosen.connect(lambda model_id: self._activate())
        self.table.deleteWanted.connect(lambda model_id: self._delete())
        self.table.picked.connect(self._follow_row)
        self._lay_out()
        self.resize(880, 540)
        self._later = Later(self)
        self._later.answered.connect(self.table.show_edited)
        self._later.failed.connect(self._failed)
        session.stateChanged.connect(self._state_changed)
        self.table.show_state(session.state)
        session.versionsChanged.connect(lambda model: self._ask_days())
        self._ask_days()
        self.table.setFocus()

    # -- making -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(theme.GAP)
        # Beside the buttons, not below them: the dialog stays as high as the smallest window.
        listed = QVBoxLayout()
        listed.setSpacing(theme.GAP)
        listed.addWidget(self.table, 1)
        listed.addWidget(self._trouble())
        across.addLayout(listed, 1)
        across.addLayout(self._buttons())
        self.said = label("", "muted", wrap=True)
        self.undo = button(self.tr("Undo"), self.session.undo.undo, role="quiet")
        self.undo.setAutoDefault(False)
        line = QHBoxLayout()
        line.addWidget(self.said, 1)
        line.addWidget(self.undo)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        close.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        whole.setSpacing(theme.GAP)
        whole.addWidget(label(self.tr("Models"), "title"))
        intro = self.tr("One model scores; others can be shown beside it, each in a column of its own.")
        whole.addWidget(label(intro, "muted", wrap=True))
        whole.addLayout(across, 1)
        whole.addLayout(line)
        whole.addWidget(close)
        self._tell("")

    def _buttons(self) -> QVBoxLayout:
        self.score = button(self.tr("Score with it"), self._activate, role="primary")
        self.new = button(self.tr("New"), icon="add")
        menu = QMenu(self.new)
        menu.addAction(self.tr("From a template…"), self._from_template)
        menu.addAction(self.tr("Step by step…"), self._from_wizard)
        menu.addAction(self.tr("Empty"), self._empty)
        self.new.setMenu(menu)
        self.rename = button(self.tr("Rename"), self.table.rename)
        self.rename.setToolTip(self.tr("Rename (F2)"))
        self.copy = button(self.tr("Duplicate"), self._copy)
        self.delete = button(self.tr("Delete"), self._delete)
        self.delete.setToolTip(self.tr("Delete (Del); undo brings it back"))
        self.take_in = button(self.tr("Import…"), self._import)
        self.take_in.setToolTip(self.tr("Read a model file (.yaml), or the model inside a workbook that was scored"))
        self.give_out = button(self.tr("Export…"), self._export)
        self.give_out.setToolTip(self.tr("Save the model as a file (.yaml) that others can import"))
        self.up = tool("up", self.tr("Further up in the list"), lambda: self._move(-1))
        self.down = tool("down", self.tr("Further down in the list"), lambda: self._move(1))
        lines = QVBoxLayout()
        lines.setSpacing(theme.SMALL)
        groups: Sequence[Sequence[QPushButton]] = (
            (self.score,),
            (self.new, self.rename, self.copy, self.delete),
            (self.take_in, self.give_out),
        )
        for group in groups:
            for each in group:
                # Enter belongs to the table: no button of a column takes it.
                each.setAutoDefault(False)
                each.setMinimumHeight(each.sizeHint().height())
                lines.addWidget(each)
            lines.addSpacing(theme.GAP)
        arrows = QHBoxLayout()
        for arrow in (self.up, self.down):
            arrows.addWidget(arrow)
        arrows.addStretch(1)
        lines.addLayout(arrows)
        lines.addStretch(1)
        return lines

    def _trouble(self) -> QWidget:
        frame, lines = card(margin=theme.GAP)
        head = QHBoxLayout()
        self.trouble_words = label("", "danger", wrap=True)
        head.addWidget(self.trouble_words, 1)
        away = tool("close", self.tr("Close this list"), frame.hide)
        head.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        self.problems = QListWidget()
        self.problems.setAccessibleName(self.tr("What is wrong with the file"))
        self.problems.setWordWrap(True)
        self.problems.setFixedHeight(128)
        self.problems.setFrameShape(QListWidget.Shape.NoFrame)
        lines.addWidget(self.problems)
        frame.hide()
        self.trouble = frame
        return frame

    # -- showing ------------------------------------------------------------------------------------------

    def _state_changed(self, before: State, after: State) -> None:
        parts = ("models", "active", "beside")
        if any(getattr(before, part) is not getattr(after, part) for part in parts):
            # What was said is of the step before; whoever makes a step says what there is to say after it.
            self._tell("")
            self.table.show_state(after)
            self._ask_days()

    def _ask_days(self) -> None:
        """Ask the workspace which models were changed since they were kept."""
        workspace, works = self.session.workspace, self.session.state.models
        if workspace is not None:
            self._later.ask(lambda: edited_days(workspace, works))

    def _follow_row(self) -> None:
        state, model_id = self.session.state, self.table.model_id
        ids = [each.id for each in state.models]
        self.score.setEnabled(bool(model_id) and model_id != state.active)
        self.delete.setEnabled(len(ids) > 1)
        self.up.setEnabled(model_id in ids[1:])
        self.down.setEnabled(model_id in ids[:-1])

    def _tell(self, words: str, *, undo: bool = False, role: str = "muted") -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        set_role(self.said, "role", role)
        self.undo.setVisible(undo)

    def _name(self, model_id: str) -> str:
        return self.session.state.model_of(model_id).model.name

    # -- doing --------------------------------------------------------------------------------------------

    def _change(self, after: State, text: str) -> None:
        self.session.change(after, text)

    def _activate(self) -> None:
        model_id = self.table.model_id
        if model_id and model_id != self.session.state.active:
            name = self._name(model_id)
            self.session.activate_model(model_id, self.tr("Model “{name}”").format(name=name))
            self._tell(self.tr("“{name}” scores now.").format(name=name))

    def _rename(self, model_id: str, name: str) -> None:
        state, name = self.session.state, name.strip()
        old = self._name(model_id)
        free = shelf.free_name(name, state, but=model_id) if name else old
        if free != old:
            self._change(shelf.renamed(state, model_id, free), self.tr("Rename “{name}”").format(name=old))
        if free != name:
            # What was typed is blank or taken: show what the model is called.
            self.table.show_state(self.session.state)
            self._tell("" if not name else self.tr("“{name}” is taken.").format(name=name), role="warning")

    def _show_beside(self, model_id: str, shown: bool) -> None:
        text = self.tr("Show “{name}” beside") if shown else self.tr("Hide “{name}” beside")
        after = shelf.shown_beside(self.session.state, model_id, shown)
        self._change(after, text.format(name=self._name(model_id)))

    def _copy(self) -> None:
        model_id = self.table.model_id
        name = self._name(model_id)
        after = shelf.copied(self.session.state, model_id, name)
        known = {each.id for each in self.session.state.models}
        self._change(after, self.tr("Duplicate “{name}”").format(name=name))
        self.table.select(next(each.id for each in after.models if each.id not in known))

    def _delete(self) -> None:
        state, model_id = self.session.state, self.table.model_id
        if not model_id or len(state.models) == 1:
            return
        name = self._name(model_id)
        self._change(shelf.without(state, model_id), self.tr("Delete model “{name}”").format(name=name))
        self._tell(self.tr("“{name}” was deleted.").format(name=name), undo=True)

    def _move(self, by: int) -> None:
        text = self.tr("Order of the models")
        self._change(shelf.moved(self.session.state, self.table.model_id, by), text)

    def _empty(self) -> None:
        model = shelf.empty_model(self.tr("New model"), self.tr("Rules"), date.today(), self.tr("Begun"))
        made = shelf.of_value(model, self.session.state)
        self.session.add_model(made, self.tr("Add model “{model}”").format(model=made.model.name))
        self.table.select(made.id)
        self.table.rename()

    def _from_template(self) -> None:
        self._open(TemplatesDialog(self.session, self))

    def _from_wizard(self) -> None:
        self._open(WizardDialog(self.session, self))

    def _open(self, dialog: QDialog) -> None:
        dialog.accepted.connect(lambda: self.table.select(self.session.state.active))
        dialog.open()

    # -- files --------------------------------------------------------------------------------------------

    def _import(self) -> None:
        models, books = self.tr("Models and scored workbooks"), self.tr("All files")
        kinds = f"{models} ({shelf.MODEL_FILES} {shelf.WORKBOOKS});;{books} (*)"
        self._ask(QFileDialog(self, self.tr("Import a model"), str(Path.home()), kinds), self.read)

    def _ask(self, dialog: QFileDialog, do: Callable[[Path], object]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: do(Path(name)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Import the model of a file or of a scored workbook; what is wrong with it is listed here."""
        self.trouble.hide()
        job = self.session.jobs.start(
            self.tr("Reading {file}").format(file=path.name), lambda tell: shelf.read_source(path)
        )
        job.succeeded.connect(self._have_read)
        job.failed.connect(self._failed)

    def _have_read(self, read: shelf.Imported) -> None:
        if read.file is None:
            self._show_trouble(read)
            return
        made = shelf.fresh(read.file, self.session.state)
        self.session.add_model(made, self.tr("Import “{name}”").format(name=made.model.name))
        self.table.select(made.id)
        self._tell(self.tr("“{name}” was imported, and scores now.").format(name=made.model.name), undo=True)

    def _show_trouble(self, read: shelf.Imported) -> None:
        self.problems.clear()
        if read.problems:
            text = self.tr("{file} cannot be read as a model. Mend this in the file, and import it again:")
            self.trouble_words.setText(text.format(file=read.path.name))
        else:
            said = f"{in_words(read.message)} {in_words(read.mend)}".strip()
            self.trouble_words.setText(f"{self._place(read)}: {said}")
        for problem in read.problems:
            where = self.tr("Line {line}: ").format(line=problem.place.line) if problem.place.line else ""
            QListWidgetItem(
                icons.icon("danger", theme.tokens().danger),
                f"{where}{in_words(problem.message)} {in_words(problem.mend)}".strip(),
                self.problems,
            )
        self.problems.setVisible(bool(read.problems))
        self.trouble.show()

    def _place(self, read: shelf.Imported) -> str:
        facts = {"file": read.path.name, "line": read.line, "text": read.quoted}
        if read.quoted:
            return self.tr("{file}, line {line} (“{text}”)").format(**facts)
        return self.tr("{file}, line {line}").format(**facts) if read.line else read.path.name

    def _failed(self, failure: Failure) -> None:
        where = f"{failure.error.place}: " if str(failure.error.place) else ""
        self._tell(f"{where}{in_words(failure.error.message)} {in_words(failure.error.mend)}".strip(), role="danger")

    def _export(self) -> None:
        model_id = self.table.model_id
        model = self.session.state.model_of(model_id).model
        start = Path.home() / shelf.file_name((model.name,), ".yaml")
        dialog = QFileDialog(self, self.tr("Export a model"), str(start), f"{self.tr('Model files')} (*.yaml)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("yaml")
        dialog.selectFile(start.name)
        self._ask(dialog, partial(self.write, model_id))

    def write(self, model_id: str, path: Path) -> None:
        """Save a model as a file, comments and all. What is given away is kept as a version first."""
        work = self.session.state.model_of(model_id)
        title = self.tr("Writing {file}").format(file=path.name)
        job = keep_version(self.session, self.tr("Exported to {file}").format(file=path.name), model_id)
        self.give_out.setEnabled(False)
        job.failed.connect(self._failed)
        job.failed.connect(self._end_writing)
        job.succeeded.connect(lambda kept: self._write(replace(work, model=kept.model), path, title))

    def _write(self, kept: WorkModel, path: Path, title: str) -> None:
        # One that was deleted meanwhile is written as it was kept; the dialog may be closed by now.
        work = next((each for each in self.session.state.models if each.id == kept.id), kept)
        job = self.session.jobs.start(title, lambda tell: _saved(work, path))
        if isValid(self):
            job.ended.connect(self._end_writing)
            job.failed.connect(self._failed)
            job.succeeded.connect(self._tell_saved)
        else:
            job.failed.connect(self.session.failed)

    def _tell_saved(self, path: Path) -> None:
        self._tell(self.tr("Saved as {file}.").format(file=path))

    def _end_writing(self) -> None:
        self.give_out.setEnabled(True)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look of the window."""
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "new"):
            self.new.setIcon(icons.icon("add"))
            self.table.show_state(self.session.state)
        super().changeEvent(event)


def _saved(work: WorkModel, path: Path) -> Path:
    work.file.save(path)
    return path
