"""Scores of leads that a worksheet hands over row by row, or all at once.

A model and its headers are understood once; a row that was scored before is only looked up. So a column of formulas
costs one scoring of the whole block, however Excel calls them, and a changed row costs itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from operator import is_
from typing import Any

import numpy as np

from excel_addin.values import cell_of
from scoring.backends.numpy import Engine
from scoring.domains import with_disposable
from scoring.errors import HotsheetError, MappingError
from scoring.explain import why_texts
from scoring.fields import Field, FieldKind
from scoring.jobs.evidence import evidence_of
from scoring.jobs.prepare import domains_to_join, used_fields
from scoring.jobs.results import with_own_serials
from scoring.leads import Matching, match_columns
from scoring.lower import Program, lower, rule_step
from scoring.model import ScoringModel
from scoring.scores import Scores, serial_of
from scoring.table import LeadTable, column
from scoring.units import UNIT

# So many rows are kept; a worksheet has a million.
_KEPT = 200_000
# What so few leads scored is worked out at once, so that nothing is kept of how it came about.
_FEW = 64
Row = tuple[Any, ...]
_Key = tuple[Any, ...]


class _Batch:
    """What leads that were scored together scored; each kind of answer is worked out when it is first asked for."""

    def __init__(self, scores: Scores) -> None:
        self._scores: Scores | None = scores
        self.live = tuple(rule.id for rule in scores.model.rules if rule.enabled)
        self._points: dict[str, list[float]] = {}

    def settled(self) -> _Batch:
        """The same with every answer worked out, and the leads let go."""
        for kind in ("score", "tier", "grade", "why"):
            getattr(self, kind)
        assert (self.score, self.tier, self.grade, self.why) is not None
        for rule in self.live:
            self.points(rule)
        self._scores = None
        return self

    @property
    def _given(self) -> Scores:
        if self._scores is None:
            raise AssertionError("Everything was worked out before.")
        return self._scores

    @cached_property
    def score(self) -> list[float]:
        return [float(score) for score in self._given.score.tolist()]

    @cached_property
    def tier(self) -> list[str]:
        return [str(name) for name in np.array(self._given.tier_names, dtype=object)[self._given.lead_tier]]

    @cached_property
    def grade(self) -> list[str]:
        return list(self._given.grade or [""] * self._given.leads)

    @cached_property
    def why(self) -> list[str]:
        return [str(text) for text in why_texts(self._given)]

    def points(self, rule: str) -> list[float]:
        """The points that a live rule gave each lead. Raises KeyError for another."""
        if rule not in self._points:
            if rule not in self.live:
                raise KeyError(rule)
            self._points[rule] = (self._given.values(rule_step(rule)) / UNIT).tolist()
        return self._points[rule]


class LeadAnswer:
    """What a row scored."""

    __slots__ = ("_at", "_batch")

    def __init__(self, batch: _Batch, at: int) -> None:
        self._batch, self._at = batch, at

    @property
    def score(self) -> float:
        """Its score."""
        return self._batch.score[self._at]

    @property
    def tier(self) -> str:
        """Its tier."""
        return self._batch.tier[self._at]

    @property
    def grade(self) -> str:
        """Its grade; "" where the model has none."""
        return self._batch.grade[self._at]

    @property
    def why(self) -> str:
        """What its score is made of, in words."""
        return self._batch.why[self._at]

    @property
    def points(self) -> Mapping[str, float]:
        """The points of each live rule, by its id."""
        return {rule: self.points_of(rule) for rule in self._batch.live}

    def points_of(self, rule: str) -> float:
        """The points of a live rule. Raises KeyError for another."""
        return self._batch.points(rule)[self._at]

    def _facts(self) -> tuple[Any, ...]:
        return self.score, self.tier, self.grade, self.why, tuple(self.points.items())

    def __eq__(self, other: object) -> bool:
        return self._facts() == other._facts() if isinstance(other, LeadAnswer) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._facts())


class LeadScorer:
    """One model on rows under the same headers, as of one day."""

    def __init__(
        self,
        model: ScoringModel,
        headers: Sequence[Any],
        as_of: date | float | None = None,
        *,
        given: Mapping[str, str] | None = None,
        rows: Sequence[Row] = (),
        day_zero: int = 0,
    ) -> None:
        """Match the headers to the model's fields.

        Args:
            model: the model.
            headers: a header for each cell of a row.
            as_of: the day that counts; today by default.
            given: field to header, where that was settled before.
            rows: leads that show what the columns hold, where names alone leave it open.
            day_zero: what the workbook's own serials lack of those of the 1900 system.

        Raises:
            HotsheetError: headers that are doubled, or that may or may not be a field.
        """
        self.headers = _header_texts(headers)
        self._model, self._day_zero = model, day_zero
        self._given = tuple((given or {}).items())
        self._day = serial_of(date.today() if as_of is None else as_of) if not isinstance(as_of, float) else as_of
        # Mostly these rows are asked about next, so what was made of them is kept till then.
        self._shown = (rows, self._read(rows)) if rows else None
        evidence: Mapping[str, FieldKind] = evidence_of(self._shown[1]) if self._shown else {}
        self.columns = _settled(_matched(model.fields, self.headers, self._given, tuple(evidence.items())))
        self._answers: dict[_Key, LeadAnswer] = {}

    def require_fields(self) -> None:
        """Refuse headers of which no rule reads any. Raises `MappingError`."""
        used = used_fields(self._model)
        if used and not used & set(self.columns):
            raise MappingError(
                f"None of the headers is a field that the rules of “{self._model.name}” use.",
                mend="Give the row of headers that stands above the leads, or another model.",
            )

    def require_names(self) -> None:
        """Refuse headers that are the fields they are only for what the shown leads hold. Raises `MappingError`."""
        by_name = _matched(self._model.fields, self.headers, self._given, ()).columns
        used = sorted(used_fields(self._model))
        field = next((name for name in used if by_name.get(name) != self.columns.get(name)), None)
        if field is not None:
            raise MappingError(
                f"Which column is the field “{field}” hangs on what the leads hold, and one lead does not show that.",
                mend="Give the headers that stand above the lead on the same sheet, or call them as the fields.",
            )

    @cached_property
    def _program(self) -> Program:
        return lower(self._model, self._day)

    @property
    def kept(self) -> int:
        """How many rows are kept."""
        return len(self._answers)

    def knows(self, row: Row) -> bool:
        """Whether a row was scored before."""
        return row_key(row) in self._answers

    def answer(self, row: Row) -> LeadAnswer:
        """What one row scores. Raises `HotsheetError` where it is not as wide as the headers."""
        found = self._answers.get(row_key(row))
        return found if found is not None else self.answers((row,))[0]

    def answers(self, rows: Iterable[Row]) -> list[LeadAnswer]:
        """What rows score, in their order; those not seen before are scored in one go."""
        asked = [(row_key(row), row) for row in rows]
        found = {key: self._answers[key] for key, _ in asked if key in self._answers}
        new = {key: row for key, row in asked if key not in found}
        if new:
            batch = _Batch(self.scores(list(new.values())))
            if len(new) <= _FEW:
                batch = batch.settled()
            found |= {key: LeadAnswer(batch, at) for at, key in enumerate(new)}
            self._keep(found)
        return [found[key] for key, _ in asked]

    def _keep(self, found: Mapping[_Key, LeadAnswer]) -> None:
        if len(self._answers) + len(found) > _KEPT:
            self._answers.clear()
        if len(found) <= _KEPT:
            self._answers |= found

    def scores(self, rows: Sequence[Row]) -> Scores:
        """The scores of rows as the core gives them."""
        table = self._shown_before(rows) or self._read(rows)
        if self._day_zero:
            table = with_own_serials(table, self._model, self.columns, self._day_zero)
        self._take_in_domains(table)
        engine = Engine(table, self.columns)
        return Scores(self._program, engine, engine.run(self._program))

    def _shown_before(self, rows: Sequence[Row]) -> LeadTable | None:
        """The table of just these rows, if it was made already; it is let go of."""
        shown, self._shown = self._shown, None
        same = shown is not None and len(shown[0]) == len(rows) and all(map(is_, shown[0], rows))
        return shown[1] if shown is not None and same else None

    def _read(self, rows: Sequence[Row]) -> LeadTable:
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
        found = domains_to_join(table, self._model, self.columns)
        if found:
            self._model = with_disposable(self._model, found)
            del self._program


def row_key(row: Row) -> _Key:
    """What a row is known by: TRUE equals 1 to Python, and an error's number that number, and they score otherwise."""
    kinds = tuple(map(type, row))
    return (row, kinds) if bool in kinds or int in kinds else row


@lru_cache(maxsize=64)
def _matched(
    fields: tuple[Field, ...],
    headers: tuple[str, ...],
    given: tuple[tuple[str, str], ...],
    evidence: tuple[tuple[str, FieldKind], ...],
) -> Matching:
    """As the core matches columns; a lead apart from the others asks again and again."""
    return match_columns(fields, headers, dict(given), dict(evidence))


def _settled(matching: Matching) -> dict[str, str]:
    """The column of each field. Raises `MappingError`, in words for a cell, where it is not certain."""
    if not matching.questions:
        return matching.columns
    asked = "; ".join(
        f"“{each.field}” may be " + " or ".join(f"“{column}”" for column, _ in each.candidates)
        for each in matching.questions
    )
    raise MappingError(
        f"It is not certain which column is which field: {asked}.",
        mend="Rename a header as its field is called, or score the sheet first with this model: it asks, and what is "
        "answered counts here.",
    )


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
