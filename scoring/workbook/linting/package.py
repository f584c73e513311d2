"""The package as a whole: every part has a kind, every link an end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from scoring.errors import Problem
from scoring.workbook.linting.opened import OpenedBook

_LINK_USE = re.compile(rb'\s\w+:(?:id|embed|link|pict|dm|lo|qs|cs)="(rId[^"]*)"')
_TYPES = "[Content_Types].xml"


def lint_package(book: OpenedBook) -> Iterator[Problem]:
    """Yield what is wrong with parts, content types and relationships."""
    for name, count in Counter(name.casefold() for name in book.part_names).items():
        if count > 1:
            yield book.problem("part-twice", f"the part {name} is in the file {count} times")
    yield from _kinds(book)
    for part in book.part_names:
        if not part.endswith(".rels"):
            yield from _links(book, part)
    yield from _ends(book, "")


def _kinds(book: OpenedBook) -> Iterator[Problem]:
    defaults, named = book.content_types
    present = set(book.part_names)
    for part in book.part_names:
        extension = part.rpartition(".")[2].casefold()
        if part != _TYPES and not part.endswith("/") and part not in named and extension not in defaults:
            yield book.problem("content-type", f"the part {part} has no content type")
    for part in named:
        if part not in present:
            yield book.problem("content-type", f"a content type is given for {part}, which is not in the file")


def _links(book: OpenedBook, part: str) -> Iterator[Problem]:
    yield from _ends(book, part)
    if not part.endswith((".xml", ".vml")) or part.startswith("customXml/"):
        return
    known = {link.identity for link in book.links(part)}
    for use in sorted(set(_LINK_USE.findall(book.read(part)))):
        if use.decode() not in known:
            yield book.problem("link-missing", f"{part} uses the link {use.decode()}, which it does not have")


def _ends(book: OpenedBook, part: str) -> Iterator[Problem]:
    links = book.links(part)
    present = set(book.part_names)
    for identity, count in Counter(link.identity for link in links).items():
        if count > 1:
            yield book.problem("link-twice", f"{part or 'the file'} has the link {identity} {count} times")
    for link in links:
        if not link.external and link.target not in present:
            yield book.problem("link-dangling", f"{part or 'the file'} points at {link.target}, which is missing")
