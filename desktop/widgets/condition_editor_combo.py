"""Boxes to choose from in a form that scrolls: the wheel does not change them, and long lists can be searched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from desktop.models import rule_words
from desktop.models.completion import Option
from desktop.widgets.parts import ComboBox
from scoring.fields import FieldKind

_OPTION = Qt.ItemDataRole.UserRole + 1


class Choice(ComboBox):
    """A box that the wheel scrolls past, as wide as it is given room."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()

    def showPopup(self) -> None:
        """Show the list as wide as its longest text."""
        view = self.view()
        wide = view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width() + 16
        view.setMinimumWidth(min(max(wide, self.width()), 520))
        super().showPopup()

    def choose(self, data: object) -> None:
        """Show the item of some data, without telling anybody."""
        self.setCurrentIndex(self.findData(data))


def field_model(options: Sequence[Option], new_heading: str, parent: QWidget) -> QStandardItemModel:
    """A model of fields for boxes, which many of them share: the model's fields, a heading, columns of the leads."""
    model = QStandardItemModel(parent)
    headed = False
    for option in options:
        if option.new and not headed:
            headed = True
            heading = QStandardItem(new_heading)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            model.appendRow(heading)
        item = QStandardItem(option.field.name)
        item.setData(option, _OPTION)
        item.setData(option.field.name, Qt.ItemDataRole.UserRole)
        item.setToolTip(f"{option.field.name} ({rule_words.kind_label(option.field.kind)})")
        model.appendRow(item)
    return model


def only_kind(options: Sequence[Option], kind: FieldKind) -> tuple[Option, ...]:
    """The fields of a kind."""
    return tuple(option for option in options if option.field.kind is kind)


class FieldChoice(Choice):
    """A box of fields that can be searched by typing. `picked(Option)` tells of another one."""

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(16)
        line = QLineEdit()
        self.setLineEdit(line)
        self._line = line
        # The box stands in for its line; both would be two stops of Tab, and not side by side.
        line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        # Setting it there has set it here too.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        line.setPlaceholderText(self.tr("Choose a field"))
        line.setAccessibleName(name)
        completer = QCompleter(self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self._completer = completer
        completer.activated.connect(self._typed, Qt.ConnectionType.QueuedConnection)
        self.activated.connect(self._pick)
        line.editingFinished.connect(lambda: self._typed(line.text()))
        self._name = ""

    def show_field(self, name: str, model: QStandardItemModel) -> None:
        """Show a field; one that the model does not have stands there as it is written."""
        if self.model() is not model:
            self.setModel(model)
            self._completer.setModel(model)
        elif name == self._name:
            return
        self._name = name
        self.setCurrentIndex(self.findData(name))
        if self.currentText() != name:
            self.setEditText(name)
        self._line.setCursorPosition(0)

    def _pick(self, row: int) -> None:
        option = self.itemData(row, _OPTION)
        if isinstance(option, Option) and option.field.name != self._name:
            self._name = option.field.name
            self.picked.emit(option)

    def _typed(self, text: str) -> None:
        if text == self._name:
            return
        for row in range(self.count()):
            if self.itemText(row).casefold() == text.strip().casefold() and self.itemData(row, _OPTION) is not None:
                self.setCurrentIndex(row)
                self._pick(row)
                return
        # No such field: back to the one that was there.
        self.setEditText(self._name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have the name marked, so that typing searches at once."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._line.selectAll()
