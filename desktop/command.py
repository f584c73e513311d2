"""The command `hotsheet desktop`: opens the window. Without a screen it says so instead of failing inside Qt."""

from __future__ import annotations

import importlib.util
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scoring.errors import HotsheetError


class Look(StrEnum):
    """The looks of the window."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Language(StrEnum):
    """The languages of the window."""

    ENGLISH = "en"
    SPANISH = "es"


def desktop(
    leads: Annotated[Path | None, typer.Argument(help="A workbook or .csv with leads to open.")] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Open the sample leads.")] = False,
    workspace: Annotated[Path | None, typer.Option(help="Another workspace file than the usual one.")] = None,
    look: Annotated[Look | None, typer.Option(help="How it looks; by default as chosen before.")] = None,
    language: Annotated[Language | None, typer.Option(help="In which language; by default as chosen before.")] = None,
) -> None:
    """Open the desktop app: leads, rules, and why each lead scored what it did."""
    if not has_screen():
        raise HotsheetError(
            "There is no screen to open a window on.",
            mend="Use `hotsheet score` here, or start the app where you sit.",
        )
    if importlib.util.find_spec("PySide6") is None:
        raise HotsheetError("The window needs PySide6, which is not installed.", mend="Install Hotsheet again.")
    # Qt takes a moment to import, which commands without a window need not wait for.
    from desktop.app import Start, run  # noqa: PLC0415

    raise typer.Exit(run(Start(leads, sample, workspace, look or "", language or "")))


def has_screen() -> bool:
    """Whether a window can be shown here: always on Windows and macOS, else where there is a display."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
