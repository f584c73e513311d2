"""The content types part of an existing workbook: kinds of new parts noted, those of dropped parts taken out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import unquote

from scoring.errors import NOWHERE, Place
from scoring.ooxml.outline import Outline, Span, outline
from scoring.workbook.parts.text import plain_text
from scoring.workbook.surgery.splice import Splice, prefixed

CONTENT_TYPES_PART = "[Content_Types].xml"


def with_types(data: bytes, kinds: Mapping[str, str], place: Place = NOWHERE) -> bytes:
    """The part with the content type of each of these parts (names without a leading slash).

    A kind that the file already gives to the name's extension is not repeated; one given to the name is replaced.
    """
    found = outline(data, place)
    splice = Splice(data)
    defaults = _defaults(found)
    named = _overrides(found)
    rows = []
    for name, kind in kinds.items():
        spans = named.get(name.casefold(), [])
        if spans:
            splice.attributes(spans[0], {"ContentType": kind})
        elif defaults.get(_extension(name)) != kind:
            rows.append(f'<Override PartName="/{plain_text(name)}" ContentType="{plain_text(kind)}"/>')
    if rows:
        splice.append(found.root, prefixed("".join(rows), found.prefix))
    return splice.result()


def with_default(data: bytes, extension: str, kind: str, place: Place = NOWHERE) -> bytes:
    """The part with a content type for an extension (without its dot), unless it has one already."""
    found = outline(data, place)
    if extension.casefold() in _defaults(found):
        return data
    splice = Splice(data)
    # Readers expect defaults before the parts that are named; none relies on it.
    row = prefixed(f'<Default Extension="{extension}" ContentType="{plain_text(kind)}"/>', found.prefix)
    if found.root.empty:
        splice.append(found.root, row)
    else:
        splice.insert(found.root.inside, row)
    return splice.result()


def without_types(data: bytes, names: Collection[str], place: Place = NOWHERE) -> bytes:
    """The part without the content types given to these parts by name; those of extensions stay."""
    found = outline(data, place)
    splice = Splice(data)
    unwanted = {name.casefold() for name in names}
    for name, spans in _overrides(found).items():
        if name in unwanted:
            for span in spans:
                splice.remove(span)
    return splice.result()


def default_types(data: bytes, place: Place = NOWHERE) -> dict[str, str]:
    """The content type that each extension has, extensions in small letters and without their dot."""
    return _defaults(outline(data, place))


def typed_parts(data: bytes, place: Place = NOWHERE) -> dict[str, str]:
    """The content type of each part that the file names one for, whether the part exists or not, without case."""
    return {
        name: spans[0].attributes.get("ContentType", "") for name, spans in _overrides(outline(data, place)).items()
    }


def _defaults(found: Outline) -> dict[str, str]:
    return {
        child.attributes.get("Extension", "").casefold(): child.attributes.get("ContentType", "")
        for child in found.children
        if child.name == "Default"
    }


def _overrides(found: Outline) -> dict[str, list[Span]]:
    named: dict[str, list[Span]] = {}
    for child in found.children:
        if child.name == "Override":
            name = unquote(child.attributes.get("PartName", "").replace("\\", "/").lstrip("/"))
            named.setdefault(name.casefold(), []).append(child)
    return named


def _extension(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[2].casefold()
