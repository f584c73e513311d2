"""References to what is ours, found in formulas and cut out of them."""

from __future__ import annotations

import pytest

from scoring.workbook.stripping.formula_refs import Targets, cut, references

TARGETS = Targets(
    sheets=("Scoring Rules", "Lists", "Bob's [1]"),
    headers=("Lead Score", "hs key", "Odd [x] #1"),
    table="Leads",
    lead_sheet="My Leads",
    columns=frozenset({9, 10, 11}),
    listed=frozenset({"HS_Extra"}),
)


@pytest.mark.parametrize(
    ("formula", "told", "left"),
    [
        ("'Scoring Rules'!$O$11*2", ["the sheet “Scoring Rules”"], "#REF!*2"),
        ("SUM(lists!A1:B7,Lists!A:A)", ["the sheet “Lists”"] * 2, "SUM(#REF!,#REF!)"),
        ("'Bob''s [1]'!A1", [], "'Bob''s [1]'!A1"),
        ("Leads[[#This Row],[Lead Score]]>50", ["the column “Lead Score”"], "#REF!>50"),
        ('COUNTIF(Leads[lead score],">5")', ["the column “Lead Score”"], 'COUNTIF(#REF!,">5")'),
        ("Leads[Odd '[x'] '#1]", ["the column “Odd [x] #1”"], "#REF!"),
        ("Leads[[Email]:[hs key]]", ["the column “hs key”"], "#REF!"),
        ("Leads[Email]&Other[Lead Score]", [], None),
        ("IF(HS_AsOf>0,HS_Extra,HS_Mine)", ["the name HS_AsOf", "the name HS_Extra"], None),
        ('"Lists!A1"&B2', [], None),
        ("[1]Lists!A1+'[other.xlsx]Scoring Rules'!B2", [], None),
        ("'My Leads'!$A$2:$Z$9", ["our columns"], None),
        ("'My Leads'!A2:H9", [], None),
        ("MyLists!A1+Lists.A1", [], None),
        ("SUM(First:Lists!A1)", ["the sheet “Lists”"], "SUM(#REF!)"),
    ],
)
def test_what_refers_to_ours_is_found_and_cut(formula: str, told: list[str], left: str | None) -> None:
    assert [hit.target for hit in references(formula, TARGETS)] == told
    assert cut(formula, TARGETS) == (formula if left is None else left)


@pytest.mark.parametrize(
    ("formula", "told"),
    [("I2+1", 1), ("$K$2", 1), ("A2+H2", 0), ("SUM(A2:Z2)", 1), ("J:J", 1), ("LOG10(A2)", 0), ("I2I", 0), ("2:2", 0)],
)
def test_plain_references_count_on_the_lead_sheet_alone(formula: str, told: int) -> None:
    assert len(list(references(formula, TARGETS, on_lead_sheet=True))) == told
    assert not list(references(formula, TARGETS))
    assert cut(formula, TARGETS) == formula
