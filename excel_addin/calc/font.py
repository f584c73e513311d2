"""The font of a range."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from excel_addin.calc.block import Block
from excel_addin.calc.formats import Color, color_from_office, color_to_office
from excel_addin.calc.refusing import refuses_the_rest

_NORMAL, _BOLD = 100.0, 150.0


@refuses_the_rest
class Font(base_classes.Font):
    """What letters of a range look like; every property is None where cells differ."""

    def __init__(self, cells: Block) -> None:
        self._cells = cells

    @property
    def api(self) -> Font:
        """Itself."""
        return self

    def _get(self, what: str) -> Any:
        return self._cells.ask("look.get", what=what)

    def _set(self, what: str, value: Any) -> None:
        self._cells.ask("look.set", what=what, value=value)

    @property
    def bold(self) -> bool | None:
        """Whether they are bold."""
        weight = self._get("CharWeight")
        return None if weight is None else weight >= _BOLD

    @bold.setter
    def bold(self, value: bool) -> None:
        self._set("CharWeight", _BOLD if value else _NORMAL)

    @property
    def italic(self) -> bool | None:
        """Whether they are slanted."""
        posture = self._get("CharPosture")
        return None if posture is None else posture != "NONE"

    @italic.setter
    def italic(self, value: bool) -> None:
        self._set("CharPosture", "ITALIC" if value else "NONE")

    @property
    def size(self) -> float | None:
        """Their size in points."""
        size: float | None = self._get("CharHeight")
        return size

    @size.setter
    def size(self, value: float) -> None:
        self._set("CharHeight", float(value))

    @property
    def color(self) -> Color | None:
        """Their colour; black where it is automatic."""
        number = self._get("CharColor")
        return color_from_office(0 if number == -1 else number)

    @color.setter
    def color(self, value: Any) -> None:
        self._set("CharColor", color_to_office(value))

    @property
    def name(self) -> str | None:
        """The font's name."""
        name: str | None = self._get("CharFontName")
        return name

    @name.setter
    def name(self, value: str) -> None:
        self._set("CharFontName", value)
