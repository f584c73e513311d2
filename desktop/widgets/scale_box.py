"""How points become a score: the three scales in words, and the score's decimals."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from desktop import theme, words
from desktop.models import tiers as logic
from desktop.models.core_words import in_words
from desktop.widgets.parts import ComboBox, label
from scoring.checks.reach import has_open_end, raw_range
from scoring.model import ScoringModel
from scoring.nodes import Scaling
from scoring.units import DECIMALS


class ScaleBox(QWidget):
    """The box. It tells what a person wants; it changes nothing itself."""

    scaleWanted = Signal(str)
    decimalsWanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[Scaling, QRadioButton] = {}
        self._words: dict[Scaling, QLabel] = {}
        group = QButtonGroup(self)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.TINY)
        names = {
            Scaling.CLAMP: self.tr("0 to 100"),
            Scaling.PERCENT: self.tr("Percent of possible"),
            Scaling.RAW: self.tr("Plain sum"),
        }
        for scale, name in names.items():
            choice = self.choices[scale] = QRadioButton(name)
            said = self._words[scale] = label("", "muted", wrap=True)
            said.setContentsMargins(24, 0, 0, theme.TINY)
            group.addButton(choice)
            choice.clicked.connect(lambda _=False, wanted=scale: self.scaleWanted.emit(wanted.value))
            lines.addWidget(choice)
            lines.addWidget(said)
        self.decimals = ComboBox()
        self.decimals.addItems([words.count(number) for number in range(DECIMALS + 1)])
        self.decimals.activated.connect(self.decimalsWanted)
        caption = label(self.tr("&Decimals of the score"))
        caption.setBuddy(self.decimals)
        across = QHBoxLayout()
        across.addWidget(caption)
        across.addWidget(self.decimals)
        across.addStretch(1)
        lines.addSpacing(theme.TINY)
        lines.addLayout(across)
        lines.addStretch(1)

    def show_model(self, model: ScoringModel) -> None:
        """Show a model's scale; one that it cannot have says why, and cannot be chosen."""
        low, high = raw_range(model)
        reach = self.tr("no upper limit") if has_open_end(model) else words.number(high)
        possible = words.number(logic.possible_sum(model))
        said = {
            Scaling.CLAMP: self.tr("The sum of the points; below 0 counts as 0, above 100 as 100."),
            Scaling.PERCENT: self.tr(
                "The sum as a share of the most that a lead can get, now {possible} points."
            ).format(possible=possible),
            Scaling.RAW: self.tr("The sum as it is, now from {low} to {high}.").format(
                low=words.number(low), high=reach
            ),
        }
        for scale, choice in self.choices.items():
            problem = logic.scale_problem(model, scale)
            choice.setEnabled(problem is None)
            text = said[scale] if problem is None else f"{in_words(problem.message)} {in_words(problem.mend)}".strip()
            self._words[scale].setText(text)
            choice.setAccessibleDescription(text)
            choice.setChecked(scale is model.scale)
        self.decimals.setCurrentIndex(model.decimals)
