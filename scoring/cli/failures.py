"""What a failure looks like: words on stderr and a documented exit code, never a traceback."""

from __future__ import annotations

import os
import platform
import sys
import traceback

from rich.console import Console
from rich.text import Text

from scoring.cli.output import plain
from scoring.cli.version import hotsheet_version
from scoring.errors import HotsheetError

DEFECT = 70
DEBUG_VARIABLE = "HOTSHEET_DEBUG"


def tell(error: HotsheetError) -> int:
    """Print an error of the person's doing in words; gives its exit code."""
    console = _console()
    first, *others = plain(error, lines=True).splitlines()
    console.print(Text("Error: ", style="red bold") + Text(first))
    for line in others:
        # The mend is joined by a blank, which would show where a list of lines stands before it.
        shown = line if line.startswith("  ") else line.strip()
        # What is meant to be copied must stay one line, however narrow the screen is.
        console.print(Text(shown), soft_wrap=shown.lstrip().startswith("--"))
    if debugging():
        traceback.print_exception(error)
    return error.exit_code


def tell_defect(error: BaseException) -> int:
    """Print that Hotsheet itself failed, and what to report; gives the exit code for that."""
    console = _console()
    console.print(Text("This is a defect of Hotsheet, not of your file. Nothing was written over.", style="red bold"))
    last = traceback.extract_tb(error.__traceback__)[-1:]
    where = f" in {os.path.basename(last[0].filename)}, line {last[0].lineno}" if last else ""  # noqa: PTH119
    console.print(Text(plain(f"{type(error).__name__}: {error}{where}")))
    system = f"Hotsheet {hotsheet_version()}, Python {platform.python_version()}, {platform.system()}"
    console.print(Text(f"Please report it with these lines ({system})."))
    if debugging():
        traceback.print_exception(error)
    else:
        console.print(Text(f"With {DEBUG_VARIABLE}=1 set, the full trace is shown."))
    return DEFECT


def debugging() -> bool:
    """Whether the person asked for traces."""
    return os.environ.get(DEBUG_VARIABLE, "") not in ("", "0")


def _console() -> Console:
    return Console(file=sys.stderr, highlight=False, markup=False, emoji=False)
