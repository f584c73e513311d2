"""The ribbon's pictures, as the add-in carries them.

Excel asks for one picture for each control and scales it: small controls are 16 pixels wide on a plain screen and 32
on one of twice the density, large ones 32 and 64. Carried is the larger of the two, so that a dense screen shows it
as it was drawn, and a plain one halves it exactly.
"""

from __future__ import annotations

from importlib.resources import files

from excel_addin.ribbon.layout import buttons, images

SMALL, LARGE = 32, 64


def pictures() -> dict[str, bytes]:
    """Each picture of the tab (.png) by its name."""
    large = {each.image for each in buttons() if each.large}
    return {name: picture(name, LARGE if name in large else SMALL) for name in images()}


def picture(name: str, size: int) -> bytes:
    """A picture by its name, some pixels a side: 16, 32, 64 or 80."""
    return files("excel_addin").joinpath("icons", f"{name}-{size}.png").read_bytes()
