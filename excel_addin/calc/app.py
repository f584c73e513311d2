"""The application, as xlwings asks for it: the one LibreOffice at the other end of a link."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from excel_addin.calc.books import Books
from excel_addin.calc.errors import not_in_calc
from excel_addin.calc.link import Link
from excel_addin.calc.ranges import Range
from excel_addin.calc.refusing import refuses_the_rest

_MESSAGE_SECONDS = 3600.0


@refuses_the_rest
class Apps(base_classes.Apps):
    """The applications: always the one."""

    def __init__(self, app: App) -> None:
        self._app = app

    def keys(self) -> list[int]:
        """Process numbers."""
        return [self._app.pid]

    def add(self, spec: Any = None, add_book: Any = None, xl: Any = None, visible: Any = None) -> Any:
        """A second LibreOffice is started as a process (`running.started`), not through the first."""
        raise not_in_calc("Starting another application", "Use excel_addin.calc.running.started.")

    @staticmethod
    def cleanup() -> None:
        """Nothing stays behind: an office that we start ends with its `with`."""

    def __iter__(self) -> Iterator[App]:
        yield self._app

    def __len__(self) -> int:
        return 1

    def __getitem__(self, pid: int) -> App:
        if pid != self._app.pid:
            raise KeyError(pid)
        return self._app


@refuses_the_rest
class App(base_classes.App):
    """The running LibreOffice."""

    def __init__(self, engine: Any, link: Link) -> None:
        self._engine = engine
        self._link = link
        self._alerts = True
        self._screen = True
        self._status: str | bool = False

    @property
    def engine(self) -> Any:
        """The raw engine; xlwings wraps it itself."""
        return self._engine

    @property
    def api(self) -> Any:
        """The link: what it is asked is said in the agent's modules."""
        return self._link

    @property
    def pid(self) -> int:
        """The agent's process, which tells one connection from another."""
        return self._link.pid

    @property
    def version(self) -> str:
        """LibreOffice's version."""
        return str(self._link.ask("office.about")["version"])

    @property
    def path(self) -> str:
        """The folder of LibreOffice's program, as a URL."""
        return str(self._link.ask("office.about")["path"])

    @property
    def books(self) -> Books:
        """The open workbooks."""
        return Books(self)

    @property
    def selection(self) -> Range | None:
        """What is selected in the active workbook."""
        book = self.books.active_or_none
        return None if book is None else book.selection

    def activate(self, steal_focus: bool = False) -> None:
        """Bring the active workbook to the front."""
        self.books.active.activate()

    def calculate(self) -> None:
        """Recalculate what changed in every open workbook."""
        for book in self.books:
            book.calculate()

    @property
    def calculation(self) -> str:
        """`automatic`, or `manual` where the active workbook waits to be told."""
        return "automatic" if self.books.active.ask("book.automatic") else "manual"

    @calculation.setter
    def calculation(self, value: str) -> None:
        if value not in ("automatic", "manual"):
            raise not_in_calc(f"The calculation mode “{value}”")
        for book in self.books:
            book.ask("book.automatic", value=value == "automatic")

    @property
    def screen_updating(self) -> bool:
        """Whether windows are drawn while we work."""
        return self._screen

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        self._screen = bool(value)
        for book in self.books:
            book.ask("book.freeze_screen", value=not value)

    @property
    def display_alerts(self) -> bool:
        """What was last set: LibreOffice asks no questions of those who come through this door."""
        return self._alerts

    @display_alerts.setter
    def display_alerts(self, value: bool) -> None:
        self._alerts = bool(value)

    @property
    def visible(self) -> bool:
        """True: whoever can reach an application can use it."""
        return True

    @visible.setter
    def visible(self, value: bool) -> None:
        if not value:
            raise not_in_calc("Hiding the application")

    @property
    def status_bar(self) -> str | bool:
        """The words that we show in the status bar; False where it is LibreOffice's own."""
        return self._status

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        self._status = value if isinstance(value, str) and value else False
        book = self.books.active_or_none
        if book is not None:
            book.ask("book.status", text=self._status or "")

    def alert(self, prompt: str, title: str | None, buttons: str, mode: str | None, callback: Any) -> str:
        """Show a box and wait for its button; needs a LibreOffice with a window."""
        asked = {"prompt": prompt or "", "title": title or "", "buttons": buttons or "ok", "mode": mode}
        return str(self.books.active.ask("book.message", patience=_MESSAGE_SECONDS, **asked))

    def quit(self) -> None:
        """Close the connection; LibreOffice goes on, because its other windows are a person's."""
        self._link.close()

    def kill(self) -> None:
        """The same as `quit`: what a person has open is not ended from here."""
        self._link.close()
