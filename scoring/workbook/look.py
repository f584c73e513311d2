"""How our sheets look: the few cell styles and the tier colours that all of them share.

Tiers run from vermilion over amber to blue, which stay apart for people who confuse red and green; the text
on them is black or white, whichever reads better. Colour is never the only sign: a tier also bears its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scoring.model import Tier
from scoring.workbook.plan import Look, Style

NAVY = "1F3A5F"
INK = "262626"
MUTED = "595959"
WHITE = "FFFFFF"
BLACK = "000000"
LINE = "D0D5DB"
BAND = "EEF2F7"
INPUT_FILL = "FFF8DC"
INPUT_LINE = "C9B458"
NEUTRAL_BAR = "7A8CA3"
SCORE_BAR = "9DC3E6"
TAB = NAVY


def padded(number_format: str) -> str:
    """A number format with a little room at the right, also for a text such as a dash.

    An indent would say it better, but LibreOffice forgets it for numbers beside one another.
    """
    return f"{number_format}_);-{number_format}_);{number_format}_);@_)"


# Text; a row does not grow by itself for the size of a title.
TITLE_HEIGHT = 27.0
TITLE = Style(bold=True, size=18, color=NAVY, vertical="center")
SUBTITLE = Style(size=11, color=MUTED, vertical="center")
HEADING = Style(bold=True, size=13, color=NAVY, vertical="center")
LABEL = Style(color=INK, vertical="center")
LABEL_WRAPPED = replace(LABEL, wrap=True, vertical="top")
STRONG = replace(LABEL, bold=True)
HINT = Style(italic=True, size=10, color=MUTED, vertical="center")
HINT_WRAPPED = replace(HINT, wrap=True, vertical="top")
HEADER = Style(bold=True, color=WHITE, fill=NAVY, border=NAVY, vertical="center", wrap=True)
HEADER_LEFT = replace(HEADER, horizontal="left", indent=1)
HEADER_RIGHT = replace(HEADER, horizontal="right", indent=1)
HEADER_CENTER = replace(HEADER, horizontal="center")

# Cells of small tables: a thin line around, text left, numbers right.
CELL = Style(color=INK, border=LINE, vertical="center")
CELL_WRAPPED = replace(CELL, wrap=True)
CELL_CENTER = replace(CELL, horizontal="center")
CELL_LEFT = replace(CELL, horizontal="left", indent=1)
CELL_RIGHT = replace(CELL, horizontal="right")
COUNT = replace(CELL_RIGHT, number_format=padded("#,##0"))
SHARE = replace(CELL_RIGHT, number_format=padded("0.0%"))
DATE = replace(CELL_LEFT, number_format="yyyy-mm-dd")

# What a person may type into: a pale yellow cell with a border, unlocked on a protected sheet.
INPUT = Style(color=INK, fill=INPUT_FILL, border=INPUT_LINE, vertical="center", locked=False)
INPUT_TEXT = replace(INPUT, number_format="@")
INPUT_NUMBER = replace(INPUT, horizontal="right")
INPUT_DATE = replace(INPUT, number_format="yyyy-mm-dd", horizontal="right")
INPUT_FLAG = replace(INPUT, horizontal="center")

# Looks of conditional formats.
CHECK_LOOK = Look(color="9C0006", fill="FFD9D6", bold=True)
OFF_LOOK = Look(color="767676", italic=True)
DISQUALIFIED_LOOK = Look(color=MUTED, fill="EDEDED", italic=True, strike=True)
NOTE_LOOK = Look(color="7A3B00", fill="FDE7CF", bold=True)

# Stations of the tier colours, from the highest tier (0) to the lowest (1): between them colours are mixed.
_RAMP = (
    (0.0, "B84300"), (0.25, "E8871E"), (0.5, "F6C667"), (0.6, "F3E6C4"), (0.75, "B5D9EE"), (1.0, "6FABD8"),
)  # fmt: skip
_TINT = 0.84


@dataclass(frozen=True, slots=True)
class TierColor:
    """A tier's colours as RRGGBB: its fill (a chart's bar too), the text on it, and a pale tint for rows."""

    fill: str
    text: str
    tint: str

    @property
    def look(self) -> Look:
        """The tier's name as a chip: full colour, bold."""
        return Look(color=self.text, fill=self.fill, bold=True)

    @property
    def row_look(self) -> Look:
        """A row of this tier: the pale tint under dark text."""
        return Look(color=BLACK, fill=self.tint)

    def style(self, base: Style = CELL) -> Style:
        """A cell that always bears the tier's colour."""
        return replace(base, fill=self.fill, color=self.text, bold=True)


DISQUALIFIED_COLOR = TierColor("D9D9D9", BLACK, "EDEDED")


def tier_colors(tiers: Sequence[Tier]) -> tuple[TierColor, ...]:
    """The colours of the tiers, from the highest to the lowest; a tier's own colour wins."""
    last = max(len(tiers) - 1, 1)
    return tuple(_tier_color(tier.color.upper() or _on_ramp(place / last)) for place, tier in enumerate(tiers))


def score_format(decimals: int) -> str:
    """The number format of a score with so many decimals."""
    return "0" + ("." + "0" * decimals if decimals else "")


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 (none) to 21 (black on white)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def readable_on(fill: str) -> str:
    """Black or white, whichever reads better on a colour; one of them always has a contrast of 4.5."""
    return max((BLACK, WHITE), key=lambda text: contrast(text, fill))


def _tier_color(fill: str) -> TierColor:
    return TierColor(fill, readable_on(fill), _mixed(fill, WHITE, _TINT))


def _on_ramp(place: float) -> str:
    after = next(number for number in range(1, len(_RAMP)) if place <= _RAMP[number][0])
    (low, first), (high, second) = _RAMP[after - 1], _RAMP[after]
    return _mixed(first, second, (place - low) / (high - low))


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[0:2], 16), int(color[2:4], 16), int(color[4:6], 16)


def _mixed(first: str, second: str, share: float) -> str:
    """A colour between two: 0 is the first, 1 the second."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _luminance(color: str) -> float:
    """Relative luminance of an sRGB colour (WCAG 2)."""
    red, green, blue = (
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in _channels(color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
