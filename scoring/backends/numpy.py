"""The core's own engine: a program over a lead table, in whole numbers, vectorised.

Every node is worked out on the smallest domain that it depends on: a condition on one column on that column's
distinct cells, and the points of all rules of a column are summed there before they are gathered once. What a
run worked out is kept by node, so that the next run with one rule changed recomputes only that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scoring import nodes as n
from scoring.backends.base import Backend
from scoring.backends.encoded import Domain, Encoded, encode, round15
from scoring.backends.texts import TextBlock
from scoring.fields import NO_WORDS, YES_WORDS
from scoring.lower import Program
from scoring.table import CellKind, Column, LeadTable
from scoring.text import TextForm, clean, wanted_form
from scoring.units import FINE_DECIMALS, MAX_CATEGORY, MAX_HALVINGS, MAX_RESULT, MAX_UNITS, UNIT, to_units

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_FINE = 10**FINE_DECIMALS
_FINE_PER_UNIT = _FINE // UNIT
# Points up to about 1,677 fit 32 bits with room for so many to be summed.
_NARROW, _NARROW_SUMS = 2**24, 127
_ONE = Domain(1, np.zeros(0, np.int32))
_YES, _NO = frozenset(YES_WORDS), frozenset(NO_WORDS)
_ORDERS: dict[n.Order, Callable[[Any, Any], Any]] = {
    n.Order.EQ: np.equal,
    n.Order.NE: np.not_equal,
    n.Order.LT: np.less,
    n.Order.LE: np.less_equal,
    n.Order.GT: np.greater,
    n.Order.GE: np.greater_equal,
}


@dataclass(frozen=True, eq=False)
class Vector:
    """Values over a domain; `fired` says which are there (all, where it is None)."""

    domain: Domain
    values: NDArray[Any]
    fired: Bools | None = None


def half_away(values: Ints, divisor: int) -> Ints:
    """Whole numbers divided by another, rounded half away from zero."""
    if divisor == 1:
        return values
    shifted = values + divisor // 2
    if divisor % 2 == 0 and len(values) and values.min() < 0:
        # Halves below zero go down: `values >> 63` is -1 there.
        shifted += values >> 63
    return np.floor_divide(shifted, divisor, out=shifted)


def fine_units(values: NDArray[np.float64]) -> Ints:
    """Points with any decimals as units: rounded to eight decimals first, then half away from zero to four."""
    return half_away(np.rint(values * _FINE).astype(np.int64), _FINE_PER_UNIT)


def _narrow(values: Ints) -> NDArray[np.int32] | Ints:
    """Whole numbers in 32 bits where they are so small that `_NARROW_SUMS` of them can be summed there."""
    return values.astype(np.int32) if _largest(values) <= _NARROW else values


def _largest(values: NDArray[Any]) -> int:
    """The largest size among whole numbers; 0 of none."""
    return max(-int(values.min()), int(values.max())) if len(values) else 0


def _wide(vector: Vector) -> Vector:
    """A vector of points as 64-bit whole numbers, which nothing here overflows."""
    if vector.values.dtype == np.int64:
        return vector
    return Vector(vector.domain, vector.values.astype(np.int64), vector.fired)


class Engine:
    """A lead table made ready for scoring, with what earlier runs worked out on it.

    columns: the column of the table for each field of the model; a field without one is blank.
    """

    def __init__(self, table: LeadTable, columns: Mapping[str, str]) -> None:
        self.table = table
        self.rows = Domain(len(table))
        self._columns = dict(columns)
        self._encoded: dict[str, Encoded] = {}
        self._memory: dict[object, Vector] = {}

    @property
    def columns(self) -> Mapping[str, str]:
        """The column of the table for each field that has one."""
        return self._columns

    def encoded(self, field: str) -> Encoded:
        """A field's cells over their domain; blanks where the table has no such column."""
        if field not in self._encoded:
            name = self._columns.get(field)
            column = self.table[name] if name is not None else _blank(len(self.table))
            made = encode(column)
            if made.domain.codes is None:
                made = Encoded(self.rows, made.kinds, made.numbers, made.text_codes, made.texts)
            self._encoded[field] = made
        return self._encoded[field]

    def run(self, program: Program) -> dict[str, Vector]:
        """Every step of a program, by name. Nothing that an earlier run already had is worked out again."""
        run = NumpyBackend(self, self._memory)
        for name, step in program.steps.items():
            run.steps[name] = run.remember(step)
        self._memory = run.used
        return run.steps


def _blank(leads: int) -> Column:
    return Column("", np.zeros(leads, np.uint8), np.full(leads, np.nan), np.full(leads, -1, np.int32), ())


class NumpyBackend(Backend):
    """One run of a program on an engine's table."""

    def __init__(self, engine: Engine, known: Mapping[object, Vector]) -> None:
        self.engine = engine
        self.known = known
        self.used: dict[object, Vector] = {}
        self.steps: dict[str, Vector] = {}

    # -- domains ------------------------------------------------------------------------------------------

    def remember(self, node: object) -> Vector:
        """A node's values: from this run, the one before, or worked out now."""
        key = self._key(node)
        found = self.used.get(key) or self.known.get(key)
        if found is None:
            found = self.visit(node)
        self.used[key] = found
        return found

    def _key(self, node: object) -> object:
        """What a node depends on: itself, or, where it refers to steps, the very values they have now."""
        if isinstance(node, (n.Best, n.Total, n.Sum, n.Scaled, n.Level, n.GradeLevel, n.Decide)):
            return node, tuple(self.steps[name] for name in _steps_of(node))
        return node

    def expand(self, vector: Vector, domain: Domain) -> Vector:
        """A vector over a larger domain: the leads, or itself."""
        if vector.domain is domain:
            return vector
        if vector.domain is _ONE:
            fired = None if vector.fired is None else np.broadcast_to(vector.fired, domain.size)
            return Vector(domain, np.broadcast_to(vector.values, domain.size), fired)
        fired = None if vector.fired is None else vector.domain.expand(vector.fired)
        return Vector(domain, vector.domain.expand(vector.values), fired)

    def together(self, *vectors: Vector) -> tuple[Vector, ...]:
        """Vectors over one domain: the one they share, else the leads."""
        domains = {id(v.domain): v.domain for v in vectors if v.domain is not _ONE}
        domain = _ONE if not domains else self.engine.rows
        if len(domains) == 1:
            domain = next(iter(domains.values()))
        return tuple(self.expand(vector, domain) for vector in vectors)

    def rows(self, vector: Vector) -> Vector:
        """A vector per lead."""
        return self.expand(vector, self.engine.rows)

    # -- texts and numbers of a lead ----------------------------------------------------------------------

    def on_text(self, node: n.Text) -> Vector:
        """Texts are compared inside `on_match`, distinct text by distinct text, and have no vector of their own."""
        raise NotImplementedError(f"{node} is compared inside Match, distinct text by distinct text.")

    def on_number(self, node: n.Number) -> Vector:
        """A field's numbers, NaN where there is none."""
        encoded = self.engine.encoded(node.field)
        return Vector(encoded.domain, encoded.values)

    def on_day(self, node: n.Day) -> Vector:
        """The whole days of a field's dates."""
        number = self.on_number(n.Number(node.field))
        return Vector(number.domain, np.floor(number.values))

    def on_age(self, node: n.Age) -> Vector:
        """Whole days between a field's dates and the as-of date."""
        day = self.remember(n.Day(node.field))
        today = np.nan if node.as_of.value is None else np.floor(_number(node.as_of.value))
        return Vector(day.domain, (day.values - today) if node.ahead else (today - day.values))

    # -- conditions ---------------------------------------------------------------------------------------

    def _ask(self, field: str, question: Callable[[TextBlock], Bools]) -> Vector:
        encoded = self.engine.encoded(field)
        return Vector(encoded.domain, encoded.by_text(question))

    def on_is_blank(self, node: n.IsBlank) -> Vector:
        """Which cells are empty, only spaces, or errors."""
        encoded = self.engine.encoded(node.field)
        text = self._ask(node.field, lambda block: np.ones(len(block.texts), bool)).values
        spaces = (encoded.kinds == CellKind.TEXT) & ~text
        return Vector(encoded.domain, (encoded.kinds == CellKind.BLANK) | spaces)

    def on_has_text(self, node: n.HasText) -> Vector:
        """Which cells have a text to compare."""
        return self._ask(node.field, lambda block: block.filled())

    def on_yes_no(self, node: n.YesNo) -> Vector:
        """Which cells say yes, or no, as a tick or in words."""
        encoded = self.engine.encoded(node.field)
        wordlist = _YES if node.yes else _NO
        said = self._ask(node.field, lambda block: block.is_one_of(wordlist, TextForm.CLEAN)).values
        ticked = (encoded.kinds == CellKind.BOOL) & (encoded.numbers == (1.0 if node.yes else 0.0))
        return Vector(encoded.domain, said | ticked)

    def on_match(self, node: n.Match) -> Vector:
        """Which texts pass a test against a wanted text."""
        form = node.text.form
        if isinstance(node.wanted, n.Const):
            wanted = str(node.wanted.value)
        else:
            wanted = wanted_form(_text(node.wanted.value), form)
        return self._ask(node.text.field, lambda block: block.test(node.test, wanted, form))

    def on_match_any(self, node: n.MatchAny) -> Vector:
        """Which texts pass a test against any item of a list."""
        form = node.text.form
        wanted = frozenset(wanted_form(item, form) for item in _items(node.wanted.value))
        if node.test == n.Test.IS:
            return self._ask(node.text.field, lambda block: block.is_one_of(wanted, form))

        def question(block: TextBlock) -> Bools:
            hit = np.zeros(len(block.texts), bool)
            for item in sorted(wanted):
                hit |= block.test(node.test, item, form)
            return hit

        return self._ask(node.text.field, question)

    def on_compare(self, node: n.Compare) -> Vector:
        """Where a number stands in the wanted order; nowhere where either is missing."""
        left = self.remember(node.left)
        value = node.right.value
        if value is None:
            return Vector(left.domain, np.zeros(left.domain.size, bool))
        right = round15(np.array([_number(value)]))[0]
        if isinstance(node.left, n.Day):
            right = np.floor(right)
        with np.errstate(invalid="ignore"):
            answer = _ORDERS[node.order](left.values, right)
        if node.order == n.Order.NE:
            answer &= ~np.isnan(left.values)
        return Vector(left.domain, answer)

    def on_given(self, node: n.Given) -> Vector:
        """Whether anything is wanted at all, the same for all leads."""
        value = node.wanted.value
        texts = value if isinstance(value, tuple) else (_text(value),)
        return Vector(_ONE, np.array([any(clean(text) for text in texts)]))

    def on_fired(self, node: n.Fired) -> Vector:
        """Where a rule fired."""
        rule = self.steps[node.rule.step]
        fired = np.ones(rule.domain.size, bool) if rule.fired is None else rule.fired
        return Vector(rule.domain, fired)

    def _joined(self, parts: Iterable[n.Condition], join: np.ufunc, start: bool) -> Vector:
        """Parts joined domain by domain first, so that little is done per lead."""
        by_domain: dict[int, Vector] = {}
        for part in parts:
            vector = self.remember(part)
            before = by_domain.get(id(vector.domain))
            values = vector.values if before is None else join(before.values, vector.values)
            by_domain[id(vector.domain)] = Vector(vector.domain, values)
        vectors = list(by_domain.values())
        whole = vectors[0] if vectors else Vector(_ONE, np.array([start]))
        for vector in vectors[1:]:
            left, right = self.together(whole, vector)
            whole = Vector(right.domain, join(left.values, right.values))
        return whole

    def on_all(self, node: n.All) -> Vector:
        """Where every part holds."""
        return self._joined(node.parts, np.logical_and, True)

    def on_any(self, node: n.Any) -> Vector:
        """Where at least one part holds."""
        return self._joined(node.parts, np.logical_or, False)

    def on_not(self, node: n.Not) -> Vector:
        """Where a part does not hold."""
        part = self.remember(node.part)
        return Vector(part.domain, ~part.values)

    # -- points -------------------------------------------------------------------------------------------

    def on_per_unit(self, node: n.PerUnit) -> Vector:
        """Points for each unit, before decay and cap."""
        count = self.remember(node.count)
        fired = count.values > 0
        units = np.minimum(np.where(fired, count.values, 0), MAX_UNITS)
        return Vector(count.domain, units * _points(node.points), fired)

    def on_banded(self, node: n.Banded) -> Vector:
        """Points of the first band that each number lies in."""
        number = self.remember(node.number)
        points = np.zeros(number.domain.size)
        open_ = ~np.isnan(number.values)
        for band in node.bands:
            inside = open_ & inside_band(number.values, band)
            points[inside] = _points(band.points)
            open_ &= ~inside
        return Vector(number.domain, points, ~open_ & ~np.isnan(number.values))

    def _amount(self, amount: n.Setting | n.PerUnit | n.Banded) -> Vector:
        if isinstance(amount, n.Setting):
            return Vector(_ONE, np.array([_points(amount)]))
        return self.remember(amount)

    def on_result(self, node: n.Result) -> Vector:
        """A rule's result in units, and where it fired."""
        if not node.switch.value:
            return Vector(_ONE, np.zeros(1, np.int64), np.zeros(1, bool))
        amount = self._amount(node.amount)
        values, fired = amount.values, amount.fired
        if fired is None:
            fired = np.ones(amount.domain.size, bool)
        whole = Vector(amount.domain, values, fired)
        if node.decay is not None:
            whole = self._decayed(whole, node.decay)
        size = MAX_RESULT if node.cap is None or node.cap.value is None else max(0.0, _number(node.cap.value))
        units = _narrow(fine_units(np.clip(whole.values, -size, size)))
        whole = Vector(whole.domain, units, whole.fired)
        assert whole.fired is not None
        if node.when is not None:
            when = self.remember(node.when)
            if whole.domain is _ONE:
                # Fixed points: every lead has them or has none.
                fired = when.values if whole.fired[0] else np.zeros_like(when.values)
                return Vector(when.domain, fired * units[0], fired)
            when, whole = self.together(when, whole)
            whole = Vector(whole.domain, whole.values, when.values & whole.fired)
        return Vector(whole.domain, whole.values * whole.fired, whole.fired)

    def _decayed(self, whole: Vector, decay: n.Decay) -> Vector:
        half_life = decay.half_life.value
        days = _number(half_life) if half_life is not None else 0.0
        age = self.remember(decay.age)
        if days <= 0:
            return Vector(whole.domain, whole.values, np.zeros(whole.domain.size, bool))
        halvings = np.maximum(np.nan_to_num(age.values), 0) / days
        factor = np.power(0.5, np.minimum(halvings, MAX_HALVINGS))
        fade = Vector(age.domain, factor, ~np.isnan(age.values))
        whole, fade = self.together(whole, fade)
        assert whole.fired is not None and fade.fired is not None
        return Vector(whole.domain, whole.values * fade.values, whole.fired & fade.fired)

    def _sum(self, parts: tuple[n.Ref, ...]) -> Vector:
        """Results summed over each domain, then gathered once a domain."""
        by_domain: dict[int, list[Vector]] = {}
        for part in parts:
            vector = self.steps[part.step]
            by_domain.setdefault(id(vector.domain), []).append(vector)
        sums = [self._domain_sum(vectors) for vectors in by_domain.values()]
        if not sums:
            return Vector(_ONE, np.zeros(1, np.int64))
        if len(sums) == 1:
            return _wide(sums[0])
        wide = [self._gathered(vector) for vector in sums if vector.domain is not _ONE]
        flat = sum(int(vector.values[0]) for vector in sums if vector.domain is _ONE)
        # Sums that cannot leave 32 bits are made there, in half the time.
        narrow = sum(_largest(vector.values) for vector in sums) < 2**31
        narrow = narrow and all(values.dtype == np.int32 for values in wide)
        total: NDArray[Any] = wide[0].astype(np.int32 if narrow else np.int64)
        for values in wide[1:]:
            total += values
        return Vector(self.engine.rows, np.add(total, flat, dtype=np.int64))

    def _domain_sum(self, vectors: list[Vector]) -> Vector:
        if len(vectors) == 1:
            return vectors[0]
        key = ("sum", *vectors)
        found = self.used.get(key) or self.known.get(key)
        if found is None:
            narrow = len(vectors) <= _NARROW_SUMS and all(v.values.dtype == np.int32 for v in vectors)
            total: NDArray[Any] = vectors[0].values.astype(np.int32 if narrow else np.int64)
            for vector in vectors[1:]:
                total += vector.values
            found = Vector(vectors[0].domain, total)
        self.used[key] = found
        return found

    def _gathered(self, vector: Vector) -> Ints:
        if vector.domain is self.engine.rows:
            return vector.values
        key = ("rows", vector)
        found = self.used.get(key) or self.known.get(key)
        if found is None:
            found = self.rows(vector)
        self.used[key] = found
        return found.values

    def on_best(self, node: n.Best) -> Vector:
        """The largest result of the rules that fired."""
        rules = self.together(*(self.steps[rule.step] for rule in node.rules))
        lowest = np.iinfo(np.int64).min
        best = np.full(rules[0].domain.size, lowest, np.int64)
        for rule in map(_wide, rules):
            fired = True if rule.fired is None else rule.fired
            np.maximum(best, np.where(fired, rule.values, lowest), out=best)
        fired = best != lowest
        return Vector(rules[0].domain, np.where(fired, best, 0), fired)

    def on_total(self, node: n.Total) -> Vector:
        """A category: its parts summed, held between its limits, weighted, rounded."""
        whole = self._sum(node.parts)
        low, high = _limit(node.floor, -MAX_CATEGORY), _limit(node.cap, MAX_CATEGORY)
        held = whole.values
        if len(held) and not (low <= held.min() and held.max() <= high):
            held = np.maximum(low, np.minimum(high, held))
        weight = to_units(_number(node.weight.value if node.weight.value is not None else 1))
        return Vector(whole.domain, held if weight == UNIT else half_away(held * weight, UNIT))

    def on_sum(self, node: n.Sum) -> Vector:
        """Results summed."""
        return self._sum(node.parts)

    def on_reach(self, node: n.Reach) -> Vector:
        """What a rule can give at most."""
        points = max((_points(setting) for setting in node.points), default=0.0)
        if node.per_unit and points > 0:
            cap = node.cap.value if node.cap is not None else None
            points = MAX_RESULT if cap is None else _number(cap)
        return Vector(_ONE, np.array([to_units(max(points, 0)) if node.switch.value else 0]))

    def on_possible(self, node: n.Possible) -> Vector:
        """What a category can give at most."""
        reach = sum(max(int(self.visit(rule).values[0]) for rule in group) for group in node.groups)
        weight = to_units(_number(node.weight.value if node.weight.value is not None else 1))
        return Vector(_ONE, half_away(np.array([min(reach, _limit(node.cap, MAX_CATEGORY)) * weight]), UNIT))

    def on_scaled(self, node: n.Scaled) -> Vector:
        """Points on the model's scale."""
        raw = self.steps[node.raw.step]
        step = 10 ** (4 - node.decimals)
        if node.scaling == n.Scaling.PERCENT:
            assert node.possible is not None
            possible = int(self.steps[node.possible.step].values[0])
            if possible <= 0:
                return Vector(raw.domain, np.zeros_like(raw.values))
            percent = np.clip(np.rint(raw.values / possible * 100 * _FINE), 0, 100 * _FINE)
            units = half_away(percent.astype(np.int64), _FINE_PER_UNIT * step)
            return Vector(raw.domain, units * step)
        units = raw.values
        if node.scaling == n.Scaling.CLAMP:
            units = np.clip(units, 0, 100 * UNIT)
        return Vector(raw.domain, units if step == 1 else half_away(units, step) * step)

    # -- tiers and grades ---------------------------------------------------------------------------------

    def on_level(self, node: n.Level) -> Vector:
        """The place of the highest limit that each score reaches."""
        score = self.steps[node.score.step]
        lowest = -(2**62)
        limits = [lowest if s.value is None else to_units(_number(s.value)) for s in node.limits]
        unreached = max(level for level, limit in enumerate(limits) if limit == min(limits))
        place = np.full(score.domain.size, unreached, np.int8)
        before = unreached
        # From the lowest limit up: who reaches one has reached those below it, and moves on from there.
        for level in sorted(range(len(limits)), key=lambda level: (limits[level], -level)):
            place += (score.values >= limits[level]).view(np.int8) * np.int8(level - before)
            before = level
        return Vector(score.domain, place)

    def on_grade_level(self, node: n.GradeLevel) -> Vector:
        """The place of the tier that each grade gives."""
        letter, digit = self.together(self.steps[node.letter.step], self.steps[node.digit.step])
        names = {clean(tier): place for place, tier in reversed(list(enumerate(node.tiers)))}
        last = len(node.tiers) - 1
        table = np.array([names.get(clean(_text(s.value)), last) for s in node.table], np.int8)
        return Vector(letter.domain, table[letter.values.astype(np.int64) * 4 + digit.values])

    def on_decide(self, node: n.Decide) -> Vector:
        """The model's tier: disqualified, else the highest forced one, else by points."""
        place = self.steps[node.base.step]
        if not node.forced and not node.disqualified:
            return place
        values = np.array(self.rows(place).values, np.int8)
        if node.forced:
            forced = np.full(len(values), node.tiers, np.int8)
            for fired, tier in node.forced:
                np.minimum(forced, tier, out=forced, where=self.rows(self.visit(fired)).values)
            np.copyto(values, forced, where=forced < node.tiers)
        for fired in node.disqualified:
            values[self.rows(self.visit(fired)).values] = node.tiers
        return Vector(self.engine.rows, values)


def _steps_of(node: n.Best | n.Total | n.Sum | n.Scaled | n.Level | n.GradeLevel | n.Decide) -> tuple[str, ...]:
    match node:
        case n.Best(rules):
            return tuple(rule.step for rule in rules)
        case n.Total(parts) | n.Sum(parts):
            return tuple(part.step for part in parts)
        case n.Scaled(raw, _, _, possible):
            return (raw.step,) if possible is None else (raw.step, possible.step)
        case n.Level(score):
            return (score.step,)
        case n.GradeLevel(letter, digit):
            return letter.step, digit.step
        case n.Decide(base, disqualified, forced):
            fired = [*disqualified, *(rule for rule, _ in forced)]
            return base.step, *(rule.rule.step for rule in fired)


def _number(value: n.Value) -> float:
    assert isinstance(value, (int, float))
    return float(value)


def _text(value: n.Value) -> str:
    return value if isinstance(value, str) else ""


def _items(value: n.Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _points(setting: n.Setting) -> float:
    return 0.0 if setting.value is None else _number(setting.value)


def _limit(setting: n.Setting, none: int) -> int:
    return to_units(none if setting.value is None else _number(setting.value))


def inside_band(values: NDArray[np.float64], band: n.Band) -> Bools:
    """Which numbers lie in a band; a limit that was cleared on the sheet (None inside a setting) closes it."""
    inside = np.ones(len(values), bool)
    with np.errstate(invalid="ignore"):
        if band.low is not None:
            low = np.nan if band.low.value is None else round15(np.array([_number(band.low.value)]))[0]
            inside &= values >= low
        if band.high is not None:
            high = np.nan if band.high.value is None else round15(np.array([_number(band.high.value)]))[0]
            inside &= (values < high) if band.open_high else (values <= high)
    return inside
