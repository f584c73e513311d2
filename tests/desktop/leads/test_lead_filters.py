"""Filters that a cell offers, and those that are put together."""

from __future__ import annotations

import pytest

from desktop.models.lead_filters import FilterDraft, conditions_of_cell, filter_draft
from desktop.session import Session
from scoring.model import Condition, Group, Join
from scoring.scores import Scores, score
from scoring.table import Cell, ErrorValue, Serial, lead_table
from scoring.views import Finder


@pytest.fixture
def scores(opened: Session) -> Scores:
    assert opened.scores is not None
    return opened.scores


@pytest.mark.parametrize(
    ("cell", "others", "expected"),
    [
        ("SaaS", ("Retail",), ["is", "is not"]),
        (12.0, (13.0,), ["=", "≥", "≤"]),
        (Serial(46000.0), (Serial(46001.0),), ["on", "after", "before"]),
        ("yes", ("no", "yes"), ["is yes", "is no"]),
        (None, ("Retail",), ["is blank", "is not blank"]),
        (ErrorValue("#N/A"), ("Retail",), ["is blank", "is not blank"]),
        (22767.0, ("02767", "AB1", "X"), ["is", "is not"]),
        ("many", (1.0, 2.0, 3.0), ["is blank", "is not blank"]),
    ],
)
def test_a_cell_offers_what_fits_it(cell: Cell, others: tuple[Cell, ...], expected: list[str], scores: Scores) -> None:
    table = lead_table({"Thing": [cell, *others]})
    plain = score(table, scores.model, {})
    found = conditions_of_cell(table, "Thing", 0, plain)
    assert [condition.operator for condition in found] == expected
    if cell is not None and not isinstance(cell, ErrorValue) and expected[0] != "is blank":
        # The first one finds the lead that it was offered for.
        assert Finder(table).matching(found[0], plain)[0]


def test_a_draft_starts_with_a_new_condition_and_asks_for_a_field(scores: Scores) -> None:
    draft = filter_draft(scores.engine.table, scores, None, add=True)
    assert len(draft.root.members) == 1
    assert not draft.usable
    assert draft.first_problem == (0,)
    assert draft.problems["when", (0,)][0].message == "Choose a field."


def test_every_column_can_be_asked_about_by_its_own_kind(scores: Scores) -> None:
    draft = filter_draft(scores.engine.table, scores, None, add=True)
    kinds = {field.name: field.kind.value for field in draft.fields}
    assert list(kinds) == list(dict.fromkeys(scores.engine.table.names))
    assert (kinds["Employees"], kinds["Email"], kinds["Last activity"]) == ("number", "e-mail", "date")


def test_what_a_view_asks_is_kept_and_more_is_added(scores: Scores) -> None:
    saas = Condition("Industry", "is", ("SaaS",))
    table = scores.engine.table
    more = filter_draft(table, scores, saas, add=True)
    assert len(more.root.members) == 2 and more.root.members[0] == saas
    same = filter_draft(table, scores, saas, add=False)
    assert (same.when, same.usable) == (saas, True)
    either = Group(Join.ANY, (saas, Condition("Employees", ">", (9.0,))))
    assert filter_draft(table, scores, either, add=False).when == either


def test_a_number_that_was_not_given_yet_is_asked_for(scores: Scores) -> None:
    fields = filter_draft(scores.engine.table, scores, None, add=True).fields
    root = Group(Join.ALL, (Condition("Employees", ">", (float("nan"),)),))
    draft = FilterDraft(fields, (), root)
    assert not draft.usable
    assert draft.problems["when", (0,)][0].message == "Give a number."
