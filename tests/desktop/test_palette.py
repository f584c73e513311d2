"""What the command palette finds, and in what order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.palette import Entry, ranked


def entry(text: str, where: str = "File", *, enabled: bool = True) -> Entry:
    return Entry(text, where, lambda: None, enabled=enabled)


ENTRIES = [entry("Export"), entry("Open leads"), entry("Exportación rápida"), entry("Edit points", "Rules")]


@pytest.mark.parametrize(
    ("typed", "first"),
    [("exp", "Export"), ("leads", "Open leads"), ("RAPIDA", "Exportación rápida"), ("rules", "Edit points")],
)
def test_the_best_comes_first(typed: str, first: str) -> None:
    assert ranked(ENTRIES, typed)[0].text == first


def test_letters_in_order_are_enough() -> None:
    assert [each.text for each in ranked(ENTRIES, "opl")] == ["Open leads"]


def test_all_words_are_needed() -> None:
    assert ranked(ENTRIES, "export nothing") == []


def test_what_cannot_be_done_comes_last() -> None:
    entries = [entry("Export", enabled=False), entry("Quick export")]
    assert [each.text for each in ranked(entries, "export")] == ["Quick export", "Export"]


@given(st.lists(st.text(max_size=12)), st.text(max_size=6))
def test_nothing_is_made_up(texts: list[str], typed: str) -> None:
    entries = [entry(text) for text in texts]
    found = ranked(entries, typed)
    assert all(each in entries for each in found) and len(found) <= len(entries)
    assert typed.strip() or found == entries
