"""A lead's column as the numpy backend wants it: every distinct cell once, with a code per lead.

A condition is then worked out on the distinct cells and gathered once. Where nearly every cell differs, the
column is its own domain: one entry per lead, and no gather at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scoring.backends.texts import TextBlock
from scoring.table import CellKind, Column
from scoring.text import number_text

# A question to a block of texts, answered with a bool per text.
TextTest = Callable[[TextBlock], NDArray[np.bool_]]
# A run of whole numbers is looked up directly when it is no longer than this, or than a quarter of the leads.
_SHORT_RANGE = 65_536
_EMPTY_TEXTS = 3


@dataclass(frozen=True, eq=False)
class Domain:
    """Where values stand: `size` distinct cells and the place of each lead among them; without codes, the leads.

    codes: int32 (leads), or None.
    """

    size: int
    codes: NDArray[np.int32] | None = None

    def expand(self, values: NDArray[np.generic]) -> NDArray[np.generic]:
        """Values of the domain as values per lead."""
        return values if self.codes is None else values.take(self.codes)


def round15(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Numbers at 15 significant digits, as spreadsheets compare them."""
    with np.errstate(over="ignore", invalid="ignore"):
        scaled = numbers * 1e4
        short = (np.rint(scaled) == scaled) & (np.abs(scaled) < 1e15)
    long = np.flatnonzero(~short & np.isfinite(numbers))
    if not len(long):
        return numbers
    rounded = numbers.copy()
    distinct, places = np.unique(numbers[long], return_inverse=True)
    rounded[long] = np.array([float(f"{number:.15g}") for number in distinct.tolist()])[places]
    return rounded


@dataclass(frozen=True, eq=False)
class Encoded:
    """One column over its domain, of size d.

    kinds: uint8 (d); numbers: float64 (d), at 15 digits, NaN where there is none; text_codes: int32 (d), places
    in `texts` of text cells, -1 elsewhere.
    """

    domain: Domain
    kinds: NDArray[np.uint8]
    numbers: NDArray[np.float64]
    text_codes: NDArray[np.int32]
    texts: tuple[str, ...]

    @cached_property
    def is_number(self) -> NDArray[np.bool_]:
        """Which cells a spreadsheet holds as a number (dates are)."""
        return (self.kinds == CellKind.NUMBER) | (self.kinds == CellKind.DATE)

    @cached_property
    def values(self) -> NDArray[np.float64]:
        """The numbers of number and date cells, else NaN."""
        return np.where(self.is_number, self.numbers, np.nan)

    @cached_property
    def block(self) -> TextBlock:
        """The distinct texts, cleaned."""
        return TextBlock(self.texts)

    @cached_property
    def _digits(self) -> tuple[NDArray[np.int32], TextBlock]:
        """The texts that whole-number cells compare as: a place for each cell (the last one is ""), and the texts."""
        places = np.flatnonzero(self.is_number)
        distinct, inverse = np.unique(self.numbers[places], return_inverse=True)
        texts = [number_text(number) for number in distinct.tolist()]
        codes = np.full(len(self.kinds), -1, np.int32)
        codes[places] = inverse
        return codes, TextBlock((*texts, ""))

    def by_text(self, test: TextTest) -> NDArray[np.bool_]:
        """A condition on the cells' texts, false for cells that have none."""
        held = np.append(test(self.block) & self.block.filled(), False)
        answer = held.take(self.text_codes, mode="wrap") if len(self.texts) else np.zeros(len(self.kinds), bool)
        if self.is_number.any():
            codes, digits = self._digits
            answer |= (test(digits) & digits.filled()).take(codes, mode="wrap")
        return answer


def encode(column: Column) -> Encoded:
    """A column over its smallest cheap domain."""
    kinds = np.where(column.kinds == CellKind.ERROR, CellKind.BLANK, column.kinds).astype(np.uint8)
    is_number = (kinds == CellKind.NUMBER) | (kinds == CellKind.DATE)
    many_texts = len(column.texts) > max(_SHORT_RANGE, len(kinds) // 4)
    low, size = _whole_range(column.numbers, is_number)
    if many_texts or size < 0:
        return _by_lead(column, kinds)
    return _by_code(column, kinds, is_number, low, size)


def _whole_range(numbers: NDArray[np.float64], is_number: NDArray[np.bool_]) -> tuple[float, int]:
    """The lowest number and how many whole numbers the column spans; -1 where it is no short run of them."""
    found = numbers if is_number.all() else numbers[is_number]
    if not len(found):
        return 0.0, 0
    low, high = float(found.min()), float(found.max())
    if not high - low < max(_SHORT_RANGE, len(numbers) // 4) or not np.array_equal(found, np.rint(found)):
        return 0.0, -1
    return low, int(high - low) + 1


def _by_lead(column: Column, kinds: NDArray[np.uint8]) -> Encoded:
    text_codes = np.where(kinds == CellKind.TEXT, column.codes, -1).astype(np.int32)
    return Encoded(Domain(len(kinds)), kinds, round15(column.numbers), text_codes, column.texts)


def _by_code(
    column: Column, kinds: NDArray[np.uint8], is_number: NDArray[np.bool_], low: float, size: int
) -> Encoded:
    """Texts first, then blank, TRUE, FALSE, then the run of whole numbers as numbers, then as dates."""
    count = len(column.texts)
    codes = np.full(len(kinds), count, np.int32)
    is_text = kinds == CellKind.TEXT
    np.copyto(codes, column.codes, where=is_text)
    if (kinds == CellKind.BOOL).any():
        codes[kinds == CellKind.BOOL] = count + 2 - column.numbers[kinds == CellKind.BOOL].astype(np.int32)
    start = count + _EMPTY_TEXTS
    if size:
        with np.errstate(invalid="ignore"):
            offsets = (column.numbers - low).astype(np.int32)
        np.copyto(codes, offsets + np.int32(start), where=is_number)
    domain_kinds = np.concatenate([
        np.full(count, CellKind.TEXT, np.uint8),
        np.array([CellKind.BLANK, CellKind.BOOL, CellKind.BOOL], np.uint8),
        np.full(size, CellKind.NUMBER, np.uint8),
    ])  # fmt: skip
    numbers = np.concatenate([np.full(count + 1, np.nan), [1.0, 0.0], round15(low + np.arange(size))])
    text_codes = np.concatenate([np.arange(count), np.full(_EMPTY_TEXTS + size, -1)]).astype(np.int32)
    return Encoded(Domain(start + size, codes), domain_kinds, numbers, text_codes, column.texts)

