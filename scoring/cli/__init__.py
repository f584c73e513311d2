"""The command line. It knows no shell by name: windows and add-ins add their commands by entry points."""

from __future__ import annotations

from scoring.cli.app import main

__all__ = ["main"]
