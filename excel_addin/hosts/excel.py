"""What both Excels share: what neither does at once, numbers of the object model, addresses in pieces, refusals."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager

import xlwings as xw

from excel_addin.hosts.host import HostError
from scoring.ooxml.cells import column_letters
from scoring.workbook.plan import ColumnWidth, ConditionalFormat, Style, Validation, ValidationKind

# Range(…) takes addresses of up to this many characters.
MAX_ADDRESS = 255
COPY_MEND = "Save it as an Excel workbook (.xlsx or .xlsm) first: menu File, Save as."

# XlDVType, XlFormatConditionOperator, XlHAlign, XlVAlign.
CHECKS = {
    ValidationKind.WHOLE: 1,
    ValidationKind.DECIMAL: 2,
    ValidationKind.LIST: 3,
    ValidationKind.DATE: 4,
    ValidationKind.TEXT_LENGTH: 6,
    ValidationKind.CUSTOM: 7,
}
OPERATORS = {
    "between": 1,
    "notBetween": 2,
    "equal": 3,
    "notEqual": 4,
    "greaterThan": 5,
    "lessThan": 6,
    "greaterThanOrEqual": 7,
    "lessThanOrEqual": 8,
}
HORIZONTAL = {"left": -4131, "center": -4108, "right": -4152}
VERTICAL = {"top": -4160, "center": -4108, "bottom": -4107}

# Classes of pywin32 and appscript, which exist on their systems only.
_REFUSALS = ("com_error", "CommandError", "ApplicationNotFoundError", "OSERROR")
# Excel rejects calls while a cell is edited or a box is open: VBA_E_IGNORE and RPC_E_CALL_REJECTED.
_BUSY = (-2146777998, -2147418111)


class EitherExcel(ABC):
    """What a host does alike on Windows and macOS, by the single steps that each has of its own."""

    name: str = "Excel"

    @abstractmethod
    def dress(self, sheet: xw.Sheet, addresses: Sequence[str], style: Style) -> None:
        """Give cells a style."""

    @abstractmethod
    def add_format(self, sheet: xw.Sheet, item: ConditionalFormat) -> None:
        """Add one conditional format, behind those that are there."""

    @abstractmethod
    def add_check(self, sheet: xw.Sheet, item: Validation) -> None:
        """Say what may be typed into cells."""

    @abstractmethod
    def is_protected(self, sheet: xw.Sheet) -> bool:
        """Whether the sheet's contents are protected."""

    @abstractmethod
    def _unprotect(self, sheet: xw.Sheet) -> None:
        """Take the protection away, with an empty password: without one Excel would ask in a box."""

    def dress_all(self, sheet: xw.Sheet, styles: Mapping[Style, Sequence[str]]) -> None:
        """One style after the other."""
        for style, addresses in styles.items():
            self.dress(sheet, addresses, style)

    def add_formats(self, sheet: xw.Sheet, items: Sequence[ConditionalFormat]) -> None:
        """One after the other."""
        for item in items:
            self.add_format(sheet, item)

    def add_checks(self, sheet: xw.Sheet, items: Sequence[Validation]) -> None:
        """One after the other."""
        for item in items:
            self.add_check(sheet, item)

    def unprotect(self, sheet: xw.Sheet) -> None:
        """Where it has a password that is refused in words, whatever Excel itself said to the try."""
        refused: HostError | None = None
        try:
            with in_words("take the protection away", sheet.name):
                self._unprotect(sheet)
        except HostError as fault:
            refused = fault
        if self.is_protected(sheet):
            raise HostError(
                f"The sheet “{sheet.name}” is protected with a password.",
                mend="Take its protection away (Review, Unprotect sheet), then run the command again.",
            ) from refused


@contextmanager
def in_words(doing: str, sheet: str = "") -> Generator[None]:
    """What Excel refuses, as a host's error: what was being done, and Excel's own words."""
    try:
        yield
    except Exception as refused:
        if type(refused).__name__ not in _REFUSALS:
            raise
        where = f" on the sheet “{sheet}”" if sheet else ""
        if refused.args and refused.args[0] in _BUSY:
            raise HostError(
                "Excel is busy: a cell is being edited, or a box is open.",
                mend="Finish that, and run the command again.",
            ) from refused
        raise HostError(f"Excel could not {doing}{where}: {_said(refused)}") from refused


def _said(refused: Exception) -> str:
    """The description in a COM error (its third part), or whatever text the error has."""
    if len(refused.args) > 2 and isinstance(refused.args[2], tuple) and len(refused.args[2]) > 2:
        described = refused.args[2][2]
        if described:
            return str(described).strip()
    return str(refused)


def bgr(color: str) -> int:
    """An RRGGBB colour as Excel's number."""
    return int(color[4:6] + color[2:4] + color[:2], 16)


def in_pieces(addresses: Iterable[str]) -> Generator[str]:
    """Addresses joined by commas, as many at a time as Excel takes."""
    piece = ""
    for address in addresses:
        joined = f"{piece},{address}" if piece else address
        if piece and len(joined) > MAX_ADDRESS:
            yield piece
            joined = address
        piece = joined
    if piece:
        yield piece


def columns_address(item: ColumnWidth) -> str:
    """A run of columns as `B:D`."""
    return f"{column_letters(item.first)}:{column_letters(item.last)}"
