"""Texts of a column laid end to end in small pieces, to be searched and put in order without stopping other threads.

No step holds Python's lock for longer than a few milliseconds: pieces are short, and numpy lets go of the lock.
Between pieces a checkpoint is called; what it raises ends the work.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from scoring.backends.textscan import ENDS, TextScan
from scoring.nodes import Test

Checkpoint = Callable[[], None]
Bools = NDArray[np.bool_]
Places = NDArray[np.intp]

# A piece has at most so many texts, and unless one is longer itself, so many letters.
_TEXTS, _LETTERS = 4096, 2**18
_END = ENDS[0]
_SPACE = ord(" ")
# Texts are put in order by so many bytes at a time: as many as a number has.
_STEP = 8
_MARKS = re.compile("[\u0300-\u036f]+")


def go_on() -> None:
    """The checkpoint that stops nothing."""


def folded(text: str) -> str:
    """A text as it is searched and sorted: without case and accents."""
    text = text.casefold()
    return text if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFD", text))


class Folded:
    """Texts without case and accents. Making it takes about 0.1 s for a million short ones."""

    def __init__(self, texts: Sequence[str], checkpoint: Checkpoint = go_on) -> None:
        self._size = len(texts)
        self._pieces: list[TextScan] = []
        for start in range(0, len(texts), _TEXTS):
            self._pieces += _laid(texts[start : start + _TEXTS])
            checkpoint()

    def __len__(self) -> int:
        return self._size

    def holding(self, word: str, checkpoint: Checkpoint = go_on) -> Bools:
        """Which texts have a word, or a part of one, in them."""
        wanted = folded(word)
        hit = np.zeros(self._size, bool)
        start = 0
        for piece in self._pieces:
            hit[start : start + len(piece)] = piece.test(Test.CONTAINS, wanted)
            start += len(piece)
            checkpoint()
        return hit

    def ranks(self, checkpoint: Checkpoint = go_on) -> NDArray[np.int32]:
        """The place of each text in the order of all, from 0, equal ones alike; -1 for those of nothing but spaces."""
        spans = [(piece.letters, *_trimmed(piece)) for piece in self._pieces]
        if not spans:
            return np.zeros(0, np.int32)
        lengths = np.concatenate([ends - starts for _, starts, ends in spans])
        rank = np.zeros(self._size, np.int64)
        # Texts that stand beside one another as far as they have been read, and how far that is.
        alike, read = np.arange(self._size), 0
        while len(alike):
            key = _next_bytes(spans, alike, read, checkpoint)
            alike = _refined(rank, alike, key)
            read += _STEP
            alike = alike[_any_longer(rank[alike], lengths[alike] > read)]
            checkpoint()
        order = np.argsort(rank, kind="stable")
        checkpoint()
        filled = lengths[order] > 0
        # Blank ones stand first, if there are any, and share a place.
        steps = np.diff(rank[order], prepend=rank[order[0]]) != 0
        ranks = np.empty(self._size, np.int32)
        ranks[order] = np.where(filled, np.cumsum(steps) - (not filled[0]), -1)
        return ranks


def _laid(texts: Sequence[str]) -> Iterator[TextScan]:
    joined = _END.join(texts) + _END
    if len(joined) > _LETTERS and len(texts) > 1:
        half = len(texts) // 2
        yield from _laid(texts[:half])
        yield from _laid(texts[half:])
        return
    if joined.count(_END) != len(texts):
        joined = "".join(text.replace(_END, " ") + _END for text in texts)
    letters = folded(joined).encode("utf-8", "surrogatepass")
    yield TextScan(np.frombuffer(letters, np.uint8), ord(_END))


def _trimmed(piece: TextScan) -> tuple[Places, Places]:
    """Where each text of a piece starts behind its leading spaces, and ends."""
    starts, ends = piece.starts, piece.ends
    leading = np.flatnonzero(piece.letters[starts] == _SPACE)
    while len(leading):
        starts[leading] += 1
        # The end is a letter of its own, so no text runs into the next.
        leading = leading[piece.letters[starts[leading]] == _SPACE]
    return starts, ends


def _next_bytes(
    spans: list[tuple[NDArray[np.uint8], Places, Places]], chosen: Places, read: int, checkpoint: Checkpoint
) -> NDArray[np.uint64]:
    """The next bytes of some texts (in ascending places) as a number each, behind those that have been read."""
    keys = []
    first = 0
    bounds = np.searchsorted(chosen, np.cumsum([0, *(len(starts) for _, starts, _ in spans)]))
    for (letters, starts, ends), low, high in zip(spans, bounds[:-1], bounds[1:], strict=True):
        inside = chosen[low:high] - first
        first += len(starts)
        at, end = starts[inside] + read, ends[inside]
        key = np.zeros(len(at), np.uint64)
        for _ in range(_STEP):
            # A text that has ended goes on as zeros, which no other letter stands before.
            byte = np.where(at < end, letters[np.minimum(at, end)], 0)
            key = (key << np.uint64(8)) | byte.astype(np.uint64)
            at = at + 1
        keys.append(key)
        checkpoint()
    return np.concatenate(keys)


def _refined(rank: NDArray[np.int64], alike: Places, key: NDArray[np.uint64]) -> Places:
    """Set the ranks of texts that were alike by their next bytes; those that are alike still, in ascending places.

    A rank is the place of the first of those who share it, so that finer ones fit between.
    """
    order = np.argsort(key, kind="stable")
    order = order[np.argsort(rank[alike[order]], kind="stable")]
    texts, key = alike[order], key[order]
    before = rank[texts]
    new_group = np.diff(before, prepend=-1) != 0
    new_part = new_group.copy()
    new_part[1:] |= key[1:] != key[:-1]
    place = np.arange(len(texts))
    group_start = np.maximum.accumulate(np.where(new_group, place, 0))
    part_start = np.maximum.accumulate(np.where(new_part, place, 0))
    rank[texts] = before + part_start - group_start
    alone = new_part & np.append(new_part[1:], True)
    return np.sort(texts[~alone])


def _any_longer(rank: NDArray[np.int64], longer: Bools) -> Bools:
    """Of texts that share ranks, those of a rank of which any text goes on."""
    return np.isin(rank, rank[longer])
