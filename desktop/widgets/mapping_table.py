"""The fields of the model and their columns: what is certain as a table, what is not as questions with answers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import icons, theme, words
from desktop.models.columns import FieldLine, FreeColumn, how_words, kind_word, rules_words
from desktop.widgets.elided import Elided
from desktop.widgets.parts import ComboBox, button, card, label, line, set_role, tool
from desktop.words import plain_tip
from scoring.leads.matching import How

# As tall as a button, so that words beside one stand in its middle; and room for some values below it.
_BUTTON = 32
# Milliseconds after which a word that is typed is at its end.
_TYPING = 700
_EXAMPLE = 150
# Of columns that are no field so many are shown at first: some files have hundreds.
_MOST_FREE = 40
_FIELD, _COLUMN, _HOW, _SAMPLES, _RULES = range(5)


class ColumnBox(ComboBox):
    """A box of columns. `chosen(column)` ("" for none) tells of a choice that is meant.

    The wheel is for scrolling the page, and letters that are typed are one choice once they stop.
    """

    chosen = Signal(str)

    def __init__(self, names: QStringListModel) -> None:
        super().__init__()
        self.setModel(names)
        self.setMinimumContentsLength(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(20)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        self._typing.timeout.connect(self._choose)
        self._letters = False
        self.activated.connect(self._activated)

    def _activated(self) -> None:
        if self._letters:
            self._typing.start()
        else:
            self._choose()

    def _choose(self) -> None:
        self._typing.stop()
        self.chosen.emit(self.currentText() if self.currentIndex() > 0 else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters search among the columns."""
        self._letters = bool(event.text().strip()) and event.text().isprintable()
        super().keyPressEvent(event)
        self._letters = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes on has chosen."""
        if self._typing.isActive():
            self._choose()
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class FieldRow(QObject):
    """One field: the controls that stand in a row of the table."""

    chosen = Signal(str)
    released = Signal()

    def __init__(self, names: QStringListModel, parent: QObject) -> None:
        super().__init__(parent)
        self.name = label("", "strong", wrap=True)
        self.kind = label("", "faint")
        self.column = ColumnBox(names)
        self.column.chosen.connect(self.chosen)
        self.sign = QLabel()
        self.how = label("", "muted", wrap=True)
        self.samples = Elided("", "muted")
        self.holds = Elided("", "faint")
        self.rules = label("", "muted")
        self.release: QToolButton = tool("undo", self.tr("Let Hotsheet find the column again"), self.released.emit)

    def show_line(self, shown: FieldLine) -> None:
        """Show a field as it is now."""
        self.name.setText(shown.field)
        self.kind.setText(kind_word(shown.kind))
        with QSignalBlocker(self.column):
            at = self.column.findText(shown.column, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive)
            self.column.setCurrentIndex(max(at, 0) if shown.column else 0)
        self.column.setAccessibleName(self.tr("Column of “{field}”").format(field=shown.field))
        self.column.setToolTip(plain_tip(shown.column))
        said = how_words(shown)
        self.how.setText(said)
        missing = not shown.column and shown.rules > 0
        set_role(self.how, "role", "warning" if missing or shown.is_open or shown.is_doubtful else "muted")
        name, color = _sign(shown)
        self.sign.setPixmap(icons.icon(name, color).pixmap(16, 16))
        self.samples.setText("  ·  ".join(shown.samples))
        self.holds.setText(shown.holds)
        self.rules.setText(rules_words(shown.rules))
        self.release.setVisible(shown.how is How.GIVEN)
        self.release.setAccessibleName(self.tr("Let Hotsheet find the column of “{field}”").format(field=shown.field))


def _sign(shown: FieldLine) -> tuple[str, str]:
    look = theme.tokens()
    if shown.is_open:
        return "help", look.warning
    if shown.is_doubtful:
        return "warning", look.warning
    if shown.column:
        return "check", look.good
    return ("warning", look.warning) if shown.rules else ("remove", look.faint)


class MappingTable(QFrame):
    """All fields. `chosen(field, column)` ("" for none) and `released(field)` tell what a person did."""

    chosen = Signal(str, str)
    released = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._names = QStringListModel(self)
        self._lines: tuple[FieldLine, ...] = ()
        self.rows: dict[str, FieldRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.WIDE, theme.GAP, theme.WIDE, theme.GAP)
        self._grid.setHorizontalSpacing(theme.GAP + theme.TINY)
        self._grid.setVerticalSpacing(theme.TINY)
        for column, stretch in ((_FIELD, 4), (_COLUMN, 5), (_HOW, 4), (_SAMPLES, 6), (_RULES, 0)):
            self._grid.setColumnStretch(column, stretch)
        heads = (
            self.tr("Field"),
            self.tr("Column of the file"),
            self.tr("Found by"),
            self.tr("What it holds"),
            self.tr("Used by"),
        )
        for column, head in enumerate(heads):
            self._grid.addWidget(label(head, "faint"), 0, column)

    def show_lines(self, lines: Sequence[FieldLine], columns: Sequence[str]) -> None:
        """Show these fields; columns: all that they may be."""
        none = self.tr("— no column —")
        if self._names.stringList() != [none, *columns]:
            # Boxes that share a list would choose by themselves while it changes.
            blockers = [QSignalBlocker(row.column) for row in self.rows.values()]
            self._names.setStringList([none, *columns])
            del blockers
        if [each.field for each in lines] != list(self.rows):
            self._make_rows([each.field for each in lines])
        self._lines = tuple(lines)
        for each in lines:
            self.rows[each.field].show_line(each)

    @property
    def first_missing(self) -> str:
        """The first field that rules ask about though it has no column; "" where there is none."""
        return next((each.field for each in self._lines if each.rules and not each.column), "")

    def focus_field(self, field: str) -> QWidget | None:
        """Give the keyboard to a field's column; the control, for scrolling to it."""
        row = self.rows.get(field)
        if row is None:
            return None
        row.column.setFocus(Qt.FocusReason.OtherFocusReason)
        return row.column

    def _make_rows(self, fields: Sequence[str]) -> None:
        while self._grid.count() > _RULES + 1:
            item = self._grid.takeAt(_RULES + 1)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for row in self.rows.values():
            row.deleteLater()
        self.rows = {}
        for place, field in enumerate(fields):
            self.rows[field] = self._make_row(field, 1 + 2 * place)

    def _make_row(self, field: str, at: int) -> FieldRow:
        row = FieldRow(self._names, self)
        row.chosen.connect(lambda column: self.chosen.emit(field, column))
        row.released.connect(lambda: self.released.emit(field))
        self._grid.addWidget(line(), at, 0, 1, _RULES + 1)
        self._grid.addWidget(_side_by_side(row.name, row.kind), at + 1, _FIELD)
        self._grid.addWidget(_beside(row.column, row.release), at + 1, _COLUMN)
        self._grid.addWidget(_beside(row.sign, row.how, stretch=1), at + 1, _HOW)
        self._grid.addWidget(_side_by_side(row.samples, row.holds), at + 1, _SAMPLES)
        self._grid.addWidget(row.rules, at + 1, _RULES)
        self._grid.setRowMinimumHeight(at + 1, 40)
        return row

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "rows"):
            for each in self._lines:
                self.rows[each.field].show_line(each)
        super().changeEvent(event)


def _side_by_side(*parts: QWidget) -> QWidget:
    made = QWidget()
    down = QVBoxLayout(made)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(0)
    for part in parts:
        down.addWidget(part)
    return made


def _beside(*parts: QWidget, stretch: int = 0) -> QWidget:
    made = QWidget()
    across = QHBoxLayout(made)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(theme.TINY)
    for place, part in enumerate(parts):
        across.addWidget(part, 1 if place == stretch else 0)
    return made


def _example(samples: Sequence[str]) -> QWidget:
    """What a column holds, below the button that chooses it."""
    shown = Elided("  ·  ".join(samples), "muted")
    shown.setMinimumWidth(_EXAMPLE)
    shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return shown


class Questions(QFrame):
    """The fields of which it is not certain which column they are, each with its answers as buttons.

    `chosen(field, column)` tells the answer, "" for no column.
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.setProperty("kind", "warning")
        self._asked: tuple[FieldLine, ...] = ()
        self.answers: dict[tuple[str, str], QWidget] = {}
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(theme.WIDE, theme.GAP, theme.WIDE, theme.GAP)
        self._down.setSpacing(theme.SMALL)
        self.hide()

    def show_lines(self, lines: Sequence[FieldLine], samples: dict[str, tuple[str, ...]]) -> None:
        """Show the open questions among these fields. samples: values of the columns that come into question."""
        asked = tuple(each for each in lines if each.is_open)
        self.setVisible(bool(asked))
        if asked == self._asked:
            return
        self._asked = asked
        self.answers = {}
        while self._down.count():
            item = self._down.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        if asked:
            head = label(self.tr("Which column is it?"), "heading")
            self._down.addWidget(head)
            self._down.addWidget(
                label(
                    self.tr("Leads are scored once these are answered. The answer is kept with the model."),
                    "muted",
                    wrap=True,
                )
            )
        for each in asked:
            self._down.addWidget(self._question(each, samples))

    def _question(self, asked: FieldLine, samples: dict[str, tuple[str, ...]]) -> QWidget:
        part = QWidget()
        across = QHBoxLayout(part)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.SMALL)
        top = Qt.AlignmentFlag.AlignTop
        said = self.tr("“{field}” ({kind}) is").format(field=asked.field, kind=kind_word(asked.kind))
        asking = label(said, "strong")
        asking.setMinimumHeight(_BUTTON)
        across.addWidget(asking, 0, top)
        for column, share in asked.candidates:
            answer = button(
                self.tr("{column} · {share} %").format(column=column, share=share),
                partial(self.chosen.emit, asked.field, column),
            )
            answer.setToolTip(plain_tip("\n".join(samples.get(column, ()))) or self.tr("This column is empty"))
            answer.setAccessibleName(
                self.tr("“{field}” is the column “{column}”").format(field=asked.field, column=column)
            )
            self.answers[asked.field, column] = answer
            across.addWidget(_side_by_side(answer, _example(samples.get(column, ()))))
        none = button(self.tr("No column"), lambda: self.chosen.emit(asked.field, ""), role="quiet")
        none.setAccessibleName(self.tr("“{field}” has no column").format(field=asked.field))
        self.answers[asked.field, ""] = none
        across.addWidget(none, 0, top)
        across.addStretch(1)
        return part


class FreeColumns(QWidget):
    """The columns that are no field. `added(column)` asks to make one a field."""

    added = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[FreeColumn, ...] = ()
        self.buttons: dict[str, QPushButton] = {}
        self.examples: dict[str, QWidget] = {}
        self._ends: list[QWidget] = []
        frame, self._down = card(margin=theme.GAP)
        self._down.setContentsMargins(theme.WIDE, theme.GAP, theme.WIDE, theme.GAP)
        self._down.setSpacing(theme.TINY)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SMALL)
        whole.addWidget(label(self.tr("Columns that no rule can use yet"), "heading"))
        whole.addWidget(frame)

    def show_columns(self, columns: Sequence[FreeColumn]) -> None:
        """Show these columns."""
        self.setVisible(bool(columns))
        if tuple(columns) == self._shown:
            return
        self._shown = tuple(columns)
        self._fill(_MOST_FREE)

    def _fill(self, most: int) -> None:
        self.buttons.clear()
        self.examples.clear()
        self._ends.clear()
        while self._down.count():
            item = self._down.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for place, each in enumerate(self._shown[:most]):
            if place:
                self._down.addWidget(line())
            self._down.addWidget(self._row(each))
        # Rows stand on their own: their columns are in line where what ends them is as wide in each.
        widest = max((made.sizeHint().width() for made in self.buttons.values()), default=0)
        for ground in self._ends:
            ground.setFixedWidth(widest + theme.TINY)
        if len(self._shown) > most:
            said = self.tr("Show all {count} columns").format(count=words.count(len(self._shown)))
            self.all = button(said, lambda: self._fill(len(self._shown)), role="quiet")
            self._down.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)

    def _row(self, shown: FreeColumn) -> QWidget:
        part = QWidget()
        across = QHBoxLayout(part)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.GAP + theme.TINY)
        across.addWidget(Elided(shown.name, "strong"), 4)
        across.addWidget(Elided(shown.holds, "muted"), 4)
        self.examples[shown.name] = Elided("  ·  ".join(shown.samples), "muted")
        across.addWidget(self.examples[shown.name], 6)
        add = button(
            self.tr("Add as {kind} field").format(kind=kind_word(shown.kind)),
            lambda: self.added.emit(shown.name),
            role="quiet",
        )
        add.setIcon(icons.icon("add", theme.tokens().accent))
        add.setAccessibleName(self.tr("Add “{column}” as a field").format(column=shown.name))
        self.buttons[shown.name] = add
        end = _beside(add, QWidget(), stretch=1)
        self._ends.append(end)
        across.addWidget(end)
        return part

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "buttons"):
            for made in self.buttons.values():
                made.setIcon(icons.icon("add", theme.tokens().accent))
        super().changeEvent(event)
