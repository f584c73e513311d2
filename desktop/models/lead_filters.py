"""Filters of the lead list: those that a cell offers (the same value, at least as much …), and those put together."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.models.rule_draft import blank_condition
from desktop.models.rule_draft_problems import Spotted, spotted
from desktop.models.rule_draft_tree import Path, as_group, as_when
from scoring.checks.conditions import check_when
from scoring.errors import Severity
from scoring.fields import Field, FieldKind
from scoring.model import Category, Condition, Group, NamedList, Rule, ScoringModel, Wanted, When, conditions_of
from scoring.scores import Scores
from scoring.table import CellKind, LeadTable, Serial
from scoring.views import field_of

_NUMBERS = ("=", "≥", "≤")
_DAYS = ("on", "after", "before")


def conditions_of_cell(table: LeadTable, name: str, lead: int, scores: Scores) -> tuple[Condition, ...]:
    """What can be asked about a column in view of one lead's cell; nothing where the cell fits no question."""
    column = table[name]
    kind = field_of(table, name, scores).kind
    cell = column.kinds[lead]
    if cell in (CellKind.BLANK, CellKind.ERROR):
        return (Condition(name, "is blank"), Condition(name, "is not blank"))
    keys, wanted = _questions(kind, int(cell), column.cell(lead))
    return tuple(Condition(name, key, wanted) for key in keys)


def _questions(kind: FieldKind, cell: int, value: object) -> tuple[tuple[str, ...], tuple[Wanted, ...]]:
    if kind is FieldKind.YES_NO:
        return ("is yes", "is no"), ()
    if kind is FieldKind.NUMBER and isinstance(value, float):
        return _NUMBERS, (value,)
    if kind is FieldKind.DATE and isinstance(value, Serial):
        return _DAYS, (value,)
    if kind.is_text and cell == CellKind.TEXT and isinstance(value, str):
        return ("is", "is not"), (value,)
    if kind.is_text and isinstance(value, float) and value == int(value) and abs(value) < 1e15:
        return ("is", "is not"), (str(int(value)),)
    return ("is blank", "is not blank"), ()


@dataclass(frozen=True)
class FilterDraft:
    """Conditions being put together: the tree as it is shown, and the columns that it may ask about."""

    fields: tuple[Field, ...]
    lists: tuple[NamedList, ...]
    root: Group

    @property
    def when(self) -> When | None:
        """The conditions as a view keeps them."""
        return as_when(self.root)

    @property
    def problems(self) -> Spotted:
        """What is wrong with it, by the part that it concerns."""
        rule = Rule("shown", "shown", "shown", self.when)
        asking = ScoringModel("", fields=self.fields, categories=(Category("shown"),), rules=(rule,), lists=self.lists)
        return spotted(check_when(asking, self.when, "rules[1].when"), rule, self.root)

    @property
    def usable(self) -> bool:
        """Whether it can be asked as it stands."""
        return not any(each.severity is Severity.ERROR for found in self.problems.values() for each in found)

    @property
    def first_problem(self) -> Path:
        """The part that has to be mended first."""
        wrong = [path for (_, path), found in self.problems.items() if any(e.severity is Severity.ERROR for e in found)]
        return min(wrong, default=())


def filter_draft(table: LeadTable, scores: Scores, when: When | None, *, add: bool) -> FilterDraft:
    """A draft of what a view asks for; add: with a new condition at its end."""
    fields = tuple(field_of(table, name, scores) for name in dict.fromkeys(table.names))
    named = {condition.field for condition in conditions_of(when)} - {field.name for field in fields}
    # A view may ask for a field of the model under its own name.
    fields += tuple(field_of(table, name, scores) for name in sorted(named))
    root = as_group(when)
    if add or not root.members:
        root = Group(root.join, (*root.members, blank_condition(None)))
    return FilterDraft(fields, scores.model.lists, root)
