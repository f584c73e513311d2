"""Conditions moved by the mouse: a grip before each row, and a line where the row would go.

Keys and the menu of a row do the same; the grip is no stop of Tab.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop import theme
from desktop.models.rule_draft_tree import Path

GRIP = 12
# So far beside the conditions a row may be let go, and still goes there.
_NEAR = 40


class Grip(QWidget):
    """What a row is taken by. `dragged(at)` while it is pulled, `dropped(at)` where it is let go, both on screen."""

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pressed: QPoint | None = None
        self._moving = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(self.tr("Drag to move this condition (Ctrl+Shift+Up, Ctrl+Shift+Down)"))
        self.setAccessibleName(self.tr("Move this condition"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the row."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._moving = event.globalPosition().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull it, once the mouse has gone far enough to mean it."""
        at = event.globalPosition().toPoint()
        if self._pressed is not None:
            far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            self._moving = self._moving or far
        if self._moving:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        moving, self._moving, self._pressed = self._moving, False, None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if moving:
            self.dropped.emit(event.globalPosition().toPoint())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Six dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().muted))
        middle = self.rect().center()
        for across in (-2, 2):
            for down in (-5, 0, 5):
                painter.drawEllipse(QRect(middle.x() + across - 1, middle.y() + down - 1, 2, 2))
        painter.end()


class Dragging(QObject):
    """Follows the grips of an editor's rows. `moved(path, target)`: a row is to go before what stands at `target`."""

    moved = Signal(object, object)

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        self.line = QWidget(editor)
        self.line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.line.setAutoFillBackground(True)
        self.line.hide()

    def over(self, rows: Mapping[Path, QWidget], at: QPoint) -> None:
        """Show where a row would go."""
        found = self._target(rows, at)
        self.line.setVisible(found is not None)
        if found is not None:
            palette = self.line.palette()
            palette.setColor(self.line.backgroundRole(), QColor(theme.tokens().accent))
            self.line.setPalette(palette)
            self.line.setGeometry(found[1])
            self.line.raise_()

    def drop(self, rows: Mapping[Path, QWidget], path: Path, at: QPoint) -> None:
        """Have a row go there; far beside the conditions, nowhere."""
        self.line.hide()
        found = self._target(rows, at)
        if found is not None:
            self.moved.emit(path, found[0])

    def _target(self, rows: Mapping[Path, QWidget], at: QPoint) -> tuple[Path, QRect] | None:
        """The path that a row would have in the tree as it is, and the line there."""
        here = self._editor.mapFromGlobal(at)
        if not rows or not self._editor.rect().adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(here):
            return None
        places = {path: QRect(row.mapTo(self._editor, QPoint(0, 0)), row.size()) for path, row in rows.items()}
        nearest = min(places, key=lambda path: abs(places[path].center().y() - here.y()))
        place = places[nearest]
        above = here.y() < place.center().y()
        top = place.top() - theme.TINY - 1 if above else place.bottom() + theme.TINY - 1
        return (nearest if above else (*nearest[:-1], nearest[-1] + 1)), QRect(place.left(), top, place.width(), 3)
