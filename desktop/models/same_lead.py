"""The lead that a person looks at, found again after its file was read anew."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scoring.jobs.overrides import LeadNames
from scoring.jobs.prepare import Prepared


@dataclass(frozen=True)
class KeptLead:
    """A lead by its key, or by its row where it has none, and the file that it is in."""

    path: Path
    name: str


def kept_lead(prepared: Prepared | None, lead: int) -> KeptLead | None:
    """A lead (counted from 0) to be found again; None for none."""
    if prepared is None or not 0 <= lead < len(prepared.table):
        return None
    return KeptLead(prepared.path, LeadNames(prepared.table, prepared.keys).name(lead))


def place_again(kept: KeptLead | None, prepared: Prepared | None) -> int:
    """Where that lead is now, counted from 0; -1 where it is not among these leads."""
    if kept is None or prepared is None or kept.path != prepared.path:
        return -1
    lead, _ = LeadNames(prepared.table, prepared.keys).find(kept.name)
    return -1 if lead is None else lead
