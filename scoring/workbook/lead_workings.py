"""The workings of the lead table: hidden columns that work a score out step by step, each with its values.

One per text that is compared (in its normal form), one per rule, best-of group and category. Above a million
working cells the rules' columns are left out ("folded"): each category is then one formula over the lead's own
cells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from scoring import lower as steps
from scoring import nodes as n
from scoring.backends.excel import ExcelBackend
from scoring.backends.formulas import cleaned
from scoring.backends.numpy import NumpyBackend, Vector
from scoring.errors import OutputError
from scoring.scores import Scores
from scoring.table import Column, LeadTable
from scoring.text import TextForm
from scoring.units import UNIT
from scoring.workbook.lead_columns import (
    AddedColumn,
    LeadColumns,
    LeadLayout,
    RowLayout,
    TableLayout,
    part_step,
    text_forms,
    text_formula,
)
from scoring.workbook.names import WORKING_PREFIX, Our
from scoring.workbook.rules_map import RulesMap
from scoring.workbook.site import Place, Site, free_header
from scoring.workbook.spill import Spill, split_lists
from scoring.workbook.values import form_column, number_column

MOST_WORKING_CELLS = 1_000_000
_MOST_FORMULA, _LONGEST = 7_500, 8_192
# Why says a category's sum eight times, so a longer one gets a column.
_LONG_SUM = 600

Make = Callable[[LeadLayout], str]


def refuse_long(formula: str, header: str) -> None:
    """Raises OutputError for a formula that no spreadsheet program would take."""
    if len(formula) > _LONGEST:
        raise OutputError(
            f"The formula of “{header}” would have {len(formula):,} characters; a spreadsheet takes {_LONGEST:,}.",
            mend="Split the rule (its bands, say) into several rules.",
        )


class LeadWorkings:
    """Claims columns one by one and fills the working ones. `show` are the visible columns of ours."""

    def __init__(
        self,
        table: LeadTable,
        scores: Scores,
        columns: Mapping[str, str],
        rules: RulesMap,
        show: Sequence[Our],
        site: Site,
    ) -> None:
        self.table, self.scores, self.rules, self.site = table, scores, rules, site
        self.show = tuple(our for our in Our if our in show)
        self.program = scores.program
        own = dict(zip(table.names, site.own, strict=True))
        self.own_places = {field: own[name] for field, name in columns.items()}
        self.columns = LeadColumns(self.own_places)
        self.row = RowLayout(rules, self.columns, site.first_row)
        self.shown: LeadLayout = TableLayout(rules, self.columns, site.table) if site.table else self.row
        self.added: list[AddedColumn] = []
        self.taken = {place.header.casefold() for place in site.own}
        self.ours: dict[Our, Place] = {}
        self._free = site.columns()
        self._parts = 0
        self._held: dict[str, Vector] = {}
        self._spill = Spill(rules, self._condition_length, self._condition_column)
        self.folded = self._working_count() * len(table) > MOST_WORKING_CELLS

    def _working_count(self) -> int:
        forms = len(text_forms(tuple(self.program.steps.values())))
        rules = sum(isinstance(s, (n.Result, n.Best, n.Total)) for s in self.program.steps.values())
        return forms + rules + 6

    def claim(self, header: str) -> Place:
        """The next free column, with a header that no other column has."""
        return Place(next(self._free), free_header(header, self.taken))

    def working(self, header: str, make: Make, values: Column) -> Place:
        """A hidden column with a formula."""
        place = self.claim(WORKING_PREFIX + header)
        self.add(place, make, values, hidden=True)
        return place

    def add(self, place: Place, make: Make, values: Column, hidden: bool = False) -> None:
        """A column with a formula: hidden ones are shared formulas, and so are all outside of a table."""
        row = make(self.row) if hidden or not self.site.table else ""
        table = make(self.shown) if self.site.table else ""
        refuse_long(table or row, place.header)
        self.added.append(AddedColumn(place, values, table, row, hidden))

    def add_texts(self) -> None:
        """A column for every normal form that a rule compares."""
        for field, form in text_forms(tuple(self.program.steps.values())):
            if field not in self.own_places:
                continue
            values = form_column("", self.scores.engine.encoded(field), form)
            make = partial(_text, field=field, form=form)
            self.columns.texts[field, form] = self.working(f"{form} {field}", make, values)

    def step(self, name: str, header: str, values: Column) -> None:
        """A step of the program in a column of its own."""
        self.columns.steps[name] = self.working(header, partial(_formula, node=self.program.steps[name]), values)

    def formula(self, layout: LeadLayout, name: str) -> str:
        """The formula of a step of the program."""
        return _formula(layout, self.program.steps[name])

    def numbers(self, name: str) -> Column:
        """The points of a step, per lead."""
        return number_column("", self.scores.values(name) / UNIT)

    def add_points(self) -> None:
        """One column per rule, group and category in the model's order, then the raw totals."""
        for name, step in self.program.steps.items():
            match step:
                case n.Result():
                    self._rule(name, step)
                case n.Best():
                    self.step(name, f"best {name.partition(':')[2]}", self.numbers(name))
                case n.Total():
                    self._total(name, step)
                case n.Sum((only,)) if name == steps.RAW or name.startswith("raw:"):
                    # The sum of one category is that category: it needs no column of its own.
                    self.columns.steps[name] = self.columns.steps[only.step]
                case n.Sum() if name == steps.RAW or name.startswith("raw:"):
                    self.step(name, name.replace(":", " "), self.numbers(name))

    def _rule(self, name: str, result: n.Result) -> None:
        if result.when is not None:
            result = replace(result, when=self._spill.shorten(split_lists(result.when, self.rules)))
        if self.folded and not result.keep:
            self.columns.inline[name] = result
            return
        rule_id = name.partition(":")[2]
        missing = ~self.scores.fired(rule_id) if result.keep else None
        values = number_column("", self.scores.values(name) / UNIT, missing)
        self.columns.steps[name] = self.working(f"rule {rule_id}", partial(_formula, node=result), values)

    def _condition_length(self, condition: n.Condition) -> int:
        return len(_formula(self.shown, condition))

    def _condition_column(self, condition: n.Condition) -> str:
        """A column that holds 1 where a part of a long condition holds, and the name of its step."""
        self._parts += 1
        name = f"condition:{self._parts}"
        backend = NumpyBackend(self.scores.engine, {})
        backend.steps.update(self._held)
        vector = backend.remember(condition)
        self._held[name] = replace(vector, fired=vector.values)
        holds = np.asarray(self.scores.values_of(vector, vector.values), np.bool_)
        make = partial(_mark, node=condition)
        made = self.working(f"condition {self._parts}", make, number_column("", holds.astype(np.float64), ~holds))
        self.columns.steps[name] = made
        return name

    def _total(self, name: str, total: n.Total) -> None:
        category = name.partition(":")[2]
        if self.folded or self._length_of(total.parts) > _LONG_SUM:
            total = self._spread(name, total)
        make = partial(_formula, node=total)
        self.columns.steps[name] = self.working(f"category {category}", make, self.numbers(name))

    def _spread(self, name: str, total: n.Total) -> n.Total:
        """A category whose formula would be too long, with partial sums in columns of their own."""
        groups = self._fitting(total.parts)
        if len(groups) == 1 and self.folded:
            return total
        parts = []
        for place, group in enumerate(groups, start=1):
            step = n.Sum(tuple(group))
            units = np.zeros(len(self.table), np.int64)
            for part in group:
                units += self.scores.values(part.step)
            part_name = part_step(name, place)
            made = self.working(
                f"part {place} {name.partition(':')[2]}",
                partial(_formula, node=step),
                number_column("", units / UNIT),
            )
            self.columns.steps[part_name] = made
            parts.append(n.Ref(part_name))
        return n.Total(tuple(parts), total.floor, total.cap, total.weight)

    def _length_of(self, parts: Sequence[n.Ref]) -> int:
        return len(",".join(self.shown.span([part.step for part in parts])))

    def _fitting(self, parts: Sequence[n.Ref]) -> list[list[n.Ref]]:
        """Parts in as few groups as keep each group's formula short enough."""
        groups: list[list[n.Ref]] = [[]]
        length = 0
        for part in parts:
            size = len("".join(self.shown.span([part.step])))
            if length + size > _MOST_FORMULA and groups[-1]:
                groups.append([])
                length = 0
            groups[-1].append(part)
            length += size
        return groups


def _formula(layout: LeadLayout, node: object) -> str:
    return ExcelBackend(layout).formula(node)


def _mark(layout: LeadLayout, node: n.Condition) -> str:
    return f'IF({_formula(layout, node)},1,"")'


def _text(layout: LeadLayout, field: str, form: TextForm) -> str:
    return cleaned(layout.cell(field)) if form == TextForm.CLEAN else text_formula(layout, field, form)
