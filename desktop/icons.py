"""The program's icons: drawn by us as outlines on a grid of 24, in the colour that is asked for.

A missing name is a defect and raises KeyError. Icons follow light and dark: take them anew when the look changes.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop import theme

_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="{color}" stroke-width="1.8" '
    'stroke-linecap="round" stroke-linejoin="round">{body}</svg>'
)
OUTLINES = {
    "leads": '<rect x="3.5" y="4.5" width="17" height="15" rx="2"/><path d="M3.5 9.5h17M3.5 14.5h17M9 9.5v10"/>',
    "rules": '<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>',
    "data": '<ellipse cx="12" cy="6" rx="7.5" ry="2.8"/><path d="M4.5 6v12c0 1.5 3.4 2.8 7.5 2.8s7.5-1.3 7.5-2.8V6"/>'
    '<path d="M4.5 12c0 1.5 3.4 2.8 7.5 2.8s7.5-1.3 7.5-2.8"/>',
    "start": '<path d="M4 11l8-7 8 7v8.5a1 1 0 0 1-1 1h-4.5v-6h-5v6H5a1 1 0 0 1-1-1z"/>',
    "open": '<path d="M3.5 18.5v-12a1 1 0 0 1 1-1h5l2 2.5h7a1 1 0 0 1 1 1v2"/><path d="M3.5 18.5l2.6-8h15l-2.6 8z"/>',
    "drop": '<path d="M12 3.5v10M8 10l4 4 4-4"/><path d="M4 15.5v4a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-4"/>',
    "sample": '<path d="M12 3.5l2.4 5.2 5.6.7-4.1 3.9 1.1 5.6-5-2.8-5 2.8 1.1-5.6L4 9.4l5.6-.7z"/>',
    "export": '<path d="M12 14V4M8 7.5L12 3.5l4 4"/><path d="M4 14.5v5a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-5"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5.5 5.5"/>',
    "filter": '<path d="M3.5 5h17l-6.5 8v6l-4-2v-4z"/>',
    "details": '<rect x="3.5" y="4.5" width="17" height="15" rx="2"/><path d="M14 4.5v15M16.6 8.5h1.4M16.6 11.5h1.4"/>',
    "columns": '<rect x="3.5" y="4.5" width="17" height="15" rx="2"/><path d="M9.2 4.5v15M14.8 4.5v15"/>',
    "view": '<path d="M6.5 3.5h11a1 1 0 0 1 1 1v16l-6.5-4.5-6.5 4.5v-16a1 1 0 0 1 1-1z"/>',
    "add": '<path d="M12 5v14M5 12h14"/>',
    "remove": '<path d="M5 12h14"/>',
    "close": '<path d="M6 6l12 12M18 6L6 18"/>',
    "delete": '<path d="M4.5 6.5h15M9.5 6.5v-2h5v2M6.5 6.5l1 13h9l1-13M10 10.5v5.5M14 10.5v5.5"/>',
    "copy": '<rect x="8.5" y="8.5" width="12" height="12" rx="2"/>'
    '<path d="M15.5 5.5v-1a1 1 0 0 0-1-1h-10a1 1 0 0 0-1 1v10'
    'a1 1 0 0 0 1 1h1"/>',
    "edit": '<path d="M4 20l1-4.5L16 4.5 19.5 8 8.5 19z"/><path d="M13.5 7l3.5 3.5"/>',
    "undo": '<path d="M8.5 5L4 9.5 8.5 14"/><path d="M4 9.5h10a5.5 5.5 0 0 1 0 11H9"/>',
    "redo": '<path d="M15.5 5L20 9.5 15.5 14"/><path d="M20 9.5H10a5.5 5.5 0 0 0 0 11h5"/>',
    "up": '<path d="M12 19V5M6 11l6-6 6 6"/>',
    "down": '<path d="M12 5v14M6 13l6 6 6-6"/>',
    "right": '<path d="M9 5l7 7-7 7"/>',
    "more": '<circle cx="5.5" cy="12" r="1"/><circle cx="12" cy="12" r="1"/><circle cx="18.5" cy="12" r="1"/>',
    "check": '<path d="M4.5 12.5l5 5 10-11"/>',
    "warning": '<path d="M12 4L21.5 20h-19z"/><path d="M12 10v4.5M12 17.3v.2"/>',
    "danger": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5v5.5M12 16v.2"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.8V8"/>',
    "good": '<circle cx="12" cy="12" r="8.5"/><path d="M8 12.3l2.8 2.8L16 9.5"/>',
    "tiers": '<path d="M4 20V13h4v7M10 20V8h4v12M16 20V4h4v16"/>',
    "history": '<path d="M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 8.5M4.5 4v4.5H9"/><path d="M12 8v4.5l3 2"/>',
    "template": '<rect x="3.5" y="3.5" width="7" height="7" rx="1"/>'
    '<rect x="13.5" y="3.5" width="7" height="7" rx="1"/>'
    '<rect x="3.5" y="13.5" width="7" height="7" rx="1"/><rect x="13.5" y="13.5" width="7" height="7" rx="1"/>',
    "wizard": '<path d="M5 19L15.5 8.5M17.5 3v3M17.5 9v3M13 4.7h3M19 7.5h2.5M20 12l-1.5-1.5"/>',
    "document": '<path d="M6.5 3.5h8l4 4v13h-12z"/><path d="M14 3.5v4.5h4.5M9 12.5h6M9 16h6"/>',
    "print": '<path d="M7 9V3.5h10V9M7 17H4.5a1 1 0 0 1-1-1v-5.5a1.5 1.5 0 0 1 1.5-1.5h14a1.5 1.5 0 0 1 1.5 1.5V16'
    'a1 1 0 0 1-1 1H17"/><path d="M7 14h10v6.5H7z"/>',
    "reload": '<path d="M19.5 12a7.5 7.5 0 1 1-2.4-5.5l2.4 2M19.5 4v4.5H15"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.8-4 3.6-6 7.5-6s6.7 2 7.5 6"/>',
    "flag": '<path d="M5.5 21V4M5.5 4.5h12l-2.5 4 2.5 4h-12"/>',
    "test": '<path d="M9.5 3.5h5M10.5 3.5v6L5 18.6a1.3 1.3 0 0 0 1.1 1.9h11.8a1.3 1.3 0 0 0 1.1-1.9L13.5 9.5v-6'
    'M7.5 15h9"/>',
    "settings": '<circle cx="12" cy="12" r="3"/><path d="M12 3.5v3M12 17.5v3M3.5 12h3M17.5 12h3M6 6l2.1 2.1'
    "M15.9 15.9L18 18"
    'M18 6l-2.1 2.1M8.1 15.9L6 18"/>',
    "help": '<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.7'
    'M12 16.3v.2"/>',
    "drag": '<circle cx="9" cy="6" r="1"/><circle cx="15" cy="6" r="1"/><circle cx="9" cy="12" r="1"/>'
    '<circle cx="15" cy="12" r="1"/><circle cx="9" cy="18" r="1"/><circle cx="15" cy="18" r="1"/>',
    "calendar": '<rect x="4" y="5.5" width="16" height="14.5" rx="2"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>',
    "ungroup": '<path d="M4 8V5.5A1.5 1.5 0 0 1 5.5 4H8M4 16v2.5A1.5 1.5 0 0 0 5.5 20H8M11 8h9M11 12h9M11 16h9"/>',
    "link": '<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1'
    'M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"/>',
}


def icon(name: str, color: str = "") -> QIcon:
    """An icon by name, in a colour (#RRGGBB; by default that of quiet writing)."""
    return _icon(name, color or theme.tokens().muted)


@lru_cache(maxsize=512)
def _icon(name: str, color: str) -> QIcon:
    svg = QByteArray(_HEAD.format(color=color, body=OUTLINES[name]).encode())
    renderer = QSvgRenderer(svg)
    made = QIcon()
    for size in (16, 20, 24, 32, 48, 64):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(pixmap)
    return made


def program_icon() -> QIcon:
    """The icon of the program itself: a sheet whose top row is hot."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect x="6" y="6" width="52" height="52" rx="10" '
        'fill="#1F3A5F"/><rect x="14" y="16" width="36" height="8" rx="4" fill="#E8871E"/>'
        '<rect x="14" y="29" width="26" '
        'height="7" rx="3.5" fill="#F6C667"/><rect x="14" y="41" width="16" height="7" rx="3.5" fill="#6FABD8"/></svg>'
    )
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    made = QIcon()
    for size in (16, 32, 48, 64, 128, 256):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(pixmap)
    return made
