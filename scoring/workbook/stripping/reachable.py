"""Which parts go with those that are taken out: all that nothing else leads to."""

from __future__ import annotations

from collections.abc import Collection

from scoring.ooxml.package import Parts
from scoring.workbook.parts.relationships import relationships_name


def dropped_parts(parts: Parts, gone: Collection[str]) -> tuple[str, ...]:
    """`gone` and the parts that are reached through them alone, with their relationship parts, in the file's order.

    A part that nothing led to before stays: it is not ours to judge.
    """
    links = {part: _targets(parts, part) for part in ("", *parts.parts) if not part.endswith(".rels")}
    kept = _reached("", links, frozenset(gone))
    lost = {part for start in gone for part in _reached(start, links, frozenset())} - kept
    lost |= {name for part in lost if (name := parts.find(relationships_name(part))) is not None}
    return tuple(name for name in parts.parts if name in lost)


def _targets(parts: Parts, part: str) -> tuple[str, ...]:
    found = (parts.find(link.target) for link in parts.relationships(part) if not link.external)
    return tuple(name for name in found if name is not None)


def _reached(start: str, links: dict[str, tuple[str, ...]], without: frozenset[str]) -> set[str]:
    """All parts that links lead to from a part, itself included, passing through none of `without`."""
    reached, waiting = {start}, [start]
    while waiting:
        for target in links.get(waiting.pop(), ()):
            if target not in reached and target not in without:
                reached.add(target)
                waiting.append(target)
    return reached
