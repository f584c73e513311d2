"""What the add-in's VBA asks of Python, in a process that Excel keeps running: one call a formula.

Values go in as Excel has them, and answers come back flat (pywin32 makes an array of a tuple of plain values, and
cannot make an error value): a word that says what follows, then that. The words: "value" and the value; "grid", how
many rows and columns, and the values row by row; "error", Excel's number of the error value, and a sentence; "book"
where the workbook is not known yet (`book` tells of it); "block" where the rows around the lead are wanted too
(`ask_with` brings them): what columns hold decides which field they are, so a lead is scored as one of its table.

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

from excel_addin.functions import BY_NAME, Answer, NoAnswerError, error_of, leads_of, name_of
from excel_addin.lead_scorer import LeadScorer, Row, row_key
from excel_addin.models import ModelKind, ModelRef, open_model, stamps_of
from excel_addin.registry import CellError, function_named
from excel_addin.values import Grid, grid_of, is_blank, with_dates
from scoring.atomic import Stamp
from scoring.errors import HotsheetError, ModelError
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
_BOOKS, _MODELS, _SCORERS, _TABLES = 32, 16, 16, 64
_ROWS = 400_000
# After so many seconds without a question something was edited, and a table is looked at anew.
_QUIET = 0.5
# Until then, new rows that are asked about singly before the others are wanted again: formulas among the leads become
# new rows one by one.
_PATIENCE, _MOST_PATIENCE = 8, 1024
# What VBA says in place of dates where an argument is more than one area.
_AREAS = "areas"
# And in place of the day that counts, where its cell is not calculated yet.
_NOT_YET = "not yet"
# Days before 1 March 1900 are none; Excel's last day is in 9999.
_FIRST_DAY, _LAST_DAY = 61.0, 2_958_465.0


@dataclass(frozen=True, slots=True)
class BookFacts:
    """What counts of a workbook. chosen: the model that somebody chose, "" for none. as_of: None for today.

    has_day: whether the day that counts is known; the cell with it may not be calculated yet.
    """

    chosen: str = ""
    marker: Marker | None = None
    as_of: float | None = None
    day_zero: int = 0
    has_day: bool = True


@dataclass(slots=True)
class _Opened:
    """A model as a name found it, or why it did not, until what it was found in changes. number: tells models apart."""

    number: int
    ref: ModelRef | None
    model: ScoringModel | None
    error: HotsheetError | None
    stamps: tuple[Stamp | None, ...]
    trusted_until: float = 0.0


@dataclass(frozen=True, slots=True)
class _Question:
    """What decides on scores beside the leads. key: tells one from another."""

    key: Hashable
    model: ScoringModel
    headers: Row
    given: dict[str, str]
    day: float
    day_zero: int


@dataclass(slots=True)
class _Table:
    """Leads that stand together: their rows as they were last seen, and what scores them since, or why nothing does.

    asked: when. singles: new rows since then; patience: how many of them may be scored before all are wanted again.
    """

    found: LeadScorer | HotsheetError
    rows: tuple[Hashable, ...]
    asked: float
    singles: int = 0
    patience: int = _PATIENCE

    @property
    def scorer(self) -> LeadScorer:
        if isinstance(self.found, HotsheetError):
            raise self.found.with_traceback(None)
        return self.found

    def knows(self, row: Row) -> bool:
        return isinstance(self.found, LeadScorer) and self.found.knows(row)


class Desk:
    """The workbooks, models and scores of one Excel. workspace: its file. clock: seconds that only grow."""

    def __init__(self, workspace: Path | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._workspace, self._clock, self._count = workspace, clock, 0
        self._books: OrderedDict[str, BookFacts] = OrderedDict()
        self._opened: OrderedDict[tuple[bool, str, str], _Opened] = OrderedDict()
        self._scorers: OrderedDict[Hashable, LeadScorer] = OrderedDict()
        self._tables: OrderedDict[Hashable, _Table] = OrderedDict()

    def know(self, key: str, facts: BookFacts) -> None:
        """Take a workbook as this from now on."""
        _keep(self._books, key, facts, _BOOKS)

    def answer(
        self, name: str, key: str, place: str, arguments: Sequence[Grid | None], block: Grid | None = None
    ) -> Answer:
        """What a function answers. place: where the headers stand that the lead stands under, "" for apart from them.

        block: the rows under them. Raises HotsheetError and KeyError.
        """
        seen = _Book(self, self._books[key], key, place)
        if block is not None:
            seen.take_in(name, arguments, block)
        return BY_NAME[name](seen, arguments)

    def knows(self, key: str) -> bool:
        """Whether a workbook is known."""
        return key in self._books

    def wants_block(self, name: str, key: str, place: str, arguments: Sequence[Grid | None]) -> bool:
        """Whether to ask for the rows around a lead: they were not seen lately, or more than a few are new."""
        try:
            return _Book(self, self._books[key], key, place).wants_block(name, arguments)
        except HotsheetError:
            # The function itself will say so.
            return False

    def opened(self, name: str, facts: BookFacts) -> tuple[ScoringModel, int, bool]:
        """The model that a name means in a workbook, its number, and whether it is the one inside.

        Raises:
            HotsheetError: there is none, or it cannot be read.
        """
        inside = facts.marker.model_text if facts.marker else ""
        usual = ModelKind.INSIDE.value if inside else f"{ModelKind.TEMPLATE}:{DEFAULT_MODEL}"
        wanted = name or facts.chosen or usual
        own = inside if wanted.casefold() == ModelKind.INSIDE else ""
        key = (bool(name), wanted, own)
        found = self._opened.get(key)
        if found is None or self._clock() > found.trusted_until:
            if found is None or found.stamps != self._stamps(found.ref):
                found = self._open(wanted, own, found, in_formula=bool(name))
            found.trusted_until = self._clock() + _TRUSTED
        _keep(self._opened, key, found, _MODELS)
        if found.model is None:
            raise found.error or KeyError(wanted)
        return found.model, found.number, bool(own)

    def _open(self, wanted: str, inside: str, before: _Opened | None, *, in_formula: bool) -> _Opened:
        self._count += 1
        ref = None
        try:
            ref = ModelRef.of_formula(wanted, self._workspace) if in_formula else ModelRef.of_workbook(wanted)
            # Taken first: a change while it is read is noticed the next time.
            stamps = self._stamps(ref)
            model = open_model(ref, inside, self._workspace).model
        except (HotsheetError, OSError) as error:
            return _Opened(self._count, ref, None, _told_of(error, ref), self._stamps(ref))
        if before is not None and before.model == model:
            return replace(before, ref=ref, stamps=stamps)
        return _Opened(self._count, ref, model, None, stamps)

    def _stamps(self, ref: ModelRef | None) -> tuple[Stamp | None, ...]:
        """Of what a name is looked up in, too, where it was not found."""
        looked_up = stamps_of(ModelRef(ModelKind.WORKSPACE), self._workspace)
        return looked_up if ref is None else (*looked_up, *stamps_of(ref, self._workspace))

    def question(self, name: str, facts: BookFacts, headers: Row) -> _Question:
        """What decides on scores under headers in a workbook. Raises HotsheetError."""
        model, number, inside = self.opened(name, facts)
        if not facts.has_day:
            raise NoAnswerError(
                CellError.NA, "The as-of date of the workbook is not calculated yet.", "Press F9, or Ctrl+Alt+F9."
            )
        given = _settled(facts.marker, model, headers) if inside else {}
        day = facts.as_of if facts.as_of is not None else serial_of(date.today())
        key = (number, row_key(headers), tuple(sorted(given.items())), day, facts.day_zero)
        return _Question(key, model, headers, given, day, facts.day_zero)

    def scorer(self, question: _Question, rows: Sequence[Row]) -> LeadScorer:
        """What scores leads whose columns are the fields that these rows show them to be."""
        made = LeadScorer(
            question.model,
            question.headers,
            question.day,
            given=question.given,
            rows=rows,
            day_zero=question.day_zero,
        )
        made.require_fields()
        key = (question.key, tuple(made.columns.items()))
        scorer = self._scorers.get(key, made)
        _keep(self._scorers, key, scorer, _SCORERS)
        while len(self._scorers) > 1 and sum(each.kept for each in self._scorers.values()) > _ROWS:
            _, gone = self._scorers.popitem(last=False)
            for place in [place for place, table in self._tables.items() if table.found is gone]:
                del self._tables[place]
        return scorer

    def seen(self, question: _Question, place: Hashable) -> _Table | None:
        """The leads at a place as they were last seen."""
        return self._tables.get((question.key, place))

    def see(self, question: _Question, place: Hashable, rows: Sequence[Row]) -> _Table:
        """Take the leads at a place as these from now on."""
        keys: tuple[Hashable, ...] = tuple(map(row_key, rows))
        before = self.seen(question, place)
        found = before.found if before is not None and before.rows == keys else self._found(question, rows)
        table = _Table(found, keys, self._clock(), patience=before.patience if before is not None else _PATIENCE)
        _keep(self._tables, (question.key, place), table, _TABLES)
        while len(self._tables) > 1 and sum(len(each.rows) for each in self._tables.values()) > _ROWS:
            self._tables.popitem(last=False)
        return table

    def score(self, table: _Table, rows: Sequence[Row]) -> None:
        """Score leads of a table before they are asked about one by one."""
        table.scorer.answers(rows)
        table.asked = self._clock()

    def _found(self, question: _Question, rows: Sequence[Row]) -> LeadScorer | HotsheetError:
        try:
            return self.scorer(question, rows)
        except HotsheetError as error:
            return error

    def is_due(self, table: _Table, rows: Sequence[Row]) -> bool:
        """Whether a table is to be looked at anew before some of its rows are answered."""
        now = self._clock()
        is_quiet, table.asked = now - table.asked > _QUIET, now
        if is_quiet:
            table.patience = _PATIENCE
            return True
        if all(map(table.knows, rows)):
            return False
        table.singles += 1
        if table.singles <= table.patience:
            return False
        table.patience = min(table.patience * 2, _MOST_PATIENCE)
        return True


class _Book:
    """One workbook, as the functions see it. place: where the headers of the lead stand that is asked about."""

    def __init__(self, desk: Desk, facts: BookFacts, key: str, place: str) -> None:
        self._desk, self._facts, self._key, self._place = desk, facts, key, place

    def model(self, name: str) -> ScoringModel:
        return self._desk.opened(name, self._facts)[0]

    def scorer(self, name: str, headers: Row, rows: Sequence[Row], *, whole: bool = False) -> LeadScorer:
        question = self._desk.question(name, self._facts, headers)
        leads = _leads(rows)
        table = self._desk.seen(question, self._at) if self._place else None
        if table is not None:
            return table.scorer
        if whole or len(leads) > 1:
            return self._desk.see(question, self._at, leads).scorer
        scorer = self._desk.scorer(question, leads)
        if leads:
            scorer.require_names()
        return scorer

    def wants_block(self, name: str, arguments: Sequence[Grid | None]) -> bool:
        headers, rows, model = _asked(name, arguments)
        leads = _leads(rows)
        if not leads:
            return False
        table = self._desk.seen(self._desk.question(model, self._facts, headers), self._at)
        return table is None or self._desk.is_due(table, leads)

    def take_in(self, name: str, arguments: Sequence[Grid | None], block: Grid) -> None:
        headers, _, model = _asked(name, arguments)
        question = self._desk.question(model, self._facts, headers)
        leads = _leads([tuple(row) for row in block])
        self._desk.score(self._desk.see(question, self._at, leads), leads)

    @property
    def _at(self) -> tuple[str, str]:
        return self._key, self._place


def book(key: str, chosen: Any, cells: Any, part: Any, as_of: Any, from_1904: Any) -> Reply:
    """Take in what counts of a workbook.

    Args:
        key: what it is called, the only one of the open ones.
        chosen: what the name of the chosen model refers to, such as `="template:starter"`.
        cells: the values of the cells that carry the model, if any.
        part: the custom XML part that carries it, if any; the cells are newer.
        as_of: the value of the cell with the day that counts, if any; "not yet" for a formula without a value.
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
    _desk().know(key, BookFacts(_constant(chosen), marker, counts, day_zero, as_of != _NOT_YET))
    return ("book",)


def ask(name: str, key: str, place: str, from_1904: Any, packed: Sequence[Any]) -> Reply:
    """What a function answers. packed: each argument's values, then the places of its dates.

    place: workbook, sheet and cells of the headers that the lead stands under, so that the rows there can be brought;
    "" for a lead that stands apart from its headers.
    """
    return _reply(name, key, place, packed, bool(from_1904))


def ask_with(name: str, key: str, place: str, from_1904: Any, block: Sequence[Any], packed: Sequence[Any]) -> Reply:
    """As `ask`, with the block: its values, then the places of its dates."""
    return _reply(name, key, place, packed, bool(from_1904), block)


def _reply(name: str, key: str, place: str, packed: Sequence[Any], from_1904: bool, block: Sequence[Any] = ()) -> Reply:
    desk = _desk()
    if not desk.knows(key):
        return ("book",)
    day_zero = DAY_ZERO_1904 if from_1904 else 0
    try:
        arguments = _unpacked(packed, day_zero)
        if place and not block and desk.wants_block(name, key, place, arguments):
            return ("block",)
        rows = desk.answer(name, key, place, arguments, _unpacked(block, day_zero)[0] if block else None).rows
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
    if _AREAS in dates:
        raise NoAnswerError(
            CellError.VALUE, "An argument is made of several areas.", "Give cells that stand side by side as one range."
        )
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
    return headers, rows, name_of(model)


def _leads(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not all(map(is_blank, row))]


def _settled(marker: Marker | None, model: ScoringModel, headers: Row) -> dict[str, str]:
    """What the scoring of the workbook settled: which column each field is, as far as the headers have it."""
    fields = marker.fields if marker else {}
    known = {field.name for field in model.fields}
    there = {clean(str(header)) for header in headers if header is not None}
    return {name: column for name, column in fields.items() if name in known and (not column or clean(column) in there)}


def _told_of(error: HotsheetError | OSError, ref: ModelRef | None) -> HotsheetError:
    """What a cell may say of it: of a file the same whatever it is, or a workbook could search a computer."""
    if isinstance(error, HotsheetError) and (ref is None or ref.kind is not ModelKind.FILE):
        return error
    return ModelError(
        f"The model file “{'' if ref is None else ref.name}” cannot be used.",
        mend="Open it in the Hotsheet window to see why, or put the model into your workspace and use its name.",
    )


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
