"""What has the keyboard is in sight; what the mouse presses stays under it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.keyboard_area import KeyboardArea


@pytest.fixture
def area(qtbot: QtBot) -> KeyboardArea:
    inner = QWidget()
    lines = QVBoxLayout(inner)
    lines.setSpacing(30)
    for number in range(20):
        lines.addWidget(QPushButton(f"Button {number}"))
    made = KeyboardArea(inner)
    qtbot.addWidget(made)
    made.resize(200, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def at_the_edge(area: KeyboardArea) -> QPushButton:
    """A button that is only half in sight."""
    button = area.findChildren(QPushButton)[10]
    area.verticalScrollBar().setValue(button.y() + button.height() // 2 - area.viewport().height())
    return button


def test_a_button_at_the_edge_is_clicked_at_once(area: KeyboardArea, qtbot: QtBot) -> None:
    button, bar = at_the_edge(area), area.verticalScrollBar()
    before, window = bar.value(), area.window().windowHandle()
    spot = button.mapTo(area.window(), QPoint(button.width() // 2, 4))
    # By way of the window, as from a real mouse: wherever the button is by then.
    with qtbot.waitSignal(button.clicked, timeout=2000):
        QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=spot)
    assert bar.value() == before
    assert button.hasFocus()


@pytest.mark.parametrize("reason", [Qt.FocusReason.TabFocusReason, Qt.FocusReason.OtherFocusReason])
def test_what_the_keyboard_comes_to_is_in_sight(area: KeyboardArea, reason: Qt.FocusReason) -> None:
    button = at_the_edge(area)
    button.setFocus(reason)
    assert area.viewport().rect().contains(button.mapTo(area.viewport(), button.rect().bottomLeft()))
