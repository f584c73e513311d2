"""A field of a lead that is tried out: the right editor for its kind, and blank is always possible."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop import words
from desktop.models.completion import Value
from desktop.models.lead_trial import cell_of, doubt_of
from desktop.widgets.condition_editor_completer import complete
from desktop.widgets.condition_editor_values import DayField
from desktop.widgets.parts import ComboBox, label, set_role
from scoring.fields import NO_WORDS, YES_WORDS, Field, FieldKind
from scoring.table import Cell, Serial
from scoring.text import clean


class TrialField(QWidget):
    """Shows and takes one value. `changed(Cell)` comes with every letter."""

    changed = Signal(object)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.real: Cell = None
        self.day: DayField | None = None
        self.yes_no: QComboBox | None = None
        self.line = QLineEdit()
        if field.kind is FieldKind.DATE:
            self.day = DayField(field.name)
            self.line = self.day.field
            self.day.dayChanged.connect(lambda serial: self._typed(self.line.text()))
        self.line.setAccessibleName(field.name)
        self.line.setPlaceholderText(self.tr("blank"))
        self.doubt = label("", "warning", wrap=True)
        self.doubt.hide()
        self.setFocusProxy(self.line)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.line if self.day is None else self.day)
        if field.kind is FieldKind.YES_NO:
            self._add_yes_no(across)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(across)
        layout.addWidget(self.doubt)
        self.line.textEdited.connect(self._typed)

    def show_value(self, value: Cell, real: Cell) -> None:
        """Show a value; real: what the lead has in the list."""
        self.real = real
        text = words.cell(value)
        if self.day is not None and isinstance(value, Serial):
            self.day.set_day(value.value)
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)
        if self.yes_no is not None:
            self._choose(value)
        self._check(value)

    def show_values(self, values: tuple[Value, ...]) -> None:
        """Offer the values that leads have."""
        if self.field.kind.is_text:
            # A line that completes tells of a chosen value by other means than of a typed one.
            completer = complete(self.line, values)
            completer.activated.connect(lambda text: self._typed(self.line.text()))

    # -- inside -------------------------------------------------------------------------------------------

    def _add_yes_no(self, across: QHBoxLayout) -> None:
        self.yes_no = ComboBox()
        self.yes_no.setAccessibleName(self.field.name)
        for text, value in ((self.tr("blank"), None), (self.tr("yes"), True), (self.tr("no"), False)):
            self.yes_no.addItem(text, value)
        self.line.hide()
        across.addWidget(self.yes_no)
        self.setFocusProxy(self.yes_no)
        self.yes_no.activated.connect(self._chosen)

    def _choose(self, value: Cell) -> None:
        assert self.yes_no is not None
        truth = _truth_of(value)
        while self.yes_no.count() > 3:
            self.yes_no.removeItem(3)
        if value is not None and truth is None:
            # Neither: it stays to be chosen, as it stands in the file.
            self.yes_no.addItem(words.cell(value), value)
        self.yes_no.setCurrentIndex(0 if value is None else 3 if truth is None else 1 if truth else 2)

    def _chosen(self, place: int) -> None:
        assert self.yes_no is not None
        value = (None, True, False)[place] if place < 3 else self.real
        # Chosen as it was, it is the real cell again, however that was written.
        if place < 3 and value is not None and _truth_of(self.real) is value:
            value = self.real
        self._check(value)
        self.changed.emit(value)

    def _typed(self, text: str) -> None:
        value = cell_of(self.field.kind, text, self.real)
        self._check(value)
        self.changed.emit(value)

    def _check(self, value: Cell) -> None:
        said = doubt_of(self.field.kind, value)
        self.doubt.setText(said)
        self.doubt.setVisible(bool(said))
        set_role(self.line, "invalid", "true" if said else "false")


def _truth_of(value: Cell) -> bool | None:
    """The truth that a cell says; None where it says none."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return {1.0: True, 0.0: False}.get(value)
    if isinstance(value, str):
        word = clean(value)
        return True if word in YES_WORDS else False if word in NO_WORDS else None
    return None
