"""The leads page."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from desktop.pages.page import Page
from desktop.widgets.parts import label


class LeadsPage(Page):
    """The leads page."""

    key = "leads"
    icon_name = "leads"

    def title(self) -> str:
        """What the page is called."""
        return self.tr("Leads")

    def build(self) -> None:
        """Make the contents."""
        layout = QVBoxLayout(self)
        layout.addWidget(label(self.title(), "title"))
