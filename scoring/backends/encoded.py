"""A lead's column as the numpy backend wants it: every distinct cell once, with a code per lead.

A condition is then worked out on the distinct cells, and points gathered once. Where numbers are many and far
apart, or have decimals, the column is its own domain: one entry per lead, and no gather at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from scoring.backends.texts import TextBlock
from scoring.table import CellKind, Column
from scoring.text import number_text

# What values a domain may hold.
Scalar = TypeVar("Scalar", bound=np.generic)
# A question to a block of texts, answered with a bool per text.
TextTest = Callable[[TextBlock], NDArray[np.bool_]]
# A run of whole numbers is looked up directly when it is no longer than this, or than a quarter of the leads.
_SHORT_RANGE = 65_536
# What stands between texts and numbers: blank, TRUE, FALSE.
_EMPTY_TEXTS = 3


@dataclass(frozen=True, eq=False)
class Domain:
    """Where values stand: `size` distinct cells, and the place of each lead among them.

    codes: int32 (leads), or None where the leads themselves are the domain.
    """

    size: int
    codes: NDArray[np.int32] | None = None

    def expand(self, values: NDArray[Scalar], leads: NDArray[np.intp] | None = None) -> NDArray[Scalar]:
        """Values of the domain as values per lead; of these leads only, where some are given."""
        if leads is not None:
            return values.take(leads if self.codes is None else self.codes.take(leads))
        return values if self.codes is None else values.take(self.codes)


def round15(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Numbers at 15 significant digits, as spreadsheets compare them."""
    with np.errstate(over="ignore", invalid="ignore"):
        scaled = np.rint(numbers * 1e4)
        # The product may round to a whole number by itself: only the way back shows four decimals or fewer.
        short = (scaled / 1e4 == numbers) & (np.abs(scaled) < 1e15)
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

    kinds: uint8 (d); numbers: float64 (d), at 15 digits, NaN where there is none; text_codes: int32 (d), the
    places in `texts` of text cells, -1 elsewhere; None where the domain starts with all texts and has no more
    of them.
    """

    domain: Domain
    kinds: NDArray[np.uint8]
    numbers: NDArray[np.float64]
    text_codes: NDArray[np.int32] | None
    texts: tuple[str, ...]

    @cached_property
    def is_number(self) -> NDArray[np.bool_]:
        """Which cells a spreadsheet holds as a number (dates are)."""
        return _is_number(self.kinds)

    @cached_property
    def values(self) -> NDArray[np.float64]:
        """The numbers of number and date cells, else NaN."""
        if not (self.kinds == CellKind.BOOL).any():
            return self.numbers
        return np.where(self.is_number, self.numbers, np.nan)

    @cached_property
    def block(self) -> TextBlock:
        """The distinct texts, cleaned."""
        return TextBlock(self.texts)

    @cached_property
    def _digits(self) -> tuple[NDArray[np.int32], TextBlock]:
        """The texts that whole-number cells compare as, with each cell's place; the last is ""."""
        places = np.flatnonzero(self.is_number)
        distinct, inverse = np.unique(self.numbers[places], return_inverse=True)
        texts = [number_text(number) for number in distinct.tolist()]
        codes = np.full(len(self.kinds), -1, np.int32)
        codes[places] = inverse
        return codes, TextBlock((*texts, ""))

    def by_text(self, test: TextTest) -> NDArray[np.bool_]:
        """A condition on the cells' texts, false for cells that have none."""
        answer = np.zeros(len(self.kinds), bool)
        if len(self.texts):
            held = test(self.block) & self.block.filled()
            if self.text_codes is None:
                answer[: len(held)] = held
            else:
                answer = np.append(held, False).take(self.text_codes, mode="wrap")
        if self.is_number.any():
            codes, digits = self._digits
            answer |= (test(digits) & digits.filled()).take(codes, mode="wrap")
        return answer


def _is_number(kinds: NDArray[np.uint8]) -> NDArray[np.bool_]:
    numbers: NDArray[np.bool_] = (kinds == CellKind.NUMBER) | (kinds == CellKind.DATE)
    return numbers


def encode(column: Column) -> Encoded:
    """A column over its smallest cheap domain."""
    kinds, text_places = column.kinds, column.codes.astype(np.int32, copy=False)
    errors = kinds == CellKind.ERROR
    if errors.any():
        kinds = np.where(errors, np.uint8(CellKind.BLANK), kinds)
        text_places = np.where(errors, np.int32(-1), text_places)
    is_number = _is_number(kinds)
    low, size = _number_range(column.numbers, kinds, is_number)
    offsets = _offsets(column.numbers, is_number, low) if size > 0 else None
    if size and offsets is None:
        numbers = round15(column.numbers)
        return Encoded(Domain(len(kinds)), kinds, numbers, text_places, column.texts)
    count = len(column.texts)
    # As unsigned numbers, the -1 of cells without a text is the largest: it becomes the place of blanks.
    codes = np.minimum(text_places.view(np.uint32), np.uint32(count)).view(np.int32)
    is_bool = kinds == CellKind.BOOL
    if is_bool.any():
        codes[is_bool] = count + 2 - column.numbers[is_bool].astype(np.int32)
    if offsets is not None:
        offsets += np.int32(count + _EMPTY_TEXTS)
        codes = offsets if is_number.all() else np.where(is_number, offsets, codes)
    return _by_code(column.texts, codes, low, size)


def _number_range(
    numbers: NDArray[np.float64], kinds: NDArray[np.uint8], is_number: NDArray[np.bool_]
) -> tuple[float, int]:
    """The lowest number, and how long a run of whole numbers reaches the highest; -1 where it is too long."""
    if not is_number.any():
        return 0.0, 0
    if (kinds == CellKind.BOOL).any():
        numbers = numbers[is_number]
    low, high = float(np.fmin.reduce(numbers)), float(np.fmax.reduce(numbers))
    if not high - low < max(_SHORT_RANGE, len(kinds) // 4):
        return 0.0, -1
    return low, int(high - low) + 1


def _offsets(numbers: NDArray[np.float64], is_number: NDArray[np.bool_], low: float) -> NDArray[np.int32] | None:
    """How far above the lowest each number is (anything where there is none); None unless all are whole."""
    with np.errstate(invalid="ignore"):
        offsets = (numbers - low).astype(np.int32)
    # Asked on the way back: a difference may swallow a fraction that the number itself has.
    whole = low.is_integer() and bool(((low + offsets == numbers) | ~is_number).all())
    return offsets if whole else None


def _by_code(texts: tuple[str, ...], codes: NDArray[np.int32], low: float, size: int) -> Encoded:
    """Texts first, then blank, TRUE, FALSE, then the run of whole numbers."""
    count = len(texts)
    kinds = np.concatenate([
        np.full(count, CellKind.TEXT, np.uint8),
        np.array([CellKind.BLANK, CellKind.BOOL, CellKind.BOOL], np.uint8),
        np.full(size, CellKind.NUMBER, np.uint8),
    ])  # fmt: skip
    run = round15(low + np.arange(size, dtype=np.float64))
    numbers = np.concatenate([np.full(count + 1, np.nan), [1.0, 0.0], run])
    return Encoded(Domain(len(kinds), codes), kinds, numbers, None, texts)
