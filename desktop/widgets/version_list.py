"""The list of a model's versions: what is on the screen now at the top, below it what was kept, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop import theme

_PAD = 10
_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One row. number: of the version, 0 for what is on the screen now."""

    number: int
    title: str
    when: str
    note: str


class VersionList(QListWidget):
    """The list. picked(number): another row has become the current one."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_VersionDelegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: Sequence[VersionRow] = ()
        self.currentRowChanged.connect(self._picked)

    def show_rows(self, rows: Sequence[VersionRow]) -> None:
        """Show these rows; the current version stays the current one where it is still there."""
        if rows == self._rows:
            return
        kept = self.number
        self.blockSignals(True)
        self.clear()
        self._rows = rows
        for row in rows:
            item = QListWidgetItem(self)
            item.setData(_ROLE, row)
            item.setText("\n".join(part for part in (row.title, row.when, row.note) if part))
            item.setToolTip(row.note)
        found = [place for place, row in enumerate(rows) if row.number == kept]
        self.setCurrentRow(found[0] if found else 0)
        self.blockSignals(False)
        if not found:
            self._picked()

    @property
    def number(self) -> int:
        """The number of the current version; 0 for what is on the screen now."""
        row = self.currentRow()
        return self._rows[row].number if 0 <= row < len(self._rows) else 0

    def select(self, number: int) -> None:
        """Make the version of a number the current one."""
        for place, row in enumerate(self._rows):
            if row.number == number:
                self.setCurrentRow(place)

    def _picked(self) -> None:
        self.picked.emit(self.number)


class _VersionDelegate(QStyledItemDelegate):
    """Draws a row: the title, when and by whom, and what was noted."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two or three lines."""
        row = index.data(_ROLE)
        lines = 1 + bool(row.when) + bool(row.note)
        return QSize(160, lines * (QFontMetrics(option.font).height() + 2) + 2 * _PAD - 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw it."""
        row, look = index.data(_ROLE), theme.tokens()
        area: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(area, QColor(look.tint))
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), QColor(look.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(look.raised))
        painter.setPen(QColor(look.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        font = QFont(option.font)
        line = QRect(area.left() + _PAD + 4, area.top() + _PAD - 2, area.width() - 2 * _PAD - 4, 0)
        line.setHeight(QFontMetrics(font).height() + 2)
        for text, color, weight in (
            (row.title, look.text, QFont.Weight.DemiBold),
            (row.when, look.muted, QFont.Weight.Normal),
            (row.note, look.muted, QFont.Weight.Normal),
        ):
            if text:
                font.setWeight(weight)
                painter.setFont(font)
                painter.setPen(QColor(color))
                shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
                painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
                line.translate(0, line.height())
        painter.restore()
