"""What a model that is only tried out would do: the score distribution, thresholds to pull, and the best leads.

This module imports pyqtgraph with the chart: import it when a preview is first shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from desktop import theme, words
from desktop.models.distribution import Distribution, limits_of
from desktop.scorer import Preview
from desktop.widgets.distribution import DistributionChart
from desktop.widgets.parts import card, label
from scoring.jobs.prepare import Prepared
from scoring.leads.names import normal_name
from scoring.model import ScoringModel

_TOP = 8
_COMPANIES = re.compile(r"^(company|company name|account|account name|organi[sz]ation|firma|empresa|societe)$")
_PEOPLE = re.compile(r"^((full|first|last|contact|lead|sur) ?name|name|vorname|nachname|nombre|apellidos?|nom|prenom)$")


class WizardPreview(QWidget):
    """The preview. thresholdMoved(place, value): a threshold was pulled or stepped."""

    thresholdMoved = Signal(int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: ScoringModel | None = None
        self.title = label(self.tr("Preview"), "heading")
        self.counted = label("", "muted")
        self.said = label("", "warning", wrap=True)
        self.said.hide()
        self.chart = DistributionChart()
        self.chart.setMinimumHeight(230)
        self.chart.dragged.connect(self._pull)
        self.chart.dropped.connect(self._drop)
        self.chart.put_back.connect(self._put_back)
        self.chart.stepped.connect(self._step)
        self.leads = QTableWidget(0, 3)
        self.leads.setHorizontalHeaderLabels([self.tr("Best leads"), self.tr("Tier"), self.tr("Score")])
        self.leads.setAccessibleName(self.tr("Best leads"))
        self.leads.verticalHeader().hide()
        self.leads.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.leads.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.leads.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.leads.setShowGrid(False)
        header = self.leads.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        frame, lines = card(margin=theme.GAP)
        lines.setSpacing(theme.SMALL)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.counted)
        lines.addLayout(head)
        lines.addWidget(self.said)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        lines.addWidget(self.chart, 3)
        lines.addWidget(self.leads, 2)

    def show_nothing(self, model: ScoringModel, said: str) -> None:
        """Show a model that cannot score yet, and what it lacks."""
        self._model = model
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.counted.clear()
        self.chart.take_distribution(None)
        self.chart.show_model(model)
        self.leads.setRowCount(0)

    def show_preview(self, preview: Preview, prepared: Prepared) -> None:
        """Show what a model gave."""
        scores = preview.after
        assert scores is not None
        self._model = preview.wish.model
        self.chart.take_distribution(Distribution.of(scores))
        self.chart.show_model(preview.wish.model)
        self.said.hide()
        said = self.tr("1 lead") if scores.leads == 1 else self.tr("{count} leads")
        self.counted.setText(said.format(count=words.count(scores.leads)))
        best = scores.order[:_TOP]
        self.leads.setRowCount(len(best))
        for row, lead in enumerate(int(each) for each in best):
            name = " · ".join(_names(prepared, lead))
            texts = (name, scores.tier_names[int(scores.lead_tier[lead])], words.number(float(scores.score[lead])))
            for column, text in enumerate(texts):
                self.leads.setItem(row, column, QTableWidgetItem(text))

    # -- thresholds ---------------------------------------------------------------------------------------

    def _pull(self, place: int, step: int) -> None:
        assert self._model is not None
        limits = list(limits_of(self._model))
        limits[place] = step
        self.chart.show_limits(limits)

    def _drop(self, place: int, step: int) -> None:
        assert self._model is not None
        self.thresholdMoved.emit(place, step / 10**self._model.decimals)

    def _put_back(self) -> None:
        if self._model is not None:
            self.chart.show_model(self._model)

    def _step(self, place: int, steps: int) -> None:
        assert self._model is not None
        self._drop(place, limits_of(self._model)[place] + steps)


def _names(prepared: Prepared, lead: int) -> Sequence[str]:
    """What tells a person which lead it is: somebody's name and company, else the key."""
    table = prepared.table
    said = {normal_name(name): words.cell(table[name].cell(lead)) for name in table.names}
    person = " ".join(text for name, text in said.items() if text and _PEOPLE.search(name))
    company = next((text for name, text in said.items() if text and _COMPANIES.search(name)), "")
    keys = [words.cell(table[column].cell(lead)) for column in prepared.keys[:1]]
    return [text for text in dict.fromkeys((person, company, *keys)) if text][:2]
