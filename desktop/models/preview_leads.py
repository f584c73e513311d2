"""The leads of a preview as a table: who, from which score and tier to which; or those that a rule matches."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop import words
from desktop.models.lead_details import lead_title
from desktop.models.preview import MovedLead
from scoring.jobs.prepare import Prepared

Index = QModelIndex | QPersistentModelIndex


class MovedLeads(QAbstractTableModel):
    """One row per lead. Where the tier stays, score and tier are those of now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leads: list[MovedLead] = []
        # By row, as far as they were looked at.
        self._names: dict[int, str] = {}
        self._prepared: Prepared | None = None
        self._decimals = 0

    def show(self, leads: list[MovedLead], decimals: int, prepared: Prepared | None) -> None:
        """Show these leads; scores have so many decimals."""
        if leads == self._leads and prepared is self._prepared:
            return
        self.beginResetModel()
        self._leads, self._decimals, self._prepared = leads, decimals, prepared
        self._names = {}
        self.endResetModel()

    def lead_at(self, row: int) -> int | None:
        """The lead of a row, counted from 0."""
        return self._leads[row].lead if 0 <= row < len(self._leads) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many leads are listed."""
        return 0 if parent.isValid() else len(self._leads)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Lead, score, tier."""
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Lead"), self.tr("Score"), self.tr("Tier"))[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        if role == Qt.ItemDataRole.DisplayRole:
            lead = self._leads[index.row()]
            column = index.column()
            return self._name(index.row()) if column == 0 else self._score(lead) if column == 1 else self._tier(lead)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return self._name(index.row())
        return None

    def _name(self, row: int) -> str:
        """The person, and what else tells who it is."""
        if row not in self._names and self._prepared is not None:
            self._names[row] = ", ".join(filter(None, lead_title(self._prepared, self._leads[row].lead)))
        return self._names.get(row, "")

    def _score(self, lead: MovedLead) -> str:
        before, after = (self._number(each) for each in (lead.score_before, lead.score_after))
        return after if lead.before == lead.after else f"{before} → {after}"

    def _number(self, score: float) -> str:
        # With the minus that points have.
        return ("−" if score < 0 else "") + words.number(abs(score), self._decimals)

    def _tier(self, lead: MovedLead) -> str:
        if lead.before == lead.after:
            return lead.after
        return f"{'▲' if lead.up else '▼'} {lead.before} → {lead.after}"
