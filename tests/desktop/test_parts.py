"""The small parts that pages are made of."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.widgets.parts import ComboBox

LONG = "Old leads of the fair in Rotterdam — hidden, about 12,400 rows, 37 columns"


@pytest.mark.parametrize("count", [2, 40])
def test_the_list_of_a_narrow_box_shows_its_texts_whole(qtbot: QtBot, count: int) -> None:
    box = ComboBox()
    qtbot.addWidget(box)
    box.setMinimumContentsLength(4)
    box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.addItems([LONG, *(str(number) for number in range(1, count))])
    box.resize(90, 30)
    with qtbot.waitExposed(box):
        box.show()
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    text = box.fontMetrics().horizontalAdvance(LONG)
    assert box.width() < text
    assert box.view().viewport().width() >= max(text, box.view().sizeHintForColumn(0))
    box.hidePopup()


@pytest.mark.parametrize("count", [1, 2, 8])
def test_a_short_list_shows_each_of_its_lines_whole(qtbot: QtBot, count: int) -> None:
    box = ComboBox()
    qtbot.addWidget(box)
    box.addItems([f"choice {number}" for number in range(count)])
    box.show()
    box.showPopup()
    view = box.view()
    for row in range(count):
        line = view.visualRect(box.model().index(row, 0))
        assert view.viewport().rect().contains(line)
        assert line.height() >= 24
    box.hidePopup()
