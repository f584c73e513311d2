"""What the command palette finds: everything that can be done or gone to, ranked by how well it fits what was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_START, _WORD_START, _INSIDE, _LETTERS = 3.0, 2.0, 1.0, 0.3


@dataclass(frozen=True)
class Entry:
    """One thing to do. where: the menu or the kind of thing it is; keys: its shortcut as text."""

    text: str
    where: str
    do: Callable[[], object]
    keys: str = ""
    enabled: bool = True


def ranked(entries: Iterable[Entry], typed: str) -> list[Entry]:
    """The entries that have all typed words (without case and accents), the best first; all, where nothing is typed."""
    words = _plain(typed).split()
    found = [(fit, place, entry) for place, entry in enumerate(entries) if (fit := _fit(entry, words)) > 0]
    # Things that cannot be done now come last; else the better fit, else the order they were given in.
    return [entry for _, _, entry in sorted(found, key=lambda each: (not each[2].enabled, -each[0], each[1]))]


def _fit(entry: Entry, words: list[str]) -> float:
    text, where = _plain(entry.text), _plain(entry.where)
    total = 1.0
    for word in words:
        fit = max(_word_fit(word, text), _word_fit(word, where) / 2)
        if fit <= 0:
            return 0.0
        total += fit
    return total


def _word_fit(word: str, text: str) -> float:
    if text.startswith(word):
        return _START
    if f" {word}" in text:
        return _WORD_START
    if word in text:
        return _INSIDE
    return _LETTERS if len(word) > 2 and _in_order(word, text) else 0.0


def _in_order(word: str, text: str) -> bool:
    """Whether the letters of a word stand in a text in this order: "exp" in "edit points"."""
    letters = iter(text)
    return all(letter in letters for letter in word)


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
