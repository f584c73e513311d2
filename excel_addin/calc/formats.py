"""Units, colours and number formats: as Excel says them, and as LibreOffice does."""

from __future__ import annotations

import re
from typing import Any

# An Excel column is measured in digits of the standard font: 7 pixels each, 5 between columns, at 96 to the inch.
_DIGIT, _GAP, _PIXEL = 7, 5, 2540 / 96
_POINT = 2540 / 72
_LITERAL = re.compile(r'("[^"]*"|\\.|\[[^\]]*\])')
_NO_COLOR = -1

Color = tuple[int, int, int]


def width_to_office(characters: float) -> int:
    """A column's width in characters as hundredths of a millimetre."""
    pixels = characters * _DIGIT + _GAP if characters >= 1 else characters * (_DIGIT + _GAP)
    return round(pixels * _PIXEL)


def width_from_office(hundredths: float) -> float:
    """A column's width in hundredths of a millimetre as characters, to two decimals."""
    pixels = hundredths / _PIXEL
    characters = (pixels - _GAP) / _DIGIT if pixels >= _DIGIT + _GAP else pixels / (_DIGIT + _GAP)
    return round(characters, 2)


def points_to_office(points: float) -> int:
    """Points as hundredths of a millimetre."""
    return round(points * _POINT)


def points_from_office(hundredths: float) -> float:
    """Hundredths of a millimetre as points, to two decimals."""
    return round(hundredths / _POINT, 2)


def color_to_office(color: Any) -> int:
    """A colour as xlwings takes it ((r, g, b), "#rrggbb", Excel's number, None: none) as LibreOffice's number."""
    if color is None:
        return _NO_COLOR
    if isinstance(color, str):
        return int(color.removeprefix("#"), 16)
    if isinstance(color, int):
        red, green, blue = color & 255, color >> 8 & 255, color >> 16 & 255
    else:
        red, green, blue = color
    return int(red) << 16 | int(green) << 8 | int(blue)


def color_from_office(number: int | None) -> Color | None:
    """LibreOffice's number as (r, g, b); None where there is no colour."""
    if number is None or number < 0:
        return None
    return number >> 16 & 255, number >> 8 & 255, number & 255


def number_format_from_office(code: str | None) -> str | None:
    """A number format as Excel writes it: letters of dates are small there, and colours have one capital."""
    if code is None:
        return None
    pieces = _LITERAL.split(code)
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            pieces[index] = "General" if piece == "General" else re.sub("[YMDHSN]", lambda m: m[0].lower(), piece)
        elif re.fullmatch(r"\[[A-Z]+\]", piece):
            elapsed = piece in ("[H]", "[HH]", "[M]", "[MM]", "[S]", "[SS]")
            pieces[index] = piece.lower() if elapsed else piece.capitalize().replace(piece[1:2].lower(), piece[1], 1)
    return "".join(pieces)
