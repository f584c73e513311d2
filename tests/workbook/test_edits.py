"""What is typed on the sheets of a scored workbook counts as the same change of the model: two programs judge.

All edited workbooks are made first and judged together, because starting a judge costs more than judging.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from scoring.leads import match_columns, read_leads
from scoring.model import ScoringModel
from scoring.modelfile import list_templates, load_model
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from scoring.scores import serial_of
from scoring.table import LeadTable
from scoring.workbook.names import LEADS_SHEET
from tests.judges import ironcalc_judge, libreoffice
from tests.strategies import AS_OF, random_leads, random_model
from tests.workbook.covering_model import MODEL, MODELS, leads
from tests.workbook.keyboard import Entry, RulesPage, retype
from tests.workbook.model_edits import edits
from tests.workbook.scored_books import Scored, differences, scored

pytestmark = [libreoffice.requires_libreoffice, ironcalc_judge.requires_ironcalc, pytest.mark.slow]

RANDOM_MODELS = 8
BATCHES = 3
AT_ONCE = 5
SAMPLED = 40


@dataclass(frozen=True, eq=False)
class Case:
    """A workbook, what is typed into it, and the workbook that the changed model would give."""

    name: str
    before: Scored
    entries: tuple[Entry, ...]
    after: Scored


def one_by_one(name: str, before: Scored) -> Iterator[Case]:
    """Each live setting of a model in a workbook of its own."""
    for edit in edits(before.plan, before.model, random.Random(name)):
        yield Case(f"{name}: {edit.name}", before, (edit.entry,), before.again(edit.change(before.model)))


def several(name: str, before: Scored, rng: random.Random) -> Case:
    """A few settings of a model at once."""
    chosen = list(edits(before.plan, before.model, rng))
    chosen = rng.sample(chosen, min(AT_ONCE, len(chosen)))

    def change(model: ScoringModel) -> ScoringModel:
        for edit in chosen:
            model = edit.change(model)
        return model

    title = f"{name}: {', '.join(edit.name for edit in chosen)}"
    return Case(title, before, tuple(edit.entry for edit in chosen), before.again(change(before.model)))


def other_days(name: str, before: Scored) -> Iterator[Case]:
    """Other as-of dates."""
    today = before.scores.program.as_of.value
    assert isinstance(today, float)
    for days in (-7, 3.75, 30):
        entry = RulesPage(before.plan).as_of(today + days)
        yield Case(f"{name}: as of {days:+}", before, (entry,), before.again(as_of=today + days))


def orders(name: str, before: Scored) -> Iterator[Case]:
    """Thresholds out of order and equal ones."""
    limits = [(place, tier) for place, tier in enumerate(before.model.tiers) if tier.threshold is not None]
    page = RulesPage(before.plan)
    for title, values in (("turned round", range(10, 100, 20)), ("all equal", [30] * 9), ("unreachable", [101] * 9)):
        new = {place: float(value) for (place, _), value in zip(limits, values, strict=False)}

        def change(model: ScoringModel, new: dict[int, float] = new) -> ScoringModel:
            tiers = [replace(t, threshold=new.get(place, t.threshold)) for place, t in enumerate(model.tiers)]
            return replace(model, tiers=tuple(tiers))

        entries = tuple(page.type("Tiers", tier.name, "From", new[place]) for place, tier in limits)
        yield Case(f"{name}: thresholds {title}", before, entries, before.again(change(before.model)))


def sample(name: str) -> Scored:
    """A template's workbook of some of the sample leads."""
    table, model = _sample_table(), load_model(name)
    columns = {m.field: m.column for m in match_columns(model.fields, table.names).matches if m.column}
    return scored(table, model, columns, as_of=serial_of(SAMPLE_AS_OF))


@cache
def _sample_table() -> LeadTable:
    table = read_leads(sample_leads_path())
    return table.take(np.arange(SAMPLED))


def all_cases() -> Iterator[Case]:
    """Everything that is judged."""
    for model in MODELS:
        overrides = ("", "hot", "", " WARM ", "Disqualified", "nobody")
        before = scored(leads(), model, overrides=(overrides * 9)[: len(leads())])
        if model is MODEL:
            yield from one_by_one(model.name, before)
        for seed in range(BATCHES):
            yield several(f"{model.name} {seed}", before, random.Random(seed))
        yield from other_days(model.name, before)
        if not model.tiers_by_grade:
            yield from orders(model.name, before)
    for seed in range(RANDOM_MODELS):
        rng = random.Random(seed)
        model = random_model(rng)
        yield several(f"random {seed}", scored(random_leads(rng, model, 10), model, as_of=AS_OF), rng)
    for name in list_templates():
        before = sample(name)
        yield several(f"template {name}", before, random.Random(name))
        yield from list(other_days(f"template {name}", before))[:1]


def files_of(cases: Sequence[Case], folder: Path) -> list[Path]:
    """The edited workbook of each case."""
    sources: dict[int, Path] = {}
    paths = []
    for number, case in enumerate(cases):
        source = sources.setdefault(id(case.before), folder / f"before{len(sources)}.xlsx")
        if not source.exists():
            case.before.write(source, pages=False)
        paths.append(retype(source, folder / f"{number}.xlsx", case.entries))
    return paths


def test_what_is_typed_counts(tmp_path: Path) -> None:
    cases = list(all_cases())
    moved = [c for c in cases if outcome(c.before) != outcome(c.after)]
    assert len(moved) >= 0.5 * len(cases), "most edits should change a score or a tier"
    paths = files_of(cases, tmp_path)
    for judge in (libreoffice, ironcalc_judge):
        wrong = {
            case.name: found[:3]
            for case, book in zip(cases, judge.evaluate(paths, {LEADS_SHEET}), strict=True)
            if (found := differences(case.after.plan, book, [LEADS_SHEET]))
        }
        assert not wrong, f"{judge.__name__}: {len(wrong)} of {len(cases)} edits: {list(wrong.items())[:8]}"


def outcome(book: Scored) -> list[object]:
    """What a reader sees first of every lead."""
    return [book.scores.score.tolist(), book.scores.lead_tier.tolist()]
