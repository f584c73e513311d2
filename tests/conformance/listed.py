"""The closed list of differences between engines, as docs/meaning.md tells it.

An entry says which judge differs and where. The other judge must say what the core says there, which the tests
check by covering one judge only. A title here is a heading there, and the other way round.
"""

from __future__ import annotations

from itertools import product

from scoring.model import Wanted
from scoring.table import Serial
from scoring.text import lowered
from tests.conformance.judging import Disagreement, Listed, Stage

# Capitals (first and last of a run) that LibreOffice 7.4 leaves as they are: letters that Unicode gained later
# than its tables, or gave small letters later.
LATE_CAPITALS = (
    (0x0220, 0x0220), (0x023A, 0x023E), (0x0241, 0x024E), (0x0370, 0x0372), (0x0376, 0x0376), (0x037F, 0x037F),
    (0x03CF, 0x03CF), (0x03D8, 0x03D8), (0x03F7, 0x03FA), (0x03FD, 0x03FF), (0x048A, 0x048A), (0x04C0, 0x04C0),
    (0x04C5, 0x04C5), (0x04C9, 0x04C9), (0x04CD, 0x04CD), (0x04F6, 0x04F6), (0x04FA, 0x052E), (0x10A0, 0x10CD),
    (0x13A0, 0x13F5), (0x1C90, 0x1CBF), (0x1EFA, 0x1EFE), (0x2132, 0x2132), (0x2183, 0x2183), (0x2C2F, 0x2C2F),
    (0x2C60, 0x2C75), (0x2C7E, 0x2C7F), (0x2CEB, 0x2CF2), (0xA640, 0xA69A), (0xA722, 0xA7F5), (0x10570, 0x10595),
)  # fmt: skip
# LibreOffice takes two numbers as equal when they differ by less than this part of them.
ALMOST_EQUAL = 2.0**-48
# IronCalc takes numbers so close to a whole one as that one.
ALMOST_WHOLE = 1e-15


def is_late_capital(letter: str) -> bool:
    """Whether LibreOffice is known to leave a capital as it is."""
    return any(first <= ord(letter) <= last for first, last in LATE_CAPITALS)


def folds_further(letter: str) -> bool:
    """Whether a search without case may take a letter for others: ß for ss, ﬁ for fi, ſ for s, ϲ for σ."""
    return letter.casefold() != lowered(letter) or letter == "ϲ"


def _texts(one: Disagreement) -> list[str]:
    """The texts that a cell depends on: the lead's, and what the rule wants."""
    found = [cell for cell in one.lead().values() if isinstance(cell, str)]
    if one.condition:
        found += [text for wanted in one.condition.wanted for text in _wanted_texts(wanted)]
    return found


def _wanted_texts(wanted: Wanted) -> tuple[str, ...]:
    if isinstance(wanted, str):
        return (wanted,)
    return wanted if isinstance(wanted, tuple) else ()


def _numbers(one: Disagreement) -> list[float]:
    cells = [cell.value if isinstance(cell, Serial) else cell for cell in one.lead().values()]
    return [float(cell) for cell in cells if isinstance(cell, (int, float)) and not isinstance(cell, bool)]


def _line_ends(one: Disagreement) -> bool:
    return one.stage == Stage.TEXT and any("\r" in text for text in _texts(one))


def _capitals(one: Disagreement) -> bool:
    return one.stage == Stage.TEXT and any(is_late_capital(letter) for text in _texts(one) for letter in text)


def _is_wildcard(one: Disagreement) -> bool:
    return one.condition is not None and one.condition.operator == "matches wildcard"


def _folded(one: Disagreement) -> bool:
    return _is_wildcard(one) and any(folds_further(letter) for text in _texts(one) for letter in text)


def _line_breaks(one: Disagreement) -> bool:
    return _is_wildcard(one) and any("\n" in text for text in _texts(one))


def _almost_equal(one: Disagreement) -> bool:
    if one.condition is None:
        return False
    wanted = [float(value) for value in one.condition.wanted if isinstance(value, (int, float))]
    pairs = product(_numbers(one), wanted)
    return any(0 < abs(have - sought) <= ALMOST_EQUAL * abs(sought) for have, sought in pairs)


def _almost_whole(one: Disagreement) -> bool:
    return any(number != round(number) and abs(number - round(number)) < ALMOST_WHOLE for number in _numbers(one))


LISTED: tuple[Listed, ...] = (
    Listed("Two-letter line ends", "LibreOffice", _line_ends),
    Listed("Capitals of younger or rare scripts", "LibreOffice", _capitals),
    Listed("Wildcards and letters that fold to others", "LibreOffice", _folded),
    Listed("Numbers that differ in the fifteenth digit", "LibreOffice", _almost_equal),
    Listed("Wildcards across line breaks", "IronCalc", _line_breaks),
    Listed("Numbers next to zero", "IronCalc", _almost_whole),
)
