"""Opening lead files: which one, how it is read where that cannot be told, and the ways on where it failed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QVBoxLayout, QWidget

from desktop import theme
from desktop.jobs import Failure
from desktop.models.mends import advice
from desktop.models.opening import file_filter, first_folder
from desktop.session import Opening, Session
from desktop.told import Action, Told
from desktop.widgets.parts import label
from desktop.widgets.reading_options import ReadingOptions


def ask_lead_file(session: Session, parent: QWidget, recent: Sequence[Path] = ()) -> QFileDialog:
    """Let the person choose a lead file, and open it."""
    title = QCoreApplication.translate("Opening", "Open leads")
    dialog = QFileDialog(parent, title, str(first_folder(recent)), file_filter())
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: session.open(Opening(Path(name))))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def opening_told(session: Session, failure: Failure, opening: Opening, parent: QWidget) -> Told:
    """Why a lead file could not be opened, with the ways on: how to read it, to try again, another file."""
    tr = QCoreApplication.translate
    said = advice(failure.error)
    actions: list[Action] = []
    if said.sheet:
        actions.append((tr("Opening", "Choose sheet and header row…"), lambda: show_options(session, opening, parent)))
    elif failure.error.place.file and opening.path.exists():
        actions.append((tr("Opening", "Try again"), lambda: session.open(opening)))
    another = tr("Opening", "Open another file…")
    actions.append((another, lambda: ask_lead_file(session, parent, [opening.path])))
    message = said.message
    if opening.path.name not in message:
        message = f"{opening.path.name}: {message}"
    return Told("danger", message, said.mend, failure.details, tuple(actions), key="opening")


def show_options(session: Session, opening: Opening, parent: QWidget) -> OpenOptionsDialog:
    """Let the person say how a file is read, and open it so."""
    dialog = OpenOptionsDialog(session, opening, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class OpenOptionsDialog(QDialog):
    """Asks how a file is read, with its first rows to look at."""

    def __init__(self, session: Session, opening: Opening, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("How to read {file}").format(file=opening.path.name))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.options = ReadingOptions()
        # A new choice is a new file to the reader: what was wrong with the old one is no matter.
        self.options.show_file(
            replace(opening, date_order=None), opening.sheet or "", opening.header_row or 1, dates=True
        )
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._open)
        self.buttons.rejected.connect(self.reject)
        down = QVBoxLayout(self)
        down.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        down.setSpacing(theme.GAP)
        down.addWidget(label(self.tr("Where do the leads stand?"), "heading"))
        down.addWidget(self.options, 1)
        down.addWidget(self.buttons)
        self.resize(880, 460)

    def _open(self) -> None:
        self.accept()
        self._session.open(self.options.opening())
