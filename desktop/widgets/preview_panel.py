"""The live preview: how many leads a rule matches, what they get, who would change tier; it moves as somebody types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop import theme, words
from desktop.models.core_words import in_words
from desktop.models.preview import SHOWN, Matches, Outlook, tiers_of
from desktop.models.preview_forecast import Forecast
from desktop.models.preview_leads import MovedLeads
from desktop.models.rule_desk import RuleDesk
from desktop.models.rule_draft_problems import spot_of
from desktop.widgets.parts import button, label, set_role
from desktop.widgets.preview_panel_bars import TierBars
from scoring.errors import Problem

_MOVES = 6


class PreviewPanel(QWidget):
    """Follows the forecast of a desk; a double click on a lead asks the session for it."""

    def __init__(self, desk: RuleDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.title = label(self.tr("Preview"), "strong")
        self.matches = label("", "heading", wrap=True)
        self.points = label("", "muted", wrap=True)
        self.bars = TierBars()
        self.moves = label("", "", wrap=True)
        self.open = button(self.tr("Open leads…"), lambda: desk.session.pageWanted.emit("start"), icon="open")
        self.leads = MovedLeads(self)
        self.table = _LeadTable(self.leads)
        self.listed = label("", "muted")
        self.more = label("", "faint", wrap=True)
        self._lay_out()
        desk.forecastChanged.connect(self.refresh)
        self.table.wanted.triggered.connect(self._open)
        self.table.doubleClicked.connect(self._open)
        self.refresh()

    def _lay_out(self) -> None:
        inside = QWidget()
        said = QVBoxLayout(inside)
        said.setContentsMargins(0, 0, theme.TINY, 0)
        said.setSpacing(theme.SMALL)
        for part in (self.title, self.matches, self.points, self.bars, self.moves):
            said.addWidget(part)
        said.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        said.addStretch(1)
        # Many words in a low panel are scrolled, not squeezed.
        self.said = _Words(inside)
        self._below = QWidget()
        listed = QVBoxLayout(self._below)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(theme.TINY)
        listed.addWidget(self.listed)
        listed.addWidget(self.table, 1)
        listed.addWidget(self.more)
        self._whole = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._whole.setContentsMargins(theme.WIDE, theme.SMALL, theme.WIDE, theme.SMALL)
        self._whole.setSpacing(theme.GAP)
        self._whole.addWidget(self.said, 0)
        self._whole.addWidget(self._below, 1)
        self._whole.addStretch(0)
        self.said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words and leads stand side by side in a low panel, one below the other in a high one."""
        super().resizeEvent(event)
        low = event.size().width() > 1.4 * event.size().height()
        wanted = QBoxLayout.Direction.LeftToRight if low else QBoxLayout.Direction.TopToBottom
        if self._whole.direction() is not wanted:
            self._whole.setDirection(wanted)
            self._whole.setStretch(0, 5 if low else 0)
            self._whole.setStretch(1, 6 if low else 1)
            policy = QSizePolicy.Policy
            self.said.setSizePolicy(policy.Preferred, policy.Expanding if low else policy.Maximum)
        self.title.setVisible(not low)

    def refresh(self) -> None:
        """Show what the desk foresees."""
        forecast = self._desk.forecast
        self.open.setVisible(forecast.without_leads)
        self._say_matches(forecast)
        self._say_moves(forecast)
        # While newer numbers are on their way, the old ones are shown as what they are.
        set_role(self.moves, "role", "faint" if forecast.waiting else "")
        self.matches.setVisible(bool(self.matches.text()))

    # -- what a rule matches ------------------------------------------------------------------------------

    def _say_matches(self, forecast: Forecast) -> None:
        matches = forecast.matches
        self.points.hide()
        if forecast.without_leads:
            self.matches.setText(self.tr("No leads are open"))
            self.points.setText(self.tr("With leads, this is where you see what a change would do, as you type."))
            self.points.show()
            return
        if forecast.errors:
            self.matches.setText(self.tr("There is a preview once this is mended:"))
            self.points.setText(self._where(forecast.errors[0]))
            self.points.show()
            return
        if matches is None:
            self.matches.setText("")
            return
        self.matches.setText(self._match_words(forecast, matches))
        said = [self._point_words(matches)] if matches.count else []
        if forecast.stale:
            said.append(self.tr("As it was before the error in the model."))
        self.points.setText("\n".join(said))
        self.points.setVisible(bool(said))

    def _where(self, problem: Problem) -> str:
        """A problem with the name of the rule that it is in, where that is another one."""
        spot, said = spot_of(problem), in_words(problem.message)
        rules = self._desk.drafted.rules
        if spot is None or not 0 <= spot.rule < len(rules) or self._desk.rule_ids == (rules[spot.rule].id,):
            return said
        return self.tr("“{rule}”: {problem}").format(rule=rules[spot.rule].label, problem=said)

    def _match_words(self, forecast: Forecast, matches: Matches) -> str:
        count, share = words.count(matches.count), words.percent(matches.share).replace(" ", "\u00a0")
        before = forecast.matches_before
        one = matches.count == 1
        if self._desk.category and not self._desk.rule_ids:
            said = self.tr("{count} leads get points here ({share})")
            if one:
                said = self.tr("1 lead gets points here ({share})")
        elif forecast.if_on:
            said = self.tr("Switched on, it would match {count} leads ({share})")
            if one:
                said = self.tr("Switched on, it would match 1 lead ({share})")
        elif not matches.count:
            said = self.tr("No lead matches")
        elif before is not None and before.count != matches.count:
            said = self.tr("{count} leads match ({share}), {before} before")
            if one:
                said = self.tr("1 lead matches ({share}), {before} before")
        else:
            said = self.tr("1 lead matches ({share})") if one else self.tr("{count} leads match ({share})")
        was = words.count(before.count) if before is not None else ""
        return said.format(count=count, share=share, before=was)

    def _point_words(self, matches: Matches) -> str:
        if matches.least == matches.most:
            each = self.tr("It gets {points} points") if matches.count == 1 else self.tr("Each gets {points} points")
            if abs(matches.most) == 1:
                each = self.tr("It gets {points} point") if matches.count == 1 else self.tr("Each gets {points} point")
            return each.format(points=words.signed(matches.most))
        return self.tr("They get {least} to {most} points, {average} on average").format(
            least=words.signed(round(matches.least, 2)),
            most=words.signed(round(matches.most, 2)),
            average=words.signed(round(matches.average, 1)),
        )

    # -- who changes tier ---------------------------------------------------------------------------------

    def _say_moves(self, forecast: Forecast) -> None:
        outlook = forecast.outlook if forecast.changed and not forecast.errors else None
        if forecast.if_on and not forecast.errors:
            outlook = forecast.outlook
        scores = self._desk.session.scores
        if outlook is not None:
            self.bars.show_counts(
                outlook.names, outlook.counts(after=False), outlook.counts(after=True), tiers_of(outlook)
            )
        elif scores is not None:
            self.bars.show_counts(scores.tier_names, scores.counts, scores.counts, scores.model.tiers)
        self.bars.setVisible(scores is not None and not forecast.without_leads)
        self.moves.setVisible(not forecast.without_leads)
        self._say_sentences(forecast, outlook)
        self._show_leads(forecast, outlook)

    def _say_sentences(self, forecast: Forecast, outlook: Outlook | None) -> None:
        if forecast.without_leads or forecast.errors:
            self.moves.setText("")
        elif outlook is None:
            self.moves.setText("" if forecast.waiting else self.tr("Nothing is edited, so nothing changes."))
        elif not outlook.moves:
            self.moves.setText(self._rescored_words(outlook.rescored))
        else:
            self.moves.setText("\n".join(self._sentences(outlook)))

    def _rescored_words(self, count: int) -> str:
        if not count:
            return self.tr("Nothing changes: no lead gets another score or tier.")
        if count == 1:
            return self.tr("No lead changes tier; 1 gets another score.")
        return self.tr("No lead changes tier; {count} get another score.").format(count=words.count(count))

    def _sentences(self, outlook: Outlook) -> list[str]:
        said = []
        for move in outlook.moves[:_MOVES]:
            sentence = (
                self.tr("1 lead {before} → {after}") if move.count == 1 else self.tr("{count} leads {before} → {after}")
            )
            sign = "▲" if move.up else "▼"
            text = sentence.format(count=words.count(move.count), before=move.before, after=move.after)
            said.append(f"{sign} {text}")
        rest = outlook.moves[_MOVES:]
        if rest:
            count = words.count(sum(move.count for move in rest))
            said.append(self.tr("and {count} more between other tiers").format(count=count))
        return said

    def _show_leads(self, forecast: Forecast, outlook: Outlook | None) -> None:
        """List who changes tier; where nobody does, who matches."""
        moved = outlook.moved if outlook is not None else 0
        leads = outlook.leads() if outlook is not None and moved else list(forecast.matching)
        there = bool(leads) and not forecast.errors and not forecast.without_leads
        self._below.setVisible(there)
        matches = forecast.matches.count if forecast.matches is not None else 0
        self.more.setVisible(there and (moved or matches) > SHOWN)
        scores = outlook.after if outlook is not None else self._desk.session.scores
        if there and scores is not None:
            self.leads.show(leads, scores.model.decimals, self._desk.session.prepared)
            self.listed.setText(self.tr("Leads that change tier") if moved else self.tr("Leads that match"))
            shown = self.tr("The {count} with the highest score are listed.")
            self.more.setText(shown.format(count=words.count(SHOWN)))

    def _open(self, *_: object) -> None:
        index = self.table.currentIndex()
        lead = self.leads.lead_at(index.row()) if index.isValid() else None
        if lead is not None:
            self._desk.session.leadWanted.emit(lead)


class _Words(QScrollArea):
    """The words of the preview: as high as they are, and scrolled where there is less room."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self.setAccessibleName(self.tr("What the edit would do"))
        # Nothing in it takes the keyboard, and little is ever scrolled.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """As high as the words are at this width."""
        width = max(self.width(), 160)
        return QSize(260, self._inside.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few lines at least."""
        return QSize(160, min(110, self.sizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take another size when the words change."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class _LeadTable(QTableView):
    """The leads that change tier; Enter or a double click opens one."""

    def __init__(self, model: MovedLeads, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.wanted = QAction(self.tr("Show this lead"), self)
        self.addAction(self.wanted)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setAccessibleName(self.tr("Leads of the preview"))
        self.setToolTip(self.tr("Double-click shows the lead"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        self.setMinimumHeight(90)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        # The first rows show how wide scores and tiers are; measuring all 200 would cost more than drawing them.
        header.setResizeContentsPrecision(20)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the lead."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.wanted.trigger()
            return
        super().keyPressEvent(event)
