"""Filters that a cell of the lead table offers: leads with the same value, at least as much, before that day …"""

from __future__ import annotations

from scoring.fields import FieldKind
from scoring.model import Condition, Wanted
from scoring.scores import Scores
from scoring.table import CellKind, LeadTable, Serial
from scoring.views import field_of

_NUMBERS = ("=", "≥", "≤")
_DAYS = ("on", "after", "before")


def conditions_of_cell(table: LeadTable, name: str, lead: int, scores: Scores) -> tuple[Condition, ...]:
    """What can be asked about a column in view of one lead's cell; nothing where the cell fits no question."""
    column = table[name]
    kind = field_of(table, name, scores).kind
    cell = column.kinds[lead]
    if cell in (CellKind.BLANK, CellKind.ERROR):
        return (Condition(name, "is blank"), Condition(name, "is not blank"))
    keys, wanted = _questions(kind, int(cell), column.cell(lead))
    return tuple(Condition(name, key, wanted) for key in keys)


def _questions(kind: FieldKind, cell: int, value: object) -> tuple[tuple[str, ...], tuple[Wanted, ...]]:
    if kind is FieldKind.YES_NO:
        return ("is yes", "is no"), ()
    if kind is FieldKind.NUMBER and isinstance(value, float):
        return _NUMBERS, (value,)
    if kind is FieldKind.DATE and isinstance(value, Serial):
        return _DAYS, (value,)
    if kind.is_text and cell == CellKind.TEXT and isinstance(value, str):
        return ("is", "is not"), (value,)
    if kind.is_text and isinstance(value, float) and value == int(value) and abs(value) < 1e15:
        return ("is", "is not"), (str(int(value)),)
    return ("is blank", "is not blank"), ()
