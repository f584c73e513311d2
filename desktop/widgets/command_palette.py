"""The command palette (Ctrl+K): type a few letters of what you want to do, press Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.models.palette import Entry, ranked
from desktop.widgets.parts import label

_ROW = 36
_SHOWN_ROWS = 10
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_Index = QModelIndex | QPersistentModelIndex


class EntryModel(QAbstractListModel):
    """The entries that fit what was typed."""

    def __init__(self, entries: Sequence[Entry], recent: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all, self._recent = tuple(entries), tuple(recent)
        self.found: list[Entry] = ranked(self._all, "", self._recent)

    def find(self, typed: str) -> None:
        """Show what fits."""
        self.beginResetModel()
        self.found = ranked(self._all, typed, self._recent)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many entries fit."""
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """An entry's text; with its menu and its shortcut for screen readers."""
        entry = self.found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.text, entry.where, entry.keys) if part)
        if role == Qt.ItemDataRole.UserRole:
            return entry
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """What cannot be done now is shown, and cannot be chosen."""
        flags = super().flags(index)
        return flags if self.found[index.row()].enabled else flags & ~Qt.ItemFlag.ItemIsEnabled


class _Delegate(QStyledItemDelegate):
    """A row: what it does, where it stands in the menus, and its keys at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        look, entry = theme.tokens(), index.data(Qt.ItemDataRole.UserRole)
        area = option.rect.adjusted(theme.GAP, 0, -theme.GAP, 0)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        elif option.state & QStyle.StateFlag.State_MouseOver and entry.enabled:
            painter.fillRect(option.rect, look.raised)
        painter.setPen(look.text if entry.enabled else look.faint)
        middle = Qt.AlignmentFlag.AlignVCenter
        metrics = painter.fontMetrics()
        right = f"{entry.where}    {entry.keys}" if entry.keys else entry.where
        room = area.width() - metrics.horizontalAdvance(right) - theme.WIDE
        painter.drawText(area, middle, metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, room))
        painter.setPen(look.faint)
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, right)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows are of one height."""
        return QSize(200, _ROW)


class CommandPalette(QDialog):
    """Opens over the window, at its top; closes when something was chosen, or with Esc.

    recent: the names of what was used lately, which stand first. chosen: told of an entry before it is done.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        parent: QWidget,
        recent: Sequence[str] = (),
        chosen: Callable[[Entry], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self.setWindowTitle(self.tr("Commands"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.model = EntryModel(entries, recent, self)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Type what you want to do or go to"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda index: self._do())
        self.nothing = label(self.tr("Nothing fits that. Try fewer letters."), "muted")
        self.nothing.setMinimumHeight(_ROW)
        self.nothing.setIndent(theme.GAP)
        self.nothing.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(theme.SMALL, theme.SMALL, theme.SMALL, theme.SMALL)
        for part in (self.field, self.nothing, self.list):
            lines.addWidget(part)
        self.setFixedWidth(min(640, parent.width() - 40))
        self._fit()
        self._select(0)

    def showEvent(self, event: Any) -> None:
        """Stand at the top of the window, in its middle."""
        over = self.parentWidget()
        assert over is not None
        corner = over.mapToGlobal(over.rect().topLeft())
        self.move(corner.x() + (over.width() - self.width()) // 2, corner.y() + 64)
        super().showEvent(event)
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys move in the list while the field keeps the keyboard."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in _STEPS:
                self._select(self.list.currentIndex().row() + _STEPS[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do()
                return True
        return super().eventFilter(watched, event)

    def _find(self, typed: str) -> None:
        self.model.find(typed)
        self._fit()
        self._select(0)

    def _fit(self) -> None:
        """As high as what was found needs: a list of one thing is not followed by a hole."""
        rows = min(self.model.rowCount(), _SHOWN_ROWS)
        self.nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(rows * _ROW + 2 * self.list.frameWidth())
        lines = self.layout()
        assert lines is not None
        lines.activate()
        self.setFixedHeight(lines.sizeHint().height())

    def _select(self, row: int) -> None:
        last = self.model.rowCount() - 1
        self.list.setCurrentIndex(self.model.index(max(0, min(row, last)), 0))

    def _do(self) -> None:
        index = self.list.currentIndex()
        if index.isValid() and self.model.found[index.row()].enabled:
            entry = self.model.found[index.row()]
            if self._chosen is not None:
                self._chosen(entry)
            self.accept()
            entry.do()
