"""The line above the lead table: search, filters, columns, and the details on or off."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from desktop import icons, theme
from desktop.models.lead_list import LeadList
from desktop.widgets.parts import tool

_DEBOUNCE = 150


class SearchLine(QLineEdit):
    """Finds as you type. `wanted(text)` comes a moment after the last letter; `leftDown`: on to the table."""

    wanted = Signal(str)
    leftDown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Search all columns"))
        self.setAccessibleName(self.tr("Search the leads"))
        keys = QKeySequence(QKeySequence.StandardKey.Find).toString(QKeySequence.SequenceFormat.NativeText)
        tip = self.tr("Words that stand anywhere in a lead; “quoted words” as one ({keys})")
        self.setToolTip(tip.format(keys=keys))
        self.setClearButtonEnabled(True)
        self._sign = self.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self, interval=_DEBOUNCE, singleShot=True)
        self._timer.timeout.connect(self._tell)
        self._told = ""
        self.textChanged.connect(self._typed)

    def show_text(self, text: str) -> None:
        """Show a search that was asked for otherwise; what is being typed is left alone."""
        if text != self._told or (text != self.text().strip() and not self._timer.isActive()):
            self._told = text
            self.setText(text)
            self._timer.stop()

    def _typed(self, text: str) -> None:
        # Nothing to look for is answered at once.
        self._timer.start(_DEBOUNCE if text else 0)

    def _tell(self) -> None:
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.wanted.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears, Enter and Down go on to the table."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self._timer.stop()
            self._tell()
            self.leftDown.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._sign.setIcon(icons.icon("search"))
        super().changeEvent(event)


class LeadToolbar(QWidget):
    """`conditionWanted`, `rangeWanted`: dialogs for what to ask. `columnsWanted`. `detailsWanted(shown)`."""

    conditionWanted = Signal()
    rangeWanted = Signal()
    columnsWanted = Signal()
    detailsWanted = Signal(bool)

    def __init__(self, leads: LeadList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = leads
        self.search = SearchLine()
        self.search.wanted.connect(leads.views.search)
        self.filter = tool("filter", self.tr("Show only some leads"), text=self.tr("Filter"))
        self.filter.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.filter_menu = QMenu(self.filter)
        self.filter_menu.aboutToShow.connect(self._fill_menu)
        self.filter.setMenu(self.filter_menu)
        columns_tip = self.tr("Choose which columns are shown, and in what order")
        self.columns = tool("columns", columns_tip, self.columnsWanted.emit, text=self.tr("Columns"))
        self.details = tool("details", self.tr("Show or hide the details of a lead"), text=self.tr("Details"))
        self.details.setCheckable(True)
        self.details.clicked.connect(self.detailsWanted)
        self._lay_out()
        leads.views.marked.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is asked for now."""
        self.search.show_text(self._list.views.now.search)

    def _lay_out(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.SMALL)
        across.addWidget(self.search, 1)
        for part in (self.filter, self.columns, self.details):
            across.addWidget(part)
        self.search.setFixedHeight(self.filter.sizeHint().height())

    def _fill_menu(self) -> None:
        """What can be asked for, with what is asked for already ticked."""
        menu, views, session = self.filter_menu, self._list.views, self._list.session
        menu.clear()
        scored = session.scores is not None
        menu.addAction(self.tr("By a field…"), self.conditionWanted.emit).setEnabled(scored)
        menu.addAction(self.tr("By score…"), self.rangeWanted.emit).setEnabled(scored)
        categories = menu.addMenu(self.tr("With points from"))
        categories.setEnabled(scored)
        for category in session.model.categories:
            each = categories.addAction(category.name.replace("&", "&&"))
            each.setCheckable(True)
            each.setChecked(category.name in views.now.categories)
            each.toggled.connect(lambda on, name=category.name: views.toggle_category(name, on))
        menu.addSeparator()
        overruled = menu.addAction(self.tr("Overruled by hand"))
        overruled.setCheckable(True)
        overruled.setChecked(views.now.overruled)
        overruled.setEnabled(scored)
        overruled.toggled.connect(lambda on: views.ask(replace(views.now, overruled=on)))
        ranked = menu.addAction(self.tr("Without disqualified leads"))
        ranked.setCheckable(True)
        ranked.setChecked(views.now.ranked_only)
        ranked.setEnabled(scored)
        ranked.toggled.connect(lambda on: views.ask(replace(views.now, ranked_only=on)))
        menu.addSeparator()
        clear = menu.addAction(self.tr("Clear all filters"), views.clear_filters)
        clear.setEnabled(not views.now.asks_nothing)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "details"):
            for part, name in ((self.filter, "filter"), (self.columns, "columns"), (self.details, "details")):
                part.setIcon(icons.icon(name))
        super().changeEvent(event)
