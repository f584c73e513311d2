"""Takes the pictures: `python -m desktop.shots FOLDER`, or `python3 dev.py shots FOLDER`."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import gettempdir

# No screen is needed, and none is used: what stands on somebody's screen would be in the way.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QMessageLogContext, QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop import theme
from desktop.shots.saving import save_small
from desktop.shots.scenes import SCENES
from desktop.shots.stage import make_stage_app, stage

SIZES = ("1100x700", "1600x1000")
LOOKS = ("light", "dark")
# British English, so that dates are the same on every machine.
LANGUAGES = {"en": "en_GB", "es": "es_ES"}


@dataclass(frozen=True)
class Shot:
    """One picture: the file's name without ".png", and what is on it. small: with few colours, for a document."""

    file: str
    scene: str
    language: str = "en"
    look: str = "light"
    size: str = "1280x800"
    small: bool = True


# The pictures of README.md and of docs/desktop.md.
DOCUMENTS = (
    Shot("desktop-leads", "leads"),
    Shot("desktop-rules", "rules-edited"),
    Shot("desktop-tiers", "tiers"),
    Shot("desktop-data", "data-findings"),
    Shot("desktop-export", "export"),
    Shot("desktop-leads-dark", "leads-view", look="dark"),
    Shot("desktop-rules-spanish", "rules-bands", language="es"),
)


def main() -> int:
    """Take the pictures that the command line asks for; gives the exit code."""
    said = _parse()
    folder: Path = said.folder
    folder.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(_say)
    app = make_stage_app()
    began = time.monotonic()
    shots = DOCUMENTS if said.documents else tuple(_all(said))
    for (language, scene), group in groupby(shots, lambda shot: (shot.language, shot.scene)):
        _take(app, scene, language, tuple(group), folder)
        print(f"{language}  {scene}", flush=True)  # noqa: T201
    print(f"{len(shots)} pictures in {folder}, in {time.monotonic() - began:.0f} s")  # noqa: T201
    return 0


def _all(said: argparse.Namespace) -> Iterator[Shot]:
    for language in said.language or LANGUAGES:
        for scene in said.only or SCENES:
            for look in said.look or LOOKS:
                for size in said.size or SIZES:
                    yield Shot(f"{scene}-{language}-{look}-{size}", scene, language, look, size, small=False)


def _take(app: QApplication, scene: str, language: str, shots: Sequence[Shot], folder: Path) -> None:
    """Take pictures of one scene in one language."""
    # The same path in the documents' pictures each time; others may be taken at the same time as these.
    desk = Path(gettempdir(), "hotsheet-leads") if shots[0].small else None
    with stage(app, LANGUAGES[language], desk) as on:
        theme.apply(app, dark=False)
        SCENES[scene](on)
        for shot in shots:
            theme.apply(app, dark=shot.look == "dark")
            width, height = map(int, shot.size.split("x"))
            picture, path = on.picture(QSize(width, height)), folder / f"{shot.file}.png"
            if shot.small:
                save_small(picture.toImage(), path)
            else:
                picture.save(str(path))


def _say(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    # Said of every dialog where there is no screen; everything else is worth knowing.
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)  # noqa: T201


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py shots", description="Pictures of every page and dialog.")
    parser.add_argument("folder", type=Path, help="where the .png files go")
    parser.add_argument("--documents", action="store_true", help="those of README.md and docs, small")
    parser.add_argument("--only", action="append", choices=SCENES, help="this scene; may be given again")
    parser.add_argument("--size", action="append", help=f"by default {' and '.join(SIZES)}")
    parser.add_argument("--look", action="append", choices=LOOKS, help="by default both")
    parser.add_argument("--language", action="append", choices=LANGUAGES, help="by default both")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
