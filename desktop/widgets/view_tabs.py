"""The views of the lead list as a line of tabs, with how many leads each has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from desktop import words
from desktop.models.lead_views import LeadViews, ViewEntry
from scoring.scores import Scores


class ViewTabs(QTabBar):
    """Follows the list of views. `menuWanted(key, place)`: the menu of a view was asked for."""

    menuWanted = Signal(str, QPoint)

    def __init__(self, views: LeadViews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = views
        self._scores: Scores | None = None
        self._shown = 0
        self._counted: Mapping[str, int] = {}
        self.setAccessibleName(self.tr("Views"))
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.currentChanged.connect(self._chosen)
        self.tabBarClicked.connect(self._clicked)
        views.listed.connect(self.refresh)
        views.marked.connect(self.refresh)
        self.refresh()

    def show_counts(self, scores: Scores | None, shown: int, counted: Mapping[str, int]) -> None:
        """Say how many leads views have: the chosen one as it is now, others by their keys where they were counted."""
        self._scores, self._shown, self._counted = scores, shown, counted
        self.refresh()

    def refresh(self) -> None:
        """Show the views that there are now; tabs that are right already stay."""
        entries = self._views.entries
        with QSignalBlocker(self):
            while self.count() > len(entries):
                self.removeTab(self.count() - 1)
            self._say(entries, counts=True)
            keys = [entry.key for entry in entries]
            self.setCurrentIndex(keys.index(self._views.chosen.key))
            # Where there is no room for all tabs, names are worth more than numbers.
            if self.isVisible() and sum(self.tabSizeHint(at).width() for at in range(self.count())) > self.width():
                self._say(entries, counts=False)

    def _say(self, entries: Sequence[ViewEntry], *, counts: bool) -> None:
        for place, entry in enumerate(entries):
            text = self._text(entry, counts=counts)
            if place >= self.count():
                self.addTab(text)
            elif self.tabText(place) != text:
                self.setTabText(place, text)
            self.setTabData(place, entry.key)
            self.setTabToolTip(place, self._tip(entry))

    def _text(self, entry: ViewEntry, *, counts: bool) -> str:
        # An ampersand would be taken for a shortcut.
        name = entry.name.replace("&", "&&")
        if entry.key == self._views.chosen.key and self._views.edited:
            return self.tr("{view} · edited").format(view=name)
        count = self._count(entry) if counts else None
        return name if count is None else f"{name}  {words.count(count)}"

    def _count(self, entry: ViewEntry) -> int | None:
        if self._scores is None:
            return None
        count = self._views.count_of(entry, self._scores)
        if count is None and entry.key == self._views.chosen.key and not self._views.edited:
            return self._shown
        return self._counted.get(entry.key) if count is None else count

    def _tip(self, entry: ViewEntry) -> str:
        if entry.key == self._views.chosen.key and self._views.edited:
            return self.tr("Something else is asked for than this view was saved with. Click to go back to it.")
        count = self._count(entry)
        if count is None:
            return self.tr("Show the view “{view}”").format(view=entry.name)
        said = self.tr("Show the view “{view}”: {leads}")
        return said.format(view=entry.name, leads=words.leads(count))

    def _chosen(self, place: int) -> None:
        key = self.tabData(place)
        if key is not None and key != self._views.chosen.key:
            self._views.choose(key)

    def _clicked(self, place: int) -> None:
        # A click on the chosen tab changes nothing for Qt; here it takes edits back.
        if place >= 0 and self.tabData(place) == self._views.chosen.key and self._views.edited:
            self._views.reset()

    def _menu(self, place: QPoint) -> None:
        at = self.tabAt(place)
        if at >= 0:
            self.menuWanted.emit(self.tabData(at), self.mapToGlobal(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self.refresh()
