"""Tiers, grade cut-offs and categories on the Scoring Rules sheet, with the ladders that formulas climb down.

Thresholds are live and may stand in any order. Beside each stands, hidden, its place from the highest down; the
ladder is the same limits sorted, so that a lead's formula is a short chain of comparisons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scoring import nodes as n
from scoring.backends.formulas import cleaned, quoted
from scoring.model import DIGITS, LETTERS, Axis, Category, Grades, Tier
from scoring.text import clean
from scoring.workbook import look
from scoring.workbook.effective import NO_LIMIT, Check, effective
from scoring.workbook.grid import Grid, address
from scoring.workbook.plan import Comment, Formula, ValidationKind
from scoring.workbook.rule_rows import (
    CAP,
    CATEGORY,
    CHECK,
    LABEL,
    NOTE,
    ON,
    POINTS,
    VALUE,
    VALUE2,
    WHEN,
    RowWriter,
)
from scoring.workbook.rules_map import RulesMap

# Hidden columns of a ladder: the usable limit, its place, the sorted limit, the sorted name, the tier's name
# cleaned, and as it counts.
_LIMIT, _PLACE, _SORTED, _NAME, _KEY, _USABLE_NAME = 13, 14, 15, 16, 17, 18
# Notes on headers: what a column means, for somebody who never saw the sheet before.
HEADER_COMMENTS = {
    "Rule (as Why calls it)": "The column Why on the sheet Leads shows this name with the points. It can be changed.",
    "Value": "What the condition compares with. An emptied cell matches no lead. Lists stand on the sheet Lists.",
    "Points": "What a lead gets when the rule fires. Below 0 it loses points.",
    "At most": "A limit to what may be given. Empty: no limit.",
    "At least": "A category's sum is not taken below this. Empty: no limit.",
    "Weight": "The category's sum, held within its limits, is multiplied by this.",
    "Possible": "The most that a lead can reach with the rules that are on.",
    "Half-life, days": "The points halve every so many days after the date, counted to the as-of date.",
    "From": "The lowest score that reaches it. The thresholds may stand in any order.",
    "Check": "Says what is wrong in this row, and what is done about it. Empty is good.",
}
_GRADE_COLUMNS = (VALUE, VALUE2, POINTS, CAP)
_GRADE_USABLE = 13


class TierRows:
    """Lays out everything between the sheet's head and its rules."""

    def __init__(self, grid: Grid, rules: RulesMap) -> None:
        self.grid, self.rules = grid, rules
        self.writer = RowWriter(grid, rules)

    def headers(self, row: int, *titles: tuple[int, str]) -> int:
        """A row of headers over the columns A to K."""
        named = dict(titles)
        for column, title in titles:
            if title in HEADER_COMMENTS:
                self.grid.comments.append(Comment(row, column, HEADER_COMMENTS[title]))
        for column in range(LABEL, NOTE + 1):
            self.grid.put(row, column, named.get(column) or None, look.HEADER)
        return row + 1

    def tiers(self, row: int, tiers: Sequence[Tier], limits: Sequence[n.Setting] | None) -> int:
        """The tiers from the highest down; with `limits` their thresholds are inputs."""
        self.grid.put(row, LABEL, "Tiers", look.HEADING)
        row = self._limit_headers(row + 1, "Tier", "From" if limits is not None else "")
        names = [tier.name for tier in tiers]
        colors = look.tier_colors(tiers)
        self.rules.tiers = tuple(self.grid.reference(row + place, _USABLE_NAME) for place in range(len(tiers)))
        self.rules.tier_keys = tuple(self.grid.reference(row + p, _KEY) for p in range(len(tiers)))
        for place, tier in enumerate(tiers):
            at = row + place
            style = replace(colors[place].style(look.INPUT_TEXT), bold=True)
            self.writer.input(at, LABEL, f"tiers/{tier.name}/name", tier.name, style)
            self._meaning(at, tier.note)
            tests = self._tier_name(row, place, names)
            if limits is not None:
                tests += self._limit(at, limits[place], "the rest")
            self.writer.check(at, tests)
        if limits is not None:
            self._ladder(row, limits, names, _USABLE_NAME)
        return row + len(tiers) + 1

    def _tier_name(self, first: int, place: int, names: Sequence[str]) -> list[Check]:
        """A tier's name as it counts, and cleaned: a cleared name leaves the model's own."""
        row, own = first + place, quoted(names[place])
        typed = address(row, LABEL)
        missing = f'IF(ISERROR({typed}),TRUE,TRIM({typed})="")'
        name = self.grid.put(row, _USABLE_NAME, Formula(f'IF({missing},{own},{typed}&"")', names[place]))
        key = address(row, _KEY)
        self.grid.put(row, _KEY, Formula(cleaned(name.rpartition("!")[2]), clean(names[place])))
        others = [address(first + at, _KEY) for at in range(len(names)) if at != place]
        same = f"OR({','.join(f'EXACT({key},{other})' for other in others)})" if others else "FALSE"
        return [
            Check(missing, "a tier needs a name; the model's own counts"),
            Check(same, "two tiers have this name; the first of them is meant"),
        ]

    def _limit_headers(self, row: int, what: str, limit: str = "From") -> int:
        titles = ((LABEL, what), (ON, limit), (CATEGORY, "What it means"), (CHECK, "Check"))
        self.grid.merges.append(f"{address(row, CATEGORY)}:{address(row, WHEN)}")
        return self.headers(row, *titles)

    def _meaning(self, row: int, text: str) -> None:
        """What a tier or grade means, over two columns."""
        self.grid.put(row, CATEGORY, text, replace(look.CELL_WRAPPED, indent=1))
        self.grid.put(row, WHEN, None, look.CELL_WRAPPED)
        self.grid.merges.append(f"{address(row, CATEGORY)}:{address(row, WHEN)}")

    def _limit(self, row: int, setting: n.Setting, none: str) -> list[Check]:
        """The cell of a threshold or cut-off, with what may be wrong with it."""
        if setting.value is not None:
            return self.writer.setting(row, ON, setting, _LIMIT)
        self.grid.put(row, ON, none, replace(look.CELL, horizontal="right"))
        made = effective(setting, "")
        self.rules.settings[setting.key] = self.grid.put(row, _LIMIT, made.value)
        return []

    def _ladder(self, row: int, limits: Sequence[n.Setting], names: Sequence[str], column: int) -> None:
        """Places and sorted limits in hidden columns of the same rows, and the name below them all.

        column: where the names stand.
        """
        count = len(limits)
        usable = [address(row + at, _LIMIT, absolute=True) for at in range(count)]
        values = [float(s.value) if isinstance(s.value, (int, float)) else NO_LIMIT for s in limits]
        order = sorted(range(count), key=lambda at: (-values[at], at))
        span = f"{usable[0]}:{usable[-1]}"
        places = f"{address(row, _PLACE, True)}:{address(row + count - 1, _PLACE, True)}"
        labels = f"{address(row, column, True)}:{address(row + count - 1, column, True)}"
        steps = []
        for at in range(count):
            self.grid.put(row + at, _PLACE, Formula(_place(usable, at), order.index(at) + 1))
            found = f"MATCH({at + 1},{places},0)"
            limit = Formula(f"IFERROR(INDEX({span},{found}),1E+300)", values[order[at]])
            name = Formula(f'IFERROR(INDEX({labels},{found}),"")', names[order[at]])
            steps.append(
                (
                    self.grid.put(row + at, _SORTED, limit),
                    self.grid.put(row + at, _NAME, name),
                )
            )
        last = f"IFERROR(INDEX({labels},MATCH(COUNT({span}),{places},0)),{address(row + count - 1, column)})"
        below = self.grid.put(row - 1, _NAME, Formula(last, names[order[-1]]))
        self.rules.ladders[limits[0].key] = (tuple(steps), below)

    def grades(self, row: int, grades: Grades, limits: dict[str, tuple[n.Setting, ...]]) -> int:
        """Cut-offs of letters and digits."""
        self.grid.put(row, LABEL, "Grades", look.HEADING)
        row = self._limit_headers(row + 1, "Grade")
        for axis, names in ((Axis.FIT, LETTERS), (Axis.ENGAGEMENT, DIGITS)):
            for at, name in enumerate(names):
                self.grid.put(row + at, LABEL, name, look.CELL_CENTER)
                self._meaning(row + at, f"by {axis} (0–100)")
                self.writer.check(row + at, self._limit(row + at, limits[axis][at], "the rest"))
            self._ladder(row, limits[axis], names, LABEL)
            row += len(names) + 1
        return row

    def grade_table(self, row: int, table: Sequence[n.Setting], tiers: Sequence[str], names: str) -> int:
        """Which tier each grade gives: 4 × 4 inputs, with the usable names beside them."""
        self.grid.put(row, LABEL, "Tier by grade", look.HEADING)
        digits = [(column, digit) for column, digit in zip(_GRADE_COLUMNS, DIGITS, strict=True)]
        across = (WHEN, "Engagement, from high (1) to low (4):")
        row = self.headers(row + 1, (LABEL, "Fit"), across, *digits, (CHECK, "Check"))
        for place, letter in enumerate(LETTERS):
            self.grid.put(row, LABEL, letter, look.CELL_CENTER)
            tests = []
            for digit, column in enumerate(_GRADE_COLUMNS):
                setting = table[place * 4 + digit]
                self.writer.input(row, column, setting.key, str(setting.value), look.INPUT_TEXT)
                cell = address(row, column)
                self.grid.allow(row, column, ValidationKind.LIST, names, error="Choose one of the tiers.")
                known, usable = self._known_tier(cell, str(setting.value), tiers)
                self.rules.settings[setting.key] = self.grid.put(row, _GRADE_USABLE + digit, usable)
                tests.append(Check(f"NOT({known})", "a name is no tier; the last tier counts"))
            self.writer.check(row, tests)
            row += 1
        first = address(row - 4, _GRADE_USABLE, True)
        last = address(row - 1, _GRADE_USABLE + 3, True)
        self.rules.grades = f"'{self.grid.sheet}'!{first}:{last}"
        return row + 1

    def _known_tier(self, cell: str, value: str, tiers: Sequence[str]) -> tuple[str, Formula]:
        """Whether a cell names a tier, and the tier it counts as."""
        text = cleaned(cell)
        keys = [reference.rpartition("!")[2] for reference in self.rules.tier_keys]
        names = [reference.rpartition("!")[2] for reference in self.rules.tiers]
        formula = names[-1]
        for key, name in reversed(list(zip(keys, names, strict=True))):
            formula = f"IF(EXACT({text},{key}),{name},{formula})"
        known = f"OR({','.join(f'EXACT({text},{key})' for key in keys)})"
        now = next((tier for tier in tiers if clean(tier) == clean(value)), tiers[-1])
        return known, Formula(formula, now)

    def category(self, row: int, category: Category, total: n.Total, possible: Formula) -> str:
        """A category's row; gives the reference of what it can give at most."""
        self.grid.put(row, LABEL, category.name, replace(look.CELL_WRAPPED, bold=True))
        self.grid.put(row, ON, None, look.CELL)
        self.grid.put(row, CATEGORY, str(category.axis) or "total only", look.CELL)
        self.grid.put(row, WHEN, category.note, look.CELL_WRAPPED)
        tests = self.writer.setting(row, VALUE, total.floor, 15)
        tests += self.writer.setting(row, VALUE2, total.cap, 16)
        tests += self.writer.setting(row, POINTS, total.weight, 14)
        self.writer.check(row, tests)
        style = replace(look.CELL, horizontal="right")
        reach = self.grid.put(row, CAP, possible, style)
        for key, words in (("limit", f"; {category.name} limit "), ("weight", f"; {category.name} weight ")):
            self.rules.labels[f"categories/{category.name}/{key}"] = quoted(words)
        return reach


def _place(usable: Sequence[str], at: int) -> str:
    """The formula of a limit's place from the highest down; "" for one that is not usable."""
    mine = usable[at]
    higher = [
        f"IF(ISNUMBER({other}),IF({other}{'>=' if place < at else '>'}{mine},1,0),0)"
        for place, other in enumerate(usable)
        if place != at
    ]
    return f'IF(ISNUMBER({mine}),{"+".join(["1", *higher])},"")'
