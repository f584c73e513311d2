"""The normal forms that texts are compared in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.text import NEVER, TextForm, clean, normal_form, number_text, wanted_form, wildcard, words


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  VP   Sales ", "vp sales"),
        ("a\u00a0b ", "a\u00a0b"),
        ("   ", ""),
        ("\tx\n", "\tx\n"),
        ("ΟΔΟΣ", "οδοσ"),
        ("İstanbul", "istanbul"),
        ("STRASSE ẞ", "strasse ß"),
    ],
)
def test_cleaning_trims_plain_spaces_and_lowers_letter_by_letter(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_nothing_that_a_lead_holds_contains_what_is_never_wanted(text: str) -> None:
    assert all(NEVER not in normal_form(clean(text), form) for form in TextForm)


@pytest.mark.parametrize(
    ("text", "padded"),
    [
        ("VP, Sales", " vp sales "),
        ("R&D/IT (EMEA)", " r d it emea "),
        ("MVP", " mvp "),
        ("co-founder – CEO", " co founder ceo "),
        ("...", "  "),
    ],
)
def test_words_stand_between_single_spaces(text: str, padded: str) -> None:
    assert words(clean(text)) == padded


@pytest.mark.parametrize("text", ["A;B;C", "a, b, c", "a | b|c", "a\nb\r\nc"])
def test_items_of_every_usual_list_are_found(text: str) -> None:
    listed = normal_form(clean(text), TextForm.ITEMS)
    assert all(wanted_form(item, TextForm.ITEMS) in listed for item in ("A", " b", "C"))
    assert wanted_form("a b", TextForm.ITEMS) not in listed


@pytest.mark.parametrize(
    ("text", "domain"),
    [("Ana@Example.COM", "example.com"), ("a@b@c.de", "c.de"), ("no mail", ""), ("x@", ""), ("@x.y", "x.y")],
)
def test_the_domain_is_what_follows_the_last_at(text: str, domain: str) -> None:
    assert normal_form(clean(text), TextForm.DOMAIN) == domain


@pytest.mark.parametrize(
    ("wanted", "form"),
    [
        ("", TextForm.CLEAN),
        ("  ", TextForm.CLEAN),
        (",;", TextForm.WORDS),
        (" ; ,", TextForm.ITEMS),
        ("@", TextForm.DOMAIN),
    ],
)
def test_nothing_wanted_is_never_found(wanted: str, form: TextForm) -> None:
    assert wanted_form(wanted, form) == NEVER


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("head of *", "head of sales", True),
        ("head of *", "the head of sales", False),
        ("?eo", "ceo", True),
        ("?eo", "eo", False),
        ("100~*", "100*", True),
        ("100~*", "1000", False),
        ("a.c", "abc", False),
        ("*", "", True),
        ("a~b", "ab", True),
        ("a~b", "a~b", False),
        ("a~", "a", True),
    ],
)
def test_a_wildcard_fits_whole_texts(pattern: str, text: str, fits: bool) -> None:
    assert bool(wildcard(pattern).fullmatch(text)) is fits


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (123.0, "123"),
        (-5.0, "-5"),
        (0.0, "0"),
        (-0.0, "0"),
        (1.5, ""),
        (999999999999999.0, "999999999999999"),
        (1e15, ""),
    ],
)
def test_only_short_whole_numbers_have_a_text(number: float, text: str) -> None:
    assert number_text(number) == text
