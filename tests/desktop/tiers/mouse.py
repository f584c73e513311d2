"""A person's mouse, step by step: pressed, pulled over several places, let go."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def pull(widget: QWidget, start: QPoint, by: int, *, steps: int = 8, release: bool = True) -> None:
    """Press at a point of a widget, pull sideways by so many pixels of the screen, and let go (or keep holding)."""
    screen = widget.mapToGlobal(start)
    QTest.mousePress(widget, LEFT, pos=start)
    for step in range(1, steps + 1):
        hover(widget, screen + QPoint(round(by * step / steps), step % 3), held=LEFT)
    if release:
        QTest.mouseRelease(widget, LEFT, pos=widget.mapFromGlobal(screen + QPoint(by, 0)))


def hover(widget: QWidget, screen: QPoint, held: Qt.MouseButton = NONE) -> None:
    """Move the mouse over a widget; QTest could not keep a button held, and a widget may move along."""
    at = QPointF(widget.mapFromGlobal(screen))
    event = QMouseEvent(QEvent.Type.MouseMove, at, QPointF(screen), NONE, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)
