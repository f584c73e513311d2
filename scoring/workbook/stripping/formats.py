"""Conditional formats and input checks on the lead sheet: which of them scoring made."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from scoring.errors import LeadFileError
from scoring.ooxml.cells import parse_range
from scoring.workbook.stripping.names import is_our_name

_CELL = r"\$?[A-Z]{1,3}\$?[0-9]+"
# A colour by tier, and the override that names none: nobody else asks this.
_BY_TIER = re.compile(rf"EXACT\({_CELL},HS_Tier_[0-9]+\)")
_NO_TIER = re.compile(rf'AND\({_CELL}<>"",NOT\(OR\(EXACT\({_CELL},.*HS_Tier_[0-9]+.*\)\)', re.DOTALL)
# A person may well ask this of a column of their own.
_STRUCK_OUT = re.compile(rf'{_CELL}="Disqualified"')
_NAME = re.compile(r"HS_\w+")

IsOurs = Callable[[Sequence[str], str], bool]


def own_formats(columns: frozenset[int]) -> IsOurs:
    """A question to be asked of a format or check: its formulas and its ranges (`sqref`). `columns` are ours.

    What a person made with our names on columns of their own is theirs.
    """

    def is_ours(formulas: Sequence[str], ranges: str) -> bool:
        # LibreOffice gives an input check a second formula, 0, and Excel may put a blank beside one.
        said = [text for formula in formulas if (text := formula.strip()) not in ("", "0")]
        if not said:
            return False
        if all(_BY_TIER.fullmatch(text) or _NO_TIER.fullmatch(text) for text in said):
            return True
        if not within(ranges, columns):
            return False
        return all(_STRUCK_OUT.fullmatch(text) or any(map(is_our_name, _NAME.findall(text))) for text in said)

    return is_ours


def within(ranges: str, columns: frozenset[int]) -> bool:
    """Whether ranges (parted by blanks) cover nothing but these columns."""
    try:
        boxes = [parse_range(text) for text in ranges.split()]
    except LeadFileError:
        return False
    return bool(boxes) and all(column in columns for box in boxes for column in range(box[1], box[3] + 1))
