"""The table of tiers: a row for each with its colour, name, threshold, leads, share and note, all to be edited there.

Rows stay while tiers are edited, so whoever types in one keeps the keyboard.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop import icons, theme, words
from desktop.models import tiers as logic
from desktop.models.core_words import in_words
from desktop.models.distribution import steps_of
from desktop.widgets.parts import button, label, set_role, tool
from desktop.widgets.swatches import SwatchButton
from scoring.errors import Problem, Severity
from scoring.model import ScoringModel, Tier
from scoring.units import DECIMALS

_COLUMNS = 8
# Far beyond any scale: what is typed is judged when it is whole.
_WIDEST = 1e9
_AMOUNT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class NumberBox(QDoubleSpinBox):
    """A spin box that a scrolling page does not change, and that tells when the keyboard comes to it."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        # The arrow keys do the same; little buttons would only crowd the table.
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell."""
        super().focusInEvent(event)
        self.entered.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only where the keyboard is: a page that scrolls under the mouse must change nothing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class FreeNumberBox(NumberBox):
    """A number box that takes whatever number is typed; only its keys stop at limits.

    A box that refused what lies beyond its limits would do so digit by digit: of a typed 85 it would make an 8.
    Whoever listens to `valueChanged` says why a number cannot be. typed: while a number is being typed.
    """

    typed = Signal()
    _least = 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = self._high = 0.0
        self.setDecimals(DECIMALS)
        self.setRange(-_WIDEST, _WIDEST)
        self.lineEdit().textEdited.connect(self._typing)

    def show_number(self, value: float, low: float, high: float, decimals: int) -> None:
        """Show a number, and between what the keys move it, without telling anybody; whoever types is left alone.

        decimals: how many its steps have, and it shows at least.
        """
        self._low, self._high = low, high
        self.blockSignals(True)
        self.setSingleStep(10**-decimals)
        if self.value() != value or self._least != decimals:
            self._least = decimals
            self.setValue(value)
        self.blockSignals(False)

    def _typing(self) -> None:
        self.typed.emit()

    def show_refusal(self, said: str) -> None:
        """Mark what was typed as something that cannot be ("": it can)."""
        set_role(self, "invalid", bool(said))
        self.setAccessibleDescription(said)

    def textFromValue(self, value: float) -> str:
        """As many decimals as a step has, or as the number needs."""
        finer = next((n for n in range(self._least, DECIMALS) if round(value, n) == value), DECIMALS)
        locale = QLocale(self.locale())
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        return locale.toString(value, "f", finer)

    def stepBy(self, steps: int) -> None:
        """Move by keys, within the limits; a number beyond them that was just typed is told first."""
        before = self.value()
        self.blockSignals(True)
        self.interpretText()
        self.blockSignals(False)
        now = self.value()
        if now != before and not self._low <= now <= self._high:
            self.valueChanged.emit(now)
            return
        to = min(max(now + steps * self.singleStep(), self._low), self._high)
        if to != now:
            self.setValue(to)
        elif now != before:
            self.valueChanged.emit(now)

    def sizeHint(self) -> QSize:
        """Wide enough for the numbers of a scale."""
        wide = self.fontMetrics().horizontalAdvance(f"{self.prefix()}-00000")
        return QSize(wide + 2 * theme.GAP, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()


class TierRow(QObject):
    """The widgets of a tier, which stand in the grid of the table."""

    def __init__(self, table: TierTable, place: int) -> None:
        super().__init__(table)
        self._table, self.place = table, place
        self._noted = ""
        self.color = SwatchButton()
        self.name = QLineEdit()
        self.name.setMinimumWidth(96)
        self.rest = label(self.tr("all the rest"), "muted")
        self.threshold = FreeNumberBox()
        self.threshold.setFixedWidth(92)
        self.count, self.share, self.change = label(""), label("", "muted"), label("", "strong")
        for amount in (self.count, self.share):
            amount.setAlignment(_AMOUNT)
        self.change.setToolTip(_change_tip())
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("What to do with these leads"))
        self.up = tool("up", self.tr("Move up: thresholds stay with their ranks"), lambda: self._move(-1))
        self.down = tool("down", self.tr("Move down: thresholds stay with their ranks"), lambda: self._move(1))
        self.remove = tool("delete", "", lambda: table.removed.emit(self.place))
        self.problem = label("", "warning", wrap=True)
        self.mend = button(self.tr("Use percent of possible"), table.percentWanted.emit, role="quiet")
        self._listen()

    def _listen(self) -> None:
        table = self._table
        self.color.chosen.connect(lambda color: table.colored.emit(self.place, color))
        self.name.editingFinished.connect(self._named)
        self.name.textEdited.connect(lambda: self.show_problems((), mend=False))
        self.note.editingFinished.connect(self._note)
        self.threshold.valueChanged.connect(lambda value: table.thresholdSet.emit(self.place, value))
        self.threshold.typed.connect(lambda: self.refuse_threshold(""))
        self.threshold.entered.connect(table.entered)

    @property
    def widgets(self) -> Sequence[QWidget]:
        """In the order of the columns and of the Tab key."""
        return (
            self.color, self.name, self.threshold, self.rest, self.count, self.share, self.change, self.note,
            self.up, self.down, self.remove, self.problem, self.mend,
        )  # fmt: skip

    def _move(self, by: int) -> None:
        self._table.moved.emit(self.place, self.place + by)

    def _named(self) -> None:
        if self.name.isModified():
            self.name.setModified(False)
            self._table.renamed.emit(self.place, self.name.text().strip())

    def _note(self) -> None:
        # Typed or not, from here on the field shows what its tier has: the row may get another one.
        self.note.setModified(False)
        if self.note.text().strip() != self._noted:
            self._table.noted.emit(self.place, self.note.text().strip())

    def show_tier(self, model: ScoringModel) -> None:
        """Show the tier at this row's place."""
        tier, last = model.tiers[self.place], len(model.tiers) - 1
        self.color.show_color(tier.name, theme.colors_of_tiers(model.tiers)[self.place].fill)
        for field, text in ((self.name, tier.name), (self.note, tier.note)):
            if field.text() != text and not field.isModified():
                field.setText(text)
        self._noted = tier.note
        self.name.setAccessibleName(self.tr("Name of tier {number}").format(number=self.place + 1))
        self.note.setAccessibleName(self.tr("Note on “{tier}”").format(tier=tier.name))
        self.remove.setToolTip(self.tr("Remove “{tier}”").format(tier=tier.name))
        self.remove.setAccessibleName(self.remove.toolTip())
        self.up.setEnabled(self.place > 0)
        self.down.setEnabled(self.place < last)
        self.remove.setEnabled(last > 0)
        self._show_threshold(model, tier)

    def _show_threshold(self, model: ScoringModel, tier: Tier) -> None:
        by_grade = model.tiers_by_grade
        self.threshold.setVisible(tier.threshold is not None and not by_grade)
        self.rest.setVisible(tier.threshold is None or by_grade)
        self.rest.setText(self.tr("by grade") if by_grade else self.tr("all the rest"))
        if tier.threshold is not None:
            low, high = (end / 10**model.decimals for end in logic.bounds(model, self.place))
            self.threshold.setAccessibleName(self.tr("Threshold of {tier}").format(tier=tier.name))
            self.threshold.show_number(tier.threshold, low, high, model.decimals)
            self.threshold.show_refusal("")

    def show_count(self, count: int | None, total: int, before: int | None) -> None:
        """Show the tier's leads; None without leads. before: what they were when the model was last kept."""
        self.count.setText("–" if count is None else words.count(count))
        self.share.setText("" if count is None or not total else words.percent(count / total))
        moved = 0 if count is None or before is None else count - before
        self.change.setText(words.signed(moved) if moved else "")

    def refuse_threshold(self, said: str) -> None:
        """Say why a tier cannot begin where it was typed ("": it is being typed); the number stays to be mended."""
        refusal = (Problem("threshold", said),) if said else ()
        self.show_problems(refusal, mend=False)
        self.threshold.show_refusal(said)

    def show_problems(self, problems: Sequence[Problem], *, mend: bool, invalid: bool = False) -> None:
        """Say what is wrong with the tier; mend: offer the percent scale. invalid: its name cannot be taken."""
        said = "\n".join(f"{in_words(problem.message)} {in_words(problem.mend)}".strip() for problem in problems)
        worst = any(problem.severity is Severity.ERROR for problem in problems)
        kind = "danger" if worst else "warning"
        if all(problem.severity is Severity.NOTE for problem in problems):
            kind = "muted"
        self.problem.setText(said)
        set_role(self.problem, "role", kind)
        self.problem.setVisible(bool(said))
        self.mend.setVisible(mend)
        set_role(self.name, "invalid", invalid)


class TierTable(QWidget):
    """The table. It tells what a person wants, by the tier's place from the top; it changes nothing itself."""

    renamed = Signal(int, str)
    thresholdSet = Signal(int, float)
    colored = Signal(int, str)
    noted = Signal(int, str)
    moved = Signal(int, int)
    removed = Signal(int)
    percentWanted = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[TierRow] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.SMALL)
        self._grid.setVerticalSpacing(theme.TINY)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(6, 3)
        heads = (
            "",
            self.tr("Tier"),
            self.tr("From"),
            self.tr("Leads"),
            self.tr("Share"),
            self.tr("Change"),
            self.tr("Note"),
        )
        for column, text in enumerate(heads):
            head = label(text, "faint")
            if column in (3, 4):
                head.setAlignment(_AMOUNT)
            if column == 5:
                head.setToolTip(_change_tip())
            self._grid.addWidget(head, 0, column)
        self._grid.setColumnMinimumWidth(5, 48)

    def show_model(self, model: ScoringModel, problems: Sequence[Problem]) -> None:
        """Show a model's tiers, and what is wrong with them."""
        while len(self.rows) < len(model.tiers):
            self._add_row()
        while len(self.rows) > len(model.tiers):
            for widget in self.rows.pop().widgets:
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        helps = logic.percent_helps(model)
        for row, tier in zip(self.rows, model.tiers, strict=True):
            row.show_tier(model)
            here = logic.tier_problems(problems, tier)
            unreachable = any(problem.code == "unreachable" for problem in here)
            row.show_problems((*here, *_of_color(tier)), mend=unreachable and helps)

    def show_limits(self, model: ScoringModel, limits: Sequence[int]) -> None:
        """Show thresholds (in steps) that are on their way."""
        for row, tier, limit in zip(self.rows, model.tiers, limits, strict=True):
            if tier.threshold is not None and steps_of(tier.threshold, model.decimals) != limit:
                low, high = (end / 10**model.decimals for end in logic.bounds(model, row.place))
                row.threshold.show_number(limit / 10**model.decimals, low, high, model.decimals)
            elif tier.threshold is not None:
                row.show_tier(model)

    def show_counts(self, counts: Sequence[int], before: Sequence[int] | None) -> None:
        """Show each tier's leads (disqualified ones last; nothing without leads), and the change against `before`."""
        total = sum(counts)
        for row in self.rows:
            known = row.place < len(counts)
            old = before[row.place] if before and row.place < len(before) else None
            row.show_count(counts[row.place] if known else None, total, old)

    def refuse_name(self, place: int, problem: Problem) -> None:
        """Say why a tier cannot be called what was typed; the words stay to be mended."""
        row = self.rows[place]
        row.show_problems((problem,), mend=False, invalid=True)

    def follow(self, before: int, now: int) -> None:
        """Let the keyboard stay with a tier that went from one row to another."""

        def move() -> None:
            if max(before, now) >= len(self.rows):
                return
            old, new = self.rows[before].widgets, self.rows[now].widgets
            for each, other in zip(old, new, strict=True):
                if each.hasFocus():
                    other.setFocus(Qt.FocusReason.TabFocusReason)

        # Where the keyboard has just left the number, it comes to the next field only after this.
        QTimer.singleShot(0, self, move)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look of the window."""
        if event.type() is QEvent.Type.PaletteChange:
            for row in self.rows:
                for made, name in ((row.up, "up"), (row.down, "down"), (row.remove, "delete")):
                    made.setIcon(icons.icon(name))
        super().changeEvent(event)

    def _add_row(self) -> None:
        row = TierRow(self, len(self.rows))
        at = 2 * len(self.rows) + 1
        self.rows.append(row)
        cells: Sequence[tuple[QWidget, int]] = (
            (row.color, 0), (row.name, 1), (row.threshold, 2), (row.rest, 2), (row.count, 3), (row.share, 4),
            (row.change, 5), (row.note, 6),
        )  # fmt: skip
        for widget, column in cells:
            self._grid.addWidget(widget, at, column)
        self._grid.addLayout(_beside(row.up, row.down, row.remove), at, 7)
        self._grid.addLayout(_beside(row.problem, row.mend, stretch=0), at + 1, 1, 1, _COLUMNS - 1)


def _beside(*widgets: QWidget, stretch: int | None = None) -> QHBoxLayout:
    across = QHBoxLayout()
    across.setSpacing(0 if stretch is None else theme.SMALL)
    for place, widget in enumerate(widgets):
        across.addWidget(widget, 1 if place == stretch else 0)
    return across


def _change_tip() -> str:
    text = QCoreApplication.translate(
        "TierTable",
        "More or fewer leads than when a version of this model was last kept; where none was kept since the leads "
        "were opened, than then.",
    )
    return words.plain_tip(text)


def _of_color(tier: Tier) -> Sequence[Problem]:
    if not tier.color or logic.has_contrast(tier.color):
        return ()
    message = QCoreApplication.translate("TierTable", "This colour hardly stands out from the window.")
    mend = QCoreApplication.translate("TierTable", "Choose a stronger one.")
    return (Problem("contrast", message, mend=mend, severity=Severity.WARNING),)
