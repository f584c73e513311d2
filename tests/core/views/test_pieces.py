"""Texts without case and accents: searched and put in order as one would text by text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.views import pieces
from scoring.views.pieces import Folded, folded

LETTERS = st.sampled_from([*"abAB éÉñßİıſΣσς部й '-@.", "\x1f", "\x1e", "\u0301", "\U0001f600", "\ud800"])
TEXTS = st.lists(st.text(LETTERS, max_size=30), max_size=60)


def distinct(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def ranked(texts: list[str]) -> list[int]:
    """The places that sorting text by text gives: what begins with spaces, and what is blank, set apart."""
    forms = [folded(text.replace("\x1f", " ")).lstrip(" ").encode("utf-8", "surrogatepass") for text in texts]
    order = {form: place for place, form in enumerate(sorted({form for form in forms if form}))}
    return [order.get(form, -1) for form in forms]


@pytest.mark.parametrize(
    ("text", "form"), [("José ÁLVAREZ", "jose alvarez"), ("Straße", "strasse"), ("İzmir", "izmir"), ("部長", "部長")]
)
def test_folded_texts(text: str, form: str) -> None:
    assert folded(text) == form


@given(TEXTS, st.text(LETTERS, min_size=1, max_size=3))
def test_holding_is_looking_in_each_text(texts: list[str], word: str) -> None:
    made = Folded(texts)
    wanted = folded(word)
    right = [wanted in folded(text.replace("\x1f", " ")) for text in texts]
    if "\x1f" not in word and wanted:
        assert made.holding(word).tolist() == right
    assert len(made) == len(texts)


@given(TEXTS)
def test_ranks_are_those_of_sorting(texts: list[str]) -> None:
    texts = distinct(texts)
    assert Folded(texts).ranks().tolist() == ranked(texts)


def test_many_texts_in_many_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_TEXTS", 64)
    monkeypatch.setattr(pieces, "_LETTERS", 500)
    rng = np.random.default_rng(3)
    heads = ("https://www.example.com/a/long/path/that/all/share/", "", "  ", "É", "x" * 700)
    texts = distinct([heads[int(rng.integers(5))] + str(rng.integers(3000)) for _ in range(3000)])
    made = Folded(texts)
    assert made.ranks().tolist() == ranked(texts)
    assert made.holding("PATH/that/all/share/12").tolist() == ["path/that/all/share/12" in text for text in texts]


def test_equal_but_for_case_and_accents_share_a_place() -> None:
    assert Folded(["b", "Ánna", "", "anna", " ANNA", "  "]).ranks().tolist() == [1, 0, -1, 0, 0, -1]
    assert Folded([]).ranks().tolist() == []
    assert Folded(["", " "]).ranks().tolist() == [-1, -1]


def test_a_checkpoint_ends_the_work() -> None:
    class StopError(Exception):
        pass

    def stop() -> None:
        raise StopError

    calls: list[int] = []
    texts = [f"text {number}" for number in range(20_000)]
    made = Folded(texts, lambda: calls.append(1))
    made.holding("text", lambda: calls.append(1))
    made.ranks(lambda: calls.append(1))
    assert len(calls) > 15
    for work in (lambda: Folded(texts, stop), lambda: made.holding("x", stop), lambda: made.ranks(stop)):
        with pytest.raises(StopError):
            work()
