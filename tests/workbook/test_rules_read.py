"""Rules read back from the sheets mean what the sheets mean: the core scores as the formulas do, or it is refused.

That is the whole point of taking edits over. Most of it is tried with the core alone; a sample is judged by
LibreOffice, in files that LibreOffice itself has saved.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from scoring.errors import ModelError, Severity
from scoring.jobs.edits import Edited, read_rules
from scoring.jobs.typed import TypedCell, meaning
from scoring.model import ScoringModel
from scoring.modelfile import ModelFile, dump_model
from scoring.nodes import Role
from scoring.ooxml.book import Book
from scoring.scores import Scores
from scoring.settings import live_settings
from scoring.table import ErrorValue, Serial
from scoring.validate import require_valid
from scoring.workbook.grid import address
from scoring.workbook.names import LEADS_SHEET
from scoring.workbook.rules_layout import rules_layout
from scoring.workbook.rules_map import InputCell
from tests.judges import libreoffice
from tests.judges.cells import read_book
from tests.strategies import AS_OF, random_leads, random_model
from tests.workbook.covering_model import BY_GRADE, MODEL, MODELS, leads
from tests.workbook.keyboard import Entry, RulesPage, Typed, retype, type_item
from tests.workbook.model_edits import edits
from tests.workbook.scored_books import Scored, differences, scored
from tests.workbook.test_edits_awkward import CASES, Case

RANDOM = 12
TRIED = 25
JUDGED = 40
# What people may type where it does not belong, and where it does.
TYPED: tuple[Typed, ...] = (
    None, "", "  ", "on", " OFF", "yes", "perhaps", True, False, 0, 1, -3, 2.5, 12.34567, 1e9, 45000, 0.05, "12", "x",
    " VP ", "Retail", "sales", "Warm", "cold ", "a@b", "@acme.example",
)  # fmt: skip


def read_back(path: Path, model: ScoringModel) -> Edited:
    """What the sheets of a workbook say."""
    with Book(path) as book:
        found = read_rules(book, model)
    assert found is not None, "the layout should be known again"
    return found


def outcome(scores: Scores) -> list[object]:
    """What a reader sees of every lead, but for labels in Why."""
    tiers = [scores.tier_names[place] for place in scores.lead_tier.tolist()]
    return [scores.score.tolist(), tiers, scores.raw.tolist(), scores.grade]


def is_valid(model: ScoringModel) -> bool:
    """Whether a model keeps its own rules."""
    try:
        require_valid(model)
    except ModelError:
        return False
    return True


def check(before: Scored, read: Edited, wanted: Scored) -> None:
    """The model read back scores as the wanted one does, can be kept as a file, and is refused where that one is."""
    if read.errors:
        assert all(problem.place.sheet for problem in read.errors)
        assert not is_valid(wanted.model)
        return
    require_valid(read.model)
    assert outcome(before.again(read.model).scores) == outcome(wanted.scores)
    file = ModelFile.from_text(dump_model(before.model))
    assert file.with_model(read.model).model == read.model


@pytest.mark.parametrize("model", MODELS, ids=[model.name for model in MODELS])
def test_each_setting_typed_anew(model: ScoringModel, tmp_path: Path) -> None:
    before = scored(leads(), model)
    source = before.write(tmp_path / "before.xlsx", pages=False)
    count = 0
    chosen = list(edits(before.plan, model, random.Random(model.name)))
    if model is not MODEL:
        chosen = random.Random(3).sample(chosen, TRIED)
    for edit in chosen:
        path = retype(source, tmp_path / "after.xlsx", [edit.entry])
        wanted = before.again(edit.change(model))
        read = read_back(path, model)
        check(before, read, wanted)
        changed = model not in (wanted.model, read.model)
        assert [found.cell for found in read.edits] == ([edit.entry.cell] if changed or read.errors else [])
        count += changed
    assert count > 0.8 * len(chosen)


@pytest.mark.parametrize("seed", range(RANDOM))
def test_several_settings_of_any_model(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    model = random_model(rng)
    before = scored(random_leads(rng, model, 30), model, as_of=AS_OF)
    chosen = list(edits(before.plan, model, rng))
    chosen = rng.sample(chosen, min(6, len(chosen)))
    changed = model
    for edit in chosen:
        changed = edit.change(changed)
    source = before.write(tmp_path / "before.xlsx", pages=False)
    path = retype(source, tmp_path / "after.xlsx", [edit.entry for edit in chosen])
    read = read_back(path, model)
    if read.errors:
        assert not is_valid(changed)
        cells = {cell for problem in read.errors for cell in problem.place.cell.split(" and ") if cell}
        assert cells <= {edit.entry.cell for edit in chosen}
        return
    check(before, read, before.again(changed))


REFUSED = "refused"
# What awkward typing becomes: the same model as the sheet's, a model that says it in its own way, or nothing.
AWKWARD = {
    **dict.fromkeys(
        ("cleared text", "only spaces", "cleared word", "only separators", "leading zeros", "a number typed",
         "looks like a formula", "a wildcard is a letter", "another case", "cleared points", "cap cleared",
         "switch cleared", "switch as a truth value", "switched on as a truth value", "the label", "weight cleared",
         "renamed", "item added", "item in the last spare cell", "item removed", "item blanked", "all removed",
         "item twice", "a number as item"), ""),
    "as of None": "another day", "as of today": "another day",
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_awkward_typing(case: Case, tmp_path: Path) -> None:
    """What the sheet makes of it is judged elsewhere (`case.after`); the model says the same, or it is refused."""
    path = retype(case.before.write(tmp_path / "b.xlsx", pages=False), tmp_path / "a.xlsx", case.entries)
    read = read_back(path, case.before.model)
    expected = AWKWARD.get(case.name, REFUSED)
    if expected == REFUSED:
        assert [problem.place.cell for problem in read.errors] == [entry.cell for entry in case.entries]
        assert {edit.cell for edit in read.edits} == {entry.cell for entry in case.entries}
        assert all(problem.mend for problem in read.errors)
    elif expected:
        assert read.model == case.before.model
        assert read.edits == ()
    else:
        assert read.errors == ()
        assert outcome(case.before.again(read.model).scores) == outcome(case.after.scores)


@dataclass(frozen=True, eq=False)
class Junk:
    """A workbook with things typed into its inputs, whatever they are for."""

    before: Scored
    entries: tuple[Entry, ...]


def junk() -> Iterator[Junk]:
    """Workbooks in which a few inputs hold what somebody typed without thinking."""
    rng = random.Random(20)
    books = [scored(leads(12), model) for model in (MODEL, BY_GRADE)]
    for _ in range(JUDGED):
        before = rng.choice(books)
        rules = rules_layout(before.model).rules
        inputs = [cell for key, cell in rules.inputs.items() if key in live_settings(before.model)]
        inputs += [cell for cells in rules.item_inputs.values() for cell in cells[:6]]
        typed = rng.sample(inputs, rng.randint(1, 3))
        yield Junk(before, tuple(Entry(cell.sheet, _at(cell), fitting(cell, rng)) for cell in typed))


def _at(cell: InputCell) -> str:
    return address(cell.row, cell.column)


def fitting(cell: InputCell, rng: random.Random) -> Typed:
    """Something typed: mostly of the kind that the cell holds, else anything."""
    if rng.random() < 0.7:
        alike = [value for value in TYPED if isinstance(value, float | int) == isinstance(cell.value, float | int)]
        return rng.choice([value for value in alike if not isinstance(value, bool)])
    return rng.choice(TYPED)


@libreoffice.requires_libreoffice
@pytest.mark.slow
def test_the_core_scores_as_the_edited_sheet_computes(tmp_path: Path) -> None:
    cases = list(junk())
    typed = []
    for number, case in enumerate(cases):
        source = case.before.write(tmp_path / f"{number}-before.xlsx", pages=False)
        typed.append(retype(source, tmp_path / f"{number}.xlsx", case.entries))
    taken = other = 0
    saved = libreoffice.recalculate(typed, tmp_path / "saved")
    for case, path, result in zip(cases, typed, saved, strict=True):
        read = read_back(path, case.before.model)
        # What another program has saved says the same.
        again = read_back(result, case.before.model)
        assert again.model == read.model, [str(entry) for entry in case.entries]
        assert [problem.message for problem in again.errors] == [problem.message for problem in read.errors]
        if read.errors:
            continue
        after = case.before.again(read.model)
        found = differences(after.plan, read_book(result, {LEADS_SHEET}), [LEADS_SHEET])
        # The sheet shows a label with the spaces that were typed around it.
        unlike = [each for each in found if str(each[1]).split() != str(each[2]).split()]
        assert unlike == [], (case.entries, unlike[:3])
        taken += 1
        other += outcome(after.scores) != outcome(case.before.scores)
    assert taken >= len(cases) / 4
    assert other >= 5


def test_a_changed_date_of_the_run_is_no_rule(tmp_path: Path) -> None:
    before = scored(leads(), MODEL)
    entry = RulesPage(before.plan).as_of(AS_OF + 3)
    path = retype(before.write(tmp_path / "b.xlsx"), tmp_path / "a.xlsx", [entry])
    assert read_back(path, MODEL) == Edited(MODEL)


def test_formulas_count_with_what_they_give_now() -> None:
    found = meaning(TypedCell(41.0, formula=True), Role.POINTS)
    assert (found.value, found.error) == (41.0, "")
    assert "formula" in found.warning and "41" in found.warning
    assert meaning(TypedCell(None, formula=True), Role.POINTS).error
    assert meaning(TypedCell(ErrorValue("#N/A"), formula=True), Role.TEXT).error


def test_percentages_are_the_numbers_that_they_are() -> None:
    found = meaning(TypedCell(0.05, percent=True), Role.POINTS)
    assert found.value == 0.05
    assert "percentage" in found.warning and "0.05" in found.warning


def test_noise_of_arithmetic_is_left_aside() -> None:
    assert meaning(TypedCell(0.1 + 0.2), Role.POINTS).value == 0.3
    assert str(meaning(TypedCell(-0.0), Role.NUMBER).value) == "0.0"


def test_dates() -> None:
    assert meaning(TypedCell(Serial(46082.75)), Role.DAY).value == 46082.0
    assert meaning(TypedCell(46082.0), Role.DAY).value == 46082.0
    assert meaning(TypedCell(44620.0, plain_days=1462), Role.DAY).value == 46082.0
    assert "2026-03-31" in meaning(TypedCell("2026-03-01"), Role.DAY).mend
    assert meaning(TypedCell(Serial(46082.0)), Role.POINTS).error
    assert meaning(TypedCell(Serial(46082.0)), Role.TEXT).error


def test_a_text_that_looks_like_a_number_is_offered_as_one() -> None:
    found = meaning(TypedCell("2,5 "), Role.POINTS)
    assert found.error and "2.5" in found.mend
    assert "no limit" in meaning(TypedCell("none"), Role.CAP).mend


def test_two_tiers_of_one_name(tmp_path: Path) -> None:
    before = scored(leads(), MODEL)
    entry = RulesPage(before.plan).type("Tiers", "Warm", "Tier", "hot")
    read = read_back(retype(before.write(tmp_path / "b.xlsx"), tmp_path / "a.xlsx", [entry]), MODEL)
    assert [(problem.place.sheet, problem.place.cell) for problem in read.errors] == [("Scoring Rules", entry.cell)]
    assert "already" in read.errors[0].message


def test_grades_that_name_a_tier_no_more_are_named(tmp_path: Path) -> None:
    before = scored(leads(), BY_GRADE)
    page = RulesPage(before.plan)
    entry = page.type("Tiers", "Hot", "Tier", "Blazing")
    cells = {page.type("Tier by grade", letter, digit, "").cell for letter, digit in ("A1", "A2", "B1")}
    read = read_back(retype(before.write(tmp_path / "b.xlsx"), tmp_path / "a.xlsx", [entry]), BY_GRADE)
    assert {problem.place.cell for problem in read.errors} == cells
    everywhere = [entry, *(Entry(entry.sheet, cell, "Blazing") for cell in cells)]
    read = read_back(retype(before.write(tmp_path / "b.xlsx"), tmp_path / "c.xlsx", everywhere), BY_GRADE)
    assert read.errors == ()
    assert read.model.grades.table[:3] == ("Blazing", "Blazing", "Warm")


def test_thresholds_out_of_order_are_taken_with_a_warning(tmp_path: Path) -> None:
    before = scored(leads(), MODEL)
    entry = RulesPage(before.plan).type("Tiers", "Warm", "From", 75.0)
    read = read_back(retype(before.write(tmp_path / "b.xlsx"), tmp_path / "a.xlsx", [entry]), MODEL)
    assert read.errors == ()
    assert [tier.threshold for tier in read.model.tiers] == [60, 75, 10, None]
    assert [(problem.severity, problem.place.cell) for problem in read.problems] == [(Severity.WARNING, entry.cell)]


def test_built_in_domains_cannot_be_taken_away(tmp_path: Path) -> None:
    model = MODELS[2]
    before = scored(leads(), model)
    source = before.write(tmp_path / "b.xlsx", pages=False)
    gone = type_item(before.plan, "free e-mail domains", 0, None)
    read = read_back(retype(source, tmp_path / "a.xlsx", [gone]), model)
    assert [problem.place.cell for problem in read.errors] == [gone.cell]
    assert "every model has" in read.errors[0].message
    added = type_item(before.plan, "free e-mail domains", -1, "Acme.example")
    read = read_back(retype(source, tmp_path / "c.xlsx", [added]), model)
    assert read.errors == ()
    assert read.model.list_items("free e-mail domains") == ("Acme.example",)


def test_what_stands_where_nothing_is_read_is_told(tmp_path: Path) -> None:
    before = scored(leads(), MODEL)
    last = max(cell.row for cell in before.sheet("Scoring Rules").cells)
    entry = Entry("Scoring Rules", f"A{last}", "A new rule")
    typed = retype(before.write(tmp_path / "b.xlsx"), tmp_path / "a.xlsx", [entry])
    assert read_back(typed, MODEL) is not None
    beside = Entry("Scoring Rules", f"Z{last}", "remember")
    read = read_back(retype(before.write(tmp_path / "b.xlsx"), tmp_path / "c.xlsx", [beside]), MODEL)
    assert [(problem.place.cell, problem.severity) for problem in read.problems] == [(f"Z{last}", Severity.WARNING)]
    assert read.edits == ()
