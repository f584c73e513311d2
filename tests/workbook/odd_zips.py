"""Zips as odd as writers make them: built byte by byte, since no zip library writes most of these forms."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from scoring.workbook.parts.xml import CONTENT_TYPES, DECLARATION, MAIN, PACKAGE_RELATIONSHIPS, RELATIONSHIPS

_FULL = 0xFFFFFFFF
_MARK = b"PK\x07\x08"

WORKBOOK_PARTS: dict[str, bytes] = {
    "[Content_Types].xml": (
        f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}"><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/></Types>'
    ).encode(),
    "_rels/.rels": (
        f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"><Relationship Id="rId1" '
        f'Type="{RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ).encode(),
    "xl/workbook.xml": f'{DECLARATION}<workbook xmlns="{MAIN}"><sheets/></workbook>'.encode(),
}


@dataclass(frozen=True)
class OddEntry:
    """One entry. descriptor: "", "marked", "plain" or "large". large: "", "sizes" or "all" stand in a Zip64 field."""

    name: str
    data: bytes
    stored: bool = False
    descriptor: str = ""
    large: str = ""
    extra: bytes = b""
    gap: bytes = b""
    comment: bytes = b""


def odd_zip(
    entries: Sequence[OddEntry],
    *,
    prefix: bytes = b"",
    comment: bytes = b"",
    order: Sequence[int] = (),
    large: bool = False,
) -> bytes:
    """The zip's bytes; `order` is that of the directory where it is not that of the entries. `large`: as Zip64 ends."""
    body, records = b"", []
    for entry in entries:
        body += entry.gap
        local, record = _entry(entry, len(body))
        body += local
        records.append(record)
    directory = b"".join(records[place] for place in (order or range(len(records))))
    counts, places = (len(records), len(records)), (len(directory), len(body))
    ends = b""
    if large:
        ends = struct.pack("<4sQHHLLQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, *counts, *places)
        ends += struct.pack("<4sLQL", b"PK\6\7", 0, len(body) + len(directory), 1)
        counts, places = (0xFFFF, 0xFFFF), (_FULL, _FULL)
    ends += struct.pack("<4sHHHHLLH", b"PK\5\6", 0, 0, *counts, *places, len(comment))
    return prefix + body + directory + ends + comment


def _entry(entry: OddEntry, start: int) -> tuple[bytes, bytes]:
    name = entry.name.encode()
    pack = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = entry.data if entry.stored else pack.compress(entry.data) + pack.flush()
    check, size = zlib.crc32(entry.data), len(entry.data)
    method, flags = 0 if entry.stored else 8, 0x800 | (8 if entry.descriptor else 0)
    told = (0, 0, 0) if entry.descriptor else (check, len(packed), size)
    local = struct.pack("<4sHHHHHLLLHH", b"PK\3\4", 45, flags, method, 0, 0x21, *told, len(name), len(entry.extra))
    body = local + name + entry.extra + packed + _descriptor(entry.descriptor, check, len(packed), size)
    sizes, field = (len(packed), size), b""
    offset = start
    if entry.large:
        field = struct.pack("<QQ", size, len(packed)) + (struct.pack("<Q", start) if entry.large == "all" else b"")
        field = struct.pack("<HH", 1, len(field)) + field
        sizes, offset = (_FULL, _FULL), _FULL if entry.large == "all" else start
    extra = entry.extra + field
    record = struct.pack(
        "<4sHHHHHHLLLHHHHHLL", b"PK\1\2", 45, 45, flags, method, 0, 0x21, check, *sizes,
        len(name), len(extra), len(entry.comment), 0, 0, 0, offset,
    )  # fmt: skip
    return body, record + name + extra + entry.comment


def _descriptor(form: str, check: int, packed: int, size: int) -> bytes:
    match form:
        case "marked":
            return _MARK + struct.pack("<LLL", check, packed, size)
        case "plain":
            return struct.pack("<LLL", check, packed, size)
        case "large":
            return _MARK + struct.pack("<LQQ", check, packed, size)
    return b""


_NAMES = st.sampled_from([
    "xl/sharedStrings.xml", "xl\\styles.xml", "XL/Worksheets/Sheet1.XML", "/xl/rooted.xml", "xl/media/grüße.png",
    "customXml/item1.xml", "xl/media/", "docProps/app.xml", "xl/./dotted.xml",
])  # fmt: skip
_SPARE = st.sampled_from([b"", b"\x99\x99\x04\x00abcd", b"\x55\x54\x05\x00\x01aaaa"])


@st.composite
def odd_workbooks(draw: st.DrawFn) -> bytes:
    """Zips that hold a workbook, of any odd framing: doubles, folders, descriptors, gaps, bytes before, comments."""
    others = draw(st.lists(st.tuples(_NAMES, st.binary(max_size=40)), max_size=6))
    given = [*WORKBOOK_PARTS.items(), *((name, b"" if name.endswith("/") else data) for name, data in others)]
    forms = st.sampled_from(["", "marked", "plain", "large"])
    entries = [
        OddEntry(
            name,
            data,
            stored=draw(st.booleans()),
            descriptor=draw(forms),
            large=draw(st.sampled_from(["", "", "sizes", "all"])),
            extra=draw(_SPARE),
            gap=draw(st.sampled_from([b"", b"", b"gap"])),
            comment=draw(st.sampled_from([b"", b"why"])),
        )
        for name, data in given
    ]
    order = draw(st.permutations(range(len(entries))))
    return odd_zip(
        [entries[place] for place in order],
        prefix=draw(st.sampled_from([b"", b"#!/bin/sh\n"])),
        comment=draw(st.binary(max_size=5)),
        order=draw(st.permutations(range(len(entries)))),
        large=draw(st.booleans()),
    )
