"""Overrides in an earlier result that a new one in its place would not have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from scoring.errors import HotsheetError
from scoring.jobs.celltext import cell_text
from scoring.jobs.models import marker_of
from scoring.jobs.ours import split_ours
from scoring.jobs.prepare import Prepared
from scoring.leads import read_leads
from scoring.table import LeadTable
from scoring.text import clean

# The key of a lead, its override and its reason, cleaned.
Typed = tuple[tuple[str, ...], str, str]


def lost_overrides(prepared: Prepared, out: Path) -> int:
    """How many leads in the file at `out` have an override or reason that the new result would not have.

    0 where there is no file, or none with leads in it.
    """
    if not out.exists():
        return 0
    try:
        marker = marker_of(out)
        table = read_leads(out, sheet=(marker.sheet or None) if marker else None)
    except HotsheetError:
        return 0
    table, ours = split_ours(table, marker)
    keys = [name for name in prepared.keys if name in table]
    before = _typed(table, keys, ours.overrides, ours.reasons)
    now = _typed(prepared.table, keys, prepared.overrides, prepared.reasons)
    return (before - now).total()


def _typed(table: LeadTable, keys: Sequence[str], overrides: Sequence[str], reasons: Sequence[str]) -> Counter[Typed]:
    found: Counter[Typed] = Counter()
    for lead in range(len(table)):
        override = clean(overrides[lead]) if overrides else ""
        reason = clean(reasons[lead]) if reasons else ""
        if override or reason:
            key = tuple(clean(cell_text(table[name].cell(lead))) for name in keys)
            found[key, override, reason] += 1
    return found
