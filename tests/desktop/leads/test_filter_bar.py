"""The line of chips below the search: where Tab finds them, and that nothing jumps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.models.opening import sample_opening
from desktop.pages.leads import LeadsPage
from desktop.session import Session
from desktop.widgets.tier_chips import TierToggle
from scoring.model import Condition
from tests.desktop.conftest import open_leads


@pytest.fixture
def late(session: Session, qtbot: QtBot) -> Iterator[LeadsPage]:
    """A page that was on the screen before there were any leads, as in a window that has just begun."""
    made = LeadsPage(session)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.ensure_built()
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    open_leads(session, qtbot, sample_opening().path, sample_opening())
    qtbot.waitUntil(lambda: made.list.shown == 300 and not made.list.busy and bool(made.panel.filters.tiers))
    yield made
    made.stop()


def tab_on(page: LeadsPage, times: int) -> list[str]:
    """The names of what has the keyboard after each Tab."""
    found = []
    for _ in range(times):
        now = QApplication.focusWidget()
        assert now is not None
        QTest.keyClick(now, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        found.append(now.text() if isinstance(now, TierToggle) else now.accessibleName())
    return found


def test_tab_goes_from_the_buttons_over_the_tiers_to_the_leads(late: LeadsPage, qtbot: QtBot) -> None:
    late.panel.toolbar.details.setFocus()
    assert tab_on(late, 5) == ["Hot", "Warm", "Cold", "Disqualified", "Leads"]
    # Chips that come and go do not change that.
    late.list.views.toggle_tier("Hot", True)
    late.list.views.add_condition(Condition("Email", "contains", ("a",)))
    qtbot.waitUntil(lambda: not late.list.busy)
    late.panel.toolbar.details.setFocus()
    names = tab_on(late, 8)
    assert names[:4] == ["Hot", "Warm", "Cold", "Disqualified"]
    assert names[-1] == "Leads"
    late.list.views.clear_filters()
    late.panel.toolbar.details.setFocus()
    assert tab_on(late, 5)[-1] == "Leads"


def test_a_tier_with_the_keyboard_is_seen_to_have_it(late: LeadsPage) -> None:
    chip = late.panel.filters.tiers[0]
    late.table.setFocus()
    without = chip.grab().toImage()
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    assert chip.grab().toImage() != without


def test_clear_all_comes_and_goes_without_moving_the_table(late: LeadsPage, qtbot: QtBot) -> None:
    top = late.table.mapTo(late, late.table.rect().topLeft())
    late.list.views.toggle_tier("Hot", True)
    qtbot.waitUntil(late.panel.filters.clear.isVisible)
    QApplication.processEvents()
    assert late.table.mapTo(late, late.table.rect().topLeft()) == top
