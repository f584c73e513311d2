"""Dialogs that were closed are gone, and hold nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.main_window import MainWindow
from desktop.session import Session
from desktop.window_commands import WindowCommands

WAYS: tuple[Callable[[WindowCommands], None], ...] = (
    WindowCommands.about,
    WindowCommands.shortcuts,
    WindowCommands.export,
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_closed_dialogs_are_deleted(way: Callable[[WindowCommands], None], opened: Session, qtbot: QtBot) -> None:
    window = MainWindow(opened)
    qtbot.addWidget(window)
    window.show()
    way(window.own_commands)
    (dialog,) = (each for each in window.findChildren(QDialog) if each.isVisible())
    qtbot.wait(0)
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog))
    # Nothing of it hears of this any more.
    opened.close_leads()
