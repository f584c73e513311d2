"""What engines compare when a rule asks about a text: the same normal forms in the core and in formulas.

Every form here has a formula twin in `scoring.backends.excel`; the conformance tests hold the two together.
TRIM means U+0020 only, as in a spreadsheet: no-break spaces are reported by `scoring.leads.quality`, never
silently equal.
"""

from __future__ import annotations

import re
from enum import StrEnum

# What stands in for a wanted text that is missing. A cleaned text has no double space, words are padded by one
# space each side (an empty one is two), so three spaces are found in no normal form of a lead.
NEVER = "   "

WORD_SEPARATORS = " \t\r\n,;:./\\|()[]&+\"'!?@#*-‐‑‒–—―−"
ITEM_SEPARATORS = ",|\n\r"

_TO_WORDS = str.maketrans(dict.fromkeys(WORD_SEPARATORS, " "))
_TO_ITEMS = str.maketrans(dict.fromkeys(ITEM_SEPARATORS, ";"))
_SPACES = re.compile(" {2,}")


class TextForm(StrEnum):
    """A normal form of a text: cleaned; as padded words; as padded list items; the domain of an e-mail."""

    CLEAN = "clean"
    WORDS = "words"
    ITEMS = "items"
    DOMAIN = "domain"


def clean(text: str) -> str:
    """Without outer spaces, inner runs of spaces as one, in lower case letter by letter."""
    if " " in text:
        text = _SPACES.sub(" ", text).strip(" ")
    return text.lower() if text.isascii() else lowered(text)


def lowered(text: str) -> str:
    """A text in lower case, one letter for one letter, whatever stands beside it.

    Engines differ on İ and on a Σ at the end of a word: İ becomes i, and every small sigma σ, so that a name
    in capitals equals the same name in small letters.
    """
    if "Σ" in text or "İ" in text:
        text = text.replace("Σ", "σ").replace("İ", "i")
    return text.lower().replace("ς", "σ")


def words(cleaned: str) -> str:
    """The words of a cleaned text, each with a space on both sides: " vp sales " of "vp, sales"."""
    return " " + _SPACES.sub(" ", cleaned.translate(_TO_WORDS)).strip(" ") + " "


def items(cleaned: str) -> str:
    """The items of a cleaned list text, each with a semicolon on both sides: ";a;b;" of "a, b"."""
    tidy = cleaned.translate(_TO_ITEMS).replace("; ", ";").replace(" ;", ";")
    return ";" + tidy + ";"


def domain(cleaned: str) -> str:
    """What follows the last @ of a cleaned text, or "" where there is none."""
    return cleaned.rpartition("@")[2] if "@" in cleaned else ""


def normal_form(cleaned: str, form: TextForm) -> str:
    """A cleaned text of a lead in one of the normal forms."""
    match form:
        case TextForm.WORDS:
            return words(cleaned)
        case TextForm.ITEMS:
            return items(cleaned)
        case TextForm.DOMAIN:
            return domain(cleaned)
        case TextForm.CLEAN:
            return cleaned


def wanted_form(wanted: str, form: TextForm) -> str:
    """A wanted text in the form that leads are compared in; `NEVER` when nothing is left to look for."""
    cleaned = clean(wanted)
    match form:
        case TextForm.WORDS:
            return words(cleaned) if words(cleaned).strip(" ") else NEVER
        case TextForm.ITEMS:
            return items(cleaned) if items(cleaned).strip(";") else NEVER
        case TextForm.DOMAIN:
            return cleaned.removeprefix("@") or NEVER
        case TextForm.CLEAN:
            return cleaned or NEVER


def number_text(number: float) -> str:
    """The text that a number compares as: the digits of an integer below 1E15, else "" (it meets nothing)."""
    if number == int(number) if abs(number) < 1e15 else False:
        return str(int(number))
    return ""


def wildcard(pattern: str) -> re.Pattern[str]:
    """A cleaned spreadsheet pattern (`*`, `?`, `~` before a letter meant as such) as an expression for whole texts."""
    parts = []
    place = 0
    while place < len(pattern):
        letter = pattern[place]
        if letter == "~":
            place += 1
            parts.append(re.escape(pattern[place : place + 1]))
        else:
            parts.append({"*": ".*", "?": "."}.get(letter) or re.escape(letter))
        place += 1
    return re.compile("".join(parts), re.DOTALL)
