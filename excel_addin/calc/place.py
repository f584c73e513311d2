"""Where a request is meant to happen: the connection and the workbook, carried by every object of the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from excel_addin.calc.addresses import Rect


class Asks(Protocol):
    """Something that asks the office: `Link`, or a stand-in of the same manners."""

    def ask(self, do: str, *, patience: float | None = None, **what: Any) -> Any:
        """The office's answer to one request."""


@dataclass(frozen=True, slots=True)
class BookPlace:
    """A workbook of an office, by the office's own number for it."""

    link: Asks
    uid: str

    def ask(self, do: str, **what: Any) -> Any:
        """Ask something of this workbook."""
        return self.link.ask(do, book=self.uid, **what)


class SheetLike(Protocol):
    """A sheet as ranges, names and tables see it."""

    @property
    def place(self) -> BookPlace:
        """Its workbook."""

    @property
    def name(self) -> str:
        """What it is called now."""

    @property
    def book_name(self) -> str:
        """The file name of its workbook."""

    @property
    def tables(self) -> Any:
        """Its tables."""

    def ask(self, do: str, **what: Any) -> Any:
        """Ask something of this sheet."""

    def part(self, rect: Rect) -> Any:
        """A range of it."""
