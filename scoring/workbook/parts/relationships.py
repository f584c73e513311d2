"""Relationship parts: which part points at which, by numbered ids."""

from __future__ import annotations

from scoring.workbook.parts.text import plain_text
from scoring.workbook.parts.xml import DECLARATION, PACKAGE_RELATIONSHIPS, RELATIONSHIPS


class Relationships:
    """The relationships of one part, numbered in the order in which they are added."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, str, str]] = []

    def __bool__(self) -> bool:
        return bool(self._rows)

    def add(self, kind: str, target: str, ident: str = "") -> str:
        """Add a relationship and return its id, numbered unless one is named.

        `kind` is a full type or the last word of an office one.
        """
        ident = ident or f"rId{len(self._rows) + 1}"
        self._rows.append((ident, kind if "/" in kind else f"{RELATIONSHIPS}/{kind}", target))
        return ident

    def xml(self) -> bytes:
        """The part."""
        rows = "".join(
            f'<Relationship Id="{ident}" Type="{kind}" Target="{plain_text(target)}"/>'
            for ident, kind, target in self._rows
        )
        return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{rows}</Relationships>'.encode()


def relationships_name(part: str) -> str:
    """Where the relationships of a part stand: `xl/workbook.xml` has `xl/_rels/workbook.xml.rels`."""
    folder, slash, name = part.rpartition("/")
    return f"{folder}{slash}_rels/{name}.rels"
