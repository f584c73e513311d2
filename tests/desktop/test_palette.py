"""What the command palette finds, and in what order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.palette import Entry, ranked, used
from desktop.models.palette_words import other_words


def entry(text: str, where: str = "File", *, enabled: bool = True, also: str = "") -> Entry:
    return Entry(text, where, lambda: None, enabled=enabled, also=also)


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


def test_other_words_find_it_after_what_says_so_itself() -> None:
    entries = [entry("Dark", "Look", also="settings night mode"), entry("Mode of settings"), entry("Unsettling")]
    assert [each.text for each in ranked(entries, "settings")] == ["Mode of settings", "Dark"]
    assert [each.text for each in ranked(entries, "night dark")] == ["Dark"]
    # Of other words the beginning must be typed: letters somewhere in them find anything.
    assert ranked(entries, "ight") == []


def test_what_was_used_lately_stands_first_and_yields_to_what_fits_better() -> None:
    recent = used(used([], ENTRIES[3]), ENTRIES[1])
    assert recent == ["File: Open leads", "Rules: Edit points"]
    assert [each.text for each in ranked(ENTRIES, "", recent)][:3] == ["Open leads", "Edit points", "Export"]
    assert ranked(ENTRIES, "exp", recent)[0].text == "Export"
    both = [entry("Export one"), entry("Export two")]
    assert ranked(both, "exp", ["File: Export two"])[0].text == "Export two"


def test_as_many_are_remembered_as_fit_above_the_rest() -> None:
    recent: list[str] = []
    for number in range(12):
        recent = used(recent, entry(f"Command {number}"))
    assert (len(recent), recent[0]) == (8, "File: Command 11")
    assert used(recent, entry("Command 9"))[:2] == ["File: Command 9", "File: Command 11"]


def test_nobody_has_to_know_what_we_call_it() -> None:
    words = other_words()
    assert "preferences" in words["look dark"] and "dark" in words["look dark"]
    assert all(value.strip() == value and value for value in words.values())
