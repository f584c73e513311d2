"""A line of words that is cut with dots where there is no room, and whole in its tool tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

from desktop.words import plain_tip

_LEAST_ROOM = 40


class Elided(QLabel):
    """A label that may be narrower than its text. `mode` says where the text is cut."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text; the whole of it is in the tool tip."""
        super().setText(text)
        self.setToolTip(plain_tip(text))

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(_LEAST_ROOM, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for."""
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        box = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), self._mode, box.width())
        self.style().drawItemText(
            painter,
            box,
            int(self.alignment() | Qt.AlignmentFlag.AlignVCenter),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
        painter.end()


class WordsShortened(QLabel):
    """Text on as many lines as it takes; a single word wider than all the room is shortened in its middle.

    The room is never made wider for it. The whole text is the tip then.
    """

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            self.setProperty("role", role)
        self.whole = ""

    def setText(self, text: str) -> None:
        """Show a text."""
        self.whole = text
        self._fit()

    def _fit(self) -> None:
        metrics, room = self.fontMetrics(), max(self.width(), _LEAST_ROOM)
        middle = Qt.TextElideMode.ElideMiddle
        shown = " ".join(metrics.elidedText(word, middle, room) for word in self.whole.split(" "))
        if shown != self.text():
            super().setText(shown)
            self.setToolTip(plain_tip(self.whole) if shown != self.whole else "")
            self.setAccessibleName(self.whole)

    def minimumSizeHint(self) -> QSize:
        """No word asks for more room."""
        return QSize(_LEAST_ROOM, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten for the room that there is now."""
        super().resizeEvent(event)
        self._fit()
