"""The first rows of a lead file as Qt shows them: the header row marked, rows above it and below it told apart."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from desktop import theme, words
from desktop.models.first_rows import FirstRows
from scoring.ooxml.cells import column_letters

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class FirstRowsModel(QAbstractTableModel):
    """Rows and columns are those of the sheet. `header_row` (from 1) is marked; 0 for none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = FirstRows(())
        self.header_row = 0

    def show_rows(self, rows: FirstRows) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def mark(self, header_row: int) -> None:
        """Mark another row as the one with the headers."""
        if header_row != self.header_row:
            self.header_row = header_row
            if self.rows.rows:
                last = self.index(len(self.rows.rows) - 1, self.rows.width - 1)
                self.dataChanged.emit(self.index(0, 0), last)
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.rows.rows) - 1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else self.rows.width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell: its text, and how it looks above, in and below the header row."""
        row = index.row() + 1
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.cell(self.rows.rows[index.row()][index.column()])
            case Qt.ItemDataRole.FontRole if row == self.header_row:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
            case Qt.ItemDataRole.BackgroundRole if row == self.header_row:
                return QColor(theme.tokens().tint)
            case Qt.ItemDataRole.ForegroundRole if row < self.header_row:
                return QColor(theme.tokens().faint)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Letters and row numbers as a spreadsheet has them; the header row is named."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return column_letters(section + 1)
        if section + 1 == self.header_row:
            return QCoreApplication.translate("FirstRows", "{row} headers").format(row=section + 1)
        return str(section + 1)
