"""Which columns the lead table shows, and in what order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.models.lead_columns import usual
from desktop.models.lead_list import LeadList
from desktop.widgets.parts import button, label, tool
from scoring.views.pieces import folded

_KEY = Qt.ItemDataRole.UserRole


class LeadColumnsDialog(QDialog):
    """A list to tick, to search and to put in order by dragging or with Alt and the arrows."""

    def __init__(self, leads: LeadList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leads = leads
        self.setWindowTitle(self.tr("Columns"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a column"))
        self.search.setAccessibleName(self.tr("Find a column"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Columns, those that are ticked are shown"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setToolTip(self.tr("Drag to put in order, or use Alt with the arrow keys. The space bar ticks."))
        self.list.installEventFilter(self)
        self.list.itemChanged.connect(lambda item: self._check())
        self.up = tool("up", self.tr("Move up (Alt+Up)"), lambda: self.move_by(-1))
        self.down = tool("down", self.tr("Move down (Alt+Down)"), lambda: self.move_by(1))
        self.usual = button(self.tr("Usual columns"), self._put_usual, role="quiet")
        self.usual.setToolTip(self.tr("Tick the columns that are shown before anybody chose"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Show columns"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("role", "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._fill([column.key for column in leads.model.columns])
        self.search.setFocus()

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that are ticked, in their order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked)

    def move_by(self, step: int) -> None:
        """Move the current column up or down."""
        row = self.list.currentRow()
        target = row + step
        if row < 0 or not 0 <= target < self.list.count():
            return
        item = self.list.takeItem(row)
        self.list.insertItem(target, item)
        self.list.setCurrentRow(target)

    def accept(self) -> None:
        """Show these columns."""
        if self.keys:
            self._leads.show_columns(self.keys)
            super().accept()

    # -- inside -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        order = QHBoxLayout()
        order.addWidget(self.usual)
        order.addStretch(1)
        order.addWidget(self.up)
        order.addWidget(self.down)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(label(self.tr("Columns of the list"), "heading"))
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addLayout(order)
        layout.addWidget(self.buttons)
        self.resize(400, 520)

    def _fill(self, shown: Sequence[str]) -> None:
        known = {column.key: column for column in self._leads.available}
        rest = [key for key in known if key not in shown]
        self.list.blockSignals(True)
        self.list.clear()
        for key in (*(key for key in shown if key in known), *rest):
            item = QListWidgetItem(known[key].title)
            item.setData(_KEY, key)
            item.setSizeHint(QSize(0, 26))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        self._search(self.search.text())
        self._check()

    def _put_usual(self) -> None:
        self._fill(usual(self._leads.available))

    def _search(self, text: str) -> None:
        sought = folded(text.strip())
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(sought not in folded(item.text()))

    def _check(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.keys))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with an arrow moves a column."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            step = steps.get(Qt.Key(event.key()))
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.move_by(step)
                return True
        return super().eventFilter(watched, event)
