"""Where the texts of cells stand: in a part of their own, or, beside a part of somebody else's, in the cells.

In the shared strings part every distinct text of the workbook stands once, and cells hold its number. Leads' texts
repeat (titles, countries, channels), so this is both smaller and faster. In a workbook that exists the part stays as
it is, and our few texts stand in their cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Protocol

from scoring.workbook.parts.text import text_element
from scoring.workbook.parts.xml import DECLARATION, MAIN

_BATCH = 20_000


class Texts(Protocol):
    """A way to write texts into cells."""

    def tail(self, text: str, mark: str) -> str:
        """The rest of a text's cell after its reference; `mark` is the attribute of its look."""
        ...

    def count(self, uses: int) -> None:
        """Note that so many cells more hold a text."""
        ...

    def begin(self, sheet: str) -> None:
        """Note that the cells of a sheet follow, perhaps not for the first time."""
        ...


class InlineTexts:
    """Texts that stand in their cells."""

    def tail(self, text: str, mark: str) -> str:
        """The rest of a text's cell after its reference; `mark` is the attribute of its look."""
        return f'"{mark} t="inlineStr"><is>{text_element(text)}</is></c>'

    def count(self, uses: int) -> None:
        """Nothing is counted: each cell stands for itself."""

    def begin(self, sheet: str) -> None:
        """All sheets are alike."""


class SharedStrings:
    """Texts by their number, given out in the order of first use."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._uses: dict[str, int] = {}
        self._sheet = ""

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, text: str) -> int:
        """The number of a text, a new one at its first use."""
        return self._numbers.setdefault(text, len(self._numbers))

    def tail(self, text: str, mark: str) -> str:
        """The rest of a text's cell after its reference; `mark` is the attribute of its look."""
        return f'"{mark} t="s"><v>{self.number(text)}</v></c>'

    def count(self, uses: int) -> None:
        """Note that so many cells more hold a shared text."""
        self._uses[self._sheet] = self._uses.get(self._sheet, 0) + uses

    def begin(self, sheet: str) -> None:
        """Note that the cells of a sheet follow, perhaps not for the first time: they are counted once."""
        self._sheet = sheet
        self._uses[sheet] = 0

    def xml(self) -> Iterator[bytes]:
        """The part, in chunks."""
        unique = len(self._numbers)
        yield f'{DECLARATION}<sst xmlns="{MAIN}" count="{sum(self._uses.values())}" uniqueCount="{unique}">'.encode()
        texts = iter(self._numbers)
        for _ in range(0, unique, _BATCH):
            yield "".join([f"<si>{text_element(text)}</si>" for text in islice(texts, _BATCH)]).encode()
        yield b"</sst>"
