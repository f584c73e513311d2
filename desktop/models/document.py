"""The model document on paper: pages with a heading and numbers, for a .pdf or a printer. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
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
    text = QTextDocument()
    font = QFont(text.defaultFont())
    font.setPointSizeF(_BODY_POINTS)
    text.setDefaultFont(font)
    text.documentLayout().setPaintDevice(device)
    text.setDocumentMargin(0)
    text.setHtml(paper_html(paper.html))
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


def paper_html(html: str) -> str:
    """The document as Qt's rich text shows it well: without the margins and sizes that are for a browser."""
    head, _, rest = html.partition("<style>")
    _, _, body = rest.partition("</style>")
    return f"{head}<style>{_STYLE}</style>{body.replace('<table>', _TABLE)}"


def _draw_edges(painter: QPainter, paper: Paper, area: QRectF, pages: tuple[int, int]) -> None:
    line = painter.fontMetrics().height()
    head = QRectF(area.left(), area.top(), area.width(), line)
    painter.setPen(_QUIET)
    painter.drawText(head, Qt.AlignmentFlag.AlignLeft, paper.title)
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
