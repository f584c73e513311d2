"""Blocks of texts against `scoring.text`: whatever path a block takes, it says what the normal forms say."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from scoring import nodes as n
from scoring.backends.texts import MANY, TextBlock, TextList
from scoring.backends.textscan import ENDS, scan
from scoring.text import NEVER, TextForm, clean, normal_form, wanted_form, wildcard

# Letters that go wrong: spaces and what is none, separators, case without a twin, pairs and their halves.
LETTERS = (
    "a", "b", "A", "B", "v", "p", " ", "  ", "\t", "\n", "\r", "\x00", "\x1f", "\x1e", "\x7f", "\xa0",
    "\u2009", ",", ";", "|", "-", "–", "−", "@", ".", "*", "?", "~", "Σ", "σ", "ς", "İ", "ı", "I", "ß", "ẞ",
    "É", "é", "e\u0301", "K", "Ǆ", "ﬁ", "中", "😀", "𐐀", "𐐨", "\ud83d", "\ude00", "\U000e0041", "ÿ", "Ÿ",
)  # fmt: skip

texts = st.lists(st.sampled_from(LETTERS), max_size=9).map("".join)
any_texts = st.one_of(texts, st.text(max_size=6))


def expected(test: n.Test, text: str, wanted: str) -> bool:
    """What a test means for two texts of one form, in the plainest words."""
    match test:
        case n.Test.IS:
            return text == wanted
        case n.Test.CONTAINS:
            return wanted in text
        case n.Test.STARTS:
            return text[: len(wanted)] == wanted
        case n.Test.ENDS:
            return text.endswith(wanted)
        case n.Test.LIKE:
            return wildcard(wanted).fullmatch(text) is not None


def in_form(text: str, form: TextForm) -> str:
    return normal_form(clean(text), form)


def needles(wanted: str, form: TextForm) -> set[str]:
    """What to look for: the wanted text as rules would, and pieces of it as they are."""
    return {wanted_form(wanted, form), clean(wanted), wanted, wanted[:1]} - {""}


def check(block: TextBlock, texts: Sequence[str], wanted: str) -> None:
    """Every test in every form, and the lists."""
    assert block.filled().tolist() == [clean(text) != "" for text in texts]
    for form in TextForm:
        forms = [in_form(text, form) for text in texts]
        for needle in needles(wanted, form):
            for test in n.Test:
                got = block.test(test, needle, form).tolist()
                assert got == [expected(test, text, needle) for text in forms], (test, form, needle)
            for listed in (frozenset({needle}), frozenset({needle, *forms[:40]})):
                got = block.is_one_of(listed, form).tolist()
                assert got == [text in listed for text in forms], (form, listed)


@settings(max_examples=300)
@given(st.lists(any_texts, min_size=1, max_size=30), any_texts)
@example(["", " ", "x"], "")
@example(["ΑΣ", "ΑΣ ", "ΣΑ", "ας"], "ΑΣ")
@example(["-", " - ", ",", ";"], "-")
@example(["   a   b   ", "a", "  ", " b"], "a b")
@example(["a~*b", "a*b", "a?b", "ab"], "a~*?")
@example(["\ud83d\ude00", "😀", "\ud83d", "\ude00"], "\ud83d")
@example(["a\n", "\n", "", "\x1f", "\x1e"], "\n")
@example(["x\x1ey", "x", "y"], "x\x1fy")
@example(["eeeeeeee", "ee", "eeee", "x"], "e")
def test_scans_say_what_the_normal_forms_say(texts: list[str], wanted: str) -> None:
    made = scan(texts)
    assume(made is not None)
    assert made is not None
    for form in (TextForm.CLEAN, TextForm.WORDS, TextForm.ITEMS):
        laid = made.in_form(form)
        forms = [in_form(text, form) for text in texts]
        assert laid.texts() == forms, form
        assert laid.filled().tolist() == [text != "" for text in forms]
        for needle in needles(wanted, form):
            for test in n.Test:
                got = laid.test(test, needle).tolist()
                assert got == [expected(test, text, needle) for text in forms], (test, form, needle)
            for listed in (
                frozenset({needle}),
                frozenset({needle, *forms[::2], *(str(i) for i in range(20))}),
            ):
                assert laid.is_one_of(listed).tolist() == [text in listed for text in forms], (form, listed)


@given(st.lists(any_texts, max_size=30), any_texts)
def test_small_blocks_say_what_the_normal_forms_say(texts: list[str], wanted: str) -> None:
    check(TextBlock(texts), texts, wanted)


def test_long_lists_and_blocks_of_several_pieces() -> None:
    texts = [f"Head of  {n} Sales, Team-{n % 977}@site{n % 5000}.example" for n in range(40_000)]
    texts[17] = texts[39_999] = "  "
    texts[18] = "\n".join(("VP", "Sales"))
    check(TextBlock(texts), texts, "Sales, TEAM-12@site12.example")
    check(TextBlock(texts), texts, "vp")


def test_every_letter_of_unicode_is_cleaned_alike() -> None:
    letters = [chr(code) for code in range(sys.maxunicode + 1)]
    for start in range(0, len(letters), 50_000):
        part = letters[start : start + 50_000]
        assert TextBlock(part).test(n.Test.IS, "k", TextForm.CLEAN).tolist() == [clean(x) == "k" for x in part]
        # Between letters, which is where a sigma lowers differently.
        between = [f"a{letter}b" for letter in part]
        made = scan(between) or TextList([])
        if len(made):
            assert made.texts() == [clean(text) for text in between]


def test_texts_with_every_end_are_asked_one_by_one() -> None:
    texts = ["".join(ENDS), "VP  Sales", ""] * MANY
    assert scan(texts) is None
    block = TextBlock(texts)
    assert block.test(n.Test.CONTAINS, "vp sales", TextForm.CLEAN).tolist() == [False, True, False] * MANY
    assert block.filled().tolist() == [True, True, False] * MANY


@pytest.mark.parametrize("form", list(TextForm))
def test_nothing_wanted_is_found_nowhere(form: TextForm) -> None:
    texts = ["", " ", "a", "a b", ",", "a,,b", "a@b", "  -  "] * MANY
    for test in (n.Test.IS, n.Test.CONTAINS, n.Test.STARTS, n.Test.ENDS):
        assert not TextBlock(texts).test(test, NEVER, form).any()
