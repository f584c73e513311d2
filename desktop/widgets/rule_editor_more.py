"""What a rule may do besides giving points: fade, be the best of a group, disqualify, force a tier; and its note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import icons, theme
from desktop.models.completion import Option
from desktop.models.rule_draft import UNSET, default_decay
from desktop.models.rule_draft_tree import Path
from desktop.widgets.condition_editor_combo import Choice, FieldChoice, field_model, only_kind
from desktop.widgets.condition_editor_values import NumberField
from desktop.widgets.parts import ComboBox, label
from desktop.widgets.problem_label import ProblemLabel
from scoring.errors import Problem
from scoring.fields import FieldKind
from scoring.model import HalfLife, Rule, ScoringModel


class MoreEditor(QWidget):
    """Folded away until it is wanted. It tells `changed({attribute: value})` and `fieldWanted(Option)`."""

    changed = Signal(object)
    fieldWanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule = Rule("", "", "")
        self._fields: QStandardItemModel | None = None
        self._dates: tuple[Option, ...] = ()
        self.fold = QPushButton(self.tr("More options"))
        self.fold.setProperty("role", "quiet")
        self.fold.setCheckable(True)
        self.fold.setIcon(icons.icon("right"))
        self.inside = QWidget()
        self.fades = QCheckBox(self.tr("Points fade with time"))
        self.days = NumberField(self.tr("Half-life in days"))
        self.decay_field = FieldChoice(self.tr("Date after which the points fade"))
        self.best_of = ComboBox()
        self.group = QLineEdit()
        self.group.setAccessibleName(self.tr("Best-of group"))
        self.group.setPlaceholderText(self.tr("none: all points count"))
        self.best_of.setLineEdit(self.group)
        # The box stands in for its line in the order of Tab.
        self.group.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.best_of.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.best_of.setAccessibleName(self.tr("Best-of group"))
        self.verdict = Choice(self.tr("What the rule decides"))
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("Why this rule is here"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(64)
        self.decay_problem, self.best_problem, self.verdict_problem = ProblemLabel(), ProblemLabel(), ProblemLabel()
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        self.fading = QWidget()
        fading = QHBoxLayout(self.fading)
        fading.setContentsMargins(0, 0, 0, 0)
        fading.setSpacing(theme.SMALL)
        self.days.setMaximumWidth(70)
        for part in (label(self.tr("halved every"), "muted"), self.days, label(self.tr("days after"), "muted")):
            fading.addWidget(part)
        fading.addWidget(self.decay_field, 1)
        grid = QGridLayout(self.inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.fades, 0, 0, 1, 2)
        grid.addWidget(self.fading, 1, 0, 1, 2)
        grid.addWidget(self.decay_problem, 2, 0, 1, 2)
        captions = (
            (
                self.tr("Best of"),
                self.best_of,
                self.tr("Of the rules of a category in one group, only the most counts."),
                self.best_problem,
            ),
            (self.tr("Decides"), self.verdict, "", self.verdict_problem),
            (self.tr("Note"), self.note, "", None),
        )
        row = 3
        for caption, field, hint, problem in captions:
            named = label(caption, "muted")
            named.setBuddy(field)
            grid.addWidget(
                named, row, 0, Qt.AlignmentFlag.AlignTop if field is self.note else Qt.AlignmentFlag.AlignVCenter
            )
            grid.addWidget(field, row, 1)
            if hint:
                grid.addWidget(label(hint, "faint", wrap=True), row + 1, 1)
            if problem is not None:
                grid.addWidget(problem, row + 2, 1)
            row += 3
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SMALL)
        whole.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.inside)
        self.inside.hide()

    def _listen(self) -> None:
        self.fold.toggled.connect(self._folded)
        self.fades.clicked.connect(self._fades)
        self.days.numberChanged.connect(self._days_typed)
        self.decay_field.picked.connect(self._decay_field_picked)
        self.group.textEdited.connect(lambda text: self._emit(best_of=text.strip()))
        self.best_of.activated.connect(lambda row: self._emit(best_of=self.best_of.itemText(row).strip()))
        self.verdict.activated.connect(self._verdict_chosen)
        self.note.textChanged.connect(self._note_typed)

    def _folded(self, shown: bool) -> None:
        self.inside.setVisible(shown)
        self.fold.setIcon(icons.icon("down" if shown else "right"))

    # -- what is shown ------------------------------------------------------------------------------------

    def start(self, rule: Rule) -> None:
        """Unfold where there is something to see, for a rule that comes to be shown."""
        used = bool(rule.decay or rule.best_of or rule.disqualify or rule.force_tier or rule.note)
        self.fold.setChecked(used)

    def show_rule(self, rule: Rule, model: ScoringModel, options: Sequence[Option]) -> None:
        """Show what a rule does besides."""
        dates = only_kind(options, FieldKind.DATE)
        if self._fields is None or dates != self._dates:
            self._dates = dates
            self._fields = field_model(dates, self.tr("Columns of the file"), self)
        self._rule = rule
        self.fades.setChecked(rule.decay is not None)
        self.fades.setEnabled(bool(dates) or rule.decay is not None)
        self.fades.setToolTip("" if dates else self.tr("Needs a date field, and there is none"))
        self.fading.setVisible(rule.decay is not None)
        self.days.set_number(rule.decay.days if rule.decay is not None else UNSET)
        self.decay_field.show_field(rule.decay.field if rule.decay is not None else "", self._fields)
        self._show_groups(rule, model)
        self._show_verdicts(rule, model)
        if self.note.toPlainText() != rule.note:
            self.note.setPlainText(rule.note)

    def _show_groups(self, rule: Rule, model: ScoringModel) -> None:
        groups = list(dict.fromkeys(each.best_of for each in model.rules_of(rule.category) if each.best_of))
        if groups != [self.best_of.itemText(row) for row in range(self.best_of.count())]:
            self.best_of.clear()
            self.best_of.addItems(groups)
            self.best_of.setCurrentIndex(-1)
        if self.best_of.currentText().strip() != rule.best_of:
            self.best_of.setEditText(rule.best_of)

    def _show_verdicts(self, rule: Rule, model: ScoringModel) -> None:
        tiers = [tier.name for tier in model.tiers]
        wanted = ["", "disqualify", *(f"tier/{name}" for name in tiers)]
        chosen = "disqualify" if rule.disqualify else f"tier/{rule.force_tier}" if rule.force_tier else ""
        wanted += [chosen] if chosen not in wanted else []
        if wanted != [self.verdict.itemData(row) for row in range(self.verdict.count())]:
            self.verdict.clear()
            for each in wanted:
                self.verdict.addItem(self._verdict_words(each), each)
        self.verdict.choose(chosen)

    def _verdict_words(self, verdict: str) -> str:
        if not verdict:
            return self.tr("nothing besides its points")
        if verdict == "disqualify":
            return self.tr("disqualifies the lead")
        return self.tr("at least tier {tier}").format(tier=verdict.removeprefix("tier/"))

    def show_problems(self, problems: Mapping[tuple[str, Path], tuple[Problem, ...]]) -> None:
        """Show what is wrong with it; a part that is wrong is not folded away."""
        pairs = (("decay", self.decay_problem), ("best of", self.best_problem), ("verdict", self.verdict_problem))
        for part, shown in pairs:
            found = problems.get((part, ()), ())
            if found and not shown.problems:
                self.fold.setChecked(True)
            shown.show_problems(found)

    def focus_part(self, part: str) -> None:
        """Give the keyboard to one of the parts."""
        self.fold.setChecked(True)
        field = {"decay": self.days, "best of": self.best_of}.get(part, self.verdict)
        field.setFocus(Qt.FocusReason.TabFocusReason)

    # -- changes ------------------------------------------------------------------------------------------

    def _emit(self, **changes: object) -> None:
        self.changed.emit(changes)

    def _fades(self, on: bool) -> None:
        if not on:
            self._emit(decay=None)
            return
        first = next((option for option in self._dates if not option.new), self._dates[0])
        if first.new:
            self.fieldWanted.emit(first)
        self._emit(decay=default_decay(first.field.name))
        self.days.setFocus()

    def _days_typed(self) -> None:
        if self._rule.decay is not None:
            self._emit(decay=HalfLife(self._rule.decay.field, self.days.value))

    def _decay_field_picked(self, option: Option) -> None:
        if self._rule.decay is not None:
            if option.new:
                self.fieldWanted.emit(option)
            self._emit(decay=HalfLife(option.field.name, self._rule.decay.days))

    def _verdict_chosen(self, row: int) -> None:
        verdict = self.verdict.itemData(row)
        tier = verdict.removeprefix("tier/") if verdict.startswith("tier/") else ""
        self._emit(disqualify=verdict == "disqualify", force_tier=tier)

    def _note_typed(self) -> None:
        if self.note.toPlainText() != self._rule.note:
            self._emit(note=self.note.toPlainText())
