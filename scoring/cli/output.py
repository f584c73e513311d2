"""How the command line speaks: results on stdout, everything else on stderr, and never a control character.

Lead files are other people's texts: what is printed of them goes through `plain`, so that a cell cannot move the
cursor or recolour the terminal.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

# Control characters and those that turn the direction of writing around.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile("[\t\n\r]+")
_LABEL_WIDTH = 9
_NARROW, _WIDE = 70, 110


def plain(text: object, *, lines: bool = False) -> str:
    """A text as one safe line (or several, with `lines`) of a terminal."""
    safe = str(text) if lines else _SPACES.sub(" ", str(text))
    return _UNSAFE.sub("\ufffd", safe)


def shortened(text: object, length: int) -> str:
    """A text as one safe line of at most `length` characters."""
    line = plain(text)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def close_stdout() -> None:
    """Point stdout nowhere, so that nothing more is said to a reader who left, and Python's end stays quiet."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = None


class _Screen(Console):
    """A console that falls silent when its reader leaves (`| head`): the work itself is done to the end."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
        close_stdout()


class Output:
    """Where a command prints. With `as_json` only `json` goes to stdout."""

    def __init__(self, as_json: bool = False) -> None:
        self.as_json = as_json
        self.screen = _Screen(highlight=False, markup=False, emoji=False, soft_wrap=False)
        self.errors = Console(stderr=True, highlight=False, markup=False, emoji=False)

    @property
    def narrow(self) -> bool:
        """Whether the screen is too narrow for several columns of words."""
        return self.screen.width < _NARROW

    @property
    def wide(self) -> bool:
        """Whether there is room for a sentence beside other columns."""
        return self.screen.width >= _WIDE

    @property
    def ascii_only(self) -> bool:
        """Whether the screen cannot draw blocks."""
        return not (self.screen.encoding or "").casefold().startswith("utf")

    def say(self, *parts: str | Text, indent: int = 0) -> None:
        """Print a line of the result."""
        if self.as_json:
            return
        if parts:
            self.screen.print(Padding(_joined(parts), (0, 0, 0, indent), expand=False))
        else:
            self.screen.print()

    def copyable(self, text: str, indent: int = 0) -> None:
        """Print a line that is meant to be copied: it stays one line, however narrow the screen is."""
        if not self.as_json:
            self.screen.print(Text(" " * indent) + Text(plain(text), "bold"), soft_wrap=True)

    def head(self, label: str, *parts: str | Text) -> None:
        """Print a labelled line: the label stands in a column of its own."""
        if self.as_json:
            return
        grid = Table.grid(padding=(0, 1))
        grid.add_column(width=_LABEL_WIDTH, style="dim", no_wrap=True)
        grid.add_column(overflow="fold")
        grid.add_row(label, _joined(parts))
        self.screen.print(grid)

    def title(self, text: str) -> None:
        """Print a heading, with a blank line before it."""
        if not self.as_json:
            self.screen.print()
            self.screen.print(Text(plain(text), style="bold"))

    def table(self, table: Table, indent: int = 2) -> None:
        """Print a table."""
        if not self.as_json:
            self.screen.print(Padding(table, (0, 0, 0, indent), expand=False))

    def note(self, *parts: str | Text) -> None:
        """Print a line about the work, beside the result: on stderr where stdout is for a script."""
        (self.errors if self.as_json else self.screen).print(_joined(parts))

    def warn(self, *parts: str | Text) -> None:
        """Print a warning on stderr."""
        self.errors.print(_joined((Text("Warning: ", style="yellow bold"), *parts)))

    def json(self, value: Mapping[str, Any] | Sequence[Any]) -> None:
        """Print a value as JSON; letters beyond ASCII are escaped where stdout could not hold them."""
        wide = (sys.stdout.encoding or "").casefold().replace("-", "") in ("utf8", "utf16")
        text = json.dumps(value, ensure_ascii=not wide, allow_nan=False, indent=2)
        # A lone half of a surrogate pair is no character in any encoding.
        sys.stdout.write(text.encode("utf-8", "replace").decode("utf-8") + "\n")

    @contextmanager
    def progress(self, label: str) -> Iterator[Callable[[float], None]]:
        """Show how far long work is (0 to 1), on stderr and only on a terminal."""
        if not self.errors.is_terminal:
            yield lambda done: None
            return
        columns = (TextColumn("{task.description}"), BarColumn(bar_width=24), TimeElapsedColumn())
        with Progress(*columns, console=self.errors, transient=True) as shown:
            # Without a share the bar moves to and fro: some work cannot say how far it is.
            task = shown.add_task(label, total=None)
            yield lambda done: shown.update(task, total=1.0, completed=min(done, 1.0))


def bar(share: float, width: int, *, ascii_only: bool = False) -> str:
    """A bar of a share (0 to 1) of a width in characters; anything above 0 shows."""
    length = min(width, max(round(share * width), 1 if share > 0 else 0))
    return ("#" if ascii_only else "█") * length


def counted(count: int, one: str, several: str = "") -> str:
    """A count with its word: "1 lead", "1,200 leads"."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def columns_table(*headers: str) -> Table:
    """A table without lines, its headers (if any) dim."""
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim", show_header=any(headers))
    for header in headers:
        table.add_column(header, overflow="fold")
    return table


def _joined(parts: Sequence[str | Text]) -> Text:
    line = Text()
    for part in parts:
        line.append_text(part if isinstance(part, Text) else Text(plain(part)))
    return line
