"""What a person needs who uses the keyboard or a screen reader: a way to every control, its name, a visible focus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QLineEdit, QWidget

MOST_STOPS = 400
# Inner parts of Qt's own tables and scroll bars.
INNER = ("QTableCorner", "QScrollBar")
AROUND = 4


def controls(root: QWidget) -> list[QWidget]:
    """What can be worked with in a window now, except for the inner parts of Qt's own controls."""
    return [each for each in root.findChildren(QWidget) if _is_control(each)]


def _is_control(widget: QWidget) -> bool:
    if not (widget.isVisible() and widget.isEnabled()):
        return False
    inner = widget.objectName().startswith("qt_") or widget.metaObject().className().startswith(INNER)
    # Signs within a line of text: what they do has keys there.
    if inner or isinstance(widget.parentWidget(), QLineEdit):
        return False
    takes_keys = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value) and widget.focusProxy() is None
    return takes_keys or isinstance(widget, QAbstractButton)


def described(widget: QWidget) -> str:
    """A control in words, for a failing test."""
    owner = widget.parentWidget()
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    name = text or widget.accessibleName() or widget.toolTip() or widget.objectName()
    return f"{type(widget).__name__} {name!r} in {type(owner).__name__}"


def unnamed(root: QWidget) -> list[str]:
    """The controls that a screen reader has no name for."""
    return [described(each) for each in controls(root) if not _spoken(each)]


def _spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def walk(root: QWidget) -> Iterator[QWidget]:
    """Press Tab until the first control has the keyboard again, and give each that had it."""
    root.activateWindow()
    QTest.qWaitForWindowActive(root)
    start = next((each for each in controls(root) if _group(each) is None), None)
    if start is None:
        return
    start.setFocus(Qt.FocusReason.TabFocusReason)
    now = start
    for _ in range(MOST_STOPS):
        yield now
        QTest.keyClick(now, Qt.Key.Key_Tab)
        found = QApplication.focusWidget()
        if found is None or found in {start, now}:
            return
        now = found


def unreached(root: QWidget) -> list[str]:
    """The controls that Tab does not lead to. Of buttons that exclude one another the chosen one stands for all."""
    reached = set(walk(root))
    groups = {_group(each) for each in reached} - {None}
    return [described(each) for each in controls(root) if each not in reached and _group(each) not in groups]


def _group(widget: QWidget) -> object:
    """What arrow keys move in instead of Tab, or None."""
    if not isinstance(widget, QAbstractButton):
        return None
    # Qt's annotations do not say that there may be none.
    group = cast("QButtonGroup | None", widget.group())
    if group is not None:
        return group if group.exclusive() else None
    return widget.parentWidget() if widget.autoExclusive() else None


def unseen(root: QWidget) -> list[str]:
    """The controls that look the same with the keyboard and without."""
    found = []
    for now in walk(root):
        having = _around(now, root)
        now.clearFocus()
        if _around(now, root) == having:
            found.append(described(now))
        now.setFocus(Qt.FocusReason.TabFocusReason)
    return found


def _around(widget: QWidget, root: QWidget) -> QImage:
    place = QRect(widget.mapTo(root, widget.rect().topLeft()), widget.size())
    return root.grab(place.adjusted(-AROUND, -AROUND, AROUND, AROUND)).toImage()
