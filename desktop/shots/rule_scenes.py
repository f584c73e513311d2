"""The scenes of the list of rules: a rule being edited with its preview, bands, a problem, several at once."""

from __future__ import annotations

from collections.abc import Callable

from desktop.models.rule_desk import RuleDesk
from desktop.models.rule_draft import CategoryDraft, RuleDraft
from desktop.pages.rules import RulesPage
from desktop.shots.stage import Stage
from scoring.model import BandPoints, Condition, FixedPoints, Group, Join, Rule


def _desk(stage: Stage) -> RuleDesk:
    stage.open_sample()
    page = stage.show_page("rules")
    assert isinstance(page, RulesPage)
    return page.desk


def _choose(stage: Stage, wanted: Callable[[Rule], bool]) -> RuleDesk:
    desk = _desk(stage)
    desk.choose([next(rule.id for rule in desk.model.rules if wanted(rule))])
    stage.settle()
    return desk


def _is_fixed(rule: Rule) -> bool:
    return isinstance(rule.points, FixedPoints)


def _edited(stage: Stage) -> None:
    desk = _choose(stage, _is_fixed)
    draft = desk.draft
    assert isinstance(draft, RuleDraft)
    desk.edit(draft.with_rule(points=FixedPoints(45)))


def _bands(stage: Stage) -> None:
    _choose(stage, lambda rule: isinstance(rule.points, BandPoints))


def _problem(stage: Stage) -> None:
    desk = _choose(stage, _is_fixed)
    draft = desk.draft
    assert isinstance(draft, RuleDraft)
    empty = Condition("Job title", "contains word", ("",))
    desk.edit(draft.with_rule(points=FixedPoints(20_000)).with_root(Group(Join.ALL, (empty,))))


def _category(stage: Stage) -> None:
    desk = _desk(stage)
    desk.choose([], desk.model.categories[0].name)
    draft = desk.draft
    assert isinstance(draft, CategoryDraft)
    desk.edit(draft.with_category(cap=30.0))


def _several(stage: Stage) -> None:
    desk = _desk(stage)
    desk.choose([rule.id for rule in desk.model.rules[:3]])


def _many(stage: Stage) -> None:
    desk = _desk(stage)
    for _ in range(4):
        desk.choose([rule.id for rule in desk.model.rules[:10]])
        desk.duplicate()


def _none(stage: Stage) -> None:
    desk = _desk(stage)
    desk.choose([rule.id for rule in desk.model.rules])
    desk.delete()


RULE_SCENES: dict[str, Callable[[Stage], object]] = {
    "rules": _desk,
    "rules-edited": _edited,
    "rules-bands": _bands,
    "rules-problem": _problem,
    "rules-category": _category,
    "rules-several": _several,
    "rules-many": _many,
    "rules-none": _none,
}
