"""The score distribution: how many leads have which score, by tier, with thresholds to move.

It shows what it is given and tells what a person does; what a moved threshold means is worked out by whoever shows it.
This module imports pyqtgraph: import it when a distribution is first shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from desktop import theme, words
from desktop.models.distribution import Distribution, Ints, limits_of
from desktop.models.tiers import bounds, scale_ends
from desktop.widgets import plots
from desktop.widgets.threshold_chip import ThresholdChip
from desktop.widgets.threshold_strip import Part, ThresholdStrip
from scoring.model import DISQUALIFIED, ScoringModel
from scoring.nodes import Scaling

# How near to a line, in pixels, the mouse takes hold of it.
_NEAR = 6


class _Counts(pg.AxisItem):  # type: ignore[misc]
    """An axis of whole numbers as the locale writes them."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [words.count(round(value)) if abs(value - round(value)) < 1e-9 else "" for value in values]


class _Points(pg.AxisItem):  # type: ignore[misc]
    """An axis of scores as the locale writes them."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [words.number(value) for value in values]


@dataclass(frozen=True, slots=True)
class _Grab:
    """A threshold that the mouse holds: the tier's place, how far beside the line it was taken, where it stood."""

    place: int
    beside: float
    start: int


class DistributionChart(QWidget):
    """The chart. dragged(place, step) while a threshold is pulled, dropped(place, step) when it is let go,
    put_back() when that was called off; stepped(place, steps) for a key."""

    dragged = Signal(int, int)
    dropped = Signal(int, int)
    put_back = Signal()
    stepped = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: ScoringModel | None = None
        self._distribution: Distribution | None = None
        self._limits: tuple[int, ...] = ()
        self._bars: Ints = np.zeros((1, 0), np.int64)
        self._held: _Grab | None = None
        self._range: tuple[float, float, float] = (0, 0, 0)
        self._colored: tuple[object, ...] = ()
        self.plot = plots.plot(self.tr("Score distribution"))
        self.plot.setAxisItems({"left": _Counts("left"), "bottom": _Points("bottom")})
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Bars and lines are upright: drawn on whole pixels they are sharper, and quicker.
        self.plot.setAntialiasing(False)
        self.plot.viewport().setMouseTracking(True)
        self.plot.viewport().installEventFilter(self)
        self.plot.getPlotItem().getViewBox().disableAutoRange()
        self.plot.getAxis("left").setWidth(46)
        self.plot.getAxis("bottom").setStyle(hideOverlappingLabels=False)
        self.plot.getPlotItem().layout.setContentsMargins(0, 0, 14, 0)
        self.plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.plot.setMinimumHeight(140)
        self.strip = ThresholdStrip(self.x_of)
        self._zones: list[Any] = []
        self._items: list[Any] = []
        self._lines: list[Any] = []
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.strip)
        lines.addWidget(self.plot, 1)
        self.plot.getPlotItem().getViewBox().sigResized.connect(self._resized)
        plots.restyle(self.plot)

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def chips(self) -> Sequence[ThresholdChip]:
        """The threshold chips, from the highest tier that has one to the lowest."""
        return self.strip.chips

    @property
    def dragging(self) -> bool:
        """Whether the mouse holds a threshold."""
        return self._held is not None

    def show_model(self, model: ScoringModel) -> None:
        """Show a model's tiers and thresholds."""
        if self._held is not None and (self._model is None or _names(self._model) != _names(model)):
            # The tier that was being dragged may be another one now, or none.
            self._held = None
        self._model = model
        self._fit_items(len(model.tiers))
        self._color()
        self.show_limits(limits_of(model))

    def take_distribution(self, distribution: Distribution | None) -> None:
        """Other leads, or other scores of them, to be shown with the next thresholds; None for no leads."""
        self._distribution = distribution

    def show_limits(self, limits: Sequence[int], before: Sequence[int] | None = None) -> tuple[int, ...]:
        """Show thresholds (in steps), and the change of each tier against `before`; gives the leads of each tier."""
        self._limits = tuple(limits)
        counts = self._show_bars()
        self._show_range()
        self._show_lines()
        self._show_parts(counts, before)
        return counts

    def x_of(self, score: float) -> float:
        """Where a score stands, in pixels from the left of the strip."""
        box = self.plot.getPlotItem().getViewBox()
        return float(self.plot.mapFromScene(box.mapViewToScene(QPointF(score, 0))).x())

    def line_point(self, place: int) -> QPoint:
        """A point on a tier's line, in the chart's viewport."""
        return QPoint(round(self.x_of(self._value(self._limits[place]))), self.plot.viewport().height() // 2)

    def _value(self, step: int) -> float:
        assert self._model is not None
        return step / float(10**self._model.decimals)

    def _movable(self) -> list[int]:
        """The places of the tiers that have a line."""
        model = self._model
        if model is None or model.tiers_by_grade:
            return []
        return [place for place, tier in enumerate(model.tiers) if tier.threshold is not None]

    def _fit_items(self, tiers: int) -> None:
        """As many bars, zones, lines and chips as there are tiers; those that stay are used again."""
        while len(self._items) < tiers + 1:
            zone = pg.BarGraphItem(x0=[0], width=0, height=[0], pen=None)
            bars = pg.BarGraphItem(x0=[0], width=0, height=[0], pen=None)
            zone.setZValue(-10)
            self._zones.append(zone)
            self._items.append(bars)
            self.plot.addItem(zone)
            self.plot.addItem(bars)
            self._colored = ()
        while len(self._items) > tiers + 1:
            self.plot.removeItem(self._items.pop())
            self.plot.removeItem(self._zones.pop())
            self._colored = ()
        wanted = len(self._movable())
        while len(self._lines) < wanted:
            line = pg.InfiniteLine(angle=90, movable=False)
            self._lines.append(line)
            self.plot.addItem(line)
            self._colored = ()
            self.strip.chips.append(self._new_chip())
        while len(self._lines) > wanted:
            self.plot.removeItem(self._lines.pop())
            chip = self.strip.chips.pop()
            chip.hide()
            chip.deleteLater()
        self.strip.updateGeometry()

    def _new_chip(self) -> ThresholdChip:
        chip = ThresholdChip(self.strip)
        order = len(self.strip.chips)
        chip.setToolTip(self.tr("Drag, or press the arrow keys (with Shift: ten at once)"))
        chip.grabbed.connect(lambda x: self._grab(self._movable()[order], x))
        chip.pulled.connect(self._pull)
        chip.released.connect(self._drop)
        chip.cancelled.connect(self._cancel)
        chip.stepped.connect(lambda steps: self.stepped.emit(self._movable()[order], steps))
        chip.show()
        return chip

    def _color(self) -> None:
        assert self._model is not None
        look = theme.tokens()
        colors = theme.colors_of_tiers(self._model.tiers)
        if self._colored == (colors, look):
            return
        self._colored = (colors, look)
        for zone, bars, color in zip(self._zones, self._items, colors, strict=True):
            tint = QColor(f"#{color.fill}")
            tint.setAlpha(26)
            bars.setOpts(brush=pg.mkBrush(f"#{color.fill}"), pen=pg.mkPen(None))
            zone.setOpts(brush=pg.mkBrush(tint), pen=pg.mkPen(None))
        for line in self._lines:
            line.setPen(pg.mkPen(look.muted, width=1.5))

    def _show_bars(self) -> tuple[int, ...]:
        shown = self._distribution
        if shown is None or shown.tiers != len(self._limits) or self._model is None:
            for item in self._items:
                item.setOpts(x0=np.zeros(1), width=0, height=np.zeros(1), y0=np.zeros(1))
            self._bars = np.zeros((len(self._limits) + 1, 0), np.int64)
            return ()
        scale = 10.0**shown.decimals
        self._bars = shown.bars(self._limits)
        lefts, width = shown.edges[:-1] / scale, (shown.edges[1] - shown.edges[0]) / scale
        # The lowest tier at the bottom of a bar, disqualified leads below all: so what is hot stands on top.
        base = np.zeros(len(lefts))
        for place in reversed(range(len(self._items))):
            height = self._bars[place]
            self._items[place].setOpts(x0=lefts + width * 0.06, width=width * 0.88, y0=base, height=height)
            base = base + height
        return tuple(int(number) for number in self._bars.sum(axis=1))

    def _show_range(self) -> None:
        assert self._model is not None
        low, high = self._ends()
        top = float(self._bars.sum(axis=0).max(initial=0)) * 1.08 or 1.0
        if self._held is None and self._range != (low, high, top):
            self._range = (low, high, top)
            self.plot.getPlotItem().getViewBox().setRange(xRange=(low, high), yRange=(0, top), padding=0)

    def _ends(self) -> tuple[float, float]:
        """From which to which score the chart goes."""
        assert self._model is not None
        low, high = scale_ends(self._model)
        shown = self._distribution
        if self._model.scale is Scaling.RAW:
            values = [self._value(self._limits[place]) for place in self._movable()]
            edges = [] if shown is None else [shown.value(int(shown.edges[0])), shown.value(int(shown.edges[-1]))]
            low, high = min([low, *values, *edges]), max([high, *values, *edges])
            return (low, high + (high - low) * 0.02)
        width = 1.0 if shown is None else shown.value(int(shown.edges[1] - shown.edges[0]))
        return (low, high + width)

    def _show_lines(self) -> None:
        assert self._model is not None
        colors = theme.colors_of_tiers(self._model.tiers)
        values = []
        for line, chip, place in zip(self._lines, self.strip.chips, self._movable(), strict=True):
            tier, value = self._model.tiers[place], self._value(self._limits[place])
            line.setPos(value)
            values.append(value)
            text = self.tr("{tier} from {number}").format(tier=tier.name, number=words.number(value))
            name = self.tr("Threshold of {tier}").format(tier=tier.name)
            ends = bounds(self._model, place)
            chip.show_threshold(name, text, colors[place], self._limits[place], ends)
        self.strip.place_chips(values)

    def _show_parts(self, counts: Sequence[int], before: Sequence[int] | None) -> None:
        assert self._model is not None
        movable, (start, end, top) = self._movable(), self._range
        total = sum(counts) or 1
        colors = theme.colors_of_tiers(self._model.tiers)
        order = sorted(movable, key=lambda place: -self._limits[place])
        order += [place for place in range(len(self._model.tiers)) if place not in movable]
        if movable:
            lows = [max(self._value(self._limits[place]), start) for place in order[: len(movable)]]
            lows += [start] * (len(order) - len(lows))
        else:
            # Without thresholds the words are a legend, side by side.
            lows = [end - (end - start) * (rank + 1) / len(order) for rank in range(len(order))]
        parts, high = [], end
        for place, low in zip(order, lows, strict=True):
            said, change = "", ""
            if counts:
                said = f"{words.count(counts[place])} · {words.percent(counts[place] / total)}"
                change = _change(counts[place], before[place]) if before else ""
            parts.append(Part(low, high, self._model.tiers[place].name, said, change, colors[place].fill))
            width = max(high - low, 0.0) if movable else 0.0
            self._zones[place].setOpts(x0=np.array([low]), width=width, height=np.array([top]))
            high = low
        self.strip.show_parts(parts)

    # -- what a person does -------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take hold of a line in the chart itself, and tell what a bar is."""
        if not isinstance(event, QMouseEvent):
            return False
        screen = event.globalPosition().x()
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton:
                place = self._line_near(event.position().x())
                if place is None:
                    return False
                self.strip.chips[self._movable().index(place)].setFocus(Qt.FocusReason.MouseFocusReason)
                self._grab(place, screen)
            case QEvent.Type.MouseMove if self._held is not None:
                self._pull(screen)
            case QEvent.Type.MouseButtonRelease if self._held is not None:
                self._drop()
            case QEvent.Type.MouseMove if not event.buttons():
                self._hover(event)
                return False
            case _:
                return False
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look of the window."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and self._model is not None:
            plots.restyle(self.plot)
            self._color()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chips above their lines."""
        super().resizeEvent(event)
        self._resized()

    def _resized(self) -> None:
        if self._model is not None:
            self._show_lines()
            self.strip.update()

    def _line_near(self, x: float) -> int | None:
        near = [(abs(self.x_of(self._value(self._limits[place])) - x), place) for place in self._movable()]
        found = min(near, default=(_NEAR + 1.0, 0))
        return found[1] if found[0] <= _NEAR else None

    def _hover(self, event: QMouseEvent) -> None:
        view, place = self.plot.viewport(), self._line_near(event.position().x())
        view.setCursor(Qt.CursorShape.ArrowCursor if place is None else Qt.CursorShape.SizeHorCursor)
        text = "" if place is not None else self._bar_words(event.position())
        QToolTip.showText(event.globalPosition().toPoint() + QPoint(0, 8), text, view)

    def _bar_words(self, at: QPointF) -> str:
        """What a bar says of itself: its scores, and its leads by tier."""
        shown, model = self._distribution, self._model
        if shown is None or model is None or not self._bars.shape[1]:
            return ""
        box = self.plot.getPlotItem().getViewBox()
        score = box.mapSceneToView(self.plot.mapToScene(at.toPoint())).x()
        bar = int(np.searchsorted(shown.edges, score * 10**shown.decimals, side="right")) - 1
        if not 0 <= bar < self._bars.shape[1] or not self._bars[:, bar].any():
            return ""
        first, last = int(shown.edges[bar]), int(shown.edges[bar + 1]) - 1
        ends = words.number(shown.value(first))
        if last > first:
            ends = self.tr("{low} to {high}").format(low=ends, high=words.number(shown.value(last)))
        names = [*(tier.name for tier in model.tiers), DISQUALIFIED]
        each = [f"{name}: {words.count(int(n))}" for name, n in zip(names, self._bars[:, bar], strict=True) if n]
        return "\n".join((self.tr("Score {range}").format(range=ends), *each))

    def _grab(self, place: int, screen: float) -> None:
        line = self._screen_of(self._value(self._limits[place]))
        self._held = _Grab(place, screen - line, self._limits[place])

    def _screen_of(self, score: float) -> float:
        return float(self.strip.mapToGlobal(QPointF(self.x_of(score), 0)).x())

    def _pull(self, screen: float) -> None:
        held, model = self._held, self._model
        if held is None or model is None:
            return
        x = self.strip.mapFromGlobal(QPointF(screen - held.beside, 0)).x()
        box = self.plot.getPlotItem().getViewBox()
        score = box.mapSceneToView(self.plot.mapToScene(QPoint(round(x), 0))).x()
        low, high = bounds(model, held.place)
        ends = [round(end * 10**model.decimals) for end in self._range[:2]]
        step = max(low, ends[0], min(high, ends[1], round(score * 10**model.decimals)))
        if step != self._limits[held.place]:
            self.dragged.emit(held.place, step)

    def _drop(self) -> None:
        held, self._held = self._held, None
        if held is not None and self._limits[held.place] != held.start:
            self.dropped.emit(held.place, self._limits[held.place])

    def _cancel(self) -> None:
        if self._held is not None:
            self._held = None
            self.put_back.emit()


def _names(model: ScoringModel) -> tuple[str, ...]:
    return tuple(tier.name for tier in model.tiers)


def _change(now: int, before: int) -> str:
    """How much a count moved: "(+12)", "(−3)", or nothing."""
    if now == before:
        return ""
    return f"({'+' if now > before else '−'}{words.count(abs(now - before))})"
