"""Looks added to the styles part of an existing workbook: appended, equal ones used again, nothing renumbered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from scoring.errors import NOWHERE, OutputError, Place
from scoring.ooxml.outline import Span, outline
from scoring.workbook.parts.styles import (
    BUILT_IN_FORMATS,
    FIRST_OWN_FORMAT,
    NO_BORDER,
    NO_FILLS,
    alignment_values,
    border_xml,
    cell_format_xml,
    color_xml,
    fill_xml,
    font_xml,
    look_xml,
)
from scoring.workbook.parts.text import attribute_text, plain_text
from scoring.workbook.plan import PLAIN, Look, Style
from scoring.workbook.surgery.splice import Splice, insertion_point, opened, prefixed, rebuilt
from scoring.workbook.surgery.style_lists import StyleList

# Excel's own limit of distinct cell formats (its specifications and limits); it repairs a file that has more.
MAX_CELL_FORMATS = 65_490

# ECMA-376 part 1, 18.8.39 (CT_Stylesheet), and the order of a font's children that validators want (18.8.22).
_ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
    "extLst",
)  # fmt: skip
_FONT_ORDER = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family",
    "charset", "scheme",
)  # fmt: skip
# What a cell format may say (18.8.45): some programs write attributes of their own, which stay with their formats.
_KNOWN = frozenset(
    {
        "numFmtId", "fontId", "fillId", "borderId", "xfId", "quotePrefix", "pivotButton", "applyNumberFormat",
        "applyFont", "applyFill", "applyBorder", "applyAlignment", "applyProtection",
    }
)  # fmt: skip
_FORMAT_NUMBER = re.compile(rb"""numFmtId\s*=\s*["']([0-9]{1,6})["']""")
_PLAIN_FORMAT = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'


class AppendedStyles:
    """The looks of a workbook that has a styles part; `xml` is that part with what was asked for.

    Once `xml` was called no look can be added.
    """

    def __init__(self, data: bytes, place: Place = NOWHERE) -> None:
        self._whole, self._place = data, place
        self._data = opened(data, place)
        self._outline = outline(self._data, place)
        self._lists = {name: StyleList(name, self._data, self._outline, place) for name in _ORDER[:-1]}
        self._codes: dict[str, int] = {}
        for item in self._lists["numFmts"].items:
            number = item.attributes.get("numFmtId", "")
            if number.isdigit():
                self._codes.setdefault(item.attributes.get("formatCode", ""), int(number))
        # Differential formats and cells may use numbers that the list does not know.
        self._last_format = max(
            [FIRST_OWN_FORMAT - 1, *(int(found[1]) for found in _FORMAT_NUMBER.finditer(data))],
        )
        self._parent = self._normal_style()
        self._cells: dict[tuple[int | None, Style, bool], int] = {}
        self._looks: dict[Look, int] = {}
        self._sealed = False

    def _normal_style(self) -> str:
        """The number of the style that every workbook has, "" where the part knows of none."""
        parents = len(self._lists["cellStyleXfs"])
        for item in self._lists["cellStyles"].items:
            parent = item.attributes.get("xfId", "")
            if item.attributes.get("builtinId") == "0" and parent.isdigit() and int(parent) < parents:
                return parent
        return "0" if parents else ""

    def cell(self, style: Style, quoted: bool = False) -> int:
        """The number of a style for sheets of our own; `quoted` marks a text that begins like a formula as a text."""
        key = (None, style, quoted)
        if key not in self._cells:
            self._ensure()
            font = self._number("fonts", font_xml(style))
            fill = self._number("fills", fill_xml(style.fill)) if style.fill else 0
            border = self._number("borders", border_xml(style.border)) if style.border else self._no_border()
            numbers = (self._number_format(style.number_format), font, fill, border)
            self._cells[key] = self._number("cellXfs", cell_format_xml(style, quoted, numbers, self._parent))
        return self._cells[key]

    def like(self, base_xf: int, style: Style, quoted: bool = False) -> int:
        """The number of the look that the cell format `base_xf` becomes by what a style says.

        The number format is always the style's, the rest of the format stays where the style says nothing of it.
        """
        key = (base_xf, style, quoted)
        if key not in self._cells:
            element = self._lists["cellXfs"].item(base_xf)
            self._cells[key] = self._changed(element, style, quoted) if element else self.cell(style, quoted)
        return self._cells[key]

    def look(self, look: Look) -> int:
        """The number of a conditional format's look."""
        if look not in self._looks:
            self._looks[look] = self._number("dxfs", look_xml(look))
        return self._looks[look]

    def xml(self) -> bytes:
        """The part; the very bytes that it was where nothing was added."""
        self._sealed = True
        if not any(listed.grew for listed in self._lists.values()):
            return self._whole
        splice = Splice(self._data)
        for name, listed in self._lists.items():
            listed.write(splice, insertion_point(self._outline, name, _ORDER))
        return splice.result()

    def _ensure(self) -> None:
        """Programs take the first items of these lists for the plain look, and fills 0 and 1 for none and grey."""
        first = {"fonts": (font_xml(PLAIN),), "fills": NO_FILLS, "borders": (NO_BORDER,), "cellXfs": (_PLAIN_FORMAT,)}
        for name, items in first.items():
            for item in items[len(self._lists[name]) :]:
                self._append(name, item)

    def _no_border(self) -> int:
        found = self._lists["borders"].find(self._dress(NO_BORDER))
        return self._append("borders", NO_BORDER) if found is None else found

    def _changed(self, element: bytes, style: Style, quoted: bool) -> int:
        self._ensure()
        found = outline(element, self._place)
        base = found.root.attributes
        values: dict[str, str | None] = {"quotePrefix": "1" if quoted else None, "pivotButton": None}
        values |= self._mended(base)
        changes = {
            "numFmtId": (self._number_format(style.number_format), "applyNumberFormat"),
            "fontId": (self._changed_font(base.get("fontId", "0"), style), "applyFont"),
            "fillId": (self._number("fills", fill_xml(style.fill)) if style.fill else None, "applyFill"),
            "borderId": (self._number("borders", border_xml(style.border)) if style.border else None, "applyBorder"),
        }
        for name, (number, mark) in changes.items():
            if number is not None and str(number) != base.get(name, "0"):
                values |= {name: str(number), mark: "1"}
        inner = _Inner.of(found.children, element)
        alignment = alignment_values(style)
        if alignment:
            inner.align(alignment)
            values["applyAlignment"] = "1"
        if not style.locked:
            inner.protection["locked"] = "0"
            values["applyProtection"] = "1"
        return self._add("cellXfs", rebuilt(element, values, self._dress(inner.xml()) + inner.rest))

    def _mended(self, base: Mapping[str, str]) -> dict[str, str | None]:
        """What not to copy of a format: numbers beyond their lists, and attributes that no format has."""
        lists = {"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"}
        wrong = [
            name
            for name, listed in lists.items()
            if name in base and not (base[name].isdigit() and int(base[name]) < len(self._lists[listed]))
        ]
        mended: dict[str, str | None] = {name: "0" if name != "xfId" else self._parent or None for name in wrong}
        return mended | {name: None for name in base if name not in _KNOWN and ":" not in name}

    def _changed_font(self, number: str, style: Style) -> int | None:
        """The number of a font in bold, italics or another colour; None where the style says nothing of them."""
        marks = {"b": "<b/>" if style.bold else "", "i": "<i/>" if style.italic else ""}
        marks["color"] = color_xml("color", style.color) if style.color else ""
        new = {name: self._dress(mark) for name, mark in marks.items() if mark}
        if not new:
            return None
        font = self._lists["fonts"].item(int(number) if number.isdigit() else 0)
        if not font:
            return self._number("fonts", font_xml(style))
        children = {child.name: font[child.start : child.end] for child in outline(font, self._place).children}
        inner = children | new
        order = {name: place for place, name in enumerate(_FONT_ORDER)}
        ordered = [inner[name] for name in sorted(inner, key=lambda name: order.get(name, len(order)))]
        return self._add("fonts", rebuilt(font, {}, b"".join(ordered)))

    def _number_format(self, code: str) -> int:
        built_in = BUILT_IN_FORMATS.get(code)
        if built_in is not None and built_in not in self._codes.values():
            return built_in
        if code not in self._codes:
            self._last_format += 1
            self._codes[code] = self._last_format
            self._append("numFmts", f'<numFmt numFmtId="{self._last_format}" formatCode="{plain_text(code)}"/>')
        return self._codes[code]

    def _dress(self, fragment: str) -> bytes:
        return prefixed(fragment, self._outline.prefix)

    def _number(self, name: str, fragment: str) -> int:
        return self._add(name, self._dress(fragment))

    def _append(self, name: str, fragment: str) -> int:
        self._refuse()
        return self._lists[name].append(self._dress(fragment))

    def _add(self, name: str, element: bytes) -> int:
        found = self._lists[name].find(element)
        if found is not None:
            return found
        self._refuse()
        if name == "cellXfs" and len(self._lists[name]) >= MAX_CELL_FORMATS:
            raise OutputError(
                f"the workbook has {len(self._lists[name]):,} cell formats; Excel allows {MAX_CELL_FORMATS:,}.",
                place=self._place,
                mend="Copy its sheets into a new workbook: only formats that are in use come along.",
            )
        return self._lists[name].append(element)

    def _refuse(self) -> None:
        if self._sealed:
            raise RuntimeError("the styles part is written: no look can be added")


@dataclass
class _Inner:
    """What stands inside a cell format: alignment, protection, and anything else as it is written."""

    alignment: dict[str, str]
    protection: dict[str, str]
    rest: bytes

    @classmethod
    def of(cls, children: tuple[Span, ...], element: bytes) -> _Inner:
        """The inside of a cell format."""
        made = cls({}, {}, b"")
        for child in children:
            if child.name == "alignment":
                made.alignment = dict(child.attributes)
            elif child.name == "protection":
                made.protection = dict(child.attributes)
            else:
                made.rest += element[child.start : child.end]
        return made

    def align(self, said: dict[str, str]) -> None:
        """Change the alignment by what is said, without what would contradict it."""
        if "horizontal" in said:
            self.alignment.pop("indent", None)
        if "wrapText" in said:
            self.alignment.pop("shrinkToFit", None)
        self.alignment |= said

    def xml(self) -> str:
        """Alignment and protection as fragments."""
        return "".join(
            f"<{name}{''.join(f' {key}={chr(34)}{attribute_text(value)}{chr(34)}' for key, value in said.items())}/>"
            for name, said in (("alignment", self.alignment), ("protection", self.protection))
            if said
        )
