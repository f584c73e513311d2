"""The person's word over the model's: for one lead or for many, always one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop import words
from desktop.models.lead_details import lead_name, tier_label
from desktop.session import Session
from desktop.state import Override
from desktop.told import Told
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
    """Overrule the model for these leads, or give them back its word (None); False where nothing changes.

    Leads that the table does not have are passed over.
    """
    count = len(session.prepared.table) if session.prepared is not None else 0
    there = [lead for lead in leads if 0 <= lead < count]
    now = session.state.overrides.get
    # Most often they are the same object, which is told at once.
    changed = {lead: said for lead in there if (was := now(lead)) is not said and was != said}
    if not changed:
        return False
    session.change(session.state.with_overrides(changed), _step(session, there, said))
    return True


def shared(session: Session, leads: Sequence[int]) -> Override | None:
    """What all of these leads were said by hand; None where they differ, or nothing was said."""
    known = session.state.overrides
    # With fewer overrides than leads, one of them has none.
    if not leads or len(known) < len(leads):
        return None
    first, now = known.get(leads[0]), known.get
    if first is None:
        return None
    for lead in leads:
        said = now(lead)
        if said is not first and said != first:
            return None
    return first


def dropped(said: Sequence[Override]) -> Told:
    """That leads came while overrides were being typed, which count for nothing; what was typed, to read it again."""
    translate = QCoreApplication.translate
    message = translate(
        "LeadOverrides", "The leads were read anew, so an override that was not applied yet does not count."
    )
    lines = [", ".join(part for part in (tier_label(each.tier), each.reason) if part) for each in said]
    typed = "; ".join(filter(None, lines))
    mend = translate("LeadOverrides", "What was typed: {typed}").format(typed=typed) if typed else ""
    return Told("warning", message, mend, key="override dropped")


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
