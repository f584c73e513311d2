"""The zip around a workbook: its parts, their relationships, and the refusal of anything unsafe or broken."""

from __future__ import annotations

import posixpath
import struct
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol
from urllib.parse import unquote

from scoring.deflate import DeflateError, zlib
from scoring.errors import LeadFileError, Place
from scoring.ooxml.entries import RawPart, is_folder, raw_parts
from scoring.ooxml.xml import SAVE_AGAIN, parse

COMPOUND_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = b"PK\x03\x04"
CONTENT_TYPES_PART = "[Content_Types].xml"

# A sheet of a million rows is some gigabytes of XML and shrinks at most a hundredfold; bombs a thousandfold.
MAX_PART = 4 * 2**30
MAX_TOTAL = 8 * 2**30
MAX_PARTS = 50_000
_FREE_SIZE = 64 * 2**20
_MAX_RATIO = 400
_BLOCK = 2**18
_MAX_BLOCK = 4 * 2**20


class _Unpacker(Protocol):
    """What is used of a decompression object."""

    @property
    def unconsumed_tail(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...

    def flush(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another. `target` is the part's name, or an address where `external`."""

    id: str
    kind: str
    target: str
    external: bool = False


class PartNames:
    """The names of a package's parts, found in any spelling of theirs (case and escapes aside)."""

    def __init__(self, names: Iterable[str]) -> None:
        self._exact = dict.fromkeys(names)
        # Of parts that differ in case alone the first answers to another spelling.
        self._folded = {name.casefold(): name for name in reversed(self._exact)}

    def find(self, name: str) -> str | None:
        """The name as the package spells it, or None where it has no such part."""
        plain = part_name(name)
        if plain in self._exact:
            return plain
        return self._folded.get(plain.casefold()) or self._folded.get(unquote(plain).casefold())


class Parts(ABC):
    """A workbook by parts, as it stands in a file or as it is going to be. Names have no leading slash.

    `place` is the file, for errors.
    """

    place: Place

    @property
    @abstractmethod
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the file."""

    @abstractmethod
    def find(self, name: str) -> str | None:
        """The name of a part as the file spells it (case and escapes aside), or None where it is missing."""

    @abstractmethod
    def size(self, name: str) -> int:
        """The unpacked size of a part in bytes."""

    @abstractmethod
    def stream(self, name: str, progress: Callable[[float], None] | None = None) -> Iterator[bytes]:
        """A part's bytes in blocks; `progress` is told the share done, from 0 to 1."""

    def read(self, name: str) -> bytes:
        """A part's bytes. Raises LeadFileError where it is missing, damaged or larger than it says."""
        return b"".join(self.stream(name))

    def relationships(self, part: str = "") -> tuple[Relationship, ...]:
        """The links of a part, or of the whole package for "". A part without links has none."""
        folder = posixpath.dirname(part_name(part))
        links = self.find(relationships_part(part))
        if links is None:
            return ()
        found = []
        for element in parse(self.read(links), self.place).iter("Relationship"):
            target, external = element.get("Target", ""), element.get("TargetMode", "") == "External"
            if not external:
                target = part_name(posixpath.join("/" + folder, target.replace("\\", "/")))
                target = self.find(target) or target
            kind = element.get("Type", "").rpartition("/")[2]
            found.append(Relationship(element.get("Id", ""), kind, target, external))
        return tuple(found)

    def content_types(self) -> dict[str, str]:
        """The content type of each part that the file names one for, by part name."""
        listed = self.find(CONTENT_TYPES_PART)
        if listed is None:
            return {}
        types: dict[str, str] = {}
        for element in parse(self.read(listed), self.place).iter("Override"):
            part = self.find(element.get("PartName", ""))
            if part is not None:
                types[part] = element.get("ContentType", "")
        return types


class Package(Parts):
    """An open workbook file. Use it as a context manager. Raises LeadFileError for what is broken or unsafe."""

    def __init__(self, path: str | Path) -> None:
        self._file = _opened(Path(path))
        self._open(Place(file=Path(path).name))

    @classmethod
    def of_bytes(cls, data: bytes, place: Place) -> Package:
        """A package from the bytes of a whole workbook file; `place` is the file that errors name."""
        package = cls.__new__(cls)
        package._file = BytesIO(data)
        package._open(place)
        return package

    def _open(self, place: Place) -> None:
        self.place = place
        try:
            self._entries = self._directory()
        except BaseException:
            self._file.close()
            raise
        self._names = PartNames(self._entries)

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _error(self, message: str, mend: str = SAVE_AGAIN) -> LeadFileError:
        return LeadFileError(message, place=self.place, mend=mend)

    def _directory(self) -> dict[str, zipfile.ZipInfo]:
        head = self._file.read(8)
        if head == COMPOUND_MAGIC:
            raise self._compound()
        if not head:
            raise self._error("The file is empty.", "Save it again where it came from.")
        try:
            with zipfile.ZipFile(self._file) as archive:
                self._infos = infos = archive.infolist()
                self._directory_start, self.comment = archive.start_dir, archive.comment
        # zipfile lets many kinds of fault of a broken archive through.
        except (
            zipfile.BadZipFile,
            ValueError,
            OSError,
            NotImplementedError,
            struct.error,
            OverflowError,
        ) as error:
            if head.startswith(b"PK"):
                raise self._error(f"The file is damaged or cut short ({error}).", "Get a fresh copy of it.") from error
            raise self._error(
                "This is no Excel workbook.", "Save it as .xlsx in Excel, or as .csv if it is text."
            ) from error
        if len(infos) > MAX_PARTS:
            raise self._error(f"The file holds {len(infos):,} parts, too many for a workbook.")
        self.file_size = self._file.seek(0, 2)
        self._check_sizes(infos)
        named = {part_name(info.filename): info for info in infos if not is_folder(info)}
        return {name: info for name, info in named.items() if name}

    def _compound(self) -> LeadFileError:
        self._file.seek(0)
        # The directory of an encrypted workbook names this stream, in UTF-16.
        if "EncryptedPackage".encode("utf-16-le") in self._file.read(64 * 2**20):
            return self._error(
                "The workbook is protected by a password.",
                "Open it in Excel and save a copy without a password.",
            )
        return self._error(
            "This is an old Excel file (.xls) or another old Office document.", "Save it as .xlsx in Excel."
        )

    def _check_sizes(self, infos: list[zipfile.ZipInfo]) -> None:
        packed = sum(info.compress_size for info in infos)
        total = sum(info.file_size for info in infos)
        if packed > self.file_size:
            raise self._error("The file's parts overlap: it is damaged or made to do harm.", "Get a fresh copy of it.")
        for info in infos:
            swollen = info.file_size > _FREE_SIZE and info.file_size > _MAX_RATIO * max(info.compress_size, 1)
            if swollen or info.file_size > MAX_PART or total > MAX_TOTAL:
                size = f"{info.file_size / 2**20:,.0f} MB"
                raise self._error(
                    f"The part {info.filename} would unpack to {size}: refused as unsafe.",
                    "If the file is your own, save it again with fewer unused cells.",
                )

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the file."""
        return tuple(self._entries)

    def find(self, name: str) -> str | None:
        """The name of a part as the file spells it (case and escapes aside), or None where it is missing."""
        return self._names.find(name)

    def size(self, name: str) -> int:
        """The unpacked size of a part in bytes."""
        return self._entries[self._existing(name)].file_size

    def _existing(self, name: str) -> str:
        found = self.find(name)
        if found is None:
            raise self._error(f"The part {name} is missing.")
        return found

    def stream(self, name: str, progress: Callable[[float], None] | None = None) -> Iterator[bytes]:
        """A part's bytes in blocks as they unpack; `progress` is told the share done, from 0 to 1."""
        info = self._entries[self._existing(name)]
        self._seek_data(info)
        if info.flag_bits & 1:
            raise self._error("The file's parts are encrypted.", "Save a copy without a password.")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self._error(f"The part {name} is packed in a way that workbooks do not use.")
        unpack = zlib.decompressobj(-15) if info.compress_type == zipfile.ZIP_DEFLATED else None
        left, made, check = info.compress_size, 0, 0
        ended = left == 0
        while not ended:
            packed = self._file.read(min(_BLOCK, left))
            if not packed:
                raise self._error("The file is cut short.", "Get a fresh copy of it.")
            left -= len(packed)
            ended = left == 0
            place = self._file.tell()
            for block in self._unpack(name, unpack, packed, ended):
                made += len(block)
                if made > info.file_size:
                    raise self._error(f"The part {name} is larger than it says: refused as unsafe.")
                check = zlib.crc32(block, check)
                if progress is not None:
                    progress(1 - left / info.compress_size)
                yield block
            # Whoever takes the blocks may read other parts in between.
            self._file.seek(place)
        if made != info.file_size or check != info.CRC:
            raise self._error(f"The part {name} is damaged.", "Get a fresh copy of the file.")

    def _unpack(self, name: str, unpack: _Unpacker | None, packed: bytes, ended: bool) -> Iterator[bytes]:
        if unpack is None:
            yield packed
            return
        try:
            yield unpack.decompress(packed, _MAX_BLOCK)
            while unpack.unconsumed_tail:
                yield unpack.decompress(unpack.unconsumed_tail, _MAX_BLOCK)
            if ended:
                yield unpack.flush()
        except DeflateError as error:
            raise self._error(f"The part {name} is damaged ({error}).", "Get a fresh copy of the file.") from error

    def _seek_data(self, info: zipfile.ZipInfo) -> None:
        if not 0 <= info.header_offset < self.file_size:
            raise self._error("The file is damaged or cut short.", "Get a fresh copy of it.")
        self._file.seek(info.header_offset)
        header = self._file.read(30)
        if len(header) < 30 or header[:4] != ZIP_MAGIC:
            raise self._error("The file is damaged or cut short.", "Get a fresh copy of it.")
        name_length, extra_length = struct.unpack("<HH", header[26:30])
        self._file.seek(name_length + extra_length, 1)

    @cached_property
    def entries(self) -> tuple[RawPart, ...]:
        """All entries of the zip in the order of its directory: folders, and parts that are there twice, as well."""
        try:
            return tuple(raw_parts(self._file, self._infos, self._directory_start, part_name))
        except (ValueError, OverflowError, struct.error) as error:
            raise self._error(f"The file is damaged or cut short ({error}).", "Get a fresh copy of it.") from error

    @cached_property
    def _raw(self) -> dict[str, RawPart]:
        return {entry.name: entry for entry in self.entries if not entry.folder}

    def raw(self, name: str) -> RawPart:
        """A part as it is packed in the file. Raises LeadFileError where it is missing."""
        return self._raw[self._existing(name)]

    def raw_blocks(self, start: int, end: int) -> Iterator[bytes]:
        """The file's own bytes from `start` to `end`, in blocks. Raises LeadFileError where it is shorter."""
        while start < end:
            # Whoever takes the blocks may read parts in between.
            self._file.seek(start)
            block = self._file.read(min(end - start, _MAX_BLOCK))
            if not block:
                raise self._error("The file is cut short.", "Get a fresh copy of it.")
            start += len(block)
            yield block

    def raw_bytes(self, start: int, end: int) -> bytes:
        """The file's own bytes from `start` to `end`."""
        return b"".join(self.raw_blocks(start, end))


def part_name(name: str) -> str:
    """A part name in one form: forward slashes, no dots, no leading slash."""
    plain = name.replace("\\", "/")
    return posixpath.normpath("/" + plain).lstrip("/") if plain else ""


def relationships_part(part: str = "") -> str:
    """Where the links of a part stand (`xl/_rels/workbook.xml.rels`), or those of the package for ""."""
    folder, name = posixpath.split(part_name(part))
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> LeadFileError:
    """The error for a file that the system will not open, in words."""
    place = Place(file=str(path))
    if isinstance(error, FileNotFoundError):
        return LeadFileError("The file does not exist.", place=place, mend="Check its name and folder.")
    if isinstance(error, IsADirectoryError):
        return LeadFileError("This is a folder, not a file.", place=place, mend="Name the lead file itself.")
    if isinstance(error, PermissionError):
        return LeadFileError(
            "The file may not be read.",
            place=place,
            mend="Close it in other programs, or ask for the right to read it.",
        )
    return LeadFileError(f"The file cannot be read ({error.strerror}).", place=place)
