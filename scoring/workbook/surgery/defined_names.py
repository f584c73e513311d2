"""The defined names of an existing workbook: found without case, by scope; changed, added and taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from scoring.errors import NOWHERE, Place
from scoring.ooxml.outline import Span
from scoring.workbook.parts.text import attribute_text, plain_text
from scoring.workbook.surgery.splice import Splice, children_of, element_text


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A defined name: what it refers to, the place of the sheet that it belongs to (None: the whole workbook)."""

    name: str
    refers: str
    sheet: int | None = None
    hidden: bool = False
    comment: str = ""

    @property
    def key(self) -> tuple[str, int | None]:
        """What tells names apart."""
        return self.name.casefold(), self.sheet


@dataclass
class _Kept:
    """A name of the file: where it stands, and how it is to be (None: taken out)."""

    span: Span
    old: NameEntry
    now: NameEntry | None


class NameList:
    """The names of a workbook part as they are to be."""

    def __init__(self, data: bytes, listed: Span | None, place: Place = NOWHERE) -> None:
        self._kept = [
            _Kept(span, entry, entry)
            for span in (children_of(data, listed, place) if listed is not None else ())
            if span.name == "definedName"
            for entry in [_entry(data, span, place)]
        ]
        self._new: list[NameEntry] = []

    def __iter__(self) -> Iterator[NameEntry]:
        yield from (kept.now for kept in self._kept if kept.now is not None)
        yield from self._new

    @property
    def left(self) -> bool:
        """Whether any name of the file stays."""
        return any(kept.now is not None for kept in self._kept)

    def find(self, name: str, sheet: int | None = None) -> NameEntry | None:
        """The name of this scope that differs in case at most."""
        return next((entry for entry in self if entry.key == (name.casefold(), sheet)), None)

    def set(self, entry: NameEntry) -> None:
        """Add a name, or put it in place of the one of the same scope."""
        for kept in self._kept:
            if kept.now is not None and kept.now.key == entry.key:
                kept.now = entry
                return
        self._new = [item for item in self._new if item.key != entry.key]
        self._new.append(entry)

    def remove(self, unwanted: Callable[[NameEntry], bool]) -> None:
        """Take out the names that a question is answered with yes for."""
        for kept in self._kept:
            if kept.now is not None and unwanted(kept.now):
                kept.now = None
        self._new = [entry for entry in self._new if not unwanted(entry)]

    def change(self, changed: Callable[[NameEntry], str]) -> None:
        """Give names what they refer to anew: the function answers for each, often what it already is."""
        for kept in self._kept:
            if kept.now is not None:
                kept.now = replace(kept.now, refers=changed(kept.now))
        self._new = [replace(entry, refers=changed(entry)) for entry in self._new]

    def renumber(self, moved: Callable[[int], int | None]) -> None:
        """Note where sheets stand now; the names of one that is gone (None) go with it."""
        for kept in self._kept:
            if kept.now is not None:
                kept.now = _moved(kept.now, moved)
        self._new = [entry for entry in (_moved(item, moved) for item in self._new) if entry is not None]

    def new_xml(self) -> str:
        """The added names as a fragment."""
        return "".join(_xml(entry) for entry in self._new)

    def write_changes(self, splice: Splice) -> None:
        """Note what differs from the file in the splice of its part; nothing else of a name changes."""
        for kept in self._kept:
            if kept.now is None:
                splice.remove(kept.span)
            elif kept.now != kept.old:
                _write(kept, kept.now, splice)


def _moved(entry: NameEntry, moved: Callable[[int], int | None]) -> NameEntry | None:
    if entry.sheet is None:
        return entry
    sheet = moved(entry.sheet)
    return None if sheet is None else replace(entry, sheet=sheet)


def _write(kept: _Kept, now: NameEntry, splice: Splice) -> None:
    span, old = kept.span, kept.old
    values: dict[str, str | None] = {}
    if now.name != old.name:
        values["name"] = now.name
    if now.sheet != old.sheet:
        values["localSheetId"] = None if now.sheet is None else str(now.sheet)
    if now.hidden != old.hidden:
        values["hidden"] = "1" if now.hidden else None
    if now.comment and now.comment != old.comment:
        values["comment"] = now.comment
    if now.refers == old.refers:
        splice.attributes(span, values)
    elif span.empty:
        splice.append(span, plain_text(now.refers).encode(), values)
    else:
        splice.attributes(span, values)
        end = splice.data.rindex(b"<", span.inside, span.end)
        splice.replace(span.inside, end, plain_text(now.refers).encode())


def _entry(data: bytes, span: Span, place: Place) -> NameEntry:
    attributes = span.attributes
    sheet = attributes.get("localSheetId", "")
    return NameEntry(
        attributes.get("name", ""),
        element_text(data, span, place),
        int(sheet) if sheet.isdigit() else None,
        attributes.get("hidden", "0").strip().lower() in ("1", "true"),
        attributes.get("comment", ""),
    )


def _xml(entry: NameEntry) -> str:
    sheet = f' localSheetId="{entry.sheet}"' if entry.sheet is not None else ""
    comment = f' comment="{attribute_text(entry.comment)}"' if entry.comment else ""
    hidden = ' hidden="1"' if entry.hidden else ""
    head = f'<definedName name="{plain_text(entry.name)}"{sheet}{comment}{hidden}>'
    return f"{head}{plain_text(entry.refers)}</definedName>"
