"""Tiers as chips that are switched on and off, each with its colour, its level and its count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop import theme, words
from desktop.widgets.lead_painter import draw_sign
from scoring.model import Tier

_HEIGHT = 28
_SIGN = 14


class TierToggle(QAbstractButton):
    """One tier: on or off. Its name and count are its text, also for screen readers. `stepped(±1)`: an arrow key."""

    stepped = Signal(int)

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.place = place
        self.name = ""
        self._tiers: tuple[Tier, ...] = ()
        self._count = ""

    def show_tier(self, tiers: Sequence[Tier], name: str, label: str, count: int | None) -> None:
        """Show a tier (by its place among `tiers`) under a label, and how many leads it has."""
        number = "" if count is None else words.count(count)
        if (tuple(tiers), name, label, number) == (self._tiers, self.name, self.text(), self._count):
            return
        self._tiers, self.name, self._count = tuple(tiers), name, number
        self.setText(label)
        said = label if count is None else self.tr("{tier}, {leads}").format(tier=label, leads=words.leads(count))
        self.setAccessibleName(said)
        tip = self.tr("Show leads of the tier {tier}; with none chosen, all tiers are shown")
        self.setToolTip(tip.format(tier=label))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for sign, name and count."""
        wide = self._bold().horizontalAdvance(self.text()) + self.fontMetrics().horizontalAdvance(self._count)
        return QSize(wide + _SIGN + (36 if self._count else 30), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The same: a chip is never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip: filled where it is on, an outline where it is off."""
        if self.place > len(self._tiers):
            return
        look, color = theme.tokens(), theme.colors_of_tiers(self._tiers)[self.place]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, 1, self.width() - 2, self.height() - 2)
        on = self.isChecked()
        ground = QColor(f"#{color.fill}") if on else QColor(look.raised if self.underMouse() else look.surface)
        painter.setBrush(ground)
        if self.hasFocus():
            # Set apart from the ground by a gap: on some tiers the ring alone would hardly be seen.
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.setBrush(QColor(look.surface))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.setBrush(ground)
            painter.setPen(Qt.PenStyle.NoPen)
            box = box.adjusted(3, 3, -3, -3)
        else:
            painter.setPen(QPen(QColor(look.strong_line), 1))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        ink = QColor(f"#{color.text}") if on else QColor(look.text)
        painter.save()
        painter.translate(3, (self.height() - 20) / 2)
        draw_sign(painter, ink, self.place, len(self._tiers))
        painter.restore()
        painter.setPen(ink)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        left = _SIGN + 14
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 0, self.width(), self.height()), middle, self.text())
        left += self._bold().horizontalAdvance(self.text()) + 7
        painter.setFont(self.font())
        if not on:
            painter.setPen(QColor(look.muted))
        painter.drawText(QRectF(left, 0, self.width(), self.height()), middle, self._count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the tiers beside, Enter switches as the space bar does."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Look alive under the mouse."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave, QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def _bold(self) -> QFontMetrics:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font)
