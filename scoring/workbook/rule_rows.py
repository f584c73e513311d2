"""The rules on the Scoring Rules sheet: a block of rows per rule, one row per condition or band."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scoring import nodes as n
from scoring.explain import band_label
from scoring.lower import rule_step
from scoring.model import BandPoints, Condition, FixedPoints, Group, Join, Rule, UnitPoints, When
from scoring.operators import BY_KEY, Wants
from scoring.table import Cell, Serial
from scoring.workbook import look
from scoring.workbook.effective import Check, check_formula, checks, effective
from scoring.workbook.grid import Grid, address
from scoring.workbook.plan import ConditionalFormat, Formula, Style, ValidationKind
from scoring.workbook.rule_words import band_words, condition_words, list_key
from scoring.workbook.rules_map import InputCell, RulesMap

# The columns of the sheet.
LABEL, ON, CATEGORY, WHEN, VALUE, VALUE2, POINTS, CAP, HALF_LIFE, CHECK, NOTE = range(1, 12)
# Hidden: usable values beside what was typed, and the text before a number in Why.
_USABLE = {ON: 13, POINTS: 14, VALUE: 15, VALUE2: 16, CAP: 17, HALF_LIFE: 18}
WHY_LABEL, WHY_PLUS = 19, 20
# What a rule can give at most: the best so far of its group, and what counts to the category's possible points.
BEST_SO_FAR, COUNTS_AT_MOST = 21, 22
LAST_HIDDEN = 22
FIRST_HIDDEN = 13

# The first row of a rule's block is tinted, so that blocks are told apart.
_HEAD = replace(look.CELL_WRAPPED, fill=look.BAND)
_JOINS = {Join.ALL: "all of these:", Join.ANY: "any of these:", Join.NONE: "none of these:"}
_INPUTS: dict[n.Role, tuple[Style, ValidationKind | None]] = {
    n.Role.TEXT: (look.INPUT_TEXT, None),
    n.Role.NUMBER: (look.INPUT_NUMBER, ValidationKind.DECIMAL),
    n.Role.DAY: (look.INPUT_DATE, ValidationKind.DATE),
    n.Role.POINTS: (look.INPUT_NUMBER, ValidationKind.DECIMAL),
    n.Role.CAP: (look.INPUT_NUMBER, ValidationKind.DECIMAL),
    n.Role.FLOOR: (look.INPUT_NUMBER, ValidationKind.DECIMAL),
    n.Role.WEIGHT: (look.INPUT_NUMBER, ValidationKind.DECIMAL),
    n.Role.HALF_LIFE: (look.INPUT_NUMBER, ValidationKind.DECIMAL),
    n.Role.THRESHOLD: (look.INPUT_NUMBER, ValidationKind.DECIMAL),
}
_EXPECTED = {
    ValidationKind.DECIMAL: ("-1000000000", "1000000000", "A number is expected here."),
    ValidationKind.DATE: ("1", "2958465", "A date is expected here."),
}
# What is shown when an input is selected.
_PROMPTS = {
    n.Role.SWITCH: "on or off. A rule that is off counts as if it were not there.",
    n.Role.POINTS: "A number with at most 4 decimals. Below 0 it takes points away.",
    n.Role.CAP: "The most it may give. Empty: no limit.",
    n.Role.FLOOR: "The least it may come to. Empty: no limit.",
    n.Role.WEIGHT: "The sum is multiplied by this. 1 leaves it as it is.",
    n.Role.HALF_LIFE: "Days until the points are half of what they were.",
    n.Role.THRESHOLD: "The lowest score that reaches this. The order of the tiers does not matter.",
    n.Role.DAY: "A date.",
}


@dataclass
class RowWriter:
    """Puts settings into cells, their usable values beside them, and gathers what the row's Check asks."""

    grid: Grid
    rules: RulesMap

    def input(self, row: int, column: int, key: str, value: Cell | int, style: Style) -> None:
        """A cell to type into, for the setting or name with this key (see `scoring.settings`)."""
        dated = style.number_format == look.INPUT_DATE.number_format
        self.grid.put(row, column, Serial(value) if dated and isinstance(value, (int, float)) else value, style)
        self.rules.inputs[key] = InputCell(self.grid.sheet, row, column, value)

    def setting(
        self, row: int, column: int, setting: n.Setting, usable_column: int
    ) -> list[Check]:  # fmt: skip
        """An input cell for a setting, and its usable value in a hidden column."""
        value = setting.value
        if setting.role == n.Role.SWITCH:
            self.input(row, column, setting.key, "on" if value else "off", look.INPUT_FLAG)
            self.grid.allow(
                row, column, ValidationKind.LIST, '"on,off"', prompt=_PROMPTS[setting.role], error="Type on or off."
            )
        else:
            style, kind = _INPUTS[setting.role]
            self.input(row, column, setting.key, None if isinstance(value, tuple) else value, style)
            if kind is not None:
                low, high, words = _EXPECTED[kind]
                self.grid.allow(row, column, kind, low, high, prompt=_PROMPTS.get(setting.role, ""), error=words)
        cell = address(row, column)
        made = effective(setting, cell)
        usable = self.grid.put(row, usable_column, Formula(made.formula, made.value))
        self.rules.settings[setting.key] = usable
        return list(checks(setting, cell, address(row, usable_column)))

    def check(self, row: int, tests: list[Check], style: Style = look.CELL_WRAPPED) -> None:
        """The Check cell of a row."""
        if tests:
            made = check_formula(tests)
            self.grid.put(row, CHECK, Formula(made.formula, made.value), style)


class RuleRows:
    """Lays rules out row by row."""

    def __init__(self, grid: Grid, rules: RulesMap, steps: dict[str, n.Result]) -> None:
        self.writer = RowWriter(grid, rules)
        self.grid, self.rules, self.steps = grid, rules, steps
        found = n.walk(tuple(steps.values()))
        self._settings = {node.key: node for node in found if isinstance(node, n.Setting)}

    def add(self, row: int, rule: Rule) -> int:
        """The block of a rule from `row` on; gives the next free row."""
        result = self.steps[rule_step(rule.id)]
        first, label = row, address(row, LABEL)
        style = replace(look.INPUT_TEXT, bold=True, wrap=True)
        self.writer.input(row, LABEL, f"rules/{rule.id}/label", rule.label, style)
        self.grid.put(row, CATEGORY, rule.category, _HEAD)
        self.grid.put(row, NOTE, self._note(rule), _HEAD)
        tests = self.writer.setting(row, ON, result.switch, _USABLE[ON])
        self._why_label(row, f"rules/{rule.id}", f'"; "&{address(row, LABEL)}&" "', f"; {rule.label} ")
        if not isinstance(result.amount, n.Banded):
            plus = Formula(f'{address(row, WHY_LABEL)}&"+"', f"; {rule.label} +")
            self.rules.plus_labels[f"rules/{rule.id}"] = self.grid.put(row, WHY_PLUS, plus)
        if isinstance(result.amount, n.Setting):
            tests += self.writer.setting(row, POINTS, result.amount, _USABLE[POINTS])
        if result.decay is not None:
            tests += self.writer.setting(row, HALF_LIFE, result.decay.half_life, _USABLE[HALF_LIFE])
        follow = self._units(row, rule, result, tests)
        self._head(row, rule, tests)
        self.writer.check(row, tests, _HEAD)
        row += 1
        if isinstance(rule.when, Group):
            count = [0]
            for member in rule.when.members:
                row = self._when(row, rule, member, 1, count)
        if follow:
            row = self._unit_row(row, rule, result)
        if isinstance(rule.points, BandPoints) and isinstance(result.amount, n.Banded):
            row = self._bands(row, rule, rule.points, result.amount, label)
        block = f"{address(first, LABEL)}:{address(row - 1, NOTE)}"
        switch = address(first, _USABLE[ON], absolute=True)
        self.grid.formats.append(ConditionalFormat(block, f"NOT({switch})", look.OFF_LOOK))
        return row

    def _note(self, rule: Rule) -> str:
        parts = []
        if rule.disqualify:
            parts.append("Disqualifies the lead.")
        if rule.force_tier:
            parts.append(f"Forces the tier {rule.force_tier}.")
        if rule.best_of:
            parts.append(f"Best of “{rule.best_of}”: only the largest counts.")
        if rule.decay:
            parts.append(f"Halves every so many days after {rule.decay.field}.")
        return " ".join([*parts, rule.note]).strip()

    def _why_label(self, row: int, key: str, formula: str, text: str) -> None:
        self.rules.labels[key] = self.grid.put(row, WHY_LABEL, Formula(f'IFERROR({formula},"; ? ")', text))

    def _units(self, row: int, rule: Rule, result: n.Result, tests: list[Check]) -> bool:
        """Per-unit points in the rule's own row where it has no condition; else they follow in a row of their own."""
        if not isinstance(result.amount, n.PerUnit) or not isinstance(rule.points, UnitPoints):
            return False
        if rule.when is not None:
            return True
        tests += self._unit_cells(row, result)
        return False

    def _unit_cells(self, row: int, result: n.Result) -> list[Check]:
        assert isinstance(result.amount, n.PerUnit) and result.cap is not None
        tests = self.writer.setting(row, POINTS, result.amount.points, _USABLE[POINTS])
        return tests + self.writer.setting(row, CAP, result.cap, _USABLE[CAP])

    def _unit_row(self, row: int, rule: Rule, result: n.Result) -> int:
        assert isinstance(rule.points, UnitPoints)
        self.grid.put(row, WHEN, f"points for each of {rule.points.field}", _indented(1))
        self.writer.check(row, self._unit_cells(row, result))
        return row + 1

    def _head(self, row: int, rule: Rule, tests: list[Check]) -> None:
        """What the rule's first row says of when it fires."""
        if isinstance(rule.when, Condition):
            tests += self._condition(row, rule.when, f"rules/{rule.id}/when/0", 0)
            return
        if isinstance(rule.when, Group):
            words = "If " + _JOINS[rule.when.join]
        elif isinstance(rule.points, FixedPoints):
            words = "Every lead"
        elif isinstance(rule.points, UnitPoints):
            words = f"For each of {rule.points.field}"
        else:
            words = f"By {rule.points.field}"
        self.grid.put(row, WHEN, words, _HEAD)

    def _when(self, row: int, rule: Rule, when: When, depth: int, count: list[int]) -> int:
        if isinstance(when, Condition):
            tests = self._condition(row, when, f"rules/{rule.id}/when/{count[0]}", depth)
            self.writer.check(row, tests)
            count[0] += 1
            return row + 1
        self.grid.put(row, WHEN, _JOINS[when.join], _indented(depth))
        row += 1
        for member in when.members:
            row = self._when(row, rule, member, depth + 1, count)
        return row

    def _condition(self, row: int, condition: Condition, key: str, depth: int) -> list[Check]:
        operator = BY_KEY[condition.operator]
        tests: list[Check] = []
        cells: list[str] = []
        words = None
        if operator.wants == Wants.LIST:
            words = self.rules.words[list_key(condition, key)]
            fill = "" if depth else look.BAND
            self.grid.put(row, VALUE, "see Lists", replace(look.HINT, border=look.LINE, fill=fill))
        else:
            for column, end, _ in zip((VALUE, VALUE2), ("value", "value2"), condition.wanted, strict=False):
                setting = self._settings[f"{key}/{end}"]
                tests += self.writer.setting(row, column, setting, _USABLE[column])
                cells.append(address(row, column))
        style = _indented(depth) if depth else _HEAD
        self.grid.put(row, WHEN, condition_words(condition, cells, words), style)
        return tests

    def _bands(self, row: int, rule: Rule, points: BandPoints, banded: n.Banded, label: str) -> int:
        for place, (band, node) in enumerate(zip(points.bands, banded.bands, strict=True)):
            tests: list[Check] = []
            for column, setting in ((VALUE, node.low), (VALUE2, node.high)):
                if setting is not None:
                    tests += self.writer.setting(row, column, setting, _USABLE[column])
            tests += self.writer.setting(row, POINTS, node.points, _USABLE[POINTS])
            words: Formula | str = band.label
            if not band.label:
                low = address(row, VALUE) if node.low else ""
                high = address(row, VALUE2) if node.high else ""
                words = Formula(band_words(low, high, band.open_high), band_label(band))
            self.grid.put(row, WHEN, words, _indented(1))
            self.writer.check(row, tests)
            formula = f'"; "&{label}&" "&{address(row, WHEN)}&" "'
            text = f"; {rule.label} {band_label(band)} "
            self._why_label(row, f"rules/{rule.id}/bands/{place}", formula, text)
            row += 1
        return row


def _indented(depth: int) -> Style:
    return replace(look.CELL_WRAPPED, indent=depth * 2)
