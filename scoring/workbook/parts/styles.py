"""The styles part: every look once, cells and conditional formats hold its number."""

from __future__ import annotations

from typing import Protocol

from scoring.workbook.parts.text import plain_text
from scoring.workbook.parts.xml import DECLARATION, MAIN, flag
from scoring.workbook.plan import PLAIN, Look, Style

# Formats that every spreadsheet program knows by number (ECMA-376, 18.8.30); those that follow the
# reader's locale (short dates, currency) are left out, so that a format means the same everywhere.
BUILT_IN_FORMATS = {
    "General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "0.00E+00": 11, "@": 49,
}  # fmt: skip
FIRST_OWN_FORMAT = 164
_FONT = '<name val="Calibri"/><family val="2"/>'
NO_FILLS = (
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
)
NO_BORDER = "<border><left/><right/><top/><bottom/><diagonal/></border>"


class _Numbered:
    """XML fragments without repeats, numbered in the order of first use."""

    def __init__(self, *first: str) -> None:
        self.items = dict.fromkeys(first)
        self._numbers = {item: number for number, item in enumerate(first)}

    def number(self, item: str) -> int:
        """The number of a fragment, a new one at its first use."""
        self.items.setdefault(item)
        return self._numbers.setdefault(item, len(self._numbers))

    def xml(self, tag: str) -> str:
        """The fragments inside their counted element."""
        return f'<{tag} count="{len(self.items)}">{"".join(self.items)}</{tag}>'


class StyleNumbers(Protocol):
    """Whoever numbers looks: a new styles part, or one that gets looks added."""

    def cell(self, style: Style, quoted: bool = False) -> int:
        """The number of a cell's style; `quoted` marks a text that begins like a formula as a text."""
        ...

    def look(self, look: Look) -> int:
        """The number of a conditional format's look."""
        ...


class Styles:
    """The looks of one workbook. Style 0 is the plain one."""

    def __init__(self) -> None:
        self._formats: dict[str, int] = {}
        self._fonts = _Numbered(font_xml(PLAIN))
        self._fills = _Numbered(*NO_FILLS)
        self._borders = _Numbered(NO_BORDER)
        self._cells = _Numbered()
        self._looks = _Numbered()
        self._known: dict[tuple[Style, bool], int] = {}
        self.cell(PLAIN)

    def cell(self, style: Style, quoted: bool = False) -> int:
        """The number of a cell's style; `quoted` marks a text that begins like a formula as a text."""
        key = (style, quoted)
        if key not in self._known:
            self._known[key] = self._cells.number(self._cell_format(style, quoted))
        return self._known[key]

    def look(self, look: Look) -> int:
        """The number of a conditional format's look."""
        return self._looks.number(look_xml(look))

    def xml(self) -> bytes:
        """The part."""
        formats = "".join(
            f'<numFmt numFmtId="{number}" formatCode="{plain_text(code)}"/>' for code, number in self._formats.items()
        )
        counted = f'<numFmts count="{len(self._formats)}">{formats}</numFmts>' if formats else ""
        return (
            f'{DECLARATION}<styleSheet xmlns="{MAIN}">{counted}{self._fonts.xml("fonts")}'
            f"{self._fills.xml('fills')}{self._borders.xml('borders')}"
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f"{self._cells.xml('cellXfs')}"
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
            f"{self._looks.xml('dxfs')}"
            '<tableStyles count="0" defaultTableStyle="TableStyleMedium2"'
            ' defaultPivotStyle="PivotStyleLight16"/>'
            "</styleSheet>"
        ).encode()

    def _number_format(self, code: str) -> int:
        if code in BUILT_IN_FORMATS:
            return BUILT_IN_FORMATS[code]
        return self._formats.setdefault(code, FIRST_OWN_FORMAT + len(self._formats))

    def _cell_format(self, style: Style, quoted: bool) -> str:
        number = self._number_format(style.number_format)
        font = self._fonts.number(font_xml(style))
        fill = self._fills.number(fill_xml(style.fill)) if style.fill else 0
        border = self._borders.number(border_xml(style.border)) if style.border else 0
        return cell_format_xml(style, quoted, (number, font, fill, border), "0")


def cell_format_xml(style: Style, quoted: bool, numbers: tuple[int, int, int, int], parent: str) -> str:
    """A cell format of a style, given the numbers of its number format, font, fill and border.

    `parent` is the number of the named style that it builds on, "" for none.
    """
    number, font, fill, border = numbers
    alignment = _alignment(style)
    inside = alignment + ("" if style.locked else '<protection locked="0"/>')
    marks = [
        (number, "applyNumberFormat"), (font, "applyFont"), (fill, "applyFill"), (border, "applyBorder"),
        (alignment, "applyAlignment"), (not style.locked, "applyProtection"),
    ]  # fmt: skip
    named = f' xfId="{parent}"' if parent else ""
    quote = ' quotePrefix="1"' if quoted else ""
    head = f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}"{named}{quote}'
    head += "".join(f' {mark}="1"' for value, mark in marks if value)
    return f"{head}>{inside}</xf>" if inside else f"{head}/>"


def color_xml(tag: str, color: str) -> str:
    """A colour under the name that its place wants."""
    return f'<{tag} rgb="FF{plain_text(color.upper())}"/>'


def font_xml(style: Style) -> str:
    """The font of a style."""
    marks = ("<b/>" if style.bold else "") + ("<i/>" if style.italic else "")
    color = color_xml("color", style.color) if style.color else ""
    return f'<font>{marks}<sz val="{style.size:g}"/>{color}{_FONT}</font>'


def fill_xml(color: str) -> str:
    """A cell filled with a colour."""
    painted = color_xml("fgColor", color)
    return f'<fill><patternFill patternType="solid">{painted}<bgColor indexed="64"/></patternFill></fill>'


def border_xml(color: str) -> str:
    """A thin line of a colour around a cell."""
    line = color_xml("color", color)
    sides = "".join(f'<{side} style="thin">{line}</{side}>' for side in ("left", "right", "top", "bottom"))
    return f"<border>{sides}<diagonal/></border>"


def alignment_values(style: Style) -> dict[str, str]:
    """The attributes of a style's alignment; none where it says nothing of it."""
    marks = {
        "horizontal": style.horizontal or ("left" if style.indent else ""),
        "vertical": style.vertical,
        "wrapText": flag(True) if style.wrap else "",
        "indent": str(style.indent) if style.indent else "",
    }
    return {name: value for name, value in marks.items() if value}


def _alignment(style: Style) -> str:
    said = "".join(f' {name}="{plain_text(value)}"' for name, value in alignment_values(style).items())
    return f"<alignment{said}/>" if said else ""


def look_xml(look: Look) -> str:
    """A differential format."""
    # A differential format keeps its fill's colour in bgColor, unlike a cell's.
    marks = (
        ("<b/>" if look.bold else "")
        + ("<i/>" if look.italic else "")
        + ("<strike/>" if look.strike else "")
        + (color_xml("color", look.color) if look.color else "")
    )
    font = f"<font>{marks}</font>" if marks else ""
    fill = f"<fill><patternFill>{color_xml('bgColor', look.fill)}</patternFill></fill>" if look.fill else ""
    return f"<dxf>{font}{fill}</dxf>"
