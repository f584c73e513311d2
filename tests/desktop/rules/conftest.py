"""The rules page in a window of its own, with the sample leads scored."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.rule_list_shown import Col
from desktop.pages.rules import RulesPage
from desktop.session import Session


@pytest.fixture
def page(opened: Session, qtbot: QtBot) -> Iterator[RulesPage]:
    """The page, shown, its first rule chosen."""
    made = RulesPage(opened)
    qtbot.addWidget(made)
    made.ensure_built()
    made.resize(1500, 900)
    made.show()
    qtbot.waitActive(made)
    made.shown()
    settle(made, qtbot)
    yield made
    made.close()


def settle(page: RulesPage, qtbot: QtBot) -> None:
    """Wait until scores and preview are those of the page."""
    desk = page.desk
    qtbot.waitUntil(lambda: not desk.session.pending and not desk.forecast.waiting, timeout=5000)
    qtbot.waitUntil(lambda: not page.editor._ordering.isActive())


def type_over(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Put the keyboard into a line and type in the place of what stands there."""
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    if text:
        qtbot.keyClicks(field, text)
    else:
        qtbot.keyClick(field, Qt.Key.Key_Delete)


def choose(qtbot: QtBot, box: QComboBox, data: object) -> None:
    """Choose an item of a box by the keyboard, as its pop-up does it."""
    row = box.findData(data)
    assert row >= 0, data
    box.showPopup()
    view = box.view()
    view.setCurrentIndex(box.model().index(row, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    box.hidePopup()


def spot_of(page: RulesPage, rule_id: str, column: Col = Col.RULE) -> QPoint:
    """The middle of a rule's cell in the list."""
    index = page.list.model.index_of_rule(rule_id, column)
    page.list.tree.scrollTo(index)
    return page.list.tree.visualRect(index).center()


def click_rule(
    page: RulesPage,
    qtbot: QtBot,
    rule_id: str,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Click a rule in the list."""
    viewport = page.list.tree.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, modifier, spot_of(page, rule_id))
