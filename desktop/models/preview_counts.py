"""How many leads each rule fires for, counted without holding the window up: a slice of time at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop.models.preview import count_matches
from desktop.session import Session
from scoring import lower as steps
from scoring.scores import Scores

# Counting may hold the window up for so many milliseconds at a time.
_SLICE = 6


class MatchCounter(QObject):
    """Follows the scores of a session. `changed` tells of new counts; a rule not counted yet has none."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._counts: dict[str, int] = {}
        # By the engine's answer, which it keeps for a rule that did not change.
        self._known: dict[str, tuple[object, int]] = {}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._count)
        session.scored.connect(self.restart)
        session.leadsChanged.connect(self.restart)
        self.restart()

    @property
    def counts(self) -> Mapping[str, int]:
        """The counts by rule id, as far as known."""
        return dict(self._counts)

    @property
    def leads(self) -> int:
        """How many leads are scored; 0 without any."""
        scores = self._session.scores
        return 0 if scores is None else scores.leads

    def restart(self) -> None:
        """Count anew, in the next idle moment."""
        if not self.leads:
            # The engine's answers are as long as the leads were.
            self._counts, self._known = {}, {}
        self._later.start(0)

    def keep(self, rule_ids: frozenset[str]) -> None:
        """Forget the rules that are no more."""
        self._counts = {name: count for name, count in self._counts.items() if name in rule_ids}
        self._known = {name: known for name, known in self._known.items() if name in rule_ids}

    def _count(self) -> None:
        scores = self._session.scores
        clock = QElapsedTimer()
        clock.start()
        for rule in self._session.model.rules if scores is not None else ():
            self._count_rule(scores, rule.id)
            if clock.elapsed() > _SLICE:
                self._later.start(0)
                break
        self.changed.emit()

    def _count_rule(self, scores: Scores | None, rule_id: str) -> None:
        step = steps.rule_step(rule_id)
        if scores is None or step not in scores.steps:
            self._counts.pop(rule_id, None)
            return
        vector = scores.steps[step]
        known = self._known.get(rule_id)
        if known is None or known[0] is not vector:
            known = self._known[rule_id] = (vector, count_matches(scores, rule_id))
        self._counts[rule_id] = known[1]
