"""Charts on a sheet, as far as our commands need them: columns and bars over a range."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from excel_addin.calc.errors import NotFoundError, not_in_calc
from excel_addin.calc.formats import points_from_office, points_to_office
from excel_addin.calc.place import SheetLike
from excel_addin.calc.refusing import refuses_the_rest

_TYPES = {"column_clustered": False, "bar_clustered": True}
_LEFT, _TOP, _WIDTH, _HEIGHT = range(4)


@refuses_the_rest
class Charts(base_classes.Collection, base_classes.Charts):
    """The charts of a sheet."""

    def __init__(self, sheet: SheetLike) -> None:
        self._sheet = sheet

    @property
    def api(self) -> Charts:
        """Itself."""
        return self

    @property
    def parent(self) -> Any:
        """The sheet."""
        return self._sheet

    def _listed(self) -> list[str]:
        names: list[str] = self._sheet.ask("charts.list")
        return names

    def __len__(self) -> int:
        return len(self._listed())

    def __iter__(self) -> Iterator[Chart]:
        for name in self._listed():
            yield Chart(self._sheet, name)

    def __contains__(self, key: object) -> bool:
        return key in self._listed()

    def __call__(self, key: str | int) -> Chart:
        """A chart by its name, or by its place from 1."""
        names = self._listed()
        if isinstance(key, int) and 1 <= key <= len(names):
            return Chart(self._sheet, names[key - 1])
        if key in names:
            return Chart(self._sheet, str(key))
        raise NotFoundError(f"The sheet has no chart “{key}”.")

    def add(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        chart_type: str | None = None,
        source: Any = None,
        plot_by: str | None = None,
        name: str | None = None,
        anchor: Any = None,
        style: int | None = None,
    ) -> Chart:
        """A chart in points; a style is not taken: the caller's default is Excel's."""
        if anchor is not None:
            left, top = anchor.left, anchor.top
        box = [points_to_office(each) for each in (left, top, width, height)]
        made = Chart(self._sheet, self._sheet.ask("charts.add", box=box, name=name, rect=None))
        if source is not None:
            made.set_source_data(getattr(source, "impl", source), plot_by)
        if chart_type is not None:
            made.chart_type = chart_type
        return made


@refuses_the_rest
class Chart(base_classes.Chart):
    """A chart."""

    def __init__(self, sheet: SheetLike, name: str) -> None:
        self._sheet = sheet
        self._name = name

    def _change(self, **what: Any) -> None:
        self._sheet.ask("chart.change", chart=self._name, **what)

    @property
    def _facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = self._sheet.ask("chart.facts", chart=self._name)
        return facts

    @property
    def api(self) -> Chart:
        """Itself."""
        return self

    @property
    def name(self) -> str:
        """Its name, which stays: Calc names a chart once."""
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        raise not_in_calc("Giving a chart another name")

    @property
    def parent(self) -> Any:
        """Its sheet."""
        return self._sheet

    def set_source_data(self, source: Any, plot_by: str | None = None) -> None:
        """Let it show a range, whose first row and column are names; the series are its columns."""
        if plot_by == "rows":
            raise not_in_calc("A chart of rows")
        self._change(rect=source.rect.wire)

    @property
    def chart_type(self) -> str:
        """`column_clustered` or `bar_clustered`."""
        facts = self._facts
        if not facts["columns"]:
            raise not_in_calc("The type of this chart")
        return "bar_clustered" if facts["horizontal"] else "column_clustered"

    @chart_type.setter
    def chart_type(self, value: str) -> None:
        if value not in _TYPES:
            raise not_in_calc(f"The chart type “{value}”", "Use column_clustered or bar_clustered.")
        self._change(horizontal=_TYPES[value])

    @property
    def title(self) -> str | None:
        """Its title; None where it has none."""
        title: str | None = self._facts["title"]
        return title

    @title.setter
    def title(self, value: str | None) -> None:
        self._change(title=value)

    def _place(self, which: int, value: float | None = None) -> float:
        box = self._facts["box"]
        if value is not None:
            box[which] = points_to_office(value)
            self._change(box=box)
        return points_from_office(box[which])

    @property
    def left(self) -> float:
        """How far it lies from the left edge, in points."""
        return self._place(_LEFT)

    @left.setter
    def left(self, value: float) -> None:
        self._place(_LEFT, value)

    @property
    def top(self) -> float:
        """How far it lies from the upper edge, in points."""
        return self._place(_TOP)

    @top.setter
    def top(self, value: float) -> None:
        self._place(_TOP, value)

    @property
    def width(self) -> float:
        """Its width in points."""
        return self._place(_WIDTH)

    @width.setter
    def width(self, value: float) -> None:
        self._place(_WIDTH, value)

    @property
    def height(self) -> float:
        """Its height in points."""
        return self._place(_HEIGHT)

    @height.setter
    def height(self, value: float) -> None:
        self._place(_HEIGHT, value)

    def delete(self) -> None:
        """Take it away."""
        self._sheet.ask("chart.remove", chart=self._name)
