"""The checks of scenes find what they are there to find."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.desktop.fitting import cut_off
from tests.desktop.reaching import unnamed, unreached, unseen

LONG = "A text that is longer than its place"


def window_of(qtbot: QtBot, *parts: QWidget) -> QWidget:
    """A shown window with some parts, each at its best size, below one another."""
    window = QWidget()
    qtbot.addWidget(window)
    lines = QVBoxLayout(window)
    for part in parts:
        lines.addWidget(part)
    window.show()
    qtbot.waitExposed(window)
    return window


def parts() -> list[QWidget]:
    wrapped = QLabel(LONG)
    wrapped.setWordWrap(True)
    tool = QToolButton()
    tool.setText(LONG)
    tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box = QComboBox()
    box.addItem(LONG)
    box.setAccessibleName("Box")
    line = QLineEdit()
    line.setPlaceholderText(LONG)
    line.setAccessibleName("Line")
    return [QLabel(LONG), wrapped, QPushButton(LONG), QCheckBox(LONG), QRadioButton(LONG), tool, box, line]


def test_what_has_its_room_is_fine(qtbot: QtBot) -> None:
    window = window_of(qtbot, *parts())
    window.resize(600, 600)
    assert cut_off(window) == unnamed(window) == unreached(window) == unseen(window) == []


def test_each_kind_of_text_that_is_cut_off_is_found(qtbot: QtBot) -> None:
    for part in parts():
        part.setFixedSize(QSize(60, 24))
        found = cut_off(window_of(qtbot, part))
        assert len(found) == 1, type(part)
        assert "takes" in found[0]


def test_what_sticks_out_is_found(qtbot: QtBot) -> None:
    part = QPushButton("Out")
    window = window_of(qtbot, part)
    part.move(window.width() - 10, 0)
    assert ["sticks out" in each for each in cut_off(window)] == [True]


def test_a_control_without_a_name_is_found(qtbot: QtBot) -> None:
    picture = QPixmap(16, 16)
    picture.fill(Qt.GlobalColor.red)
    tool = QToolButton()
    tool.setIcon(QIcon(picture))
    named = QLineEdit()
    named.setAccessibleName("Named")
    assert unnamed(window_of(qtbot, QLineEdit(), tool, named)) == [
        "QLineEdit '' in QWidget",
        "QToolButton '' in QWidget",
    ]


def test_a_control_out_of_reach_is_found(qtbot: QtBot) -> None:
    near, far = QPushButton("Near"), QPushButton("Far")
    far.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert unreached(window_of(qtbot, near, far)) == ["QPushButton 'Far' in QWidget"]


def test_a_control_that_keeps_the_tab_key_is_found(qtbot: QtBot) -> None:
    trap, far = QPlainTextEdit(), QPushButton("Far")
    window = window_of(qtbot, QPushButton("Near"), trap, far)
    assert unreached(window) == ["QPushButton 'Far' in QWidget"]
    trap.setTabChangesFocus(True)
    assert unreached(window) == []


def test_a_control_that_does_not_show_the_keyboard_is_found(qtbot: QtBot) -> None:
    class Silent(QAbstractButton):
        def paintEvent(self, event: object) -> None:
            """Looks the same always."""

        def sizeHint(self) -> QSize:
            return QSize(40, 20)

    silent = Silent()
    silent.setText("Silent")
    assert unseen(window_of(qtbot, QPushButton("First"), QPushButton("Second"), silent)) == [
        "Silent 'Silent' in QWidget"
    ]
