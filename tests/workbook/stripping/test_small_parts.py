"""The small cuts: names, shared strings, filters, formats, titles of parts."""

from __future__ import annotations

import pytest

from scoring.ooxml.sharedstrings import shared_strings
from scoring.workbook.defined import referred
from scoring.workbook.stripping.app_properties import without_titles
from scoring.workbook.stripping.formats import own_formats
from scoring.workbook.stripping.formula_texts import rewritten
from scoring.workbook.stripping.names import is_our_name, narrowed_ranges
from scoring.workbook.stripping.strings import emptied
from scoring.workbook.surgery.filters import cut_auto_filter, cut_sort, narrowed


@pytest.mark.parametrize(
    ("refers", "found"),
    [
        ("'My ''best'' leads'!$A$1:$C$9", ("My 'best' leads", (1, 1, 9, 3))),
        ("Leads!$B$2", ("Leads", (2, 2, 2, 2))),
        ("=Leads!$B$2", ("Leads", (2, 2, 2, 2))),
        ("#REF!$A$1", None),
        ("Leads!#REF!", None),
        ("Leads[Email]", None),
        ("Leads!$A$1,Leads!$C$1", None),
    ],
)
def test_a_name_says_where_it_points(refers: str, found: object) -> None:
    assert referred(refers) == found


def test_only_names_that_scoring_gives_out_are_ours() -> None:
    assert all(map(is_our_name, ("HS_1", "HS_AsOf", "HS_Tier_2", "HS_From_10", "HS_Leads", "HS_Sheet_CallList")))
    assert not any(map(is_our_name, ("HS_", "HS_Offices", "HS_Tier_x", "hs_1", "XHS_1", "HS_0")))
    assert is_our_name("HS_Offices", ("HS_Offices",))


@pytest.mark.parametrize(
    ("refers", "left"),
    [
        ("Leads!$A$1:$K$9", "Leads!$A$1:$H$9"),
        ("'My leads'!$A$1:$K$9", "'My leads'!$A$1:$K$9"),
        ("Leads!$A$1:$H$9", "Leads!$A$1:$H$9"),
        ("Leads!$A$1:$M$9", "Leads!$A$1:$M$9"),
        ("Leads!$A$1:$B$3,Leads!$I$1:$K$9", "Leads!$A$1:$B$3"),
        ("Leads!$I$1:$J$9", ""),
        ("Leads!$A:$K", "Leads!$A:$H"),
        ("Leads!$J$1", ""),
        ("OFFSET(Leads!$A$1,0,0)", "OFFSET(Leads!$A$1,0,0)"),
    ],
)
def test_print_areas_end_before_our_columns(refers: str, left: str) -> None:
    assert narrowed_ranges(refers, "Leads", frozenset({9, 10, 11})) == left


@pytest.mark.parametrize("comment", [b"", b"<!-- <si> -->"])
def test_strings_are_emptied_in_their_places(comment: bytes) -> None:
    rich = b"<x:si><x:r><x:t>Rich</x:t></x:r><x:r><x:t> text</x:t></x:r></x:si>"
    items = [b"<x:si><x:t>a</x:t></x:si>", rich, b"<x:si/>", b'<x:si><x:t xml:space="preserve"> b\n</x:t></x:si>']
    data = b'<x:sst xmlns:x="urn:m" count="4">' + comment + b"".join(items) + b"</x:sst>"
    left = emptied(data, [0, 3])
    assert shared_strings(left) == ("", "Rich text", "", "")
    assert rich + b"<x:si/>" in left and left.startswith(data[: data.index(items[0])])
    assert emptied(data, []) == data
    odd = b'<sst><y:si xmlns:y="urn:m"><y:t>a</y:t></y:si><si/></sst>'
    assert emptied(odd, [0, 1]) == b'<sst><y:si xmlns:y="urn:m"><y:t/></y:si><si/></sst>'


def test_filters_and_sorts_by_our_columns_go() -> None:
    mine = '<filterColumn colId="8"><filters><filter val="Hot"/></filters></filterColumn>'
    other = '<filterColumn colId="1"><filters><filter val="x"/></filters></filterColumn>'
    hidden = '<filterColumn colId="9" hiddenButton="1"/>'
    sort = '<sortState ref="A2:K9"><sortCondition ref="B2:B9"/><sortCondition ref="I2:I9"/></sortState>'
    element = f'<autoFilter ref="A1:K9">{other}{mine}{hidden}{sort}</autoFilter>'.encode()
    found = cut_auto_filter(element, frozenset({9, 10, 11}))
    assert (found.cut, found.left) == (True, True)
    kept = '<sortState ref="A2:K9"><sortCondition ref="B2:B9"/></sortState>'
    assert found.xml.decode() == f'<autoFilter ref="A1:K9">{other}{kept}</autoFilter>'
    found = cut_auto_filter(f'<autoFilter ref="A1:K9">{hidden}</autoFilter>'.encode(), frozenset({10}))
    assert not found.cut and not found.left
    assert cut_sort(b'<sortState ref="A2:K9"><sortCondition ref="I2:I9"/></sortState>', {9}) == b""
    by_rows = b'<sortState columnSort="1" ref="A2:K9"><sortCondition ref="A2:K2"/></sortState>'
    assert cut_sort(by_rows, {1, 9}) == by_rows
    assert (narrowed("A1:K9", {9, 10, 11}), narrowed("I1:K9", {9, 10, 11})) == ("A1:H9", "")


def test_formats_are_ours_by_what_they_ask_and_where() -> None:
    ours = own_formats(frozenset({9, 10, 17}))
    assert ours(["EXACT($J2,HS_Tier_1)"], "I2:J9")
    assert ours(["EXACT($J2,HS_Tier_1)"], "B2:B9"), "a copy of ours that was pasted elsewhere"
    assert ours(['$J2="Disqualified"'], "I2:J9")
    assert ours(["HS_TierNames", "0"], "Q2:Q9")
    assert not ours(['$C2="Disqualified"'], "A2:H9"), "a person's own"
    assert not ours(["$B2>=HS_From_1"], "A2:B9"), "a person's own that uses our names"
    assert not ours(["$B2>5"], "I2:J9")
    assert not ours([], "I2:J9")
    assert not ours(["HS_TierNames"], "")


def test_titles_of_parts_are_counted_anew() -> None:
    titles = ["Leads", "Scoring Rules", "HS_AsOf", "Mine", "'Scoring Rules'!Print_Titles"]
    data = (
        '<Properties xmlns="urn:p" xmlns:vt="urn:vt"><HeadingPairs><vt:vector size="4" baseType="variant">'
        "<vt:variant><vt:lpstr>Worksheets</vt:lpstr></vt:variant><vt:variant><vt:i4>2</vt:i4></vt:variant>"
        "<vt:variant><vt:lpstr>Named Ranges</vt:lpstr></vt:variant><vt:variant><vt:i4>3</vt:i4></vt:variant>"
        '</vt:vector></HeadingPairs><TitlesOfParts><vt:vector size="5" baseType="lpstr">'
        + "".join(f"<vt:lpstr>{title}</vt:lpstr>" for title in titles)
        + "</vt:vector></TitlesOfParts><Company>x</Company></Properties>"
    ).encode()
    left = without_titles(data, {"Scoring Rules", "HS_AsOf"}).decode()
    assert left.count("<vt:i4>1</vt:i4>") == 2
    assert (
        '<vt:vector size="2" baseType="lpstr"><vt:lpstr>Leads</vt:lpstr><vt:lpstr>Mine</vt:lpstr></vt:vector>' in left
    )
    assert without_titles(data, {"Nothing"}) == data
    assert without_titles(b'<Properties xmlns="urn:p"/>', {"Leads"}) == b'<Properties xmlns="urn:p"/>'


def test_formulas_are_rewritten_and_nothing_else() -> None:
    data = (
        b'<x><c r="A1" t="str"><f>"f"&amp;A2</f><v>f</v></c><f/><F>A2</F><c:f xmlns:c="u">A2</c:f>'
        b"<formula1>A2</formula1><format>A2</format></x>"
    )
    left = rewritten(data, lambda formula: formula.replace("A2", '"<"'))
    assert left == (
        b'<x><c r="A1" t="str"><f>&quot;f&quot;&amp;&quot;&lt;&quot;</f><v>f</v></c><f/><F>A2</F>'
        b'<c:f xmlns:c="u">&quot;&lt;&quot;</c:f>'
        b"<formula1>&quot;&lt;&quot;</formula1><format>A2</format></x>"
    )
    assert rewritten(data, str) == data
