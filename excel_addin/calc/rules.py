"""Conditional formats: conditions and data bars. Calc has colour scales and icons too, but sets none from outside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from excel_addin.calc.addresses import Rect, address
from excel_addin.calc.block import Block
from excel_addin.calc.errors import NotFoundError
from excel_addin.calc.formats import Color, color_from_office, color_to_office
from excel_addin.calc.refusing import refuses_the_rest

_LOOK = {"fill_color": "fill", "font_color": "font"}
_WEIGHTS = {"font_bold": "bold", "font_italic": "italic"}
_PAIRED = ("between", "not_between")


@refuses_the_rest
class ConditionalFormats(base_classes.ConditionalFormats):
    """The conditional formats that touch a range; the one that decides first comes first, as in Excel.

    In Calc the first that is true decides alone, so each behaves as if `stop_if_true` were set; and cells with a colour
    scale, icons or another kind that we cannot make keep that alone.
    """

    def __init__(self, cells: Block) -> None:
        self._cells = cells

    @property
    def api(self) -> ConditionalFormats:
        """Itself."""
        return self

    def __iter__(self) -> Iterator[ConditionalFormat]:
        for told in self._cells.ask("rules.list"):
            yield ConditionalFormat(self._cells, told)

    def __len__(self) -> int:
        return len(self._cells.ask("rules.list"))

    def __call__(self, key: int) -> ConditionalFormat:
        """The one at a place from 1."""
        listed = list(self)
        if not 1 <= key <= len(listed):
            raise NotFoundError(f"The range has no conditional format {key}.")
        return listed[key - 1]

    def add_custom(self, spec: dict[str, Any]) -> ConditionalFormat:
        """A look for cells of which a formula is true."""
        return self._add(kind="custom", operator="custom", formulas=[spec["formula"]], style=_style(spec))

    def add_cell_value(self, spec: dict[str, Any]) -> ConditionalFormat:
        """A look for cells whose value compares so."""
        formulas = [_formula(spec[key]) for key in ("formula1", "formula2") if spec[key] is not None]
        return self._add(kind="cell_value", operator=spec["operator"], formulas=formulas, style=_style(spec))

    def add_data_bar(self, spec: dict[str, Any]) -> ConditionalFormat:
        """A bar as long as the cell's value is large."""
        bounds = [
            [kind, "" if value is None else repr(float(value))]
            for kind, value in zip(spec["threshold_types"], spec["thresholds"], strict=True)
        ]
        return self._add(
            kind="data_bar",
            color=color_to_office(spec["bar_color"]),
            gradient=spec["gradient"],
            value=spec["show_value"],
            bounds=bounds,
        )

    def _add(self, **spec: Any) -> ConditionalFormat:
        self._cells.ask("rules.add", **spec)
        return next(made for made in self if made.type == spec["kind"])

    def clear(self) -> None:
        """Take them from the range; outside of it they stay."""
        self._cells.ask("rules.clear")


def _formula(text: str) -> str:
    """An operand as a formula: a bare number or text is Excel's way of writing a constant."""
    if text.startswith("="):
        return text
    try:
        float(text)
    except ValueError:
        return '="' + text.replace('"', '""') + '"'
    return f"={text}"


def _style(spec: dict[str, Any]) -> dict[str, Any]:
    style: dict[str, Any] = {key: color_to_office(spec[name]) for name, key in _LOOK.items() if name in spec}
    style.update({key: bool(spec[name]) for name, key in _WEIGHTS.items() if name in spec})
    return style


@refuses_the_rest
class ConditionalFormat(base_classes.ConditionalFormat):
    """One conditional format, as it was when it was asked for."""

    def __init__(self, cells: Block, told: dict[str, Any]) -> None:
        self._cells = cells
        self._told = told

    @property
    def api(self) -> ConditionalFormat:
        """Itself."""
        return self

    @property
    def type(self) -> str:
        """Its kind: `cell_value`, `custom`, `data_bar`, `color_scale`, `icon_set` or `unknown`."""
        return str(self._told["kind"])

    @property
    def ranges(self) -> str:
        """Where it lies: addresses parted by blanks, of all pieces that touch what was asked for."""
        rects = (Rect(*wire) for wire in self._told["rects"])
        return " ".join(address(rect, row_absolute=False, column_absolute=False) for rect in rects)

    @property
    def _is_condition(self) -> bool:
        return self.type in ("cell_value", "custom")

    @property
    def stop_if_true(self) -> bool | None:
        """True for conditions: in Calc the first that is true decides alone."""
        return True if self._is_condition else None

    @property
    def operator(self) -> str | None:
        """How it compares."""
        return self._told["operator"] if self.type == "cell_value" else None

    @property
    def formula1(self) -> str | None:
        """What it compares with."""
        return self._told["formulas"][0] if self.type == "cell_value" else None

    @property
    def formula2(self) -> str | None:
        """The upper bound of `between`."""
        return self._told["formulas"][1] if self.operator in _PAIRED else None

    @property
    def formula(self) -> str | None:
        """The formula that decides."""
        return self._told["formulas"][0] if self.type == "custom" else None

    def _look(self, key: str) -> Any:
        return self._told["style"].get(key) if self._is_condition else None

    @property
    def fill_color(self) -> Color | None:
        """The background that it gives."""
        return color_from_office(self._look("fill"))

    @property
    def font_color(self) -> Color | None:
        """The colour of letters that it gives."""
        return color_from_office(self._look("font"))

    @property
    def font_bold(self) -> bool | None:
        """Whether it makes letters bold."""
        bold: bool | None = self._look("bold")
        return bold

    @property
    def font_italic(self) -> bool | None:
        """Whether it slants letters."""
        italic: bool | None = self._look("italic")
        return italic

    @property
    def bar_color(self) -> Color | None:
        """The colour of a data bar."""
        return color_from_office(self._told["color"]) if self.type == "data_bar" else None

    @property
    def gradient(self) -> bool | None:
        """Whether a data bar fades."""
        return bool(self._told["gradient"]) if self.type == "data_bar" else None

    @property
    def show_value(self) -> bool | None:
        """Whether the number stands beside a data bar."""
        return bool(self._told["value"]) if self.type == "data_bar" else None

    @property
    def threshold_types(self) -> tuple[str, ...] | None:
        """What a data bar's ends mean."""
        return tuple(kind for kind, _text in self._told["bounds"]) if self.type == "data_bar" else None

    @property
    def thresholds(self) -> tuple[float | None, ...] | None:
        """Where a data bar begins and ends; None where that is automatic."""
        if self.type != "data_bar":
            return None
        return tuple(None if kind == "automatic" else float(text) for kind, text in self._told["bounds"])

    @property
    def colors(self) -> None:
        """The colours of a scale are out of reach."""
        return

    @property
    def icon_set(self) -> None:
        """The icons of a set are out of reach."""
        return

    @property
    def reverse_order(self) -> None:
        """The icons of a set are out of reach."""
        return

    def set(self, changes: dict[str, Any]) -> None:
        """Change its condition or its look."""
        style = {key: value for key, value in self._told["style"].items() if value is not None} | _style(changes)
        operator = changes.get("operator", self._told["operator"])
        formulas = list(self._told["formulas"])
        if "formula" in changes:
            formulas[0] = changes["formula"]
        for index, key in enumerate(("formula1", "formula2")):
            if changes.get(key) is not None:
                formulas[index] = _formula(changes[key])
        spec = {"operator": operator, "formulas": formulas, "style": style}
        name = self._cells.ask("rules.change", told=self._told, **spec)
        self._told = {**self._told, **spec, "name": name}

    def delete(self) -> None:
        """Take it away, also from cells outside of the range that lie in one piece with it."""
        self._cells.ask("rules.delete", told=self._told)
