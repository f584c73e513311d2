"""Numbers as texts: which texts are numbers at all, and which way a column writes decimals and thousands.

A text is taken for a number only where no other reading is near: leading zeros, a leading plus and more than
15 digits are signs of identifiers, telephone numbers and postcodes, and stay text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Convention(StrEnum):
    """How decimals are written: 1,234.5 or 1.234,5."""

    POINT = "decimal point"
    COMMA = "decimal comma"


_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_POINT = re.compile(r"-?(?:0|[1-9][0-9]*)?\.[0-9]+")
_COMMA = re.compile(r"-?(?:0|[1-9][0-9]*)?,[0-9]+")
_POINT_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_COMMA_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
# "415 555 123" is more likely a telephone number: plain spaces group digits only where decimals follow.
_SPACE_GROUPED = re.compile(
    "-?[1-9][0-9]{0,2}(?:(?:[\u00a0\u202f'’][0-9]{3})+(?:[.,][0-9]+)?|(?: [0-9]{3})+[.,][0-9]+)"
)
# Excel's own way of writing long numbers into a .csv; "1E5" is more likely a code.
_SCIENTIFIC = re.compile(r"-?[0-9][.,][0-9]+[eE][+-]?[0-9]{1,3}|-?[0-9]+[eE][+-][0-9]{1,3}")
# Either decimals or thousands: 1.234 and 1,234.
_EITHER = re.compile(r"-?[1-9][0-9]{0,2}([.,])[0-9]{3}")
_MAX_DIGITS = 15

LEADING_ZERO = re.compile(r"0[0-9]+")
LONG_DIGITS = re.compile(r"[0-9]{16,}")


def is_ambiguous(text: str) -> bool:
    """Whether a text is one number with a decimal point or comma and another with thousands."""
    return _EITHER.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a column's distinct texts say about its convention. Counts of texts."""

    point: int = 0
    comma: int = 0
    ambiguous_point: int = 0
    ambiguous_comma: int = 0

    @property
    def convention(self) -> Convention | None:
        """The one convention that the texts show, or None where they show none or both."""
        if bool(self.point) == bool(self.comma):
            return None
        return Convention.POINT if self.point else Convention.COMMA

    def __add__(self, other: Evidence) -> Evidence:
        return Evidence(
            self.point + other.point,
            self.comma + other.comma,
            self.ambiguous_point + other.ambiguous_point,
            self.ambiguous_comma + other.ambiguous_comma,
        )


def gather(texts: Iterable[str]) -> Evidence:
    """What these texts (outer spaces gone) say about the convention."""
    point = comma = either_point = either_comma = 0
    for text in texts:
        if ("." not in text and "," not in text) or not text[-1].isdigit():
            continue
        match = _EITHER.fullmatch(text)
        if match is not None:
            either_point += match[1] == "."
            either_comma += match[1] == ","
        elif _POINT.fullmatch(text) or _POINT_GROUPED.fullmatch(text):
            point += 1
        elif _COMMA.fullmatch(text) or _COMMA_GROUPED.fullmatch(text):
            comma += 1
    return Evidence(point, comma, either_point, either_comma)


def number(text: str, convention: Convention = Convention.POINT) -> float | None:
    """The number that a text (outer spaces gone) writes in a convention, or None."""
    if text.isdigit() and text.isascii():
        plain_digits = len(text) <= _MAX_DIGITS and (text[0] != "0" or text == "0")
        return float(text) if plain_digits else None
    if _PLAIN.fullmatch(text):
        return float(text)
    if not text or text[-1] not in "0123456789" or not any(sign in text for sign in ".,eE \u00a0\u202f'’"):
        return None
    simple, grouped = (_POINT, _POINT_GROUPED) if convention == Convention.POINT else (_COMMA, _COMMA_GROUPED)
    decimal, group = (".", ",") if convention == Convention.POINT else (",", ".")
    if simple.fullmatch(text):
        plain = text.replace(decimal, ".")
    elif grouped.fullmatch(text):
        plain = text.replace(group, "").replace(decimal, ".")
    elif _SPACE_GROUPED.fullmatch(text):
        plain = re.sub("[ \u00a0\u202f'’]", "", text).replace(decimal, ".")
        if "," in plain:
            return None
    elif _SCIENTIFIC.fullmatch(text):
        plain = text.replace(",", ".")
    else:
        return None
    whole = re.split("[.eE]", plain.lstrip("-"))[0].lstrip("0")
    value = float(plain)
    return value if len(whole) <= _MAX_DIGITS and abs(value) != float("inf") else None


_DRESS = re.compile("^[\\s\u00a0\u202f]*(?:[$€£¥]|USD|EUR|GBP)?\\s*|\\s*(?:[$€£¥%]|USD|EUR|GBP)?[\\s\u00a0\u202f]*$")


def looks_like_number(text: str) -> bool:
    """Whether a person would call a text a number, in any convention or currency: for findings only."""
    bare = _DRESS.sub("", text.strip()).lstrip("+")
    if LEADING_ZERO.fullmatch(bare) or LONG_DIGITS.fullmatch(bare):
        return True
    return number(bare, Convention.POINT) is not None or number(bare, Convention.COMMA) is not None
