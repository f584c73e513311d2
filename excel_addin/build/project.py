"""A VBA project as the bytes of `vbaProject.bin`: modules in their sources, nothing compiled.

Excel compiles a project whose cached code is missing when it opens it. Source: [MS-OVBA] sections 2.2 and 2.3.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from excel_addin.build.compound import compound_file
from excel_addin.build.compression import compress

# "There is no cached code; compile the sources": the seven bytes of section 2.3.4.1.
_NOT_COMPILED = bytes.fromhex("CC61FFFF000000")
_CODE_PAGE = 1252
_ENGLISH = 0x0409
# Type libraries that the sources name: Excel's own, those of VBA, of COM, and of Office for the ribbon.
_REFERENCES = (
    ("VBA", "*\\G{000204EF-0000-0000-C000-000000000046}#4.2#9##Visual Basic For Applications"),
    ("Excel", "*\\G{00020813-0000-0000-C000-000000000046}#1.9#0##Microsoft Excel 16.0 Object Library"),
    ("stdole", "*\\G{00020430-0000-0000-C000-000000000046}#2.0#0##OLE Automation"),
    ("Office", "*\\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0##Microsoft Office 16.0 Object Library"),
)


class ModuleKind(Enum):
    """What a module is: code that stands alone, a class, the workbook, or a sheet.

    All but code that stands alone are of a base that Excel knows by this number.
    """

    STANDARD = ""
    CLASS = "FCFB3D2A-A0FA-1068-A738-08002B3371B5"
    WORKBOOK = "00020819-0000-0000-C000-000000000046"
    SHEET = "00020820-0000-0000-C000-000000000046"

    @property
    def is_document(self) -> bool:
        """Whether it belongs to a part of the workbook."""
        return self in (ModuleKind.WORKBOOK, ModuleKind.SHEET)


@dataclass(frozen=True)
class Module:
    """A module of a project. source: its text without attributes; a class that comes with its own keeps them.

    Raises:
        ValueError: the text has letters that VBA's code page lacks.
    """

    name: str
    source: str = ""
    kind: ModuleKind = ModuleKind.STANDARD

    def __post_init__(self) -> None:
        if not self.source.isascii():
            raise ValueError(f"The module {self.name} has letters that are not ASCII.")

    @property
    def text(self) -> str:
        """The whole text as the project holds it: attributes first, lines ending in CR LF."""
        lines = (*(f"Attribute {each}" for each in self._attributes()), *self.source.splitlines())
        return "".join(f"{line}\r\n" for line in lines)

    def _attributes(self) -> tuple[str, ...]:
        name = f'VB_Name = "{self.name}"'
        if self.kind is ModuleKind.STANDARD:
            return (name,)
        document = self.kind.is_document
        flags = {
            "VB_GlobalNameSpace": False,
            "VB_Creatable": False,
            "VB_PredeclaredId": document,
            "VB_Exposed": document,
            "VB_TemplateDerived": False,
            "VB_Customizable": document,
        }
        base = f'VB_Base = "0{{{self.kind.value}}}"'
        return (name, base, *(f"{flag} = {value}" for flag, value in flags.items()))


def vba_project(name: str, modules: Sequence[Module]) -> bytes:
    """The bytes of a project's file.

    Args:
        name: the project's name, which must be no function's: Excel would not find that function.
        modules: the workbook's own first, then those of its sheets, then others.
    """
    streams = {module.name: compress(module.text.encode("ascii")) for module in modules}
    code = {"_VBA_PROJECT": _NOT_COMPILED, "dir": compress(_directory(name, modules)), **streams}
    names = b"".join(
        module.name.encode("ascii") + b"\0" + module.name.encode("utf-16-le") + b"\0\0" for module in modules
    )
    said = _project_text(name, modules).encode("ascii")
    return compound_file({"VBA": code, "PROJECT": said, "PROJECTwm": names + b"\0\0"})


def _record(number: int, data: bytes) -> bytes:
    return struct.pack("<HI", number, len(data)) + data


def _short(number: int, value: int) -> bytes:
    return _record(number, struct.pack("<H", value))


def _long(number: int, value: int) -> bytes:
    return _record(number, struct.pack("<I", value))


def _both(number: int, wide: int, text: str) -> bytes:
    """A text in the code page and in Unicode, each in a record of its own."""
    return _record(number, text.encode("ascii")) + _record(wide, text.encode("utf-16-le"))


def _directory(name: str, modules: Sequence[Module]) -> bytes:
    """The stream `dir`, as section 2.3.4.2 lays it out."""
    parts = [
        _long(0x01, 1),
        _long(0x02, _ENGLISH),
        _long(0x14, _ENGLISH),
        _short(0x03, _CODE_PAGE),
        _record(0x04, name.encode("ascii")),
        _both(0x05, 0x40, ""),
        _record(0x06, b"") + _record(0x3D, b""),
        _long(0x07, 0),
        _long(0x08, 0),
        # The version's record says 4 for its length and has six bytes.
        struct.pack("<HIIH", 0x09, 4, 1, 1),
        _both(0x0C, 0x3C, ""),
        *(_reference(each, library) for each, library in _REFERENCES),
        _short(0x0F, len(modules)),
        _short(0x13, 0xFFFF),
        *map(_module, modules),
        struct.pack("<HI", 0x10, 0),
    ]
    return b"".join(parts)


def _reference(name: str, library: str) -> bytes:
    named = _both(0x16, 0x3E, name)
    text = library.encode("ascii")
    return named + _record(0x0D, struct.pack("<I", len(text)) + text + bytes(6))


def _module(module: Module) -> bytes:
    standard = module.kind is ModuleKind.STANDARD
    parts = [
        _both(0x19, 0x47, module.name),
        _both(0x1A, 0x32, module.name),
        _both(0x1C, 0x48, ""),
        _long(0x31, 0),
        _long(0x1E, 0),
        _short(0x2C, 0xFFFF),
        struct.pack("<HI", 0x21 if standard else 0x22, 0),
        struct.pack("<HI", 0x2B, 0),
    ]
    return b"".join(parts)


def _project_text(name: str, modules: Sequence[Module]) -> str:
    """The stream `PROJECT`, as section 2.3.1 lays it out."""
    ident = _ident(name)
    lines = [f'ID="{ident}"', *map(_declared, modules), f'Name="{name}"', 'HelpContextID="0"']
    lines += ['VersionCompatible32="393222000"']
    # Not protected, no password, shown: in the scrambling of section 2.4.3, which hides nothing.
    lines += [
        f'{key}="{_scrambled(ident, data)}"' for key, data in (("CMG", bytes(4)), ("DPB", bytes(1)), ("GC", b"\xff"))
    ]
    lines += ["", "[Host Extender Info]", "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"]
    lines += ["", "[Workspace]", *(f"{module.name}=0, 0, 0, 0, C" for module in modules)]
    return "\r\n".join(lines) + "\r\n"


def _declared(module: Module) -> str:
    if module.kind.is_document:
        return f"Document={module.name}/&H00000000"
    return f"{'Module' if module.kind is ModuleKind.STANDARD else 'Class'}={module.name}"


def _ident(name: str) -> str:
    """An id that is always the same for a name, so that two builds give the same bytes."""
    digest = hashlib.sha256(f"hotsheet vba project {name}".encode()).hexdigest().upper()
    return "{" + "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32])) + "}"


def _scrambled(ident: str, data: bytes) -> str:
    """Bytes as the project's text hides them (section 2.4.3.2), from a seed of 0."""
    seed, version = 0, 2
    key = sum(ident.encode("ascii")) & 0xFF
    found = [seed, seed ^ version, seed ^ key]
    plain, older, old = key, found[1], found[2]
    ignored = (seed & 6) // 2
    for byte in (*[0] * ignored, *struct.pack("<I", len(data)), *data):
        code = byte ^ (older + plain & 0xFF)
        found.append(code)
        older, old, plain = old, code, byte
    return bytes(found).hex().upper()
