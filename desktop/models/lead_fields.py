"""The fields of one lead as a table of two columns, to be searched and copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QIcon, QPixmap

from desktop import icons, theme, words
from desktop.models.lead_details import FieldRow
from desktop.models.leads import Index
from scoring.views.pieces import folded

_SIGN = 16


class FieldModel(QAbstractTableModel):
    """Names and values; those that rules ask about bear a sign and say which rules."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[FieldRow, ...] = ()
        self._search = ""
        self.rows: tuple[FieldRow, ...] = ()
        self._room = QIcon()

    def show_rows(self, rows: Sequence[FieldRow]) -> None:
        """Show the fields of another lead."""
        self._all = tuple(rows)
        self._room = _room() if any(row.rules for row in rows) else QIcon()
        self._fit()

    def search(self, text: str) -> None:
        """Show only fields with this text in their name or value."""
        self._search = folded(text.strip())
        self._fit()

    def copied(self, rows: Sequence[int]) -> str:
        """Some rows as lines with a tab between name and value."""
        return "\n".join(f"{self.rows[row].name}\t{self.rows[row].plain}" for row in rows)

    def restyle(self) -> None:
        """Take the look that the window has now."""
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 1))

    def _fit(self) -> None:
        sought = self._search
        rows = tuple(row for row in self._all if sought in folded(row.name) or sought in folded(row.shown))
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        # As many rows as before: the place and the selection stay, from lead to lead.
        self.rows = rows
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many fields are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Name and value."""
        return 0 if parent.isValid() else 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the two columns are."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Field"), self.tr("Value"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A name or a value, with the rules that ask about it as a tip."""
        row, value = self.rows[index.row()], index.column() == 1
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.shown.replace("\n", " ") or "–") if value else row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.plain_tip(self._tip(row, value=value))
        if role == Qt.ItemDataRole.ForegroundRole:
            look = theme.tokens()
            shade = look.muted if not value else look.danger if row.error else look.text if row.shown else look.faint
            return QColor(shade)
        if role == Qt.ItemDataRole.DecorationRole and not value:
            return icons.icon("rules", theme.tokens().accent) if row.rules else self._room
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = row.shown or self.tr("blank")
            return said if value else row.name
        return None

    def _tip(self, row: FieldRow, *, value: bool) -> str:
        used = self.tr("Rules ask about it: {rules}").format(rules="; ".join(row.rules)) if row.rules else ""
        return "\n".join(part for part in (row.shown if value else row.name, used) if part)


def _room() -> QIcon:
    """As wide as a sign, so that all names begin in one line."""
    nothing = QPixmap(_SIGN, _SIGN)
    nothing.fill(Qt.GlobalColor.transparent)
    return QIcon(nothing)
