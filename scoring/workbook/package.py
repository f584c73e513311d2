"""A workbook's parts as they are to be, and their writing: what nobody changes is copied as it lies in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import BinaryIO

from scoring.errors import NOWHERE, LeadFileError, Place
from scoring.ooxml.book import find_workbook
from scoring.ooxml.entries import RawPart
from scoring.ooxml.package import CONTENT_TYPES_PART, Package, PartNames, Parts, part_name
from scoring.ooxml.xml import SAVE_AGAIN
from scoring.workbook.original import ORIGINAL_LINK, ORIGINAL_PART, ORIGINAL_TYPE, Copied, recipe
from scoring.workbook.surgery.content_types import with_types
from scoring.workbook.surgery.relationships import NewLink, links_bytes, links_part, with_links
from scoring.workbook.surgery.splice import part_bytes
from scoring.workbook.zipwriter import PackageTooLargeError, ZipWriter

# What a part is to hold: its bytes, or what makes them anew each time that it is called, block by block.
Content = bytes | Callable[[], Iterable[bytes]]


class Draft(Parts):
    """A workbook in the making: the parts of `base` (None for a new workbook), some replaced, added or dropped.

    It reads like any package, and shows the parts as they are to be. `base` must stay open as long as it is used.
    """

    def __init__(self, base: Package | None, place: Place = NOWHERE) -> None:
        self.base = base
        self.place = base.place if base is not None else place
        self._contents: dict[str, Content] = {}
        self._dropped: set[str] = set()
        self._known: PartNames | None = None
        self._own = frozenset(base.parts) if base is not None else frozenset()

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, in the order in which they will be written."""
        kept = self.base.parts if self.base is not None else ()
        return (*(name for name in kept if name not in self._dropped), *self.added)

    @property
    def changed(self) -> tuple[str, ...]:
        """The parts of the base whose content is replaced."""
        return tuple(name for name in self._contents if name in self._own)

    @property
    def added(self) -> tuple[str, ...]:
        """The parts that the base does not have."""
        return tuple(name for name in self._contents if name not in self._own)

    @property
    def dropped(self) -> tuple[str, ...]:
        """The parts of the base that will not be there."""
        return tuple(name for name in (self.base.parts if self.base is not None else ()) if name in self._dropped)

    def replace(self, name: str, content: Content) -> None:
        """Give a part that is there another content; it stays where it is among the parts."""
        self._contents[self._existing(name)] = content

    def add(self, name: str, content: Content) -> None:
        """Add a part behind all others. One of this name that the base had and that was dropped is replaced."""
        plain = part_name(name)
        if self.find(plain) is not None:
            raise ValueError(f"the workbook has a part {plain} already")
        self._contents[plain] = content
        self._dropped.discard(plain)
        self._known = None

    def put(self, name: str, content: Content) -> None:
        """Replace a part, or add it where there is none of this name."""
        if self.find(name) is None:
            self.add(name, content)
        else:
            self.replace(name, content)

    def drop(self, name: str) -> None:
        """Leave a part out."""
        found = self._existing(name)
        self._contents.pop(found, None)
        if found in self._own:
            self._dropped.add(found)
        self._known = None

    def find(self, name: str) -> str | None:
        """The name of a part as the workbook spells it (case and escapes aside), or None where it is missing."""
        if self._known is None:
            self._known = PartNames(self.parts)
        return self._known.find(name)

    def size(self, name: str) -> int:
        """The size of a part in bytes; a content that is made when it is called for is made for this."""
        found = self._existing(name)
        if self.base is not None and found not in self._contents:
            return self.base.size(found)
        return sum(map(len, self.stream(found)))

    def stream(self, name: str, progress: Callable[[float], None] | None = None) -> Iterator[bytes]:
        """A part's bytes in blocks; `progress` is told the share done, from 0 to 1."""
        found = self._existing(name)
        content = self._contents.get(found)
        if content is None and self.base is not None:
            yield from self.base.stream(found, progress)
        elif isinstance(content, bytes):
            yield content
        elif content is not None:
            yield from content()
        if progress is not None:
            progress(1.0)

    def _existing(self, name: str) -> str:
        found = self.find(name)
        if found is None:
            raise LeadFileError(f"The part {name} is missing.", place=self.place, mend=SAVE_AGAIN)
        return found

    def keeps(self, entry: RawPart) -> bool:
        """Whether an entry of the base's zip (a folder, a part, a part that is there twice) stays as it is."""
        return entry.name not in self._contents and entry.name not in self._dropped

    def content(self, name: str) -> bytes | Iterable[bytes]:
        """What is to be written for a part that is replaced or added."""
        content = self._contents[name]
        return content if isinstance(content, bytes) else content()


def announce(draft: Draft) -> None:
    """Link and type the part that keeps the original. Doing it twice changes nothing.

    Google Sheets links a part of its own from the workbook part in this way: Excel opens such files as they are and
    leaves the part out when it saves.
    """
    draft.put(ORIGINAL_PART, b"")
    part = find_workbook(draft)
    if all(link.target != ORIGINAL_PART for link in draft.relationships(part)):
        links, _ = with_links(
            links_bytes(draft, part), part, [NewLink(ORIGINAL_LINK, ORIGINAL_PART)], place=draft.place
        )
        draft.put(links_part(draft, part), links)
    if ORIGINAL_PART not in draft.content_types():
        types = with_types(part_bytes(draft, CONTENT_TYPES_PART), {ORIGINAL_PART: ORIGINAL_TYPE}, draft.place)
        draft.replace(CONTENT_TYPES_PART, types)


def write_draft(draft: Draft, file: BinaryIO, *, keep_original: bool = False) -> None:
    """Write a workbook to an empty file that can be read back and forth; the same draft gives the same bytes.

    Kept parts are copied with their local headers and packed bytes, in their order; a replaced part stands in its
    place, added ones follow. With `keep_original` comes the part from which the base is rebuilt to the byte, linked
    and typed (`announce` is called here); in a new workbook it tells whether anybody has saved it since.
    Raises PackageTooLargeError (an OutputError), and LeadFileError where the base is found damaged on the way;
    whatever a content raises comes through.
    """
    base = draft.base
    if keep_original:
        announce(draft)
    writer = ZipWriter(file)
    try:
        copied = _copy(draft, base, writer) if base is not None else []
        for name in draft.added:
            if name != ORIGINAL_PART:
                writer.add(name, draft.content(name))
        if keep_original:
            # What is left to store is packed already, unless the zip's writer packed nothing.
            packed = base is None or all(draft.keeps(entry) or entry.method for entry in base.entries)
            writer.add(ORIGINAL_PART, recipe(base, copied, writer.records), stored=packed)
        writer.close(base.comment if base is not None else b"")
    except PackageTooLargeError as error:
        error.place = draft.place
        raise


def _copy(draft: Draft, base: Package, writer: ZipWriter) -> list[Copied]:
    """Write the entries of the base that stay, and the replaced ones among them; the ranges that were copied."""
    copied = []
    waiting = set(draft.changed) - {ORIGINAL_PART}
    for entry in base.entries:
        if draft.keeps(entry):
            copied.append(Copied(entry.start, entry.end, writer.offset))
            writer.copy(entry, base.raw_blocks(entry.start, entry.end))
        # A part that is there twice is there once when it is replaced.
        elif entry.name in waiting:
            waiting.remove(entry.name)
            writer.add(entry.spelling, draft.content(entry.name))
    return copied


def draft_bytes(draft: Draft, *, keep_original: bool = False) -> bytes:
    """A workbook as the bytes of its file; as `write_draft`."""
    file = BytesIO()
    write_draft(draft, file, keep_original=keep_original)
    return file.getvalue()
