"""The data page."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from desktop.pages.page import Page
from desktop.widgets.parts import label


class DataPage(Page):
    """The data page."""

    key = "data"
    icon_name = "data"

    def title(self) -> str:
        """What the page is called."""
        return self.tr("Data")

    def build(self) -> None:
        """Make the contents."""
        layout = QVBoxLayout(self)
        layout.addWidget(label(self.title(), "title"))
