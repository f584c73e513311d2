"""Numbers out of bytes, all at once: digit runs of a buffer become exact integers and decimals.

Eight digits at a time are turned into their value by three multiplications on 64-bit words. A decimal of at
most 15 digits is an exact integer divided by an exact power of ten, which IEEE division rounds as `float()`
does.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.intp]

# Windows of this many bytes may be taken at any position; buffers carry that much padding on both sides.
PADDING = 32

_HIGH = np.uint64(0xF0F0F0F0F0F0F0F0)
_LOW = np.uint64(0x0F0F0F0F0F0F0F0F)
_ZEROS = np.uint64(0x3030303030303030)
_SIX = np.uint64(0x0606060606060606)
_PAIRS = np.uint64(0x000000FF000000FF)
_MUL1 = np.uint64(0x000F424000000064)
_MUL2 = np.uint64(0x0000271000000001)

# _LAST[n] keeps the last n bytes of an 8-byte word, which on a little-endian machine are its high bits.
_LAST = np.array([(~0 << (8 * (8 - n))) & (2**64 - 1) for n in range(9)], np.uint64)
_TENS = np.array([10**n for n in range(16)], np.uint64)
_POWERS = np.array([10.0**n for n in range(16)])


def words(buffer: NDArray[np.uint8], at: Positions) -> NDArray[np.uint64]:
    """The 8 bytes at each position as a little-endian word."""
    view = np.ndarray((len(buffer) - 7,), "V8", buffer=buffer.data, strides=(1,))
    return view[at].view("<u8")


def last_bytes(word: NDArray[np.uint64], count: NDArray[np.intp]) -> NDArray[np.uint64]:
    """Each word with only its last `count` (0–8) bytes kept, the others zero."""
    kept: NDArray[np.uint64] = word & _LAST[count]
    return kept


def _eight(
    buffer: NDArray[np.uint8], ends: Positions, count: NDArray[np.intp]
) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """The value of the last `count` (0–8) bytes before each end, and whether all of them are digits."""
    mask = _LAST[count]
    word = words(buffer, ends - 8)
    # Bytes before the run become "0", so that one test and one value serve every length.
    word = (word & mask) | (_ZEROS & ~mask)
    digits = ((word & _HIGH) == _ZEROS) & (((word + _SIX) & _HIGH) == _ZEROS)
    value = word & _LOW
    value = value * np.uint64(10) + (value >> np.uint64(8))
    value = ((value & _PAIRS) * _MUL1 + ((value >> np.uint64(16)) & _PAIRS) * _MUL2) >> np.uint64(32)
    return value, digits


def integers(
    buffer: NDArray[np.uint8], starts: Positions, ends: Positions
) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """The integers written in [start, end) of the buffer, and which of them are 1–16 plain digits."""
    length = ends - starts
    fits = (length >= 1) & (length <= 16)
    value, good = _eight(buffer, ends, np.clip(length, 0, 8))
    good &= fits
    long = np.flatnonzero(good & (length > 8))
    if len(long):
        high, high_good = _eight(buffer, ends[long] - 8, length[long] - 8)
        value[long] += high * np.uint64(100_000_000)
        good[long] = high_good
    return value, good


def decimals(
    buffer: NDArray[np.uint8], starts: Positions, ends: Positions
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The numbers written in [start, end), and which of them this exact way could read.

    It reads an optional minus, digits and an optional fraction, of at most 15 digits together; all else is
    left to a slower reader.
    """
    minus = buffer[starts] == 45
    first = starts + minus
    whole, good = integers(buffer, first, ends)
    good &= ends - first <= 15
    value = whole.astype(np.float64)
    rest = np.flatnonzero(~good & (ends - first <= 16) & (ends > first))
    if len(rest):
        begin, end = first[rest], ends[rest]
        dots = np.flatnonzero(buffer == 46)
        which = np.searchsorted(dots, begin)
        dot = np.append(dots, len(buffer))[which]
        has = (dot > begin) & (dot < end - 1)
        rest, begin, end, dot = rest[has], begin[has], end[has], dot[has]
        left, left_good = integers(buffer, begin, dot)
        right, right_good = integers(buffer, dot + 1, end)
        places = end - dot - 1
        exact = left_good & right_good & (end - begin <= 16)
        rest, places = rest[exact], places[exact]
        value[rest] = (left[exact] * _TENS[places] + right[exact]).astype(np.float64) / _POWERS[places]
        good[rest] = True
    return np.where(minus, -value, value), good
