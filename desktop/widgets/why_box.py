"""Why a lead scored what it did: a waterfall to look at, or the same as a list; and what else decided the tier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.models.lead_details import Bar
from desktop.widgets.parts import label
from desktop.widgets.why_list import WhyList
from scoring.model import Tier

if TYPE_CHECKING:
    from desktop.widgets.waterfall import Waterfall


class Why(Protocol):
    """What is to be explained: a lead of the list, or one that is tried out."""

    @property
    def bars(self) -> Sequence[Bar]:
        """The contributions, and at last the score."""

    @property
    def verdicts(self) -> Sequence[str]:
        """What else decided the tier, in sentences."""

    @property
    def tiers(self) -> Sequence[Tier]:
        """The model's tiers."""

    @property
    def place(self) -> int:
        """The tier that counts, as a place among them; behind the last: disqualified."""


class WhyBox(QWidget):
    """`ruleWanted(id)`: a rule is to be opened. `switched(chart)`: a person chose the chart or the list."""

    ruleWanted = Signal(str)
    switched = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details: Why | None = None
        self.chart: Waterfall | None = None
        self.list = WhyList()
        self.list.ruleWanted.connect(self.ruleWanted)
        self.verdicts = label("", "strong", wrap=True)
        self.nothing = label(self.tr("No rule gave this lead any points."), "muted", wrap=True)
        self.as_chart = self._switch(self.tr("Chart"), self.tr("Show the contributions as a chart"))
        self.as_list = self._switch(self.tr("List"), self.tr("Show the contributions as a list with running totals"))
        self._group = QButtonGroup(self)
        for switch in (self.as_chart, self.as_list):
            self._group.addButton(switch)
        self.as_chart.setChecked(True)
        self.as_chart.clicked.connect(lambda: self._choose(chart=True))
        self.as_list.clicked.connect(lambda: self._choose(chart=False))
        self._stack = QVBoxLayout()
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._lay_out()

    def show_why(self, why: Why) -> None:
        """Show why."""
        self._details = why
        said = "\n".join(why.verdicts)
        self.verdicts.setText(said)
        self.verdicts.setVisible(bool(said))
        self._show()

    def show_as(self, *, chart: bool) -> None:
        """Show the chart, or the list."""
        (self.as_chart if chart else self.as_list).setChecked(True)
        self._show()

    @property
    def shows_chart(self) -> bool:
        """Whether the chart is shown, not the list."""
        return self.as_chart.isChecked()

    # -- inside -------------------------------------------------------------------------------------------

    def _switch(self, text: str, tip: str) -> QToolButton:
        made = QToolButton()
        made.setText(text)
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(self.tr("Why"), "heading"))
        head.addStretch(1)
        head.addWidget(self.as_chart)
        head.addWidget(self.as_list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SMALL)
        whole.addLayout(head)
        whole.addWidget(self.verdicts)
        whole.addWidget(self.nothing)
        whole.addLayout(self._stack)
        self._stack.addWidget(self.list)

    def _choose(self, *, chart: bool) -> None:
        self._show()
        self.switched.emit(chart)

    def _show(self) -> None:
        details = self._details
        if details is None:
            return
        some = len(details.bars) > 1
        self.nothing.setVisible(not some)
        self.list.setVisible(some and not self.shows_chart)
        if some and self.shows_chart:
            self._ensure_chart().show_bars(details.bars, self._color(details))
        elif some:
            self.list.show_bars(details.bars)
        if self.chart is not None:
            self.chart.setVisible(some and self.shows_chart)

    def _color(self, details: Why) -> str:
        return f"#{theme.colors_of_tiers(tuple(details.tiers))[details.place].fill}"

    def _ensure_chart(self) -> Waterfall:
        if self.chart is None:
            # Charts take a third of a second to import: nobody waits for that before there is one to see.
            from desktop.widgets.waterfall import Waterfall  # noqa: PLC0415

            self.chart = Waterfall()
            self.chart.ruleWanted.connect(self.ruleWanted)
            self._stack.addWidget(self.chart)
        return self.chart

    def changeEvent(self, event: QEvent) -> None:
        """Draw the score's own bar in the colour of the new look."""
        if event.type() == QEvent.Type.PaletteChange and self.chart is not None:
            self._show()
        super().changeEvent(event)
