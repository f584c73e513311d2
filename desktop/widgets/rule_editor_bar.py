"""The bar below an editor: whether the draft is applied, what stands in its way, and the buttons that decide."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop import icons, theme, words
from desktop.models.rule_desk import RuleDesk
from desktop.widgets.parts import button, label, set_role


class DraftBar(QFrame):
    """Follows the draft of a desk."""

    def __init__(self, desk: RuleDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("role", "draftbar")
        self._sign = QLabel()
        self.words = label("", "muted", wrap=True)
        self.revert = button(self.tr("Revert"), desk.revert)
        self.restore = button(self.tr("Bring the edit back"), desk.restore, role="quiet")
        self.apply = button(self.tr("Apply"), desk.apply, role="primary")
        native = QKeySequence.SequenceFormat.NativeText
        self.apply.setToolTip(
            self.tr("Apply the edit to all leads ({keys})").format(keys=QKeySequence("Ctrl+Return").toString(native))
        )
        self.revert.setToolTip(self.tr("Go back to what is applied; the edit can be brought back"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.WIDE, theme.SMALL, theme.WIDE, theme.SMALL)
        row.setSpacing(theme.SMALL)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)
        row.addWidget(self.restore)
        row.addWidget(self.revert)
        row.addWidget(self.apply)
        desk.draftChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say how the draft stands."""
        draft = self._desk.draft
        changed = draft is not None and draft.changed
        errors = self._desk.errors if changed else ()
        self.apply.setEnabled(changed and not errors)
        self.revert.setEnabled(changed)
        self.restore.setVisible(self._desk.restorable)
        if self._desk.restorable:
            self._say("undo", "muted", self.tr("Reverted"))
        elif not changed:
            self._say("check", "muted", self.tr("Nothing to apply") if draft is not None else "")
        elif len(errors) == 1:
            self._say("danger", "danger", self.tr("One thing is missing or wrong; see above."))
        elif errors:
            said = self.tr("{count} things are missing or wrong; see above.")
            self._say("danger", "danger", said.format(count=words.count(len(errors))))
        else:
            self._say("edit", "accent", self.tr("Not applied yet"))

    def _say(self, sign: str, color: str, said: str) -> None:
        self._sign.setPixmap(icons.icon(sign, getattr(theme.tokens(), color)).pixmap(16, 16))
        self._sign.setVisible(bool(said))
        self.words.setText(said)
        set_role(self.words, "role", "danger" if sign == "danger" else "muted" if color == "muted" else "strong")

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "apply"):
            self.refresh()
        super().changeEvent(event)
