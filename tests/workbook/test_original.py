"""The original comes back to the byte, and only as long as nobody has saved the scored workbook since."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import LeadFileError, Place
from scoring.ooxml.book import Book
from scoring.ooxml.package import Package
from scoring.workbook.lint import lint
from scoring.workbook.original import ORIGINAL_PART, restored
from scoring.workbook.package import Draft, announce, draft_bytes
from scoring.workbook.write import write_book
from tests.judges import audit, oxsdk
from tests.judges.books import write_sound
from tests.judges.shared import requires_shared, shared_path
from tests.workbook.odd_zips import WORKBOOK_PARTS, OddEntry, odd_workbooks, odd_zip
from tests.workbook.plans import rich_book

HERE = Place(file="odd.xlsx")


def of(data: bytes) -> Package:
    return Package.of_bytes(data, HERE)


def scored(data: bytes, **contents: bytes) -> bytes:
    draft = Draft(of(data))
    for name, content in contents.items():
        draft.put(f"xl/{name}.xml", content)
    return draft_bytes(draft, keep_original=True)


PLAIN = odd_zip([OddEntry(name, data) for name, data in WORKBOOK_PARTS.items()], comment=b"mine")


@given(odd_workbooks(), st.data())
def test_the_original_comes_back_to_the_byte_whatever_was_changed(data: bytes, choice: st.DataObject) -> None:
    draft = Draft(of(data))
    free = [name for name in draft.parts if name not in WORKBOOK_PARTS]
    for name in choice.draw(st.sets(st.sampled_from(free))) if free else ():
        if choice.draw(st.booleans()):
            draft.drop(name)
        else:
            draft.replace(name, choice.draw(st.binary(max_size=60)))
    draft.add("xl/worksheets/ours.xml", b"ours")
    after = of(draft_bytes(draft, keep_original=True))
    assert restored(after) == data
    # Written over itself, the recipe tells of another file.
    assert restored(of(draft_bytes(Draft(after), keep_original=True))) != data


def test_scoring_the_restored_file_gives_the_same_bytes() -> None:
    first = scored(PLAIN, styles=b"new")
    original = restored(of(first))
    assert original == PLAIN
    assert scored(original, styles=b"new") == first


def test_there_is_nothing_to_restore_in_a_workbook_without_a_recipe() -> None:
    assert restored(of(PLAIN)) is None
    assert restored(of(draft_bytes(Draft(of(PLAIN))))) is None


def test_a_part_that_was_changed_added_or_dropped_since_forbids_it() -> None:
    given_ = scored(PLAIN, styles=b"ours", theme=b"ours")
    for change in ("replace", "add", "drop"):
        draft = Draft(of(given_))
        if change == "replace":
            draft.replace("xl/styles.xml", b"user")
        elif change == "add":
            draft.add("xl/user.xml", b"user")
        else:
            draft.drop("xl/theme.xml")
        assert restored(of(draft_bytes(draft))) is None
    assert restored(of(draft_bytes(Draft(of(given_))))) == PLAIN


def test_a_recipe_that_was_tampered_with_restores_nothing() -> None:
    package = of(scored(PLAIN, styles=b"ours"))
    recipe = package.read(ORIGINAL_PART)
    rng = random.Random(3)
    changes = [recipe[: rng.randrange(len(recipe))] for _ in range(60)]
    for _ in range(300):
        at = rng.randrange(len(recipe))
        changes.append(recipe[:at] + bytes([recipe[at] ^ rng.randrange(1, 256)]) + recipe[at + 1 :])
    for changed in changes:
        draft = Draft(package)
        draft.replace(ORIGINAL_PART, changed)
        # A draft leaves recipes to `keep_original`, so this one is written as another program would.
        assert restored(of(written_as_is(draft))) is None


def written_as_is(draft: Draft) -> bytes:
    return odd_zip([OddEntry(name, draft.read(name)) for name in draft.parts])


def test_what_the_zip_did_not_pack_is_packed_in_the_recipe() -> None:
    rows = b"<row/>" * 50_000
    data = odd_zip([*(OddEntry(n, d) for n, d in WORKBOOK_PARTS.items()), OddEntry("xl/big.xml", rows, stored=True)])
    after = scored(data, big=b"small")
    assert restored(of(after)) == data
    assert len(after) < len(data) / 10


def test_announcing_twice_changes_nothing() -> None:
    draft = Draft(of(PLAIN))
    announce(draft)
    once = {name: draft.read(name) for name in draft.parts}
    announce(draft)
    assert {name: draft.read(name) for name in draft.parts} == once
    assert [link.target for link in draft.relationships("xl/workbook.xml")] == [ORIGINAL_PART]
    assert ORIGINAL_PART in draft.content_types()


def sound_scored(folder: Path) -> Path:
    path = folder / "scored.xlsx"
    path.write_bytes(scored(write_sound(folder / "sound.xlsx").read_bytes()))
    return path


@oxsdk.requires_oxsdk
def test_the_open_xml_sdk_has_nothing_against_the_recipe(tmp_path: Path) -> None:
    assert oxsdk.validate(sound_scored(tmp_path)) == []


@audit.requires_audit
def test_openxml_audit_has_nothing_against_the_recipe(tmp_path: Path) -> None:
    assert audit.validate(sound_scored(tmp_path)) == []


def test_our_lint_has_nothing_against_the_recipe(tmp_path: Path) -> None:
    write_book(rich_book(), tmp_path / "rich.xlsx")
    (tmp_path / "scored.xlsx").write_bytes(scored((tmp_path / "rich.xlsx").read_bytes()))
    assert lint(tmp_path / "scored.xlsx") == []


def real_files() -> list[Path]:
    folder = shared_path("data", "workbooks")
    return sorted(path for path in folder.rglob("*") if path.is_file())


@requires_shared
def test_real_workbooks_keep_their_parts_and_come_back_to_the_byte() -> None:
    """Of about a thousand real and broken files only those that no reader opens are passed over."""
    done = passed = 0
    for path in real_files():
        data = path.read_bytes()
        try:
            with Book(parts=of(data)):
                pass
            after = of(draft_bytes(Draft(of(data)), keep_original=True))
        except LeadFileError:
            passed += 1
            continue
        base = of(data)
        again = of(draft_bytes(Draft(base)))
        for before, copy in zip(base.entries, again.entries, strict=True):
            assert again.raw_bytes(copy.start, copy.end) == base.raw_bytes(before.start, before.end), path.name
        assert restored(after) == data, path.name
        done += 1
    assert done > 25 * passed


def test_a_sample_of_workbooks_by_other_writers_comes_back(tmp_path: Path) -> None:
    sound = write_sound(tmp_path / "sound.xlsx").read_bytes()
    assert restored(of(scored(sound, extra=b"ours"))) == sound


def test_a_recipe_of_more_than_64_mb_is_no_bomb(tmp_path: Path) -> None:
    """Limits against bombs begin there; a sheet that its writer did not pack is packed in the recipe."""
    rows = b"".join(b'<row r="%d"><c r="A%d"/></row>' % (row, row) for row in range(1_000_000, 3_100_000))
    entries = [*(OddEntry(name, data) for name, data in WORKBOOK_PARTS.items()), OddEntry("xl/big.xml", rows, True)]
    data = odd_zip(entries)
    path = tmp_path / "a.xlsx"
    path.write_bytes(scored(data, big=b"<x/>"))
    with Package(path) as package:
        assert package.size(ORIGINAL_PART) > 64 * 2**20
        assert restored(package) == data
