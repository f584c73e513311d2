"""The editor of a category, and the box to choose one, or to name a new one, for a rule."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop import theme, words
from desktop.models import rule_words
from desktop.models.rule_desk import RuleDesk
from desktop.models.rule_draft import CategoryDraft
from desktop.models.rule_draft_problems import spot_of
from desktop.widgets.condition_editor_combo import Choice
from desktop.widgets.condition_editor_values import NumberField
from desktop.widgets.parts import label, set_role
from desktop.widgets.problem_label import ProblemLabel
from desktop.widgets.rule_editor_form import EditorForm
from scoring.errors import Severity
from scoring.model import Axis, Category

_NEW = "\0new"


class CategoryChoice(Choice):
    """A box of categories, with one more entry that turns it into a line for a new name. `chosen(name)`."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setMinimumContentsLength(11)
        self._names: list[str] = []
        self._name = ""
        self.activated.connect(self._activated)

    def show_categories(self, names: Sequence[str], chosen: str) -> None:
        """Show these categories, and which one is chosen; a new one stands among them."""
        wanted = [*names, *([chosen] if chosen not in names else [])]
        if wanted != self._names:
            self._names = wanted
            self.clear()
            for each in wanted:
                self.addItem(each, each)
            self.insertSeparator(len(wanted))
            self.addItem(self.tr("New category…"), _NEW)
        self._name = chosen
        if not self.isEditable():
            self.choose(chosen)

    def _activated(self, row: int) -> None:
        data = self.itemData(row)
        if self.isEditable():
            return
        if data != _NEW:
            self.chosen.emit(data)
            return
        field = QLineEdit()
        self.setLineEdit(field)
        self.setInsertPolicy(self.InsertPolicy.NoInsert)
        field.setPlaceholderText(self.tr("Name of the new category"))
        field.setAccessibleName(self.tr("Name of the new category"))
        field.clear()
        field.installEventFilter(self)
        field.setFocus()
        field.editingFinished.connect(self._named, Qt.ConnectionType.QueuedConnection)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape gives up the new name, and stays here."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.isEditable():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.setEditable(False)
                self.choose(self._name)
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _named(self) -> None:
        if not self.isEditable():
            return
        name = " ".join(self.currentText().split())
        self.setEditable(False)
        known = {each.casefold(): each for each in self._names}
        if name and name != self.tr("New category…"):
            self.chosen.emit(known.get(name.casefold(), name))
        else:
            self.choose(self._name)


class CategoryEditor(EditorForm):
    """The editor of a category, on a desk whose draft is a `CategoryDraft`."""

    def __init__(self, desk: RuleDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Editor of the category"))
        self._desk = desk
        self._base = ""
        self.name = QLineEdit()
        self.name.setProperty("role", "label")
        self.name.setAccessibleName(self.tr("Name of the category"))
        self.axis = Choice(self.tr("Side of the grade"))
        for axis in (Axis.FIT, Axis.ENGAGEMENT, Axis.NONE):
            self.axis.addItem(rule_words.axis_label(axis), axis)
        self.weight = NumberField(self.tr("Weight"))
        self.floor = NumberField(self.tr("At least; empty for no limit"))
        self.cap = NumberField(self.tr("At most; empty for no limit"))
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setFixedHeight(64)
        self.note.setTabChangesFocus(True)
        self.name_problem, self.problem = ProblemLabel(), ProblemLabel()
        self.floor_hint, self.cap_hint = label("", "faint", wrap=True), label("", "faint", wrap=True)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(self.name)
        column.addWidget(self.name_problem)
        form = QFormLayout()
        form.setHorizontalSpacing(theme.GAP)
        form.setVerticalSpacing(theme.SMALL)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        axis = self.tr("Fit and engagement make the grade; the score has all categories.")
        weight = self.tr("The sum of its rules is multiplied by this.")
        rows: tuple[tuple[str, QWidget, QLabel], ...] = (
            (self.tr("Counts to"), self.axis, label(axis, "faint", wrap=True)),
            (self.tr("Weight"), self.weight, label(weight, "faint", wrap=True)),
            (self.tr("At least"), self.floor, self.floor_hint),
            (self.tr("At most"), self.cap, self.cap_hint),
        )
        for caption, field, hint in rows:
            field.setFixedWidth(130)
            across = QHBoxLayout()
            across.setSpacing(theme.GAP)
            across.addWidget(field)
            across.addWidget(hint, 1)
            form.addRow(label(caption, "muted"), across)
        for field in (self.floor, self.cap):
            field.setPlaceholderText(self.tr("no limit"))
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addWidget(label(self.tr("Note"), "muted"))
        column.addWidget(self.note)
        column.addStretch(1)

    def _listen(self) -> None:
        self.name.textEdited.connect(lambda text: self._change(name=text.strip()))
        self.axis.activated.connect(lambda row: self._change(axis=Axis(self.axis.itemData(row))))
        self.weight.numberChanged.connect(lambda: self._change(weight=self.weight.value))
        self.floor.numberChanged.connect(lambda: self._change(floor=self._limit(self.floor)))
        self.cap.numberChanged.connect(lambda: self._change(cap=self._limit(self.cap)))
        self.note.textChanged.connect(self._note_typed)

    def _limit(self, field: NumberField) -> float | None:
        return field.value if field.text().strip() else None

    def refresh(self) -> None:
        """Show the draft of the desk and its problems."""
        draft = self._desk.draft
        if not isinstance(draft, CategoryDraft):
            return
        category = draft.category
        if self.name.text().strip() != category.name:
            self.name.setText(category.name)
        self.axis.choose(category.axis)
        self.weight.set_number(category.weight)
        self.floor.set_number(category.floor)
        self.cap.set_number(category.cap)
        if self.note.toPlainText() != category.note:
            self.note.setPlainText(category.note)
        found = [(spot_of(problem), problem) for problem in self._desk.problems]
        own = [(spot, problem) for spot, problem in found if spot is not None and spot.category == category.name]
        self.name_problem.show_problems([problem for spot, problem in own if spot.part == "name"])
        self.problem.show_problems([problem for spot, problem in own if spot.part != "name"])
        for number in (self.weight, self.floor, self.cap):
            set_role(number, "invalid", "true" if number.unreadable else "false")
        self._show_hints(category)
        wrong = any(problem.severity is Severity.ERROR for problem in self.name_problem.problems)
        set_role(self.name, "invalid", "true" if wrong else "false")

    def _show_hints(self, category: Category) -> None:
        """What the limits mean; where a weight follows, what is left of them in the end."""
        plain = (self.tr("However many points its rules take away."), self.tr("However many points its rules give."))
        limits = (category.floor, category.cap)
        before = self.tr("Before weighting; in the end, it is {points}.")
        for hint, said, limit in zip((self.floor_hint, self.cap_hint), plain, limits, strict=True):
            end = rule_words.weighed(category, limit)
            hint.setText(said if end is None else before.format(points=words.signed(end)))

    def focus_problem(self) -> None:
        """Give the keyboard to the number that is none, else to the name."""
        numbers = (self.weight, self.floor, self.cap)
        wrong = next((number for number in numbers if number.unreadable), None)
        if wrong is None:
            self.focus_label()
        else:
            wrong.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_label(self) -> None:
        """Give the keyboard to the name, all of it marked."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _note_typed(self) -> None:
        self._change(note=self.note.toPlainText())

    def _change(self, **changes: object) -> None:
        draft = self._desk.draft
        if isinstance(draft, CategoryDraft):
            changed = draft.with_category(**changes)
            if changed != draft:
                self._desk.edit(changed)
