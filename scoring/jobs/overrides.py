"""Overrides that a workspace keeps, put together with those in the lead file: by lead, and told where they disagree.

A lead is named by its key where no other lead has the same, else by its row with a mark of what stood in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import isfinite
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from scoring.backends.texts import TextBlock
from scoring.jobs.celltext import cell_text, number_text
from scoring.jobs.keys import lead_names
from scoring.store import StoredOverride
from scoring.table import CellKind, Column, LeadTable
from scoring.text import TextForm, clean

# A tier and a reason, either of which may be "".
Said = tuple[str, str]
NOTHING: Said = ("", "")
# A row that was edited is the same lead still while at least this share of its cells is as it was, and this share of
# those in columns that tell leads apart: at least so many of their filled cells are different ones.
_SAME, _SAME_TELLING, _TELLING = 0.75, 0.5, 0.5


class Trouble(StrEnum):
    """Why a kept override was not taken."""

    FILE_CHANGED = "file changed"
    GONE = "gone"
    REPEATED = "repeated"
    ROW_CHANGED = "row changed"


@dataclass(frozen=True, slots=True)
class Told:
    """A kept override that does not count, and why. lead: where one was found, else None. name: of the kept one.

    in_file: what the file says of the lead; it counts instead.
    """

    trouble: Trouble
    name: str
    kept: StoredOverride
    lead: int | None
    in_file: Said
    sentence: str

    def __str__(self) -> str:
        return self.sentence


class LeadNames:
    """What the leads of a table are called in a workspace. Made once for a table; names of few leads are quick."""

    def __init__(self, table: LeadTable, keys: Sequence[str]) -> None:
        self.table = table
        self.keys = tuple(keys)
        self._blocks: dict[str, TextBlock] = {}
        self._crcs: dict[str, NDArray[np.uint32]] = {}

    def name(self, lead: int) -> str:
        """The name of a lead (counted from 0): stays the same while its key does, whatever row it moves to."""
        for column in self.keys:
            key = clean(cell_text(self.table[column].cell(lead)))
            if key and len(self._leads_with(column, key)) == 1:
                return json.dumps(["key", column, key], ensure_ascii=False)
        return json.dumps(["row", int(self.table.rows[lead]), self._marks(lead)], ensure_ascii=False)

    def find(self, name: str) -> tuple[int | None, Trouble | None]:
        """The lead of a name; where it cannot be told, None and why not."""
        match _parts(name):
            case ["key", str(column), str(key)]:
                found = self._leads_with(column, key) if column in self.table else np.zeros(0, np.intp)
                if len(found) == 1:
                    return int(found[0]), None
                return None, Trouble.REPEATED if len(found) else Trouble.GONE
            case ["row", int(row), dict(marks)]:
                return self._in_row(row, marks)
        return None, Trouble.GONE

    def _in_row(self, row: int, marks: Mapping[str, int]) -> tuple[int | None, Trouble | None]:
        """The lead of a row; one that is the same to the letter, wherever it stands now, before one that was edited."""
        places = np.flatnonzero(self.table.rows == row)
        here = int(places[0]) if len(places) else None
        if here is not None and self._marks(here) == marks:
            return here, None
        same = self._leads_like(marks)
        if same:
            return (same[0], None) if len(same) == 1 else (None, Trouble.REPEATED)
        if here is None:
            return None, Trouble.GONE
        return (here, None) if self._is_same(marks, here) else (None, Trouble.ROW_CHANGED)

    def _leads_like(self, marks: Mapping[str, int]) -> list[int]:
        """The leads whose cells are all as they were; of one that had none, no lead is."""
        found = np.ones(len(self.table), bool) if marks else np.zeros(len(self.table), bool)
        for column, mark in marks.items():
            found &= self._with_mark(column, mark)
            if not found.any():
                break
        return [lead for lead in np.flatnonzero(found).tolist() if self._marks(lead) == marks]

    def _with_mark(self, name: str, mark: int) -> NDArray[np.bool_]:
        if name not in self.table:
            return np.zeros(len(self.table), bool)
        column = self.table[name]
        if name not in self._crcs:
            self._crcs[name] = np.array([*map(_mark, column.texts), 0], np.uint32)
        hit = np.asarray((self._crcs[name] == mark).take(column.codes, mode="wrap") & (column.codes >= 0), np.bool_)
        # Numbers, dates and truths: written once for each that there is.
        other = np.flatnonzero((column.codes < 0) & (column.kinds != CellKind.BLANK))
        if not len(other):
            return hit
        _, first, which = np.unique(
            np.stack([column.numbers[other], column.kinds[other]]), axis=1, return_index=True, return_inverse=True
        )
        written = np.array([_mark(cell_text(column.cell(lead))) == mark for lead in other[first].tolist()], bool)
        hit[other] = written[which.reshape(-1)]
        return hit

    def _leads_with(self, column: str, key: str) -> NDArray[np.intp]:
        cells = self.table[column]
        if column not in self._blocks:
            self._blocks[column] = TextBlock(cells.texts)
        hit = np.zeros(len(self.table), bool)
        if cells.texts:
            texts = self._blocks[column].is_one_of(frozenset((key,)), TextForm.CLEAN)
            hit = np.append(texts, False).take(cells.codes, mode="wrap")
        number = _number(key)
        # "007" is a text, and no number is written so.
        if number is not None and number_text(number) == key:
            numeric = (cells.kinds == CellKind.NUMBER) & (cells.numbers == number)
            hit = hit | numeric
        return np.flatnonzero(hit)

    def _marks(self, lead: int) -> dict[str, int]:
        texts = ((column.name, cell_text(column.cell(lead))) for column in self.table.columns)
        return {name: _mark(text) for name, text in texts if text}

    def _is_same(self, before: Mapping[str, int], lead: int) -> bool:
        now = self._marks(lead)
        # "US", "New" and "Web" stand beside many leads: alone they say nothing of which one this is.
        telling = [name for name in before if name in self._telling]
        if any(now.get(key) != before[key] for key in self.keys if key in before and key in now):
            return False
        if telling and sum(now.get(name) == before[name] for name in telling) < _SAME_TELLING * len(telling):
            return False
        alike = sum(now.get(name) == mark for name, mark in before.items())
        return alike >= _SAME * max(len(before), len(now))

    @cached_property
    def _telling(self) -> frozenset[str]:
        """The columns whose cells tell leads apart."""
        return frozenset(column.name for column in self.table.columns if _tells(column))


def _tells(column: Column) -> bool:
    """Whether most filled cells of a column are different ones."""
    texts = np.unique(column.codes[column.codes >= 0]).size
    numbers = np.unique(column.numbers[(column.codes < 0) & (column.kinds != CellKind.BLANK)]).size
    filled = int(np.count_nonzero(column.kinds != CellKind.BLANK))
    return filled > 0 and texts + numbers >= _TELLING * filled


def stored_overrides(
    names: LeadNames,
    in_file: Mapping[int, Said],
    now: Mapping[int, Said],
    leads: Iterable[int],
    *,
    made: str = "",
    author: str = "",
) -> dict[str, StoredOverride | None]:
    """What a workspace is to keep of these leads (counted from 0): None where the file says the same by itself.

    in_file, now: tier and reason by lead, in the file and on the screen.
    """
    kept: dict[str, StoredOverride | None] = {}
    for lead in leads:
        base, said = in_file.get(lead, NOTHING), now.get(lead, NOTHING)
        kept[names.name(lead)] = None if said == base else StoredOverride(*said, *base, made, author)
    return kept


def merge_overrides(
    names: LeadNames, in_file: Mapping[int, Said], kept: Mapping[str, StoredOverride]
) -> tuple[dict[int, Said], tuple[Told, ...]]:
    """The overrides that count, by lead, and what became of those that do not.

    A kept one counts while the file says what it said when that was typed; where somebody has changed it there since,
    the file's counts. in_file: tier and reason of the leads that have any, as they stand in the file.
    """
    merged = {lead: said for lead, said in in_file.items() if said != NOTHING}
    told: list[Told] = []
    for name, override in kept.items():
        lead, trouble = names.find(name)
        if lead is None:
            assert trouble is not None
            told.append(Told(trouble, name, override, None, NOTHING, _sentence(trouble, name, override)))
            continue
        there = in_file.get(lead, NOTHING)
        said = (override.tier, override.reason)
        if there == said:
            continue
        if there != (override.base_tier, override.base_reason):
            who = next(lead_names(names.table, names.keys, [lead]))
            sentence = (
                f"{who}: the file says {_quoted(there)} by now, so it counts, and not {_quoted(said)} as typed here."
            )
            told.append(Told(Trouble.FILE_CHANGED, name, override, lead, there, sentence))
        elif said == NOTHING:
            merged.pop(lead, None)
        else:
            merged[lead] = said
    return merged, tuple(told)


def _mark(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def _parts(name: str) -> object:
    try:
        return json.loads(name)
    except ValueError:
        return None


def _number(key: str) -> float | None:
    try:
        number = float(key)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _quoted(said: Said) -> str:
    tier, reason = said
    if not tier and not reason:
        return "nothing"
    return f"“{tier}” ({reason})" if tier and reason else f"“{tier or reason}”"


def _sentence(trouble: Trouble, name: str, override: StoredOverride) -> str:
    parts = _parts(name)
    who = "A lead"
    match parts:
        case ["key", str(), str(key)]:
            who = f"“{key}”"
        case ["row", int(row), _]:
            who = f"The lead of row {row}"
    what = _quoted((override.tier, override.reason))
    match trouble:
        case Trouble.REPEATED:
            return f"{who} stands for several leads by now, so {what} is given to none of them."
        case Trouble.ROW_CHANGED:
            return f"{who} is another one by now, so {what} is not given to it."
    return f"{who} is not in the file any more; {what} is kept for when it comes back."
