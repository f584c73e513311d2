"""What makes a workbook one that is better not edited, said before anything is written."""

from __future__ import annotations

import os
from pathlib import Path

from scoring.errors import OutputError, Place
from scoring.ooxml.book import Book
from scoring.ooxml.package import Parts
from scoring.ooxml.sheet import SheetScanner
from scoring.ooxml.xml import parse
from scoring.workbook.lockfiles import open_elsewhere

_TRUE = frozenset({"1", "true", "on"})
_SIGNATURES = "_xmlsignatures/"


class ProtectedError(OutputError):
    """A workbook or a sheet that is protected against changes. Whoever may change it all the same can say so."""


def refuse_unsafe(parts: Parts, *, protected_too: bool, sheet: str) -> None:
    """Refuse a workbook that an edit would spoil, or that is protected against it. Raises OutputError.

    A digital signature would be void, and the log of a shared workbook would no longer tell what happened. Protection
    of `sheet` (by its name), or of the order of sheets, is respected unless `protected_too` (ProtectedError).
    """
    with Book(parts=parts) as book:
        _refuse_signed(parts)
        _refuse_shared(book)
        if not protected_too:
            _refuse_protected_structure(book)
            _refuse_protected_sheet(book, sheet)


def refuse_open(path: Path) -> None:
    """Refuse a workbook that another program has open: its next save would undo ours. Raises OutputError."""
    place = Place(file=str(path))
    found = open_elsewhere(path)
    if found is not None:
        by = f" by {found.user}" if found.user else ""
        raise OutputError(
            f"the workbook is open in {found.program}{by}.",
            place=place,
            mend=f"Close it there. If it is open nowhere, a crash left the file {found.file.name} behind: delete it.",
        )
    if os.name == "nt":
        # There opening a file for writing fails as long as another program holds it, and changes nothing else.
        try:
            path.open("r+b").close()
        except PermissionError as error:
            raise OutputError(
                "the workbook is read-only, or open in another program.",
                place=place,
                mend="Close it there, or allow writing to it.",
            ) from error


def _refuse_signed(parts: Parts) -> None:
    links = any(link.kind == "origin" and not link.external for link in parts.relationships())
    if links or any(name.casefold().startswith(_SIGNATURES) for name in parts.parts):
        raise OutputError(
            "the workbook is digitally signed; any change would make the signature invalid.",
            place=parts.place,
            mend="Remove the signature in Excel (File, Info, View Signatures), or in a copy.",
        )


def _refuse_shared(book: Book) -> None:
    links = book.package.relationships(book.workbook_part)
    if any(link.kind == "revisionHeaders" for link in links):
        raise OutputError(
            "the workbook is shared in the old way, with a log of changes that an edit would contradict.",
            place=book.place,
            mend="Stop sharing it in Excel (Review, Unshare Workbook), then try again.",
        )


def _refuse_protected_structure(book: Book) -> None:
    root = parse(book.package.read(book.workbook_part), book.place)
    protection = root.find("workbookProtection")
    if protection is not None and _is_true(protection.get("lockStructure")):
        raise ProtectedError(
            "the workbook's structure is protected: no sheets may be added.",
            place=book.place,
            mend="Unprotect it in Excel (Review, Protect Workbook), or go on with --protected-too.",
        )


def _refuse_protected_sheet(book: Book, name: str) -> None:
    sheet = next((sheet for sheet in book.sheets if sheet.name == name), None)
    if sheet is None:
        return
    scanner: SheetScanner = book.scanner(sheet)
    # What protects a sheet stands behind its rows.
    for _ in scanner.rows():
        continue
    protection = scanner.frame.find("sheetProtection")
    if protection is not None and _is_true(protection.get("sheet")):
        raise ProtectedError(
            "the sheet is protected.",
            place=Place(file=book.place.file, sheet=name),
            mend="Unprotect it in Excel (Review, Unprotect Sheet), or go on with --protected-too.",
        )


def _is_true(value: str | None) -> bool:
    return value is not None and value.strip().lower() in _TRUE
