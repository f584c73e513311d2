"""The leads page: the list to call from, why each lead scored what it did, and the person's word over the model's."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from importlib import import_module

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QSplitter, QVBoxLayout, QWidget

from desktop import words
from desktop.dialogs.lead_columns import LeadColumnsDialog
from desktop.dialogs.lead_filter import LeadFilterDialog, ScoreRangeDialog
from desktop.dialogs.lead_trial import LeadTrialDialog
from desktop.dialogs.override import OverrideDialog
from desktop.dialogs.views import ManageViewsDialog, ViewNameDialog
from desktop.models.completion import Completion
from desktop.models.lead_copy import AT_ONCE, MOST, Copied, copier
from desktop.models.lead_list import LeadList
from desktop.pages.page import Page
from desktop.session import Session
from desktop.told import Told
from desktop.widgets.lead_details_panel import LeadDetailsPanel
from desktop.widgets.lead_panel import LeadPanel

_DETAILS_WIDTH = 360


class LeadsPage(Page):
    """The lead list and the details of the lead that is current in it."""

    key = "leads"
    icon_name = "leads"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._actions: dict[str, QAction] = {}
        self._make_commands()
        session.jobs.started.connect(self._import_charts)

    def title(self) -> str:
        """What the page is called."""
        return self.tr("Leads")

    def commands(self) -> Sequence[tuple[str, QAction]]:
        """What can be done with leads."""
        return [(str(action.property("menu")), action) for action in self._actions.values()]

    def action(self, key: str) -> QAction:
        """A command by its key."""
        return self._actions[key]

    def build(self) -> None:
        """Make the contents."""
        self.list = LeadList(self.session, self)
        self.completion = Completion(self.session, self)
        self.panel = LeadPanel(self.list)
        self.details = LeadDetailsPanel(self.session)
        self.table = self.panel.table
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.panel)
        self.splitter.addWidget(self.details)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self._listen()
        self._restore()

    def shown(self) -> None:
        """The table gets the keyboard."""
        if self.list.shown:
            self.table.setFocus()

    def stop(self) -> None:
        """Keep what was arranged, and end the work in the background."""
        if self.built:
            self._keep()
            self.list.stop()

    # -- commands -----------------------------------------------------------------------------------------

    def _make_commands(self) -> None:
        standard, tr = QKeySequence.StandardKey, self.tr
        self._add("edit", "copy", tr("Copy leads"), standard.Copy, self.copy)
        self._add("edit", "all", tr("Select all leads"), standard.SelectAll, self.select_all)
        self._add("edit", "find", tr("Find leads"), standard.Find, self.go_to_search)
        self._add("view", "columns", tr("Columns…"), "Ctrl+Shift+C", self.choose_columns)
        self._add("view", "details", tr("Details"), "Ctrl+D", self.toggle_details).setCheckable(True)
        self._add("view", "save view", tr("Save view…"), "Ctrl+Shift+S", lambda: self._view("save", ""))
        self._add("leads", "filter", tr("Filter by a field…"), "Ctrl+Shift+F", lambda: self.filter(add=True))
        self._add("leads", "range", tr("Filter by score…"), "", self.filter_by_score)
        self._add("leads", "clear", tr("Clear all filters"), "Ctrl+Shift+X", self.clear_filters)
        self._add("leads", "next", tr("Next lead"), "Alt+Down", lambda: self.table.go_by(1))
        self._add("leads", "previous", tr("Previous lead"), "Alt+Up", lambda: self.table.go_by(-1))
        self._add("leads", "override", tr("Override…"), "Ctrl+Shift+O", self.override)
        self._add("leads", "test", tr("Test this lead…"), "Ctrl+T", lambda: self.test(self.table.current_lead))
        self._add("leads", "test new", tr("Test a new lead…"), "Ctrl+Shift+T", lambda: self.test(-1))

    def _add(
        self, menu: str, key: str, text: str, keys: QKeySequence.StandardKey | str, do: Callable[[], object]
    ) -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"leads {key}")
        action.setProperty("menu", menu)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setEnabled(False)
        action.triggered.connect(lambda checked=False: do())
        self._actions[key] = action
        return action

    def _enable(self) -> None:
        """Commands work while the page is in front, and there is something that they can work on."""
        there = self.built and self.isVisible() and self.session.prepared is not None
        scored = there and self.session.scores is not None
        for key, action in self._actions.items():
            action.setEnabled(scored if key in ("filter", "range", "override", "test", "test new") else there)

    # -- what a person does -------------------------------------------------------------------------------

    def select_all(self) -> None:
        """Select every lead that is shown."""
        self.table.selectAll()

    def clear_filters(self) -> None:
        """Show every lead."""
        self.list.views.clear_filters()

    def go_to_search(self) -> None:
        """Go to the search."""
        self.panel.toolbar.search.setFocus()
        self.panel.toolbar.search.selectAll()

    def copy(self) -> None:
        """Copy the selected leads; or, where somebody is typing or reading, what is selected there."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit) and focus.hasSelectedText():
            focus.copy()
            return
        prepared, leads = self.session.prepared, self.table.selected_leads()
        if prepared is None or not len(leads):
            return
        if len(leads) > MOST:
            said = self.tr("{count} leads are too many for the clipboard, so nothing was copied.")
            mend = self.tr("Copy at most {most}, or export them.")
            mend = mend.format(most=words.count(MOST))
            self.session.told.emit(Told("warning", said.format(count=words.count(len(leads))), mend, key="copy"))
            return
        self.session.untold.emit("copy")
        work = copier(self.list.model, prepared.table, leads)
        if len(leads) <= AT_ONCE:
            self._copied(work(lambda what, share: None))
            return
        title = self.tr("Copying {count} leads").format(count=words.count(len(leads)))
        self.session.jobs.start(title, work).succeeded.connect(self._copied)

    def _copied(self, copied: Copied) -> None:
        data = QMimeData()
        data.setText(copied.text)
        if copied.markup:
            data.setHtml(copied.markup)
        QGuiApplication.clipboard().setMimeData(data)
        self.panel.say_briefly(
            self.tr("1 lead copied")
            if copied.rows == 1
            else self.tr("{count} leads copied").format(count=words.count(copied.rows))
        )

    def toggle_details(self) -> None:
        """Show the details, or hide them."""
        self.show_details(not self.details.isVisibleTo(self.splitter))

    def show_details(self, shown: bool) -> None:
        """Show the details, or hide them and give the list all the room."""
        self.details.setVisible(shown)
        self.panel.toolbar.details.setChecked(shown)
        self._actions["details"].setChecked(shown)
        if shown:
            self.details.show_lead(self.table.current_lead)
        elif self.isVisible():
            self.table.setFocus()

    def choose_columns(self) -> None:
        """Choose which columns are shown."""
        self._open(LeadColumnsDialog(self.list, self))

    def filter(self, *, add: bool) -> None:
        """Ask for leads by their fields; add: with a new condition."""
        if self.session.scores is not None and self.session.prepared is not None:
            self._open(LeadFilterDialog(self.session, self.list.views, self.completion, self, add=add))

    def filter_by_score(self) -> None:
        """Ask for leads by their score."""
        self._open(ScoreRangeDialog(self.list.views, self))

    def override(self) -> None:
        """Overrule the model for the selected leads."""
        leads = self.table.selected_leads().tolist()
        if leads and self.session.scores is not None:
            self._open(OverrideDialog(self.session, leads, self))

    def test(self, lead: int) -> None:
        """Try the rules on a lead, or on a new one (-1)."""
        if self.session.scores is not None and self.session.prepared is not None:
            self._open(LeadTrialDialog(self.session, self.completion, lead, self))

    # -- inside -------------------------------------------------------------------------------------------

    def _import_charts(self) -> None:
        """Import what charts take while leads are being read: a third of a second that the window need not wait."""
        self.session.jobs.started.disconnect(self._import_charts)
        threading.Thread(target=import_module, args=("desktop.widgets.waterfall",), name="charts", daemon=True).start()

    def _open(self, dialog: QDialog) -> None:
        # Back in the list afterwards, not at the first button of the window.
        dialog.finished.connect(lambda result: QTimer.singleShot(0, self, self.table.setFocus))
        dialog.open()

    def _listen(self) -> None:
        self.table.currentLead.connect(self.details.show_lead)
        self.table.openWanted.connect(self._open_details)
        self.details.closeWanted.connect(lambda: self.show_details(False))
        self.details.testWanted.connect(self.test)
        self.details.leftWanted.connect(self.table.setFocus)
        toolbar = self.panel.toolbar
        toolbar.detailsWanted.connect(self.show_details)
        toolbar.columnsWanted.connect(self.choose_columns)
        toolbar.conditionWanted.connect(lambda: self.filter(add=True))
        toolbar.rangeWanted.connect(self.filter_by_score)
        self.panel.filters.editWanted.connect(self._edit_filter)
        self.panel.viewWanted.connect(self._view)
        self.panel.copyWanted.connect(self.copy)
        self.panel.overrideWanted.connect(self.override)
        self.panel.testWanted.connect(lambda: self.test(self.table.current_lead))
        self.session.leadWanted.connect(self._show_lead)
        self.session.scored.connect(self._enable)
        self.session.leadsChanged.connect(self._enable)

    def _edit_filter(self, what: str) -> None:
        if what == "score":
            self.filter_by_score()
        else:
            self.filter(add=False)

    def _open_details(self) -> None:
        self.show_details(True)
        self.details.refresh()
        self.details.focus_first()

    def _show_lead(self, lead: int) -> None:
        """Show a lead that another page asked for, also where the present filters hide it."""
        if not self.table.show_lead(lead):
            self.list.views.clear_filters()
            self.panel.show_when_found(lead)
        self.show_details(True)

    def _view(self, what: str, key: str) -> None:
        views = self.list.views
        columns = tuple(column.key for column in self.list.model.columns)
        match what:
            case "save":
                self._open(ViewNameDialog(views, columns, self))
            case "rename":
                self._open(ViewNameDialog(views, columns, self, rename=key))
            case "update":
                views.update()
            case "delete":
                views.delete(key)
            case "manage":
                self._open(ManageViewsDialog(views, self))

    # -- arranged by hand ---------------------------------------------------------------------------------

    def _restore(self) -> None:
        kept = self.settings
        shown = kept.value("leads/details") if kept is not None else None
        self.show_details(shown is None or shown == "true")
        if kept is None:
            self.splitter.setSizes([10_000, _DETAILS_WIDTH])
            return
        width = kept.value("leads/details_width")
        self.splitter.setSizes([10_000, int(str(width)) if str(width).isdigit() else _DETAILS_WIDTH])
        self.panel.widths |= _widths_in(kept.value("leads/widths"))
        columns = kept.value("leads/columns")
        if isinstance(columns, str) and columns:
            self.list.show_columns(tuple(columns.split("\n")))
        self.details.why.show_as(chart=kept.value("leads/chart") != "false")
        self.panel.fit_widths()

    def _keep(self) -> None:
        kept = self.settings
        if kept is None:
            return
        kept.setValue("leads/details", "true" if self.details.isVisibleTo(self.splitter) else "false")
        if self.details.isVisibleTo(self.splitter):
            kept.setValue("leads/details_width", self.details.width())
        kept.setValue("leads/widths", "\n".join(f"{key}\t{width}" for key, width in self.panel.widths.items()))
        kept.setValue("leads/columns", "\n".join(self.list.columns))
        kept.setValue("leads/chart", "true" if self.details.why.shows_chart else "false")

    def showEvent(self, event: QShowEvent) -> None:
        """Commands work while the page is in front."""
        super().showEvent(event)
        self._enable()

    def hideEvent(self, event: QHideEvent) -> None:
        """Their shortcuts belong to other pages then."""
        super().hideEvent(event)
        self._enable()


def _widths_in(kept: object) -> dict[str, int]:
    """Widths of columns as they were kept: lines of key and pixels; what is not readable is passed over."""
    pairs = (line.rpartition("\t") for line in str(kept or "").split("\n"))
    return {key: int(width) for key, _, width in pairs if key and width.isdigit() and 20 <= int(width) <= 4000}
