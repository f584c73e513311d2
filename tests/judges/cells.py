"""Cell values as a judge sees them, read straight from the sheet parts.

Spreadsheet libraries turn serials into dates, errors into text and "" into nothing. A judge must not:
here a number stays a number, "" stays "", and an error is an `ErrorCode`.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
# A formula cell's formula, and its stored result behind it.
CACHED_RESULT = re.compile(
    rb"(<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>))\s*<(?:\w+:)?v\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?v>)"
)


class ErrorCode(str):
    """An error in a cell, such as `#DIV/0!`. It equals its code; `isinstance` tells it from such a text."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"ErrorCode({str(self)!r})"


Value = float | str | bool | ErrorCode
Cells = dict[str, Value]
Book = dict[str, Cells]


def strip_cached_values(source: Path, target: Path) -> int:
    """Copy a workbook without the stored results of its formulas; return how many were removed.

    LibreOffice shows a stored result instead of computing it: judged with them in place, every workbook
    agrees with itself. All other bytes of every part stay as they are.
    """
    removed = 0
    with (
        zipfile.ZipFile(source) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        sheets = set(sheet_parts(old).values())
        for info in old.infolist():
            data = old.read(info)
            if info.filename in sheets:
                data, count = CACHED_RESULT.subn(rb"\1", data)
                removed += count
            new.writestr(info.filename, data)
    return removed


def sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Map each worksheet's name to the path of its part, in the order of the workbook."""
    relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {node.get("Id"): node.get("Target", "") for node in relations}
    parts: dict[str, str] = {}
    for sheet in ElementTree.fromstring(package.read("xl/workbook.xml")).iter(MAIN + "sheet"):
        target = targets[sheet.get(OFFICE_RELATION + "id")]
        path = target.removeprefix("/") if target.startswith("/") else posixpath.join("xl", target)
        parts[sheet.get("name", "")] = posixpath.normpath(path)
    return parts


def read_book(path: Path, sheets: Container[str] | None = None) -> Book:
    """Read the stored values of a workbook: sheet -> cell -> value, empty cells left out.

    Numbers and dates are floats (dates as their serial), `sheets` limits the reading to those names.
    """
    with zipfile.ZipFile(path) as package:
        strings = _shared_strings(package)
        book: Book = {}
        for name, part in sheet_parts(package).items():
            if sheets is None or name in sheets:
                with package.open(part) as stream:
                    book[name] = dict(_cells(stream, strings))
    return book


def read_cells(path: Path, sheet: str) -> Cells:
    """Read the stored values of one sheet; a sheet that is not there is a KeyError naming those that are."""
    book = read_book(path, {sheet})
    if sheet not in book:
        with zipfile.ZipFile(path) as package:
            raise KeyError(f"{path.name} has no sheet {sheet!r}, only {sorted(sheet_parts(package))}")
    return book[sheet]


def _shared_strings(package: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    root = ElementTree.fromstring(package.read("xl/sharedStrings.xml"))
    return [_text(item) for item in root.iter(MAIN + "si")]


def _text(node: ElementTree.Element) -> str:
    # Phonetic runs (rPh) carry their own <t>, which is no part of the text.
    pieces = [node, *node.iter(MAIN + "r")]
    return _unescape("".join(piece.findtext(MAIN + "t") or "" for piece in pieces))


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _cells(stream: IO[bytes], strings: list[str]) -> Iterator[tuple[str, Value]]:
    kinds: dict[str, Callable[[str], Value]] = {
        "s": lambda raw: strings[int(raw)],
        "str": _unescape,
        "d": _unescape,
        "b": lambda raw: raw.strip() in {"1", "true"},
        "e": ErrorCode,
    }
    for _, node in ElementTree.iterparse(stream):
        if node.tag == MAIN + "c":
            kind = node.get("t", "n")
            raw = node.findtext(MAIN + "v")
            if kind == "inlineStr":
                inline = node.find(MAIN + "is")
                yield node.get("r", ""), "" if inline is None else _text(inline)
            elif raw is not None and (raw or kind == "str"):
                yield node.get("r", ""), kinds.get(kind, float)(raw)
        elif node.tag == MAIN + "row":
            node.clear()
