"""How cells look: the number format and the mark (colour, bold, strike …) of each cell format of a workbook.

Reading leads needs only what is a date (`styles`); this is for carrying number formats over, and for telling what of
a sheet's looks may mean something to a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from scoring.ooxml.book import Book
from scoring.ooxml.xml import parse

GENERAL = "General"
# ECMA-376 part 1, 18.8.30. Those that follow the locale of the reader (5–8, 14, 22, 41–44) are none of one code.
_BUILT_IN = {
    "0": GENERAL, "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "11": "0.00E+00",
    "12": "# ?/?", "13": "# ??/??", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy", "18": "h:mm AM/PM",
    "19": "h:mm:ss AM/PM", "20": "h:mm", "21": "h:mm:ss", "37": "#,##0 ;(#,##0)", "38": "#,##0 ;[Red](#,##0)",
    "39": "#,##0.00;(#,##0.00)", "40": "#,##0.00;[Red](#,##0.00)", "45": "mm:ss", "46": "[h]:mm:ss", "47": "mmss.0",
    "48": "##0.0E+0", "49": "@",
}  # fmt: skip
_SAID_BY_FONT = ("b", "i", "u", "strike")
_OFF = ("0", "false", "none")


@dataclass(frozen=True, slots=True)
class CellLook:
    """The look of a cell format. `number_format` is its code, or "" for one that follows the reader's locale.

    `mark` says colours, bold, italic, underline and strike-through, "" for none: equal marks look the same.
    """

    number_format: str = GENERAL
    mark: str = ""


def cell_looks(book: Book) -> tuple[CellLook, ...]:
    """The look of each cell format of a workbook; none where it has no styles. Raises LeadFileError."""
    links = book.package.relationships(book.workbook_part)
    part = next((book.package.find(link.target) for link in links if link.kind == "styles" and not link.external), None)
    if part is None:
        return ()
    root = parse(book.package.read(part), book.place)
    codes = {e.get("numFmtId", ""): e.get("formatCode", "") for e in _children(root, "numFmts")}
    fonts = [_font(font) for font in _children(root, "fonts")]
    fills = [_fill(fill) for fill in _children(root, "fills")]
    return tuple(
        CellLook(_code(xf.get("numFmtId", "0"), codes), _at(fonts, xf.get("fontId")) + _at(fills, xf.get("fillId")))
        for xf in _children(root, "cellXfs")
    )


def _children(root: Element, name: str) -> tuple[Element, ...]:
    found = root.find(name)
    return () if found is None else tuple(found)


def _code(number: str, codes: Mapping[str, str]) -> str:
    return codes[number] if number in codes else _BUILT_IN.get(number, "")


def _at(marks: list[str], place: str | None) -> str:
    usable = place is not None and place.isascii() and place.isdigit() and len(place) < 7
    return marks[int(place)] if place is not None and usable and int(place) < len(marks) else ""


def _font(font: Element) -> str:
    marks = []
    for name in _SAID_BY_FONT:
        found = font.find(name)
        if found is not None and found.get("val", "1") not in _OFF:
            marks.append(name)
    color = font.find("color")
    # The colour of plain text is the first of the theme, or the system's.
    if color is not None and not _plain_color(color):
        marks.append(_color(color))
    return "".join(f"{mark};" for mark in marks)


def _plain_color(color: Element) -> bool:
    black = color.get("rgb", "").upper() in ("FF000000", "00000000", "000000")
    plain = color.get("theme") == "1" or color.get("indexed") in ("8", "64") or color.get("auto") in ("1", "true")
    return black or plain


def _fill(fill: Element) -> str:
    pattern = fill.find("patternFill")
    if pattern is None:
        return "fill gradient;" if len(fill) else ""
    kind = pattern.get("patternType", "none")
    color = pattern.find("fgColor")
    if kind == "none" or (color is None and kind == "gray125"):
        return ""
    return f"fill {kind} {_color(color) if color is not None else ''};"


def _color(color: Element) -> str:
    return " ".join(f"{name} {value}" for name, value in sorted(color.attrib.items()))
