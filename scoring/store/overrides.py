"""Overrides that people typed and no file has yet: kept by lead, each with what the file said when it was typed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from scoring.store.database import Database, Section


@dataclass(frozen=True, slots=True)
class StoredOverride:
    """What somebody says of a lead: a tier and a reason, both "" where an override of the file was taken back.

    base_tier, base_reason: what the file said then. made: when, in UTC. author: who.
    """

    tier: str
    reason: str = ""
    base_tier: str = ""
    base_reason: str = ""
    made: str = ""
    author: str = ""


class Overrides:
    """The overrides of lists, by the name of their lead (see `scoring.jobs.overrides`)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, list_id: str) -> dict[str, StoredOverride]:
        """The overrides of a list, by lead."""
        rows = self._database.read(
            "SELECT lead, tier, reason, base_tier, base_reason, made, author FROM overrides WHERE list = ? "
            "ORDER BY lead",
            list_id,
        )
        return {lead: StoredOverride(*rest) for lead, *rest in rows}

    def save(self, list_id: str, overrides: Mapping[str, StoredOverride | None]) -> None:
        """Keep these overrides of a list beside its others; None forgets the one of a lead."""
        kept = [
            (list_id, lead, said.tier, said.reason, said.base_tier, said.base_reason, said.made, said.author)
            for lead, said in overrides.items()
            if said is not None
        ]
        with self._database.write(Section.OVERRIDES) as writer:
            gone = [(list_id, lead) for lead, said in overrides.items() if said is None]
            writer.many("DELETE FROM overrides WHERE list = ? AND lead = ?", gone)
            writer.many("INSERT OR REPLACE INTO overrides VALUES (?, ?, ?, ?, ?, ?, ?, ?)", kept)

    def forget(self, list_id: str, leads: Collection[str] | None = None) -> None:
        """Forget overrides that the file has by now: those of these leads, or all of a list."""
        with self._database.write(Section.OVERRIDES) as writer:
            if leads is None:
                writer.run("DELETE FROM overrides WHERE list = ?", list_id)
            else:
                writer.many("DELETE FROM overrides WHERE list = ? AND lead = ?", [(list_id, lead) for lead in leads])
