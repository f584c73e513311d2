"""Defined names: of the workbook, and of single sheets (`Sheet1!name`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xlwings import base_classes

from excel_addin.calc.addresses import Rect, quoted, split_sheet
from excel_addin.calc.errors import NotFoundError
from excel_addin.calc.place import BookPlace
from excel_addin.calc.refusing import refuses_the_rest

RangeMaker = Callable[[str, Rect], Any]


@refuses_the_rest
class Names(base_classes.Names):
    """Names of a workbook (with those of its sheets), or of one sheet where `scope` is its name."""

    def __init__(self, place: BookPlace, make_range: RangeMaker, scope: str = "") -> None:
        self._place = place
        self._make_range = make_range
        self._scope = scope

    @property
    def api(self) -> BookPlace:
        """The workbook as the link knows it."""
        return self._place

    def _listed(self) -> list[Name]:
        return [
            Name(self._place, self._make_range, scope, name)
            for scope, name, _formula in self._place.ask("names.list", scope=self._scope)
        ]

    def snapshot(self) -> list[tuple[str, Name]]:
        """Every name with its object."""
        return [(name.name, name) for name in self._listed()]

    def __len__(self) -> int:
        return len(self._listed())

    def __call__(self, name_or_index: str | int) -> Name:
        """A name, or the one at a place from 1."""
        listed = self._listed()
        if isinstance(name_or_index, int):
            if 1 <= name_or_index <= len(listed):
                return listed[name_or_index - 1]
        else:
            for name in listed:
                if name.is_called(name_or_index, self._scope):
                    return name
        raise NotFoundError(f"The workbook has no name “{name_or_index}”.")

    def contains(self, name_or_index: str | int) -> bool:
        """Whether a name is there."""
        try:
            self(name_or_index)
        except NotFoundError:
            return False
        return True

    def add(self, name: str, refers_to: str) -> Name:
        """Define a name by a formula in Excel's English form, or define it anew; `Sheet1!x` is that sheet's own."""
        scope, plain = split_sheet(name)
        made = Name(self._place, self._make_range, scope or self._scope, plain)
        made.refers_to = refers_to
        return made


@refuses_the_rest
class Name(base_classes.Name):
    """A defined name."""

    def __init__(self, place: BookPlace, make_range: RangeMaker, scope: str, name: str) -> None:
        self._place = place
        self._make_range = make_range
        self._scope = scope
        self._name = name

    def _ask(self, do: str, **what: Any) -> Any:
        return self._place.ask(do, scope=self._scope, name=self._name, **what)

    def is_called(self, wanted: str, within: str) -> bool:
        """Whether `wanted` means this name, where names of the sheet `within` need no prefix."""
        scope, plain = split_sheet(wanted)
        scope = scope or within
        return plain.casefold() == self._name.casefold() and scope.casefold() == self._scope.casefold()

    @property
    def api(self) -> Name:
        """Itself."""
        return self

    @property
    def name(self) -> str:
        """The name, with its sheet's before it where it is a sheet's own."""
        return f"{quoted(self._scope)}!{self._name}" if self._scope else self._name

    @name.setter
    def name(self, value: str) -> None:
        plain = split_sheet(value)[1]
        self._ask("names.rename", to=plain)
        self._name = plain

    @property
    def refers_to(self) -> str:
        """What it stands for: a formula in Excel's English form."""
        return str(self._ask("names.refers_to"))

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self._ask("names.define", formula=value if value.startswith("=") else f"={value}")

    @property
    def refers_to_range(self) -> Any:
        """The range that it stands for.

        Raises:
            NotFoundError: it stands for no range.
        """
        found = self._ask("names.cells")
        if found is None:
            raise NotFoundError(f"The name “{self._name}” stands for no range.")
        return self._make_range(found[0], Rect(*found[1]))

    def delete(self) -> None:
        """Take it away."""
        self._ask("names.remove")
