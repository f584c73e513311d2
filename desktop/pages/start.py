"""The start page."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from desktop.pages.page import Page
from desktop.widgets.parts import label


class StartPage(Page):
    """The start page."""

    key = "start"
    icon_name = "start"

    def title(self) -> str:
        """What the page is called."""
        return self.tr("Start")

    def build(self) -> None:
        """Make the contents."""
        layout = QVBoxLayout(self)
        layout.addWidget(label(self.title(), "title"))
