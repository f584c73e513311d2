"""How wide a digit and a blank are in a workbook: the widths of its columns and its indents are counted in them.

Excel counts in characters of the workbook's usual font, and so does LibreOffice when it opens Excel's files: by the
same font as it has it here, which is another one where that is missing. What is written into an open workbook comes out
as wide as it would from a file only where it is measured in the same way.
"""

from __future__ import annotations

from typing import Any

from excel_addin.calc.agent.desk import Desk, struct

_TWIP = 2540 / 1440
_TWIPS_A_POINT = 20
# What the engine takes for a digit: 7 pixels of 96 to the inch, as those of Calibri 11 are in Excel.
_USUAL_DIGIT = 7 * 2540 / 96
_BLANKS_A_STEP = 3


def stretch(desk: Desk, ask: dict[str, Any]) -> float:
    """How much wider a digit is in a workbook than in Excel's usual font."""
    return _measured(desk, ask)[0] / _USUAL_DIGIT


def indent_step(desk: Desk, ask: dict[str, Any]) -> float:
    """A step of indent, in hundredths of a millimetre."""
    return _measured(desk, ask)[1] * _BLANKS_A_STEP


def _measured(desk: Desk, ask: dict[str, Any]) -> tuple[int, float]:
    """A digit and a blank, in hundredths of a millimetre."""
    model = desk.book(ask)
    style = model.StyleFamilies.getByName("CellStyles").getByName("Default")
    name, height = style.getPropertyValues(("CharFontName", "CharHeight"))
    key = f"measures:{name}:{height}"
    if key not in desk.memory:
        # A device takes pixels for a font's height: given twips, it tells widths in twips.
        wanted = struct("awt.FontDescriptor", Name=name, Height=round(height * _TWIPS_A_POINT))
        font = model.ReferenceDevice.getFont(wanted)
        digit = max(font.getCharWidth(character) for character in "0123456789")
        desk.memory[key] = round(digit * _TWIP), font.getCharWidth(" ") * _TWIP
    found: tuple[int, float] = desk.memory[key]
    return found
