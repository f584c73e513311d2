"""A whole corpus, step by step: trials in processes, then LibreOffice over all originals and all scored copies."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tools.corpus import trial as trials
from tools.corpus.listing import Workbook
from tools.corpus.office import Answer, Office, Opened
from tools.corpus.recalculated import Expected, disagreements
from tools.corpus.results import Finding, Result, Trial
from tools.corpus.workers import Stopped, run_all

SECONDS = 240.0
_NOTE = "note: "

Told = Callable[[str, int, int], None]


@dataclass(frozen=True)
class _Comparison:
    expected: Path
    computed: Path


def run_corpus(books: Sequence[Workbook], folder: Path, jobs: int = 2, tell: Told | None = None) -> list[Result]:
    """Try all workbooks, with copies in `folder`. `tell` hears what is being done, and how far."""
    office = Office(folder, jobs)
    opened = office.opens([book.path for book in books], _counter("LibreOffice opens", len(books), tell))
    tasks = [trials.Task(book.name, book.path, folder / f"{at:05}") for at, book in enumerate(books)]
    counted = _counter("scored and checked", len(books), tell)
    made = run_all(trials.run, tasks, workers=jobs, seconds=SECONDS, done=counted)
    tried = [each if isinstance(each, Trial) else _stopped(each) for each in made]
    results = [Result(*three) for three in zip(books, [str(each.opened) for each in opened], tried, strict=True)]
    return _recalculated(results, office, jobs, tell)


def _stopped(stopped: Stopped) -> Trial:
    return Trial(None, findings=(Finding("crash", stopped.why),))


def _recalculated(results: Sequence[Result], office: Office, jobs: int, tell: Told | None) -> list[Result]:
    """The results with what LibreOffice computes in the scored copies."""
    waiting = [(at, each.trial) for at, each in enumerate(results) if each.trial.copy and each.trial.compared]
    copies = [trial.copy for _, trial in waiting if trial.copy]
    answers = office.computed(copies, _counter("LibreOffice computes", len(copies), tell))
    pairs = [
        (at, _Comparison(trial.compared, answer.result))
        for (at, trial), answer in zip(waiting, answers, strict=True)
        if answer.result and trial.compared
    ]
    counted = _counter("compared", len(pairs), tell)
    found = run_all(_compared, [pair for _, pair in pairs], workers=jobs, seconds=SECONDS, done=counted)
    said = {at: each if isinstance(each, list) else [each.why] for (at, _), each in zip(pairs, found, strict=True)}
    unopened = {at: answer for (at, _), answer in zip(waiting, answers, strict=True) if not answer.result}
    return [_with_formulas(result, said.get(at, []), unopened.get(at)) for at, result in enumerate(results)]


def _compared(comparison: _Comparison) -> list[str]:
    # Written by this very program a moment ago.
    expected: Expected = pickle.loads(comparison.expected.read_bytes())
    return list(disagreements(expected, comparison.computed))


def _with_formulas(result: Result, said: Sequence[str], unopened: Answer | None) -> Result:
    findings = [Finding("formulas", words) for words in said if not words.startswith(_NOTE)]
    notes = tuple(words.removeprefix(_NOTE) for words in said if words.startswith(_NOTE))
    if unopened is not None and result.opens == Opened.YES:
        findings.append(
            Finding("opens", f"LibreOffice opens the original, and of the scored copy it {_verb(unopened)}")
        )
    return replace(result, more=tuple(findings), notes=notes)


def _verb(answer: Answer) -> str:
    return {Opened.NO: "does nothing", Opened.HANGS: "hangs"}.get(answer.opened, "crashes")


def _counter(what: str, total: int, tell: Told | None) -> Callable[[int], None]:
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        if tell is not None:
            tell(what, done, total)

    return count
