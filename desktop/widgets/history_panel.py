"""The history of the active model: its versions, what is different between any two, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import icons, theme, words
from desktop.jobs import Failure, Job
from desktop.models import history, shelf
from desktop.models.core_words import in_words
from desktop.models.later import Later
from desktop.models.voice import WindowVoice
from desktop.session import Session
from desktop.state import State
from desktop.widgets.parts import ComboBox, button, card, label
from desktop.widgets.version_list import VersionList, VersionRow
from scoring.diff import ChangeKind
from scoring.model import ScoringModel
from scoring.modelfile import ModelFile
from scoring.store import StoredVersion

_SIGNS = {ChangeKind.ADDED: "add", ChangeKind.REMOVED: "remove", ChangeKind.CHANGED: "edit", ChangeKind.MOVED: "down"}


class HistoryPanel(QWidget):
    """The panel; it reads the workspace when it is shown, and when a model or its versions change meanwhile."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._versions: tuple[StoredVersion, ...] = ()
        self._models: dict[tuple[str, int], ScoringModel | None] = {}
        self._late, self._reading = True, False
        self._later = Later(self)
        self._later.answered.connect(self._take)
        self._later.failed.connect(self._take_failure)
        self.versions = VersionList()
        self.versions.setAccessibleName(self.tr("Versions"))
        self.versions.picked.connect(lambda number: self._show_version())
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(self._left())
        sides.addWidget(self._right())
        sides.setStretchFactor(0, 2)
        sides.setStretchFactor(1, 5)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(theme.GAP)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.WIDE, theme.GAP, theme.WIDE, theme.WIDE)
        whole.addWidget(sides)
        session.stateChanged.connect(self._state_changed)
        session.versionsChanged.connect(lambda model: self._catch_up())

    # -- making -------------------------------------------------------------------------------------------

    def _left(self) -> QWidget:
        frame, lines = card(margin=theme.GAP)
        lines.addWidget(label(self.tr("Versions"), "heading"))
        lines.addWidget(self.versions, 1)
        frame.setMinimumWidth(300)
        return frame

    def _right(self) -> QWidget:
        frame, lines = card(margin=theme.GAP)
        self.title = label("", "heading", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.restore = button(self.tr("Restore"), self._restore)
        self.restore.setToolTip(self.tr("Make this version the present model again; undo takes it back"))
        self.export = button(self.tr("Export…"), self._export, icon="export")
        self.export.setToolTip(self.tr("Save this version as a model file (.yaml)"))
        head = QHBoxLayout()
        said = QVBoxLayout()
        said.setSpacing(theme.TINY)
        said.addWidget(self.title)
        said.addWidget(self.about)
        head.addLayout(said, 1)
        head.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.export, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        lines.addWidget(self._keeping())
        lines.addWidget(self._tabs(), 1)
        return frame

    def _keeping(self) -> QWidget:
        self.keep_box = QWidget()
        across = QHBoxLayout(self.keep_box)
        across.setContentsMargins(0, 0, 0, 0)
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("What changed, and why"))
        self.note.setAccessibleName(self.tr("Note on this version"))
        self.note.setMaxLength(500)
        self.note.returnPressed.connect(self._keep)
        self.keep = button(self.tr("Keep this version"), self._keep, role="primary")
        across.addWidget(self.note, 1)
        across.addWidget(self.keep)
        return self.keep_box

    def _tabs(self) -> QWidget:
        self.other = ComboBox()
        self.other.activated.connect(lambda place: self._show_version())
        name = label(self.tr("Compared &with"), "muted")
        name.setTextFormat(Qt.TextFormat.AutoText)
        name.setBuddy(self.other)
        across = QHBoxLayout()
        across.addWidget(name)
        across.addWidget(self.other, 1)
        self.changes = _word_list(self.tr("Differences"))
        first = QWidget()
        lines = QVBoxLayout(first)
        lines.setContentsMargins(0, theme.SMALL, 0, 0)
        lines.addLayout(across)
        lines.addWidget(self.changes, 1)
        self.log = _word_list(self.tr("Change log"))
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(first, self.tr("Differences"))
        tabs.addTab(self.log, self.tr("Change log"))
        self.tabs = tabs
        return tabs

    # -- showing ------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        if self._late:
            self.refresh()

    def _state_changed(self, before: State, after: State) -> None:
        if before.work_model is not after.work_model:
            self._catch_up()

    def _catch_up(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._late = True

    def refresh(self) -> None:
        """Read the versions anew and show them; off the window's thread, as another program may hold the workspace."""
        self._late = False
        workspace, work = self.session.workspace, self.session.state.work_model
        self._later.ask(lambda: history.shown_versions(workspace, work))

    def _take_failure(self, failure: Failure) -> None:
        self._take(())
        self.about.setText(f"{in_words(failure.error.message)} {in_words(failure.error.mend)}".strip())

    def _take(self, versions: tuple[StoredVersion, ...]) -> None:
        self._versions = versions
        self.versions.show_rows(self._rows())
        self._fill_other()
        self._show_version()

    def _rows(self) -> Sequence[VersionRow]:
        model = self.session.model
        said = self.tr("Version {version}").format(version=model.version)
        kept = self._model(self._versions[0].number) if self._versions else None
        if kept is not None and history.differences(kept, model):
            said = self.tr("Changed since version {version}").format(version=self._versions[0].version)
        now = VersionRow(0, self.tr("Now"), said, "")
        return (now, *(self._row(version) for version in self._versions))

    def _row(self, version: StoredVersion) -> VersionRow:
        parts = (moment_words(version), version.author)
        title = self.tr("Version {version}").format(version=version.version)
        note = version.note or in_words(history.summary(version))
        return VersionRow(version.number, title, " · ".join(part for part in parts if part), note)

    def _fill_other(self) -> None:
        chosen = self.other.currentData()
        self.other.blockSignals(True)
        self.other.clear()
        self.other.addItem(self.tr("the version before"), history.BEFORE)
        self.other.addItem(self.tr("what is there now"), history.NOW)
        for version in self._versions:
            text = self.tr("version {version}, {moment}") if version.made else self.tr("version {version}")
            self.other.addItem(text.format(version=version.version, moment=moment_words(version)), version.number)
        self.other.setCurrentIndex(max(self.other.findData(chosen), 0))
        self.other.blockSignals(False)

    def _show_version(self) -> None:
        """Show the chosen version beside the one that it is compared with; models still unread are read first."""
        number = self.versions.number
        numbers = [version.number for version in self._versions]
        other = self.other.currentData()
        older, newer = history.compared(number, history.BEFORE if other is None else other, numbers)
        newest = numbers[0] if numbers else 0
        wanted = {each for each in (number, older, newer, newest) if each} - {history.ORIGIN, None}
        missing = [each for each in self._versions if each.number in wanted and self._key(each) not in self._models]
        if missing:
            self._read(missing)
            return
        self._show_head(self._version(number))
        self._show_changes(older, newer)
        self._show_log(self._model(number) or self.session.model)

    def _version(self, number: int) -> StoredVersion | None:
        return next((each for each in self._versions if each.number == number), None)

    def _key(self, version: StoredVersion) -> tuple[str, int]:
        return (version.model, version.number)

    def _model(self, number: int) -> ScoringModel | None:
        """The model of a side; None where it cannot be read."""
        if number == history.NOW:
            return self.session.model
        if number == history.ORIGIN:
            return self.session.state.work_model.origin.model
        version = self._version(number)
        return None if version is None else self._models.get(self._key(version))

    def _read(self, missing: Sequence[StoredVersion]) -> None:
        """Read models of versions off the window's thread: a long one takes a tenth of a second."""
        if self._reading:
            return
        self._reading = True
        job = Job(self.tr("Reading versions"), lambda tell: {self._key(v): history.model_of(v) for v in missing}, self)
        job.succeeded.connect(self._have_read)
        job.start_soon()

    def _have_read(self, models: dict[tuple[str, int], ScoringModel | None]) -> None:
        self._reading = False
        self._models.update(models)
        self.versions.show_rows(self._rows())
        self._show_version()

    def _show_head(self, version: StoredVersion | None) -> None:
        self.keep_box.setVisible(version is None)
        self.restore.setVisible(version is not None)
        model = self.session.model if version is None else self._model(version.number)
        self.export.setEnabled(model is not None)
        if version is not None:
            self.title.setText(self.tr("Version {version}").format(version=version.version))
            self.about.setText("\n".join(part for part in (self._row(version).when, version.note) if part))
            self.restore.setEnabled(model is not None and model != self.session.model)
            return
        self.title.setText(self.session.model.name)
        newest = self._versions[0] if self._versions else None
        kept = newest if newest is not None and newest.number != history.ORIGIN else None
        known = self.session.workspace is not None
        base = self._model(kept.number if kept is not None else history.ORIGIN)
        changed = base is None or bool(history.differences(base, self.session.model))
        self.keep_box.setVisible(known and (changed or kept is None))
        self.about.setText(self._now_words(changed, kept, known))

    def _now_words(self, changed: bool, kept: StoredVersion | None, known: bool) -> str:
        if not known:
            return self.tr("No workspace is open, so no versions are kept.")
        version = self.session.model.version
        if kept is None and changed:
            return self.tr("Changed since it was version {version}. Keep this version to come back to it.").format(
                version=version
            )
        if kept is None:
            return self.tr(
                "Version {version}, unchanged. Keep it before you try something out: there is a way back to every "
                "version that is kept."
            ).format(version=version)
        if changed:
            return self.tr("Changed since version {version}, which is kept.").format(version=kept.version)
        return self.tr("Kept as version {version}.").format(version=kept.version)

    def _show_changes(self, older: int | None, newer: int) -> None:
        self.changes.clear()
        if older is None:
            _add(self.changes, self.tr("There is nothing before it to compare with."), "")
            return
        old, new = self._model(older), self._model(newer)
        if old is None or new is None:
            _add(self.changes, self.tr("Another Hotsheet kept this version; this one cannot read it."), "warning")
            return
        found = history.differences(old, new)
        if not found:
            _add(self.changes, self.tr("No difference."), "good")
        for each in found:
            _add(self.changes, each.sentence, _SIGNS[each.kind])

    def _show_log(self, model: ScoringModel) -> None:
        self.log.clear()
        day = WindowVoice().day
        for change in reversed(model.changes):
            who = f" · {change.author}" if change.author else ""
            _add(self.log, f"{change.version} · {day(change.date)}{who}\n{change.text}", "")
        if not model.changes:
            _add(self.log, self.tr("The change log is empty: every kept version adds an entry."), "")

    # -- doing --------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        job = history.keep_version(self.session, self.note.text().strip())
        self.keep.setEnabled(False)
        job.succeeded.connect(lambda kept: self.note.clear())
        self._follow(job)

    def _restore(self) -> None:
        version = self._version(self.versions.number)
        if version is not None:
            self._follow(history.restore_version(self.session, version))

    def _follow(self, job: Job) -> None:
        job.failed.connect(self.session.failed)
        job.succeeded.connect(lambda result: self.versions.select(0))
        job.ended.connect(self._followed)

    def _followed(self) -> None:
        self.keep.setEnabled(True)
        self.refresh()

    def _export(self) -> None:
        version = self._version(self.versions.number)
        model = self._model(self.versions.number)
        if model is None:
            return
        name = shelf.file_name((model.name, model.version), ".yaml")
        kinds = f"{self.tr('Model files')} (*.yaml)"
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Export a version"), str(Path.home() / name), kinds)
        if path:
            self.save(version, Path(path))

    def save(self, version: StoredVersion | None, path: Path) -> Job:
        """Write a version (None: what is there now) as a model file, comments and all."""
        work = self.session.state.work_model
        job = self.session.jobs.start(
            self.tr("Writing {file}").format(file=path.name),
            lambda tell: (work.file if version is None else ModelFile.from_text(version.text)).save(path),
        )
        job.failed.connect(self.session.failed)
        return job

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look of the window."""
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "export"):
            self.export.setIcon(icons.icon("export"))
            self._late = True
            if self.isVisible():
                self.refresh()
        super().changeEvent(event)


def moment_words(version: StoredVersion) -> str:
    """When a version was kept, as the locale writes it; nothing for the model as it came."""
    when = history.moment(version)
    return "" if when is None else f"{words.day(when.date())}, {words.time_of_day(when)}"


def _word_list(name: str) -> QListWidget:
    """A list of sentences that wrap."""
    made = QListWidget()
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setSelectionMode(QListWidget.SelectionMode.NoSelection)
    made.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
    made.setSpacing(3)
    made.setFrameShape(QListWidget.Shape.NoFrame)
    return made


def _add(place: QListWidget, text: str, sign: str) -> None:
    item = QListWidgetItem(text, place)
    if sign:
        item.setIcon(icons.icon(sign))
