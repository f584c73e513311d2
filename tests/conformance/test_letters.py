"""Every letter there is, made small: core and both judges say the same, but for the closed list.

The list stands in docs/meaning.md. Here is every letter of the Basic Multilingual Plane that has another case,
and all beyond it: alone, after a letter, before one.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from scoring.model import Condition, FixedPoints, Rule
from scoring.table import lead_table
from scoring.text import clean
from scoring.workbook.names import ALWAYS
from tests.conformance.build import TEXT, model
from tests.conformance.judging import Case, Stage, assert_agree, needs_judges
from tests.conformance.listed import LISTED, folds_further, is_late_capital

pytestmark = needs_judges

# How many capitals the closed list has.
LATE = 413
_SURROGATES = range(0xD800, 0xE000)


def cased_letters() -> list[str]:
    """Every letter that changes when it is made small or large."""
    letters = (chr(code) for code in range(sys.maxunicode + 1) if code not in _SURROGATES)
    return [letter for letter in letters if letter.lower() != letter or letter.upper() != letter]


def test_every_letter_is_made_small_alike(tmp_path: Path) -> None:
    letters = cased_letters()
    assert len(letters) > 2_800
    texts = [text for letter in letters for text in (letter, f"x{letter}", f"{letter}x")]
    rule = Rule("any", "any", "All", Condition(TEXT, "contains", ("x",)), FixedPoints(1.0))
    case = Case("letters", model([rule]), lead_table({TEXT: texts}), show=ALWAYS)
    known = assert_agree([case], tmp_path, LISTED)
    seen = Counter(one.judge for one in known if one.stage == Stage.TEXT)
    late = sum(is_late_capital(letter) and clean(letter) != letter for letter in letters)
    assert seen["IronCalc"] == 0
    # LibreOffice 7.4 leaves all of them; a younger one may leave fewer.
    assert seen["LibreOffice"] <= 3 * late
    assert late == LATE


def test_a_late_capital_is_only_left_alone(tmp_path: Path) -> None:
    """Where LibreOffice differs, it leaves the capital: it never makes another letter of it."""
    letters = [letter for letter in cased_letters() if is_late_capital(letter)]
    rule = Rule("any", "any", "All", Condition(TEXT, "contains", ("x",)), FixedPoints(1.0))
    case = Case("late letters", model([rule]), lead_table({TEXT: letters}))
    for one in assert_agree([case], tmp_path, LISTED):
        if one.stage == Stage.TEXT:
            assert one.judged == one.lead()[TEXT]


def test_wildcards_take_no_letter_for_another(tmp_path: Path) -> None:
    """Patterns of one letter each, on all letters that Unicode folds further, and those they fold to."""
    special = [letter for letter in cased_letters() if folds_further(letter) and letter <= "\uffff"]
    plain = [letter for letter in cased_letters() if not folds_further(letter) and letter <= "\uffff"]
    others = sorted({part for letter in special for part in (letter, letter.casefold(), letter.lower())})
    patterns = ("?", "x?", "??", "ss", "s", "σ", "μ", "k", "å", "fi", "i", "ß", "ſ", "µ")
    rules = [
        Rule(f"{at}", f"r{at}", "All", Condition(TEXT, "matches wildcard", (pattern,)), FixedPoints(1.0))
        for at, pattern in enumerate(patterns)
    ]
    table = lead_table({TEXT: [*others, *plain]})
    assert_agree([Case("wildcards", model(rules), table)], tmp_path, LISTED)


def test_small_letters_beyond_lower_case() -> None:
    """What the core does of its own: a dotted capital İ is an i, every small sigma is one letter."""
    assert clean("İSTANBUL") == clean("istanbul") == clean("Istanbul") == "istanbul"
    assert clean("ΒΑΣΙΛΗΣ") == clean("βασιλης") == clean("βασιλησ")
    assert clean("STRAẞE") == "straße" != clean("STRASSE")
    assert clean("ısı") == "ısı" != clean("isi")


def test_the_docs_list_these_differences_and_no_others() -> None:
    docs = (Path(__file__).resolve().parents[2] / "docs" / "meaning.md").read_text(encoding="utf-8")
    headings = re.findall(r"^### (.+)$", docs.partition("## Where engines differ")[2], re.MULTILINE)
    assert headings == [*(one.title for one in LISTED), "What no judge can show"]
    assert f"{LATE} capitals" in docs
