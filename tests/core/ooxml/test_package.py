"""Workbook files that are broken, protected, unsafe or merely odd."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

import pytest

from scoring.errors import LeadFileError, Place
from scoring.ooxml.book import Book
from scoring.ooxml.cells import join_batches
from scoring.ooxml.package import COMPOUND_MAGIC, Package
from tests.core.ooxml.parts import MAIN, relationships, workbook, worksheet

ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'


def first_texts(path: Path) -> tuple[str, ...]:
    """The shared texts of the first sheet's cells."""
    with Book(path) as book:
        batch = join_batches(book.scanner(book.sheets[0]).batches())
        return tuple(book.texts[code] for code in batch.codes.tolist())


def test_part_names_in_other_spellings(tmp_path: Path) -> None:
    links = relationships({
        "rId1": ("worksheet", "/xl/Worksheets/Sheet1.xml"),
        "rId2": ("sharedStrings", "SHAREDSTRINGS.xml"),
    })  # fmt: skip
    path = workbook(
        tmp_path / "odd.xlsx",
        {"Leads": worksheet(ROW)},
        texts="<si><t>Ann</t></si>",
        extra={"xl/_rels/workbook.xml.rels": links},
    )
    assert first_texts(path) == ("Ann",)


def test_of_parts_that_differ_in_case_the_named_one_is_read(tmp_path: Path) -> None:
    text = '<row r="1"><c r="A1" t="str"><v>{}</v></c></row>'
    path = workbook(
        tmp_path / "a.xlsx",
        {"Leads": worksheet(text.format("right"))},
        extra={"xl/worksheets/Sheet1.xml": worksheet(text.format("wrong"))},
    )
    with Book(path) as book:
        assert join_batches(book.scanner(book.sheets[0]).batches()).texts == ("right",)


def test_a_workbook_without_shared_strings_has_none(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Leads": worksheet('<row r="1"><c r="A1"><v>1</v></c></row>')})
    with Book(path) as book:
        assert book.texts == ()
        assert book.formats == ()
        assert [sheet.name for sheet in book.sheets] == ["Leads"]


def test_the_workbook_part_may_be_in_utf_16(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Läds": worksheet(ROW)}, texts="<si><t>Ann</t></si>")
    with Package(path) as package:
        wide = ("\ufeff" + package.read("xl/workbook.xml").decode()).encode("utf-16-le")
    again = workbook(
        tmp_path / "b.xlsx",
        {"Läds": worksheet(ROW)},
        texts="<si><t>Ann</t></si>",
        extra={"xl/workbook.xml": wide},
    )
    with Book(again) as book:
        assert book.sheets[0].name == "Läds"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"Name;Email\nAnn;a@b.c\n", "no Excel workbook"),
        (b"PK\x03\x04 and then nothing", "cut short"),
        (COMPOUND_MAGIC + bytes(600), r"\.xls"),
        (COMPOUND_MAGIC + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_what_is_no_workbook_is_refused_in_words(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "leads.xlsx"
    path.write_bytes(content)
    with pytest.raises(LeadFileError, match=words):
        Book(path)


def test_a_file_cut_anywhere_is_refused(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "a.xlsx", {"Leads": worksheet(ROW)}, texts="<si><t>Ann</t></si>").read_bytes()
    path = tmp_path / "cut.xlsx"
    for size in range(1, len(whole) - 22, 37):
        path.write_bytes(whole[:size])
        with pytest.raises(LeadFileError):
            first_texts(path)


def test_a_damaged_part_is_noticed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Leads": worksheet(ROW * 50)}, texts="<si><t>Ann</t></si>")
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    data = bytearray(path.read_bytes())
    at = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    data[at] ^= 0xFF
    path.write_bytes(bytes(data))
    with pytest.raises(LeadFileError, match="damaged"), Package(path) as package:
        package.read("xl/worksheets/sheet1.xml")


def test_a_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Leads": worksheet("")}, extra={"xl/media/huge": b"\0" * (80 * 2**20)})
    with pytest.raises(LeadFileError, match="unsafe"):
        Book(path)


def test_a_large_repetitive_sheet_is_no_bomb(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><f t="shared" si="0"/><v>0</v></c></row>' for row in range(1, 200_000)
    )
    path = workbook(tmp_path / "a.xlsx", {"Leads": worksheet(rows)})
    with Book(path) as book:
        assert len(join_batches(book.scanner(book.sheets[0]).batches())) == 199_999


def test_document_types_are_refused(tmp_path: Path) -> None:
    bomb = f'<!DOCTYPE lolz [<!ENTITY lol "lol">]><workbook xmlns="{MAIN}"/>'
    path = workbook(tmp_path / "a.xlsx", {"Leads": worksheet("")}, extra={"xl/workbook.xml": bomb})
    with pytest.raises(LeadFileError, match="document type"):
        Book(path)


def test_other_office_files_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<office/>")
    with pytest.raises(LeadFileError, match="OpenDocument"):
        Book(path)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(LeadFileError, match="does not exist"):
        Book(tmp_path / "nowhere.xlsx")
    with pytest.raises(LeadFileError):
        Book(tmp_path)


def test_parts_can_be_read_while_another_streams(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row * 7919}</v></c></row>' for row in range(1, 150_000))
    path = workbook(tmp_path / "a.xlsx", {"Leads": worksheet(rows)}, texts="<si><t>Ann</t></si>")
    shares: list[float] = []
    with Package(path) as package:
        whole = package.read("xl/worksheets/sheet1.xml")
        blocks = []
        for block in package.stream("xl/worksheets/sheet1.xml", shares.append):
            blocks.append(block)
            assert b"Ann" in package.read("xl/sharedStrings.xml")
        assert b"".join(blocks) == whole
        assert package.size("xl/worksheets/sheet1.xml") == len(whole)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_package_of_bytes_reads_like_the_file(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Leads": worksheet(ROW)}, texts="<si><t>Ann</t></si>")
    with Package(path) as file, Package.of_bytes(path.read_bytes(), Place(file="mine.xlsx")) as package:
        assert package.parts == file.parts
        assert [package.read(name) for name in package.parts] == [file.read(name) for name in file.parts]
        assert package.entries == file.entries
        with Book(parts=package) as book:
            assert book.texts == ("Ann",)
            assert book.place.file == "mine.xlsx"
        # A book closes only what it opened.
        assert package.read("xl/workbook.xml")
    with pytest.raises(LeadFileError, match=r"mine\.xlsx.*empty"):
        Package.of_bytes(b"", Place(file="mine.xlsx"))


def test_entries_lie_where_they_say(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Leads": worksheet(ROW)}, texts="<si><t>Ann</t></si>")
    with Package(path) as package:
        for name in package.parts:
            entry = package.raw(name)
            packed = package.raw_bytes(entry.data, entry.data + entry.packed)
            assert (zlib.decompress(packed, -15) if entry.method else packed) == package.read(name)
            assert package.raw_bytes(entry.start, entry.start + 4) == b"PK\x03\x04"
            assert entry.size == package.size(name)
        with pytest.raises(LeadFileError, match="missing"):
            package.raw("xl/no.xml")
        with pytest.raises(LeadFileError, match="cut short"):
            package.raw_bytes(package.file_size - 1, package.file_size + 1)


def test_a_book_is_of_a_file_or_of_parts() -> None:
    with pytest.raises(ValueError, match="a file or from parts"):
        Book()
