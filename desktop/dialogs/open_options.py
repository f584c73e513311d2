"""Asking for a lead file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.models.opening import file_filter, first_folder
from desktop.session import Opening, Session


def ask_lead_file(session: Session, parent: QWidget, recent: Sequence[Path] = ()) -> QFileDialog:
    """Let the person choose a lead file, and open it."""
    title = QCoreApplication.translate("Opening", "Open leads")
    dialog = QFileDialog(parent, title, str(first_folder(recent)), file_filter())
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: session.open(Opening(Path(name))))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
