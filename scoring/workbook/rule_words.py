"""Conditions in words: as text of what they are now, and as a formula over their value cells that never lies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from scoring.backends.formulas import quoted
from scoring.explain import plain_number
from scoring.model import Condition, ListRef
from scoring.operators import BY_KEY, Wants
from scoring.table import Serial
from scoring.workbook.plan import Formula

_MOST_LITERAL = 250


def literal(text: str) -> str:
    """A text of any length as literals of at most 255 characters each."""
    pieces = [text[start : start + _MOST_LITERAL] for start in range(0, len(text), _MOST_LITERAL)]
    return "&".join(quoted(piece) for piece in pieces or [""])


def iso_day(serial: float) -> str:
    """A day's serial as 2026-03-01."""
    return (date(1899, 12, 30) + timedelta(days=int(serial))).isoformat()


def _day_words(cell: str) -> str:
    """A date cell as 2026-03-01, without a format of any locale."""
    month, day = (f'RIGHT("0"&{part}({cell}),2)' for part in ("MONTH", "DAY"))
    return f'IF(ISNUMBER({cell}),YEAR({cell})&"-"&{month}&"-"&{day},"(no date)")'


def condition_words(condition: Condition, cells: Sequence[str], list_words: tuple[str, str] | None) -> Formula | str:
    """A condition in words; `cells` hold its wanted values, `list_words` a list's words (reference, text)."""
    operator = BY_KEY[condition.operator]
    sentence = operator.wording.replace("{field}", condition.field)
    if operator.wants == Wants.NOTHING:
        return sentence
    before, _, after = sentence.partition("{wanted}")
    if list_words is not None:
        parts, texts = [list_words[0]], [list_words[1]]
    else:
        dated = operator.wants in (Wants.DATE, Wants.TWO_DATES)
        parts = [_day_words(cell) if dated else cell for cell in cells]
        texts = [_now(value) for value in condition.wanted]
    between = ' & " to " & ' if operator.wants == Wants.TWO_DATES else '&" and "&'
    joined = between.replace(" & ", "&").join(parts)
    text = (" to " if operator.wants == Wants.TWO_DATES else " and ").join(texts)
    formula = "&".join(p for p in (literal(before) if before else "", joined, literal(after) if after else "") if p)
    return Formula(formula, before + text + after)


def _now(value: object) -> str:
    match value:
        case Serial(day):
            return iso_day(day)
        case str():
            return value
        case int() | float():
            return plain_number(value)
        case ListRef() | _:
            return ""


def list_key(condition: Condition, key: str) -> str:
    """The key of the list that a condition refers to or carries itself."""
    wanted = condition.wanted[0] if condition.wanted else ""
    return f"lists/{wanted.name}" if isinstance(wanted, ListRef) else f"{key}/value"


def band_words(low: str, high: str, open_high: bool) -> str:
    """The formula of a band's label over its edge cells; an edge that is not there is ""."""
    if not low and not high:
        return quoted("any number")
    if not low:
        return f"{quoted('under ' if open_high else 'up to ')}&{high}"
    if not high:
        return f"{quoted('from ')}&{low}"
    return f"{low}&{quoted(' to under ' if open_high else '–')}&{high}"
