"""The Scoring Rules and Lists sheets of a model by themselves: what stands where, before anybody typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.model import ScoringModel
from scoring.scores import score
from scoring.table import lead_table
from scoring.workbook.lists_sheet import list_titles, lists_in, lists_sheet
from scoring.workbook.names import USUAL_SHEETS, OurSheet
from scoring.workbook.plan import SheetPlan
from scoring.workbook.rules_map import RulesMap
from scoring.workbook.rules_sheet import rules_sheet


@dataclass(frozen=True)
class RulesLayout:
    """The two sheets (no Lists sheet where the model has no list), and the places of their inputs."""

    sheets: Mapping[OurSheet, SheetPlan]
    rules: RulesMap


def rules_layout(model: ScoringModel, names: Mapping[OurSheet, str] | None = None) -> RulesLayout:
    """The sheets that a valid model gives. `names`: what they are called, by default as usual."""
    called = USUAL_SHEETS | dict(names or {})
    rules = RulesMap()
    # Where things stand depends on the model alone, so no lead is needed for it.
    scores = score(lead_table({}), model, {}, 0.0)
    lists = lists_in(tuple(scores.program.steps.values()), list_titles(model))
    list_page = lists_sheet(lists, rules, called[OurSheet.LISTS])
    sheets = {OurSheet.RULES: rules_sheet(scores, rules, False, called[OurSheet.RULES]).sheet}
    return RulesLayout({**sheets, **({OurSheet.LISTS: list_page} if lists else {})}, rules)
