"""Which leads to show: conditions on their columns, put together as in a rule; and a range of scores."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop import theme
from desktop.models.completion import Completion, Option
from desktop.models.lead_filters import FilterDraft, filter_draft
from desktop.models.lead_views import LeadViews
from desktop.session import Session
from desktop.widgets.condition_editor import ConditionEditor, Offers
from desktop.widgets.condition_editor_values import NumberField
from desktop.widgets.keyboard_area import Follower
from desktop.widgets.parts import label
from scoring.model import Group


def _buttons(dialog: QDialog, show: str) -> QDialogButtonBox:
    made = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    made.button(QDialogButtonBox.StandardButton.Ok).setText(show)
    made.button(QDialogButtonBox.StandardButton.Ok).setProperty("role", "primary")
    made.accepted.connect(dialog.accept)
    made.rejected.connect(dialog.reject)
    return made


class LeadFilterDialog(QDialog):
    """Conditions on columns. They count when OK is pressed, and problems are shown at their fields until then."""

    def __init__(
        self, session: Session, views: LeadViews, completion: Completion, parent: QWidget | None = None, *, add: bool
    ) -> None:
        super().__init__(parent)
        prepared, scores = session.prepared, session.scores
        assert prepared is not None and scores is not None
        self._views = views
        self._told = False
        self.draft: FilterDraft = filter_draft(prepared.table, scores, views.now.when, add=add)
        self.setWindowTitle(self.tr("Filter leads"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.editor = ConditionEditor(completion)
        self.editor.rootChanged.connect(self._changed)
        self.buttons = _buttons(self, self.tr("Show leads"))
        self._lay_out()
        self._show()
        last = len(self.draft.root.members) - 1
        self.editor.focus_part((last,) if add and last >= 0 else (0,))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.SMALL, 0)
        column.addWidget(self.editor)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        Follower(area)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(label(self.tr("Show only leads that meet these conditions"), "heading", wrap=True))
        layout.addWidget(area, 1)
        layout.addWidget(self.buttons)
        self.resize(760, 380)

    def _changed(self, root: Group) -> None:
        self.draft = replace(self.draft, root=root)
        self._show()

    def _show(self) -> None:
        options = tuple(Option(field) for field in self.draft.fields)
        self.editor.show_root(self.draft.root, Offers(options, self.draft.lists))
        # Nobody is told of a mistake in what was not filled in yet, before wanting to go on.
        if self._told:
            self.editor.show_problems(self.draft.problems)

    def accept(self) -> None:
        """Show these leads, or what has to be mended first."""
        if not self.draft.usable:
            self._told = True
            self._show()
            self.editor.focus_part(self.draft.first_problem)
            return
        self._views.ask(replace(self._views.now, when=self.draft.when))
        super().accept()


class ScoreRangeDialog(QDialog):
    """From which to which score leads are shown; an empty field is no limit."""

    def __init__(self, views: LeadViews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = views
        self.setWindowTitle(self.tr("Filter by score"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.low = NumberField(self.tr("Lowest score"))
        self.high = NumberField(self.tr("Highest score"))
        self.low.set_number(views.now.score_from)
        self.high.set_number(views.now.score_to)
        for field in (self.low, self.high):
            field.setPlaceholderText(self.tr("any"))
            field.numberChanged.connect(self._check)
        self.problem = label("", "danger", wrap=True)
        self.problem.hide()
        self.buttons = _buttons(self, self.tr("Show leads"))
        across = QHBoxLayout()
        across.setSpacing(theme.SMALL)
        for text, field in ((self.tr("From"), self.low), (self.tr("to"), self.high)):
            across.addWidget(label(text))
            across.addWidget(field, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(label(self.tr("Show leads with a score"), "heading"))
        layout.addLayout(across)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(360)
        self.low.setFocus()

    @property
    def trouble(self) -> str:
        """Why the range cannot be asked for, in words; "" where it can."""
        if self.low.unreadable or self.high.unreadable:
            return self.tr("A limit is a number, or left empty.")
        low, high = self.limits
        if low is not None and high is not None and low > high:
            return self.tr("The lowest score is higher than the highest.")
        return ""

    @property
    def limits(self) -> tuple[float | None, float | None]:
        """The lowest and the highest score; None for no limit."""
        low, high = self.low.value, self.high.value
        return (None if low != low else low, None if high != high else high)  # noqa: PLR0124

    def _check(self) -> None:
        if self.problem.isVisible():
            self._say(self.trouble)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def accept(self) -> None:
        """Show these leads, or what is wrong with the limits."""
        if self.trouble:
            self._say(self.trouble)
            self.low.setFocus()
            return
        low, high = self.limits
        self._views.ask(replace(self._views.now, score_from=low, score_to=high))
        super().accept()
