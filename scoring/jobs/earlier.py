"""What an earlier scoring wrote on our sheets: to be told from what people have put there since."""

from __future__ import annotations

from scoring.errors import HotsheetError
from scoring.jobs.models import model_inside
from scoring.jobs.prepare import Prepared
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
    if inside == prepared.model:
        return plan
    table = prepared.table
    columns = {name: column for name, column in marker.fields.items() if column in table}
    scores = score(table, inside, columns, overrides=prepared.overrides)
    return compose(table, scores, columns, ComposeOptions(prepared.ours.show, reasons=prepared.reasons))
