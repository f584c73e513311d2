"""Two bars of the tiers, before and after a change: each tier's part in its colour, with its name and count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop import theme, words
from scoring.model import Tier

_BAR, _SPACE = 22, 5


class TierBars(QWidget):
    """The bars. Where both are the same, one is drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._before: tuple[int, ...] = ()
        self._after: tuple[int, ...] = ()
        self._colors: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(
        self, names: Sequence[str], before: Sequence[int], after: Sequence[int], tiers: Sequence[Tier]
    ) -> None:
        """Show how many leads each tier has, before and after."""
        colors = theme.colors_of_tiers(tiers)
        known = {tier.name: colors[place] for place, tier in enumerate(tiers)}
        pairs = tuple(
            (f"#{known.get(name, colors[-1]).fill}", f"#{known.get(name, colors[-1]).text}") for name in names
        )
        wanted = (tuple(names), tuple(before), tuple(after), pairs)
        if wanted == (self._names, self._before, self._after, self._colors):
            return
        self._names, self._before, self._after, self._colors = wanted
        self.setAccessibleName(self._spoken())
        self.updateGeometry()
        self.update()

    def _spoken(self) -> str:
        parts = zip(self._names, self._before, self._after, strict=True)
        said = self.tr("{tier}: {before} leads before, {after} after")
        return "; ".join(
            said.format(tier=name, before=words.count(was), after=words.count(now)) for name, was, now in parts
        )

    @property
    def differ(self) -> bool:
        """Whether there are two bars."""
        return self._before != self._after

    def sizeHint(self) -> QSize:
        """As high as one bar or two."""
        rows = 2 if self.differ else 1
        return QSize(200, rows * _BAR + (rows - 1) * _SPACE + 2)

    def minimumSizeHint(self) -> QSize:
        """As the hint, but as narrow as need be."""
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        captions = (self.tr("Before"), self.tr("After")) if self.differ else ("",)
        metrics = painter.fontMetrics()
        left = max(metrics.horizontalAdvance(text) for text in captions) + (theme.SMALL if self.differ else 0)
        for row, (caption, counts) in enumerate(zip(captions, (self._before, self._after), strict=False)):
            top = 1 + row * (_BAR + _SPACE)
            painter.setPen(QColor(theme.tokens().muted))
            painter.drawText(QRectF(0, top, left, _BAR), Qt.AlignmentFlag.AlignVCenter, caption)
            self._draw(painter, QRectF(left, top, self.width() - left, _BAR), counts)

    def _draw(self, painter: QPainter, rect: QRectF, counts: Sequence[int]) -> None:
        for part, name, count, (fill, font) in self._parts(rect, counts):
            painter.setPen(QPen(QColor(theme.tokens().surface), 1))
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(part, 3, 3)
            painter.setPen(QColor(font))
            number = words.count(count)
            text = f"{name} {number}"
            room = part.width() - 8
            if painter.fontMetrics().horizontalAdvance(text) > room:
                text = number if painter.fontMetrics().horizontalAdvance(number) <= room else ""
            painter.drawText(part, Qt.AlignmentFlag.AlignCenter, text)

    def _parts(self, rect: QRectF, counts: Sequence[int]) -> list[tuple[QRectF, str, int, tuple[str, str]]]:
        """The part of each tier that has leads; one lead in a million is still to be seen."""
        total = sum(counts)
        shown = [
            (name, count, color) for name, count, color in zip(self._names, counts, self._colors, strict=True) if count
        ]
        least = min(4.0, rect.width() / max(1, len(shown)))
        spare = rect.width() - least * len(shown)
        found, x = [], rect.left()
        for name, count, color in shown:
            width = least + spare * count / total
            found.append((QRectF(x, rect.top(), width, rect.height()), name, count, color))
            x += width
        return found

    def event(self, event: QEvent) -> bool:
        """Tell all numbers in a tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._spoken().replace("; ", "\n"), self)
            return True
        return super().event(event)
