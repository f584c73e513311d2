"""What a live setting's cell is worth to formulas: a value made fit to use, beside whatever somebody typed.

Typed cells may hold anything. For each role there is one formula that turns the cell into a usable value (the
formula twin of what the core does with the model's value), the value it has now, and the tests that make the
row say "Check".
"""

from __future__ import annotations

from dataclasses import dataclass

from scoring import nodes as n
from scoring.backends import formulas
from scoring.table import Cell, Serial
from scoring.text import NEVER, wanted_form
from scoring.units import MAX_CATEGORY, MAX_POINTS, MAX_RESULT, MAX_WEIGHT, MIN_HALF_LIFE, UNIT, to_units

# A tier without a lower limit: below every score that can be.
NO_LIMIT = -1_000_000_000_000


@dataclass(frozen=True, slots=True)
class Effective:
    """A usable value as a formula over the typed cell, and what it is now."""

    formula: str
    value: Cell | int


def _rounded(value: float) -> float:
    return float(to_units(value) / UNIT)


def default_limit(setting: n.Setting) -> int:
    """What stands for a cap or floor that is not given: a rule's or a category's widest."""
    widest = MAX_CATEGORY if setting.key.startswith("categories/") else MAX_RESULT
    return -widest if setting.role == n.Role.FLOOR else widest


def effective(setting: n.Setting, cell: str) -> Effective:
    """The usable value of a setting typed into `cell`."""
    value = setting.value
    match setting.role:
        case n.Role.SWITCH:
            return Effective(_switch(cell), bool(value))
        case n.Role.TEXT:
            text = value if isinstance(value, str) else ""
            return Effective(formulas.wanted_form(cell, setting.form), wanted_form(text, setting.form))
        case n.Role.POINTS:
            held = f"MAX(-{MAX_POINTS},MIN({MAX_POINTS},{cell}))"
            return Effective(f"IF(ISNUMBER({cell}),ROUND({held},4),0)", _number(value, 0))
        case n.Role.CAP | n.Role.FLOOR:
            widest = default_limit(setting)
            held = f"ROUND({cell},4)"
            if not setting.key.startswith("categories/"):
                held = f"MAX(0,{held})"
            return Effective(f"IF(ISNUMBER({cell}),{held},{widest})", _number(value, widest))
        case n.Role.WEIGHT:
            held = f"ROUND(MAX(-{MAX_WEIGHT},MIN({MAX_WEIGHT},{cell})),4)"
            return Effective(f"IF(ISNUMBER({cell}),{held},1)", _number(value, 1))
        case n.Role.THRESHOLD:
            if value is None:
                return Effective(formulas.number(NO_LIMIT), NO_LIMIT)
            return Effective(f'IF(ISNUMBER({cell}),ROUND({cell},4),"")', _number(value, 0))
        case n.Role.HALF_LIFE:
            days: Cell = value if isinstance(value, (int, float)) and value >= MIN_HALF_LIFE else ""
            return Effective(f'IF(ISNUMBER({cell}),IF({cell}>={MIN_HALF_LIFE},{cell},""),"")', days)
        case n.Role.DAY | n.Role.AS_OF:
            day: Cell = Serial(float(int(value))) if isinstance(value, (int, float)) else ""
            return Effective(f'IF(ISNUMBER({cell}),INT({cell}),"")', day)
        case _:
            number: Cell = float(value) if isinstance(value, (int, float)) else ""
            return Effective(f'IF(ISNUMBER({cell}),{cell},"")', number)


def _switch(cell: str) -> str:
    text = f"LOWER(TRIM({cell}))"
    said = f'OR({text}="on",{text}="yes",{text}="true",{text}="1")'
    return f"IF(ISERROR({cell}),FALSE,IF(ISLOGICAL({cell}),{cell},{said}))"


def _number(value: n.Value, missing: float) -> float:
    return _rounded(float(value)) if isinstance(value, (int, float)) else float(missing)


@dataclass(frozen=True, slots=True)
class Check:
    """A test over a typed cell, what the row says where it holds, and whether it holds now."""

    formula: str
    message: str
    now: bool = False


def checks(setting: n.Setting, cell: str, usable: str) -> tuple[Check, ...]:
    """What can be wrong with a typed cell; `usable` is the cell of its usable value."""
    value = setting.value
    not_number = f"NOT(ISNUMBER({cell}))"
    missing = not isinstance(value, (int, float))
    match setting.role:
        case n.Role.SWITCH:
            # A cleared cell equals FALSE, so truth values are asked for by their kind.
            words = ",".join(f'LOWER(TRIM({cell}))="{word}"' for word in ("off", "no", "false", "0"))
            known = f"OR(ISLOGICAL({cell}),{usable},{words})"
            return (Check(f"IF(ISERROR({cell}),TRUE,NOT({known}))", "on or off is expected; counts as off"),)
        case n.Role.TEXT:
            empty = wanted_form(value, setting.form) == NEVER if isinstance(value, str) else True
            test = f"EXACT({usable},{formulas.quoted(NEVER)})"
            return (Check(test, "nothing to look for; never true", empty),)
        case n.Role.POINTS:
            long = f"IF(ISNUMBER({cell}),{cell}<>{usable},FALSE)"
            return (
                Check(not_number, "points are no number; they count 0", missing),
                Check(long, f"points have at most 4 decimals and lie within ±{MAX_POINTS}"),
            )
        case n.Role.CAP | n.Role.FLOOR | n.Role.WEIGHT:
            typed = f'IF(ISERROR({cell}),TRUE,IF({cell}="",FALSE,{not_number}))'
            what = {"cap": "limit", "floor": "limit", "weight": "weight"}[setting.role]
            return (Check(typed, f"the {what} is no number; it is left out"),)
        case n.Role.THRESHOLD:
            if value is None:
                return ()
            return (Check(not_number, "no threshold; no score reaches this tier"),)
        case n.Role.HALF_LIFE:
            return (Check(f'{usable}=""', "a number of days above 0 is expected; never true"),)
        case n.Role.DAY | n.Role.AS_OF:
            return (Check(not_number, "a date is expected; never true", missing),)
        case _:
            return (Check(not_number, "a number is expected; never true", missing),)


def check_formula(tests: list[Check]) -> Effective:
    """The Check cell of a row: what is wrong first, or ""."""
    formula, now = '""', ""
    for test in reversed(tests):
        message = f"Check: {test.message}"
        formula = f"IF({test.formula},{formulas.quoted(message)},{formula})"
        now = message if test.now else now
    return Effective(formula, now)
