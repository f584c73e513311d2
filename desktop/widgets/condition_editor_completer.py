"""Completion of values from the leads: a pop-up of the texts that a column has, the commonest first, with counts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop import theme, words
from desktop.models.completion import Value

_COUNT = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class _Values(QAbstractListModel):
    """The texts, and how many leads have each."""

    def __init__(self, values: tuple[Value, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._values = values

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self._values)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text, or its count."""
        value = self._values[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return value.text
        return words.count(value.count) if role == _COUNT else None


class _Delegate(QStyledItemDelegate):
    """The text at the left, its count at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room around the text, so that a click hits."""
        size = super().sizeHint(option, index)
        return QSize(size.width() + 60, option.fontMetrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one value."""
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(QColor(theme.tokens().muted))
        rect = QRect(option.rect).adjusted(0, 0, -theme.SMALL, 0)
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, index.data(_COUNT) or "")
        painter.restore()


def complete(field: QLineEdit, values: tuple[Value, ...]) -> QCompleter:
    """Offer these values in a line; the completer is the line's own afterwards."""
    completer = QCompleter(_Values(values, field), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(12)
    popup = QListView()
    popup.setUniformItemSizes(True)
    popup.setMinimumWidth(240)
    completer.setPopup(popup)
    # The pop-up's own delegate is set by the completer when it takes it, so ours comes after.
    popup.setItemDelegate(_Delegate(popup))
    # The line deletes the one that it had before.
    field.setCompleter(completer)
    return completer
