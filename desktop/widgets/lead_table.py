"""The lead table: a view on `LeadModel` that stays quick at a million rows and keeps its place when they move."""

from __future__ import annotations

from bisect import bisect_right

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop import theme
from desktop.models.leads import Index, LeadModel
from desktop.widgets.lead_painter import RowPainter, View

Leads = NDArray[np.intp]
# A selection in more pieces than this is not carried over to another order: it would cost more than it is worth.
_MOST_PIECES = 400
_NONE = np.zeros(0, np.intp)
_SELECT_ROWS = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class LeadTable(QTableView):
    """Rows of leads. `currentLead(lead)`: another lead has the keyboard, -1 for none. `openWanted`: Enter or a double
    click. `escapePressed`. `sortWanted(key, also)`: a header was clicked, with Shift. `menuWanted(index, place)`.
    """

    currentLead = Signal(int)
    openWanted = Signal()
    escapePressed = Signal()
    sortWanted = Signal(str, bool)
    columnDragged = Signal(int, int)
    headerMenuWanted = Signal(int, QPoint)
    cellMenuWanted = Signal(QModelIndex, QPoint)

    def __init__(self, model: LeadModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leads = model
        self._painter = RowPainter(self.font(), self.devicePixelRatioF())
        self._hovered = -1
        self._pieces: tuple[list[int], list[int]] = ([], [])
        self._kept: tuple[Leads, int, int, int] = (_NONE, -1, -1, 0)
        self._moving = False
        self._told = -1
        self._set_up()
        self.setModel(model)
        # Headers would ask of every row whether it is selected, to draw themselves: they get a selection of nothing.
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSelectionModel(QItemSelectionModel(model, header))
        model.rowsAboutToMove.connect(self._keep)
        model.rowsReplaced.connect(self._put_back)
        model.modelReset.connect(self._reset_pieces)

    # -- for the page -------------------------------------------------------------------------------------

    @property
    def current_lead(self) -> int:
        """The lead that has the keyboard, -1 for none."""
        return self._leads.lead_at(self.currentIndex().row())

    def selected_leads(self) -> Leads:
        """The selected leads, in the order of the rows."""
        return self._leads.rows[self.selected_rows()]

    def selected_rows(self) -> Leads:
        """The selected rows, rising."""
        tops, ends = self._pieces
        spans = [np.arange(top, end) for top, end in zip(tops, ends, strict=True)]
        return np.concatenate(spans) if spans else _NONE

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(end - top for top, end in zip(*self._pieces, strict=True))

    def show_lead(self, lead: int) -> bool:
        """Make a lead the current one and scroll to it; False where it is not among the rows."""
        row = self._leads.row_of(lead)
        if row < 0:
            return False
        self.go_to(row)
        return True

    def go_to(self, row: int) -> None:
        """Make a row the current and only selected one."""
        row = min(max(row, 0), len(self._leads.rows) - 1)
        if row >= 0 and self._leads.columns:
            column = max(self.currentIndex().column(), 0)
            self.selectionModel().setCurrentIndex(self._leads.index(row, column), _SELECT_ROWS)
            self.scrollTo(self.currentIndex())

    def go_by(self, rows: int) -> None:
        """Go so many rows down (up where negative)."""
        row = self.currentIndex().row()
        self.go_to(0 if row < 0 else row + rows)

    def visible_rows(self) -> range:
        """The rows that are at least partly in view."""
        return self._rows_between(0, self.viewport().height())

    # -- set up -------------------------------------------------------------------------------------------

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Leads"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(theme.ROW_HEIGHT)
        down.setDefaultSectionSize(theme.ROW_HEIGHT)
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionsMovable(True)
        across.setSectionsClickable(True)
        across.setMinimumSectionSize(48)
        across.setFixedHeight(theme.ROW_HEIGHT + 2)
        across.setTextElideMode(Qt.TextElideMode.ElideRight)
        across.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        across.customContextMenuRequested.connect(self._header_menu)
        across.viewport().installEventFilter(self)
        across.sectionMoved.connect(self._section_moved)
        self.doubleClicked.connect(lambda index: self.openWanted.emit())

    def _header_menu(self, place: QPoint) -> None:
        across = self.horizontalHeader()
        self.headerMenuWanted.emit(across.logicalIndexAt(place), across.viewport().mapToGlobal(place))

    def _section_moved(self, logical: int, before: int, after: int) -> None:
        # The order is the model's; the header itself keeps columns as they come.
        if not self._moving:
            self._moving = True
            self.horizontalHeader().moveSection(after, before)
            self._moving = False
            self.columnDragged.emit(before, after)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See clicks on headers with the Shift key held, which Qt's own signal does not tell."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._pressed = (event.position().toPoint(), event.button())
        elif event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self._header_released(event)
        return super().eventFilter(watched, event)

    def _header_released(self, event: QMouseEvent) -> None:
        across, place = self.horizontalHeader(), event.position().toPoint()
        pressed, button = getattr(self, "_pressed", (place, Qt.MouseButton.NoButton))
        section = across.logicalIndexAt(place)
        resizing = across.cursor().shape() == Qt.CursorShape.SplitHCursor
        still = (place - pressed).manhattanLength() < 6 and across.rect().contains(place)
        if button == Qt.MouseButton.LeftButton and still and section >= 0 and not resizing:
            also = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sortWanted.emit(self._leads.columns[section].key, also)

    # -- selection over moving rows -----------------------------------------------------------------------

    def _keep(self) -> None:
        """Remember who is selected and where the current lead stands, before the rows move."""
        current = self.currentIndex()
        tops, ends = self._pieces
        few = sum(end - top for top, end in zip(tops, ends, strict=True)) <= 20_000
        chosen = self.selected_leads() if few and len(tops) <= _MOST_PIECES else _NONE
        self._kept = (chosen, self.current_lead, current.row(), current.column())
        self._moving = True

    def _put_back(self) -> None:
        """Select the same leads in their new rows; a current lead that is gone gives way to the one in its place."""
        self._moving = False
        chosen, lead, row, column = self._kept
        choice = self.selectionModel()
        rows = self._leads.rows_of_leads(chosen) if len(chosen) else _NONE
        now = self._leads.row_of(lead) if lead >= 0 else -1
        stayed = now >= 0
        if not stayed and lead >= 0 and len(self._leads.rows):
            now = min(row, len(self._leads.rows) - 1)
            rows = np.array([now]) if not len(rows) else rows
        choice.select(self._selection(rows), _SELECT_ROWS)
        if now >= 0 and self._leads.columns:
            index = self._leads.index(now, min(max(column, 0), len(self._leads.columns) - 1))
            # Whether to follow the lead is for others to say: rows may have moved below somebody who reads.
            self.setAutoScroll(False)
            choice.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.setAutoScroll(True)
        self._read_pieces()
        self._tell_current()
        self.viewport().update()

    def _selection(self, rows: Leads) -> QItemSelection:
        made = QItemSelection()
        if not len(rows) or not self._leads.columns:
            return made
        breaks = np.flatnonzero(np.diff(rows) > 1)
        tops, ends = rows[np.concatenate(([0], breaks + 1))], rows[np.concatenate((breaks, [len(rows) - 1]))]
        if len(tops) > _MOST_PIECES:
            return made
        last = len(self._leads.columns) - 1
        for top, end in zip(tops.tolist(), ends.tolist(), strict=True):
            made.append(QItemSelectionRange(self._leads.index(top, 0), self._leads.index(end, last)))
        return made

    def _read_pieces(self) -> None:
        chosen = self.selectionModel().selection()
        pieces = (chosen.at(place) for place in range(chosen.count()))
        spans = sorted((piece.top(), piece.bottom() + 1) for piece in pieces)
        self._pieces = ([top for top, _ in spans], [end for _, end in spans])

    def _reset_pieces(self) -> None:
        self._read_pieces()
        self._hovered = -1
        if not self._moving:
            self._tell_current()

    def _is_chosen(self, row: int) -> bool:
        tops, ends = self._pieces
        piece = bisect_right(tops, row) - 1
        return piece >= 0 and row < ends[piece]

    def _tell_current(self) -> None:
        lead = self.current_lead
        if lead != self._told:
            self._told = lead
            self.currentLead.emit(lead)

    # -- Qt -----------------------------------------------------------------------------------------------

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Know the selected rows, for drawing."""
        super().selectionChanged(selected, deselected)
        if not self._moving:
            self._read_pieces()
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell of another current lead."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if not self._moving:
            self._tell_current()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows that the event asks for."""
        area = event.rect()
        rows = self._rows_between(area.top(), area.bottom() + 1)
        if not rows or not self._leads.columns:
            return
        offset = self.verticalHeader().offset()
        leads = self._leads.rows[rows.start : rows.stop].tolist()
        self._leads.ensure(leads)
        current = self.currentIndex()
        view = View(
            rows,
            leads,
            [row * theme.ROW_HEIGHT - offset for row in rows],
            self._columns_between(area),
            self.viewport().width(),
            [self._is_chosen(row) for row in rows],
            (current.row(), current.column()),
            self.hasFocus(),
            self._hovered,
        )
        painter = QPainter(self.viewport())
        self._painter.paint(painter, self._leads, view)
        painter.end()

    def _rows_between(self, top: int, bottom: int) -> range:
        offset = self.verticalHeader().offset()
        first = max((top + offset) // theme.ROW_HEIGHT, 0)
        last = min(-((-bottom - offset) // theme.ROW_HEIGHT), len(self._leads.rows))
        return range(first, max(last, first))

    def _columns_between(self, area: QRect) -> list[tuple[int, int, int]]:
        across = self.horizontalHeader()
        found = []
        for logical in range(len(self._leads.columns)):
            left, width = across.sectionViewportPosition(logical), across.sectionSize(logical)
            if width and left <= area.right() and left + width > area.left():
                found.append((logical, left, width))
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last lead, Enter to the details, Escape back."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.openWanted.emit()
        elif key == Qt.Key.Key_Escape:
            self.escapePressed.emit()
        elif key == Qt.Key.Key_Home and not shift:
            self.go_to(0)
        elif key == Qt.Key.Key_End and not shift:
            self.go_to(len(self._leads.rows) - 1)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Know which row the mouse is over."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse any more."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        for each in {self._hovered, row} if row != self._hovered else ():
            if each >= 0:
                top = self.rowViewportPosition(each)
                self.viewport().update(0, top, self.viewport().width(), theme.ROW_HEIGHT)
        self._hovered = row

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a cell, by mouse or by key."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        else:
            index, place = self.indexAt(event.pos()), event.globalPos()
        if index.isValid():
            self.cellMenuWanted.emit(index, place)

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the new look or font."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.restyle()
        super().changeEvent(event)

    def restyle(self) -> None:
        """Take the look that the window has now."""
        if hasattr(self, "_painter"):
            self._painter.restyle(self.font(), self.devicePixelRatioF())
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the pixels per point of the screen that the window is on now."""
        super().resizeEvent(event)
        if self.devicePixelRatioF() != self._painter.ratio:
            self.restyle()
