"""The zip of a workbook being written: parts packed fast, or copied as they lay in another zip.

Python's own zip module has no place for another compressor and cannot copy an entry without packing it again. With
zlib compressing would take longer than all other writing (measured: ISA-L's level 2 is 15 times as fast as zlib's 6,
its files 25 % larger). The same content gives the same bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import BinaryIO

from scoring.deflate import zlib
from scoring.errors import NOWHERE, OutputError, Place
from scoring.ooxml.entries import RawPart

# 1 January 1980, midnight: zip's earliest date; a real one would make two equal writes differ.
_DATE, _TIME = 0x21, 0
_VERSION = 20
_UTF8 = 0x800
_STORED, _DEFLATED = 0, 8
_LIMIT = 0xFFFFFFFF
_MOST_PARTS = 0xFFFF
_LEVEL = 2
_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4sHHHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")


class PackageTooLargeError(OutputError):
    """A part or the package is over 4 GB, which spreadsheet programs do not open."""

    def __init__(self, part: str = "", *, place: Place = NOWHERE) -> None:
        what = f"the part {part} of the workbook" if part else "the workbook"
        super().__init__(
            f"{what} would be larger than 4 GB, which no spreadsheet program opens.",
            place=place,
            mend="Write .csv instead, or split the lead list.",
        )


class ZipWriter:
    """A zip being written to a binary file from its beginning; `close` writes the directory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.offset = 0
        self.records: list[bytes] = []

    def add(self, name: str, chunks: bytes | Iterable[bytes], *, stored: bool = False) -> None:
        """Write one part from its bytes, or from chunks of them as they come; `stored` leaves them unpacked.

        Raises PackageTooLargeError.
        """
        pieces = (chunks,) if isinstance(chunks, bytes) else chunks
        start, encoded, method = self.offset, name.encode(), _STORED if stored else _DEFLATED
        self._write(_local(encoded, method, 0, 0, 0))
        check = size = packed = 0
        deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
        for piece in pieces:
            check = zlib.crc32(piece, check)
            size += len(piece)
            packed += self._write(piece if stored else deflate.compress(piece))
        if not stored:
            packed += self._write(deflate.flush())
        if max(size, packed, self.offset) > _LIMIT:
            raise PackageTooLargeError(name)
        # Sizes are known only now; written back into the header they spare readers a data descriptor.
        self._file.seek(start)
        self._file.write(_local(encoded, method, check, packed, size))
        self._file.seek(self.offset)
        self.records.append(
            _CENTRAL.pack(
                b"PK\1\2", _VERSION, _VERSION, _UTF8, method, _TIME, _DATE, check, packed, size,
                len(encoded), 0, 0, 0, 0, 0, start,
            ) + encoded
        )  # fmt: skip

    def copy(self, entry: RawPart, blocks: Iterable[bytes]) -> None:
        """Write an entry of another zip as it lies there; `blocks` are its bytes from `start` to `end`.

        Raises PackageTooLargeError.
        """
        start = self.offset
        for block in blocks:
            self._write(block)
        if self.offset > _LIMIT:
            raise PackageTooLargeError(entry.name)
        self.records.append(_moved(entry.record, start))

    def close(self, comment: bytes = b"") -> None:
        """Write the directory, with the comment of the whole zip; the file itself stays open."""
        start, count = self.offset, len(self.records)
        size = self._write(b"".join(self.records))
        if self.offset > _LIMIT or count > _MOST_PARTS:
            raise PackageTooLargeError
        self._write(_END.pack(b"PK\5\6", 0, 0, count, count, size, start, len(comment)) + comment)

    def _write(self, data: bytes) -> int:
        self._file.write(data)
        self.offset += len(data)
        return len(data)


def _local(name: bytes, method: int, check: int, packed: int, size: int) -> bytes:
    return _LOCAL.pack(b"PK\3\4", _VERSION, _UTF8, method, _TIME, _DATE, check, packed, size, len(name), 0) + name


def _moved(record: bytes, start: int) -> bytes:
    """A record of a zip's directory for an entry that now begins at `start`."""
    packed, size, name = struct.unpack_from("<LLH", record, 20)
    (offset,) = struct.unpack_from("<L", record, 42)
    if offset == _LIMIT:
        # The place stands in the extra field of large zips, behind whichever sizes stand there too.
        place = _large_field(record, _CENTRAL.size + name)
        if place is not None:
            place += 8 * ((size == _LIMIT) + (packed == _LIMIT))
            return record[:place] + struct.pack("<Q", start) + record[place + 8 :]
    return record[:42] + struct.pack("<L", start) + record[46:]


def _large_field(record: bytes, at: int) -> int | None:
    """Where the numbers of a record's Zip64 field stand, or None where it has no such field."""
    end = at + int.from_bytes(record[30:32], "little")
    while at + 4 <= end:
        kind, length = struct.unpack_from("<HH", record, at)
        if kind == 1:
            return at + 4
        at += 4 + length
    return None
