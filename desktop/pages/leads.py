"""The leads page: the list to call from, why each lead scored what it did, and the person's word over the model's."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.models.lead_list import LeadList
from desktop.pages.page import Page
from desktop.session import Session
from desktop.widgets.lead_panel import LeadPanel


class LeadsPage(Page):
    """The lead list and the details of the lead that is current in it."""

    key = "leads"
    icon_name = "leads"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._actions: dict[str, QAction] = {}
        self._make_commands()

    def title(self) -> str:
        """What the page is called."""
        return self.tr("Leads")

    def commands(self) -> Sequence[tuple[str, QAction]]:
        """What can be done with leads."""
        return [(str(action.property("menu")), action) for action in self._actions.values()]

    def build(self) -> None:
        """Make the contents."""
        self.list = LeadList(self.session, self)
        self.panel = LeadPanel(self.list)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.panel)
        self.splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def shown(self) -> None:
        """The table gets the keyboard."""
        self.panel.table.setFocus()

    def stop(self) -> None:
        """End the work in the background."""
        if self.built:
            self.list.stop()

    # -- commands -----------------------------------------------------------------------------------------

    def _make_commands(self) -> None:
        find = QKeySequence.StandardKey.Find
        self._add("edit", "find", self.tr("Find leads"), find, self._find)

    def _find(self) -> None:
        self.panel.toolbar.search.setFocus()
        self.panel.toolbar.search.selectAll()

    def _add(self, menu: str, key: str, text: str, keys: object, do: object) -> QAction:
        action = QAction(text, self)
        action.setProperty("menu", menu)
        action.setShortcut(QKeySequence(keys))  # type: ignore[call-overload]
        action.setEnabled(False)
        action.triggered.connect(lambda checked=False: do())  # type: ignore[operator]
        self._actions[key] = action
        return action

    def showEvent(self, event: QShowEvent) -> None:
        """Commands work while the page is in front."""
        super().showEvent(event)
        for action in self._actions.values():
            action.setEnabled(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Their shortcuts belong to other pages then."""
        super().hideEvent(event)
        for action in self._actions.values():
            action.setEnabled(False)
