"""Draw the ribbon's pictures from their sources: `python tools/icons.py`, or with `--sheet FILE.png` all on one sheet.

The sources are `excel_addin/icons/*.svg`; the pictures stand beside them and are committed, because the add-in must
come out the same on machines that draw differently. QtSvg draws them: it comes with the window's toolkit anyway.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "excel_addin" / "icons"
# A small control is 16 units of the screen wide, a large one 32; 32 and 64 are the same on a screen of twice the
# density, and 80 is for documents.
SIZES = (16, 32, 64, 80)
# Excel's ribbon in its light, its colourful and its black look.
GROUNDS = ("#FFFFFF", "#F3F2F1", "#262626")
_CELL = 96


def drawn(source: Path, size: int) -> QImage:
    """A picture of some pixels a side, on nothing."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(source)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def picture_of(source: Path, size: int) -> Path:
    """Where the picture of a source stands."""
    return source.with_name(f"{source.stem}-{size}.png")


def sheet_of(sources: list[Path]) -> QImage:
    """Every picture in every size, on every ground."""
    wide = _CELL * len(SIZES)
    sheet = QImage(wide * len(GROUNDS), _CELL * len(sources), QImage.Format.Format_RGB32)
    painter = QPainter(sheet)
    for column, ground in enumerate(GROUNDS):
        painter.fillRect(column * wide, 0, wide, sheet.height(), QColor(ground))
        for row, source in enumerate(sources):
            for place, size in enumerate(SIZES):
                image = drawn(source, size)
                gap = (_CELL - size) // 2
                painter.drawImage(column * wide + place * _CELL + gap, row * _CELL + gap, image)
    painter.end()
    return sheet


def main(arguments: list[str]) -> int:
    """Write every picture, or the sheet."""
    sources = sorted(FOLDER.glob("*.svg"))
    if arguments[:1] == ["--sheet"]:
        return 0 if sheet_of(sources).save(arguments[1]) else 1
    made = [drawn(source, size).save(str(picture_of(source, size))) for source in sources for size in SIZES]
    print(f"{len(made)} pictures of {len(sources)} sources in {FOLDER}")
    return 0 if all(made) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
