"""A model made to fit a lead file: its fields take the names of the columns, and the other columns become fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from scoring.checks.common import check_name, check_text
from scoring.checks.names import RESERVED
from scoring.fields import NO_WORDS, YES_WORDS, Field, FieldKind
from scoring.jobs.evidence import evidence_of
from scoring.jobs.prepare import Prepared
from scoring.leads import Matching
from scoring.leads.names import joined_name
from scoring.model import ScoringModel
from scoring.table import CellKind, Column, LeadTable
from scoring.text import clean

_YES_NO = frozenset((*YES_WORDS, *NO_WORDS))


def fitted(model: ScoringModel, prepared: Prepared) -> ScoringModel:
    """The model with the leads' columns: an alias where a field has one, a new field for every other column.

    Columns that may belong to a field, but not for certain, are left for the person to decide.
    """
    asked = {column for question in prepared.matching.questions for column, _ in question.candidates}
    return replace(
        model,
        fields=(
            *_with_aliases(model.fields, prepared.matching),
            *_new_fields(model.fields, prepared.matching, prepared.table, asked),
        ),
    )


def _with_aliases(fields: Sequence[Field], matching: Matching) -> list[Field]:
    columns = matching.columns
    made = []
    for field in fields:
        column = columns.get(field.name, "")
        known = {joined_name(name) for name in (field.name, *field.aliases)}
        made.append(
            replace(field, aliases=(*field.aliases, column)) if column and joined_name(column) not in known else field
        )
    return made


def _new_fields(fields: Sequence[Field], matching: Matching, table: LeadTable, asked: set[str]) -> list[Field]:
    taken = set(matching.columns.values()) | asked
    names = {joined_name(name) for field in fields for name in (field.name, *field.aliases)}
    shown = evidence_of(table)
    made = []
    for column in table.columns:
        name = joined_name(column.name)
        if column.name in taken or not name or name in names or not _may_be_field(column.name):
            continue
        names.add(name)
        made.append(Field(_field_name(column.name), shown.get(column.name) or _kind(column)))
    return made


def unfit_columns(prepared: Prepared) -> tuple[str, ...]:
    """The columns that no field can be called as: too long, or a word that model files use themselves."""
    taken = set(prepared.columns.values())
    return tuple(name for name in prepared.table.names if name not in taken and not _may_be_field(name))


def _field_name(header: str) -> str:
    """A header on one line: matching takes no notice of spaces."""
    return " ".join(header.split())


def _may_be_field(header: str) -> bool:
    name = _field_name(header)
    return name not in RESERVED and not any((*check_name(name, "", "field"), *check_text(name, "")))


def _kind(column: Column) -> FieldKind:
    """Yes/no where all texts say so, number where most filled cells are numbers, else text."""
    said = {clean(text) for text in column.texts} - {""}
    filled = int((column.kinds != CellKind.BLANK).sum())
    numbers = int(np.count_nonzero(column.kinds == CellKind.NUMBER))
    if said and not numbers and said <= _YES_NO:
        return FieldKind.YES_NO
    return FieldKind.NUMBER if filled and numbers > filled / 2 else FieldKind.TEXT
