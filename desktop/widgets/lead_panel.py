"""The lead list with everything around it: views, search, filters, the table, and what is said where it is empty."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop import icons, theme
from desktop.models import rule_words
from desktop.models.lead_filters import conditions_of_cell
from desktop.models.lead_list import LeadList
from desktop.models.same_lead import KeptLead, kept_lead, place_again
from desktop.widgets.filter_bar import FilterBar
from desktop.widgets.lead_empty import LeadEmpty
from desktop.widgets.lead_notice import LeadNotice
from desktop.widgets.lead_table import LeadTable
from desktop.widgets.lead_toolbar import LeadToolbar
from desktop.widgets.parts import tool
from desktop.widgets.view_tabs import ViewTabs
from scoring.text import clean
from scoring.views.columns import NOT_SORTED

# Counts follow so many milliseconds after the rows.
_AFTER_PAINT = 20


class LeadPanel(QWidget):
    """Puts the parts of the list together.

    `viewWanted(what, key)`: something is to be done with a view ("save", "update", "rename", "delete", "manage").
    `copyWanted`, `overrideWanted`, `testWanted`: asked for in the menu of a lead.
    """

    viewWanted = Signal(str, str)
    copyWanted = Signal()
    overrideWanted = Signal()
    testWanted = Signal()

    def __init__(self, leads: LeadList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = leads
        self.widths: dict[str, int] = {}
        self._fresh = True
        self._wanted = -1
        self._before: KeptLead | None = None
        self._sorted = leads.views.now.sort
        self._later = QTimer(self, interval=_AFTER_PAINT, singleShot=True)
        self._later.timeout.connect(self._count)
        self.tabs = ViewTabs(leads.views)
        self.view_menu = tool("view", self.tr("Save and manage views"))
        self.view_menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._view_actions = QMenu(self.view_menu)
        self._view_actions.aboutToShow.connect(lambda: self._fill_view_menu(self._view_actions))
        self.view_menu.setMenu(self._view_actions)
        self.toolbar = LeadToolbar(leads)
        self.filters = FilterBar(leads)
        self.notice = LeadNotice(leads.session)
        self.table = LeadTable(leads.model)
        self.empty = LeadEmpty()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._lay_out()
        self._listen()
        self.fit_widths()
        self._answered()

    def refresh(self) -> None:
        """Show the table, or why there is none."""
        leads = self.list
        if leads.following and leads.shown and self.isVisible():
            # With new scores the rows are what the eye is on: they are painted first.
            self._later.start()
        else:
            self._count()
        if leads.shown or leads.busy:
            self._stack.setCurrentWidget(self.table)
            return
        had_focus = self.table.hasFocus()
        self._say_empty()
        self._stack.setCurrentWidget(self.empty)
        if had_focus and self.empty.act.isVisible():
            self.empty.act.setFocus()

    def _count(self) -> None:
        self._later.stop()
        self.tabs.show_counts(self.list.session.scores, self.list.shown, self.list.view_counts)

    def _remember(self) -> None:
        """Know who was looked at, before other leads come: they may be the same ones, read again."""
        if not self._fresh:
            self._before = kept_lead(self.list.session.prepared, self.table.current_lead)

    def _start_afresh(self) -> None:
        self._fresh = True

    def _answered(self) -> None:
        self.refresh()
        self._scroll()
        # Other leads are shown from the first one on, once it is known which that is; the same ones from where one was.
        if self._fresh and self.list.shown and (self.list.session.scores is not None or self.list.session.failure):
            self._fresh = False
            if not self.table.show_lead(place_again(self._before, self.list.session.prepared)):
                self.table.go_to(0)
        if self._wanted >= 0 and not self.list.busy:
            self.table.show_lead(self._wanted)
            self._wanted = -1

    def _scroll(self) -> None:
        """Show what a person will look for: the top after sorting, the current lead after filtering."""
        sort = self.list.views.now.sort
        if sort != self._sorted:
            self.table.scrollToTop()
        elif not self.list.following and self.table.currentIndex().isValid():
            self.table.scrollTo(self.table.currentIndex())
        self._sorted = sort

    def show_when_found(self, lead: int) -> None:
        """Go to a lead once the rows that are being looked for are there."""
        if self.list.busy:
            self._wanted = lead
        else:
            self.table.show_lead(lead)

    def say_briefly(self, words: str) -> None:
        """Say something that was done, for a few seconds, in the place of the count."""
        self.filters.say_briefly(words)

    def _say_empty(self) -> None:
        leads = self.list
        if leads.failure is not None:
            error = leads.failure.error
            self.empty.say("filter", error.message, error.mend, self.tr("Clear all filters"), leads.views.clear_filters)
        elif leads.count and not leads.views.now.asks_nothing:
            self.empty.say(
                "search",
                self.tr("No lead fits what is asked for"),
                self.tr("Take a filter away, or look for something else."),
                self.tr("Clear all filters"),
                leads.views.clear_filters,
            )
        else:
            self.empty.say(
                "leads",
                self.tr("This file holds no leads"),
                self.tr("Another sheet or header row may be chosen on the Data page."),
                self.tr("Show what was understood"),
                lambda: leads.session.pageWanted.emit("data"),
            )

    # -- set up -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.SMALL)
        top.addWidget(self.tabs, 1)
        top.addWidget(self.view_menu)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.GAP, theme.SMALL, theme.GAP, theme.GAP)
        whole.setSpacing(theme.SMALL)
        whole.addLayout(top)
        whole.addWidget(self.toolbar)
        whole.addWidget(self.filters)
        whole.addWidget(self.notice)
        whole.addWidget(self._stack, 1)

    def _listen(self) -> None:
        leads, table = self.list, self.table
        leads.answered.connect(self._answered)
        leads.counted.connect(self._count)
        leads.session.leaving.connect(self._remember)
        leads.session.leadsChanged.connect(self._start_afresh)
        leads.model.columnsReplaced.connect(self.fit_widths)
        table.horizontalHeader().sectionResized.connect(self._resized)
        table.horizontalHeader().sectionHandleDoubleClicked.connect(self._fit_column)
        table.sortWanted.connect(self._sort)
        table.columnDragged.connect(leads.move_column)
        table.headerMenuWanted.connect(self._header_menu)
        table.cellMenuWanted.connect(self._cell_menu)
        table.escapePressed.connect(self._escape)
        self.toolbar.search.leftDown.connect(self._to_table)
        self.tabs.menuWanted.connect(self._tab_menu)

    def _to_table(self) -> None:
        if self.list.shown:
            self.table.setFocus()
            if not self.table.currentIndex().isValid():
                self.table.go_to(0)

    def _escape(self) -> None:
        if self.toolbar.search.text():
            self.toolbar.search.clear()

    # -- columns ------------------------------------------------------------------------------------------

    def fit_widths(self) -> None:
        """Give the columns their widths: those that a person gave them, else the usual ones."""
        across = self.table.horizontalHeader()
        across.blockSignals(True)
        for place, column in enumerate(self.list.model.columns):
            across.resizeSection(place, self.widths.get(column.key, column.width))
        across.blockSignals(False)
        across.viewport().update()
        self.table.updateGeometries()

    def _resized(self, place: int, before: int, after: int) -> None:
        if 0 <= place < len(self.list.model.columns):
            self.widths[self.list.model.columns[place].key] = after

    def _sort(self, key: str, also: bool) -> None:
        if key not in NOT_SORTED:
            column = self.list.model.columns[self.list.model.column_of(key)]
            self.list.views.sort_by(key, column.best_first, also)

    def _header_menu(self, place: int, at: QPoint) -> None:
        menu = QMenu(self)
        if 0 <= place < len(self.list.model.columns):
            column = self.list.model.columns[place]
            self._add_sorting(menu, column.key)
            hide = menu.addAction(self.tr("Hide “{column}”").format(column=column.title))
            hide.triggered.connect(lambda: self.list.hide_column(column.key))
            hide.setEnabled(len(self.list.model.columns) > 1)
            fit = menu.addAction(self.tr("Fit the width to what is in view"))
            fit.triggered.connect(lambda: self._fit_column(place))
            menu.addSeparator()
        menu.addAction(self.tr("Choose columns…"), self.toolbar.columnsWanted.emit)
        menu.addAction(self.tr("Usual columns and widths"), self._usual_columns)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _add_sorting(self, menu: QMenu, key: str) -> None:
        if key in NOT_SORTED:
            return
        views = self.list.views
        now = dict(views.now.sort)
        for text, down in ((self.tr("Sort upwards"), False), (self.tr("Sort downwards"), True)):
            each = menu.addAction(text)
            each.setCheckable(True)
            each.setChecked(now.get(key) is down)
            each.triggered.connect(lambda on=False, down=down: views.sort_by_only(key, down))
        menu.addAction(self.tr("Back to the order of rank"), views.sort_by_rank)
        menu.addSeparator()

    def _fit_column(self, place: int) -> None:
        model, metrics = self.list.model, self.table.fontMetrics()
        column = model.columns[place]
        texts = [model.shown(int(model.rows[row]), place).text for row in self.table.visible_rows()]
        wide = max((metrics.horizontalAdvance(text[:200]) for text in (*texts, column.title + " ▼²")), default=0)
        self.table.setColumnWidth(place, max(60, min(wide + 30, 600)))

    def _usual_columns(self) -> None:
        self.widths.clear()
        self.list.show_columns(())
        self.fit_widths()

    # -- menus --------------------------------------------------------------------------------------------

    def _cell_menu(self, index: QModelIndex, at: QPoint) -> None:
        menu = QMenu(self)
        column = self.list.model.columns[index.column()]
        self._add_filters(menu, column.key, column.own, self.list.model.lead_at(index.row()))
        self._add_sorting(menu, column.key)
        menu.addAction(icons.icon("copy"), self.tr("Copy"), self.copyWanted.emit)
        if self.list.session.scores is not None:
            menu.addAction(icons.icon("flag"), self.tr("Override…"), self.overrideWanted.emit)
            menu.addAction(icons.icon("test"), self.tr("Test this lead…"), self.testWanted.emit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _add_filters(self, menu: QMenu, key: str, own: str, lead: int) -> None:
        """The filters that the cell offers."""
        prepared, scores = self.list.session.prepared, self.list.session.scores
        if prepared is None or scores is None or lead < 0:
            return
        views = self.list.views
        if own:
            for condition in conditions_of_cell(prepared.table, own, lead, scores):
                shown = rule_words.condition_words(condition).replace("&", "&&")
                each = menu.addAction(icons.icon("filter"), self.tr("Only: {filter}").format(filter=shown))
                each.triggered.connect(lambda on=False, condition=condition: views.add_condition(condition))
        elif key == "tier":
            name = scores.tier_names[scores.lead_tier[lead]]
            chosen = {clean(tier) for tier in views.now.tiers}
            text = self.tr("Only: the tier {tier}").format(tier=name.replace("&", "&&"))
            each = menu.addAction(icons.icon("filter"), text, lambda: views.toggle_tier(name, True))
            each.setEnabled(clean(name) not in chosen)
        if menu.actions():
            menu.addSeparator()

    def _fill_view_menu(self, menu: QMenu, key: str = "") -> None:
        """What can be done with a view; by default with the one that is shown."""
        menu.clear()
        views = self.list.views
        entry = next((each for each in views.entries if each.key == key), views.chosen)
        chosen = entry.key == views.chosen.key
        name = entry.name.replace("&", "&&")
        if chosen:
            self._add_act(menu, self.tr("Save as a new view…"), "save", "")
            if not entry.shipped:
                update = self._add_act(menu, self.tr("Update “{view}”").format(view=name), "update", entry.key)
                update.setEnabled(views.edited)
            back = menu.addAction(self.tr("Back to “{view}” as it was").format(view=name), views.reset)
            back.setEnabled(views.edited)
        if not entry.shipped:
            self._add_act(menu, self.tr("Rename “{view}”…").format(view=name), "rename", entry.key)
            self._add_act(menu, self.tr("Delete “{view}”").format(view=name), "delete", entry.key)
        menu.addSeparator()
        manage = self._add_act(menu, self.tr("Manage views…"), "manage", "")
        manage.setEnabled(any(not each.shipped for each in views.entries))

    def _add_act(self, menu: QMenu, text: str, what: str, key: str) -> QAction:
        return menu.addAction(text, lambda: self.viewWanted.emit(what, key))

    def _tab_menu(self, key: str, at: QPoint) -> None:
        menu = QMenu(self)
        self._fill_view_menu(menu, key)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "view_menu"):
            self.view_menu.setIcon(icons.icon("view"))
        super().changeEvent(event)
