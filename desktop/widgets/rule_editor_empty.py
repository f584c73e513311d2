"""What stands where the editor would be while nothing is chosen: how to begin, where the model has no rules."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import theme
from desktop.models.rule_desk import RuleDesk
from desktop.widgets.parts import button, label


class EmptyEditor(QWidget):
    """Follows a desk. `templatesWanted` and `wizardWanted` are for the page to answer."""

    templatesWanted = Signal()
    wizardWanted = Signal()

    def __init__(self, desk: RuleDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.title = label("", "heading", wrap=True)
        self.hint = label("", "muted", wrap=True)
        self.add = button(self.tr("Add the first rule"), desk.add_rule, role="primary", icon="add")
        self.wizard = button(self.tr("Start with a few questions…"), self.wizardWanted.emit, icon="wizard")
        self.templates = button(self.tr("Choose a template…"), self.templatesWanted.emit, icon="template")
        for words in (self.title, self.hint):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        # One below the other: side by side they are too wide for a small window.
        buttons = QVBoxLayout()
        buttons.setSpacing(theme.SMALL)
        for each in (self.add, self.wizard, self.templates):
            each.setMinimumWidth(260)
            buttons.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.HUGE, theme.HUGE, theme.HUGE, theme.HUGE)
        whole.setSpacing(theme.GAP)
        whole.addStretch(1)
        whole.addWidget(self.title)
        whole.addWidget(self.hint)
        whole.addLayout(buttons)
        whole.addStretch(2)

    def refresh(self) -> None:
        """Say how to begin, or to choose a rule."""
        none = not self._desk.model.rules
        for each in (self.add, self.wizard, self.templates):
            each.setVisible(none)
        if none:
            self.title.setText(self.tr("This model has no rules yet"))
            self.hint.setText(self.tr("Every lead scores 0. Five to ten good rules are enough to begin with."))
        else:
            self.title.setText(self.tr("Choose a rule on the left"))
            self.hint.setText(self.tr("Choose several to change them together."))
