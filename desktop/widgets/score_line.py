"""The line in the status bar: how many leads, how many in each tier, by which model, as of which day."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import theme, words
from desktop.session import Session
from desktop.widgets.parts import label


class ScoreLine(QWidget):
    """Follows the session."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.text = label("", "muted")
        across = QHBoxLayout(self)
        across.setContentsMargins(theme.GAP, 0, 0, 0)
        across.addWidget(self.text)
        session.scored.connect(self.refresh)
        session.leadsChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what is there now."""
        self.text.setText("   ·   ".join(self._pieces()))

    def _pieces(self) -> list[str]:
        prepared, scores = self._session.prepared, self._session.scores
        if prepared is None:
            return [self.tr("No leads are open.")]
        said = [words.leads(len(prepared.table))]
        if scores is None:
            return [*said, self.tr("not scored yet")]
        counts = np.bincount(scores.lead_tier, minlength=len(scores.tier_names))
        pairs = zip(scores.tier_names, counts.tolist(), strict=True)
        said.append(
            ",  ".join(
                f"{name} {words.count(count)}" for name, count in pairs if count or name != scores.tier_names[-1]
            )
        )
        said.append(self.tr("as of {day}").format(day=words.day(self._session.day)))
        if self._session.stale:
            said.append(self.tr("the rules have a problem: these are the scores from before"))
        return said
