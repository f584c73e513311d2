"""The package as a whole: every part has a kind, every link an end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from scoring.errors import Problem
from scoring.ooxml.package import CONTENT_TYPES_PART
from scoring.workbook.linting.opened import OpenedBook

_LINK_USE = re.compile(rb'\s\w+:(?:id|embed|link|pict|dm|lo|qs|cs)="(rId[^"]*)"')


def lint_package(book: OpenedBook, looked_into: Collection[str] | None = None) -> Iterator[Problem]:
    """Yield what is wrong with parts, content types and relationships.

    The links that a part uses are looked for in all parts, or in those of `looked_into`.
    """
    for name, count in Counter(name.casefold() for name in book.part_names).items():
        if count > 1:
            yield book.problem("part-twice", f"the part {name} is in the file {count} times")
    yield from _kinds(book)
    yield from _ends(book, "")
    for part in dict.fromkeys(book.part_names):
        if part.endswith(".rels"):
            continue
        yield from _ends(book, part)
        inside = part.endswith((".xml", ".vml")) and not part.startswith("customXml/")
        if inside and (looked_into is None or part in looked_into):
            yield from lint_uses(book, part, book.read(part))


def lint_uses(book: OpenedBook, part: str, data: bytes) -> Iterator[Problem]:
    """Yield the links that a part, or the piece of it given, uses without having them."""
    known = {link.id for link in book.links(part)}
    for use in sorted(set(_LINK_USE.findall(data))):
        if use.decode() not in known:
            yield book.problem("link-missing", f"{part} uses the link {use.decode()}, which it does not have")


def _kinds(book: OpenedBook) -> Iterator[Problem]:
    defaults, named = book.content_types
    present = set(book.part_names)
    for part in book.part_names:
        extension = part.rpartition(".")[2].casefold()
        if part != CONTENT_TYPES_PART and part not in named and extension not in defaults:
            yield book.problem("content-type", f"the part {part} has no content type")
    for part in named:
        if part not in present:
            yield book.problem("content-type", f"a content type is given for {part}, which is not in the file")


def _ends(book: OpenedBook, part: str) -> Iterator[Problem]:
    links = book.links(part)
    for identity, count in Counter(link.id for link in links).items():
        if count > 1:
            yield book.problem("link-twice", f"{part or 'the file'} has the link {identity} {count} times")
    for link in links:
        # A shape's link to a place in the workbook is written as a target of its own kind.
        inside = link.target.rpartition("/")[2].startswith("#")
        if not link.external and not inside and book.parts.find(link.target) is None:
            yield book.problem("link-dangling", f"{part or 'the file'} points at {link.target}, which is missing")
