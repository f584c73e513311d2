"""The editor of a rule's conditions: groups in groups, and in each row a field, an operator and what it wants.

It shows a tree and tells of another one; the draft keeps it. While the shape of the tree stays, the fields stay too,
so the keyboard is never taken away while somebody types.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.models import rule_draft_tree as tree
from desktop.models import rule_words
from desktop.models.completion import Completion, Option
from desktop.models.rule_draft import blank_condition, with_condition_field, with_operator
from desktop.models.rule_draft_tree import Path
from desktop.widgets.condition_editor_combo import Choice, FieldChoice, field_model
from desktop.widgets.condition_editor_drag import GRIP, Dragging, Grip
from desktop.widgets.condition_editor_list import ListEditor
from desktop.widgets.condition_editor_values import ValueEditor, simple_editor
from desktop.widgets.parts import button, label, tool
from desktop.widgets.problem_label import ProblemLabel
from scoring.errors import Problem, Severity
from scoring.fields import Field, FieldKind
from scoring.model import Condition, Group, Join, NamedList, Wanted, When
from scoring.operators import Wants, find_operator, operators_for

# What a value and the buttons of a row take at least, and a row with its value below.
_VALUE, _BUTTONS, _LEAST = 140, 76, 300
Problems = Mapping[tuple[str, Path], tuple[Problem, ...]]


@dataclass(frozen=True)
class Offers:
    """What the rows choose from: fields with their kinds, and the lists that the model names."""

    options: tuple[Option, ...]
    lists: tuple[NamedList, ...]

    def field(self, name: str) -> Field | None:
        """The field of a name."""
        return next((option.field for option in self.options if option.field.name == name), None)


class ConditionRow(QWidget):
    """One condition. It tells `changed(Condition)`, `fieldPicked(Option)` first where the field is new."""

    changed = Signal(object)
    fieldPicked = Signal(object)
    listWanted = Signal(object)
    acted = Signal(str)

    def __init__(self, editor: ConditionEditor, condition: Condition) -> None:
        super().__init__()
        self._editor = editor
        self.condition = condition
        self.field = FieldChoice(self.tr("Field"))
        self.operator = Choice(self.tr("Condition"))
        self.value: ValueEditor = simple_editor_for("is blank")
        # What the field for the value is made for, and what it completes.
        self._wants: Wants | None = None
        self._asked = ("", "")
        self._placed: tuple[bool, bool] | None = None
        self.problem = ProblemLabel()
        self.more = tool("more", self.tr("Move, copy or group this condition"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu())
        self.remove = tool("close", self.tr("Remove this condition"), lambda: self.acted.emit("remove"))
        self.grip = Grip(self)
        self._lay_out()
        self.field.picked.connect(self._picked)
        self.operator.activated.connect(self._operator_chosen)

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.TINY)
        self._grid.setVerticalSpacing(3)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self.field, 0, 0, top)
        self._grid.addWidget(self.more, 0, 3, top)
        self._grid.addWidget(self.remove, 0, 4, top)
        self._grid.addWidget(self.problem, 2, 0, 1, 5)
        self._place_value()

    def _place_value(self) -> None:
        """The value stands beside the operator where there is room, below it else; lists always below."""
        nothing = self._wants is Wants.NOTHING
        for box, most in ((self.field, 180), (self.operator, 230)):
            # The chosen text and the arrow; what is longer is cut off, and whole in the tool tip.
            box.setMinimumWidth(min(most, max(100, box.fontMetrics().horizontalAdvance(box.currentText()) + 44)))
        needed = self.field.minimumWidth() + self.operator.minimumWidth() + _VALUE + _BUTTONS + GRIP
        below = not nothing and (self._wants is Wants.LIST or self.width() < needed)
        if (below, nothing) == self._placed:
            return
        self._placed = (below, nothing)
        self._grid.removeWidget(self.operator)
        self._grid.removeWidget(self.value)
        top = Qt.AlignmentFlag.AlignTop
        for column, stretch in enumerate((4, 5, 0) if below or nothing else (4, 4, 7)):
            self._grid.setColumnStretch(column, stretch)
        self._grid.addWidget(self.operator, 0, 1, 1, 2 if below or nothing else 1, top)
        self.value.setVisible(not nothing)
        if below:
            self._grid.addWidget(self.value, 1, 0, 1, 3, top)
        elif not nothing:
            self._grid.addWidget(self.value, 0, 2, top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the value anew."""
        super().resizeEvent(event)
        self._place_value()
        self.grip.setGeometry(0, 0, GRIP, self.field.sizeHint().height())

    def set_movable(self, movable: bool) -> None:
        """Have a grip where there are others to move it among."""
        self.grip.setVisible(movable)
        self._grid.setContentsMargins(GRIP + 2 if movable else 0, 0, 0, 0)

    def minimumSizeHint(self) -> QSize:
        """As narrow as with the value below, so that a form that gets narrower can do that."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for key, text, keys in (
            ("up", self.tr("Move up"), "Ctrl+Shift+Up"),
            ("down", self.tr("Move down"), "Ctrl+Shift+Down"),
            ("group", self.tr("Put into a group of its own"), ""),
            ("copy", self.tr("Duplicate"), ""),
            ("remove", self.tr("Remove"), ""),
        ):
            action = menu.addAction(text)
            action.setShortcut(keys)
            # In this row only; Alt with an arrow opens boxes, so it cannot move rows as it does in the list.
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda checked=False, key=key: self.acted.emit(key))
            self.addAction(action)
        return menu

    def show_condition(self, condition: Condition, offers: Offers, fields: QStandardItemModel) -> None:
        """Show a condition; what stands there already stays."""
        self.condition = condition
        self.field.show_field(condition.field, fields)
        field = offers.field(condition.field)
        kind = field.kind if field is not None else FieldKind.TEXT
        self._fill_operators(kind, condition.operator)
        operator = find_operator(condition.operator)
        self.operator.setToolTip(rule_words.operator_note(operator) if operator is not None else "")
        self._fit_value(condition, offers)
        self.value.show_wanted(condition.wanted)
        self._place_value()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong with it."""
        self.problem.show_problems(problems)
        wrong = any(problem.severity is Severity.ERROR for problem in problems)
        self.value.mark(wrong)

    def _fill_operators(self, kind: FieldKind, key: str) -> None:
        keys = [operator.key for operator in operators_for(kind)]
        shown = keys if key in keys else [*keys, key]
        if shown != [self.operator.itemData(row) for row in range(self.operator.count())]:
            self.operator.clear()
            for each in shown:
                operator = find_operator(each)
                self.operator.addItem(rule_words.operator_label(operator) if operator is not None else each, each)
                if operator is not None and operator.note:
                    row = self.operator.count() - 1
                    self.operator.setItemData(row, rule_words.operator_note(operator), Qt.ItemDataRole.ToolTipRole)
        self.operator.choose(key)

    def _fit_value(self, condition: Condition, offers: Offers) -> None:
        """Have the right kind of field for what the operator wants."""
        operator = find_operator(condition.operator)
        wants = operator.wants if operator is not None else Wants.NOTHING
        if isinstance(self.value, ListEditor):
            self.value.show_lists(offers.lists)
        asked = (condition.field, condition.operator)
        if (wants, *asked) == (self._wants, *self._asked):
            return
        if wants is not self._wants:
            self._exchange(simple_editor_for(condition.operator, offers.lists))
        self._wants, self._asked = wants, asked
        if wants in (Wants.TEXT, Wants.LIST):
            self._editor.complete(self.value, *asked)

    def _exchange(self, value: ValueEditor) -> None:
        old, self.value = self.value, value
        # Shown before it has a place, it would be a window of its own for a moment.
        value.setParent(self)
        self._grid.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._placed = None
        value.changed.connect(self._value_changed)
        if isinstance(value, ListEditor):
            value.listWanted.connect(self.listWanted)

    def _picked(self, option: Option) -> None:
        if option.new:
            self.fieldPicked.emit(option)
        self.changed.emit(with_condition_field(self.condition, option.field))

    def _operator_chosen(self, row: int) -> None:
        key = self.operator.itemData(row)
        if key != self.condition.operator:
            self.changed.emit(with_operator(self.condition, key))
            self.value.begin()

    def _value_changed(self, wanted: tuple[Wanted, ...]) -> None:
        self.changed.emit(replace(self.condition, wanted=wanted))


def simple_editor_for(key: str, lists: Sequence[NamedList] = ()) -> ValueEditor:
    """The field for what the operator of a key wants."""
    operator = find_operator(key)
    if operator is not None and operator.wants is Wants.LIST:
        return ListEditor(lists)
    blank = find_operator("is blank")
    assert blank is not None
    return simple_editor(operator or blank)


class GroupBox(QFrame):
    """A group: how its members are joined, the members, and buttons to add more."""

    acted = Signal(str)
    joined = Signal(object)

    def __init__(self, group: Group, *, root: bool) -> None:
        super().__init__()
        self.group = group
        self.setProperty("role", "rootgroup" if root else "group")
        self.join = Choice(self.tr("How the conditions of this group are joined"))
        for join in Join:
            self.join.addItem(rule_words.join_label(join), join)
        self.join.setMinimumContentsLength(13)
        self.join.activated.connect(lambda row: self.joined.emit(Join(self.join.itemData(row))))
        self.problem = ProblemLabel()
        self.members = QVBoxLayout()
        self.members.setSpacing(theme.SMALL)
        self.parts: list[ConditionRow | GroupBox] = []
        # Rows without a condition just now, by their places: making one takes longer than showing one again.
        self._parked: dict[int, ConditionRow] = {}
        self.add = button(self.tr("Add condition"), lambda: self.acted.emit("add"), role="quiet", icon="add")
        self.add_group = button(self.tr("Add group"), lambda: self.acted.emit("add group"), role="quiet")
        self.add_group.setToolTip(self.tr("Conditions that are joined in another way, such as “any of these”"))
        self._lay_out(root)

    def _lay_out(self, root: bool) -> None:
        self.head = head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self.join)
        head.addStretch(1)
        if not root:
            for key, icon, text in (
                ("ungroup", "ungroup", self.tr("Take the conditions out of this group")),
                ("up", "up", self.tr("Move this group up")),
                ("down", "down", self.tr("Move this group down")),
                ("remove", "close", self.tr("Remove this group with its conditions")),
            ):
                head.addWidget(tool(icon, text, partial(self.acted.emit, key)))
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addWidget(self.add_group)
        foot.addStretch(1)
        whole = QVBoxLayout(self)
        margin = 0 if root else theme.SMALL
        whole.setContentsMargins(margin, margin, margin, 0 if root else 2)
        whole.setSpacing(theme.SMALL)
        whole.addLayout(head)
        whole.addLayout(self.members)
        whole.addWidget(self.problem)
        whole.addLayout(foot)

    def put(self, place: int, part: ConditionRow | GroupBox) -> None:
        """Have a part at a place, in the stead of the one that is there."""
        if place < len(self.parts):
            self._drop(self.parts[place])
        self.parts[place : place + 1] = [part]
        self.members.insertWidget(place, part)
        # Not a moment later, as a layout does it: what is hidden cannot have the keyboard.
        part.setVisible(True)

    def cut(self, count: int) -> None:
        """Have no more parts than so many."""
        for place in range(count, len(self.parts)):
            part = self.parts[place]
            if isinstance(part, ConditionRow) and place not in self._parked:
                self.members.removeWidget(part)
                part.hide()
                self._parked[place] = part
            else:
                self._drop(part)
        del self.parts[count:]

    def parked(self, place: int) -> ConditionRow | None:
        """The row that stood at a place before; it is in nobody's way any more."""
        return self._parked.pop(place, None)

    def _drop(self, part: QWidget) -> None:
        self.members.removeWidget(part)
        part.hide()
        part.deleteLater()

    def show_group(self, group: Group) -> None:
        """Show how it is joined."""
        self.group = group
        self.join.choose(group.join)
        # With one condition there is nothing to join, but none-of still says the opposite.
        self.join.setVisible(len(group.members) > 1 or group.join is not Join.ALL or self.property("role") == "group")


class ConditionEditor(QWidget):
    """The whole tree. It tells `rootChanged(Group)`, before it `fieldWanted(Option)` and `listWanted(NamedList)`."""

    rootChanged = Signal(object)
    fieldWanted = Signal(object)
    listWanted = Signal(object)

    def __init__(self, completion: Completion, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._completion = completion
        self._root = Group(Join.ALL, ())
        self._offers = Offers((), ())
        self._fields: QStandardItemModel | None = None
        self._parts: dict[Path, ConditionRow | GroupBox] = {}
        self._shape: object = None
        box = self._make(self._root, ())
        assert isinstance(box, GroupBox)
        self._box = box
        if title:
            # Beside how the conditions are joined: a line of its own would cost a condition in a small window.
            box.head.insertWidget(0, label(title, "strong"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(box)
        self.drag = Dragging(self)
        self.drag.moved.connect(self._moved)
        completion.ready.connect(self._values_ready)

    @property
    def rows(self) -> dict[Path, ConditionRow]:
        """The rows by their paths."""
        return {path: part for path, part in self._parts.items() if isinstance(part, ConditionRow)}

    @property
    def groups(self) -> dict[Path, GroupBox]:
        """The groups by their paths; () is the root."""
        return {path: part for path, part in self._parts.items() if isinstance(part, GroupBox)}

    def show_root(self, root: Group, offers: Offers) -> None:
        """Show a tree; what stands there already stays."""
        if self._fields is None or offers.options != self._offers.options:
            heading = self.tr("Columns of the file")
            self._fields = field_model(offers.options, heading, self)
        self._root, self._offers = root, offers
        shape = _shape(root)
        if shape != self._shape:
            self._shape = shape
            self._rebuild()
            rows = self.rows.values()
            for row in rows:
                row.set_movable(len(rows) > 1)
        for path, part in tree.parts_of(root):
            shown = self._parts[path]
            if isinstance(shown, ConditionRow) and isinstance(part, Condition):
                shown.show_condition(part, offers, self._fields)
            elif isinstance(shown, GroupBox) and isinstance(part, Group):
                shown.show_group(part)

    def show_problems(self, problems: Problems) -> None:
        """Show each problem at the part that it concerns."""
        for path, part in self._parts.items():
            found = problems.get(("when", path), ())
            if isinstance(part, ConditionRow):
                part.show_problems(found)
            else:
                part.problem.show_problems(found)

    def focus_part(self, path: Path) -> None:
        """Give the keyboard to a condition, or to the first one of a group."""
        part = self._parts.get(path) or self._parts.get(())
        if isinstance(part, ConditionRow):
            part.field.setFocus(Qt.FocusReason.TabFocusReason)
        elif part is not None:
            part.add.setFocus(Qt.FocusReason.TabFocusReason)

    def complete(self, value: ValueEditor, field: str, operator: str) -> None:
        """Offer the values that leads have in a field; later, where they must be counted first."""
        values = self._completion.values(field, find_operator(operator))
        value.show_values(values)

    def _values_ready(self, column: str) -> None:
        for row in self.rows.values():
            operator = find_operator(row.condition.operator)
            wants_text = operator is not None and operator.wants in (Wants.TEXT, Wants.LIST)
            if wants_text and self._completion.column_of(row.condition.field) == column:
                self.complete(row.value, row.condition.field, row.condition.operator)

    # -- building -----------------------------------------------------------------------------------------

    def _rebuild(self) -> None:
        """Have a part for each of the tree; those that are of the right kind stay, as new ones take long to make."""
        self._parts = {(): self._box}
        self._fit(self._box, self._root, ())

    def _fit(self, box: GroupBox, group: Group, path: Path) -> None:
        for place, member in enumerate(group.members):
            there = box.parts[place] if place < len(box.parts) else None
            if not isinstance(there, GroupBox if isinstance(member, Group) else ConditionRow):
                parked = box.parked(place) if isinstance(member, Condition) else None
                there = parked or self._make(member, (*path, place))
                box.put(place, there)
            self._parts[*path, place] = there
            if isinstance(member, Group) and isinstance(there, GroupBox):
                self._fit(there, member, (*path, place))
        box.cut(len(group.members))

    def _make(self, part: When, path: Path) -> ConditionRow | GroupBox:
        if isinstance(part, Condition):
            row = ConditionRow(self, part)
            row.changed.connect(lambda condition: self._put(path, condition))
            row.fieldPicked.connect(self.fieldWanted)
            row.listWanted.connect(self.listWanted)
            row.acted.connect(lambda key: self._act(path, key))
            row.grip.dragged.connect(lambda at: self.drag.over(self.rows, at))
            row.grip.dropped.connect(lambda at: self.drag.drop(self.rows, path, at))
            return row
        box = GroupBox(part, root=not path)
        box.joined.connect(lambda join: self._rejoin(path, join))
        box.acted.connect(lambda key: self._act(path, key))
        return box

    # -- changes ------------------------------------------------------------------------------------------

    def _put(self, path: Path, part: When) -> None:
        self.rootChanged.emit(tree.with_part(self._root, path, part))

    def _rejoin(self, path: Path, join: Join) -> None:
        group = tree.part_at(self._root, path)
        if isinstance(group, Group) and group.join is not join:
            self._put(path, replace(group, join=join))

    def _moved(self, path: Path, target: Path) -> None:
        root = tree.tidy(tree.moved(self._root, path, target))
        if root != self._root:
            self.rootChanged.emit(root)

    def _act(self, path: Path, key: str) -> None:
        root, focus = self._root, path
        part = tree.part_at(root, path)
        match key:
            case "add" | "add group":
                fresh: When = blank_condition(None)
                root = tree.with_new(root, path, fresh if key == "add" else Group(Join.ANY, (fresh,)))
                assert isinstance(part, Group)
                focus = (*path, len(part.members)) if key == "add" else (*path, len(part.members), 0)
            case "remove":
                root = tree.without_part(root, path)
                focus = (*path[:-1], max(0, path[-1] - 1)) if path else ()
            case "up" | "down":
                root, focus = tree.shifted(root, path, -1 if key == "up" else 1)
                root = tree.tidy(root)
            case "group":
                root, focus = tree.wrapped(root, path), (*path, 0)
            case "ungroup":
                root = tree.unwrapped(root, path)
            case "copy" if part is not None:
                home = tree.part_at(root, path[:-1])
                assert isinstance(home, Group)
                members = (*home.members[: path[-1] + 1], part, *home.members[path[-1] + 1 :])
                root = tree.with_part(root, path[:-1], replace(home, members=members))
                focus = (*path[:-1], path[-1] + 1)
        if root != self._root:
            self.rootChanged.emit(root)
            self.focus_part(focus)


def _shape(part: When) -> object:
    """What of a tree decides which widgets there are."""
    return tuple(_shape(member) for member in part.members) if isinstance(part, Group) else None
