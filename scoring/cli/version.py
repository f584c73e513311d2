"""Which Hotsheet this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

DISTRIBUTION = "hotsheet"


def hotsheet_version() -> str:
    """The version that is installed, or "unknown" where it runs from a folder without being installed."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "unknown"
