"""Lists, panels and pages of the sample leads, for the tests of the leads page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.lead_list import LeadList
from desktop.pages.leads import LeadsPage
from desktop.session import Session

Dialog = TypeVar("Dialog", bound=QDialog)


@pytest.fixture
def leads(opened: Session, qtbot: QtBot) -> Iterator[LeadList]:
    """The sample leads as a list, without any widget."""
    made = LeadList(opened)
    qtbot.waitUntil(lambda: not made.busy and made.shown == made.count)
    yield made
    made.stop()


@pytest.fixture
def page(opened: Session, qtbot: QtBot) -> Iterator[LeadsPage]:
    """The page with the sample leads, on screen."""
    made = LeadsPage(opened)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.ensure_built()
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.shown()
    qtbot.waitUntil(lambda: made.list.shown == 300 and made.details.details is not None)
    yield made
    made.stop()


@pytest.fixture
def dialog(qtbot: QtBot) -> Callable[[QWidget, type[Dialog]], Dialog]:
    """Finds the dialog of a kind that a widget has opened."""

    def find(parent: QWidget, kind: type[Dialog]) -> Dialog:
        qtbot.waitUntil(lambda: any(each.isVisible() for each in parent.findChildren(kind)))
        return next(each for each in parent.findChildren(kind) if each.isVisible())

    return find
