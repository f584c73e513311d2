"""Which Hotsheet this is, what it runs on, and where its workspace lies: what a report of a fault needs."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import icons, theme
from desktop.widgets.parts import label
from scoring.cli.version import hotsheet_version


class AboutDialog(QDialog):
    """A few facts, to read and to copy. workspace: where it lies, in words."""

    def __init__(self, workspace: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Hotsheet"))
        picture = QLabel()
        picture.setPixmap(icons.program_icon().pixmap(64, 64))
        self.facts = label(self._facts(workspace), "muted", wrap=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.addWidget(label("Hotsheet", "title"))
        words.addWidget(label(self.tr("Scores leads in the spreadsheet where they live, and says why."), wrap=True))
        words.addWidget(self.facts)
        across = QHBoxLayout()
        across.setSpacing(theme.WIDE)
        across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        copy = buttons.addButton(self.tr("Copy facts"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda checked=False: QGuiApplication.clipboard().setText(self.facts.text()))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        lines.addLayout(across)
        lines.addWidget(buttons)
        self.setMinimumWidth(460)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()

    def _facts(self, workspace: str) -> str:
        said = [
            self.tr("Version {version}").format(version=hotsheet_version()),
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform(terse=True)}",
        ]
        return "\n".join([*said, workspace] if workspace else said)
