"""Thousands of texts in one run of bytes: cleaned together, and asked by comparing bytes, many at a time.

A column in which every text differs cannot be answered once per distinct text. Its texts are laid end to end
as UTF-8, each followed by a control character that none of them holds, and numpy does the rest: no text is
touched one by one. UTF-8 finds what comparing letters finds, since no letter's bytes occur inside others.

What texts mean is said in `scoring.text` alone; a property test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scoring.nodes import Test
from scoring.text import ITEM_SEPARATORS, WORD_SEPARATORS, TextForm, lowered, wildcard

Bools = NDArray[np.bool_]
Letters = NDArray[np.uint8]
Places = NDArray[np.intp]

# Control characters that no form turns into anything else, in the order they are tried.
ENDS = "\x1f\x1e\x1d\x1c\x00\x01\x02\x03\x04\x05\x06\x0e\x0f\x10\x7f"
_SPACE = ord(" ")
# Byte frequencies are learnt from so many bytes of a run.
_SAMPLE = 16_384
# More wanted texts than this are looked up in a set, text by text, instead of compared one after the other.
_FEW = 16


def _byte_table(letters: str, replacement: str) -> bytes:
    table = bytearray(range(256))
    for letter in letters:
        if letter.isascii():
            table[ord(letter)] = ord(replacement)
    return bytes(table)


_TO_WORDS = _byte_table(WORD_SEPARATORS, " ")
_TO_ITEMS = _byte_table(ITEM_SEPARATORS, ";")
_DASHES = tuple(letter.encode() for letter in WORD_SEPARATORS if not letter.isascii())


def _bytes(text: str) -> bytes:
    """A text as UTF-8; halves of a pair that a broken file may hold go through as they are."""
    return text.encode("utf-8", "surrogatepass")


def _text(letters: bytes) -> str:
    return letters.decode("utf-8", "surrogatepass")


@dataclass(frozen=True, eq=False)
class TextScan:
    """Texts of one normal form, end to end.

    letters: uint8, the UTF-8 of all texts, each followed by the byte `end`, which stands nowhere else.
    """

    letters: Letters
    end: int

    @cached_property
    def ends(self) -> Places:
        """Where each text ends: the place of the byte after it."""
        return np.flatnonzero(self.letters == self.end)

    @property
    def starts(self) -> Places:
        """Where each text starts."""
        starts = np.zeros_like(self.ends)
        np.add(self.ends[:-1], 1, out=starts[1:])
        return starts

    @property
    def lengths(self) -> Places:
        """How many bytes each text has."""
        return self.ends - self.starts

    @cached_property
    def _frequency(self) -> NDArray[np.intp]:
        return np.bincount(self.letters[:_SAMPLE], minlength=256)

    def __len__(self) -> int:
        return len(self.ends)

    def texts(self) -> list[str]:
        """The texts, in order."""
        return _text(self.letters.tobytes()).split(chr(self.end))[:-1]

    def in_form(self, form: TextForm) -> TextScan:
        """These cleaned texts as padded words or padded items."""
        letters = self.letters.tobytes()
        if form == TextForm.WORDS:
            letters = letters.translate(_TO_WORDS)
            for dash in _DASHES if b"\xe2" in letters else ():
                letters = letters.replace(dash, b" ")
            return self._padded(_tidy(np.frombuffer(letters, np.uint8), self.end).tobytes(), b" ")
        if form == TextForm.ITEMS:
            letters = letters.translate(_TO_ITEMS).replace(b"; ", b";").replace(b" ;", b";")
            return self._padded(letters, b";")
        return self

    def _padded(self, letters: bytes, pad: bytes) -> TextScan:
        end = bytes([self.end])
        padded = pad + letters.replace(end, pad + end + pad)
        return TextScan(np.frombuffer(padded, np.uint8, len(padded) - 1), self.end)

    # -- questions ----------------------------------------------------------------------------------------

    def filled(self) -> Bools:
        """Which texts are not blank."""
        return self.lengths > 0

    def test(self, test: Test, wanted: str) -> Bools:
        """Which texts pass a test against a wanted text of the same form."""
        if test == Test.LIKE:
            return self._like(wanted)
        if chr(self.end) in wanted:
            return np.zeros(len(self), bool)
        needle = _bytes(wanted)
        if test == Test.CONTAINS:
            return self._contains(needle)
        if test == Test.IS:
            return self._at(np.flatnonzero(self.lengths == len(needle)), self.starts, needle)
        long_enough = np.flatnonzero(self.lengths >= len(needle))
        places = self.starts if test == Test.STARTS else self.ends - len(needle)
        return self._at(long_enough, places, needle)

    def is_one_of(self, wanted: frozenset[str]) -> Bools:
        """Which texts are among the wanted ones."""
        if len(wanted) > _FEW:
            return np.fromiter((text in wanted for text in self.texts()), bool, len(self))
        hit = np.zeros(len(self), bool)
        for text in wanted:
            hit |= self.test(Test.IS, text)
        return hit

    def _rarest_first(self, needle: bytes) -> list[int]:
        """The places inside a needle, those of the rarest bytes first: fewer candidates are left to check."""
        return sorted(range(len(needle)), key=lambda place: int(self._frequency[needle[place]]))

    def _at(self, texts: Places, places: Places, needle: bytes) -> Bools:
        """Which of some texts have the needle at their place."""
        for offset in self._rarest_first(needle):
            texts = texts[self.letters[places[texts] + offset] == needle[offset]]
        hit = np.zeros(len(self), bool)
        hit[texts] = True
        return hit

    def _contains(self, needle: bytes) -> Bools:
        if not needle:
            return np.ones(len(self), bool)
        count = len(self.letters) - len(needle) + 1
        if count <= 0:
            return np.zeros(len(self), bool)
        first, *rest = self._rarest_first(needle)
        found = self.letters[first : first + count] == needle[first]
        for offset in rest[:1]:
            found &= self.letters[offset : offset + count] == needle[offset]
        places = np.flatnonzero(found)
        for offset in rest[1:]:
            places = places[self.letters[places + offset] == needle[offset]]
        return self._holding(places)

    def _holding(self, places: Places) -> Bools:
        """Which texts hold at least one of these places."""
        # Few places are looked up one by one; many are joined text by text in one pass.
        if len(places) < len(self) // 2:
            hit = np.zeros(len(self), bool)
            hit[np.searchsorted(self.ends, places)] = True
            return hit
        found = np.zeros(len(self.letters), bool)
        found[places] = True
        return np.logical_or.reduceat(found, self.starts)

    def _like(self, pattern: str) -> Bools:
        """Texts that a wildcard matches: sieved by its longest plain part, then matched one by one."""
        plain = max(_plain_parts(pattern), key=len, default="")
        hit = self.test(Test.CONTAINS, plain)
        matches = wildcard(pattern).fullmatch
        letters = self.letters.tobytes()
        texts = np.flatnonzero(hit)
        for text, start, end in zip(*(a.tolist() for a in (texts, self.starts[texts], self.ends[texts])), strict=True):
            hit[text] = matches(_text(letters[start:end])) is not None
        return hit


def _plain_parts(pattern: str) -> Iterator[str]:
    """Runs of letters that a text must hold to match a wildcard pattern; escaped ones are left out."""
    for part in pattern.replace("?", "*").split("*"):
        yield from part.split("~")


def _tidy(letters: Letters, end: int) -> Letters:
    """Without spaces at either end of each text, and inner runs of spaces as one."""
    spaces = letters == _SPACE
    drop = spaces.copy()
    drop[1:] &= spaces[:-1] | (letters[:-1] == end)
    letters = _without(letters, drop)
    # At most one space is left at the end of a text.
    drop = letters == _SPACE
    drop[:-1] &= letters[1:] == end
    return _without(letters, drop)


def _without(letters: Letters, drop: Bools) -> Letters:
    return letters[~drop] if drop.any() else letters


def scan(texts: Sequence[str], *, cleaned: bool = False) -> TextScan | None:
    """Texts cleaned and laid end to end; with `cleaned`, as they are. None where they hold all of `ENDS`."""
    for end in ENDS:
        joined = end.join(texts) + end
        if not cleaned:
            joined = lowered(joined)
        letters = np.frombuffer(_bytes(joined), np.uint8)
        made = TextScan(letters if cleaned else _tidy(letters, ord(end)), ord(end))
        if len(made) == len(texts):
            return made
    return None
