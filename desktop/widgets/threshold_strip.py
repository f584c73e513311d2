"""What stands above the score distribution: each tier's name, leads and share over its part, and the threshold chips.

Parts that are too narrow for words stay without: the table of tiers says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import theme
from desktop.widgets.threshold_chip import HEIGHT, ThresholdChip

_LINE = 18
_WORDS = 2 * _LINE + 6
_FOOT = 10
_APART = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A tier's part of the scale: from and to which score, its words, and its colour (RRGGBB)."""

    low: float
    high: float
    name: str
    count: str
    change: str
    color: str


class ThresholdStrip(QWidget):
    """The strip. `place_of` gives the x of a score within the strip; chips stand where their scores are."""

    def __init__(self, place_of: Callable[[float], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place_of = place_of
        self._parts: Sequence[Part] = ()
        self.chips: list[ThresholdChip] = []
        self._values: list[float] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines of words, and the chips."""
        return QSize(400, _WORDS + (HEIGHT + _FOOT if self.chips else 0))

    def minimumSizeHint(self) -> QSize:
        """As high as it is; as narrow as it must."""
        return QSize(200, self.sizeHint().height())

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Write the words of the tiers' parts."""
        self._parts = parts
        self.update()

    def place_chips(self, values: Sequence[float]) -> None:
        """Put the chips where their scores are, beside one another where these are near."""
        self._values = list(values)
        lefts = _apart(
            [self._place_of(value) - chip.width() / 2 for value, chip in zip(values, self.chips, strict=True)],
            [chip.width() for chip in self.chips],
            self.width(),
        )
        for chip, left in zip(self.chips, lefts, strict=True):
            chip.move(round(left), _WORDS)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and a thread from each chip to its line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.tokens().muted), 1.5))
        for chip, value in zip(self.chips, self._values, strict=True):
            at = self._place_of(value)
            top = QPointF(min(max(at, chip.x() + 6), chip.geometry().right() - 6), _WORDS + HEIGHT - 1)
            painter.drawLine(top, QPointF(at, self.height()))
        for part in self._parts:
            self._draw(painter, part)

    def _draw(self, painter: QPainter, part: Part) -> None:
        left, right = self._place_of(part.low), self._place_of(part.high)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        plain, bold = QFontMetrics(self.font()), QFontMetrics(strong)
        room = right - left - 8
        said = f"{part.count}  {part.change}" if part.change else part.count
        wide = plain.horizontalAdvance(said)
        if wide > room and part.change:
            said, wide = part.count, plain.horizontalAdvance(part.count)
        if wide > room:
            return
        middle, look = (left + right) / 2, theme.tokens()
        name = bold.elidedText(part.name, Qt.TextElideMode.ElideRight, int(room - 16))
        width = bold.horizontalAdvance(name) + 16
        painter.setPen(QPen(QColor(look.strong_line), 1))
        painter.setBrush(QColor(f"#{part.color}"))
        painter.drawRoundedRect(QRectF(middle - width / 2, 4, 10, 10), 3, 3)
        painter.setPen(QColor(look.text))
        painter.setFont(strong)
        painter.drawText(QRectF(middle - width / 2 + 16, 0, width, _LINE), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(self.font())
        painter.setPen(QColor(look.muted))
        painter.drawText(QRectF(left, _LINE, right - left, _LINE), Qt.AlignmentFlag.AlignCenter, said)


def _apart(lefts: list[float], widths: Sequence[float], room: float) -> list[float]:
    """The left ends of chips, moved as little as needed so that none lies on another or outside."""
    order = sorted(range(len(lefts)), key=lambda at: lefts[at])
    # Chips that touch move as one block, whose middle stays where the middle of their wishes was.
    blocks: list[tuple[list[int], float, float]] = []
    for at in order:
        block = ([at], lefts[at], widths[at])
        while blocks and blocks[-1][1] + blocks[-1][2] + _APART > block[1]:
            before, left, width = blocks.pop()
            weight = len(before) + len(block[0])
            wished = (left * len(before) + (block[1] - width - _APART) * len(block[0])) / weight
            block = ([*before, *block[0]], wished, width + _APART + block[2])
        blocks.append(block)
    placed = [0.0] * len(lefts)
    for members, left, width in blocks:
        at_x = max(min(left, room - width), 0.0)
        for at in members:
            placed[at] = at_x
            at_x += widths[at] + _APART
    return placed
