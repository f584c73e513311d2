"""What can go wrong between us and a running LibreOffice; each says how to mend it."""

from __future__ import annotations

from scoring.errors import HotsheetError, Place

DOOR = "pipe,name=hotsheet"
START_HINT = (
    "Open the workbook with: hotsheet calc open FILE (a LibreOffice that is already running opens its door then). Or "
    f'start it with: soffice --accept="{DOOR};urp;"'
)


class CalcError(HotsheetError):
    """LibreOffice could not do what it was asked."""


class OfficeRefusedError(CalcError):
    """An error of LibreOffice's own, which means nothing to a person: what it said is a note of the exception."""

    def __init__(self, said: str, place: Place) -> None:
        super().__init__(
            "LibreOffice refused a step.", place=place, mend="Try it again; if it happens again, please report it."
        )
        self.add_note(said)


class OfficeMissingError(CalcError):
    """LibreOffice, or the Python that can speak to it, is not on this machine."""


class OfficeGoneError(CalcError):
    """LibreOffice is not running with a door open, or it ended, or it does not answer."""


class BookClosedError(CalcError):
    """The workbook, or the sheet that was spoken of, is no longer open."""


class NotFoundError(CalcError, KeyError):
    """Something asked for by name or number is not there."""

    # KeyError shows its argument in quotes; this one is a sentence.
    __str__ = HotsheetError.__str__


class NotInCalcError(CalcError, NotImplementedError):
    """Calc has no such thing, or it is out of reach from outside; Excel may well have it."""


def not_in_calc(what: str, mend: str = "") -> NotInCalcError:
    """The error for something that this engine does not offer."""
    return NotInCalcError(f"{what} is not available in LibreOffice Calc.", mend=mend)
