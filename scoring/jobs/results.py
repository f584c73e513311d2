"""What every way of writing a result shares: prepared leads scored, the columns that are shown, the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from scoring.errors import MappingError, Place
from scoring.fields import FieldKind
from scoring.jobs.columns import require_fillable, shown_columns
from scoring.jobs.edits import undone
from scoring.jobs.prepare import Prepared, used_fields
from scoring.leads.matching import How, Matching
from scoring.model import ScoringModel
from scoring.scores import Scores, score
from scoring.table import CellKind, Column, LeadTable
from scoring.text import clean
from scoring.workbook.compose import ComposeOptions, compose
from scoring.workbook.functions import SCORE as SCORE_FUNCTION
from scoring.workbook.marker import KeptVersion, marker_part, parse_marker
from scoring.workbook.names import MODEL_NAMESPACE, Our
from scoring.workbook.plan import BookPlan, CustomPart
from scoring.workbook.site import Site


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a job gave: the prepared leads, their scores, the file written and the columns in it.

    kept: it is the lead file's own workbook with all that it held. backup: the copy of the workbook as it was.
    apart: our columns do not touch the leads.
    """

    prepared: Prepared
    scores: Scores
    out: Path
    show: tuple[Our, ...]
    kept: bool = False
    backup: Path | None = None
    apart: bool = False


def score_prepared(prepared: Prepared, as_of: date | None = None, *, kept: bool = False) -> Scores:
    """Score prepared leads, with their overrides. `as_of` is today by default; `kept`: for their own workbook.

    Raises `MappingError` as `require_matched` does.
    """
    columns = require_matched(prepared).columns
    return score(scored_table(prepared, kept=kept), prepared.model, columns, as_of, prepared.overrides)


def require_matched(prepared: Prepared) -> Matching:
    """Which column is which field, where that is settled.

    Raises `MappingError` where it is not, and where no column is any field that the rules use.
    """
    matching = prepared.matching.settled()
    used = used_fields(prepared.model)
    if used and not used & set(matching.columns):
        raise MappingError(
            f"No column of the file is a field that the rules of “{prepared.model.name}” use, "
            "so every lead would count as blank.",
            place=Place(file=prepared.path.name, sheet=prepared.table.source.sheet),
            mend="Name columns with --map FIELD=COLUMN, or another model with -m.",
        )
    return matching


def scored_table(prepared: Prepared, *, kept: bool) -> LeadTable:
    """The leads as engines are to see them; `kept`: as the formulas in their own workbook do."""
    if kept and prepared.day_zero:
        return with_own_serials(prepared.table, prepared.model, prepared.matching.columns, prepared.day_zero)
    return prepared.table


def with_own_serials(table: LeadTable, model: ScoringModel, columns: Mapping[str, str], day_zero: int) -> LeadTable:
    """The leads as formulas in a workbook that counts from another day see them.

    Where a rule takes a date for a number or a text, it takes the serial that the workbook has for it; where it takes
    a number for a date, the number counts from the workbook's own first day.
    """
    kinds = {columns[field.name]: field.kind for field in model.fields if field.name in columns}

    def seen(column: Column) -> Column:
        kind = kinds.get(column.name)
        if kind is None:
            return column
        return _as_days(column, day_zero) if kind is FieldKind.DATE else _as_serials(column, day_zero)

    return replace(table, columns=tuple(map(seen, table.columns)))


def _as_days(column: Column, day_zero: int) -> Column:
    plain = column.kinds == CellKind.NUMBER
    return replace(column, numbers=column.numbers + day_zero * plain) if plain.any() else column


def _as_serials(column: Column, day_zero: int) -> Column:
    dated = column.kinds == CellKind.DATE
    if not dated.any():
        return column
    # Times have no day, and were not moved when they were read.
    days = dated & (column.numbers >= day_zero)
    kinds = np.where(dated, CellKind.NUMBER, column.kinds).astype(np.uint8)
    return replace(column, kinds=kinds, numbers=column.numbers - day_zero * days)


def columns_of(prepared: Prepared, choice: Sequence[Our] = ()) -> tuple[Our, ...]:
    """The columns of ours that the result shows. Raises `ColumnChoiceError` for one that the model cannot fill."""
    require_fillable(choice, prepared.model)
    overrides = any(map(clean, prepared.overrides))
    reasons = any(map(clean, prepared.reasons))
    return shown_columns(choice, prepared.ours.show, prepared.model, overrides, reasons)


def refuse_edited(prepared: Prepared) -> None:
    """Refuse to score again with the model inside a workbook whose sheets say something else. Raises `ModelError`."""
    if prepared.edits and prepared.model_inside:
        raise undone(prepared.edits, prepared.path.name)


def plan_for(
    prepared: Prepared,
    scores: Scores,
    show: Sequence[Our],
    live_day: bool = False,
    site: Site | None = None,
    versions: tuple[KeptVersion, ...] = (),
    stripped: bool = False,
    functions: bool | None = None,
) -> BookPlan:
    """The scored workbook of prepared leads, as plain data.

    live_day: its as-of date may follow the calendar. site: where the leads stand in the user's own workbook, None for
    a new one. versions: the models that scored it before. stripped: see `Marker`. functions: see `functions_of`.
    """
    options = ComposeOptions(
        tuple(show),
        site,
        prepared.reasons,
        prepared.source_name,
        live_day,
        prepared.formats,
        versions,
        stripped,
        functions_of(prepared, functions),
    )
    plan = compose(prepared.table, scores, prepared.columns, options)
    parts = (_with_reading(part, prepared) if part.namespace == MODEL_NAMESPACE else part for part in plan.custom_parts)
    return replace(plan, custom_parts=tuple(parts))


def functions_of(prepared: Prepared, choice: bool | None) -> bool:
    """Whether the workbook gets the model as functions: by choice, else as an earlier scoring of it has them."""
    if choice is None:
        return prepared.marker is not None and SCORE_FUNCTION in prepared.marker.names
    return choice


def _with_reading(part: CustomPart, prepared: Prepared) -> CustomPart:
    """The marker with how these leads were read, so that the next scoring reads them in the same way.

    The model stands in it as it was written, with its comments.
    """
    matches = prepared.matching.matches
    fields = {match.field: match.column for match in matches if match.column or match.how is How.GIVEN}
    marker = parse_marker(part.xml)
    if prepared.model_file is not None:
        marker = replace(marker, model_text=prepared.model_file.with_model(prepared.model).standalone)
    return marker_part(replace(marker, fields=fields))
