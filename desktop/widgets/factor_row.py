"""One factor of the wizard: whether it counts, how much, and (once it does) which values."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop import theme, words
from desktop.models.wizard import Factor, Shape, Weight
from desktop.widgets.parts import ComboBox, label
from desktop.widgets.tier_rows import NumberBox

_MOST = 1_000_000_000.0
_OPEN = -1.0
_TEXT = int(Qt.ItemDataRole.UserRole)


class FactorRow(QFrame):
    """The row. changed(factor): a person chose something else."""

    changed = Signal(object)

    def __init__(self, factor: Factor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.factor = factor
        self.check = QCheckBox(factor.column if factor.shape is not Shape.COMPANY else self.tr("Company address"))
        self.check.setChecked(factor.used)
        self.check.setAccessibleDescription(self._question())
        self.check.toggled.connect(self._use)
        self.question = label(self._question(), "muted", wrap=True)
        self.matched = label("", "faint")
        self.weight = ComboBox()
        for weight in Weight:
            self.weight.addItem(self._weight_words(weight), weight)
        self.weight.setCurrentIndex(list(Weight).index(factor.weight))
        self.weight.setAccessibleName(self.tr("How much “{factor}” counts").format(factor=factor.column))
        self.weight.activated.connect(lambda place: self._change(weight=list(Weight)[place]))
        head = QHBoxLayout()
        head.setSpacing(theme.SMALL)
        head.addWidget(self.check)
        head.addWidget(self.question, 1)
        head.addWidget(self.matched)
        head.addWidget(self.weight)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(theme.GAP, theme.SMALL, theme.SMALL, theme.SMALL)
        self._lines.setSpacing(theme.SMALL)
        self._lines.addLayout(head)
        self.values: QListWidget | None = None
        self.more: QLineEdit | None = None
        self.low: NumberBox | None = None
        self.high: NumberBox | None = None
        self._detail: QWidget | None = None
        self._show_used()

    def show_matches(self, count: int | None) -> None:
        """Say how many leads it holds for; None where that is not known."""
        said = self.tr("1 lead") if count == 1 else self.tr("{count} leads")
        self.matched.setText("" if count is None else said.format(count=words.count(count)))

    # -- what it says -------------------------------------------------------------------------------------

    def _question(self) -> str:
        match self.factor.shape:
            case Shape.LISTED:
                return self.tr("is one of …")
            case Shape.WORDS:
                return self.tr("contains a word such as …")
            case Shape.RANGE:
                return self.tr("lies in a range")
            case Shape.COUNT:
                return self.tr("the more, the better")
            case Shape.YES:
                return self.tr("says yes")
            case Shape.RECENT:
                return self.tr("was not long ago")
            case Shape.SILENT:
                return self.tr("was long ago")
            case Shape.FREE:
                return self.tr("is a private or throw-away address")
            case _:
                return self.tr("in “{column}”").format(column=self.factor.column)

    def _weight_words(self, weight: Weight) -> str:
        names = {Weight.LOW: self.tr("A little"), Weight.MEDIUM: self.tr("Medium"), Weight.HIGH: self.tr("A lot")}
        points = words.signed(weight if self.factor.good else -weight)
        return f"{names[weight]} ({points})"

    # -- editing ------------------------------------------------------------------------------------------

    def _change(self, **changes: object) -> None:
        self.factor = replace(self.factor, **changes)  # type: ignore[arg-type]
        self.changed.emit(self.factor)

    def _use(self, used: bool) -> None:
        self._change(used=used)
        self._show_used()
        if used and self.values is not None and not self.factor.values:
            self.values.setFocus()

    def _show_used(self) -> None:
        used = self.factor.used
        self.weight.setVisible(used)
        self.matched.setVisible(used)
        if used and self._detail is None:
            self._detail = self._make_detail()
            if self._detail is not None:
                self._lines.addWidget(self._detail)
        if self._detail is not None:
            self._detail.setVisible(used)

    def _make_detail(self) -> QWidget | None:
        """The values, made when first needed: a file has many columns, and most are never chosen."""
        match self.factor.shape:
            case Shape.LISTED | Shape.WORDS:
                return self._make_values()
            case Shape.RANGE:
                return self._make_range()
            case Shape.RECENT | Shape.SILENT:
                return self._make_days()
            case Shape.COUNT:
                text = self.tr("{points} for each, {most} at most")
                said = text.format(points=words.signed(self.factor.each), most=words.number(self.factor.weight))
                return label(said, "muted")
            case _:
                return None

    def _make_values(self) -> QWidget:
        box = QWidget()
        lines = QVBoxLayout(box)
        lines.setContentsMargins(24, 0, 0, 0)
        lines.setSpacing(theme.TINY)
        self.values = _ValueList()
        self.values.setAccessibleName(self.tr("Values of “{factor}”").format(factor=self.factor.column))
        known = {each.text.casefold() for each in self.factor.offered}
        for value in self.factor.offered:
            item = QListWidgetItem(f"{value.text} ({words.count(value.count)})", self.values)
            item.setData(_TEXT, value.text)
            chosen = value.text in self.factor.values
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        self.values.itemChanged.connect(lambda item: self._take_values())
        self.more = QLineEdit("; ".join(text for text in self.factor.values if text.casefold() not in known))
        self.more.setPlaceholderText(self.tr("Others, separated by ;"))
        self.more.setAccessibleName(self.tr("Other values of “{factor}”").format(factor=self.factor.column))
        self.more.textEdited.connect(lambda text: self._take_values())
        lines.addWidget(self.values)
        lines.addWidget(self.more)
        return box

    def _take_values(self) -> None:
        assert self.values is not None and self.more is not None
        items = [self.values.item(place) for place in range(self.values.count())]
        chosen = [str(item.data(_TEXT)) for item in items if item.checkState() is Qt.CheckState.Checked]
        typed = [text.strip() for text in self.more.text().split(";")]
        self._change(values=tuple(dict.fromkeys(text for text in (*chosen, *typed) if text)))

    def _make_range(self) -> QWidget:
        self.low = self._number(self.factor.low, self.tr("From"), self.tr("any"))
        self.high = self._number(self.factor.high, self.tr("To"), self.tr("any"))
        return _line(label(self.tr("from")), self.low, label(self.tr("to")), self.high)

    def _number(self, value: float | None, name: str, blank: str) -> NumberBox:
        box = NumberBox()
        box.setRange(_OPEN, _MOST)
        box.setDecimals(0 if value is None or value == int(value) else 2)
        # The lowest number of the box stands for "no limit": columns of counts and sizes do not go below 0.
        box.setSpecialValueText(blank)
        box.setValue(_OPEN if value is None else value)
        box.setFixedWidth(110)
        box.setAccessibleName(f"{name}: {self.factor.column}")
        box.valueChanged.connect(lambda now: self._take_range())
        return box

    def _take_range(self) -> None:
        assert self.low is not None and self.high is not None
        low, high = (None if box.value() == _OPEN else box.value() for box in (self.low, self.high))
        self._change(low=low, high=high)

    def _make_days(self) -> QWidget:
        box = self.high = NumberBox()
        box.setRange(0, 36_500)
        box.setDecimals(0)
        box.setValue(self.factor.high or 0)
        box.setFixedWidth(80)
        box.setAccessibleName(self.tr("Days: {column}").format(column=self.factor.column))
        box.valueChanged.connect(lambda days: self._change(high=days))
        silent = self.factor.shape is Shape.SILENT
        before = self.tr("more than") if silent else self.tr("within the last")
        return _line(label(before), box, label(self.tr("days ago") if silent else self.tr("days")))


class _ValueList(QListWidget):
    """Values to tick, side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSpacing(3)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._click)
        self._before = Qt.CheckState.Unchecked

    def sizeHint(self) -> QSize:
        """Three lines of values; the rest scrolls."""
        line = self.sizeHintForRow(0) if self.count() else 24
        return QSize(300, 3 * (line + 6) + 8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember whether the value was ticked: Qt ticks it itself where the box is hit."""
        item = self.itemAt(event.position().toPoint())
        if item is not None:
            self._before = item.checkState()
        super().mousePressEvent(event)

    def _click(self, item: QListWidgetItem) -> None:
        """A click on the words ticks as one on the box does."""
        if item.checkState() is self._before:
            ticked = self._before is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)


def _line(*widgets: QWidget) -> QWidget:
    box = QWidget()
    across = QHBoxLayout(box)
    across.setContentsMargins(24, 0, 0, 0)
    across.setSpacing(theme.SMALL)
    for widget in widgets:
        across.addWidget(widget)
    across.addStretch(1)
    return box
