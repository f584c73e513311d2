"""What a sheet's formulas refer to, read once for each shape.

Formulas that are filled down differ in their rows alone, and rows say nothing of what is ours. A sheet of many
thousand leads has no more than some dozens of shapes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from scoring.workbook.stripping.formula_refs import Targets, references
from scoring.workbook.stripping.formula_texts import unescaped

_DIGITS = re.compile(rb"[0-9]+")
_NUMBER = re.compile(r"[0-9]+")
# The row of a cell. Texts, quoted sheets and columns of tables are passed over; a sheet called like a cell is quoted.
_ROW = re.compile(
    r"""(?:"(?:[^"]|"")*"|\[(?:[^\]']|'.)*\]|'(?:[^']|'')*')"""
    r"|(?<![\w.$])(\$?[A-Za-z]{1,3}\$?)[1-9][0-9]{0,6}(?![\w.(\[!])"
)
# So many shapes of formulas are kept in mind.
_SHAPES = 4096


def told_by_shape(targets: Targets, *, on_lead_sheet: bool = False) -> Callable[[bytes], tuple[str, ...]]:
    """What a formula, as it is written in the file, refers to of ours, in words: a question to be asked often."""
    alike = _without_digits(targets)

    @lru_cache(_SHAPES)
    def may_refer(plain: bytes) -> bool:
        return any(True for _ in references(unescaped(plain), alike, on_lead_sheet=on_lead_sheet))

    @lru_cache(_SHAPES)
    def told(shape: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(hit.target for hit in references(shape, targets, on_lead_sheet=on_lead_sheet)))

    def teller(text: bytes) -> tuple[str, ...]:
        # A character may be written by its number.
        if b"&#" not in text and not may_refer(_DIGITS.sub(b"1", text)):
            return ()
        return told(_ROW.sub(lambda hit: f"{hit[1]}1" if hit[1] else hit[0], unescaped(text)))

    return teller


def _without_digits(targets: Targets) -> Targets:
    """Targets that a formula refers to, its numbers all made 1, wherever it refers to the real ones."""

    def plain(name: str) -> str:
        return _NUMBER.sub("1", name)

    return replace(
        targets,
        sheets=frozenset(map(plain, targets.sheets)),
        headers=frozenset(map(plain, targets.headers)),
        table=plain(targets.table),
        lead_sheet=plain(targets.lead_sheet),
        listed=frozenset(map(plain, targets.listed)),
    )
