"""The compression of VBA: what it packs, other readers unpack, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excel_addin.build.compression import compress, decompress
from tests.judges.vba import unpacked_by_oletools

TEXTS = st.text(st.sampled_from("ab \r\n") | st.characters(max_codepoint=127), max_size=300)


@given(TEXTS, st.integers(1, 60))
def test_every_text_comes_back(text: str, times: int) -> None:
    data = (text * times).encode("ascii")
    packed = compress(data)
    assert decompress(packed) == data
    assert unpacked_by_oletools(packed) == data


def test_the_example_of_the_specification() -> None:
    # [MS-OVBA] section 3.2.3.
    packed = bytes.fromhex("01 03 B0 02 61 45 00".replace(" ", ""))
    assert decompress(packed) == b"a" * 73
    assert compress(b"a" * 73) == packed


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 4097, 8192, 20_000])
def test_the_edges_of_chunks(size: int) -> None:
    data = (b"Public Function LeadScore()\r\n" * (size // 28 + 1))[:size]
    assert unpacked_by_oletools(compress(data)) == data


def test_a_text_that_repeats_gets_small() -> None:
    assert len(compress(b"Dim lead As Variant\r\n" * 1000)) < 21_000 / 6


def test_a_full_chunk_that_will_not_shrink_is_kept_raw() -> None:
    data = bytes((place * place * 7919 + place // 3) >> 3 & 0xFF for place in range(4096))
    assert decompress(compress(data)) == data


def test_what_is_no_text_is_refused() -> None:
    noise = bytes((place * 40503 ^ place * place * 31) >> 5 & 0xFF for place in range(4090))
    with pytest.raises(ValueError, match="no text"):
        compress(noise)
    with pytest.raises(ValueError, match="container"):
        decompress(b"\x02abc")
