"""A lead by its key or row, and the name it is shown by."""

from __future__ import annotations

import pytest

from scoring.errors import LeadNotFoundError
from scoring.jobs.keys import find_lead, key_columns, lead_names
from scoring.table import lead_table
from tests.core.jobs.samples import MODEL

TABLE = lead_table(
    {
        "Name": ["Ana", "Bo", None],
        "Email": ["ana@acme.example", "Bo@acme.example", "bo@acme.example"],
        "Id": [7.0, 8.0, 9.0],
    },
    first_row=5,
)


def test_by_key_as_rules_compare() -> None:
    assert find_lead(TABLE, ["Email"], " ANA@acme.example") == 0


def test_by_a_number_as_key() -> None:
    assert find_lead(TABLE, ["Email", "Id"], "9") == 2


@pytest.mark.parametrize(("wanted", "lead"), [("row:5", 0), ("ROW: 7", 2)])
def test_by_row(wanted: str, lead: int) -> None:
    assert find_lead(TABLE, [], wanted) == lead


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("row:4", "rows 5 to 7"),
        ("row:8", "rows 5 to 7"),
        ("bo@acme.example", "row:6, row:7"),
        ("anna@acme.example", "Did you mean “ana@acme.example”"),
        ("  ", "row:N"),
    ],
)
def test_what_is_not_found_or_not_one(wanted: str, words: str) -> None:
    with pytest.raises(LeadNotFoundError) as caught:
        find_lead(TABLE, ["Email"], wanted)
    assert words in str(caught.value)


def test_without_a_key_leads_go_by_row() -> None:
    with pytest.raises(LeadNotFoundError, match="row:N"):
        find_lead(TABLE, [], "ana")


def test_no_leads_at_all() -> None:
    with pytest.raises(LeadNotFoundError, match="no leads"):
        find_lead(lead_table({"Email": []}), ["Email"], "row:2")


def test_names() -> None:
    assert list(lead_names(TABLE, ["Email"], [0, 2])) == ["Ana, ana@acme.example", "bo@acme.example"]
    bare = lead_table({"Points": [1.0], "Note": [None]})
    assert list(lead_names(bare, [], [0])) == ["row 2"]


def test_key_columns_in_the_models_order() -> None:
    assert key_columns(MODEL, {"Email": "E-mail", "Job title": "Title"}) == ("E-mail",)
    assert key_columns(MODEL, {}) == ()
