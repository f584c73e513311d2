"""One workbook scored in place and looked at from all sides, in a process that may die of it.

Everything but the recalculation happens here; that is asked of LibreOffice for many workbooks at once.
"""

from __future__ import annotations

import pickle
import time
import traceback
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from scoring.errors import HotsheetError
from scoring.jobs.inplace import InPlace, score_in_place
from scoring.jobs.prepare import Wishes
from scoring.jobs.removal import Removal, remove
from scoring.jobs.results import Outcome as Scoring
from scoring.leads import understand_leads
from scoring.model import fields_of
from scoring.ooxml.book import Book
from scoring.ooxml.package import COMPOUND_MAGIC
from scoring.scores import serial_of
from scoring.table import LeadTable
from tools.corpus import verdicts
from tools.corpus.modelmaking import Made, make_model
from tools.corpus.parts_kept import Scored, find_scored, parts_harm
from tools.corpus.ranges import LeadRange, Shape, largest_range
from tools.corpus.recalculated import expected, strip_ours
from tools.corpus.results import Finding, Trial

AS_OF = date(2026, 3, 1)
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_SIGNATURES = "_xmlsignatures/"


@dataclass(frozen=True)
class Task:
    """A workbook to try. name: its name in the corpus, which the model depends on. folder: an empty one to work in."""

    name: str
    path: Path
    folder: Path


def run(task: Task) -> Trial:
    """Try a workbook; whatever escapes is a finding."""
    began = time.monotonic()
    task.folder.mkdir(parents=True, exist_ok=True)
    try:
        trial = _Case(task).trial()
    except Exception as error:  # a harness that ends with the workbook it should report is of no use
        trial = Trial(None, findings=(Finding("harness", _told(error)),))
    return replace(trial, seconds=time.monotonic() - began)


def _told(error: BaseException) -> str:
    """An error that nobody foresaw, with the place in the code that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if {"scoring", "tools", "tests"} & set(Path(frame.filename).parts)]
    last = (ours or frames)[-1]
    return f"{type(error).__name__}: {str(error)[:200]} ({Path(last.filename).name}, line {last.lineno})"


def apart(path: Path) -> str:
    """Why a workbook is reported apart: encrypted, signed or strict; "" for all others."""
    with path.open("rb") as file:
        head = file.read(8)
    if head == COMPOUND_MAGIC:
        return "encrypted, or no .xlsx at all"
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if any(name.replace("\\", "/").lstrip("/").startswith(_SIGNATURES) for name in names):
                return "signed"
            books = [name for name in names if name.endswith("workbook.xml")]
            return "strict" if any(_STRICT in archive.read(name)[:4000] for name in books) else ""
    except Exception:  # a broken zip can break in any way; that it does is told by the trial
        return ""


class _Case:
    """The steps of one trial, in order."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.original = task.path.read_bytes()
        self.copy = task.folder / task.path.name
        self.copy.write_bytes(self.original)
        self.notes: list[str] = []
        self.options = InPlace()
        self.apart = apart(task.path)

    def trial(self) -> Trial:
        """Score, and check what came of it."""
        leads = self._largest()
        read, reason = self._read(leads)
        if read is None:
            crashed = self._no_leads()
            return Trial(leads, reason, crashed, tuple(self.notes), self.apart)
        at = leads or _taken(read)
        made = make_model(self.task.name, read, serial_of(AS_OF))
        wishes = Wishes(model=made.model, sheet=at.sheet, header_row=at.header_row, mapping=made.mapping)
        done, findings, reason = self._score(wishes)
        if done is None:
            return Trial(leads, reason, findings, tuple(self.notes), self.apart)
        compared, copy = self.task.folder / "expected.pickle", self.task.folder / "judged.xlsx"
        found = [*findings, *self._checks(at, read, made, wishes, done, compared, copy)]
        kept = compared.is_file() and copy.is_file()
        return Trial(
            leads,
            findings=tuple(found),
            notes=tuple(self.notes),
            apart=self.apart,
            compared=compared if kept else None,
            copy=copy if kept else None,
        )

    def _largest(self) -> LeadRange | None:
        try:
            with Book(self.task.path) as book:
                return largest_range(book)
        except HotsheetError:
            return None

    def _read(self, leads: LeadRange | None) -> tuple[LeadTable | None, str]:
        """The leads as the product reads them, where it is told to look; or why it does not."""
        try:
            if leads is None:
                return understand_leads(self.copy).table, ""
            return understand_leads(self.copy, sheet=leads.sheet, header_row=leads.header_row).table, ""
        except HotsheetError as error:
            return None, error.message

    def _no_leads(self) -> tuple[Finding, ...]:
        """A workbook without leads is refused, in words, and stays as it is."""
        try:
            score_in_place(self.copy, Wishes(), self.options, as_of=AS_OF)
        except HotsheetError:
            same = self.copy.read_bytes() == self.original
            return () if same else (Finding("refusal", "the file was changed though it was refused"),)
        except Exception as error:  # what the whole harness looks for
            return (Finding("crash", _told(error)),)
        return (Finding("refusal", "leads that cannot be read were scored"),)

    def _score(self, wishes: Wishes) -> tuple[Scoring | None, tuple[Finding, ...], str]:
        """Score in place; an offered place is taken, and a protected sheet is gone on with, once each."""
        while True:
            try:
                return score_in_place(self.copy, wishes, self.options, as_of=AS_OF), (), ""
            except HotsheetError as error:
                if self.copy.read_bytes() != self.original:
                    return None, (Finding("refusal", f"the file was changed: {error.message}"),), ""
                offered = int(getattr(error, "column", 0))
                if offered and self.options.at is None:
                    self.options = replace(self.options, at=offered)
                    self.notes.append("the next free columns were taken")
                elif not self.options.protected_too and "protected" in error.message:
                    self.options = replace(self.options, protected_too=True)
                    self.notes.append("protected: told to go on")
                else:
                    return None, (), error.message
            except Exception as error:  # what the whole harness looks for
                return None, (Finding("crash", _told(error)),), ""

    def _checks(
        self, at: LeadRange, read: LeadTable, made: Made, wishes: Wishes, done: Scoring, compared: Path, copy: Path
    ) -> Iterator[Finding]:
        scored = find_scored(self.copy, at, int(read.rows[-1]))
        for words in parts_harm(self.task.path, self.copy, scored):
            yield Finding("unharmed", words)
        before, after = verdicts.findings(self.task.path), verdicts.findings(self.copy)
        for words in verdicts.new_findings(before, after):
            yield Finding("validators", words)
        before, after = verdicts.lint_findings(self.task.path), verdicts.lint_findings(self.copy)
        for words in verdicts.new_findings(before, after):
            yield Finding("lint", words)
        inputs = _inputs(read, made)
        wanted = expected(self.copy, at.sheet, scored, inputs)
        yield from _as_core(wanted.cells, done, scored)
        compared.write_bytes(pickle.dumps(wanted))
        strip_ours(self.copy, copy, scored, self._own_sheets())
        yield from self._again(wishes)
        yield from self._back()

    def _own_sheets(self) -> list[str]:
        with Book(self.task.path) as old, Book(self.copy) as new:
            names = {sheet.name for sheet in old.sheets}
            return [sheet.part for sheet in new.sheets if sheet.name not in names]

    def _again(self, wishes: Wishes) -> Iterator[Finding]:
        """Scored twice is scored once, to the byte; the columns stay where they are without being told to."""
        once = self.copy.read_bytes()
        try:
            score_in_place(self.copy, wishes, replace(self.options, at=None), as_of=AS_OF)
        except Exception as error:  # refused or crashed, both are wrong here
            yield Finding("again", _told(error))
            return
        if self.copy.read_bytes() != once:
            yield Finding("again", "scored a second time, the file is another one")

    def _back(self) -> Iterator[Finding]:
        """Taken out, the file is the original, to the byte."""
        try:
            remove(self.copy, Removal(protected_too=self.options.protected_too))
        except Exception as error:  # refused or crashed, both are wrong here
            yield Finding("remove", _told(error))
            return
        if self.copy.read_bytes() != self.original:
            yield Finding("remove", "the file is not the original")


def _taken(read: LeadTable) -> LeadRange:
    """Where the product found leads by itself."""
    source = read.source
    last = source.first_column + len(read.columns) - 1
    rows = (int(read.rows[-1]), len(read)) if len(read) else (source.header_row, 0)
    return LeadRange(source.sheet, source.header_row, source.first_column, last, *rows, Shape.PLAIN)


def _inputs(read: LeadTable, made: Made) -> list[int]:
    """The sheet's columns that the model's rules read."""
    fields = {name for rule in made.model.rules for name in fields_of(rule)}
    names = {made.mapping[name] for name in fields}
    return [read.source.first_column + at for at, name in enumerate(read.names) if name in names]


def _as_core(cells: Mapping[int, Mapping[str, object]], done: Scoring, scored: Scored) -> Iterator[Finding]:
    """The scores stored in the file are those that the core gave."""
    rows = done.prepared.table.rows.tolist()
    told = {row: cells.get(row, {}).get("Lead Score") for row in rows}
    wrong = [row for row, score in zip(rows, done.scores.score.tolist(), strict=True) if told[row] != score]
    if wrong and "Lead Score" in scored.columns:
        yield Finding("stored scores", f"{len(wrong)} rows differ from the core, the first is row {wrong[0]}")
