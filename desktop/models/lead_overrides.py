"""The person's word over the model's: for one lead or for many, always one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from desktop import words
from desktop.models.lead_details import lead_name, tier_label
from desktop.session import Session
from desktop.state import Override
from scoring.model import DISQUALIFIED, ScoringModel
from scoring.text import clean


@dataclass(frozen=True, slots=True)
class Choice:
    """A tier that a person can say: its name in the model ("" for the model's own word), and what it is called."""

    tier: str
    label: str


def choices(model: ScoringModel, own: str = "") -> tuple[Choice, ...]:
    """What can be said of a lead; own: the tier that the model gives it, "" where leads differ."""
    translate = QCoreApplication.translate
    if own:
        first = translate("LeadOverrides", "As the model says ({tier})").format(tier=tier_label(own))
    else:
        first = translate("LeadOverrides", "As the model says")
    names = (*(tier.name for tier in model.tiers), DISQUALIFIED)
    return (Choice("", first), *(Choice(name, tier_label(name)) for name in names))


def place_of(found: Sequence[Choice], tier: str) -> int:
    """The choice that a typed override means; -1 for one that names no tier."""
    wanted = clean(tier)
    return next((place for place, choice in enumerate(found) if clean(choice.tier) == wanted), -1)


def overrule(session: Session, leads: Sequence[int], said: Override | None) -> bool:
    """Overrule the model for these leads, or give them back its word (None); False where nothing changes."""
    before = session.state.overrides
    after = dict(before)
    for lead in leads:
        if said is None:
            after.pop(lead, None)
        else:
            after[lead] = said
    if after == dict(before):
        return False
    session.change(replace(session.state, overrides=MappingProxyType(after)), _step(session, leads, said))
    return True


def shared(session: Session, leads: Sequence[int]) -> Override | None:
    """What all of these leads were said by hand; None where they differ, or nothing was said."""
    known = {session.state.overrides.get(lead) for lead in leads}
    return known.pop() if len(known) == 1 else None


def _step(session: Session, leads: Sequence[int], said: Override | None) -> str:
    """What the step of undo is called."""
    translate = QCoreApplication.translate
    prepared = session.prepared
    if len(leads) == 1 and prepared is not None:
        who = lead_name(prepared, leads[0])
    else:
        who = translate("LeadOverrides", "{count} leads").format(count=words.count(len(leads)))
    if said is None:
        return translate("LeadOverrides", "Override of {lead} taken back").format(lead=who)
    return translate("LeadOverrides", "Override of {lead}: {tier}").format(lead=who, tier=tier_label(said.tier))
