"""What the leads of each tier are compared with while a model is edited: how many each had when it was last kept.

Nothing is scored for it: the counts are noted when leads come, when a model first scores them, and when a version of
it is kept or restored in this window.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from PySide6.QtCore import QObject

from desktop.session import Session
from scoring.model import ScoringModel
from scoring.scores import Scores
from scoring.text import clean


@dataclass(frozen=True)
class Noted:
    """The leads of each tier at a time: tiers by name, from the highest; counts with the disqualified ones last."""

    names: tuple[str, ...]
    counts: tuple[int, ...]

    @classmethod
    def of(cls, scores: Scores) -> Self:
        """Note these scores."""
        return cls(tuple(clean(tier.name) for tier in scores.model.tiers), scores.counts)

    def for_tiers(self, model: ScoringModel) -> tuple[int, ...]:
        """What each tier of a model, and the disqualified ones, had then. A new tier had none; a new name is none."""
        now = [clean(tier.name) for tier in model.tiers]
        by_name = dict(zip(self.names, self.counts, strict=False))
        if len(now) == len(self.names):
            # Tiers that are gone and tiers that came stand in for each other, rank by rank: they were renamed.
            gone = [name for name in self.names if name not in now]
            came = [name for name in now if name not in by_name]
            by_name |= {new: by_name[old] for old, new in zip(gone, came, strict=True)}
        return (*(by_name.get(name, 0) for name in now), self.counts[-1])


class TierChanges(QObject):
    """Follows a session. One is enough: `of` gives the session's own."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._noted: dict[str, Noted] = {}
        self._leads: tuple[object, int] | None = None
        session.scored.connect(self._scored)
        session.versionsChanged.connect(self._kept)
        self._scored()

    @classmethod
    def of(cls, session: Session) -> Self:
        """The one of a session, made where there is none yet."""
        return session.findChild(cls) or cls(session)

    def before(self) -> tuple[int, ...]:
        """The counts to compare those of the active model's tiers with; nothing without leads."""
        noted = self._noted.get(self._session.state.active)
        return () if noted is None else noted.for_tiers(self._session.model)

    def _scored(self) -> None:
        session = self._session
        prepared, scores = session.prepared, session.scores
        if prepared is None or scores is None or session.pending or session.stale:
            return
        # The same leads out of a file that was written go on from where they were.
        leads = (prepared.path, scores.leads)
        if leads != self._leads:
            self._leads = leads
            self._noted.clear()
        self._noted.setdefault(session.state.active, Noted.of(scores))

    def _kept(self, model_id: str) -> None:
        session = self._session
        if self._noted.pop(model_id, None) is None or model_id != session.state.active or session.scores is None:
            return
        # A number and an entry in the log change no score.
        scored = session.scores.model
        if replace(scored, version=session.model.version, changes=session.model.changes) == session.model:
            self._noted[model_id] = Noted.of(session.scores)
