"""References to what is ours, found in formulas and cut out of them."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.workbook.stripping.formula_refs import Targets, cut, references
from scoring.workbook.stripping.shapes import told_by_shape

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


NUMBERED = replace(
    TARGETS,
    sheets=("Lists 2", "Q5", "Plan7"),
    headers=("Lead Score (2)", "A12"),
    table="Leads3",
    lead_sheet="Leads 2026",
    listed=frozenset({"HS_Tier_2"}),
)
PIECES = st.sampled_from([
    "A1", "$I$22", "J4:J99", "A1:Z7", "I:K", "3:9", "LOG10(J5)", "HS_12", "HS_Tier_2", "HS_Tier_0", "I0", "J12345678",
    "'Lists 2'!A1", "'Lists 3'!A1", "'Q5'!B2", "'Q6'!B2", "Plan7!C3", "Plan8!C3", "'Leads 2026'!J4", "'Leads 2025'!J4",
    "'Plan5:Plan7'!A1", "Leads3[Lead Score (2)]", "Leads3[A12]", "Leads3[A11]", "Leads4[A12]",
    "Leads3[[#This Row],[A12]]", '"J4"', "\"it's\"", '"a""J7"', "[2]Plan7!A1", "1E5", "Plan8!K5:L6",
])  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=4).map("+".join), st.booleans())
def test_formulas_of_one_shape_refer_to_the_same(formula: str, on_lead_sheet: bool) -> None:
    told = told_by_shape(NUMBERED, on_lead_sheet=on_lead_sheet)
    expected = tuple(dict.fromkeys(hit.target for hit in references(formula, NUMBERED, on_lead_sheet=on_lead_sheet)))
    assert told(escape(formula, quote=False).encode()) == told(escape(formula).encode()) == expected
    # Asked again it says the same.
    assert told(formula.replace("&", "&amp;").encode()) == expected
