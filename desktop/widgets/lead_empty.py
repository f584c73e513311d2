"""What stands in the place of the table while there is nothing to show: why, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop import icons, theme
from desktop.widgets.parts import button, label


class LeadEmpty(QWidget):
    """An icon, a sentence, a hint, and a button where something can be done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = "search"
        self.sign = QLabel()
        self.said = label("", "heading", wrap=True)
        self.hint = label("", "muted", wrap=True)
        self.act: QPushButton = button("", self._act, role="primary")
        self._do: Callable[[], object] = lambda: None
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        for part in (self.sign, self.said, self.hint, self.act):
            if isinstance(part, QLabel):
                part.setAlignment(Qt.AlignmentFlag.AlignCenter)
                layout.addWidget(part)
            else:
                layout.addSpacing(theme.SMALL)
                layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def say(self, icon: str, said: str, hint: str, act: str = "", do: Callable[[], object] | None = None) -> None:
        """Show these words; `act` is the button's, none where nothing can be done here."""
        self._icon = icon
        self.said.setText(said)
        self.hint.setText(hint)
        self.act.setText(act)
        self.act.setVisible(bool(act))
        self._do = do or (lambda: None)
        self.restyle()

    def _act(self) -> None:
        self._do()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "act"):
            self.restyle()
        super().changeEvent(event)

    def restyle(self) -> None:
        """Take the look that the window has now."""
        self.sign.setPixmap(icons.icon(self._icon, theme.tokens().strong_line).pixmap(48, 48))
