"""The rules page."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from desktop.pages.page import Page
from desktop.widgets.parts import label


class RulesPage(Page):
    """The rules page."""

    key = "rules"
    icon_name = "rules"

    def title(self) -> str:
        """What the page is called."""
        return self.tr("Rules")

    def build(self) -> None:
        """Make the contents."""
        layout = QVBoxLayout(self)
        layout.addWidget(label(self.title(), "title"))
