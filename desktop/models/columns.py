"""Which column of the lead file is which field of the model: as lines to show, and as changes to make.

What a person chooses is kept twice in one step: for these leads, and with the model as another name of the field, so
that the next file matches by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from desktop import words
from desktop.state import State
from scoring.fields import Field, FieldKind
from scoring.jobs.prepare import Prepared
from scoring.leads import ColumnSummary
from scoring.leads.matching import NAME_ALONE, How, Match
from scoring.leads.names import joined_name
from scoring.model import ScoringModel, fields_of
from scoring.table import CellKind, Column, LeadTable

SAMPLES = 4
# So many filled cells are looked at for different values.
_LOOKED_AT = 400
_LONGEST_SAMPLE = 60


@dataclass(frozen=True)
class FieldLine:
    """A field of the model and its column ("" for none).

    how, confidence (0–100): what the pairing rests on. samples: some different values of the column. holds: what its
    cells are, in words. rules: how many rules read the field. candidates: columns it may be, with their likeness,
    where that is an open question.
    """

    field: str
    kind: FieldKind
    column: str
    how: How
    confidence: int
    samples: tuple[str, ...] = ()
    holds: str = ""
    rules: int = 0
    candidates: tuple[tuple[str, int], ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a person has to say which column it is."""
        return bool(self.candidates)

    @property
    def is_doubtful(self) -> bool:
        """Whether only the name speaks for the column, and its cells against it."""
        return self.how is How.NAME and self.confidence == NAME_ALONE


@dataclass(frozen=True)
class FreeColumn:
    """A column of the lead file that is no field: its letter, what it holds, some values, the kind it would be."""

    name: str
    letter: str
    holds: str
    samples: tuple[str, ...]
    kind: FieldKind


class Samples:
    """Some different values of each column of a table: looked for once, when they are first asked for."""

    def __init__(self, table: LeadTable) -> None:
        self.table = table
        self._found: dict[str, tuple[str, ...]] = {}

    def of(self, name: str) -> tuple[str, ...]:
        """Those of a column, the first ones of the file; none for a column that is not there."""
        if name not in self._found:
            self._found[name] = samples_of(self.table[name]) if name in self.table else ()
        return self._found[name]


def field_lines(model: ScoringModel, prepared: Prepared, samples: Samples | None = None) -> tuple[FieldLine, ...]:
    """The model's fields: open questions first, else in the model's order."""
    samples = samples or Samples(prepared.table)
    matches = {match.field: match for match in prepared.matching.matches}
    questions = {question.field: question.candidates for question in prepared.matching.questions}
    holds = {summary.name: kinds_words(summary) for summary in prepared.reading.columns}
    rules = Counter(name for rule in model.rules for name in fields_of(rule))
    lines = []
    for field in model.fields:
        match = matches.get(field.name, Match(field.name, "", How.NONE, 0))
        lines.append(
            FieldLine(
                field.name,
                field.kind,
                match.column,
                match.how,
                match.confidence,
                samples.of(match.column),
                holds.get(match.column, ""),
                rules[field.name],
                questions.get(field.name, ()),
            )
        )
    return tuple(sorted(lines, key=lambda line: not line.is_open))


def free_columns(prepared: Prepared, samples: Samples | None = None) -> tuple[FreeColumn, ...]:
    """The leads' own columns that are no field, as they stand on the sheet."""
    samples = samples or Samples(prepared.table)
    taken = set(prepared.columns.values())
    known = {summary.name: summary for summary in prepared.reading.columns}
    found = []
    for column in prepared.table.columns:
        summary = known.get(column.name)
        if column.name in taken or summary is None:
            continue
        kind = kind_of(prepared, summary)
        shown = samples.of(column.name)
        found.append(FreeColumn(column.name, summary.letter, kinds_words(summary), shown, kind))
    return tuple(found)


def kind_of(prepared: Prepared, summary: ColumnSummary) -> FieldKind:
    """The kind that a field of this column would have."""
    shown = prepared.evidence.get(summary.name)
    if shown is not None:
        return shown
    plain = {CellKind.NUMBER: FieldKind.NUMBER, CellKind.DATE: FieldKind.DATE, CellKind.BOOL: FieldKind.YES_NO}
    return plain.get(summary.main_kind, FieldKind.TEXT)


def samples_of(column: Column, most: int = SAMPLES) -> tuple[str, ...]:
    """Some different values of a column."""
    found: dict[str, None] = {}
    for lead in _different(column, np.flatnonzero(column.kinds != CellKind.BLANK)[:_LOOKED_AT]):
        text = " ".join(words.cell(column.cell(lead)).split())
        if text:
            found[text if len(text) <= _LONGEST_SAMPLE else text[: _LONGEST_SAMPLE - 1] + "…"] = None
        if len(found) == most:
            break
    return tuple(found)


def _different(column: Column, leads: NDArray[np.intp]) -> Iterator[int]:
    """The first of these leads with each cell: values are made of the others for nothing."""
    facts = (column.kinds[leads], column.codes[leads], np.nan_to_num(column.numbers[leads]))
    seen: set[tuple[int, int, float]] = set()
    for lead, kind, code, number in zip(leads.tolist(), *(each.tolist() for each in facts), strict=True):
        if (kind, code, number) not in seen:
            seen.add((kind, code, number))
            yield lead


# -- in words ---------------------------------------------------------------------------------------------


def kind_word(kind: FieldKind) -> str:
    """What a field's kind is called."""
    tr = QCoreApplication.translate
    return {
        FieldKind.TEXT: tr("Columns", "text"),
        FieldKind.NUMBER: tr("Columns", "number"),
        FieldKind.DATE: tr("Columns", "date"),
        FieldKind.YES_NO: tr("Columns", "yes/no"),
        FieldKind.EMAIL: tr("Columns", "e-mail"),
    }[kind]


def how_words(line: FieldLine) -> str:
    """On what grounds a field has its column."""
    tr = QCoreApplication.translate
    if line.is_open:
        return tr("Columns", "which one?")
    match line.how:
        case How.GIVEN:
            return tr("Columns", "chosen by you") if line.column else tr("Columns", "none, chosen by you")
        case How.NAME if line.is_doubtful:
            return tr("Columns", "same name, but other values than a {kind}").format(kind=kind_word(line.kind))
        case How.NAME:
            return tr("Columns", "same name")
        case How.ALIAS:
            return tr("Columns", "known name")
        case How.SIMILAR:
            return tr("Columns", "similar name, {share} %").format(share=line.confidence)
        case How.CONTENT:
            return tr("Columns", "by its contents, {share} %").format(share=line.confidence)
        case How.NONE:
            return tr("Columns", "no column found")


def rules_words(count: int) -> str:
    """By how many rules a field is read."""
    tr = QCoreApplication.translate
    if not count:
        return tr("Columns", "no rule")
    return tr("Columns", "1 rule") if count == 1 else tr("Columns", "{count} rules").format(count=words.count(count))


def kinds_words(summary: ColumnSummary) -> str:
    """What the cells of a column are: "288 texts, 12 blank", the commonest first, blanks last."""
    kinds = sorted(summary.kinds, key=lambda pair: (pair[0] == CellKind.BLANK, -pair[1]))
    said = [_cells(kind, count) for kind, count in kinds]
    if summary.formulas:
        formulas = QCoreApplication.translate("Columns", "{count} by formula")
        said.append(formulas.format(count=words.count(summary.formulas)))
    return ", ".join(said)


def _cells(kind: CellKind, count: int) -> str:
    tr = QCoreApplication.translate
    one, several = {
        CellKind.BLANK: (tr("Columns", "1 blank"), tr("Columns", "{count} blank")),
        CellKind.NUMBER: (tr("Columns", "1 number"), tr("Columns", "{count} numbers")),
        CellKind.TEXT: (tr("Columns", "1 text"), tr("Columns", "{count} texts")),
        CellKind.BOOL: (tr("Columns", "1 yes/no"), tr("Columns", "{count} yes/no")),
        CellKind.ERROR: (tr("Columns", "1 error"), tr("Columns", "{count} errors")),
        CellKind.DATE: (tr("Columns", "1 date"), tr("Columns", "{count} dates")),
    }[kind]
    return one if count == 1 else several.format(count=words.count(count))


# -- changes ----------------------------------------------------------------------------------------------


def with_choice(state: State, field: str, column: str) -> State:
    """The state in which a field has this column, "" for none: for these leads, and known to the model by name.

    A column has one field: another that a person gave it to before has none now. What the field was chosen to be
    before was a mistake, and no name of it either.
    """
    earlier = state.columns.get(state.active, {})
    said = {name: "" if column and other == column else other for name, other in earlier.items()}
    said[field] = column
    model = state.model
    if earlier.get(field, column) != column:
        model = _without_alias(model, field, earlier[field])
    model = with_alias(model, field, column)
    after = state.with_columns(state.active, said)
    return after if model is state.model else after.with_model(model)


def without_choice(state: State, field: str) -> State:
    """The state in which a field's column is found by itself again."""
    said = dict(state.columns.get(state.active, {}))
    said.pop(field, None)
    return state.with_columns(state.active, said)


def with_alias(model: ScoringModel, field: str, column: str) -> ScoringModel:
    """The model that knows a field by a column's name too; no other field is known by it any more.

    It is the first that is tried. The same model where the name is no news, or is the own name of a field.
    """
    name, form = column.strip(), joined_name(column)
    own = model.field(field)
    if not form or own is None or any(joined_name(each.name) == form for each in model.fields):
        return model
    fields = []
    for each in model.fields:
        kept = tuple(alias for alias in each.aliases if joined_name(alias) != form)
        if each.name == field:
            kept = each.aliases if len(kept) != len(each.aliases) else (name, *each.aliases)
        fields.append(each if kept == each.aliases else replace(each, aliases=kept))
    return model if tuple(fields) == model.fields else replace(model, fields=tuple(fields))


def _without_alias(model: ScoringModel, field: str, column: str) -> ScoringModel:
    form = joined_name(column)
    fields = tuple(
        replace(each, aliases=tuple(alias for alias in each.aliases if joined_name(alias) != form))
        if each.name == field
        else each
        for each in model.fields
    )
    return model if fields == model.fields else replace(model, fields=fields)


def with_field(model: ScoringModel, column: str, kind: FieldKind) -> ScoringModel:
    """The model with a field for a column, called like it."""
    return replace(model, fields=(*model.fields, Field(free_name(model, column), kind)))


def free_name(model: ScoringModel, column: str) -> str:
    """A field's name for a column that no field has: the column's own, numbered where it is taken."""
    taken = {joined_name(each.name) for each in model.fields}
    name, number = column.strip(), 1
    made = name
    while joined_name(made) in taken:
        number += 1
        made = f"{name} {number}"
    return made


def usable_choices(said: Mapping[str, str], prepared: Prepared) -> tuple[dict[str, str], tuple[str, ...]]:
    """What was said of the columns as far as the leads still have them, and the columns that are gone."""
    kept = {field: column for field, column in said.items() if not column or column in prepared.table}
    return kept, tuple(dict.fromkeys(column for field, column in said.items() if field not in kept))
