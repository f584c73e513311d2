"""What is wrong with a model: errors that stop the work, warnings to look at, notes worth knowing.

Every finding has a path into the model ("rules[3].when.all[1]", counted from 1); a model file adds the line.
"""

from __future__ import annotations

from itertools import chain

from scoring.checks.names import check_categories, check_fields, check_head, check_lists, check_rule_names
from scoring.checks.rules import check_rules
from scoring.checks.totals import (
    check_categories_numbers,
    check_grades,
    check_scale,
    check_summary,
    check_tiers,
)
from scoring.errors import ModelError, Problem, Severity
from scoring.model import ScoringModel

_CHECKS = (
    check_head, check_fields, check_categories, check_categories_numbers, check_rule_names, check_rules,
    check_scale, check_tiers, check_grades, check_lists, check_summary,
)  # fmt: skip
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def check_model(model: ScoringModel) -> tuple[Problem, ...]:
    """All findings about a model, errors first; none of them an error means that it can score."""
    found = dict.fromkeys(chain.from_iterable(check(model) for check in _CHECKS))
    return tuple(sorted(found, key=lambda problem: _ORDER[problem.severity]))


def require_valid(model: ScoringModel) -> None:
    """Raise a `ModelError` with all errors of a model that breaks its own rules."""
    errors = [problem for problem in check_model(model) if problem.severity is Severity.ERROR]
    if len(errors) == 1:
        raise ModelError(errors[0].message, place=errors[0].place, mend=errors[0].mend, problems=errors)
    if errors:
        lines = "".join(f"\n  {problem}" for problem in errors)
        raise ModelError(f"The model “{model.name}” has {len(errors)} problems:{lines}", problems=errors)
