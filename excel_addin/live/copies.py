"""The copy of an open workbook that the core reads: made by the workbook's own program, gone when it was read.

Some programs drop the part that carries the model when they write a workbook. Where the workbook's own file still has
it, and speaks of the same columns and sheets, the copy gets it back.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import xlwings as xw

from excel_addin.hosts.host import Host
from scoring.errors import HotsheetError
from scoring.jobs.models import is_workbook
from scoring.ooxml.book import Book
from scoring.workbook.marker import Marker, marker_xml, read_marker
from scoring.workbook.stripping.found import find_ours

_PART = "customXml/hotsheet.xml"


@contextmanager
def copy_of(book: xw.Book, host: Host) -> Iterator[Path]:
    """The open workbook as it is now, as a file for the core to read. Raises `HostError` where there is no copy."""
    # Windows keeps a file for a moment that a virus scanner looks at.
    with TemporaryDirectory(prefix="hotsheet-", ignore_cleanup_errors=True) as folder:
        path = host.save_copy(book, Path(folder))
        carry_marker(path, Path(book.fullname))
        yield path


def carry_marker(copy: Path, own: Path) -> bool:
    """Give a copy without a marker that of the workbook's own file, if it fits; whether it did."""
    if not is_workbook(copy) or not is_workbook(own) or _marker(copy) is not None:
        return False
    marker = _marker(own)
    if marker is None or not _fits(copy, marker):
        return False
    with zipfile.ZipFile(copy, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(_PART, marker_xml(marker))
    return True


def _marker(path: Path) -> Marker | None:
    try:
        with Book(path) as book:
            return read_marker(book.package)
    except HotsheetError:
        # Damaged, or of a later Hotsheet: whoever reads the copy says so.
        return None


def _fits(copy: Path, marker: Marker) -> bool:
    """Whether everything that a marker speaks of stands in the copy, and nothing else of ours."""
    try:
        with Book(copy) as book:
            found = find_ours(book, marker)
    except HotsheetError:
        return False
    sheets = {sheet.role: sheet.name for sheet in found.sheets}
    return (
        found.columns.keys() == marker.columns.keys()
        and found.workings.keys() == set(marker.workings)
        and sheets.keys() == marker.sheets.keys()
    )
