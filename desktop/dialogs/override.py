"""Overruling the model for one lead or for many at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop import theme, words
from desktop.models.lead_details import lead_title, tier_label
from desktop.models.lead_overrides import dropped, overrule, shared
from desktop.session import Session
from desktop.widgets.override_box import OverrideFields
from desktop.widgets.parts import label


class OverrideDialog(QDialog):
    """Tier and reason for some leads (counted from 0); OK is one step of undo.

    Where leads are read meanwhile it closes and says so: others may stand in these rows then.
    """

    def __init__(self, session: Session, leads: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.leads = session, tuple(leads)
        self.setWindowTitle(self.tr("Override"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(440)
        self.fields = OverrideFields()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Override"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("role", "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.fields.entered.connect(self.accept)
        self.fields.changed.connect(self._check)
        self.hint = label("", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(label(self._who(), "heading", wrap=True))
        layout.addWidget(self.hint)
        layout.addWidget(self.fields)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self._fill()
        session.leadsChanged.connect(self._leads_changed)

    def _who(self) -> str:
        prepared = self.session.prepared
        if len(self.leads) == 1 and prepared is not None:
            return ", ".join(filter(None, lead_title(prepared, self.leads[0])))
        return self.tr("{count} leads").format(count=words.count(len(self.leads)))

    def _fill(self) -> None:
        scores = self.session.scores
        assert scores is not None
        own = {int(scores.model_tier[lead]) for lead in self.leads[:1]} if len(self.leads) == 1 else set()
        tier = scores.tier_names[own.pop()] if own else ""
        if tier:
            hint = self.tr("The model says {tier}. Its score stays beside your word.").format(tier=tier_label(tier))
        else:
            hint = self.tr("The model's scores stay beside your word. Overrides that these leads have are replaced.")
        self.hint.setText(hint)
        self.fields.show_said(scores.model, tier, shared(self.session, self.leads))
        self.fields.tier.setFocus()

    def _check(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self.fields.complete)

    def _leads_changed(self) -> None:
        self.leads = ()
        if not self.isVisible():
            return
        said = self.fields.said
        self.reject()
        self.session.told.emit(dropped([said] if said is not None and said != self.fields.was else []))

    def accept(self) -> None:
        """Let it count; of a reason alone nothing would."""
        if not self.fields.complete:
            self.fields.tier.setFocus()
            return
        overrule(self.session, self.leads, self.fields.said)
        super().accept()
