"""A scrolling area that follows the keyboard: whatever is being worked with inside it is in sight.

Qt's own area scrolls along only while Tab moves within it, and not when the keyboard comes in from elsewhere. What the
mouse presses stays where it is: moved from under the mouse, it would never be clicked.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

_AROUND = 40


class KeyboardArea(QScrollArea):
    """An area without a frame around a widget as wide as it is."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = inner
        self.setWidget(inner)
        Follower(self)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than what is inside, which cannot be scrolled sideways."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inner.minimumSizeHint().width() + bar, super().minimumSizeHint().height())


class Follower(QObject):
    """Makes any scrolling area follow the keyboard."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        try:
            inner = self._area.widget()
        except RuntimeError:
            # The keyboard moves once more while an area that has it is destroyed.
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if now is not None and inner is not None and self._area.isVisible() and inner.isAncestorOf(now):
            # Rows that have just unfolded have their place only once they are laid out.
            layout = inner.layout()
            if layout is not None:
                layout.activate()
            self._area.ensureWidgetVisible(now, 0, _AROUND)
