"""The formulas of a part, wherever they stand in it: read, and rewritten, with every other byte as it is."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from scoring.workbook.parts.text import plain_text

# Cells (f), formats and checks (formula, formula1, formula2), tables, names, and what charts and extensions show (f).
_NAMES = b"f|formula[12]?|calculatedColumnFormula|totalsRowFormula|definedName"
_ELEMENT = re.compile(rb"<(?:[\w.-]+:)?(?P<name>" + _NAMES + rb")(?:\s[^<>]*)?(?<!/)>(?P<text>[^<]+)</")
_CELL = re.compile(
    rb"""<(?:[\w.-]+:)?c\s(?=[^<>]*?\br\s*=\s*["'](?P<cell>[A-Z]{1,3}[0-9]{1,7})["'])[^<>]*(?<!/)>\s*"""
    rb"<(?:[\w.-]+:)?f(?:\s[^<>]*)?(?<!/)>(?P<text>[^<]+)</"
)


def formulas_of(data: bytes) -> Iterator[str]:
    """The formulas of a part, in order; those of cells too."""
    for found in _ELEMENT.finditer(data):
        yield unescaped(found["text"])


def cell_formulas(rows: bytes) -> Iterator[tuple[str, bytes]]:
    """The cells of some rows that have a formula text: the address, and the text as it is written."""
    for found in _CELL.finditer(rows):
        yield found["cell"].decode(), found["text"]


def rewritten(data: bytes, change: Callable[[str], str]) -> bytes:
    """A part with its formulas changed; a formula that does not change keeps its bytes."""

    def formula(found: re.Match[bytes]) -> bytes:
        old = unescaped(found["text"])
        new = change(old)
        if new == old:
            return found[0]
        head = found.start("text") - found.start()
        return found[0][:head] + plain_text(new).encode() + b"</"

    return _ELEMENT.sub(formula, data)


def unescaped(text: bytes) -> str:
    """A formula as it is meant."""
    return html.unescape(text.decode("utf-8", "replace"))
