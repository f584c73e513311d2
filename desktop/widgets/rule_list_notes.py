"""What stands below the list of rules when there is something to say: edits that are not applied, very many rules."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop import theme, words
from desktop.models import rule_words
from desktop.models.core_words import in_words
from desktop.models.rule_desk import RuleDesk
from desktop.models.rule_draft import CategoryDraft, RuleDraft
from desktop.widgets.parts import button, label
from desktop.widgets.problem_label import ProblemLabel

_NEXT = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)


class RuleNotes(QWidget):
    """Follows a desk. `axisWanted`: a category is to be chosen that counts to a side of the grade.

    `obstacleWanted(draft, problem)`: what stands in the way of a draft is to be shown.
    """

    axisWanted = Signal()
    obstacleWanted = Signal(object, object)

    def __init__(self, desk: RuleDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.pending = QFrame()
        self.pending.setProperty("role", "notice")
        self.words = label("", "", wrap=True)
        self.apply = button(self.tr("Apply all"), desk.apply_all, role="quiet")
        self.discard = button(self.tr("Discard"), desk.discard_elsewhere, role="quiet")
        self.discard.setToolTip(self.tr("Give these edits up; they can be brought back"))
        self.restore = button(self.tr("Bring back"), desk.restore_discarded, role="quiet")
        self.why = label("", "danger", wrap=True)
        self.go = button(self.tr("Go to it"), self._go, role="quiet")
        self.obstacle = QWidget()
        said = QHBoxLayout(self.obstacle)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(0)
        said.addWidget(self.why, 1)
        said.addWidget(self.go)
        both = QVBoxLayout(self.pending)
        both.setContentsMargins(theme.GAP, theme.TINY, theme.TINY, theme.TINY)
        both.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        both.addLayout(row)
        both.addWidget(self.obstacle)
        row.addWidget(self.words, 1)
        for each in (self.restore, self.discard, self.apply):
            row.addWidget(each)
        self.many = ProblemLabel()
        self.no_axis = label("", "", wrap=True)
        self.give_axis = button("", self._give_axis, role="quiet")
        self.axis = QWidget()
        mend = QVBoxLayout(self.axis)
        mend.setContentsMargins(2, 0, 0, 0)
        mend.setSpacing(0)
        mend.addWidget(self.no_axis)
        mend.addWidget(self.give_axis, 0, Qt.AlignmentFlag.AlignLeft)
        self.refused = label("", "danger", wrap=True)
        self.refused.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SMALL)
        for part in (self.refused, self.many, self.axis, self.pending):
            whole.addWidget(part)
        desk.listChanged.connect(self.refresh)
        desk.draftChanged.connect(self.refresh)
        self.refresh()

    def refuse(self, text: str) -> None:
        """Say why what was typed in the list was not taken; until something else happens."""
        self.refused.setText(text)
        self.refused.show()
        self.show()
        # The key or click that brought it here is still on its way.
        QTimer.singleShot(0, self, self._watch)

    def _watch(self) -> None:
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """With the next key or click anywhere, a refusal is read."""
        if event.type() in _NEXT:
            app = QApplication.instance()
            assert app is not None
            app.removeEventFilter(self)
            self.refresh()
        return False

    def _go(self) -> None:
        if self._desk.obstacles:
            self.obstacleWanted.emit(*self._desk.obstacles[0])

    def refresh(self) -> None:
        """Say what there is to say."""
        self.refused.hide()
        # The one that is open says so itself.
        elsewhere, discarded = self._desk.elsewhere, self._desk.discarded
        self.pending.setVisible(elsewhere + discarded > 0)
        self.words.setText(self._pending_words(elsewhere) if elsewhere else self._discarded_words(discarded))
        for each in (self.apply, self.discard):
            each.setVisible(elsewhere > 0)
        self._show_obstacle()
        self.restore.setVisible(not elsewhere and discarded > 0)
        self.many.show_problems([each for each in self._desk.model_notes() if each.code == "many-rules"])
        self._show_axis()
        # Without a parent yet, it would be a window of its own for a moment.
        if self.parentWidget() is not None:
            parts = (self.pending, self.many, self.axis)
            self.setVisible(any(not each.isHidden() for each in parts))

    def _show_obstacle(self) -> None:
        obstacles = self._desk.obstacles
        self.obstacle.setVisible(bool(obstacles))
        if not obstacles:
            return
        draft, problem = obstacles[0]
        name = draft.rule.label if isinstance(draft, RuleDraft) else ""
        name = draft.category.name if isinstance(draft, CategoryDraft) else name
        said = f"{in_words(problem.message)} {in_words(problem.mend)}".strip()
        self.why.setText(self.tr("“{name}”: {problem}").format(name=name, problem=said))

    def _show_axis(self) -> None:
        offer = self._desk.axis_offer
        self.axis.setVisible(offer is not None)
        if offer is None:
            return
        side = rule_words.axis_label(offer.axis)
        said = self.tr("No category counts to {axis} yet: that side of the grade is missing.")
        self.no_axis.setText(said.format(axis=side))
        said = self.tr("Have “{category}” count to {axis}") if offer.category else self.tr("Choose a category for it")
        self.give_axis.setText(said.format(category=offer.category, axis=side))

    def _give_axis(self) -> None:
        offer = self._desk.axis_offer
        if offer is not None and offer.category:
            self._desk.give_axis(offer)
        else:
            self.axisWanted.emit()

    def _pending_words(self, count: int) -> str:
        if count == 1:
            return self.tr("One more edit is not applied.")
        return self.tr("{count} more edits are not applied.").format(count=words.count(count))

    def _discarded_words(self, count: int) -> str:
        if count == 1:
            return self.tr("One edit was discarded.")
        return self.tr("{count} edits were discarded.").format(count=words.count(count))
