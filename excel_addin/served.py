"""What the add-in's VBA asks of Python, in a process that Excel keeps running: one call a formula.

Values go in as Excel has them, and answers come back flat (pywin32 makes an array of a tuple of plain values, and
cannot make an error value): a word that says what follows, then that. The words: "value" and the value; "grid", how
many rows and columns, and the values row by row; "error", Excel's number of the error value, and a sentence; "book"
where the workbook is not known yet (`book` tells of it); "block" where the rows around the lead are wanted too
(`ask_with` brings them).

A model that changed on the disk is noticed within a second, one in the workbook when VBA tells of it.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from excel_addin.functions import BY_NAME, Answer, error_of, leads_of
from excel_addin.lead_scorer import LeadScorer, Row
from excel_addin.models import ModelKind, ModelRef, open_model, stamps_of
from excel_addin.registry import CellError, function_named
from excel_addin.values import Grid, grid_of, is_blank, with_dates
from scoring.atomic import Stamp
from scoring.errors import HotsheetError
from scoring.jobs.prepare import DEFAULT_MODEL
from scoring.model import ScoringModel
from scoring.ooxml.book import DAY_ZERO_1904
from scoring.scores import serial_of
from scoring.store import default_path
from scoring.text import clean
from scoring.workbook.carried import joined
from scoring.workbook.marker import Marker, parse_marker

Reply = tuple[Any, ...]
Key = TypeVar("Key", bound=Hashable)
Kept = TypeVar("Kept")
# So long a model on the disk is taken for unchanged, in seconds.
_TRUSTED = 1.0
_BOOKS, _MODELS, _SCORERS = 32, 16, 16
_ROWS = 400_000
# Rows that are asked about singly before those around them are wanted again: an edited row costs itself.
_PATIENCE, _MOST_PATIENCE = 8, 1024
# Days before 1 March 1900 are none; Excel's last day is in 9999.
_FIRST_DAY, _LAST_DAY = 61.0, 2_958_465.0


@dataclass(frozen=True, slots=True)
class BookFacts:
    """What counts of a workbook. chosen: the model that somebody chose, "" for none. as_of: None for today."""

    chosen: str = ""
    marker: Marker | None = None
    as_of: float | None = None
    day_zero: int = 0


@dataclass(slots=True)
class _Opened:
    """A model as a name found it, or why it did not, until what it was found in changes. number: tells models apart."""

    number: int
    ref: ModelRef | None
    model: ScoringModel | None
    error: HotsheetError | None
    stamps: tuple[Stamp | None, ...]
    trusted_until: float = 0.0


@dataclass(slots=True)
class _Scoring:
    """A scorer, and how patient it is before it wants the rows around a lead."""

    scorer: LeadScorer
    singles: int = 0
    patience: int = _PATIENCE
    seen_rows: bool = False


class Desk:
    """The workbooks, models and scores of one Excel. workspace: its file. clock: seconds that only grow."""

    def __init__(self, workspace: Path | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._workspace, self._clock, self._count = workspace, clock, 0
        self._books: OrderedDict[str, BookFacts] = OrderedDict()
        self._opened: OrderedDict[tuple[str, str], _Opened] = OrderedDict()
        self._scorings: OrderedDict[Hashable, _Scoring] = OrderedDict()

    def know(self, key: str, facts: BookFacts) -> None:
        """Take a workbook as this from now on."""
        _keep(self._books, key, facts, _BOOKS)

    def answer(self, name: str, key: str, arguments: Sequence[Grid | None], block: Grid | None = None) -> Answer:
        """What a function answers. block: rows around the lead, scored with it. Raises HotsheetError and KeyError."""
        seen = _Book(self, self._books[key])
        if block is not None:
            seen.take_in(name, arguments, block)
        return BY_NAME[name](seen, arguments)

    def knows(self, key: str) -> bool:
        """Whether a workbook is known."""
        return key in self._books

    def wants_block(self, name: str, key: str, arguments: Sequence[Grid | None]) -> bool:
        """Whether to ask for the rows around a lead: where it is new, and not one of a few that changed."""
        try:
            return _Book(self, self._books[key]).wants_block(name, arguments)
        except HotsheetError:
            # The function itself will say so.
            return False

    def opened(self, name: str, facts: BookFacts) -> tuple[ScoringModel, int, bool]:
        """The model that a name means in a workbook, its number, and whether it is the one inside.

        Raises:
            HotsheetError: there is none, or it cannot be read.
        """
        inside = facts.marker.model_text if facts.marker else ""
        wanted = name or facts.chosen or (ModelKind.INSIDE.value if inside else DEFAULT_MODEL)
        own = inside if wanted.casefold() == ModelKind.INSIDE else ""
        found = self._opened.get((wanted, own))
        if found is None or self._clock() > found.trusted_until:
            if found is None or found.stamps != self._stamps(found.ref):
                found = self._open(wanted, own, found)
            found.trusted_until = self._clock() + _TRUSTED
        _keep(self._opened, (wanted, own), found, _MODELS)
        if found.model is None:
            raise found.error or KeyError(wanted)
        return found.model, found.number, bool(own)

    def _open(self, wanted: str, inside: str, before: _Opened | None) -> _Opened:
        self._count += 1
        ref = None
        try:
            ref = ModelRef.parse(wanted, self._workspace)
            # Taken first: a change while it is read is noticed the next time.
            stamps = self._stamps(ref)
            model = open_model(ref, inside, self._workspace).model
        except HotsheetError as error:
            return _Opened(self._count, ref, None, error, self._stamps(ref))
        if before is not None and before.model == model:
            return replace(before, ref=ref, stamps=stamps)
        return _Opened(self._count, ref, model, None, stamps)

    def _stamps(self, ref: ModelRef | None) -> tuple[Stamp | None, ...]:
        """Of what a name is looked up in, too, where it was not found."""
        looked_up = stamps_of(ModelRef(ModelKind.WORKSPACE), self._workspace)
        return looked_up if ref is None else (*looked_up, *stamps_of(ref, self._workspace))

    def scoring(self, name: str, facts: BookFacts, headers: Row, rows: Sequence[Row]) -> _Scoring:
        """What scores rows under headers. rows: show what the columns hold, if there are more than one."""
        model, number, inside = self.opened(name, facts)
        given = _settled(facts.marker, model, headers) if inside else {}
        day = facts.as_of if facts.as_of is not None else serial_of(date.today())
        key = (number, headers, tuple(sorted(given.items())), day, facts.day_zero)
        found = self._scorings.get(key)
        many = len(rows) > 1
        if found is None or (many and not all(map(found.scorer.knows, rows))):
            shown = rows if many else ()
            made = LeadScorer(model, headers, day, given=given, rows=shown, day_zero=facts.day_zero)
            made.require_fields()
            if found is None or (found.scorer.columns != made.columns):
                found = _Scoring(made)
        _keep(self._scorings, key, found, _SCORERS)
        while len(self._scorings) > 1 and sum(each.scorer.kept for each in self._scorings.values()) > _ROWS:
            self._scorings.popitem(last=False)
        return found


class _Book:
    """One workbook, as the functions see it."""

    def __init__(self, desk: Desk, facts: BookFacts) -> None:
        self._desk, self._facts = desk, facts

    def model(self, name: str) -> ScoringModel:
        return self._desk.opened(name, self._facts)[0]

    def scorer(self, name: str, headers: Row, rows: Sequence[Row]) -> LeadScorer:
        return self._desk.scoring(name, self._facts, headers, _leads(rows)).scorer

    def wants_block(self, name: str, arguments: Sequence[Grid | None]) -> bool:
        headers, rows, model = _asked(name, arguments)
        if len(rows) != 1 or not _leads(rows):
            return False
        scoring = self._desk.scoring(model, self._facts, headers, ())
        if scoring.scorer.knows(rows[0]):
            return False
        scoring.singles += 1
        return scoring.singles > scoring.patience or not scoring.seen_rows

    def take_in(self, name: str, arguments: Sequence[Grid | None], block: Grid) -> None:
        headers, _, model = _asked(name, arguments)
        rows = _leads([tuple(row) for row in block])
        scoring = self._desk.scoring(model, self._facts, headers, rows)
        scoring.scorer.answers(rows)
        scoring.patience = min(scoring.patience * 2, _MOST_PATIENCE) if scoring.seen_rows else scoring.patience
        scoring.seen_rows, scoring.singles = True, 0


def book(key: str, chosen: Any, cells: Any, part: Any, as_of: Any, from_1904: Any) -> Reply:
    """Take in what counts of a workbook.

    Args:
        key: what it is called, the only one of the open ones.
        chosen: what the name of the chosen model refers to, such as `="template:starter"`.
        cells: the values of the cells that carry the model, if any.
        part: the custom XML part that carries it, if any; the cells are newer.
        as_of: the value of the cell with the day that counts, if any.
        from_1904: whether the workbook's days count from 1904.
    """
    day_zero = DAY_ZERO_1904 if from_1904 else 0
    try:
        marker = _marker(cells, part)
    except HotsheetError:
        # What is damaged is no model; whoever asks for it is told that there is none.
        marker = None
    day = float(as_of) + day_zero if isinstance(as_of, int | float) else 0.0
    counts = day if _FIRST_DAY <= day < _LAST_DAY else None
    _desk().know(key, BookFacts(_constant(chosen), marker, counts, day_zero))
    return ("book",)


def ask(name: str, key: str, has_block: Any, from_1904: Any, packed: Sequence[Any]) -> Reply:
    """What a function answers. packed: each argument's values, then the places of its dates.

    has_block: whether the lead stands in a block of rows under its headers, which can be brought.
    """
    return _reply(name, key, packed, bool(from_1904), wanted=bool(has_block))


def ask_with(name: str, key: str, from_1904: Any, block: Sequence[Any], packed: Sequence[Any]) -> Reply:
    """As `ask`, with the block: its values, then the places of its dates."""
    return _reply(name, key, packed, bool(from_1904), block=block)


def _reply(
    name: str, key: str, packed: Sequence[Any], from_1904: bool, *, wanted: bool = False, block: Sequence[Any] = ()
) -> Reply:
    desk = _desk()
    if not desk.knows(key):
        return ("book",)
    day_zero = DAY_ZERO_1904 if from_1904 else 0
    try:
        arguments = _unpacked(packed, day_zero)
        if wanted and desk.wants_block(name, key, arguments):
            return ("block",)
        rows = desk.answer(name, key, arguments, _unpacked(block, day_zero)[0] if block else None).rows
    except HotsheetError as error:
        return "error", error_of(error), str(error)
    except Exception as error:  # whatever it is, a cell shows it as an error value and Excel goes on
        return "error", int(CellError.VALUE), f"Something went wrong inside Hotsheet ({type(error).__name__}: {error})."
    if len(rows) == 1 and len(rows[0]) == 1:
        return "value", rows[0][0]
    return ("grid", len(rows), len(rows[0]), *(value for row in rows for value in row))


@cache
def _desk() -> Desk:
    """The one of this process, which serves one Excel."""
    return Desk(default_path())


def _unpacked(packed: Sequence[Any], day_zero: int) -> list[Grid | None]:
    values, dates = packed[::2], packed[1::2]
    return [
        None if value is None else with_dates(grid_of(value), places or None, day_zero)
        for value, places in zip(values, dates, strict=True)
    ]


def _asked(name: str, arguments: Sequence[Grid | None]) -> tuple[Row, list[Row], str]:
    """The headers, the rows and the model that a function about leads was given."""
    spec = function_named(name)
    at = spec.lead_at
    if at is None:
        raise KeyError(name)
    place = [each.name for each in spec.arguments].index("model")
    model = arguments[place]
    headers, rows = leads_of(arguments[at], arguments[at + 1])
    named = "" if model is None or model[0][0] is None else str(model[0][0]).strip()
    return headers, rows, named


def _leads(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not all(map(is_blank, row))]


def _settled(marker: Marker | None, model: ScoringModel, headers: Row) -> dict[str, str]:
    """What the scoring of the workbook settled: which column each field is, as far as the headers have it."""
    fields = marker.fields if marker else {}
    known = {field.name for field in model.fields}
    there = {clean(str(header)) for header in headers if header is not None}
    return {name: column for name, column in fields.items() if name in known and (not column or clean(column) in there)}


def _marker(cells: Any, part: Any) -> Marker | None:
    texts = (value for row in grid_of(cells) for value in row if isinstance(value, str))
    xml = joined(texts) or (part.encode() if isinstance(part, str) and part else None)
    return parse_marker(xml) if xml else None


def _constant(refers: Any) -> str:
    """The text that a name such as `="template:starter"` stands for; "" for anything else."""
    text = str(refers or "").removeprefix("=")
    quoted = len(text) > 1 and text.startswith('"') and text.endswith('"')
    return text[1:-1].replace('""', '"').strip() if quoted else ""


def _keep(kept: OrderedDict[Key, Kept], key: Key, value: Kept, most: int) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > most:
        kept.popitem(last=False)
