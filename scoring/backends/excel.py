"""A program as spreadsheet formulas: the text of every step for one lead's row.

Where things stand is the `Layout`'s business: a lead's cells, the columns of the steps, the cells of the live
settings on the Scoring Rules sheet. A setting's cell holds a value made fit to use there (see
`scoring.workbook.rules_sheet`): a number or "", a text in its normal form or `scoring.text.NEVER`.

Missing results are "" for rules that must tell "did not fire" from 0, else 0. Places of a `Level` come out as
the names the layout gives them, not as counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from scoring import nodes as n
from scoring.backends.base import Backend
from scoring.backends.formulas import is_number, number, quoted
from scoring.fields import NO_WORDS, YES_WORDS
from scoring.model import DISQUALIFIED
from scoring.text import NEVER, TextForm
from scoring.units import DECIMALS, FINE_DECIMALS, MAX_HALVINGS, MAX_UNITS

_MOST_ARGUMENTS = 200


class Layout(Protocol):
    """Where a formula finds things: every method gives a reference, ready to stand in a formula."""

    def cell(self, field: str) -> str:
        """The lead's own cell of a field; `""` where the sheet has no column for it."""

    def text(self, field: str, form: TextForm) -> str:
        """The field's text in a normal form."""

    def setting(self, setting: n.Setting) -> str:
        """The usable value of a setting."""

    def items(self, setting: n.Setting) -> Sequence[str]:
        """The usable items of a list, one by one."""

    def joined(self, setting: n.Setting) -> str:
        """The usable items of a list in one text, each between double spaces."""

    def step(self, name: str) -> str:
        """The result of an earlier step."""

    def span(self, names: Sequence[str]) -> Sequence[str]:
        """The results of several steps, neighbours as one range."""

    def levels(self, limits: tuple[n.Setting, ...]) -> tuple[Sequence[tuple[str, str]], str]:
        """Limits from the highest down with their names, and the name where none is reached."""

    def tier(self, place: int) -> str:
        """The name of a tier, by its place in the model."""

    def grades(self, table: tuple[n.Setting, ...]) -> str:
        """The range of the 4 × 4 tier names."""


class ExcelBackend(Backend):
    """Formula text for every node; `formula` is the way in."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def formula(self, node: object) -> str:
        """The formula of a step or a condition, without "="."""
        text: str = self.visit(node)
        return text

    # -- texts and numbers of a lead ----------------------------------------------------------------------

    def on_text(self, node: n.Text) -> str:
        """The reference of a field's text in a normal form."""
        return self.layout.text(node.field, node.form)

    def on_number(self, node: n.Number) -> str:
        """The reference of a field's own cell."""
        return self.layout.cell(node.field)

    def on_day(self, node: n.Day) -> str:
        """The whole day of a field's date."""
        return f"INT({self.layout.cell(node.field)})"

    def on_age(self, node: n.Age) -> str:
        """Whole days between a field's date and the as-of date."""
        day, today = f"INT({self.layout.cell(node.field)})", self.layout.setting(node.as_of)
        return f"{day}-{today}" if node.ahead else f"{today}-{day}"

    # -- conditions ---------------------------------------------------------------------------------------

    def on_is_blank(self, node: n.IsBlank) -> str:
        """Whether a cell is empty, only spaces, or an error."""
        cell = self.layout.cell(node.field)
        if cell == '""':
            return "TRUE"
        return f'IF(ISERROR({cell}),TRUE,IF(ISTEXT({cell}),TRIM({cell})="",ISBLANK({cell})))'

    def on_has_text(self, node: n.HasText) -> str:
        """Whether a field has a text to compare."""
        return f'{self.layout.text(node.field, TextForm.CLEAN)}<>""'

    def on_yes_no(self, node: n.YesNo) -> str:
        """Whether a cell says yes, or no, as a tick or in words."""
        cell, text = self.layout.cell(node.field), self.layout.text(node.field, TextForm.CLEAN)
        words = "".join(f"  {word}" for word in (YES_WORDS if node.yes else NO_WORDS)) + "  "
        said = f'IF({text}="",FALSE,ISNUMBER(FIND("  "&{text}&"  ",{quoted(words)})))'
        return f"IF(ISLOGICAL({cell}),{cell if node.yes else f'NOT({cell})'},{said})"

    def _test(self, test: n.Test, text: str, wanted: str) -> str:
        match test:
            case n.Test.IS:
                return f"EXACT({text},{wanted})"
            case n.Test.CONTAINS:
                return f"ISNUMBER(FIND({wanted},{text}))"
            case n.Test.STARTS:
                return f"EXACT(LEFT({text},LEN({wanted})),{wanted})"
            case n.Test.ENDS:
                return f"EXACT(RIGHT({text},LEN({wanted})),{wanted})"
            case n.Test.LIKE:
                whole = f'ISNUMBER(SEARCH("  "&{wanted}&"  ","  "&{text}&"  "))'
                return f'IF({text}="",FALSE,{whole})'

    def on_match(self, node: n.Match) -> str:
        """A text against a wanted text."""
        wanted = node.wanted
        sought = quoted(str(wanted.value)) if isinstance(wanted, n.Const) else self.layout.setting(wanted)
        return self._test(node.test, self.formula(node.text), sought)

    def on_match_any(self, node: n.MatchAny) -> str:
        """A text against a list: one search in the joined items, or one test an item."""
        text = self.formula(node.text)
        if node.test == n.Test.IS:
            joined = self.layout.joined(node.wanted)
            # A domain may begin with a space ("ann@ acme.com"): with those between the items it would make a match.
            first = f"TRIM(LEFT({text},1))" if node.text.form == TextForm.DOMAIN else text
            return f'IF({first}="",FALSE,ISNUMBER(FIND("  "&{text}&"  ",{joined})))'
        return self._or([self._test(node.test, text, item) for item in self.layout.items(node.wanted)])

    def on_compare(self, node: n.Compare) -> str:
        """Two numbers compared, false where either is none."""
        left, guards = self.formula(node.left), [is_number(self.layout.cell(node.left.field))]
        if isinstance(node.left, n.Age):
            guards.append(f"ISNUMBER({self.layout.setting(node.left.as_of)})")
        if isinstance(node.right, n.Const):
            right = number(float(node.right.value))
        else:
            right = self.layout.setting(node.right)
            guards.append(f"ISNUMBER({right})")
        return self._guarded(guards, f"{left}{node.order}{right}", "FALSE")

    def _guarded(self, guards: Sequence[str], value: str, otherwise: str) -> str:
        """A value that is only worked out where its guards hold."""
        if not guards:
            return value
        guard = guards[0] if len(guards) == 1 else f"AND({','.join(guards)})"
        return f"IF({guard},{value},{otherwise})"

    def on_given(self, node: n.Given) -> str:
        """Whether anything is wanted at all."""
        if node.wanted.role == n.Role.LIST:
            return f'TRIM({self.layout.joined(node.wanted)})<>""'
        return f"NOT(EXACT({self.layout.setting(node.wanted)},{quoted(NEVER)}))"

    def _or(self, parts: Sequence[str]) -> str:
        if len(parts) > _MOST_ARGUMENTS:
            chunks = range(0, len(parts), _MOST_ARGUMENTS)
            parts = [self._or(parts[start : start + _MOST_ARGUMENTS]) for start in chunks]
        return f"OR({','.join(parts)})" if len(parts) > 1 else (parts[0] if parts else "FALSE")

    def on_all(self, node: n.All) -> str:
        """Whether every part holds."""
        parts = [self.formula(part) for part in node.parts]
        return f"AND({','.join(parts)})" if len(parts) > 1 else (parts[0] if parts else "TRUE")

    def on_any(self, node: n.Any) -> str:
        """Whether at least one part holds."""
        return self._or([self.formula(part) for part in node.parts])

    def on_not(self, node: n.Not) -> str:
        """Whether a part does not hold."""
        return f"NOT({self.formula(node.part)})"

    def on_fired(self, node: n.Fired) -> str:
        """Whether a rule that keeps its misses fired."""
        return f"ISNUMBER({self.layout.step(node.rule.step)})"

    # -- points -------------------------------------------------------------------------------------------

    def on_per_unit(self, node: n.PerUnit) -> str:
        """Points for each unit, before decay and cap."""
        return f"MIN({self.formula(node.count)},{MAX_UNITS})*{self.layout.setting(node.points)}"

    def band_condition(self, number_: str, band: n.Band) -> str:
        """Whether a cell known to be a number lies in a band."""
        tests, guards = [], []
        if band.low is not None:
            low = self.layout.setting(band.low)
            guards.append(f"ISNUMBER({low})")
            tests.append(f"{number_}>={low}")
        if band.high is not None:
            high = self.layout.setting(band.high)
            guards.append(f"ISNUMBER({high})")
            tests.append(f"{number_}{'<' if band.open_high else '<='}{high}")
        whole = f"AND({','.join(guards + tests)})"
        return whole if tests else "TRUE"

    def on_banded(self, node: n.Banded) -> str:
        """Bands have no formula of their own: `on_result` writes them out, where they may be missing."""
        raise NotImplementedError(f"{node} is chosen inside Result, where it may be missing.")

    def _chosen(self, node: n.Banded, value: str, otherwise: str) -> str:
        """The value for the first band that fits, with `{points}` for its points."""
        cell = self.formula(node.number)
        text = otherwise
        for band in reversed(node.bands):
            points = value.replace("{points}", self.layout.setting(band.points))
            text = f"IF({self.band_condition(cell, band)},{points},{text})"
        return f"IF({is_number(cell)},{text},{otherwise})"

    def on_result(self, node: n.Result) -> str:
        """A rule's rounded result, 0 or "" where it did not fire."""
        otherwise = '""' if node.keep else "0"
        fade, guards = self._fade(node.decay)
        match node.amount:
            case n.Setting():
                value = self._rounded(self.layout.setting(node.amount), fade, None)
            case n.PerUnit():
                count = self.formula(node.amount.count)
                value = self._rounded(self.formula(node.amount), fade, node.cap)
                value = f"IF({is_number(count)},IF({count}>0,{value},{otherwise}),{otherwise})"
            case n.Banded():
                value = self._chosen(node.amount, self._rounded("{points}", fade, None), otherwise)
        value = self._guarded(guards, value, otherwise)
        if node.when is not None:
            value = f"IF({self.formula(node.when)},{value},{otherwise})"
        return f"IF({self.layout.setting(node.switch)},{value},{otherwise})"

    def _fade(self, decay: n.Decay | None) -> tuple[str, list[str]]:
        """The factor of a decay, and what must hold for it to be worked out."""
        if decay is None:
            return "", []
        day, today = self.layout.cell(decay.age.field), self.layout.setting(decay.age.as_of)
        half_life = self.layout.setting(decay.half_life)
        factor = f"*0.5^MIN({MAX_HALVINGS},MAX(0,{today}-INT({day}))/{half_life})"
        return factor, [is_number(day), f"ISNUMBER({today})", f"ISNUMBER({half_life})"]

    def _rounded(self, amount: str, fade: str, cap: n.Setting | None) -> str:
        if cap is not None:
            size = self.layout.setting(cap)
            amount = f"MAX(-{size},MIN({size},{amount}{fade}))"
        elif fade:
            amount += fade
        else:
            return amount
        return _fine(amount)

    def on_best(self, node: n.Best) -> str:
        """The largest result of a group; texts, which stand for misses, are passed over."""
        return f"MAX({','.join(self.layout.span([rule.step for rule in node.rules]))})"

    def on_total(self, node: n.Total) -> str:
        """A category: its parts summed, held between its limits, weighted, rounded."""
        parts = f"ROUND({self._sum(node.parts)},4)"
        low, high, weight = (self.layout.setting(s) for s in (node.floor, node.cap, node.weight))
        return _fine(f"MAX({low},MIN({high},{parts}))*{weight}")

    def on_sum(self, node: n.Sum) -> str:
        """Results summed and rounded."""
        return f"ROUND({self._sum(node.parts)},4)"

    def _sum(self, parts: tuple[n.Ref, ...]) -> str:
        spans = list(self.layout.span([part.step for part in parts])) or ["0"]
        if len(spans) <= _MOST_ARGUMENTS:
            return f"SUM({','.join(spans)})"
        starts = range(0, len(spans), _MOST_ARGUMENTS)
        return "+".join(f"SUM({','.join(spans[start : start + _MOST_ARGUMENTS])})" for start in starts)

    def on_reach(self, node: n.Reach) -> str:
        """What a rule can give at most."""
        points = [self.layout.setting(setting) for setting in node.points]
        if node.per_unit:
            assert node.cap is not None
            most = f"IF({points[0]}>0,{self.layout.setting(node.cap)},0)"
        else:
            most = f"MAX(0,{','.join(points)})"
        return f"IF({self.layout.setting(node.switch)},{most},0)"

    def on_possible(self, node: n.Possible) -> str:
        """What a category can give at most."""
        groups = [[self.formula(rule) for rule in group] for group in node.groups]
        return self.held_possible(node, "+".join(g[0] if len(g) == 1 else f"MAX({','.join(g)})" for g in groups) or "0")

    def held_possible(self, node: n.Possible, reach: str) -> str:
        """What a category can give at most, from the formula of what its rules can give together."""
        cap, weight = self.layout.setting(node.cap), self.layout.setting(node.weight)
        return _fine(f"MIN({cap},{reach})*{weight}")

    def on_scaled(self, node: n.Scaled) -> str:
        """Points on the model's scale."""
        raw = self.layout.step(node.raw.step)
        match node.scaling:
            case n.Scaling.RAW:
                return f"ROUND({raw},{node.decimals})"
            case n.Scaling.CLAMP:
                return f"ROUND(MIN(100,MAX(0,{raw})),{node.decimals})"
            case n.Scaling.PERCENT:
                assert node.possible is not None
                possible = self.layout.step(node.possible.step)
                percent = f"MIN(100,MAX(0,ROUND({raw}/{possible}*100,{FINE_DECIMALS})))"
                return f"IF({possible}>0,ROUND({percent},{node.decimals}),0)"

    # -- tiers and grades ---------------------------------------------------------------------------------

    def on_level(self, node: n.Level) -> str:
        """The name of the highest limit reached: a chain down the sorted limits."""
        score = self.layout.step(node.score.step)
        levels, text = self.layout.levels(node.limits)
        for limit, name in reversed(levels):
            text = f"IF({score}>={limit},{name},{text})"
        return text

    def on_grade_level(self, node: n.GradeLevel) -> str:
        """The tier that a grade gives."""
        letter, digit = self.layout.step(node.letter.step), self.layout.step(node.digit.step)
        return f"INDEX({self.layout.grades(node.table)},CODE({letter})-64,CODE({digit})-48)"

    def on_decide(self, node: n.Decide) -> str:
        """The model's tier: disqualified, else forced, else by points."""
        text = self.layout.step(node.base.step)
        for place in sorted({place for _, place in node.forced}, reverse=True):
            fired = [self.formula(rule) for rule, tier in node.forced if tier == place]
            text = f"IF({self._or(fired)},{self.layout.tier(place)},{text})"
        if node.disqualified:
            fired = [self.formula(rule) for rule in node.disqualified]
            text = f"IF({self._or(fired)},{quoted(DISQUALIFIED)},{text})"
        return text


def _fine(amount: str) -> str:
    """Points with any decimals, rounded: see `scoring.units`."""
    return f"ROUND(ROUND({amount},{FINE_DECIMALS}),{DECIMALS})"
