"""The ribbon's pictures: drawn from their sources, seen on every ground, and in the sizes that Excel asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from excel_addin.ribbon.layout import images
from excel_addin.ribbon.pictures import picture, pictures
from tools.icons import FOLDER, GROUNDS, SIZES, drawn, picture_of

SOURCES = sorted(FOLDER.glob("*.svg"))


def test_each_picture_of_the_tab_has_a_source_and_none_is_left_over() -> None:
    assert {source.stem for source in SOURCES} == set(images())
    assert {path.name for path in FOLDER.glob("*.png")} == {
        picture_of(source, size).name for source in SOURCES for size in SIZES
    }


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_pictures_are_what_their_sources_give(source: Path) -> None:
    for size in SIZES:
        kept = QImage(str(picture_of(source, size)))
        now = drawn(source, size)
        assert (kept.width(), kept.height()) == (size, size)
        # Another version of Qt may smooth an edge otherwise; a drawing that was changed differs by far more.
        assert difference(kept, now) < 0.02, f"{source.name}: run python tools/icons.py"


def test_another_drawing_is_told_apart() -> None:
    first, second = (drawn(source, 32) for source in SOURCES[:2])
    assert difference(first, second) > 0.05


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_nothing_is_blank_and_nothing_is_cut_off(source: Path) -> None:
    image = drawn(source, 32)
    seen = [(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 128]
    assert 60 < len(seen) < 700
    assert max(x for x, _ in seen) - min(x for x, _ in seen) > 22
    edges = drawn(source, 320)
    assert not any(
        edges.pixelColor(*at).alpha() for each in range(320) for at in ((0, each), (319, each), (each, 0), (each, 319))
    )


def test_both_colours_are_seen_on_every_ground() -> None:
    texts = [source.read_text(encoding="utf-8") for source in SOURCES]
    colours = {colour for text in texts for colour in re.findall("#[0-9A-F]{6}", text)}
    assert len(colours) == 2
    for colour in colours:
        for ground in GROUNDS:
            light, dark = sorted((brightness(colour), brightness(ground)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) > 2.9, (colour, ground)


def test_the_add_in_carries_the_size_for_dense_screens() -> None:
    widths = {name: QImage.fromData(data).width() for name, data in pictures().items()}
    assert set(widths) == set(images())
    assert (widths["score"], widths["check"]) == (64, 32)
    assert QImage.fromData(picture("help", 80)).width() == 80


def difference(first: QImage, second: QImage) -> float:
    """How far two pictures of one size differ: 0 (not at all) to 1, of the pixels' transparency and colour."""
    kind = QImage.Format.Format_ARGB32_Premultiplied
    one, other = (bytes(each.convertToFormat(kind).constBits()) for each in (first, second))
    assert len(one) == len(other)
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one) / 255


def brightness(colour: str) -> float:
    seen = QColor(colour)
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (seen.redF(), seen.greenF(), seen.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
