"""What the editors of the rules page have in common: a form that is scrolled where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop import theme
from desktop.widgets.keyboard_area import Follower


class EditorForm(QScrollArea):
    """A scrolled form: `inside` holds the fields, `column` lays them out. Whoever makes one of it gives it a name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        # Its fields take the keyboard; the area itself would be one stop too many.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = QWidget()
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(theme.WIDE, theme.GAP, theme.WIDE, theme.WIDE)
        self.column.setSpacing(theme.SMALL)
        self.setWidget(self.inside)
        Follower(self)
