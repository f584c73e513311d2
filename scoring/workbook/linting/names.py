"""What sheets, tables and defined names may be called. Excel repairs a file that breaks these rules."""

from __future__ import annotations

import re

from scoring.workbook.parts.refs import parse_range

MAX_SHEET_NAME = 31
MAX_NAME = 255
_BUILT_IN = "_xlnm."
_NAME = re.compile(r"[^\W\d]([\w.\\?])*\Z|[_\\][\w.\\?]*\Z")
_LIKE_R1C1 = re.compile(r"(R[0-9]*)?(C[0-9]*)?\Z")
_SHEET_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def name_fault(name: str) -> str:
    """Why this cannot be the name of a table or a defined name, or ""."""
    bare = name.removeprefix(_BUILT_IN)
    if not bare:
        return "it is empty"
    if len(name) > MAX_NAME:
        return f"it has more than {MAX_NAME} characters"
    if not _NAME.match(bare):
        return "it may hold letters, digits, dots and underscores only, and begins with a letter or underscore"
    if parse_range(bare.upper()) is not None or _LIKE_R1C1.match(bare.upper()):
        return "it looks like a cell"
    return ""


def sheet_name_fault(name: str) -> str:
    """Why this cannot be the name of a sheet, or ""."""
    if not name.strip():
        return "it is empty"
    if len(name.encode("utf-16-le")) // 2 > MAX_SHEET_NAME:
        return f"it has more than {MAX_SHEET_NAME} characters"
    found = _SHEET_FORBIDDEN.search(name)
    if found:
        return f"it holds {found[0]!r}"
    if name.startswith("'") or name.endswith("'"):
        return "it begins or ends with an apostrophe"
    if name.casefold() == "history":
        return "Excel keeps this name for itself"
    return ""
