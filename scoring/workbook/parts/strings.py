"""The shared strings part: every distinct text of the workbook once, cells hold its number.

Leads' texts repeat (titles, countries, channels), so this is both smaller and faster than texts in the cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from scoring.workbook.parts.text import text_element
from scoring.workbook.parts.xml import DECLARATION, MAIN

_BATCH = 20_000


class SharedStrings:
    """Texts by their number, given out in the order of first use."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._uses = 0

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, text: str) -> int:
        """The number of a text, a new one at its first use."""
        return self._numbers.setdefault(text, len(self._numbers))

    def count(self, uses: int) -> None:
        """Note that so many cells more hold a shared text."""
        self._uses += uses

    def xml(self) -> Iterator[bytes]:
        """The part, in chunks."""
        unique = len(self._numbers)
        yield f'{DECLARATION}<sst xmlns="{MAIN}" count="{self._uses}" uniqueCount="{unique}">'.encode()
        texts = iter(self._numbers)
        for _ in range(0, unique, _BATCH):
            yield "".join([f"<si>{text_element(text)}</si>" for text in islice(texts, _BATCH)]).encode()
        yield b"</sst>"
