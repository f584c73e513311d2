"""The editor of a rule: its name and place, whom it is for, what it gives, and what else it may do.

It shows a draft of the desk and gives it back changed; nothing is kept in the widgets themselves.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop import theme
from desktop.models import rule_words
from desktop.models.completion import Completion, Option, field_options
from desktop.models.rule_desk import RuleDesk
from desktop.models.rule_draft import RuleDraft, asks_blanks
from desktop.models.rule_draft_problems import Spot, Spotted, spotted
from desktop.widgets.condition_editor import ConditionEditor, Offers
from desktop.widgets.parts import label, line, set_role
from desktop.widgets.points_editor import PointsEditor
from desktop.widgets.problem_label import ProblemLabel
from desktop.widgets.rule_editor_category import CategoryChoice
from desktop.widgets.rule_editor_form import EditorForm
from desktop.widgets.rule_editor_more import MoreEditor
from desktop.widgets.tab_order import order_tabs, tab_stops
from scoring.errors import Problem, Severity
from scoring.model import Group, NamedList, PointsRule


class RuleEditor(EditorForm):
    """It works on a desk whose draft is a `RuleDraft`; for another draft it is not shown."""

    edited = Signal()

    def __init__(self, desk: RuleDesk, completion: Completion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Editor of the rule"))
        self._desk = desk
        self._shown: RuleDraft | None = None
        self._options: tuple[Option, ...] = ()
        self._options_of: object = None
        self.label = QLineEdit()
        self.label.setProperty("role", "label")
        self.label.setAccessibleName(self.tr("Name of the rule"))
        self.label.setPlaceholderText(self.tr("What “why” calls it"))
        self.enabled = QCheckBox(self.tr("On"))
        self.enabled.setToolTip(self.tr("A rule that is off gives no points and stays here"))
        self.category = CategoryChoice(self.tr("Category"))
        self.category.setToolTip(self.tr("The category that the points count to"))
        self.when = ConditionEditor(completion, self.tr("When"))
        self.points = PointsEditor(self.tr("Points"))
        self.more = MoreEditor()
        self.label_problem, self.category_problem, self.blank_note = ProblemLabel(), ProblemLabel(), label("", "faint")
        self.every = label(self.tr("Without a condition, the rule is for every lead."), "muted", wrap=True)
        self._stops: list[QWidget] = []
        self._ordering = QTimer(self)
        self._ordering.setSingleShot(True)
        self._ordering.timeout.connect(self._order_tabs)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        column = self.column
        top = QHBoxLayout()
        top.setSpacing(theme.SMALL)
        top.addWidget(self.label, 3)
        top.addWidget(self.category, 1)
        top.addWidget(self.enabled)
        column.addLayout(top)
        column.addWidget(self.label_problem)
        column.addWidget(self.category_problem)
        self._section(column, self.when, self.every, self.blank_note)
        self._section(column, self.points)
        self._section(column, self.more)
        column.addStretch(1)
        self.blank_note.setWordWrap(True)
        self.blank_note.setText(self.tr("“None of these” also holds where the fields are blank."))

    def _section(self, column: QVBoxLayout, *parts: QWidget) -> None:
        column.addSpacing(theme.TINY)
        column.addWidget(line())
        for part in parts:
            column.addWidget(part)

    def _listen(self) -> None:
        self.label.textEdited.connect(lambda text: self._change(label=text.strip()))
        self.label.editingFinished.connect(self._label_left)
        self.enabled.clicked.connect(lambda on: self._change(enabled=on))
        self.category.chosen.connect(lambda name: self._change(category=name))
        self.when.rootChanged.connect(self._root_changed)
        self.when.fieldWanted.connect(self._take_field)
        self.when.listWanted.connect(self._take_list)
        self.points.fieldWanted.connect(self._take_field)
        self.points.changed.connect(self._points_changed)
        self.more.fieldWanted.connect(self._take_field)
        self.more.changed.connect(lambda changes: self._change(**changes))

    # -- what is shown ------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the draft of the desk and its problems."""
        draft = self._desk.draft
        if not isinstance(draft, RuleDraft):
            return
        model = self._desk.model
        options = self._options_now(draft)
        rule = draft.rule
        if self._shown is None or self._shown.base.id != draft.base.id:
            self.verticalScrollBar().setValue(0)
            self.more.start(rule)
        self._shown = draft
        if self.label.text().strip() != rule.label:
            self.label.setText(rule.label)
            self.label.setCursorPosition(0)
        self.label.setPlaceholderText(rule_words.suggested_label(draft.finished.when, rule.points))
        self.enabled.setChecked(rule.enabled)
        self.category.show_categories([each.name for each in model.categories], rule.category)
        changed = {named.name: named for named in draft.lists}
        lists = tuple(changed.pop(named.name, named) for named in model.lists)
        self.when.show_root(draft.root, Offers(options, (*lists, *changed.values())))
        self.points.show_points(rule, options)
        self.more.show_rule(rule, model, options)
        self.every.setVisible(not draft.root.members)
        self._show_problems(draft)
        self._ordering.start(0)

    def _order_tabs(self) -> None:
        """Conditions, bands and values come and go: Tab follows what stands there now."""
        stops = tab_stops(self.inside)
        if stops != self._stops:
            self._stops = stops
            order_tabs(stops)

    def _options_now(self, draft: RuleDraft) -> tuple[Option, ...]:
        """The fields to choose from; worked out anew only where the model or the leads are others."""
        prepared = self._desk.session.prepared
        key = (self._desk.model.fields, None if prepared is None else prepared.matching, draft.new_fields)
        if key != self._options_of:
            self._options_of = key
            known = field_options(self._desk.model, prepared)
            new = {field.name: field for field in draft.new_fields}
            offered = {option.field.name for option in known}
            self._options = (
                *(Option(new.get(option.field.name, option.field), option.new) for option in known),
                *(Option(field, new=True) for field in draft.new_fields if field.name not in offered),
            )
        return self._options

    def _show_problems(self, draft: RuleDraft) -> None:
        found = self._spotted(draft)
        self.label_problem.show_problems(found.get(("label", ()), ()))
        wrong = any(each.severity is Severity.ERROR for each in self.label_problem.problems)
        set_role(self.label, "invalid", "true" if wrong else "false")
        self.category_problem.show_problems(found.get(("category", ()), ()))
        self.when.show_problems(found)
        self.points.show_problems(found)
        self.more.show_problems(found)
        noted = any(each.code == "none-of" for listed in found.values() for each in listed)
        self.blank_note.setVisible(asks_blanks(draft.root) and not noted)

    def _spotted(self, draft: RuleDraft) -> Spotted:
        rules = self._desk.drafted.rules
        place = next((at for at, rule in enumerate(rules, 1) if rule.id == draft.base.id), 0)
        head = f"rules[{place}]"
        own = [each for each in self._desk.problems if _is_of(each, head)]
        return spotted(own, draft.finished, draft.root)

    def focus_label(self) -> None:
        """Give the keyboard to the name, all of it marked."""
        self.label.setFocus(Qt.FocusReason.OtherFocusReason)
        self.label.selectAll()

    def focus_spot(self, spot: Spot) -> None:
        """Give the keyboard to the part that a problem is about."""
        match spot.part:
            case "when":
                rows = self.when.rows
                self.when.focus_part(spot.path if spot.path in rows or spot.path else next(iter(rows), ()))
            case "points" | "band":
                self.points.focus_points(spot.band)
            case "decay" | "verdict" | "best of":
                self.more.focus_part(spot.part)
            case "category":
                self.category.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                self.focus_label()
        focused: QWidget | None = self.window().focusWidget()
        if focused is not None and self.inside.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, 60)

    # -- changes ------------------------------------------------------------------------------------------

    def _change(self, **changes: object) -> None:
        draft = self._desk.draft
        if isinstance(draft, RuleDraft):
            self._desk.edit(draft.with_rule(**changes))
            self.edited.emit()

    def _label_left(self) -> None:
        # An emptied name is no name: it follows what the rule asks again.
        draft = self._desk.draft
        if isinstance(draft, RuleDraft) and not draft.rule.label:
            self._desk.edit(replace(draft, named=False))

    def _root_changed(self, root: Group) -> None:
        self._change(when=root)

    def _points_changed(self, points: PointsRule) -> None:
        self._change(points=points)

    def _take_field(self, option: Option) -> None:
        draft = self._desk.draft
        if isinstance(draft, RuleDraft):
            self._desk.edit(draft.with_field(option.field))

    def _take_list(self, named: NamedList) -> None:
        draft = self._desk.draft
        if isinstance(draft, RuleDraft):
            self._desk.edit(draft.with_list(named))


def _is_of(problem: Problem, head: str) -> bool:
    path = problem.place.path
    return path == head or path.startswith(f"{head}.")
