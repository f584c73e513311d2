"""A notice above a page: what happened or is wrong, how to mend it, and a button that does; details folded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import icons, theme
from desktop.jobs import Failure
from desktop.models.mends import advice
from desktop.told import Told

# Milliseconds that good news stands.
_GOOD_FOR = 12_000
_COLORS = {"info": "accent", "good": "good", "warning": "warning", "danger": "danger"}


class Notice(QFrame):
    """One notice. kind: "info", "good", "warning" or "danger"; each has its own sign, so colour is not the only one."""

    closed = Signal()

    def __init__(
        self, kind: str, message: str, mend: str = "", details: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.setProperty("kind", kind)
        self.kind, self.message = kind, message
        self.setAccessibleName(f"{message} {mend}".strip())
        self._line = QHBoxLayout()
        sign = QLabel()
        sign.setPixmap(icons.icon(kind, getattr(theme.tokens(), _COLORS[kind])).pixmap(20, 20))
        self._line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QLabel(f"{message} {mend}".strip())
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._line.addWidget(words, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.GAP, theme.SMALL, theme.SMALL, theme.SMALL)
        whole.addLayout(self._line)
        if details:
            self._add_details(details, whole)
        close = QToolButton()
        close.setIcon(icons.icon("close"))
        close.setToolTip(self.tr("Close this notice"))
        close.setAccessibleName(close.toolTip())
        close.clicked.connect(self.closed)
        self._line.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    def add_action(self, text: str, do: Callable[[], object]) -> QPushButton:
        """Add a button that mends it; the notice closes when it is pressed."""
        button = QPushButton(text)
        button.clicked.connect(self.closed)
        button.clicked.connect(lambda checked=False: do())
        self._line.insertWidget(self._line.count() - 1, button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def leave(self) -> None:
        """Close, or a little later where the mouse or the keyboard is on it."""
        held = QApplication.focusWidget()
        if self.underMouse() or (held is not None and self.isAncestorOf(held)):
            QTimer.singleShot(_GOOD_FOR, self, self.leave)
        else:
            self.closed.emit()

    def _add_details(self, details: str, whole: QVBoxLayout) -> None:
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        shown.setAccessibleName(self.tr("Details"))
        shown.setMaximumHeight(160)
        shown.hide()
        fold = QPushButton(self.tr("Details"))
        fold.setProperty("role", "quiet")
        fold.setCheckable(True)
        fold.toggled.connect(shown.setVisible)
        self._line.addWidget(fold, 0, Qt.AlignmentFlag.AlignTop)
        whole.addWidget(shown)


class Notices(QWidget):
    """The place above a page where notices stand; the newest is on top, one of each `key`."""

    _MOST = 3

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(theme.GAP, theme.SMALL, theme.GAP, 0)
        self._lines.setSpacing(theme.SMALL)
        self._by_key: dict[str, Notice] = {}
        self.hide()

    def show_notice(self, notice: Notice, key: str = "") -> Notice:
        """Show a notice; one of the same key gives way."""
        self.clear(key or notice.message)
        self._by_key[key or notice.message] = notice
        notice.closed.connect(lambda: self.clear(key or notice.message))
        self._lines.insertWidget(0, notice)
        if notice.kind == "good":
            # Good news needs no answer: it goes by itself, unless somebody is about to use it.
            QTimer.singleShot(_GOOD_FOR, notice, notice.leave)
        for old in list(self._by_key)[: -self._MOST]:
            self.clear(old)
        self.show()
        return notice

    def show_failure(self, failure: Failure, key: str = "") -> Notice:
        """Show an error in words, its details folded."""
        said = advice(failure.error)
        return self.show_notice(Notice("danger", said.message, said.mend, failure.details), key)

    def show_told(self, told: Told) -> Notice:
        """Show what somebody has to tell, with what can be done about it."""
        notice = Notice(told.kind, told.message, told.mend, told.details)
        for text, do in told.actions:
            notice.add_action(text, do)
        return self.show_notice(notice, told.key)

    def clear(self, key: str) -> None:
        """Take the notice of a key away, if there is one."""
        notice = self._by_key.pop(key, None)
        if notice is not None:
            self._lines.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
        self.setVisible(bool(self._by_key))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is shown now, the oldest first."""
        return tuple(self._by_key.values())
