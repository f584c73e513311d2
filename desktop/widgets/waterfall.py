"""How a score came about, as a waterfall: every contribution from the sum before it, and at last the score itself.

This module imports pyqtgraph: import it when a waterfall is first shown. `WhyList` says the same in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from desktop import theme, words
from desktop.models.lead_details import Bar
from desktop.widgets import plots
from scoring.explain import Part

_ROW = 26
_THICK = 0.58
# Room for the points behind the bars, in pixels, and around them.
_LEAST_VALUE, _AROUND_VALUE = 40, 16
_LEAST_LABEL, _MOST_LABEL = 90, 190


class _Words(pg.AxisItem):  # type: ignore[misc]
    """A word for each bar, cut to the room that there is: labels left of the bars, points right of them."""

    words: Sequence[str] = ()

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        return [(1.0, [float(place) for place in range(len(self.words))])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        metrics = QFontMetrics(self.style["tickFont"])
        room = max(int(self.width()) - 12, 20)
        return [metrics.elidedText(self.words[int(value)], Qt.TextElideMode.ElideRight, room) for value in values]

    def generateDrawSpecs(self, painter: QPainter) -> tuple[Any, list[Any], list[Any]] | None:
        made = super().generateDrawSpecs(painter)
        # Words alone: lines and ticks would only be in the way of the bars.
        return None if made is None else (made[0], [], made[2])

    def show_words(self, said: Sequence[str], width: int) -> None:
        """Show other words in so many pixels."""
        self.words = said
        self.setWidth(width)
        self.picture = None
        self.update()


class Waterfall(QWidget):
    """Draws bars from the top down. `ruleWanted(id)`: a bar of a rule was clicked. `colors`: of the score's own bar."""

    ruleWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()
        self._color = ""
        self._names, self._values = _Words("left"), _Words("right")
        self.plot = plots.plot(self.tr("How the score came about"))
        self.plot.setAxisItems({"left": self._names, "right": self._values})
        self.plot.showAxis("right")
        self.plot.hideAxis("bottom")
        for part in (self.plot, self.plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The mouse is this widget's own: a chart would keep the wheel from the panel around it.
        self.plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._box = self.plot.getPlotItem().getViewBox()
        self._box.invertY(True)
        self._box.disableAutoRange()
        self._zero = pg.InfiniteLine(0, angle=90)
        self._rects = pg.BarGraphItem(x0=[], y=[], width=[], height=_THICK)
        self._steps = pg.PlotCurveItem()
        for item in (self._zero, self._rects, self._steps):
            self.plot.addItem(item)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plot)
        self.setMouseTracking(True)
        self._restyle()

    def show_bars(self, bars: Sequence[Bar], color: str) -> None:
        """Show these bars; color: #RRGGBB of the score's own."""
        self.bars, self._color = tuple(bars), color
        self.setFixedHeight(max(len(bars), 1) * _ROW + 6)
        said = "; ".join(f"{bar.label} {value_of(bar)}" for bar in bars[:-1])
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
        if bar.value:
            return f"{bar.label} {bar.value}"
        if bar.part is None:
            return self.tr("{what}: {points}").format(what=bar.label, points=words.number(bar.points))
        text = self.tr("{what}: {points}, {total} so far").format(
            what=bar.label, points=words.signed(bar.points), total=words.number(bar.end)
        )
        return f"{text}\n{self.tr('Click to open the rule')}" if bar.rule_id else text

    # -- inside -------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        if not self.bars:
            return
        look = theme.tokens()
        self._fit_range()
        starts = [min(bar.start, bar.end) for bar in self.bars]
        widths = [abs(bar.end - bar.start) for bar in self.bars]
        brushes = [pg.mkBrush(QColor(self._color_of(bar))) for bar in self.bars]
        rows = list(range(len(self.bars)))
        self._rects.setOpts(x0=starts, y=rows, width=widths, height=_THICK, brushes=brushes, pen=pg.mkPen(None))
        # Thin lines lead from the end of each bar to the next, but not on to another measure.
        led = [row for row in rows[:-1] if not (self.bars[row].value or self.bars[row + 1].value)]
        x = [end for row in led for end in (self.bars[row].end, self.bars[row].end)]
        y = [edge for row in led for edge in (row + _THICK / 2, row + 1 - _THICK / 2)]
        self._steps.setData(x=x, y=y, connect="pairs", pen=pg.mkPen(look.strong_line))
        self._zero.setPen(pg.mkPen(look.strong_line))

    def _color_of(self, bar: Bar) -> str:
        look = theme.tokens()
        if bar.part is None:
            return self._color
        if bar.part is not Part.RULE:
            return look.faint
        return look.positive if bar.points >= 0 else look.negative

    def _fit_range(self) -> None:
        metrics = QFontMetrics(self._names.style["tickFont"])
        longest = max(metrics.horizontalAdvance(bar.label) for bar in self.bars) + 16
        # Half of the room at most for words: the bars are what the eye compares.
        label = min(max(longest, _LEAST_LABEL), _MOST_LABEL, max(self.width() // 2, _LEAST_LABEL))
        self._names.show_words([bar.label for bar in self.bars], label)
        values = [value_of(bar) for bar in self.bars]
        value = max(metrics.horizontalAdvance(text) for text in values) + _AROUND_VALUE
        self._values.show_words(values, min(max(value, _LEAST_VALUE), max(self.width() // 3, _LEAST_VALUE)))
        low = min(0.0, *(min(bar.start, bar.end) for bar in self.bars))
        high = max(0.0, *(max(bar.start, bar.end) for bar in self.bars))
        self._box.setRange(xRange=(low, max(high, low + 1e-9)), yRange=(-0.5, len(self.bars) - 0.5), padding=0)

    def _restyle(self) -> None:
        plots.restyle(self.plot)
        for axis in (self._names, self._values):
            axis.setTickFont(self.plot.getAxis("bottom").style["tickFont"])
            axis.setTextPen(pg.mkPen(theme.tokens().text))
            axis.setPen(pg.mkPen(None))
            axis.setStyle(tickLength=0, tickTextOffset=6)

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
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_steps"):
            self._restyle()
            self._draw()
        super().changeEvent(event)


def value_of(bar: Bar) -> str:
    """What stands behind a bar."""
    if bar.value:
        return bar.value
    return words.signed(bar.points) if bar.part is not None else words.number(bar.points)
