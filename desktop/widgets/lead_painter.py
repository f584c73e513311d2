"""Draws the rows of the lead table straight onto its viewport.

Qt's delegates are asked cell by cell and build an option each time; here a column is drawn in one go, with brushes,
fonts and chips made beforehand, so that new scores are on screen within a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from desktop import icons, theme
from desktop.models.lead_cells import PIECES, Shown
from desktop.models.lead_columns import Look
from desktop.models.leads import LeadModel
from scoring.model import Tier

_PAD = 10
_CHIP_HEIGHT = 20
_SIGN = 14
_BAR = 6
_WIDEST_LETTER = 12
_ELIDED_KEPT = 4096
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)
_ALIGNED = {Look.NUMBER: _RIGHT, Look.CENTRE: _CENTRE}
BLANK_SIGN = "–"


@dataclass(frozen=True)
class View:
    """What is to be drawn: rows by their top edge and lead, columns by their left edge and width, in pixels.

    chosen: per row, whether it is selected. current: the row with the keyboard, -1 for none. focused: whether the
    table itself has the keyboard. hovered: the row below the mouse.
    """

    rows: Sequence[int]
    leads: Sequence[int]
    tops: Sequence[int]
    columns: Sequence[tuple[int, int, int]]
    width: int
    chosen: Sequence[bool]
    current: tuple[int, int] = (-1, -1)
    focused: bool = False
    hovered: int = -1


class RowPainter:
    """Draws rows in the look that the window has now; `restyle` after the look or the font has changed."""

    def __init__(self, font: QFont, ratio: float) -> None:
        self.restyle(font, ratio)

    def restyle(self, font: QFont, ratio: float) -> None:
        """Make everything anew that depends on the look, the font, or the pixels per point."""
        look = theme.tokens()
        self.ratio = ratio
        self._font, self._bold, self._struck = QFont(font), QFont(font), QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._struck.setStrikeOut(True)
        self._metrics, self._bold_metrics = QFontMetrics(self._font), QFontMetrics(self._bold)
        self._text, self._muted, self._faint = (QPen(QColor(c)) for c in (look.text, look.muted, look.faint))
        self._danger, self._line = QPen(QColor(look.danger)), QPen(QColor(look.line))
        self._surface, self._tint, self._raised = (QColor(c) for c in (look.surface, look.tint, look.raised))
        self._accent, self._track = QColor(look.accent), QBrush(QColor(look.line))
        self._focus = QPen(QColor(look.focus), 2)
        self._flag = icons.icon("flag", look.accent).pixmap(_SIGN, _SIGN)
        self._warning = icons.icon("warning", look.danger).pixmap(_SIGN, _SIGN)
        self._chips: dict[tuple[tuple[Tier, ...], int, int], QPixmap] = {}
        self._fills: dict[tuple[Tier, ...], tuple[QBrush, ...]] = {}
        self._elided: dict[tuple[str, int], str] = {}

    def paint(self, painter: QPainter, model: LeadModel, view: View) -> None:
        """Draw the rows of a view."""
        self._paint_grounds(painter, view)
        out = model.cells.disqualified(view.leads)
        for logical, left, width in view.columns:
            column = model.columns[logical]
            by_lead, place = model.cells.column(logical)
            cells = [by_lead[lead][place] for lead in view.leads]
            if column.look is Look.SCORE:
                self._paint_scores(painter, view, cells, left, width, tuple(model.cells.tiers_of(column)))
            elif column.look is Look.TIER:
                self._paint_tiers(painter, view, cells, left, width, tuple(model.cells.tiers_of(column)))
            else:
                quiet = column.look is Look.QUIET
                self._paint_texts(painter, view, cells, out, left, width, _ALIGNED.get(column.look, _LEFT), quiet)
        self._paint_focus(painter, view)

    # -- inside -------------------------------------------------------------------------------------------

    def _paint_grounds(self, painter: QPainter, view: View) -> None:
        height = theme.ROW_HEIGHT
        for row, top, chosen in zip(view.rows, view.tops, view.chosen, strict=True):
            if chosen:
                painter.fillRect(0, top, view.width, height, self._tint)
            elif row == view.hovered:
                painter.fillRect(0, top, view.width, height, self._raised)
            # A bar as well: the ground alone would be a sign by colour only.
            if chosen:
                painter.fillRect(0, top, 3, height, self._accent)
        painter.setPen(self._line)
        for top in view.tops:
            painter.drawLine(0, top + height - 1, view.width, top + height - 1)

    def _paint_texts(
        self, painter: QPainter, view: View, cells: Sequence[Shown], out: Sequence[bool],
        left: int, width: int, align: int, quiet: bool,
    ) -> None:  # fmt: skip
        room, height = width - 2 * _PAD, theme.ROW_HEIGHT
        plain = self._muted if quiet else self._text
        painter.setFont(self._font)
        for shown, top, gone in zip(cells, view.tops, out, strict=True):
            text = shown.text
            if not text:
                painter.setPen(self._faint)
                painter.drawText(left + _PAD, top, room, height, align, BLANK_SIGN)
            elif shown.error:
                painter.drawPixmap(left + _PAD, top + (height - _SIGN) // 2, self._warning)
                painter.setPen(self._danger)
                space = room - _SIGN - 4
                painter.drawText(left + _PAD + _SIGN + 4, top, space, height, _LEFT, self._fit(text, space))
            else:
                painter.setPen(self._muted if gone else plain)
                fitting = self.fit_pieces(text, room) if quiet else self._fit(text, room)
                painter.drawText(left + _PAD, top, room, height, align, fitting)

    def _paint_scores(
        self, painter: QPainter, view: View, cells: Sequence[Shown], left: int, width: int, tiers: tuple[Tier, ...]
    ) -> None:
        height = theme.ROW_HEIGHT
        fills = self._fills_of(tiers)
        number = max(self._bold_metrics.horizontalAdvance(shown.text) for shown in cells) + 2
        start, end = left + _PAD, left + width - _PAD - number - 8
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        room = end - start
        if room >= 2 * _BAR:
            for shown, top in zip(cells, view.tops, strict=True):
                middle = top + (height - _BAR) / 2
                painter.setBrush(self._track)
                painter.drawRoundedRect(QRectF(start, middle, room, _BAR), 3, 3)
                if shown.share > 0 and not shown.struck:
                    painter.setBrush(fills[shown.place])
                    painter.drawRoundedRect(QRectF(start, middle, max(room * shown.share, _BAR), _BAR), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for shown, top in zip(cells, view.tops, strict=True):
            painter.setFont(self._struck if shown.struck else self._bold)
            painter.setPen(self._muted if shown.struck else self._text)
            painter.drawText(left, top, width - _PAD, height, _RIGHT, shown.text)

    def _paint_tiers(
        self, painter: QPainter, view: View, cells: Sequence[Shown], left: int, width: int, tiers: tuple[Tier, ...]
    ) -> None:
        top_gap = (theme.ROW_HEIGHT - _CHIP_HEIGHT) // 2
        room = width - 2 * _PAD
        for shown, top in zip(cells, view.tops, strict=True):
            if shown.place < 0:
                continue
            chip = self._chip(tiers, shown.place, room - _SIGN - 6 if shown.flag else room)
            painter.drawPixmap(left + _PAD, top + top_gap, chip)
            if shown.flag:
                at = left + _PAD + round(chip.width() / self.ratio) + 6
                sign = self._warning if shown.error else self._flag
                painter.drawPixmap(at, top + (theme.ROW_HEIGHT - _SIGN) // 2, sign)

    def _paint_focus(self, painter: QPainter, view: View) -> None:
        row, column = view.current
        if not view.focused or row not in view.rows:
            return
        top = view.tops[list(view.rows).index(row)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for logical, left, width in view.columns:
            if logical == column:
                painter.setPen(self._focus)
                painter.drawRect(QRect(left + 2, top + 2, width - 4, theme.ROW_HEIGHT - 5))

    def _fit(self, text: str, room: int) -> str:
        """A text that fits, in one line; most are short and need no measuring."""
        if "\n" in text:
            text = text.replace("\r", "").replace("\n", " ")
        if len(text) * _WIDEST_LETTER <= room:
            return text
        key = (text, room)
        found = self._elided.get(key)
        if found is None:
            if len(self._elided) > _ELIDED_KEPT:
                self._elided.clear()
            # Nobody sees more than this of a cell that holds a whole letter.
            found = self._metrics.elidedText(text[:1000], Qt.TextElideMode.ElideRight, room)
            self._elided[key] = found
        return found

    def fit_pieces(self, text: str, room: int) -> str:
        """As many whole reasons as fit: one that is cut in its number would say another one."""
        pieces = text.split(PIECES)
        if len(text) * _WIDEST_LETTER <= room or len(pieces) == 1:
            return self._fit(text, room)
        key = (text, -room)
        found = self._elided.get(key)
        if found is None:
            if len(self._elided) > _ELIDED_KEPT:
                self._elided.clear()
            found = self._elided[key] = self._whole_pieces(pieces, room)
        return found

    def _whole_pieces(self, pieces: Sequence[str], room: int) -> str:
        width = self._metrics.horizontalAdvance
        for count in range(len(pieces), 0, -1):
            shown = PIECES.join(pieces[:count]) + (f"{PIECES}…" if count < len(pieces) else "")
            if width(shown) <= room:
                return shown
        return self._fit(pieces[0], room)

    def _fills_of(self, tiers: tuple[Tier, ...]) -> tuple[QBrush, ...]:
        found = self._fills.get(tiers)
        if found is None:
            colors = theme.colors_of_tiers(tiers)
            found = self._fills[tiers] = tuple(QBrush(QColor(f"#{color.fill}")) for color in colors)
        return found

    def _chip(self, tiers: tuple[Tier, ...], place: int, room: int) -> QPixmap:
        found = self._chips.get((tiers, place, room))
        if found is None:
            if len(self._chips) > _ELIDED_KEPT:
                self._chips.clear()
            found = self._chips[tiers, place, room] = chip(tiers, place, self._bold, room, self.ratio)
        return found


def chip(tiers: Sequence[Tier], place: int, font: QFont, room: int, ratio: float, disqualified: str = "") -> QPixmap:
    """A tier as a rounded chip: its colour, a sign that counts its level, its name. room: its largest width.

    place: counted from the highest tier; after the lowest one stands "Disqualified".
    """
    color = theme.colors_of_tiers(tuple(tiers))[place]
    name = tiers[place].name if place < len(tiers) else disqualified or _disqualified()
    small = QFont(font)
    small.setPixelSize(12)
    metrics = QFontMetrics(small)
    text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(room - _SIGN - 18, 10))
    width = min(metrics.horizontalAdvance(text) + _SIGN + 20, max(room, _CHIP_HEIGHT))
    made = QPixmap(round(width * ratio), round(_CHIP_HEIGHT * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(f"#{color.fill}"))
    painter.drawRoundedRect(QRectF(0, 0, width, _CHIP_HEIGHT), _CHIP_HEIGHT / 2, _CHIP_HEIGHT / 2)
    draw_sign(painter, QColor(f"#{color.text}"), place, len(tiers))
    painter.setPen(QColor(f"#{color.text}"))
    painter.setFont(small)
    painter.drawText(QRectF(_SIGN + 10, 0, width - _SIGN - 14, _CHIP_HEIGHT), _LEFT, text)
    painter.end()
    return made


def _disqualified() -> str:
    return QCoreApplication.translate("LeadColumns", "Disqualified")


def draw_sign(painter: QPainter, ink: QColor, place: int, tiers: int) -> None:
    """Three steps, as many of them full as the tier is high; a struck ring for disqualified leads."""
    if place >= tiers:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1.5))
        painter.drawEllipse(QPointF(14, _CHIP_HEIGHT / 2), 4.5, 4.5)
        painter.drawLine(QPointF(11, _CHIP_HEIGHT / 2 + 3), QPointF(17, _CHIP_HEIGHT / 2 - 3))
        return
    last = max(tiers - 1, 1)
    full = 1 + round(2 * (last - place) / last)
    pale = QColor(ink)
    pale.setAlphaF(0.3)
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(3):
        painter.setBrush(ink if step < full else pale)
        height = 4 + 3 * step
        painter.drawRoundedRect(QRectF(8 + 4.5 * step, 15 - height, 3, height), 1, 1)
