"""The part by which a scored workbook is known: it comes back as it was written, and is never guessed at."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import LeadFileError
from scoring.ooxml.package import Package
from scoring.workbook.marker import Marker, marker_part, marker_xml, parse_marker, read_marker
from scoring.workbook.names import Our

# What XML can hold: a header or a model never has the others.
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12)


@given(
    st.builds(
        Marker,
        model_text=st.lists(WORDS).map("\n".join),
        columns=st.dictionaries(st.sampled_from(list(Our)), WORDS),
        workings=st.lists(WORDS).map(tuple),
        sheet=WORDS,
        fields=st.dictionaries(WORDS, WORDS),
        source=WORDS,
    )
)
def test_it_comes_back_as_it_was(marker: Marker) -> None:
    assert parse_marker(marker_xml(marker)) == marker
    assert marker_part(marker).xml == marker_xml(marker)


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def test_it_is_found_among_other_parts(tmp_path: Path) -> None:
    marker = Marker("name: x", {Our.SCORE: "Lead Score"})
    parts = {"customXml/item1.xml": b"<other/>", "CustomXml/Item7.xml": marker_xml(marker)}
    with Package(packed(tmp_path / "a.xlsx", parts)) as package:
        assert read_marker(package) == marker


def test_a_workbook_without_it(tmp_path: Path) -> None:
    parts = {"customXml/item1.xml": b"<other/>", "xl/other.xml": marker_xml(Marker("x"))}
    with Package(packed(tmp_path / "a.xlsx", parts)) as package:
        assert read_marker(package) is None


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b'format="1"', b'format="99"', "newer"),
        (b'format="1"', b'format="x"', "damaged"),
        (b'format="1"', b"", "damaged"),
        (b"hotsheet ", b"other ", ""),
    ],
)
def test_what_cannot_be_understood_is_refused(old: bytes, new: bytes, words: str) -> None:
    with pytest.raises(LeadFileError) as caught:
        parse_marker(marker_xml(Marker("x")).replace(old, new, 1))
    assert words in str(caught.value)
