"""The pictures of the documents: each is there, says in words what it shows, and is quick to load."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from desktop.shots.__main__ import DOCUMENTS
from desktop.shots.saving import COLOURS, save_small
from tests.repo.files import ROOT, text_files

PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
PAGES = [path for path in text_files() if path.suffix == ".md"]
LARGEST = 150_000


def shown() -> list[tuple[Path, str]]:
    """The pictures that pages refer to, and what they say instead where they cannot be seen."""
    return [
        ((page.parent / target).resolve(), words)
        for page in PAGES
        for words, target in PICTURE.findall(page.read_text(encoding="utf-8"))
        if "://" not in target
    ]


def test_every_picture_is_there_and_small_and_told_in_words() -> None:
    found = shown()
    assert len(found) > 5
    assert [path for path, _ in found if not path.is_file()] == []
    assert [(path.name, path.stat().st_size) for path, _ in found if path.stat().st_size > LARGEST] == []
    assert [path.name for path, words in found if len(words.split()) < 4] == []


def test_no_picture_is_left_over() -> None:
    assert set((ROOT / "docs" / "images").iterdir()) - {path for path, _ in shown()} == set()


def test_the_windows_pictures_are_those_that_are_taken() -> None:
    assert {path.stem for path, _ in shown() if path.stem.startswith("desktop-")} == {shot.file for shot in DOCUMENTS}


def test_a_small_picture_keeps_its_frequent_colours_and_comes_near_with_the_others(tmp_path: Path) -> None:
    image = QImage(600, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#1F4E8C"))
    for x in range(300):
        image.setPixelColor(x, 0, QColor(200, x % 256, 10 * (x // 256)))
    save_small(image, tmp_path / "a.png")
    small = QImage(str(tmp_path / "a.png"))
    assert len({small.pixel(x, y) for x in range(600) for y in range(100)}) <= COLOURS
    assert small.pixelColor(300, 50) == QColor("#1F4E8C")
    after, before = (np.array([each.pixelColor(x, 0).getRgb() for x in range(300)]) for each in (small, image))
    assert np.abs(after - before).max() <= 60


@pytest.mark.parametrize("words", ["![](a.png)", "![a picture](b.png)"])
def test_pictures_are_found(words: str) -> None:
    assert PICTURE.findall(words)
