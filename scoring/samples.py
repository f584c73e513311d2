"""The sample leads that come with Hotsheet, and the date that they are seen from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from scoring.errors import HotsheetError
from scoring.resources import template_dir

# The leads' last activities end here: seen from a much later date, none of them is recent.
SAMPLE_AS_OF = date(2026, 11, 16)


def sample_leads_path() -> Path:
    """Where the workbook with the sample leads is."""
    path = template_dir() / "sample-leads.xlsx"
    if not path.is_file():
        raise HotsheetError(
            f"The sample leads are missing: {path}.",
            mend="Install Hotsheet again: this installation is not complete.",
        )
    return path
