"""The Scoring Rules sheet: the whole model as a person reads and edits it, and what formulas refer to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from scoring import lower as steps
from scoring import nodes as n
from scoring.backends.excel import ExcelBackend
from scoring.backends.formulas import quoted
from scoring.checks.reach import rule_range
from scoring.model import Axis, Category
from scoring.scores import Scores
from scoring.table import Serial
from scoring.workbook import look
from scoring.workbook.effective import checks, effective
from scoring.workbook.grid import Grid, address
from scoring.workbook.names import AS_OF_NAME, RULES_SHEET, TIER_NAMES_NAME, threshold_name, tier_name
from scoring.workbook.plan import (
    CellPlan,
    ColumnWidth,
    ConditionalFormat,
    DefinedName,
    Formula,
    SheetPlan,
    ValidationKind,
)
from scoring.workbook.rule_rows import (
    BEST_SO_FAR,
    CAP,
    CATEGORY,
    CHECK,
    COUNTS_AT_MOST,
    FIRST_HIDDEN,
    HALF_LIFE,
    LABEL,
    LAST_HIDDEN,
    NOTE,
    ON,
    POINTS,
    VALUE,
    VALUE2,
    WHEN,
    RuleRows,
)
from scoring.workbook.rules_map import InputCell, MapLayout, RulesMap
from scoring.workbook.tier_rows import TierRows

_WIDTHS = {LABEL: 30, ON: 10, CATEGORY: 17, WHEN: 52, VALUE: 17, VALUE2: 13, POINTS: 12, CAP: 12, HALF_LIFE: 11,
           CHECK: 30, NOTE: 46}  # fmt: skip
_LINE_HEIGHT = 15
_AS_OF_ROW = 5
_SCALES = {
    n.Scaling.RAW: "The score is the raw total of points.",
    n.Scaling.CLAMP: "The score is the total of points, held between 0 and 100.",
    n.Scaling.PERCENT: "The score is the total of points as percent of what is possible, between 0 and 100.",
}


@dataclass(frozen=True)
class RulesSheet:
    """The sheet, the names that point into it, and what its formulas refer to."""

    sheet: SheetPlan
    names: tuple[DefinedName, ...]


class _Builder:
    def __init__(self, scores: Scores, rules: RulesMap, live_day: bool, name: str) -> None:
        self.scores, self.model, self.rules = scores, scores.model, rules
        self.program = scores.program
        self.live_day = live_day
        self.grid = Grid(name)
        self.tier_rows = TierRows(self.grid, rules)
        self.backend = ExcelBackend(MapLayout(rules))

    def build(self) -> RulesSheet:
        self._head()
        row = self._tiers(9)
        row, categories = self._category_space(row)
        first, row = row + 2, self._rules(row)
        self._categories(*categories)
        self._complete(first)
        sheet = SheetPlan(
            self.grid.sheet,
            cells=tuple(self.grid.cells),
            widths=(
                *(ColumnWidth(column, column, width) for column, width in _WIDTHS.items()),
                ColumnWidth(FIRST_HIDDEN, LAST_HIDDEN, 12, hidden=True, outline=1),
            ),
            row_heights=tuple(self._heights()),
            merges=tuple(self.grid.merges),
            validations=tuple(self.grid.validations),
            comments=tuple(self.grid.comments),
            formats=(*self._formats(row), *self.grid.formats),
            freeze=(3, 1),
            protected=True,
            gridlines=False,
            tab_color=look.TAB,
            landscape=True,
            fit_width=True,
        )
        return RulesSheet(sheet, self._names())

    def _head(self) -> None:
        put, model = self.grid.put, self.model
        put(1, LABEL, f"Scoring Rules – {model.name}", look.TITLE)
        put(
            2, LABEL, " · ".join(p for p in (f"Version {model.version}", model.description.strip()) if p), look.SUBTITLE
        )
        put(3, LABEL, "Change the yellow cells, or a tier's name: every score follows. Another operator, field or new "
            "rule needs Hotsheet (change the model and score again).", look.HINT)  # fmt: skip
        put(_AS_OF_ROW, LABEL, "As-of date", look.STRONG)
        day = self.program.as_of
        cell = address(_AS_OF_ROW, CATEGORY)
        serial = day.value if isinstance(day.value, (int, float)) else None
        shown = None if serial is None else Serial(serial)
        now = Formula("TODAY()", shown) if self.live_day else shown
        self.rules.inputs[day.key] = InputCell(self.grid.sheet, _AS_OF_ROW, CATEGORY, serial)
        put(_AS_OF_ROW, CATEGORY, now, replace(look.INPUT_DATE, horizontal="left"))
        self.grid.allow(_AS_OF_ROW, CATEGORY, ValidationKind.DATE, "1", "2958465", error="A date is expected here.")
        usable = effective(day, cell)
        self.rules.settings[day.key] = put(_AS_OF_ROW, FIRST_HIDDEN, Formula(usable.formula, usable.value))
        self.tier_rows.writer.check(_AS_OF_ROW, list(checks(day, cell, address(_AS_OF_ROW, FIRST_HIDDEN))), look.LABEL)
        words = (
            "Ages of dates count back from today: this cell follows the calendar."
            if self.live_day
            else "Ages of dates count back from this day. It stays until it is changed."
        )
        # A formula, so that the sheet's fixed words are the same whether or not the day follows the calendar.
        put(_AS_OF_ROW, WHEN, Formula(quoted(words), words), look.HINT)
        put(6, LABEL, "Scale", look.STRONG)
        decimals = f"Rounded to {model.decimals} decimals." if model.decimals else "Rounded to whole numbers."
        put(6, CATEGORY, f"{_SCALES[model.scale]} {decimals}", look.LABEL)
        put(7, LABEL, "Possible points", look.STRONG)

    def _tiers(self, row: int) -> int:
        base = self.program.steps[steps.BASE_TIER]
        limits = base.limits if isinstance(base, n.Level) else None
        row = self.tier_rows.tiers(row, self.model.tiers, limits)
        letter, digit = self.program.steps.get(steps.LETTER), self.program.steps.get(steps.DIGIT)
        if isinstance(letter, n.Level) and isinstance(digit, n.Level):
            cuts = {Axis.FIT: letter.limits, Axis.ENGAGEMENT: digit.limits}
            row = self.tier_rows.grades(row, self.model.grades, {str(k): v for k, v in cuts.items()})
        if isinstance(base, n.GradeLevel):
            row = self.tier_rows.grade_table(row, base.table, base.tiers, TIER_NAMES_NAME)
        return row

    def _category_space(self, row: int) -> tuple[int, tuple[int]]:
        """Room for the categories: what they can give at most refers to the rules below, which come first."""
        return row + len(self.model.categories) + 3, (row,)

    def _categories(self, row: int) -> None:
        self.grid.put(row, LABEL, "Categories", look.HEADING)
        row = self.tier_rows.headers(
            row + 1, (LABEL, "Category"), (CATEGORY, "Counts to"), (WHEN, "Note"), (VALUE, "At least"),
            (VALUE2, "At most"), (POINTS, "Weight"), (CAP, "Possible"), (CHECK, "Check"),
        )  # fmt: skip
        for category in self.model.categories:
            name = steps.possible_step(category.name)
            total, possible = self.program.steps[steps.category_step(category.name)], self.program.steps[name]
            assert isinstance(total, n.Total) and isinstance(possible, n.Possible)
            for setting, column in ((total.floor, 15), (total.cap, 16), (total.weight, 14)):
                self.rules.settings[setting.key] = self.grid.reference(row, column)
            formula = self.backend.held_possible(possible, self._reaches(category, possible))
            now = Formula(formula, self._now(name))
            self.rules.steps[name] = self.tier_rows.category(row, category, total, now)
            row += 1
        self._model_steps()

    def _reaches(self, category: Category, possible: n.Possible) -> str:
        """Puts beside each rule what it can give at most; gives the sum of a category's, short for any number of rules.

        Of a group the best counts: each of its rules holds the best so far, and the last one what counts.
        """
        ranges = {f"rules/{rule.id}/on": rule_range(rule) for rule in self.model.rules_of(category.name)}
        rows = []
        for group in possible.groups:
            before, best = "", 0.0
            for reach in group:
                switch = reach.switch.key
                row, text = self.rules.inputs[switch].row, self.backend.formula(reach)
                best = max(best, ranges[switch][1])
                column = COUNTS_AT_MOST if reach is group[-1] else BEST_SO_FAR
                made = Formula(f"MAX({before},{text})" if before else text, best)
                self.grid.put(row, column, made)
                before = address(row, column, absolute=True)
                rows.append(row)
        if not rows:
            return "0"
        first, last = (address(end(rows), COUNTS_AT_MOST, absolute=True) for end in (min, max))
        return f"SUM({first}:{last})"

    def _model_steps(self) -> None:
        """What is possible in all, and by axis: hidden beside the head, the whole shown in it."""
        name = steps.POSSIBLE
        formula = self.backend.formula(self.program.steps[name])
        self.rules.steps[name] = self.grid.put(
            7, CATEGORY, Formula(formula, self._now(name)), replace(look.LABEL, horizontal="left")
        )
        for place, axis in enumerate((Axis.FIT, Axis.ENGAGEMENT)):
            name = steps.axis_possible_step(axis)
            if name in self.program.steps:
                made = Formula(self.backend.formula(self.program.steps[name]), self._now(name))
                self.rules.steps[name] = self.grid.put(7, FIRST_HIDDEN + place, made)

    def _now(self, step: str) -> float:
        return float(self.scores.steps[step].values[0]) / 10_000

    def _rules(self, row: int) -> int:
        self.grid.put(row, LABEL, "Rules", look.HEADING)
        row = self.tier_rows.headers(
            row + 1, (LABEL, "Rule (as Why calls it)"), (ON, "On"), (CATEGORY, "Category"), (WHEN, "When"),
            (VALUE, "Value"), (VALUE2, "and"), (POINTS, "Points"), (CAP, "At most"),
            (HALF_LIFE, "Half-life, days"), (CHECK, "Check"), (NOTE, "Note"),
        )  # fmt: skip
        results = {k: v for k, v in self.program.steps.items() if isinstance(v, n.Result)}
        rows = RuleRows(self.grid, self.rules, results)
        for category in self.model.categories:
            for rule in self.model.rules_of(category.name):
                row = rows.add(row, rule)
        return row

    def _formats(self, last: int) -> tuple[ConditionalFormat, ...]:
        check = f"{address(1, CHECK)}:{address(last, CHECK)}"
        return (ConditionalFormat(check, f'LEFT({address(1, CHECK)},6)="Check:"', look.CHECK_LOOK),)

    def _complete(self, first: int) -> None:
        """Lines around the empty cells of the rules' rows, so that each row reads as one."""
        rows: dict[int, dict[int, CellPlan]] = {}
        for cell in self.grid.cells:
            rows.setdefault(cell.row, {})[cell.column] = cell
        for row, cells in rows.items():
            if row >= first and WHEN in cells:
                fill = cells[WHEN].style.fill
                columns = range(LABEL if LABEL in cells else WHEN, NOTE + 1)
                for column in columns:
                    if column not in cells:
                        self.grid.put(row, column, None, replace(look.CELL, fill=fill))

    def _heights(self) -> Iterator[tuple[int, float]]:
        """Heights for the rows whose texts take several lines: a program makes room only when somebody types."""
        yield 1, look.TITLE_HEIGHT
        lines: dict[int, int] = {}
        for cell in self.grid.cells:
            value = cell.value.value if isinstance(cell.value, Formula) else cell.value
            if cell.style.wrap and isinstance(value, str) and cell.column in _WIDTHS:
                width = _WIDTHS[cell.column]
                if f"{address(cell.row, CATEGORY)}:{address(cell.row, WHEN)}" in self.grid.merges:
                    width = _WIDTHS[CATEGORY] + _WIDTHS[WHEN]
                # Letters are narrower than the digits that widths count, on the whole.
                room = 1.08 * (width - 2 * cell.style.indent)
                lines[cell.row] = max(lines.get(cell.row, 1), sum(ceil(len(p) / room) or 1 for p in value.split("\n")))
        yield from ((row, min(_LINE_HEIGHT * count + 2, 400)) for row, count in sorted(lines.items()) if count > 1)

    def _names(self) -> tuple[DefinedName, ...]:
        tiers = self.rules.tiers
        made = [DefinedName(AS_OF_NAME, self.grid.reference(_AS_OF_ROW, CATEGORY))]
        made.append(DefinedName(TIER_NAMES_NAME, f"{tiers[0]}:{tiers[-1].rpartition('!')[2]}"))
        for place, reference in enumerate(tiers):
            made.append(DefinedName(tier_name(place), reference))
            setting = f"tiers/{self.model.tiers[place].name}/from"
            if setting in self.rules.settings:
                made.append(DefinedName(threshold_name(place), self.rules.settings[setting]))
        return tuple(made)


def rules_sheet(scores: Scores, rules: RulesMap, live_day: bool, name: str = RULES_SHEET) -> RulesSheet:
    """The Scoring Rules sheet of a scored model; fills `rules` with where everything stands.

    The lists must be laid out before. `live_day` makes the as-of date follow the calendar.
    """
    return _Builder(scores, rules, live_day, name).build()
