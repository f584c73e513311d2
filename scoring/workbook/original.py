"""The recipe in a scored workbook by which its original comes back to the byte.

The part holds what the scored file lacks of the original (the packed bytes of changed and dropped parts, headers, the
zip's directory, comments, gaps) and where the rest lies in the scored file, which copies kept parts as they were
packed. It is no XML: other programs leave it out when they save, and with it what they have outdated.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scoring.errors import LeadFileError
from scoring.ooxml.package import Package

# A name in .bin would be taken for an OLE object and judged as one.
ORIGINAL_PART = "xl/hotsheet/original.dat"
ORIGINAL_TYPE = "application/vnd.hotsheet.original"
ORIGINAL_LINK = "urn:hotsheet:relationships/original"

_MAGIC = b"HSORIG01"
# Magic, length of the original, number of segments, SHA-256 of the original, digest of the scored file's parts.
_HEAD = struct.Struct("<8sQQ32s32s")
# Where a segment lies in the scored file, and its length; literal ones follow each other behind the table.
_SEGMENT = struct.Struct("<QQ")
_LITERAL = 2**64 - 1
_DIRECTORY_FACTS = slice(16, 28)
_NAME = 46


@dataclass(frozen=True, slots=True)
class Copied:
    """Bytes of the original, from `start` to `end`, that stand at `place` in the scored file."""

    start: int
    end: int
    place: int


def recipe(base: Package | None, copied: Iterable[Copied], records: Sequence[bytes]) -> Iterator[bytes]:
    """The part for a workbook made of `base`, in blocks; for a new one (None) it only tells whether anybody saved it.

    copied: what of the base's file stands in the new one. records: the new zip's directory, but for this part.
    """
    if base is None:
        yield _HEAD.pack(_MAGIC, 0, 0, hashlib.sha256().digest(), _digest(records))
        return
    segments = _segments(copied, base.file_size)
    whole = hashlib.sha256()
    for block in base.raw_blocks(0, base.file_size):
        whole.update(block)
    yield _HEAD.pack(_MAGIC, base.file_size, len(segments), whole.digest(), _digest(records))
    yield b"".join(_SEGMENT.pack(place, end - start) for start, end, place in segments)
    for start, end, place in segments:
        if place == _LITERAL:
            yield from base.raw_blocks(start, end)


def restored(package: Package) -> bytes | None:
    """The file that a workbook was scored from, to the byte.

    None where the workbook carries no recipe or was made new, or where any part or its packing is not as it was
    written: then another program has saved since, and the original would lose its changes.
    """
    data = _untouched(package)
    if data is None:
        return None
    _, length, count, whole, _ = _HEAD.unpack_from(data)
    # One that was tampered with must not swell: each byte comes from here or from there, and once.
    if not 0 < length <= package.file_size + len(data):
        return None
    try:
        made = b"".join(_rebuilt(package, data, count, length))
    except (struct.error, LeadFileError):
        return None
    return made if hashlib.sha256(made).digest() == whole else None


def is_new(package: Package) -> bool:
    """Whether a workbook was made by scoring leads into a new file, and nobody has saved it since."""
    data = _untouched(package)
    return data is not None and _HEAD.unpack_from(data)[1] == 0


def _untouched(package: Package) -> bytes | None:
    """The recipe, or None where there is none or any part of the workbook is not as it was written."""
    if package.find(ORIGINAL_PART) is None:
        return None
    entry = package.raw(ORIGINAL_PART)
    records = [other.record for other in package.entries if other.start != entry.start]
    try:
        data = package.read(ORIGINAL_PART)
        magic, _, _, _, parts = _HEAD.unpack_from(data)
    except (struct.error, LeadFileError):
        return None
    return data if magic == _MAGIC and parts == _digest(records) else None


def _rebuilt(package: Package, data: bytes, count: int, length: int) -> Iterator[bytes]:
    """The segments in their order; fewer where the recipe is not sound."""
    at, made = _HEAD.size + count * _SEGMENT.size, 0
    if at > len(data):
        return
    for number in range(count):
        place, size = _SEGMENT.unpack_from(data, _HEAD.size + number * _SEGMENT.size)
        made += size
        if made > length:
            return
        if place == _LITERAL:
            yield data[at : at + size]
            at += size
        else:
            yield package.raw_bytes(place, place + size)


def _segments(copied: Iterable[Copied], length: int) -> list[tuple[int, int, int]]:
    """The original in pieces (start, end, place in the scored file or _LITERAL), as few as may be."""
    pieces: list[tuple[int, int, int]] = []
    at = 0

    def put(start: int, end: int, place: int) -> None:
        if pieces and place != _LITERAL != pieces[-1][2]:
            before, _, stands = pieces[-1]
            if stands + start - before == place:
                pieces[-1] = (before, end, stands)
                return
        pieces.append((start, end, place))

    for piece in sorted(copied, key=lambda item: item.start):
        # Entries may overlap in files that were patched by hand.
        start = max(piece.start, at)
        if start >= piece.end:
            continue
        if at < start:
            put(at, start, _LITERAL)
        put(start, piece.end, piece.place + start - piece.start)
        at = piece.end
    if at < length:
        put(at, length, _LITERAL)
    return pieces


def _digest(records: Iterable[bytes]) -> bytes:
    """What tells whether any part was changed: names, check sums and sizes, in order."""
    digest = hashlib.sha256()
    for record in records:
        name = record[_NAME : _NAME + int.from_bytes(record[28:30], "little")]
        digest.update(struct.pack("<H", len(name)) + name + record[_DIRECTORY_FACTS])
    return digest.digest()
