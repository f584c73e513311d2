"""Which column is which field: lines to show and changes to make, without a window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.columns import (
    FieldLine,
    field_lines,
    free_columns,
    free_name,
    how_words,
    kinds_words,
    rules_words,
    samples_of,
    usable_choices,
    with_alias,
    with_choice,
    with_field,
    without_choice,
)
from scoring.fields import FieldKind
from scoring.jobs.prepare import with_model
from scoring.leads import ColumnSummary
from scoring.leads.matching import How
from scoring.samples import sample_leads_path
from scoring.table import CellKind, Serial, column
from tests.desktop.data.helpers import PLAIN, UNCERTAIN, first_state, prepared, write

pytestmark = pytest.mark.usefixtures("qapp")


def lines_of(text: str, folder: Path) -> dict[str, FieldLine]:
    leads = prepared(write(folder / "leads.csv", text))
    return {line.field: line for line in field_lines(leads.model, leads)}


def test_questions_come_first_with_their_candidates(tmp_path: Path) -> None:
    lines = list(lines_of(UNCERTAIN, tmp_path).values())
    assert [line.field for line in lines if line.is_open] == ["Job title", "Employees"]
    assert all(line.is_open for line in lines[:2])
    assert lines[0].candidates == (("Contact job title", 85), ("Job role", 85))
    assert how_words(lines[0]) == "which one?"


def test_a_line_says_on_what_grounds_and_what_the_column_holds(tmp_path: Path) -> None:
    lines = lines_of(UNCERTAIN, tmp_path)
    assert how_words(lines["Email"]) == "same name"
    assert how_words(lines["Emails opened"]) == "similar name, 97 %"
    assert lines["Emails opened"].samples == ("3", "0")
    assert lines["Emails opened"].holds == "2 numbers"
    assert lines["Industry"].rules == 1


def test_the_sample_has_its_cells_counted_by_kind() -> None:
    leads = prepared(sample_leads_path())
    employees = next(line for line in field_lines(leads.model, leads) if line.field == "Employees")
    assert employees.holds == "265 numbers, 13 texts, 2 dates, 1 error, 19 blank"
    assert len(employees.samples) == 4


def test_columns_of_no_field_are_told_apart(tmp_path: Path) -> None:
    leads = prepared(write(tmp_path / "leads.csv", PLAIN))
    (region,) = free_columns(leads)
    assert (region.name, region.letter, region.kind) == ("Region", "I", FieldKind.TEXT)
    assert region.samples == ("North", "South", "West")


def test_samples_are_different_filled_and_short() -> None:
    cells = [None, "  ", "a", "a", "x" * 100, 2.0, Serial(46000.0), True, "later"]
    assert samples_of(column("c", cells)) == ("a", "x" * 59 + "…", "2", "09/12/2025")


def test_a_choice_is_kept_for_these_leads_and_with_the_model() -> None:
    before = first_state()
    after = with_choice(before, "Job title", "Funktion")
    assert after.columns[after.active] == {"Job title": "Funktion"}
    field = after.model.field("Job title")
    assert field is not None
    assert field.aliases[0] == "Funktion"
    assert with_choice(after, "Job title", "Funktion").model is after.model


def test_the_next_file_matches_by_itself(tmp_path: Path) -> None:
    model = with_choice(first_state(), "Job title", "Contact job title").model
    leads = with_model(prepared(write(tmp_path / "next.csv", UNCERTAIN)), model)
    assert leads.columns["Job title"] == "Contact job title"
    line = next(line for line in field_lines(model, leads) if line.field == "Job title")
    assert how_words(line) == "known name"


def test_a_column_has_one_field() -> None:
    state = with_choice(with_choice(first_state(), "Job title", "Role"), "Industry", "Role")
    assert state.columns[state.active] == {"Job title": "", "Industry": "Role"}
    named = {field.name for field in state.model.fields if "Role" in field.aliases}
    assert named == {"Industry"}


def test_what_was_chosen_by_mistake_is_no_name_of_the_field() -> None:
    first = with_choice(first_state(), "Job title", "Company")
    second = with_choice(first, "Job title", "Funktion")
    field = second.model.field("Job title")
    assert field is not None
    assert "Funktion" in field.aliases
    assert "Company" not in field.aliases
    assert with_choice(second, "Job title", "").model == first_state().model


def test_no_column_is_a_choice_that_leaves_the_model_alone() -> None:
    before = first_state()
    after = with_choice(before, "Job title", "")
    assert after.columns[after.active] == {"Job title": ""}
    assert after.model is before.model
    assert without_choice(after, "Job title").columns[after.active] == {}


def test_the_own_name_of_a_field_is_no_other_name_of_one() -> None:
    model = first_state().model
    assert with_alias(model, "Job title", "Industry") is model
    assert with_alias(model, "Job title", "JOB TITLE") is model
    assert with_alias(model, "no such field", "Role") is model


def test_a_column_becomes_a_field_under_a_free_name() -> None:
    model = with_field(first_state().model, "Region", FieldKind.TEXT)
    assert model.fields[-1].name == "Region"
    assert free_name(model, "region ") == "region 2"
    assert with_field(model, "Region", FieldKind.NUMBER).fields[-1].name == "Region 2"


def test_choices_of_columns_that_are_gone_are_named(tmp_path: Path) -> None:
    leads = prepared(write(tmp_path / "leads.csv", PLAIN))
    said = {"Job title": "Job title", "Industry": "Branche", "Employees": ""}
    assert usable_choices(said, leads) == ({"Job title": "Job title", "Employees": ""}, ("Branche",))


@pytest.mark.parametrize(
    ("how", "column_", "words"),
    [
        (How.GIVEN, "Role", "chosen by you"),
        (How.GIVEN, "", "none, chosen by you"),
        (How.ALIAS, "Role", "known name"),
        (How.CONTENT, "Mail", "by its contents, 90 %"),
        (How.NONE, "", "no column found"),
    ],
)
def test_grounds_in_words(how: How, column_: str, words: str) -> None:
    assert how_words(FieldLine("Job title", FieldKind.TEXT, column_, how, 90)) == words


def test_counts_in_words() -> None:
    assert [rules_words(count) for count in (0, 1, 1200)] == ["no rule", "1 rule", "1,200 rules"]
    kinds = ((CellKind.BLANK, 1), (CellKind.NUMBER, 1), (CellKind.TEXT, 1200))
    assert kinds_words(ColumnSummary("c", "A", kinds, formulas=3)) == "1,200 texts, 1 number, 1 blank, 3 by formula"


def test_a_model_without_matches_yet_still_has_its_lines(tmp_path: Path) -> None:
    leads = prepared(write(tmp_path / "leads.csv", PLAIN))
    model = with_field(leads.model, "Region", FieldKind.TEXT)
    line = field_lines(replace(model), leads)[-1]
    assert (line.field, line.column, line.how) == ("Region", "", How.NONE)
