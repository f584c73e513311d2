"""Our own columns in a table that was scored before: found by marker or header, never mistaken for a person's."""

from __future__ import annotations

from scoring.jobs.ours import our_headers, split_ours
from scoring.table import lead_table
from scoring.workbook.marker import Marker
from scoring.workbook.names import ALWAYS, Our

SCORED = lead_table(
    {
        "Name": ["Ana", "Bo"],
        "Lead Score": [1.0, 2.0],
        "Lead Tier": ["Hot", "Cold"],
        "Tier Override": [None, " Hot "],
        "Override Reason": [None, "asked"],
        "Phone": ["1", "2"],
    }
)


def test_headers_say_it_where_nothing_else_does() -> None:
    table, ours = split_ours(SCORED)
    assert table.names == ("Name", "Phone")
    assert ours.overrides == ("", " Hot ")
    assert ours.reasons == ("", "asked")
    assert ours.show == (Our.SCORE, Our.TIER, Our.OVERRIDE, Our.REASON)
    assert not ours.marked


def test_one_such_header_alone_is_a_persons_own() -> None:
    table, ours = split_ours(lead_table({"Name": ["Ana"], "Lead Score": [70.0]}))
    assert table.names == ("Name", "Lead Score")
    assert not ours.headers


def test_headers_without_a_score_are_a_persons_own() -> None:
    table, _ = split_ours(lead_table({"Why": ["x"], "Fit": ["good"], "Engagement": ["low"]}))
    assert len(table.columns) == 3


def test_the_marker_wins_over_headers() -> None:
    marker = Marker("", {Our.SCORE: "Lead Score (2)", Our.TIER: "Lead Tier"}, ("hs key",))
    table, ours = split_ours(
        lead_table({"Lead Score": [5.0], "Lead Score (2)": [9.0], "Lead Tier": ["Hot"], "hs key": [1.0], "hs": [2.0]}),
        marker,
    )
    assert table.names == ("Lead Score", "hs")
    assert ours.headers == {Our.SCORE: "Lead Score (2)", Our.TIER: "Lead Tier"}
    assert ours.marked


def test_a_marker_whose_columns_are_gone_leaves_the_table_alone() -> None:
    table = lead_table({"Name": ["Ana"]})
    assert split_ours(table, Marker("", {Our.SCORE: "Lead Score"}))[0] is table


def test_beside_a_persons_own_header_ours_gets_a_number_and_is_found_again() -> None:
    headers = our_headers(ALWAYS, ["Name", "lead score", "Why"])
    assert headers[Our.SCORE] == "Lead Score (2)"
    assert headers[Our.WHY] == "Why (2)"
    assert headers[Our.TIER] == "Lead Tier"
    names = ["Name", "Lead Score", "Why", *headers.values()]
    table, ours = split_ours(lead_table({name: [7.0 if name == headers[Our.SCORE] else "x"] for name in names}))
    assert table.names == ("Name", "Lead Score", "Why")
    assert ours.headers == headers


def test_workings_of_a_workbook_saved_as_text_go_too() -> None:
    table, _ = split_ours(
        lead_table({"Name": ["Ana"], "Lead Score": [1.0], "Lead Tier": ["Hot"], "hs rule vp": [20.0]})
    )
    assert table.names == ("Name",)


def test_overrides_of_other_kinds_become_texts() -> None:
    table = lead_table({"Lead Score": [1.0, 2.0, 3.0], "Tier Override": [1.0, True, None]})
    assert split_ours(table)[1].overrides == ("1", "TRUE", "")


def test_scores_and_grades_of_another_program_are_a_persons_own() -> None:
    theirs = lead_table({"Name": ["Ana"], "Lead Score": [70.0], "Lead Grade": ["A+"], "Lead Rank": [1.0]})
    assert split_ours(theirs)[0] is theirs
    words = lead_table({"Name": ["Ana", "Bo"], "Lead Score": ["high", "low"], "Lead Tier": ["gold", "tin"]})
    assert split_ours(words)[0] is words


def test_a_word_typed_over_one_score_changes_nothing() -> None:
    table = lead_table({"Name": ["Ana", "Bo", "Cy"], "Lead Score": [1.0, 2.0, "?"], "Lead Tier": ["Hot"] * 3})
    assert split_ours(table)[0].names == ("Name",)
