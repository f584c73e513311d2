"""The ground of our charts: pyqtgraph in the colours and the writing of the window.

pyqtgraph takes a third of a second to import, so whoever draws a chart imports this module when it is first shown.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QWidget

from desktop import theme


def plot(name: str, parent: QWidget | None = None) -> pg.PlotWidget:
    """An empty chart without menus of its own, that the mouse does not move. name: what a screen reader says."""
    made = pg.PlotWidget(parent=parent, enableMenu=False)
    made.setAccessibleName(name)
    made.setAntialiasing(True)
    made.hideButtons()
    made.setMouseEnabled(x=False, y=False)
    made.setFrameStyle(0)
    restyle(made)
    return made


def restyle(chart: pg.PlotWidget) -> None:
    """Give a chart the colours of the look that the window has now."""
    look = theme.tokens()
    chart.setBackground(QColor(look.surface))
    font = QFont(chart.font())
    font.setPixelSize(12)
    for side in ("left", "bottom"):
        axis = chart.getAxis(side)
        axis.setPen(pg.mkPen(look.line))
        axis.setTextPen(pg.mkPen(look.muted))
        axis.setTickFont(font)
        axis.setStyle(tickLength=-4)
