"""How a score came about, drawn: numbers are whole where there is room, and a share of the possible takes nothing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from desktop.models.lead_details import Bar
from desktop.widgets.waterfall import Waterfall
from desktop.widgets.why_list import WhyList
from scoring.explain import Part

BARS = (
    Bar("Decision maker", 20, 0, 20, Part.RULE, "who"),
    Bar("Recent activity", 109.8765, 20, 129.8765, Part.RULE, "when"),
    Bar("129.8765 of 178 possible", 0, 73, 73, Part.SCALE, value="= 73"),
    Bar("Score", 73, 0, 73, None),
)


@pytest.fixture
def chart(qtbot: QtBot) -> Waterfall:
    made = Waterfall()
    qtbot.addWidget(made)
    made.resize(308, 120)
    made.show_bars(BARS, "#B84300")
    made.show()
    qtbot.waitExposed(made)
    return made


def test_numbers_are_written_whole(chart: Waterfall) -> None:
    axis = chart.plot.getAxis("right")
    assert axis.tickStrings([0, 1, 2, 3], 1, 1) == ["+20", "+109.8765", "= 73", "73"]


def test_a_share_of_the_possible_is_told_in_words(chart: Waterfall) -> None:
    assert chart.tip_of(2) == "129.8765 of 178 possible = 73"
    assert "129.8765 of 178 possible = 73" in chart.accessibleDescription()
    names = chart.plot.getAxis("left").tickStrings([2], 1, 1)
    assert names == ["129.8765 of 178 possible"] or names[0].endswith("…")


def test_the_list_says_the_same(qtbot: QtBot) -> None:
    shown = WhyList()
    qtbot.addWidget(shown)
    shown.show_bars(BARS)
    item = shown.topLevelItem(2)
    assert isinstance(item, QTreeWidgetItem)
    assert [item.text(column) for column in range(3)] == ["129.8765 of 178 possible", "", "73"]
