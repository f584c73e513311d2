"""Date formats and shared strings."""

from __future__ import annotations

import openpyxl.styles.numbers as known
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import LeadFileError
from scoring.ooxml.sharedstrings import shared_strings
from scoring.ooxml.styles import FormatKind, format_kind, style_kinds
from tests.core.ooxml.parts import MAIN, styles

DATE, TIME, NUMBER = FormatKind.DATE, FormatKind.TIME, FormatKind.NUMBER


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", NUMBER), ("0.00", NUMBER), ("#,##0.00 \\d", NUMBER), ('0 "days"', NUMBER), ("@", NUMBER),
        ("[Red]0;[Blue]-0", NUMBER), ("0.00E+00", NUMBER), ("[$-409]#,##0", NUMBER), ('"Y: "0', NUMBER),
        ("_-* #,##0.00 _€_-", NUMBER), ("[h]", NUMBER), ("", NUMBER), ("# ?/?", NUMBER), ("0_d", NUMBER),
        ("yyyy-mm-dd", DATE), ("d.m.yy", DATE), ("[$-F800]dddd, mmmm dd, yyyy", DATE), ("m/d/yy h:mm", DATE),
        ("mmm", DATE), ("mmmm yyyy;@", DATE), ("[Red]dd/mm", DATE), ("ge.m.d", DATE), ("[$-411]ggge", DATE),
        ('"Due "yyyy', DATE), ("YYYY", DATE),
        ("h:mm", TIME), ("[h]:mm:ss", TIME), ("mm:ss.0", TIME), ("h AM/PM", TIME), ("[mm]:ss", TIME),
    ],
)  # fmt: skip
def test_format_codes(code: str, kind: FormatKind) -> None:
    assert format_kind(code) == kind


def test_built_in_formats_agree_with_openpyxl() -> None:
    for number, code in known.BUILTIN_FORMATS.items():
        part = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="{number}"/></cellXfs></styleSheet>'
        (kind,) = style_kinds(part.encode())
        assert (kind != NUMBER) == known.is_date_format(code), code


def test_a_workbook_s_own_formats() -> None:
    assert style_kinds(styles("", "yyyy", "0.0", "[h]:mm").encode()) == (NUMBER, DATE, NUMBER, TIME)


def test_formats_of_conditional_formats_do_not_count() -> None:
    dxf = '<dxfs><dxf><numFmt numFmtId="14" formatCode="0.00%"/></dxf></dxfs>'
    part = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs>{dxf}</styleSheet>'
    assert style_kinds(part.encode()) == (DATE,)


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))))
def test_plain_shared_strings(texts: list[str]) -> None:
    kept = [text for text in texts if "_x" not in text]
    items = "".join(
        f'<si><t xml:space="preserve">{t.replace("&", "&amp;").replace("<", "&lt;")}</t></si>' for t in kept
    )
    assert shared_strings(f'<sst xmlns="{MAIN}">{items}</sst>'.encode()) == tuple(kept)


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("<si><t>a</t></si>", "a"),
        ("<si><t/></si>", ""),
        ("<si/>", ""),
        ("<si><r><rPr><b/></rPr><t>rich </t></r><r><t>text</t></r></si>", "rich text"),
        ("<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr fontId='1'/></si>", "東京"),
        ("<si><t>a_x000a_b</t></si>", "a\nb"),
        ("<si><t>_x005F_x0041_</t></si>", "_x0041_"),
        ("<si><t>a\r\nb</t></si>", "a\nb"),
        ("<si><t>&lt;b&gt; &#8364;</t></si>", "<b> €"),
        ("<si><t><![CDATA[<i>]]></t></si>", "<i>"),
    ],
)
def test_one_shared_string(item: str, text: str) -> None:
    part = f'<sst xmlns="{MAIN}"><si><t>first</t></si>{item}</sst>'
    assert shared_strings(part.encode()) == ("first", text)
    prefixed = part.replace("</", "</x:").replace("xmlns=", "xmlns:x=")
    for name in ("sst", "si", "t", "r", "rPr", "b", "rPh", "phoneticPr"):
        prefixed = prefixed.replace(f"<{name}>", f"<x:{name}>").replace(f"<{name} ", f"<x:{name} ")
        prefixed = prefixed.replace(f"<{name}/>", f"<x:{name}/>")
    assert shared_strings(prefixed.encode()) == ("first", text)


def test_entities_of_the_file_s_own_are_refused() -> None:
    with pytest.raises(LeadFileError, match="damaged"):
        shared_strings(f'<sst xmlns="{MAIN}"><si><t>&lol;</t></si></sst>'.encode())
