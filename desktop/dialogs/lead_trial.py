"""Testing a lead: its values changed, or a new one put together, and what the model makes of it at every letter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFormLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop import icons, theme, words
from desktop.models.completion import Completion
from desktop.models.lead_details import tier_label
from desktop.models.lead_trial import LeadTrial, Outcome, trial_of
from desktop.session import Session
from desktop.widgets.keyboard_area import Follower
from desktop.widgets.parts import button, card, label
from desktop.widgets.tier_badge import TierBadge
from desktop.widgets.trial_field import TrialField
from desktop.widgets.why_box import WhyBox
from scoring.table import Cell


class LeadTrialDialog(QDialog):
    """A lead of the list (counted from 0), or with -1 an empty one, to try the rules on. The list stays as it is."""

    def __init__(self, session: Session, completion: Completion, lead: int = -1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._completion, self._lead = session, completion, lead
        started = trial_of(session, lead)
        assert started is not None
        self.trial: LeadTrial = started
        self.fields: dict[str, TrialField] = {}
        self._labels: dict[str, QLabel] = {}
        self.setWindowTitle(self.tr("Test a lead"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.who = label("", "title", wrap=True)
        self.besides = label("", "", wrap=True)
        self.score = label("", "big")
        self.change = label("", "strong", wrap=True)
        self.tier = TierBadge()
        self.before = label("", "muted", wrap=True)
        self.rank = label("", "muted", wrap=True)
        self.grade = label("", "muted", wrap=True)
        self.why = WhyBox()
        self._lay_out()
        completion.ready.connect(self._offer)
        self._begin(self.trial)
        self.resize(900, 620)

    # -- what a person does -------------------------------------------------------------------------------

    def put(self, name: str, value: Cell) -> None:
        """Give a field another value."""
        self.trial = self.trial.with_value(name, value)
        self._show()

    def reset(self) -> None:
        """Put all values back."""
        self._begin(self.trial.reset())

    def empty(self) -> None:
        """Start with a lead that has no values, or go back to the one of the list."""
        lead = -1 if self.trial.lead >= 0 else self._lead
        fresh = trial_of(self._session, lead)
        if fresh is not None:
            self._begin(fresh)

    def copy(self) -> None:
        """Copy the values, the score and why, as lines with tabs."""
        QGuiApplication.clipboard().setText(self.as_text())

    def as_text(self) -> str:
        """The result as text."""
        out = self.trial.outcome()
        lines = [f"{name}\t{words.cell(self.trial.values.get(name))}" for name in self.fields]
        lines += [
            f"{self.tr('Score')}\t{words.number(out.score, self.trial.model.decimals)}",
            f"{self.tr('Tier')}\t{tier_label(out.tier_names[out.place])}",
            f"{self.tr('Why')}\t{out.why}",
        ]
        return "\n".join((*lines, *out.verdicts))

    # -- inside -------------------------------------------------------------------------------------------

    def _begin(self, trial: LeadTrial) -> None:
        """Show other values from the start."""
        self.trial = trial
        for name, field in self.fields.items():
            field.show_value(trial.values.get(name), trial.real.get(name))
        self.who.setText(trial.name or self.tr("A new lead"))
        self.besides.setText(trial.besides)
        self.besides.setVisible(bool(trial.besides))
        new = trial.lead < 0
        self.switch.setVisible(self._lead >= 0)
        self.switch.setText(self.tr("Back to the lead of the list") if new else self.tr("Empty lead"))
        self._show()

    def _show(self) -> None:
        """Show what the model makes of the values."""
        trial = self.trial
        out, real = trial.outcome(), trial.real_outcome()
        decimals = trial.model.decimals
        self.score.setText(words.number(out.score, decimals))
        self.score.setAccessibleName(self.tr("Score {score}").format(score=self.score.text()))
        self.tier.show_tier(out.tiers, out.tier_names[out.place], out.place)
        self.change.setText(self._change_words(out, real))
        self.change.setVisible(real is not None and bool(trial.changed))
        rank = self.tr("Would be rank {rank} of the list").format(rank=words.count(out.rank))
        self.rank.setText(rank if out.rank else self.tr("Would not be ranked"))
        self.grade.setVisible(out.axes is not None)
        if out.axes is not None:
            said = self.tr("Grade {grade}: fit {fit}, engagement {engagement}")
            fit, engagement = words.number(out.axes.fit), words.number(out.axes.engagement)
            self.grade.setText(said.format(grade=out.axes.grade, fit=fit, engagement=engagement))
        self.why.show_why(out)
        self.back.setEnabled(bool(trial.changed))
        for name, caption in self._labels.items():
            font = caption.font()
            font.setBold(trial.is_changed(name))
            caption.setFont(font)
            caption.setToolTip(self._field_tip(name))

    def _change_words(self, out: Outcome, real: Outcome | None) -> str:
        if real is None:
            return ""
        decimals = self.trial.model.decimals
        moved = out.score - real.score
        was = words.number(real.score, decimals)
        tier = tier_label(real.tier_names[real.place])
        if not moved and out.place == real.place:
            return self.tr("As before: {score}, {tier}").format(score=was, tier=tier)
        said = self.tr("{change} (was {score}, {tier})")
        return said.format(change=words.signed(round(moved, 4)), score=was, tier=tier)

    def _field_tip(self, name: str) -> str:
        asked = self.trial.asked.get(name, ())
        parts = [self.tr("Rules ask about it: {rules}").format(rules="; ".join(asked))] if asked else []
        if self.trial.is_changed(name) and self.trial.lead >= 0:
            real = words.cell(self.trial.real.get(name)) or self.tr("blank")
            parts.append(self.tr("In the list: {value}").format(value=real))
        return words.plain_tip("\n".join(parts))

    def _offer(self, column: str) -> None:
        for name, field in self.fields.items():
            if field.field.kind.is_text and self._completion.column_of(name) == column:
                field.show_values(self._completion.values(name))

    # -- set up -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(theme.WIDE)
        sides.addWidget(self._form(), 5)
        sides.addWidget(self._result(), 4)
        hint = self.tr("Change values and see the score move. Nothing in the list is changed.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self.who)
        layout.addWidget(self.besides)
        layout.addWidget(label(hint, "muted", wrap=True))
        layout.addLayout(sides, 1)
        layout.addLayout(self._foot())

    def _form(self) -> QWidget:
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, theme.SMALL, 0)
        form.setVerticalSpacing(theme.SMALL)
        form.setHorizontalSpacing(theme.GAP)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for each in self.trial.fields:
            field = TrialField(each)
            field.changed.connect(lambda value, name=each.name: self.put(name, value))
            if each.kind.is_text:
                field.show_values(self._completion.values(each.name))
            caption = label(each.name)
            caption.setBuddy(field)
            # As high as the line that it names, also where a doubt stands below that.
            caption.setMinimumHeight(field.sizeHint().height())
            self.fields[each.name], self._labels[each.name] = field, caption
            form.addRow(caption, field)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        Follower(area)
        return area

    def _result(self) -> QFrame:
        frame, column = card(margin=theme.GAP)
        frame.setMinimumWidth(320)
        beside = QVBoxLayout()
        beside.setSpacing(2)
        for part in (self.tier, self.rank):
            beside.addWidget(part)
        top = QHBoxLayout()
        top.setSpacing(theme.WIDE)
        top.addWidget(self.score)
        top.addLayout(beside, 1)
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.why)
        lines.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        Follower(area)
        column.addLayout(top)
        for part in (self.change, self.grade):
            column.addWidget(part)
        column.addWidget(area, 1)
        return frame

    def _foot(self) -> QHBoxLayout:
        self.switch = button(self.tr("Empty lead"), self.empty)
        self.back = button(self.tr("Reset"), self.reset)
        self.back.setToolTip(self.tr("Put all values back as they were"))
        self.copy_button = button(self.tr("Copy result"), self.copy)
        self.copy_button.setIcon(icons.icon("copy"))
        self.close_button = button(self.tr("Close"), self.accept, role="primary")
        foot = QHBoxLayout()
        parts: Sequence[QWidget] = (self.switch, self.back, self.copy_button)
        for part in parts:
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        # Enter in a field must not end the test.
        for part in (self.switch, self.back, self.copy_button, self.close_button):
            part.setAutoDefault(False)
        return foot
