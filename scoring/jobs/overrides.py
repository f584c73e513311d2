"""Overrides that a workspace keeps, put together with those in the lead file: by lead, and told where they disagree.

A lead is named by its key where no other lead has the same, else by its row with a mark of what stood in it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from scoring.backends.texts import TextBlock
from scoring.jobs.celltext import cell_text, number_text
from scoring.jobs.keys import lead_names
from scoring.jobs.leadindex import KeyIndex, MarkIndex, cell_marks, mark, text_marks
from scoring.store import StoredOverride
from scoring.table import CellKind, Column, LeadTable
from scoring.text import TextForm, clean

# A tier and a reason, either of which may be "".
Said = tuple[str, str]
NOTHING: Said = ("", "")
# A row that was edited is the same lead still while at least this share of its cells is as it was, and this share of
# those in columns that tell leads apart: at least so many of their filled cells are different ones.
_SAME, _SAME_TELLING, _TELLING = 0.75, 0.5, 0.5
# From so many leads on, one pass over all of them is quicker than one for each.
_MANY = 64
_written = json.JSONEncoder(ensure_ascii=False).encode


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
            # TRUE and a date are written like the texts of other leads, which is no reason to be named after those.
            if key and self._leads_with(column, key).tolist() == [lead]:
                return _key_name(column, key)
        return _row_name(int(self.table.rows[lead]), self._marks(lead))

    def names(self, leads: Iterable[int]) -> list[str]:
        """The names of leads, in their order; of many in one pass over the table."""
        wanted = np.fromiter(leads, np.intp)
        if len(wanted) < _MANY:
            return [self.name(lead) for lead in wanted.tolist()]
        made: list[str] = [""] * len(wanted)
        left = np.arange(len(wanted))
        for column in self.keys:
            keys = KeyIndex(self.table[column]).own_keys(wanted[left])
            for place, key in zip(left.tolist(), keys, strict=True):
                if key:
                    made[place] = _key_name(column, key)
            left = left[[not key for key in keys]]
        if len(left):
            marks, rows = self._index(), self.table.rows
            for place, lead in zip(left.tolist(), wanted[left].tolist(), strict=True):
                made[place] = _row_name(int(rows[lead]), marks.of(lead))
        return made

    def find(self, name: str) -> tuple[int | None, Trouble | None]:
        """The lead of a name; where it cannot be told, None and why not."""
        match _parts(name):
            case ["key", str(column), str(key)]:
                found = self._leads_with(column, key) if column in self.table else np.zeros(0, np.intp)
                return _only(len(found), int(found[0]) if len(found) else 0)
            case ["row", int(row), dict(marks)]:
                places = np.flatnonzero(self.table.rows == row)
                here = int(places[0]) if len(places) else None
                if here is not None and self._marks(here) == marks:
                    return here, None
                return self._in_row(here, marks, self._leads_like(marks), self._marks)
        return None, Trouble.GONE

    def find_all(self, names: Iterable[str]) -> list[tuple[int | None, Trouble | None]]:
        """The leads of names, in their order, each as `find` says; of many in one pass over the table."""
        wanted = list(names)
        if len(wanted) < _MANY:
            return [self.find(name) for name in wanted]
        indexes: dict[str, KeyIndex] = {}
        marked: MarkIndex | None = None
        of_row: dict[int, int] = {}
        found: list[tuple[int | None, Trouble | None]] = []
        for name in wanted:
            match _parts(name):
                case ["key", str(column), str(key)] if column in self.table:
                    if column not in indexes:
                        indexes[column] = KeyIndex(self.table[column])
                    found.append(_only(*indexes[column].leads_with(key)))
                case ["row", int(row), dict(marks)]:
                    if marked is None:
                        marked = self._index()
                        of_row = {row: lead for lead, row in reversed([*enumerate(self.table.rows.tolist())])}
                    here = of_row.get(row)
                    if here is not None and marked.of(here) == marks:
                        found.append((here, None))
                    else:
                        found.append(self._in_row(here, marks, marked.leads_like(marks).tolist(), marked.of))
                case _:
                    found.append((None, Trouble.GONE))
        return found

    def _in_row(
        self, here: int | None, marks: Mapping[str, int], same: Sequence[int], marks_of: Callable[[int], dict[str, int]]
    ) -> tuple[int | None, Trouble | None]:
        """The lead of a row; one that is the same to the letter, wherever it stands now, before one that was edited.

        here: the lead that stands in that row now. same: the leads whose cells are all as they were.
        """
        if same:
            return _only(len(same), same[0])
        if here is None:
            return None, Trouble.GONE
        return (here, None) if self._is_same(marks, marks_of(here)) else (None, Trouble.ROW_CHANGED)

    def _leads_like(self, marks: Mapping[str, int]) -> list[int]:
        """The leads whose cells are all as they were; of one that had none, no lead is."""
        found = np.ones(len(self.table), bool) if marks else np.zeros(len(self.table), bool)
        for column, wanted in marks.items():
            if column not in self.table:
                return []
            of_cells, filled = self._cell_marks(column)
            found &= filled & (of_cells == wanted)
            if not found.any():
                break
        return [lead for lead in np.flatnonzero(found).tolist() if self._marks(lead) == marks]

    def _cell_marks(self, name: str) -> tuple[NDArray[np.uint32], NDArray[np.bool_]]:
        column = self.table[name]
        if name not in self._crcs:
            self._crcs[name] = text_marks(column.texts)
        return cell_marks(column, self._crcs[name])

    def _index(self) -> MarkIndex:
        return MarkIndex({name: self._cell_marks(name) for name in self.table.names}, len(self.table))

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
        return {name: mark(text) for name, text in texts if text}

    def _is_same(self, before: Mapping[str, int], now: Mapping[str, int]) -> bool:
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
    wanted = list(leads)
    for lead, name in zip(wanted, names.names(wanted), strict=True):
        base, said = in_file.get(lead, NOTHING), now.get(lead, NOTHING)
        kept[name] = None if said == base else StoredOverride(*said, *base, made, author)
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
    changed: list[tuple[int, int]] = []
    for (name, override), (lead, trouble) in zip(kept.items(), names.find_all(kept), strict=True):
        if lead is None:
            assert trouble is not None
            told.append(Told(trouble, name, override, None, NOTHING, _sentence(trouble, name, override)))
            continue
        there = in_file.get(lead, NOTHING)
        said = (override.tier, override.reason)
        if there == said:
            continue
        if there != (override.base_tier, override.base_reason):
            changed.append((len(told), lead))
            told.append(Told(Trouble.FILE_CHANGED, name, override, lead, there, ""))
        elif said == NOTHING:
            merged.pop(lead, None)
        else:
            merged[lead] = said
    shown = lead_names(names.table, names.keys, [lead for _, lead in changed])
    for (place, _), who in zip(changed, shown, strict=True):
        told[place] = replace(told[place], sentence=_sentence_of_change(who, told[place]))
    return merged, tuple(told)


def _only(count: int, first: int) -> tuple[int | None, Trouble | None]:
    """The one lead that there is; where it is not one, None and why."""
    if count == 1:
        return first, None
    return None, Trouble.REPEATED if count else Trouble.GONE


def _key_name(column: str, key: str) -> str:
    return _written(["key", column, key])


def _row_name(row: int, marks: Mapping[str, int]) -> str:
    return _written(["row", row, marks])


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


def _sentence_of_change(who: str, told: Told) -> str:
    said = (told.kept.tier, told.kept.reason)
    return f"{who}: the file says {_quoted(told.in_file)} by now, so it counts, and not {_quoted(said)} as typed here."


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
