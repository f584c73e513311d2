"""Scoring off the window's thread: the latest wish wins, and only what an edit touches is worked out again.

One thread owns the engines, which keep what they worked out. A wish that is overtaken before its turn is dropped.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from desktop.jobs import Failure, failure_of
from desktop.mailbox import Mailbox
from desktop.state import Override
from scoring.backends.numpy import Engine
from scoring.errors import Problem, Severity
from scoring.jobs.prepare import Prepared, with_model
from scoring.jobs.results import require_matched, scored_table
from scoring.model import ScoringModel
from scoring.scores import Scores, score
from scoring.validate import check_model, require_valid


@dataclass(frozen=True, eq=False)
class Wish:
    """What is to be scored: leads (as prepared with any model), a model and what people said.

    columns: the column that a person said each field has. number: the wish's place in the order of asking. active: the
    id of the model.
    """

    prepared: Prepared
    model: ScoringModel
    columns: Mapping[str, str] = field(default_factory=dict)
    overrides: Mapping[int, Override] = field(default_factory=dict)
    as_of: date | None = None
    number: int = 0
    beside: Mapping[str, ScoringModel] = field(default_factory=dict)
    beside_columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    active: str = ""


@dataclass(frozen=True, eq=False)
class Scored:
    """What a wish gave. `problems` are those of the model; with an error among them, or a failure, `scores` is None.

    prepared: the leads matched to the wish's model. beside: the scores by other models, by their ids.
    beside_failed: why one of those has none; the others score all the same. seconds: how long it took.
    """

    wish: Wish
    prepared: Prepared
    scores: Scores | None
    problems: tuple[Problem, ...] = ()
    failure: Failure | None = None
    beside: Mapping[str, Scores] = field(default_factory=dict)
    beside_failed: Mapping[str, Failure] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass(frozen=True, eq=False)
class Preview:
    """What a model that is only tried out would change, beside the scores that count now."""

    wish: Wish
    before: Scores | None
    after: Scores | None
    problems: tuple[Problem, ...] = ()
    failure: Failure | None = None

    @cached_property
    def moved(self) -> NDArray[np.intp]:
        """The leads that would change tier."""
        if self.before is None or self.after is None:
            return np.zeros(0, np.intp)
        before = np.array([*self.before.tier_names], dtype=object)[self.before.lead_tier]
        after = np.array([*self.after.tier_names], dtype=object)[self.after.lead_tier]
        return np.flatnonzero(before != after)

    def matched(self, rule_id: str) -> NDArray[np.intp]:
        """The leads that a rule of the tried model fires for; none where it has no such live rule."""
        rule = self.wish.model.rule(rule_id)
        if self.after is None or rule is None or not rule.enabled:
            return np.zeros(0, np.intp)
        return np.flatnonzero(self.after.fired(rule_id))


def usable_columns(said: Mapping[str, str], prepared: Prepared, model: ScoringModel) -> dict[str, str]:
    """What was said of the columns, as far as the model still has the field and the leads have the column."""
    there = (*prepared.table.names, "")
    return {field: name for field, name in said.items() if name in there and model.field(field) is not None}


class Scorer(QObject):
    """The thread that scores. `scored` and `previewed` arrive in the window's thread."""

    scored = Signal(object)
    previewed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mail = Mailbox(self)
        self._ready = threading.Condition()
        self._wishes: dict[str, Wish] = {}
        self._stopping = False
        self._forgetting = False
        self._thread: threading.Thread | None = None
        self._engines: dict[tuple[object, ...], Engine] = {}
        self._current: Scores | None = None
        self._matched: dict[str, Prepared] = {}

    def score(self, wish: Wish) -> None:
        """Score for good; an older wish that waits is dropped."""
        self._ask("score", wish)

    def preview(self, wish: Wish) -> None:
        """Score a model that is only tried out; an older preview that waits is dropped."""
        self._ask("preview", wish)

    def forget(self) -> None:
        """Let go of the leads that were scored last, and all that was worked out of them."""
        with self._ready:
            self._wishes.clear()
            self._forgetting = True
            self._ready.notify()

    def stop(self) -> None:
        """End the thread, after what it is doing now."""
        with self._ready:
            self._stopping = True
            self._wishes.clear()
            self._ready.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _ask(self, kind: str, wish: Wish) -> None:
        with self._ready:
            self._wishes[kind] = wish
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="scorer")
                self._thread.start()
            self._ready.notify()

    def _run(self) -> None:
        while True:
            with self._ready:
                self._ready.wait_for(lambda: self._stopping or self._wishes or self._forgetting)
                if self._stopping:
                    return
                if self._forgetting:
                    self._forgetting, self._current = False, None
                    self._engines.clear()
                    self._matched.clear()
                    continue
                kind = "score" if "score" in self._wishes else "preview"
                wish = self._wishes.pop(kind)
            done = self._answer(wish)
            if kind == "score":
                self._current = done.scores
                self._mail.post(partial(self.scored.emit, done))
            else:
                preview = Preview(wish, self._current, done.scores, done.problems, done.failure)
                self._mail.post(partial(self.previewed.emit, preview))

    def _answer(self, wish: Wish) -> Scored:
        began = time.perf_counter()
        try:
            problems = check_model(wish.model)
            if any(problem.severity is Severity.ERROR for problem in problems):
                return Scored(wish, wish.prepared, None, problems)
            prepared = self._prepared(wish, "", wish.model, wish.columns)
            try:
                scores = self._scores(prepared, wish)
            except Exception as error:
                return Scored(wish, prepared, None, problems, failure_of(error))
        except Exception as error:
            return Scored(wish, wish.prepared, None, (), failure_of(error))
        beside, failed = self._all_beside(wish)
        return Scored(wish, prepared, scores, problems, None, beside, failed, time.perf_counter() - began)

    def _all_beside(self, wish: Wish) -> tuple[dict[str, Scores], dict[str, Failure]]:
        """The scores by the models that are shown beside, and why some have none."""
        scored, failed = dict[str, Scores](), dict[str, Failure]()
        for name, model in wish.beside.items():
            try:
                require_valid(model)
                prepared = self._prepared(wish, name, model, wish.beside_columns.get(name, {}))
                scored[name] = self._scores(prepared, wish)
            except Exception as error:
                failed[name] = failure_of(error)
        return scored, failed

    def _prepared(self, wish: Wish, name: str, model: ScoringModel, columns: Mapping[str, str]) -> Prepared:
        """The leads matched to a model, from how they were matched to it last: then only what differs is looked at."""
        last = self._matched.get(name)
        base = last if last is not None and last.table is wish.prepared.table else wish.prepared
        self._matched[name] = prepared = with_model(base, model, usable_columns(columns, base, model))
        return prepared

    def _scores(self, prepared: Prepared, wish: Wish) -> Scores:
        matching = require_matched(prepared)
        overrides = {lead: said.tier for lead, said in wish.overrides.items() if said.tier}
        engine = self._engine(prepared, matching.columns)
        return score(engine, prepared.model, as_of=wish.as_of, overrides=overrides)

    def _engine(self, prepared: Prepared, columns: Mapping[str, str]) -> Engine:
        """The engine of these leads under this pairing of fields; it remembers what it worked out."""
        # Formulas of a 1904 workbook see other serials of dates: which columns, the kinds of the fields say.
        kinds = tuple((f.name, f.kind) for f in prepared.model.fields) if prepared.day_zero else ()
        key = (id(prepared.table), frozenset(columns.items()), kinds)
        found = self._engines.get(key)
        if found is None:
            # Those of other leads are of no use any more, and large.
            self._engines = {known: each for known, each in self._engines.items() if known[0] == key[0]}
            found = self._engines[key] = Engine(scored_table(prepared, kept=True), columns)
        return found
