"""Do the formulas that scoring wrote compute to what the core said? LibreOffice answers.

It shows a stored value instead of computing it, so the stored values of our own formulas are taken out of the copy
that it gets. Those of the user's formulas stay: what the core scored was their values as stored.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from scoring.errors import NOWHERE
from scoring.ooxml.book import Book
from scoring.ooxml.cells import RawKind, address, join_batches
from scoring.ooxml.sheet import SheetScanner
from scoring.ooxml.xml import to_utf8
from scoring.workbook.names import Our
from tests.conformance.listed import is_late_capital
from tests.judges.cells import CACHED_RESULT, Cells, ErrorCode, Value, read_book, sheet_parts
from tools.corpus.parts_kept import Scored

_SHOWN = 2
# LibreOffice writes 15 digits, and computes inputs of its own for what it does not take as it is.
_DIGITS = 1e-14


@dataclass(frozen=True)
class Expected:
    """What is compared later: the values that the core put into our formula cells, and the inputs beside them.

    sheet, position: the lead sheet's name, and its place among the worksheets (from 0). columns: ours by header.
    cells: by row, then by header of ours. inputs: by row, the cells (by column) that the model reads.
    """

    sheet: str
    position: int
    columns: dict[str, int]
    cells: dict[int, dict[str, Value]]
    inputs: dict[int, dict[int, Value]]


def expected(scored_path: Path, sheet_name: str, scored: Scored, inputs: Sequence[int]) -> Expected:
    """Read a scored workbook's lead sheet. inputs: the columns that its model reads."""
    headers = {column: header for header, column in scored.columns.items()}
    with Book(scored_path) as book:
        sheet = next(each for each in book.sheets if each.name == sheet_name)
        position = book.sheets.index(sheet)
        batch = join_batches(book.scanner(sheet).batches())
        shared = book.texts
    own: dict[int, dict[str, Value]] = {}
    read: dict[int, dict[int, Value]] = {}
    wanted = np.isin(batch.columns, [*headers, *inputs]) & (batch.rows > scored.ours.first_row)
    for place in np.flatnonzero(wanted).tolist():
        row, column = int(batch.rows[place]), int(batch.columns[place])
        value = _value(batch.kinds[place], float(batch.numbers[place]), int(batch.codes[place]), batch.texts, shared)
        if column not in headers:
            read.setdefault(row, {})[column] = value
        elif batch.formulas[place]:
            own.setdefault(row, {})[headers[column]] = value
    return Expected(sheet_name, position, scored.columns, own, {row: read.get(row, {}) for row in own})


def _value(kind: int, number: float, code: int, texts: Sequence[str], shared: Sequence[str]) -> Value:
    match kind:
        case RawKind.TEXT:
            return texts[code]
        case RawKind.SHARED:
            return shared[code]
        case RawKind.ERROR:
            return ErrorCode(texts[code])
        case RawKind.BOOL:
            return bool(number)
        case RawKind.BLANK:
            return ""
    return number


def strip_ours(source: Path, target: Path, scored: Scored, own_sheets: Sequence[str]) -> None:
    """Copy a scored workbook without the stored values of our formulas. own_sheets: the parts of sheets of ours."""
    with (
        zipfile.ZipFile(source) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for info in old.infolist():
            data = _unpacked(old, info)
            name = info.filename.replace("\\", "/").lstrip("/")
            if name in own_sheets:
                data = CACHED_RESULT.sub(rb"\1", data)
            elif name == scored.part:
                data = _stripped(data, scored)
            elif name.endswith("workbook.xml"):
                # A workbook that is computed on demand only is computed by nobody here.
                data = data.replace(b'calcMode="manual"', b'calcMode="auto"')
            new.writestr(info.filename, data)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    try:
        return archive.read(info)
    except (zipfile.BadZipFile, zlib.error, EOFError):
        # A damaged part that scoring does not need stays damaged; LibreOffice does without it too.
        return b""


def _stripped(data: bytes, scored: Scored) -> bytes:
    data = to_utf8(data)
    batch = join_batches(SheetScanner([data], NOWHERE).batches())
    mine = batch.formulas & np.isin(batch.columns, list(scored.ours.columns))
    pieces, at = [], 0
    for place in np.flatnonzero(mine).tolist():
        start, end = int(batch.starts[place]), int(batch.ends[place])
        pieces += [data[at:start], CACHED_RESULT.sub(rb"\1", data[start:end])]
        at = end
    return b"".join((*pieces, data[at:]))


def disagreements(wanted: Expected, computed: Path) -> Iterator[str]:
    """Where LibreOffice computed something else than the core, in words; and notes that begin with "note: "."""
    cells = _judged(wanted, computed)
    rows = [row for row in wanted.cells if _same_inputs(wanted.inputs[row], cells, row)]
    apart = len(wanted.cells) - len(rows)
    if apart:
        yield f"note: in {apart} of {len(wanted.cells)} rows LibreOffice itself computes or shows other inputs"
    differing: dict[str, list[str]] = {}
    for row in rows:
        for header, value in wanted.cells[row].items():
            if apart and header == Our.RANK:
                continue
            judged = cells.get(address(row, wanted.columns[header]))
            if not _same(value, judged):
                said = f"{address(row, wanted.columns[header])}: core {value!r}, LibreOffice {judged!r}"
                differing.setdefault(header, []).append(said)
    for header, found in differing.items():
        yield f"“{header}” differs in {len(found)} of {len(rows)} rows ({'; '.join(found[:_SHOWN])})"


def _judged(wanted: Expected, computed: Path) -> Cells:
    """The lead sheet's cells in LibreOffice's copy; it gives some sheets another name."""
    with zipfile.ZipFile(computed) as package:
        names = list(sheet_parts(package))
    name = wanted.sheet if wanted.sheet in names else names[wanted.position]
    return read_book(computed, {name})[name]


def _same_inputs(inputs: dict[int, Value], cells: Cells, row: int) -> bool:
    """Whether LibreOffice sees the cells that the core saw, none of them a listed difference between engines."""
    for column, value in inputs.items():
        if isinstance(value, str) and ("\r" in value or any(map(is_late_capital, value))):
            return False
        if not _same(value, cells.get(address(row, column))):
            return False
    return True


def _same(core: Value, judged: Value | None) -> bool:
    if isinstance(core, ErrorCode) or isinstance(judged, ErrorCode):
        return isinstance(core, ErrorCode) and isinstance(judged, ErrorCode)
    if core == "":
        return judged is None or judged == ""
    if isinstance(core, (int, float)) and isinstance(judged, (int, float)):
        return abs(float(core) - float(judged)) <= _DIGITS * max(abs(float(core)), 1e-300)
    return core == judged
