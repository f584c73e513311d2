"""How a score came about, in words: each contribution with its points and the sum so far. For keys and readers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop import words
from desktop.models.lead_details import Bar

_RULE = Qt.ItemDataRole.UserRole
_ROW = 26
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WhyList(QTreeWidget):
    """Contributions from the top down. `ruleWanted(id)`: Enter or a double click on a rule."""

    ruleWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("How the score came about"))
        self.setHeaderLabels([self.tr("What"), self.tr("Points"), self.tr("So far")])
        self.headerItem().setTextAlignment(1, _RIGHT)
        self.headerItem().setTextAlignment(2, _RIGHT)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across = self.header()
        across.setStretchLastSection(False)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionsClickable(False)
        self.itemActivated.connect(lambda item, column: self._open(item))

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these contributions."""
        self.clear()
        for bar in bars:
            points = "" if bar.part is None or bar.value else words.signed(bar.points)
            item = QTreeWidgetItem([bar.label, points, words.number(bar.end)])
            item.setData(0, _RULE, bar.rule_id)
            item.setSizeHint(0, QSize(0, _ROW))
            item.setToolTip(0, self.tr("Enter or a double click opens the rule") if bar.rule_id else "")
            item.setTextAlignment(1, _RIGHT)
            item.setTextAlignment(2, _RIGHT)
            if bar.part is None:
                font = item.font(0)
                font.setBold(True)
                for column in range(3):
                    item.setFont(column, font)
            self.addTopLevelItem(item)
        self.setFixedHeight(self.header().sizeHint().height() + len(bars) * _ROW + 4)

    def _open(self, item: QTreeWidgetItem) -> None:
        rule = item.data(0, _RULE)
        if rule:
            self.ruleWanted.emit(rule)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy all of it as lines with tabs."""
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
            lines = ["\t".join(item.text(column) for column in range(3)) for item in rows if item is not None]
            QGuiApplication.clipboard().setText("\n".join(lines))
            return
        super().keyPressEvent(event)
