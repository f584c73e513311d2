"""Numbers out of bytes equal what float() reads, to the last bit."""

from __future__ import annotations

import struct

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from scoring.ooxml.digits import PADDING, decimals, integers

WRITTEN = st.one_of(
    st.integers(-(10**18), 10**18).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.decimals(-(10**9), 10**9, places=4).map(str),
    st.text("0123456789.-eE+ x", max_size=20),
)


def laid_out(texts: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The texts in one buffer, with their starts and ends."""
    data, starts, ends = bytearray(PADDING), [], []
    for text in texts:
        data += b"<"
        starts.append(len(data))
        data += text.encode()
        ends.append(len(data))
    data += bytes(PADDING)
    return np.frombuffer(bytes(data), np.uint8), np.array(starts), np.array(ends)


@given(st.lists(WRITTEN, min_size=1, max_size=30))
@example(["0", "-0", "0.1", "123456789012345", "1234567890123456", "0.30000000000000004", "", "-", ".5", "5."])
def test_decimals_are_bit_for_bit_those_of_float(texts: list[str]) -> None:
    value, good = decimals(*laid_out(texts))
    for text, number, read in zip(texts, value.tolist(), good.tolist(), strict=True):
        if read:
            assert struct.pack("d", number) == struct.pack("d", float(text))
        plain = text.removeprefix("-").replace(".", "", 1)
        if plain.isdigit() and len(plain) <= 15 and text.removeprefix("-")[0] != "." and text[-1] != ".":
            assert read, f"{text} should have been read the fast way"


@given(st.lists(st.text("0123456789/:a", max_size=18), min_size=1, max_size=30))
def test_integers_are_digits_only(texts: list[str]) -> None:
    value, good = integers(*laid_out(texts))
    for text, number, read in zip(texts, value.tolist(), good.tolist(), strict=True):
        assert read == (text.isdigit() and len(text) <= 16)
        if read:
            assert number == int(text)
