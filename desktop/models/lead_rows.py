"""Which leads a view shows and in what order, found off the window's thread; the latest question wins.

What costs next to nothing (the order of rank, tiers alone) is answered at once, so that an edited rule is on screen
without a detour.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from desktop.jobs import Failure, failure_of
from desktop.mailbox import Mailbox
from scoring.errors import HotsheetError
from scoring.scores import Scores
from scoring.table import Column, LeadTable
from scoring.text import clean
from scoring.views import Checkpoint, Finder, View, lead_column_of
from scoring.views.finder import words_of
from scoring.views.pieces import Folded
from scoring.views.sorting import arranged, column_places, our_places

Rows = NDArray[np.intp]

# The order of the list to call by: the highest score first, disqualified leads last.
BY_RANK = (("rank", False),)
# What that looks like in the column of scores.
BY_SCORE = ("score", True)
# So many leads are found and sorted at once, where no text has to be looked at.
_AT_ONCE = 250_000
# How long other threads may work between two short pieces, in seconds. Waking takes some of it.
_PAUSE = 0.0015
_PIECE = 0.003


@dataclass(frozen=True, eq=False)
class Question:
    """What is to be shown of which leads. scores: None where the leads could not be scored.

    beside: scores by other models, for sorting by them.
    """

    table: LeadTable
    view: View
    scores: Scores | None = None
    beside: dict[str, Scores] | None = None


@dataclass(frozen=True, eq=False)
class Answer:
    """The leads in their order, and how many of each tier would be there if tiers were not asked for.

    failure: why they could not be found (a condition that does not fit); then there are none.
    """

    question: Question
    rows: Rows
    tier_counts: tuple[int, ...] = ()
    failure: Failure | None = None


class _OvertakenError(Exception):
    """Raised at a checkpoint when a newer question waits."""


def answer_at_once(question: Question) -> Answer | None:
    """The answer where it costs next to nothing, else None."""
    view, scores = question.view, question.scores
    if scores is None or view.search.strip() or view.when is not None:
        return None
    quick = (view.sort or BY_RANK) == BY_RANK
    large = len(question.table) > _AT_ONCE
    # Of many leads even the order of rank takes a while, unless somebody has worked it out already.
    if large and not (quick and view.asks_nothing and "order" in vars(scores)):
        return None
    ours = all(lead_column_of(key) is None and ":" not in key for key, _ in view.sort)
    return _answered(question, Finder(question.table), lambda: None) if quick or ours else None


def _answered(question: Question, finder: Finder, stop: Checkpoint) -> Answer:
    """Find and sort. Every step lets other threads have their turn."""
    view, scores = question.view, question.scores
    if scores is None:
        return Answer(question, _unscored(question, finder, stop))
    every = view.asks_nothing
    rows = np.arange(scores.leads) if every else finder.rows_of(replace(view, tiers=()), scores, stop)
    if every:
        counts = scores.counts
    else:
        counts = tuple(np.bincount(scores.lead_tier[rows], minlength=len(scores.tier_names)).tolist())
    if view.tiers:
        tiers = {clean(name) for name in view.tiers}
        wanted = np.array([clean(name) in tiers for name in scores.tier_names])
        rows = rows[wanted[scores.lead_tier[rows]]]
    stop()
    sort = view.sort or BY_RANK
    if sort == BY_RANK:
        return Answer(question, _by_rank(scores, rows, every and not view.tiers), counts)
    for key, down in reversed(sort):
        rows = _sorted(question, finder, rows, key, down, stop)
        stop()
    return Answer(question, rows, counts)


def _unscored(question: Question, finder: Finder, stop: Checkpoint) -> Rows:
    """Only what the leads themselves hold can be searched and sorted by."""
    shown = np.ones(len(question.table), bool)
    for word in words_of(question.view.search):
        shown &= finder.holding(word, stop)
    rows = np.flatnonzero(shown)
    for key, down in reversed(question.view.sort):
        name = lead_column_of(key)
        if name is not None and name in question.table:
            rows = rows[arranged(_places(question.table[name], stop)[rows], descending=down)]
            stop()
    return rows


def _places(column: Column, stop: Checkpoint) -> NDArray[np.int32]:
    return column_places(column, lambda: Folded(column.texts, stop), stop)


def _by_rank(scores: Scores, rows: Rows, every: bool) -> Rows:
    out = np.flatnonzero(scores.disqualified)
    if every:
        return np.concatenate((scores.order, out))
    among = np.zeros(scores.leads, bool)
    among[rows] = True
    order = np.concatenate((scores.order, out))
    return order[among[order]]


def _sorted(question: Question, finder: Finder, rows: Rows, key: str, down: bool, stop: Checkpoint) -> Rows:
    kind, _, model = key.partition(":")
    if kind in ("score", "tier") and model:
        beside = (question.beside or {}).get(model)
        places = our_places(beside, kind) if beside is not None else None
        return rows if places is None else rows[arranged(places[rows], descending=down)]
    assert question.scores is not None
    return finder.order_by(question.scores, rows, key, descending=down, checkpoint=stop)


class RowFinder(QObject):
    """The thread that finds rows, and counts those of other views while nobody waits for it.

    Signals arrive in the window's thread: `found(Answer)`, of which overtaken questions get none, and
    `counted(key, question, leads)`.
    """

    found = Signal(object)
    counted = Signal(str, object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mail = Mailbox(self)
        self._ready = threading.Condition()
        self._waiting: Question | None = None
        self._counting: dict[str, Question] = {}
        self._stopping = False
        self._thread: threading.Thread | None = None
        self._finder: Finder | None = None
        self._paused = 0.0
        self._latest: Question | None = None

    def ask(self, question: Question) -> None:
        """Find the leads of a question; any older one is dropped."""
        self._latest = question
        with self._ready:
            self._waiting = question
            self._wake()

    def count(self, questions: Mapping[str, Question]) -> None:
        """Count the leads of some questions, by keys, in the place of those that were to be counted before."""
        with self._ready:
            self._counting = dict(questions)
            if questions:
                self._wake()

    def _wake(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="rows", daemon=True)
            self._thread.start()
        self._ready.notify()

    def release(self) -> None:
        """Let go of leads that are not shown any more, and of what was worked out on them."""
        self.forget()
        with self._ready:
            self._counting = {}
            self._finder = None

    def forget(self) -> None:
        """Drop what is being asked: it was answered otherwise, or its leads are closed."""
        self._latest = None
        with self._ready:
            self._waiting = None

    def is_latest(self, answer: Answer) -> bool:
        """Whether an answer is to what was asked last."""
        return answer.question is self._latest

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._latest is not None

    def done(self) -> None:
        """The latest answer was taken."""
        self._latest = None

    def stop(self) -> None:
        """End the thread."""
        self._latest = None
        with self._ready:
            self._stopping = True
            self._ready.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _checkpoint(self) -> None:
        if self._stopping or self._waiting is not None:
            raise _OvertakenError
        # Python hands its lock over by itself only every 5 ms: pausing hands it over at once.
        now = time.perf_counter()
        if now - self._paused >= _PIECE:
            time.sleep(_PAUSE)
            self._paused = time.perf_counter()

    def _run(self) -> None:
        while True:
            with self._ready:
                self._ready.wait_for(lambda: self._stopping or self._waiting is not None or self._counting)
                if self._stopping:
                    return
                question, self._waiting = self._waiting, None
                counting = self._counting
            try:
                if question is not None:
                    self._mail.post(partial(self.found.emit, self._answer(question)))
                else:
                    self._count_next(counting)
            except _OvertakenError:
                continue

    def _count_next(self, counting: dict[str, Question]) -> None:
        """Count one; overtaken, it stays to be counted."""
        key, question = next(iter(counting.items()))
        assert question.scores is not None
        try:
            leads = len(self._finder_of(question).rows_of(question.view, question.scores, self._checkpoint))
        except HotsheetError:
            # What does not fit these leads finds none of them.
            leads = 0
        del counting[key]
        self._mail.post(partial(self.counted.emit, key, question, leads))

    def _finder_of(self, question: Question) -> Finder:
        finder = self._finder
        if finder is None or finder.table is not question.table:
            finder = self._finder = Finder(question.table)
        return finder

    def _answer(self, question: Question) -> Answer:
        try:
            return _answered(question, self._finder_of(question), self._checkpoint)
        except _OvertakenError:
            raise
        except Exception as error:
            return Answer(question, np.zeros(0, np.intp), (), failure_of(error))
