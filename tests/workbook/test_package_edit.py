"""Editing a package: what nobody changes is copied as it was packed, the rest stands where it belongs."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import HotsheetError, LeadFileError, Place
from scoring.ooxml.book import Book
from scoring.ooxml.package import Package
from scoring.workbook.original import is_new, restored
from scoring.workbook.package import Draft, draft_bytes, write_draft
from scoring.workbook.zipwriter import PackageTooLargeError, ZipWriter
from tests.workbook.odd_zips import WORKBOOK_PARTS, OddEntry, odd_workbooks, odd_zip

HERE = Place(file="odd.xlsx")
PARTS = tuple(WORKBOOK_PARTS)


def plain(*extra: OddEntry, comment: bytes = b"") -> Package:
    entries = [OddEntry(name, data) for name, data in WORKBOOK_PARTS.items()]
    return Package.of_bytes(odd_zip([*entries, *extra], comment=comment), HERE)


def opened(draft: Draft) -> Package:
    return Package.of_bytes(draft_bytes(draft), HERE)


def contents(data: bytes) -> dict[str, bytes]:
    """What another reader finds: Python's own zip module, which checks every sum."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@given(odd_workbooks())
def test_a_draft_without_changes_keeps_every_part_as_it_was_packed(data: bytes) -> None:
    base = Package.of_bytes(data, HERE)
    written = draft_bytes(Draft(base))
    again = Package.of_bytes(written, HERE)
    assert again.parts == base.parts
    assert again.comment == base.comment
    assert contents(written) == contents(data)
    for before, after in zip(base.entries, again.entries, strict=True):
        assert again.raw_bytes(after.start, after.end) == base.raw_bytes(before.start, before.end)
    # Written once, gaps and bytes before the zip are gone, and nothing is left to change.
    assert draft_bytes(Draft(again)) == written


@given(odd_workbooks(), st.data())
def test_changes_change_nothing_else(data: bytes, choice: st.DataObject) -> None:
    base = Package.of_bytes(data, HERE)
    draft = Draft(base)
    replaced = choice.draw(st.sets(st.sampled_from(base.parts)))
    dropped = choice.draw(st.sets(st.sampled_from(base.parts))) - replaced
    for name in replaced:
        draft.replace(name, name.encode())
    for name in dropped:
        draft.drop(name)
    draft.add("xl/new.xml", lambda: iter([b"new", b"er"]))
    after = opened(draft)
    assert after.parts == (*(name for name in base.parts if name not in dropped), "xl/new.xml")
    assert {draft.changed, draft.dropped} == {
        tuple(name for name in draft.changed if name in replaced),
        tuple(name for name in base.parts if name in dropped),
    }
    for name in after.parts:
        wanted = b"newer" if name == "xl/new.xml" else name.encode() if name in replaced else base.read(name)
        assert after.read(name) == wanted == draft.read(name)
        assert draft.size(name) == after.size(name) == len(wanted)


def test_a_part_keeps_its_place_when_replaced_or_dropped_and_added_again() -> None:
    draft = Draft(plain(OddEntry("xl/last.xml", b"last")))
    draft.drop("xl/workbook.xml")
    assert draft.find("xl/workbook.xml") is None
    draft.add("xl/workbook.xml", b"new")
    draft.replace("XL/LAST.xml", b"newer")
    assert opened(draft).parts == (*PARTS, "xl/last.xml")
    assert draft.changed == ("xl/workbook.xml", "xl/last.xml")
    assert (draft.added, draft.dropped) == ((), ())


def test_a_part_that_is_there_twice_is_there_once_when_replaced() -> None:
    twice = [OddEntry("xl/a.xml", b"one"), OddEntry("xl/b.xml", b"b"), OddEntry("xl/a.xml", b"two")]
    draft = Draft(plain(*twice))
    assert draft.read("xl/a.xml") == b"two"
    assert len(opened(draft).entries) == len(PARTS) + 3
    draft.replace("xl/a.xml", b"three")
    after = opened(draft)
    assert [entry.name for entry in after.entries] == [*PARTS, "xl/a.xml", "xl/b.xml"]
    assert after.read("xl/a.xml") == b"three"
    draft.drop("xl/a.xml")
    assert [entry.name for entry in opened(draft).entries] == [*PARTS, "xl/b.xml"]


def test_a_draft_reads_like_a_package() -> None:
    draft = Draft(plain())
    draft.put("xl/workbook.xml", WORKBOOK_PARTS["xl/workbook.xml"].replace(b"<sheets/>", b"<sheets><x/></sheets>"))
    with Book(parts=draft) as book:
        assert book.sheets == ()
        assert book.workbook_part == "xl/workbook.xml"
    assert [link.target for link in draft.relationships()] == ["xl/workbook.xml"]
    assert list(draft.content_types()) == ["xl/workbook.xml"]
    shares: list[float] = []
    assert b"".join(draft.stream("xl/workbook.xml", shares.append)) == draft.read("xl/workbook.xml")
    assert shares[-1] == 1.0
    with pytest.raises(LeadFileError, match=r"xl/no\.xml is missing"):
        draft.read("xl/no.xml")
    with pytest.raises(ValueError, match="already"):
        draft.add("XL/Workbook.xml", b"")


def test_a_new_workbook_is_written_in_the_order_of_its_parts() -> None:
    draft = Draft(None)
    for name, content in reversed(WORKBOOK_PARTS.items()):
        draft.add(name, content)
    assert contents(draft_bytes(draft)) == WORKBOOK_PARTS
    assert list(contents(draft_bytes(draft))) == [*reversed(PARTS)]
    assert draft_bytes(draft) == draft_bytes(draft)


def test_a_new_workbook_knows_whether_anybody_has_saved_it_since() -> None:
    draft = Draft(None)
    for name, content in WORKBOOK_PARTS.items():
        draft.add(name, content)
    made = Package.of_bytes(draft_bytes(draft, keep_original=True), Place("new.xlsx"))
    assert is_new(made)
    assert restored(made) is None
    changed = Draft(made)
    changed.replace(PARTS[-1], b"other")
    assert not is_new(Package.of_bytes(draft_bytes(changed), Place("saved.xlsx")))


def test_contents_that_read_the_base_while_it_is_copied() -> None:
    base = plain(OddEntry("xl/big.xml", bytes(range(256)) * 9_000), OddEntry("xl/end.xml", b"end"))

    def doubled() -> Iterator[bytes]:
        for block in base.stream("xl/big.xml"):
            yield block + base.read("xl/end.xml")

    draft = Draft(base)
    draft.replace("xl/big.xml", doubled)
    assert opened(draft).read("xl/big.xml") == draft.read("xl/big.xml")


def test_large_parts_are_never_whole_in_memory() -> None:
    big = 60 * 2**20
    file = io.BytesIO()
    writer = ZipWriter(file)
    writer.add("xl/big.bin", (bytes(2**20) for _ in range(big // 2**20)))
    writer.close()
    draft = Draft(Package.of_bytes(file.getvalue(), HERE))
    draft.add("xl/other.bin", lambda: draft.stream("xl/big.bin"))
    tracemalloc.start()
    write_draft(draft, io.BytesIO())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < big / 3


def test_more_than_4_gb_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = Draft(plain())
    draft.add("xl/large.bin", b"x" * 100)
    monkeypatch.setattr("scoring.workbook.zipwriter._LIMIT", 2_000)
    draft_bytes(draft)
    monkeypatch.setattr("scoring.workbook.zipwriter._LIMIT", 99)
    with pytest.raises(PackageTooLargeError, match=r"odd\.xlsx: the part .* would be larger than 4 GB.*split"):
        draft_bytes(draft)


def test_an_entry_that_is_not_where_the_directory_says_is_refused_in_words() -> None:
    data = odd_zip([OddEntry(name, data) for name, data in WORKBOOK_PARTS.items()])
    second = data.index(b"PK\3\4", 4)
    broken = Package.of_bytes(data[:second] + b"XX" + data[second + 2 :], HERE)
    with pytest.raises(LeadFileError, match="damaged or cut short"):
        draft_bytes(Draft(broken))


def test_a_file_that_shrinks_while_it_is_copied_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    large = OddEntry("xl/media/large.png", bytes(200_000), stored=True)
    path.write_bytes(odd_zip([large, *(OddEntry(name, data) for name, data in WORKBOOK_PARTS.items())]))
    with Package(path) as base:
        draft = Draft(base)
        assert base.entries
        path.write_bytes(path.read_bytes()[:20_000])
        with pytest.raises(LeadFileError, match="cut short"):
            draft_bytes(draft)


@given(odd_workbooks(), st.data())
def test_damaged_zips_are_edited_or_refused_in_words(data: bytes, choice: st.DataObject) -> None:
    """Whatever is still readable afterwards comes back to the byte; nothing else than words comes of the rest."""
    damaged = bytearray(data)
    for at in choice.draw(st.lists(st.integers(0, len(data) - 1), min_size=1, max_size=4)):
        damaged[at] = choice.draw(st.integers(0, 255))
    try:
        base = Package.of_bytes(bytes(damaged), HERE)
        draft = Draft(base)
        draft.add("xl/new.xml", b"new")
        written = draft_bytes(draft, keep_original=True)
    except HotsheetError as error:
        assert error.message
        return
    assert restored(Package.of_bytes(written, HERE)) == bytes(damaged)
