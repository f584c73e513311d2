"""The compression of VBA sources: chunks of 4,096 bytes, each a run of literal bytes and copies of earlier ones.

Source: [MS-OVBA] section 2.4.1, "Compression and Decompression".
"""

from __future__ import annotations

import struct
from collections import defaultdict

_CHUNK = 4096
_SIGNATURE = b"\x01"
_SHORTEST = 3
# Bits 12 to 14 of a chunk's header are always 0b011; bit 15 says that the chunk is compressed.
_COMPRESSED, _RAW = 0xB000, 0x3000
# Earlier places looked at for one copy: more find little.
_TRIES = 64


def compress(data: bytes) -> bytes:
    """Bytes as a compressed container, as the streams `dir` and those of modules hold them.

    Raises:
        ValueError: the last bytes would grow beyond a chunk, which no text does.
    """
    chunks = (data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK))
    return _SIGNATURE + b"".join(map(_chunk, chunks))


def decompress(container: bytes) -> bytes:
    """The bytes of a compressed container.

    Raises:
        ValueError: it is none.
    """
    if container[:1] != _SIGNATURE:
        raise ValueError("This is no compressed container of VBA.")
    found, at = bytearray(), 1
    while at < len(container):
        [header] = struct.unpack_from("<H", container, at)
        size = (header & 0x0FFF) + 3
        body = container[at + 2 : at + size]
        found += _expanded(body) if header & 0x8000 else body
        at += size
    return bytes(found)


def _chunk(data: bytes) -> bytes:
    packed = _packed(data)
    if len(packed) > _CHUNK:
        # A raw chunk is always a full one: a shorter one would gain zeros at its end.
        if len(data) < _CHUNK:
            raise ValueError("These bytes are no text: they cannot be compressed as a source of VBA.")
        return struct.pack("<H", _RAW | (_CHUNK - 1)) + data
    return struct.pack("<H", _COMPRESSED | (len(packed) - 1)) + packed


def _packed(data: bytes) -> bytes:
    """Tokens in groups of eight behind a byte of flags: a flag says that its token is a copy of earlier bytes."""
    packed, at = bytearray(), 0
    seen: defaultdict[bytes, list[int]] = defaultdict(list)
    while at < len(data):
        flags, tokens = 0, bytearray()
        for bit in range(8):
            if at >= len(data):
                break
            length, offset = _copy(data, at, seen)
            if length:
                flags |= 1 << bit
                tokens += _token(at, length, offset)
            else:
                tokens.append(data[at])
                length = 1
            for place in range(at, at + length):
                seen[data[place : place + _SHORTEST]].append(place)
            at += length
        packed.append(flags)
        packed += tokens
    return bytes(packed)


def _copy(data: bytes, at: int, seen: defaultdict[bytes, list[int]]) -> tuple[int, int]:
    """The longest run of earlier bytes that comes again at a place: (length, how far back), or (0, 0)."""
    most = min(len(data) - at, _longest(at))
    best, offset = 0, 0
    if most < _SHORTEST:
        return best, offset
    for start in reversed(seen[data[at : at + _SHORTEST]][-_TRIES:]):
        length = _SHORTEST
        while length < most and data[start + length] == data[at + length]:
            length += 1
        if length > best:
            best, offset = length, at - start
    return best, offset


def _bits(at: int) -> int:
    """How many bits of a copy's sixteen say how far back it lies, at a place of the chunk."""
    return max((at - 1).bit_length(), 4)


def _longest(at: int) -> int:
    return (1 << (16 - _bits(at))) + 2 if at else 0


def _token(at: int, length: int, offset: int) -> bytes:
    return struct.pack("<H", (offset - 1) << (16 - _bits(at)) | (length - _SHORTEST))


def _expanded(body: bytes) -> bytes:
    found, at = bytearray(), 0
    while at < len(body):
        flags = body[at]
        at += 1
        for bit in range(8):
            if at >= len(body):
                break
            if not flags >> bit & 1:
                found.append(body[at])
                at += 1
                continue
            [token] = struct.unpack_from("<H", body, at)
            at += 2
            low = 16 - _bits(len(found))
            length, offset = (token & ((1 << low) - 1)) + _SHORTEST, (token >> low) + 1
            # One by one: a copy may reach into what it itself writes.
            for _ in range(length):
                found.append(found[-offset])
    return bytes(found)
