"""Texts as XML: escaped so that every text comes back as it was and none breaks the file.

Spreadsheet texts have an escape of their own on top of XML's: `_xHHHH_` stands for a character that XML
cannot hold, so a literal `_x0041_` in a lead's text is written as `_x005F_x0041_` (ECMA-376, ST_Xstring).
"""

from __future__ import annotations

import re

MAX_TEXT = 32_767

# What a text field of a CSV or a cell may begin with and be taken for a formula by some program.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

_SPECIAL = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")
_SPECIAL_IN_ATTRIBUTE = re.compile('[&<>"\x00-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)')
_PLAIN_SPECIAL = re.compile('[&<>"\x00-\x1f\ufffe\uffff\ud800-\udfff]')
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "_": "_x005F_"}


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    if letter in _NAMED:
        return _NAMED[letter]
    # Half a surrogate pair is no character and no file can hold it.
    return "\ufffd" if "\ud800" <= letter <= "\udfff" else f"_x{ord(letter):04X}_"


def _escape_plain(found: re.Match[str]) -> str:
    letter = found[0]
    if letter in _NAMED:
        return _NAMED[letter]
    return f"&#{ord(letter)};" if letter in "\t\n\r" else "\ufffd"


def cell_text(text: str) -> str:
    """A cell's text for element content; half surrogate pairs become U+FFFD."""
    return _SPECIAL.sub(_escape, text) if _SPECIAL.search(text) else text


def attribute_text(text: str) -> str:
    """A text for an attribute that follows spreadsheet escaping (column names, prompts): line breaks too."""
    return _SPECIAL_IN_ATTRIBUTE.sub(lambda found: _escape(found).replace("_x000A_", "_x000a_"), text)


def plain_text(text: str) -> str:
    """A text for ordinary XML (drawings, properties, formulas); what XML cannot hold becomes U+FFFD."""
    return _PLAIN_SPECIAL.sub(_escape_plain, text)


def text_element(text: str) -> str:
    """A `<t>` element; outer space is kept by saying so."""
    if text != text.strip():
        return f'<t xml:space="preserve">{cell_text(text)}</t>'
    return f"<t>{cell_text(text)}</t>"


def text_length(text: str) -> int:
    """The length as Excel counts it, in UTF-16 units."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def looks_like_formula(text: str) -> bool:
    """Whether a text begins so that a program may take it for a formula."""
    return text.startswith(FORMULA_STARTS)


def number_text(value: float) -> str:
    """A finite number in its shortest exact form; whole numbers without a fraction."""
    if -1e15 < value < 1e15 and value == int(value):
        return str(int(value))
    return repr(value)
