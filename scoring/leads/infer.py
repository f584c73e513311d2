"""Kinds for the cells of a text file: what a column's texts are, decided on its distinct texts, and said.

A .csv holds only texts. Numbers, dates and TRUE/FALSE become such cells where the text can be nothing else,
as a spreadsheet would make them, but identifiers, telephone numbers and postcodes keep every character.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.leads.dates import DateOrder, OrderChoice, WrittenDate, choose_order, may_be_date, written_date
from scoring.leads.locate import counted
from scoring.leads.numbers import (
    LEADING_ZERO,
    LONG_DIGITS,
    Convention,
    Evidence,
    gather,
    is_ambiguous,
    number,
)
from scoring.table import CellKind, Column

# A column in which so many of the digit texts are identifiers is one of identifiers.
_IDENTIFIER_SHARE = 0.05
_TWO_DIGIT_YEARS_NEED = 0.8
_NUMBER_STARTS = frozenset("-.,0123456789")


@dataclass(frozen=True)
class RawColumn:
    """A column of texts, dictionary-encoded: `codes` into `texts`, -1 for an empty field."""

    name: str
    codes: NDArray[np.int32]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class LookedColumn:
    """A column with what its distinct texts (outer spaces gone) show by themselves."""

    raw: RawColumn
    texts: tuple[str, ...]
    evidence: Evidence
    dates: dict[int, WrittenDate]


def look(column: RawColumn) -> LookedColumn:
    """Look at each distinct text of a column once."""
    texts = tuple(text.strip(" ") for text in column.texts)
    return LookedColumn(column, texts, gather(texts), _dates(texts))


@dataclass(frozen=True, slots=True)
class Habits:
    """What the whole file shows, for columns that show nothing themselves."""

    convention: Convention | None
    order: DateOrder | None


def habits(columns: Sequence[LookedColumn], separator: str) -> Habits:
    """How the file writes decimals and dates, by all its columns and by its separator."""
    total = Evidence()
    orders: set[DateOrder] = set()
    for column in columns:
        total += column.evidence
        if column.dates and len(column.dates) * 2 >= len(column.texts):
            choice = choose_order(column.dates.values())
            if choice.order is not None and choice.certain and choice.order != DateOrder.YEAR_FIRST:
                orders.add(choice.order)
    convention = total.convention
    if not total.point and not total.comma and separator == ",":
        # Whoever separates by commas writes decimals with a point.
        convention = Convention.POINT
    order = next(iter(orders)) if len(orders) == 1 else None
    if not orders and (convention == Convention.COMMA or separator == ";"):
        # Programs write a semicolon where the comma is the decimal sign; nobody there puts the month first.
        order = DateOrder.DAY_FIRST
    return Habits(convention, order)


def infer_column(column: LookedColumn, habit: Habits, order: DateOrder | None = None) -> tuple[Column, list[str]]:
    """The column with its cells' kinds, and notes on what was assumed. `order` settles the order of dates."""
    count = len(column.texts)
    kinds = np.full(count, CellKind.TEXT, np.uint8)
    numbers = np.full(count, np.nan)
    notes: list[str] = []
    for text, truth in (("TRUE", True), ("FALSE", False)):
        for place in [at for at, other in enumerate(column.texts) if other == text]:
            kinds[place], numbers[place] = CellKind.BOOL, truth
    if not _is_identifier(column.texts, column.raw.name, notes):
        _numbers(column, habit, kinds, numbers, notes)
    _date_cells(column, habit, order, kinds, numbers, notes)
    return _column(column.raw, kinds, numbers), notes


def _is_identifier(texts: Sequence[str], name: str, notes: list[str]) -> bool:
    """Whether the digits of a column are names of things: leading zeros or too many digits for a number."""
    digits = [text for text in texts if text.isascii() and text.isdigit()]
    zeros = sum(1 for text in digits if LEADING_ZERO.fullmatch(text))
    long = sum(1 for text in digits if LONG_DIGITS.fullmatch(text))
    if not zeros and not long:
        return False
    one_width = len({len(text) for text in digits}) == 1
    if (zeros + long) >= _IDENTIFIER_SHARE * len(digits) or one_width:
        why = "leading zeros" if zeros >= long else "more than 15 digits"
        notes.append(f"Column “{name}” has {why}: its digits stay text.")
        return True
    stay = f"{counted(zeros + long, 'value')} with leading zeros or over 15 digits"
    notes.append(f"Column “{name}”: {stay} {'stays' if zeros + long == 1 else 'stay'} text.")
    return False


def _numbers(
    column: LookedColumn,
    habit: Habits,
    kinds: NDArray[np.uint8],
    values: NDArray[np.float64],
    notes: list[str],
) -> None:
    """Fill in the numbers of a column, in the convention that it shows."""
    texts, name, seen = column.texts, column.raw.name, column.evidence
    convention = seen.convention
    leave_ambiguous = False
    if convention is None:
        mixed = bool(seen.point)
        leave_ambiguous = mixed or (seen.ambiguous_point > 0 and habit.convention != Convention.POINT)
        convention = Convention.POINT
        if mixed:
            notes.append(f"Column “{name}” mixes decimal points and commas: only the plain ones are numbers.")
        elif seen.ambiguous_comma or leave_ambiguous:
            leave_ambiguous = True
            notes.append(f"Column “{name}”: texts like {_example(texts)} may be decimals or thousands; they stay text.")
    elif convention == Convention.COMMA:
        shown = f"{counted(seen.comma, 'distinct value')} {'shows' if seen.comma == 1 else 'show'} it"
        notes.append(f"Decimal comma in column “{name}” ({shown}).")
    per_cent = bool(texts) and all(text.endswith("%") for text in texts if text)
    for place, text in enumerate(texts):
        if text[:1] not in _NUMBER_STARTS or (leave_ambiguous and is_ambiguous(text)):
            continue
        value = number(text[:-1].rstrip(" \u00a0") if per_cent else text, convention)
        if value is not None:
            kinds[place], values[place] = CellKind.NUMBER, value / 100 if per_cent else value
    if per_cent and (kinds == CellKind.NUMBER).any():
        notes.append(f"Column “{name}” is in per cent: 12% was read as 0.12, as a spreadsheet does.")


def _example(texts: Sequence[str]) -> str:
    return next((text for text in texts if is_ambiguous(text)), "")


def _dates(texts: Sequence[str]) -> dict[int, WrittenDate]:
    """The texts that write dates, by their place."""
    found = {}
    for place, text in enumerate(texts):
        written = written_date(text) if may_be_date(text) else None
        if written is not None:
            found[place] = written
    return found


def _date_cells(
    column: LookedColumn,
    habit: Habits,
    order: DateOrder | None,
    kinds: NDArray[np.uint8],
    values: NDArray[np.float64],
    notes: list[str],
) -> None:
    """Fill in the dates of a column, in the order that it shows."""
    if not column.dates:
        return
    share = len(column.dates) / len(column.texts)
    text_kinds = (kinds == CellKind.TEXT).tolist()
    dates = {
        place: written
        for place, written in column.dates.items()
        if text_kinds[place] and (not written.short_year or share >= _TWO_DIGIT_YEARS_NEED)
    }
    choice = choose_order(dates.values(), order, habit.order)
    made = 0
    for place, written in dates.items():
        chosen = choice.order
        if chosen is None:
            orders = written.orders()
            chosen = next(iter(orders)) if len(orders) == 1 else None
        serial = written.serial(chosen) if chosen is not None else None
        if serial is not None:
            kinds[place], values[place] = CellKind.DATE, serial
            made += 1
    if made or choice.order is None:
        notes.extend(_date_notes(column.raw.name, dates, choice))


def _date_notes(name: str, dates: dict[int, WrittenDate], choice: OrderChoice) -> list[str]:
    notes = []
    numeric = sum(1 for written in dates.values() if not written.is_year_first)
    if choice.order is None:
        notes.append(
            f"Column “{name}” has dates with the day first and with the month first: "
            "those that can be read both ways stay text."
        )
    elif numeric and choice.guessed:
        other = DateOrder.MONTH_FIRST if choice.order == DateOrder.DAY_FIRST else DateOrder.DAY_FIRST
        notes.append(
            f"Column “{name}”: no date tells day from month; read as {choice.order.value}. "
            f"Check this, or say --dates {other.value}."
        )
    elif numeric:
        shown = f"{choice.certain} of {counted(numeric, 'distinct date')} unambiguous"
        notes.append(f"Date form {choice.order.value} in column “{name}” ({shown}).")
    if any(written.zoned for written in dates.values()):
        notes.append(f"Column “{name}”: time zones are left out, times stay as written.")
    return notes


def _column(column: RawColumn, kinds: NDArray[np.uint8], numbers: NDArray[np.float64]) -> Column:
    """The column of cells, from the kinds and numbers of its distinct texts."""
    # One more entry, reached by the code -1: an empty field.
    kinds = np.append(kinds, np.uint8(CellKind.BLANK))
    numbers = np.append(numbers, np.nan)
    kept = np.flatnonzero(kinds[:-1] == CellKind.TEXT)
    renumber = np.full(len(kinds), -1, np.int32)
    renumber[kept] = np.arange(len(kept), dtype=np.int32)
    texts = tuple(column.texts[place] for place in kept.tolist())
    return Column(column.name, kinds[column.codes], numbers[column.codes], renumber[column.codes], texts)
