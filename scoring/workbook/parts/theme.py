"""The theme part: the colours and fonts that table styles and a person's own formatting start from."""

from __future__ import annotations

from scoring.workbook.parts.xml import DECLARATION, DRAWING

# The standard Office palette of 2013 on, so that a scored workbook's menus look like any other's.
_SYSTEM = {"dk1": ("windowText", "000000"), "lt1": ("window", "FFFFFF")}
_COLORS = {
    "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31", "accent3": "A5A5A5",
    "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip
_FONTS = (("major", "Calibri Light"), ("minor", "Calibri"))
_LINE_WIDTHS = (6350, 12700, 19050)
_PAINT = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def theme_xml() -> bytes:
    """The part; the schema wants three of each kind of format, ours are all plain."""
    system = "".join(
        f'<a:{name}><a:sysClr val="{known}" lastClr="{color}"/></a:{name}>' for name, (known, color) in _SYSTEM.items()
    )
    colors = "".join(f'<a:{name}><a:srgbClr val="{color}"/></a:{name}>' for name, color in _COLORS.items())
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind, font in _FONTS
    )
    lines = "".join(f'<a:ln w="{width}">{_PAINT}</a:ln>' for width in _LINE_WIDTHS)
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name="Office"><a:themeElements>'
        f'<a:clrScheme name="Office">{system}{colors}</a:clrScheme>'
        f'<a:fontScheme name="Office">{fonts}</a:fontScheme><a:fmtScheme name="Office">'
        f"<a:fillStyleLst>{_PAINT * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{_PAINT * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    ).encode()
