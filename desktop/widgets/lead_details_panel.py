"""The details of the current lead: who, how high, why, the person's own word, and all that its row holds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop import icons, theme, words
from desktop.models.lead_details import LeadDetails, details_of
from desktop.models.lead_overrides import dropped, overrule
from desktop.session import Session
from desktop.state import Override
from desktop.widgets.elided import WordsShortened
from desktop.widgets.field_list import FieldList
from desktop.widgets.keyboard_area import Follower
from desktop.widgets.override_box import OverrideBox
from desktop.widgets.parts import label, line, tool
from desktop.widgets.tier_badge import TierBadge
from desktop.widgets.why_box import WhyBox

# Holding an arrow key runs through many leads: the details follow when it rests for so many milliseconds.
_REST = 40
_NARROWEST = 300


class LeadDetailsPanel(QFrame):
    """Follows the session for the lead that it is given. `closeWanted`, `testWanted(lead)`, `leftWanted`: Escape."""

    closeWanted = Signal()
    testWanted = Signal(int)
    leftWanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.lead = -1
        self.details: LeadDetails | None = None
        self._table: object = None
        self.setMinimumWidth(_NARROWEST)
        self.setProperty("role", "side")
        self.name = WordsShortened("title")
        self.besides = WordsShortened()
        self.where = label("", "faint", wrap=True)
        self.score = label("", "big")
        self.tier = TierBadge()
        self.rank = label("", "muted", wrap=True)
        self.grade = label("", "muted", wrap=True)
        self.why = WhyBox()
        self.why.ruleWanted.connect(session.ruleWanted)
        self.override = OverrideBox()
        self.override.applied.connect(self._overrule)
        self.fields = FieldList()
        self.nobody = label(self.tr("Choose a lead to see why it scored what it did."), "muted", wrap=True)
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._timer = QTimer(self, interval=_REST, singleShot=True)
        self._timer.timeout.connect(self.refresh)
        self._lay_out()
        session.scored.connect(self._later)
        session.overridesChanged.connect(self._later)
        session.leadsChanged.connect(self._leads_changed)
        self.refresh()

    def show_lead(self, lead: int) -> None:
        """Show a lead (counted from 0), a moment later; -1 for none."""
        self.lead = lead
        self._later()

    def focus_first(self) -> None:
        """Give the keyboard to what can be done here."""
        target = self.why.as_chart if self.why.shows_chart else self.why.list
        (target if self._scored.isVisibleTo(self) else self.fields.search).setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Show the lead as it is now."""
        self._timer.stop()
        prepared = self.session.prepared
        if not self.isVisible():
            # Hidden, it costs nothing: it is brought up to date when it is shown.
            self.details = None
            return
        if prepared is None or not 0 <= self.lead < len(prepared.table):
            self.details = None
            self._stack.setCurrentIndex(0)
            return
        scores = self.session.scores
        before = self.details
        # Who it is does not change with the scores.
        same = before is not None and self._table is prepared.table and before.lead == self.lead
        title = (before.name, before.besides) if before is not None and same else None
        self._table = prepared.table
        self.details = details_of(prepared, scores, self.lead, self.session.state.overrides, title)
        self._show(self.details)
        self._stack.setCurrentIndex(1)
        if not same:
            # Another lead is read from its name on.
            self.area.verticalScrollBar().setValue(0)

    # -- inside -------------------------------------------------------------------------------------------

    def _leads_changed(self) -> None:
        # At once: what is still on the screen is about a lead of before.
        self.details = None
        typed = self.override.forget()
        if typed:
            self.session.told.emit(dropped(typed))
        self.show_lead(-1)

    def _later(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _show(self, details: LeadDetails) -> None:
        self.name.setText(details.name)
        self.besides.setText(details.besides)
        self.besides.setVisible(bool(details.besides))
        self.where.setText(self.tr("Row {row} of the file").format(row=words.count(details.row)))
        self._scored.setVisible(details.place >= 0)
        if details.place >= 0:
            self._show_score(details)
        self.fields.show_rows(details.fields)

    def _show_score(self, details: LeadDetails) -> None:
        self.score.setText(details.score)
        self.score.setAccessibleName(self.tr("Score {score}").format(score=details.score))
        self.tier.show_tier(details.tiers, details.tier_names[details.place], details.place)
        if details.rank:
            rank = self.tr("Rank {rank} of {count}")
            self.rank.setText(rank.format(rank=words.count(details.rank), count=words.count(details.ranked)))
        else:
            self.rank.setText(self.tr("Not ranked"))
        axes = details.axes
        self.grade.setVisible(axes is not None)
        if axes is not None:
            said = self.tr("Grade {grade}: fit {fit}, engagement {engagement}")
            numbers = {"fit": words.number(axes.fit), "engagement": words.number(axes.engagement)}
            self.grade.setText(said.format(grade=axes.grade, **numbers))
        self.why.show_why(details)
        scores = self.session.scores
        assert scores is not None
        self.override.show_said(details.lead, scores.model, details.tier_names[details.model_place], details.override)

    def _overrule(self, said: Override | None) -> None:
        # Of the lead that is shown: the one that was just chosen may not be on the screen yet.
        if self.details is not None:
            overrule(self.session, (self.details.lead,), said)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.WIDE, theme.SMALL, theme.WIDE, theme.WIDE)
        column.setSpacing(theme.GAP)
        self._scored = QWidget()
        scored = QVBoxLayout(self._scored)
        scored.setContentsMargins(0, 0, 0, 0)
        scored.setSpacing(theme.GAP)
        scored.addLayout(self._score_line())
        scored.addWidget(line())
        scored.addWidget(self.why)
        scored.addWidget(line())
        scored.addWidget(label(self.tr("Override"), "heading"))
        scored.addWidget(self.override)
        scored.addWidget(line())
        who = QVBoxLayout()
        who.setSpacing(2)
        who.addWidget(self.name)
        who.addWidget(self.besides)
        who.addWidget(self.where)
        column.addLayout(who)
        column.addWidget(self._scored)
        column.addWidget(self.fields)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        Follower(self.area)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nobody)
        self._stack.addWidget(self.area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.SMALL, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addWidget(self._stack, 1)

    def _score_line(self) -> QHBoxLayout:
        beside = QVBoxLayout()
        beside.setSpacing(2)
        beside.addWidget(self.tier)
        beside.addWidget(self.rank)
        across = QHBoxLayout()
        across.setSpacing(theme.WIDE)
        across.addWidget(self.score)
        across.addLayout(beside, 1)
        whole = QVBoxLayout()
        whole.setSpacing(theme.TINY)
        whole.addLayout(across)
        whole.addWidget(self.grade)
        outer = QHBoxLayout()
        outer.addLayout(whole)
        return outer

    def _head(self) -> QHBoxLayout:
        self.test = tool("test", self.tr("Test this lead: change its values and see the score move (Ctrl+T)"))
        self.test.clicked.connect(lambda: self.testWanted.emit(self.lead))
        self.close_button = tool("close", self.tr("Hide the details"), self.closeWanted.emit)
        head = QHBoxLayout()
        head.setContentsMargins(theme.WIDE, 0, theme.SMALL, 0)
        head.addWidget(label(self.tr("Details"), "muted"), 1)
        head.addWidget(self.test)
        head.addWidget(self.close_button)
        return head

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.leftWanted.emit()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring it up to date."""
        super().showEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "close_button"):
            self.test.setIcon(icons.icon("test"))
            self.close_button.setIcon(icons.icon("close"))
        super().changeEvent(event)
