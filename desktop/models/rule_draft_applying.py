"""Which of several drafts can be applied together, and what stands in the way of the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from desktop.models.rule_draft import AnyDraft
from desktop.models.rule_draft_problems import by_category, by_rule, in_a_form
from desktop.models.rule_drafts import key_of
from scoring.errors import Problem, Severity
from scoring.model import ScoringModel
from scoring.validate import check_model

ProblemKey = tuple[str, str, str]


def problem_key(problem: Problem) -> ProblemKey:
    """What makes a problem the same one in two models."""
    return (problem.code, problem.message, problem.place.path)


def applicable(model: ScoringModel, drafts: Sequence[AnyDraft], known: Collection[ProblemKey]) -> list[AnyDraft]:
    """Those of the drafts that bring no error into the model, one with another, besides those known already."""
    # Mostly all of them are right: checked together, many cost no more than one.
    together = model
    for draft in drafts:
        together = draft.apply(together)
    wrong = _new_errors(together, known)
    if not wrong:
        return list(drafts)
    blamed = {("rule", each) for each in by_rule(together, wrong)}
    blamed |= {("category", name) for name in by_category(wrong)}
    found: list[AnyDraft] = []
    for draft in (each for each in drafts if key_of(each) not in blamed):
        tried = draft.apply(model)
        if not _new_errors(tried, known):
            found.append(draft)
            model = tried
    return found


def obstacle(draft: AnyDraft, model: ScoringModel, known: Collection[ProblemKey]) -> Problem | None:
    """The first reason why a draft cannot be applied to a model, in the words of a form."""
    tried = draft.apply(model)
    return next(iter(in_a_form(_new_errors(tried, known), tried)), None)


def _new_errors(model: ScoringModel, known: Collection[ProblemKey]) -> list[Problem]:
    found = (each for each in check_model(model) if each.severity is Severity.ERROR)
    return [each for each in found if problem_key(each) not in known]
