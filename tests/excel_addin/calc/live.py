"""Whether a LibreOffice is here that the engine can use."""

from __future__ import annotations

from functools import cache

from excel_addin.calc.errors import OfficeMissingError
from excel_addin.calc.office import Office, find_here
from tests.judges.required import skip_without


@cache
def office_here() -> Office | None:
    try:
        return find_here()
    except OfficeMissingError:
        return None


needs_office = skip_without(
    office_here() is not None, "The Calc engine needs LibreOffice and a Python that can import uno (python3-uno)."
)
