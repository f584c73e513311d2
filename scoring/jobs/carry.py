"""Overrides brought over from an older scored file: by a key that is unique in both, and told in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.errors import LeadFileError, Place
from scoring.jobs.celltext import cell_text
from scoring.jobs.keys import by_key
from scoring.jobs.ours import OurColumns
from scoring.table import LeadTable
from scoring.text import clean


@dataclass(frozen=True)
class Carried:
    """Overrides and reasons for the leads (a text each), and what became of those in the older file.

    key: the column that told leads apart. count: how many leads got theirs. repeated: keys that stand more than
    once in either file. missing: keys of overrides whose lead is not here. kept: keys whose lead has an override of
    its own already. unnamed: how many overrides stood beside a blank key.
    """

    overrides: tuple[str, ...]
    reasons: tuple[str, ...]
    key: str
    count: int
    repeated: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    unnamed: int = 0


def carry(
    table: LeadTable,
    now: OurColumns,
    keys: Sequence[str],
    old: LeadTable,
    before: OurColumns,
    old_columns: Mapping[str, str],
) -> Carried:
    """Bring the overrides of an older table over to `table`.

    keys: the key columns of `table`, the preferred one first. old_columns: the older table's name of a key column
    where it differs. Raises `LeadFileError` where the older file has no overrides or no key in common.
    """
    place = Place(file=old.source.file, sheet=old.source.sheet)
    if not before.overrides and not before.reasons:
        raise LeadFileError(
            "The file has no column “Tier Override”, so there is nothing to carry over.",
            place=place,
            mend="Name a file that Hotsheet scored.",
        )
    pairs = ((key, old_columns.get(key, key)) for key in keys)
    pair = next(((key, theirs) for key, theirs in pairs if theirs in old), None)
    if pair is None:
        named = " or ".join(f"“{key}”" for key in keys) or "for the model's key"
        raise LeadFileError(
            f"The file has no column {named} to find the leads by.",
            place=place,
            mend="Name the key's column with --map FIELD=COLUMN.",
        )
    return _carried(table, now, pair, old, before)


def _carried(table: LeadTable, now: OurColumns, pair: tuple[str, str], old: LeadTable, before: OurColumns) -> Carried:
    overrides = list(now.overrides or ("",) * len(table))
    reasons = list(now.reasons or ("",) * len(table))
    here, there = by_key(table, pair[0]), by_key(old, pair[1])
    repeated: dict[str, None] = {}
    missing: dict[str, None] = {}
    kept: list[str] = []
    count = unnamed = 0
    for lead in range(len(old)):
        override = before.overrides[lead] if before.overrides else ""
        reason = before.reasons[lead] if before.reasons else ""
        if not clean(override) and not clean(reason):
            continue
        said = cell_text(old[pair[1]].cell(lead)).strip()
        targets = here.get(clean(said), [])
        if not clean(said):
            unnamed += 1
        elif len(there[clean(said)]) > 1 or len(targets) > 1:
            repeated[said] = None
        elif not targets:
            missing[said] = None
        elif clean(overrides[targets[0]]) or clean(reasons[targets[0]]):
            if (overrides[targets[0]], reasons[targets[0]]) != (override, reason):
                kept.append(said)
        else:
            overrides[targets[0]], reasons[targets[0]] = override, reason
            count += 1
    return Carried(
        tuple(overrides), tuple(reasons), pair[0], count, tuple(repeated), tuple(missing), tuple(kept), unnamed
    )
