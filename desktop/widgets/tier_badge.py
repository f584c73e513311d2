"""A tier as a chip that only shows: its colour, its level, its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

from desktop.models.lead_details import tier_label
from desktop.widgets.lead_painter import chip
from scoring.model import Tier

_WIDEST = 200


class TierBadge(QLabel):
    """Shows a tier by its place among `tiers`; the place after the last is for disqualified leads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Tier, ...], int] = ((), -1)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_tier(self, tiers: Sequence[Tier], name: str, place: int) -> None:
        """Show a tier."""
        self._shown = (tuple(tiers), place)
        self.setAccessibleName(tier_label(name))
        self.setToolTip(self.tr("Tier: {tier}").format(tier=tier_label(name)))
        self._draw()

    def _draw(self) -> None:
        tiers, place = self._shown
        if place < 0:
            self.clear()
            return
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self.setPixmap(chip(tiers, place, font, _WIDEST, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the new look."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)
