"""How texts are made to fit their cells."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics

from desktop.widgets.lead_painter import RowPainter

pytestmark = pytest.mark.usefixtures("qapp")
WHY = "VP or above +40; Size 30–99 +19; Free trial +8; Silent after demo -5"


def test_reasons_are_shown_whole_or_not_at_all() -> None:
    font = QFont()
    painter, width = RowPainter(font, 1.0), QFontMetrics(font).horizontalAdvance
    pieces = WHY.split("; ")
    for room in range(width(pieces[0] + "; …"), width(WHY) + 20):
        shown = painter.fit_pieces(WHY, room)
        assert width(shown) <= room
        left = shown.removesuffix("; …").split("; ")
        assert left == pieces[: len(left)]
        assert (shown == WHY) == (len(left) == len(pieces))


def test_a_first_reason_that_does_not_fit_is_cut() -> None:
    font = QFont()
    painter, width = RowPainter(font, 1.0), QFontMetrics(font).horizontalAdvance
    room = width("VP or abo…")
    assert painter.fit_pieces(WHY, room).endswith("…")
    assert width(painter.fit_pieces(WHY, room)) <= room
