"""What a draft would do, asked for a moment after the last change of it; the latest one wins."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.models.mends import in_short
from desktop.models.preview import Matches, MovedLead, Outlook, category_matches, matches_of, matching_leads
from desktop.scorer import Preview
from desktop.session import Session
from scoring.errors import Problem, Severity
from scoring.model import ScoringModel
from scoring.scores import Scores

# A preview follows typing by so many milliseconds.
_DELAY = 80


@dataclass(frozen=True, eq=False)
class Question:
    """What is asked: the model with the draft in it, and what of it is looked at.

    rule_id, or category and what the draft calls it. changed: whether the draft changes anything. if_on: the rule is
    off, and `model` has it on. errors: why there can be no answer.
    """

    model: ScoringModel
    rule_id: str = ""
    category: str = ""
    new_category: str = ""
    changed: bool = False
    if_on: bool = False
    errors: tuple[Problem, ...] = ()


@dataclass(frozen=True, eq=False)
class Forecast:
    """What the preview shows: nothing known yet, or what a rule matches and what its draft would change.

    matches, matches_before: of the rule or category alone. outlook: all leads, before and after; None while the draft
    changes nothing. if_on: the rule is off, and this is what it would do if it were on. waiting: newer numbers are on
    their way. errors: why there are none. matching: the first leads that the rule matches, where no lead changes
    tier. stale: the numbers are from before, as the model has errors now.
    """

    matches: Matches | None = None
    matches_before: Matches | None = None
    outlook: Outlook | None = None
    changed: bool = False
    if_on: bool = False
    waiting: bool = False
    errors: tuple[Problem, ...] = ()
    without_leads: bool = False
    stale: bool = False
    matching: tuple[MovedLead, ...] = ()


class Forecaster(QObject):
    """Answers questions with the session's previews. `changed` tells of another `forecast`."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._question = Question(session.model)
        # The number of the preview that was asked for; 0 while none is.
        self._number = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self._ask)
        self.forecast = Forecast(without_leads=True)
        session.previewed.connect(self._take)

    def ask(self, question: Question) -> None:
        """Show what is known at once, and ask for the rest."""
        same = (question.rule_id, question.category) == (self._question.rule_id, self._question.category)
        self._question = question
        self._number = 0
        if self._session.prepared is None:
            self._stop(Forecast(without_leads=True))
        elif question.changed and question.errors:
            self._stop(Forecast(changed=True, errors=question.errors))
        elif question.changed or question.if_on:
            # Of the same rule the old numbers stay until there are new ones; those of another would be wrong.
            base = self.forecast if same else Forecast()
            asked = replace(base, changed=question.changed, if_on=question.if_on, waiting=True)
            self._tell(replace(asked, errors=(), without_leads=False, stale=False))
            self._timer.start()
        else:
            scores = self._session.scores
            matches = self._matches(scores, question.category)
            stale, waiting = self._session.stale, self._session.pending
            self._stop(Forecast(matches, stale=stale, waiting=waiting, matching=self._matching(scores)))

    def _stop(self, forecast: Forecast) -> None:
        self._timer.stop()
        self._tell(forecast)

    def _ask(self) -> None:
        self._number = self._session.preview(self._question.model)

    def _take(self, preview: Preview) -> None:
        if not self._number or preview.wish.number != self._number:
            return
        errors = tuple(problem for problem in preview.problems if problem.severity is Severity.ERROR)
        if preview.failure is not None and not errors:
            errors = (Problem("failure", in_short(preview.failure.error)),)
        outlook = Outlook.of(preview)
        quiet = outlook is not None and not outlook.moved
        self._tell(
            replace(
                self.forecast,
                matches=self._matches(preview.after, self._question.new_category),
                matches_before=self._matches(preview.before, self._question.category),
                outlook=outlook,
                matching=self._matching(preview.after) if quiet else (),
                waiting=False,
                errors=errors if preview.after is None else (),
            )
        )

    def _matches(self, scores: Scores | None, category: str) -> Matches | None:
        """What the rule, or this category, does by some scores."""
        if self._question.rule_id:
            return matches_of(scores, self._question.rule_id)
        return category_matches(scores, category) if category else None

    def _matching(self, scores: Scores | None) -> tuple[MovedLead, ...]:
        rule_id = self._question.rule_id
        return tuple(matching_leads(scores, rule_id)) if scores is not None and rule_id else ()

    def _tell(self, forecast: Forecast) -> None:
        self.forecast = forecast
        self.changed.emit()
