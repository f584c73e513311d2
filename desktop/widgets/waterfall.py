"""How a score came about, as a waterfall: every contribution from the sum before it, and at last the score itself.

This module imports pyqtgraph: import it when a waterfall is first shown. `WhyList` says the same in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from desktop import theme, words
from desktop.models.lead_details import Bar
from desktop.widgets import plots
from scoring.explain import Part

_ROW = 26
_THICK = 0.58
# Room for "+12.5" behind a bar, in pixels.
_VALUE = 52
_LEAST_LABEL, _MOST_LABEL = 90, 190


class _Names(pg.AxisItem):  # type: ignore[misc]
    """The labels left of the bars, cut to the room that there is."""

    names: Sequence[str] = ()

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        return [(1.0, [float(place) for place in range(len(self.names))])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        metrics = QFontMetrics(self.style["tickFont"])
        room = max(int(self.width()) - 12, 20)
        return [metrics.elidedText(self.names[int(value)], Qt.TextElideMode.ElideRight, room) for value in values]


class Waterfall(QWidget):
    """Draws bars from the top down. `ruleWanted(id)`: a bar of a rule was clicked. `colors`: of the score's own bar."""

    ruleWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()
        self._color = ""
        self._names = _Names("left")
        self.plot = plots.plot(self.tr("How the score came about"))
        self.plot.setAxisItems({"left": self._names})
        self.plot.hideAxis("bottom")
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The mouse is this widget's own: a chart would keep the wheel from the panel around it.
        self.plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._box = self.plot.getPlotItem().getViewBox()
        self._box.invertY(True)
        self._box.disableAutoRange()
        self._items: list[Any] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plot)
        self.setMouseTracking(True)
        self._restyle()

    def show_bars(self, bars: Sequence[Bar], color: str) -> None:
        """Show these bars; color: #RRGGBB of the score's own."""
        self.bars, self._color = tuple(bars), color
        self._names.names = [bar.label for bar in bars]
        self.setFixedHeight(max(len(bars), 1) * _ROW + 6)
        said = "; ".join(f"{bar.label} {words.signed(bar.points)}" for bar in bars[:-1])
        self.setAccessibleName(self.tr("How the score came about"))
        self.setAccessibleDescription(said)
        self._draw()

    def row_at(self, y: float) -> int:
        """The bar at a height in pixels; -1 for none."""
        row = int((y - 3) * len(self.bars) / max(self.height() - 6, 1)) if self.bars else -1
        return row if 0 <= row < len(self.bars) else -1

    def tip_of(self, row: int) -> str:
        """What is said of a bar under the mouse."""
        bar = self.bars[row]
        if bar.part is None:
            return self.tr("{what}: {points}").format(what=bar.label, points=words.number(bar.points))
        text = self.tr("{what}: {points}, {total} so far").format(
            what=bar.label, points=words.signed(bar.points), total=words.number(bar.end)
        )
        return f"{text}\n{self.tr('Click to open the rule')}" if bar.rule_id else text

    # -- inside -------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        for item in self._items:
            self.plot.removeItem(item)
        self._items = []
        if not self.bars:
            return
        look = theme.tokens()
        self._fit_range()
        rows = range(len(self.bars))
        self._add(pg.InfiniteLine(0, angle=90, pen=pg.mkPen(look.strong_line)))
        starts = [min(bar.start, bar.end) for bar in self.bars]
        ends = [max(bar.start, bar.end) for bar in self.bars]
        brushes = [pg.mkBrush(QColor(self._color_of(bar))) for bar in self.bars]
        widths = [end - start for start, end in zip(starts, ends, strict=True)]
        self._add(
            pg.BarGraphItem(x0=starts, y=list(rows), width=widths, height=_THICK, brushes=brushes, pen=pg.mkPen(None))
        )
        self._add_steps(look.strong_line)
        for row, bar in enumerate(self.bars):
            text = words.signed(bar.points) if bar.part is not None else words.number(bar.points)
            value = pg.TextItem(text, color=look.text, anchor=(0, 0.5))
            font = self.font()
            font.setPixelSize(12)
            font.setBold(bar.part is None)
            value.setFont(font)
            value.setPos(ends[row], row)
            self._add(value)

    def _add_steps(self, color: str) -> None:
        """Thin lines from the end of each bar to the next."""
        x: list[float] = []
        y: list[float] = []
        for row, bar in enumerate(self.bars[:-1]):
            x += [bar.end, bar.end]
            y += [row + _THICK / 2, row + 1 - _THICK / 2]
        if x:
            self._add(pg.PlotCurveItem(x=x, y=y, connect="pairs", pen=pg.mkPen(color)))

    def _color_of(self, bar: Bar) -> str:
        look = theme.tokens()
        if bar.part is None:
            return self._color
        if bar.part is not Part.RULE:
            return look.faint
        return look.positive if bar.points >= 0 else look.negative

    def _add(self, item: Any) -> None:
        self.plot.addItem(item)
        self._items.append(item)

    def _fit_range(self) -> None:
        metrics = QFontMetrics(self._names.style["tickFont"])
        longest = max(metrics.horizontalAdvance(bar.label) for bar in self.bars) + 16
        # Half of the room at most for words: the bars are what the eye compares.
        label = min(max(longest, _LEAST_LABEL), _MOST_LABEL, max(self.width() // 2, _LEAST_LABEL))
        self._names.setWidth(label)
        low = min(0.0, *(min(bar.start, bar.end) for bar in self.bars))
        high = max(0.0, *(max(bar.start, bar.end) for bar in self.bars))
        room = max(self.width() - label - _VALUE, 40)
        self._box.setRange(
            xRange=(low, high + max(high - low, 1e-9) * _VALUE / room), yRange=(-0.5, len(self.bars) - 0.5), padding=0
        )

    def _restyle(self) -> None:
        plots.restyle(self.plot)
        self._names.setTextPen(pg.mkPen(theme.tokens().text))
        self._names.setPen(pg.mkPen(None))
        self._names.setStyle(tickLength=0, tickTextOffset=6)

    # -- Qt -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give labels and values their room."""
        super().resizeEvent(event)
        if self.bars:
            self._fit_range()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the mouse."""
        row = self.row_at(event.position().y())
        if row < 0:
            return
        clickable = bool(self.bars[row].rule_id)
        self.setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)
        QToolTip.showText(event.globalPosition().toPoint(), words.plain_tip(self.tip_of(row)), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the rule of the bar."""
        row = self.row_at(QPointF(event.position()).y())
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside and row >= 0 and self.bars[row].rule_id:
            self.ruleWanted.emit(self.bars[row].rule_id)

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the new look."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_items"):
            self._restyle()
            self._draw()
        super().changeEvent(event)
