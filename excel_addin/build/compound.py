"""A compound file of streams in folders, written whole: the container of a VBA project.

Source: [MS-CFB], version 3: sectors of 512 bytes, streams under 4,096 bytes in a mini stream of 64-byte sectors.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_BLACK = 1
# What the header has room for; a project of VBA takes a few.
_MOST_FATS = 109

Tree = Mapping[str, "bytes | Tree"]


@dataclass
class _Entry:
    """One line of the directory."""

    name: str
    kind: int
    data: bytes = b""
    left: int = _FREE
    right: int = _FREE
    child: int = _FREE
    start: int = 0
    size: int = 0

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le") + b"\0\0"
        where = struct.pack("<HBBIII", len(name), self.kind, _BLACK, self.left, self.right, self.child)
        # No class id, no flags and no times: the same sources give the same bytes.
        return name.ljust(64, b"\0") + where + bytes(36) + struct.pack("<IQ", self.start, self.size)


@dataclass
class _Sectors:
    """Sectors of one size and the table that chains them."""

    size: int
    data: bytearray = field(default_factory=bytearray)
    table: list[int] = field(default_factory=list)

    def add(self, data: bytes) -> int:
        """Put bytes in; gives the first sector."""
        first, count = len(self.table), -(-len(data) // self.size)
        if not count:
            return _END
        self.table += [*range(first + 1, first + count), _END]
        self.data += data.ljust(count * self.size, b"\0")
        return first


def compound_file(tree: Tree) -> bytes:
    """The bytes of a compound file that holds a tree of streams.

    Args:
        tree: streams (bytes) and folders (mappings of the same kind) by their names, each of at most 31 characters.
    """
    entries = [_Entry("Root Entry", _ROOT)]
    entries[0].child = _add(entries, tree)
    big, small = _Sectors(_SECTOR), _Sectors(_MINI)
    for entry in entries:
        if entry.kind == _STREAM:
            entry.size = len(entry.data)
            entry.start = (small if entry.size < _CUTOFF else big).add(entry.data)
    entries[0].start, entries[0].size = big.add(bytes(small.data)), len(small.data)
    mini_table = big.add(_packed_table(small.table))
    directory = big.add(_directory(entries))
    return _with_header(big, directory, mini_table, -(-len(small.table) * 4 // _SECTOR))


def _add(entries: list[_Entry], tree: Tree) -> int:
    """Put the members of a folder into the directory; gives the root of their search tree."""
    # The order that the format asks for: shorter names first, then by upper case.
    names = sorted(tree, key=lambda name: (len(name.encode("utf-16-le")), name.upper()))
    places = {}
    for name in names:
        member = tree[name]
        places[name] = len(entries)
        if isinstance(member, bytes):
            entries.append(_Entry(name, _STREAM, member))
        else:
            folder = _Entry(name, _STORAGE)
            entries.append(folder)
            folder.child = _add(entries, member)
    return _search_tree(entries, [places[name] for name in names])


def _search_tree(entries: list[_Entry], places: list[int]) -> int:
    if not places:
        return _FREE
    middle = len(places) // 2
    entry = entries[places[middle]]
    entry.left = _search_tree(entries, places[:middle])
    entry.right = _search_tree(entries, places[middle + 1 :])
    return places[middle]


def _directory(entries: list[_Entry]) -> bytes:
    packed = b"".join(entry.packed() for entry in entries)
    unused = bytes(68) + struct.pack("<III", _FREE, _FREE, _FREE) + bytes(48)
    return packed + unused * (-len(entries) % (_SECTOR // 128))


def _packed_table(table: list[int]) -> bytes:
    full = [*table, *[_FREE] * (-len(table) % (_SECTOR // 4))]
    return struct.pack(f"<{len(full)}I", *full)


def _with_header(big: _Sectors, directory: int, mini_table: int, mini_sectors: int) -> bytes:
    per_sector = _SECTOR // 4
    fats = -(-len(big.table) // (per_sector - 1))
    if fats > _MOST_FATS:
        raise ValueError("A VBA project of more than 7 MB cannot be written.")
    first = len(big.table)
    table = _packed_table([*big.table, *[_FAT] * fats]).ljust(fats * _SECTOR, b"\xff")
    places = [*range(first, first + fats), *[_FREE] * (_MOST_FATS - fats)]
    header = _SIGNATURE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIII", fats, directory, 0, _CUTOFF)
    header += struct.pack("<IIII", mini_table, mini_sectors, _END, 0)
    return header + struct.pack(f"<{_MOST_FATS}I", *places) + bytes(big.data) + table
