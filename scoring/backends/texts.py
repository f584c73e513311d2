"""Many texts at once: cleaned once, then asked one question after the other.

A block answers with a bool per text. It is where the numpy backend spends its time on columns in which every
text differs, so each question is one pass over the texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scoring.nodes import Test
from scoring.text import TextForm, clean, normal_form, wildcard


class TextBlock:
    """Distinct texts of a column in their normal forms."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._forms: dict[TextForm, list[str]] = {}

    @cached_property
    def cleaned(self) -> list[str]:
        """The texts cleaned, in order."""
        return [clean(text) for text in self.texts]

    def form(self, form: TextForm) -> list[str]:
        """The texts in a normal form, in order."""
        if form not in self._forms:
            texts = self.cleaned
            self._forms[form] = texts if form == TextForm.CLEAN else [normal_form(t, form) for t in texts]
        return self._forms[form]

    def filled(self) -> NDArray[np.bool_]:
        """Which texts are not blank."""
        return self._filled

    @cached_property
    def _filled(self) -> NDArray[np.bool_]:
        return np.fromiter((text != "" for text in self.cleaned), bool, len(self.texts))

    def test(self, test: Test, wanted: str, form: TextForm) -> NDArray[np.bool_]:
        """Which texts pass a test against a wanted text that stands in the same form."""
        texts = self.form(form)
        count = len(texts)
        match test:
            case Test.IS:
                return np.fromiter((text == wanted for text in texts), bool, count)
            case Test.CONTAINS:
                return np.fromiter((wanted in text for text in texts), bool, count)
            case Test.STARTS:
                return np.fromiter((text.startswith(wanted) for text in texts), bool, count)
            case Test.ENDS:
                return np.fromiter((text.endswith(wanted) for text in texts), bool, count)
            case Test.LIKE:
                matches = wildcard(wanted).fullmatch
                return np.fromiter((matches(text) is not None for text in texts), bool, count)

    def is_one_of(self, wanted: frozenset[str], form: TextForm) -> NDArray[np.bool_]:
        """Which texts are among the wanted ones."""
        return np.fromiter((text in wanted for text in self.form(form)), bool, len(self.texts))
