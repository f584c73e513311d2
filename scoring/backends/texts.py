"""Many texts at once: cleaned once, then asked one question after the other.

A block answers with a bool per text. Few texts are kept as a list and asked one by one; many are laid end to
end in pieces (see `textscan`), since columns in which every text differs are what takes time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scoring.backends.textscan import TextScan, scan
from scoring.nodes import Test
from scoring.text import TextForm, clean, domain, normal_form, wildcard

Bools = NDArray[np.bool_]

# From so many texts on, laying them end to end pays.
MANY = 4096
# Texts in a piece: some hundred kilobytes, so that what is compared stays in the processor's cache.
_PIECE = 32_768


@dataclass(frozen=True, eq=False)
class TextList:
    """Texts of one normal form, asked one by one."""

    items: Sequence[str]

    def __len__(self) -> int:
        return len(self.items)

    def texts(self) -> Sequence[str]:
        """The texts, in order."""
        return self.items

    def filled(self) -> Bools:
        """Which texts are not blank."""
        return self._ask(bool)

    def is_one_of(self, wanted: frozenset[str]) -> Bools:
        """Which texts are among the wanted ones."""
        return self._ask(wanted.__contains__)

    def in_form(self, form: TextForm) -> TextList:
        """These cleaned texts in another form."""
        return TextList([normal_form(text, form) for text in self.items])

    def test(self, test: Test, wanted: str) -> Bools:
        """Which texts pass a test against a wanted text of the same form."""
        match test:
            case Test.IS:
                return self._ask(wanted.__eq__)
            case Test.CONTAINS:
                return np.fromiter((wanted in text for text in self.items), bool, len(self))
            case Test.STARTS:
                return np.fromiter((text.startswith(wanted) for text in self.items), bool, len(self))
            case Test.ENDS:
                return np.fromiter((text.endswith(wanted) for text in self.items), bool, len(self))
            case Test.LIKE:
                matches = wildcard(wanted).fullmatch
                return np.fromiter((matches(text) is not None for text in self.items), bool, len(self))

    def _ask(self, question: Callable[[str], bool]) -> Bools:
        return np.fromiter(map(question, self.items), bool, len(self))


Piece = TextList | TextScan


@dataclass(frozen=True, eq=False)
class _Laid:
    """Texts of one normal form in pieces; `codes` is each text's place where equal ones are kept once."""

    pieces: tuple[Piece, ...]
    codes: NDArray[np.int32] | None = None

    def ask(self, question: Callable[[Piece], Bools]) -> Bools:
        answers = [question(piece) for piece in self.pieces]
        answer = answers[0] if len(answers) == 1 else np.concatenate(answers)
        return answer if self.codes is None else answer.take(self.codes)


class TextBlock:
    """Distinct texts of a column in their normal forms."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._forms: dict[TextForm, _Laid] = {}

    def _form(self, form: TextForm) -> _Laid:
        if form not in self._forms:
            self._forms[form] = self._made(form)
        return self._forms[form]

    def _made(self, form: TextForm) -> _Laid:
        if form == TextForm.CLEAN:
            return _Laid(_pieces(self.texts, cleaned=False))
        pieces = self._form(TextForm.CLEAN).pieces
        if form != TextForm.DOMAIN:
            return _Laid(tuple(piece.in_form(form) for piece in pieces))
        # Many addresses share few domains: each domain is asked about once.
        places: dict[str, int] = {}
        names = (domain(text) for piece in pieces for text in piece.texts())
        codes = np.fromiter((places.setdefault(name, len(places)) for name in names), np.int32, len(self.texts))
        return _Laid(_pieces(tuple(places), cleaned=True), codes)

    def filled(self) -> Bools:
        """Which texts are not blank."""
        return self._filled

    @cached_property
    def _filled(self) -> Bools:
        return self._form(TextForm.CLEAN).ask(lambda piece: piece.filled())

    def test(self, test: Test, wanted: str, form: TextForm) -> Bools:
        """Which texts pass a test against a wanted text that stands in the same form."""
        return self._form(form).ask(lambda piece: piece.test(test, wanted))

    def is_one_of(self, wanted: frozenset[str], form: TextForm) -> Bools:
        """Which texts are among the wanted ones."""
        return self._form(form).ask(lambda piece: piece.is_one_of(wanted))


def _pieces(texts: Sequence[str], *, cleaned: bool) -> tuple[Piece, ...]:
    if len(texts) < MANY:
        return (_listed(texts, cleaned=cleaned),)
    parts = (texts[start : start + _PIECE] for start in range(0, len(texts), _PIECE))
    return tuple(scan(part, cleaned=cleaned) or _listed(part, cleaned=cleaned) for part in parts)


def _listed(texts: Sequence[str], *, cleaned: bool) -> TextList:
    return TextList(texts if cleaned else [clean(text) for text in texts])
