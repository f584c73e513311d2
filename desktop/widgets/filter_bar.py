"""The line below the search: tiers to switch on, what else is asked for as chips, and how many leads are left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop import icons, theme, words
from desktop.models import rule_words
from desktop.models.lead_list import LeadList
from desktop.models.lead_views import conditions_in, joined
from desktop.widgets.condition_editor_list import FlowLayout
from desktop.widgets.parts import button, label
from desktop.widgets.tab_order import order_tabs, tab_stops
from desktop.widgets.tier_chips import TierToggle
from scoring.model import DISQUALIFIED
from scoring.views import View

_WIDEST = 320
_BRIEF = 4000
# Counts follow so many milliseconds after the rows.
_AFTER_PAINT = 20


@dataclass(frozen=True)
class Asked:
    """One thing that a view asks for: its words, the view without it, and what editing it opens ("" for nothing)."""

    words: str
    without: View
    edit: str = ""


class FilterChip(QFrame):
    """One thing asked for: a click edits it, the cross (or Delete) takes it away."""

    removed = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "filterchip")
        self.setFixedHeight(28)
        self.text = QPushButton()
        self.text.clicked.connect(self.edited)
        self.cross = QToolButton()
        self.cross.setIconSize(QSize(12, 12))
        self.cross.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cross.clicked.connect(self.removed)
        across = QHBoxLayout(self)
        across.setContentsMargins(3, 2, 4, 2)
        across.setSpacing(0)
        across.addWidget(self.text)
        across.addWidget(self.cross)
        self.setFocusProxy(self.text)
        self.restyle()

    def show_asked(self, asked: Asked) -> None:
        """Show what is asked for."""
        shown = self.fontMetrics().elidedText(asked.words, Qt.TextElideMode.ElideRight, _WIDEST)
        self.text.setText(shown.replace("&", "&&"))
        tip = (
            self.tr("{filter}: click to change, Delete to remove")
            if asked.edit
            else self.tr("{filter}: Delete to remove")
        )
        self.text.setToolTip(tip.format(filter=asked.words))
        self.text.setAccessibleName(asked.words)
        self.cross.setToolTip(self.tr("Remove the filter “{filter}”").format(filter=asked.words))
        self.cross.setAccessibleName(self.cross.toolTip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take it away too."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the cross anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "cross"):
            self.restyle()
        super().changeEvent(event)

    def restyle(self) -> None:
        """Take the look that the window has now."""
        self.cross.setIcon(icons.icon("close"))


class FilterBar(QWidget):
    """Follows the view asked for. `editWanted(what)`: a chip was clicked ("condition", "score")."""

    editWanted = Signal(str)

    def __init__(self, leads: LeadList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = leads
        self.tiers: list[TierToggle] = []
        self.chips: list[FilterChip] = []
        self.count = label("", "muted")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # As high as a chip, so that it stands in one line with them.
        self.count.setMinimumHeight(28)
        self.clear = button(self.tr("Clear all"), leads.views.clear_filters, role="quiet")
        self.clear.setToolTip(self.tr("Take all filters away and show every lead"))
        # No higher than a chip: what is below must not move when it comes.
        self.clear.setProperty("kind", "chip")
        self._brief = ""
        self._timer = QTimer(self, interval=_BRIEF, singleShot=True)
        self._timer.timeout.connect(self._end_brief)
        self._flow = FlowLayout(self)
        self._flow.setSpacing(theme.SMALL)
        self._flow.addWidget(self.clear)
        self._flow.addWidget(self.count)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._later = QTimer(self, interval=_AFTER_PAINT, singleShot=True)
        self._later.timeout.connect(self.refresh)
        leads.answered.connect(self._answered)
        leads.asked.connect(self.refresh)
        leads.views.marked.connect(self.refresh)
        self.refresh()

    def _answered(self) -> None:
        # With new scores the rows are what the eye is on: they are painted first.
        if self._list.following and self._list.shown:
            self._later.start()
        else:
            self.refresh()

    def refresh(self) -> None:
        """Say what is asked for now, and how many leads there are."""
        self._later.stop()
        before = (*self.tiers, *self.chips)
        self._fit_tiers()
        self._fit_chips()
        if (*self.tiers, *self.chips) != before:
            self._order_tabs()
        self.clear.setVisible(bool(self.chips) or any(chip.isChecked() for chip in self.tiers))
        self.count.setText(self._count_words())
        self._flow.invalidate()
        self.updateGeometry()

    def say_briefly(self, words: str) -> None:
        """Say something that was done, for a few seconds, in the place of the count."""
        self._brief = words
        self.count.setText(words)
        self._timer.start()

    def _end_brief(self) -> None:
        self._brief = ""
        self.refresh()

    # -- inside -------------------------------------------------------------------------------------------

    def _count_words(self) -> str:
        leads = self._list
        if self._brief:
            return self._brief
        if leads.busy:
            return self.tr("Looking…")
        total = words.count(leads.count)
        if leads.shown == leads.count:
            return self.tr("1 lead") if leads.count == 1 else self.tr("{count} leads").format(count=total)
        return self.tr("{shown} of {count} leads").format(shown=words.count(leads.shown), count=total)

    def _fit_tiers(self) -> None:
        scores = self._list.session.scores
        names = scores.tier_names if scores is not None else ()
        tiers = scores.model.tiers if scores is not None else ()
        while len(self.tiers) > len(names):
            gone = self.tiers.pop()
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.tiers) < len(names):
            self._add_tier(len(self.tiers))
        counts = self._list.tier_counts
        asked = self._list.views.now.tiers
        for place, (chip, name) in enumerate(zip(self.tiers, names, strict=True)):
            shown = self.tr("Disqualified") if name == DISQUALIFIED else name
            chip.show_tier(tiers, name, shown, counts[place] if place < len(counts) else None)
            chip.setChecked(name in asked)

    def _order_tabs(self) -> None:
        """Have Tab go through the chips where they stand: what is made later would come last in the whole window."""
        stops = [stop for stop in tab_stops(self) if stop is not self.clear]
        # The button was there from the beginning, so it knows the place.
        order_tabs([self.clear, *stops, self.clear] if stops else [])

    def _add_tier(self, place: int) -> None:
        chip = TierToggle(place)
        chip.clicked.connect(lambda on: self._list.views.toggle_tier(chip.name, on))
        chip.stepped.connect(lambda by: self.tiers[(place + by) % len(self.tiers)].setFocus())
        self.tiers.append(chip)
        self._flow.insert(place, chip)
        chip.show()

    def _fit_chips(self) -> None:
        asked = tuple(self._asked())
        while len(self.chips) > len(asked):
            gone = self.chips.pop()
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.chips) < len(asked):
            chip = FilterChip()
            place = len(self.chips)
            chip.removed.connect(lambda place=place: self._remove(place))
            chip.edited.connect(lambda place=place: self._edit(place))
            self._flow.insert(len(self.tiers) + place, chip)
            self.chips.append(chip)
            chip.show()
        for chip, each in zip(self.chips, asked, strict=True):
            chip.show_asked(each)

    def _remove(self, place: int) -> None:
        asked = tuple(self._asked())
        self._list.views.ask(asked[place].without)
        # The keyboard stays near: on the next chip, else on the last one, else on the tiers.
        rest: Sequence[QWidget] = self.chips or self.tiers
        if rest:
            rest[min(place, len(rest) - 1)].setFocus()

    def _edit(self, place: int) -> None:
        asked = tuple(self._asked())
        if asked[place].edit:
            self.editWanted.emit(asked[place].edit)

    def _asked(self) -> Iterator[Asked]:
        view = self._list.views.now
        conditions = conditions_in(view.when)
        for place, condition in enumerate(conditions):
            rest = (*conditions[:place], *conditions[place + 1 :])
            yield Asked(rule_words.when_words(condition), replace(view, when=joined(rest)), "condition")
        for category in view.categories:
            rest_of = tuple(each for each in view.categories if each != category)
            said = self.tr("Points from {category}").format(category=category)
            yield Asked(said, replace(view, categories=rest_of))
        if view.score_from is not None or view.score_to is not None:
            yield Asked(self._range_words(view), replace(view, score_from=None, score_to=None), "score")
        if view.overruled:
            yield Asked(self.tr("Overruled by hand"), replace(view, overruled=False))
        if view.ranked_only:
            yield Asked(self.tr("Without disqualified leads"), replace(view, ranked_only=False))

    def _range_words(self, view: View) -> str:
        low, high = view.score_from, view.score_to
        if low is None and high is not None:
            return self.tr("Score up to {high}").format(high=words.number(high))
        if high is None and low is not None:
            return self.tr("Score from {low}").format(low=words.number(low))
        assert low is not None and high is not None
        return self.tr("Score {low} to {high}").format(low=words.number(low), high=words.number(high))
