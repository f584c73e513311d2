"""The columns that scoring adds to the lead table: what each is called, its formula, and its values.

Visible columns come first, then the workings: hidden, grouped, inside the table, so that new rows get them and
sorting keeps rows whole. A formula is made twice from the same nodes: with structured references (visible
columns, and what fills new rows) and with A1 references (workings, written once as a shared formula).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scoring import nodes as n
from scoring.backends.excel import ExcelBackend
from scoring.backends.formulas import lead_form, quoted
from scoring.ooxml.cells import column_letters
from scoring.table import Column
from scoring.text import TextForm, normal_form
from scoring.workbook.grid import address
from scoring.workbook.lead_sheet_refs import this_row
from scoring.workbook.rules_map import MapLayout, RulesMap
from scoring.workbook.site import Place


@dataclass
class LeadColumns:
    """Where lead formulas find things, filled as columns are laid out from left to right.

    fields: the column of each model field that the sheet has. texts: columns of normal forms. steps: columns of
    results. inline: steps that have no column, and are written out where they are used.
    """

    fields: Mapping[str, Place]
    texts: dict[tuple[str, TextForm], Place] = field(default_factory=dict)
    steps: dict[str, Place] = field(default_factory=dict)
    inline: dict[str, object] = field(default_factory=dict)


def part_step(step: str, place: int) -> str:
    """What a partial sum of a long step is called, by its place from 1."""
    return f"part {place}:{step}"


class LeadLayout(MapLayout):
    """References of one row of leads; subclasses say how a cell and a span of cells are written."""

    def __init__(self, rules: RulesMap, columns: LeadColumns) -> None:
        super().__init__(rules)
        self.columns = columns

    def at(self, place: Place) -> str:
        """The cell of a column in the row."""
        raise NotImplementedError

    def between(self, first: Place, last: Place) -> str:
        """The cells from one column to another in the row."""
        raise NotImplementedError

    def cell(self, field: str) -> str:
        """The lead's own cell of a field; an empty text where the sheet has no such column."""
        place = self.columns.fields.get(field)
        return '""' if place is None else self.at(place)

    def text(self, field: str, form: TextForm) -> str:
        """The field's text in a normal form."""
        place = self.columns.texts.get((field, form))
        return quoted(normal_form("", form)) if place is None else self.at(place)

    def step(self, name: str) -> str:
        """The result of a step: its column, or the formula itself where it has none."""
        if name in self.columns.steps:
            return self.at(self.columns.steps[name])
        if name in self.columns.inline:
            return ExcelBackend(self).formula(self.columns.inline[name])
        return super().step(name)

    def span(self, names: Sequence[str]) -> Sequence[str]:
        """The results of several steps; columns side by side become one range."""
        runs: list[list[Place]] = []
        inline = [self.step(name) for name in names if name not in self.columns.steps]
        for place in (self.columns.steps[name] for name in names if name in self.columns.steps):
            if runs and runs[-1][-1].column + 1 == place.column:
                runs[-1].append(place)
            else:
                runs.append([place])
        spans = [self.at(run[0]) if len(run) == 1 else self.between(run[0], run[-1]) for run in runs]
        return [*spans, *inline]


class RowLayout(LeadLayout):
    """A1 references to one row, relative, so that a shared formula moves down with it."""

    def __init__(self, rules: RulesMap, columns: LeadColumns, row: int) -> None:
        super().__init__(rules, columns)
        self.row = row

    def at(self, place: Place) -> str:
        """The cell of a column in the row: C5."""
        return address(self.row, place.column)

    def between(self, first: Place, last: Place) -> str:
        """The cells from one column to another: C5:F5."""
        return f"{column_letters(first.column)}{self.row}:{column_letters(last.column)}{self.row}"


class TableLayout(LeadLayout):
    """Structured references to the row of a table that a formula stands in."""

    def __init__(self, rules: RulesMap, columns: LeadColumns, table: str) -> None:
        super().__init__(rules, columns)
        self.table = table

    def at(self, place: Place) -> str:
        """The cell of a column in the row: Leads[[#This Row],[Email]]."""
        return this_row(self.table, place.header)

    def between(self, first: Place, last: Place) -> str:
        """The cells from one column to another: Leads[[#This Row],[a]:[b]]."""
        return this_row(self.table, first.header, last.header)


@dataclass(frozen=True)
class AddedColumn:
    """A column that scoring adds: `table` fills new rows of a table; `row` is the A1 text of a shared formula.

    Both are empty for plain values (overrides, the version, values as of the run).
    """

    place: Place
    values: Column
    table: str = ""
    row: str = ""
    hidden: bool = False


def text_formula(layout: LeadLayout, field: str, form: TextForm) -> str:
    """The formula of a column that holds a normal form of a field's text."""
    from_clean = layout.text(field, TextForm.CLEAN)
    return lead_form(from_clean, form)


def text_forms(steps: Sequence[object]) -> tuple[tuple[str, TextForm], ...]:
    """The normal forms that steps need, cleaned texts first, each once."""
    needed: dict[tuple[str, TextForm], None] = {}
    for node in n.walk(tuple(steps)):
        match node:
            case n.Text(name, form):
                needed[name, TextForm.CLEAN] = None
                needed[name, form] = None
            case n.YesNo(name) | n.HasText(name):
                needed[name, TextForm.CLEAN] = None
    return tuple(sorted(needed, key=lambda key: list(TextForm).index(key[1])))
