"""What must be true of every workbook scored in place, by judges that know nothing of how it was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from scoring.jobs.inplace import InPlace, score_in_place
from scoring.jobs.prepare import Wishes
from scoring.jobs.removal import Removal, remove
from scoring.jobs.results import Outcome
from scoring.model import Condition, FixedPoints, ListRef, NamedList, Rule
from scoring.ooxml.book import Book
from scoring.table import Serial
from scoring.workbook.marker import read_marker
from scoring.workbook.names import Our
from scoring.workbook.stripping.found import Found, find_ours
from tests.core.jobs.samples import AS_OF
from tests.core.jobs.samples import MODEL as TRIAL
from tools.corpus import verdicts
from tools.corpus.parts_kept import Scored, parts_harm
from tools.corpus.recalculated import Expected, expected, strip_ours
from tools.corpus.sheet_kept import Ours

DAY = date.fromisoformat(AS_OF)
# The long list of all disposable domains would make every workbook slow to judge.
MODEL = replace(
    TRIAL,
    rules=(
        *TRIAL.rules[:-1],
        Rule("late", "Late", "Interest", Condition("Last seen", "after", (Serial(46300),)), FixedPoints(3)),
        Rule("mail", "Disposable", "Fit", Condition("Email", "domain is one of", (ListRef("away"),)), disqualify=True),
    ),
    lists=(NamedList("away", ("mailinator.com", "example.org")),),
)
WISHES = Wishes(MODEL)


@dataclass(frozen=True)
class Ways:
    """How a workbook is to be scored. mapping: fields whose columns nobody could guess."""

    options: InPlace = field(default_factory=InPlace)
    sheet: str | None = None
    header_row: int | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)

    @property
    def wishes(self) -> Wishes:
        """The model that fires on all handmade leads, and what else is told."""
        return Wishes(MODEL, sheet=self.sheet, header_row=self.header_row, mapping=self.mapping)


USUAL = Ways()


def scored(path: Path, ways: Ways = USUAL) -> Outcome:
    """The workbook, scored in place."""
    return score_in_place(path, ways.wishes, ways.options, as_of=DAY)


def found_in(path: Path) -> Found:
    """Where ours stands in a scored workbook."""
    with Book(path) as book:
        marker = read_marker(book.package)
        assert marker is not None
        return find_ours(book, marker)


def lead_sheet(path: Path) -> Scored:
    """Our columns on the lead sheet, by our names for them and for the workings."""
    found = found_in(path)
    leads = found.leads
    assert leads is not None
    columns = {**{str(our): column for our, column in found.columns.items()}, **found.workings}
    top = leads.header_row or leads.top - 1
    return Scored(leads.sheet.part, Ours(frozenset(columns.values()), top, leads.last_row), columns)


def sheet_name(path: Path) -> str:
    """The sheet with the leads."""
    leads = found_in(path).leads
    assert leads is not None
    return leads.sheet.name


def formulas_without_values(path: Path, copy: Path, inputs: tuple[int, ...] = ()) -> Expected:
    """Copy a scored workbook without the stored values of our formulas; what they should compute to."""
    where, found = lead_sheet(path), found_in(path)
    wanted = expected(path, sheet_name(path), where, inputs)
    with Book(path) as book:
        own = [sheet.part for sheet in book.sheets if sheet.name in found.sheet_names]
    strip_ours(path, copy, where, own)
    return wanted


def faults(before: Path, path: Path, outcome: Outcome, *, validators: bool = True) -> Iterator[str]:
    """What is wrong with a workbook that was just scored in place; `before` is a copy of it as it was."""
    where = lead_sheet(path)
    # Of a table without headers the first row is a lead.
    leads = found_in(path).leads
    assert leads is not None
    yield from parts_harm(before, path, replace(where, ours=replace(where.ours, first_row=leads.top)))
    yield from verdicts.new_findings(verdicts.lint_findings(before), verdicts.lint_findings(path))
    if validators:
        yield from verdicts.new_findings(verdicts.findings(before), verdicts.findings(path))
    yield from stored_scores(path, outcome)


def stored_scores(path: Path, outcome: Outcome) -> Iterator[str]:
    """Whether the file shows the core's scores in the leads' rows."""
    told = expected(path, sheet_name(path), lead_sheet(path), ()).cells
    rows = outcome.prepared.table.rows.tolist()
    for row, score in zip(rows, outcome.scores.score.tolist(), strict=True):
        if told.get(row, {}).get(str(Our.SCORE)) != score:
            yield f"row {row} shows {told.get(row, {}).get(str(Our.SCORE))!r} and not {score}"
    if set(told) != set(rows):
        yield f"formulas stand in rows {sorted(set(told) ^ set(rows))}"


def again_and_back(path: Path, original: bytes, ways: Ways = USUAL) -> Iterator[str]:
    """Scored twice is scored once, and removed is never scored: to the byte."""
    once = path.read_bytes()
    scored(path, Ways(InPlace(protected_too=ways.options.protected_too), ways.sheet, ways.header_row, ways.mapping))
    if path.read_bytes() != once:
        yield "scored a second time it is another file"
    score_in_place(path, Wishes(), InPlace(protected_too=ways.options.protected_too), as_of=DAY)
    if path.read_bytes() != once:
        yield "scored with the model inside it is another file"
    remove(path, Removal(protected_too=ways.options.protected_too))
    if path.read_bytes() != original:
        yield "taken out, it is not the original"
