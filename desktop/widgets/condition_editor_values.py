"""Fields for what a condition compares with: a text, a number or two, days, a date or two.

Each tells `changed` with the wanted values, also while they are unfinished (`UNSET`), so that the preview and the
problems move as somebody types.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from math import isnan

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QMenu, QWidget, QWidgetAction

from desktop import theme, words
from desktop.models import rule_words
from desktop.models.completion import Value
from desktop.models.rule_draft import UNSET
from desktop.models.typed import Unread, typed_day, typed_number
from desktop.widgets.condition_editor_completer import complete
from desktop.widgets.parts import label, set_role, tool
from scoring.model import Wanted
from scoring.operators import Operator, Wants
from scoring.scores import serial_of
from scoring.table import Serial
from scoring.wording import EPOCH

Values = Callable[[], tuple[Value, ...]]


class ValueEditor(QWidget):
    """A field, or several, for what an operator wants."""

    changed = Signal(object)
    # What takes the keyboard first. No focus proxy: those are stops of Tab too, wherever they were made.
    first: QWidget | None = None

    def begin(self) -> None:
        """Give the keyboard to the first field."""
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.TabFocusReason)

    def show_wanted(self, wanted: tuple[Wanted, ...]) -> None:
        """Show other values."""
        raise NotImplementedError

    def show_values(self, values: tuple[Value, ...]) -> None:
        """Offer these values for completion, where texts are wanted."""

    def mark(self, wrong: bool) -> None:
        """Mark the field as wrong, or right again."""
        for field in self.findChildren(QLineEdit):
            set_role(field, "invalid", "true" if wrong else "false")

    def _row(self, *parts: QWidget) -> QHBoxLayout:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SMALL)
        for part in parts:
            row.addWidget(part, 1 if isinstance(part, (QLineEdit, NumberField, DayField)) else 0)
        return row


class NumberField(QLineEdit):
    """A line for a number, as the locale writes it; `value` is UNSET while it is empty, `Unread` where it is none."""

    # Without the number: as a signal's value, UNSET would arrive as another NaN.
    numberChanged = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumWidth(64)
        self._value = UNSET
        self.textEdited.connect(self._typed)

    @property
    def value(self) -> float:
        """The number, UNSET or `Unread`."""
        return self._value

    @property
    def unreadable(self) -> bool:
        """Whether something stands there that is no number."""
        return isinstance(self._value, Unread)

    def set_number(self, value: float | None) -> None:
        """Show a number; UNSET or None is an empty line. What somebody types just now stays as it is written."""
        number = UNSET if value is None or (isnan(value) and not isinstance(value, Unread)) else value
        if number is self._value or number == self._value:
            return
        self._value = number
        text = number.text if isinstance(number, Unread) else "" if isnan(number) else rule_words.amount(number)
        self.setText(text)
        self.setCursorPosition(0)

    def _typed(self, text: str) -> None:
        value = typed_number(text)
        self._value = value if value is not None else Unread(text.strip()) if text.strip() else UNSET
        self.numberChanged.emit()


class DayField(QWidget):
    """A line for a day, as the locale writes it, with a calendar to choose from."""

    dayChanged = Signal(float)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(words.day(EPOCH.replace(year=2026, month=12, day=31)))
        self.field.setMinimumWidth(88)
        self.field.textEdited.connect(self._typed)
        self.choose = tool("calendar", self.tr("Choose from a calendar"), self._open)
        self.choose.setAccessibleName(self.tr("{name}: choose from a calendar").format(name=name))
        self._value = UNSET
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.field, 1)
        row.addWidget(self.choose)

    def set_day(self, serial: float) -> None:
        """Show the day of a serial; UNSET is an empty line."""
        typing = self.field.hasFocus() or not self.field.text()
        if serial == self._value or (isnan(serial) and isnan(self._value) and typing):
            return
        self._value = UNSET if isnan(serial) else serial
        self.field.setText("" if isnan(serial) else rule_words.day_words(serial))

    def _typed(self, text: str) -> None:
        value = typed_day(text)
        self._value = UNSET if value is None else value
        self.dayChanged.emit(self._value)

    def _open(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        if not isnan(self._value):
            day = EPOCH + timedelta(days=int(self._value))
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        for choose in (calendar.activated, calendar.clicked):
            choose.connect(menu.close)
            choose.connect(self._chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.choose.mapToGlobal(self.choose.rect().bottomLeft()))
        calendar.setFocus()

    def _chosen(self, day: QDate) -> None:
        serial = serial_of(EPOCH.replace(year=day.year(), month=day.month(), day=day.day()))
        self.set_day(serial)
        self.dayChanged.emit(serial)


class TextEditor(ValueEditor):
    """A text, completed from what the leads have."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Text to compare with"))
        self.field.setPlaceholderText(self.tr("Text"))
        self.field.textChanged.connect(self._typed)
        self._row(self.field)
        self.first = self.field
        self._shown = ""

    def show_wanted(self, wanted: tuple[Wanted, ...]) -> None:
        """Show a text."""
        self._shown = str(wanted[0]) if wanted else ""
        if self.field.text() != self._shown:
            self.field.setText(self._shown)

    def show_values(self, values: tuple[Value, ...]) -> None:
        """Offer these values; down arrow shows them all."""
        complete(self.field, values)

    def _typed(self, text: str) -> None:
        if text != self._shown:
            self._shown = text
            self.changed.emit((text,))


class NumberEditor(ValueEditor):
    """A number; with `days`, a number of days."""

    def __init__(self, *, days: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = NumberField(self.tr("Number of days") if days else self.tr("Number to compare with"))
        self.field.setMaximumWidth(140)
        self.field.numberChanged.connect(lambda: self.changed.emit((self.field.value,)))
        after = label(self.tr("days") if days else "", "muted")
        self._row(self.field, after).addStretch(1)
        self.first = self.field

    def show_wanted(self, wanted: tuple[Wanted, ...]) -> None:
        """Show a number."""
        self.field.set_number(_number(wanted, 0))


class TwoNumbersEditor(ValueEditor):
    """A smallest and a largest number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.low = NumberField(self.tr("Smallest number"))
        self.high = NumberField(self.tr("Largest number"))
        for field in (self.low, self.high):
            field.setMaximumWidth(140)
            field.numberChanged.connect(lambda: self.changed.emit((self.low.value, self.high.value)))
        self._row(self.low, label(self.tr("and"), "muted"), self.high).addStretch(1)
        self.first = self.low

    def show_wanted(self, wanted: tuple[Wanted, ...]) -> None:
        """Show two numbers."""
        self.low.set_number(_number(wanted, 0))
        self.high.set_number(_number(wanted, 1))


class DayEditor(ValueEditor):
    """A day; with `two`, a first and a last one."""

    def __init__(self, *, two: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = [UNSET, UNSET][: 2 if two else 1]
        names = (self.tr("First day"), self.tr("Last day")) if two else (self.tr("Day to compare with"),)
        self.fields = [DayField(name) for name in names]
        for place, field in enumerate(self.fields):
            field.setMaximumWidth(190)
            field.dayChanged.connect(lambda value, place=place: self._typed(place, value))
        between = [label(self.tr("to"), "muted")] if two else []
        self._row(self.fields[0], *between, *self.fields[1:]).addStretch(1)
        self.first = self.fields[0].field

    def show_wanted(self, wanted: tuple[Wanted, ...]) -> None:
        """Show the days."""
        for place, field in enumerate(self.fields):
            each = wanted[place] if place < len(wanted) else None
            self._days[place] = each.value if isinstance(each, Serial) else UNSET
            field.set_day(self._days[place])

    def _typed(self, place: int, value: float) -> None:
        self._days[place] = UNSET if isnan(value) else value
        self.changed.emit(tuple(Serial(day) for day in self._days))


class NothingEditor(ValueEditor):
    """For operators that compare with nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row().addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_wanted(self, wanted: tuple[Wanted, ...]) -> None:
        """There is nothing to show."""
        self.setEnabled(True)


def simple_editor(operator: Operator) -> ValueEditor:
    """The field for what an operator wants, where that is no list."""
    match operator.wants:
        case Wants.TEXT:
            return TextEditor()
        case Wants.NUMBER:
            return NumberEditor()
        case Wants.DAYS:
            return NumberEditor(days=True)
        case Wants.TWO_NUMBERS:
            return TwoNumbersEditor()
        case Wants.DATE:
            return DayEditor()
        case Wants.TWO_DATES:
            return DayEditor(two=True)
        case _:
            return NothingEditor()


def _number(wanted: tuple[Wanted, ...], place: int) -> float:
    value = wanted[place] if place < len(wanted) else UNSET
    return value if isinstance(value, (int, float)) else UNSET
