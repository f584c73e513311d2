"""Draw the ribbon tab for the documents: `QT_QPA_PLATFORM=offscreen python tools/ribbon_picture.py [FILE.png]`.

No Excel runs where Hotsheet is built, so the picture is ours: the controls, words and pictures of the tab as the add-in
has them, set as a ribbon sets them. The file notes what it was drawn from, and a test compares that.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import astuple, dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QImage, QPainter, QPen
from PySide6.QtGui import QPolygonF as Polygon

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop.shots.saving import save_small  # noqa: E402
from desktop.shots.stage import FONTS  # noqa: E402
from excel_addin.ribbon.layout import GROUPS, TAB_LABEL, Button, Control, Group, ModelChoice, Toggle  # noqa: E402
from excel_addin.ribbon.pictures import picture  # noqa: E402

FILE = ROOT / "docs" / "images" / "excel-ribbon.png"
NOTE = "Drawn from"
SCALE = 2
# Tabs that people know stand around ours, so that the picture is read as a ribbon.
OTHERS = ("File", "Home", "Insert", "Formulas", "Data", "Review", "View")
SHOWN_MODEL = "In this workbook: Starter"
ON = "show_tiers"

_INK, _FAINT, _LINE = QColor("#252423"), QColor("#605E5C"), QColor("#D6D4D2")
_GROUND, _BAND, _PRESSED, _BOX, _MARK = (
    QColor("#F3F2F1"), QColor("#FFFFFF"), QColor("#E1DFDD"), QColor("#A19F9D"), QColor("#0F6C5C")
)  # fmt: skip
_EDGE, _TABS, _ROW, _PAD, _GAP = 10.0, 34.0, 26.0, 7.0, 10.0
_LARGE_PICTURE, _SMALL_PICTURE, _BOX_WIDTH = 32, 16, 186.0
_TOP = _TABS + 8
_HEIGHT = _TOP + 3 * _ROW + 24 + _EDGE


def drawn_from() -> str:
    """A sum of all that the picture shows: other controls, words or pictures give another."""
    shown = [astuple(group) for group in GROUPS]
    names = [control.image for group in GROUPS for control in group.controls]
    sizes = (_SMALL_PICTURE * SCALE, _LARGE_PICTURE * SCALE)
    data = repr((TAB_LABEL, shown, SHOWN_MODEL, ON)).encode() + b"".join(
        picture(name, size) for name in names for size in sizes
    )
    return hashlib.sha256(data).hexdigest()


@dataclass
class _Pen:
    """Where drawing stands: the painter, or none where only widths are asked for."""

    painter: QPainter
    plain: QFont
    small: QFont

    def width(self, text: str, font: QFont | None = None) -> float:
        """How wide a text is."""
        return QFontMetricsF(font or self.plain).horizontalAdvance(text)

    def text(self, area: QRectF, text: str, flags: Qt.AlignmentFlag, color: QColor, font: QFont | None = None) -> None:
        """A text within an area."""
        self.painter.setFont(font or self.plain)
        self.painter.setPen(color)
        self.painter.drawText(area, flags, text)

    def picture(self, x: float, y: float, name: str, size: int) -> None:
        """A picture of a control."""
        image = QImage.fromData(QByteArray(picture(name, size * SCALE)))
        self.painter.drawImage(QRectF(x, y, size, size), image)


def columns(group: Group) -> list[list[Control]]:
    """The controls as they stand: large ones alone, small ones three below each other."""
    made: list[list[Control]] = []
    for control in group.controls:
        large = isinstance(control, Button) and control.large
        room = made and not large and len(made[-1]) < 3 and not _is_large(made[-1][0])
        if room:
            made[-1].append(control)
        else:
            made.append([control])
    return made


def _is_large(control: Control) -> bool:
    return isinstance(control, Button) and control.large


def _lines(label: str) -> list[str]:
    """A large button's label on one or two lines, as even as they get."""
    words = label.split()
    if len(words) == 1:
        return words
    splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return list(min(splits, key=lambda pair: max(map(len, pair))))


def _column_width(pen: _Pen, controls: list[Control]) -> float:
    if _is_large(controls[0]):
        return max(*(pen.width(line) for line in (*_lines(controls[0].label), "")), 44) + 2 * _PAD
    return max(_small_width(pen, control) for control in controls)


def _small_width(pen: _Pen, control: Control) -> float:
    label = 2 * _PAD + _SMALL_PICTURE + 6 + pen.width(control.label)
    return label + (6 + _BOX_WIDTH if isinstance(control, ModelChoice) else 0)


def _draw_large(pen: _Pen, control: Control, area: QRectF) -> None:
    pen.picture(area.center().x() - _LARGE_PICTURE / 2, area.top() + 4, control.image, _LARGE_PICTURE)
    centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    for at, line in enumerate(_lines(control.label)):
        below = area.adjusted(0, 4 + _LARGE_PICTURE + 5 + at * 16, 0, 0)
        pen.text(below, line, centre, _INK)


def _draw_small(pen: _Pen, control: Control, area: QRectF) -> None:
    if isinstance(control, Toggle) and control.command == ON:
        pen.painter.setPen(Qt.PenStyle.NoPen)
        pen.painter.setBrush(_PRESSED)
        pen.painter.drawRoundedRect(area.adjusted(1, 1.5, -1, -1.5), 3, 3)
    pen.picture(area.left() + _PAD, area.center().y() - _SMALL_PICTURE / 2, control.image, _SMALL_PICTURE)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    words = area.adjusted(_PAD + _SMALL_PICTURE + 6, 0, 0, 0)
    pen.text(words, control.label, left, _INK)
    if isinstance(control, ModelChoice):
        start = words.left() + pen.width(control.label) + 6
        box = QRectF(start, area.top() + 3, _BOX_WIDTH, area.height() - 6)
        pen.painter.setPen(QPen(_BOX, 1))
        pen.painter.setBrush(_BAND)
        pen.painter.drawRect(box)
        pen.text(box.adjusted(6, 0, -18, 0), SHOWN_MODEL, left, _INK)
        tip = box.right() - 9, box.center().y() + 2
        pen.painter.setPen(QPen(_FAINT, 1.3))
        pen.painter.drawPolyline(
            Polygon([QPointF(tip[0] - 4, tip[1] - 4), QPointF(*tip), QPointF(tip[0] + 4, tip[1] - 4)])
        )


def _draw_group(pen: _Pen, group: Group, x: float) -> float:
    """Draw a group; gives where the next one begins."""
    start = x
    for controls in columns(group):
        width = _column_width(pen, controls)
        for at, control in enumerate(controls):
            if _is_large(control):
                _draw_large(pen, control, QRectF(x, _TOP, width, 3 * _ROW))
            else:
                _draw_small(pen, control, QRectF(x, _TOP + at * _ROW, _small_width(pen, control), _ROW))
        x += width + 2
    x = max(x, start + pen.width(group.label, pen.small) + 2 * _PAD)
    centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
    pen.text(QRectF(start, _TOP + 3 * _ROW + 2, x - start, 18), group.label, centre, _FAINT, pen.small)
    if group is not GROUPS[-1]:
        pen.painter.setPen(QPen(_LINE, 1))
        edge = x + _GAP / 2
        pen.painter.drawLine(QPointF(edge, _TOP + 2), QPointF(edge, _TOP + 3 * _ROW + 18))
    return x + _GAP


def _draw_tabs(pen: _Pen, bold: QFont) -> None:
    x = _EDGE
    for label in (*OTHERS, TAB_LABEL):
        ours = label == TAB_LABEL
        width = pen.width(label, bold if ours else None) + 22
        area = QRectF(x, 4, width, _TABS - 8)
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        pen.text(area, label, centre, _MARK if ours else _FAINT, bold if ours else None)
        if ours:
            pen.painter.fillRect(QRectF(x + 9, _TABS - 6, width - 18, 2.5), _MARK)
        x += width


def ribbon() -> QImage:
    """The tab as a picture, twice as dense as a plain screen."""
    found = set(QFontDatabase.families())
    plain = QFont(next((name for name in FONTS if name in found), "sans-serif"))
    plain.setPixelSize(13)
    small, bold = QFont(plain), QFont(plain)
    small.setPixelSize(11)
    bold.setWeight(QFont.Weight.DemiBold)
    width = 0.0
    # Once to see how wide it gets, once for good.
    for wide in (2000.0, 0.0):
        image = QImage(round((wide or width) * SCALE), round(_HEIGHT * SCALE), QImage.Format.Format_RGB32)
        image.fill(_GROUND)
        painter = QPainter(image)
        painter.scale(SCALE, SCALE)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        pen = _Pen(painter, plain, small)
        painter.setPen(QPen(_LINE, 1))
        painter.setBrush(_BAND)
        band = QRectF(_EDGE / 2, _TABS, (wide or width) - _EDGE, _HEIGHT - _TABS - _EDGE / 2)
        painter.drawRoundedRect(band, 6, 6)
        _draw_tabs(pen, bold)
        x = _EDGE + 2
        for group in GROUPS:
            x = _draw_group(pen, group, x)
        painter.end()
        width = x + _EDGE / 2
    return image


def main(arguments: list[str]) -> int:
    """Write the picture."""
    app = QGuiApplication.instance() or QGuiApplication([])
    target = Path(arguments[0]) if arguments else FILE
    save_small(ribbon(), target)
    noted = QImage(str(target))
    noted.setText(NOTE, drawn_from())
    saved = noted.save(str(target), quality=0)
    app.processEvents()
    print(target)
    return 0 if saved else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
