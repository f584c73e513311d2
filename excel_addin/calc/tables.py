"""Tables: in Calc a table is a database range, with names of columns but no styles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from excel_addin.calc.addresses import Rect
from excel_addin.calc.errors import NotFoundError, not_in_calc
from excel_addin.calc.place import SheetLike
from excel_addin.calc.refusing import refuses_the_rest


@refuses_the_rest
class Tables(base_classes.Tables):
    """The tables of a sheet."""

    def __init__(self, sheet: SheetLike) -> None:
        self._sheet = sheet

    @property
    def api(self) -> Tables:
        """Itself."""
        return self

    def _listed(self) -> list[str]:
        names: list[str] = self._sheet.ask("tables.list")
        return names

    def __len__(self) -> int:
        return len(self._listed())

    def __iter__(self) -> Iterator[Table]:
        for name in self._listed():
            yield Table(self._sheet, name)

    def __contains__(self, key: object) -> bool:
        return any(name.casefold() == str(key).casefold() for name in self._listed())

    def __call__(self, key: str | int) -> Table:
        """A table by its name, or by its place from 1."""
        names = self._listed()
        if isinstance(key, int):
            if 1 <= key <= len(names):
                return Table(self._sheet, names[key - 1])
        else:
            for name in names:
                if name.casefold() == key.casefold():
                    return Table(self._sheet, name)
        raise NotFoundError(f"The sheet has no table “{key}”.")

    def add(
        self,
        source_type: str | None = None,
        source: Any = None,
        link_source: bool | None = None,
        has_headers: bool | str | None = None,
        destination: Any = None,
        table_style_name: str | None = None,
        name: str | None = None,
    ) -> Table:
        """Make a table of a range. A style is not taken: the caller's default is Excel's."""
        if link_source or destination is not None:
            raise not_in_calc("A table with a source outside of the sheet")
        headers = has_headers is not False and has_headers != "no"
        rect = source.rect if hasattr(source, "rect") else source.impl.rect
        return Table(self._sheet, self._sheet.ask("tables.add", rect=rect.wire, headers=headers, name=name))


@refuses_the_rest
class Table(base_classes.Table):
    """A table. Beyond xlwings: `remove`."""

    def __init__(self, sheet: SheetLike, name: str) -> None:
        self._sheet = sheet
        self._name = name

    def _ask(self, do: str, **what: Any) -> Any:
        return self._sheet.ask(do, table=self._name, **what)

    def _facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = self._ask("table.facts")
        return facts

    def _part(self, first: int, rows: int) -> Any:
        rect = Rect(*self._facts()["rect"])
        return self._sheet.part(Rect(rect.row + first, rect.column, rows, rect.columns)) if rows > 0 else None

    @property
    def api(self) -> Table:
        """Itself."""
        return self

    @property
    def name(self) -> str:
        """What formulas call it."""
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self._ask("table.change", name=value)
        self._name = value

    @property
    def display_name(self) -> str:
        """The same as its name."""
        return self._name

    @display_name.setter
    def display_name(self, value: str) -> None:
        self.name = value

    @property
    def parent(self) -> Any:
        """Its sheet."""
        return self._sheet

    @property
    def range(self) -> Any:
        """All of it."""
        return self._sheet.part(Rect(*self._facts()["rect"]))

    @property
    def header_row_range(self) -> Any:
        """Its headers; None where it has none."""
        return self._part(0, 1) if self._facts()["headers"] else None

    @property
    def totals_row_range(self) -> Any:
        """Its totals; None where it has none."""
        facts = self._facts()
        return self._part(facts["rect"][2] - 1, 1) if facts["totals"] else None

    @property
    def data_body_range(self) -> Any:
        """What lies between headers and totals; None where that is nothing."""
        facts = self._facts()
        above, below = int(facts["headers"]), int(facts["totals"])
        return self._part(above, facts["rect"][2] - above - below)

    @property
    def show_headers(self) -> bool:
        """Whether its first row are headers."""
        return bool(self._facts()["headers"])

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        self._ask("table.change", headers=bool(value))

    @property
    def show_totals(self) -> bool:
        """Whether its last row are totals."""
        return bool(self._facts()["totals"])

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        raise not_in_calc("Adding or removing a table's totals")

    @property
    def show_autofilter(self) -> bool:
        """Whether its headers have filter buttons."""
        return bool(self._facts()["filter"])

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self._ask("table.change", filter=bool(value))

    @property
    def table_style(self) -> None:
        """None: Calc has no table styles."""
        return

    @table_style.setter
    def table_style(self, value: str) -> None:
        raise not_in_calc("A table style")

    def resize(self, range: Any) -> None:
        """Let it reach over another range."""
        cells = range if hasattr(range, "rect") else range.impl
        self._ask("table.change", rect=cells.rect.wire)

    def remove(self) -> None:
        """Let it be plain cells again."""
        self._ask("table.remove")
