"""The models of the workspace as a table: name, version, rules, last change, and whose scores are shown beside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QDate, QLocale, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop import icons, theme, words
from desktop.state import State, WorkModel

_ID = int(Qt.ItemDataRole.UserRole)
NAME, VERSION, RULES, CHANGED, BESIDE = range(5)


class ModelTable(QTreeWidget):
    """The table. renamed(id, name), besideWanted(id, shown), chosen(id): Enter or a double click beside the name."""

    renamed = Signal(str, str)
    besideWanted = Signal(str, bool)
    chosen = Signal(str)
    deleteWanted = Signal(str)
    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edited: Mapping[str, date] = {}
        self._state: State | None = None
        self.setHeaderLabels(
            [self.tr("Model"), self.tr("Version"), self.tr("Rules"), self.tr("Last change"), self.tr("Shown beside")]
        )
        self.headerItem().setToolTip(BESIDE, self.tr("Show the scores of this model in a column of their own"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setItemDelegate(_Delegate(self))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (VERSION, RULES, CHANGED, BESIDE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.itemChanged.connect(self._changed)
        self.itemDoubleClicked.connect(self._double_clicked)
        self.currentItemChanged.connect(lambda now, before: self.picked.emit())

    @property
    def model_id(self) -> str:
        """The id of the current row's model; "" for none."""
        return str(self.currentItem().data(NAME, _ID)) if self.currentIndex().isValid() else ""

    def show_state(self, state: State) -> None:
        """Show the models of a state; the current row stays with its model."""
        self._state = state
        kept = self.model_id or state.active
        self.blockSignals(True)
        while self.topLevelItemCount() > len(state.models):
            self.takeTopLevelItem(self.topLevelItemCount() - 1)
        while self.topLevelItemCount() < len(state.models):
            self.addTopLevelItem(QTreeWidgetItem())
        for place, work in enumerate(state.models):
            self._show(self.topLevelItem(place), work, state)
        self.blockSignals(False)
        self.select(kept if kept in [each.id for each in state.models] else state.active)
        self.picked.emit()

    def show_edited(self, days: Mapping[str, date]) -> None:
        """Tell which models (by id) were changed since they were last kept as a version, and on which day."""
        self._edited = days
        if self._state is not None and self.state() is not QAbstractItemView.State.EditingState:
            self.show_state(self._state)

    def select(self, model_id: str) -> None:
        """Make a model's row the current one."""
        for place in range(self.topLevelItemCount()):
            item = self.topLevelItem(place)
            if item is not None and item.data(NAME, _ID) == model_id:
                self.setCurrentItem(item)

    def rename(self) -> None:
        """Let the name of the current row be typed."""
        if self.model_id:
            self.editItem(self.currentItem(), NAME)

    def _show(self, item: QTreeWidgetItem | None, work: WorkModel, state: State) -> None:
        assert item is not None
        model, active = work.model, work.id == state.active
        item.setData(NAME, _ID, work.id)
        item.setText(NAME, model.name)
        item.setToolTip(NAME, model.description)
        edited = self._edited.get(work.id)
        changed = self.tr("{version}, changed since").format(version=model.version)
        item.setText(VERSION, model.version if edited is None else changed)
        item.setText(RULES, words.count(len(model.rules)))
        item.setTextAlignment(RULES, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        last = model.changes[-1] if model.changes else None
        if edited is not None:
            item.setText(CHANGED, words.day(edited))
            item.setToolTip(CHANGED, self.tr("Not kept as a version yet"))
        else:
            item.setText(CHANGED, "" if last is None else _day(last.date))
            item.setToolTip(CHANGED, "" if last is None else last.text)
        item.setCheckState(BESIDE, Qt.CheckState.Checked if work.id in state.beside else Qt.CheckState.Unchecked)
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsEditable
        item.setFlags(flags if active else flags | Qt.ItemFlag.ItemIsUserCheckable)
        if active:
            # The one that scores has its column anyway.
            item.setData(BESIDE, Qt.ItemDataRole.CheckStateRole, None)
        item.setText(BESIDE, self.tr("scores now") if active else "")
        item.setIcon(NAME, icons.icon("check" if active else "rules", theme.tokens().accent if active else ""))
        font = QFont(self.font())
        font.setBold(active)
        item.setFont(NAME, font)

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == NAME:
            self.renamed.emit(str(item.data(NAME, _ID)), item.text(NAME).strip())
        elif column == BESIDE:
            self.besideWanted.emit(str(item.data(NAME, _ID)), item.checkState(BESIDE) is Qt.CheckState.Checked)

    def _double_clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if column != BESIDE:
            self.chosen.emit(self.model_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter scores with the model, Space shows it beside, F2 renames, Delete deletes."""
        key = event.key()
        if self.state() is QAbstractItemView.State.EditingState:
            # Enter has ended the typing of a name, and comes by here too: it means nothing more.
            event.accept()
        elif not self.model_id:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.model_id)
        elif key == Qt.Key.Key_Delete:
            self.deleteWanted.emit(self.model_id)
        elif key == Qt.Key.Key_Space and self.currentItem().flags() & Qt.ItemFlag.ItemIsUserCheckable:
            item = self.currentItem()
            shown = item.checkState(BESIDE) is Qt.CheckState.Checked
            item.setCheckState(BESIDE, Qt.CheckState.Unchecked if shown else Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Rows have room, and only names are typed."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the rows of the other tables."""
        return QSize(super().sizeHint(option, index).width() + theme.GAP, theme.ROW_HEIGHT)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """A field for the name; nothing for the rest."""
        if index.column() != NAME:
            return None  # type: ignore[return-value]
        return super().createEditor(parent, option, index)


def _day(text: str) -> str:
    """A day of a change log as the locale writes it; any other text as it is."""
    day = QDate.fromString(text, "yyyy-MM-dd")
    return QLocale().toString(day, QLocale.FormatType.ShortFormat) if day.isValid() else text
