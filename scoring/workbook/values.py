"""Values of many leads as columns of cells: numbers, texts and normal forms, without a loop over cells."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from scoring.backends.encoded import Encoded
from scoring.table import CellKind, Column
from scoring.text import TextForm, clean, normal_form, number_text


def number_column(name: str, numbers: NDArray[np.float64], missing: NDArray[np.bool_] | None = None) -> Column:
    """A column of numbers; where `missing`, the empty text of a formula."""
    kinds = np.full(len(numbers), CellKind.NUMBER, np.uint8)
    codes = np.full(len(numbers), -1, np.int32)
    if missing is not None and missing.any():
        kinds[missing] = CellKind.TEXT
        codes[missing] = 0
        numbers = np.where(missing, np.nan, numbers)
        return Column(name, kinds, numbers, codes, ("",))
    return Column(name, kinds, np.asarray(numbers, np.float64), codes, ())


def text_column(name: str, texts: NDArray[Any]) -> Column:
    """A column of texts (an empty one is the empty text of a formula, not a blank)."""
    distinct: dict[str, int] = {}
    codes = np.fromiter((distinct.setdefault(text, len(distinct)) for text in texts.tolist()), np.int32, len(texts))
    return coded_column(name, codes, tuple(distinct))


def coded_column(name: str, codes: NDArray[np.int32], texts: tuple[str, ...], blank: bool = False) -> Column:
    """A column of texts by their codes; with `blank`, an empty text leaves the cell empty."""
    kinds = np.full(len(codes), CellKind.TEXT, np.uint8)
    if blank and "" in texts:
        empty = codes == texts.index("")
        kinds[empty] = CellKind.BLANK
        codes = np.where(empty, -1, codes).astype(np.int32)
    return Column(name, kinds, np.full(len(codes), np.nan), codes.astype(np.int32), texts)


def form_column(name: str, encoded: Encoded, form: TextForm) -> Column:
    """A field's texts in a normal form, one per lead: what the formula of that column gives."""
    texts = [normal_form(clean(text), form) for text in encoded.texts]
    empty = normal_form("", form)
    held = np.full(len(encoded.kinds), empty, dtype=object)
    if encoded.text_codes is None:
        held[: len(texts)] = texts
    elif texts:
        is_text = encoded.text_codes >= 0
        held[is_text] = np.array(texts, dtype=object)[encoded.text_codes[is_text]]
    if encoded.is_number.any():
        numbers = encoded.numbers[encoded.is_number]
        distinct, places = np.unique(numbers, return_inverse=True)
        digits = [normal_form(number_text(number), form) for number in distinct.tolist()]
        held[encoded.is_number] = np.array(digits, dtype=object)[places]
    return text_column(name, encoded.domain.expand(held))
