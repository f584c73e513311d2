"""Scores of leads that a worksheet hands over row by row, or all at once.

A model and its headers are understood once; a row that was scored before is only looked up. So a column of formulas
costs one scoring of the whole block, however Excel calls them, and a changed row costs itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from excel_addin.values import cell_of
from scoring.backends.numpy import Engine
from scoring.domains import with_disposable
from scoring.errors import HotsheetError
from scoring.explain import why_texts
from scoring.jobs.prepare import domains_to_join
from scoring.leads import match_columns
from scoring.lower import Program, lower, rule_step
from scoring.model import ScoringModel
from scoring.scores import Scores, serial_of
from scoring.table import LeadTable, column
from scoring.units import UNIT

# So many rows are kept; a worksheet has a million.
_KEPT = 200_000
Row = tuple[Any, ...]
# TRUE equals 1 to Python, and scores differently.
_Key = tuple[Row, tuple[type, ...]]


@dataclass(frozen=True, slots=True)
class LeadAnswer:
    """What a row scored. points: those of each live rule, by its id. grade: "" where the model has none."""

    score: float
    tier: str
    grade: str
    why: str
    points: Mapping[str, float]


class LeadScorer:
    """One model on rows under the same headers, as of one day."""

    def __init__(self, model: ScoringModel, headers: Sequence[Any], as_of: date | float | None = None) -> None:
        """Match the headers to the model's fields.

        Raises:
            HotsheetError: headers that are doubled, or that may or may not be a field.
        """
        self.headers = _header_texts(headers)
        self._model = model
        self._day = serial_of(date.today() if as_of is None else as_of) if not isinstance(as_of, float) else as_of
        self._columns = match_columns(model.fields, self.headers).settled().columns
        self._answers: dict[_Key, LeadAnswer] = {}

    @cached_property
    def _program(self) -> Program:
        return lower(self._model, self._day)

    def knows(self, row: Row) -> bool:
        """Whether a row was scored before."""
        return _key(row) in self._answers

    def answer(self, row: Row) -> LeadAnswer:
        """What one row scores. Raises `HotsheetError` where it is not as wide as the headers."""
        found = self._answers.get(_key(row))
        return found if found is not None else self.answers((row,))[0]

    def answers(self, rows: Iterable[Row]) -> list[LeadAnswer]:
        """What rows score, in their order; those not seen before are scored in one go."""
        asked = [_key(row) for row in rows]
        found = {key: self._answers[key] for key in asked if key in self._answers}
        new = [key for key in dict.fromkeys(asked) if key not in found]
        if new:
            found |= dict(zip(new, _told(self.scores([row for row, _ in new])), strict=True))
            self._keep(found)
        return [found[key] for key in asked]

    def _keep(self, found: Mapping[_Key, LeadAnswer]) -> None:
        if len(self._answers) + len(found) > _KEPT:
            self._answers.clear()
        if len(found) <= _KEPT:
            self._answers |= found

    def scores(self, rows: Sequence[Row]) -> Scores:
        """The scores of rows as the core gives them."""
        table = self._table(rows)
        self._take_in_domains(table)
        engine = Engine(table, self._columns)
        return Scores(self._program, engine, engine.run(self._program))

    def _table(self, rows: Sequence[Row]) -> LeadTable:
        width = len(self.headers)
        odd = next((row for row in rows if len(row) != width), None)
        if odd is not None:
            raise HotsheetError(
                f"The lead has {len(odd)} cells and the headers have {width}.",
                mend="Choose the same columns for both.",
            )
        columns = tuple(column(name, [cell_of(row[place]) for row in rows]) for place, name in enumerate(self.headers))
        return LeadTable(columns, np.arange(2, 2 + len(rows), dtype=np.int64))

    def _take_in_domains(self, table: LeadTable) -> None:
        """Disposable domains that the model's own list lacks join it, as they do when a file is scored."""
        found = domains_to_join(table, self._model, self._columns)
        if found:
            self._model = with_disposable(self._model, found)
            del self._program


def _key(row: Row) -> _Key:
    return row, tuple(map(type, row))


def _header_texts(headers: Sequence[Any]) -> tuple[str, ...]:
    """Headers as texts: blank ones get a name of their own, since they are no field's."""
    texts = tuple(
        str(header).strip() or f"(column {place})" if header is not None else f"(column {place})"
        for place, header in enumerate(headers, 1)
    )
    doubled = next((text for place, text in enumerate(texts) if text in texts[:place]), None)
    if doubled is not None:
        raise HotsheetError(f"Two headers are “{doubled}”.", mend="Give each column a header of its own.")
    return texts


def _told(scores: Scores) -> list[LeadAnswer]:
    tiers = np.array(scores.tier_names, dtype=object)[scores.lead_tier].tolist()
    grades = scores.grade or [""] * scores.leads
    live = [rule.id for rule in scores.model.rules if rule.enabled]
    points = [(scores.values(rule_step(each)) / UNIT).tolist() for each in live]
    by_lead = zip(*points, strict=True) if live else [()] * scores.leads
    told = zip(scores.score.tolist(), tiers, grades, why_texts(scores).tolist(), by_lead, strict=True)
    return [
        LeadAnswer(score, tier, grade, why, dict(zip(live, each, strict=True)))
        for score, tier, grade, why, each in told
    ]
