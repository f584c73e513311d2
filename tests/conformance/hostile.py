"""Cells and wanted values that real lead files and real people come up with, and engines stumble over."""

from __future__ import annotations

from scoring.table import Cell, ErrorValue, Serial
from tests.strategies import AS_OF

BLANKS: tuple[Cell, ...] = (None, "", " ", "   ", "\u00a0", "\u00a0VP\u00a0", "\u200b", "\u00ad", "\ufeff", "\t", "\n")

NUMBERS: tuple[Cell, ...] = (
    0.0, -0.0, 1.0, -1.0, 2.0, 5.0, -5.0, 9.0, 9.5, 10.0, 10.0000000000001, 29.0, 30.0, 99.0, 100.0, 123.0, 0.5,
    -0.5, 2.5, 0.1 + 0.2, 0.3, 0.1, 1 / 3, 62.49999999999999, 123456789012345.0, 1234567890123456.0,
    12345678901234567.0, 999999999999999.0, 1e15, -1e15, -999999999999999.0, 1e9, 1e9 + 1, 1e16, 1e21, 1e300,
    -1e300, 1e-300, 1e-10,
)  # fmt: skip

DATES: tuple[Cell, ...] = (
    Serial(0.0), Serial(1.0), Serial(59.0), Serial(60.0), Serial(61.0), Serial(-1.0), Serial(-0.5), Serial(0.75),
    Serial(AS_OF), Serial(AS_OF + 0.5), Serial(AS_OF + 0.99999), Serial(AS_OF - 0.25), Serial(AS_OF + 1),
    Serial(AS_OF - 1), Serial(AS_OF - 13.5), Serial(AS_OF - 14), Serial(AS_OF - 14.01), Serial(AS_OF - 15),
    Serial(AS_OF + 30), Serial(AS_OF + 30.9), Serial(AS_OF + 31), Serial(AS_OF - 90), Serial(AS_OF - 91),
    Serial(2_958_465.0), Serial(10_000_000.0), AS_OF, AS_OF - 14,
)  # fmt: skip

TICKS: tuple[Cell, ...] = (True, False)

ERRORS: tuple[Cell, ...] = tuple(
    ErrorValue(code) for code in ("#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")
)

TEXTS: tuple[Cell, ...] = (
    "VP", "vp", " vp ", "VP, Sales", "MVP", "SVP/EVP", "International Sales", "Sales intern", "intern", "interns",
    "R&D", "R & D", "r d", "Head of R&D", "=1+1", "+1", "-1", "@SUM(A1)", "'quoted", "it's", 'say "hi"', '"',
    "1E5", "1e5", "12", " 12 ", "00123", "1,5", "1.5", "TRUE", "true", "FALSE", "yes", "Yes ", " x ", "✓", "no",
    "No.", "nein", "0", "1", "#N/A", "a*b", "a?b", "a~b", "~", "~~", "~*", "*", "?", "a.b", "axb", "a[b]", "(a)",
    "^a$", "a\\b", "a|b", "a{2}b", "aab", "A;B;C", "a; b ; c", "a ;b", "a,b", "A|B", "b;a", ";", ";;", "a\nb",
    "a\r\nb", "a\tb", "a  b", "a   b   c", "- dash -", "a—b", "Vice-President", "a\u00a0b", "aa", "a b", "ab",
)  # fmt: skip

LETTERS: tuple[Cell, ...] = (
    "é", "e\u0301", "É", "ÉCOLE", "école", "ñ", "n\u0303", "straße", "STRASSE", "STRAẞE", "ß", "ẞ", "ss", "SS",
    "İstanbul", "ISTANBUL", "ıstanbul", "istanbul", "I\u0307stanbul", "ı", "i", "I", "İ", "ΣΑΣ", "σας", "σασ",
    "ΒΑΣΙΛΗΣ", "βασιλης", "βασιλησ", "Σ", "σ", "ς", "ϲ", "МОСКВА", "москва", "Ёлка", "Ǆ", "ǅ", "ǆ", "ſ", "s", "S",
    "K", "k", "K", "Å", "å", "Å", "µ", "μ", "Ⅷ", "ⅷ", "Ⓐ", "ⓐ", "ＡＢＣ", "ａｂｃ", "abc", "ﬁ", "fi", "部長", "ｶﾅ",
    "カナ", "かな", "العربية", "עברית", "हिन्दी", "😀", "a😀b", "👩‍💻 dev", "🇪🇸", "𝐀", "x²", "x2", "½", "１２",
)  # fmt: skip

ADDRESSES: tuple[Cell, ...] = (
    "ana@gmail.com", "ANA@GMAIL.COM ", "a@b@gmail.com", "@gmail.com", "gmail.com", "a@", "a@.com", "a@b..c", "a@b.",
    "a@example.com", "A@Example.Com", "x@sub.example.com", "a@mailinator.com", "a@exa mple.com", "a@<b.com>",
    "a@example.com;b@gmail.com", "a@example.com, b@x.org", "a@localhost", "@", "@@", "a @ gmail.com", "a@gmail.com.",
    "a@b.c\n", "mailto:a@gmail.com", "a@münchen.example",
)  # fmt: skip

MARKUP: tuple[Cell, ...] = ("_x0041_", "A_x0041_", "\x01a", "]]>", "<b>&amp;", "&lt;", "\ufffe", "a\x00b")

LONG: tuple[Cell, ...] = ("y" * 300 + " VP", "VP " * 400, "a" * 32_000, "😀" * 100)

EVERYTHING: tuple[Cell, ...] = (
    *BLANKS, *NUMBERS, *DATES, *TICKS, *ERRORS, *TEXTS, *LETTERS, *ADDRESSES, *MARKUP, *LONG
)  # fmt: skip

WANTED_TEXTS: tuple[str, ...] = (
    "VP", " vp ", "intern", "sales", "R&D", "r d", "a", "b", "e", "i", "s", "", "   ", "12", "00123", "123", "-5",
    "1.5", "0", "TRUE", "#N/A", "=1+1", "-1", "1E5", '"', 'say "hi"', "'", "it's", ";", ",", "a;b", "b; c", "A  B",
    "a,b", "a\nb", "a\tb", "\n", "\u00a0", "\u200b", "-", "—", "&", ".", "a.b", "[a]", "(a)", "^a", "$", "\\",
    "a\\b", "|", "~", "~~", "~*", "~?", "*", "?", "a*b", "a~*b", "a?b", "a~b", "_x0041_", "<b>", "&amp;",
    "x" * 200, "é", "e\u0301", "É", "ß", "ss", "SS", "ẞ", "İstanbul", "istanbul", "ISTANBUL", "ı", "İ", "ς", "Σ",
    "ΒΑΣΙΛΗΣ", "βασιλης", "москва", "Ǆ", "ǆ", "ſ", "k", "K", "å", "Å", "µ", "μ", "ⅷ", "ⓐ", "ＡＢＣ", "fi", "ﬁ", "部",
    "😀", "𝐚", "x2", "½", "@gmail.com", "gmail.com", "GMAIL.COM", "@", "example.com", "@Example.com",
)  # fmt: skip

WANTED_PATTERNS: tuple[str, ...] = (
    "*", "?", "??", "*?", "?*", "vp*", "*vp", "*vp*", "* *", "*, *", "v?", "?vp", "a*b", "a?b", "a~*b", "a~?b",
    "a~~b", "~*", "~?", "~~", "*~*", "~**", "*intern*", "* intern", "intern *", "head of *", "*.*", "a.b", "*@*.com",
    "*@gmail.com", "1*", "1?", "00*", "-*", "*e*", "é*", "str*e", "*😀*", "?😀?", "a\n?", '"', 'say "*"', "*'*",
    "=*", "x" * 60 + "*", "*~", "a~b", "~a",
)  # fmt: skip

WANTED_LISTS: tuple[tuple[str, ...], ...] = (
    ("VP", "intern"), ("a", "b", "c"), ("", "  "), ("", "vp"), ("*", "?", "~*"), ("12", "00123", "123"), ("1", "-5"),
    ("é", "ß", "ς", "İstanbul"), ("a  b", "A;B;C", "a,b"), ("=1+1", "-1", '"'), ("a\nb", "\u00a0", "\u200b"),
    ("😀", "部", "ＡＢＣ"), ("gmail.com", "@Example.com"), ("@", "@@"), ("x" * 200, "y" * 200), ("sales",),
)  # fmt: skip

WANTED_NUMBERS: tuple[float, ...] = (
    0.0, 1.0, -1.0, 5.0, -5.0, 9.0, 10.0, 0.5, -0.5, 2.5, 0.3, 0.1, 10.0000000000001, 62.5, 62.4999999999999,
    99.0, 100.0, 123456789012345.0, 999999999999999.0, -999999999999999.0, 0.333333333333333, 1e-10, 1e9, 60.0,
    AS_OF,
)  # fmt: skip

WANTED_DAYS: tuple[float, ...] = (0.0, 1.0, 13.0, 14.0, 30.0, 90.0, 365.0, 46_081.0, 100_000.0)

WANTED_DATES: tuple[Serial, ...] = tuple(
    Serial(day) for day in (61.0, AS_OF, AS_OF - 1, AS_OF + 1, AS_OF - 14, AS_OF + 30, 2_958_465.0)
)
