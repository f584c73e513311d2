"""The undo and redo keys on the rules page: through the open draft first, then through the steps of the session.

A field keeps a history of its own and takes the keys for it, also where it is empty or older than what was done last.
So the keys are looked at before the field that has the keyboard sees them.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from desktop.models.rule_desk import RuleDesk

_KINDS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class UndoKeys(QObject):
    """Follows the keyboard on a page; `editors` is where fields show a draft and keep nothing themselves."""

    def __init__(self, desk: RuleDesk, page: QWidget, editors: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page, self._editors = desk, page, editors
        self._watched: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        # Not by `old`: the keyboard moves once more while the widget that has it, or the page, is destroyed.
        watched, self._watched = self._watched, None
        if watched is not None and isValid(watched):
            watched.removeEventFilter(self)
        if new is None or not isValid(self._page) or not isValid(self._editors):
            return
        if self._page.isAncestorOf(new) and not _types_for_itself(new, self._editors):
            self._watched = new
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys for the draft; without a step there, leave them to the window."""
        if event.type() not in _KINDS or not isinstance(event, QKeyEvent):
            return False
        by = _direction(event)
        if not by:
            return False
        if not self._desk.can_step(by):
            # Not to the field either: the window undoes.
            event.ignore()
            return True
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._desk.step(by)
        return True


def _direction(event: QKeyEvent) -> int:
    if event.matches(QKeySequence.StandardKey.Undo):
        return -1
    # As the window has them, on every system.
    again = QKeySequence(event.keyCombination()).toString() in ("Ctrl+Y", "Ctrl+Shift+Z")
    return 1 if again or event.matches(QKeySequence.StandardKey.Redo) else 0


def _types_for_itself(field: QWidget, editors: QWidget) -> bool:
    """Whether a field holds text that no draft knows: a search, a name that is not given yet, points in the list."""
    if not isinstance(field, (QLineEdit, QPlainTextEdit)):
        return False
    return isinstance(field.parentWidget(), QComboBox) or not editors.isAncestorOf(field)
