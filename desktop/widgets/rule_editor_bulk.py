"""One change for several chosen rules: on or off, more or fewer points, another category, fading."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from desktop import theme, words
from desktop.models.completion import field_options
from desktop.models.rule_desk import RuleDesk
from desktop.models.rule_draft import BulkDraft
from desktop.models.rule_edits import Bulk
from desktop.widgets.condition_editor_combo import Choice
from desktop.widgets.condition_editor_values import NumberField
from desktop.widgets.parts import label, set_role
from desktop.widgets.problem_label import ProblemLabel
from desktop.widgets.rule_editor_form import EditorForm
from scoring.fields import FieldKind
from scoring.model import HalfLife

_KEEP, _CLEAR = "", "\0clear"


class BulkEditor(EditorForm):
    """It works on a desk whose draft is a `BulkDraft`."""

    def __init__(self, desk: RuleDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Editor of the chosen rules"))
        self._desk = desk
        self._typing = False
        self.title = label("", "heading")
        self.which = label("", "muted", wrap=True)
        self.state = Choice(self.tr("On or off"))
        self.factor = NumberField(self.tr("Points times"))
        self.amount = NumberField(self.tr("Points more; with a minus, fewer"))
        self.category = Choice(self.tr("Category"))
        self.decay = Choice(self.tr("Fading"))
        for box in (self.state, self.category, self.decay):
            box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
            box.setMaximumWidth(300)
        self.days = NumberField(self.tr("Half-life in days"))
        self.problem = ProblemLabel()
        for text, data in (
            (self.tr("leave as it is"), None),
            (self.tr("switch on"), True),
            (self.tr("switch off"), False),
        ):
            self.state.addItem(text, data)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(self.title)
        column.addWidget(self.which)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(theme.SMALL)
        grid.setColumnStretch(1, 1)
        self.factor.setPlaceholderText("1")
        self.amount.setPlaceholderText("0")
        rows = (
            (self.tr("On or off"), _row(self.state)),
            (self.tr("Points"), _row(label("×"), self.factor, label("+"), self.amount)),
            (
                "",
                label(
                    self.tr("What is added goes to fixed points and bands; points per unit stay."), "faint", wrap=True
                ),
            ),
            (self.tr("Category"), _row(self.category)),
            (self.tr("Fading"), _row(self.decay, self.days, label(self.tr("days"), "muted"))),
        )
        for row, (caption, field) in enumerate(rows):
            grid.addWidget(label(caption, "muted"), row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, row, 1)
        for number in (self.factor, self.amount, self.days):
            number.setMaximumWidth(80)
        column.addLayout(grid)
        column.addWidget(self.problem)
        column.addStretch(1)

    def _listen(self) -> None:
        for box in (self.state, self.category, self.decay):
            box.activated.connect(self._changed)
        for number in (self.factor, self.amount, self.days):
            number.numberChanged.connect(self._changed)

    def refresh(self) -> None:
        """Show the draft of the desk."""
        draft = self._desk.draft
        if not isinstance(draft, BulkDraft):
            return
        model = self._desk.model
        labels = [rule.label for rule in model.rules if rule.id in draft.rule_ids]
        self.title.setText(self.tr("{count} rules").format(count=words.count(len(labels))))
        self.which.setText(" · ".join(labels))
        _fill(self.category, [(self.tr("leave as it is"), _KEEP), *((c.name, c.name) for c in model.categories)])
        dates = [o.field.name for o in field_options(model, None) if o.field.kind is FieldKind.DATE]
        fading = [(self.tr("halved after “{field}”").format(field=name), name) for name in dates]
        _fill(self.decay, [(self.tr("leave as it is"), _KEEP), (self.tr("no fading"), _CLEAR), *fading])
        if draft.bulk == Bulk() and not self._typing:
            self._clear()
        self.days.setEnabled(self.decay.currentData() not in (_KEEP, _CLEAR))
        head = {
            f"rules[{place}]" for place, rule in enumerate(self._desk.drafted.rules, 1) if rule.id in draft.rule_ids
        }
        errors = self._desk.errors
        # Without a path: what is wrong with the change itself.
        own = [each for each in errors if not each.place.path or each.place.path.partition(".")[0] in head]
        self.problem.show_problems(own)
        for number in (self.factor, self.amount, self.days):
            set_role(number, "invalid", "true" if number.unreadable else "false")

    def _clear(self) -> None:
        for box in (self.state, self.category, self.decay):
            box.setCurrentIndex(0)
        for number in (self.factor, self.amount, self.days):
            number.set_number(None)

    def _changed(self, *_: object) -> None:
        draft = self._desk.draft
        if not isinstance(draft, BulkDraft):
            return
        field = self.decay.currentData()
        fades = field not in (_KEEP, _CLEAR, None)
        if fades and not self.days.text().strip():
            self.days.set_number(30)
        bulk = Bulk(
            self.state.currentData(),
            self.factor.value if self.factor.text().strip() else 1,
            self.amount.value if self.amount.text().strip() else 0,
            self.category.currentData() or "",
            HalfLife(field, self.days.value) if fades else None,
            field == _CLEAR,
        )
        # "× 1" says nothing yet and may become "× 1.5": it stays as it is written.
        self._typing = True
        self._desk.edit(replace(draft, bulk=bulk))
        self._typing = False

    def focus_label(self) -> None:
        """Give the keyboard to the first field."""
        self.state.setFocus(Qt.FocusReason.OtherFocusReason)


def _fill(box: QComboBox, items: list[tuple[str, str]]) -> None:
    if items != [(box.itemText(row), box.itemData(row)) for row in range(box.count())]:
        box.clear()
        for text, data in items:
            box.addItem(text, data)


def _row(*parts: QWidget) -> QWidget:
    page = QWidget()
    across = QHBoxLayout(page)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(theme.SMALL)
    for part in parts:
        across.addWidget(part)
    across.addStretch(1)
    return page
