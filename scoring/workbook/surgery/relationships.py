"""Relationship parts of an existing workbook: links added under ids that no other has, and taken out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scoring.errors import NOWHERE, Place
from scoring.ooxml.outline import outline
from scoring.ooxml.package import Parts
from scoring.workbook.parts.relationships import relationships_name
from scoring.workbook.parts.text import plain_text
from scoring.workbook.parts.xml import DECLARATION, PACKAGE_RELATIONSHIPS, RELATIONSHIPS
from scoring.workbook.surgery.splice import Splice, part_bytes, prefixed
from scoring.workbook.surgery.strict import STRICT_RELATIONSHIPS

_NUMBERED = re.compile(r"rid([0-9]{1,9})")
_EMPTY = f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"></Relationships>'.encode()


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link to be made: `kind` is the last word of an office type or a whole one, `target` a part's name."""

    kind: str
    target: str


def links_part(parts: Parts, part: str) -> str:
    """The name of the part that holds the links of `part` ("" for the package), as the file spells it."""
    name = relationships_name(part) if part else "_rels/.rels"
    return parts.find(name) or name


def links_bytes(parts: Parts, part: str) -> bytes | None:
    """What `with_links` takes for a part of a workbook: its relationship part, None where it has none."""
    name = parts.find(links_part(parts, part))
    return None if name is None else part_bytes(parts, name)


def with_links(
    data: bytes | None, part: str, links: Sequence[NewLink], *, strict: bool = False, place: Place = NOWHERE
) -> tuple[bytes, tuple[str, ...]]:
    """The relationship part with these links of `part`, and their ids in order.

    Without `data` the part is made. Targets are written as the file's own are: from the root of the package where all
    of those are, else from the folder of `part`.
    """
    data = data or _EMPTY
    found = outline(data, place)
    rows = [child.attributes for child in found.children if child.name == "Relationship"]
    inner = [row.get("Target", "") for row in rows if row.get("TargetMode") != "External"]
    rooted = bool(inner) and all(target.startswith("/") for target in inner)
    free = _free_id({row.get("Id", "").casefold() for row in rows})
    ids = tuple(f"rId{free + place_}" for place_ in range(len(links)))
    base = STRICT_RELATIONSHIPS if strict else RELATIONSHIPS
    made = "".join(
        f'<Relationship Id="{new}" Type="{link.kind if ":" in link.kind else f"{base}/{link.kind}"}"'
        f' Target="{plain_text(_target(part, link.target, rooted))}"/>'
        for new, link in zip(ids, links, strict=True)
    )
    splice = Splice(data)
    if made:
        splice.append(found.root, prefixed(made, found.prefix))
    return splice.result(), ids


def without_links(data: bytes, ids: Collection[str], place: Place = NOWHERE) -> bytes:
    """The relationship part without the links of these ids; a part without any link is still a whole part."""
    splice = Splice(data)
    for child in outline(data, place).children:
        if child.name == "Relationship" and child.attributes.get("Id") in ids:
            splice.remove(child)
    return splice.result()


def _free_id(taken: set[str]) -> int:
    """The first number that no id has, nor any after it."""
    return 1 + max((int(found[1]) for name in taken if (found := _NUMBERED.fullmatch(name))), default=0)


def _target(part: str, target: str, rooted: bool) -> str:
    if rooted:
        return f"/{target}"
    return posixpath.relpath("/" + target, "/" + posixpath.dirname(part))
