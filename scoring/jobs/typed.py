"""What a cell on the rules sheets says, by what it is for: the value that the model gets, or why it gets none.

The sheet itself makes the best of whatever is typed (see `scoring.workbook.effective`). Here a value is taken only
where the model then means exactly what the sheet shows; anything else is refused in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scoring.jobs.celltext import cell_text, number_text
from scoring.nodes import Role, Value
from scoring.ooxml.cells import number_of
from scoring.table import Cell, ErrorValue, Serial
from scoring.text import clean
from scoring.text import number_text as digits_of

_ON, _OFF = ("on", "yes", "true", "1"), ("off", "no", "false", "0")
_LONGEST_SHOWN = 40
_MEND_NUMBER = "Type a number."
_MEND_LIMIT = "Type a number, or leave the cell empty for no limit."
# What a cell for a number says when it is cleared, where the model can say the same.
_CLEARED: dict[Role, Value] = {Role.POINTS: 0.0, Role.CAP: None, Role.FLOOR: None, Role.WEIGHT: 1.0}
_NEEDED = {
    Role.NUMBER: "The cell is empty: a number to compare with is needed here.",
    Role.THRESHOLD: "The cell is empty: the lowest score is needed here.",
    Role.HALF_LIFE: "The cell is empty: a number of days is needed here.",
    Role.DAY: "The cell is empty: a date is needed here.",
}


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A cell as it stands in a file. formula: it was worked out. percent: it is shown as a percentage.

    plain_days: what a number that is not formatted as a date lacks to a serial of the 1900 system.
    """

    value: Cell = None
    formula: bool = False
    percent: bool = False
    plain_days: int = 0

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read: no value, or only spaces."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip(" "))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a cell says: a value for the model, or an error and how to mend it. A warning goes with a value."""

    value: Value = None
    error: str = ""
    mend: str = ""
    warning: str = ""


def meaning(cell: TypedCell, role: Role, *, named: str = "", tiers: Sequence[str] = ()) -> Meaning:
    """What a cell says to a setting of this role; `named` is "rule" or "tier" where it is the name of one.

    tiers: the names of the tiers, for a cell that chooses one.
    """
    if isinstance(cell.value, ErrorValue):
        return Meaning(error=f"The cell shows the error {cell.value.code}.", mend="Type a value over it.")
    if cell.formula and cell.blank:
        return Meaning(error="The formula in the cell gives no value.", mend="Type the value itself.")
    if role is Role.SWITCH:
        found = _switch(cell.value)
    elif role is Role.TEXT:
        found = _name(cell.value, named) if named else _text(cell.value)
    elif role is Role.TIER:
        found = _tier(cell, tiers)
    elif role is Role.DAY:
        found = _day(cell)
    else:
        found = _number(cell, role)
    if cell.formula and not found.error:
        found = replace(found, warning=f"The cell holds a formula; the model takes what it gives now: {shown(cell)}.")
    return found


def item_meaning(cell: TypedCell) -> Meaning:
    """What a cell of a list says: an item, or None where it is empty."""
    found = meaning(cell, Role.TEXT)
    return found if found.error or not cell.blank else Meaning()


def shown(cell: TypedCell) -> str:
    """What a cell holds, as a short text for a message."""
    text = cell_text(cell.value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def _switch(value: Cell) -> Meaning:
    if isinstance(value, bool):
        return Meaning(value)
    if isinstance(value, str | float | None):
        word = clean(number_text(value) if isinstance(value, float) else value or "")
        if word in _ON or word in _OFF:
            return Meaning(word in _ON)
        if not word:
            return Meaning(False, warning="The cell is empty, which counts as off.")
    return Meaning(error=f"“{cell_text(value)}” is neither on nor off.", mend="Type on or off.")


def _text(value: Cell) -> Meaning:
    match value:
        case str():
            # Comparing leaves outer spaces aside, so the model does too.
            return Meaning(value.strip(" "))
        case None:
            return Meaning("")
        case bool():
            return Meaning(error=f"{cell_text(value)} is a truth value, which equals no text.", mend=_as_text(value))
        case Serial():
            return Meaning(error=f"{cell_text(value)} is a date; a text is needed here.", mend=_as_text(value))
        case float() if digits_of(value):
            return Meaning(digits_of(value))
        case _:
            return Meaning(error=f"{cell_text(value)} is a number, which equals no text.", mend=_as_text(value))


def _as_text(value: Cell) -> str:
    return f"Type it as a text, with an apostrophe in front: '{cell_text(value)}"


def _name(value: Cell, named: str) -> Meaning:
    found = _text(value)
    if found.error or found.value:
        return found
    mend = "Type one, or switch the rule off."
    if named == "tier":
        mend = "Type one. To do without the tier needs another model."
    return Meaning(error=f"The cell is empty: a {named} needs a name.", mend=mend)


def _tier(cell: TypedCell, tiers: Sequence[str]) -> Meaning:
    text = _text(cell.value)
    wanted = clean(text.value) if isinstance(text.value, str) else ""
    found = next((name for name in tiers if clean(name) == wanted), None) if wanted else None
    if found is None:
        said = f"“{shown(cell)}” is the name of no tier." if wanted or text.error else "The cell is empty."
        return Meaning(error=said, mend=f"Choose one of: {', '.join(tiers)}.")
    return Meaning(found)


def _day(cell: TypedCell) -> Meaning:
    match cell.value:
        case Serial(serial):
            return Meaning(float(serial // 1))
        case float() as number:
            return Meaning(float((number + cell.plain_days) // 1))
    if cell.blank:
        return Meaning(error=_NEEDED[Role.DAY], mend="Type one, or switch the rule off.")
    said = f"“{shown(cell)}” is a text" if isinstance(cell.value, str) else f"{shown(cell)} is a truth value"
    return Meaning(error=f"{said}; a date is needed here.", mend="Type a date, such as 2026-03-31.")


def _number(cell: TypedCell, role: Role) -> Meaning:
    value = cell.value
    if cell.blank:
        if role in _CLEARED:
            warning = "The cell is empty, which counts as 0 points." if role is Role.POINTS else ""
            return Meaning(_CLEARED[role], warning=warning)
        mend = _MEND_NUMBER if role is Role.THRESHOLD else "Type a number, or switch the rule off."
        return Meaning(error=_NEEDED[role], mend=mend)
    match value:
        case float():
            # Spreadsheets keep 15 digits; what a file has beyond them is noise of its arithmetic.
            number = float(f"{value:.15g}") + 0.0
            warning = f"The cell shows a percentage, which is the number {number_text(number)}." if cell.percent else ""
            return Meaning(number, warning=warning)
        case Serial():
            return Meaning(
                error=f"{shown(cell)} is a date; a number is needed here.",
                mend="Type the number, and give the cell the number format “General”.",
            )
        case bool():
            return Meaning(error=f"{shown(cell)} is a truth value; a number is needed here.", mend=_MEND_NUMBER)
    return Meaning(error=f"“{shown(cell)}” is a text; a number is needed here.", mend=_mend_text(str(value), role))


def _mend_text(text: str, role: Role) -> str:
    """How to mend a text where a number is needed: by the number that it may be meant to be."""
    found = number_of(text.strip().replace(",", "."))
    if found is not None and abs(found) < 1e15:
        return f"Type {number_text(found)} again, in a cell that is not formatted as text."
    return _MEND_LIMIT if role in (Role.CAP, Role.FLOOR) else _MEND_NUMBER
