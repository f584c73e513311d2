"""The model document on paper: pages with a heading and numbers, for a .pdf or a printer. No widgets."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QCoreApplication, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)

from scoring.atomic import write_atomically
from scoring.errors import OutputError, Place

_MARGIN = 18.0
_RESOLUTION = 300
_INK, _QUIET, _RULE = QColor("#1F2933"), QColor("#55606E"), QColor("#B4BDC9")
_HEAD_POINTS, _BODY_POINTS = 8.5, 10.0
# Between the heading or the page number and the text, in heights of their line.
_AIR = 2.2
# As much room as this many of its own lines must be left below a heading.
_LINES_AFTER = 4
# A row that takes more of a page than this may go on on the next one; so may all once so many were moved.
_WHOLE_ROW, _MOST_MOVED = 0.4, 60
# The share of a column goes with the root of the letters in its usual cell, between these.
_NARROW, _WIDE = 5.5, 12.0
_TABLES = re.compile(r"<table>\n<thead><tr>(.*?)</tr></thead>\n<tbody>\n(.*?)\n</tbody>\n</table>", re.DOTALL)
_ROWS = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_CELLS = re.compile(r"<t[dh][^>]*>(.*?)</t[dh]>", re.DOTALL)
# What a table that begins a page takes with it: its headings and the words below them.
_HEADED = re.compile(r"(?:<h[1-3]>[^\n]*</h[1-3]>\n)+(?:<p>.*?</p>\n)*\Z", re.DOTALL)
_BREAK = "page-break-before: always"


@dataclass(frozen=True)
class Paper:
    """What stands on every page: the title on its left, more about it on its right; and the text, as HTML."""

    title: str
    about: str
    html: str


def save(path: Path, data: bytes) -> Path:
    """Write a document, whole or not at all; gives the path. Raises `OutputError`."""
    write_atomically(path, partial(_fill, data), overwrite=True)
    return path


def pdf_bytes(paper: Paper) -> bytes:
    """The pages as a .pdf on A4."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(paper.title)
    writer.setCreator("Hotsheet")
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(page_layout())
    draw_pages(writer, paper)
    buffer.close()
    return bytes(buffer.data().data())


def page_layout() -> QPageLayout:
    """A4, upright, with margins for a hand and a punch."""
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
    )


def draw_pages(device: QPagedPaintDevice, paper: Paper) -> int:
    """Draw all pages on a device; gives how many. Raises `OutputError` where the device cannot be drawn on."""
    painter = QPainter()
    if not painter.begin(device):
        words = QCoreApplication.translate("Document", "The printer cannot be reached.")
        raise OutputError(words, place=Place(file=paper.title))
    try:
        small = QFont(painter.font())
        small.setPointSizeF(_HEAD_POINTS)
        line = QFontMetricsF(small, device).height()
        area = QRectF(0, 0, device.width(), device.height())
        body = area.adjusted(0, _AIR * line, 0, -_AIR * line)
        text = _text(device, paper, body.size())
        count = text.pageCount()
        for page in range(count):
            if page:
                device.newPage()
            painter.setFont(small)
            _draw_edges(painter, paper, area, (page + 1, count))
            _draw_text(painter, text, body, page)
        return count
    finally:
        painter.end()


def _text(device: QPagedPaintDevice, paper: Paper, size: QSizeF) -> QTextDocument:
    """The text on pages, each row of a table on one of them where it fits."""
    moved: set[tuple[int, int]] = set()
    while True:
        text = _laid_out(device, paper_html(paper.html, moved), size)
        row = next((row for row in _torn_rows(text, size.height()) if row not in moved), None)
        if row is None or len(moved) >= _MOST_MOVED:
            return text
        moved.add(row)


def _torn_rows(text: QTextDocument, page: float) -> Iterator[tuple[int, int]]:
    """The rows that stand on two pages and would fit on one: the place of the table, and of the row below its head."""
    layout = text.documentLayout()
    number, row = -1, 0
    for frame in text.rootFrame().childFrames():
        if not isinstance(frame, QTextTable):
            continue
        # A table that was broken off goes on: it has the same number, and counts its rows on.
        goes_on = frame.format().pageBreakPolicy() is QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
        number, row = (number, row) if goes_on else (number + 1, 0)
        for place in range(1, frame.rows()):
            cells = [frame.cellAt(place, column) for column in range(frame.columns())]
            top = min(layout.blockBoundingRect(cell.firstCursorPosition().block()).top() for cell in cells)
            end = max(layout.blockBoundingRect(cell.lastCursorPosition().block()).bottom() for cell in cells)
            if top // page != (end - 1) // page and end - top < _WHOLE_ROW * page:
                yield number, row
            row += 1


def _laid_out(device: QPagedPaintDevice, html: str, size: QSizeF) -> QTextDocument:
    text = QTextDocument()
    font = QFont(text.defaultFont())
    font.setPointSizeF(_BODY_POINTS)
    text.setDefaultFont(font)
    text.documentLayout().setPaintDevice(device)
    text.setDocumentMargin(0)
    text.setHtml(html)
    text.setPageSize(size)
    _keep_headings(text, size)
    return text


def _keep_headings(text: QTextDocument, size: QSizeF) -> None:
    """No heading stands alone at the foot of a page: it begins the next one."""
    layout, page = text.documentLayout(), size.height()
    first: QTextBlock | None = None
    block = text.begin()
    while block.isValid():
        if not block.blockFormat().headingLevel():
            first = None
        else:
            first = first or block
            box = layout.blockBoundingRect(block)
            if page - box.bottom() % page < _LINES_AFTER * box.height() and first.position():
                breaking = QTextBlockFormat()
                breaking.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(first).mergeBlockFormat(breaking)
                # All anew: laid out in part, Qt loses headings between two tables.
                text.setPageSize(QSizeF())
                text.setPageSize(size)
        block = block.next()


def paper_html(html: str, moved: Collection[tuple[int, int]] = ()) -> str:
    """The document as Qt's rich text shows it well: without the margins and sizes that are for a browser.

    moved: rows that begin a page, by the places of table and row.
    """
    head, _, rest = html.partition("<style>")
    _, _, body = rest.partition("</style>")
    # Tables with the same head have the same columns, all through the document.
    rows_of: dict[str, list[str]] = {}
    for table in _TABLES.finditer(body):
        rows_of.setdefault(table[1], []).extend(_ROWS.findall(table[2]))
    shares = {head: _shares(head, rows) for head, rows in rows_of.items()}
    parts, end = [], 0
    for number, table in enumerate(_TABLES.finditer(body)):
        before = body[end : table.start()]
        if (number, 0) in moved:
            before = _HEADED.sub(lambda found: found[0].replace(">", f" style='{_BREAK}'>", 1), before)
        rows = [row for at, row in moved if at == number]
        parts += [before, *_parts_of_table(table[1], shares[table[1]], _ROWS.findall(table[2]), rows)]
        end = table.end()
    return f"{head}<style>{_STYLE}</style>{''.join(parts)}{body[end:]}"


def _shares(head: str, rows: Sequence[str]) -> list[int]:
    """How much of the width each column has, in per cent."""
    cells = [[len(unescape(cell)) for cell in _CELLS.findall(row)] for row in (head, *rows)]
    usual = [sum(column) / len(column) for column in zip(*cells, strict=True)]
    weights = [min(max(letters**0.5, _NARROW), _WIDE) for letters in usual]
    return [round(100 * weight / sum(weights)) for weight in weights]


def _parts_of_table(head: str, shares: Sequence[int], rows: Sequence[str], moved: Sequence[int]) -> Iterator[str]:
    """A table, broken off before the rows that begin a page; columns stay as wide."""
    left = iter(shares)
    head = re.sub("<th ", lambda found: f'<th width="{next(left)}%" ', head)
    ends = sorted({0, len(rows), *moved})
    for first, last in pairwise(ends):
        table = _TABLE if not first else _TABLE.replace(">", f" style='{_BREAK}'>")
        yield f"{table}<thead><tr>{head}</tr></thead><tbody>{''.join(rows[first:last])}</tbody></table>"


def _draw_edges(painter: QPainter, paper: Paper, area: QRectF, pages: tuple[int, int]) -> None:
    line = painter.fontMetrics().height()
    head = QRectF(area.left(), area.top(), area.width(), line)
    painter.setPen(_QUIET)
    metrics = QFontMetricsF(painter.font(), painter.device())
    room = head.width() - metrics.horizontalAdvance(paper.about) - 2 * line
    title = metrics.elidedText(paper.title, Qt.TextElideMode.ElideRight, room)
    painter.drawText(head, Qt.AlignmentFlag.AlignLeft, title)
    painter.drawText(head, Qt.AlignmentFlag.AlignRight, paper.about)
    words = QCoreApplication.translate("Document", "Page {page} of {count}").format(page=pages[0], count=pages[1])
    foot = QRectF(area.left(), area.bottom() - line, area.width(), line)
    painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, words)
    painter.fillRect(QRectF(head.left(), head.bottom() + 0.35 * line, head.width(), max(line / 24, 1.0)), _RULE)


def _draw_text(painter: QPainter, text: QTextDocument, body: QRectF, page: int) -> None:
    seen = QRectF(0, page * body.height(), body.width(), body.height())
    context = QAbstractTextDocumentLayout.PaintContext()
    # Ink is dark, whatever the window's look.
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, _INK)
    context.palette = palette
    context.clip = seen
    painter.save()
    painter.translate(body.left(), body.top() - seen.top())
    painter.setClipRect(seen)
    text.documentLayout().draw(painter, context)
    painter.restore()


def _fill(data: bytes, file: BinaryIO) -> None:
    file.write(data)


_STYLE = """
body { color: #1f2933; }
h1 { font-size: 20pt; margin-top: 0px; margin-bottom: 4px; }
h2 { font-size: 13pt; margin-top: 22px; margin-bottom: 2px; }
h3 { font-size: 11pt; margin-top: 14px; margin-bottom: 2px; }
p { margin-top: 4px; margin-bottom: 6px; }
table { border-collapse: collapse; margin-top: 2px; margin-bottom: 8px; }
th { background-color: #eef2f7; text-align: left; }
th, td { border: 1px solid #cbd2d9; }
"""
_TABLE = '<table width="100%" cellspacing="0" cellpadding="5">'
