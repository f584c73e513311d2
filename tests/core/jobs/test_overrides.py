"""Kept overrides find their leads again, give way to a file that was changed, and never land on another lead."""

from __future__ import annotations

import random
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.jobs.overrides import NOTHING, LeadNames, Said, Told, Trouble, merge_overrides, stored_overrides
from scoring.store import StoredOverride
from scoring.table import Cell, ErrorValue, LeadTable, Serial, lead_table

KEYS = ("E-mail", "Id")
HOT, COLD = ("Hot", "Called"), ("Cold", "")


def table(*rows: tuple[Cell | int, ...], first_row: int = 2) -> LeadTable:
    names = ("Name", "E-mail", "Id", "City")
    columns = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    return lead_table(columns, first_row=first_row)


ANA, BO, CY = ("Ana", "ana@x.example", 1, "Madrid"), ("Bo", "BO@x.example ", 2, "Lugo"), ("Cy", None, 3, "Vigo")
TWIN = ("Di", "ana@x.example", 1, "Jaén")
LEADS = table(ANA, BO, CY)


def names(leads: LeadTable, keys: tuple[str, ...] = KEYS) -> LeadNames:
    return LeadNames(leads, keys)


def kept(leads: LeadTable, now: dict[int, Said], in_file: dict[int, Said] | None = None) -> dict[str, StoredOverride]:
    of = names(leads, KEYS if "E-mail" in leads else ())
    there = in_file or {}
    made = stored_overrides(of, there, now, sorted({*now, *there}), made="t", author="Ana")
    return {name: said for name, said in made.items() if said is not None}


def test_a_lead_is_found_by_its_key_wherever_it_moves() -> None:
    stored = kept(LEADS, {0: HOT, 1: COLD, 2: HOT})
    moved = table(CY, ("New", "new@x.example", 9, ""), ("Ana María", " ANA@x.example", 1, "Cádiz"), BO)
    merged, told = merge_overrides(names(moved), {}, stored)
    assert merged == {0: HOT, 2: HOT, 3: COLD}
    assert told == ()


def test_what_is_stored_says_who_when_and_what_the_file_said() -> None:
    (said,) = kept(LEADS, {1: HOT}, {1: COLD}).values()
    assert said == StoredOverride("Hot", "Called", "Cold", "", "t", "Ana")


def test_what_the_file_says_by_itself_is_not_kept() -> None:
    made = stored_overrides(names(LEADS), {0: HOT, 1: COLD}, {0: HOT}, (0, 1, 2))
    assert list(made.values()) == [None, StoredOverride("", "", "Cold", ""), None]


def test_a_number_as_key() -> None:
    stored = kept(LEADS, {2: HOT})
    assert next(iter(stored)) == '["key", "Id", "3"]'
    merged, _ = merge_overrides(names(table(BO, ("Cy", None, "3", "Vigo"))), {}, stored)
    assert merged == {1: HOT}


def test_a_text_of_digits_is_another_key_than_the_number() -> None:
    leads = lead_table({"Id": ["007", 7, "7.0"], "Name": ["a", "b", "c"]})
    of = names(leads, ("Id",))
    assert [of.find(of.name(lead)) for lead in range(3)] == [(0, None), (1, None), (2, None)]


def test_keys_that_others_have_too_are_passed_over() -> None:
    leads = table(ANA, TWIN, BO)
    of = names(leads)
    assert of.name(2).startswith('["key", "E-mail", "bo@x.example"')
    assert of.name(0).startswith('["row", 2, ')
    assert [of.find(of.name(lead)) for lead in range(3)] == [(0, None), (1, None), (2, None)]


def test_the_files_word_counts_where_it_was_changed_there() -> None:
    stored = kept(LEADS, {0: HOT, 1: HOT}, {0: COLD})
    merged, (told,) = merge_overrides(names(LEADS), {0: ("Warm", ""), 2: COLD}, stored)
    assert merged == {0: ("Warm", ""), 1: HOT, 2: COLD}
    assert (told.trouble, told.lead, told.in_file) == (Trouble.FILE_CHANGED, 0, ("Warm", ""))
    assert told.kept.tier == "Hot"
    assert str(told) == (
        "Ana, ana@x.example: the file says “Warm” by now, so it counts, and not “Hot” (Called) as typed here."
    )


def test_a_file_that_says_the_same_by_now_is_no_news() -> None:
    stored = kept(LEADS, {0: HOT}, {0: COLD})
    assert merge_overrides(names(LEADS), {0: HOT}, stored) == ({0: HOT}, ())


def test_an_override_of_the_file_that_was_taken_back_stays_so() -> None:
    stored = kept(LEADS, {}, {0: COLD})
    assert merge_overrides(names(LEADS), {0: COLD}, stored) == ({}, ())
    # Gone from the file as well: nothing is left to say.
    assert merge_overrides(names(LEADS), {}, stored) == ({}, ())
    merged, (told,) = merge_overrides(names(LEADS), {0: HOT}, stored)
    assert merged == {0: HOT}
    assert "“Hot” (Called) by now, so it counts, and not nothing" in told.sentence


def test_an_override_whose_reason_alone_differs() -> None:
    stored = kept(LEADS, {0: ("Hot", "Met")}, {0: HOT})
    assert merge_overrides(names(LEADS), {0: HOT}, stored)[0] == {0: ("Hot", "Met")}


def test_a_lead_that_is_gone_is_told() -> None:
    merged, told = merge_overrides(names(table(BO)), {}, kept(LEADS, {0: HOT}))
    assert merged == {}
    assert [one.trouble for one in told] == [Trouble.GONE]
    assert (
        told[0].sentence
        == "“ana@x.example” is not in the file any more; “Hot” (Called) is kept for when it comes back."
    )


def test_a_key_column_that_is_gone_is_told() -> None:
    _, told = merge_overrides(names(lead_table({"Name": ["Ana"]}), ()), {}, kept(LEADS, {0: HOT}))
    assert [one.trouble for one in told] == [Trouble.GONE]


def test_a_key_that_several_leads_have_by_now_is_given_to_none() -> None:
    merged, told = merge_overrides(names(table(ANA, TWIN)), {}, kept(LEADS, {0: HOT}))
    assert merged == {}
    assert [one.trouble for one in told] == [Trouble.REPEATED]
    assert "stands for several leads" in told[0].sentence


def test_without_a_key_a_lead_is_known_by_its_row_and_cells() -> None:
    columns: dict[str, list[Cell | int]] = {
        "Name": ["Ed", "Fe"],
        "City": ["León"] * 2,
        "Size": [5, 5],
        "Seen": [Serial(46000.0)] * 2,
    }
    leads = lead_table(columns, first_row=5)
    stored = kept(leads, {1: HOT})
    edited = lead_table({**columns, "Size": [5, 6]}, first_row=5)
    assert merge_overrides(names(leads, ()), {}, stored) == ({1: HOT}, ())
    assert merge_overrides(names(edited, ()), {}, stored) == ({1: HOT}, ())
    # Wherever it moved, to the letter.
    swapped = leads.take(np.array([1, 0]))
    assert merge_overrides(names(swapped, ()), {}, stored) == ({0: HOT}, ())
    twice = lead_table({**columns, "Name": ["Fe", "Fe"]}, first_row=4)
    assert merge_overrides(names(twice, ()), {}, stored) == ({}, told_of(twice, stored, Trouble.REPEATED))
    others = lead_table({**columns, "Name": ["Gi", "Ho"], "City": ["Jaén", "Lugo"]}, first_row=5)
    merged, (told,) = merge_overrides(names(others, ()), {}, stored)
    assert (merged, told.trouble) == ({}, Trouble.ROW_CHANGED)
    assert told.sentence.startswith("The lead of row 6 is another one by now")
    fewer = lead_table({"Name": ["Ed"], "City": ["León"]}, first_row=5)
    _, (told,) = merge_overrides(names(fewer, ()), {}, stored)
    assert told.trouble is Trouble.GONE
    assert told.sentence.startswith("The lead of row 6 is not in the file")


def told_of(leads: LeadTable, stored: dict[str, StoredOverride], trouble: Trouble) -> tuple[Told, ...]:
    _, told = merge_overrides(names(leads, ()), {}, stored)
    assert [one.trouble for one in told] == [trouble]
    return told


@pytest.mark.parametrize("name", ["", "[]", "{", '["key", 1, 2]', '["row", "2", {}]', "row:2"])
def test_a_name_of_another_hotsheet_finds_nobody(name: str) -> None:
    _, (told,) = merge_overrides(names(LEADS), {}, {name: StoredOverride("Hot")})
    assert (told.trouble, told.lead) == (Trouble.GONE, None)


@given(st.integers(0, 2**32))
def test_kept_and_merged_again_is_what_was_on_the_screen(seed: int) -> None:
    rng = random.Random(seed)
    mails = ["a@x.example", "A@X.example ", "b@x.example", "c@x.example", None, " "]
    rows = [
        (f"N{lead}", rng.choice(mails), rng.choice([None, lead, 7, "7", "x"]), rng.choice("UVW")) for lead in range(12)
    ]
    leads = table(*rows)
    said: list[Said] = [HOT, COLD, ("", "Only a reason"), NOTHING]
    in_file = {lead: rng.choice(said) for lead in range(12) if rng.random() < 0.4}
    now = {lead: rng.choice(said) for lead in range(12) if rng.random() < 0.6}
    stored = kept(leads, now, in_file)
    merged, told = merge_overrides(names(leads), in_file, stored)
    assert told == ()
    assert merged == {lead: one for lead, one in now.items() if one != NOTHING}
    # The same leads in another order: those with a key are found, and no override lands on somebody else.
    order = rng.sample(range(12), 12)
    again, told = merge_overrides(names(table(*(rows[lead] for lead in order))), {}, kept(leads, now))
    for place, one in again.items():
        assert now[order[place]] == one
    assert len(again) + len(told) == len(kept(leads, now))


def test_what_many_leads_share_makes_nobody_the_same_lead() -> None:
    def of(last: str) -> LeadNames:
        shared = {name: ["same"] * 3 for name in ("Country", "Source", "Status", "Size", "Budget")}
        return LeadNames(lead_table({"Name": ["Ann", "Bob", last], "Phone": [None] * 3, **shared}), ())

    stored = stored_overrides(of("Eve"), {}, {2: HOT}, [2])
    merged, told = merge_overrides(of("Zed"), {}, {name: said for name, said in stored.items() if said})
    assert merged == {} and [each.trouble for each in told] == [Trouble.ROW_CHANGED]


@given(st.integers(0, 2**32))
def test_many_names_at_once_are_those_of_one_lead_after_the_other(seed: int) -> None:
    rng = random.Random(seed)
    cells: list[Cell | int] = [
        None, " ", "A@x.example", "a@x.example ", 7, "7", 7.5, -0.0, "0", True, "TRUE", Serial(46000.0), "2025-12-09",
        Serial(0.5), 1e21, "1e+21", ErrorValue("#N/A"), "#n/a", "007", "ΣÁ  b", "", "é" * 3,
    ]  # fmt: skip
    some = [f"id{place}" for place in range(60)]

    def column(own: float) -> list[Cell | int]:
        return [rng.choice(some) if rng.random() < own else rng.choice(cells) for _ in range(100)]

    leads = lead_table({"Name": column(0.9), "E-mail": column(0.7), "Id": column(0.2), "City": column(0.0)})
    keys = rng.choice([KEYS, ("E-mail",), ()])
    of = names(leads, keys)
    wanted = rng.sample(range(100), 80)
    made = of.names(wanted)
    assert made == [of.name(lead) for lead in wanted]
    assert of.names(wanted[:3]) == made[:3]
    # The same list later: some leads were edited, some are gone, some stand elsewhere, and some twice.
    order = [rng.choice(wanted) for _ in range(20)] + rng.sample(range(100), 70)
    later = leads.take(np.array(order))
    edited = lead_table({"City": [rng.choice(cells) for _ in order]}).columns[0]
    other = LeadNames(
        LeadTable((*later.columns[:3], edited) if rng.random() < 0.5 else later.columns, later.rows), keys
    )
    asked = [
        *made,
        "",
        "{",
        '["key", "Nowhere", "a"]',
        '["row", 9999, {}]',
        '["row", 3, {"Gone": 1}]',
        '["row", 4, {}]',
    ]
    assert other.find_all(asked) == [other.find(name) for name in asked]


def test_a_truth_is_not_named_like_the_text_of_another_lead() -> None:
    leads = lead_table({"Id": [True, "TRUE"], "Name": ["a", "b"]})
    of = names(leads, ("Id",))
    assert [of.find(of.name(lead)) for lead in range(2)] == [(0, None), (1, None)]


def test_a_hundred_thousand_overrides_take_a_moment() -> None:
    count = 100_000
    keyed = lead_table({"E-mail": [f"a{lead}@x.example" for lead in range(count)]})
    bare = lead_table({"Name": [f"n{lead % 977}" for lead in range(count)], "Size": list(range(count))})
    moved = bare.take(np.arange(count)[::-1])
    began = perf_counter()
    for before, after, keys in ((keyed, keyed, ("E-mail",)), (bare, bare, ()), (bare, moved, ())):
        of = LeadNames(before, keys)
        made = stored_overrides(of, {}, dict.fromkeys(range(count), HOT), range(count))
        merged, told = merge_overrides(LeadNames(after, keys), {}, {name: said for name, said in made.items() if said})
        assert (len(merged), told) == (count, ())
    # Lead by lead it would take minutes; here it takes about two seconds.
    assert perf_counter() - began < 20
