"""What can go wrong when the add-in is put in its place."""

from __future__ import annotations

from scoring.errors import HotsheetError


class InstallError(HotsheetError):
    """The add-in cannot be put in its place, or not be taken from it, on this machine."""

    exit_code = 6
