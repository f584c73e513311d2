"""A threshold as something to take hold of: a chip with the tier's name and number, for the mouse and the keyboard.

To assistive programs it is a slider, with the threshold as its value in steps of the score's last decimal.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QWidget

from desktop import theme
from scoring.workbook.look import TierColor

HEIGHT = 24
_MOST_TEXT = 150
_BIG_STEP = 10
_KEYS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -_BIG_STEP, Qt.Key.Key_PageUp: _BIG_STEP,
}  # fmt: skip


class ThresholdChip(QSlider):
    """The chip of one threshold.

    grabbed(x), pulled(x), released(): the mouse, x on the screen; cancelled(): Escape; stepped(steps): a key, or an
    assistive program.
    """

    grabbed = Signal(float)
    pulled = Signal(float)
    released = Signal()
    cancelled = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self._text, self._color, self._step = "", TierColor("FFFFFF", "000000", "FFFFFF"), 0
        self.valueChanged.connect(lambda value: self.stepped.emit(value - self._step))

    def show_threshold(self, name: str, text: str, color: TierColor, step: int, ends: tuple[int, int]) -> None:
        """Show a tier's threshold. text: what stands on the chip; ends: between which steps it may stand."""
        self._text, self._color, self._step = text, color, step
        self.setAccessibleName(name)
        self.setAccessibleDescription(text)
        # Qt's own word that the value changed would be taken for a person's.
        self.blockSignals(True)
        whole = max(min(ends[0], step), -(1 << 31)), min(max(ends[1], step), (1 << 31) - 1)
        self.setRange(*whole)
        self.setValue(step)
        self.blockSignals(False)
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its text, within reason."""
        width = QFontMetrics(self.font()).horizontalAdvance(self._text)
        return QSize(min(width, _MOST_TEXT) + 30, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The same: a chip is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip: a grip, and the words in the tier's colours."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.tokens()
        focused = self.hasFocus()
        ring = QPen(QColor(look.focus), 2) if focused else QPen(QColor(look.strong_line), 1)
        painter.setPen(ring)
        painter.setBrush(QColor(f"#{self._color.fill}"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        ink = QColor(f"#{self._color.text}")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for x in (8.0, 12.0):
            for y in (8.0, 12.0, 16.0):
                painter.drawEllipse(QPointF(x, y), 1.1, 1.1)
        painter.setPen(ink)
        room = self.rect().adjusted(18, 0, -8, 0)
        text = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideMiddle, room.width() + 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.grabbed.emit(event.globalPosition().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.pulled.emit(event.globalPosition().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by a step, with Shift by ten; Escape lets go and puts back."""
        key = Qt.Key(event.key())
        if key in _KEYS:
            big = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and abs(_KEYS[key]) == 1
            self.stepped.emit(_KEYS[key] * (_BIG_STEP if big else 1))
        elif key is Qt.Key.Key_Escape:
            self.cancelled.emit()
            event.ignore()
        else:
            event.ignore()
