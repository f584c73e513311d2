"""The leads that a view shows, found and put in order: what is worked out once is kept for the next question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from scoring import lower as steps
from scoring.backends.numpy import Engine
from scoring.checks.conditions import check_when
from scoring.domains import asks_domain, listed_domains, with_disposable
from scoring.errors import ModelError, Severity
from scoring.fields import Field
from scoring.leads.dates import serial_text
from scoring.model import Category, Rule, ScoringModel, When, conditions_of
from scoring.scores import Scores, score
from scoring.table import CellKind, Column, LeadTable
from scoring.text import clean
from scoring.views.columns import lead_column_of
from scoring.views.kinds import kind_of
from scoring.views.pieces import Checkpoint, Folded, go_on
from scoring.views.sorting import Order, arranged, column_places, our_places
from scoring.views.view import View

Rows = NDArray[np.intp]
Bools = NDArray[np.bool_]

_WORDS = re.compile(r'"([^"]+)"|(\S+)')
# Only such words can stand in a number or a date.
_OF_NUMBERS = re.compile(r"[-+.\d:e]*\d[-+.\d:e]*")
_RULE, _CATEGORY = "shown", "Shown"


class Finder:
    """Finds and sorts the leads of one table. Use it from one thread at a time.

    What it keeps: the texts of columns that were searched or sorted by (about as many bytes as they have letters),
    the order of columns that were sorted by, and what conditions were worked out. A checkpoint is called between
    short pieces of work, which leave other threads their turn; whatever it raises ends the work.
    """

    def __init__(self, table: LeadTable) -> None:
        self.table = table
        self._folded: dict[int, Folded] = {}
        self._written: dict[int, tuple[NDArray[np.int32], Folded]] = {}
        self._places: dict[str, NDArray[np.int32]] = {}
        self._listed: dict[str, tuple[str, ...]] = {}
        self._engine: tuple[object, Engine] | None = None

    # -- which leads --------------------------------------------------------------------------------------

    def rows_of(self, view: View, scores: Scores, checkpoint: Checkpoint = go_on) -> Rows:
        """The leads (counted from 0) that a view shows, in the order of the table. `scores` are of the same leads.

        Raises `ModelError` in words where a condition does not fit its column.
        """
        shown = np.ones(len(self.table), bool)
        if view.tiers:
            shown &= _of_tiers(scores, view.tiers)
        if view.ranked_only:
            shown &= ~scores.disqualified
        if view.overruled:
            shown &= _overruled(scores)
        if view.score_from is not None:
            shown &= scores.score >= view.score_from
        if view.score_to is not None:
            shown &= scores.score <= view.score_to
        if view.categories:
            shown &= _of_categories(scores, view.categories)
        checkpoint()
        if view.when is not None:
            shown &= self.matching(view.when, scores, checkpoint)
        for word in words_of(view.search):
            shown &= self.holding(word, checkpoint)
        return np.flatnonzero(shown)

    def found(self, view: View, scores: Scores, checkpoint: Checkpoint = go_on) -> Rows:
        """The leads that a view shows, in the order that it asks for."""
        rows = self.rows_of(view, scores, checkpoint)
        for column, descending in reversed(view.sort):
            rows = self.order_by(scores, rows, column, descending=descending, checkpoint=checkpoint)
        return rows

    def holding(self, word: str, checkpoint: Checkpoint = go_on) -> Bools:
        """Which leads (n) have a word, or a part of one, in any of their columns."""
        hit = np.zeros(len(self.table), bool)
        for place, column in enumerate(self.table.columns):
            if len(column.texts):
                held = self._texts_of(place, checkpoint).holding(word, checkpoint)
                _add(hit, held, column.codes)
            if _OF_NUMBERS.fullmatch(word.casefold()):
                codes, texts = self._numbers_of(place, checkpoint)
                _add(hit, texts.holding(word, checkpoint), codes)
            checkpoint()
        return hit

    def matching(self, when: When, scores: Scores, checkpoint: Checkpoint = go_on) -> Bools:
        """Which leads (n) meet conditions on columns of the table or fields of the model, as rules would.

        A name that is both means the column. Raises `ModelError` where an operator does not fit its column.
        """
        names = tuple(dict.fromkeys(condition.field for condition in conditions_of(when)))
        fields = tuple(field_of(self.table, name, scores) for name in names)
        rule = Rule(_RULE, _RULE, _CATEGORY, when)
        lists = scores.model.lists
        asking = ScoringModel("", fields=fields, categories=(Category(_CATEGORY),), rules=(rule,), lists=lists)
        _require_fitting(asking)
        columns = {name: column for name in names if (column := column_of(self.table, name, scores)) is not None}
        for condition in conditions_of(when):
            if asks_domain(condition.operator) and condition.field in columns:
                asking = with_disposable(asking, self._domains_of(columns[condition.field]))
        checkpoint()
        engine = self._engine_of(columns)
        checkpoint()
        as_of = scores.program.as_of.value
        return score(engine, asking, as_of=as_of if isinstance(as_of, float) else None).fired(_RULE)

    def missing(self, view: View, scores: Scores) -> tuple[str, ...]:
        """What a view asks for and these leads and their model do not have: columns, tiers, categories, by name."""
        asked = [condition.field for condition in conditions_of(view.when)]
        columns = [name for name in asked if column_of(self.table, name, scores) is None]
        known = {clean(name) for name in scores.tier_names}
        tiers = [name for name in view.tiers if clean(name) not in known]
        categories = [name for name in view.categories if steps.category_step(name) not in scores.steps]
        shown = map(lead_column_of, (*(key for key, _ in view.sort), *view.columns))
        headers = [name for name in shown if name is not None and name not in self.table]
        return tuple(dict.fromkeys([*columns, *tiers, *categories, *headers]))

    # -- in what order ------------------------------------------------------------------------------------

    def order_by(
        self, scores: Scores, rows: Rows, column: str, *, descending: bool = False, checkpoint: Checkpoint = go_on
    ) -> Rows:
        """These leads by one of our columns or one of their own (`lead_column`), blanks last, ties as they stand.

        A column that is not there, or that leads are not sorted by, leaves them as they are.
        """
        name = lead_column_of(column)
        places: Order | None = None
        if name is None:
            places = our_places(scores, column)
        elif name in self.table:
            places = self._places_of(name, checkpoint)
        if places is None:
            return rows
        checkpoint()
        return rows[arranged(places[rows].astype(np.int64), descending=descending)]

    # -- what is kept -------------------------------------------------------------------------------------

    def _texts_of(self, place: int, checkpoint: Checkpoint) -> Folded:
        if place not in self._folded:
            self._folded[place] = Folded(self.table.columns[place].texts, checkpoint)
        return self._folded[place]

    def _numbers_of(self, place: int, checkpoint: Checkpoint) -> tuple[NDArray[np.int32], Folded]:
        """The numbers and dates of a column as texts, once each, and which of them each lead has (-1: none)."""
        if place not in self._written:
            self._written[place] = _written(self.table.columns[place], checkpoint)
        return self._written[place]

    def _places_of(self, name: str, checkpoint: Checkpoint) -> NDArray[np.int32]:
        if name not in self._places:
            place = self.table.names.index(name)
            column = self.table.columns[place]
            self._places[name] = column_places(column, lambda: self._texts_of(place, checkpoint), checkpoint)
        return self._places[name]

    def _domains_of(self, name: str) -> tuple[str, ...]:
        if name not in self._listed:
            self._listed[name] = listed_domains(self.table[name])
        return self._listed[name]

    def _engine_of(self, columns: dict[str, str]) -> Engine:
        key = tuple(sorted(columns.items()))
        if self._engine is None or self._engine[0] != key:
            self._engine = key, Engine(self.table, columns)
        return self._engine[1]


def rows_of(view: View, scores: Scores, table: LeadTable | None = None, checkpoint: Checkpoint = go_on) -> Rows:
    """The leads that a view shows, in the order of the table; who asks again keeps a `Finder` instead."""
    return Finder(scores.engine.table if table is None else table).rows_of(view, scores, checkpoint)


def words_of(search: str) -> tuple[str, ...]:
    """The words of a search: what stands between spaces, or "in quotes"."""
    return tuple(dict.fromkeys(quoted or plain for quoted, plain in _WORDS.findall(search)))


def column_of(table: LeadTable, name: str, scores: Scores) -> str | None:
    """The column that a name means in a condition: that of this header, else that of the model's field."""
    if name in table:
        return name
    column = scores.engine.columns.get(name)
    return column if column is not None and column in table else None


def field_of(table: LeadTable, name: str, scores: Scores) -> Field:
    """As what a column (or a field of the model) is filtered: as its field in the model, else as its cells look."""
    column = column_of(table, name, scores)
    paired = next((field for field, other in scores.engine.columns.items() if other == column), name)
    known = scores.model.field(paired)
    if known is not None:
        return Field(name, known.kind)
    return Field(name) if column is None else Field(name, kind_of(table[column]))


def _require_fitting(model: ScoringModel) -> None:
    problems = [each for each in check_when(model, model.rules[0].when, "when") if each.severity is Severity.ERROR]
    if problems:
        raise ModelError(" ".join(each.message for each in problems), mend=problems[0].mend, problems=problems)


def _of_tiers(scores: Scores, names: Iterable[str]) -> Bools:
    wanted = {clean(name) for name in names}
    chosen = np.array([clean(name) in wanted for name in scores.tier_names])
    return chosen[scores.lead_tier]


def _of_categories(scores: Scores, names: Sequence[str]) -> Bools:
    shown = np.zeros(scores.leads, bool)
    for name in names:
        if steps.category_step(name) in scores.steps:
            shown |= scores.values(steps.category_step(name)) != 0
    return shown


def _overruled(scores: Scores) -> Bools:
    shown = np.zeros(scores.leads, bool)
    shown[[lead for lead, text in scores.typed_overrides.items() if clean(text)]] = True
    return shown


def _add(hit: Bools, held: Bools, codes: NDArray[np.int32]) -> None:
    """Mark the leads whose text is among those held; a code of -1 is none."""
    if held.any():
        hit |= np.append(held, False).take(codes, mode="wrap")


def _written(column: Column, checkpoint: Checkpoint) -> tuple[NDArray[np.int32], Folded]:
    codes = np.full(len(column), -1, np.int32)
    texts: list[str] = []
    forms: tuple[tuple[CellKind, Callable[[float], str]], ...] = (
        (CellKind.NUMBER, lambda number: f"{number:.15g}"),
        (CellKind.DATE, serial_text),
    )
    for kind, form in forms:
        chosen = column.kinds == kind
        if chosen.any():
            distinct, places = np.unique(column.numbers[chosen], return_inverse=True)
            codes[chosen] = places + len(texts)
            texts += [form(number) for number in distinct.tolist()]
        checkpoint()
    return codes, Folded(texts, checkpoint)
