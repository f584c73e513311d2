"""Scoring for scripts and notebooks: one call on a lead table, as careful as the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from scoring.domains import with_disposable
from scoring.jobs.evidence import evidence_of
from scoring.jobs.models import open_source
from scoring.jobs.prepare import domains_to_join
from scoring.leads import match_columns
from scoring.model import ScoringModel
from scoring.scores import Scores
from scoring.scores import score as score_table
from scoring.table import LeadTable
from scoring.validate import require_valid


def score(
    leads: LeadTable,
    model: ScoringModel | str | Path,
    columns: Mapping[str, str] | None = None,
    as_of: date | None = None,
    overrides: tuple[str, ...] = (),
) -> Scores:
    """Score all leads of a table.

    model: a model, a model file, a template's name, or a workbook that carries a model. columns: field to column,
    "" for a field that has none; fields that are not named are matched by name and alias. as_of: the day that
    "within the last days" and fading count back from; today by default. overrides: a tier per lead, "" for none.

    Raises `MappingError` where it is not certain which column is which field, and `ModelError` for a broken model.
    """
    if isinstance(model, ScoringModel):
        require_valid(model)
    else:
        model = open_source(model).model
    matching = match_columns(model.fields, leads.names, columns or {}, evidence_of(leads)).settled()
    joined = with_disposable(model, domains_to_join(leads, model, matching.columns))
    return score_table(leads, joined, matching.columns, as_of, overrides)
