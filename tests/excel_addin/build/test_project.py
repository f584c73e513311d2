"""The VBA project as other readers see it: streams, modules, references, and nothing that hides them."""

from __future__ import annotations

import io
from collections.abc import Callable

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from excel_addin.build.compound import Tree, compound_file
from excel_addin.build.compression import decompress
from excel_addin.build.project import Module, ModuleKind, vba_project
from tests.judges.vba import Read, read_by_oletools, read_by_pyopenvba

NAMES = st.text(st.sampled_from("abcXYZ_019"), min_size=1, max_size=31)
STREAMS = st.dictionaries(NAMES.map(str.upper), st.binary(max_size=9000), max_size=30)
SOURCE = "Option Explicit\n\nPublic Function TWICE(n As Double) As Double\n    TWICE = 2 * n\nEnd Function\n"
MODULES = (
    Module("ThisWorkbook", kind=ModuleKind.WORKBOOK),
    Module("Sheet1", kind=ModuleKind.SHEET),
    Module("Sums", SOURCE),
    Module("Lead", "Public Name As String\n", ModuleKind.CLASS),
)


@pytest.fixture(scope="module")
def project() -> bytes:
    return vba_project("HotsheetAddin", MODULES)


@given(STREAMS, STREAMS)
def test_streams_come_back_whole(outer: dict[str, bytes], inner: dict[str, bytes]) -> None:
    tree: Tree = {**outer, "folder": inner}
    with olefile.OleFileIO(io.BytesIO(compound_file(tree))) as ole:
        found = {tuple(path): ole.openstream(path).read() for path in ole.listdir()}
    assert found == {(name,): data for name, data in outer.items()} | {
        ("folder", name): data for name, data in inner.items()
    }


def test_a_file_larger_than_one_table_of_sectors() -> None:
    tree = {"big": bytes(range(256)) * 2000, "small": b"x", "other": b"y" * 5000}
    with olefile.OleFileIO(io.BytesIO(compound_file(tree)), raise_defects=olefile.DEFECT_INCORRECT) as ole:
        assert {path[0]: ole.openstream(path).read() for path in ole.listdir()} == tree
        assert not ole.parsing_issues


def test_a_file_that_the_header_has_no_room_for_is_refused() -> None:
    with pytest.raises(ValueError, match="7 MB"):
        compound_file({"huge": bytes(8_000_000)})


@pytest.mark.parametrize("read", [read_by_oletools, read_by_pyopenvba])
def test_every_source_is_read_back(project: bytes, read: Callable[[bytes], Read]) -> None:
    found = read(project)
    assert {name: code(text) for name, text in found.sources.items()} == {
        module.name: module.source.splitlines() for module in MODULES
    }
    assert 'Attribute VB_Name = "Lead"' in found.sources["Lead"]
    assert found.complaints == ()


def test_modules_have_the_attributes_that_excel_gives_them(project: bytes) -> None:
    """As every project has them that Excel wrote: the base of a class, of the workbook, of a sheet."""
    sources = read_by_oletools(project).sources
    said = {
        name: [line for line in text.splitlines() if line.startswith("Attribute")] for name, text in sources.items()
    }
    assert said["Sums"] == ['Attribute VB_Name = "Sums"']
    assert said["Lead"] == [
        'Attribute VB_Name = "Lead"',
        'Attribute VB_Base = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"',
        "Attribute VB_GlobalNameSpace = False",
        "Attribute VB_Creatable = False",
        "Attribute VB_PredeclaredId = False",
        "Attribute VB_Exposed = False",
        "Attribute VB_TemplateDerived = False",
        "Attribute VB_Customizable = False",
    ]
    assert said["Sheet1"][1:] == [
        'Attribute VB_Base = "0{00020820-0000-0000-C000-000000000046}"',
        "Attribute VB_GlobalNameSpace = False",
        "Attribute VB_Creatable = False",
        "Attribute VB_PredeclaredId = True",
        "Attribute VB_Exposed = True",
        "Attribute VB_TemplateDerived = False",
        "Attribute VB_Customizable = True",
    ]


def code(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("Attribute")]


def test_the_project_says_which_modules_it_has(project: bytes) -> None:
    with olefile.OleFileIO(io.BytesIO(project)) as ole:
        said = ole.openstream("PROJECT").read().decode("ascii").split("\r\n")
        names = ole.openstream("PROJECTwm").read()
        cached = ole.openstream("VBA/_VBA_PROJECT").read()
        directory = decompress(ole.openstream("VBA/dir").read())
    assert {"Document=ThisWorkbook/&H00000000", "Document=Sheet1/&H00000000", "Module=Sums", "Class=Lead"} <= set(said)
    assert 'Name="HotsheetAddin"' in said
    assert b"Sums\0" + "Sums".encode("utf-16-le") + b"\0\0" in names
    assert cached == bytes.fromhex("CC61FFFF000000")
    assert b"2DF8D04C-5BFA-101B-BDE5-00AA0044DE52" in directory


def test_it_is_neither_locked_nor_hidden(project: bytes) -> None:
    with olefile.OleFileIO(io.BytesIO(project)) as ole:
        said = dict(
            line.split("=", 1) for line in ole.openstream("PROJECT").read().decode("ascii").split("\r\n") if "=" in line
        )
    ident = said["ID"].strip('"')
    assert [plain(ident, said[key].strip('"')) for key in ("CMG", "DPB", "GC")] == [bytes(4), b"\0", b"\xff"]


def test_the_example_of_the_specification_reads_the_same() -> None:
    # [MS-OVBA] section 3.1.1: a project that is neither locked nor hidden.
    ident = "{917DED54-440B-4FD1-A5C1-74ACF261E600}"
    said = ("0705D8E3D8EDDBF1DBF1DBF1DBF1", "0E0CD1ECDFF4E7F5E7F5E7", "1517CAF1D6F9D7F9D706")
    assert [plain(ident, each) for each in said] == [bytes(4), b"\0", b"\xff"]


def plain(ident: str, scrambled: str) -> bytes:
    """What the scrambling of [MS-OVBA] section 2.4.3 hides, read by its own recipe."""
    seed, version, key, *codes = bytes.fromhex(scrambled)
    assert version ^ seed == 2
    assert key ^ seed == sum(ident.encode()) & 0xFF
    before, older, old, found = key ^ seed, version, key, bytearray()
    for code in codes:
        before = code ^ ((older + before) & 0xFF)
        older, old = old, code
        found.append(before)
    body = bytes(found[(seed & 6) // 2 :])
    assert int.from_bytes(body[:4], "little") == len(body) - 4
    return body[4:]


def test_letters_that_vba_lacks_are_refused() -> None:
    with pytest.raises(ValueError, match="ASCII"):
        Module("Words", 'Const GREETING = "¡Hola!"')


def test_the_same_sources_give_the_same_bytes(project: bytes) -> None:
    assert vba_project("HotsheetAddin", MODULES) == project
