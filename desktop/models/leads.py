"""The lead table as Qt sees it: any number of leads, of which only those in view are ever worked out.

Rows are leads in some order. A new order, or fewer leads, replaces them at once; who is chosen is for the view to
carry over (`leads_at`, `rows_of_leads`), since Qt would do it cell by cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop import words
from desktop.models.lead_cells import PIECES, LeadCells, Shown
from desktop.models.lead_columns import LeadColumn, Look
from desktop.state import Override
from scoring.scores import Scores
from scoring.table import LeadTable

Index = QModelIndex | QPersistentModelIndex
Rows = NDArray[np.intp]
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_ALIGNED = {Look.SCORE: _RIGHT, Look.NUMBER: _RIGHT, Look.CENTRE: _CENTRE}
_FEW = 8
_NONE = np.zeros(0, np.intp)


class LeadModel(QAbstractTableModel):
    """Leads by row and column.

    `rowsAboutToMove` and `rowsReplaced` stand around every change of the rows, so that a view can keep its selection
    and place; `columnsReplaced` tells of other columns.
    """

    rowsAboutToMove = Signal()
    rowsReplaced = Signal()
    columnsReplaced = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cells = LeadCells()
        self.columns: tuple[LeadColumn, ...] = ()
        self.rows: Rows = _NONE
        self._table: LeadTable | None = None
        self._places: Rows | None = None
        self._sorted_by: tuple[tuple[str, bool], ...] = ()

    # -- what is shown ------------------------------------------------------------------------------------

    def show_leads(self, table: LeadTable | None, columns: Sequence[LeadColumn]) -> None:
        """Show other leads, all of them in the order of the file, or none at all."""
        self.beginResetModel()
        self._table, self.columns = table, tuple(columns)
        self.cells.take(None, {}, {})
        self.cells.show(table, self.columns)
        self.rows, self._places = np.arange(len(table) if table is not None else 0), None
        self.endResetModel()
        self.columnsReplaced.emit()

    def show_columns(self, columns: Sequence[LeadColumn]) -> None:
        """Show these columns of the same leads."""
        if tuple(columns) == self.columns:
            return
        self.rowsAboutToMove.emit()
        self.beginResetModel()
        self.columns = tuple(columns)
        self.cells.show(self._table, self.columns)
        self.endResetModel()
        self.columnsReplaced.emit()
        self.rowsReplaced.emit()

    def show_scores(
        self, scores: Scores | None, beside: Mapping[str, Scores], overrides: Mapping[int, Override]
    ) -> None:
        """Show these scores; only cells that are in view are worked out, when they are painted."""
        self.cells.take(scores, beside, overrides)
        self._all_changed()

    def show_rows(self, rows: Rows) -> None:
        """Show these leads in this order."""
        self.rowsAboutToMove.emit()
        before, after = len(self.rows), len(rows)
        # What rows are added or taken away stands at the end; all others just hold other leads.
        if after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
        elif after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
        self.rows, self._places = rows, None
        if after < before:
            self.endRemoveRows()
        elif after > before:
            self.endInsertRows()
        self._all_changed()
        self.rowsReplaced.emit()

    def say_sorted(self, keys: Sequence[tuple[str, bool]]) -> None:
        """Mark the columns (by key) that the rows are sorted by; True for from the top down."""
        if tuple(keys) != self._sorted_by:
            self._sorted_by = tuple(keys)
            if self.columns:
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    @property
    def sorted_by(self) -> tuple[tuple[str, bool], ...]:
        """What the headers are marked with."""
        return self._sorted_by

    # -- leads and rows -----------------------------------------------------------------------------------

    def lead_at(self, row: int) -> int:
        """The lead of a row; -1 for a row that is not there."""
        return int(self.rows[row]) if 0 <= row < len(self.rows) else -1

    def row_of(self, lead: int) -> int:
        """The row of a lead; -1 where it is not shown."""
        found = self.rows_of_leads(np.array([lead], np.intp))
        return int(found[0]) if len(found) else -1

    def rows_of_leads(self, leads: Rows) -> Rows:
        """The rows of these leads, rising; those that are not shown are left out."""
        if len(leads) <= _FEW:
            # Looking through the rows a few times is quicker than turning them round once.
            found = [row for lead in leads.tolist() for row in np.flatnonzero(self.rows == lead).tolist()]
            return np.array(sorted(found), np.intp)
        if self._places is None:
            count = len(self._table) if self._table is not None else 0
            self._places = np.full(count, -1, np.intp)
            self._places[self.rows] = np.arange(len(self.rows))
        places = self._places[leads[(leads >= 0) & (leads < len(self._places))]]
        return np.sort(places[places >= 0])

    def column_of(self, key: str) -> int:
        """The place of a column; -1 where it is not shown."""
        return next((place for place, column in enumerate(self.columns) if column.key == key), -1)

    # -- Qt -----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many leads are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns are shown."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell: its text, how it is aligned, and what a tip or a screen reader says of it."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED.get(column.look, _LEFT)
        lead = int(self.rows[index.row()])
        if role == Qt.ItemDataRole.UserRole:
            return lead
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(lead, index.column()).text
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.plain_tip(self.tip(lead, index.column())) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {self.shown(lead, index.column()).text or self.tr('blank')}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headers, with a mark on those that the rows are sorted by."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{column.title}{self._mark(column.key)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tr("{column}: click to sort, Shift+click to sort by it as well").format(column=column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED.get(column.look, _LEFT)
        return None

    # -- inside -------------------------------------------------------------------------------------------

    def shown(self, lead: int, column: int) -> Shown:
        """One cell as it is drawn."""
        self.cells.ensure((lead,))
        by_lead, place = self.cells.column(column)
        return by_lead[lead][place]

    def tip(self, lead: int, column: int) -> str:
        """What is worth saying of a cell besides its text; "" for nothing."""
        shown, key = self.shown(lead, column), self.columns[column].key
        if key == "why":
            return shown.text.replace(PIECES, "\n")
        if key == "tier" and shown.flag:
            said = self.cells.override_of(lead)
            said_of = (
                self.tr("“{tier}” names no tier, so the model's word counts.")
                if shown.error
                else self.tr("Overruled by hand: {tier}.")
            )
            return "\n".join(part for part in (said_of.format(tier=said.tier), said.reason) if part)
        if shown.error:
            return self.tr("The cell holds an error and counts as blank: {code}").format(code=shown.text)
        return shown.text

    def ensure(self, leads: Iterable[int]) -> None:
        """Work out the cells of these leads, before they are drawn."""
        self.cells.ensure(leads)

    def _mark(self, key: str) -> str:
        for place, (sorted_key, down) in enumerate(self._sorted_by):
            if sorted_key == key:
                return (" ▼" if down else " ▲") + ("²" if place else "")
        return ""

    def _all_changed(self) -> None:
        if len(self.rows) and self.columns:
            last = self.index(len(self.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
