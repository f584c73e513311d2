"""What was understood, scored and found, as plain values for --json. The names are a promise to scripts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from scoring.diff import Difference
from scoring.errors import Problem
from scoring.explain import Explanation, why_texts
from scoring.jobs.edits import RuleEdit
from scoring.jobs.keys import lead_names
from scoring.jobs.prepare import Prepared
from scoring.leads import Finding
from scoring.model import ScoringModel
from scoring.scores import Scores


def leads_facts(prepared: Prepared) -> dict[str, Any]:
    """Where the leads stand."""
    source = prepared.table.source
    return {
        "file": str(prepared.path),
        "sheet": source.sheet,
        "table": source.table,
        "header_row": source.header_row,
        "count": len(prepared.table),
        "notes": list(prepared.reading.notes),
    }


def model_facts(model: ScoringModel, origin: str = "") -> dict[str, Any]:
    """Which model it is."""
    facts: dict[str, Any] = {"name": model.name, "version": model.version, "rules": len(model.rules)}
    return facts | ({"from": origin} if origin else {})


def matching_facts(prepared: Prepared) -> dict[str, Any]:
    """Which column is which field, and what is not certain."""
    return {
        "matches": [
            {
                "field": match.field,
                "column": match.column or None,
                "how": match.how.value,
                "confidence": match.confidence,
            }
            for match in prepared.matching.matches
        ],
        "questions": [
            {
                "field": question.field,
                "candidates": [{"column": column, "confidence": sure} for column, sure in question.candidates],
                "options": list(question.options),
            }
            for question in prepared.matching.questions
        ],
    }


def finding_facts(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """What is odd about the leads."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "field": finding.field,
            "column": finding.column,
            "count": finding.count,
            "share": round(finding.share, 6),
            "cells": list(finding.cells),
            "message": finding.message,
            "mend": finding.mend,
        }
        for finding in findings
    ]


def difference_facts(differences: Sequence[Difference]) -> list[dict[str, str]]:
    """What is different between two models."""
    return [
        {"section": each.section, "kind": each.kind.value, "name": each.name, "sentence": each.sentence}
        for each in differences
    ]


def edit_facts(edits: Sequence[RuleEdit]) -> list[dict[str, str]]:
    """The cells of the rules that were changed on the sheets."""
    return [{"sheet": edit.sheet, "cell": edit.cell, "now": edit.now, "model": edit.model} for edit in edits]


def problem_facts(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """What is wrong with a model."""
    return [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "message": problem.message,
            "mend": problem.mend,
            "line": problem.place.line or None,
            "sheet": problem.place.sheet or None,
            "cell": problem.place.cell or None,
            "path": problem.place.path or None,
        }
        for problem in problems
    ]


def tier_facts(scores: Scores) -> list[dict[str, Any]]:
    """How many leads each tier has; the disqualified ones come last."""
    counts = np.bincount(scores.lead_tier, minlength=len(scores.tier_names)).tolist()
    return [{"tier": name, "leads": count} for name, count in zip(scores.tier_names, counts, strict=True)]


def score_facts(scores: Scores, as_of: date) -> dict[str, Any]:
    """What scoring gave, as a whole."""
    kept = scores.score[~scores.disqualified]
    return {
        "as_of": as_of.isoformat(),
        "tiers": tier_facts(scores),
        "average": round(float(kept.mean()), 4) if len(kept) else None,
    }


def top_facts(prepared: Prepared, scores: Scores, count: int) -> list[dict[str, Any]]:
    """The leads to call first."""
    first = scores.order[:count].tolist()
    whys = why_texts(scores)
    names = lead_names(prepared.table, prepared.keys, first)
    return [
        {
            "rank": place,
            "row": int(prepared.table.rows[lead]),
            "lead": name,
            "score": float(scores.score[lead]),
            "tier": scores.tier_names[scores.lead_tier[lead]],
            "why": whys[lead],
        }
        for place, (lead, name) in enumerate(zip(first, names, strict=True), start=1)
    ]


def explanation_facts(prepared: Prepared, found: Explanation) -> dict[str, Any]:
    """One lead explained."""
    return {
        "row": int(prepared.table.rows[found.lead]),
        "lead": next(lead_names(prepared.table, prepared.keys, [found.lead])),
        "score": found.score,
        "raw": found.raw,
        "possible": found.possible,
        "tier": found.tier,
        "model_tier": found.model_tier,
        "rank": found.rank or None,
        "why": found.why,
        "contributions": [
            {"label": part.label, "points": part.points, "part": part.part.value, "rule": part.rule_id or None}
            for part in found.contributions
        ],
        "verdicts": list(found.verdicts),
    }
