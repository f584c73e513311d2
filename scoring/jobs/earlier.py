"""What an earlier scoring wrote on our sheets: to be told from what people have put there since."""

from __future__ import annotations

from pathlib import Path

from scoring.errors import HotsheetError
from scoring.jobs.models import model_inside
from scoring.jobs.prepare import Prepared, Wishes, prepare
from scoring.model import ScoringModel
from scoring.scores import score
from scoring.workbook.compose import ComposeOptions, compose
from scoring.workbook.plan import BookPlan


def plan_before(prepared: Prepared, plan: BookPlan) -> BookPlan | None:
    """What the model inside a workbook gives for the leads as they are now; None where it cannot be read.

    plan: what the present model gives, which is the same thing where it is the one inside.
    """
    marker = prepared.marker
    if marker is None:
        return None
    try:
        inside = model_inside(marker, prepared.path).model
    except HotsheetError:
        return None
    return plan if inside == prepared.model else _plan_of(prepared, inside)


def plan_inside(path: Path) -> BookPlan | None:
    """What the model inside a workbook gives for its leads as they are now; None where either cannot be read."""
    try:
        prepared = prepare(path, Wishes())
        return _plan_of(prepared, prepared.model) if prepared.model_inside else None
    except HotsheetError:
        return None


def _plan_of(prepared: Prepared, model: ScoringModel) -> BookPlan:
    marker, table = prepared.marker, prepared.table
    assert marker is not None
    columns = {name: column for name, column in marker.fields.items() if column in table}
    scores = score(table, model, columns, overrides=prepared.overrides)
    return compose(table, scores, columns, ComposeOptions(prepared.ours.show, reasons=prepared.reasons))
