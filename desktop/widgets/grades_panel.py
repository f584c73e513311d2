"""The grades: a letter A–D for fit, a digit 1–4 for engagement, how many leads each has, and tiers by grade."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop import theme, words
from desktop.models import grades as logic
from desktop.session import Session
from desktop.widgets.parts import ComboBox, button, label
from desktop.widgets.tier_rows import FreeNumberBox
from scoring.model import DIGITS, LETTERS, ScoringModel

# The first row of the table's cells: below the digits, their cut-offs and what is wrong with these.
_FIRST = 3


class GradesPanel(QWidget):
    """The panel. axesWanted: a person wants to give a category an axis."""

    axesWanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SMALL)
        self.how = label(
            self.tr(
                "A grade says how well a lead fits (A to D) and how engaged it is (1 to 4), beside its score. "
                "For that, at least one category of rules must count to fit, and one to engagement."
            ),
            "muted",
            wrap=True,
        )
        self.to_rules = button(self.tr("Give a category an axis"), self.axesWanted.emit)
        lines.addWidget(self.how)
        lines.addWidget(self.to_rules, 0, Qt.AlignmentFlag.AlignLeft)
        self.table = QWidget()
        self._fill_table()
        lines.addWidget(self.table)
        self.by_grade = QCheckBox(self.tr("Tiers by grade, instead of thresholds"))
        self.by_grade.clicked.connect(self._switch)
        lines.addWidget(self.by_grade)
        lines.addStretch(1)
        session.modelChanged.connect(self.refresh)
        session.scored.connect(self._show_counts)
        session.leadsChanged.connect(self._show_counts)
        self.refresh()

    def _fill_table(self) -> None:
        grid = QGridLayout(self.table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.TINY)
        self.cuts: dict[tuple[str, int], FreeNumberBox] = {}
        self.problems = {axis: label("", "danger", wrap=True) for axis in ("fit", "engagement")}
        grid.addWidget(self.problems["engagement"], 2, 0, 1, 6)
        grid.addWidget(self.problems["fit"], _FIRST + 4, 0, 1, 6)
        self._rest: list[QLabel] = []
        self.cells: list[GradeCell] = []
        self.tiers: list[QComboBox] = []
        grid.addWidget(label(self.tr("Fit ↓   Engagement →"), "faint"), 0, 0, 1, 2)
        for place in range(4):
            for axis, name in (("fit", LETTERS[place]), ("engagement", DIGITS[place])):
                title = label(name, "strong")
                title.setAlignment(Qt.AlignmentFlag.AlignCenter)
                at = (_FIRST + place, 0) if axis == "fit" else (0, 2 + place)
                grid.addWidget(title, *at)
                cut = self._cut(axis, place, name)
                grid.addWidget(cut, *((_FIRST + place, 1) if axis == "fit" else (1, 2 + place)))
        for row in range(4):
            for column in range(4):
                cell = GradeCell(LETTERS[row] + DIGITS[column])
                tier = ComboBox()
                tier.setAccessibleName(self.tr("Tier of grade {grade}").format(grade=cell.grade))
                tier.activated.connect(partial(self._set_tier, 4 * row + column))
                tier.setMinimumWidth(64)
                tier.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                self.cells.append(cell)
                self.tiers.append(tier)
                inside = QVBoxLayout(cell)
                inside.setContentsMargins(4, 24, 4, 4)
                inside.addWidget(tier)
                grid.addWidget(cell, _FIRST + row, 2 + column)
        for column in range(2, 6):
            grid.setColumnStretch(column, 1)

    def _cut(self, axis: str, place: int, name: str) -> QWidget:
        if place == 3:
            rest = label(self.tr("the rest"), "muted")
            rest.setAlignment(Qt.AlignmentFlag.AlignCenter)
            return rest
        box = self.cuts[axis, place] = FreeNumberBox()
        box.setPrefix("≥ ")
        box.setAccessibleName(self.tr("{grade} begins at").format(grade=name))
        box.setToolTip(self.tr("From which {axis} on, of 100, a lead has {grade}").format(axis=axis, grade=name))
        box.valueChanged.connect(partial(self._set_cut, axis, place))
        box.typed.connect(partial(self._refuse, axis, place, ""))
        return box

    # -- showing ------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the model as it is now."""
        model = self.session.model
        axes = model.has_axes
        for widget, there in ((self.how, not axes), (self.to_rules, not axes), (self.table, axes)):
            widget.setVisible(there)
        self.by_grade.setVisible(axes or model.tiers_by_grade)
        self.by_grade.setChecked(model.tiers_by_grade)
        for (axis, place), box in self.cuts.items():
            cuts = getattr(model.grades, axis)
            low, high = logic.cut_bounds(cuts, place)
            box.show_number(cuts[place], low, high, 0)
            self._refuse(axis, place, "")
        self._show_tiers(model)
        self._show_counts()

    def _show_tiers(self, model: ScoringModel) -> None:
        names = [tier.name for tier in model.tiers]
        for place, box in enumerate(self.tiers):
            box.setVisible(model.tiers_by_grade)
            if model.tiers_by_grade:
                if [box.itemText(at) for at in range(box.count())] != names:
                    box.clear()
                    box.addItems(names)
                table = model.grades.table
                box.setCurrentIndex(names.index(table[place]) if place < len(table) and table[place] in names else -1)
        self._color_cells()

    def _color_cells(self) -> None:
        model = self.session.model
        colors = dict(zip((tier.name for tier in model.tiers), theme.colors_of_tiers(model.tiers), strict=False))
        for place, cell in enumerate(self.cells):
            table = model.grades.table
            known = colors.get(table[place]) if place < len(table) else None
            cell.show_color("" if known is None else known.fill, tall=bool(table))

    def _show_counts(self) -> None:
        scores = self.session.scores
        counts = logic.grade_counts(scores) if scores is not None else None
        most = int(counts.max()) if counts is not None else 0
        for place, cell in enumerate(self.cells):
            count = None if counts is None else int(counts[place // 4, place % 4])
            cell.show_count(count, (count or 0) / most if most else 0.0)

    # -- editing ------------------------------------------------------------------------------------------

    def _set_cut(self, axis: str, place: int, value: float) -> None:
        model = self.session.model
        text = self.tr("Cut-off of grade {grade}").format(grade=_name(axis, place))
        # What could not be where it was typed may be now that its neighbour has moved.
        together = [self.cuts[axis, each].value() for each in range(3)]
        fall = logic.cuts_fall(together)
        refused = "" if fall else self._refusal(axis, place, value, getattr(model.grades, axis))
        self._refuse(axis, place, refused)
        if refused:
            return
        edited = logic.set_cuts(model, axis, together) if fall else logic.set_cut(model, axis, place, value)
        if edited == model:
            # Nothing changed, but what was refused before is gone.
            self.refresh()
        self.session.edit_model(edited, text)

    def _refusal(self, axis: str, place: int, value: float, cuts: Sequence[float]) -> str:
        """Why a grade cannot begin at a number; "" where it can."""
        facts = {"grade": _name(axis, place), "low": words.number(0), "high": words.number(100)}
        if not 0 <= value <= 100:
            return self.tr("Grade {grade} must begin between {low} and {high}.").format(**facts)
        if place and value >= cuts[place - 1]:
            text = self.tr("Grade {grade} must be under {number}, where grade {other} begins.")
            return text.format(number=words.number(cuts[place - 1]), other=_name(axis, place - 1), **facts)
        if place + 1 < len(cuts) and value <= cuts[place + 1]:
            text = self.tr("Grade {grade} must be over {number}, where grade {other} begins.")
            return text.format(number=words.number(cuts[place + 1]), other=_name(axis, place + 1), **facts)
        return ""

    def _refuse(self, axis: str, place: int, said: str) -> None:
        self.cuts[axis, place].show_refusal(said)
        self.problems[axis].setText(said)
        self.problems[axis].setVisible(bool(said))

    def _set_tier(self, place: int, tier: int) -> None:
        model = self.session.model
        text = self.tr("Tier of grade {grade}").format(grade=self.cells[place].grade)
        self.session.edit_model(logic.set_tier(model, place, model.tiers[tier].name), text)

    def _switch(self, on: bool) -> None:
        text = self.tr("Tiers by grade") if on else self.tr("Tiers by thresholds")
        self.session.edit_model(logic.switch_table(self.session.model, on), text)


def _name(axis: str, place: int) -> str:
    return (LETTERS if axis == "fit" else DIGITS)[place]


class GradeCell(QWidget):
    """One grade of the table: how many leads have it, as a number and as heat."""

    def __init__(self, grade: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grade, self.count = grade, -1
        self._heat, self._color = 0.0, ""
        self.setMinimumSize(72, 34)

    def show_count(self, count: int | None, heat: float) -> None:
        """Show how many leads have the grade; heat: 0 to 1, against the grade that most have."""
        shown = -1 if count is None else count
        if (shown, heat) == (self.count, self._heat):
            return
        self.count, self._heat = shown, heat
        text = self.tr("Grade {grade}: {leads}").format(grade=self.grade, leads=words.leads(max(shown, 0)))
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def show_color(self, color: str, *, tall: bool) -> None:
        """Show the colour (RRGGBB) of the grade's tier, or none; tall: with room for the choice of the tier."""
        self._color = color
        self.setMinimumHeight(62 if tall else 34)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the heat, the number, and the tier's colour at the edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.tokens()
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(look.line))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(area, 5, 5)
        heat = QColor(look.bar)
        heat.setAlphaF(0.85 * self._heat)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(heat)
        painter.drawRoundedRect(area, 5, 5)
        if self._color:
            painter.setBrush(QColor(f"#{self._color}"))
            painter.drawRoundedRect(QRectF(area.left(), area.top() + 4, 4, area.height() - 8), 2, 2)
        painter.setPen(QColor(look.text if self.count > 0 else look.faint))
        room = self.rect() if not self._color else self.rect().adjusted(0, 2, 0, -36)
        text = "–" if self.count < 0 else words.count(self.count)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look of the window."""
        if event.type() is QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)
