"""Every page and dialog, in English and Spanish, at the smallest size: nothing cut off, all in reach, all named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from desktop import theme
from desktop.shots.scenes import SCENES
from desktop.shots.stage import TITLE_HEIGHT, Stage, make_steady, stage
from tests.desktop.fitting import cut_off
from tests.desktop.reaching import unnamed, unreached, unseen

SMALL = QSize(1100, 700)
LANGUAGES = ("en_GB", "es_ES")
# Shown while the mouse holds a file over the window: nobody types then.
HELD_BY_THE_MOUSE = {"drop", "drop-refused"}


@pytest.fixture
def steady(qapp: QApplication) -> Iterator[QApplication]:
    """The application with the pictures' font, which it has for these tests only."""
    font, flash = qapp.font(), qapp.cursorFlashTime()
    make_steady(qapp)
    theme.apply(qapp, dark=False)
    yield qapp
    qapp.setFont(font)
    qapp.setCursorFlashTime(flash)
    theme.apply(qapp, dark=False)


def in_front(on: Stage) -> QWidget:
    """What a person can use now: the dialog that is open, else the window."""
    return next((top for top in on.tops() if top.width() > 1), on.window)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCENES)
def test_a_scene(name: str, language: str, steady: QApplication, tmp_path: Path) -> None:
    with stage(steady, language) as on:
        SCENES[name](on)
        picture = on.picture(SMALL)
        assert picture.save(str(tmp_path / "picture.png"))
        assert colours(picture.toImage()) > 20, "there is nothing to see"
        front = in_front(on)
        wrong = {"cut off": cut_off(front), "without a name": unnamed(front)}
        room = SMALL - QSize(0, TITLE_HEIGHT if front is not on.window else 0)
        wrong["larger than a small screen"] = (
            [] if front.size().boundedTo(room) == front.size() else [str(front.size())]
        )
        if language == LANGUAGES[0] and name not in HELD_BY_THE_MOUSE:
            wrong["out of reach"] = unreached(front)
            wrong["looks the same with the keyboard"] = unseen(front)
    assert {what: where for what, where in wrong.items() if where} == {}


def colours(image: QImage) -> int:
    """How many colours a picture has, of each sixteenth dot."""
    step = 4
    return len({image.pixel(x, y) for x in range(0, image.width(), step) for y in range(0, image.height(), step)})
