"""A zip's entries as they lie in the file, so that an editor can copy them without unpacking."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO
from zipfile import ZipInfo

_LOCAL = struct.Struct("<4s22xHH")
_RECORD = struct.Struct("<4s24xHHH12x")
# What may follow the records: the end of the zip, that of a large one, or a signature of the records.
_BEHIND = (b"PK\x05\x06", b"PK\x06\x06", b"PK\x05\x05")
_NAME = 46
_DESCRIPTOR = b"PK\x07\x08"
_FOLLOWED = 0x08


@dataclass(frozen=True, slots=True)
class RawPart:
    """One entry: where its bytes lie in the file, and its record in the zip's directory as it is written.

    name: the part's name in its one form. start: the local header. data: the packed bytes, of which there are
    `packed`. end: one past all that belongs to the entry, a data descriptor too. size, check: length and CRC-32 of the
    unpacked bytes. method: 0 stored, 8 deflated. flags: the zip's own. folder: a folder, no part.
    """

    name: str
    start: int
    data: int
    end: int
    packed: int
    size: int
    check: int
    method: int
    flags: int
    folder: bool
    record: bytes

    @property
    def spelling(self) -> str:
        """The name as the zip spells it, with backslashes if need be; its one form where that is no plain ASCII."""
        raw = self.record[_NAME : _NAME + int.from_bytes(self.record[28:30], "little")]
        return raw.decode("ascii") if raw.isascii() and raw else self.name


def is_folder(info: ZipInfo) -> bool:
    """Whether an entry is a folder, or has no name at all, which zipfile does not expect."""
    return not info.filename or info.filename.endswith("/")


def raw_parts(
    file: BinaryIO, infos: Sequence[ZipInfo], directory: int, name: Callable[[str], str]
) -> Iterator[RawPart]:
    """The entries that `infos` tell of, in their order. `directory` is where the zip's directory begins.

    `name` gives the one form of a part's name. Raises ValueError or struct.error where the file is not as they say.
    """
    file.seek(directory)
    records = [_record(file) for _ in infos]
    if file.read(4) not in _BEHIND:
        raise ValueError("its directory is not as long as it says")
    for info, record in zip(infos, records, strict=True):
        file.seek(info.header_offset)
        magic, name_length, extra_length = _LOCAL.unpack(file.read(_LOCAL.size))
        if magic != b"PK\x03\x04":
            raise ValueError(f"{info.filename} is not where it should be")
        data = info.header_offset + _LOCAL.size + name_length + extra_length
        end = data + info.compress_size
        if info.flag_bits & _FOLLOWED:
            file.seek(end)
            end += _descriptor_length(file.read(24), info)
        yield RawPart(
            name(info.filename), info.header_offset, data, end, info.compress_size, info.file_size, info.CRC,
            info.compress_type, info.flag_bits, is_folder(info), record,
        )  # fmt: skip


def _record(file: BinaryIO) -> bytes:
    head = file.read(_RECORD.size)
    magic, name, extra, comment = _RECORD.unpack(head)
    if magic != b"PK\x01\x02":
        raise ValueError("its directory is not where it should be")
    return head + file.read(name + extra + comment)


def _descriptor_length(behind: bytes, info: ZipInfo) -> int:
    """How many of the bytes behind an entry's data repeat its sizes: writers differ, and some leave them out."""
    mark = len(_DESCRIPTOR) if behind.startswith(_DESCRIPTOR) else 0
    for form in ("<LLL", "<LQQ"):
        length = struct.calcsize(form)
        told = behind[mark : mark + length]
        if len(told) == length and struct.unpack(form, told) == (info.CRC, info.compress_size, info.file_size):
            return mark + length
    return 0
