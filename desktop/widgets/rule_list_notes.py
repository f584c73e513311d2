"""What stands above the list of rules when there is something to say: edits that are not applied, very many rules."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop import theme, words
from desktop.models.rule_desk import RuleDesk
from desktop.widgets.parts import button, label
from desktop.widgets.problem_label import ProblemLabel


class RuleNotes(QWidget):
    """Follows a desk."""

    def __init__(self, desk: RuleDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seen = 0
        self.pending = QFrame()
        self.pending.setProperty("role", "notice")
        self.words = label("", "", wrap=True)
        self.apply = button(self.tr("Apply all"), desk.apply_all, role="quiet")
        self.discard = button(self.tr("Discard"), desk.discard_all, role="quiet")
        row = QHBoxLayout(self.pending)
        row.setContentsMargins(theme.GAP, theme.TINY, theme.TINY, theme.TINY)
        row.setSpacing(0)
        row.addWidget(self.words, 1)
        row.addWidget(self.discard)
        row.addWidget(self.apply)
        self.many = ProblemLabel()
        self.refused = label("", "danger", wrap=True)
        self.refused.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SMALL)
        whole.addWidget(self.pending)
        whole.addWidget(self.many)
        whole.addWidget(self.refused)
        desk.listChanged.connect(self.refresh)
        desk.draftChanged.connect(self.refresh)
        self.refresh()

    def refuse(self, text: str) -> None:
        """Say why what was typed in the list was not taken; until something else happens."""
        self.refused.setText(text)
        self.refused.show()
        self.show()

    def refresh(self) -> None:
        """Say what there is to say."""
        self.refused.hide()
        draft = self._desk.draft
        # The one that is open says so itself.
        elsewhere = self._desk.unapplied - (1 if draft is not None and draft.changed else 0)
        self.pending.setVisible(elsewhere > 0)
        if elsewhere == 1:
            self.words.setText(self.tr("One more edit is not applied."))
        else:
            self.words.setText(self.tr("{count} more edits are not applied.").format(count=words.count(elsewhere)))
        self.many.show_problems([each for each in self._desk.model_notes() if each.code == "many-rules"])
        # Without a parent yet, it would be a window of its own for a moment.
        if self.parentWidget() is not None:
            self.setVisible(elsewhere > 0 or bool(self.many.problems))
