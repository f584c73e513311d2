"""Takes the pictures: `python -m desktop.shots FOLDER`, or `python3 dev.py shots FOLDER`."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

# No screen is needed, and none is used: what stands on somebody's screen would be in the way.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QMessageLogContext, QSize, QtMsgType, qInstallMessageHandler

from desktop import theme
from desktop.shots.scenes import SCENES
from desktop.shots.stage import make_stage_app, stage

SIZES = ("1100x700", "1600x1000")
LOOKS = ("light", "dark")
# British English, so that dates are the same on every machine.
LANGUAGES = {"en": "en_GB", "es": "es_ES"}


def main() -> int:
    """Take the pictures that the command line asks for; gives the exit code."""
    said = _parse()
    folder: Path = said.folder
    folder.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(_say)
    app = make_stage_app()
    began, count = time.monotonic(), 0
    for language in said.language or LANGUAGES:
        for name in said.only or SCENES:
            with stage(app, LANGUAGES[language]) as on:
                theme.apply(app, dark=False)
                SCENES[name](on)
                for look in said.look or LOOKS:
                    theme.apply(app, dark=look == "dark")
                    for size in said.size or SIZES:
                        width, height = map(int, size.split("x"))
                        on.picture(QSize(width, height)).save(str(folder / f"{name}-{language}-{look}-{size}.png"))
                        count += 1
            print(f"{language}  {name}", flush=True)  # noqa: T201
    print(f"{count} pictures in {folder}, in {time.monotonic() - began:.0f} s")  # noqa: T201
    return 0


def _say(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    # Said of every dialog where there is no screen; everything else is worth knowing.
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)  # noqa: T201


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py shots", description="Pictures of every page and dialog.")
    parser.add_argument("folder", type=Path, help="where the .png files go")
    parser.add_argument("--only", action="append", choices=SCENES, help="this scene; may be given again")
    parser.add_argument("--size", action="append", help=f"by default {' and '.join(SIZES)}")
    parser.add_argument("--look", action="append", choices=LOOKS, help="by default both")
    parser.add_argument("--language", action="append", choices=LANGUAGES, help="by default both")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
