"""The gallery of templates: a card for each, with what it is for and how well the open leads suit it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop import theme

_PAD = 12
_ROLE = int(Qt.ItemDataRole.UserRole)
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class TemplateCard:
    """What stands on a card. fits: "" unknown, "good" all fields are there, "muted" some, "warning" none."""

    key: str
    name: str
    purpose: str
    size: str
    fit: str
    fits: str


class TemplateList(QListWidget):
    """The cards. picked(key): another card is the current one; wanted(key): Enter or a double click."""

    picked = Signal(str)
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_CardDelegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setStyleSheet("QListWidget { background: transparent; border: none; }")
        self.currentItemChanged.connect(lambda now, before: self.picked.emit(self.key))
        self.itemDoubleClicked.connect(lambda item: self.wanted.emit(self.key))

    def show_cards(self, cards: Sequence[TemplateCard]) -> None:
        """Show these cards; the current one stays so where it is among them."""
        kept = self.key
        self.blockSignals(True)
        self.clear()
        for card in cards:
            item = QListWidgetItem(self)
            item.setData(_ROLE, card)
            item.setText(". ".join(part for part in (card.name, card.purpose, card.size, card.fit) if part))
            if card.key == kept:
                self.setCurrentItem(item)
        if self.currentRow() < 0 and cards:
            self.setCurrentRow(0)
        self.blockSignals(False)
        if self.key != kept:
            self.picked.emit(self.key)

    @property
    def key(self) -> str:
        """The key of the current card; "" for none."""
        return str(self.currentItem().data(_ROLE).key) if self.currentRow() >= 0 else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the current one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.key:
            self.wanted.emit(self.key)
        else:
            super().keyPressEvent(event)


class _CardDelegate(QStyledItemDelegate):
    """Draws a card."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A title, two lines of purpose, a line of facts."""
        line = QFontMetrics(option.font).height()
        return QSize(200, 4 * line + 2 * _PAD + 16)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw it."""
        card: TemplateCard = index.data(_ROLE)
        look, state = theme.tokens(), option.state
        font = QFont(option.font)
        line = QFontMetrics(font).height()
        area = QRect(option.rect).adjusted(2, 2, -6, -6)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        keys = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        ring = look.focus if keys else look.accent if chosen else look.line
        painter.setPen(QPen(QColor(ring), 3 if keys else 2 if chosen else 1))
        painter.setBrush(QColor(look.tint if chosen else look.raised if over else look.surface))
        painter.drawRoundedRect(QRectF(area), theme.RADIUS, theme.RADIUS)
        inside = area.adjusted(_PAD, _PAD - 2, -_PAD, -_PAD + 2)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(look.text))
        name = QFontMetrics(bold).elidedText(card.name, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(QRect(inside.left(), inside.top(), inside.width(), line), 0, name)
        painter.setFont(font)
        painter.setPen(QColor(look.muted))
        purpose = QRect(inside.left(), inside.top() + line + 4, inside.width(), 2 * line)
        painter.drawText(purpose, _WRAP, card.purpose)
        foot = QRect(inside.left(), inside.bottom() - line, inside.width(), line)
        painter.setPen(QColor(look.faint))
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignLeft), card.size)
        if card.fit:
            painter.setPen(QColor(getattr(look, card.fits or "muted")))
            painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight), card.fit)
        painter.restore()
