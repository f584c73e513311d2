"""What the command palette finds: everything that can be done or gone to, ranked by how well it fits what was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

_START, _WORD_START, _INSIDE, _LETTERS = 3.0, 2.0, 1.0, 0.3
# What was done a while ago comes before what fits as well, and after what fits better.
_DONE_BEFORE = 0.4
_MOST_RECENT = 8


@dataclass(frozen=True)
class Entry:
    """One thing to do. where: the menu or the kind of thing it is; keys: its shortcut as text.

    also: other words that people look for it by, which are not shown.
    """

    text: str
    where: str
    do: Callable[[], object]
    keys: str = ""
    enabled: bool = True
    also: str = ""

    @property
    def name(self) -> str:
        """What tells it from others, to remember that it was used."""
        return f"{self.where}: {self.text}"


def ranked(entries: Iterable[Entry], typed: str, recent: Sequence[str] = ()) -> list[Entry]:
    """The entries that have all typed words (without case and accents), the best first; all, where nothing is typed.

    recent: the names of those that were used lately, the last one first.
    """
    words = _plain(typed).split()
    found = []
    for place, entry in enumerate(entries):
        fit = _fit(entry, words)
        if fit > 0:
            since = recent.index(entry.name) if entry.name in recent else None
            bonus = 0.0 if since is None else _DONE_BEFORE * (1 - since / (2 * len(recent)))
            found.append((fit + bonus, place, entry))
    # Things that cannot be done now come last; else the better fit, else the order they were given in.
    return [entry for _, _, entry in sorted(found, key=lambda each: (not each[2].enabled, -each[0], each[1]))]


def used(recent: Sequence[str], entry: Entry) -> list[str]:
    """The names of what was used lately once an entry was used too."""
    return [entry.name, *(name for name in recent if name != entry.name)][:_MOST_RECENT]


def _fit(entry: Entry, words: list[str]) -> float:
    text, where, also = _plain(entry.text), _plain(entry.where), f" {_plain(entry.also)}"
    total = 1.0
    for word in words:
        other = _WORD_START / 2 if f" {word}" in also else 0.0
        fit = max(_word_fit(word, text), _word_fit(word, where) / 2, other)
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
