"""What is kept of a defect of ours: a file in the person's log folder, because a box is no place for a traceback."""

from __future__ import annotations

import platform
import traceback
from datetime import datetime
from pathlib import Path

from excel_addin.calc.errors import OfficeRefusedError
from scoring.atomic import write_bytes_atomically
from scoring.cli.version import hotsheet_version
from scoring.errors import HotsheetError


def keep_defect(error: BaseException, doing: str, folder: Path, version: str) -> Path | None:
    """Write down what happened; gives the file, None where even that fails."""
    now = datetime.now()  # noqa: DTZ005 - the person's own clock
    said = "".join(traceback.format_exception(error))
    text = (
        f"Hotsheet {version}, Python {platform.python_version()}, {platform.platform()}\n"
        f"{now:%Y-%m-%d %H:%M:%S}, doing: {doing}\n\n{said}"
    )
    file = folder / f"excel-{now:%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_bytes_atomically(file, text.encode(), overwrite=True)
    except (OSError, HotsheetError):
        return None
    return file


def defect_text(error: BaseException, kept: Path | None) -> str:
    """What a person is told of it."""
    where = (
        f"What happened is written down in:\n{kept}"
        if kept is not None
        else f"What happened: {type(error).__name__}: {error}"
    )
    return (
        "This is a defect of Hotsheet, not of your workbook. What it was doing may be half done: "
        f"look at the workbook before you save it.\n\n{where}\n\nPlease report it with that."
    )


def kept_note(error: BaseException, doing: str, folder: Path) -> str:
    """Where the words of LibreOffice are written down, if it was one of its own errors that led to this one."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, OfficeRefusedError):
        cause = cause.__cause__
    kept = None if cause is None else keep_defect(error, doing, folder, hotsheet_version())
    return "" if kept is None else f"\n\nWhat LibreOffice says of it is written down in:\n{kept}"


def refusal_of(error: BaseException) -> str:
    """What a spreadsheet program says where it refused a step; "" for any other error.

    COM and Apple events have errors of their own, whose libraries are on their systems alone: known by their names.
    """
    kind = type(error).__name__
    if kind == "com_error":
        details = error.args[2] if len(error.args) > 2 and isinstance(error.args[2], tuple) else ()
        said = details[2] if len(details) > 2 and details[2] else (error.args[1] if len(error.args) > 1 else "")
        return str(said).strip()
    if kind == "CommandError":
        return str(getattr(error, "errormessage", "") or error).strip()
    return ""
