"""A lead to try the rules on: values that may be changed, and what the model makes of them at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop import words
from desktop.models.lead_details import Axes, Bar, axes_of, bars_of, lead_title, rules_by_field, verdicts_of
from desktop.models.typed import typed_day, typed_number
from desktop.session import Session
from scoring.backends.numpy import Engine
from scoring.domains import asks_domain, listed_domains, with_disposable
from scoring.explain import Explanation, explain
from scoring.fields import NO_WORDS, YES_WORDS, Field, FieldKind
from scoring.model import ScoringModel, Tier, conditions_of
from scoring.scores import Scores, score
from scoring.table import Cell, ErrorValue, LeadTable, Serial, lead_table
from scoring.text import clean

_TRUTHS = frozenset((*YES_WORDS, *NO_WORDS))


@dataclass(frozen=True)
class Outcome:
    """What the model makes of the values. place: of the tier among `tier_names`. rank: if it stood in the list."""

    score: float
    place: int
    tiers: tuple[Tier, ...]
    tier_names: tuple[str, ...]
    rank: int
    axes: Axes | None
    bars: tuple[Bar, ...]
    verdicts: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class LeadTrial:
    """The values of one lead by the model's fields, tried with a model. Nothing of the list is touched.

    real: the values of the lead that it began as; empty for a new one.
    """

    model: ScoringModel
    as_of: float
    name: str
    besides: str
    real: Mapping[str, Cell]
    values: Mapping[str, Cell]
    against: Scores
    lead: int = -1

    @property
    def fields(self) -> tuple[Field, ...]:
        """The model's fields, those that live rules ask about first."""
        asked = rules_by_field(self.model)
        return tuple(sorted(self.model.fields, key=lambda field: field.name not in asked))

    @property
    def asked(self) -> Mapping[str, tuple[str, ...]]:
        """The labels of the live rules that ask about each field."""
        return rules_by_field(self.model)

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields whose value is another than the real one."""
        return tuple(field.name for field in self.model.fields if self.is_changed(field.name))

    def is_changed(self, name: str) -> bool:
        """Whether a field has another value than the real one."""
        return self.values.get(name) != self.real.get(name)

    def with_value(self, name: str, value: Cell) -> LeadTrial:
        """This lead with another value in a field."""
        return replace(self, values=MappingProxyType({**self.values, name: value}))

    def reset(self) -> LeadTrial:
        """The lead as it began."""
        return replace(self, values=self.real)

    def outcome(self) -> Outcome:
        """What the model makes of the values as they are now."""
        return self._of(self.values)

    def real_outcome(self) -> Outcome | None:
        """What it makes of the real ones; None for a new lead."""
        return self._of(self.real) if self.lead >= 0 else None

    def _of(self, values: Mapping[str, Cell]) -> Outcome:
        table = lead_table({field.name: [values.get(field.name)] for field in self.model.fields})
        if not self.model.fields:
            table = lead_table({"": [None]})
        columns = {field.name: field.name for field in self.model.fields}
        scores = score(Engine(table, columns), _with_domains(self.model, table), as_of=self.as_of)
        said = explain(scores, 0)
        place = int(scores.lead_tier[0])
        return Outcome(
            said.score,
            place,
            self.model.tiers,
            scores.tier_names,
            self._rank(scores, said, place),
            axes_of(scores, 0) if self.model.has_axes else None,
            bars_of(said),
            tuple(verdicts_of(scores, said)),
            said.why,
        )

    def _rank(self, scores: Scores, said: Explanation, place: int) -> int:
        """Where it would stand in the list, in the place of the real lead; 0 for a disqualified one."""
        if place == len(self.model.tiers):
            return 0
        list_of = self.against
        own = scores.ranked[0]
        ahead = (list_of.ranked > own) & ~list_of.disqualified
        if self.lead >= 0:
            ahead[self.lead] = False
            before = (list_of.ranked[: self.lead] == own) & ~list_of.disqualified[: self.lead]
            return int(np.count_nonzero(ahead) + np.count_nonzero(before)) + 1
        return int(np.count_nonzero(ahead)) + 1


def _with_domains(model: ScoringModel, table: LeadTable) -> ScoringModel:
    """The model with the disposable domain of a typed address, as it would have it if a lead had that address."""
    conditions = (condition for rule in model.rules if rule.enabled for condition in conditions_of(rule.when))
    asked = {condition.field for condition in conditions if asks_domain(condition.operator)}
    found = [name for field in sorted(asked) if field in table for name in listed_domains(table[field])]
    return with_disposable(model, found)


def trial_of(session: Session, lead: int = -1) -> LeadTrial | None:
    """A lead of the list to try (counted from 0), or with -1 an empty new one; None where nothing is scored."""
    prepared, scores = session.prepared, session.scores
    if prepared is None or scores is None:
        return None
    as_of = scores.program.as_of.value
    assert isinstance(as_of, float)
    values: dict[str, Cell] = {}
    table = scores.engine.table
    if 0 <= lead < len(table):
        columns = scores.engine.columns
        values = {f.name: table[columns[f.name]].cell(lead) for f in scores.model.fields if f.name in columns}
    real = MappingProxyType({name: value for name, value in values.items() if value is not None})
    name, besides = lead_title(prepared, lead) if lead >= 0 else ("", "")
    return LeadTrial(scores.model, as_of, name, besides, real, real, scores, lead)


def cell_of(kind: FieldKind, text: str, real: Cell) -> Cell:
    """What a person typed, as a cell of a kind; left as it was shown, it is the real cell again."""
    plain = text.strip()
    if not plain:
        return None
    if real is not None and text == words.cell(real):
        return real
    if kind is FieldKind.NUMBER:
        number = typed_number(plain)
        return plain if number is None else number
    if kind is FieldKind.DATE:
        day = typed_day(plain)
        return plain if day is None else Serial(day)
    return text


def doubt_of(kind: FieldKind, value: Cell) -> str:
    """Why rules may not understand a value, in words; "" where they do."""
    translate = QCoreApplication.translate
    if isinstance(value, ErrorValue):
        return translate("LeadTrial", "An error in the file counts as blank.")
    if kind is FieldKind.NUMBER and isinstance(value, str):
        return translate("LeadTrial", "No number: rules that compare numbers pass it over.")
    if kind is FieldKind.DATE and isinstance(value, str):
        return translate("LeadTrial", "No date: rules that ask for days pass it over.")
    if kind is FieldKind.YES_NO and isinstance(value, str) and clean(value) not in _TRUTHS:
        return translate("LeadTrial", "Neither yes nor no: rules pass it over.")
    return ""
