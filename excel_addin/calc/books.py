"""Workbooks: opening, saving, calculating, and the texts that a workbook carries for its programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from xlwings import base_classes

from excel_addin.calc.addresses import Rect
from excel_addin.calc.errors import NotFoundError, not_in_calc
from excel_addin.calc.names import Names
from excel_addin.calc.place import BookPlace
from excel_addin.calc.ranges import Range
from excel_addin.calc.refusing import refuses_the_rest
from excel_addin.calc.sheets import Sheet, Sheets

_OPEN_SECONDS = 300.0


def url_to_path(url: str) -> str:
    """The path of a `file:` URL; any other URL as it is."""
    parts = urlsplit(url)
    if parts.scheme != "file":
        return url
    path = unquote(parts.path)
    # file:///C:/x is C:\x.
    if len(path) > 2 and path[0] == "/" and path[2] == ":":
        return path[1:].replace("/", "\\")
    return path


@refuses_the_rest
class Books(base_classes.Books):
    """The open workbooks, the oldest first."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self._link = app.api

    @property
    def api(self) -> Any:
        """The link."""
        return self._link

    @property
    def active(self) -> Book:
        """The workbook in front.

        Raises:
            NotFoundError: none is open.
        """
        book = self.active_or_none
        if book is None:
            raise NotFoundError("No workbook is open in LibreOffice.", mend="Open the workbook there, and try again.")
        return book

    @property
    def active_or_none(self) -> Book | None:
        """The workbook in front; None where none is open."""
        facts = self._link.ask("books.active")
        return None if facts is None else self._book(facts)

    def _book(self, facts: dict[str, Any]) -> Book:
        return Book(self.app, BookPlace(self._link, facts["uid"]))

    def __iter__(self) -> Iterator[Book]:
        for facts in self._link.ask("books.list"):
            yield self._book(facts)

    def __len__(self) -> int:
        return len(self._link.ask("books.list"))

    def __contains__(self, key: object) -> bool:
        return any(book.name == key for book in self)

    def __call__(self, name_or_index: str | int) -> Book:
        """An open workbook by its name, or by its place from 1."""
        books = list(self)
        if isinstance(name_or_index, int):
            if 1 <= name_or_index <= len(books):
                return books[name_or_index - 1]
        else:
            for book in books:
                if book.name.casefold() == name_or_index.casefold():
                    return book
        raise NotFoundError(f"No workbook “{name_or_index}” is open in LibreOffice.")

    def add(self) -> Book:
        """A new workbook."""
        return self._book(self._link.ask("books.add"))

    def open(
        self,
        fullname: str,
        update_links: bool | None = None,
        read_only: bool | None = None,
        format: str | None = None,
        password: str | None = None,
        *others: Any,
    ) -> Book:
        """Open a file. Its macros and links stay asleep; the options of text imports are Excel's alone."""
        if update_links or format is not None or any(option is not None for option in others):
            raise not_in_calc("Opening a file with other options than read_only and password")
        asked = {"url": Path(fullname).resolve().as_uri(), "read_only": bool(read_only), "password": password or ""}
        return self._book(self._link.ask("books.open", patience=_OPEN_SECONDS, **asked))


@refuses_the_rest
class Book(base_classes.Book):
    """A workbook. Beyond xlwings: `texts`, `selection`, `undo`, `redo`, `undo_titles`, `calculate`, `modified`,
    `read_only`."""

    def __init__(self, app: Any, place: BookPlace) -> None:
        self._app = app
        self.place = place

    @property
    def app(self) -> Any:
        """The application that has it open."""
        return self._app

    def ask(self, do: str, **what: Any) -> Any:
        """Ask something of this workbook."""
        return self.place.ask(do, **what)

    @property
    def api(self) -> BookPlace:
        """The workbook as the link knows it."""
        return self.place

    @property
    def _facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = self.ask("book.facts")
        return facts

    @property
    def name(self) -> str:
        """The file's name; of a workbook without a file its title."""
        facts = self._facts
        return Path(url_to_path(facts["url"])).name if facts["url"] else str(facts["title"])

    @property
    def fullname(self) -> str:
        """The file's path; of a workbook without a file its title."""
        facts = self._facts
        return url_to_path(facts["url"]) if facts["url"] else str(facts["title"])

    @property
    def modified(self) -> bool:
        """Whether it has changes that no file has."""
        return bool(self._facts["modified"])

    @property
    def read_only(self) -> bool:
        """Whether it is open for reading alone."""
        return bool(self._facts["readonly"])

    @property
    def sheets(self) -> Sheets:
        """Its sheets."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """Its defined names, those of single sheets too."""
        return Names(self.place, self._range)

    def _range(self, sheet: str, rect: Rect) -> Range:
        return Range(Sheet(self, sheet), rect)

    @property
    def selection(self) -> Range | None:
        """What is selected in its window, perhaps several areas; None where that is no cell."""
        found = self.ask("grid.selection")
        if found is None:
            return None
        first, *others = (Rect(*wire) for wire in found[1])
        return Range(Sheet(self, found[0]), first, others=tuple(others))

    @property
    def texts(self) -> Texts:
        """Texts of any length that travel in the file."""
        return Texts(self.place)

    def activate(self) -> None:
        """Bring its window to the front."""
        self.ask("book.activate")

    def calculate(self, *, everything: bool = False) -> None:
        """Recalculate what changed, or everything."""
        self.ask("book.calculate", everything=everything, patience=_OPEN_SECONDS)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save it where it lies, or as `path` in the format of its ending.

        Raises:
            CalcError: Calc has no such format, or could not write the file.
        """
        if path is None and self._facts["url"]:
            self.ask("book.save", patience=_OPEN_SECONDS)
            return
        target = Path(path or f"{self.name}.xlsx").resolve()
        self.ask("book.save", url=target.as_uri(), password=password or "", patience=_OPEN_SECONDS)

    def to_pdf(self, path: str, quality: str | None = None) -> None:
        """Print it into a PDF."""
        self.ask("book.pdf", url=Path(path).resolve().as_uri(), patience=_OPEN_SECONDS)

    def close(self) -> None:
        """Close it without saving."""
        self.ask("book.close")

    def undo(self) -> None:
        """Undo the last step."""
        self.ask("book.undo")

    def redo(self) -> None:
        """Do the step again that was undone last."""
        self.ask("book.undo", again=True)

    @property
    def undo_titles(self) -> list[str]:
        """What could be undone, the last step first."""
        return [str(title) for title in self.ask("book.undo_titles")]


class Texts:
    """Texts that a workbook carries by name, as document properties; they may be megabytes long."""

    def __init__(self, place: BookPlace) -> None:
        self._place = place

    def __iter__(self) -> Iterator[str]:
        yield from self._place.ask("book.texts")

    def __len__(self) -> int:
        return len(self._place.ask("book.texts"))

    def __contains__(self, key: object) -> bool:
        return self.get(str(key)) is not None

    def get(self, key: str) -> str | None:
        """The text of this name; None where there is none."""
        text: str | None = self._place.ask("book.text", key=key)
        return text

    def __getitem__(self, key: str) -> str:
        text = self.get(key)
        if text is None:
            raise NotFoundError(f"The workbook carries no text “{key}”.")
        return text

    def __setitem__(self, key: str, text: str) -> None:
        self._place.ask("book.set_text", key=key, value=text)

    def __delitem__(self, key: str) -> None:
        self._place.ask("book.set_text", key=key, value=None)
