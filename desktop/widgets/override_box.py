"""The fields in which a person overrules the model: the tier that counts, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop import theme
from desktop.models.lead_overrides import choices, place_of
from desktop.state import Override
from desktop.widgets.parts import ComboBox, button, label
from scoring.model import ScoringModel, Tier


class OverrideFields(QWidget):
    """Tier and reason. `changed` tells of typing; `entered` of Enter in the reason.

    A reason alone means nothing to the score: it is not taken, and the fields say so (`complete`).
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._was: Override | None = None
        self.tier = ComboBox()
        self.tier.setAccessibleName(self.tr("Tier that counts"))
        self.tier.setToolTip(self.tr("Which tier counts for this lead, whatever the model says"))
        self.tier.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.tier.setMinimumContentsLength(12)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Why (for those who read the list)"))
        self.reason.setToolTip(self.tr("The reason stands in the list beside the override, also when it is exported"))
        self.reason.setMaxLength(500)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.SMALL)
        for row, (text, field) in enumerate(((self.tr("Tier"), self.tier), (self.tr("Reason"), self.reason))):
            grid.addWidget(label(text, "muted"), row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        self.hint = label("", "warning", wrap=True)
        self.hint.hide()
        grid.addWidget(self.hint, 2, 1)
        self.tier.currentIndexChanged.connect(lambda place: self._tell())
        self.reason.textChanged.connect(lambda text: self._tell())
        self.reason.returnPressed.connect(self.entered)

    def show_said(self, model: ScoringModel, own: str, said: Override | None) -> None:
        """Show what was said; own: the model's tier, "" where leads differ."""
        found = choices(model, own)
        self.tier.blockSignals(True)
        self.tier.clear()
        for choice in found:
            self.tier.addItem(choice.label, choice.tier)
        self._was = said
        typed = said.tier if said is not None else ""
        place = place_of(found, typed)
        if place < 0:
            # An unknown word from the file: it is shown, and counts for nothing.
            self.tier.addItem(self.tr("“{text}” (no tier)").format(text=typed), typed)
            place = self.tier.count() - 1
        self.tier.setCurrentIndex(place)
        self.tier.blockSignals(False)
        self.reason.blockSignals(True)
        self.reason.setText(said.reason if said is not None else "")
        self.reason.blockSignals(False)
        self._tell()

    def type_again(self, tier: str, reason: str) -> None:
        """Put back what was typed before. A tier that the model does not have any more stays as it was said."""
        place = self.tier.findData(tier)
        if place >= 0:
            self.tier.setCurrentIndex(place)
        self.reason.setText(reason)

    @property
    def was(self) -> Override | None:
        """What stood in the fields before anything was typed."""
        return self._was

    @property
    def typed(self) -> tuple[str, str]:
        """The tier and the reason as they stand in the fields."""
        return self.tier.currentData() or "", self.reason.text().strip()

    @property
    def said(self) -> Override | None:
        """What stands in the fields; None for the model's own word."""
        tier, reason = self.typed
        # The reason of an override that is taken back goes with it.
        return Override(tier, reason) if tier or (reason and not self._had_tier) else None

    @property
    def complete(self) -> bool:
        """Whether what stands in the fields can count: not a reason without a tier, unless it came so with the file."""
        said = self.said
        return said is None or bool(said.tier) or said == self._was

    @property
    def _had_tier(self) -> bool:
        return self._was is not None and bool(self._was.tier)

    def _tell(self) -> None:
        tier, reason = self.typed
        self.hint.setVisible(bool(reason) and not tier)
        if self._had_tier:
            self.hint.setText(self.tr("The model's word counts again, and the reason goes with the override."))
        else:
            self.hint.setText(self.tr("Choose a tier: a reason alone changes nothing."))
        self.changed.emit()


class OverrideBox(QWidget):
    """The override of the lead in the details: applied with a button or Enter. `applied(Override | None)`."""

    applied = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Override | None = None
        self._now: tuple[int, tuple[Tier, ...], str] | None = None
        # What was typed of other leads, over what was said of them then.
        self._kept: dict[int, tuple[Override | None, tuple[str, str]]] = {}
        self.fields = OverrideFields()
        self.apply = button(self.tr("Apply"), self._apply)
        self.apply.setToolTip(self.tr("Let this count (one step to undo)"))
        self.undo = button(self.tr("As it was"), self._put_back, role="quiet")
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(self.undo)
        line.addWidget(self.apply)
        self._buttons = QWidget()
        self._buttons.setLayout(line)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.SMALL)
        grid.addWidget(self.fields, 0, 0)
        grid.addWidget(self._buttons, 1, 0)
        self.fields.changed.connect(self._changed)
        self.fields.entered.connect(self._apply)
        self._arguments: tuple[ScoringModel, str] | None = None
        self._changed()

    def show_said(self, lead: int, model: ScoringModel, own: str, said: Override | None) -> None:
        """Show what was said of a lead. Typing that is not applied stays that lead's until something else is said."""
        now = (lead, model.tiers, own)
        if now == self._now and said == self._shown:
            return
        self._keep_typed()
        self._now = now
        self._arguments, self._shown = (model, own), said
        before, typed = self._kept.pop(lead, (None, None))
        self.fields.show_said(model, own, said)
        if typed is not None and before == said:
            self.fields.type_again(*typed)

    def forget(self) -> list[Override]:
        """Let go of all that was typed and not applied, which it gives: other leads stand in these rows now."""
        self._keep_typed()
        texts = [typed for _, typed in self._kept.values()]
        self._kept.clear()
        self._now, self._shown = None, self.fields.said
        self._changed()
        return [Override(*typed) for typed in texts]

    @property
    def pending(self) -> bool:
        """Whether something was typed that is not applied yet."""
        return self.fields.said != self._shown

    def _changed(self) -> None:
        self._buttons.setVisible(self.pending)
        self.apply.setEnabled(self.fields.complete)

    def _keep_typed(self) -> None:
        if self._now is not None and self.pending:
            self._kept[self._now[0]] = (self._shown, self.fields.typed)

    def _apply(self) -> None:
        if not self.fields.complete:
            self.fields.tier.setFocus()
        elif self.pending:
            said = self._shown = self.fields.said
            self._put_back()
            self.applied.emit(said)

    def _put_back(self) -> None:
        if self._arguments is not None:
            self.fields.show_said(*self._arguments, self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.pending:
            self._put_back()
            return
        super().keyPressEvent(event)
